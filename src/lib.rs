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

pub mod check;
pub mod claim;
pub mod cli;
pub mod compare;
pub mod document;
pub mod extract;
pub mod finding;
pub mod mention;
pub mod mistake;
pub mod outcome;
pub mod report;
pub mod rule;
pub mod value;
pub mod yaml;

pub use check::check;
