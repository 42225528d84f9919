//! Takes a rulebook, gives how the examples in its constraints come out: every example is a test of its constraint.

use super::interval::Interval;
use super::propagate::{Known, fails, settle};
use super::slot::known;
use crate::rule::{Constraint, ConstraintTest, Rulebook};
use crate::value::Value;

/// An example and what it came to.
#[derive(Clone, Debug)]
pub struct ConstraintTrial<'a> {
    /// The constraint that carries it.
    pub constraint: &'a Constraint,
    /// The example.
    pub test: &'a ConstraintTest,
    /// Whether the constraint can hold.
    pub holds: bool,
}

impl ConstraintTrial<'_> {
    /// True where the example came out as the constraint says.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.holds == self.test.holds
    }
}

/// Tries every example of every constraint, in the order of the constraints.
#[must_use]
pub fn try_constraints(rules: &Rulebook) -> Vec<ConstraintTrial<'_>> {
    let examples = rules.constraints.iter().flat_map(|one| one.tests.iter().map(move |test| (one, test)));
    examples
        .map(|(constraint, test)| ConstraintTrial { constraint, test, holds: holds(constraint, test, rules) })
        .collect()
}

fn holds(constraint: &Constraint, test: &ConstraintTest, rules: &Rulebook) -> bool {
    let template = &constraint.template;
    let given = |at: usize| test.given.get(at).and_then(Option::as_ref);
    let mut all: Vec<Known> = Vec::with_capacity(template.references.len());
    for (at, reference) in template.references.iter().enumerate() {
        let property = rules.property(&reference.property);
        let unsaid = if property.is_some_and(|property| property.adds) { Interval::COUNTS } else { Interval::ALL };
        let unit = reference.unit.clone().or_else(|| match given(at) {
            Some(Value::Quantity(quantity)) => quantity.unit().cloned(),
            _ => None,
        });
        let claimed = given(at).zip(property);
        let range = claimed.and_then(|(value, property)| known(value, unit.as_ref(), &rules.terms(property)));
        all.push(range.unwrap_or([unsaid; 2]));
    }
    // Where there is a condition only what must be counts; else all of it has to go together.
    let mut narrowed = all.clone();
    let together = !template.condition.is_empty() || settle(template.then.iter(), &mut narrowed);
    together && !fails(&template.condition, &template.then, &all)
}
