//! Takes two statements by their places, says how their values stand to each other: the same, both possible, too far
//! apart to be of one thing.

use super::kind::measure_number;
use super::statement::{Class, Statement};
use crate::value::{Fit, Measure, Terms, Value, Vocabulary};

/// True where the two values are one.
pub(super) fn same(one: u32, other: u32, values: &[Option<Value>]) -> bool {
    matches!(fit_of(one, other, values), Some(Fit::Equal | Fit::Converted))
}

/// True where the two values can both be true and neither is without a limit: `at least 100` agrees with too much.
pub(super) fn alike_both(one: u32, other: u32, values: &[Option<Value>]) -> bool {
    let limited = |index: u32| match values.get(index as usize) {
        Some(Some(Value::Quantity(quantity))) => matches!(quantity.bounds(), (Some(_), Some(_))),
        _ => false,
    };
    same(one, other, values) || (limited(one) && limited(other) && agree(one, other, values))
}

/// True where the two values can both be true.
pub(super) fn agree(one: u32, other: u32, values: &[Option<Value>]) -> bool {
    matches!(fit_of(one, other, values), Some(Fit::Equal | Fit::Converted | Fit::Overlap))
}

fn fit_of(one: u32, other: u32, values: &[Option<Value>]) -> Option<Fit> {
    let value = |index: u32| values.get(index as usize).and_then(Option::as_ref);
    let (a, b) = value(one).zip(value(other))?;
    let none = Vocabulary::default();
    Some(a.compare(b, &Terms { tolerance: None, labels: &none, names: &none }).fit)
}

/// True for measures so near each other that they are one, differently rounded.
pub(super) fn rounded(one: u32, other: u32, all: &[&Statement], values: &[Option<Value>]) -> bool {
    const NEAR: f64 = 0.005;
    let measure = all.get(one as usize).is_some_and(|statement| matches!(statement.class, Class::Measure(_)));
    let value = |index: u32| match values.get(index as usize) {
        Some(Some(Value::Quantity(quantity))) => Some(quantity),
        _ => None,
    };
    let Some((a, b)) = value(one).zip(value(other)).filter(|_| measure) else { return false };
    let size = a.unit().zip(b.unit()).and_then(|(a, b)| a.in_terms_of(b)).unwrap_or(1.0);
    let bound = |quantity: &crate::value::Quantity| quantity.bounds().0.or(quantity.bounds().1);
    bound(a).zip(bound(b)).is_some_and(|(a, b)| (a * size - b).abs() <= NEAR * b.abs())
}

/// True for two measures of time or tolls of which one is more than a hundred times the other: minutes and days, a score
/// of workmen and all the dead. Accounts of one thing do not differ so much, save where it is counted by its noun.
pub(super) fn is_far(one: u32, other: u32, all: &[&Statement], values: &[Option<Value>]) -> bool {
    const TIMES: f64 = 100.0;
    let statement = |index: u32| all.get(index as usize);
    let time = Class::Measure(measure_number(Measure::Time));
    let held = |of: &Statement| of.class == time || (of.class == Class::Count && of.of_people && of.local.is_none());
    let plain = statement(one).zip(statement(other)).is_some_and(|(a, b)| held(a) && held(b));
    let value = |index: u32| match values.get(index as usize) {
        Some(Some(Value::Quantity(quantity))) => Some(quantity),
        _ => None,
    };
    let Some((a, b)) = value(one).zip(value(other)).filter(|_| plain) else { return false };
    let size = a.unit().zip(b.unit()).and_then(|(a, b)| a.in_terms_of(b)).unwrap_or(1.0);
    let bound = |quantity: &crate::value::Quantity| quantity.bounds().1.or(quantity.bounds().0);
    bound(a).zip(bound(b)).is_some_and(|(a, b)| {
        let (a, b) = ((a * size).abs(), b.abs());
        a.max(b) > TIMES * a.min(b) && a.min(b) > 0.0
    })
}
