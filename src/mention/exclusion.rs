//! Takes the place of a number and says whether it is no quantity at all: the number of a page, a
//! chapter or a list item, a footnote mark, a clock time, part of a name, or `one` as a pronoun.

use crate::mention::clock;
use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;
use crate::mention::number::{Form, Number};
use crate::mention::olden::past_clock;
use crate::mention::score;
use crate::mention::telephone;
use crate::mention::unit;
use crate::mention::vocabulary::is_time;

/// The token to go on from, if the number that was read there is no quantity.
pub(super) fn passes(cursor: &Cursor, number: &Number, hedged: bool) -> Option<usize> {
    let at = number.first;
    let digits = matches!(cursor.lex(at), Lex::Digits | Lex::Dotted);
    if digits && let Some(next) = telephone::past(cursor, at) {
        return Some(next);
    }
    let excluded = is_reference(cursor, number)
        || is_note(cursor, at, digits)
        || (digits && is_item(cursor, number))
        || clock::stands(cursor, number)
        || is_name(cursor, number, digits)
        || is_arc(cursor, at)
        || is_pronoun(cursor, number, hedged);
    if let Some(next) = past_clock(cursor, number.next) {
        return Some(next);
    }
    excluded.then(|| list_end(cursor, number.next))
}

/// `not 30 but 20`, `three, not four`, `thirty, if not forty`: what a number is not, which is no bound of it either.
pub(super) fn is_denied(cursor: &Cursor, number: &Number, opening: usize) -> bool {
    let not = opening.wrapping_sub(1);
    if cursor.lex(not) != Lex::Not {
        return false;
    }
    let word = |at: usize, known: &str| cursor.word(at).eq_ignore_ascii_case(known);
    let before = matches!(cursor.back(not, 1), Lex::Punct(_) | Lex::Dash | Lex::Or | Lex::And | Lex::End);
    let but = (number.next..number.next + 5).take_while(|&at| !cursor.is(at, b'.')).any(|at| word(at, "but"));
    before && !cursor.is_capital(not) || but || word(not.wrapping_sub(1), "if") || number.form == Form::Vague
}

/// `6° 7' S.`: minutes and seconds of arc.
fn is_arc(cursor: &Cursor, at: usize) -> bool {
    cursor.unit(at.wrapping_sub(1)) == Some("degrees")
        && (matches!(cursor.lex(at + 1), Lex::Punct(b'\'' | b'"')) || ["′", "″"].contains(&cursor.word(at + 1)))
}

/// Past the rest of a list of numbers (`pp. 12–15, 20`).
fn list_end(cursor: &Cursor, mut next: usize) -> usize {
    while matches!(cursor.lex(next), Lex::Punct(b'-' | b',' | b':' | b'.') | Lex::And)
        && cursor.lex(next + 1) == Lex::Digits
        && cursor.whole(next + 1).is_some_and(|(_, digits)| digits < 4)
        && (cursor.glued(next + 1) || cursor.lex(next) != Lex::Punct(b'.'))
    {
        next += 2;
    }
    next
}

/// `page 12`, `No. 5`, `Article 58`, `Stage Three`, `(Northwestern, 2000), 145.`
fn is_reference(cursor: &Cursor, number: &Number) -> bool {
    let at = number.first;
    if unit::read(cursor, number.next).is_some() || matches!(cursor.lex(number.next), Lex::PercentSign | Lex::Percent) {
        return false;
    }
    let stop = usize::from(cursor.is(at.wrapping_sub(1), b'.') && cursor.glued(at.wrapping_sub(1)));
    let word = at.wrapping_sub(1 + stop);
    match cursor.lex(word) {
        Lex::Section if is_verb(cursor, word) => false,
        Lex::Section => {
            let noun = unit::noun(cursor, number.next, false).is_some_and(|noun| unit::is_plural(&noun));
            cursor.is_capital(word) || stop == 1 || (!noun && number.scale == 1.0)
        }
        Lex::No => stop == 1,
        // `K. 550`, `D. 960`: where a work stands in a catalogue of its composer
        Lex::Other if stop == 1 && ["K", "D"].contains(&cursor.word(word)) => {
            number.form == Form::Digits && unit::noun(cursor, number.next, false).is_none()
        }
        // `on day four`, `in week 3`
        Lex::Unit(index) if is_time(index) => {
            let one = matches!(cursor.word(word).to_ascii_lowercase().as_str(), "day" | "week" | "month" | "year");
            let counted =
                matches!(cursor.back(word, 1), Lex::A | Lex::Per | Lex::Every | Lex::That | Lex::This | Lex::Last)
                    || cursor.back(word, 1).is_cardinal();
            one && !counted && number.scale == 1.0 && unit::noun(cursor, number.next, false).is_none()
        }
        Lex::Punct(b',') => {
            cursor.is(word.wrapping_sub(1), b')')
                && number.form == Form::Digits
                && number.value < 1000.0
                && matches!(cursor.lex(number.next), Lex::Punct(_) | Lex::End)
        }
        _ => false,
    }
}

