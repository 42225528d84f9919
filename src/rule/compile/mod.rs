//! Takes rule files as they are written, gives rulebooks that cannot be wrong, and every mistake on the way.
//!
//! Three layers, the later over the earlier: the defaults (embedded, or a `defaults.yaml` on disk in their place),
//! files for all collections, and the file that bears the collection's name. A later layer replaces single fields of
//! what an earlier one declared; within a layer nothing is declared twice.

mod aids;
mod choices;
mod constraints;
mod examples;
mod extracts;
mod names;
mod properties;
mod rules;
mod terms;
mod tolerance;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::raw::RawRules;
use super::read::read;
use super::{Gaps, Rulebook};
use crate::document::Document;
use crate::finding::Written;
use crate::mistake::Mistakes;
use crate::value::fold;
use crate::yaml::{Page, plant};

pub(crate) use choices::note_unless_known;

/// The rules that are part of the program.
pub const DEFAULTS: &str = include_str!("../../../rules/defaults.yaml");

/// The stem of the file that replaces them.
const DEFAULTS_STEM: &str = "defaults";

/// A rule file that was read from somewhere.
#[derive(Clone, Debug)]
pub struct RuleFile {
    /// The file's name without its ending: a collection's name, `defaults`, or any other for all collections.
    pub stem: String,
    /// Its text.
    pub text: Arc<Document>,
}

/// Whose word weighs more: the later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    Defaults,
    All,
    Own,
}

/// A rule file within one rulebook.
struct Part<'r> {
    layer: Layer,
    raw: &'r RawRules<'r>,
    page: Page,
}

/// Where something was declared: enough to say so when it is declared again.
#[derive(Clone, Debug)]
struct Declared {
    layer: Layer,
    file: Arc<Document>,
    span: Range<usize>,
}

/// Compiles the rulebook of each wanted collection. `known` are the names of all collections that exist, so that the
/// file of one that is not wanted now is not taken for a file for all.
///
/// The rulebooks stand in the order of `wanted`; collections without a file of their own share one.
#[must_use]
pub fn compile(files: &[RuleFile], known: &[&str], wanted: &[&str]) -> (Vec<Arc<Rulebook>>, Mistakes) {
    let mut texts: Vec<RuleFile> = files.to_vec();
    texts.sort_by(|a, b| a.text.path.cmp(&b.text.path));
    if !texts.iter().any(|file| file.stem == DEFAULTS_STEM) {
        let text = Arc::new(Document::new("rules/defaults.yaml (embedded)", DEFAULTS));
        texts.insert(0, RuleFile { stem: DEFAULTS_STEM.to_owned(), text });
    }
    let mut mistakes = Mistakes::new();
    let mut raws: Vec<(&RuleFile, RawRules<'_>)> = Vec::with_capacity(texts.len());
    for file in &texts {
        let mut page = Page::new(&file.text);
        let tree = plant(file.text.text(), &mut page);
        raws.push((file, read(&tree, &mut page)));
        mistakes.append(page.mistakes);
    }
    let known: BTreeSet<&str> = known.iter().chain(wanted).copied().collect();
    let mut shared: Option<Arc<Rulebook>> = None;
    let mut books = Vec::with_capacity(wanted.len());
    for name in wanted {
        let layer = |file: &RuleFile| match file.stem.as_str() {
            DEFAULTS_STEM => Some(Layer::Defaults),
            stem if stem == *name => Some(Layer::Own),
            stem if known.contains(stem) => None,
            _ => Some(Layer::All),
        };
        let own = texts.iter().any(|file| layer(file) == Some(Layer::Own));
        if let Some(book) = shared.as_ref().filter(|_| !own) {
            books.push(Arc::clone(book));
            continue;
        }
        let part = |(file, raw)| Some(Part { layer: layer(file)?, raw, page: Page::new(&file.text) });
        let mut parts: Vec<Part<'_>> = raws.iter().filter_map(|(file, raw)| part((file, raw))).collect();
        parts.sort_by_key(|part| part.layer);
        let book = Arc::new(compile_book(&mut parts));
        parts.into_iter().for_each(|part| mistakes.append(part.page.mistakes));
        if !own {
            shared = Some(Arc::clone(&book));
        }
        books.push(book);
    }
    // A file for all is compiled once for each collection that has rules of its own: its mistakes are told once.
    (books, each_once(mistakes))
}

fn each_once(mistakes: Mistakes) -> Mistakes {
    let mut once = Mistakes::new();
    mistakes.sorted().into_iter().for_each(|mistake| once.push(mistake));
    once
}

fn compile_book(parts: &mut [Part<'_>]) -> Rulebook {
    let mut book = Rulebook {
        properties: properties::merge(parts),
        subjects: names::merge_subjects(parts),
        scopes: names::merge_scopes(parts),
        gaps: gaps(parts),
        ..Rulebook::default()
    };
    choices::read_examples(parts, &mut book);
    let drafts = rules::merge(parts, &book);
    book.rules = examples::read_into(drafts, parts, &book);
    constraints::compile(parts, &mut book);
    book.terms = terms::merge_terms(parts, &book);
    book.evidence = terms::read_evidence(parts, &book);
    book.aids = aids::merge(parts);
    book.extract = extracts::compile(parts, &book);
    book
}

/// What was meant to be declared and could not be read.
fn gaps(parts: &[Part<'_>]) -> Gaps {
    let names = parts.iter().flat_map(|part| &part.raw.unread).map(|name| fold(&name.text)).collect();
    Gaps { properties: names, below: parts.iter().any(|part| part.raw.broken) }
}

impl Part<'_> {
    fn declared(&self, span: &Range<usize>) -> Declared {
        Declared { layer: self.layer, file: Arc::clone(&self.page.file), span: span.clone() }
    }

    fn written(&self, span: &Range<usize>) -> Written {
        let (line, column) = self.page.file.position(span.start);
        Written { file: self.page.file.path.clone(), line, column }
    }

    /// Notes that something was declared before in the same layer.
    fn note_twice(&mut self, code: &'static str, what: &str, span: Range<usize>, before: &Declared) {
        let message = format!("{what} is declared twice");
        let help = "keep one of the two; a collection's own file may change single fields of what a file for all says";
        if Arc::ptr_eq(&self.page.file, &before.file) {
            self.page.note_both(code, (span, "again here"), (before.span.clone(), "first here"), message, help);
        } else {
            let (line, column) = before.file.position(before.span.start);
            let first = format!("first in {}:{line}:{column}", before.file.path);
            self.page.note(code, span, message, first, help);
        }
    }
}

#[cfg(test)]
mod tests;
