//! Takes two dates, says how they fit and why: by the days that each allows, not by how they are written.
//!
//! Not by `edtf-core`'s relations: to them `1937` and `1937` are only possibly equal, sets are their hulls, and `~`
//! moves no bound.

use edtf_core::{Edtf, Precision, SetKind};

use super::super::{Comparison, Fit, Terms, slip};
use super::{Calendar, Date, days, plain};

/// A stretch of days, `None` where open.
type Ends = (Option<i64>, Option<i64>);

/// How two dates fit, and why.
pub(super) fn compare(a: &Date, b: &Date, terms: &Terms<'_>) -> Comparison {
    let found = fit(a, b, terms);
    let (first, second) = (plain::in_sentence(a), plain::in_sentence(b));
    let reason = match found {
        Fit::Equal => format!("both say {first}"),
        Fit::Converted => converted(a, b),
        Fit::Overlap => overlap(a, b, terms),
        Fit::OldStyle => old_style_reason(a, b),
        _ => match apart(a, b) {
            Some(apart) => format!("{first} and {second} are {apart}{}", reaches(a, b, terms)),
            None => format!("{first} and {second} have no day in common"),
        },
    };
    let mut comparison = Comparison::new(found, reason);
    if found == Fit::Disjoint {
        let precision = a.firm().filter(|found| *found == Precision::Day || *found == Precision::Year);
        let alike = precision.is_some() && a.firm() == b.firm() && a.is_julian() == b.is_julian();
        comparison.slip = slip::dates(&a.edtf(), &b.edtf()).filter(|_| alike);
    }
    comparison
}

/// How two dates fit. Symmetric.
pub(in super::super) fn fit(a: &Date, b: &Date, terms: &Terms<'_>) -> Fit {
    if a.key() == b.key() {
        return Fit::Equal;
    }
    // A time of day is more than a day, and "both of these" more than "one of these".
    let kind = |date: &Date| match &date.edtf {
        Edtf::DateTime(_) => 2,
        Edtf::Set(set) if set.kind == SetKind::AllMembers => 1,
        _ => 0,
    };
    let alike = a.stretches == b.stretches && a.edtf.is_uncertain() == b.edtf.is_uncertain();
    if alike && kind(a) == kind(b) && kind(a) < 2 {
        return Fit::Converted;
    }
    if meet(&a.reaches(terms), &b.reaches(terms)) {
        return Fit::Overlap;
    }
    if old_style(a, b).is_some() || old_style(b, a).is_some() {
        return Fit::OldStyle;
    }
    Fit::Disjoint
}

/// True where a stretch of one meets a stretch of the other. Both are in order.
fn meet(a: &[Ends], b: &[Ends]) -> bool {
    let touch = |x: &Ends, y: &Ends| {
        let below = |low: Option<i64>, high: Option<i64>| low.zip(high).is_none_or(|(low, high)| low <= high);
        below(x.0, y.1) && below(y.0, x.1)
    };
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    while let (Some(x), Some(y)) = (left.peek(), right.peek()) {
        if touch(x, y) {
            return true;
        }
        if x.1.unwrap_or(i64::MAX) < y.1.unwrap_or(i64::MAX) {
            left.next();
        } else {
            right.next();
        }
    }
    // Reaches of unlike size can stand out of order; few stretches are tried pair by pair.
    a.len().saturating_mul(b.len()) <= 10_000 && a.iter().any(|x| b.iter().any(|y| touch(x, y)))
}

/// The day that `a` means if it is Old Style, where `a` names no calendar and that day is `b`'s.
fn old_style(a: &Date, b: &Date) -> Option<i64> {
    if a.firm() != Some(Precision::Day) || b.firm() != Some(Precision::Day) || a.calendar.is_some() {
        return None;
    }
    let (written, other) = (a.stretch().0?, b.stretch().0?);
    let read = a.if_old_style()?;
    (read == other && read != written).then_some(read)
}

fn old_style_reason(a: &Date, b: &Date) -> String {
    let (from, to) = if old_style(a, b).is_some() { (a, b) } else { (b, a) };
    let (Some(written), Some(read)) = (from.stretch().0, old_style(from, to)) else { return String::new() };
    let day = |number: i64| plain::day(days::civil(number));
    let (old, new, gap) = (day(written), day(read), (read - written).abs());
    match to.calendar {
        Some(Calendar::Julian) => format!(
            "{old} names no calendar: if it is Old Style too, the two are one day; if New Style, they are {gap} days apart"
        ),
        Some(Calendar::Gregorian) => format!(
            "{old} names no calendar: if it is Old Style, it is {new} New Style, the other's day; if New Style, they \
             are {gap} days apart"
        ),
        None => format!(
            "{old} and {new} are {gap} days apart, the gap between the calendars then: {old} Old Style is {new} New \
             Style, and neither names its calendar"
        ),
    }
}

/// Why two dates that are written differently are the same days.
fn converted(a: &Date, b: &Date) -> String {
    let (first, second) = (plain::in_sentence(a), plain::in_sentence(b));
    if a.is_julian() == b.is_julian() {
        return format!("`{a}` and `{b}` are the same days");
    }
    let (julian, old, new) = if a.is_julian() { (a, first, second) } else { (b, second, first) };
    let gap = julian.stretch().0.and_then(|low| {
        let label = days::number(days::to_julian(days::civil(low))?)?;
        Some((low - label).abs())
    });
    let gap = gap.map_or(String::new(), |gap| format!(" ({gap} days)"));
    format!("{old} is {new} New Style{gap}")
}

