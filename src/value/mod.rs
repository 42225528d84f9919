//! Takes a value as a person wrote it, gives what it means; prints it again; says whether two can both be true.
//!
//! A kind is a file: it parses, prints and compares. What was written is kept nowhere here (the claim keeps it); a
//! [`Value`] is what was meant. Adding a kind is a new file, a variant here, and a line in each `match` below, which
//! the compiler asks for. Facts can contradict one another; views (judgements, causes, responsibility, definitions) never
//! do.

mod causes;
mod date;
mod definition;
mod fit;
mod judgement;
mod kind;
mod label;
mod number;
mod period;
mod quantity;
mod quotation;
mod rate;
mod responsibility;
mod set;
mod slip;
mod terms;
mod unit;

use std::fmt;
use std::ops::Range;

pub use causes::{Causes, PARTS, Weighing};
pub use date::{Calendar, Date, MONTHS, day_in_words};
pub use definition::Definition;
pub use fit::{Comparison, Fit, Possible};
pub use judgement::Judgement;
pub use kind::Kind;
pub use label::Label;
pub use number::{Number, grouped};
pub use period::{Period, Stretch};
pub use quantity::Quantity;
pub use quotation::Quotation;
pub use responsibility::{Proof, Responsibility};
pub use set::{Others, Set};
pub use terms::{Terms, Tolerance, Vocabulary, fold};
pub use unit::{Measure, Unit};

use crate::finding::Extent;

/// A value as it was written: a scalar, or a list of scalars.
///
/// `[1667,1668]` is a list to YAML and a set of dates to EDTF; a kind decides what a list means to it. Offsets in a
/// [`ValueError`] are into the scalar, or into the item named by `item`.
#[derive(Clone, Copy, Debug)]
pub enum Text<'a> {
    /// One scalar.
    One(&'a str),
    /// The items of a list.
    Many(&'a [&'a str]),
}

/// What, beside the text, is needed to read a value.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reading<'a> {
    /// The claim's own unit, else the property's.
    pub unit: Option<&'a str>,
    /// The claim's own calendar, else the source's; `None` where neither names one.
    pub calendar: Option<Calendar>,
    /// For sets: how many more are meant than are named.
    pub others: Option<Others>,
    /// For responsibility: how far it is proven.
    pub proof: Option<Proof>,
}

/// Why a value could not be read, and where in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueError {
    /// The item of the list, from 0; 0 for a scalar.
    pub item: usize,
    /// Byte offsets in the text (of that item).
    pub span: Range<usize>,
    /// What is wrong, without a full stop.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

/// A value, understood.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// See [`Quantity`].
    Quantity(Quantity),
    /// See [`Date`].
    Date(Date),
    /// See [`Period`].
    Period(Period),
    /// See [`Label`].
    Label(Label),
    /// See [`Set`].
    Set(Set),
    /// See [`Quotation`].
    Quotation(Quotation),
    /// See [`Judgement`].
    Judgement(Judgement),
    /// See [`Causes`].
    Causes(Causes),
    /// See [`Responsibility`].
    Responsibility(Responsibility),
    /// See [`Definition`].
    Definition(Definition),
}

impl Value {
    /// Reads a value of a kind.
    ///
    /// # Errors
    /// Where the text is no value of that kind: the place in the text, what is wrong, and what to write instead.
    pub fn parse(kind: Kind, text: Text<'_>, reading: &Reading<'_>) -> Result<Self, ValueError> {
        match kind {
            Kind::Quantity => Quantity::parse(text, reading).map(Self::Quantity),
            Kind::Date => Date::parse(text, reading).map(Self::Date),
            Kind::Period => Period::parse(text, reading).map(Self::Period),
            Kind::Label => Label::parse(text).map(Self::Label),
            Kind::Set => Set::parse(text, reading).map(Self::Set),
            Kind::Quotation => Quotation::parse(text).map(Self::Quotation),
            Kind::Judgement => Judgement::parse(text).map(Self::Judgement),
            Kind::Causes => Causes::parse(text).map(Self::Causes),
            Kind::Responsibility => Responsibility::parse(text, reading).map(Self::Responsibility),
            Kind::Definition => Definition::parse(text).map(Self::Definition),
        }
    }

    /// Reads a value written as a map, its parts (see [`PARTS`]) in any order; `None` for kinds that have no parts.
    ///
    /// # Errors
    /// As for [`Self::parse`]; `item` counts the texts through all parts.
    pub fn of_parts(
        kind: Kind,
        parts: &[(&str, Vec<&str>)],
        reading: &Reading<'_>,
    ) -> Option<Result<Self, ValueError>> {
        match kind {
            Kind::Causes => Some(Causes::of_parts(parts).map(Self::Causes)),
            Kind::Responsibility => Some(Responsibility::of_parts(parts, reading).map(Self::Responsibility)),
            _ => None,
        }
    }

