//! Takes the claims that met no other, gives for each the nearest claim it might have met.
//!
//! Two people who invent two words for one property must find out. Neighbours are looked up by the words of subject
//! and property, rarest first, so that many lonely claims do not cost every pair.

use std::collections::{BTreeMap, BTreeSet};

use similar::TextDiff;

use crate::claim::Collection;
use crate::value::fold;

/// Beyond so many places a word says nothing about what a claim is about.
const COMMON: usize = 64;

/// Below this likeness (0 to 1) nobody is called a neighbour.
const LIKE: f32 = 0.5;

/// What the claims of a collection are about, to be searched by words.
#[derive(Debug)]
pub struct Neighbours<'a> {
    topics: Vec<Topic<'a>>,
    by_word: BTreeMap<String, Vec<usize>>,
}

#[derive(Debug)]
struct Topic<'a> {
    subject: &'a str,
    property: &'a str,
    words: BTreeSet<String>,
    /// Sources that speak of it.
    sources: BTreeSet<&'a str>,
}

impl<'a> Neighbours<'a> {
    /// Indexes what the claims of a collection are about.
    #[must_use]
    pub fn of(collection: &'a Collection) -> Self {
        let mut sources: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
        for source in &collection.sources {
            for claim in &source.claims {
                sources.entry((&claim.subject, &claim.property)).or_default().insert(&source.id);
            }
        }
        let topics: Vec<Topic<'a>> = sources
            .into_iter()
            .map(|((subject, property), sources)| Topic { subject, property, words: words(subject, property), sources })
            .collect();
        let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, topic) in topics.iter().enumerate() {
            for word in &topic.words {
                by_word.entry(word.clone()).or_default().push(at);
            }
        }
        Self { topics, by_word }
    }

    /// The topic of another source that is most like a subject and property, in words.
    #[must_use]
    pub fn nearest(&self, source: &str, subject: &str, property: &str) -> Option<String> {
        let wanted = words(subject, property);
        let mut places: Vec<&[usize]> =
            wanted.iter().filter_map(|word| self.by_word.get(word)).map(Vec::as_slice).collect();
        places.sort_by_key(|list| list.len());
        let near: BTreeSet<usize> = places.into_iter().filter(|list| list.len() <= COMMON).flatten().copied().collect();
        let best = near
            .into_iter()
            .filter_map(|at| self.topics.get(at))
            .filter(|topic| (topic.subject, topic.property) != (subject, property))
            .filter_map(|topic| topic.sources.iter().find(|id| **id != source).map(|id| (topic, *id)))
            .map(|(topic, id)| (likeness(topic, subject, property), topic, id))
            .filter(|(like, ..)| *like >= LIKE)
            // The first of equals, in the order of names.
            .fold(None, |best: Option<(f32, &Topic<'_>, &str)>, next| match best {
                Some(held) if held.0 >= next.0 => Some(held),
                _ => Some(next),
            });
        best.map(|(_, topic, id)| format!("{} · {} ({id})", topic.subject, topic.property))
    }
}

fn likeness(topic: &Topic<'_>, subject: &str, property: &str) -> f32 {
    let alike = |a: &str, b: &str| {
        let (a, b) = (fold(a), fold(b));
        if a == b { 1.0 } else { TextDiff::from_chars(&a, &b).ratio() }
    };
    (alike(topic.subject, subject) + alike(topic.property, property)) / 2.0
}

fn words(subject: &str, property: &str) -> BTreeSet<String> {
    let text = format!("{} {}", fold(subject), fold(property));
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(str::to_owned).collect()
}
