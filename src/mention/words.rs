//! Takes the tokens of a whole number in words (`three million two hundred and forty`) and returns
//! its value; fractions, units and digits are the business of others.

use crate::mention::cursor::Cursor;
use crate::mention::fraction;
use crate::mention::lexicon::Lex;

/// What an `and` does inside a number in words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum And {
    /// It joins hundreds and tens.
    Joins,
    /// It stands between the two ends of a range (`between … and`).
    Separates,
    /// It ends the number.
    Ends,
}

/// The value, the last factor and the next token of a whole number in words.
pub(super) fn words(cursor: &Cursor, at: usize, and: And) -> Option<(f64, f64, usize)> {
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
            Lex::Vague(exponent @ 6..) if i > at && group > 0.0 => {
                // `two hundred millions`
                total += group * 10f64.powi(i32::from(exponent));
                scale = 10f64.powi(i32::from(exponent));
                group = 0.0;
                room = f64::INFINITY;
                kept = None;
            }
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
                if kept.is_none() && joins(cursor, i, and) && (group >= 100.0 || (total > 0.0 && group == 0.0)) =>
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
fn joins(cursor: &Cursor, at: usize, and: And) -> bool {
    if and == And::Ends {
        return false;
    }
    let next =
        matches!(cursor.lex(at + 1), Lex::Small(1..) | Lex::Tens(_)) && fraction::proper(cursor, at + 1).is_none();
    if and == And::Joins {
        return next;
    }
    // between one hundred and fifty and two hundred
    next && (at + 2..at + 5).any(|i| cursor.lex(i) == Lex::And)
}
