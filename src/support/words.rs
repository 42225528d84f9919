//! Takes names or quoted words and the passage that should hold them, says whether it does.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Passage, Support, Supports};
use crate::document::fold::{Folded, needle};
use crate::value::{Label, Others, fold};

impl Supports<'_> {
    /// Every name, by its last word or that of an alias, stands there.
    pub(super) fn names(&self, passage: &Passage<'_>, names: &[Label], others: Option<Others>) -> Support {
        let text = fold(&format!("{} {}", passage.text, passage.around));
        let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        // Of a name the last word tells whose it is: `Kamenev` names Lev Kamenev, `Lev` does not.
        let said = |name: &str| {
            let name = fold(name);
            name.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty()).is_some_and(|w| words.contains(w))
        };
        let missing = names.iter().map(Label::to_string).find(|name| {
            let spellings = self.rules.subjects.vocabulary.spellings(name);
            !said(name) && !spellings.iter().any(|spelling| said(spelling))
        });
        if let Some(name) = missing {
            return Support::Missing(format!("the quotation does not name {name}"));
        }
        match others {
            Some(Others::Count(count)) if !passage.says(f64::from(count)) => {
                Support::Missing(format!("the quotation does not say that there were {count} others"))
            }
            _ => Support::Somewhere,
        }
    }
}

impl Passage<'_> {
    pub fn words(&self, value: &str) -> Support {
        let plain = |text: &str| {
            let words = fold(&Folded::of(text).text);
            let kept = words.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty());
            format!(" {} ", kept.collect::<Vec<_>>().join(" "))
        };
        let text = plain(&format!("{} {}", self.text, self.around));
        let said = value.split("...").flat_map(|part| part.split('…')).all(|part| text.contains(&plain(part)));
        if !said {
            return Support::Missing("the quotation does not hold these words".to_owned());
        }
        self.phrase(value).map_or(Support::Somewhere, Support::At)
    }

    /// Where a phrase stands in the quotation, whatever its case.
    pub fn phrase(&self, phrase: &str) -> Option<Range<usize>> {
        let folded = Folded::of(self.text);
        let lower = folded.text.to_lowercase();
        // Lower case may be longer than what it stands for; then offsets would lie.
        let sought = needle(phrase).to_lowercase();
        let at = (lower.len() == folded.text.len()).then(|| lower.find(&sought)).flatten()?;
        folded.text.get(at..at + sought.len())?;
        let span = folded.original(at..at + sought.len());
        Some(span.start + self.start..span.end + self.start)
    }
}
