//! Takes tokens, gives the number they write: numerals, number words, both with multipliers; or a fraction.

use super::super::ValueError;
use super::super::number::Number;
use super::cursor::Cursor;
use super::lex::Token;
use super::words::{self, Meaning};

/// What a run of number tokens comes to.
pub(super) enum Magnitude {
    /// A number; with what stood before its only multiplier, and that multiplier's power of ten.
    Plain { number: Number, scaled: bool, carry: Option<(Number, i32)> },
    /// So many parts of so many.
    Fraction { part: Number, whole: Number },
}

/// The number in the making: finished groups (`two million`), and the one under way (`five hundred`).
struct Count {
    first: usize,
    total: Option<Number>,
    current: Option<Number>,
    /// The current group is made of words, so that more words may join it.
    worded: bool,
    powers: usize,
    last_power: i32,
    carry: Option<(Number, i32)>,
}

/// Reads a number or a fraction.
pub(super) fn magnitude(cursor: &mut Cursor<'_>) -> Result<Magnitude, ValueError> {
    let first = cursor.at;
    let negative = cursor.eat(Token::Minus);
    let mut count =
        Count { first, total: None, current: None, worded: false, powers: 0, last_power: i32::MAX, carry: None };
    let found = loop {
        match step(cursor, &mut count)? {
            Step::On => {}
            Step::Done(Some(found)) => break found,
            Step::Done(None) => break finish(cursor, &count)?,
        }
    };
    Ok(match found {
        Magnitude::Plain { number, scaled, carry } if negative => Magnitude::Plain {
            number: number.negated(),
            scaled,
            carry: carry.map(|(base, power)| (base.negated(), power)),
        },
        Magnitude::Fraction { part, whole } if negative => Magnitude::Fraction { part: part.negated(), whole },
        found => found,
    })
}

enum Step {
    On,
    Done(Option<Magnitude>),
}

fn step(cursor: &mut Cursor<'_>, count: &mut Count) -> Result<Step, ValueError> {
    match cursor.peek(0) {
        Some(Token::Number(number)) if count.current.is_none() && count.total.is_none() => {
            cursor.at += 1;
            count.current = Some(number);
            Ok(Step::On)
        }
        Some(Token::Vulgar(part, whole)) => match (count.current, count.total) {
            (None, None) => {
                cursor.at += 1;
                fraction(cursor, count, Number::whole(part), whole).map(|found| Step::Done(Some(found)))
            }
            (Some(_), _) => {
                cursor.at += 1;
                mixed(cursor, count, part, whole)
            }
            _ => Ok(Step::Done(None)),
        },
        Some(Token::Word(word)) => match words::meaning(word) {
            Some(meaning) => number_word(cursor, count, meaning),
            None => Ok(Step::Done(None)),
        },
        _ => Ok(Step::Done(None)),
    }
}

fn number_word(cursor: &mut Cursor<'_>, count: &mut Count, meaning: Meaning) -> Result<Step, ValueError> {
    match meaning {
        Meaning::Digit(digit) => {
            let joined = match count.current {
                None => Number::whole(digit),
                Some(current) if count.worded && joins(current, digit) => {
                    Number::whole(digit).and_then(|digit| current.plus(digit))
                }
                Some(_) => return Ok(Step::Done(None)),
            };
            cursor.at += 1;
            count.current = Some(joined.ok_or_else(|| too_large(cursor, count))?);
            count.worded = true;
            Ok(Step::On)
        }
        Meaning::Power(power, plural) => {
            // A thousand million, before the word billion settled.
            if let (None, Some(total), 3, 6, 1) = (count.current, count.total, count.last_power, power, count.powers) {
                cursor.at += 1;
                count.powers += 1;
                count.total = Some(total.shifted(6).ok_or_else(|| too_large(cursor, count))?);
                count.carry = None;
                return Ok(Step::On);
            }
            let Some(current) = count.current.take() else {
                return if count.total.is_some() {
                    Ok(Step::Done(None))
                } else {
                    Err(bare_power(cursor, power, plural))
                };
            };
            cursor.at += 1;
            count.powers += 1;
            if power == 2 {
                count.current = Some(current.shifted(2).ok_or_else(|| too_large(cursor, count))?);
                return Ok(Step::On);
            }
            if power >= count.last_power {
                let message = "the multipliers of a number run from the largest to the smallest";
                let help = "write it in digits".to_owned();
                return Err(Cursor::error(cursor.since(count.first), message, Some(help)));
            }
            count.last_power = power;
            count.carry = Some((current, power)).filter(|_| count.total.is_none() && count.powers == 1);
            let group = current.shifted(power).ok_or_else(|| too_large(cursor, count))?;
            let total = count.total.unwrap_or(Number::ZERO).plus(group).ok_or_else(|| too_large(cursor, count))?;
            count.total = Some(total);
            count.worded = true;
            Ok(Step::On)
        }
        Meaning::Dozen => {
            let twelve = Number::whole(12).and_then(|twelve| count.current.unwrap_or(Number::ONE).times(twelve));
            cursor.at += 1;
            count.current = Some(twelve.ok_or_else(|| too_large(cursor, count))?);
            count.worded = false;
            Ok(Step::On)
        }
        Meaning::Part(whole) if count.total.is_none() => {
            cursor.at += 1;
            let part = Some(count.current.unwrap_or(Number::ONE));
            fraction(cursor, count, part, whole).map(|found| Step::Done(Some(found)))
        }
        Meaning::A if count.current.is_none() && count.total.is_none() => {
            let counts =
                matches!(cursor.meaning(1), Some(Meaning::Power(_, false) | Meaning::Dozen | Meaning::Part(_)));
            if !counts {
                return Ok(Step::Done(None));
            }
            cursor.at += 1;
            count.current = Some(Number::ONE);
            Ok(Step::On)
        }
        Meaning::And if cursor.and_joins => and(cursor, count),
        Meaning::Part(_) | Meaning::A | Meaning::And => Ok(Step::Done(None)),
    }
}

