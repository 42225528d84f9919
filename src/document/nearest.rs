//! Takes a quotation that is lost, gives the passage of the text that is most like it, and how they differ.
//!
//! Candidates come from the words that both share, rarest first; the best by a word diff wins. It is a suggestion to
//! a person and never an anchor: a fuzzy anchor that moves by itself lands on a lookalike one day.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use similar::TextDiff;

use super::diff;
use crate::finding::Change;

/// The passage most like a lost quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearest {
    /// Bytes of the document.
    pub span: Range<usize>,
    /// How like the two are, 0 to 1.
    pub likeness: f32,
    /// From the quotation to what stands there now.
    pub diff: Vec<Change>,
}

/// A passage of the folded text.
#[derive(Debug)]
pub struct Near {
    span: Range<usize>,
    likeness: f32,
    diff: Vec<Change>,
}

impl Near {
    /// The same passage in the original, given the way there.
    #[must_use]
    pub fn at(self, original: impl Fn(&Range<usize>) -> Range<usize>) -> Nearest {
        Nearest { span: original(&self.span), likeness: self.likeness, diff: self.diff }
    }
}

/// Below this likeness a passage is not worth showing.
const LIKE: f32 = 0.5;

/// A word in more places than this is looked up in its first ones only.
const COMMON: usize = 200;

/// So many candidates are compared word by word.
const CANDIDATES: usize = 8;

/// The words of a folded text and where they stand.
#[derive(Debug)]
pub struct Index<'t> {
    text: &'t str,
    words: Vec<Range<usize>>,
    places: HashMap<String, Vec<usize>>,
}

impl<'t> Index<'t> {
    /// Reads the text once.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let mut words = Vec::new();
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        let mut start = 0;
        for word in text.split(' ') {
            let span = start..start + word.len();
            start = span.end + 1;
            if word.is_empty() {
                continue;
            }
            let list = places.entry(plain(word)).or_default();
            if list.len() < COMMON {
                list.push(words.len());
            }
            words.push(span);
        }
        Self { text, words, places }
    }

    /// The passage most like a folded quotation; `None` where none is like it.
    #[must_use]
    pub fn nearest(&self, quote: &str) -> Option<Near> {
        let sought: Vec<&str> = quote.split(' ').filter(|word| !word.is_empty()).collect();
        // Each shared word votes for where the quotation would start, a rare one louder.
        let mut votes: BTreeMap<usize, f32> = BTreeMap::new();
        for (at, word) in sought.iter().enumerate() {
            let Some(places) = self.places.get(&plain(word)) else { continue };
            let voice = 1.0 / (places.len() as f32);
            for place in places {
                *votes.entry(place.saturating_sub(at)).or_default() += voice;
            }
        }
        let mut starts: Vec<(usize, f32)> = votes.into_iter().collect();
        starts.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let best = starts
            .into_iter()
            .take(CANDIDATES)
            .filter_map(|(start, _)| self.window(start, &sought))
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.start.cmp(&a.0.start)))?;
        let (span, likeness) = best;
        let now = self.text.get(span.clone())?;
        (likeness >= LIKE).then(|| Near { span, likeness, diff: diff::words(quote, now) })
    }

    /// The words around a start that match the quotation best, trimmed to the first and last that it shares.
    fn window(&self, start: usize, sought: &[&str]) -> Option<(Range<usize>, f32)> {
        const SLACK: usize = 3;
        let from = start.saturating_sub(SLACK);
        let words = self.words.get(from..(start + sought.len() + SLACK).min(self.words.len()))?;
        // Words are aligned without the marks at their ends; what is then shown has them.
        let plain_words = |words: &[&str]| words.iter().map(|word| plain(word)).collect::<Vec<String>>();
        let now: Vec<&str> = words.iter().filter_map(|span| self.text.get(span.clone())).collect();
        let (old, new) = (plain_words(sought), plain_words(&now));
        let (old, new): (Vec<&str>, Vec<&str>) =
            (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
        let diff = TextDiff::from_slices(&old, &new);
        let kept = diff.ops().iter().filter(|op| matches!(op, similar::DiffOp::Equal { .. }));
        let (mut first, mut last) = (None, 0);
        for op in kept {
            first.get_or_insert(op.new_range().start);
            last = op.new_range().end;
        }
        // A changed first or last word still belongs to the passage: as many words as the quotation had there.
        let head = diff.ops().first().filter(|op| !matches!(op, similar::DiffOp::Equal { .. }));
        let tail = diff.ops().last().filter(|op| !matches!(op, similar::DiffOp::Equal { .. }));
        let first = first?.saturating_sub(head.map_or(0, |op| op.old_range().len()));
        let last = (last + tail.map_or(0, |op| op.old_range().len())).min(words.len());
        let kept = new.get(first..last)?;
        let span = words.get(first)?.start..words.get(last.checked_sub(1)?)?.end;
        Some((self.trimmed(span, sought), TextDiff::from_slices(&old, kept).ratio()))
    }
}

impl Index<'_> {
    /// A passage without the marks at its ends that the quotation does not have at its own.
    fn trimmed(&self, span: Range<usize>, sought: &[&str]) -> Range<usize> {
        let text = self.text.get(span.clone()).unwrap_or_default();
        let marks = |c: char| !c.is_alphanumeric();
        let bare = |word: Option<&&str>, at: fn(&str) -> Option<char>| {
            word.and_then(|word| at(word)).is_some_and(char::is_alphanumeric)
        };
        let (mut start, mut end) = (span.start, span.end);
        if bare(sought.first(), |word| word.chars().next()) {
            start += text.len() - text.trim_start_matches(marks).len();
        }
        if bare(sought.last(), |word| word.chars().next_back()) {
            end -= text.len() - text.trim_end_matches(marks).len();
        }
        start..end.max(start)
    }
}

/// A word as it is looked up: without case and without the marks at its ends.
fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}
