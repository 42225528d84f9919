//! Takes an EDTF expression, gives the stretches of days it allows, each with how far a `~` reaches beyond it.
//!
//! `edtf-core` bounds an expression as a whole. Sets and masks such as `1XX5` have gaps, and a gap decides whether
//! two dates can both be true, so that their values are counted out here.

use edtf_core::{Bound, BoundDate, Date as Plain, Edtf, Interval, IntervalEndpoint, Precision, SetElement, YearKind};

use super::super::{Terms, Tolerance};
use super::{Calendar, days};

/// The most values of a mask that are counted out; beyond that its hull stands for it.
const MOST: usize = 10_000;

/// A stretch of days, both ends included; `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) low: Option<i64>,
    pub(super) high: Option<i64>,
    /// How far `~` reaches below the low end.
    pub(super) before: Slack,
    /// How far `~` reaches above the high end.
    pub(super) after: Slack,
}

/// A reach in calendar units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Slack {
    pub(super) months: u32,
    pub(super) days: u32,
}

impl Slack {
    pub(super) const NONE: Self = Self { months: 0, days: 0 };

    /// The reach under a property's terms: its own duration, where it gives one and there is any reach at all.
    fn under(self, terms: &Terms<'_>) -> Self {
        match terms.tolerance {
            Some(Tolerance::Duration { months, days }) if self != Self::NONE => Self { months, days },
            _ => self,
        }
    }
}

impl Stretch {
    /// The ends with all that `~` adds.
    pub(super) fn reach(&self, terms: &Terms<'_>) -> (Option<i64>, Option<i64>) {
        let (before, after) = (self.before.under(terms), self.after.under(terms));
        let low = self.low.map(|low| days::moved(low, -i64::from(before.months), -i64::from(before.days)));
        // The end is moved from the day after it, so that a month reaches to the end of the next one.
        let high = self.high.map(|high| match after {
            Slack::NONE => high,
            after => days::moved(high.saturating_add(1), i64::from(after.months), i64::from(after.days) - 1),
        });
        (low, high)
    }
}

/// The stretches of an expression, in order and apart from one another; `None` where a year is too far away.
pub(super) fn stretches(edtf: &Edtf, calendar: Option<Calendar>) -> Option<Vec<Stretch>> {
    let julian = calendar == Some(Calendar::Julian);
    let mut all = match edtf {
        Edtf::Date(date) => values(date, julian)?,
        Edtf::DateTime(time) => values(&time.date, julian)?,
        Edtf::Interval(interval) => vec![within(interval, julian)?],
        Edtf::Set(set) => {
            let mut all = Vec::new();
            for element in &set.elements {
                all.extend(member(element, julian)?);
            }
            all
        }
    };
    all.sort_by_key(|stretch| (stretch.low.unwrap_or(i64::MIN), stretch.high.unwrap_or(i64::MAX)));
    Some(merged(all))
}

/// Joins stretches that touch, where nothing reaches beyond the seam.
fn merged(all: Vec<Stretch>) -> Vec<Stretch> {
    let mut merged: Vec<Stretch> = Vec::new();
    for next in all {
        match merged.last_mut() {
            Some(last) if touches(last, &next) => {
                last.high = last.high.zip(next.high).map(|(a, b)| a.max(b));
                last.after = next.after;
            }
            _ => merged.push(next),
        }
    }
    merged
}

fn touches(last: &Stretch, next: &Stretch) -> bool {
    let meets = match (last.high, next.low) {
        (Some(high), Some(low)) => low <= high.saturating_add(1),
        _ => true,
    };
    let plain = |stretch: &Stretch| (stretch.before, stretch.after) == (Slack::NONE, Slack::NONE);
    meets && plain(last) && plain(next)
}

/// The stretches of a date: one, or for a mask with gaps one for each run of its values.
fn values(date: &Plain, julian: bool) -> Option<Vec<Stretch>> {
    if !gapped(date) {
        return Some(vec![whole(date, julian)?]);
    }
    let edtf = Edtf::Date(*date);
    let found = edtf.values().ok().map(|values| values.take(MOST + 1).collect::<Vec<_>>());
    match found.filter(|values| values.len() <= MOST) {
        Some(values) => {
            let dates = values.iter().filter_map(|value| if let Edtf::Date(date) = value { Some(date) } else { None });
            dates.map(|date| whole(date, julian)).collect()
        }
        None => Some(vec![whole(date, julian)?]),
    }
}

