//! Takes the place of a number and returns what the words around it do to it: make it loose
//! (`about`), open it on one side (`at least`, `up to`) or announce two ends (`between`).

use serde::{Deserialize, Serialize};

use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;

/// How firmly a value is said, or which part of a period is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hedge {
    /// `about`, `some`, `around`, `roughly`, `c.`, `~`, `perhaps`, `or so`.
    About,
    /// `nearly`, `almost`, `close to`, `just under`: a little less.
    Nearly,
    /// `at least`, `no fewer than`, `or more`: a lower bound, itself included.
    AtLeast,
    /// `at most`, `no more than`, `fewer than`: an upper bound.
    AtMost,
    /// `over`, `more than`, `upwards of`: a lower bound, itself not included.
    Over,
    /// `up to`, `as many as`: an upper bound that may have been reached.
    UpTo,
    /// `between … and`.
    Between,
    /// `an estimated`, `estimated at`.
    Estimated,
    /// The early part of a period.
    Early,
    /// The middle of a period.
    Mid,
    /// The late part of a period.
    Late,
    /// The end of a period.
    End,
}

/// What stands before a number, and the first token of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lead {
    pub hedge: Option<Hedge>,
    pub between: bool,
    pub from: bool,
    pub first: usize,
}

enum Mark {
    Hedge(Hedge),
    Between,
    From,
}

/// Reads backwards from `at` (the first token of a number), never before `floor`. Where several
/// hedges stand in a row a bound outranks a doubt, and the outer bound the inner.
pub(super) fn before(cursor: &Cursor, at: usize, floor: usize) -> Lead {
    let mut lead = Lead { hedge: None, between: false, from: false, first: at };
    for _ in 0..4 {
        let Some((mark, first)) = one(cursor, lead.first) else { break };
        // `spread over at least half the globe`: the word leads to a place, and the bound is said already
        let place = matches!(mark, Mark::Hedge(Hedge::Over)) && lead.hedge.is_some_and(is_bound);
        if first < floor || first > lead.first || place {
            break;
        }
        lead.first = first;
        match mark {
            Mark::Between => lead.between = true,
            Mark::From => lead.from = true,
            Mark::Hedge(hedge) if lead.hedge.is_none() || is_bound(hedge) => lead.hedge = Some(hedge),
            Mark::Hedge(_) => {}
        }
    }
    lead
}

fn is_bound(hedge: Hedge) -> bool {
    matches!(hedge, Hedge::AtLeast | Hedge::AtMost | Hedge::Over | Hedge::UpTo)
}

