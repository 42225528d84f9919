//! Finds where sources disagree.
//!
//! ```text
//! document ──► mentions ──► claims ──► comparable groups ──► findings ──► report
//!  text,        quantities    what a     same subject and     verdict,     terminal, JSON,
//!  lines,       and dates     source     property, scopes     reason,      one line each,
//!  bytes        in prose      says       that can meet        passages     read aloud
//!                               ▲              ▲
//!                         claim files     rule files
//! ```
//!
//! Data flows one way; a room is a module. [`document`] holds texts with their lines and byte offsets and finds
//! quotations in them; [`mention`] reads numbers and dates in prose; [`yaml`] reads files so that every value knows its
//! place; [`claim`] and [`rule`] turn what is written into what is meant; [`value`] parses, prints and compares values;
//! [`support`] says whether a quotation says its claim's value; [`extract`] makes claims of a document; [`compare`]
//! groups claims and gives verdicts; [`constraint`] finds the claims that cannot all be true together; [`reason`] says
//! why two sources may differ; [`check`](mod@check) runs it all; [`report`] writes the outcome. Files are touched where
//! claims and rules are loaded, and by the command line ([`cli`]); everything else is data in, data out:
//!
//! ```
//! let source = |document: &str, value: &str, quote: &str| {
//!     format!(
//!         "source: {{document: {document}}}\n\
//!          claims:\n  - {{subject: the fire, property: deaths, value: {value}, quote: {quote}}}\n"
//!     )
//! };
//! let (a, b) = (source("a.txt", "5", "five died"), source("b.txt", "at most 3", "no more than 3 died"));
//! let files = [
//!     ("claims/fire/a.yaml", a.as_str()),
//!     ("claims/fire/a.txt", "In the fire five died."),
//!     ("claims/fire/b.yaml", b.as_str()),
//!     ("claims/fire/b.txt", "Happily no more than 3 died."),
//! ];
//! let (collections, mistakes) = counterclaim::claim::read(&files);
//! let outcome = counterclaim::check(collections, mistakes);
//! let finding = &outcome.findings[0];
//! assert_eq!(finding.verdict, Some(counterclaim::finding::Verdict::Contradiction));
//! assert_eq!((finding.claims[0].start, finding.claims[0].end), (Some(12), Some(21)));
//! ```

pub mod align;
pub mod check;
pub mod claim;
pub mod cli;
pub mod compare;
pub mod constraint;
pub mod document;
pub mod extract;
pub mod finding;
pub mod mention;
pub mod mistake;
pub mod outcome;
pub mod reason;
pub mod report;
pub mod rule;
pub mod support;
pub mod value;
pub mod yaml;

pub use check::check;
