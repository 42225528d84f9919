//! Takes what someone is quoted as saying, gives its words; compares two quotations word by word.
//!
//! Case, white space, quotation marks and the punctuation at a word's ends belong to whoever quotes and are not
//! compared. An ellipsis stands for words left out, and may be filled with any.

use std::fmt;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Comparison, Fit, Text, ValueError, fold};
use crate::finding::Change;

/// What someone is quoted as saying.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// As written, without the white space around it.
    text: String,
    words: Vec<Word>,
}

/// A word as written and as it is compared. An ellipsis is compared as an empty word.
#[derive(Clone, Debug)]
struct Word {
    written: String,
    folded: String,
}

/// How many differences a reason names.
const NAMED: usize = 3;

impl Quotation {
    /// Reads a quotation: any text with a word in it.
    ///
    /// ```
    /// use counterclaim::value::{Fit, Quotation, Text};
    ///
    /// let one = Quotation::parse(Text::One("Disperse the crowd!"))?;
    /// let other = Quotation::parse(Text::One("“disperse the meeting”"))?;
    /// assert_eq!(one.compare(&other).fit, Fit::Reworded);
    /// # Ok::<(), counterclaim::value::ValueError>(())
    /// ```
    ///
    /// # Errors
    /// Where there is no word, or a list.
    pub fn parse(text: Text<'_>) -> Result<Self, ValueError> {
        let error = |length: usize, message: &str, help: &str| ValueError {
            item: 0,
            span: 0..length,
            message: message.to_owned(),
            help: Some(help.to_owned()),
        };
        let text = match text {
            Text::One(text) => text,
            Text::Many(items) => {
                let help = "write the quotation as one text, between quotation marks where it holds a comma";
                let length = items.first().map_or(0, |item| item.len());
                return Err(error(length, "a list stands where one quotation is meant", help));
            }
        };
        let words = words(text);
        if words.iter().all(Word::is_gap) {
            let help = "write the words as the source quotes them";
            return Err(error(text.len(), "there is no word in this quotation", help));
        }
        Ok(Self { text: text.trim().to_owned(), words })
    }

    /// The text, as written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words as they are compared: equal keys are one wording.
    #[must_use]
    pub fn key(&self) -> String {
        let words = self.words.iter().map(|word| if word.is_gap() { "…" } else { word.folded.as_str() });
        words.collect::<Vec<_>>().join(" ")
    }

