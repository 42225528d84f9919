//! Takes the place of an ordinal number and returns it as a place in a row (`the 17th Congress`),
//! unless it is an adverb (`at first`), part of a name (`First World War`) or of a date.

use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;
use crate::mention::quantity::Read;
use crate::mention::{Kind, Mention, number, unit};

/// Reads the ordinal at a token.
pub(super) fn read(cursor: &Cursor, at: usize) -> Option<Read> {
    let (value, next) = value(cursor, at)?;
    if number::read(cursor, at, false)
        .is_some_and(|number| number.form == number::Form::Fraction || number.next >= next)
    {
        return None;
    }
    let digits = cursor.lex(at) == Lex::OrdDigits;
    let refused = is_part(cursor, at, next)
        || if digits { is_address(cursor, next) } else { is_adverb(cursor, at, next) || is_name(cursor, at, next) };
    if refused {
        return None;
    }
    let mention = Mention {
        start: cursor.start(at),
        end: cursor.end(next - 1),
        kind: Kind::Ordinal,
        low: Some(value),
        high: Some(value),
        unit: head(cursor, next),
        ..Mention::default()
    };
    Some(Read { mention: Some(mention), next })
}

/// The number of an ordinal, and the token after it.
pub(super) fn value(cursor: &Cursor, at: usize) -> Option<(f64, usize)> {
    match cursor.lex(at) {
        Lex::OrdDigits => cursor.ordinal_digits(at).map(|n| (f64::from(n), at + 1)),
        Lex::OrdSmall(n) => Some((f64::from(n), at + 1)),
        Lex::OrdTens(n) => Some((f64::from(n), at + 1)),
        Lex::OrdScale(n) => Some((10f64.powi(i32::from(n)), at + 1)),
        Lex::Small(_) | Lex::Tens(_) | Lex::Hundred => compound(cursor, at),
        _ => None,
    }
}

/// `twenty-first`, `one hundred and twenty-fifth`: cardinals and then an ordinal.
fn compound(cursor: &Cursor, at: usize) -> Option<(f64, usize)> {
    let mut next = at;
    while matches!(cursor.lex(next), Lex::Small(_) | Lex::Tens(_) | Lex::Hundred | Lex::Scale(_) | Lex::And)
        || (cursor.is_hyphen(next) && next > at)
    {
        next += 1;
        if next > at + 12 {
            return None;
        }
    }
    let last = match cursor.lex(next) {
        Lex::OrdSmall(n) => f64::from(n),
        Lex::OrdTens(n) => f64::from(n),
        Lex::OrdScale(n) => 10f64.powi(i32::from(n)),
        _ => return None,
    };
    let sum = match (cursor.lex(at), next - at) {
        (Lex::Tens(n), 1 | 2) => f64::from(n) + last,
        _ => {
            let before = number::read(cursor, at, false)?;
            let joined = before.next == next
                || (before.next + 1 == next && !cursor.is_word(before.next))
                || cursor.lex(before.next) == Lex::And && before.next + 1 == next;
            if !joined || before.value < 20.0 && last < 100.0 {
                return None;
            }
            if last >= 100.0 { before.value * last } else { before.value + last }
        }
    };
    (!(10.0..100.0).contains(&last) || sum >= 100.0).then_some((sum, next + 1))
}

/// Part of a fraction, of a time or of a hyphenated word that is no ordinal.
fn is_part(cursor: &Cursor, at: usize, next: usize) -> bool {
    let second_of_time =
        cursor.lex(at) == Lex::OrdSmall(2) && matches!(cursor.back(at, 1), Lex::Per | Lex::Punct(b'/') | Lex::Digits);
    let half = matches!(cursor.lex(next), Lex::Half | Lex::Quarter);
    second_of_time || half
}

fn is_address(cursor: &Cursor, next: usize) -> bool {
    cursor.is_capital(next) && ["Street", "Avenue", "St", "Ave"].contains(&cursor.word(next))
}

