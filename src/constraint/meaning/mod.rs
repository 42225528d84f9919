//! Takes an expression and the rules, gives what it means: references to properties, and tests between what is
//! calculated from them, with units and days converted. A template that is made cannot be wrong.

mod arithmetic;
mod duration;
mod relate;
mod sort;
mod term;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::interval::Interval;
use super::language::{Call, Expression, Fault};
use crate::claim::Scope;
use crate::rule::Rulebook;
use crate::value::{Kind, Unit};

/// What a constraint asks of claims.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Template {
    /// What claims are asked for, in the order of the expression, each once.
    pub references: Vec<Reference>,
    /// Where all of these hold; empty for in any case.
    pub condition: Vec<Test>,
    /// All of these must hold.
    pub then: Vec<Test>,
}

/// A property of a subject, within a scope.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The property's declared name.
    pub property: String,
    /// The kind of its values: quantity, date or period.
    pub kind: Kind,
    /// The subject's main name; every one where `None`.
    pub subject: Option<String>,
    /// What it is confined to.
    pub scope: Scope,
    /// The dimension whose parts are summed.
    pub over: Option<String>,
    /// The unit that quantities are counted in; that of the claims where `None`.
    pub unit: Option<Unit>,
    /// Where it stands in the expression.
    pub span: Range<usize>,
}

/// What must hold between two terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// The left one.
    pub left: Node,
    /// What must hold.
    pub relation: Relation,
    /// The right one.
    pub right: Node,
    /// True where both count days since 1970-01-01, or days.
    pub days: bool,
    /// Where the relation stands in the expression.
    pub span: Range<usize>,
}

/// What must hold between two numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Relation {
    /// The left one is smaller. Days are whole, so that they have [`Relation::AtMost`] alone.
    Less,
    /// The left one is not larger.
    AtMost,
    /// They are equal.
    Equal,
    /// They are equal within a share of the larger, or an amount.
    Near {
        /// 0.1 is ten percent.
        share: f64,
        /// In the unit of the two; where it is `None` and days are compared, as long as the longer of the two stretches.
        amount: Option<f64>,
    },
}

/// What is calculated.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A number of the expression, and how it is written there.
    Constant(Interval, String),
    /// What is claimed of a reference: a quantity, or a day.
    Value(usize),
    /// The first day of a period.
    Start(usize),
    /// The last day of a period.
    End(usize),
    /// Terms, each as many times.
    Sum(Vec<(f64, Node)>),
    /// Factors.
    Product(Vec<Node>),
    /// The first by the second.
    Quotient(Box<(Node, Node)>),
}

/// Understands an expression; every fault in it is told.
///
/// # Errors
/// Faults: properties that nobody declared, dimensions that nobody knows, terms that cannot be calculated or compared.
pub fn understand(expression: &Expression, text: &str, rules: &Rulebook) -> Result<Template, Vec<Fault>> {
    let mut maker = term::Maker { rules, text, template: Template::default(), faults: Vec::new() };
    let condition = relate::tests(&expression.condition, &mut maker);
    let then = relate::tests(&expression.then, &mut maker);
    if maker.faults.is_empty() { Ok(Template { condition, then, ..maker.template }) } else { Err(maker.faults) }
}

/// The scope that a call names; `None` where it cannot be read.
#[must_use]
pub fn scope_of(call: &Call, rules: &Rulebook) -> Option<Scope> {
    let mut maker = term::Maker { rules, text: "", template: Template::default(), faults: Vec::new() };
    maker.scope(&call.scope)
}

impl Template {
    /// True where the same is asked of every subject.
    #[must_use]
    pub fn is_general(&self) -> bool {
        self.references.iter().any(|reference| reference.subject.is_none())
    }
}
