//! Takes a value in a sentence, gives the slots around it: what a measure is of, where, from where, the how-manieth.

use super::event::is_happening;
use super::row::{Part, Row, Word};
use super::statement::Class;
use super::stem::{Key, keys};

/// Notions of what a measure is of.
pub(super) const ATTRIBUTES: [Key; 9] =
    keys(["height", "length", "width", "depth", "distance", "area", "diameter", "circumference", "speed"]);

/// True for a word that says what a measure is of.
pub(super) fn is_attribute_word(key: Key) -> bool {
    ATTRIBUTES.contains(&key)
}

/// What a measure is of: the nearest word in its clause that says so, behind it before in front of it.
pub(super) fn attribute(row: &Row, place: usize) -> Option<Key> {
    let value = row.words.get(place)?;
    let known = |word: &&Word| ATTRIBUTES.contains(&word.key);
    let near = |word: &&Word| word.clause == value.clause && word.told.abs_diff(value.told) <= 8 && known(word);
    let behind = row.words.iter().skip(place + 1).take(3).find(near);
    let before = || row.words.iter().take(place).rev().take(20).find(near);
    behind.or_else(before).map(|word| word.key)
}

/// True for measures that may be of the way between two places.
pub(super) fn is_distance(class: Class, row: &Row, place: usize) -> bool {
    let distance = Key::notion("distance");
    matches!(class, Class::Measure(_)) && attribute(row, place).is_none_or(|attribute| attribute == distance)
}

/// The name behind `from` or `of` that follows a distance.
pub(super) fn anchor(text: &str, row: &Row, place: usize) -> Option<Key> {
    let value = row.words.get(place)?;
    let behind = row.words.iter().skip(place + 1).take(8).take_while(|word| word.clause == value.clause);
    let mut linked = false;
    for word in behind {
        linked |= word.is(text, &["from", "of"]);
        match word.part {
            Part::Name => return linked.then_some(word.key),
            Part::Mention(_) => return None,
            _ => {}
        }
    }
    None
}

/// Names behind `in`, `at` or `near` in the clause of a value.
pub(super) fn places(text: &str, row: &Row, value: &Word) -> Vec<Key> {
    let mut found = Vec::new();
    let mut linked = false;
    for word in row.words.iter().filter(|word| word.clause == value.clause) {
        if word.is(text, &["in", "at", "near", "throughout"]) {
            linked = true;
        } else if word.part == Part::Name {
            found.extend(linked.then_some(word.key));
        } else if !word.is(text, &["the", "of"]) {
            linked = false;
        }
    }
    found
}

/// The place that a sentence opens with: `At nearby Kelford …`.
pub(super) fn opening_place(text: &str, row: &Row) -> Vec<Key> {
    const FIRST: usize = 5;
    let opens = row.words.first().is_some_and(|word| word.is(text, &["in", "at", "near"]));
    let mut words = row.words.iter().take(FIRST).skip_while(|word| word.part != Part::Name);
    let names = words.by_ref().take_while(|word| word.part == Part::Name);
    if opens { names.map(|word| word.key).collect() } else { Vec::new() }
}

/// Names beside a measure.
pub(super) fn anchors(row: &Row, value: &Word) -> Vec<Key> {
    let near = |word: &&Word| word.clause == value.clause && word.told.abs_diff(value.told) <= 4;
    let names = row.words.iter().filter(near).filter(|word| word.part == Part::Name);
    names.map(|word| word.key).collect()
}

/// Ordinals of the sentence with the words that they count: `17th Party Congress` gives party and congress.
pub(super) fn ordinals(row: &Row) -> Vec<(Key, u32)> {
    let mut found = Vec::new();
    for (at, word) in row.words.iter().enumerate().filter(|(_, word)| word.part == Part::Ordinal) {
        let after = row.words.iter().skip(at + 1).take(1);
        let after = after.take_while(|next| {
            next.clause == word.clause
                && next.tells()
                && (next.part != Part::Event || is_happening(next.key) || next.key == Key::notion("climb"))
        });
        found.extend(after.map(|next| (next.key, word.number)));
    }
    found
}
