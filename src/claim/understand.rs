//! From what a claim file says to what it means, by the rules: a claim with a mistake is left out, the others stay.

use std::sync::Arc;

use super::collection::Files;
use super::disk::Place;
use super::raw::{RawClaim, RawFile, RawSelector};
use super::said::Ear;
use super::source::understand_source;
use super::{Claim, Selector, Source, ids, read};
use crate::document::Document;
use crate::finding::Written;
use crate::mistake::{Mistake, Mistakes};
use crate::rule::{Property, Rulebook, name_of_file};
use crate::yaml::{Page, Scalar, Spanned, clipped, listed, plant, suggest};

/// A claim file, understood.
pub(crate) struct Understood {
    /// The source with its claims.
    pub source: Source,
    /// The claim file.
    pub file: Arc<Document>,
    /// What it copies, and where it says so.
    pub copies: Vec<Spanned<String>>,
    /// What is wrong in it.
    pub mistakes: Mistakes,
}

/// Reads and understands one claim file.
pub(crate) fn understand(file: &Arc<Document>, folder: &Place, book: &Rulebook, files: &dyn Files) -> Understood {
    let mut page = Page::new(file);
    let tree = plant(file.text(), &mut page);
    let raw = read::read(&tree, &mut page);
    if raw.written == 0 && tree.root.is_some() && !tree.broken && !page.mistakes.any_error() {
        note_no_claims(&raw, &mut page);
    }
    let mut source = understand_source(&raw.source, name_of_file(&file.path), folder, files, &mut page);
    let calendar = raw.source.calendar.as_ref().map(|calendar| calendar.value);
    let mut named = ids::Named::default();
    for raw in &raw.claims {
        let Some(property) = find_property(&raw.property, book, &mut page) else { continue };
        let ear = Ear { book, kind: property.kind, property: Some(property), calendar };
        let said = raw.said.understand(&ear, &mut page);
        // An id is taken by a claim that is left out, too: its namesake is no less wrong for that.
        let Some(id) = named.name(raw, &mut page) else { continue };
        if let Some(said) = said.filter(|_| !raw.broken) {
            let written = written(raw, &page);
            source.claims.push(Claim {
                id,
                subject: book.subjects.main(&raw.subject.text).to_owned(),
                property: property.name.clone(),
                value: said.value,
                scope: said.scope,
                says: said.says,
                mode: said.mode,
                certainty: raw.certainty,
                status: raw.status,
                note: raw.note.as_ref().map(|note| note.text.to_string()),
                quote: selector(&raw.quote),
                context: raw.context.as_ref().map(selector),
                because: raw.because.as_ref().map(selector),
                written,
                passage: None,
            });
        }
    }
    let copies = raw.source.copies.iter().map(spanned).collect();
    Understood { source, file: Arc::clone(file), copies, mistakes: page.mistakes }
}

fn spanned(text: &Scalar<'_>) -> Spanned<String> {
    Spanned { value: text.text.to_string(), span: text.span.clone() }
}

fn selector(raw: &RawSelector<'_>) -> Selector {
    let owned = |text: &Option<Scalar<'_>>| text.as_ref().map(|text| text.text.to_string());
    Selector { exact: raw.exact.text.to_string(), before: owned(&raw.before), after: owned(&raw.after) }
}

/// Where the value is written.
fn written(raw: &RawClaim<'_>, page: &Page) -> Written {
    let start = raw.said.value.as_ref().map_or(raw.subject.span.start, |value| value.span.start);
    let (line, column) = page.file.position(start);
    Written { file: page.file.path.clone(), line, column }
}

/// The property of a claim; one that no rule file declares is a mistake, unless a mistake there explains it.
fn find_property<'b>(name: &Scalar<'_>, book: &'b Rulebook, page: &mut Page) -> Option<&'b Property> {
    let property = book.property(&name.text);
    if property.is_none() && !book.gaps.may_hold(&name.text) {
        let known = book.properties.values().map(|property| property.name.as_str());
        let near = page.nearest("property", &name.text, known);
        let shown = clipped(&name.text);
        let kinds = listed(crate::value::Kind::ALL.map(crate::value::Kind::name));
        let declare = format!(
            "a new property is declared in a rule file: `properties: {{{shown}: {{type: quantity}}}}` (or {kinds})"
        );
        let message = format!("no rule file declares the property `{shown}`");
        page.note("unknown-property", name.span.clone(), message, "", suggest(near.as_deref(), declare));
    }
    property
}

fn note_no_claims(raw: &RawFile<'_>, page: &mut Page) {
    let span = raw.claims_key.clone().unwrap_or(0..page.file.text().len().min(1));
    let help = "add one: `claims: [{subject: …, property: …, value: …, quote: …}]`";
    let file = Arc::clone(&page.file);
    let mistake = Mistake::at("no-claims", &file, span, format!("`{}` makes no claims", file.path), "").help(help);
    page.mistakes.push(mistake.warning());
}
