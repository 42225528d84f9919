//! What a check found, as plain serialisable data: the field names are those of the JSON output and stable.

mod verdict;

use std::borrow::Cow;

use serde::Serialize;

pub use verdict::{Severity, Verdict};

/// The side of a finding that a claim stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The first position.
    A,
    /// The second position.
    B,
}

/// Where a claim is written in its claim file: the place of its value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Written {
    /// The claim file, as given or as found below what was given.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

/// What a value spans on the axis of its kind: numbers for quantities, days since 1970-01-01 for dates and periods.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// The lower end; `None` is open.
    pub low: Option<f64>,
    /// The upper end; `None` is open.
    pub high: Option<f64>,
    /// How far the value reaches beyond its ends (hedge, rounding): lowest and highest value it allows.
    pub reach: (Option<f64>, Option<f64>),
    /// Days instead of numbers.
    pub days: bool,
}

/// A claim as a finding cites it.
#[derive(Clone, Debug, Serialize)]
pub struct Cited {
    /// Which position it takes.
    pub side: Side,
    /// The source's id.
    pub source: String,
    /// The document's path; null where the source has none that could be read.
    pub document: Option<String>,
    /// The claim's id; null where there is no claim file.
    pub id: Option<String>,
    /// Line of the quotation, from 1.
    pub line: Option<usize>,
    /// Column of the quotation, from 1, in characters.
    pub column: Option<usize>,
    /// Byte offset in the document, as it lies on disk, at which the quotation starts.
    pub start: Option<usize>,
    /// Byte offset at which it ends, exclusive.
    pub end: Option<usize>,
    /// Exactly the document's text from `start` to `end`, decoded; the quotation as written where it was not found.
    pub quote: String,
    /// The value, written as a person would.
    pub value: String,
    /// Byte offset at which the value itself starts.
    pub value_start: Option<usize>,
    /// Byte offset at which the value itself ends, exclusive.
    pub value_end: Option<usize>,
    /// Where the claim is written; null where there is no claim file.
    pub written: Option<Written>,
    /// The quotation in the document's decoded text: for drawing.
    #[serde(skip)]
    pub span: Option<std::ops::Range<usize>>,
    /// Whose word it is, where not the source's own; nearest first.
    #[serde(skip)]
    pub says: Vec<String>,
    /// The same in words ([`citing`]).
    #[serde(skip)]
    pub citing: String,
    /// The evidence that the source gives.
    #[serde(skip)]
    pub because: Option<Because>,
    /// For views: the cells of a table of positions, each under the heading of its column.
    #[serde(skip)]
    pub cells: Vec<(Cow<'static, str>, String)>,
    /// The scope in words, `place Ukraine, period 1932/1933`; empty where none is named.
    #[serde(skip)]
    pub scope: String,
    /// True where the source denies the value.
    #[serde(skip)]
    pub denied: bool,
    /// For the plot.
    #[serde(skip)]
    pub extent: Option<Extent>,
}

/// Why two sources may differ: a candidate, with the fact it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What the fact is about: `scope`, `definition`, `calendar`, …
    pub about: &'static str,
    /// In a sentence, without its full stop.
    pub text: String,
}

/// The evidence that a source gives for what it says: a second passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Because {
    /// Line and column, from 1; `None` where it does not stand in the document.
    pub at: Option<(usize, usize)>,
    /// Its place in the document's decoded text.
    pub span: Option<std::ops::Range<usize>>,
    /// Exactly the document's text there; as written where it was not found.
    pub quote: String,
}

/// The attribution of a chain of voices, nearest first: `citing Robert Service, who cites Alan Bullock`. Empty where
/// a source speaks for itself; `anonymous` says that it passes on what nobody is named for.
#[must_use]
pub fn citing(says: &[String], anonymous: bool) -> String {
    match says {
        [] if anonymous => "citing what is said".to_owned(),
        [] => String::new(),
        [first, rest @ ..] => {
            let rest: String = rest.iter().map(|name| format!(", who cites {name}")).collect();
            format!("citing {first}{rest}")
        }
    }
}

impl Cited {
    /// Whose word it is: `biography`, or `biography, citing Alan Bullock`.
    #[must_use]
    pub fn voice(&self) -> String {
        if self.citing.is_empty() { self.source.clone() } else { format!("{}, {}", self.source, self.citing) }
    }

    /// The same where commas part several voices: `biography (citing Alan Bullock)`.
    #[must_use]
    pub fn voice_in_list(&self) -> String {
        if self.citing.is_empty() { self.source.clone() } else { format!("{} ({})", self.source, self.citing) }
    }
}

/// A stretch of a word diff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// In both.
    Same(String),
    /// Only in the first.
    Removed(String),
    /// Only in the second.
    Added(String),
}

/// What a report draws of a failed constraint.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// What each claim is about, in the order of the claims: `executed (Great Terror, 1937)`.
    pub about: Vec<String>,
    /// For days: the earliest that one event can have and the latest that the other can; days since 1970-01-01.
    pub gap: Option<(f64, f64)>,
}

/// One finding: two positions that meet, or something about the soundness of a claim.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// The id of the rule that spoke.
    pub rule: String,
    /// Null for findings about soundness.
    pub verdict: Option<Verdict>,
    /// From the rule, else from the verdict.
    pub severity: Severity,
    /// The subject, in its main name.
    pub subject: String,
    /// The property.
    pub property: String,
    /// SHA-256 (hex) of the rule and the sorted (collection/source#id, normalised value) pairs.
    pub fingerprint: String,
    /// The reason in a sentence or two, with the numbers that decided.
    pub why: String,
    /// The arithmetic, a line a step; empty where `why` says it all.
    pub steps: Vec<String>,
    /// The expression of a failed constraint.
    pub constraint: Option<String>,
    /// The claims, side a first.
    pub claims: Vec<Cited>,
    /// The collection's name.
    #[serde(skip)]
    pub collection: String,
    /// The rule's message with its places filled in.
    #[serde(skip)]
    pub message: Option<String>,
    /// The rule's teaching question, else the property's question.
    #[serde(skip)]
    pub teach: Option<String>,
    /// The words that differ: from side a to side b, or from a lost quotation to what stands there now.
    #[serde(skip)]
    pub diff: Vec<Change>,
    /// For a failed constraint: what each claim is about, and the stretch of days that is impossible.
    #[serde(skip)]
    pub chain: Option<Chain>,
    /// The question, where the finding is about views and not about facts.
    #[serde(skip)]
    pub question: Option<String>,
    /// Why the two may differ, the most telling first; candidates, and never the answer.
    #[serde(skip)]
    pub reasons: Vec<Reason>,
    /// For a claim that met no other: the nearest claim it might have met, in words.
    #[serde(skip)]
    pub nearest: Option<String>,
}
