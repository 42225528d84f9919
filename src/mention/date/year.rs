//! Takes a number that may be a year, or a month or season without one, and decides from the words
//! around it whether it is a date at all. A number is a year because of its place, never because it
//! lies between 1000 and 2100.

use super::context::Context;
use super::edge::Edge;
use super::point::Point;
use crate::mention::cursor::Cursor;
use crate::mention::hedge;
use crate::mention::lexicon::Lex;
use crate::mention::unit;

/// Whether a point without a second end is a date.
pub(super) fn stands(cursor: &Cursor, point: &Point, edge: &Edge, context: &Context) -> bool {
    if point.is_yearless() {
        return is_calendar_day(cursor, point, edge);
    }
    if !point.weak {
        return true;
    }
    let Some(year) = point.exact_year() else { return false };
    if point.other_year.is_some() {
        return !is_counted(cursor, point.next, true);
    }
    if cursor.glued(point.first)
        && matches!(
            cursor.back(point.first, 1),
            Lex::Currency(_) | Lex::Punct(b'#' | b'/' | b'_' | b'@' | b'=') | Lex::Other
        )
    {
        return false;
    }
    if is_measured(cursor, point) || is_bounded(cursor, point, edge) {
        return false;
    }
    weigh(cursor, point, edge, context, year) > 0
}

/// The words for and against a year, added up.
fn weigh(cursor: &Cursor, point: &Point, edge: &Edge, context: &Context, year: i32) -> i32 {
    let (at, next) = (point.first, point.next);
    let before = cursor.back(at, 1);
    let known = context.is_near(year);
    let mut weight = if (1500..2040).contains(&year) { 1 } else { 0 };
    weight += i32::from(known) * 2;
    if edge.placed
        || edge.hedge.is_some()
        || edge.open.is_some()
        || edge.doubt
        || edge.circa && !matches!(before, Lex::About)
    {
        let passive =
            edge.open.is_some() && matches!(before, Lex::By) && !cursor.is_capital(at.wrapping_sub(1)) && !known;
        weight += if passive { 2 } else { 5 };
    }
    weight += match before {
        Lex::In | Lex::Since | Lex::During | Lex::Until => 4,
        Lex::Punct(b'(') if cursor.is(next, b')') => 4,
        Lex::Punct(b'(') | Lex::And | Lex::Or | Lex::Of | Lex::The | Lex::Between | Lex::From => 1,
        Lex::Punct(b'\'') | Lex::A => 1,
        _ if cursor.word(at.wrapping_sub(1)) == "s" && cursor.is(at.wrapping_sub(2), b'\'') => 2,
        _ => 0,
    };
    if matches!(cursor.lex(next), Lex::Of) && cursor.lex(next + 1).is_cardinal() {
        weight -= 6;
    }
    if before == Lex::Of && matches!(cursor.back(at, 2), Lex::Digits) && !known {
        weight -= 6;
    }
    // `the index of 2006 gives 402`, `the census of 1897 shows that`: a verb, and no noun that is counted
    let verb = (known || cursor.lex(next + 1) == Lex::Digits)
        && before == Lex::Of
        && matches!(cursor.lex(next + 1), Lex::The | Lex::That | Lex::A | Lex::Digits);
    if !verb && is_counted(cursor, next, false) {
        let among = (before == Lex::The && weight > 0 || cursor.opens_sentence(at) && known) && year % 50 != 0;
        weight += i32::from(before == Lex::The && among);
        weight -= if before == Lex::In || among { 2 } else { 5 };
    }
    if point.first == at && cursor.lex(next) == Lex::Other && cursor.is_capital(next) {
        weight += 1;
    }
    weight
}

/// Whether a number of four digits carries a unit, a percent sign or a magnitude.
fn is_measured(cursor: &Cursor, point: &Point) -> bool {
    let next = point.next;
    match cursor.lex(next) {
        Lex::PercentSign | Lex::Percent | Lex::Scale(_) | Lex::Hundred | Lex::Times | Lex::Dozen | Lex::Currency(_) => {
            true
        }
        Lex::Per => cursor.lex(next + 1) != Lex::Other,
        Lex::Punct(b'.') => cursor.glued(next) && cursor.lex(next + 1) == Lex::Digits && cursor.glued(next + 1),
        Lex::Punct(b':') => cursor.glued(next) && cursor.glued(next + 1),
        _ => {
            unit::read(cursor, next).is_some_and(|unit| !unit.time || !cursor.is_hyphen(next))
                && !matches!(cursor.back(point.first, 1), Lex::In)
        }
    }
}

/// Whether a hedge of quantities stands before: `over 1,900` is no year, `over 1900` neither.
fn is_bounded(cursor: &Cursor, point: &Point, edge: &Edge) -> bool {
    if edge.first < point.first {
        return false;
    }
    let lead = hedge::before(cursor, point.first, 0);
    let hedged = lead.hedge.is_some_and(|hedge| hedge != hedge::Hedge::About);
    hedged || matches!(cursor.back(point.first, 1), Lex::Some | Lex::Section | Lex::Currency(_) | Lex::Numbered)
}

/// Whether a plural noun follows, at most one adjective away: what a number would count.
fn is_counted(cursor: &Cursor, next: usize, direct: bool) -> bool {
    let plural = |at: usize| cursor.lex(at) == Lex::Other && !cursor.is_capital(at) && unit::is_plural(cursor.word(at));
    let adjective = |at: usize| {
        matches!(cursor.lex(at), Lex::Other | Lex::New | Lex::Old) && !cursor.is_capital(at) && cursor.is_word(at)
    };
    plural(next) || (!direct && adjective(next) && plural(next + 1))
}

/// Whether a span of two bare numbers is one of years.
pub(super) fn spans(cursor: &Cursor, start: &Point, end: &Point, edge: &Edge) -> bool {
    let (Some(first), Some(last)) = (start.exact_year(), end.exact_year()) else { return true };
    let counted = !edge.placed && is_counted(cursor, end.next, true)
        || is_measured(cursor, end)
        || is_bounded(cursor, start, edge);
    !counted && last - first <= 600 && last < 2100 && first >= 1000
}

/// Whether a month or a day without a year is said as a date.
fn is_calendar_day(cursor: &Cursor, point: &Point, edge: &Edge) -> bool {
    let (at, next) = (point.first, point.next);
    if point.day.is_some() {
        return !(cursor.back(at, 1) == Lex::Punct(b'/') && cursor.glued(at));
    }
    let Some(month) = point.month else { return false };
    let before = cursor.back(at, 1);
    let named = cursor.is_capital(next) && cursor.lex(next) == Lex::Other && !cursor.is(next, b'\'');
    let placed = edge.placed
        || (before == Lex::Of && cursor.word(at.wrapping_sub(2)) == "month")
        || edge.hedge.is_some()
        || edge.open.is_some()
        || matches!(
            before,
            Lex::In
                | Lex::Last
                | Lex::That
                | Lex::This
                | Lex::During
                | Lex::Since
                | Lex::Until
                | Lex::By
                | Lex::Every
                | Lex::Following
                | Lex::Next
        );
    if month > 20 {
        return false;
    }
    placed && cursor.is_capital(at) && !named && !cursor.is_hyphen(next)
}