/// One hedge that ends just before `at`, and its first token.
fn one(cursor: &Cursor, at: usize) -> Option<(Mark, usize)> {
    let back = |n: usize| cursor.back(at, n);
    let hedge = |hedge: Hedge, n: usize| Some((Mark::Hedge(hedge), at.wrapping_sub(n)));
    match back(1) {
        Lex::About | Lex::Perhaps | Lex::Circa | Lex::Punct(b'~') => hedge(Hedge::About, 1),
        Lex::Some if cursor.lex(at) != Lex::Small(1) => hedge(Hedge::About, 1),
        Lex::Punct(b'.') if cursor.glued(at.wrapping_sub(1)) && matches!(back(2), Lex::Circa | Lex::About) => {
            hedge(Hedge::About, 2)
        }
        Lex::Close if back(2) != Lex::The => hedge(Hedge::About, 1),
        // `not twenty men`: fewer
        Lex::Not => hedge(Hedge::AtMost, 1),
        Lex::Nearly => hedge(Hedge::Nearly, 1),
        Lex::Over if denies(cursor, at.wrapping_sub(2)) => hedge(Hedge::AtMost, 2),
        Lex::Over => hedge(Hedge::Over, 1 + softened(cursor, at.wrapping_sub(1))),
        Lex::Exceed if denies(cursor, at.wrapping_sub(2)) => hedge(Hedge::AtMost, 2),
        Lex::Exceed => hedge(Hedge::Over, 1),
        Lex::Under if denies(cursor, at.wrapping_sub(2)) => hedge(Hedge::AtLeast, 2),
        Lex::Under if back(2) == Lex::Just => hedge(Hedge::Nearly, 2),
        Lex::Under => hedge(Hedge::AtMost, 1),
        Lex::Estimated if back(2) == Lex::A => hedge(Hedge::Estimated, 2),
        Lex::Estimated => hedge(Hedge::Estimated, 1),
        Lex::At if back(2) == Lex::Estimated => hedge(Hedge::Estimated, 2),
        Lex::Least if back(2) == Lex::At => hedge(Hedge::AtLeast, 2),
        Lex::Most if back(2) == Lex::At => hedge(Hedge::AtMost, 2),
        Lex::Least | Lex::Most if back(2) == Lex::The && back(3) == Lex::At => {
            hedge(if back(1) == Lex::Least { Hedge::AtLeast } else { Hedge::AtMost }, 3)
        }
        Lex::Than => compared(cursor, at),
        Lex::To => match back(2) {
            Lex::Up => hedge(Hedge::UpTo, 2),
            Lex::Close => hedge(Hedge::Nearly, 2),
            Lex::Equal => equalled(cursor, at),
            _ => None,
        },
        Lex::Of => match back(2) {
            Lex::Upwards => hedge(Hedge::Over, 2 + usize::from(back(3) == Lex::In)),
            Lex::Short => hedge(Hedge::Nearly, 2 + usize::from(back(3) == Lex::Just)),
            Lex::Least => hedge(Hedge::AtLeast, 2),
            Lex::Most => hedge(Hedge::AtMost, 2),
            Lex::Estimated => hedge(Hedge::Estimated, 2),
            _ => None,
        },
        Lex::As if matches!(back(2), Lex::Many) && back(3) == Lex::As => hedge(Hedge::UpTo, 3),
        Lex::As if ["few", "low", "little"].contains(&cursor.word(at.wrapping_sub(2))) && back(3) == Lex::As => {
            hedge(Hedge::AtLeast, 3)
        }
        Lex::Equal if back(2) == Lex::Or => equalled(cursor, at.wrapping_add(1)),
        Lex::Punct(mark) => sign(cursor, at, mark),
        Lex::Between => Some((Mark::Between, at.wrapping_sub(1))),
        Lex::From => Some((Mark::From, at.wrapping_sub(1))),
        _ => None,
    }
}

/// Whether `not`, `never` or `without` stands here.
fn denies(cursor: &Cursor, at: usize) -> bool {
    cursor.lex(at) == Lex::Not || ["never", "without"].iter().any(|word| cursor.word(at).eq_ignore_ascii_case(word))
}

/// How many words before `over` soften it: `just over`, `a little over`.
fn softened(cursor: &Cursor, at: usize) -> usize {
    match cursor.back(at, 1) {
        Lex::Just => 1 + usize::from(cursor.back(at, 2) == Lex::A),
        _ => 0,
    }
}

/// `more than`, `no fewer than`, `larger or equal than`.
fn compared(cursor: &Cursor, at: usize) -> Option<(Mark, usize)> {
    let mut word = 2;
    let mut equal = false;
    if cursor.back(at, 2) == Lex::Equal && cursor.back(at, 3) == Lex::Or {
        word = 4;
        equal = true;
    }
    let more = match cursor.back(at, word) {
        Lex::More => true,
        Lex::Less => false,
        _ => return None,
    };
    let denied = cursor.back(at, word + 1) == Lex::No || denies(cursor, at.wrapping_sub(word + 1));
    let hedge = match (more, denied) {
        (true, false) if equal => Hedge::AtLeast,
        (true, false) => Hedge::Over,
        (true, true) | (false, false) => Hedge::AtMost,
        (false, true) => Hedge::AtLeast,
    };
    let soft = usize::from(!denied && cursor.back(at, word + 1) == Lex::Just);
    Some((Mark::Hedge(hedge), at.wrapping_sub(word + usize::from(denied) + soft)))
}