/// Why two dates that differ can both be true.
fn overlap(a: &Date, b: &Date, terms: &Terms<'_>) -> String {
    let (first, second) = (plain::in_sentence(a), plain::in_sentence(b));
    let (x, y) = (a.days(), b.days());
    if x == y {
        return match (a.is_hedged(), b.is_hedged()) {
            (true, false) => format!("both say {second}, the first less firmly"),
            (false, true) => format!("both say {first}, the second less firmly"),
            _ => format!("{first} and {second} allow the same days"),
        };
    }
    if within(&x, &y) {
        return format!("{first} lies in {second}");
    }
    if within(&y, &x) {
        return format!("{second} lies in {first}");
    }
    if meet(&x, &y) {
        return format!("{first} and {second} overlap");
    }
    let (wide_a, wide_b) = (a.reaches(terms), b.reaches(terms));
    if meet(&x, &wide_b) {
        return format!(
            "{}, and {first} {}",
            reach(b, terms),
            if within(&x, &wide_b) { "lies in it" } else { "meets it" }
        );
    }
    if meet(&wide_a, &y) {
        return format!(
            "{}, and {second} {}",
            reach(a, terms),
            if within(&y, &wide_a) { "lies in it" } else { "meets it" }
        );
    }
    format!("{}; {}; the two meet", reach(a, terms), reach(b, terms))
}

/// True where each stretch of one lies in a stretch of the other.
fn within(inner: &[Ends], outer: &[Ends]) -> bool {
    inner.iter().all(|(low, high)| {
        outer.iter().any(|(from, to)| {
            from.is_none_or(|from| low.is_some_and(|low| low >= from))
                && to.is_none_or(|to| high.is_some_and(|high| high <= to))
        })
    })
}

/// `about 1937 reaches from 1936 to 1938`.
fn reach(date: &Date, terms: &Terms<'_>) -> String {
    let name = plain::in_sentence(date);
    match date.reach(terms) {
        (Some(low), Some(high)) => {
            let (from, to) = plain::ends(days::civil(low), days::civil(high));
            format!("{name} reaches from {from} to {to}")
        }
        (Some(low), None) => format!("{name} reaches back to {}", plain::day(days::civil(low))),
        (None, Some(high)) => format!("{name} reaches on to {}", plain::day(days::civil(high))),
        (None, None) => name,
    }
}

/// How far the hedged ones of two dates that do not meet reach.
fn reaches(a: &Date, b: &Date, terms: &Terms<'_>) -> String {
    let wide = |date: &Date| date.reach(terms) != date.stretch();
    let said: Vec<String> = [a, b].into_iter().filter(|date| wide(date)).map(|date| reach(date, terms)).collect();
    if said.is_empty() { String::new() } else { format!("; {}", said.join(", ")) }
}

/// How far two dates lie apart, in words: `6 years apart`; `None` where one lies inside the other's gaps.
fn apart(a: &Date, b: &Date) -> Option<String> {
    let gap = |lower: Ends, upper: Ends| Some(upper.0? - lower.1?).filter(|gap| *gap > 0);
    let (x, y) = (a.stretch(), b.stretch());
    let nearest = gap(x, y).or_else(|| gap(y, x))?;
    let months = |date: &Date| {
        let low = days::civil(date.stretch().0?);
        Some(low.year * 12 + i64::from(low.month))
    };
    let count = |count: i64, unit: &str| format!("{count} {unit}{} apart", if count == 1 { "" } else { "s" });
    let (first, second) = (months(a)?, months(b)?);
    let one_calendar = a.is_julian() == b.is_julian() && !a.is_julian();
    match (a.precision(), b.precision()) {
        (Some(Precision::Year), Some(Precision::Year)) if one_calendar => {
            Some(count((first - second).abs() / 12, "year"))
        }
        (Some(Precision::Month), Some(Precision::Month)) if one_calendar => {
            let months = (first - second).abs();
            Some(if months % 12 == 0 { count(months / 12, "year") } else { count(months, "month") })
        }
        (Some(Precision::Day), Some(Precision::Day)) if nearest <= 60 => Some(count(nearest, "day")),
        _ if nearest <= 60 => Some(format!("at least {}", count(nearest, "day"))),
        // A month or a year allows many days; counted from the nearest of them, rounded down.
        (Some(a), Some(b)) if a != Precision::Day || b != Precision::Day => Some(match nearest {
            ..730 => format!("at least {}", count(nearest * 100 / 3_044, "month")),
            _ => format!("at least {}", count(nearest * 100 / 36_525, "year")),
        }),
        // 30.44 days to a month and 365.24 to a year, on the average of the Gregorian calendar.
        _ if nearest < 730 => Some(format!("about {}", count((nearest * 100 + 1_522) / 3_044, "month"))),
        _ => Some(format!("about {}", count((nearest * 100 + 18_262) / 36_524, "year"))),
    }
}
