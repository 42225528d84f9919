//! Takes the place where a date may begin and returns the date or the period, with what the words
//! around it make of it, resolved against the dates before where a year or more is left out.

mod arithmetic;
mod behind;
mod century;
mod context;
mod day;
mod edge;
mod numeric;
mod part;
mod parts;
mod point;
mod quarter;
mod relative;
mod style;
mod year;

use crate::mention::cursor::Cursor;
use crate::mention::hedge::Hedge;
use crate::mention::lexicon::Lex;
use crate::mention::quantity::Read;
use crate::mention::{Kind, Mention};
pub(super) use context::Context;
use edge::{Edge, Open};
use point::{Point, Year};

/// Reads the date at a token; looks back no farther than `floor`.
pub(super) fn read(cursor: &Cursor, at: usize, floor: usize, context: &mut Context) -> Option<Read> {
    if let Some(read) = relative::read(cursor, at, floor, context) {
        return Some(read);
    }
    let mut start = edge::fitted(cursor, parts::core(cursor, at)?, floor)?;
    if start.is_yearless()
        && let Some(read) = part::day_of(cursor, &start, context)
    {
        return Some(read);
    }
    let edge = edge::before(cursor, start.first, floor);
    if is_copy(cursor, edge.first) {
        return Some(Read { mention: None, next: start.next });
    }
    style::behind(cursor, &mut start);
    let end = range(cursor, &start, &edge);
    if end.is_none() && !year::stands(cursor, &start, &edge, context) {
        return None;
    }
    if let Some((point, _)) = &end
        && start.weak
        && point.weak
        && !year::spans(cursor, &start, point, &edge)
    {
        return None;
    }
    edge.apply(&mut start);
    let reading = Reading { start, end, edge };
    Some(reading.finish(cursor, context))
}

/// A point, perhaps with a second one at the other end, and the words before it.
struct Reading {
    start: Point,
    end: Option<(Point, bool)>,
    edge: Edge,
}

impl Reading {
    /// The mention; the context learns the date.
    fn finish(mut self, cursor: &Cursor, context: &mut Context) -> Read {
        let mut next = self.end.as_ref().map_or(self.start.next, |(point, _)| point.next);
        if let Some((end, _)) = &mut self.end {
            style::behind(cursor, end);
            next = end.next;
        }
        let open = match edge::behind(cursor, next).or_else(|| self.edge.lasting(cursor, next)) {
            Some((open, after)) if self.end.is_none() => {
                next = after;
                Some(open)
            }
            _ => self.edge.open,
        };
        if self.end.is_none() && self.start.is_yearless() {
            self.start.year = shared_year(cursor, next).unwrap_or_default();
        }
        let first = cursor.start(self.edge.first.min(self.start.first));
        let span = (first, cursor.end(next.saturating_sub(1)));
        let resolved =
            context.complete(cursor.text, &mut self.start, self.end.as_mut().map(|(point, _)| point), span.0);
        let (edtf, period) = self.edtf(open);
        let real = self.start.is_real()
            && self.end.is_none_or(|(end, present)| end.is_real() && (present || self.start.leads_to(&end)));
        // what is said in brackets is said by the way: the story does not move there
        let plain = open.is_none() && !in_brackets(cursor, self.start.first);
        context.learn(&self.start, self.end.as_ref().map(|(point, _)| point), plain, span);
        let hedge = self.start.hedge.or(self.end.as_ref().and_then(|(point, _)| point.hedge));
        let hedge = hedge.or((self.start.circa && !period).then_some(Hedge::About));
        let mention = Mention {
            start: span.0,
            end: span.1,
            kind: if period { Kind::Period } else { Kind::Date },
            hedge,
            edtf: Some(edtf).filter(|_| real),
            calendar: self.start.calendar,
            resolved_from: resolved.from,
            uncertain: resolved.uncertain || self.start.doubt || !real,
            ..Mention::default()
        };
        Read { mention: Some(mention), next }
    }

    fn edtf(&self, open: Option<Open>) -> (String, bool) {
        let (text, interval) = self.start.edtf();
        if let Some((end, present)) = &self.end {
            let start = text.split('/').next().unwrap_or_default();
            if *present {
                return (format!("{start}/.."), true);
            }
            let (end, _) = end.edtf();
            return (format!("{start}/{}", end.rsplit('/').next().unwrap_or_default()), true);
        }
        match open {
            Some(Open::Until) if !interval => (format!("../{text}"), true),
            Some(Open::From) if !interval => (format!("{text}/.."), true),
            _ => (text, interval),
        }
    }
}

/// `in late May and early June 1940`, `on 3 May and 5 June 1940`: the year that the next of a list has for both.
fn shared_year(cursor: &Cursor, at: usize) -> Option<Year> {
    let listed = matches!(cursor.lex(at), Lex::And | Lex::Or | Lex::Punct(b',' | b'&'));
    let next = at + 1 + usize::from(cursor.is(at, b',') && matches!(cursor.lex(at + 1), Lex::And | Lex::Or));
    let (entered, _) = edge::enter(cursor, next);
    let point =
        parts::core(cursor, entered).filter(|point| listed && point.first == entered && point.month.is_some())?;
    point.exact_year().map(Year::Exact)
}

