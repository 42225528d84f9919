//! Takes the tokens from an index on and returns the number they say, in digits or in words, whole,
//! mixed or a fraction, or only its magnitude (`tens of thousands`); no unit, no hedge, no range.

use crate::mention::cursor::Cursor;
use crate::mention::fraction::{article_part, fraction, part, parts, proper, slashed, with_fraction};
use crate::mention::lexicon::Lex;
use crate::mention::literal;
use crate::mention::olden::units_first;
use crate::mention::words::{And, words};

/// How a number was written, as far as its reading depends on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    Digits,
    Words,
    Fraction,
    /// A lower bound and no more: `thousands`.
    Vague,
    /// `a couple of hundred`.
    Loose,
}

/// A number with the tokens it covers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub first: usize,
    pub next: usize,
    pub value: f64,
    /// The factor of the last words of magnitude, which a number before it in a range shares:
    /// 1,000,000 in `5 to 10 million`.
    pub scale: f64,
    pub form: Form,
}

/// Reads the number that begins at a token (or, for `a hundred`, at the article before it). Where
/// `between` is set, `and` joins two numbers and not the parts of one.
pub(super) fn read(cursor: &Cursor, at: usize, between: bool) -> Option<Number> {
    any(cursor, at, between).filter(|number| number.value.is_finite())
}

fn any(cursor: &Cursor, at: usize, between: bool) -> Option<Number> {
    let article = cursor.back(at, 1) == Lex::A;
    let first = if article { at - 1 } else { at };
    match cursor.lex(at) {
        Lex::Digits | Lex::Dotted => digits(cursor, at),
        Lex::Vulgar => literal::vulgar(cursor.word(at)).map(|v| fraction(at, at + 1, v)),
        Lex::Small(_) | Lex::Tens(_) => counted(cursor, at, between),
        Lex::Dozen if article => Some(magnified(cursor, whole(first, at, 1.0, 1.0))),
        Lex::Hundred | Lex::Scale(_) => {
            let stands = article || cursor.lex(at + 1).is_cardinal() || cursor.opens_line(at);
            if stands { counted(cursor, at, between).map(|n| Number { first, ..n }) } else { None }
        }
        Lex::Score if article && cursor.lex(at + 1) == Lex::Of && !cursor.lex(at + 2).is_cardinal() => {
            Some(whole(first, at + 1, 20.0, 1.0))
        }
        Lex::Half | Lex::Quarter => part(cursor, at, first),
        Lex::OrdSmall(_) | Lex::OrdTens(_) | Lex::OrdScale(_) if article => article_part(cursor, at, first),
        Lex::Couple => couple(cursor, at, first),
        Lex::Several | Lex::Few => several(cursor, at, first),
        Lex::Vague(_) | Lex::Dozens => vague(cursor, at),
        Lex::Unit(_) | Lex::Century if article => Some(whole(first, at, 1.0, 1.0)),
        _ => None,
    }
}

fn whole(first: usize, next: usize, value: f64, scale: f64) -> Number {
    Number { first, next, value, scale, form: Form::Words }
}

/// A number that begins with digits.
fn digits(cursor: &Cursor, at: usize) -> Option<Number> {
    let read = literal::read(cursor, at)?;
    let mut number =
        Number { first: at, next: read.next, value: read.value * read.factor, scale: read.factor, form: Form::Digits };
    if read.factor != 1.0 {
        return Some(number);
    }
    if cursor.word(read.next) == "k" && !cursor.is(read.next + 1, b'.') {
        return Some(Number { next: read.next + 1, value: read.value * 1e3, scale: 1e3, ..number });
    }
    if let Some((value, next, mixed)) = slashed(cursor, at) {
        let form = if mixed { Form::Digits } else { Form::Fraction };
        return Some(Number { next, value, form, ..number });
    }
    // `24/7`, `9/11`
    if cursor.is(at + 1, b'/') && cursor.glued(at + 1) && cursor.glued(at + 2) && cursor.lex(at + 2) == Lex::Digits {
        return None;
    }
    if cursor.lex(number.next) == Lex::Vulgar {
        number.value += literal::vulgar(cursor.word(number.next)).unwrap_or(0.0);
        number.next += 1;
    }
    let number = continued(cursor, magnified(cursor, number));
    Some(with_fraction(cursor, number))
}

