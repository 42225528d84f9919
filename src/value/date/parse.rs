//! Takes the text of a date, gives the date, or the place where it goes wrong and the same date in EDTF.

use std::ops::Range;

use edtf_core::{DateField, Edtf, Interval, IntervalEndpoint, Set, SetElement};

use super::super::{Text, ValueError};
use super::advice;
use super::{Calendar, Date};

/// Ways to write a date, for a help line.
const EXAMPLES: &str =
    "a date is written `1934-12-01`, `1934-12`, `1934`, `193X`, `1937~` for about, `1937?` for perhaps (EDTF)";

/// The longest text that is read as a date, in bytes.
const LONGEST: usize = 2_000;

/// Reads a date.
pub(super) fn parse(text: Text<'_>, calendar: Option<Calendar>) -> Result<Date, ValueError> {
    match text {
        Text::One(text) => one(text, calendar),
        Text::Many(items) => many(items, calendar),
    }
}

fn one(text: &str, calendar: Option<Calendar>) -> Result<Date, ValueError> {
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    let whole = start..start + trimmed.len();
    if trimmed.is_empty() {
        return Err(error(0..text.len(), "no date is written", EXAMPLES));
    }
    if trimmed.len() > LONGEST {
        return Err(error(whole, "this is too long for a date", EXAMPLES));
    }
    // People put blanks after the commas of a list; EDTF has none. Offsets are led back to the text.
    let listed = trimmed.starts_with(['[', '{']);
    let blank = |at: usize, c: char| listed && c.is_whitespace() && is_beside_mark(text, at);
    let kept: Vec<(usize, char)> =
        text.char_indices().filter(|(at, c)| whole.contains(at) && !blank(*at, *c)).collect();
    let compact: String = kept.iter().map(|(_, c)| c).collect();
    match read(&compact, calendar) {
        Ok(edtf) => made(unwrapped(edtf), calendar, whole, trimmed),
        Err(problem) => {
            let words = !listed
                && compact.contains(|c: char| {
                    !c.is_ascii() || c.is_whitespace() || (c.is_alphabetic() && !"XYSETZ".contains(c))
                });
            let advice =
                advice::translate(trimmed).or_else(|| advice::quantity(trimmed)).or_else(|| advice::odd_year(trimmed));
            if words || advice.is_some() {
                let message = format!("`{}` is not how a date is written here", shorten(trimmed));
                return Err(error(whole, &message, advice.as_deref().unwrap_or(EXAMPLES)));
            }
            let at = offset(&compact, problem.offset, &kept).unwrap_or(whole.end);
            let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            Err(error(at..at + length, problem.message, EXAMPLES))
        }
    }
}

/// Whether blanks stand beside a mark of a list: `[1667, 1668]`, but not `[16 67]`.
fn is_beside_mark(text: &str, at: usize) -> bool {
    let is_mark = |c: char| matches!(c, ',' | '[' | ']' | '{' | '}' | '.');
    let (before, behind) = text.split_at_checked(at).unwrap_or_default();
    before.trim_end().ends_with(is_mark) || behind.trim_start().starts_with(is_mark)
}

fn many(items: &[&str], calendar: Option<Calendar>) -> Result<Date, ValueError> {
    if items.is_empty() {
        return Err(error(0..0, "an empty list is no date", EXAMPLES));
    }
    for (item, text) in items.iter().enumerate() {
        // Each is read by itself first, for a mistake to be shown where it stands. `..1670` is no date by itself.
        let trimmed = text.trim();
        let ranged = trimmed.contains("..") && !trimmed.contains(['[', '{', ',']);
        let checked = if ranged { one(&format!("[{trimmed}]"), calendar) } else { one(text, calendar) };
        if let Err(mut problem) = checked {
            if ranged {
                problem.span = 0..text.len();
            }
            return Err(ValueError { item, ..problem });
        }
    }
    let joined: Vec<&str> = items.iter().map(|item| item.trim()).collect();
    let written = format!("[{}]", joined.join(","));
    one(&written, calendar)
        .map_err(|problem| ValueError { span: 0..items.first().map_or(0, |item| item.len()), ..problem })
}

/// Reads EDTF; under the Julian calendar with the days that only it has.
fn read(text: &str, calendar: Option<Calendar>) -> Result<Edtf, edtf_core::ParseError> {
    let found = Edtf::parse(text);
    if found.is_ok() || calendar != Some(Calendar::Julian) || !text.contains("-02-29") {
        return found;
    }
    // 29 February 1900 is a Julian day: read as the 28th, and the digit put back where the year divides by four.
    let Ok(Edtf::Date(mut date)) = Edtf::parse(&text.replacen("-02-29", "-02-28", 1)) else { return found };
    match (date.year.value(), date.day) {
        (Some(year), Some(day)) if year.rem_euclid(4) == 0 => {
            date.day = Some(DateField { digits: [Some(2), Some(9)], ..day });
            Ok(Edtf::Date(date))
        }
        _ => found,
    }
}

/// A set of one date is that date.
fn unwrapped(edtf: Edtf) -> Edtf {
    match edtf {
        Edtf::Set(Set { elements, .. }) if matches!(elements.as_slice(), [SetElement::Date(_)]) => {
            match elements.first() {
                Some(SetElement::Date(date)) => Edtf::Date(*date),
                _ => Edtf::Set(Set { kind: edtf_core::SetKind::OneMember, elements }),
            }
        }
        // `1932/1932` is some time within 1932.
        Edtf::Interval(Interval { start: IntervalEndpoint::Date(start), end: IntervalEndpoint::Date(end) })
            if start == end && !start.has_unspecified() =>
        {
            Edtf::Date(start)
        }
        edtf => edtf,
    }
}

fn made(edtf: Edtf, calendar: Option<Calendar>, span: Range<usize>, written: &str) -> Result<Date, ValueError> {
    if let Some(help) = advice::years_not_quarter(&edtf, written) {
        let message = format!("`{}` is a part of a year in EDTF, and years to most people", shorten(written));
        return Err(error(span, &message, &help));
    }
    Date::new(edtf, calendar).ok_or_else(|| {
        let message = "this year is too far away for its days to be counted";
        error(span, message, "years are counted up to a thousand billion either way")
    })
}

/// Leads an offset in the compact text back to the text it was made from.
fn offset(compact: &str, at: usize, kept: &[(usize, char)]) -> Option<usize> {
    let index = compact.char_indices().position(|(byte, _)| byte >= at)?;
    kept.get(index).map(|(byte, _)| *byte)
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

fn error(span: Range<usize>, message: &str, help: &str) -> ValueError {
    ValueError { item: 0, span, message: message.to_owned(), help: Some(help.to_owned()) }
}
