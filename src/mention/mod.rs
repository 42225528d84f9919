//! Takes plain text and returns its mentions: every quantity and date with its exact span, bounds,
//! unit and hedge, so that claims can be checked and compared without anyone guessing.
//!
//! ```text
//! bytes ──► tokens ──► numbers ──► quantities ─┐
//!              │                               ├──► mentions
//!              └────► points of time ► periods ┘
//! ```
//!
//! One pass over the bytes makes tokens (`token`) and remembers where a number or a date may
//! stand; the grammar looks only there. Conventions: the ends of a range and not its mean; "over 5" has no upper
//! bound; "about" leaves the number and is a hedge; a year is a date and never a quantity.

mod clock;
mod cursor;
mod date;
mod digits;
mod exclusion;
mod fraction;
mod hedge;
mod lexicon;
mod line;
mod literal;
mod number;
mod olden;
mod ordinal;
mod quantity;
mod range;
mod ratio;
mod score;
mod sentence;
mod sweep;
mod telephone;
mod tie;
mod token;
mod unit;
mod vocabulary;
mod words;
mod wordtable;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod wrap_tests;

use serde::{Deserialize, Serialize};

pub use crate::document::{Heading, heading_of, headings};
pub use hedge::Hedge;
pub(crate) use line::parted;
pub use sentence::{paragraph_around, sentence_around, sentences};
pub use sweep::{Sweep, scan, scan_under};

/// What a mention says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A count or a measure: `375,000 people`, `five miles`.
    #[default]
    Quantity,
    /// Of a hundred: `20 percent` is 20.
    Percent,
    /// Part of a whole as a fraction: `a third` is 0.333….
    Fraction,
    /// One number by another: `1 in 40` is 0.025, `doubled` is 2.
    Ratio,
    /// One day, month, season, year, decade or century.
    Date,
    /// A time with a beginning and an end, one of which may be open.
    Period,
    /// A place in a row: `17th` is 17.
    Ordinal,
}

/// The calendar that a text names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Calendar {
    /// Old Style.
    Julian,
    /// New Style.
    Gregorian,
}

/// A quantity or a date where it stands in a text.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Mention {
    /// The first byte in the text, on a character boundary.
    pub start: usize,
    /// The byte after the last, on a character boundary.
    pub end: usize,
    /// What is mentioned.
    pub kind: Kind,
    /// The least value; none if the text gives no lower bound, and none for dates.
    pub low: Option<f64>,
    /// The greatest value; none if the text gives no upper bound, and none for dates.
    pub high: Option<f64>,
    /// The unit in one spelling (`km`, `tonnes`, `USD`), or the noun that is counted (`people`).
    pub unit: Option<String>,
    /// How firmly it is said, or which part of the period is meant.
    pub hedge: Option<Hedge>,
    /// For dates and periods: EDTF, level 0 to 2. Years before Christ are written as they are
    /// named: `-0480` is 480 BC.
    pub edtf: Option<String>,
    /// The calendar, where the text says which.
    pub calendar: Option<Calendar>,
    /// The span of the earlier date from which this one, or its year, was resolved.
    pub resolved_from: Option<(usize, usize)>,
    /// For numbers: the EDTF of the date beside it that it is said of (`353,074 in 1937`).
    pub period: Option<String>,
    /// Whether another reading is as likely.
    pub uncertain: bool,
}