/// `4 thousand 3 hundred and 21`: lesser magnitudes in digits.
fn continued(cursor: &Cursor, mut number: Number) -> Number {
    if let Some((value, _)) = cursor.whole(number.next).filter(|(value, _)| *value < 10)
        && number.scale == 1000.0
        && cursor.lex(number.next + 1) == Lex::Hundred
    {
        number.value += f64::from(value) * 100.0;
        number.scale = 100.0;
        number.next += 2;
    }
    if number.scale == 100.0 && cursor.lex(number.next) == Lex::And {
        let at = number.next + 1;
        let last = match cursor.lex(at) {
            Lex::Small(n) if n > 0 && !matches!(cursor.lex(at + 1), Lex::Hundred | Lex::Scale(_)) => f64::from(n),
            _ => cursor
                .whole(at)
                .filter(|(value, _)| (1..100).contains(value))
                .map_or(0.0, |(value, _)| f64::from(value)),
        };
        if last > 0.0 && cursor.lex(at + 1) != Lex::Hundred && proper(cursor, at).is_none() {
            return Number { value: number.value + last, scale: 1.0, next: at + 1, ..number };
        }
    }
    number
}

/// Words of magnitude behind a number: `2 million`, `3 dozen`, `322 hundred`.
pub(super) fn magnified(cursor: &Cursor, mut number: Number) -> Number {
    loop {
        let hyphen = usize::from(cursor.is_hyphen(number.next) && cursor.glued(number.next));
        let by = match cursor.lex(number.next + hyphen) {
            Lex::Hundred => 100.0,
            // `6 millions`
            Lex::Scale(exponent) | Lex::Vague(exponent @ 6..) => 10f64.powi(i32::from(exponent)),
            Lex::Dozen | Lex::Dozens => 12.0,
            _ => return number,
        };
        number.value *= by;
        number.scale *= by;
        number.next += hyphen + 1;
    }
}

/// A number in words, then what may follow it.
fn counted(cursor: &Cursor, at: usize, between: bool) -> Option<Number> {
    if let Some((value, next)) = units_first(cursor, at).filter(|_| !between) {
        return Some(magnified(cursor, whole(at, next, value, 1.0)));
    }
    let (value, scale, next) = words(cursor, at, if between { And::Separates } else { And::Joins })?;
    let number = scored(cursor, whole(at, next, value, scale), between);
    if let Some(part) = parts(cursor, number) {
        return Some(part);
    }
    let number = decimals(cursor, number);
    let number = if cursor.lex(number.next) == Lex::Dozen || cursor.lex(number.next) == Lex::Dozens {
        magnified(cursor, number)
    } else {
        number
    };
    Some(if between { number } else { with_fraction(cursor, number) })
}

/// `three score`, `threescore and ten`: so many times twenty.
fn scored(cursor: &Cursor, mut number: Number, between: bool) -> Number {
    if cursor.lex(number.next) == Lex::Score && number.value < 20.0 {
        number = Number { value: number.value * 20.0, next: number.next + 1, ..number };
    }
    match rest_of_score(cursor, number.next) {
        Some(rest) if !between && is_score(cursor, number.next.wrapping_sub(1)) => {
            Number { value: number.value + rest, next: number.next + 2, ..number }
        }
        _ => number,
    }
}

/// Whether `score`, `threescore` or `fourscore` stands here.
pub(super) fn is_score(cursor: &Cursor, at: usize) -> bool {
    let word = cursor.word(at);
    let tail = word.len().checked_sub("score".len()).and_then(|start| word.get(start..));
    matches!(cursor.lex(at), Lex::Score | Lex::Tens(60 | 80)) && tail.is_some_and(|t| t.eq_ignore_ascii_case("score"))
}

