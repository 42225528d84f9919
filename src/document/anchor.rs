//! Takes the quotations of a document, gives where each stands: exactly once, several times, or no more.
//!
//! All quotations of a document are sought in one pass. A quotation must stand word for word; only what nobody sees
//! (see `fold`) and what is markup (see `prose`) is let pass. Where it is lost, the passage most like it is found, and never taken for it.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::Document;
use super::fold::{Folded, needle};
use super::nearest::{Index, Nearest};
use crate::claim::Selector;

/// Where a quotation stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Anchor {
    /// Exactly once: the bytes of the document.
    Exact(Range<usize>),
    /// In several places, the first ones of them.
    Ambiguous {
        /// The bytes of up to [`PLACES`] places.
        places: Vec<Range<usize>>,
        /// How many places there are.
        count: usize,
    },
    /// Nowhere: the passage most like it, if any is.
    Lost(Option<Nearest>),
}

/// So many places of an ambiguous quotation are listed.
pub const PLACES: usize = 20;

/// Seeks all quotations in a document; the answers are in the order of the questions.
///
/// Of a document with markup a person may have copied the marks as well (`**1934**`, `caf&eacute;`). A quotation that
/// is not in the prose is then read as the document is, and last sought in the file itself; its place is the same as
/// without the marks.
#[must_use]
pub fn anchor(document: &Document, selectors: &[&Selector]) -> Vec<Anchor> {
    let folded = Folded::of(document.prose());
    let original = |span: &Range<usize>| document.from_prose(folded.original(span.clone()));
    let needles: Vec<String> = selectors.iter().map(|selector| needle(&selector.exact)).collect();
    let found = seek(&folded, &needles, selectors).into_iter();
    let mut answers: Vec<Anchor> = found.map(|found| found.at(|span| Some(original(span)))).collect();
    let mut index = None;
    if document.is_marked() {
        seek_marked(document, &folded, selectors, &mut answers);
    }
    for (answer, needle) in answers.iter_mut().zip(&needles).filter(|(answer, _)| **answer == Anchor::Lost(None)) {
        let index = index.get_or_insert_with(|| Index::of(&folded.text));
        *answer = Anchor::Lost(index.nearest(needle).map(|near| near.at(original)));
    }
    answers
}

/// Seeks what is lost once more, as a quotation that was copied with the marks of the file.
fn seek_marked(document: &Document, folded: &Folded, selectors: &[&Selector], answers: &mut [Anchor]) {
    let read = |words: &String| document.unmarked(words).unwrap_or_else(|| words.clone());
    let lost = |answers: &[Anchor]| -> Vec<usize> {
        answers.iter().enumerate().filter(|(_, answer)| **answer == Anchor::Lost(None)).map(|(at, _)| at).collect()
    };
    let sought: Vec<usize> = lost(answers);
    let unmarked: Vec<Selector> = sought
        .iter()
        .filter_map(|at| selectors.get(*at))
        .map(|s| Selector {
            exact: read(&s.exact),
            before: s.before.as_ref().map(read),
            after: s.after.as_ref().map(read),
        })
        .collect();
    let unmarked: Vec<&Selector> = unmarked.iter().collect();
    let needles: Vec<String> = unmarked.iter().map(|selector| needle(&selector.exact)).collect();
    for (at, found) in sought.into_iter().zip(seek(folded, &needles, &unmarked)) {
        let original = |span: &Range<usize>| Some(document.from_prose(folded.original(span.clone())));
        answers.get_mut(at).into_iter().for_each(|answer| *answer = found.at(original));
    }
    let sought: Vec<usize> = lost(answers);
    if sought.is_empty() {
        return;
    }
    let file = Folded::of(document.text());
    let written: Vec<&Selector> = sought.iter().filter_map(|at| selectors.get(*at).copied()).collect();
    let needles: Vec<String> = written.iter().map(|selector| needle(&selector.exact)).collect();
    for (at, found) in sought.into_iter().zip(seek(&file, &needles, &written)) {
        // What stands in a comment or a link is in the file, and nobody reads it.
        let seen = |span: &Range<usize>| {
            let prose = document.in_prose(file.original(span.clone()));
            (!prose.is_empty()).then(|| document.from_prose(prose))
        };
        answers.get_mut(at).into_iter().for_each(|answer| *answer = found.at(seen));
    }
}

