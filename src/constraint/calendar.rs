//! Takes a chain of days that is impossible, says whether it would be possible if a source that names no calendar
//! counted by the Old Style: then it is unclear, and no contradiction, as row 7 of the cascade has it (`compare::cascade`).

use super::conflict::{Conflict, Registry};
use super::network::Window;
use crate::claim::Collection;
use crate::value::{Calendar, Date, Value, day_in_words};

/// The day on which the last country of Europe changed its calendar, Greece on 1 March 1923: nobody means the Old Style
/// after it. Days since 1970-01-01.
const LAST_CHANGE: i64 = -17_108;

/// True where somebody in a collection dates by the Old Style, so that others may do so without a word.
#[must_use]
pub fn is_old_style_about(collection: &Collection) -> bool {
    let claims = collection.sources.iter().flat_map(|source| &source.claims);
    let julian = |date: Option<&Date>| date.and_then(Date::calendar) == Some(Calendar::Julian);
    claims.map(|claim| &claim.value).any(|value| match value {
        Value::Date(date) => julian(Some(date)),
        Value::Period(period) => julian(period.start()) || julian(period.end()),
        _ => false,
    })
}

/// Why a chain is only unclear: `if revision-notes means the Old Style, 26 October 1917 is 8 November 1917`. `None`
/// where it is impossible in either calendar.
#[must_use]
pub fn old_style(conflict: &Conflict, registry: Registry<'_, '_>) -> Option<String> {
    let proof = conflict.proof.as_ref()?;
    let gap = proof.edges.iter().fold(0_i64, |sum, edge| sum.saturating_add(edge.gap));
    let (low, high) = (End::of(proof.low, registry), End::of(proof.high, registry));
    let day = |end: &Option<End<'_>>, written: Option<i64>| end.as_ref().map(|end| end.day).or(written);
    let bound = proof.bound.map(|bound| bound.day);
    let (from, to) = (proof.low.and_then(|w| w.low).or(bound)?, proof.high.and_then(|w| w.high).or(bound)?);
    let possible = |from: i64, to: i64| from.saturating_add(gap) <= to;
    let one_source = low.as_ref().zip(high.as_ref()).is_some_and(|(a, b)| a.source == b.source);
    // What one source dates without a calendar it dates by one calendar.
    if one_source {
        return None;
    }
    let said = |end: &End<'_>| {
        format!(
            "if {} means the Old Style, its {} is {} in the New Style, and it is possible",
            end.source,
            day_in_words(end.written),
            day_in_words(end.day)
        )
    };
    if possible(day(&low, Some(from))?, to) {
        return low.as_ref().map(said);
    }
    if possible(from, day(&high, Some(to))?) {
        return high.as_ref().map(said);
    }
    None
}

/// An end of a chain that may be meant in the Old Style.
struct End<'r> {
    source: &'r str,
    written: i64,
    day: i64,
}

impl<'r> End<'r> {
    fn of(window: Option<Window>, registry: Registry<'r, '_>) -> Option<Self> {
        let window = window?;
        let said = registry.said((window.group, window.claim))?;
        let Value::Date(date) = &said.voiced.claim.value else { return None };
        let day = date.if_old_style().filter(|day| *day <= LAST_CHANGE)?;
        Some(Self { source: &said.voiced.source.id, written: date.stretch().0?, day })
    }
}
