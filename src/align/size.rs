//! Takes the statements of a document with their values, gives each how large it is and how it lies among those of its
//! class there.
//!
//! Two accounts of one event differ over its numbers, but seldom by much: of forty numbers the one that is nearest to
//! 1,490 is likelier to be of the same thing than any other.

use std::collections::HashMap;
use std::sync::Arc;

use super::statement::{Class, Statement};
use super::stem::Key;
use crate::value::{Terms, Value, Vocabulary};

/// How large a value is, and how it lies among the others of its document.
#[derive(Clone, Debug)]
pub(super) struct Size {
    /// The middle of what it spans, in the unit that its measure is counted in; of a date the day.
    pub middle: f64,
    /// Its ends in the same unit, without end where it is open.
    pub ends: (f64, f64),
    /// The middles of all values of its class in its document, from the smallest.
    pub all: Arc<[f64]>,
    /// How many of them have its unit, itself among them.
    pub fellows: u32,
}

impl Size {
    /// How many values of the other's document lie nearer to this one than the other does.
    pub fn rivals(&self, other: &Self) -> usize {
        let apart = (other.middle - self.middle).abs();
        let from = other.all.partition_point(|middle| self.middle - *middle >= apart);
        let to = other.all.partition_point(|middle| *middle - self.middle < apart);
        to.saturating_sub(from)
    }
}

/// True where neither of two values is more than so many times the other; false where one has no size.
pub(super) fn is_within(a: &Statement, b: &Statement, times: f64) -> bool {
    let sizes = a.size.as_ref().zip(b.size.as_ref()).map(|(one, other)| (one.middle, other.middle));
    sizes.is_some_and(|(one, other)| one.max(other) <= times * one.min(other))
}

/// Gives the statements of one document their sizes; those without a value have none.
pub(super) fn mark(statements: &mut [Statement], values: &[Option<Value>]) {
    let none = Vocabulary::default();
    let terms = Terms { tolerance: None, labels: &none, names: &none };
    let read: Vec<Option<Span>> =
        values.iter().map(|value| value.as_ref().and_then(|value| span(value, &terms))).collect();
    let mut classes: HashMap<Class, Vec<f64>> = HashMap::new();
    let mut units: HashMap<(Class, Option<Key>), u32> = HashMap::new();
    for (statement, size) in statements.iter().zip(&read).filter_map(|(s, size)| Some((s, size.as_ref()?))) {
        classes.entry(statement.class).or_default().push(size.middle);
        *units.entry((statement.class, size.unit)).or_default() += 1;
    }
    let classes: HashMap<Class, Arc<[f64]>> = classes
        .into_iter()
        .map(|(class, mut all)| {
            all.sort_by(f64::total_cmp);
            (class, all.into())
        })
        .collect();
    for (statement, size) in statements.iter_mut().zip(read) {
        let Some((Span { middle, ends, unit }, all)) = size.zip(classes.get(&statement.class)) else { continue };
        let fellows = units.get(&(statement.class, unit)).copied().unwrap_or(1);
        statement.size = Some(Size { middle, ends, all: Arc::clone(all), fellows });
    }
}

/// What a value spans in the unit that its measure is counted in, and the unit that it is written in.
struct Span {
    middle: f64,
    ends: (f64, f64),
    unit: Option<Key>,
}

/// What a value spans; its middle is its only end where the other is open. `None` for what has no size.
fn span(value: &Value, terms: &Terms<'_>) -> Option<Span> {
    let extent = value.extent(terms)?;
    let unit = match value {
        Value::Quantity(quantity) => quantity.unit(),
        _ => None,
    };
    let scale = unit.and_then(crate::value::Unit::size).map_or(1.0, |(_, size)| size);
    let (low, high) = (extent.low.map(|low| low * scale), extent.high.map(|high| high * scale));
    let middle = match (low, high) {
        (Some(low), Some(high)) => f64::midpoint(low, high),
        (low, high) => low.or(high)?,
    };
    let ends = (low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY));
    Some(Span { middle, ends, unit: unit.map(|unit| Key::of(unit.key())) })
}

#[cfg(test)]
mod tests {
    use super::Size;

    #[test]
    fn counts_the_values_that_lie_nearer() {
        let all = [2.0, 30.0, 31.0, 500.0];
        let size = |middle: f64| Size { middle, ends: (middle, middle), all: all.into(), fellows: 1 };
        let table =
            [(28.0, 30.0, 0), (28.0, 31.0, 1), (28.0, 2.0, 2), (30.5, 31.0, 0), (400.0, 500.0, 0), (3.0, 500.0, 3)];
        for (own, other, rivals) in table {
            assert_eq!(size(own).rivals(&size(other)), rivals, "{own} {other}");
        }
    }
}
