//! Takes dates that lean on an earlier one (`that August`, `the following year`, `six months
//! later`, a day without a year) and resolves them from the nearest fitting date before, or leaves
//! them open; it never guesses from the day on which the program runs.

use super::arithmetic::{days_on, months_on};
use super::context::{Context, Known};
use super::day;
use super::edge::{self, Open};
use super::part::{bare_season, part_of_the, part_of_year, turn};
use super::point::{Point, Year, is_day};
use crate::mention::cursor::Cursor;
use crate::mention::hedge::{self, Hedge};
use crate::mention::lexicon::Lex;
use crate::mention::quantity::Read;
use crate::mention::{Kind, Mention, number};

/// Reads a relative date at a token.
pub(super) fn read(cursor: &Cursor, at: usize, floor: usize, context: &mut Context) -> Option<Read> {
    match cursor.lex(at) {
        Lex::Following | Lex::Next | Lex::Previous | Lex::Same | Lex::That => pointed(cursor, at, floor, context),
        Lex::Later if cursor.lex(at + 1) == Lex::That && cursor.unit(at + 2) == Some("years") => {
            pointed(cursor, at + 1, floor, context).map(|read| started(cursor, read, at))
        }
        Lex::Later | Lex::Earlier if matches!(cursor.back(at, 2), Lex::A | Lex::Small(1)) && at >= floor + 2 => {
            let sign = direction(cursor, at)?;
            elapse(cursor, at - 2, at - 1, sign, context)
        }
        Lex::Later => None,
        Lex::Ending | Lex::Start | Lex::Mid => part_of_the(cursor, at, floor, context),
        Lex::Turn => turn(cursor, at),
        Lex::Season(season) => {
            part_of_year(cursor, at, season, context).or_else(|| bare_season(cursor, at, floor, season, context))
        }
        Lex::Month(month) => part_of_year(cursor, at, month, context),
        Lex::OrdDigits | Lex::OrdSmall(_) | Lex::OrdTens(_) => bare_day(cursor, at, context),
        _ => elapsed(cursor, at, floor, context),
    }
}

fn started(cursor: &Cursor, mut read: Read, at: usize) -> Read {
    if let Some(mention) = &mut read.mention {
        mention.start = cursor.start(at);
    }
    read
}

/// `the following year`, `that August`, `the same day`.
fn pointed(cursor: &Cursor, at: usize, floor: usize, context: &mut Context) -> Option<Read> {
    let first = if matches!(cursor.back(at, 1), Lex::The) && at > floor { at - 1 } else { at };
    let lex = cursor.lex(at);
    if lex == Lex::Next && first == at && !cursor.opens_sentence(at) {
        return None; // `next year` is said from the day of writing
    }
    let step = match lex {
        Lex::Following | Lex::Next => 1,
        Lex::Previous => -1,
        _ => 0,
    };
    let known = context.known(cursor.text, cursor.start(first));
    let (year, month, day) = match cursor.lex(at + 1) {
        Lex::Month(month) if cursor.is_capital(at + 1) => {
            let known = known?;
            let same = step == 0 || known.month.is_some_and(|before| month > before && step > 0);
            (Some(known.year + if same { 0 } else { step }), Some(month), None)
        }
        Lex::Season(season) if cursor.word(at + 1) != "fall" || step == 0 => {
            (Some(known?.year + if season == 21 { step } else { 0 }), Some(season), None)
        }
        Lex::Unit(_) if cursor.word(at + 1) == "year" => (known.map(|known| known.year + step), None, None),
        Lex::Unit(_) if cursor.word(at + 1) == "month" => {
            let known = known?;
            let (year, month) = months_on(known.year, known.month.filter(|m| *m < 13)?, step);
            (Some(year), Some(month), None)
        }
        _ if is_part_of_day(cursor.word(at + 1)) => {
            let known = known?;
            let (year, month, day) = days_on(known.year, known.month?, known.day?, step)?;
            (Some(year), Some(month), Some(day))
        }
        _ => return None,
    };
    let read = resolved(cursor, first, at + 2, (year, month, day), known, context);
    Some(bounded(cursor, read, first, floor))
}

/// `by the end of that year`, `until fall`: what the words before a relative date make of it.
pub(super) fn bounded(cursor: &Cursor, mut read: Read, first: usize, floor: usize) -> Read {
    let edge = edge::before(cursor, first, floor);
    let Some(mention) = &mut read.mention else { return read };
    let Some(edtf) = mention.edtf.take() else { return read };
    if edge.open.is_some() || edge.hedge.is_some() {
        mention.start = cursor.start(edge.first);
        mention.hedge = edge.hedge;
    }
    if edge.open.is_some() {
        mention.kind = Kind::Period;
    }
    mention.edtf = Some(match edge.open {
        Some(Open::Until) => format!("../{edtf}"),
        Some(Open::From) => format!("{edtf}/.."),
        None => edtf,
    });
    read
}

/// `a year later`, `two years earlier`, `six weeks later`: only where the unit fits what is known.
fn elapsed(cursor: &Cursor, at: usize, floor: usize, context: &mut Context) -> Option<Read> {
    let near = (at + 1..at + 6).any(|i| matches!(cursor.lex(i), Lex::Later | Lex::Earlier));
    let (count, first, next) = match cursor.lex(at) {
        lex if near && lex.is_cardinal() => {
            let number = number::read(cursor, at, false)?;
            (number.value, number.first, number.next)
        }
        _ => return None,
    };
    let sign = direction(cursor, next + 1)?;
    let lead = hedge::before(cursor, first, floor);
    match lead.hedge {
        None => elapse(cursor, first, next, count * sign, context),
        Some(Hedge::About | Hedge::Nearly) => {
            let mut read = elapse(cursor, first, next, count * sign, context)?;
            if let Some(mention) = &mut read.mention {
                mention.start = cursor.start(lead.first);
                mention.hedge = lead.hedge;
                mention.edtf = mention.edtf.take().map(|edtf| edtf + "~");
            }
            Some(read)
        }
        // `more than fifty years later` names no year
        Some(_) => None,
    }
}

