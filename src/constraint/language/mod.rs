//! Takes the text of a constraint, gives its expression, every part with its place; what is wrong in it is told there.
//!
//! ```text
//! expression = "if" condition "then" condition | condition
//! condition  = relation { "and" relation }
//! relation   = sum (comparison | "before" | "after" | "during" | "overlaps" | "same day as" | within) sum
//! comparison = "<" | "<=" | "=" | "~=" | ">=" | ">"
//! within     = "within" DURATION ("of" | "after" | "before")
//! sum        = product { ("+" | "-") product }
//! product    = factor { ("*" | "/") factor }
//! factor     = "-" factor | SHARE "of" factor | "sum of" call "over" DIMENSION | ("start of" | "end of") factor
//!            | "(" sum ")" | call | number with unit | date
//! call       = PROPERTY "(" SUBJECT { "," DIMENSION "=" NAME } ")"
//! ```
//!
//! The subject `each` stands for every subject in turn. Names with commas, brackets or words of the language in them go
//! in double quotation marks.

mod call;
mod lex;
mod parse;
mod relation;
mod term;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::value::{Date, Quantity};

/// What is wrong in an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Kebab-case, as the mistake that is made of it.
    pub code: &'static str,
    /// Bytes of the expression.
    pub span: Range<usize>,
    /// What is wrong, without a full stop.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl Fault {
    /// An expression that cannot be read.
    pub(super) fn unreadable(span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code: "constraint-unreadable", span, message: message.into(), help: help.into() }
    }

    /// An expression that is read and makes no sense.
    pub(super) fn mistyped(span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code: "constraint-type-clash", span, message: message.into(), help: help.into() }
    }
}

/// What must hold, or what must hold where something else does.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// `if …`; empty where it must hold in any case.
    pub condition: Vec<Relation>,
    /// All of these.
    pub then: Vec<Relation>,
}

/// Two terms and what must hold between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// The left one.
    pub left: Term,
    /// What must hold.
    pub relator: Relator,
    /// The right one.
    pub right: Term,
    /// Where the relator stands.
    pub span: Range<usize>,
}

/// What must hold between two terms.
#[derive(Clone, Debug, PartialEq)]
pub enum Relator {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `=`
    Equal,
    /// `~=`
    Near,
    /// `>=`
    AtLeast,
    /// `>`
    More,
    /// On an earlier day.
    Before,
    /// On a later day.
    After,
    /// Within a period.
    During,
    /// At least one day in common.
    Overlaps,
    /// `same day as`
    SameDay,
    /// `within 3 days of`
    Within {
        /// The duration, in the words of the expression.
        most: Box<Term>,
        /// Which of the two comes first.
        order: Order,
    },
}

/// Which of two days comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Either.
    Any,
    /// The left one comes after the right one, or on its day.
    After,
    /// The left one comes before the right one, or on its day.
    Before,
}

/// A term with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// What it is.
    pub kind: TermKind,
    /// Bytes of the expression.
    pub span: Range<usize>,
}

/// What can be calculated with.
#[derive(Clone, Debug, PartialEq)]
pub enum TermKind {
    /// `100 tons`, `6 million people`, `70%`, `3 days`.
    Number(Quantity),
    /// `1934-12-01`.
    Date(Date),
    /// `deaths(famine, place=Ukraine)`.
    Call(Call),
    /// `sum of executed(Great Terror) over period`.
    SumOver {
        /// Whose parts.
        call: Call,
        /// The scope dimension.
        dimension: String,
        /// Where the dimension stands.
        span: Range<usize>,
    },
    /// `start of lasted(famine)`.
    Start(Box<Term>),
    /// `end of lasted(famine)`.
    End(Box<Term>),
    /// Terms, each with true where it is taken away.
    Sum(Vec<(bool, Term)>),
    /// Factors, each with true where it divides.
    Product(Vec<(bool, Term)>),
}

/// A property of a subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The property, as written.
    pub property: Name,
    /// The subject, as written; [`EACH`] for every one.
    pub subject: Name,
    /// Dimensions and what they are confined to.
    pub scope: Vec<(Name, Name)>,
}

/// A name with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// As written, quotation marks apart.
    pub text: String,
    /// Bytes of the expression.
    pub span: Range<usize>,
}

/// The subject that stands for every one.
pub const EACH: &str = "each";

impl Expression {
    /// Reads an expression.
    ///
    /// ```
    /// use counterclaim::constraint::Expression;
    ///
    /// assert!(Expression::parse("arrested(Great Terror) >= executed(Great Terror)").is_ok());
    /// let fault = Expression::parse("date(murder) befor date(trial)").unwrap_err();
    /// assert_eq!((fault.span, fault.help.as_str()), (13..18, "did you mean `before`?"));
    /// ```
    ///
    /// # Errors
    /// Where the text is no expression: the place in it, what is wrong, and what to write instead.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        parse::parse(text)
    }

    /// Reads a call alone: `executed(Great Terror, period=1937)`.
    ///
    /// # Errors
    /// As [`Expression::parse`].
    pub fn parse_call(text: &str) -> Result<Call, Fault> {
        parse::call_alone(text)
    }
}
