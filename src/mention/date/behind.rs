//! Takes the place behind a day or a month and returns the year that is said there, with its era or as
//! a dual year, so that every order of a date shares one reading of it.

use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;

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
pub(super) fn era_year(cursor: &Cursor, at: usize) -> Option<(i32, usize, bool)> {
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
