//! Takes a stretch that must be quoted, gives the shortest quotation around it that stands once in the document.

use std::ops::Range;

use super::unique::Uniqueness;
use crate::claim::Selector;
use crate::document::fold::Folded;

/// A longer way from a value to its verb is not quoted: the value's own surroundings are.
const WIDEST: usize = 160;

/// A document in which quotations are sought.
pub(crate) struct Quarry<'t> {
    text: &'t str,
    folded: Folded,
    unique: Uniqueness,
}

impl<'t> Quarry<'t> {
    /// Folds the document once, and sorts its words.
    pub fn of(text: &'t str) -> Self {
        let folded = Folded::of(text);
        Self { text, unique: Uniqueness::of(&folded.text), folded }
    }

    /// The quotation of a mention: `wanted` is what it would best hold, `sentence` what it never leaves. Its bytes
    /// are those of the words quoted, without the ones before and after that a selector may name.
    pub fn quote(
        &self,
        mention: &Range<usize>,
        wanted: &Range<usize>,
        sentence: &Range<usize>,
    ) -> Option<(Selector, Range<usize>)> {
        let hull = mention.start.min(wanted.start)..mention.end.max(wanted.end);
        let start = if hull.len() <= WIDEST { hull } else { mention.clone() };
        let mut span = self.whole_words(start, sentence);
        let mut right = true;
        while !self.is_unique(&span) {
            let next = if right { self.grow_right(&span, sentence) } else { self.grow_left(&span, sentence) };
            let other = || if right { self.grow_left(&span, sentence) } else { self.grow_right(&span, sentence) };
            match next.or_else(other) {
                Some(wider) => span = wider,
                None => return self.framed(span),
            }
            right = !right;
        }
        let exact = self.plain(&span)?;
        Some((Selector { exact, before: None, after: None }, span))
    }

    /// A whole sentence that stands several times: told apart by the words around it.
    fn framed(&self, span: Range<usize>) -> Option<(Selector, Range<usize>)> {
        let whole = 0..self.text.len();
        let mut wide = span.clone();
        for _ in 0..60 {
            wide = self.grow_left(&wide, &whole).or_else(|| self.grow_right(&wide, &whole))?;
            if self.is_unique(&wide) {
                let (before, after) = (self.plain(&(wide.start..span.start)), self.plain(&(span.end..wide.end)));
                let kept = |text: Option<String>| text.filter(|text| !text.is_empty());
                return Some((Selector { exact: self.plain(&span)?, before: kept(before), after: kept(after) }, span));
            }
        }
        None
    }

    /// The words as they are quoted: on one line.
    fn plain(&self, span: &Range<usize>) -> Option<String> {
        Some(self.text.get(span.clone())?.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// True where the folded words stand once, at the beginning of longer words too: then they do as a quotation.
    fn is_unique(&self, span: &Range<usize>) -> bool {
        let folded = self.folded.made_of(span.clone());
        let words = self.folded.text.get(folded.clone()).unwrap_or("");
        let start = folded.start + (words.len() - words.trim_start().len());
        self.unique.holds(start, words.trim().len())
    }

    /// Out to the ends of the words at both ends, and to the bracket that a value stands in.
    fn whole_words(&self, span: Range<usize>, sentence: &Range<usize>) -> Range<usize> {
        let before = self.text.get(sentence.start..span.start).unwrap_or("");
        let after = self.text.get(span.end..sentence.end).unwrap_or("");
        let start =
            span.start - before.chars().rev().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
        let end = span.end
            + after.chars().take_while(|c| c.is_alphanumeric() || *c == '%').map(char::len_utf8).sum::<usize>();
        start..end
    }

    /// One word more on the right; `None` where the sentence ends.
    fn grow_right(&self, span: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
        let rest = self.text.get(span.end..sentence.end)?;
        // Marks alone are no word: what they part belongs to the next one.
        let start = rest.find(char::is_alphanumeric)?;
        let word = rest.get(start..)?;
        let taken = word.get(..word.find(char::is_whitespace).unwrap_or(word.len()))?;
        let bare = taken.trim_end_matches([',', ';', ':', '.', ')', '"', '”', '*', ']']);
        let end = span.end + start + bare.len();
        (end > span.end).then_some(span.start..end)
    }

    /// One word more on the left; `None` where the sentence begins.
    fn grow_left(&self, span: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
        let rest = self.text.get(sentence.start..span.start)?;
        let trimmed = rest.trim_end();
        let from = trimmed.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let word = trimmed.get(from..)?;
        let open = word.len() - word.trim_start_matches(['(', '"', '“', '*', '[']).len();
        let start = sentence.start + from + if open < word.len() { open } else { 0 };
        (start < span.start && self.text.is_char_boundary(start)).then_some(start..span.end)
    }
}
