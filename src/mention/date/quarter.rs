//! Takes the place of a word such as `Q1` and returns the quarter or half of a year that it names.

use super::point::{HALVES, Point, QUARTERS, Year};
use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;

/// `Q1`, `H2`: the quarter or half of a year, numbered as by EDTF, level 2.
pub(super) fn number(word: &str) -> Option<u8> {
    match word.as_bytes() {
        [b'Q' | b'q', digit @ b'1'..=b'4'] => Some(QUARTERS + (digit - b'1')),
        [b'H' | b'h', digit @ b'1'..=b'2'] => Some(HALVES + (digit - b'1')),
        _ => None,
    }
}

/// `Q1 2019`, `Q3 of 2018`, `H2-2020`.
pub(super) fn read(cursor: &Cursor, at: usize) -> Option<Point> {
    let month = number(cursor.word(at))?;
    let year_at = at + 1 + usize::from(matches!(cursor.lex(at + 1), Lex::Of | Lex::Punct(b'-' | b',' | b'/')));
    let (year, _) = cursor.whole(year_at).filter(|(year, digits)| *digits == 4 && (1800..2200).contains(year))?;
    let year = Year::Exact(i32::try_from(year).ok()?);
    Some(Point { first: at, next: year_at + 1, year, month: Some(month), ..Point::default() })
}