    /// How this quotation and another fit, with the words that differ. Symmetric in the fit.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Comparison {
        if self == other {
            return Comparison::new(Fit::Equal, "both quote the same words");
        }
        let reason = if self.lies_in(other) {
            "the second quotes more of it"
        } else if other.lies_in(self) {
            "the first quotes more of it"
        } else if self.fills(other) {
            "each leaves out words, and what each leaves out can hold what the other has"
        } else {
            return self.reworded(other);
        };
        Comparison { diff: self.diff(other), ..Comparison::new(Fit::Overlap, reason) }
    }

    /// True where every run of words of this one stands, in order, within a run of the other.
    fn lies_in(&self, other: &Self) -> bool {
        let mut rest: Vec<&[Word]> = other.runs();
        rest.reverse();
        for run in self.runs() {
            let found = loop {
                let Some(within) = rest.pop() else { return false };
                let at = within.windows(run.len()).position(|window| window.iter().zip(run).all(|(a, b)| a == b));
                if let Some(at) = at {
                    break within.get(at + run.len()..).unwrap_or(&[]);
                }
            };
            rest.push(found);
        }
        true
    }

    /// True where both have gaps and one text can be both: they start alike and end alike.
    fn fills(&self, other: &Self) -> bool {
        let (a, b) = (self.runs(), other.runs());
        if a.len() < 2 || b.len() < 2 {
            return false;
        }
        let (Some(start_a), Some(start_b), Some(end_a), Some(end_b)) = (a.first(), b.first(), a.last(), b.last())
        else {
            return false;
        };
        start_a.iter().zip(start_b.iter()).all(|(x, y)| x == y)
            && end_a.iter().rev().zip(end_b.iter().rev()).all(|(x, y)| x == y)
    }

    /// The runs of words between gaps.
    fn runs(&self) -> Vec<&[Word]> {
        self.words.split(Word::is_gap).filter(|run| !run.is_empty()).collect()
    }

    fn reworded(&self, other: &Self) -> Comparison {
        let diff = self.diff(other);
        let count = |text: &str| text.split_whitespace().count();
        let mut differing = 0;
        let mut named = Vec::new();
        let mut changes = diff.iter().peekable();
        while let Some(change) = changes.next() {
            match (change, changes.peek()) {
                (Change::Removed(old), Some(Change::Added(new))) => {
                    differing += count(old).max(count(new));
                    named.push(format!("the first has `{old}`, the second `{new}`"));
                    changes.next();
                }
                (Change::Removed(old), _) => {
                    differing += count(old);
                    named.push(format!("only the first has `{old}`"));
                }
                (Change::Added(new), _) => {
                    differing += count(new);
                    named.push(format!("only the second has `{new}`"));
                }
                (Change::Same(_), _) => {}
            }
        }
        let more = named.len().saturating_sub(NAMED);
        named.truncate(NAMED);
        if more > 0 {
            named.push(format!("and {more} more such place{}", if more == 1 { "" } else { "s" }));
        }
        let words = if differing == 1 { "1 word differs".to_owned() } else { format!("{differing} words differ") };
        let mut comparison = Comparison::new(Fit::Reworded, format!("{words}: {}", named.join("; ")));
        comparison.diff = diff;
        comparison
    }

    /// The words of both, in order, from this one to the other.
    fn diff(&self, other: &Self) -> Vec<Change> {
        let folded = |words: &[Word]| words.iter().map(|word| word.folded.clone()).collect::<Vec<_>>();
        let written = |words: &[Word], from: usize, len: usize| {
            let words = words.iter().skip(from).take(len).map(|word| word.written.as_str());
            words.collect::<Vec<_>>().join(" ")
        };
        let mut changes = Vec::new();
        for op in capture_diff_slices(Algorithm::Myers, &folded(&self.words), &folded(&other.words)) {
            match op {
                DiffOp::Equal { old_index, len, .. } => {
                    changes.push(Change::Same(written(&self.words, old_index, len)))
                }
                DiffOp::Delete { old_index, old_len, .. } => {
                    changes.push(Change::Removed(written(&self.words, old_index, old_len)));
                }
                DiffOp::Insert { new_index, new_len, .. } => {
                    changes.push(Change::Added(written(&other.words, new_index, new_len)));
                }
                DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                    changes.push(Change::Removed(written(&self.words, old_index, old_len)));
                    changes.push(Change::Added(written(&other.words, new_index, new_len)));
                }
            }
        }
        changes
    }
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.folded == other.folded
    }
}

impl Word {
    fn is_gap(&self) -> bool {
        self.folded.is_empty()
    }
}

