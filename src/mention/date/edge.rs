//! Takes the words before or behind a date and returns what they make of it: `late`, `circa`,
//! `by the end of`, `since`, `between`.

use super::point::{Point, Year};
use crate::mention::cursor::Cursor;
use crate::mention::hedge::Hedge;
use crate::mention::lexicon::Lex;

/// The side on which a period is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Open {
    /// No beginning is said: `by 1929`.
    Until,
    /// No end is said: `since 1929`.
    From,
}

/// What stands before a date.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Edge {
    pub first: usize,
    pub hedge: Option<Hedge>,
    pub circa: bool,
    pub doubt: bool,
    pub open: Option<Open>,
    pub between: bool,
    pub from: bool,
    /// `first half of` (1 of 2), `last quarter of` (4 of 4).
    pub share: Option<(u8, u8)>,
    /// Words that make a bare number a year: `in`, `the year`, `(`.
    pub placed: bool,
}

impl Edge {
    /// `from May 1787 until his death`, `from 1936 on`: a beginning, and no end that is a date.
    pub(super) fn lasting(&self, cursor: &Cursor, at: usize) -> Option<(Open, usize)> {
        match cursor.lex(at) {
            Lex::Until if self.from => Some((Open::From, at)),
            Lex::On if self.from && ends(cursor, at + 1) => Some((Open::From, at + 1)),
            _ => None,
        }
    }

    /// Lays the words upon the point.
    pub(super) fn apply(&self, point: &mut Point) {
        point.hedge = point.hedge.or(self.hedge);
        point.circa |= self.circa;
        point.doubt |= self.doubt;
        if let (Some((part, parts)), Year::Century(century), None) = (self.share, point.year, point.until) {
            let years = 100 / i32::from(parts);
            let start = century * 100 + years * (i32::from(part) - 1);
            point.year = Year::Exact(start);
            point.until = Some(Year::Exact(start + years - 1));
        } else if let Some((part, parts)) = self.share {
            point.hedge = Some(if part == 1 {
                Hedge::Early
            } else if part == parts {
                Hedge::Late
            } else {
                Hedge::Mid
            });
        }
    }
}

/// Reads backwards from the first token of a date, never before `floor`.
pub(super) fn before(cursor: &Cursor, at: usize, floor: usize) -> Edge {
    let mut edge = Edge { first: at, ..Edge::default() };
    let mut i = at;
    for _ in 0..8 {
        let Some(first) = step(cursor, i, &mut edge) else { break };
        if first < floor || first > i {
            break;
        }
        let article = matches!(cursor.lex(first), Lex::The);
        i = first;
        if !article {
            edge.first = i;
        }
        if edge.open.is_some() || edge.between || edge.from {
            break;
        }
    }
    edge.placed |= is_place(cursor, i) || i < at && !matches!(cursor.lex(i), Lex::The);
    edge
}

/// One word, or a few that belong together, that end just before `at`.
fn step(cursor: &Cursor, at: usize, edge: &mut Edge) -> Option<usize> {
    let back = |n: usize| cursor.back(at, n);
    let ago = |n: usize| Some(at.wrapping_sub(n));
    match back(1) {
        Lex::The => ago(1),
        Lex::Early | Lex::Mid | Lex::Late => {
            edge.hedge = Some(part(back(1)));
            ago(1)
        }
        Lex::Punct(b'-') if matches!(back(2), Lex::Early | Lex::Mid | Lex::Late) => {
            edge.hedge = Some(part(back(2)));
            ago(2)
        }
        Lex::In if matches!(back(2), Lex::Early | Lex::Late) => {
            edge.hedge = Some(part(back(2)));
            ago(2)
        }
        Lex::Of if matches!(back(2), Lex::Ending | Lex::Start | Lex::Mid) => {
            edge.hedge = Some(part(back(2)));
            ago(2)
        }
        Lex::Of if matches!(back(2), Lex::Half | Lex::Quarter) => share(cursor, at, edge),
        Lex::Of if cursor.unit(at.wrapping_sub(2)) == Some("years") => ago(2),
        Lex::Unit(_)
            if cursor.unit(at.wrapping_sub(1)) == Some("years")
                && matches!(back(2), Lex::The | Lex::In | Lex::By | Lex::Since | Lex::Until) =>
        {
            ago(1)
        }
        Lex::Circa => {
            edge.circa = true;
            ago(1)
        }
        Lex::Punct(b'.') if matches!(back(2), Lex::Circa | Lex::About) && cursor.glued(at.wrapping_sub(1)) => {
            edge.circa = true;
            ago(2)
        }
        Lex::About | Lex::Punct(b'~') => {
            edge.circa = true;
            ago(1)
        }
        Lex::Perhaps => {
            edge.doubt = true;
            ago(1)
        }
        Lex::Punct(b'?') if cursor.opens_line(at.wrapping_sub(1)) || !cursor.glued(at.wrapping_sub(1)) => {
            edge.doubt = true;
            ago(1)
        }
        Lex::Ad => ago(1),
        _ => opening(cursor, at, edge),
    }
}

/// The hedge that a word for a part of a period stands for.
fn part(lex: Lex) -> Hedge {
    match lex {
        Lex::Late => Hedge::Late,
        Lex::Mid => Hedge::Mid,
        Lex::Ending => Hedge::End,
        _ => Hedge::Early,
    }
}

