//! Takes a count in a sentence of a short passage, gives of what the passage's subject has or suffered so many.

use super::bearer::{Bearer, label_end};
use super::clause::{before, behind};
use super::count::is_among;
use super::gauge::LINKS;
use super::relation::Relation;
use super::relations::{NEUTRAL, NOUNS, PARTED, TOLLS};
use super::row::{Part, Row, Word};
use super::statement::Statement;
use super::stem::Key;

fn toll(text: &str, word: &Word) -> Option<Key> {
    TOLLS.iter().find(|(_, words)| word.is(text, words)).map(|(name, _)| Key::notion(name))
}

/// What is counted, or who was struck.
pub(super) fn count(text: &str, row: &Row, place: usize, statement: &Statement) -> Option<Relation> {
    if let Some(end) = label_end(text, row, place) {
        let label = row.words.get(..end)?;
        let named = label.iter().find_map(|word| noun(text, word));
        let struck = label.iter().find_map(|word| toll(text, word)).map(|key| (key, false));
        let (key, changes) = struck.or(named).or_else(|| statement.head.map(|(_, key)| (key, true)))?;
        let sort = label.iter().filter(|word| {
            word.tells()
                && !matches!(word.part, Part::Mention(_))
                && noun(text, word).is_none()
                && toll(text, word).is_none()
                && word.key != key
                && !word.is(text, &NEUTRAL)
        });
        let sort = sort.map(|word| word.key).collect();
        return Some(Relation { key, changes, sort, ..Relation::default() });
    }
    let of = row.words.get(place + 1).is_some_and(|of| of.is(text, &["of"]));
    if let Some(key) = struck(text, row, place) {
        let crew = of && behind(text, row, place).take(3).any(|(_, word)| word.is(text, &["crew"]));
        let some = (of && !crew) || is_among(text, row, place) || statement.local.is_some();
        let sort: Vec<Key> = statement.part.into_iter().filter(|_| !crew).collect();
        let beside = statement.beside.iter().chain(&statement.bounds.during).copied().collect();
        return (!some).then_some(Relation { key, sort, beside, ..Relation::default() });
    }
    if of || is_among(text, row, place) || statement.part.is_some() {
        return None;
    }
    let sort: Vec<Key> = statement.bounds.sort.clone();
    let head = statement.head.map(|(_, key)| key);
    let head = behind(text, row, place).take(5).find(|(_, word)| Some(word.key) == head).map(|(_, word)| word);
    let attribute = || {
        let mut near = before(text, row, place).take(6);
        near.find(|(_, word)| word.tells() || word.is(text, &["and", "or", "by", "than"])).and_then(|(at, word)| {
            let found = noun(text, word)?;
            let whose = row.words.get(at + 1..place)?.iter().all(|word| !word.is(text, &["for", "in"]));
            whose.then_some(found)
        })
    };
    // `a population of Ashby was 400`: what stands between is whose it is.
    let through = || {
        let verb = before(text, row, place).take(3).find(|(_, word)| word.is(text, &["was", "is", "of", "were"]))?;
        let rest = row.words.get(..verb.0)?.iter().rev().take(6);
        let run: Vec<&Word> = rest.take_while(|word| !matches!(word.part, Part::Mention(_) | Part::Event)).collect();
        let at = run.iter().position(|word| word.is(text, &["population", "capacity", "magnitude", "membership"]))?;
        run.iter().take(at).all(|word| word.part == Part::Name || word.part == Part::Plain).then_some(())?;
        noun(text, run.get(at)?)
    };
    let national = |key: Key| key == Key::notion("appearances");
    match head {
        Some(head) => {
            let employed =
                before(text, row, place).take(3).any(|(_, word)| word.is(text, &["employed", "employs", "employing"]));
            let hands = employed.then(|| (Key::notion("employees"), true));
            let (key, changes) = hands.or_else(|| noun(text, head)).unwrap_or((head.key, true));
            let own = ["children", "sons", "daughters"].iter().any(|name| key == Key::notion(name));
            let own = own && !matches!(statement.bearer, Bearer::Named(_));
            let parted = PARTED.iter().any(|name| key == Key::notion(name));
            let capped = head.is(text, &["caps", "cap"]);
            let team = behind(text, row, place).any(|(_, word)| word.is(text, &["national", "international"]));
            let team = team || row.words.iter().any(|word| word.is(text, &["international"]));
            let key = if national(key) && (capped || team) { Key::notion("caps") } else { key };
            let objects = if key == Key::notion("caps") { Vec::new() } else { targets(text, row, place) };
            let sort = sort.into_iter().filter(|key| !is_neutral(text, row, *key)).collect();
            Some(Relation {
                key,
                changes,
                sort,
                recurs: parted && key != Key::notion("caps"),
                objects,
                own,
                ..Relation::default()
            })
        }
        None => {
            let (key, changes) = attribute().or_else(through)?;
            Some(Relation { key, changes, ..Relation::default() })
        }
    }
}

fn is_neutral(text: &str, row: &Row, key: Key) -> bool {
    row.words.iter().any(|word| word.key == key && word.is(text, &NEUTRAL))
}

/// Names behind a number and a link: `for Ashby Rovers`.
fn targets(text: &str, row: &Row, place: usize) -> Vec<Key> {
    let mut linked = false;
    let words = behind(text, row, place).filter_map(|(_, word)| {
        linked |= word.is(text, &LINKS);
        (linked && word.part == Part::Name).then_some(word.key)
    });
    words.collect()
}

/// Who was struck: `killed 207 miners`, `72 injured`, `the loss of 57 of her crew`, `61 men were lost`.
fn struck(text: &str, row: &Row, place: usize) -> Option<Key> {
    let near = behind(text, row, place).take(5).take_while(|(_, word)| !word.is(text, &["and", "but", "or", "as"]));
    let after = near.into_iter().find_map(|(at, word)| {
        let key = toll(text, word)?;
        // `61 men saved the mill`: not struck.
        let lost = !word.is(text, &["lost", "saved", "killed"])
            || row
                .words
                .get(at.saturating_sub(2)..at)?
                .iter()
                .any(|word| word.is(text, &["were", "was", "been", "people"]))
            || at == place + 1
            || row.words.get(at + 1).is_none();
        lost.then_some(key)
    });
    let ahead = || {
        let mut near = before(text, row, place).take(4);
        let (_, word) = near.find(|(_, word)| word.tells() || word.is(text, &["and", "or"]))?;
        toll(text, word)
            .filter(|_| !word.is(text, &["died", "dead", "lost", "survived", "lives", "drowned", "perished"]))
    };
    let counted = statement_people(text, row, place);
    after.or_else(ahead).filter(|_| counted)
}

/// True unless a noun behind a number says that no people are counted.
fn statement_people(text: &str, row: &Row, place: usize) -> bool {
    let head = behind(text, row, place).take(4).find(|(_, word)| word.tells());
    head.is_none_or(|(_, word)| {
        matches!(word.part, Part::People | Part::Event)
            || word.is(text, &["men", "boys", "miners", "crew", "passengers", "soldiers", "sailors", "workers", "dead"])
            || toll(text, word).is_some()
    })
}

fn noun(text: &str, word: &Word) -> Option<(Key, bool)> {
    let (words, changes) = NOUNS.iter().find(|(words, _)| word.is(text, words))?;
    Some((Key::notion(words.first()?), *changes))
}
