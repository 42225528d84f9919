//! Takes dates, durations and tolerances, gives the days that they stand for, from the fewest to the most: a month and a
//! year have no one length.

use super::sort::Counted;
use crate::constraint::interval::Interval;
use crate::rule::Property;
use crate::value::{Date, Measure, Terms, Tolerance, Unit, Vocabulary};

/// The days of a date of the expression.
pub(super) fn days_of(date: &Date) -> (f64, f64) {
    let none = Vocabulary::default();
    let terms = Terms { tolerance: None, labels: &none, names: &none };
    let (low, high) = date.reach(&terms);
    (low.map_or(f64::NEG_INFINITY, |day| day as f64), high.map_or(f64::INFINITY, |day| day as f64))
}

/// How many days one of a unit of time is.
pub(super) fn in_days(counted: &Counted) -> Option<Interval> {
    let Counted::Of(unit) = counted else { return None };
    match unit.size()? {
        (Measure::Time, seconds) => Some(Interval::point(seconds / 86_400.0)),
        (Measure::Months, months) => Some(duration(Interval::point(1.0), unit)).filter(|_| months > 0.0),
        _ => None,
    }
}

/// A number of some unit of time in days, from the fewest to the most: a month has 28 to 31, a year 365 or 366.
pub(super) fn duration(count: Interval, unit: &Unit) -> Interval {
    match unit.size() {
        Some((Measure::Time, seconds)) => count.scaled(seconds / 86_400.0),
        Some((Measure::Months, size)) => {
            Interval { low: months(count.low * size).low, high: months(count.high * size).high }
        }
        _ => count,
    }
}

/// The fewest and the most days that so many months in a row can have.
fn months(count: f64) -> Interval {
    const FEWEST: [f64; 12] = [0.0, 28.0, 59.0, 89.0, 120.0, 150.0, 181.0, 212.0, 242.0, 273.0, 303.0, 334.0];
    const MOST: [f64; 12] = [0.0, 31.0, 62.0, 92.0, 123.0, 153.0, 184.0, 215.0, 245.0, 276.0, 306.0, 337.0];
    if count < 0.0 {
        let days = months(-count);
        return Interval { low: -days.high, high: -days.low };
    }
    if !count.is_finite() || count.fract() != 0.0 || count > 120_000.0 {
        return Interval { low: (count * 30.4).floor(), high: (count * 30.5).ceil() };
    }
    let (years, rest) = ((count / 12.0).floor(), (count % 12.0) as usize);
    let (fewest, most) = (FEWEST.get(rest).copied().unwrap_or(0.0), MOST.get(rest).copied().unwrap_or(0.0));
    // A century without a leap day may lie within.
    let leaps = ((years / 4.0).floor() - (years / 100.0).ceil()).max(0.0);
    Interval { low: years * 365.0 + leaps + fewest, high: years * 365.0 + (years / 4.0).ceil() + most }
}

/// How far a property's tolerance lets two of its values be apart.
pub(super) fn tolerance(property: &Property) -> (f64, Option<f64>) {
    match property.tolerance {
        Some(Tolerance::Share(share)) => (share, None),
        Some(Tolerance::Amount(amount)) => (0.0, Some(amount)),
        Some(Tolerance::Duration { months: count, days }) => {
            (0.0, Some(months(f64::from(count)).high + f64::from(days)))
        }
        None => (0.1, None),
    }
}