/// `the first half of`, `the last quarter of`.
fn share(cursor: &Cursor, at: usize, edge: &mut Edge) -> Option<usize> {
    let parts = if cursor.back(at, 2) == Lex::Half { 2 } else { 4 };
    let part = match cursor.back(at, 3) {
        Lex::OrdSmall(n) if n <= parts => n,
        Lex::Last => parts,
        Lex::Other if cursor.word(at.wrapping_sub(3)) == "latter" => parts,
        _ => return None,
    };
    edge.share = Some((part, parts));
    Some(at.wrapping_sub(3))
}

/// `by`, `before`, `since`, `from`, `between`, `prior to`, `no later than`.
fn opening(cursor: &Cursor, at: usize, edge: &mut Edge) -> Option<usize> {
    let back = |n: usize| cursor.back(at, n);
    let (open, n) = match (back(1), back(2)) {
        (Lex::Before | Lex::After, Lex::Unit(_)) => return None, // `the day after 24 August` is another day
        (Lex::By | Lex::Before | Lex::Until, _) => (Open::Until, 1),
        (Lex::After, _) => (Open::From, 1),
        (Lex::Since, _) => (Open::From, 1),
        (Lex::Following, Lex::The) => return None,
        (Lex::Than, Lex::Later) if back(3) == Lex::No || back(3) == Lex::Not => (Open::Until, 3),
        (Lex::Than, Lex::Earlier) if back(3) == Lex::No || back(3) == Lex::Not => (Open::From, 3),
        (Lex::Than, Lex::Later) => (Open::From, 2),
        (Lex::Than, Lex::Earlier) => (Open::Until, 2),
        (Lex::To, _) if cursor.word(at.wrapping_sub(2)).eq_ignore_ascii_case("prior") => (Open::Until, 2),
        (Lex::To, _) if cursor.word(at.wrapping_sub(2)).eq_ignore_ascii_case("up") => (Open::Until, 2),
        (Lex::From, _) => {
            edge.from = true;
            return Some(at.wrapping_sub(1));
        }
        (Lex::Between, _) => {
            edge.between = true;
            return Some(at.wrapping_sub(1));
        }
        _ => return None,
    };
    edge.open = Some(open);
    Some(at.wrapping_sub(n))
}

/// Whether a word or mark here lets a bare number be a year.
fn is_place(cursor: &Cursor, at: usize) -> bool {
    matches!(
        cursor.back(at, 1),
        Lex::In
            | Lex::During
            | Lex::Since
            | Lex::Until
            | Lex::Early
            | Lex::Late
            | Lex::Born
            | Lex::Edition
            | Lex::Season(_)
            | Lex::Month(_)
    )
}

/// `onwards`, `or later`, `or earlier` behind a date.
pub(super) fn behind(cursor: &Cursor, at: usize) -> Option<(Open, usize)> {
    match (cursor.lex(at), cursor.lex(at + 1)) {
        (Lex::Onwards, _) => Some((Open::From, at + 1)),
        (Lex::Or | Lex::And, Lex::Later | Lex::After | Lex::Onwards)
            if ends(cursor, at + 2) && !(cursor.lex(at + 1) == Lex::After && cursor.lex(at + 2) == Lex::Function) =>
        {
            Some((Open::From, at + 2))
        }
        (Lex::Or, Lex::Earlier | Lex::Before) if ends(cursor, at + 2) => Some((Open::Until, at + 2)),
        (Lex::Or | Lex::And, Lex::More) if cursor.word(at + 1) == "greater" => Some((Open::From, at + 2)),
        _ => None,
    }
}

/// Whether a phrase ends here.
fn ends(cursor: &Cursor, at: usize) -> bool {
    matches!(cursor.lex(at), Lex::End | Lex::Punct(_) | Lex::Dash | Lex::Function)
}

/// Forwards over `the`, `late`, `c.`, … before the second date of a range: where its core begins,
/// and what the words make of it.
pub(super) fn enter(cursor: &Cursor, at: usize) -> (usize, Edge) {
    let mut edge = Edge { first: at, ..Edge::default() };
    let mut i = at;
    for _ in 0..6 {
        match cursor.lex(i) {
            Lex::The | Lex::Perhaps => {}
            Lex::Early | Lex::Mid | Lex::Late => edge.hedge = Some(part(cursor.lex(i))),
            Lex::Ending | Lex::Start if cursor.lex(i + 1) == Lex::Of => edge.hedge = Some(part(cursor.lex(i))),
            Lex::Of | Lex::In | Lex::From => {}
            Lex::Circa | Lex::About | Lex::Punct(b'~') => edge.circa = true,
            Lex::Punct(b'?') => edge.doubt = true,
            Lex::Punct(b'.' | b'-') if i > at => {}
            _ => break,
        }
        i += 1;
    }
    (i, edge)
}

/// The point without a first token that belongs to an earlier mention.
pub(super) fn fitted(cursor: &Cursor, point: Point, floor: usize) -> Option<Point> {
    let named = point.next > point.first && cursor.lex(point.first) != Lex::End;
    (point.first >= floor && named).then_some(point)
}
