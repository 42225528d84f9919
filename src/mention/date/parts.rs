//! Takes the place where a date may begin and returns the point of time that its words name, in
//! any usual order: `1 December 1934`, `December 1, 1934`, `spring 1929`, `the 1930s`.

use super::numeric;
use super::point::{Point, Year, is_day};
use super::quarter;
use crate::mention::Calendar;
use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;
use crate::mention::ordinal;

/// Reads the point whose core (no `late`, no `circa`) begins at a token.
pub(super) fn core(cursor: &Cursor, at: usize) -> Option<Point> {
    let point = match cursor.lex(at) {
        Lex::Weekday => after_weekday(cursor, at),
        Lex::Month(month) => month_first(cursor, at, month),
        Lex::Season(season) => season_first(cursor, at, season),
        Lex::Decade => decade(cursor, at),
        Lex::Digits => numeric::era_span(cursor, at)
            .or_else(|| numeric::read(cursor, at))
            .or_else(|| day_first(cursor, at))
            .or_else(|| super::century::bare(cursor, at))
            .or_else(|| year_first(cursor, at)),
        Lex::Dotted => numeric::dotted(cursor, at),
        Lex::OrdDigits | Lex::OrdSmall(_) | Lex::OrdTens(_) | Lex::Tens(_) => {
            day_first(cursor, at).or_else(|| super::century::read(cursor, at))
        }
        Lex::Century => super::century::roman(cursor, at),
        Lex::Small(n @ 11..=19) => year_in_words(cursor, at, n),
        Lex::Other => quarter::read(cursor, at),
        _ => None,
    }?;
    Some(doubted(cursor, point))
}

/// A question mark behind: `1860?`, `1776 [?]`, `1862 (uncertain)`.
fn doubted(cursor: &Cursor, mut point: Point) -> Point {
    let at = point.next;
    let ends = matches!(cursor.lex(at + 1), Lex::End | Lex::Punct(_));
    match cursor.lex(at) {
        Lex::Circa | Lex::About if ends && !cursor.glued(at) => {
            point.circa = true;
            point.next = at + 1;
        }
        Lex::Perhaps if ends => {
            point.doubt = true;
            point.next = at + 1;
        }
        _ => {}
    }
    if cursor.is(at, b'?') && cursor.glued(at) && !ends_sentence(cursor, at) {
        point.doubt = true;
        point.next += 1;
    } else if matches!(cursor.lex(at), Lex::Punct(b'[' | b'('))
        && (cursor.is(at + 1, b'?') || cursor.word(at + 1) == "uncertain")
        && matches!(cursor.lex(at + 2), Lex::Punct(b']' | b')'))
    {
        point.doubt = true;
        point.next += 3;
    }
    point
}

/// Whether the question mark here ends a question and doubts nothing: more than a date stands before it.
fn ends_sentence(cursor: &Cursor, at: usize) -> bool {
    let start = (at.saturating_sub(6)..at).find(|&i| cursor.opens_line(i));
    start.is_none() && (cursor.is_capital(at + 1) || cursor.lex(at + 1) == Lex::End)
}

/// `Sunday, August 26th`: a weekday before a day.
fn after_weekday(cursor: &Cursor, at: usize) -> Option<Point> {
    let mut next = cursor.past_stop(at + 1);
    next += usize::from(cursor.is(next, b','));
    next += usize::from(cursor.lex(next) == Lex::The);
    let point = core(cursor, next)?;
    point.day.map(|_| Point { first: at, ..point })
}

/// The day of the month in digits or in words, and the token after it.
fn day(cursor: &Cursor, at: usize) -> Option<(u8, usize)> {
    if let Some((value, digits)) = cursor.whole(at) {
        let glued_word = cursor.glued(at + 1) && cursor.is_word(at + 1);
        return (digits <= 2 && (1..=31).contains(&value) && !glued_word)
            .then(|| (u8::try_from(value).unwrap_or(1), at + 1));
    }
    let (value, next) = ordinal::value(cursor, at)?;
    let day = value as u8;
    (1.0..=31.0).contains(&value).then_some((day, next))
}

