//! Takes digits as they are written, with their separators and what is glued to them, and returns
//! their value; refuses digits that belong to a code, a version or a model.

use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;

/// Digits that were understood: the value, the factor of a letter behind them (`2.2m`), and the
/// index of the token after.
pub(super) struct Literal {
    pub value: f64,
    pub factor: f64,
    pub next: usize,
}

/// Reads the digits at a token.
pub(super) fn read(cursor: &Cursor, at: usize) -> Option<Literal> {
    let value = match cursor.lex(at) {
        Lex::Digits => match dotted(cursor.word(at)).filter(|_| cursor.stops_group && cursor.word(at).contains('.')) {
            Some(value) => value,
            None => plain(cursor.word(at))?,
        },
        Lex::Dotted => dotted(cursor.word(at))?,
        _ => return None,
    };
    if is_code(cursor, at) {
        return None;
    }
    let next = at + 1;
    if let Some((exponent, next)) = exponent(cursor, next) {
        return Some(Literal { value: value * 10f64.powi(exponent), factor: 1.0, next });
    }
    if !cursor.glued(next) || !cursor.is_word(next) {
        return Some(Literal { value, factor: 1.0, next });
    }
    let factor = factor(cursor, next);
    let is_unit = matches!(
        cursor.lex(next),
        Lex::Unit(_) | Lex::Scale(_) | Lex::Percent | Lex::Meridiem | Lex::Month(_) | Lex::Fold(_) | Lex::FoldWord
    ) || letter_unit(cursor.word(next)).is_some()
        || !cursor.word(next).starts_with(|c: char| c.is_ascii());
    match factor {
        // `221B Baker Street`
        Some(1e9) if is_word_capital(cursor, next + 1) && !matches!(cursor.back(at, 1), Lex::Currency(_)) => None,
        Some(factor) => Some(Literal { value, factor, next: next + 1 }),
        None if is_unit => Some(Literal { value, factor: 1.0, next }),
        None => None,
    }
}

fn is_word_capital(cursor: &Cursor, at: usize) -> bool {
    cursor.is_capital(at) && cursor.is_word(at)
}

/// The value of digits with commas or spaces between thousands and at most one full stop.
fn plain(word: &str) -> Option<f64> {
    if word.bytes().all(|b| b.is_ascii_digit()) && word.len() < 16 {
        return word
            .bytes()
            .try_fold(0u64, |n, b| n.checked_mul(10)?.checked_add(u64::from(b - b'0')))
            .map(|n| n as f64);
    }
    word.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect::<String>().parse().ok()
}

/// `1.234.567`: full stops between thousands.
pub(super) fn dotted(word: &str) -> Option<f64> {
    let mut groups = word.split('.');
    let first = groups.next()?;
    if first.len() > 3 || first.starts_with('0') || !groups.all(|group| group.len() == 3) {
        return None;
    }
    word.replace('.', "").parse().ok()
}

/// Whether letters or marks glued in front show a code: `F-16`, `No.5`, `SCP-173`, `x7`, `head.7`.
fn is_code(cursor: &Cursor, at: usize) -> bool {
    if !cursor.glued(at) {
        return false;
    }
    let before = cursor.back(at, 1);
    let farther = at.wrapping_sub(2);
    let behind_word = cursor.glued(at.wrapping_sub(1)) && cursor.is_word(farther);
    match before {
        Lex::Punct(b'#' | b'/' | b'\\' | b'_' | b'=' | b'@') => true,
        Lex::Punct(b'.') => behind_word && !matches!(cursor.lex(farther), Lex::Circa | Lex::Month(_)),
        Lex::Punct(b'\'') => true,
        Lex::Punct(b'+') => cursor.glued(at.wrapping_sub(1)),
        Lex::Punct(b'-') => {
            let word = cursor.word(farther);
            // a code in capitals, or the power of a unit (`5 fb-1`)
            let power = word.len() <= 3 && cursor.word(at).len() == 1 && cursor.back(farther, 1) == Lex::Digits;
            // `the under-21s`
            behind_word && matches!(cursor.lex(farther), Lex::Under | Lex::Over)
                || behind_word
                    && cursor.lex(farther) == Lex::Other
                    && (power || (cursor.is_capital(farther) && is_name(word, cursor.word(at))))
        }
        Lex::Punct(_) | Lex::Dash | Lex::Currency(_) | Lex::Cross | Lex::PercentSign | Lex::Vulgar => false,
        // glued to a word: only a month, an abbreviation or a foreign letter used as an arrow may stand so
        _ => {
            !matches!(before, Lex::Month(_) | Lex::Circa | Lex::Function | Lex::Edition | Lex::Small(_) | Lex::Unit(_))
                && cursor.word(at.wrapping_sub(1)).is_ascii()
        }
    }
}