/// Whether `later` or `earlier` stands here.
fn direction(cursor: &Cursor, at: usize) -> Option<f64> {
    match cursor.lex(at) {
        Lex::Later => Some(1.0),
        Lex::Earlier => Some(-1.0),
        _ => None,
    }
}

/// The date that lies so many units (at token `unit`) from the last.
fn elapse(cursor: &Cursor, first: usize, unit: usize, count: f64, context: &mut Context) -> Option<Read> {
    let known = context.known(cursor.text, cursor.start(first))?;
    if count.fract() != 0.0 || count.abs() > 400.0 {
        return None;
    }
    let steps = count as i32;
    if known.year < 1 {
        return None;
    }
    let name = if cursor.lex(unit) == Lex::Century { "centuries" } else { cursor.unit(unit)? };
    let date = match name {
        "centuries" if steps.abs() <= 20 => (Some(known.year + steps * 100), None, None),
        "years" => (Some(known.year + steps), None, None),
        "decades" => (Some(known.year + steps * 10), None, None),
        "months" => {
            let (year, month) = months_on(known.year, known.month.filter(|m| *m < 13)?, steps);
            (Some(year), Some(month), None)
        }
        name @ ("fortnights" | "weeks" | "days") => {
            let days = match name {
                "fortnights" => 14,
                "weeks" => 7,
                _ => 1,
            };
            let (year, month, day) = days_on(known.year, known.month?, known.day?, steps * days)?;
            (Some(year), Some(month), Some(day))
        }
        _ => return None,
    };
    Some(resolved(cursor, first, unit + 2, date, Some(known), context))
}

type Date = (Option<i32>, Option<u8>, Option<u8>);

/// The mention of a relative date; without a year it stays open.
pub(super) fn resolved(
    cursor: &Cursor,
    first: usize,
    next: usize,
    (year, month, day): Date,
    known: Option<Known>,
    context: &mut Context,
) -> Read {
    let span = (cursor.start(first), cursor.end(next - 1));
    let point = Point { year: year.map_or(Year::Unsaid, Year::Exact), month, day, ..Point::default() };
    context.learn(&point, None, true, span);
    let mention = Mention {
        start: span.0,
        end: span.1,
        kind: Kind::Date,
        edtf: year.map(|_| point.edtf().0),
        resolved_from: known.filter(|_| year.is_some()).map(|known| known.span),
        uncertain: year.is_none(),
        ..Mention::default()
    };
    Read { mention: Some(mention), next }
}

/// `on the 27th`, where nothing is counted off: of the month that the text is in. In words, `the sixteenth`, only where
/// it goes on with `of the month`.
fn bare_day(cursor: &Cursor, at: usize, context: &mut Context) -> Option<Read> {
    let (day, after) = day::day(cursor, at)?;
    let next = past_month_named(cursor, after);
    if next == after && cursor.lex(at) != Lex::OrdDigits {
        return None;
    }
    let ends = next > after
        || match cursor.lex(after) {
            Lex::Function
            | Lex::Punct(b',' | b'.' | b';' | b')')
            | Lex::End
            | Lex::The
            | Lex::At
            | Lex::And
            | Lex::In => true,
            // `the night of the 27th this canopy …`, but not `the 5th from the left`
            Lex::From | Lex::This | Lex::That | Lex::By | Lex::Until | Lex::Before | Lex::After | Lex::Dash => {
                matches!(cursor.back(at, 2), Lex::On | Lex::Of)
            }
            _ => false,
        };
    if cursor.back(at, 1) != Lex::The || !ends {
        return None;
    }
    let known = context
        .known(cursor.text, cursor.start(at))
        .filter(|known| known.month.is_some_and(|month| month < 13 && is_day(Some(known.year), month, day)));
    let Some(known) = known else {
        let dated = cursor.back(at, 2) == Lex::On
            || cursor.back(at, 2) == Lex::Of && is_part_of_day(cursor.word(at.wrapping_sub(3)));
        return dated.then(|| open_day(cursor, at, day));
    };
    Some(resolved(cursor, at, next, (Some(known.year), known.month, Some(day)), Some(known), context))
}

/// Past `of that month`, `of the same month`, `of the month` behind a day.
fn past_month_named(cursor: &Cursor, at: usize) -> usize {
    let the = usize::from(cursor.lex(at + 1) == Lex::The);
    let points = usize::from(matches!(cursor.lex(at + 1 + the), Lex::That | Lex::This | Lex::Same));
    let month = at + 1 + the + points;
    let named = cursor.lex(at) == Lex::Of && the + points > 0 && cursor.word(month) == "month";
    if named { month + 1 } else { at }
}

/// `morning`, `night`, … of a day.
fn is_part_of_day(word: &str) -> bool {
    ["morning", "afternoon", "evening", "night", "day", "dawn", "noon"].contains(&word)
}

/// A day of an unknown month.
fn open_day(cursor: &Cursor, at: usize, day: u8) -> Read {
    let mention = Mention {
        start: cursor.start(at),
        end: cursor.end(at),
        kind: Kind::Date,
        edtf: Some(format!("XXXX-XX-{day:02}")),
        uncertain: true,
        ..Mention::default()
    };
    Read { mention: Some(mention), next: at + 1 }
}
