//! Takes the place where a date may begin and returns the point of time that its words name, in
//! any usual order: `1 December 1934`, `December 1, 1934`, `spring 1929`, `the 1930s`.

use super::behind::era_year;
use super::day::{day, day_first, last_day, month_first, past_month, starts_count};
use super::numeric;
use super::point::{Point, Year};
use super::quarter;
use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;

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
    // `the 2000s` are ten years to whoever writes now, and so are the 1900s behind the 1890s
    let listed = matches!(cursor.back(at, 1), Lex::And | Lex::Or | Lex::To | Lex::Punct(b'-'))
        && cursor.lex(at.wrapping_sub(2)) == Lex::Decade
        && cursor.word(at.wrapping_sub(2)).starts_with(&(digits - 10).to_string());
    let whole = digits % 100 == 0 && digits != 2000 && !listed;
    let year = if whole { Year::Century(digits / 100) } else { Year::Decade(digits / 10) };
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