/// `less than or equal to`, `equal to or less than`, or `equal to` alone, which says nothing.
fn equalled(cursor: &Cursor, at: usize) -> Option<(Mark, usize)> {
    // at - 1 is `to`, at - 2 `equal`
    if cursor.back(at, 3) != Lex::Or {
        return None;
    }
    let than = usize::from(cursor.back(at, 4) == Lex::Than);
    let hedge = match cursor.back(at, 4 + than) {
        Lex::More | Lex::Least => Hedge::AtLeast,
        Lex::Less | Lex::Most => Hedge::AtMost,
        _ => return None,
    };
    Some((Mark::Hedge(hedge), at.wrapping_sub(4 + than)))
}

/// `>`, `<`, `≥`, `<=`.
fn sign(cursor: &Cursor, at: usize, mark: u8) -> Option<(Mark, usize)> {
    let before = cursor.back(at, 2);
    let hedge = match (mark, before) {
        (b'>', Lex::Punct(b'<' | b'=' | b'-')) | (b'<', Lex::Punct(b'=')) => return None,
        // the end of a tag is no sign
        (b'>', _)
            if cursor.glued(at.wrapping_sub(1))
                && cursor.is_word(at.wrapping_sub(2))
                && cursor.glued(at.wrapping_sub(2)) =>
        {
            return None;
        }
        (b'>', _) => Hedge::Over,
        (b'<', _) => Hedge::AtMost,
        (1, _) | (b'=', Lex::Punct(b'>')) => Hedge::AtLeast,
        (2, _) | (b'=', Lex::Punct(b'<')) => Hedge::AtMost,
        _ => return None,
    };
    Some((Mark::Hedge(hedge), at.wrapping_sub(1 + usize::from(mark == b'='))))
}

/// A hedge behind a number (`or more`, `or so`, `+`), and the token after it.
pub(super) fn behind(cursor: &Cursor, at: usize) -> Option<(Hedge, usize)> {
    let next = cursor.lex(at + 1);
    match cursor.lex(at) {
        Lex::Or | Lex::And => {
            let hedge = match next {
                Lex::More | Lex::Over => Hedge::AtLeast,
                Lex::Less => Hedge::AtMost,
                Lex::So if cursor.lex(at) == Lex::Or => Hedge::About,
                _ => return None,
            };
            // `500 or more than 400` starts another number
            let than = cursor.lex(at + 2) == Lex::Than;
            // `more than twenty and less or equal than thirty`
            let other = cursor.lex(at) == Lex::And && matches!(cursor.lex(at + 2), Lex::Or | Lex::Equal);
            if other
                || (than && cursor.lex(at + 3).is_cardinal())
                || (cursor.lex(at) == Lex::And && matches!(cursor.lex(at + 2), Lex::Other | Lex::Than))
            {
                return None;
            }
            if next == Lex::Over && !matches!(cursor.lex(at + 2), Lex::Punct(_) | Lex::End | Lex::Function) {
                return None;
            }
            Some((hedge, at + 2 + usize::from(than)))
        }
        // `2,000-odd`, `120-plus`
        Lex::Punct(b'-') if cursor.glued(at) && cursor.glued(at + 1) => match cursor.word(at + 1) {
            "odd" => Some((Hedge::About, at + 2)),
            "plus" => Some((Hedge::AtLeast, at + 2)),
            _ => None,
        },
        Lex::Punct(b'+') if cursor.glued(at) && !(cursor.glued(at + 1) && cursor.lex(at + 1) == Lex::Digits) => {
            Some((Hedge::AtLeast, at + 1))
        }
        Lex::At if next == Lex::Least => Some((Hedge::AtLeast, at + 2)),
        Lex::At if next == Lex::Most && !cursor.lex(at + 2).is_cardinal() => Some((Hedge::AtMost, at + 2)),
        _ => None,
    }
}
