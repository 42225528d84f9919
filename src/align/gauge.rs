//! Takes a measure in a sentence, gives what of what it is: the height of the waves, the depth of the sea.
//!
//! Accounts of one event seldom tell such a measure in the same words; what is measured and which way is what they
//! share.

use std::collections::HashMap;

use super::place::{ATTRIBUTES, is_attribute_word};
use super::row::{Part, Row, Word};
use super::scene::Scene;
use super::statement::{Class, Statement};
use super::stem::Key;
use crate::extract::is_past;
use crate::mention::{Mention, parted};
use crate::value::Unit;

/// Nouns that mean one thing where something is measured.
const ALIKE: [&[&str]; 5] = [
    &[
        "wave",
        "waves",
        "billow",
        "billows",
        "breakers",
        "water",
        "waters",
        "sea",
        "ocean",
        "undulation",
        "undulations",
        "oscillation",
        "oscillations",
    ],
    &["dust", "ash", "ashes", "particles"],
    &["cloud", "column", "vapour", "vapor", "vapours", "vapors", "smoke", "steam", "plume"],
    &["ship", "ships", "vessel", "vessels", "steamer", "steamship", "boat", "gunboat"],
    &["tower", "towers", "spire", "steeple"],
];

/// Nouns that say how the thing behind them comes, not what it is: `a succession of waves`.
const WAYS: [&str; 10] = ["succession", "series", "number", "mass", "body", "wall", "row", "layer", "bed", "quantity"];

/// Words behind which a noun is no subject.
pub(super) const LINKS: [&str; 40] = [
    "of", "in", "on", "at", "by", "to", "for", "from", "with", "under", "over", "above", "below", "near", "behind",
    "into", "through", "across", "along", "upon", "within", "around", "up", "down", "off", "against", "towards",
    "toward", "before", "after", "between", "among", "beside", "inside", "outside", "past", "round", "about", "during",
    "beyond",
];

/// Words that no noun phrase holds.
const STOPS: [&str; 23] = [
    "and", "or", "but", "which", "who", "that", "when", "where", "while", "is", "are", "was", "were", "be", "been",
    "has", "have", "had", "not", "then", "it", "they", "now",
];

/// Words behind which a noun is the subject of a subordinate clause.
const WITHIN: [&str; 8] = ["when", "where", "while", "as", "if", "that", "because", "which"];

/// Articles and the like, between a link and its noun.
const ARTICLES: [&str; 12] =
    ["the", "a", "an", "its", "their", "this", "that", "these", "those", "some", "all", "great"];

/// The way in which a measure is taken, where no noun tells it: `thirty feet above the sea`, `two miles inland`.
fn way(text: &str, row: &Row, place: usize) -> Option<Key> {
    let next = row.words.get(place + 1)?;
    let near = row.words.iter().skip(place + 1).take(2);
    if next.is(text, &["above"]) {
        return Some(Key::notion("height"));
    }
    let inland = near.clone().any(|word| word.is(text, &["inland", "ashore"]));
    let before = row.words.iter().take(place).rev().take(5);
    (inland || before.clone().any(|word| word.is(text, &["inland", "ashore"]))).then(|| Key::notion("distance"))
}

/// What is measured of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gauge {
    pub key: Key,
    /// True for things that any two documents on one topic may measure; other things only accounts of one event do.
    pub common: bool,
}

/// What moves through the air is not what moves through the sea: the last of the two that the paragraph names.
fn medium(scene: &Scene, row: &Row) -> u64 {
    const MEDIA: [&[&str]; 2] = [
        &["air", "atmosphere", "atmospheric", "aerial", "barometer", "barometers", "barometric", "wind", "sound"],
        &["sea", "ocean", "oceanic", "tidal", "water", "waters", "tide"],
    ];
    const BACK: usize = 4;
    let rows = (1..=BACK).filter_map(|back| scene.rows.get(scene.at.checked_sub(back)?));
    let same = |before: &&Row| !parted(scene.text, before.span.end, row.span.start);
    let of = |word: &Word| MEDIA.iter().position(|words| word.is(scene.text, words));
    let wave = |word: &Word| thing(scene.text, word) == Some(Key::notion("wave")) && of(word).is_none();
    let named = |row: &Row| {
        let beside = row.words.windows(2).find_map(|pair| match pair {
            [kind, noun] if wave(noun) => of(kind),
            _ => None,
        });
        if beside.is_some() {
            return beside;
        }
        let mut found = row.words.iter().filter_map(of);
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    };
    let found = std::iter::once(row).chain(rows.take_while(same)).find_map(named);
    found.map_or(0, |at| u64::try_from(at + 1).unwrap_or(0))
}

