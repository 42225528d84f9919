//! Takes the place of a number and returns the whole quantity around it: range, hedge, unit or
//! counted noun, percentage, share or ratio.

use crate::mention::cursor::Cursor;
use crate::mention::exclusion;
use crate::mention::hedge::{self, Hedge, Lead};
use crate::mention::lexicon::Lex;
use crate::mention::number::{self, Form, Number};
use crate::mention::olden::and_part;
use crate::mention::unit;
use crate::mention::{Kind, Mention, range, ratio, score};

/// What was made of a place: a mention, or nothing but a place to go on from.
pub(super) struct Read {
    pub mention: Option<Mention>,
    pub next: usize,
}

/// A number with its own unit, percent sign or currency; a range is made of several.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub first: usize,
    pub next: usize,
    pub number: Number,
    pub unit: Option<String>,
    pub time: bool,
    pub percent: bool,
}

/// Reads the quantity whose first number begins at a token; looks back no farther than `floor`.
pub(super) fn read(cursor: &Cursor, at: usize, floor: usize) -> Option<Read> {
    if let Some(read) = ratio::multiple(cursor, at, floor) {
        return Some(read);
    }
    let mut number = number::read(cursor, at, false)?;
    let opening = opening(cursor, number.first, floor);
    let lead = hedge::before(cursor, opening, floor);
    if lead.between {
        number = number::read(cursor, at, true)?;
    }
    if number.next == at
        && let Some(read) = or_more(cursor, at, &lead)
    {
        return Some(read);
    }
    // `a year` counts only where it is measured: `more than a year`
    let alone = number.next == at && unit::read(cursor, at).is_none_or(|unit| and_part(cursor, unit.next).is_none());
    if alone && lead.hedge.is_none() {
        return None;
    }
    if number.first < floor {
        return None;
    }
    if exclusion::is_denied(cursor, &number, opening) {
        return Some(Read { mention: None, next: number.next.max(at + 1) });
    }
    if let Some(next) = exclusion::passes(cursor, &number, lead.hedge.is_some()) {
        return Some(Read { mention: None, next: next.max(at + 1) });
    }
    let item = item(cursor, number, opening);
    if let Some(read) = ratio::read(cursor, &item, &lead) {
        return Some(read);
    }
    Some(range::read(cursor, item, lead))
}

/// `a day or two`, `a mile or two`: one of a unit, or a few.
fn or_more(cursor: &Cursor, at: usize, lead: &Lead) -> Option<Read> {
    let Lex::Small(high @ 2..=12) = cursor.lex(at + 2) else { return None };
    let counts = unit::read(cursor, at + 3).is_some() || unit::noun(cursor, at + 3, false).is_some();
    if cursor.lex(at + 1) != Lex::Or || counts {
        return None;
    }
    let mention = Mention {
        start: cursor.start(lead.first),
        end: cursor.end(at + 2),
        low: Some(1.0),
        high: Some(f64::from(high)),
        unit: unit::read(cursor, at).map(|unit| unit.name),
        hedge: lead.hedge.filter(|hedge| matches!(hedge, Hedge::About | Hedge::Nearly | Hedge::Estimated)),
        ..Mention::default()
    };
    Some(Read { mention: Some(mention), next: at + 3 })
}

/// The first token of a number with the currency or the minus sign in front of it.
fn opening(cursor: &Cursor, first: usize, floor: usize) -> usize {
    let mut at = first;
    if matches!(cursor.back(at, 1), Lex::Currency(_)) {
        at -= 1;
        if cursor.glued(at) && ["US", "A", "C", "NZ", "HK"].contains(&cursor.word(at.wrapping_sub(1))) {
            at -= 1;
        }
    }
    if is_negative(cursor, at) {
        at -= 1;
    }
    at.max(floor.min(first))
}

/// Whether `minus` or its sign stands before a number; `plus or minus` is no sign.
fn is_negative(cursor: &Cursor, at: usize) -> bool {
    cursor.back(at, 1) == Lex::Minus && !range::is_plus_or_minus(cursor, at.wrapping_sub(3)) || is_minus(cursor, at)
}

/// Whether a hyphen before a number is its sign: apart from what stands before, glued to the
/// digits, and no bullet.
fn is_minus(cursor: &Cursor, at: usize) -> bool {
    let sign = at.wrapping_sub(1);
    let digits = matches!(cursor.lex(at), Lex::Digits | Lex::Currency(_));
    if cursor.word(sign) == "−" {
        return digits && cursor.glued(at) && !cursor.glued(sign);
    }
    let apart =
        !cursor.glued(sign) || matches!(cursor.back(sign, 1), Lex::Currency(_) | Lex::Punct(b'(' | b'<' | b'='));
    // a line that is nothing but the number is no item of a list
    let bullet = cursor.opens_line(sign)
        && !(at + 1..at + 6).any(|i| {
            cursor.lex(i) == Lex::End
                && !(at + 1..i).any(|i| cursor.is_word(i) && !cursor.glued(i) && cursor.lex(i) == Lex::Other)
        });
    cursor.is_hyphen(sign) && digits && cursor.glued(at) && apart && !bullet
}

