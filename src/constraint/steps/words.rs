//! Takes what is claimed or known of a slot, gives it in words: amounts, shares and days, each from its least to its most.

use crate::constraint::interval::Interval;
use crate::constraint::propagate::Known;
use crate::constraint::slot::{Said, Slot};
use crate::value::{Kind, Unit, Value, day_in_words, grouped};

/// `executed (Great Terror, 1937): 353,074, says biography`.
pub(super) fn claimed(slot: &Slot<'_>, said: &Said<'_>) -> String {
    let claim = said.voiced.claim;
    let mut text = format!("{} is {}, says {}", slot.words(), plain(&claim.value), voice(said));
    if let Some(reach) = reach(slot, said) {
        text.push_str(&format!(": {reach}"));
    }
    text
}

/// Whose word it is: `biography`, `biography on the word of Alan Bullock`.
pub(super) fn voice(said: &Said<'_>) -> String {
    let id = &said.voiced.source.id;
    said.voiced.claim.says.first().map_or_else(|| id.clone(), |name| format!("{id} on the word of {name}"))
}

/// A value as a sentence has it.
#[must_use]
pub fn plain(value: &Value) -> String {
    match value {
        Value::Date(date) => date.plain(),
        Value::Period(period) => period.plain(),
        other => other.to_string(),
    }
}

/// What is known of a slot, in words: `from 366,388 to 376,388`.
#[must_use]
pub fn known_in_words(known: &Known, slot: &Slot<'_>) -> String {
    let [start, end] = *known;
    match slot.property.kind {
        Kind::Quantity if slot.claims.iter().any(|said| is_share(said)) => share(start),
        Kind::Quantity if start.low == 0.0 && start.high.is_finite() => {
            amount(Interval { low: f64::NEG_INFINITY, ..start }, slot.unit.as_ref())
        }
        Kind::Quantity => amount(start, slot.unit.as_ref()),
        Kind::Date => days(start),
        _ => format!("it starts {} and ends {}", on(start), on(end)),
    }
}

pub(super) fn is_share(said: &Said<'_>) -> bool {
    matches!(&said.voiced.claim.value, Value::Quantity(quantity) if quantity.is_share())
}

/// How far a value reaches, where that is more than it says.
fn reach(slot: &Slot<'_>, said: &Said<'_>) -> Option<String> {
    let [start, end] = said.known;
    match &said.voiced.claim.value {
        Value::Quantity(quantity) => {
            let (low, high) = quantity.bounds();
            let same = |known: f64, written: Option<f64>| {
                written.is_some_and(|written| (known - written).abs() <= written.abs() * 1e-9)
            };
            let factor = slot.unit.as_ref().zip(quantity.unit()).and_then(|(unit, own)| own.in_terms_of(unit));
            let open = |known: f64, written: Option<f64>| known.is_infinite() && written.is_none();
            let exact =
                (same(start.low, low) || open(start.low, low)) && (same(start.high, high) || open(start.high, high));
            (!exact || factor.is_some_and(|factor| factor != 1.0)).then(|| amount(start, slot.unit.as_ref()))
        }
        Value::Date(_) if start.is_point() => None,
        Value::Date(_) => Some(days(start)),
        _ => Some(format!("it starts {} and ends {}", on(start), on(end))),
    }
}

/// `from 450,000 to 550,000`, `681,692`, `at least 7 million`.
pub(super) fn amount(range: Interval, unit: Option<&Unit>) -> String {
    let unit = unit
        .filter(|unit| unit.measure().is_some() || unit.key() == "ton")
        .map_or(String::new(), |unit| format!(" {}", unit.name()));
    let number = |value: f64| grouped(value);
    match (range.low.is_finite(), range.high.is_finite()) {
        (true, true) if number(range.low) == number(range.high) => format!("{}{unit}", number(range.low)),
        (true, true) => format!("from {} to {}{unit}", number(range.low), number(range.high)),
        (true, false) => format!("at least {}{unit}", number(range.low)),
        (false, true) => format!("at most {}{unit}", number(range.high)),
        (false, false) => "anything".to_owned(),
    }
}

/// A share as a percentage, where it is one.
pub(super) fn share(range: Interval) -> String {
    let percent = |value: f64| format!("{}%", grouped(value * 100.0));
    match (range.low.is_finite(), range.high.is_finite()) {
        (true, true) if range.is_point() => percent(range.low),
        (true, true) => format!("from {} to {}", percent(range.low), percent(range.high)),
        _ => amount(range, None),
    }
}

/// `1 December 1934`, `between 1 and 31 December 1934`.
#[must_use]
pub(super) fn days(range: Interval) -> String {
    let day = |value: f64| day_in_words(value as i64);
    match (range.low.is_finite(), range.high.is_finite()) {
        (true, true) if range.is_point() => day(range.low),
        (true, true) => format!("from {} to {}", day(range.low), day(range.high)),
        (true, false) => format!("{} or later", day(range.low)),
        (false, true) => format!("{} or earlier", day(range.high)),
        (false, false) => "on any day".to_owned(),
    }
}

fn on(range: Interval) -> String {
    if range.is_point() {
        format!("on {}", days(range))
    } else if range.low.is_finite() && range.high.is_finite() {
        format!("some day {}", days(range))
    } else {
        days(range)
    }
}
