//! Takes the tokens from an index on and returns the number they say, in digits or in words, whole,
//! mixed or a fraction, or only its magnitude (`tens of thousands`); no unit, no hedge, no range.

use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;
use crate::mention::literal;

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
        Lex::Score if article && cursor.lex(at + 1) == Lex::Of => Some(whole(first, at + 1, 20.0, 1.0)),
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

fn fraction(first: usize, next: usize, value: f64) -> Number {
    Number { first, next, value, scale: 1.0, form: Form::Fraction }
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

/// `3/4`, `2 1/4`: the value, the next token and whether a whole number stands before.
fn slashed(cursor: &Cursor, at: usize) -> Option<(f64, usize, bool)> {
    let simple = |at: usize| -> Option<f64> {
        let (over, _) = cursor.whole(at)?;
        let (under, _) = cursor.whole(at + 2)?;
        let glued = cursor.is(at + 1, b'/') && cursor.glued(at + 1) && cursor.glued(at + 2);
        let usual = under <= 10 || matches!(under, 12 | 16 | 20 | 25 | 32 | 40 | 50 | 64 | 100 | 1000);
        let ends = !(cursor.is(at + 3, b'/') && cursor.glued(at + 3));
        (glued && usual && ends && over > 0 && over < 100 && under > 1).then(|| f64::from(over) / f64::from(under))
    };
    if let Some(value) = simple(at) {
        return Some((value, at + 3, false));
    }
    let (whole, digits) = cursor.whole(at)?;
    let part = simple(at + 1).filter(|part| *part < 1.0 && digits <= 3)?;
    Some((f64::from(whole) + part, at + 4, true))
}

/// Words of magnitude behind a number: `2 million`, `3 dozen`, `322 hundred`.
fn magnified(cursor: &Cursor, mut number: Number) -> Number {
    loop {
        let hyphen = usize::from(cursor.is_hyphen(number.next) && cursor.glued(number.next));
        let by = match cursor.lex(number.next + hyphen) {
            Lex::Hundred => 100.0,
            Lex::Scale(exponent) => 10f64.powi(i32::from(exponent)),
            Lex::Dozen | Lex::Dozens => 12.0,
            _ => return number,
        };
        number.value *= by;
        number.scale *= by;
        number.next += hyphen + 1;
    }
}

/// `and a half`, `and two thirds` behind a number; the half of a million where it ends in `million`.
fn with_fraction(cursor: &Cursor, number: Number) -> Number {
    let at = number.next + 1;
    if cursor.lex(number.next) != Lex::And {
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
fn proper(cursor: &Cursor, at: usize) -> Option<(f64, usize)> {
    let (over, next) = match cursor.lex(at) {
        Lex::A => (1.0, at + 1),
        Lex::Small(_) | Lex::Tens(_) => {
            let (value, _, next) = words(cursor, at, true)?;
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

/// A number in words, then what may follow it.
fn counted(cursor: &Cursor, at: usize, between: bool) -> Option<Number> {
    let (value, scale, next) = words(cursor, at, between)?;
    let number = whole(at, next, value, scale);
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

/// `two thirds`, `one-tenth`, `one half` behind a number in words.
fn parts(cursor: &Cursor, number: Number) -> Option<Number> {
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

/// `five point zero three`.
fn decimals(cursor: &Cursor, number: Number) -> Number {
    if cursor.lex(number.next) != Lex::Point {
        return number;
    }
    let (mut at, mut unit, mut value) = (number.next + 1, 0.1, number.value);
    if let Lex::Tens(_) = cursor.lex(at)
        && let Some((hundredths, _, next)) = words(cursor, at, true)
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

/// The value, the last factor and the next token of a whole number in words.
fn words(cursor: &Cursor, at: usize, between: bool) -> Option<(f64, f64, usize)> {
    let (mut total, mut group, mut scale) = (0.0f64, 0.0f64, 1.0f64);
    let mut room = f64::INFINITY; // the next word must be less than this to be added
    let mut i = at;
    let mut kept: Option<(f64, f64, f64, usize)> = None; // the state before an `and`
    loop {
        match cursor.lex(i) {
            Lex::Small(n) if f64::from(n) < room && (n > 0 || i == at) => {
                group += f64::from(n);
                room = 0.0;
                scale = 1.0;
            }
            Lex::Tens(n) if room > 10.0 => {
                group += f64::from(n);
                room = 10.0;
                scale = 1.0;
            }
            Lex::Hundred if group < 100.0 => {
                group = group.max(1.0) * 100.0;
                room = 100.0;
                scale = 100.0;
            }
            Lex::Hundred => break,
            Lex::Scale(exponent) => {
                let by = 10f64.powi(i32::from(exponent));
                if total > 0.0 && by >= total {
                    if kept.is_some() || group > 0.0 {
                        break;
                    }
                    total *= by;
                } else {
                    total += group.max(1.0) * by;
                }
                scale = if room == 100.0 && scale == 100.0 { 100.0 * by } else { by };
                group = 0.0;
                room = f64::INFINITY;
                kept = None;
            }
            Lex::And
                if kept.is_none() && joins(cursor, i, between) && (group >= 100.0 || (total > 0.0 && group == 0.0)) =>
            {
                kept = Some((total, group, scale, i));
            }
            Lex::Punct(b'-')
                if matches!(cursor.back(i, 1), Lex::Tens(_)) && matches!(cursor.lex(i + 1), Lex::Small(1..=9)) => {}
            Lex::Punct(b'-') if i > at && matches!(cursor.lex(i + 1), Lex::Hundred | Lex::Scale(_)) => {}
            Lex::Punct(b',') if total >= 1000.0 && group == 0.0 && continues(cursor, i + 1) => {}
            _ => {
                kept = None;
                break;
            }
        }
        i += 1;
    }
    if let Some((total, group, scale, i)) = kept {
        return Some((total + group, scale, i));
    }
    (i > at).then_some((total + group, scale, i))
}

/// Whether a comma inside a number in words is followed by hundreds (`three million, two hundred`).
fn continues(cursor: &Cursor, at: usize) -> bool {
    matches!(cursor.lex(at), Lex::Small(1..=9)) && cursor.lex(at + 1) == Lex::Hundred
}

/// Whether `and` joins the parts of one whole number.
fn joins(cursor: &Cursor, at: usize, between: bool) -> bool {
    let next = matches!(cursor.lex(at + 1), Lex::Small(1..) | Lex::Tens(_)) && proper(cursor, at + 1).is_none();
    if !between {
        return next;
    }
    // between one hundred and fifty and two hundred
    next && (at + 2..at + 5).any(|i| cursor.lex(i) == Lex::And)
}

/// `half`, `a quarter`, where they measure something.
fn part(cursor: &Cursor, at: usize, first: usize) -> Option<Number> {
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
        Lex::Function => article || is_whole(cursor, at + 1),
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
    )
}

/// Past the words between a part and its measure: `half an hour`, `a quarter of an hour`.
fn measure_of(cursor: &Cursor, at: usize) -> usize {
    let next = at + usize::from(cursor.lex(at) == Lex::Of);
    if cursor.lex(next) == Lex::A && matches!(cursor.lex(next + 1), Lex::Unit(_)) { next + 1 } else { at }
}

/// `a third of the farms`, but not `a third trial`.
fn article_part(cursor: &Cursor, at: usize, first: usize) -> Option<Number> {
    let under = match cursor.lex(at) {
        Lex::OrdSmall(n) if n > 2 => f64::from(n),
        Lex::OrdTens(n) => f64::from(n),
        Lex::OrdScale(n) => 10f64.powi(i32::from(n)),
        _ => return None,
    };
    let fits = match cursor.lex(at + 1) {
        Lex::Of | Lex::End | Lex::The => true,
        Lex::Punct(mark) => mark != b'-',
        Lex::More | Lex::Less | Lex::As | Lex::Function | Lex::In | Lex::To => true,
        _ => false,
    };
    fits.then(|| of_scale(cursor, fraction(first, at + 1, 1.0 / under)))
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
    loop {
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
    // `tens` alone and `dozens` of a table are no magnitude of anything
    let alone = next == at + 1 && value < 100.0 && cursor.lex(next) != Lex::Of;
    (!alone).then_some(Number { first: at, next, value, scale: 1.0, form: Form::Vague })
}