#[derive(Clone, Default)]
struct Found {
    places: Vec<Range<usize>>,
    count: usize,
}

impl Found {
    /// As an answer, with the places where they stand in the document; what `original` has no place for is no find.
    fn at(&self, original: impl Fn(&Range<usize>) -> Option<Range<usize>>) -> Anchor {
        let places: Vec<Range<usize>> = self.places.iter().filter_map(original).collect();
        let count = self.count - (self.places.len() - places.len());
        match places.as_slice() {
            [] => Anchor::Lost(None),
            [only] if count == 1 => Anchor::Exact(only.clone()),
            _ => Anchor::Ambiguous { places, count },
        }
    }
}

/// Every place of every needle, in one pass over the text.
fn seek(folded: &Folded, needles: &[String], selectors: &[&Selector]) -> Vec<Found> {
    let mut found = vec![Found::default(); needles.len()];
    let sought: Vec<usize> = (0..needles.len()).filter(|at| needles.get(*at).is_some_and(|n| !n.is_empty())).collect();
    let patterns = sought.iter().filter_map(|at| needles.get(*at));
    // Only an automaton larger than memory fails to build; its quotations then count as lost, which is told.
    let Ok(automaton) = AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(patterns)
    else {
        return found;
    };
    for place in automaton.find_overlapping_iter(&folded.text) {
        let Some(&at) = sought.get(place.pattern().as_usize()) else { continue };
        let span = place.start()..place.end();
        let fits =
            stands_alone(&folded.text, &span) && selectors.get(at).is_some_and(|s| framed(s, &folded.text, &span));
        if let Some(found) = found.get_mut(at).filter(|_| fits) {
            found.count += 1;
            if found.places.len() < PLACES {
                found.places.push(span);
            }
        }
    }
    found
}

/// True where a place does not begin or end inside a word or a number: `11 dead` does not stand in `111 dead`, nor
/// `40` in `40,000`.
fn stands_alone(text: &str, span: &Range<usize>) -> bool {
    let (before, inside, after) = (text.get(..span.start), text.get(span.clone()), text.get(span.end..));
    let (Some(before), Some(inside), Some(after)) = (before, inside, after) else { return false };
    let joined = |left: &mut dyn Iterator<Item = char>, right: &mut dyn Iterator<Item = char>| {
        let (Some(edge), Some(next)) = (left.next(), right.next()) else { return false };
        if !edge.is_alphanumeric() {
            return false;
        }
        let number = edge.is_numeric() && matches!(next, ',' | '.') && right.next().is_some_and(char::is_numeric);
        next.is_alphanumeric() || number
    };
    let starts_inside = joined(&mut inside.chars(), &mut before.chars().rev());
    let ends_inside = joined(&mut inside.chars().rev(), &mut after.chars());
    !starts_inside && !ends_inside
}

/// True where the words before and after a place are the ones that the selector names.
fn framed(selector: &Selector, text: &str, span: &Range<usize>) -> bool {
    let before = selector.before.as_deref().map(needle);
    let after = selector.after.as_deref().map(needle);
    let ends = |words: String| text.get(..span.start).is_some_and(|part| part.trim_end().ends_with(&words));
    let starts = |words: String| text.get(span.end..).is_some_and(|part| part.trim_start().starts_with(&words));
    before.is_none_or(ends) && after.is_none_or(starts)
}

#[cfg(test)]
mod tests {
    use super::{Anchor, anchor};
    use crate::claim::Selector;
    use crate::document::Document;

    fn selector(exact: &str, before: Option<&str>, after: Option<&str>) -> Selector {
        let own = |text: &str| text.to_owned();
        Selector { exact: own(exact), before: before.map(own), after: after.map(own) }
    }

