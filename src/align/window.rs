//! Takes a count in a sentence, gives the stretch of time that it is of, where that is less than all of it: `in the first
//! three days 127 died`, `by the 10th of September 500 had died`, `in January 20 died`.
//!
//! What has come about by a day is no rival of what it comes to in the end.

use super::row::{Part, Row, Word};
use super::statement::{Class, Statement};
use super::stem::{Key, plain};
use crate::mention::{Kind, Mention};

/// A stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Window {
    /// A part of it, by the words for it: `first three days`.
    Part(Key),
    /// All until then, by the date or the words for it.
    Until(Key),
    /// A month, by its year where that is known.
    Month(Option<i32>, u32),
}

const UNITS: [&str; 22] = [
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "hour",
    "hours",
    "night",
    "nights",
    "minute",
    "minutes",
    "year",
    "years",
    "fortnight",
    "morning",
    "afternoon",
    "evening",
    "weekend",
    "season",
    "winter",
    "summer",
];
const PARTS: [&str; 12] =
    ["first", "last", "next", "opening", "closing", "final", "early", "following", "second", "third", "one", "single"];
const LINKS: [&str; 8] = ["in", "during", "within", "for", "over", "on", "by", "after"];
/// Words behind `by` that are a time before the end.
const THEN: [&str; 17] = [
    "then",
    "now",
    "nightfall",
    "evening",
    "noon",
    "midnight",
    "dusk",
    "dawn",
    "morning",
    "sunset",
    "night",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
];

/// The stretch of time of the value at `place`.
pub(super) fn window(text: &str, row: &Row, place: usize, class: Class, mentions: &[Mention]) -> Option<Window> {
    let value = row.words.get(place)?;
    if !matches!(class, Class::Count | Class::Times) {
        return None;
    }
    // `30,000 took part, which was settled in May`: another thing was in May.
    let parted = |word: &Word| text.get(value.span.end..word.span.start).is_some_and(|gap| gap.contains(','));
    let here = |(at, word): &(usize, &Word)| *at != place && word.clause == value.clause && !parted(word);
    row.words.iter().enumerate().filter(here).find_map(|(at, _)| {
        // What another number is between is of that one.
        let between = row.words.get(at.min(place) + 1..at.max(place))?;
        let other = |word: &Word| count(word, mentions) && at > place;
        (!between.iter().any(other)).then(|| at_word(text, row, at, place, mentions))?
    })
}

fn mention<'m>(word: &Word, mentions: &'m [Mention]) -> Option<&'m Mention> {
    match word.part {
        Part::Mention(index) => mentions.get(index as usize),
        _ => None,
    }
}

/// True for a number that counts something.
fn count(word: &Word, mentions: &[Mention]) -> bool {
    mention(word, mentions).is_some_and(|own| own.kind == Kind::Quantity && !is_time(own))
}

fn is_time(mention: &Mention) -> bool {
    mention.unit.as_deref().is_some_and(|unit| UNITS.contains(&unit))
}

fn at_word(text: &str, row: &Row, at: usize, place: usize, mentions: &[Mention]) -> Option<Window> {
    let word = row.words.get(at)?;
    if let Some(own) = mention(word, mentions) {
        return dated(text, row, at, own);
    }
    if !word.is(text, &LINKS) {
        return None;
    }
    let behind: Vec<&Word> =
        row.words.iter().skip(at + 1).take(5).take_while(|next| next.clause == word.clause).collect();
    let own = |word: &Word| plain(text.get(word.span.clone()).unwrap_or(""));
    // `by then`, `by the end of the week`; `in the end` is all of it.
    if word.is(text, &["by"]) {
        let words: Vec<String> = behind.iter().map(|word| own(word)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| *word != "the").collect();
        let then = words.first().is_some_and(|first| THEN.contains(first));
        let close = matches!(words.as_slice(), ["end" | "close", "of", unit, ..] if UNITS.contains(unit));
        let until = words.iter().take(if then { 1 } else { 3 }).map(|word| format!("{word} ")).collect::<String>();
        return (then || close).then(|| Window::Until(Key::of(&until)));
    }
    let unit = behind.iter().position(|word| {
        mention(word, mentions).map_or_else(|| UNITS.contains(&own(word).as_str()), is_time)
            && word.span.start != row.words.get(place).map_or(0, |value| value.span.start)
    })?;
    let before = behind.get(..unit)?;
    let light = |word: &&&Word| {
        word.is(text, &["the", "a", "its", "their", "his", "her", "that", "about", "some", "only", "space", "of"])
    };
    let told: Vec<&&Word> = before.iter().filter(|word| !light(word)).collect();
    let part =
        !told.is_empty() && told.iter().all(|word| PARTS.contains(&own(word).as_str()) || word.part == Part::Ordinal);
    let last = behind.get(unit)?;
    let short = ["minutes", "hours", "minute", "hour"];
    let long = mention(last, mentions).map_or_else(
        || word.is(text, &["within"]) && !last.is(text, &short),
        |own| own.unit.as_deref().is_some_and(|unit| !short.contains(&unit)),
    );
    let within = told.is_empty() && word.is(text, &["within", "in"]) && long;
    let key: String = told.iter().map(|word| own(word)).chain([own(last)]).map(|word| format!("{word} ")).collect();
    (part || within).then(|| Window::Part(Key::of(&key)))
}

