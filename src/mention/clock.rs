//! Takes the place of a number and says whether it is a time of the day, which counts nothing:
//! `2 pm`, `10 a.m.`, `6:30`, `ten o'clock`.

use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;
use crate::mention::number::Number;

/// `at 2.05`, `between 12.45 and 1.45`, where no unit follows: hours and minutes.
fn is_dotted(cursor: &Cursor, number: &Number) -> bool {
    let own = cursor.word(number.first).as_bytes();
    let minutes = match own {
        [b'0'..=b'9', b'.', tens @ b'0'..=b'5', b'0'..=b'9'] => Some(*tens),
        [b'0'..=b'2', b'0'..=b'9', b'.', tens @ b'0'..=b'5', b'0'..=b'9'] => Some(*tens),
        _ => None,
    };
    let before = cursor.back(number.first, 1);
    let led = matches!(before, Lex::At | Lex::After | Lex::Before | Lex::By | Lex::Until | Lex::Between)
        || (before == Lex::And && matches!(cursor.back(number.first, 3), Lex::Between))
        || (before == Lex::About && matches!(cursor.back(number.first, 2), Lex::At));
    let bare = number.next == number.first + 1
        && !matches!(
            cursor.lex(number.next),
            Lex::Unit(_) | Lex::Percent | Lex::PercentSign | Lex::Currency(_) | Lex::Scale(_)
        );
    minutes.is_some() && led && bare
}

/// `2 pm`, `10 a.m.`, `6:30`, `ten o'clock`, `seven in the morning`.
pub(super) fn stands(cursor: &Cursor, number: &Number) -> bool {
    if number.value > 24.0 {
        return cursor.is(number.first.wrapping_sub(1), b':') && cursor.glued(number.first);
    }
    let past = number.first.wrapping_sub(1);
    let minutes = ["half", "quarter", "minutes", "-"].contains(&cursor.word(past.wrapping_sub(1)));
    if number.value < 13.0 && cursor.word(past) == "past" && minutes {
        return true;
    }
    if is_dotted(cursor, number) {
        return true;
    }
    let mut next = number.next;
    // `between ten and eleven o'clock`: the first of two
    if matches!(cursor.lex(next), Lex::And | Lex::Or | Lex::To | Lex::Punct(b'-')) && cursor.lex(next + 1).is_cardinal()
    {
        next += 2;
    }
    let bare = matches!(cursor.lex(number.first), Lex::Small(1..=12))
        && matches!(cursor.back(number.first, 1), Lex::At | Lex::After | Lex::Before | Lex::By | Lex::Until)
        && matches!(cursor.lex(number.next), Lex::The | Lex::Function | Lex::Punct(b',' | b'.') | Lex::End)
        && number.value <= 12.0;
    if bare {
        return true;
    }
    let dayparts = ["morning", "afternoon", "evening", "night"];
    match cursor.lex(next) {
        Lex::Meridiem => number.value < 13.0,
        Lex::Clock => true,
        // `eleven of the clock`
        Lex::Of => number.value < 13.0 && cursor.lex(next + 1) == Lex::The && cursor.word(next + 2) == "clock",
        Lex::Punct(b':') => {
            cursor.glued(next)
                && cursor.glued(next + 1)
                && cursor.lex(next + 1) == Lex::Digits
                && matches!(cursor.word(next + 1).as_bytes(), [_, _] | [_, _, b'.', ..])
        }
        Lex::In if number.value < 13.0 => cursor.lex(next + 1) == Lex::The && dayparts.contains(&cursor.word(next + 2)),
        Lex::A => {
            cursor.is(next + 1, b'.') && cursor.glued(next + 1) && cursor.word(next + 2).eq_ignore_ascii_case("m")
        }
        _ => match cursor.word(next) {
            "o" | "O" => cursor.is(next + 1, b'\'') || cursor.lex(next + 1) == Lex::Clock,
            "p" => cursor.is(next + 1, b'.') && cursor.word(next + 2) == "m",
            "noon" | "midnight" => true,
            _ => {
                matches!(cursor.back(number.first, 1), Lex::Punct(b':'))
                    && cursor.glued(number.first)
                    && cursor.glued(number.first.wrapping_sub(1))
            }
        },
    }
}
