//! Takes what a term counts, says of which type it is and which type two of them make together; for [`Maker`], which
//! makes a test of no two that do not go together.
//!
//! [`Maker`]: super::term::Maker

use std::ops::Range;

use super::Node;
use crate::rule::Property;
use crate::value::Unit;

/// A term, understood.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub(super) node: Node,
    pub(super) sort: Sort,
    pub(super) span: Range<usize>,
}

/// What a term is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sort {
    /// A day.
    Date,
    /// From one day to another; the nodes of both.
    Period(Box<(Node, Node)>),
    /// A date of the expression itself: all of its days.
    Literal(f64, f64),
    /// So many days.
    Days,
    /// A number, counted in something.
    Quantity(Counted),
}

/// What a number counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Counted {
    /// A number of the expression without a unit.
    Bare,
    /// A share, or how many times: it multiplies.
    Pure,
    /// Only claims know.
    Unknown,
    /// Things of a unit.
    Of(Unit),
}

impl Sort {
    /// In words, for a message.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Date | Self::Literal(..) => "a date".to_owned(),
            Self::Period(_) => "a period".to_owned(),
            Self::Days => "a number of days".to_owned(),
            Self::Quantity(Counted::Of(unit)) => unit.name().to_owned(),
            Self::Quantity(Counted::Pure) => "a share".to_owned(),
            Self::Quantity(_) => "a number".to_owned(),
        }
    }
}

pub(super) fn multiplied(a: &Counted, b: &Counted, divides: bool) -> Counted {
    let free = |counted: &Counted| matches!(counted, Counted::Bare | Counted::Pure);
    match (a, b) {
        (a, b) if free(b) => {
            if *a == Counted::Bare && *b == Counted::Pure {
                Counted::Pure
            } else {
                a.clone()
            }
        }
        (a, b) if free(a) && !divides => b.clone(),
        (Counted::Of(a), Counted::Of(b)) if divides && a == b => Counted::Pure,
        _ => Counted::Unknown,
    }
}

/// What the values of a property count.
pub(super) fn counted(property: &Property) -> Counted {
    match property.unit.as_deref() {
        Some(unit) if multiplies(&Unit::named(unit)) => Counted::Pure,
        Some(unit) => Counted::Of(Unit::named(unit)),
        None => Counted::Unknown,
    }
}

/// True for what only multiplies: `times`, `-fold`, and the words for shares.
pub(super) fn multiplies(unit: &Unit) -> bool {
    matches!(unit.key(), "time" | "fold" | "x") || Unit::names_share(unit.name()) || Unit::names_percent(unit.name())
}
