//! Takes the place behind a number and returns its unit, or the noun that it counts, in lower case
//! and in one spelling (`km`, `tonnes`, `USD`, `people`).

use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;
use crate::mention::literal::letter_unit;
use crate::mention::vocabulary::is_time;

/// A unit of measure with the token after it.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub name: String,
    pub next: usize,
    pub time: bool,
}

/// Reads the unit that begins at a token, with `square`, `cubic` and `per …`; a hyphen may stand
/// before it (`five-year`).
pub(super) fn read(cursor: &Cursor, at: usize) -> Option<Unit> {
    let hyphen = usize::from(cursor.is_hyphen(at) && cursor.glued(at));
    let mut next = at + hyphen;
    let power = match cursor.word(next) {
        "square" | "sq" => "²",
        "cubic" | "cu" => "³",
        _ => "",
    };
    if !power.is_empty() {
        next = cursor.past_stop(next + 1);
    }
    let time = matches!(cursor.lex(next), Lex::Unit(index) if is_time(index)) || cursor.lex(next) == Lex::Century;
    let name = match cursor.lex(next) {
        Lex::Unit(_) => cursor.unit(next)?,
        Lex::Century if cursor.word(next).starts_with("centur") => "centuries",
        Lex::Currency(_) if cursor.glued(next) => cursor.unit(next)?,
        _ if cursor.glued(next) && hyphen == 0 => letter_unit(cursor.word(next))?,
        Lex::Other if matches!(cursor.word(next), "km2" | "m2" | "m3") && cursor.back(next, 1) == Lex::Digits => {
            letter_unit(cursor.word(next))?
        }
        _ if is_letter_apart(cursor, next) => letter_unit(cursor.word(next))?,
        _ => return None,
    };
    let mut unit = Unit { name: format!("{name}{power}"), next: next + 1, time };
    if name == "degrees" && matches!(cursor.unit(next + 1), Some("°C" | "°F")) {
        unit.name = cursor.unit(next + 1).unwrap_or(name).to_string();
        unit.next += 1;
    } else if name == "degrees" && cursor.glued(next + 1) && matches!(cursor.word(next + 1), "C" | "F") {
        unit.name = format!("°{}", cursor.word(next + 1));
        unit.next += 1;
    }
    rate(cursor, &mut unit);
    Some(unit)
}

/// `30 m`, `4 L`, `5 t`: a letter set apart from its digits.
fn is_letter_apart(cursor: &Cursor, at: usize) -> bool {
    matches!(cursor.word(at), "m" | "L" | "t" | "g")
        && cursor.back(at, 1) == Lex::Digits
        && !(cursor.is(at + 1, b'.') && cursor.glued(at + 1) && cursor.glued(at + 2))
}

/// `per hour`, `an hour`, `/hour` behind a unit.
pub(super) fn rate(cursor: &Cursor, unit: &mut Unit) {
    let joined = match cursor.lex(unit.next) {
        Lex::Per => true,
        Lex::A if matches!(cursor.lex(unit.next + 2), Lex::Earlier | Lex::Later | Lex::Ago) => false,
        Lex::A => !unit.time && matches!(cursor.lex(unit.next + 1), Lex::Unit(index) if is_time(index)),
        Lex::Punct(b'/') => cursor.glued(unit.next),
        _ => false,
    };
    let letter = || match cursor.word(unit.next + 1) {
        "h" | "hr" => Some("hours"),
        "s" => Some("seconds"),
        _ => None,
    };
    let slash = cursor.lex(unit.next) == Lex::Punct(b'/') && cursor.glued(unit.next + 1);
    let over = cursor
        .unit(unit.next + 1)
        .or_else(|| letter().filter(|_| slash))
        .or((cursor.lex(unit.next + 1) == Lex::OrdSmall(2)).then_some("seconds"));
    // A knot is a mile an hour: older books say it twice.
    if joined && unit.name == "knots" && over == Some("hours") {
        unit.next += 2;
        return;
    }
    if let (true, Some(over)) = (joined, over) {
        unit.name = format!("{}/{}", unit.name, over.trim_end_matches('s'));
        unit.next += 2;
    }
}

/// The noun that a number counts: the first plural among the words that follow it, before one that
/// ends the phrase; behind a hyphen or where `singular` allows it, a singular.
pub(super) fn noun(cursor: &Cursor, at: usize, singular: bool) -> Option<String> {
    let hyphen = cursor.is_hyphen(at) && cursor.glued(at);
    let mut first = at + usize::from(hyphen);
    if cursor.lex(first) == Lex::Of && !hyphen {
        first += 1;
        first += usize::from(cursor.lex(first) == Lex::The);
    }
    if hyphen && matches!(cursor.lex(first), Lex::Other | Lex::Section) && cursor.is_word(first) {
        return Some(cursor.word(first).to_lowercase());
    }
    let mut last = None;
    for i in first..first + 5 {
        let word = cursor.word(i);
        let fits = matches!(
            cursor.lex(i),
            Lex::Other | Lex::Section | Lex::More | Lex::Old | Lex::New | Lex::Double(_) | Lex::Unit(_)
        );
        if !fits || !cursor.is_word(i) {
            if cursor.is_hyphen(i) && cursor.glued(i) && i > first {
                continue;
            }
            break;
        }
        if is_plural(word) {
            return Some(word.to_lowercase());
        }
        last = Some(i);
    }
    last.filter(|_| singular)
        .filter(|&i| cursor.lex(i) == Lex::Other && cursor.is_word(i))
        .map(|i| cursor.word(i).to_lowercase())
}

/// Whether a word looks like the plural of a noun.
pub(super) fn is_plural(word: &str) -> bool {
    const IRREGULAR: &[&str] = &[
        "people", "men", "women", "children", "lives", "dead", "wounded", "souls", "persons", "cattle", "sheep",
        "troops", "police", "feet", "teeth", "mice", "geese", "others", "aircraft", "deer", "fish", "swine", "horse",
        "infantry", "cavalry",
    ];
    let ends = |end: &str| {
        let tail = word.len().checked_sub(end.len()).and_then(|start| word.get(start..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
    };
    if IRREGULAR.iter().any(|irregular| word.eq_ignore_ascii_case(irregular))
        || ends("men")
        || ends("children")
        || ends("people")
    {
        return true;
    }
    word.len() > 3 && ends("s") && !["ss", "us", "is", "'s"].iter().any(|end| ends(end))
}
