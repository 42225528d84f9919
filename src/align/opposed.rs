//! Takes a sentence, gives what it says that did or did not happen: for documents of which one denies what the other
//! asserts.

use super::row::{Part, Row, Word};
use super::stem::{Key, keys};

/// What is told of someone or something once, so that a denial of it is of the same deed.
const DEEDS: [Key; 20] = keys([
    "die",
    "execute",
    "torture",
    "arrest",
    "imprison",
    "deport",
    "expel",
    "convict",
    "release",
    "capture",
    "marry",
    "elect",
    "dismiss",
    "appoint",
    "crown",
    "sign",
    "abolish",
    "introduce",
    "surrender",
    "survive",
]);

/// Something that a sentence says happened, or did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Deed {
    /// The place of its word in the row.
    pub at: usize,
    /// What happened.
    pub event: Key,
    /// True where the sentence denies it.
    pub denied: bool,
}

/// Deeds that a sentence tells of someone or something with a name.
pub(super) fn deeds(text: &str, row: &Row) -> Vec<Deed> {
    let asks = text.get(row.span.clone()).is_some_and(|sentence| sentence.trim_end().ends_with('?'));
    if asks || !row.words.iter().any(|word| word.part == Part::Name) {
        return Vec::new();
    }
    let told = |word: &Word| word.part == Part::Event && DEEDS.contains(&word.key);
    let deed = |(at, word): (usize, &Word)| Deed { at, event: word.key, denied: is_denied(text, row, at) };
    row.words.iter().enumerate().filter(|(_, word)| told(word)).map(deed).collect()
}

/// `was not tortured`, `never signed`, `was neither tried`: the denial stands right before the verb.
fn is_denied(text: &str, row: &Row, at: usize) -> bool {
    let Some(verb) = row.words.get(at) else { return false };
    let before = row.words.get(at.saturating_sub(2)..at).unwrap_or_default();
    before.iter().any(|word| {
        word.clause == verb.clause && word.is(text, &["not", "never", "neither", "nor", "didn't", "wasn't"])
    })
}
