//! Takes the text of a quantity, gives the quantity, or the place where it goes wrong and what to write instead.

use super::super::unit::{Measure, Unit};
use super::super::{Reading, Text, ValueError};
use super::amount::{Amount, Form};
use super::cursor::Cursor;
use super::lex::{Token, lex};
use super::magnitude::{Magnitude, magnitude};
use super::settle::{End, carried, finish};
use super::share::{money, percent, share};
use super::words::{self, Phrase};
use super::{Quantity, mistaken};

/// Ways to write a quantity, for a help line.
pub(super) const EXAMPLES: &str =
    "a quantity is written `6 million`, `~700,000`, `5..10 million`, `at least 350,000`, `13 of 15` or `70%`";

/// The longest text that is read as a quantity, in bytes.
const LONGEST: usize = 200;

/// The most words a unit has.
const UNIT_WORDS: usize = 6;

/// Words that lead to a unit and are none by themselves.
const NOT_ALONE: &[&str] = &["of", "the", "all", "an"];

/// Words that cannot start a unit: what follows them was meant otherwise.
const NO_UNIT: &[&str] = &["or", "and", "to", "but", "than", "from", "until", "at", "over", "under", "between", "plus"];

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
    let value = quantity(&mut cursor, reading)?;
    // `1500.0/1600` would be printed as what is read as two years.
    let printed = if text.contains(['/', '⁄']) { mistaken::date(&value.to_string()) } else { None };
    printed.map_or(Ok(value), |error| Err(ValueError { span: 0..text.len(), ..error }))
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
        hedged |= or_so(cursor);
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
    let share = [&low, &high].into_iter().flatten().any(|end| end.amount.form != Form::Plain);
    let late = unit(cursor, reading, share)?;
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

/// Eats `or so`, which hedges what it follows.
fn or_so(cursor: &mut Cursor<'_>) -> bool {
    let found = cursor.word(0).is_some_and(|word| word == "or") && cursor.word(1).is_some_and(|word| word == "so");
    cursor.at += if found { 2 } else { 0 };
    found
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
    let mut sign = money(cursor);
    let found = magnitude(cursor)?;
    let (amount, scaled, carry) = match found {
        Magnitude::Plain { number, scaled, carry } => {
            let number = if minus { number.negated() } else { number };
            (share(cursor, number, start)?, scaled, carry)
        }
        Magnitude::Fraction { part, whole } => {
            let part = if minus { part.negated() } else { part };
            let percent = percent(cursor).then(|| part.over(whole)).flatten();
            let fraction = Amount { number: part, form: Form::Fraction(whole) };
            (percent.map_or(fraction, |number| Amount { number, form: Form::Percent }), false, None)
        }
    };
    let span = cursor.since(start);
    if sign.is_none() {
        sign = money(cursor);
    }
    // `a third of $ deposits`, as a share of money is printed.
    let of_money = cursor.word(0).is_some_and(|word| word == "of") && matches!(cursor.peek(1), Some(Token::Money(_)));
    if sign.is_none() && amount.form != Form::Plain && of_money {
        cursor.at += 1;
        sign = money(cursor);
    }
    let named = unit(cursor, reading, amount.form != Form::Plain)?;
    let unit = match (sign, named) {
        (Some(sign), Some(named)) => Some(format!("{sign} {named}")),
        (sign, named) => sign.or(named),
    };
    Ok(End { amount, hedged, scaled, carry: carry.filter(|_| amount.form == Form::Plain), unit, span })
}

/// The words of a unit, if any stand here.
fn unit(cursor: &mut Cursor<'_>, reading: &Reading<'_>, share: bool) -> Result<Option<String>, ValueError> {
    let before = cursor.at;
    if share {
        // `half of the farms`, `half a year`
        cursor.eat_word("of");
        let _article = ["the", "all", "a", "an"].into_iter().any(|article| cursor.eat_word(article));
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
    if let Some(near) = Unit::meant(&name, reading.unit) {
        let help = format!("did you mean `{near}`? if `{name}` is what was counted, give `unit: {name}` of its own");
        return Err(Cursor::error(span, format!("`{name}` is no unit that is known here"), Some(help)));
    }
    if let Some(at) = names.iter().position(|name| name.contains(|c: char| c.is_ascii_digit())) {
        let span = cursor.tokens.get(first + at).map_or(span, |lexed| lexed.span.clone());
        let help = "write numbers in digits, or with `thousand`, `million` and so on".to_owned();
        let message = format!("`{}` is neither a number nor a unit", cursor.written(span.clone()));
        return Err(Cursor::error(span, message, Some(help)));
    }
    // `1.. in million`: what would be a share, were it not for the open end.
    let share = ["of", "in", "per"].contains(&words::plain(head).as_str())
        && names.get(1).is_some_and(|next| words::meaning(next).is_some() || words::phrase(&[*next]).is_some());
    let bare = names.iter().all(|name| NOT_ALONE.contains(&words::plain(name).as_str()));
    if share || bare || NO_UNIT.contains(&words::plain(head).as_str()) || words::meaning(head).is_some() {
        cursor.at = first;
        return Err(mistaken::rest(cursor));
    }
    if names.len() > UNIT_WORDS {
        let help = "a quantity holds a number and its unit; the sentence belongs in `quote`".to_owned();
        return Err(Cursor::error(span, "these are more words than a unit has", Some(help)));
    }
    Ok(Some(name))
}
