//! `counterclaim add`: starts one claim from a passage that a person chose, and prints it ready to be pasted.

use std::io::{self, Write};
use std::path::Path;

use super::args::{self, Look};
use super::{Exit, extract, terminal};
use crate::claim::disk::{Place, doubt, is_yaml, read_document};
use crate::claim::{book_for, used_beside};
use crate::extract::{Started, scalar, start};
use crate::mistake::Mistake;
use crate::report;

/// Runs the verb: exit code 2 where the passage does not stand exactly once in the document.
pub fn run(call: &args::Add, look: &Look) -> io::Result<Exit> {
    let (book, mut mistakes) = book_for(&call.document, call.rules.as_deref());
    let place = Place::of(&call.document);
    if is_yaml(&place.shown) {
        let message = format!("`{}` is a claim file", place.shown);
        let help = "name the document that it quotes";
        mistakes.push(Mistake::about("not-a-document", &place.shown, message).help(help));
    }
    let document = match read_document(&place) {
        Ok(document) => {
            doubt(&document).into_iter().for_each(|doubt| mistakes.push(doubt));
            Some(document)
        }
        Err(mistake) => {
            mistakes.push(*mistake);
            None
        }
    };
    let broken = mistakes.any_error();
    report::write_mistakes(&mistakes.sorted(), &terminal::stderr(look), &mut io::stderr().lock())?;
    let Some(document) = document.filter(|_| !broken) else { return Ok(Exit::Mistake) };
    match start(&document, &book, &used_beside(&call.document, call.rules.as_deref()), &call.words) {
        Started::Claim(text) => {
            io::stdout().lock().write_all(text.as_bytes())?;
            point_to(&call.document)?;
            Ok(Exit::Clean)
        }
        Started::Not(why) => {
            let mut err = io::stderr().lock();
            why.lines().try_for_each(|line| writeln!(err, "{}", report::harmless(line)))?;
            Ok(Exit::Mistake)
        }
    }
}

/// Says that nothing was written, and where the lines go.
fn point_to(document: &Path) -> io::Result<()> {
    let file = extract::beside_document(document);
    let shown = report::harmless(&Place::of(&file).shown);
    let mut err = io::stderr().lock();
    if file.exists() {
        return writeln!(err, "Nothing was written: paste these lines under `claims:` in {shown}, and fill them in.");
    }
    let name = document.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    writeln!(
        err,
        "Nothing was written. There is no {shown} yet: begin it with these lines, paste the others below them,"
    )?;
    writeln!(err, "and fill them in.\n\nsource:\n  document: {}\n\nclaims:", report::harmless(&scalar(&name)))
}