/// Whether a line of a catalogue that began with the date of a work goes on here with that of a
/// copy: `1891, cast 1925`. The line dates the work.
fn is_copy(cursor: &Cursor, at: usize) -> bool {
    const COPIES: &[&str] =
        &["cast", "recast", "reprinted", "published", "republished", "replica", "reassembled", "reissued", "edition"];
    let verb = at.wrapping_sub(1);
    let apart = matches!(cursor.back(verb, 1), Lex::Punct(b',' | b';'));
    if !apart || !COPIES.contains(&cursor.word(verb)) {
        return false;
    }
    // before the comma nothing but a date, a doubt and a dash may stand in the line
    let mut dated = false;
    for n in 2..14 {
        let i = verb.wrapping_sub(n);
        match cursor.lex(i) {
            Lex::Digits | Lex::Decade => dated = true,
            Lex::Punct(b'-' | b'?' | b'.') | Lex::Circa | Lex::Month(_) | Lex::Edition | Lex::OrdSmall(1) => {}
            Lex::End => return dated,
            _ => return false,
        }
        if cursor.opens_line(i) {
            return dated;
        }
    }
    false
}

/// Whether a bracket that opened a few words before is still open.
fn in_brackets(cursor: &Cursor, at: usize) -> bool {
    for n in 1..24 {
        match cursor.back(at, n) {
            Lex::Punct(b'(' | b'[') => return true,
            Lex::Punct(b')' | b']') | Lex::End => return false,
            _ => {}
        }
    }
    false
}

/// The other end of a period, if a word or a mark leads to one; true if it is the present.
fn range(cursor: &Cursor, start: &Point, edge: &Edge) -> Option<(Point, bool)> {
    let at = start.next;
    let glued = cursor.glued(at);
    let next = match cursor.lex(at) {
        Lex::Punct(b'-') | Lex::Dash if glued == cursor.glued(at + 1) || start.month.is_some() || !start.weak => at + 1,
        Lex::Punct(b'/') if start.month.is_some() && glued && cursor.glued(at + 1) => at + 1,
        Lex::Dash => at + 1,
        Lex::Punct(b'~') => at + 1,
        // `the level of 1755 was not reached until the 1820s`, `of 1755 until the 1820s`: the first is no beginning
        Lex::Until if !edge.from && matches!(cursor.back(start.first, 1), Lex::Of | Lex::In | Lex::By | Lex::On) => {
            return None;
        }
        Lex::To | Lex::Through | Lex::Until => at + 1,
        Lex::And if edge.between => at + 1,
        Lex::In if start.is_yearless() && start.month.is_some() => return None,
        _ => return None,
    };
    let to_dash = matches!(cursor.lex(at), Lex::Punct(_) | Lex::Dash);
    if cursor.lex(next) == Lex::Present && (start.exact_year().is_some()) {
        return Some((Point { first: next, next: next + 1, ..Point::default() }, true));
    }
    let (entered, marks) = edge::enter(cursor, next);
    let mut end = parts::core(cursor, entered)?;
    marks.apply(&mut end);
    end = last_of_list(cursor, end);
    // `1928-Third trial`, `January 1928-the`: what follows a dash must be a whole date
    let thin = end.is_yearless()
        && (end.day.is_none() || start.month.is_none())
        && (start.day.is_none() || end.month.is_none());
    let year_first = cursor.whole(start.first).is_some_and(|(_, digits)| digits == 4)
        && start.month.is_some()
        && end.month.is_some();
    let thin = thin && !year_first;
    let fits = if start.is_yearless() {
        start.month.is_some() && (!end.is_yearless() || end.month.is_some())
    } else {
        !thin || end.month.is_some() && !to_dash
    };
    (fits && in_order(start, &end) && end.other_year.is_none()).then_some((end, false))
}

/// `through the winter, spring, and summer of 1933`: the last of a list, if it has the year.
fn last_of_list(cursor: &Cursor, end: Point) -> Point {
    let mut last = end;
    for _ in 0..3 {
        if !last.is_yearless() || last.day.is_some() {
            break;
        }
        let comma = usize::from(cursor.is(last.next, b','));
        let and = usize::from(cursor.lex(last.next + comma) == Lex::And);
        match parts::core(cursor, last.next + comma + and) {
            Some(next) if comma + and > 0 && next.month.is_some() && next.day.is_none() => last = next,
            _ => return end,
        }
    }
    if last.is_yearless() { end } else { last }
}

/// Whether a second date may end a period that begins with the first.
fn in_order(start: &Point, end: &Point) -> bool {
    let bounds = |point: &Point| match point.year {
        Year::Unsaid => None,
        Year::Exact(year) => Some((year, year)),
        Year::Decade(n) => Some((n * 10, n * 10 + 9)),
        Year::Century(n) => Some((n * 100, n * 100 + 99)),
    };
    match (bounds(start), bounds(end)) {
        (Some((a, _)), Some((_, b))) if a == b => start.month <= end.month || end.month.is_none(),
        (Some((a, _)), Some((_, b))) => a < b,
        _ => true,
    }
}
