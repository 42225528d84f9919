//! Takes the text of a quantity, gives the quantity, or the place where it goes wrong and what to write instead.

use std::ops::Range;

use super::super::number::Number;
use super::super::unit::{Measure, Unit};
use super::super::{Reading, Text, ValueError};
use super::lex::{Token, lex};
use super::magnitude::{Cursor, Magnitude, magnitude};
use super::mistaken;
use super::words::{self, Phrase};
use super::{Amount, Form, Quantity};

/// Ways to write a quantity, for a help line.
pub(super) const EXAMPLES: &str =
    "a quantity is written `6 million`, `~700,000`, `5..10 million`, `at least 350,000`, `13 of 15` or `70%`";

/// The longest text that is read as a quantity, in bytes.
const LONGEST: usize = 200;

/// The most words a unit has.
const UNIT_WORDS: usize = 6;

/// Words that cannot start a unit: what follows them was meant otherwise.
const NO_UNIT: &[&str] = &["or", "and", "to", "but", "than", "from", "until", "at", "over", "under", "between", "plus"];

/// One end as it was read.
struct End {
    amount: Amount,
    hedged: bool,
    scaled: bool,
    carry: Option<(Number, i32)>,
    unit: Option<String>,
    span: Range<usize>,
}

/// Reads a quantity.
pub(super) fn parse(text: Text<'_>, reading: &Reading<'_>) -> Result<Quantity, ValueError> {
    let text = match text {
        Text::One(text) => text,
        Text::Many(items) => return Err(mistaken::list(items)),
    };
    if text.trim().is_empty() {
        return Err(Cursor::error(0..text.len(), "no quantity is written", Some(EXAMPLES.to_owned())));
    }
    if text.len() > LONGEST {
        let message = format!("this is {} characters long, too long for a quantity", text.chars().count());
        return Err(Cursor::error(0..text.len(), message, Some(EXAMPLES.to_owned())));
    }
    if let Some(error) = mistaken::date(text) {
        return Err(error);
    }
    let mut cursor = Cursor { text, tokens: lex(text)?, at: 0, and_joins: true };
    quantity(&mut cursor, reading)
}

fn quantity(cursor: &mut Cursor<'_>, reading: &Reading<'_>) -> Result<Quantity, ValueError> {
    let (mut hedged, mut bound) = opening(cursor)?;
    cursor.and_joins = bound != Some(Phrase::Between);
    let first = end(cursor, reading)?;
    hedged |= first.hedged;
    let linked = match cursor.peek(0) {
        Some(Token::Dots) => {
            cursor.at += 1;
            cursor.starts_number(0)
        }
        Some(Token::Word(word)) if ["to", "and"].contains(&words::plain(word).as_str()) => {
            let right = words::plain(word) == "to" || bound == Some(Phrase::Between);
            cursor.at += usize::from(right);
            right
        }
        _ => false,
    };
    let range = matches!(bound, None | Some(Phrase::Between | Phrase::From));
    let (low, high) = if linked {
        let second = end(cursor, reading)?;
        hedged |= second.hedged;
        if !range {
            let help = "leave out the words before it".to_owned();
            return Err(Cursor::error(0..cursor.text.len(), "a range has both its ends already", Some(help)));
        }
        let (low, high) = carried(first, second);
        (Some(low), Some(high))
    } else {
        let open = cursor.at > 0 && cursor.tokens.get(cursor.at - 1).is_some_and(|last| last.token == Token::Dots);
        let after = if open { Some(Phrase::AtLeast) } else { closing(cursor) };
        match (bound, after) {
            (None, after) => bound = after,
            (_, None) => {}
            (Some(_), Some(_)) => {
                let message = "this quantity is bounded twice";
                return Err(Cursor::error(cursor.since(0), message, Some(EXAMPLES.to_owned())));
            }
        }
        match bound {
            Some(Phrase::AtLeast) => (Some(first), None),
            Some(Phrase::AtMost) => (None, Some(first)),
            Some(Phrase::Between | Phrase::From) => {
                let help = "write `5..10`".to_owned();
                return Err(Cursor::error(cursor.here(), "the other end of the range is missing", Some(help)));
            }
            None | Some(Phrase::Hedge) => (Some(first), None),
        }
    };
    // A unit may also follow an open end: `350,000.. people`.
    let late = unit(cursor, reading, false)?;
    if cursor.at < cursor.tokens.len() {
        return Err(mistaken::rest(cursor));
    }
    let single = !linked && !matches!(bound, Some(Phrase::AtLeast | Phrase::AtMost));
    finish(cursor, reading, [low, high], late, hedged, single)
}