/// `at first`, `first of all`, `first, …`, `they first met`.
fn is_adverb(cursor: &Cursor, at: usize, next: usize) -> bool {
    if cursor.back(at, 1) == Lex::At || matches!(cursor.word(next), "of" if cursor.word(next + 1) == "all") {
        return true;
    }
    if cursor.opens_line(at) && cursor.lex(next) == Lex::End
        || cursor.back(at, 1) == Lex::A && cursor.lex(next) == Lex::End
    {
        return false;
    }
    let determined = matches!(
        cursor.back(at, 1),
        Lex::The
            | Lex::A
            | Lex::Of
            | Lex::By
            | Lex::And
            | Lex::Or
            | Lex::End
            | Lex::Punct(_)
            | Lex::In
            | Lex::That
            | Lex::This
    ) || [
        "his", "her", "its", "their", "our", "your", "my", "yet", "whose", "finished", "came", "ranked", "placed", "s",
    ]
    .iter()
    .any(|word| cursor.word(at.wrapping_sub(1)).eq_ignore_ascii_case(word));
    let followed = matches!(
        cursor.lex(next),
        Lex::Other
            | Lex::Section
            | Lex::Unit(_)
            | Lex::Season(_)
            | Lex::Century
            | Lex::Small(_)
            | Lex::Double(_)
            | Lex::Edition
            | Lex::And
            | Lex::Or
            | Lex::Many
            | Lex::Few
            | Lex::Of
    ) || cursor.is_hyphen(next)
        || (cursor.back(at, 1) == Lex::The && (cursor.lex(next) != Lex::Function || is_said_of(cursor, next)))
        || cursor.word(at.wrapping_sub(1)) == "finished";
    let word = cursor.word(next);
    let first = cursor.lex(at) == Lex::OrdSmall(1);
    // `at the time`, `for the first time` says no place in a row
    // `the first years`: a time, not a row
    let span =
        first && matches!(cursor.unit(next), Some("years" | "months" | "weeks" | "days")) && unit::is_plural(word);
    let idiom = span || first && (word == "time" && cursor.back(at, 1) == Lex::The) || word == "hand" || word == "rate";
    let opens = cursor.opens_sentence(at) && first && !cursor.is_capital(next) && !unit::is_plural(word) && !followed;
    !(determined && followed) || idiom || opens
}

/// `the third being`, `the second was`: a verb says something of what was counted off.
fn is_said_of(cursor: &Cursor, at: usize) -> bool {
    ["is", "was", "being", "are", "were", "has", "had"].contains(&cursor.word(at))
}

/// `First World War`, `Second Empire`, but not `Second Congress`.
fn is_name(cursor: &Cursor, at: usize, next: usize) -> bool {
    const COUNTED: &[&str] = &[
        "congress",
        "conference",
        "session",
        "plenum",
        "meeting",
        "edition",
        "duma",
        "council",
        "convention",
        "assembly",
        "amendment",
        "army",
        "division",
        "corps",
        "regiment",
        "brigade",
        "battalion",
        "dynasty",
        "century",
        "party",
        "anniversary",
        "volume",
        "act",
        "crusade",
        "round",
        "generation",
        "son",
        "earl",
        "duke",
        "president",
    ];
    let hyphen = usize::from(cursor.is_hyphen(next));
    let named = cursor.is_capital(at) && cursor.is_capital(next + hyphen) && !cursor.opens_line(at);
    if !named {
        let plan = (next..next + 5)
            .any(|i| cursor.word(i).eq_ignore_ascii_case("plan") || cursor.word(i).eq_ignore_ascii_case("plans"));
        return plan && matches!(cursor.lex(next), Lex::Small(5));
    }
    !(next..next + 3).any(|i| COUNTED.contains(&cursor.word(i).to_lowercase().as_str()))
        || matches!(cursor.lex(next), Lex::Small(5))
}

/// The noun that is counted off: the first of the words behind that is not an adjective's guess.
fn head(cursor: &Cursor, next: usize) -> Option<String> {
    let fits = matches!(cursor.lex(next), Lex::Other | Lex::Section | Lex::Unit(_));
    let last =
        (next..next + 3).take_while(|&i| cursor.lex(i) == Lex::Other && cursor.is_capital(i)).last().unwrap_or(next);
    (fits && cursor.is_word(last)).then(|| cursor.word(last).to_lowercase())
}