/// What of what a measure is, as one key; `None` where the sentence does not tell.
pub(super) fn gauge(scene: &Scene, row: &Row, place: usize, attribute: Option<Key>) -> Option<Gauge> {
    let Scene { text, rows, at, .. } = *scene;
    let attribute = way(text, row, place).or(attribute.filter(|key| *key != Key::notion("distance")));
    let attribute = attribute.filter(|key| is_attribute_word(*key))?;
    let thing = named_behind(text, row, place, attribute)
        .or_else(|| before(text, row, place, attribute))
        .or_else(|| subject(text, rows.get(at.checked_sub(1)?)?))?;
    let alike = ALIKE.iter().filter_map(|words| words.first()).any(|first| thing == Key::notion(first));
    let main = scene.told.main.filter(|main| thing == *main || is_kind(text, rows, *main, thing));
    let common = main.is_some() || alike;
    let thing = main.unwrap_or(thing);
    if attribute == Key::notion("distance") && thing != Key::notion("ship") {
        return None;
    }
    let medium = if attribute == Key::notion("speed") { medium(scene, row) } else { 0 };
    Some(Gauge { key: Key(attribute.0 ^ thing.0.rotate_left(17) ^ medium), common })
}

/// `the height of the waves was`, and `a cloud, the height of which was`.
fn named_behind(text: &str, row: &Row, place: usize, attribute: Key) -> Option<Key> {
    let words = row.words.get(..place)?;
    let at = words.iter().rposition(|word| word.key == attribute)?;
    let of = words.get(at + 1).filter(|word| word.is(text, &["of"]))?;
    let next = words.get(at + 2).filter(|word| word.clause == of.clause || word.is(text, &["which"]))?;
    if next.is(text, &["which", "whose"]) {
        return row.words.get(..at)?.iter().rev().take(4).find_map(|word| thing(text, word));
    }
    let noun = |word: &&Word| !word.is(text, &ARTICLES);
    let run = words.iter().skip(at + 2).skip_while(|word| !noun(word)).map_while(|word| thing(text, word));
    run.last()
}

/// The nearest noun before a measure that no preposition ties to something else.
fn before(text: &str, row: &Row, place: usize, attribute: Key) -> Option<Key> {
    const FAR: usize = 28;
    let mut at = place;
    while at > place.saturating_sub(FAR) {
        at -= 1;
        let word = row.words.get(at)?;
        if word.is(text, &["it", "they"]) {
            return None;
        }
        // `seems to have risen`: no noun.
        let verb = row.words.get(at + 1).is_some_and(|next| next.is(text, &["to"]))
            && word.part == Part::Thing
            && text.get(word.span.clone()).is_some_and(|own| own.ends_with('s'));
        let Some(found) = thing(text, word).filter(|_| !verb) else { continue };
        let start = phrase(text, row, at);
        let prior = start.checked_sub(1).and_then(|at| row.words.get(at));
        // `covered the sea and rose ten feet`: what is done to the sea makes it no higher.
        let object = prior.is_some_and(|word| word.part == Part::Event && does(text, word)) && at + 3 <= place;
        if object {
            at = start;
            continue;
        }
        let link = prior.filter(|word| word.is(text, &LINKS));
        match link {
            None => return Some(found),
            Some(with) if attribute == Key::notion("depth") && with.is(text, &["with"]) => return Some(found),
            Some(of) if of.is(text, &["of"]) => {
                // `a succession of waves`: the waves; `the coast of Sunda`: the coast; `Of the island, …`: the island.
                let Some(head) = start.checked_sub(2) else { return Some(found) };
                if row.words.get(head).is_some_and(|head| head.is(text, &WAYS)) {
                    let first = phrase(text, row, head);
                    let tied =
                        first.checked_sub(1).and_then(|at| row.words.get(at)).is_some_and(|w| w.is(text, &LINKS));
                    if !tied {
                        return Some(found);
                    }
                }
                at = start - 1;
            }
            Some(_) => at = start - 1,
        }
    }
    None
}

fn does(text: &str, word: &Word) -> bool {
    is_past(&text.get(word.span.clone()).unwrap_or("").to_lowercase())
}

