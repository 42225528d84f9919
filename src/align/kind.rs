//! Takes a mention where it stands, gives the class of its statement, or that none can rest on it.

use super::row::{Part, Row};
use super::statement::Class;
use super::stem::{Key, keys};
use crate::mention::{Kind, Mention};
use crate::value::{Measure, Unit};

/// The class of a mention; `None` where no statement can rest on it.
pub(super) fn class_of(mention: &Mention, text: &str) -> Option<Class> {
    if mention.uncertain {
        return None;
    }
    match mention.kind {
        Kind::Date | Kind::Period => {
            let edtf = mention.edtf.as_deref()?;
            // A bound is no date: `by 1936` may be any year before.
            let open = edtf.contains("..") || edtf.starts_with("XXXX-XX");
            let own = text.get(mention.start..mention.end)?;
            let bounds = ["by ", "before ", "after ", "until ", "till ", "since ", "from "];
            if class_is_bound(own, &bounds) && !edtf.contains('/') {
                return None;
            }
            let points = ["that day", "that month", "that year", "same day", "same year", "the same"];
            if points.iter().any(|words| own.to_lowercase().starts_with(words)) {
                return None;
            }
            let class = if edtf.contains('/') { Class::Span } else { Class::Time };
            (!open).then_some(class)
        }
        Kind::Percent | Kind::Fraction => Some(Class::Share),
        Kind::Ratio => (mention.low? <= 1.0).then_some(Class::Share),
        Kind::Ordinal => None,
        Kind::Quantity => {
            let unit = mention.unit.as_deref().unwrap_or("");
            let measure = Unit::named(unit).measure();
            let before = text.get(..mention.start)?.trim_end();
            let after = text.get(mention.end..)?.trim_start();
            let aged = before.ends_with("aged") || before.ends_with("age of") || after.starts_with("years old");
            let aged = aged || (is_infant(unit) && after.starts_with("old"));
            Some(match (unit, measure) {
                // An infant's age is held against ages of its own unit only: thirteen months are no thirteen years,
                // and those of one year are said of the same child.
                _ if aged && is_infant(unit) => Class::In(Key::of(&format!("aged in {unit}"))),
                _ if aged => Class::Age,
                ("times", _) => Class::Times,
                // Short, long and metric tons, and those of a ship's burden, convert into none but themselves.
                ("tons", _) => Class::In(Key::of("tons")),
                (_, Some(measure)) => Class::Measure(measure_number(measure)),
                // How far round or how warm: no number of anything.
                ("degrees" | "°C" | "°F", _) => Class::In(Key::of(unit)),
                _ if is_rate(unit) => Class::In(Key::of(unit)),
                _ => Class::Count,
            })
        }
    }
}

/// True for the units in which the age of an infant is told.
fn is_infant(unit: &str) -> bool {
    ["months", "weeks", "days", "hours"].contains(&unit)
}

/// True for the names of currencies, speeds and powers.
fn is_rate(unit: &str) -> bool {
    let currency = unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
    let coin = ["cents", "pence", "shillings", "guineas", "kopecks"].contains(&unit);
    currency || coin || ["mph", "km/h", "knots", "m/s", "kW", "MW", "hp", "bhp"].contains(&unit)
}

pub(super) fn class_is_bound(own: &str, bounds: &[&str]) -> bool {
    let own = own.to_lowercase();
    bounds.iter().any(|bound| own.starts_with(bound))
}

pub(super) fn measure_number(measure: Measure) -> u8 {
    measure as u8
}

/// The first and last year of an EDTF date or period; `None` where an end is open.
pub(super) fn years_of(edtf: &str) -> Option<(i32, i32)> {
    let year = |date: &str, digit: char| -> Option<i32> {
        let (sign, rest) = date.strip_prefix('-').map_or((1, date), |rest| (-1, rest));
        let year: String = rest.chars().take(4).map(|c| if c == 'X' { digit } else { c }).collect();
        (!rest.starts_with("XX")).then_some(())?;
        year.parse::<i32>().ok().map(|year| sign * year)
    };
    match edtf.split_once('/') {
        Some((from, to)) => Some((year(from, '0')?, year(to, '9')?)),
        None => Some((year(edtf, '0')?, year(edtf, '9')?)),
    }
}

