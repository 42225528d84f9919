//! Takes the place of a fraction, in digits, in words or behind a whole number (`3/4`, `two-thirds`,
//! `a quarter of`, `five and a half`), and returns its value.

use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;
use crate::mention::literal;
use crate::mention::number::{Form, Number, magnified};
use crate::mention::words::{And, words};

/// A fraction as a number.
pub(super) fn fraction(first: usize, next: usize, value: f64) -> Number {
    Number { first, next, value, scale: 1.0, form: Form::Fraction }
}

/// `3/4`, `2 1/4`: the value, the next token and whether a whole number stands before.
pub(super) fn slashed(cursor: &Cursor, at: usize) -> Option<(f64, usize, bool)> {
    let simple = |at: usize| -> Option<f64> {
        let (over, _) = cursor.whole(at)?;
        let (under, _) = cursor.whole(at + 2)?;
        let glued = cursor.is(at + 1, b'/') && cursor.glued(at + 1) && cursor.glued(at + 2);
        let proper =
            over < under && (under <= 10 || matches!(under, 12 | 16 | 20 | 25 | 32 | 40 | 50 | 64 | 100 | 1000));
        let usual = proper || matches!(under, 2 | 3 | 4 | 5 | 8);
        let ends = !(cursor.is(at + 3, b'/') && cursor.glued(at + 3));
        (glued && usual && ends && over > 0 && over < 100).then(|| f64::from(over) / f64::from(under))
    };
    if let Some(value) = simple(at) {
        return Some((value, at + 3, false));
    }
    let (whole, digits) = cursor.whole(at)?;
    // `6-1/4`, as prices and inches are written
    let join = usize::from(cursor.is_hyphen(at + 1) && cursor.glued(at + 1) && cursor.glued(at + 2));
    let part = simple(at + 1 + join).filter(|part| *part < 1.0 && digits <= 3)?;
    Some((f64::from(whole) + part, at + 4 + join, true))
}

/// `and a half`, `and two thirds` behind a number; the half of a million where it ends in `million`.
pub(super) fn with_fraction(cursor: &Cursor, number: Number) -> Number {
    // `two-and-a-half`
    let hyphen = usize::from(cursor.is_hyphen(number.next) && cursor.lex(number.next + 1) == Lex::And);
    let at = number.next + 1 + 2 * hyphen;
    if cursor.lex(number.next + hyphen) != Lex::And || (hyphen == 1 && !cursor.is_hyphen(at - 1)) {
        return number;
    }
    if cursor.lex(at) == Lex::Vulgar {
        let value = literal::vulgar(cursor.word(at)).unwrap_or(0.0);
        return Number { value: number.value + value, next: at + 1, ..number };
    }
    let Some((part, next)) = proper(cursor, at) else { return number };
    // one billion and a half million
    if number.scale > 1.0
        && let Lex::Scale(exponent) = cursor.lex(next)
    {
        return Number { value: number.value + part * 10f64.powi(i32::from(exponent)), next: next + 1, ..number };
    }
    let of = if number.scale >= 1000.0 { number.scale } else { 1.0 };
    let number = Number { value: number.value + part * of, next, ..number };
    if number.scale == 1.0 { magnified(cursor, number) } else { number }
}

/// A fraction less than one in words: `a half`, `two thirds`, `fifty-four hundredths`.
pub(super) fn proper(cursor: &Cursor, at: usize) -> Option<(f64, usize)> {
    let (over, next) = match cursor.lex(at) {
        Lex::A => (1.0, at + 1 + usize::from(cursor.is_hyphen(at + 1))),
        Lex::Small(_) | Lex::Tens(_) => {
            let (value, _, next) = words(cursor, at, And::Ends)?;
            (value, next)
        }
        _ => return None,
    };
    let (under, next) = denominator(cursor, next, over == 1.0)?;
    // `one hundred and a third trial`
    let counts = matches!(cursor.lex(next - 1), Lex::OrdSmall(_) | Lex::OrdTens(_)) && is_counted(cursor, next);
    (over < under && over > 0.0 && !counts).then_some((over / under, next))
}

/// The lower part of a fraction in words, a hyphen before it or not, and the token after it.
fn denominator(cursor: &Cursor, at: usize, one: bool) -> Option<(f64, usize)> {
    let at = at + usize::from(cursor.is_hyphen(at));
    let value = match cursor.lex(at) {
        Lex::Parts(n) if n > 1 => f64::from(n),
        Lex::ScaleParts(n) => 10f64.powi(i32::from(n)),
        Lex::Half if one => 2.0,
        Lex::Quarter if one => 4.0,
        Lex::OrdSmall(n) if one && n > 2 => f64::from(n),
        Lex::OrdScale(n) if one => 10f64.powi(i32::from(n)),
        Lex::OrdTens(n) if one => f64::from(n),
        Lex::Tens(n) => {
            let last = at + 1 + usize::from(cursor.is_hyphen(at + 1));
            return match cursor.lex(last) {
                Lex::Parts(m) if m < 10 => Some((f64::from(n + m), last + 1)),
                Lex::OrdSmall(m) if one && m < 10 => Some((f64::from(n + m), last + 1)),
                _ => None,
            };
        }
        _ => return None,
    };
    Some((value, at + 1))
}

