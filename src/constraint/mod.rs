//! Takes the constraints of rule files and the claims of a collection, gives every smallest set of claims that cannot
//! all be true, as findings.
//!
//! ```text
//! text ──► expression ──► template ──► grounds ──► conflicts ──► findings
//!  of a     language       meaning      slots and     network (days),    conflict: which to tell
//!  rule                    units, days  claims        search (amounts)   steps, tell: in words
//! ```
//!
//! Ranges and hedges count for what they are: a claim stands for all that it allows, and only what is impossible within
//! all of that is told. A slot takes one claim at a time, so that two sources that merely differ about one thing make
//! no conflict here; that is for `compare`.

mod amounts;
mod calendar;
mod chronology;
mod conflict;
mod ground;
mod implied;
mod infer;
mod interval;
mod joint;
mod language;
mod meaning;
mod network;
mod propagate;
mod search;
mod slot;
mod solve;
mod steps;
mod tell;
mod together;
mod trial;
mod units;

#[cfg(test)]
mod tests;

pub use implied::IMPLIED;
pub use infer::infer;
pub use interval::Interval;
pub use language::{Call, EACH, Expression, Fault, Name, Order, Relation, Relator, Term, TermKind};
pub use meaning::{Node, Reference, Relation as Comparison, Template, Test, scope_of, understand};
pub use network::{Bound, Edge, Network, Proof, Solution, Window};
pub use propagate::{Known, fails, range, refuted, settle};
pub use search::{Choice, Options, Sets, search, search_for, smallest};
pub use solve::{Solved, solve};
pub use together::together;
pub use trial::{ConstraintTrial, try_constraints};
