//! Takes a number and what stands behind it and returns the ratio that two numbers make (`1 in 40`,
//! `13 of 15`, `31 per 1,000`), or that one word says (`doubled`, `tenfold`, `twice`).

use crate::mention::cursor::Cursor;
use crate::mention::hedge::{self, Lead};
use crate::mention::lexicon::Lex;
use crate::mention::number::{self, Form, Number};
use crate::mention::quantity::{Item, Read, bounds, build, percent};
use crate::mention::unit;
use crate::mention::{Kind, Mention};

/// `1 in 40`, `13 of 15`, `two out of five`, `31 per 1,000`, `4 for every 100`.
pub(super) fn read(cursor: &Cursor, item: &Item, lead: &Lead) -> Option<Read> {
    if item.unit.is_some() || item.percent || item.number.form == Form::Vague {
        return None;
    }
    let at = item.next;
    let every = |at: usize| at + usize::from(cursor.lex(at) == Lex::Every);
    let (under_at, rate) = match (cursor.lex(at), cursor.lex(at + 1)) {
        (Lex::In, _) => (every(at + 1), false),
        (Lex::Out, Lex::Of) => (every(at + 2), false),
        (Lex::Of, _) => (every(at + 1), false),
        (Lex::Per, _) => (at + 1, true),
        (Lex::Punct(b':'), Lex::Digits)
            if cursor.glued(at) && cursor.glued(at + 1) && cursor.word(at + 1).len() == 1 =>
        {
            (at + 1, true)
        }
        (Lex::Over, _) => (at + 1, false),
        (Lex::Function, Lex::Every) if cursor.word(at) == "for" => (at + 2, true),
        (Lex::Other, Lex::Per) => (at + 2, true),
        (Lex::Other, Lex::In) if item.number.value == 1.0 && cursor.lex(at + 2).is_cardinal() => (at + 2, false),
        _ => return None,
    };
    let scale_word = rate && matches!(cursor.lex(under_at), Lex::Scale(_) | Lex::Hundred);
    let under = if scale_word {
        let value = if let Lex::Scale(n) = cursor.lex(under_at) { 10f64.powi(i32::from(n)) } else { 100.0 };
        Number { first: under_at, next: under_at + 1, value, scale: 1.0, form: Form::Words }
    } else {
        let article = usize::from(cursor.lex(under_at) == Lex::A);
        number::read(cursor, under_at + article, false).filter(|n| n.first == under_at)?
    };
    let round = item.number.value == 1.0 || under.value <= 10.0 || under.value % 5.0 == 0.0 || under.value == 12.0;
    let inside = cursor.back(under_at, 1) != Lex::In
        || (item.number.value <= 100.0
            && round
            && !is_year(cursor, under_at)
            && unit::read(cursor, under.next).is_none()
            && cursor.lex(under.next) != Lex::PercentSign);
    let over = cursor.lex(at) == Lex::Over;
    if over && !matches!(cursor.lex(under.next), Lex::End | Lex::Punct(_)) {
        return None;
    }
    let fits =
        under.value > 0.0 && (rate || over || item.number.value < under.value) && under.form != Form::Vague && inside;
    // `8 of the 10 million`: magnitudes differ, so two quantities
    if !fits || (unit::read(cursor, under.next).is_some() && !rate) || percent(cursor, under.next).is_some() {
        return None;
    }
    let mut read = build(cursor, item, lead, item.number.value / under.value, None, Kind::Ratio, under.next);
    if let Some(mention) = &mut read.mention {
        mention.unit = unit::noun(cursor, if cursor.lex(at) == Lex::Other { at } else { under.next }, true);
    }
    Some(read)
}

fn is_year(cursor: &Cursor, at: usize) -> bool {
    cursor.whole(at).is_some_and(|(value, digits)| digits == 4 && (1100..2100).contains(&value) && value != 2000)
}

/// Whether what stands here is what a `double` before it multiplies: `the size`, `its length`, `that of`.
fn multiplies(cursor: &Cursor, at: usize) -> bool {
    matches!(cursor.lex(at), Lex::The | Lex::That)
        || ["its", "his", "her", "their", "our", "what"].contains(&cursor.word(at))
}

/// `doubled`, `tenfold`, `at least twice`: a ratio in one word, with the hedge before it.
pub(super) fn multiple(cursor: &Cursor, at: usize, floor: usize) -> Option<Read> {
    let value = match cursor.lex(at) {
        Lex::Multiple(0) => 0.5,
        Lex::Multiple(n) => f64::from(n),
        Lex::Fold(n) => f64::from(n),
        Lex::Twice(n) => f64::from(n),
        // `double its length`, but not `a double bass`
        Lex::Double(n) if multiplies(cursor, at + 1) => f64::from(n),
        _ => return None,
    };
    let times = matches!(cursor.lex(at), Lex::Twice(_))
        && !matches!(cursor.lex(at + 1), Lex::The | Lex::As | Lex::That)
        && cursor.lex(at + 1) != Lex::Function;
    let lead = hedge::before(cursor, at, floor);
    let hedge = lead.hedge.filter(|_| !lead.between && !lead.from);
    let (low, high) = bounds(value, None, hedge, false);
    let mention = Mention {
        start: cursor.start(if hedge.is_some() { lead.first } else { at }),
        end: cursor.end(at),
        kind: if times { Kind::Quantity } else { Kind::Ratio },
        low,
        high,
        hedge,
        unit: times.then(|| "times".to_string()),
        ..Mention::default()
    };
    Some(Read { mention: Some(mention), next: at + 1 })
}
