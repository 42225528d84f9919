//! Takes the place of a number and returns the whole quantity around it: range, hedge, unit or
//! counted noun, percentage, share or ratio.

use crate::mention::cursor::Cursor;
use crate::mention::exclusion;
use crate::mention::hedge::{self, Hedge, Lead};
use crate::mention::lexicon::Lex;
use crate::mention::number::{self, Form, Number};
use crate::mention::unit;
use crate::mention::{Kind, Mention};

/// What was made of a place: a mention, or nothing but a place to go on from.
pub(super) struct Read {
    pub mention: Option<Mention>,
    pub next: usize,
}

/// A number with its own unit, percent sign or currency; a range is made of several.
#[derive(Clone, Debug)]
struct Item {
    first: usize,
    next: usize,
    number: Number,
    unit: Option<String>,
    time: bool,
    percent: bool,
}

/// Reads the quantity whose first number begins at a token; looks back no farther than `floor`.
pub(super) fn read(cursor: &Cursor, at: usize, floor: usize) -> Option<Read> {
    if let Some(read) = multiple(cursor, at) {
        return Some(read);
    }
    let first = number::read(cursor, at, false)?.first;
    let opening = opening(cursor, first, floor);
    let lead = hedge::before(cursor, opening, floor);
    let number = number::read(cursor, at, lead.between)?;
    // `a year` counts only where it is measured: `more than a year`
    if number.next == at && lead.hedge.is_none() {
        return None;
    }
    if number.first < floor {
        return None;
    }
    if let Some(next) = exclusion::passes(cursor, &number, lead.hedge.is_some()) {
        return Some(Read { mention: None, next: next.max(at + 1) });
    }
    let item = item(cursor, number, opening);
    if let Some(read) = ratio(cursor, &item, &lead) {
        return Some(read);
    }
    Some(range(cursor, item, lead))
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
    if cursor.back(at, 1) == Lex::Minus || is_minus(cursor, at) {
        at -= 1;
    }
    at.max(floor.min(first))
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
fn item(cursor: &Cursor, mut number: Number, opening: usize) -> Item {
    if cursor.back(number.first, 1) == Lex::Minus || is_minus(cursor, number.first) {
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
    } else if let Some(unit) = unit::read(cursor, item.next) {
        item.next = unit.next;
        item.time = unit.time;
        item.unit = Some(unit.name);
        compound(cursor, &mut item);
    } else if let Lex::Currency(_) = cursor.lex(item.next) {
        item.unit = cursor.unit(item.next).map(str::to_string);
        item.next += 1;
    }
    item
}

/// Past a percent sign, `percent`, `per cent`, `percentage points`.
fn percent(cursor: &Cursor, at: usize) -> Option<usize> {
    let hyphen = usize::from(cursor.is_hyphen(at) && cursor.glued(at));
    match cursor.lex(at + hyphen) {
        Lex::PercentSign => Some(at + 1),
        Lex::Percent => Some(at + hyphen + 1 + usize::from(matches!(cursor.word(at + 1), "points" | "point"))),
        Lex::Per if cursor.lex(at + 1) == Lex::Century => Some(at + 2),
        _ => None,
    }
}

/// `5 ft 5 in`, `5 ft. 5 in.`: inches as parts of a foot.
fn compound(cursor: &Cursor, item: &mut Item) {
    if item.unit.as_deref() != Some("feet") {
        return;
    }
    let at = cursor.past_stop(item.next);
    let Some((inches, _)) = cursor.whole(at).filter(|(value, _)| *value < 12) else { return };
    if cursor.lex(at + 1) == Lex::In || cursor.unit(at + 1) == Some("inches") {
        item.number.value += f64::from(inches) / 12.0;
        item.next = at + 2;
    }
}

/// `1 in 40`, `13 of 15`, `two out of five`, `31 per 1,000`, `4 for every 100`.
fn ratio(cursor: &Cursor, item: &Item, lead: &Lead) -> Option<Read> {
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
        (Lex::Over, _) => (at + 1, false),
        (Lex::Function, Lex::Every) if cursor.word(at) == "for" => (at + 2, true),
        (Lex::Other, Lex::Per) => (at + 2, true),
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
    let inside = cursor.lex(at) != Lex::In
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

/// A range of any number of ends, or a single number.
fn range(cursor: &Cursor, mut item: Item, lead: Lead) -> Read {
    let mut high: Option<f64> = None;
    let mut low = item.number.value;
    let mut kind_from = item.clone();
    for _ in 0..3 {
        let Some(next) = separator(cursor, &item, &lead, high.is_some()) else { break };
        let Some(second) = second(cursor, next, lead.between) else { break };
        if !meet(&item, &second, &lead, cursor) {
            break;
        }
        let shared = shared_scale(&item.number, &second.number);
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

/// The token after the word or mark that makes a range of two numbers.
fn separator(cursor: &Cursor, item: &Item, lead: &Lead, again: bool) -> Option<usize> {
    let at = item.next;
    let next = match cursor.lex(at) {
        Lex::Punct(b'-') if cursor.lex(at + 1) == Lex::To || cursor.lex(at + 1) == Lex::Or => at + 2,
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
        && matches!(cursor.lex(at + 1), Lex::Hundred | Lex::Scale(_) | Lex::Dozen | Lex::Half | Lex::Quarter)
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
    let percents = !first.percent || second.percent || second.unit.is_none() && lead.from;
    let (a, b) = (first.number.value * shared_scale(&first.number, &second.number), second.number.value);
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
    units && percents && forms && near && !chained && !(dash && is_padded(cursor, second))
}

fn is_money(item: &Item) -> bool {
    item.first < item.number.first
}

/// `12-05`: no range ends in a number with a zero in front.
fn is_padded(cursor: &Cursor, item: &Item) -> bool {
    let word = cursor.word(item.number.first);
    word.len() > 1 && word.starts_with('0') && !word.starts_with("0.")
}

/// The magnitude that the first number of a range takes from the second: `5 to 10 million`.
fn shared_scale(first: &Number, second: &Number) -> f64 {
    let led = second.value / second.scale;
    if first.scale == 1.0 && second.scale > 1.0 && first.value < led && first.form != Form::Vague {
        second.scale
    } else {
        1.0
    }
}

/// The mention itself, with the hedge behind it and what is counted.
fn build(cursor: &Cursor, item: &Item, lead: &Lead, low: f64, high: Option<f64>, kind: Kind, next: usize) -> Read {
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
        ..Mention::default()
    };
    Read { mention: Some(mention), next }
}

/// The bounds that a hedge leaves (DESIGN.md 6, "As data").
fn bounds(low: f64, high: Option<f64>, hedge: Option<Hedge>, vague: bool) -> (Option<f64>, Option<f64>) {
    match hedge {
        Some(Hedge::AtLeast | Hedge::Over) => (Some(low), high.filter(|_| high != Some(low))),
        Some(Hedge::AtMost | Hedge::UpTo) if high.is_none() => (None, Some(low)),
        _ if vague => (Some(low), None),
        _ => (Some(low), Some(high.unwrap_or(low))),
    }
}

/// `doubled`, `tenfold`, `twice`: a ratio in one word.
fn multiple(cursor: &Cursor, at: usize) -> Option<Read> {
    let value = match cursor.lex(at) {
        Lex::Multiple(0) => 0.5,
        Lex::Multiple(n) => f64::from(n),
        Lex::Fold(n) => f64::from(n),
        Lex::Twice(n) => f64::from(n),
        _ => return None,
    };
    let times = matches!(cursor.lex(at), Lex::Twice(_))
        && !matches!(cursor.lex(at + 1), Lex::The | Lex::As | Lex::That)
        && cursor.lex(at + 1) != Lex::Function;
    let mention = Mention {
        start: cursor.start(at),
        end: cursor.end(at),
        kind: if times { Kind::Quantity } else { Kind::Ratio },
        low: Some(value),
        high: Some(value),
        unit: times.then(|| "times".to_string()),
        ..Mention::default()
    };
    Some(Read { mention: Some(mention), next: at + 1 })
}