/// The exact year behind a month or a day: `, 1934`, ` of 1934`, `-1934`, `1648/9`. Says also
/// whether it was a dual year.
pub(super) fn year_behind(cursor: &Cursor, at: usize) -> Option<(i32, usize, bool)> {
    let plain = |at: usize| {
        let (value, digits) = cursor.whole(at)?;
        (digits == 4 && (1000..2200).contains(&value)).then(|| i32::try_from(value).unwrap_or(0))
    };
    let skip = match cursor.lex(at) {
        Lex::Punct(b',' | b'-' | b'/' | b'.') | Lex::Of | Lex::In => 1,
        Lex::Punct(b'?') if cursor.is(at + 1, b',') => 2,
        Lex::Punct(b'?') => 1,
        _ => 0,
    };
    let skip = skip
        + usize::from(
            skip > 0 && cursor.lex(at + skip) == Lex::The && matches!(cursor.unit(at + skip + 1), Some("years")),
        ) * 2;
    let Some(value) = plain(at + skip) else { return era_year(cursor, at + skip) };
    let year_at = at + skip;
    // `in May 1500 men`
    if skip == 0 && matches!(cursor.lex(year_at + 1), Lex::PercentSign | Lex::Scale(_)) {
        return None;
    }
    if cursor.is(year_at + 1, b'/')
        && cursor.glued(year_at + 1)
        && cursor.glued(year_at + 2)
        && let Some((short, digits)) = cursor.whole(year_at + 2)
        && digits <= 2
    {
        let unit = if digits == 1 { 10 } else { 100 };
        let second = value / unit * unit + i32::try_from(short).unwrap_or(0);
        if second == value + 1 {
            return Some((second, year_at + 3, true));
        }
    }
    Some((value, year_at + 1, false))
}

/// A year of any length that names its era: `44 BC`, `AD 79`.
fn era_year(cursor: &Cursor, at: usize) -> Option<(i32, usize, bool)> {
    let ad = usize::from(cursor.lex(at) == Lex::Ad);
    let (value, _) = cursor.whole(at + ad).filter(|(value, digits)| *digits <= 4 && *value > 0)?;
    let value = i32::try_from(value).ok()?;
    if cursor.back(at, 1) == Lex::Ad && cursor.is_capital(at.wrapping_sub(1)) {
        return Some((value, at + 1, false));
    }
    if ad == 1 {
        return Some((value, at + 2, false));
    }
    era(cursor, at + 1).map(|(sign, next)| (sign * value, next, false))
}

/// `BC`, `B.C.`, `CE`, …: the sign of the year, and the next token.
pub(super) fn era(cursor: &Cursor, at: usize) -> Option<(i32, usize)> {
    match cursor.lex(at) {
        Lex::Bc => return Some((-1, at + 1)),
        Lex::Ad if cursor.is_capital(at) => return Some((1, at + 1)),
        _ => {}
    }
    let letters = [cursor.word(at), cursor.word(at + 1), cursor.word(at + 2)];
    let sign = match letters {
        ["B", ".", "C"] => -1,
        ["A", ".", "D"] => 1,
        _ => return None,
    };
    Some((sign, cursor.past_stop(at + 3)))
}

/// Past the name of a month; a full stop belongs to it only where the name is cut short.
fn past_month(cursor: &Cursor, at: usize) -> usize {
    let word = cursor.word(at);
    let whole = word.len() > 4 || ["may", "june", "july"].iter().any(|name| word.eq_ignore_ascii_case(name));
    if whole { at + 1 } else { cursor.past_stop(at + 1) }
}