    fn stands(text: &str, selector: &Selector) -> Vec<String> {
        let document = Document::new("d", text);
        match anchor(&document, &[selector]).remove(0) {
            Anchor::Exact(span) => vec![text[span].to_owned()],
            Anchor::Ambiguous { places, .. } => places.into_iter().map(|span| text[span].to_owned()).collect(),
            Anchor::Lost(_) => Vec::new(),
        }
    }

    #[test]
    fn a_quotation_stands_whole_words_and_numbers() {
        let rows = [
            ("In all 11 dead.", "11 dead", 1),
            ("In all 111 dead.", "11 dead", 0),
            ("died: 40,000 of them", "died: 40", 0),
            ("died: 40, of them", "died: 40", 1),
            ("14.5 tons", "5 tons", 0),
            ("peasants", "peasant", 0),
            ("a \u{201c}famine\u{201d}\r\nof 1932\u{2013}33", "\"famine\" of 1932-33", 1),
            ("year by year", "year", 2),
            ("", "anything", 0),
        ];
        for (text, quote, count) in rows {
            assert_eq!(stands(text, &selector(quote, None, None)).len(), count, "{quote:?} in {text:?}");
        }
    }

    #[test]
    fn the_words_around_tell_places_apart() {
        let text = "On Monday he left. On Friday he left.";
        assert_eq!(stands(text, &selector("he left", None, None)).len(), 2);
        assert_eq!(stands(text, &selector("he left", Some("Monday "), None)).len(), 1);
        assert_eq!(stands(text, &selector("he left", None, Some(". On"))).len(), 1);
        assert_eq!(stands(text, &selector("he left", Some("Sunday"), None)).len(), 0);
    }

    #[test]
    fn what_was_copied_with_its_marks_stands_where_it_does_without() {
        let markdown = "He wrote in **1934** of the *Great*\n[Terror](http://a.org/1937).";
        let html = "<p>In <b>1934</b> the caf&eacute;&nbsp;closed.</p><!-- in 1935 -->";
        let rows = [
            ("a.md", markdown, "wrote in **1934** of", "wrote in **1934** of"),
            ("a.md", markdown, "in 1934 of", "in **1934** of"),
            ("a.md", markdown, "**1934** of", "1934** of"),
            ("a.md", markdown, "1934** of the *Great*", "1934** of the *Great"),
            ("a.md", markdown, "in **1934** of the Great", "in **1934** of the *Great"),
            ("a.md", markdown, "[Terror](http://a.org/1937)", "Terror"),
            ("a.md", markdown, "http://a.org/1937", ""),
            ("a.html", html, "<b>1934</b> the", "1934</b> the"),
            ("a.html", html, "the caf&eacute;&nbsp;closed", "the caf&eacute;&nbsp;closed"),
            ("a.html", html, "the café closed", "the caf&eacute;&nbsp;closed"),
            ("a.html", html, "in 1935", ""),
            ("a.txt", markdown, "in 1934 of", ""),
        ];
        for (path, text, quote, found) in rows {
            let document = Document::new(path, text);
            let span = match anchor(&document, &[&selector(quote, None, None)]).remove(0) {
                Anchor::Exact(span) => span,
                _ => 0..0,
            };
            assert_eq!(&text[span], found, "{quote:?} in {path}");
        }
        let document = Document::new("a.md", "On *Monday* he left. On *Friday* he left.");
        let quote = selector("he left", Some("*Friday*"), None);
        assert_eq!(anchor(&document, &[&quote]), [Anchor::Exact(33..40)]);
    }

    #[test]
    fn a_changed_digit_is_lost_and_the_passage_named() {
        let text = "Some say otherwise. The archives count 353,174 executed in the year 1937 alone. Others agree.";
        let document = Document::new("d", text);
        let quote = selector("count 353,074 executed in the year 1937", None, None);
        let Anchor::Lost(Some(near)) = anchor(&document, &[&quote]).remove(0) else { panic!("not lost") };
        assert_eq!(&text[near.span.clone()], "count 353,174 executed in the year 1937");
    }
}
