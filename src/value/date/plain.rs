//! Takes a date, gives it in English as it stands in a sentence: `1 December 1934`, `the 1930s`, `about 1937`.

use edtf_core::{
    BoundDate, Date as Plain, DateField, Edtf, Interval, IntervalEndpoint, Set, SetElement, SetKind, YearKind,
};

use super::{Calendar, Date};

/// Month names in order.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Sub-year groupings by their codes, from 21 on (ISO 8601-2 §4.8).
const GROUPINGS: [&str; 21] = [
    "spring",
    "summer",
    "autumn",
    "winter",
    "spring (northern)",
    "summer (northern)",
    "autumn (northern)",
    "winter (northern)",
    "spring (southern)",
    "summer (southern)",
    "autumn (southern)",
    "winter (southern)",
    "first quarter of",
    "second quarter of",
    "third quarter of",
    "fourth quarter of",
    "first third of",
    "second third of",
    "last third of",
    "first half of",
    "second half of",
];

/// A date as a report prints it.
pub(super) fn of(edtf: &Edtf, calendar: Option<Calendar>) -> String {
    let text = match edtf {
        Edtf::Date(date) => single(date),
        Edtf::DateTime(time) => format!("{} at {}", single(&time.date), time.time),
        Edtf::Interval(interval) => interval_text(interval),
        Edtf::Set(set) => set_text(set),
    };
    if calendar == Some(Calendar::Julian) { format!("{text} Old Style") } else { text }
}

/// A date as a sentence has it: decades take their article.
pub(super) fn in_sentence(date: &Date) -> String {
    let text = date.plain();
    let starts_with_decade =
        text.get(..5).is_some_and(|start| start.ends_with('s') && start.chars().take(4).all(|c| c.is_ascii_digit()));
    if starts_with_decade || text.starts_with("first ") || text.starts_with("second ") {
        format!("the {text}")
    } else {
        text
    }
}

/// A day in full.
pub(super) fn day(date: BoundDate) -> String {
    format!("{} {} {}", date.day, month(date.month), year(date.year))
}

/// The two ends of a stretch, as exact as they have to be: whole years as years, whole months as months.
pub(super) fn ends(low: BoundDate, high: BoundDate) -> (String, String) {
    let month_ends = low.day == 1 && high.day == super::days::last_day(high.year, high.month);
    if month_ends && low.month == 1 && high.month == 12 {
        return (year(low.year), year(high.year));
    }
    if month_ends {
        let named = |date: BoundDate| format!("{} {}", month(date.month), year(date.year));
        return (named(low), named(high));
    }
    (day(low), day(high))
}

fn month(number: u8) -> &'static str {
    usize::from(number).checked_sub(1).and_then(|at| MONTHS.get(at)).copied().unwrap_or("some month")
}

/// A year as historians count: astronomical 0 is 1 BC.
fn year(year: i64) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - year) }
}

fn single(date: &Plain) -> String {
    let hedge = match (date.is_approximate(), date.is_uncertain()) {
        (true, true) => "perhaps about ",
        (true, false) => "about ",
        (false, true) => "perhaps ",
        (false, false) => "",
    };
    format!("{hedge}{}", bare(date).unwrap_or_else(|| format!("`{date}`")))
}

/// The date without its hedge; `None` for masks that English has no words for.
fn bare(date: &Plain) -> Option<String> {
    let year = year_text(date)?;
    let Some(field) = date.month else { return Some(year) };
    let all_masked = |field: DateField| field.digits == [None, None];
    let month = match field.value() {
        Some(code @ 21..) => {
            let grouping = GROUPINGS.get(usize::from(code).checked_sub(21)?)?;
            return Some(format!("{grouping} {year}"));
        }
        Some(number) => month(number),
        None if all_masked(field) && date.day.is_none() => return Some(format!("some month of {year}")),
        None if all_masked(field) && date.day.is_some_and(all_masked) => return Some(format!("some day of {year}")),
        None => return None,
    };
    match date.day {
        None => Some(format!("{month} {year}")),
        Some(day) if all_masked(day) => Some(format!("some day of {month} {year}")),
        Some(day) => Some(format!("{} {month} {year}", day.value()?)),
    }
}

fn year_text(date: &Plain) -> Option<String> {
    if let Some(value) = date.year.value() {
        return Some(match date.year.significant_digits {
            None => year(value),
            Some(digits) => format!("some year near {} (to {digits} digits)", year(value)),
        });
    }
    let YearKind::Standard { digits, .. } = date.year.kind else { return None };
    let span = |fill: u8| digits.iter().map(|digit| char::from(b'0' + digit.unwrap_or(fill))).collect::<String>();
    match digits {
        [Some(_), Some(_), Some(_), None] if date.month.is_none() => Some(format!("{}s", span(0))),
        [Some(_), Some(_), None, None] | [Some(_), None, None, None] if date.month.is_none() => {
            Some(format!("{} to {}", span(0), span(9)))
        }
        [None, None, None, None] => Some("some year".to_owned()),
        _ => None,
    }
}

fn interval_text(interval: &Interval) -> String {
    let known = |end: &IntervalEndpoint| match end {
        IntervalEndpoint::Date(date) => Some(single(date)),
        IntervalEndpoint::OnOrBefore(date) => Some(format!("{} or before", single(date))),
        IntervalEndpoint::OnOrAfter(date) => Some(format!("{} or later", single(date))),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    };
    match (known(&interval.start), known(&interval.end)) {
        (Some(start), Some(end)) => format!("between {start} and {end}"),
        (Some(start), None) => format!("after {start}"),
        (None, Some(end)) => format!("before {end}"),
        (None, None) => "some time".to_owned(),
    }
}

fn set_text(set: &Set) -> String {
    let elements: Vec<String> = set
        .elements
        .iter()
        .map(|element| match element {
            SetElement::Date(date) => single(date),
            SetElement::OnOrBefore(date) => format!("{} or before", single(date)),
            SetElement::OnOrAfter(date) => format!("{} or later", single(date)),
            SetElement::Range(from, to) => format!("{} to {}", single(from), single(to)),
        })
        .collect();
    let word = if set.kind == SetKind::AllMembers { "and" } else { "or" };
    match elements.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
        None => String::new(),
    }
}