/// True for `the northern half`, which is a place and no share.
pub(super) fn is_side(text: &str, row: &Row, place: usize) -> bool {
    let before = place.checked_sub(1).and_then(|at| row.words.get(at));
    before.is_some_and(|word| {
        let own = text.get(word.span.clone()).unwrap_or("");
        own.ends_with("ern")
            || word.part == Part::Ordinal
            || word.is(text, &["the", "other", "upper", "lower", "latter", "former"])
    })
}

/// True for a date that says when a number held: `4,500 in 1941`, `in 1944 there were 18,000`.
pub(super) fn dates_number(text: &str, row: &Row, place: usize) -> bool {
    let word = |back: usize| place.checked_sub(back).and_then(|at| row.words.get(at));
    let linked = word(1).is_some_and(|link| link.is(text, &["in", "of"]));
    let behind = linked && word(2).is_some_and(|number| matches!(number.part, Part::Mention(_)));
    let there = row.words.iter().skip(place + 1).take(3).collect::<Vec<_>>();
    let there = there
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a.is(text, &["there"]) && b.is(text, &["were", "was", "are"])));
    behind || there
}

/// True for a date that says which of several events of a kind is meant: `the eruption of 1902`, `a fire in 1929`.
pub(super) fn dates_noun(text: &str, row: &Row, place: usize) -> bool {
    const KINDS: [Key; 10] =
        keys(["erupt", "quake", "burn", "flood", "walkout", "battle", "war", "plague", "rebellion", "attack"]);
    let word = |back: usize| place.checked_sub(back).and_then(|at| row.words.get(at));
    let linked = word(1).is_some_and(|link| link.is(text, &["in", "of"]));
    let noun = word(2).is_some_and(|noun| noun.part == Part::Event && KINDS.contains(&noun.key));
    linked && noun && word(3).is_some_and(|word| word.is(text, &["the", "a", "an", "another", "this"]))
}

/// True for a date that only says which of several things is meant: `the 1917 Revolution`, `the generation of 1917`.
pub(super) fn is_attribute(text: &str, row: &Row, place: usize) -> bool {
    let word = |back: usize| place.checked_sub(back).and_then(|at| row.words.get(at));
    let Some(value) = row.words.get(place) else { return false };
    let year = text.get(value.span.clone()).is_some_and(|own| own.len() == 4);
    let next = row.words.get(place + 1).is_some_and(|next| next.tells() && next.clause == value.clause);
    let before =
        word(1).is_some_and(|the| the.is(text, &["the", "his", "her", "their", "its"]) || the.part == Part::Name);
    let of = word(1).is_some_and(|of| of.is(text, &["of"]));
    let noun = word(2).is_some_and(|noun| matches!(noun.part, Part::Thing | Part::Name | Part::People));
    (year && next && before) || (of && noun)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::class_of;
    use crate::align::statement::Class;
    use crate::mention::scan;

    #[test]
    fn the_age_of_an_infant_is_no_age_in_years() {
        let class = |text: &str| class_of(scan(text).first().unwrap(), text);
        assert_eq!(class("She died at the age of thirteen."), Some(Class::Age));
        assert_eq!(class("She died at the age of thirteen years."), Some(Class::Age));
        let months = class("She died at the age of thirteen months.");
        assert!(matches!(months, Some(Class::In(_))));
        assert_eq!(class("The child was 20 months old."), months);
        assert_ne!(class("Aged 13 weeks, she died."), months);
        assert!(matches!(class("She was ill for thirteen months."), Some(Class::Measure(_))));
    }
}