/// The window that a date says: until a day, or a month.
fn dated(text: &str, row: &Row, at: usize, own: &Mention) -> Option<Window> {
    let edtf = own.edtf.as_deref()?;
    let words = text.get(own.start..own.end)?.to_lowercase();
    if let Some(until) = edtf.strip_prefix("../") {
        let bound = ["by ", "up to ", "until ", "till ", "before "].iter().any(|bound| words.starts_with(bound));
        return bound.then(|| Window::Until(Key::of(until)));
    }
    let link = at.checked_sub(1).and_then(|at| row.words.get(at));
    let linked = link.is_some_and(|link| link.is(text, &["in", "during", "throughout"]));
    let (year, month) = edtf.split_once('-').filter(|_| own.kind == Kind::Date && edtf.len() == 7 && linked)?;
    let month: u32 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    Some(Window::Month(year.parse().ok(), month))
}

/// True for a date that only says when so many were counted: `in January 20 people died`.
pub(super) fn dates_count(text: &str, row: &Row, place: usize, mentions: &[Mention]) -> bool {
    let Some(value) = row.words.get(place) else { return false };
    let month = mention(value, mentions).and_then(|own| dated(text, row, place, own));
    let next = row.words.get(place + 1).is_some_and(|next| count(next, mentions));
    let before = row.words.iter().take(place).filter(|word| word.clause == value.clause);
    let counted = next || before.into_iter().any(|word| count(word, mentions));
    counted && matches!(month, Some(Window::Month(None, _)))
}

/// True where two counts are of two stretches of time, or one of all and the other of a part.
pub(super) fn differ(a: &Statement, b: &Statement) -> bool {
    match (&a.window, &b.window) {
        (Some(Window::Month(one, first)), Some(Window::Month(other, second))) => {
            first != second || one.zip(*other).is_some_and(|(one, other)| one != other)
        }
        (None | Some(Window::Month(..)), None | Some(Window::Month(..))) => false,
        (one, other) => one != other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;

    #[test]
    fn a_part_of_the_time_is_not_all_of_it() {
        let table = [
            ("In the first three days 127 persons died at Ashby.", "In the end 616 people died at Ashby.", ""),
            ("On the first day 40 men were arrested at Ashby.", "At Ashby 90 men were arrested.", ""),
            ("Within a week 20 men were arrested at Ashby.", "At Ashby 90 men were arrested.", ""),
            ("By the 10th of May 1848 300 people had died at Ashby.", "At Ashby 616 people died.", ""),
            ("By the end of the week 300 people had died at Ashby.", "At Ashby 616 people died.", ""),
            ("Up to 10 May 1848 300 people had died at Ashby.", "At Ashby 616 people died.", ""),
            ("In January 20 people died at Ashby.", "In February 35 people died at Ashby.", ""),
            ("At Ashby 20 people died in January.", "At Ashby 35 people died in February.", ""),
            // The same stretch, and all of it.
            (
                "In the first week 127 people died at Ashby.",
                "In the first week 140 people died at Ashby.",
                "contradiction: 127 / 140",
            ),
            (
                "By then 300 people had died at Ashby.",
                "By then 340 people had died at Ashby.",
                "contradiction: 300 / 340",
            ),
            ("In the end 660 people died at Ashby.", "At Ashby 616 people died.", "contradiction: 660 / 616"),
            ("14 people died at Ashby in May.", "At Ashby 17 people died.", "contradiction: 14 / 17"),
            ("14 people died at Ashby by drowning.", "At Ashby 17 people died.", "contradiction: 14 / 17"),
        ];
        for (a, b, found) in table {
            assert_eq!(told(&[a, b]).join(" | "), found, "{a} {b}");
        }
    }
}