/// Two quotations are equal where their words are.
impl PartialEq for Quotation {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

/// The words of a text. A long dash parts words, a hyphen does not; gaps at either end say nothing and fall away.
fn words(text: &str) -> Vec<Word> {
    let spaced = text
        .replace("[...]", " … ")
        .replace("[…]", " … ")
        .replace(". . .", " … ")
        .replace("...", " … ")
        .replace('…', " … ")
        .replace("--", " -- ")
        .replace('—', " — ");
    let mut words: Vec<Word> = Vec::new();
    for written in spaced.split_whitespace() {
        if written == "…" {
            if words.last().is_some_and(|last| !last.is_gap()) {
                words.push(Word { written: written.to_owned(), folded: String::new() });
            }
            continue;
        }
        let folded = fold(written);
        let core = folded.trim_matches(|c: char| !c.is_alphanumeric() && !is_sign(c));
        if !core.is_empty() {
            words.push(Word { written: written.to_owned(), folded: core.to_owned() });
        }
    }
    if words.last().is_some_and(Word::is_gap) {
        words.pop();
    }
    words
}

/// Signs that mean something by themselves and are no punctuation; combining marks too.
fn is_sign(c: char) -> bool {
    matches!(c, '%' | '£' | '$' | '€' | '₽' | '°' | '§' | '&' | '\u{300}'..='\u{36f}') || c as u32 >= 0x2_0000
}

/// As written.
impl fmt::Display for Quotation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Fit, Text};
    use super::Quotation;
    use crate::finding::Change;

    fn quotation(text: &str) -> Quotation {
        Quotation::parse(Text::One(text)).unwrap()
    }

    #[test]
    fn quotations_are_compared_word_by_word() {
        let full = "Good God, sir, they are attacking the Yeomanry; disperse the meeting.";
        let rows = [
            ("disperse the meeting", "“Disperse the  meeting!”", Fit::Equal, "both quote the same words"),
            ("don't", "don’t", Fit::Equal, "same words"),
            ("they are attacking", full, Fit::Overlap, "the second quotes more of it"),
            (full, "disperse the meeting", Fit::Overlap, "the first quotes more of it"),
            ("Good God … disperse the meeting", full, Fit::Overlap, "the second quotes more"),
            ("Good God [...] the meeting", "Good ... meeting", Fit::Overlap, "the first quotes more"),
            ("a b … d", "a … c d", Fit::Overlap, "each leaves out words"),
            ("a b … d", "x … c d", Fit::Reworded, "3 words differ"),
            (
                "disperse the meeting",
                "disperse the crowd",
                Fit::Reworded,
                "1 word differs: the first has `meeting`, the second `crowd`",
            ),
            (
                "sir, they are attacking the Yeomanry; disperse the meeting.",
                "sir! Don’t you see they are attacking the Yeomanry? Disperse the crowd.",
                Fit::Reworded,
                "4 words differ: only the second has `Don’t you see`; the first has `meeting.`, the second `crowd.`",
            ),
            ("a … b", "b … a", Fit::Reworded, "differ"),
        ];
        for (a, b, fit, reason) in rows {
            let (a, b) = (quotation(a), quotation(b));
            let found = a.compare(&b);
            assert_eq!(found.fit, fit, "{a} | {b}: {}", found.reason);
            assert_eq!(b.compare(&a).fit, fit, "{b} | {a}");
            assert!(found.reason.contains(reason), "{}", found.reason);
        }
    }

    #[test]
    fn the_diff_holds_all_words_as_written() {
        let found = quotation("disperse the meeting").compare(&quotation("Disperse the crowd, now"));
        let want = [
            Change::Same("disperse the".to_owned()),
            Change::Removed("meeting".to_owned()),
            Change::Added("crowd, now".to_owned()),
        ];
        assert_eq!(found.diff, want);
    }

    #[test]
    fn a_quotation_needs_a_word() {
        for text in ["", " ", "…", "“”", "...", "-- !"] {
            let error = Quotation::parse(Text::One(text)).unwrap_err();
            assert_eq!(error.message, "there is no word in this quotation");
        }
    }

    proptest! {
        #[test]
        fn fits_are_symmetric_and_keys_tell_equality(a in "[ab… ]{0,12}", b in "[ab… ]{0,12}") {
            if let (Ok(a), Ok(b)) = (Quotation::parse(Text::One(&a)), Quotation::parse(Text::One(&b))) {
                let fit = a.compare(&b).fit;
                prop_assert_eq!(fit, b.compare(&a).fit);
                prop_assert_eq!(fit == Fit::Equal, a.key() == b.key());
                prop_assert_eq!(a.compare(&a).fit, Fit::Equal);
                prop_assert_eq!(quotation(&a.to_string()), a);
            }
        }

        #[test]
        fn nothing_panics(a in "\\PC{0,40}", b in "\\PC{0,40}") {
            if let (Ok(a), Ok(b)) = (Quotation::parse(Text::One(&a)), Quotation::parse(Text::One(&b))) {
                prop_assert!(!a.compare(&b).reason.is_empty());
            }
        }
    }
}
