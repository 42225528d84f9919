//! From what a claim file says of its source to what that means: its date, and the document that it names.

use super::Source;
use super::collection::{Files, Trouble};
use super::disk::{Place, doubt, is_yaml};
use super::raw::RawSource;
use super::said::note_value;
use crate::value::{Date, Kind, Reading, Text, Value};
use crate::yaml::{Page, Scalar};

/// Understands a source; its claims are still to come.
pub(super) fn understand_source(
    raw: &RawSource<'_>,
    id: &str,
    folder: &Place,
    files: &dyn Files,
    page: &mut Page,
) -> Source {
    let owned = |text: &Option<Scalar<'_>>| text.as_ref().map(|text| text.text.to_string());
    let named = raw.document.as_ref().filter(|name| !is_claim_file(name, page));
    let document = named.and_then(|name| match files.document(folder, &name.text) {
        Ok(document) => {
            doubt(&document).into_iter().for_each(|doubt| page.mistakes.push(doubt));
            Some(document)
        }
        Err(Trouble::At { code, message, help }) => {
            page.note(code, name.span.clone(), message, "named here", help);
            None
        }
        Err(Trouble::File(mistake)) => {
            page.mistakes.push(*mistake);
            None
        }
    });
    Source {
        id: id.to_owned(),
        file: page.file.path.clone(),
        title: owned(&raw.title).unwrap_or_else(|| id.to_owned()),
        kind: raw.kind.as_ref().map(|kind| kind.value),
        genre: owned(&raw.genre),
        author: owned(&raw.author),
        written: raw.written.as_ref().and_then(|written| understand_written(written, raw, page)),
        audience: owned(&raw.audience),
        purpose: owned(&raw.purpose),
        provenance: owned(&raw.provenance),
        document,
        copies: raw.copies.iter().map(|name| name.text.to_string()).collect(),
        excerpt: raw.excerpt,
        disagreements_expected: raw.disagreements_expected,
        claims: Vec::new(),
    }
}

/// True, after saying so, where a claim file is named as the document: itself, mostly.
fn is_claim_file(name: &Scalar<'_>, page: &mut Page) -> bool {
    let yaml = is_yaml(&name.text);
    if yaml {
        let message = format!("`{}` is a claim file, not a document", name.text);
        let help = "name the text that the claims quote: `document: FILE.txt`";
        page.note("not-a-document", name.span.clone(), message, "named here", help);
    }
    yaml
}

/// When a source was written: a date, or `unknown`.
fn understand_written(written: &Scalar<'_>, raw: &RawSource<'_>, page: &mut Page) -> Option<Date> {
    if written.text == "unknown" {
        return None;
    }
    let reading = Reading { calendar: raw.calendar.as_ref().map(|calendar| calendar.value), ..Reading::default() };
    match Value::parse(Kind::Date, Text::One(&written.text), &reading) {
        Ok(Value::Date(date)) => Some(date),
        Ok(_) => None,
        Err(error) => {
            note_value(&error, Some(written), &written.span, Kind::Date, page);
            None
        }
    }
}