/// What a sentence is about: its first noun that no preposition ties to something else.
fn subject(text: &str, row: &Row) -> Option<Key> {
    let first = row.words.iter().enumerate().find_map(|(at, word)| {
        let found = thing(text, word)?;
        let follows = row.words.get(at + 1).is_some_and(|next| thing(text, next).is_some());
        let start = phrase(text, row, at);
        let link = start.checked_sub(1).and_then(|link| row.words.get(link));
        let tied = link.is_some_and(|link| link.is(text, &LINKS) || link.is(text, &WITHIN));
        (!follows && !tied).then_some(found)
    });
    first.filter(|_| !row.words.iter().take(1).any(|word| word.is(text, &["it", "they", "there"])))
}

/// Where the noun phrase begins that ends at a word.
pub(super) fn phrase(text: &str, row: &Row, end: usize) -> usize {
    let clause = row.words.get(end).map(|word| word.clause);
    let within = |word: &Word| {
        let noun = matches!(word.part, Part::Thing | Part::Name | Part::People | Part::Ordinal);
        let light = word.part == Part::Plain && !word.is(text, &LINKS) && !word.is(text, &STOPS);
        Some(word.clause) == clause && (noun || light)
    };
    let mut start = end;
    let comma = |at: usize| {
        let words = row.words.get(at).zip(row.words.get(at + 1));
        words.is_some_and(|(one, next)| text.get(one.span.end..next.span.start).is_some_and(|gap| gap.contains(',')))
    };
    while let Some(at) = start.checked_sub(1).filter(|at| row.words.get(*at).is_some_and(within) && !comma(*at)) {
        start = at;
        if row.words.get(at).is_some_and(|word| word.is(text, &["the", "a", "an", "its", "their"])) {
            break;
        }
    }
    start
}

/// The thing that a word names, those alike by one key; `None` for what names none.
pub(super) fn thing(text: &str, word: &Word) -> Option<Key> {
    if let Some(first) = ALIKE.iter().find(|words| word.is(text, words)).and_then(|words| words.first()) {
        return Some(Key::notion(first));
    }
    let own = text.get(word.span.clone())?;
    let verbal = !word.capital && own.len() > 4 && (own.ends_with("ed") || own.ends_with("ing") || own.ends_with("ly"));
    let noun = matches!(word.part, Part::Thing | Part::Name) && own.len() > 1 && !word.is(text, &["aloft", "overhead"]);
    (noun && !verbal && !ATTRIBUTES.contains(&word.key)).then_some(word.key)
}

/// True for a common noun by which the name that a document is about goes: `the island of X`, `X is a small island`.
fn is_kind(text: &str, rows: &[Row], main: Key, noun: Key) -> bool {
    const ROWS: usize = 80;
    let noun = |word: &Word| word.part == Part::Thing && word.key == noun;
    rows.iter().take(ROWS).any(|row| {
        let names = row.words.iter().enumerate().filter(|(_, word)| word.part == Part::Name && word.key == main);
        let mut names = names.map(|(at, _)| at);
        names.any(|at| {
            let after = row.words.iter().skip(at + 1).take(8);
            let is = row.words.get(at + 1).is_some_and(|word| word.is(text, &["is", "was", "a", "an"]));
            let before = row.words.get(..at).unwrap_or_default();
            let of = matches!(before, [.., kind, of] if noun(kind) && of.is(text, &["of"]));
            of || (is && after.take_while(|word| word.part != Part::Event).any(noun))
        })
    })
}

/// Keeps what is measured only for the greatest measure of it in the document: of many waves the highest is told
/// everywhere.
pub(super) fn keep_greatest(statements: &mut [Statement], mentions: &[Mention]) {
    let size = |statement: &Statement| {
        let mention = mentions.get(statement.mention as usize)?;
        let unit = Unit::named(mention.unit.as_deref()?);
        let (_, base) = unit.size()?;
        Some(mention.high.or(mention.low)? * base)
    };
    let mut greatest: HashMap<(Class, Key), f64> = HashMap::new();
    for statement in statements.iter() {
        if let Some((gauge, size)) = statement.gauge.zip(size(statement)) {
            let held = greatest.entry((statement.class, gauge.key)).or_insert(size);
            *held = held.max(size);
        }
    }
    for statement in statements.iter_mut() {
        let measured = matches!(statement.class, Class::Measure(_));
        let Some(gauge) = statement.gauge.filter(|_| measured) else { continue };
        let most = greatest.get(&(statement.class, gauge.key)).copied();
        // The same length in feet and in miles is one.
        if size(statement).zip(most).is_none_or(|(size, most)| size < most * 0.9) {
            statement.gauge = None;
        }
    }
}
