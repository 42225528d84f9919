//! Takes the place of an ordinal or a Roman numeral and returns the century it names, or the span
//! of several (`2nd–5th century`, `late seventeenth and early eighteenth centuries`).

use super::behind::era;
use super::point::{Point, Year};
use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;
use crate::mention::ordinal;

/// Reads `17-19th centuries`, where the first ordinal has lost its ending.
pub(super) fn bare(cursor: &Cursor, at: usize) -> Option<Point> {
    let (first, _) = cursor.whole(at).filter(|(value, _)| (1..22).contains(value))?;
    if !cursor.is_hyphen(at + 1) || cursor.lex(at + 2) != Lex::OrdDigits {
        return None;
    }
    let last = read(cursor, at + 2)?;
    let year = Year::Century(i32::try_from(first).ok()? - 1);
    Some(Point { first: at, year, until: Some(last.year), next: last.next, ..Point::default() })
}

/// Reads `19th century`, `nineteenth-century`, `18th and 19th centuries`.
pub(super) fn read(cursor: &Cursor, at: usize) -> Option<Point> {
    let (number, mut next) = ordinal::value(cursor, at)?;
    let mut last = None;
    if matches!(cursor.lex(next), Lex::Punct(b'-') | Lex::Dash | Lex::To | Lex::And | Lex::Or) {
        let mut second = next + 1;
        while matches!(cursor.lex(second), Lex::Early | Lex::Mid | Lex::Late | Lex::The)
            || (cursor.is_hyphen(second) && second > next + 1)
        {
            second += 1;
        }
        if let Some((value, after)) = ordinal::value(cursor, second) {
            last = Some(value);
            next = after;
        }
    }
    let next = named(cursor, next)?;
    let (sign, next) = era(cursor, next).unwrap_or((1, next));
    if !(1.0..=22.0).contains(&number) || last.is_some_and(|last| last > 22.0) {
        return None;
    }
    let point = Point { first: at, next, ..Point::default() };
    // EDTF has no digits left out of a year before Christ: its centuries are spans of years
    if sign < 0 {
        let (first, last) = (number as i32, last.unwrap_or(number) as i32);
        let until = Some(Year::Exact(-100 * (last - 1) - 1));
        return (first >= last).then_some(Point { year: Year::Exact(-100 * first), until, ..point });
    }
    let century = |n: f64| Year::Century(n as i32 - 1);
    let point = Point { year: century(number), ..point };
    let Some(last) = last else { return Some(point) };
    (number < last).then_some(Point { until: Some(century(last)), ..point })
}

/// Past `century`, `centuries`, `-century`, `C`, `C.`.
fn named(cursor: &Cursor, at: usize) -> Option<usize> {
    let hyphen = usize::from(cursor.is_hyphen(at) && cursor.glued(at));
    match cursor.lex(at + hyphen) {
        Lex::Century => Some(cursor.past_stop(at + hyphen + 1))
            .map(|next| if cursor.word(at + hyphen).len() > 4 { at + hyphen + 1 } else { next }),
        Lex::Circa if cursor.word(at) == "C" || (cursor.word(at) == "c" && cursor.is(at + 1, b'.')) => {
            Some(cursor.past_stop(at + 1))
        }
        _ => None,
    }
}

/// `XIX century`: the trigger is the word `century`.
pub(super) fn roman(cursor: &Cursor, at: usize) -> Option<Point> {
    let word = cursor.word(at.wrapping_sub(1));
    let digits = word.strip_suffix("th").unwrap_or(word);
    let value = roman_value(digits).filter(|value| (2..=22).contains(value))?;
    Some(Point { first: at - 1, next: at + 1, year: Year::Century(value - 1), ..Point::default() })
}

/// The value of a Roman numeral in capitals, up to a hundred.
fn roman_value(word: &str) -> Option<i32> {
    let values: Option<Vec<i32>> = word
        .chars()
        .map(|c| match c {
            'I' => Some(1),
            'V' => Some(5),
            'X' => Some(10),
            'L' => Some(50),
            _ => None,
        })
        .collect();
    let values = values.filter(|values| !values.is_empty() && values.len() < 8)?;
    let shifted = values.iter().skip(1).chain(std::iter::once(&0));
    Some(values.iter().zip(shifted).map(|(value, next)| if value < next { -value } else { *value }).sum())
}