/// Hedges and bounds before the first number.
fn opening(cursor: &mut Cursor<'_>) -> Result<(bool, Option<Phrase>), ValueError> {
    let (mut hedged, mut bound) = (false, None);
    loop {
        let start = cursor.at;
        let found = match cursor.peek(0) {
            Some(Token::Tilde) => Some((Phrase::Hedge, 1)),
            Some(Token::AtLeast) => Some((Phrase::AtLeast, 1)),
            Some(Token::AtMost | Token::Dots) => Some((Phrase::AtMost, 1)),
            Some(Token::Word(_)) => {
                let ahead: Vec<String> = (0..3).map_while(|ahead| cursor.word(ahead)).collect();
                words::phrase(&ahead.iter().map(String::as_str).collect::<Vec<_>>())
            }
            _ => None,
        };
        let Some((phrase, length)) = found else { return Ok((hedged, bound)) };
        cursor.at += length;
        if phrase == Phrase::Hedge {
            hedged = true;
        } else if bound.replace(phrase).is_some() {
            let message = "this quantity is bounded twice";
            return Err(Cursor::error(cursor.since(start), message, Some(EXAMPLES.to_owned())));
        }
    }
}

/// `+`, `or more`, `or fewer` after a number.
fn closing(cursor: &mut Cursor<'_>) -> Option<Phrase> {
    if cursor.eat(Token::Plus) {
        return Some(Phrase::AtLeast);
    }
    let found = match (cursor.word(0)?.as_str(), cursor.word(1)?.as_str()) {
        ("or", "more" | "over") => Phrase::AtLeast,
        ("or", "fewer" | "less" | "under") => Phrase::AtMost,
        _ => return None,
    };
    cursor.at += 2;
    Some(found)
}

/// One end: hedge, number, share, unit.
fn end(cursor: &mut Cursor<'_>, reading: &Reading<'_>) -> Result<End, ValueError> {
    let first = cursor.at;
    let (hedged, bound) = opening(cursor)?;
    if bound.is_some() {
        let message = "a range has both its ends already";
        return Err(Cursor::error(cursor.since(first), message, Some(EXAMPLES.to_owned())));
    }
    let minus = matches!((cursor.peek(0), cursor.peek(1)), (Some(Token::Minus), Some(Token::Money(_))));
    let start = cursor.at;
    cursor.at += usize::from(minus);
    let mut money = money(cursor);
    let found = magnitude(cursor)?;
    let (amount, scaled, carry) = match found {
        Magnitude::Plain { number, scaled, carry } => {
            let number = if minus { number.negated() } else { number };
            (share(cursor, number, start)?, scaled, carry)
        }
        Magnitude::Fraction { part, whole } => {
            let percent = percent(cursor).then(|| part.over(whole)).flatten();
            let fraction = Amount { number: part, form: Form::Fraction(whole) };
            (percent.map_or(fraction, |number| Amount { number, form: Form::Percent }), false, None)
        }
    };
    let span = cursor.since(start);
    if money.is_none() {
        money = self::money(cursor);
    }
    let named = unit(cursor, reading, amount.form != Form::Plain)?;
    let unit = match (money, named) {
        (Some(money), Some(named)) => Some(format!("{money} {named}")),
        (money, named) => money.or(named),
    };
    Ok(End { amount, hedged, scaled, carry: carry.filter(|_| amount.form == Form::Plain), unit, span })
}

fn money(cursor: &mut Cursor<'_>) -> Option<String> {
    let Some(Token::Money(sign)) = cursor.peek(0) else { return None };
    cursor.at += 1;
    Some(sign.to_owned())
}

/// Eats `%`, `percent` or `per cent`.
fn percent(cursor: &mut Cursor<'_>) -> bool {
    if cursor.eat(Token::Percent) || cursor.eat_word("percent") || cursor.eat_word("pct") {
        return true;
    }
    let found = cursor.word(0).is_some_and(|word| word == "per") && cursor.word(1).is_some_and(|word| word == "cent");
    cursor.at += if found { 2 } else { 0 };
    found
}

