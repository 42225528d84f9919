//! Takes a day and what stands behind it, and reads the other calendar beside it: `[O.S. 15 March]`,
//! `(16 new style)`, `N.S.`: one day, two calendars.

use super::behind;
use super::parts;
use super::point::{Point, Year};
use crate::mention::Calendar;
use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;

/// Extends a day over a bracket or a mark that names a calendar, and sets the calendar (and, where it
/// stands behind the bracket, the year). A bracket that holds a whole date is a mention of its own.
pub(super) fn behind(cursor: &Cursor, point: &mut Point) {
    let at = point.next;
    if point.day.is_none() {
        return;
    }
    if let Some((calendar, next)) = mark(cursor, at) {
        point.calendar = Some(calendar);
        point.next = next;
        return;
    }
    let close = match cursor.lex(at) {
        Lex::Punct(b'(') => b')',
        Lex::Punct(b'[') => b']',
        _ => return,
    };
    let Some(end) = (at + 1..at + 14).find(|&i| cursor.is(i, close)) else { return };
    let Some((calendar, _)) = (at + 1..end).find_map(|i| mark(cursor, i)) else { return };
    let dated = (at + 1..end).any(|i| matches!(cursor.lex(i), Lex::Digits | Lex::OrdDigits));
    point.calendar = Some(if dated { other(calendar) } else { calendar });
    let whole =
        (at + 1..end).any(|i| parts::core(cursor, i).is_some_and(|inner| inner.day.is_some() && !inner.is_yearless()));
    if whole {
        return;
    }
    point.next = end + 1;
    if point.is_yearless()
        && let Some((year, next, _)) = behind::year_behind(cursor, end + 1)
    {
        point.year = Year::Exact(year);
        point.next = next;
    }
}

fn other(calendar: Calendar) -> Calendar {
    match calendar {
        Calendar::Julian => Calendar::Gregorian,
        Calendar::Gregorian => Calendar::Julian,
    }
}

/// `O.S.`, `OS`, `old style`, `on the new style calendar`: the calendar and the next token.
fn mark(cursor: &Cursor, at: usize) -> Option<(Calendar, usize)> {
    let at = at
        + usize::from(cursor.lex(at) == Lex::On)
        + usize::from(cursor.lex(at + 1) == Lex::The && cursor.lex(at) == Lex::On);
    match (cursor.lex(at), cursor.lex(at + 1)) {
        (Lex::Old, Lex::Style) => return Some((Calendar::Julian, at + 2)),
        (Lex::New, Lex::Style) => return Some((Calendar::Gregorian, at + 2)),
        (Lex::Old, _) if cursor.word(at).eq_ignore_ascii_case("julian") => return Some((Calendar::Julian, at + 1)),
        (Lex::New, _) if cursor.word(at).eq_ignore_ascii_case("gregorian") => {
            return Some((Calendar::Gregorian, at + 1));
        }
        _ => {}
    }
    match (cursor.word(at), cursor.word(at + 1), cursor.word(at + 2)) {
        ("OS", ..) => Some((Calendar::Julian, at + 1)),
        ("NS", ..) => Some((Calendar::Gregorian, at + 1)),
        ("O", ".", "S") => Some((Calendar::Julian, cursor.past_stop(at + 3))),
        ("N", ".", "S") => Some((Calendar::Gregorian, cursor.past_stop(at + 3))),
        _ => None,
    }
}