    /// The causes, or the shares of responsibility; `None` for other kinds.
    #[must_use]
    pub fn causes(&self) -> Option<&Causes> {
        match self {
            Self::Causes(causes) => Some(causes),
            Self::Responsibility(held) => Some(held.shares()),
            _ => None,
        }
    }

    /// The kind it is of.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Quantity(_) => Kind::Quantity,
            Self::Date(_) => Kind::Date,
            Self::Period(_) => Kind::Period,
            Self::Label(_) => Kind::Label,
            Self::Set(_) => Kind::Set,
            Self::Quotation(_) => Kind::Quotation,
            Self::Judgement(_) => Kind::Judgement,
            Self::Causes(_) => Kind::Causes,
            Self::Responsibility(_) => Kind::Responsibility,
            Self::Definition(_) => Kind::Definition,
        }
    }

    /// How this value and another fit. Symmetric in the fit; the reason names this one first.
    ///
    /// Values of two kinds do not meet ([`Fit::Incommensurable`]): the property's type gives both the same kind.
    #[must_use]
    pub fn compare(&self, other: &Self, terms: &Terms<'_>) -> Comparison {
        match (self, other) {
            (Self::Quantity(a), Self::Quantity(b)) => a.compare(b, terms),
            (Self::Date(a), Self::Date(b)) => a.compare(b, terms),
            (Self::Period(a), Self::Period(b)) => a.compare(b, terms),
            (Self::Label(a), Self::Label(b)) => a.compare(b, terms),
            (Self::Set(a), Self::Set(b)) => a.compare(b, terms),
            (Self::Quotation(a), Self::Quotation(b)) => a.compare(b),
            (Self::Judgement(a), Self::Judgement(b)) => a.compare(b, terms),
            (Self::Causes(a), Self::Causes(b)) => a.compare(b, terms),
            (Self::Responsibility(a), Self::Responsibility(b)) => a.compare(b, terms),
            (Self::Definition(a), Self::Definition(b)) => a.compare(b),
            _ => Comparison::new(Fit::Incommensurable, "the two are not values of one kind"),
        }
    }

    /// True where everything this value allows, hedges included, is allowed by the other's written bounds.
    ///
    /// Asked of an asserted and a denied value: what lies wholly within what is denied contradicts the denial.
    #[must_use]
    pub fn lies_within(&self, other: &Self, terms: &Terms<'_>) -> bool {
        match (self, other) {
            (Self::Quantity(a), Self::Quantity(b)) => a.lies_within(b, terms),
            (Self::Date(a), Self::Date(b)) => a.lies_within(b, terms),
            (Self::Period(a), Self::Period(b)) => a.lies_within(b, terms),
            (Self::Label(a), Self::Label(b)) => a.same(b, terms),
            (Self::Set(a), Self::Set(b)) => a.lies_within(b, terms),
            (Self::Quotation(a), Self::Quotation(b)) => a == b,
            (Self::Judgement(a), Self::Judgement(b)) => a.position().same(b.position(), terms),
            (Self::Causes(a), Self::Causes(b)) => a.key() == b.key(),
            (Self::Responsibility(a), Self::Responsibility(b)) => a.key() == b.key(),
            (Self::Definition(a), Self::Definition(b)) => a.key() == b.key(),
            _ => false,
        }
    }

    /// The normalised value: equal keys are equal values, whatever way they were written, units and calendars apart.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Quantity(value) => value.key(),
            Self::Date(value) => value.key(),
            Self::Period(value) => value.key(),
            Self::Label(value) => value.key(),
            Self::Set(value) => value.key(),
            Self::Quotation(value) => value.key(),
            Self::Judgement(value) => value.key(),
            Self::Causes(value) => value.key(),
            Self::Responsibility(value) => value.key(),
            Self::Definition(value) => value.key(),
        }
    }

    /// True where the value itself is hedged (`~`, `?`).
    #[must_use]
    pub fn is_hedged(&self) -> bool {
        match self {
            Self::Quantity(value) => value.is_hedged(),
            Self::Date(value) => value.is_hedged(),
            Self::Period(value) => value.is_hedged(),
            _ => false,
        }
    }

    /// What it spans on the axis of its kind; `None` for words.
    #[must_use]
    pub fn extent(&self, terms: &Terms<'_>) -> Option<Extent> {
        match self {
            Self::Quantity(value) => Some(value.extent(terms)),
            Self::Date(value) => Some(value.extent(terms)),
            Self::Period(value) => Some(value.extent(terms)),
            _ => None,
        }
    }
}

/// As a person would write it; reading it again gives the same value.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quantity(value) => value.fmt(f),
            Self::Date(value) => value.fmt(f),
            Self::Period(value) => value.fmt(f),
            Self::Label(value) => value.fmt(f),
            Self::Set(value) => value.fmt(f),
            Self::Quotation(value) => value.fmt(f),
            Self::Judgement(value) => value.fmt(f),
            Self::Causes(value) => value.fmt(f),
            Self::Responsibility(value) => value.fmt(f),
            Self::Definition(value) => value.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests;
