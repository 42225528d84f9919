//! Takes a place in the prose of older books, gives the numbers as they were then told: `five-and-forty`, `a mile and a
//! half`, and whether minutes are those of a clock: `ten minutes to twelve`.

use crate::mention::cursor::Cursor;
use crate::mention::fraction::proper;
use crate::mention::lexicon::Lex;
use crate::mention::vocabulary::is_time;

/// `five-and-forty`, `seven and twenty`: the number and the token after it.
pub(super) fn units_first(cursor: &Cursor, at: usize) -> Option<(f64, usize)> {
    let hyphen = usize::from(cursor.is_hyphen(at + 1));
    let and = at + 1 + hyphen;
    let tens = and + 1 + usize::from(cursor.is_hyphen(and + 1));
    let (Lex::Small(ones @ 1..=9), Lex::And, Lex::Tens(ten)) = (cursor.lex(at), cursor.lex(and), cursor.lex(tens))
    else {
        return None;
    };
    // `seven and sixty-eight` are two numbers.
    let more = (cursor.is_hyphen(tens + 1) && matches!(cursor.lex(tens + 2), Lex::Small(_)))
        || matches!(cursor.lex(tens + 1), Lex::Small(_) | Lex::Hundred | Lex::Scale(_));
    (!more).then(|| (f64::from(ten) + f64::from(ones), tens + 1))
}

/// `… feet and a half`, `an hour and a quarter`: the part of the unit told behind it, and the token after that.
pub(super) fn and_part(cursor: &Cursor, at: usize) -> Option<(f64, usize)> {
    if cursor.lex(at) != Lex::And {
        return None;
    }
    let (part, next) = proper(cursor, at + 1).filter(|(part, _)| *part < 1.0)?;
    let of_something = matches!(cursor.lex(next), Lex::Of | Lex::Unit(_) | Lex::Hundred | Lex::Scale(_) | Lex::Percent)
        || cursor.is_hyphen(next);
    (!of_something).then_some((part, next))
}

/// Past `ten minutes to twelve`, `twenty-five minutes past midnight`: minutes of a clock, which last no time.
pub(super) fn past_clock(cursor: &Cursor, minutes: usize) -> Option<usize> {
    let minute = matches!(cursor.lex(minutes), Lex::Unit(index) if is_time(index))
        && matches!(cursor.word(minutes), "minutes" | "minute");
    let from = ["to", "past", "before", "after"].contains(&cursor.word(minutes + 1));
    let hour = matches!(cursor.lex(minutes + 2), Lex::Small(1..=12))
        || cursor.whole(minutes + 2).is_some_and(|(hour, _)| (1..=12).contains(&hour))
        || ["noon", "midnight", "midday"].contains(&cursor.word(minutes + 2));
    let counted = matches!(cursor.lex(minutes + 3), Lex::Unit(_) | Lex::Hundred | Lex::Scale(_));
    (minute && from && hour && !counted).then_some(minutes + 3)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::mention::scan;

    /// A text with the numbers in it and what each counts.
    type Told = (&'static str, &'static [(f64, Option<&'static str>)]);

    #[test]
    fn numbers_are_read_as_older_books_tell_them() {
        let table: [Told; 16] = [
            ("Five-and-forty men fell.", &[(45.0, Some("men"))]),
            ("It burned for seven and twenty hours.", &[(27.0, Some("hours"))]),
            ("between four and twenty men", &[(4.0, Some("men"))]),
            ("He lost seven and sixty-eight fled.", &[(7.0, None), (68.0, None)]),
            ("The wall was eighty feet and a half long.", &[(80.5, Some("feet"))]),
            ("It was a mile and a half wide.", &[(1.5, Some("miles"))]),
            ("for an hour and a quarter they stood", &[(1.25, Some("hours"))]),
            ("from half a mile to a mile and a half", &[(0.5, Some("miles"))]),
            ("two dollars and a half", &[(2.5, Some("USD"))]),
            ("three millions of rivets", &[(3e6, Some("rivets"))]),
            ("the loss was two hundred millions of dollars", &[(2e8, Some("USD"))]),
            ("fourscore men and threescore horses", &[(80.0, Some("men")), (60.0, Some("horses"))]),
            ("She made fourteen knots an hour.", &[(14.0, Some("knots"))]),
            ("At ten minutes to twelve it struck.", &[]),
            ("It fell at twenty-five minutes past midnight.", &[]),
            ("At eleven of the clock they came.", &[]),
        ];
        for (text, expected) in table {
            let found = scan(text);
            let found: Vec<_> = found.iter().map(|m| (m.low.unwrap(), m.unit.as_deref())).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