/// `and ten` behind a score: less than another.
pub(super) fn rest_of_score(cursor: &Cursor, at: usize) -> Option<f64> {
    match (cursor.lex(at), cursor.lex(at + 1), cursor.lex(at + 2)) {
        (_, _, Lex::Score | Lex::Hundred | Lex::Scale(_)) => None,
        (Lex::And, Lex::Small(n @ 1..), _) => Some(f64::from(n)),
        _ => None,
    }
}

/// `five point zero three`.
fn decimals(cursor: &Cursor, number: Number) -> Number {
    if cursor.lex(number.next) != Lex::Point {
        return number;
    }
    let (mut at, mut unit, mut value) = (number.next + 1, 0.1, number.value);
    if let Lex::Tens(_) = cursor.lex(at)
        && let Some((hundredths, _, next)) = words(cursor, at, And::Ends)
    {
        return Number { value: value + hundredths / 100.0, next, ..number };
    }
    while let Lex::Small(digit) = cursor.lex(at) {
        if digit > 9 {
            value += f64::from(digit) * unit / 10.0;
            at += 1;
            break;
        }
        value += f64::from(digit) * unit;
        unit /= 10.0;
        at += 1;
    }
    if at == number.next + 1 {
        return number;
    }
    magnified(cursor, Number { value: (value * 1e9).round() / 1e9, next: at, ..number })
}

/// `a couple of hundred`, `a couple of years`.
fn couple(cursor: &Cursor, at: usize, first: usize) -> Option<Number> {
    if cursor.lex(at + 1) != Lex::Of || first == at {
        return None;
    }
    let next = at + 2;
    let fits = matches!(
        cursor.lex(next),
        Lex::Hundred | Lex::Scale(_) | Lex::Dozen | Lex::Unit(_) | Lex::Other | Lex::Century
    );
    let number = Number { first, next, value: 2.0, scale: 1.0, form: Form::Loose };
    fits.then(|| magnified(cursor, number))
}

/// `several hundred`, `a few thousand`: no less than the magnitude, and no more is said.
fn several(cursor: &Cursor, at: usize, first: usize) -> Option<Number> {
    let first = if cursor.lex(at) == Lex::Few { first } else { at };
    let one = Number { first, next: at + 1, value: 1.0, scale: 1.0, form: Form::Vague };
    let number = match cursor.lex(at + 1) {
        Lex::Vague(_) | Lex::Dozens => Number { first, ..vague(cursor, at + 1)? },
        _ => magnified(cursor, one),
    };
    (number.next > at + 1).then_some(number)
}

/// `thousands`, `tens of thousands`, `hundreds of millions`.
fn vague(cursor: &Cursor, at: usize) -> Option<Number> {
    let (mut value, mut next) = (1.0, at);
    for _ in 0..4 {
        value *= match cursor.lex(next) {
            Lex::Vague(exponent) => 10f64.powi(i32::from(exponent)),
            Lex::Dozens => 12.0,
            Lex::Scale(exponent) => 10f64.powi(i32::from(exponent)),
            _ => break,
        };
        next += 1;
        let goes_on = cursor.lex(next) == Lex::Of && matches!(cursor.lex(next + 1), Lex::Vague(_) | Lex::Scale(_));
        if !goes_on {
            break;
        }
        next += 1;
    }
    // `tens` alone and `dozens` of a table are no magnitude of anything; `dozens were hurt` is
    let subject = cursor.lex(at) == Lex::Dozens && matches!(cursor.lex(next), Lex::Function | Lex::More);
    let alone = next == at + 1 && value < 100.0 && cursor.lex(next) != Lex::Of && !subject;
    (!alone).then_some(Number { first: at, next, value, scale: 1.0, form: Form::Vague })
}
