//! Takes documents, gives the stretches that two of them have word for word: where they are one voice.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::told::Told;
use super::stem::{Key, plain};
use crate::mention;

/// A sentence of fewer words may be the same by chance.
const LEAST: usize = 8;
/// A sentence in more documents than this is a formula, and found in pairs no more.
const MOST: usize = 40;

/// Two documents that share wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shared {
    /// Places in the list, the first before the second.
    pub docs: (u32, u32),
    /// How many sentences.
    pub sentences: usize,
    /// How many words they have.
    pub words: usize,
    /// The first of them in each document: bytes of the prose.
    pub first: (Range<usize>, Range<usize>),
}

/// What every pair of documents shares, in order.
pub(super) fn shared(told: &[Told]) -> Vec<Shared> {
    let mut places: HashMap<Key, Vec<(u32, Range<usize>, usize)>> = HashMap::new();
    for (doc, told) in (0..).zip(told) {
        let text = told.document.prose();
        for (start, end) in mention::sentences(text) {
            let sentence = text.get(start..end).unwrap_or("");
            let count = sentence.split_whitespace().count();
            if count >= LEAST {
                places.entry(wording(sentence)).or_default().push((doc, start..end, count));
            }
        }
    }
    let mut pairs: BTreeMap<(u32, u32), Shared> = BTreeMap::new();
    for list in places.values().filter(|list| list.len() > 1 && list.len() <= MOST) {
        for (nth, (a, at, words)) in list.iter().enumerate() {
            for (b, other, _) in list.iter().skip(nth + 1).filter(|(b, ..)| a != b) {
                let first = (at.clone(), other.clone());
                let pair = pairs.entry((*a, *b)).or_insert_with(|| Shared {
                    docs: (*a, *b),
                    sentences: 0,
                    words: 0,
                    first: first.clone(),
                });
                pair.sentences += 1;
                pair.words += words;
                if (first.0.start, first.1.start) < (pair.first.0.start, pair.first.1.start) {
                    pair.first = first;
                }
            }
        }
    }
    pairs.into_values().collect()
}

/// A sentence without marks and capitals: equal keys are equal wording.
pub(super) fn wording(sentence: &str) -> Key {
    let words: Vec<String> = sentence.split_whitespace().map(plain).filter(|word| !word.is_empty()).collect();
    Key::of(&words.join(" "))
}
