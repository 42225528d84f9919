//! Takes claim files, gives what each source says: sources with claims, each value read by the rules' types.
//!
//! What is written (`raw`, every value spanned) and what is meant (the types here) are never mixed.

mod codes;
mod collection;
pub(crate) mod disk;
mod gather;
mod ids;
mod load;
mod memory;
mod raw;
mod read;
mod said;
mod single;
mod source;
mod understand;
mod unused;
mod views;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::document::Document;
use crate::finding::Written;
use crate::rule::Rulebook;
use crate::value::{Date, Period, Value};

pub use codes::CODES;
pub(crate) use ids::slug;
pub use load::load;
pub use memory::read;
pub(crate) use read::check_cut;
pub(crate) use said::{Ear, RawSaid};
pub use single::Used;
pub(crate) use single::{book_for, read_one, used_beside};

/// A folder of sources that may meet; claims of different collections never do.
#[derive(Clone, Debug)]
pub struct Collection {
    /// The folder's name.
    pub name: String,
    /// The folder's path as given, or as found below what was given.
    pub path: String,
    /// By id.
    pub sources: Vec<Source>,
    /// The rules that hold for it.
    pub rules: Arc<Rulebook>,
}

/// A source: one document and what it says.
#[derive(Clone, Debug)]
pub struct Source {
    /// The claim file's stem.
    pub id: String,
    /// The claim file's path.
    pub file: String,
    /// Its title, else its id.
    pub title: String,
    /// Primary, secondary or tertiary.
    pub kind: Option<SourceKind>,
    /// Free words.
    pub genre: Option<String>,
    /// Free words.
    pub author: Option<String>,
    /// When it was written; `None` where unknown.
    pub written: Option<Date>,
    /// Free words.
    pub audience: Option<String>,
    /// Free words.
    pub purpose: Option<String>,
    /// Free words.
    pub provenance: Option<String>,
    /// The document, where it could be read.
    pub document: Option<Arc<Document>>,
    /// What it depends on: ids of the collection, or named common ancestors. Direct ones only.
    pub copies: Vec<String>,
    /// Its silences say nothing.
    pub excerpt: bool,
    /// The collection's keeper knows that it disagrees.
    pub disagreements_expected: bool,
    /// In order of the file.
    pub claims: Vec<Claim>,
}

/// How near a source stands to what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// Of the time itself.
    Primary,
    /// Written from primary sources.
    Secondary,
    /// Written from secondary ones.
    Tertiary,
}

impl SourceKind {
    /// The name used in claim files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Tertiary => "tertiary",
        }
    }
}

/// One thing a source says.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Unique in its file.
    pub id: String,
    /// The subject's main name.
    pub subject: String,
    /// The property's declared name.
    pub property: String,
    /// What is said.
    pub value: Value,
    /// What it is said of, where not of everything.
    pub scope: Scope,
    /// Whose word it is, nearest first; empty for the source's own.
    pub says: Vec<String>,
    /// How the source stands to it.
    pub mode: Mode,
    /// The source's own certainty; printed, decides nothing.
    pub certainty: Option<Certainty>,
    /// Who made the claim: a program, or a person who reviewed it.
    pub status: Option<Status>,
    /// Free words.
    pub note: Option<String>,
    /// The passage that says it.
    pub quote: Selector,
    /// A second passage, where the year or the name stands.
    pub context: Option<Selector>,
    /// The passage that gives the source's evidence or argument for it.
    pub because: Option<Selector>,
    /// Where its value is written.
    pub written: Written,
    /// Where its quotation stands in the document; `None` until anchored, or where it does not stand exactly once.
    pub passage: Option<Passage>,
}

/// A quotation, and what stands around it where it alone would not tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    /// The words themselves.
    pub exact: String,
    /// The words just before.
    pub before: Option<String>,
    /// The words just after.
    pub after: Option<String>,
}

/// Byte spans in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The quotation.
    pub quote: Range<usize>,
    /// The value inside it, as narrow as the value; `None` where it does not stand there in so many words.
    pub value: Option<Range<usize>>,
    /// The evidence that the source gives, where it gives any and it stands in the document.
    pub because: Option<Range<usize>>,
}

/// How a source stands to what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// In its own voice.
    #[default]
    Asserted,
    /// As someone else's word.
    Reported,
    /// As untrue.
    Denied,
    /// As doubtful.
    Disputed,
}

/// The source's own certainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Sure.
    High,
    /// Fairly sure.
    Medium,
    /// Unsure.
    Low,
    /// Not told.
    Unknown,
}

/// How a claim came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Pulled by the program.
    Auto,
    /// Read and kept by a person.
    Reviewed,
}

/// What a claim is said of: place, period, group, definition, or whatever the rules name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scope(pub BTreeMap<String, ScopeValue>);

/// A scope's value in one dimension.
#[derive(Clone, Debug, PartialEq)]
pub enum ScopeValue {
    /// A main name.
    Name(String),
    /// For `period`.
    Period(Period),
}

#[cfg(test)]
mod tests;
