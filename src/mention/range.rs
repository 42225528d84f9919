//! Takes the first number of a quantity and returns the quantity with all its ends: `5 to 10 million`,
//! `ten- or fifteen-year`, `between 44 mg and 50 mg`, `2.2 million to 4 to 5 million`.

use crate::mention::Kind;
use crate::mention::cursor::Cursor;
use crate::mention::hedge::Lead;
use crate::mention::lexicon::Lex;
use crate::mention::number::{self, Form, Number};
use crate::mention::olden::and_part;
use crate::mention::quantity::{self, Item, Read, build, item};
use crate::mention::score;
use crate::mention::unit;

/// A range of any number of ends, or a single number.
pub(super) fn read(cursor: &Cursor, mut item: Item, lead: Lead) -> Read {
    if let Some(read) = tolerated(cursor, &item, &lead) {
        return read;
    }
    let mut high: Option<f64> = None;
    let mut low = item.number.value;
    let mut kind_from = item.clone();
    for _ in 0..3 {
        let Some(next) = separator(cursor, &item, &lead, high.is_some()) else { break };
        let Some(second) = second(cursor, next, lead.between) else { break };
        if !meet(&item, &second, &lead, cursor) {
            break;
        }
        let shared = shared_scale(cursor, &item, &second, &lead);
        if high.is_none() {
            low *= shared;
        }
        let value = second.number.value;
        high = Some(high.map_or(value, |high: f64| high.max(value)));
        kind_from.unit = second.unit.clone().or(kind_from.unit);
        kind_from.percent |= second.percent;
        kind_from.time |= second.time;
        item = Item { first: item.first, ..second };
    }
    if let Some(top) = high
        && top < low
    {
        (low, high) = (top, Some(low));
    }
    let next = item.next;
    let unit_next = unit::read(cursor, next).filter(|_| kind_from.unit.is_none() && !kind_from.percent);
    let next = if let Some(unit) = unit_next {
        kind_from.time = unit.time;
        kind_from.unit = Some(unit.name);
        unit.next
    } else {
        next
    };
    let form = kind_from.number.form;
    let kind = match form {
        _ if kind_from.percent => Kind::Percent,
        Form::Fraction if kind_from.unit.is_none() => Kind::Fraction,
        _ => Kind::Quantity,
    };
    build(cursor, &kind_from, &lead, low, high, kind, next)
}

/// `5,730 ± 40 years`, `45.3 +/- 0.2 mm`, `12 plus or minus 2`: one quantity from the least to the greatest that it may be.
fn tolerated(cursor: &Cursor, item: &Item, lead: &Lead) -> Option<Read> {
    let at = item.next;
    let signs = cursor.is(at, b'+') && cursor.is(at + 1, b'/') && cursor.is_hyphen(at + 2);
    let next = match cursor.word(at) {
        "±" => at + 1,
        _ if signs || is_plus_or_minus(cursor, at) => at + 3,
        _ => return None,
    };
    let number = number::read(cursor, next, false).filter(|number| number.form != Form::Vague)?;
    let mut error = quantity::item(cursor, Number { value: number.value.abs(), ..number }, next);
    let (value, by) = (item.number.value, error.number.value.abs());
    // `50 ± 2%` may mean two points or one: only what is of one kind is added
    if error.percent && !item.percent || by > value.abs() {
        return None;
    }
    error.unit = error.unit.take().or_else(|| item.unit.clone());
    let kind = if item.percent { Kind::Percent } else { Kind::Quantity };
    let exact = |bound: f64| (bound * 1e9).round() / 1e9;
    Some(build(cursor, &error, lead, exact(value - by), Some(exact(value + by)), kind, error.next))
}

/// Whether `plus or minus` stands here.
pub(super) fn is_plus_or_minus(cursor: &Cursor, at: usize) -> bool {
    cursor.word(at).eq_ignore_ascii_case("plus") && cursor.lex(at + 1) == Lex::Or && cursor.lex(at + 2) == Lex::Minus
}

/// The token after the word or mark that makes a range of two numbers.
fn separator(cursor: &Cursor, item: &Item, lead: &Lead, again: bool) -> Option<usize> {
    let at = item.next;
    let next = match cursor.lex(at) {
        Lex::Punct(b'-') if cursor.lex(at + 1) == Lex::To || cursor.lex(at + 1) == Lex::Or => at + 2,
        Lex::Punct(b'-') if score::stands(cursor, item.first) => return None,
        Lex::Punct(b'-') if !again => {
            let spaced = !cursor.glued(at) && !cursor.glued(at + 1);
            if spaced || (cursor.glued(at) && cursor.glued(at + 1)) { at + 1 } else { return None }
        }
        Lex::Dash if cursor.glued(at) && cursor.glued(at + 1) && cursor.lex(at + 1) == Lex::Digits => at + 1,
        Lex::Punct(b'~') if cursor.glued(at) => at + 1,
        Lex::To => at + 1,
        Lex::Through if item.unit.is_none() => at + 1,
        Lex::Or => at + 1,
        Lex::And if lead.between => at + 1,
        _ => return None,
    };
    Some(next)
}

