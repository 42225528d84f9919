//! `counterclaim compare`: plain documents in, disagreements out.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::args::{self, Look};
use super::{Exit, check, collected, mentions};
use crate::align::{Alignment, Options, align, collect};
use crate::claim::disk::{Place, list_documents};
use crate::document::Document;
use crate::finding::{Finding, Severity, Verdict};
use crate::mistake::{Mistake, Mistakes};
use crate::report::Show;
use crate::rule::{Rulebook, compile, load_folder};

/// Runs the verb.
pub fn run(call: &args::Compare, look: &Look) -> io::Result<Exit> {
    let started = Instant::now();
    let outputs = match check::outputs(&call.formats) {
        Ok(outputs) => outputs,
        Err(message) => {
            writeln!(io::stderr(), "counterclaim: {message}")?;
            return Ok(Exit::Mistake);
        }
    };
    let (documents, mut mistakes) = read(call);
    let (rules, found) = rules(call.rules.as_deref());
    mistakes.append(found);
    let broken = mistakes.any_error();
    let alignment = align(&documents, &Options { least: call.min_score, silences: call.silences, rules });
    let findings = findings(&alignment, call);
    if let Some(folder) = call.save.as_deref().filter(|_| !broken)
        && let Err(mistake) = collected::write(folder, &collect(&alignment))
    {
        writeln!(io::stderr(), "counterclaim: {mistake}")?;
        return Ok(Exit::Mistake);
    }
    let mut outcome = crate::check::conclude(&[alignment.collection], findings, mistakes);
    // Plain documents are no collection; the summary then speaks of passages and not of claims.
    outcome.summary.collections = 0;
    let show = if call.agreements || call.show == args::Show::All { Show::All } else { Show::Listed };
    check::write_all(&outputs, &outcome, (show, call.limit), look, started)?;
    Ok(check::exit(&outcome, broken, call.fail_on))
}

/// What is to be told of an alignment.
fn findings(alignment: &Alignment, call: &args::Compare) -> Vec<Finding> {
    let mut findings = alignment.findings();
    for finding in &mut findings {
        if call.silences && finding.verdict == Some(Verdict::OnlyIn) {
            finding.severity = Severity::Note;
        }
        if call.why {
            finding.why.push_str(&alignment.reason(finding));
        }
    }
    findings.retain(|finding| call.silences || finding.verdict != Some(Verdict::OnlyIn));
    findings
}

/// The rules of a file, or of every file in a folder; those that come with the program where none is named.
fn rules(path: Option<&Path>) -> (Arc<Rulebook>, Mistakes) {
    let Some(path) = path else { return (Rulebook::defaults(), Mistakes::new()) };
    let (files, mut mistakes) = load_folder(path);
    let (books, found) = compile(&files, &[], &[""]);
    mistakes.append(found);
    (books.into_iter().next().unwrap_or_default(), mistakes)
}

/// The documents, each once, and what keeps others from being read.
fn read(call: &args::Compare) -> (Vec<Arc<Document>>, Mistakes) {
    let mut mistakes = Mistakes::new();
    let mut documents: Vec<Arc<Document>> = Vec::new();
    let mut taken: BTreeSet<PathBuf> = BTreeSet::new();
    for Named { path, chosen } in named(&call.documents, &mut mistakes) {
        if !taken.insert(path.canonicalize().unwrap_or_else(|_| path.clone())) {
            let message = format!("`{}` is named twice, and is read once", path.display());
            mistakes.push(Mistake::about("document-twice", path.to_string_lossy(), message).warning());
            continue;
        }
        match mentions::read(&path) {
            Ok((document, doubt)) => {
                doubt.into_iter().for_each(|doubt| mistakes.push(doubt));
                documents.push(document);
            }
            // Whoever names a folder means the texts in it.
            Err(mistake) if !chosen && mistake.code == "document-binary" => mistakes.push(mistake.warning()),
            Err(mistake) => mistakes.push(*mistake),
        }
    }
    note_empty(&documents, &mut mistakes);
    (documents, mistakes)
}

/// A document to be read.
struct Named {
    path: PathBuf,
    /// True where the file itself was named, false where its folder was.
    chosen: bool,
}

/// The documents of a call: the files that are named, and those in the folders that are.
fn named(paths: &[PathBuf], mistakes: &mut Mistakes) -> Vec<Named> {
    let mut all = Vec::new();
    for path in paths {
        if !path.is_dir() {
            all.push(Named { path: path.clone(), chosen: true });
            continue;
        }
        let place = Place::of(path);
        let files = list_documents(&place, mistakes);
        if files.is_empty() {
            let message = format!("there are no texts in the folder `{}`", place.shown);
            let help = "put two or more texts in it, as plain text, Markdown or HTML, or name them one by one";
            mistakes.push(Mistake::about("nothing-to-check", &place.shown, message).help(help));
        }
        all.extend(files.into_iter().map(|file| Named { path: PathBuf::from(file.shown), chosen: false }));
    }
    all
}

/// Says which documents hold no text, and that one alone is compared with nothing.
fn note_empty(documents: &[Arc<Document>], mistakes: &mut Mistakes) {
    let (empty, full): (Vec<_>, Vec<_>) = documents.iter().partition(|document| document.prose().trim().is_empty());
    for document in empty {
        let mistake =
            Mistake::about("document-empty", &document.path, format!("there is no text in `{}`", document.path));
        let help = "name a document that says something";
        // Where nothing at all can be compared, a clean run would say what nobody looked at.
        mistakes.push(if full.is_empty() { mistake.help(help) } else { mistake.warning() });
    }
    if let [document] = full.as_slice() {
        let message = format!("`{}` is the only text: it is held against itself alone", document.path);
        let help = "name a second text to compare it with";
        mistakes.push(Mistake::about("document-alone", &document.path, message).help(help).warning());
    }
}