/// What a number is a share of, where it is one: `%`, `of 15`, `in 40`, `per 1,000`, `/3`.
fn share(cursor: &mut Cursor<'_>, number: Number, first: usize) -> Result<Amount, ValueError> {
    if percent(cursor) {
        return Ok(Amount { number, form: Form::Percent });
    }
    if cursor.eat(Token::PerMille) {
        let thousand = Number::ONE.shifted(3).unwrap_or(Number::ONE);
        return Ok(Amount { number, form: Form::Per(thousand) });
    }
    let (link, length) = match (cursor.peek(0), cursor.word(0).as_deref(), cursor.word(1).as_deref()) {
        (Some(Token::Slash), ..) => ("/", 1),
        (_, Some("of"), Some("the" | "all")) => ("of", 2),
        (_, Some("out"), Some("of")) => ("of", 2),
        (_, Some("of"), _) => ("of", 1),
        (_, Some("in"), _) => ("in", 1),
        (_, Some("per"), _) => ("per", 1),
        _ => return Ok(Amount { number, form: Form::Plain }),
    };
    let bare = |word: String| match words::meaning(&word) {
        Some(words::Meaning::Power(power, false)) => Number::ONE.shifted(power),
        _ => None,
    };
    let thousand = cursor.word(length).and_then(bare).filter(|_| link == "per");
    if thousand.is_none() && !cursor.starts_number(length) {
        return Ok(Amount { number, form: Form::Plain });
    }
    cursor.at += length;
    let whole = match thousand {
        Some(thousand) => {
            cursor.at += 1;
            thousand
        }
        None => match magnitude(cursor)? {
            Magnitude::Plain { number, .. } => number,
            Magnitude::Fraction { .. } => {
                let message = "a share is of a whole number";
                return Err(Cursor::error(cursor.since(first), message, Some(EXAMPLES.to_owned())));
            }
        },
    };
    let span = cursor.since(first);
    if whole <= Number::ZERO {
        return Err(Cursor::error(span, "nothing can be a share of none", None));
    }
    if (link == "of" || link == "in") && number > whole {
        let help = Some(format!("write `{whole} {link} {number}`"));
        return Err(Cursor::error(span, format!("{number} {link} {whole}: the part is larger than the whole"), help));
    }
    let form = match link {
        "of" => Form::Of(whole),
        "in" => Form::In(whole),
        "per" => Form::Per(whole),
        _ => Form::Fraction(whole),
    };
    Ok(Amount { number, form })
}

/// The words of a unit, if any stand here.
fn unit(cursor: &mut Cursor<'_>, reading: &Reading<'_>, share: bool) -> Result<Option<String>, ValueError> {
    let before = cursor.at;
    if share && cursor.eat_word("of") {
        let _article = cursor.eat_word("the") || cursor.eat_word("all");
    }
    let first = cursor.at;
    let mut names: Vec<&str> = Vec::new();
    while let Some(Token::Word(word)) = cursor.peek(0) {
        let plain = words::plain(word);
        let ends = plain == "or" || (plain == "to" && cursor.starts_number(1)) || (plain == "and" && !cursor.and_joins);
        if ends {
            break;
        }
        names.push(word);
        cursor.at += 1;
    }
    let Some(head) = names.first() else {
        cursor.at = before;
        return Ok(None);
    };
    let name = names.join(" ");
    let span = cursor.since(first);
    let head_span = cursor.tokens.get(first).map_or(span.clone(), |lexed| lexed.span.clone());
    let known = Unit::is_known(&name) || reading.unit.is_some_and(|unit| Unit::named(unit) == Unit::named(&name));
    let length = reading.unit.map(Unit::named).and_then(|unit| unit.measure()) == Some(Measure::Length);
    if words::plain(head) == "m" && !length {
        let help = "write `6 million` or `6 metres`".to_owned();
        return Err(Cursor::error(head_span, "`m` may be millions or metres", Some(help)));
    }
    if known {
        return Ok(Some(name));
    }
    if let Some(near) = words::nearest(head).filter(|near| *near != words::plain(head)) {
        let message = format!("`{head}` is neither a number word nor a unit");
        return Err(Cursor::error(head_span, message, Some(format!("did you mean `{near}`?"))));
    }
    if NO_UNIT.contains(&words::plain(head).as_str()) || words::meaning(head).is_some() {
        cursor.at = first;
        return Err(mistaken::rest(cursor));
    }
    if names.len() > UNIT_WORDS {
        let help = "a quantity holds a number and its unit; the sentence belongs in `quote`".to_owned();
        return Err(Cursor::error(span, "these are more words than a unit has", Some(help)));
    }
    Ok(Some(name))
}