/// The second end of a range; a loose hedge before it is passed.
fn second(cursor: &Cursor, mut at: usize, between: bool) -> Option<Item> {
    for _ in 0..3 {
        match cursor.lex(at) {
            Lex::About | Lex::Nearly | Lex::Perhaps | Lex::Over | Lex::Many | Lex::As => at += 1,
            _ => break,
        }
    }
    let opening = at;
    if cursor.lex(at) == Lex::A
        && (matches!(cursor.lex(at + 1), Lex::Hundred | Lex::Scale(_) | Lex::Dozen | Lex::Half | Lex::Quarter)
            || unit::read(cursor, at + 1).is_some_and(|unit| and_part(cursor, unit.next).is_some()))
    {
        at += 1;
    }
    let sign = (cursor.is_hyphen(at) && cursor.glued(at + 1) && !cursor.glued(at)) || cursor.lex(at) == Lex::Minus;
    at += usize::from(sign);
    at += usize::from(matches!(cursor.lex(at), Lex::Currency(_)));
    let number = number::read(cursor, at, between)?;
    (number.form != Form::Vague).then(|| item(cursor, number, opening))
}

/// Whether two numbers are the ends of one range.
fn meet(first: &Item, second: &Item, lead: &Lead, cursor: &Cursor) -> bool {
    let units = match (&first.unit, &second.unit) {
        (Some(a), Some(b)) => a == b || b.strip_prefix(a.as_str()).is_some_and(|rate| rate.starts_with('/')),
        // `44 mg to 50 people`
        (Some(_), None) => {
            cursor.back(second.first, 1) != Lex::Or
                && unit::noun(cursor, second.next, false).is_none_or(|n| !unit::is_plural(&n))
                || is_money(first)
        }
        _ => true,
    };
    // `fell by a quarter to 30`
    let level =
        first.number.form == Form::Fraction && second.number.form != Form::Fraction && second.number.value > 10.0;
    let percents = !first.percent || second.percent || second.unit.is_none() && lead.from;
    let (a, b) = (first.number.value * shared_scale(cursor, first, second, lead), second.number.value);
    let forms = first.number.form != Form::Vague
        && (first.number.form == second.number.form
            || cursor.back(second.first, 1) != Lex::Or
            || first.number.form != Form::Digits);
    let dash = cursor.is_hyphen(first.next) && cursor.lex(first.next + 1) != Lex::To;
    let near = match cursor.lex(first.next) {
        Lex::Or => a < b && b <= a * 10.0,
        Lex::And => true,
        _ => a < b || (!dash && a > b && (lead.from || a < 0.0)),
    };
    // `222-2222-2222`: a number of a telephone
    let chained = dash
        && cursor.is_hyphen(second.next)
        && cursor.glued(second.next)
        && cursor.lex(second.next + 1) == Lex::Digits;
    let moved = is_money(first) && is_money(second) && !dash && !lead.from && moves(cursor, first.first);
    !level && units && percents && forms && near && !chained && !moved && !(dash && is_padded(cursor, second))
}

/// `gold slipped $4 to $1,271`: a verb of change before, so that a step and a level follow and no range.
fn moves(cursor: &Cursor, at: usize) -> bool {
    const VERBS: &[&str] = &[
        "rose",
        "fell",
        "slipped",
        "gained",
        "climbed",
        "dropped",
        "lost",
        "added",
        "advanced",
        "declined",
        "up",
        "down",
        "shed",
        "surged",
        "plunged",
        "jumped",
        "tumbled",
        "edged",
        "eased",
        "slid",
        "sank",
        "rallied",
        "dipped",
        "rise",
        "fall",
        "increased",
        "decreased",
        "rises",
        "falls",
    ];
    (1..=2).any(|n| VERBS.contains(&cursor.word(at.wrapping_sub(n))))
}

fn is_money(item: &Item) -> bool {
    item.first < item.number.first
}

/// `12-05`: no range ends in a number with a zero in front.
fn is_padded(cursor: &Cursor, item: &Item) -> bool {
    let word = cursor.word(item.number.first);
    word.len() > 1 && word.starts_with('0') && !word.starts_with("0.")
}

/// The magnitude that the first number of a range takes from the second: `5 to 10 million`, `5-6,000`.
fn shared_scale(cursor: &Cursor, first: &Item, second: &Item, lead: &Lead) -> f64 {
    let (first, second, number) = (&first.number, &second.number, second);
    let thousands = if lead.from { 1.0 } else { elided(cursor, first, number) };
    let scale = second.scale.max(thousands);
    let led = second.value / scale;
    if first.scale == 1.0 && scale > 1.0 && first.value < led && first.form != Form::Vague { scale } else { 1.0 }
}

/// The thousands that the second number of `5-6,000` or `10 to 12,000` says for both: nobody counts from 5 to 6,000.
fn elided(cursor: &Cursor, first: &Number, second: &Item) -> f64 {
    const NEAR: f64 = 4.0;
    let word = cursor.word(second.number.first);
    let groups = word.split(',').skip(1);
    let whole = second.number.scale == 1.0 && second.number.form == Form::Digits;
    if !whole || first.value.fract() != 0.0 || !groups.clone().all(|group| group == "000") {
        return 1.0;
    }
    let scale = groups.fold(1.0, |scale, _| scale * 1000.0);
    if second.number.value / scale <= first.value * NEAR { scale } else { 1.0 }
}
