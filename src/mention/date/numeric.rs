//! Takes dates that are written in digits alone (`1934-12-01`, `12/1/1934`, `1932–33`) and returns
//! the point they name. Month and day stand in the American order unless the first is above twelve;
//! with full stops the day comes first.

use super::behind::era;
use super::point::{Point, Year, is_day};
use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;

/// The whole numbers of a run `a-b-c` whose separators are glued and alike.
fn run(cursor: &Cursor, at: usize, mark: u8) -> Vec<(u32, usize)> {
    let mut numbers = Vec::new();
    let mut next = at;
    while let Some(number) = cursor.whole(next) {
        numbers.push(number);
        next += 1;
        let joined = cursor.is(next, mark) && cursor.glued(next) && cursor.glued(next + 1);
        if !joined || numbers.len() == 4 {
            break;
        }
        next += 1;
    }
    numbers
}

/// Reads a date of two or three numbers; years alone and spans of years are not its business.
pub(super) fn read(cursor: &Cursor, at: usize) -> Option<Point> {
    let mark = match cursor.lex(at + 1) {
        Lex::Punct(mark @ (b'-' | b'/')) => mark,
        _ => return spaced(cursor, at),
    };
    // the second date of `1776-07-04/1789-03-01` is one
    let inside = match cursor.back(at, 1) {
        Lex::Punct(b'/') => mark == b'/' || cursor.whole(at).is_none_or(|(_, digits)| digits != 4),
        Lex::Punct(b'.') => true,
        _ => false,
    };
    if cursor.glued(at) && inside {
        return None;
    }
    if let Some(named) = named_month(cursor, at, mark) {
        return Some(named);
    }
    let numbers = run(cursor, at, mark);
    if let [(month @ 1..=12, 1..=2), (day @ 1..=31, 1..=2)] = *numbers.as_slice() {
        return before_range(cursor, at, month, day);
    }
    let (year, month, day, count) = match *numbers.as_slice() {
        [(y, 4), (m, 1..=2), (d, 1..=2), ..] => (y, m, d, 3),
        [(a, 1..=2), (b, 1..=2), (y, 4), ..] if (1000..2200).contains(&y) => {
            if a > 12 {
                (y, b, a, 3)
            } else {
                (y, a, b, 3)
            }
        }
        [(m, 1..=2), (y, 4)] if (1000..2200).contains(&y) => (y, m, 0, 2),
        _ => return None,
    };
    point(at, at + 2 * count - 1, year, month, day)
}

/// `2016 10 16`: year, month and day of four, two and two digits with spaces between, and nothing that they count.
fn spaced(cursor: &Cursor, at: usize) -> Option<Point> {
    let ((year, 4), (month, 2), (day, 2)) = (cursor.whole(at)?, cursor.whole(at + 1)?, cursor.whole(at + 2)?) else {
        return None;
    };
    let ends = matches!(cursor.lex(at + 3), Lex::End | Lex::Punct(b',' | b'.' | b';' | b')'));
    (ends && day > 0 && (1000..2200).contains(&year)).then(|| point(at, at + 3, year, month, day))?
}

/// `5/1` of `5/1-5/7/2020`: a day whose year stands at the other end.
fn before_range(cursor: &Cursor, at: usize, month: u32, day: u32) -> Option<Point> {
    let full = cursor.is_hyphen(at + 3) && matches!(run(cursor, at + 4, b'/').as_slice(), [_, _, (_, 4)]);
    let point = point(at, at + 3, 2000, month, day)?;
    full.then_some(Point { year: Year::Unsaid, ..point })
}

