//! Takes documents, gives the words that several of them quote in different forms: one utterance, two wordings.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::stem::{Key, plain};
use super::thesaurus::Thesaurus;
use super::told::Told;

/// Fewer words than these are a phrase that anyone may use.
const LEAST: usize = 6;
/// So many telling words must be the same.
const SHARED: usize = 3;
/// Of the shorter one so much must stand in the other.
const HELD: f64 = 0.42;
/// A word in more quotations than this finds none.
const LONGEST: usize = 64;

/// A quotation in a document.
#[derive(Clone, Debug)]
pub(super) struct Quote {
    /// The document's place in the list.
    pub doc: u32,
    /// Bytes of the prose between the marks.
    pub span: Range<usize>,
    words: Vec<Key>,
}

/// Quotations of one utterance, by their places in the list.
#[derive(Clone, Debug)]
pub(super) struct Utterance {
    /// At least two, of different documents.
    pub quotes: Vec<usize>,
}

/// Every quotation of some length.
pub(super) fn quotes(told: &[Told]) -> Vec<Quote> {
    let mut found = Vec::new();
    for (doc, told) in (0..).zip(told).filter(|(_, told)| told.copied.is_none()) {
        let text = told.document.prose();
        let mut open: Option<(usize, char)> = None;
        for (at, c) in text.char_indices() {
            match (open, c) {
                (None, '“') => open = Some((at + c.len_utf8(), '”')),
                (None, '"') => open = Some((at + 1, '"')),
                (Some((from, close)), c) if c == close => {
                    let words = words(text.get(from..at).unwrap_or(""));
                    if words.len() >= LEAST {
                        found.push(Quote { doc, span: from..at, words });
                    }
                    open = None;
                }
                // A mark that nothing closes is none.
                (Some((from, _)), '\n') if at > from + 1500 || text.get(at..at + 2) == Some("\n\n") => open = None,
                _ => {}
            }
        }
    }
    found
}

fn words(text: &str) -> Vec<Key> {
    let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).map(plain);
    words.filter(|word| !word.is_empty()).map(|word| Key::of(&word)).collect()
}

/// Quotations that are one utterance: they share words that tell, and most of the shorter one.
pub(super) fn utterances(quotes: &[Quote]) -> Vec<Utterance> {
    let thesaurus = Thesaurus::shared();
    let mut lists: HashMap<Key, Vec<usize>> = HashMap::new();
    for (at, quote) in quotes.iter().enumerate() {
        let telling: BTreeSet<Key> = quote.words.iter().filter(|word| !thesaurus.is_plain(**word)).copied().collect();
        for key in telling {
            lists.entry(key).or_default().push(at);
        }
    }
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for list in lists.values().filter(|list| list.len() <= LONGEST) {
        for (nth, a) in list.iter().enumerate() {
            for b in list.iter().skip(nth + 1) {
                *shared.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> =
        shared.into_iter().filter(|(_, count)| *count >= SHARED).map(|(pair, _)| pair).collect();
    pairs.sort_unstable();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut found = Vec::new();
    for (a, b) in pairs {
        let Some((one, other)) = quotes.get(a).zip(quotes.get(b)) else { continue };
        if one.doc != other.doc && !taken.contains(&a) && !taken.contains(&b) && held(&one.words, &other.words) >= HELD
        {
            taken.extend([a, b]);
            found.push(Utterance { quotes: vec![a, b] });
        }
    }
    found
}

/// How much of the shorter one stands in the other, each word as often as it is there.
fn held(a: &[Key], b: &[Key]) -> f64 {
    let mut counts: HashMap<Key, usize> = HashMap::new();
    for word in a {
        *counts.entry(*word).or_default() += 1;
    }
    let common =
        b.iter().filter(|word| counts.get_mut(word).filter(|count| **count > 0).map(|count| *count -= 1).is_some());
    #[allow(clippy::cast_precision_loss)]
    let share = common.count() as f64 / a.len().min(b.len()).max(1) as f64;
    share
}
