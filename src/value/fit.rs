//! How two values fit, as every kind says it.

use crate::finding::Change;

/// How two values of one kind fit, seen apart from who says them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fit {
    /// The same value.
    Equal,
    /// The same value after a conversion of unit, calendar, notation or alias.
    Converted,
    /// Both can be true: the ranges overlap, one date holds the other, an open set leaves room.
    Overlap,
    /// They cannot both be true.
    Disjoint,
    /// They cannot both be true because a rule names them as opposites.
    Opposed,
    /// Disjoint, but by exactly the Old Style gap, and no calendar is named on one side.
    OldStyle,
    /// They cannot be compared: units that do not meet.
    Incommensurable,
    /// One utterance in two wordings.
    Reworded,
}

/// Whether two values can both be true of one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Possible {
    /// They are one value.
    Must,
    /// They may both be true.
    May,
    /// They cannot both be true.
    Cannot,
}

impl Fit {
    /// The three-valued answer behind a fit.
    #[must_use]
    pub const fn possible(self) -> Possible {
        match self {
            Self::Equal | Self::Converted => Possible::Must,
            Self::Overlap | Self::OldStyle | Self::Incommensurable | Self::Reworded => Possible::May,
            Self::Disjoint | Self::Opposed => Possible::Cannot,
        }
    }
}

/// How two values fit, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The fit; the same whichever value is named first.
    pub fit: Fit,
    /// The reason, with the numbers, the conversion or the words that decided it; without a full stop.
    pub reason: String,
    /// The arithmetic a line a step, where a sentence does not hold it.
    pub steps: Vec<String>,
    /// `possible slip: …`, where the values are one digit or one letter apart and do not fit.
    pub slip: Option<String>,
    /// For quotations: the words that differ, from the first to the second.
    pub diff: Vec<Change>,
}

impl Comparison {
    /// A comparison with nothing but a fit and a reason.
    #[must_use]
    pub fn new(fit: Fit, reason: impl Into<String>) -> Self {
        Self { fit, reason: reason.into(), steps: Vec::new(), slip: None, diff: Vec::new() }
    }
}