fn point(first: usize, next: usize, year: u32, month: u32, day: u32) -> Option<Point> {
    let (year, month, day) = (i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let fits = (1..=12).contains(&month) && (day == 0 || is_day(Some(year), month, day) || (month == 2 && day < 31));
    let day = (day > 0).then_some(day);
    fits.then_some(Point { first, next, year: Year::Exact(year), month: Some(month), day, ..Point::default() })
}

/// `2019-aug-01`, `2020/Sep/23`.
fn named_month(cursor: &Cursor, at: usize, mark: u8) -> Option<Point> {
    let (year, 4) = cursor.whole(at)? else { return None };
    let Lex::Month(month) = cursor.lex(at + 2) else { return None };
    if !cursor.is(at + 3, mark) || !cursor.glued(at + 1) {
        return None;
    }
    let (day, _) = cursor.whole(at + 4).filter(|(day, _)| (1..=31).contains(day))?;
    point(at, at + 5, year, u32::from(month), day)
}

/// `12.03.1945`: day, month, year.
pub(super) fn dotted(cursor: &Cursor, at: usize) -> Option<Point> {
    let parts: Vec<&str> = cursor.word(at).split('.').collect();
    let [day, month, year] = parts.as_slice() else { return None };
    if year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    point(at, at + 1, year.parse().ok()?, month.parse().ok()?, day.parse().ok().filter(|d| *d > 0)?)
}

/// A span of years of any length that names its era, or a dynasty: `664-525 BCE`, `AD 265-316`,
/// `Liao Dynasty, 916-1125`.
pub(super) fn era_span(cursor: &Cursor, at: usize) -> Option<Point> {
    let (first, digits) = cursor.whole(at).filter(|(value, digits)| *digits <= 4 && *value > 0)?;
    let (last, _) = cursor.whole(at + 2).filter(|(value, digits)| *digits <= 4 && *value > 0)?;
    if !cursor.is_hyphen(at + 1) {
        return None;
    }
    let (first, last) = (i32::try_from(first).ok()?, i32::try_from(last).ok()?);
    let before = at.wrapping_sub(1);
    let reign = matches!(cursor.lex(before), Lex::Punct(b',' | b'('))
        && ["dynasty", "period", "kingdom", "empire", "reign"]
            .contains(&cursor.word(before.wrapping_sub(1)).to_lowercase().as_str());
    let reign = reign || (cursor.is(before, b'.') && matches!(cursor.word(before.wrapping_sub(1)), "r" | "fl"));
    let (sign, next) = if cursor.lex(before) == Lex::Ad || (reign && digits >= 3 && first < last) {
        (1, at + 3)
    } else {
        era(cursor, at + 3)?
    };
    // `44-43 BC` counts down
    let fits = if sign < 0 { first > last } else { first < last };
    let point = Point { first: at, next, year: Year::Exact(sign * first), ..Point::default() };
    fits.then_some(Point { until: Some(Year::Exact(sign * last)), ..point })
}

/// What is glued to a year by a hyphen or a slash: `1932–33`, `1655-9`, `2015-12`, `1977/8`; or a
/// second year set beside it: `1765 or 69`.
pub(super) fn second_year(cursor: &Cursor, at: usize, year: i32) -> Option<Point> {
    let plain = Point { first: at, next: at + 3, year: Year::Exact(year), ..Point::default() };
    let doubt = usize::from(cursor.is(at + 2, b'?') && cursor.glued(at + 3));
    let number_at = at + 2 + doubt;
    let (short, digits) = cursor.whole(number_at)?;
    let short = i32::try_from(short).ok()?;
    let base = match digits {
        1 => year / 10 * 10,
        2 => year / 100 * 100,
        3 => year / 1000 * 1000,
        4 => 0,
        _ => return None,
    };
    let mut second = base + short;
    let plain = Point { next: number_at + 1, doubt: doubt == 1, ..plain };
    match cursor.lex(at + 1) {
        Lex::Or if digits < 4 => {
            let count = cursor.lex(at + 3) == Lex::Other && digits < 2 && !cursor.opens_line(at);
            (second > year && !count).then_some(Point { other_year: Some(second), ..plain })
        }
        Lex::Or => (second > year && second < year + 300 && second < 2200).then_some(Point {
            other_year: Some(second),
            weak: true,
            ..plain
        }),
        Lex::Punct(b'/') if digits == 4 => {
            (second > year && second < 2200).then_some(Point { other_year: Some(second), ..plain })
        }
        Lex::Punct(mark @ (b'-' | b'/')) if digits < 4 => {
            let glued = cursor.glued(at + 1) && cursor.glued(at + 2);
            let spaced = mark == b'-' && !cursor.glued(at + 1) && !cursor.glued(at + 2) && digits == 2;
            if !(glued || spaced)
                || (cursor.is(number_at + 1, b'/') && cursor.glued(number_at + 1))
                || (cursor.is(number_at + 1, b'-')
                    && cursor.glued(number_at + 1)
                    && cursor.lex(number_at + 2) == Lex::Digits
                    && digits == 2
                    && cursor.whole(number_at + 2).is_some_and(|(_, d)| d <= 2))
            {
                return None;
            }
            if digits == 2 && short == 0 && year % 100 == 99 {
                second = year + 1;
            }
            // `1840-50s`
            if cursor.glued(number_at + 1) && cursor.word(number_at + 1) == "s" && short % 10 == 0 {
                return Some(Point { until: Some(Year::Decade(second / 10)), next: number_at + 2, ..plain });
            }
            if second > year {
                return Some(Point { until: Some(Year::Exact(second)), ..plain });
            }
            if (1..=12).contains(&short) && mark == b'-' {
                return Some(Point { month: u8::try_from(short).ok(), ..plain });
            }
            None
        }
        _ => None,
    }
}
