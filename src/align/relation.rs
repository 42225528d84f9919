//! Takes a value in a sentence of a short passage, gives the relation in which it stands to the passage's subject.
//!
//! A relation is what the verb, the noun or the label says, with what narrows it: the other party, the kind of what is
//! counted, the year.

use super::bearer::{Bearer, label_end};
use super::clause::behind;
use super::gauge::LINKS;
use super::inventory::count;
use super::relations::{DEEDS, STARTS};
use super::row::{Part, Row, Word};
use super::statement::{Class, Statement};
use super::stem::Key;
use super::tenure::offices;

/// The relation of a value to the subject of its passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Relation {
    pub key: Key,
    /// What is counted is of this kind: `wooden churches`.
    pub sort: Vec<Key>,
    /// Whom or what it was done with: `married Ann Pell`, `won the Golden Bear`.
    pub objects: Vec<Key>,
    /// Words that name whose it is, where that is told.
    pub whose: Vec<Key>,
    /// True where the answer is another in another year.
    pub changes: bool,
    /// True where it may be so of several: both must name the same other party.
    pub recurs: bool,
    /// True where it is told of the subject whatever stands before it.
    pub own: bool,
    /// What happened besides that, or who was struck: both must know it.
    pub beside: Vec<Key>,
}

/// The relation of the value at `place`; `event` is where what happens stands.
pub(super) fn relation(
    text: &str,
    row: &Row,
    place: usize,
    event: Option<usize>,
    statement: &Statement,
) -> Option<Relation> {
    let picked = matches!(statement.bearer, Bearer::Other(_, true));
    if picked || statement.negated || statement.planned || statement.each {
        return None;
    }
    let found = match statement.class {
        Class::Count => count(text, row, place, statement),
        Class::Time => deed(text, row, place, event, statement),
        Class::Measure(_) => measure(text, row, place, statement),
        _ => None,
    }?;
    Some(Relation { whose: whose(row, &statement.bearer), ..found })
}

/// `X is a 1957 novel`, with which a passage opens: the year in which it came out.
pub(super) fn dated(text: &str, row: &Row, place: usize, statement: &Statement) -> Option<Statement> {
    const WORKS: [&str; 14] = [
        "film", "novel", "album", "song", "single", "book", "game", "play", "opera", "musical", "painting", "western",
        "poem", "comedy",
    ];
    let [is, article] = row.words.get(place.checked_sub(2)?..place)? else { return None };
    let opens = is.is(text, &["is", "was"]) && article.is(text, &["a", "an", "the"]) && row.span.start == 0;
    let value = row.words.get(place)?;
    let work = behind(text, row, place).take(6).any(|(_, word)| word.is(text, &WORKS));
    let year = text.get(value.span.clone()).is_some_and(|own| own.len() == 4);
    if !(opens && work && year && statement.short && statement.class == Class::Time) {
        return None;
    }
    let relation = Some(Relation { key: Key::notion("release"), own: true, ..Relation::default() });
    let (features, events) = (Vec::new(), Vec::new());
    Some(Statement { relation, features, events, event: None, asked: None, ..statement.clone() })
}

/// The words by which whoever bears a value is called.
pub(super) fn whose(row: &Row, bearer: &Bearer) -> Vec<Key> {
    let own = |keys: &[Key]| {
        let words = row.words.iter().filter(|word| keys.contains(&word.key));
        words.flat_map(|word| [Some(word.key), word.other.map(|(_, key)| key)]).flatten().collect()
    };
    match bearer {
        Bearer::Own => Vec::new(),
        Bearer::Named(names) => own(names),
        Bearer::Other(key, _) => {
            let found: Vec<Key> = own(&[*key]);
            if found.is_empty() { vec![*key] } else { found }
        }
    }
}

/// The title before a year that stands alone in brackets: `The Ferry (1963)`.
fn titled(text: &str, row: &Row, place: usize) -> Option<Vec<Key>> {
    let value = row.words.get(place)?;
    let opens = text.get(..value.span.start)?.ends_with('(') && text.get(value.span.end..)?.starts_with(')');
    let names: Vec<Key> = row
        .words
        .get(..place)?
        .iter()
        .rev()
        .take_while(|word| word.capital || word.is(text, &["of", "the", "and", "in"]))
        .filter(|word| word.part == Part::Name)
        .map(|word| word.key)
        .collect();
    (opens && value.span.len() == 4 && !names.is_empty()).then_some(names)
}