/// `December 1, 1934`, `June 10–12, 1954`, `December 1934`, `December`.
fn month_first(cursor: &Cursor, at: usize, month: u8) -> Option<Point> {
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
        if let Some((last, after)) = last_day(cursor, after, first) {
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
fn starts_count(cursor: &Cursor, month: usize, after: usize) -> bool {
    let counts = match cursor.lex(after) {
        Lex::PercentSign | Lex::Percent | Lex::Scale(_) | Lex::Hundred => true,
        Lex::Other => !cursor.is_capital(after) && crate::mention::unit::is_plural(cursor.word(after)),
        _ => false,
    };
    counts && (cursor.lex(after) != Lex::Other || cursor.back(month, 1) == Lex::In)
}

/// The last day of a span of days, if one is named here.
fn last_day(cursor: &Cursor, at: usize, first: u8) -> Option<(u8, usize)> {
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

/// `1 December 1934`, `the 20th of May`, `1–3 June 1815`, `05-Aug-2016`.
fn day_first(cursor: &Cursor, at: usize) -> Option<Point> {
    let (first, mut next) = day(cursor, at)?;
    let mut last = None;
    if matches!(cursor.lex(next), Lex::Punct(b'-' | b'&' | b'/') | Lex::Dash | Lex::To | Lex::And)
        && let Some((day, after)) = day(cursor, next + 1)
        && day > first
        && matches!(cursor.lex(after), Lex::Month(_) | Lex::Of)
    {
        last = Some(day);
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

/// `spring 1929`, `the autumn of 1932`, `winter of 1709–10`.
fn season_first(cursor: &Cursor, at: usize, season: u8) -> Option<Point> {
    let short = cursor.word(at).len() < 4 || cursor.word(at) == "summ";
    let mut next = if short { cursor.past_stop(at + 1) } else { at + 1 };
    next += usize::from(matches!(cursor.lex(next), Lex::Of | Lex::Punct(b',') | Lex::In));
    let mut point = Point { first: at, next: at + 1, month: Some(season), ..Point::default() };
    if let Some(year) = year_first(cursor, next).filter(|year| year.month.is_none() && year.other_year.is_none()) {
        point.year = year.year;
        point.until = year.until;
        point.next = year.next;
        return Some(point);
    }
    (!short && cursor.word(at) != "fall")
        .then_some(point)
        .or((cursor.back(at, 1) == Lex::The && !short).then_some(point))
}

/// `nineteen thirty-four`: a year that only its place makes one.
fn year_in_words(cursor: &Cursor, at: usize, hundreds: u8) -> Option<Point> {
    let Lex::Tens(tens) = cursor.lex(at + 1) else { return None };
    let hyphen = usize::from(cursor.is_hyphen(at + 2));
    let (ones, next) = match cursor.lex(at + 2 + hyphen) {
        Lex::Small(ones @ 1..=9) => (ones, at + 3 + hyphen),
        _ => (0, at + 2),
    };
    let year = i32::from(hundreds) * 100 + i32::from(tens + ones);
    Some(Point { first: at, next, year: Year::Exact(year), weak: true, ..Point::default() })
}

/// `the 1930s`, `1840s–50s`; `the 1800s` is a century.
fn decade(cursor: &Cursor, at: usize) -> Option<Point> {
    let digits: i32 = cursor.word(at).chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()?;
    let year = if digits % 100 == 0 { Year::Century(digits / 100) } else { Year::Decade(digits / 10) };
    (100..2200).contains(&digits).then_some(Point { first: at, next: at + 1, year, ..Point::default() })
}

/// A year, with a month, a season or a second year behind it.
pub(super) fn year_first(cursor: &Cursor, at: usize) -> Option<Point> {
    if let Some((year, next, _)) = era_year(cursor, at) {
        return Some(Point { first: at, next, year: Year::Exact(year), ..Point::default() });
    }
    let (value, digits) = cursor.whole(at)?;
    if digits != 4
        || !(1000..2200).contains(&value)
        || (cursor.glued(at + 1) && cursor.is_word(at + 1) && cursor.word(at + 1).is_ascii())
    {
        return None;
    }
    let year = i32::try_from(value).ok()?;
    let mut point = Point { first: at, next: at + 1, year: Year::Exact(year), weak: true, ..Point::default() };
    if let Some(last) = numeric::second_year(cursor, at, year) {
        return Some(last);
    }
    let named = (1..=2).find_map(|n| quarter::read(cursor, at.wrapping_sub(n)).filter(|point| point.next == at + 1));
    if named.is_some() {
        return named;
    }
    let behind = at + 1 + usize::from(cursor.is_hyphen(at + 1) && cursor.glued(at + 1));
    if let Some(month) = quarter::number(cursor.word(behind)) {
        return Some(Point { next: behind + 1, month: Some(month), weak: false, ..point });
    }
    // `1990 s`, as some scans have it
    if value % 10 == 0 && cursor.word(at + 1) == "s" {
        return Some(Point { next: at + 2, year: Year::Decade(year / 10), weak: false, ..point });
    }
    match cursor.lex(at + 1) {
        Lex::Month(month)
            if cursor.is_capital(at + 1) || cursor.lex(at + 2) == Lex::Digits || !matches!(month, 3 | 5) =>
        {
            let after = past_month(cursor, at + 1);
            let named = cursor.is_capital(after) && !matches!(cursor.lex(after), Lex::Month(_));
            if !named {
                point.month = Some(month);
                point.next = after;
                point.weak = false;
                if let Some((first, next)) = day(cursor, after).filter(|_| !starts_count(cursor, at + 1, after + 1)) {
                    point.day = Some(first);
                    point.next = next;
                    if let Some((last, next)) = last_day(cursor, next, first) {
                        point.last_day = Some(last);
                        point.next = next;
                    }
                }
            }
        }
        Lex::Season(season) if !cursor.glued(at + 1) && !cursor.is_capital(at + 2) && cursor.word(at + 1) != "fall" => {
            let short = cursor.word(at + 1).len() < 4;
            if !short || cursor.is_capital(at + 1) {
                point.month = Some(season);
                point.next = if short { cursor.past_stop(at + 2) } else { at + 2 };
                point.weak = false;
            }
        }
        _ => {
            if let (Some((first, next)), Lex::Month(month)) = (day(cursor, at + 1), cursor.lex(at + 2)) {
                point.month = Some(month);
                point.day = Some(first);
                point.next = next + 1;
                point.weak = false;
            }
        }
    }
    Some(point)
}