/// `They number 745`, `the dead number 300`, but not `of bus number 745`.
fn is_verb(cursor: &Cursor, at: usize) -> bool {
    const MANY: [&str; 8] = ["they", "we", "you", "who", "which", "dead", "wounded", "now"];
    let before = cursor.word(at.wrapping_sub(1)).to_ascii_lowercase();
    cursor.word(at) == "number" && (MANY.contains(&before.as_str()) || unit::is_plural(&before))
}

/// `<sup>1</sup>`, `[12]`, a mark glued to the end of a sentence or a quotation.
fn is_note(cursor: &Cursor, at: usize, digits: bool) -> bool {
    if !digits {
        return false;
    }
    match cursor.back(at, 1) {
        Lex::Punct(b'>') => cursor.word(at.wrapping_sub(2)) == "sup",
        Lex::Punct(b'[') => cursor.is(at + 1, b']'),
        Lex::Punct(b'"' | b')' | b']') if cursor.glued(at) => cursor.glued(at.wrapping_sub(1)) && !cursor.glued(at + 1),
        Lex::Punct(b'^') => cursor.glued(at),
        _ => false,
    }
}

/// `1. The …`, `2) …`, `3.1 Causes`, `7 This was`: the number of a list item, a heading or a note.
fn is_item(cursor: &Cursor, number: &Number) -> bool {
    let at = number.first;
    let opened = usize::from(cursor.is(at.wrapping_sub(1), b'(') && cursor.glued(at));
    if opened == 1 && cursor.is(number.next, b')') && number.value < 20.0 {
        return true;
    }
    if !cursor.opens_line(at - opened) {
        return false;
    }
    let next = number.next;
    if opened == 1 {
        return cursor.is(next, b')') && number.value < 100.0;
    }
    let marked = matches!(cursor.lex(next), Lex::Punct(b'.' | b')')) && cursor.glued(next);
    if marked && number.value < 1000.0 && cursor.whole(at).is_some() {
        return cursor.lex(next + 1) != Lex::End;
    }
    let decimal =
        cursor.whole(at).is_none() && number.value < 100.0 && cursor.is_capital(next) && !cursor.word(at).contains(',');
    let note = cursor.whole(at).is_some_and(|(value, _)| value < 200)
        && cursor.is_capital(next)
        && !matches!(cursor.lex(next), Lex::Other | Lex::Month(_) | Lex::Unit(_));
    decimal || note
}

/// `Five-Year Plan`, `the Sixteen`, `the Big Three`, `Apollo 11`.
fn is_name(cursor: &Cursor, number: &Number, digits: bool) -> bool {
    let at = number.first;
    let next = number.next;
    let hyphen = usize::from(cursor.is_hyphen(next));
    if matches!(cursor.lex(next + hyphen), Lex::Unit(_)) && cursor.word(next + hyphen + 1).eq_ignore_ascii_case("plan")
    {
        return true;
    }
    if matches!(cursor.lex(next + hyphen), Lex::Unit(_))
        && cursor.is_capital(at)
        && ["plan", "plans", "war", "wars"].contains(&cursor.word(next + hyphen + 1).to_lowercase().as_str())
    {
        return true;
    }
    let quote = usize::from(cursor.is(next + 1, b'\'') && matches!(cursor.lex(next), Lex::Unit(_)));
    if matches!(cursor.lex(next), Lex::Unit(_))
        && cursor.is_capital(at)
        && cursor.is_capital(next)
        && cursor.is_capital(next + 1 + quote)
    {
        return true;
    }
    if !digits {
        let capital = cursor.is_capital(at) && cursor.lex(at) != Lex::A;
        let counts =
            matches!(cursor.lex(next + hyphen), Lex::Unit(_) | Lex::Percent | Lex::PercentSign) || number.scale > 1.0;
        if hyphen == 1 && capital && cursor.is_capital(next + 1) {
            return true;
        }
        if capital && !cursor.opens_sentence(at) && !counts {
            return unit::noun(cursor, next, false).is_none() || cursor.is_capital(next);
        }
        let anaphor = matches!(cursor.back(at, 1), Lex::The)
            || ["these", "those", "other"]
                .iter()
                .any(|word| cursor.word(at.wrapping_sub(1)).eq_ignore_ascii_case(word));
        return anaphor && number.value < 4.0 && !counts && unit::noun(cursor, next, false).is_none();
    }
    if is_address(cursor, next) && number.value < 10_000.0 * number.scale {
        return true;
    }
    let before = at.wrapping_sub(1);
    if is_brand(cursor.word(before)) && number.next == at + 1 && !cursor.glued(at) && number.value < 1000.0 {
        return true;
    }
    // `Standard & Poor's 500 index`
    let owner = at.wrapping_sub(3);
    let index = cursor.word(next).eq_ignore_ascii_case("index") || cursor.lex(next) == Lex::Function;
    if cursor.word(before) == "s" && cursor.is_capital(owner) && cursor.is(owner.wrapping_sub(1), b'&') && index {
        return true;
    }
    let named =
        matches!(cursor.lex(before), Lex::Other | Lex::Unit(_)) && cursor.is_capital(before) && !cursor.glued(at);
    named
        && !score::stands(cursor, at)
        && !cursor.opens_sentence(before)
        && cursor.whole(at).is_some_and(|(value, _)| value < 1000)
        && number.next == at + 1
        && unit::read(cursor, next).is_none()
        && !matches!(cursor.lex(next), Lex::PercentSign | Lex::Percent | Lex::Currency(_) | Lex::To | Lex::Of)
        && !unit::noun(cursor, next, false).is_some_and(|noun| unit::is_plural(&noun))
}