/// True for a mask whose values do not follow one another: `1XX5`, `1934-XX-01`, not `193X` or `1934-XX`.
fn gapped(date: &Plain) -> bool {
    // Whether any digit is masked; whether all after the first masked one are; whether all are.
    let open = |digits: &[Option<u8>]| {
        let trailing = digits.iter().skip_while(|digit| digit.is_some()).all(Option::is_none);
        (digits.iter().any(Option::is_none), trailing, digits.iter().all(Option::is_none))
    };
    let year = match date.year.kind {
        YearKind::Standard { digits, .. } => open(&digits),
        _ => (false, true, false),
    };
    let month = date.month.map(|month| open(&month.digits));
    let day = date.day.map(|day| open(&day.digits));
    // What follows a masked part must be masked as a whole, for the values to run on.
    let runs = match (month, day) {
        (None, _) => year.1,
        (Some(month), None) if year.0 => year.1 && month.2,
        (Some(month), None) => !month.0 || month.2,
        (Some(month), Some(day)) if year.0 || month.0 => year.1 && month.2 && day.2,
        (Some(_), Some(day)) => !day.0 || day.2,
    };
    !runs
}

/// The hull of a date, with its reach at both ends.
fn whole(date: &Plain, julian: bool) -> Option<Stretch> {
    let slack = slack(date);
    if let (true, Some(day)) = (julian, julian_day(date)) {
        let number = Some(days::number(days::from_julian(day)?)?);
        return Some(Stretch { low: number, high: number, before: slack, after: slack });
    }
    let bounds = Edtf::Date(*date).bounds();
    let (Bound::Date(low), Bound::Date(high)) = (bounds.earliest, bounds.latest) else { return None };
    let (low, high) = if julian { julian_ends(date, low, high)? } else { (low, high) };
    Some(Stretch { low: Some(days::number(low)?), high: Some(days::number(high)?), before: slack, after: slack })
}

/// A full day as it is written. `edtf-core` does not bound 29 February 1900, which only the Julian calendar has.
fn julian_day(date: &Plain) -> Option<BoundDate> {
    let (month, day) = (date.month?.value()?, date.day?.value()?);
    Some(BoundDate { year: date.year.value()?, month, day })
}

/// The Gregorian days of two Julian ones; a Julian February may end a day later than `edtf-core` knows.
fn julian_ends(date: &Plain, low: BoundDate, high: BoundDate) -> Option<(BoundDate, BoundDate)> {
    let last = match high.month {
        2 if date.precision() != Precision::Day => days::julian_month(high.year, 2)?.1,
        _ => days::from_julian(high)?,
    };
    Some((days::from_julian(low)?, last))
}

fn within(interval: &Interval, julian: bool) -> Option<Stretch> {
    let open = Stretch { low: None, high: None, before: Slack::NONE, after: Slack::NONE };
    let start = match &interval.start {
        IntervalEndpoint::Date(date) => whole(date, julian)?,
        _ => open,
    };
    let end = match &interval.end {
        IntervalEndpoint::Date(date) => whole(date, julian)?,
        _ => open,
    };
    Some(Stretch { low: start.low, before: start.before, high: end.high, after: end.after })
}

fn member(element: &SetElement, julian: bool) -> Option<Vec<Stretch>> {
    Some(match element {
        SetElement::Date(date) => values(date, julian)?,
        SetElement::OnOrBefore(date) => vec![Stretch { low: None, before: Slack::NONE, ..whole(date, julian)? }],
        SetElement::OnOrAfter(date) => vec![Stretch { high: None, after: Slack::NONE, ..whole(date, julian)? }],
        SetElement::Range(from, to) => {
            let to = whole(to, julian)?;
            vec![Stretch { high: to.high, after: to.after, ..whole(from, julian)? }]
        }
    })
}

/// How far `~` reaches: one unit of the finest part that it stands at.
fn slack(date: &Plain) -> Slack {
    let months = |months: u32| Slack { months, days: 0 };
    if let Some(day) = date.day.filter(|day| day.qualifier.approximate) {
        match day.digits {
            [Some(_), Some(_)] => return Slack { months: 0, days: 1 },
            [Some(_), None] => return Slack { months: 0, days: 10 },
            _ => {}
        }
    }
    if let Some(month) = date.month.filter(|month| month.qualifier.approximate && !month.has_unspecified()) {
        return match month.value() {
            Some(21..=36) => months(3),
            Some(37..=39) => months(4),
            Some(40..) => months(6),
            _ => months(1),
        };
    }
    if !date.is_approximate() {
        return Slack::NONE;
    }
    let masked = match date.year.kind {
        YearKind::Standard { digits, .. } => digits.iter().rev().take_while(|digit| digit.is_none()).count(),
        _ => 0,
    };
    let swept = date.year.significant_digits.map_or(0, |digits| 4_usize.saturating_sub(digits as usize));
    match masked.max(swept) {
        0 => months(12),
        1 => months(120),
        2 => months(1_200),
        _ => months(12_000),
    }
}
