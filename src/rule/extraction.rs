//! How a rule file names what is pulled from prose: which words, which kind of mention, which subject and property.

use super::Cue;

/// How to name what is pulled from prose: where a sentence holds the cue, its mentions of a kind are of that subject
/// and property.
#[derive(Clone, Debug)]
pub struct Extraction {
    /// The subject's main name.
    pub subject: String,
    /// The property's declared name.
    pub property: String,
    /// What a sentence must hold.
    pub cue: Cue,
    /// The kind of mention that is the value.
    pub take: Take,
}

/// The kinds of mention that an extraction can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// A count or a measure.
    Quantity,
    /// So many of a hundred.
    Percent,
    /// A percentage, a fraction or a ratio.
    Share,
    /// A day, month or year.
    Date,
    /// From when to when.
    Period,
}

impl Take {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Quantity, Self::Percent, Self::Share, Self::Date, Self::Period];

    /// The name used in rule files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Percent => "percent",
            Self::Share => "share",
            Self::Date => "date",
            Self::Period => "period",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|take| take.name() == name)
    }
}