/// A small letter and then a capital in one word, as goods are named: `iPhone 12`, `PlayStation 5`.
fn is_brand(word: &str) -> bool {
    let inner = word.as_bytes().windows(2).any(|pair| matches!(pair, [b'a'..=b'z', b'A'..=b'Z']));
    inner && !word.starts_with("Mc") && !word.starts_with("Mac")
}

/// A word for one person, or for what is counted one by one: `one man died`.
fn is_person(word: &str) -> bool {
    const PERSONS: &[&str] = &[
        "man",
        "woman",
        "person",
        "child",
        "boy",
        "girl",
        "soldier",
        "officer",
        "civilian",
        "passenger",
        "death",
        "vote",
        "survivor",
        "prisoner",
        "worker",
        "victim",
        "abstention",
        "policeman",
        "student",
    ];
    PERSONS.contains(&word)
}

/// `221 Baker Street`.
fn is_address(cursor: &Cursor, next: usize) -> bool {
    const ROADS: &[&str] =
        &["Street", "St", "Avenue", "Ave", "Road", "Rd", "Lane", "Boulevard", "Drive", "Square", "Place"];
    (next + 1..next + 3).any(|i| ROADS.contains(&cursor.word(i)) && (next..i).all(|word| cursor.is_capital(word)))
}

/// `one` that counts nothing: `no one`, `one of the`, `this one`, `socialism in one country`.
fn is_pronoun(cursor: &Cursor, number: &Number, hedged: bool) -> bool {
    if cursor.lex(number.first) != Lex::Small(1) || number.value != 1.0 {
        return false;
    }
    let at = number.first;
    if hedged || matches!(cursor.back(at, 1), Lex::Only | Lex::Minus | Lex::Than) {
        return cursor.lex(number.next) == Lex::Of;
    }
    let hyphen = usize::from(cursor.is_hyphen(number.next));
    match cursor.lex(number.next + hyphen) {
        Lex::Unit(index) => {
            let counts = !is_time(index)
                || matches!(
                    cursor.back(at, 1),
                    Lex::In | Lex::Of | Lex::Per | Lex::About | Lex::And | Lex::Or | Lex::To | Lex::At
                );
            !counts && hyphen == 0 && !["for", "within", "just"].contains(&cursor.word(at.wrapping_sub(1)))
        }
        Lex::PercentSign | Lex::Percent | Lex::Per => false,
        Lex::Other if cursor.lex(number.next + 1) == Lex::In && cursor.lex(number.next + 2).is_cardinal() => false,
        Lex::Other => !is_person(cursor.word(number.next)),
        Lex::In => !cursor.lex(number.next + 1).is_cardinal() && cursor.lex(number.next + 1) != Lex::Every,
        Lex::Out | Lex::Over => !(number.next + 1..number.next + 4).any(|i| cursor.lex(i).is_cardinal()),
        Lex::Or | Lex::To | Lex::Punct(b'-') => !cursor.lex(number.next + hyphen + 1).is_cardinal(),
        Lex::End => !cursor.opens_line(at),
        _ => true,
    }
}
