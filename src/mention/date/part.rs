//! Takes parts of a year that lean on an earlier date (`the end of the year`, `May of that year`,
//! `until fall`, `the turn of the century`) and resolves them from it, or leaves them open.

use super::context::Context;
use super::point::{Point, is_day};
use super::relative::{bounded, resolved};
use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;
use crate::mention::quantity::Read;
use crate::mention::{Kind, Mention};

/// `the end of the year`, `by the middle of the month`: of the year or the month that the text is in.
pub(super) fn part_of_the(cursor: &Cursor, at: usize, floor: usize, context: &mut Context) -> Option<Read> {
    let named = cursor.lex(at + 1) == Lex::Of && cursor.lex(at + 2) == Lex::The && cursor.back(at, 1) == Lex::The;
    let ends = !matches!(cursor.lex(at + 4), Lex::Other | Lex::Digits) && !cursor.is_hyphen(at + 4);
    let month = match cursor.word(at + 3) {
        "year" => false,
        "month" => true,
        _ => return None,
    };
    if !named || !ends {
        return None;
    }
    let known = context.known(cursor.text, cursor.start(at))?;
    let month = if month { Some(known.month.filter(|month| *month < 13)?) } else { None };
    let read = resolved(cursor, at + 2, at + 4, (Some(known.year), month, None), Some(known), context);
    Some(bounded(cursor, read, at + 2, floor))
}

/// `2 February of the following year`: a day whose year is only pointed at.
pub(super) fn day_of(cursor: &Cursor, point: &Point, context: &mut Context) -> Option<Read> {
    let (Some(month), Some(day), None) = (point.month, point.day, point.last_day) else { return None };
    let (step, next) = year_pointed(cursor, point.next)?;
    let known = context.known(cursor.text, cursor.start(point.first))?;
    let year = known.year + step;
    is_day(Some(year), month, day)
        .then(|| resolved(cursor, point.first, next, (Some(year), Some(month), Some(day)), Some(known), context))
}

/// `of that year`, `of the following year`: how many years on, and the next token.
fn year_pointed(cursor: &Cursor, at: usize) -> Option<(i32, usize)> {
    let pointer = at + 1 + usize::from(cursor.lex(at + 1) == Lex::The);
    if cursor.lex(at) != Lex::Of || cursor.word(pointer + 1) != "year" {
        return None;
    }
    let step = match cursor.lex(pointer) {
        Lex::That | Lex::Same => 0,
        Lex::Following | Lex::Next if pointer > at + 1 => 1,
        Lex::Previous if pointer > at + 1 => -1,
        _ => return None,
    };
    Some((step, pointer + 2))
}

/// `May of that year`, `the spring of the following year`: a part of a year that is only pointed at.
pub(super) fn part_of_year(cursor: &Cursor, at: usize, part: u8, context: &mut Context) -> Option<Read> {
    let (step, next) = year_pointed(cursor, at + 1)?;
    let known = context.known(cursor.text, cursor.start(at))?;
    Some(resolved(cursor, at, next, (Some(known.year + step), Some(part), None), Some(known), context))
}

/// `in the fall`, `that winter` without a year: of the year that the text is in, or no mention.
pub(super) fn bare_season(cursor: &Cursor, at: usize, floor: usize, season: u8, context: &mut Context) -> Option<Read> {
    let article =
        cursor.back(at, 1) == Lex::The && matches!(cursor.back(at, 2), Lex::In | Lex::By | Lex::During | Lex::Until);
    // `until fall`, `by spring,`: where the season ends its phrase
    let bare = matches!(cursor.back(at, 1), Lex::By | Lex::Until)
        && cursor.word(at).len() > 3
        && matches!(
            cursor.lex(at + 1),
            Lex::Punct(b',' | b'.' | b';') | Lex::End | Lex::That | Lex::The | Lex::Function
        );
    let placed = article || bare;
    let named = cursor.lex(at + 1) == Lex::Of
        || cursor.lex(at + 1) == Lex::Digits
        || cursor.lex(at + 1) == Lex::Punct(b',') && cursor.lex(at + 2) == Lex::Digits;
    if !placed || named {
        return None;
    }
    let known = context.known(cursor.text, cursor.start(at))?;
    let read = resolved(cursor, at, at + 1, (Some(known.year), Some(season), None), Some(known), context);
    Some(bounded(cursor, read, at, floor))
}

/// `the turn of the twentieth century`; of `the century`, which is left open.
pub(super) fn turn(cursor: &Cursor, at: usize) -> Option<Read> {
    if cursor.lex(at + 1) != Lex::Of || cursor.lex(at + 2) != Lex::The {
        return None;
    }
    let (value, next) =
        crate::mention::ordinal::value(cursor, at + 3).map_or((None, at + 3), |(value, next)| (Some(value), next));
    if cursor.lex(next) != Lex::Century {
        return None;
    }
    let edtf = value.map(|value| format!("{:04}~", (value as i32 - 1) * 100));
    let mention = Mention {
        start: cursor.start(at),
        end: cursor.end(next),
        kind: Kind::Date,
        uncertain: edtf.is_none(),
        edtf,
        ..Mention::default()
    };
    Some(Read { mention: Some(mention), next: next + 1 })
}
