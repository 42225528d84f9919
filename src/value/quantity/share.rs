//! Takes the tokens after a number, gives what it is a share of: `%`, `of 15`, `in 40`, `per 1,000`, `/3`.

use super::super::ValueError;
use super::super::number::Number;
use super::amount::{Amount, Form};
use super::cursor::Cursor;
use super::lex::Token;
use super::magnitude::{Magnitude, magnitude};
use super::parse::EXAMPLES;
use super::words;

/// Eats a sign of money.
pub(super) fn money(cursor: &mut Cursor<'_>) -> Option<String> {
    let Some(Token::Money(sign)) = cursor.peek(0) else { return None };
    cursor.at += 1;
    Some(sign.to_owned())
}

/// Eats `%`, `percent` or `per cent`.
pub(super) fn percent(cursor: &mut Cursor<'_>) -> bool {
    if cursor.eat(Token::Percent) || cursor.eat_word("percent") || cursor.eat_word("pct") {
        return true;
    }
    let found = cursor.word(0).is_some_and(|word| word == "per") && cursor.word(1).is_some_and(|word| word == "cent");
    cursor.at += if found { 2 } else { 0 };
    found
}

/// What a number is a share of, where it is one: `%`, `of 15`, `in 40`, `per 1,000`, `/3`.
pub(super) fn share(cursor: &mut Cursor<'_>, number: Number, first: usize) -> Result<Amount, ValueError> {
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
