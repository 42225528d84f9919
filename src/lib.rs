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

pub mod claim;
pub mod document;
pub mod finding;
pub mod mistake;
pub mod outcome;
pub mod rule;
pub mod value;