/// The number with what is written directly behind it.
pub(super) fn item(cursor: &Cursor, mut number: Number, opening: usize) -> Item {
    if is_negative(cursor, number.first) {
        number.value = -number.value;
    }
    let mut item = Item { first: opening, next: number.next, number, unit: None, time: false, percent: false };
    let currency = (opening..number.first).find_map(|i| cursor.unit(i));
    if let Some(next) = percent(cursor, item.next) {
        item.percent = true;
        item.next = next;
    } else if let Some(name) = currency {
        let mut unit = unit::Unit { name: name.to_string(), next: item.next, time: false };
        unit::rate(cursor, &mut unit);
        item.next = unit.next;
        item.unit = Some(unit.name);
    } else if let Some((name, next)) = money(cursor, &number) {
        item.next = next;
        item.unit = Some(name.to_string());
    } else if let Some(unit) = unit::read(cursor, item.next) {
        item.next = unit.next;
        item.time = unit.time;
        item.unit = Some(unit.name);
        compound(cursor, &mut item);
        if let Some((part, next)) = and_part(cursor, item.next) {
            item.number.value += part;
            item.next = next;
        }
    } else if let Lex::Currency(_) = cursor.lex(item.next) {
        item.unit = cursor.unit(item.next).map(str::to_string);
        item.next += 1;
    }
    item
}

/// `two millions of dollars`.
fn money<'a>(cursor: &Cursor<'a>, number: &Number) -> Option<(&'static str, usize)> {
    let at = number.next + 1;
    let name = cursor.unit(at).filter(|name| name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_uppercase()))?;
    (cursor.lex(number.next) == Lex::Of && number.scale >= 1e6).then_some((name, at + 1))
}

/// Past a percent sign, `percent`, `per cent`, `percentage points`.
pub(super) fn percent(cursor: &Cursor, at: usize) -> Option<usize> {
    let hyphen = usize::from(cursor.is_hyphen(at) && cursor.glued(at));
    match cursor.lex(at + hyphen) {
        Lex::PercentSign => Some(at + 1),
        Lex::Percent => Some(at + hyphen + 1 + usize::from(matches!(cursor.word(at + 1), "points" | "point"))),
        Lex::Per if cursor.lex(at + 1) == Lex::Century => Some(at + 2),
        _ => None,
    }
}

/// `5 ft 5 in`, `5 ft. 5 in.`: inches as parts of a foot; `three score years and ten`.
fn compound(cursor: &Cursor, item: &mut Item) {
    if item.unit.as_deref() == Some("years")
        && number::is_score(cursor, item.number.next.wrapping_sub(1))
        && let Some(rest) = number::rest_of_score(cursor, item.next)
    {
        item.number.value += rest;
        item.next += 2;
        return;
    }
    if item.unit.as_deref() != Some("feet") {
        return;
    }
    // `6-foot-8`
    if cursor.is_hyphen(item.next)
        && cursor.glued(item.next)
        && !cursor.is_hyphen(item.next + 2)
        && let Some((inches, _)) = cursor.whole(item.next + 1).filter(|(value, _)| *value < 12)
        && cursor.glued(item.next + 1)
    {
        item.number.value += f64::from(inches) / 12.0;
        item.next += 2;
        return;
    }
    let at = cursor.past_stop(item.next);
    let Some((inches, _)) = cursor.whole(at).filter(|(value, _)| *value < 12) else { return };
    if cursor.lex(at + 1) == Lex::In || cursor.unit(at + 1) == Some("inches") {
        item.number.value += f64::from(inches) / 12.0;
        item.next = at + 2;
    }
}

/// The mention itself, with the hedge behind it and what is counted.
pub(super) fn build(
    cursor: &Cursor,
    item: &Item,
    lead: &Lead,
    low: f64,
    high: Option<f64>,
    kind: Kind,
    next: usize,
) -> Read {
    let behind = hedge::behind(cursor, next);
    let (mut next, mut hedge) = (next, lead.hedge);
    if let Some((found, after)) = behind {
        next = after;
        hedge = Some(found);
    }
    let mut kind = kind;
    let mut unit = item.unit.clone();
    if unit.is_none() && cursor.lex(next) == Lex::Times && kind == Kind::Quantity {
        next += 1;
        unit = Some("times".to_string());
        let compared = matches!(cursor.lex(next), Lex::The | Lex::A | Lex::As | Lex::More | Lex::Less | Lex::That);
        kind = if compared { Kind::Ratio } else { kind };
    } else if unit.is_none()
        && (cursor.lex(next) == Lex::FoldWord || cursor.lex(next + 1) == Lex::FoldWord && cursor.is_hyphen(next))
    {
        next += 1 + usize::from(cursor.is_hyphen(next));
        kind = Kind::Ratio;
    } else if unit.is_none() && kind != Kind::Ratio {
        let share = matches!(kind, Kind::Percent | Kind::Fraction) && cursor.lex(next) == Lex::Of;
        unit = unit::noun(cursor, next, share || (low == 1.0 && high.is_none()));
    }
    let loose = item.number.form == Form::Loose;
    let vague = item.number.form == Form::Vague;
    if high.is_some() && hedge.is_none() && lead.between {
        hedge = Some(Hedge::Between);
    }
    if loose && hedge.is_none() {
        hedge = Some(Hedge::About);
    }
    let (low, high) = bounds(low, high, hedge, vague);
    let first = if lead.from && high == low { lead.first.max(item.first) } else { lead.first };
    let mention = Mention {
        start: cursor.start(first),
        end: cursor.end(next.saturating_sub(1)),
        kind,
        low,
        high,
        unit,
        hedge,
        uncertain: kind == Kind::Quantity && score::is_side(cursor, item.number.first),
        ..Mention::default()
    };
    Read { mention: Some(mention), next }
}

/// The bounds that a hedge leaves: "over 5" has no upper one, "about 5" is 5 and hedged.
pub(super) fn bounds(low: f64, high: Option<f64>, hedge: Option<Hedge>, vague: bool) -> (Option<f64>, Option<f64>) {
    match hedge {
        Some(Hedge::AtLeast | Hedge::Over) => (Some(low), high.filter(|_| high != Some(low))),
        Some(Hedge::AtMost | Hedge::UpTo) if high.is_none() => (None, Some(low)),
        _ if vague => (Some(low), None),
        _ => (Some(low), Some(high.unwrap_or(low))),
    }
}
