//! Takes several accounts of one event, gives every two of their counts that may be of one fact, with their traits: what
//! the weights of traits are chosen by (`benches/weights.rs`).

use std::ops::Range;
use std::sync::Arc;

use super::likeness::{may_be_alike, traits};
use super::statement::Statement;
use super::tally::Tally;
use super::{Options, Reading, read};
use crate::document::Document;

/// A value in a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The document's place among those of [`pairings`], which are sorted by path.
    pub document: usize,
    /// Bytes of the document's text.
    pub span: Range<usize>,
}

/// Two counts in two documents, with what they share and in what they differ.
#[derive(Clone, Debug)]
pub struct Pairing {
    /// Where they stand.
    pub places: [Place; 2],
    /// How much of each trait the pair has, in the order of [`trait_names`].
    pub traits: Vec<f32>,
    /// True where what is written of the two has nothing in common.
    pub apart: bool,
}

/// The names of the traits.
pub fn trait_names() -> impl Iterator<Item = &'static str> {
    super::weights::TRAITS.iter().map(|(name, _)| *name)
}

/// Every pairing of documents, which are to be sorted by path; none of those that something rules out for certain.
#[must_use]
pub fn pairings(documents: &[Arc<Document>], options: &Options) -> Vec<Pairing> {
    let (told, ..) = read(documents, &Reading::of(&options.rules));
    let all: Vec<&Statement> = told.iter().flat_map(|told| &told.statements).collect();
    let place = |statement: &Statement| {
        let document = statement.doc as usize;
        let text = documents.get(document);
        let span = text.map_or(0..0, |text| text.from_prose(statement.span.clone()));
        Place { document, span }
    };
    let pair = |a: &Statement, b: &Statement| {
        let may_be = may_be_alike(a, b);
        let traits = may_be.then(|| traits(a, b, &Tally::of(a, b))).flatten()?;
        Some(Pairing { places: [place(a), place(b)], traits: traits.to_vec(), apart: is_apart(a, b) })
    };
    let pairs = (0..all.len()).flat_map(|at| (at + 1..all.len()).map(move |other| (at, other)));
    pairs.filter_map(|(at, other)| pair(*all.get(at)?, *all.get(other)?)).collect()
}

/// True where what is written of two values has no number or day in common; rounding is left to the comparison.
fn is_apart(a: &Statement, b: &Statement) -> bool {
    let ends = |of: &Statement| of.size.as_ref().map(|size| size.ends);
    ends(a).zip(ends(b)).is_some_and(|((low, high), (from, to))| high < from || to < low)
}