/// `two and a half`, `two and three quarters`, `one hundred and five`.
fn and(cursor: &mut Cursor<'_>, count: &mut Count) -> Result<Step, ValueError> {
    let a = usize::from(cursor.meaning(1) == Some(Meaning::A));
    match (count.current, cursor.meaning(1 + a), cursor.meaning(2)) {
        (Some(_), Some(Meaning::Part(whole)), _) => {
            cursor.at += 2 + a;
            mixed(cursor, count, 1, whole)
        }
        (Some(_), Some(Meaning::Digit(part)), Some(Meaning::Part(whole))) => {
            cursor.at += 3;
            mixed(cursor, count, part, whole)
        }
        (Some(current), Some(Meaning::Digit(digit)), _) if count.worded && joins(current, digit) => {
            cursor.at += 1;
            Ok(Step::On)
        }
        (None, Some(Meaning::Digit(_)), _) if count.total.is_some() => {
            cursor.at += 1;
            Ok(Step::On)
        }
        _ => Ok(Step::Done(None)),
    }
}

/// True where a number word may follow the words before it: `twenty` `one`, `two hundred` `five`.
fn joins(current: Number, digit: i64) -> bool {
    let hundreds = current.value() % 100.0;
    digit > 0 && !current.is_zero() && (hundreds == 0.0 || (hundreds >= 20.0 && hundreds % 10.0 == 0.0 && digit < 10))
}

/// Adds a fraction to the number before it: 2½.
fn mixed(cursor: &Cursor<'_>, count: &mut Count, part: i64, whole: i64) -> Result<Step, ValueError> {
    let exact = Number::whole(part).zip(Number::whole(whole)).and_then(|(part, whole)| part.over(whole));
    let Some(exact) = exact else {
        let span = cursor.since(count.first);
        let message = format!("`{}` has no end as a decimal", cursor.written(span.clone()));
        return Err(Cursor::error(span, message, Some("round it: `2.33`".to_owned())));
    };
    let sum = count.current.unwrap_or(Number::ZERO).plus(exact);
    count.current = Some(sum.ok_or_else(|| too_large(cursor, count))?);
    count.worded = false;
    Ok(Step::On)
}

/// A fraction; `half a million` is a number all the same.
fn fraction(cursor: &mut Cursor<'_>, count: &Count, part: Option<Number>, whole: i64) -> Result<Magnitude, ValueError> {
    let (Some(part), Some(whole)) = (part, Number::whole(whole)) else {
        return Err(too_large(cursor, count));
    };
    let of = usize::from(cursor.word(0).is_some_and(|word| word == "of"));
    let a = usize::from(cursor.meaning(of) == Some(Meaning::A));
    match cursor.meaning(of + a) {
        Some(Meaning::Power(power, false)) if of == 0 || a == 1 => {
            cursor.at += of + a + 1;
            let Some(base) = part.over(whole) else {
                let span = cursor.since(count.first);
                let message = format!("`{}` has no end as a decimal", cursor.written(span.clone()));
                return Err(Cursor::error(span, message, Some("write it in digits, perhaps with `~`".to_owned())));
            };
            let number = base.shifted(power).ok_or_else(|| too_large(cursor, count))?;
            Ok(Magnitude::Plain { number, scaled: true, carry: Some((base, power)) })
        }
        _ => Ok(Magnitude::Fraction { part, whole }),
    }
}

fn finish(cursor: &Cursor<'_>, count: &Count) -> Result<Magnitude, ValueError> {
    let number = match (count.total, count.current) {
        (None, None) => {
            let message = match cursor.peek(0) {
                Some(_) => format!("a number should stand here, not `{}`", cursor.written(cursor.here())),
                None => "a number is missing here".to_owned(),
            };
            let help = match cursor.word(usize::from(cursor.meaning(0) == Some(Meaning::A))) {
                Some(word) if words::VAGUE.contains(&word.as_str()) => {
                    "write the bounds that the words allow, such as `at least 10,000`".to_owned()
                }
                Some(word) => match words::nearest(&word) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => super::parse::EXAMPLES.to_owned(),
                },
                None => super::parse::EXAMPLES.to_owned(),
            };
            return Err(Cursor::error(cursor.here(), message, Some(help)));
        }
        (total, current) => total.unwrap_or(Number::ZERO).plus(current.unwrap_or(Number::ZERO)),
    };
    let number = number.ok_or_else(|| too_large(cursor, count))?;
    let carry = count.carry.filter(|_| count.current.is_none());
    Ok(Magnitude::Plain { number, scaled: count.powers > 0, carry })
}

fn too_large(cursor: &Cursor<'_>, count: &Count) -> ValueError {
    let help = "at most fifteen significant digits, and below 10^18".to_owned();
    Cursor::error(cursor.since(count.first), "this number is too large or too exact to be kept", Some(help))
}

/// `millions` or `million` without a number before it.
fn bare_power(cursor: &Cursor<'_>, power: i32, plural: bool) -> ValueError {
    let word = cursor.written(cursor.here());
    let number = Number::ONE.shifted(power).map(|number| number.to_string()).unwrap_or_default();
    let help = if plural { format!("write `at least {number}`") } else { format!("write `{number}`, or how many") };
    Cursor::error(cursor.here(), format!("`{word}` without a number before it"), Some(help))
}