/// What befell the subject on a day.
fn deed(text: &str, row: &Row, place: usize, event: Option<usize>, statement: &Statement) -> Option<Relation> {
    if let Some(end) = label_end(text, row, place) {
        let label = row.words.get(..end)?;
        let (name, _, recurs) = label.iter().find_map(|word| named(text, word, statement))?;
        let flown = *name != "fly" || label.iter().any(|word| word.is(text, &["first", "maiden"]));
        let name = if *name == "publish" { "release" } else { name };
        return (flown && !recurs).then(|| Relation { key: Key::notion(name), ..Relation::default() });
    }
    if let Some(titles) = titled(text, row, place) {
        return Some(Relation {
            key: Key::notion("release"),
            objects: titles,
            recurs: true,
            own: true,
            ..Relation::default()
        });
    }
    // `came out in 2009`.
    let near = row.words.get(place.saturating_sub(4)..place)?;
    let out =
        near.windows(2).any(|pair| matches!(pair, [came, out] if came.is(text, &["came"]) && out.is(text, &["out"])));
    if out {
        return Some(Relation { key: Key::notion("release"), ..Relation::default() });
    }
    let at = event.filter(|at| *at < row.words.len())?;
    let word = row.words.get(at)?;
    let objects = |from: usize| -> Vec<Key> {
        let clause = row.words.iter().skip(from).filter(|other| other.clause == word.clause);
        clause.filter(|word| matches!(word.part, Part::Name | Part::Thing)).map(|word| word.key).collect()
    };
    if word.is(text, &STARTS) && !row.words.iter().any(|word| word.is(text, &["again", "engaged", "capital"])) {
        let objects = offices(text, row);
        let succeeded = word.is(text, &["succeeded", "crowned", "acceded", "ascended"]);
        let key = Key::notion("term");
        return (succeeded || !objects.is_empty()).then(|| Relation { key, objects, ..Relation::default() });
    }
    let (name, _, recurs) = named(text, word, statement)?;
    let just = row.words.get(at.saturating_sub(3)..at)?;
    let first = just.iter().any(|word| word.is(text, &["first", "maiden"]));
    let once = ["fly", "premiere"].contains(name);
    if (once && !first && !word.is(text, &["premiered", "premiere", "première"])) || (!once && first && !recurs) {
        return None;
    }
    if *recurs {
        let from = if *name == "marry" || *name == "end" { 0 } else { at + 1 };
        let all = || row.words.iter().filter(|word| word.part == Part::Name).map(|word| word.key).collect();
        let objects = if *name == "marry" { all() } else { objects(from) };
        return Some(Relation { key: Key::notion(name), recurs: true, objects, ..Relation::default() });
    }
    let passive = just.iter().any(|word| word.is(text, &["was", "were", "is", "been", "being"]));
    // `opened its doors`.
    let doors = row.words.get(at + 2).is_some_and(|word| word.is(text, &["doors"]));
    let object = !doors
        && row.words.get(at + 1).is_some_and(|next| {
            !matches!(next.part, Part::Mention(_))
                && !next.is(text, &LINKS)
                && !next.is(text, &["and", "there", "here", "out", "as", "worldwide"])
        });
    if object && !passive && ["release", "publish"].contains(name) {
        return Some(Relation {
            key: Key::notion("release"),
            recurs: true,
            objects: objects(at + 1),
            own: true,
            ..Relation::default()
        });
    }
    // `released on DVD in 2004`: once more.
    let again = row.words.get(at..place).unwrap_or_default().windows(2).any(|pair| {
        matches!(pair, [on, medium] if on.is(text, &["on", "as"]) && medium.tells() && !matches!(medium.part, Part::Mention(_)))
    });
    if again && ["release", "publish"].contains(name) {
        return None;
    }
    let name = if *name == "publish" { "release" } else { name };
    (passive || !object).then(|| Relation { key: Key::notion(name), ..Relation::default() })
}

type Deed = (&'static str, &'static [&'static str], bool);

/// The deed that a word tells: by its own form, else by its notion.
fn named(text: &str, word: &Word, statement: &Statement) -> Option<&'static Deed> {
    let own = DEEDS.iter().find(|(_, words, _)| word.is(text, words));
    let event = |key: Key| DEEDS.iter().find(|(name, words, _)| words.is_empty() && key == Key::notion(name));
    own.or_else(|| event(word.key)).or_else(|| {
        let other = word.other.map(|(_, key)| key).filter(|key| Some(*key) == statement.event)?;
        event(other)
    })
}

/// What is measured of the subject: how high a mountain is, how far from a town it lies.
fn measure(text: &str, row: &Row, place: usize, statement: &Statement) -> Option<Relation> {
    const PEAKS: [&str; 6] = ["peak", "mountain", "summit", "hill", "volcano", "mount"];
    const HEIGHTS: [&str; 2] = ["elevation", "height"];
    let height = Key::notion("height");
    let long = super::asked::is_length(statement);
    if let Some(end) = label_end(text, row, place) {
        let label = row.words.get(..end)?;
        let told = label.iter().any(|word| word.is(text, &HEIGHTS)) && label.len() <= 2 && long;
        return told.then(|| Relation { key: height, ..Relation::default() });
    }
    // `at an altitude of 1,700 metres`: of the place itself.
    let near = row.words.get(place.saturating_sub(4)..place)?;
    let high = near
        .windows(2)
        .any(|pair| matches!(pair, [high, of] if high.is(text, &["altitude", "elevation"]) && of.is(text, &["of"])));
    if long && high {
        return Some(Relation { key: height, ..Relation::default() });
    }
    let at = place.checked_sub(1).and_then(|at| row.words.get(at)).is_some_and(|word| word.is(text, &["at"]));
    let peak = row.words.iter().take(place).any(|word| word.is(text, &PEAKS));
    if long && at && peak && statement.attribute.is_none_or(|key| key == height) {
        return Some(Relation { key: height, ..Relation::default() });
    }
    let mut direction = None;
    let mut centre = None;
    for (_, word) in behind(text, row, place).take(8) {
        const WAYS: [&str; 8] = ["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"];
        if let Some(way) = WAYS.iter().find(|way| word.is(text, &[**way])) {
            direction = direction.or(Some(Key::notion(way)));
        } else if direction.is_some() && (word.part == Part::Name || word.is(text, &["centre", "center"])) {
            centre = centre.or(Some(if word.part == Part::Name { word.key } else { CENTRE }));
        }
    }
    let (direction, centre) = direction.filter(|_| long).zip(centre)?;
    let key = Key(direction.0 ^ Key::notion("distance").0);
    Some(Relation { key, recurs: true, objects: vec![centre], own: true, ..Relation::default() })
}

/// The middle of the town that the subject lies in.
pub(super) const CENTRE: Key = Key(1);
