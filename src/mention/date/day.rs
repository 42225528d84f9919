//! Takes the place of a month or of a day before one and returns the day or the span of days that the
//! words name, in either order: `December 1, 1934`, `1–3 June 1815`.

use super::behind::year_behind;
use super::point::{Point, Year, is_day};
use crate::mention::Calendar;
use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;
use crate::mention::ordinal;

/// The day of the month in digits or in words, and the token after it.
pub(super) fn day(cursor: &Cursor, at: usize) -> Option<(u8, usize)> {
    if let Some((value, digits)) = cursor.whole(at) {
        let glued_word = cursor.glued(at + 1) && cursor.is_word(at + 1);
        return (digits <= 2 && (1..=31).contains(&value) && !glued_word)
            .then(|| (u8::try_from(value).unwrap_or(1), at + 1));
    }
    let (value, next) = ordinal::value(cursor, at)?;
    let day = value as u8;
    (1.0..=31.0).contains(&value).then_some((day, next))
}

/// Past the name of a month; a full stop belongs to it only where the name is cut short.
pub(super) fn past_month(cursor: &Cursor, at: usize) -> usize {
    let word = cursor.word(at);
    let whole = word.len() > 4 || ["may", "june", "july"].iter().any(|name| word.eq_ignore_ascii_case(name));
    if whole { at + 1 } else { cursor.past_stop(at + 1) }
}

/// `December 1, 1934`, `June 10–12, 1954`, `December 1934`, `December`.
pub(super) fn month_first(cursor: &Cursor, at: usize, month: u8) -> Option<Point> {
    let next = past_month(cursor, at);
    let lower = !cursor.is_capital(at);
    let ambiguous = matches!(cursor.word(at), "may" | "march" | "mar" | "dec" | "sep" | "jan");
    if lower && ambiguous && cursor.lex(next) != Lex::Digits {
        return None;
    }
    let mut point = Point { first: at, next, month: Some(month), ..Point::default() };
    let joined = next
        + usize::from(matches!(cursor.lex(next), Lex::Punct(b'-' | b'/' | b']')) && cursor.glued(next))
        + usize::from(cursor.lex(next) == Lex::The);
    if let Some((first, after)) = day(cursor, joined)
        && !starts_count(cursor, at, after)
        && !cursor.is(after, b':')
    {
        point.day = Some(first);
        point.next = after;
        if let Some((last, after)) = last_day(cursor, listed(cursor, after, first), first) {
            point.last_day = Some(last);
            point.next = after;
        }
    }
    if let Some((year, after, dual)) = year_behind(cursor, point.next) {
        set_year(&mut point, year, after, dual);
    }
    let fits = point.day.is_none_or(|day| is_day(point.exact_year(), month, day) || day <= 30);
    fits.then_some(point)
}

fn set_year(point: &mut Point, year: i32, next: usize, dual: bool) {
    point.year = Year::Exact(year);
    point.next = next;
    if dual {
        point.calendar = Some(Calendar::Julian);
    }
}

/// `In May 12 people died`: the number behind a month counts something.
pub(super) fn starts_count(cursor: &Cursor, month: usize, after: usize) -> bool {
    let counts = match cursor.lex(after) {
        Lex::PercentSign | Lex::Percent | Lex::Scale(_) | Lex::Hundred => true,
        Lex::Other => !cursor.is_capital(after) && crate::mention::unit::is_plural(cursor.word(after)),
        _ => false,
    };
    counts && (cursor.lex(after) != Lex::Other || cursor.back(month, 1) == Lex::In)
}

/// The last day of a span of days, if one is named here.
pub(super) fn last_day(cursor: &Cursor, at: usize, first: u8) -> Option<(u8, usize)> {
    if !matches!(cursor.lex(at), Lex::Punct(b'-' | b'&') | Lex::Dash | Lex::To | Lex::And | Lex::Through | Lex::Until) {
        return None;
    }
    let (last, next) = day(cursor, at + 1)?;
    let other = matches!(cursor.lex(next), Lex::Month(_) | Lex::PercentSign | Lex::Scale(_))
        || (cursor.lex(next) == Lex::Of && matches!(cursor.lex(next + 1), Lex::Month(_)))
        || (matches!(cursor.lex(next), Lex::Punct(b'/' | b'-')) && cursor.glued(next))
        || (matches!(cursor.lex(at), Lex::And | Lex::To) && cursor.lex(next) == Lex::Other && !cursor.is_capital(next));
    (last > first && !other).then_some((last, next))
}

/// Past the days between the first of a list and its `and`: `5, 6 and 7 March`, each later than the one before.
fn listed(cursor: &Cursor, at: usize, first: u8) -> usize {
    let (mut next, mut last) = (at, first);
    while cursor.is(next, b',') {
        match day(cursor, next + 1).filter(|(day, _)| *day > last) {
            Some((day, after)) => (next, last) = (after, day),
            None => {
                next += 1; // the comma before `and`
                break;
            }
        }
    }
    if next > at + 1 && cursor.lex(next) == Lex::And { next } else { at }
}

/// `1 December 1934`, `the 20th of May`, `1–3 June 1815`, `05-Aug-2016`.
pub(super) fn day_first(cursor: &Cursor, at: usize) -> Option<Point> {
    let (first, after) = day(cursor, at)?;
    let mut next = listed(cursor, after, first);
    let mut last = None;
    if matches!(cursor.lex(next), Lex::Punct(b'-' | b'&' | b'/') | Lex::Dash | Lex::To | Lex::And)
        && let Some((day, after)) = day(cursor, next + 1)
        && day > first
        && matches!(cursor.lex(after), Lex::Month(_) | Lex::Of)
    {
        last = Some(day);
        next = after;
    }
    if last.is_none() {
        next = after;
    }
    next += usize::from(cursor.lex(next) == Lex::Of);
    next += usize::from(
        matches!(cursor.lex(next), Lex::Punct(b'-' | b'/' | b'.')) && matches!(cursor.lex(next + 1), Lex::Month(_)),
    );
    let Lex::Month(month) = cursor.lex(next) else { return None };
    let ambiguous = !cursor.is_capital(next) && matches!(cursor.word(next), "may" | "march" | "mar");
    let mut point = Point {
        first: at,
        next: past_month(cursor, next),
        month: Some(month),
        day: Some(first),
        last_day: last,
        ..Point::default()
    };
    if let Some((year, after, dual)) = year_behind(cursor, point.next) {
        set_year(&mut point, year, after, dual);
    }
    (is_day(point.exact_year(), month, first) && !(ambiguous && point.is_yearless())).then_some(point)
}