/// Carries a multiplier, a percent sign or a whole from the upper end back to a bare lower one: `5..10 million`.
fn carried(mut low: End, high: End) -> (End, End) {
    if low.amount.form != Form::Plain || low.scaled {
        return (low, high);
    }
    match (high.amount.form, high.carry) {
        (Form::Plain, Some((base, power))) if low.amount.number < base => {
            if let Some(number) = low.amount.number.shifted(power) {
                low.amount.number = number;
            }
        }
        (form @ (Form::Percent | Form::Of(_) | Form::In(_) | Form::Per(_)), _) => low.amount.form = form,
        _ => {}
    }
    (low, high)
}

/// Settles the unit, checks that the ends belong together, and makes the quantity.
fn finish(
    cursor: &Cursor<'_>,
    reading: &Reading<'_>,
    ends: [Option<End>; 2],
    late: Option<String>,
    hedged: bool,
    single: bool,
) -> Result<Quantity, ValueError> {
    let whole = || cursor.text.len() - cursor.text.trim_start().len()..cursor.text.trim_end().len();
    let mut names: Vec<String> =
        ends.iter().flatten().filter_map(|end| end.unit.clone()).chain(late).collect();
    if let [first, .., last] = names.as_slice() {
        if Unit::named(first) != Unit::named(last) {
            let message = format!("the two ends have two units, `{first}` and `{last}`");
            return Err(Cursor::error(whole(), message, Some("write both ends in one unit".to_owned())));
        }
    }
    let said = names.pop();
    let name = said.as_deref().or(reading.unit).map(str::trim).filter(|name| !name.is_empty());
    let mut unit = name.map(Unit::named);
    let mut amounts = [None, None];
    for (slot, end) in amounts.iter_mut().zip(&ends) {
        *slot = end.as_ref().map(|end| settled(end, name, unit.as_ref())).transpose()?;
    }
    let [low, mut high] = amounts;
    if single {
        high = low;
    }
    if let (Some(low), Some(high)) = (low, high) {
        if (low.form == Form::Plain) != (high.form == Form::Plain) {
            let message = "one end is a share and the other is not";
            return Err(Cursor::error(whole(), message, Some("write both ends alike: `60%..70%`".to_owned())));
        }
        if low.value() > high.value() {
            let message = format!("the range runs backwards: {low} is more than {high}");
            return Err(Cursor::error(whole(), message, Some(format!("write `{high}..{low}`"))));
        }
    }
    let share = low.or(high).is_some_and(|amount| amount.form != Form::Plain);
    let names_share = name.is_some_and(|name| Unit::names_share(name) || Unit::names_percent(name));
    // The property's unit is that of its counts; a share has one only where its own text says of what.
    if names_share || (share && said.is_none()) {
        unit = None;
    }
    Ok(Quantity { low, high, hedged, said: said.is_some() && unit.is_some(), unit })
}

/// An end under its unit: a bare number may be a share or a percentage, a fraction of a measure is a number.
fn settled(end: &End, name: Option<&str>, unit: Option<&Unit>) -> Result<Amount, ValueError> {
    let Amount { number, form } = end.amount;
    match form {
        Form::Plain if name.is_some_and(Unit::names_share) => Ok(Amount { number, form: Form::Quotient }),
        Form::Plain if name.is_some_and(Unit::names_percent) => Ok(Amount { number, form: Form::Percent }),
        Form::Fraction(whole) if unit.is_some_and(|unit| unit.measure().is_some()) => {
            let exact = number.over(whole).map(|number| Amount { number, form: Form::Plain });
            exact.ok_or_else(|| {
                let message = format!("{} has no end as a decimal", end.amount);
                Cursor::error(end.span.clone(), message, Some("write it in a smaller unit".to_owned()))
            })
        }
        _ => Ok(end.amount),
    }
}