/// Whether a noun stands here that an ordinal would count (`a third trial`).
fn is_counted(cursor: &Cursor, at: usize) -> bool {
    matches!(cursor.lex(at), Lex::Other | Lex::Section | Lex::Times | Lex::Unit(_)) || cursor.is_hyphen(at)
}

/// `two thirds`, `one-tenth`, `one half` behind a number in words.
pub(super) fn parts(cursor: &Cursor, number: Number) -> Option<Number> {
    let last = number.next.wrapping_sub(1);
    // one hundred thirty-fifths: the tens belong to the part
    if let (Lex::Tens(tens), true) = (cursor.lex(last), matches!(cursor.back(last, 1), Lex::Hundred | Lex::Scale(_)))
        && let Some((under, next)) = denominator(cursor, last, false)
    {
        return Some(fraction(number.first, next, (number.value - f64::from(tens)) / under));
    }
    let (under, next) = denominator(cursor, number.next, number.value == 1.0)?;
    Some(of_scale(cursor, fraction(number.first, next, number.value / under)))
}

/// `half a million`, `three quarters of a million`.
fn of_scale(cursor: &Cursor, part: Number) -> Number {
    let mut at = part.next;
    at += usize::from(cursor.lex(at) == Lex::Of);
    at += usize::from(cursor.lex(at) == Lex::A);
    let scaled = match cursor.lex(at) {
        Lex::Hundred => 100.0,
        Lex::Scale(exponent) => 10f64.powi(i32::from(exponent)),
        Lex::Dozen => 12.0,
        _ => return part,
    };
    Number { next: at + 1, value: part.value * scaled, scale: 1.0, form: Form::Words, ..part }
}

/// `half`, `a quarter`, where they measure something.
pub(super) fn part(cursor: &Cursor, at: usize, first: usize) -> Option<Number> {
    let half = cursor.lex(at) == Lex::Half;
    let part = of_scale(cursor, fraction(first, at + 1, if half { 0.5 } else { 0.25 }));
    if part.form == Form::Words {
        return Some(part);
    }
    if cursor.is_hyphen(at + 1) && cursor.glued(at + 1) {
        return matches!(cursor.lex(at + 2), Lex::Unit(_)).then_some(part);
    }
    let article = first < at;
    let next = cursor.lex(at + 1);
    let fits = match next {
        _ if cursor.word(at + 1) == "past" => false,
        Lex::Of | Lex::Punct(_) | Lex::End | Lex::And => half || article,
        _ if article && is_measured(cursor.back(first, 1)) => true,
        Lex::Function => article || half && (is_whole(cursor, at + 1) || is_measured(cursor.back(at, 1))),
        Lex::The | Lex::In => half,
        Lex::A => half && matches!(cursor.lex(at + 2), Lex::Unit(_)),
        _ => half && (article || is_measured(cursor.back(at, 1))),
    };
    let ordered =
        matches!(cursor.back(at, 1), Lex::OrdSmall(_) | Lex::OrdDigits | Lex::Last | Lex::Early | Lex::That | Lex::The)
            || ["other", "latter", "better", "second"].contains(&cursor.word(at.wrapping_sub(1)));
    (fits && !ordered).then_some(part).map(|part| Number { next: measure_of(cursor, part.next), ..part })
}

/// Whether the word here begins the whole that `half` is taken of, or ends its phrase.
fn is_whole(cursor: &Cursor, at: usize) -> bool {
    ["its", "their", "his", "her", "our", "were", "was", "had", "as", "all"].contains(&cursor.word(at))
}

/// Whether the word before `half` measures by it: `by half`, `more than half`.
fn is_measured(before: Lex) -> bool {
    matches!(
        before,
        Lex::By
            | Lex::Than
            | Lex::Nearly
            | Lex::About
            | Lex::Over
            | Lex::To
            | Lex::Least
            | Lex::Perhaps
            | Lex::From
            | Lex::Under
            | Lex::Only
            | Lex::In
    )
}

/// Past the words between a part and its measure: `half an hour`, `a quarter of an hour`.
fn measure_of(cursor: &Cursor, at: usize) -> usize {
    let next = at + usize::from(cursor.lex(at) == Lex::Of);
    if cursor.lex(next) == Lex::A && matches!(cursor.lex(next + 1), Lex::Unit(_)) { next + 1 } else { at }
}

/// `a third of the farms`, but not `a third trial`.
pub(super) fn article_part(cursor: &Cursor, at: usize, first: usize) -> Option<Number> {
    let under = match cursor.lex(at) {
        Lex::OrdSmall(n) if n > 2 => f64::from(n),
        Lex::OrdTens(n) => f64::from(n),
        Lex::OrdScale(n) => 10f64.powi(i32::from(n)),
        _ => return None,
    };
    // `there came a third, and fainter, series`
    let follows = ["came", "comes", "come", "followed", "then"].contains(&cursor.word(first.wrapping_sub(1)));
    let fits = match cursor.lex(at + 1) {
        Lex::Punct(_) if follows => false,
        Lex::Of | Lex::End | Lex::The => true,
        Lex::Punct(mark) => mark != b'-',
        Lex::More | Lex::Less | Lex::As | Lex::Function | Lex::In | Lex::To => true,
        Lex::And => cursor.back(first, 1) == Lex::Between,
        _ => false,
    };
    fits.then(|| of_scale(cursor, fraction(first, at + 1, 1.0 / under)))
}
