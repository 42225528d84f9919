//! Takes the sentences of a short passage, gives what it is about by its first one: the names and common nouns by which
//! its subject goes.

use super::bearer::{HAVING, label_end};
use super::gauge::LINKS;
use super::row::{Part, Row, Word};
use super::stem::{Key, name as spelt};

/// What a passage is about, by its first sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Lead {
    /// The names of its subject.
    pub names: Vec<Key>,
    /// The common nouns by which it goes: `the company`, `X is a small island`.
    pub kinds: Vec<Key>,
    /// True where it is only called by a word that stands for any subject: `the building`, `it`.
    pub generic: bool,
    /// The year that tells it from others of its kind: `the 1936 marathon`.
    pub year: Option<Key>,
}

impl Lead {
    /// True where the two are of a family: the elder and the younger, the first and the third of the name.
    pub fn is_other(&self, other: &Self) -> bool {
        let epithet = |lead: &Self| {
            lead.names.iter().find(|name| EPITHETS.iter().any(|word| **name == Key::of(&spelt(word)))).copied()
        };
        let years = self.year.zip(other.year).is_some_and(|(one, other)| one != other);
        years || epithet(self).zip(epithet(other)).is_some_and(|(one, other)| one != other)
    }

    /// True where neither passage knows any word by which the other calls its subject.
    pub fn is_strange(&self, other: &Self, names: &[Key], others: &[Key]) -> bool {
        let called = |lead: &Self| !lead.generic && (!lead.names.is_empty() || !lead.kinds.is_empty());
        let shared = self.kinds.iter().any(|kind| other.kinds.contains(kind))
            || self.names.iter().any(|name| other.names.contains(name) || others.binary_search(name).is_ok())
            || other.names.iter().any(|name| names.binary_search(name).is_ok());
        called(self) && called(other) && !shared
    }
}

/// What tells people of one name apart.
const EPITHETS: [&str; 18] = [
    "elder", "younger", "senior", "junior", "sr", "jr", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi",
    "xii", "xiv",
];

/// Common nouns that stand for the subject of an article of any name.
pub(super) const KINDS: [&str; 62] = [
    "building",
    "structure",
    "company",
    "firm",
    "business",
    "corporation",
    "organisation",
    "organization",
    "ship",
    "vessel",
    "boat",
    "liner",
    "film",
    "movie",
    "book",
    "novel",
    "album",
    "song",
    "single",
    "record",
    "storm",
    "hurricane",
    "cyclone",
    "typhoon",
    "earthquake",
    "eruption",
    "disaster",
    "village",
    "town",
    "city",
    "settlement",
    "municipality",
    "river",
    "lake",
    "mountain",
    "island",
    "bridge",
    "castle",
    "house",
    "hall",
    "estate",
    "school",
    "museum",
    "theatre",
    "theater",
    "stadium",
    "station",
    "club",
    "team",
    "band",
    "group",
    "game",
    "series",
    "show",
    "newspaper",
    "magazine",
    "airline",
    "battle",
    "war",
    "man",
    "woman",
    "game",
];

/// What is only some of the thing that is named behind it, or comes of it: `the second edition of X`.
const SOME: [&str; 19] = [
    "soundtrack",
    "trailer",
    "cover",
    "translation",
    "score",
    "version",
    "edition",
    "port",
    "part",
    "section",
    "half",
    "sequel",
    "remake",
    "remains",
    "wing",
    "branch",
    "adaptation",
    "rest",
    "phase",
];

/// The year before the noun with which a passage opens, which tells what it is about from others of its kind.
fn year(text: &str, subject: &[Word]) -> Option<Key> {
    let dated = |pair: &&[Word]| matches!(pair, [year, noun] if noun.tells() && matches!(year.part, Part::Mention(_)));
    let pair = subject.windows(2).find(dated)?;
    let own = text.get(pair.first()?.span.clone())?;
    (own.len() == 4 && own.bytes().all(|byte| byte.is_ascii_digit())).then(|| Key::of(own))
}

/// Where the subject of a sentence may begin: behind what leads into it, `At its height, the bank …`.
fn opening(text: &str, row: &Row) -> usize {
    if !row.words.first().is_some_and(|first| first.is(text, &LINKS)) {
        return 0;
    }
    let gap = |pair: &[Word]| match pair {
        [one, next] => text.get(one.span.end..next.span.start).is_some_and(|gap| gap.contains(',')),
        _ => false,
    };
    let comma = row.words.windows(2).position(gap).map(|at| at + 1);
    let article = || row.words.iter().skip(2).position(|word| word.is(text, &["the"])).map(|at| at + 2);
    comma.or_else(article).unwrap_or(0)
}

/// Reads what a passage is about from its first sentence.
pub(super) fn lead(text: &str, rows: &[Row]) -> Lead {
    let mut lead = Lead::default();
    let Some(row) = rows.first() else { return lead };
    let begin = opening(text, row);
    let rest = row.words.iter().enumerate().skip(begin);
    let verb = rest.clone().find(|(_, word)| word.part == Part::Event || word.is(text, &HAVING));
    let end = verb.map_or(row.words.len(), |(at, _)| at);
    let subject = row
        .words
        .get(begin..end)
        .unwrap_or_default()
        .iter()
        .take_while(|word| !word.is(text, &LINKS) && word.clause == 0);
    let subject: Vec<&Word> = subject.collect();
    let head = subject.last().copied();
    lead.year = year(text, row.words.get(begin..end).unwrap_or_default());
    // `The second edition of X was printed`: it is about X.
    let some = head.is_some_and(|head| head.is(text, &SOME));
    let of = row.words.get(begin..end).unwrap_or_default().iter().skip(subject.len());
    let named: Vec<&Word> = of.clone().filter(|word| word.part == Part::Name).collect();
    let noun = of.skip_while(|word| word.is(text, &["of"])).collect::<Vec<_>>();
    let article = noun.first().is_some_and(|word| word.is(text, &["the"]));
    let noun = noun.into_iter().filter(|word| article && word.part == Part::Thing).collect();
    let of = if named.is_empty() { noun } else { named };
    let subject: Vec<&Word> = if some && !of.is_empty() { of } else { subject };
    for word in subject {
        match word.part {
            Part::Name => lead.names.push(word.key),
            Part::Thing if row.words.get(begin).is_some_and(|first| first.is(text, &["the", "this"])) => {
                lead.kinds.push(word.key);
            }
            _ => {}
        }
        lead.kinds
            .extend(word.other.filter(|(part, _)| word.part == Part::Name && *part == Part::Thing).map(|it| it.1));
    }
    let first = row.words.get(begin..end).unwrap_or_default().iter().find(|word| word.tells());
    lead.generic =
        first.is_none_or(|word| word.is(text, &KINDS)) || label_end(text, row, row.words.len().min(6)).is_some();
    // `X is a small island off the coast`: an island.
    let is = row.words.iter().position(|word| word.is(text, &["is", "was", "are", "were"]));
    let article = is.and_then(|is| row.words.get(is + 1)).is_some_and(|word| word.is(text, &["a", "an", "the"]));
    if let Some(is) = is.filter(|_| article) {
        let kind = row.words.iter().skip(is + 2).take_while(|word| !word.is(text, &LINKS) && word.tells());
        lead.kinds.extend(kind.filter(|word| word.part != Part::Name).map(|word| word.key));
    }
    lead
}
