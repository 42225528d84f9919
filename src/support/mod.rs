//! Takes a claim and the place of its quotation, says whether the quotation says the value, and where.
//!
//! Numbers and dates are read by `mention`; names and quoted words are sought as they are. A value that cannot be read
//! this way (a label is the reader's own word) is never called unsupported.

mod dates;
mod quantity;
mod words;

use std::ops::Range;

use crate::claim::Claim;
use crate::document::Document;
use crate::mention::{self, Kind, Mention};
use crate::rule::Rulebook;
use crate::value::Value;

/// Whether a quotation says its claim's value.
#[derive(Clone, Debug, PartialEq)]
pub enum Support {
    /// It does, there.
    At(Range<usize>),
    /// It does, or nothing can be said; in no one place.
    Somewhere,
    /// It does not: why, in words.
    Missing(String),
}

impl Support {
    /// Where the value stands.
    #[must_use]
    pub fn place(&self) -> Option<Range<usize>> {
        match self {
            Self::At(span) => Some(span.clone()),
            Self::Somewhere | Self::Missing(_) => None,
        }
    }
}

/// A document whose numbers and dates are known.
pub struct Supports<'a> {
    document: &'a Document,
    mentions: Vec<Mention>,
    rules: &'a Rulebook,
}

/// What a quotation and its context hold, as prose.
struct Passage<'a> {
    text: &'a str,
    around: &'a str,
    start: usize,
    within: Vec<Mention>,
    beside: Vec<Mention>,
}

impl<'a> Supports<'a> {
    /// Reads the document's mentions once.
    #[must_use]
    pub fn of(document: &'a Document, rules: &'a Rulebook) -> Self {
        Self { document, mentions: mention::scan(document.prose()), rules }
    }

    /// Whether the passage says the claim's value; `around` is the claim's second quotation.
    #[must_use]
    pub fn seek(&self, claim: &Claim, quote: Range<usize>, around: Option<Range<usize>>) -> Support {
        let (quote, around) = (self.document.in_prose(quote), around.map(|span| self.document.in_prose(span)));
        match self.seek_in_prose(claim, quote, around) {
            Support::At(span) => Support::At(self.document.from_prose(span)),
            other => other,
        }
    }

    fn seek_in_prose(&self, claim: &Claim, quote: Range<usize>, around: Option<Range<usize>>) -> Support {
        let passage = Passage {
            text: self.slice(&quote),
            around: around.as_ref().map_or("", |span| self.slice(span)),
            start: quote.start,
            within: self.read(quote),
            beside: around.map(|span| self.read(span)).unwrap_or_default(),
        };
        match &claim.value {
            Value::Quantity(value) => passage.quantity(value),
            Value::Date(value) => passage.dates(&[value.to_string()]),
            Value::Period(value) => passage.dates(&[value.to_string()]),
            Value::Label(value) => passage.phrase(&value.to_string()).map_or(Support::Somewhere, Support::At),
            Value::Set(value) => self.names(&passage, value.names(), value.others()),
            Value::Quotation(value) => passage.words(&value.to_string()),
            Value::Definition(value) => passage.words(value.text()),
            // A position, a cause or a share of the blame is the reader's own word.
            Value::Judgement(_) | Value::Causes(_) | Value::Responsibility(_) => Support::Somewhere,
        }
    }

    fn slice(&self, span: &Range<usize>) -> &str {
        self.document.prose().get(span.clone()).unwrap_or("")
    }

    /// The mentions inside a passage: as the whole document has them, and as the passage has them by itself, since a
    /// quotation may begin in the midst of one.
    fn read(&self, span: Range<usize>) -> Vec<Mention> {
        let from = self.mentions.partition_point(|mention| mention.start < span.start);
        let inside = self.mentions.iter().skip(from).take_while(|mention| mention.start < span.end);
        let mut found: Vec<Mention> = inside.filter(|mention| mention.end <= span.end).cloned().collect();
        for mut own in mention::scan(self.slice(&span)) {
            own.start += span.start;
            own.end += span.start;
            if !found.iter().any(|known| known.start == own.start && known.end == own.end && known.low == own.low) {
                found.push(own);
            }
        }
        found
    }
}

fn is_time(kind: Kind) -> bool {
    matches!(kind, Kind::Date | Kind::Period)
}

fn hull(found: &[&Mention]) -> Option<Range<usize>> {
    let start = found.iter().map(|mention| mention.start).min()?;
    let end = found.iter().map(|mention| mention.end).max()?;
    Some(start..end)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