/// Whether a capitalised word and a short number make one name: `SCP-173`, `Catch-22`.
fn is_name(word: &str, digits: &str) -> bool {
    let capitals = word.len() <= 5 && word.bytes().all(|b| b.is_ascii_uppercase());
    capitals || (digits.len() <= 2 && word.is_ascii())
}

/// `e10`, `×10−5`, `x10^6` behind a number: the exponent and the next token.
fn exponent(cursor: &Cursor, at: usize) -> Option<(i32, usize)> {
    if !cursor.glued(at) {
        return None;
    }
    let word = cursor.word(at);
    if matches!(word, "e" | "E")
        && cursor.glued(at + 1)
        && let Lex::Punct(sign @ (b'+' | b'-')) = cursor.lex(at + 1)
        && let Some((value, _)) = cursor.whole(at + 2).filter(|(value, _)| *value < 40)
    {
        let value = i32::try_from(value).ok()?;
        return Some((if sign == b'-' { -value } else { value }, at + 3));
    }
    if let Some(digits) = word.strip_prefix(['e', 'E']) {
        return digits.parse().ok().filter(|n: &i32| *n < 40).map(|n| (n, at + 1));
    }
    let ten = if cursor.lex(at) == Lex::Cross && cursor.word(at + 1) == "10" {
        at + 2
    } else if word == "x10" {
        at + 1
    } else {
        return None;
    };
    let mut next = ten + usize::from(cursor.is(ten, b'^'));
    let minus = cursor.is_hyphen(next);
    next += usize::from(minus);
    let (value, _) = cursor.whole(next).filter(|(value, _)| *value < 40)?;
    let value = i32::try_from(value).ok()?;
    Some((if minus { -value } else { value }, next + 1))
}

/// What a letter glued to a number multiplies it by. A small `m` is a million unless a word of
/// measure stands beside it.
fn factor(cursor: &Cursor, at: usize) -> Option<f64> {
    let measured = || {
        ["high", "long", "wide", "tall", "deep", "thick", "above", "below", "away", "from", "apart", "race", "sprint"]
            .contains(&cursor.word(at + 1))
            || cursor.back(at, 3) == Lex::Cross
    };
    match cursor.word(at) {
        "k" | "K" => Some(1e3),
        "M" | "mn" | "MM" | "mm" if cursor.word(at) != "mm" => Some(1e6),
        "m" if matches!(cursor.back(at, 2), Lex::Currency(_)) => Some(1e6),
        "m" if !measured() && cursor.word(at.wrapping_sub(1)) != "1" => Some(1e6),
        "b" | "B" | "Bn" => Some(1e9),
        "T" | "trn" => Some(1e12),
        _ => None,
    }
}

/// Units of one or two letters that are taken only when glued to their digits.
pub(super) fn letter_unit(word: &str) -> Option<&'static str> {
    Some(match word {
        "m" => "m",
        "g" => "g",
        "l" | "L" => "litres",
        "t" => "tonnes",
        "cl" => "cl",
        "W" => "watts",
        "V" => "volts",
        "C" => "°C",
        "F" => "°F",
        "K" => "kelvin",
        "km2" => "km²",
        "m2" => "m²",
        "m3" => "m³",
        "p" => "pence",
        _ => return None,
    })
}

/// The value of a fraction written as one character.
pub(super) fn vulgar(word: &str) -> Option<f64> {
    let (over, under) = match word.chars().next()? {
        '¼' => (1, 4),
        '½' => (1, 2),
        '¾' => (3, 4),
        '⅐' => (1, 7),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some(f64::from(over) / f64::from(under))
}
