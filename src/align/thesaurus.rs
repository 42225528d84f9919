//! Takes the embedded list of words (`words.txt`), gives what a word or a phrase says: an event, people, a thing, nothing.
//!
//! Rules may add to a copy of it. Read once; looked up by the word as it stands, else by its stem, so that a line names one form and means all.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::sync::{Arc, LazyLock};

use super::stem::{Itself, Key, KeyMap, plain, stem};

/// The list.
const WORDS: &str = include_str!("words.txt");

/// What a word is to a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Sort {
    /// Something that happens: `died`, `foundation`.
    Event,
    /// People, whoever they are: `souls`, `inhabitants`.
    People,
    /// A thing, a group or an attribute.
    Thing,
    /// Someone or something by its name; only rules know some.
    Name,
}

/// A notion and its sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Notion {
    pub key: Key,
    pub sort: Sort,
}

/// A phrase of several words, by its first.
#[derive(Clone, Debug)]
struct Phrase {
    rest: Vec<Key>,
    notion: Notion,
    /// True where its words say nothing beside: a name of several words.
    whole: bool,
}

/// The list, ready to be asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Thesaurus {
    exact: KeyMap<Vec<Notion>>,
    stems: KeyMap<Vec<Notion>>,
    phrases: KeyMap<Vec<Phrase>>,
    plain: HashSet<Key, BuildHasherDefault<Itself>>,
    /// A word of each notion, for people.
    words: KeyMap<String>,
}

static SHARED: LazyLock<Arc<Thesaurus>> = LazyLock::new(|| Arc::new(Thesaurus::read(WORDS)));

impl Thesaurus {
    /// The embedded list.
    pub fn shared() -> Arc<Self> {
        Arc::clone(&SHARED)
    }

    fn read(list: &str) -> Self {
        let mut read = Self::default();
        let mut sort = None;
        for line in list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line {
                "[events]" => sort = Some(Sort::Event),
                "[people]" => sort = Some(Sort::People),
                "[nouns]" => sort = Some(Sort::Thing),
                "[plain]" => sort = None,
                _ => match sort.zip(line.split_once(':')) {
                    Some((sort, (name, ways))) => {
                        let notion = Notion { key: Key::notion(name), sort };
                        read.add(notion, ways);
                    }
                    None => {
                        let words = line.split_whitespace().map(|word| Key::of(&plain(word)));
                        read.plain.extend(words);
                    }
                },
            }
        }
        read
    }

    /// Adds the words of one notion, and behind `|` its phrases.
    fn add(&mut self, notion: Notion, ways: &str) {
        let (words, phrases) = ways.split_once('|').unwrap_or((ways, ""));
        for word in words.split_whitespace() {
            if word.ends_with("ed") {
                self.words.entry(notion.key).or_insert_with(|| word.to_owned());
            }
            let push = |list: &mut Vec<Notion>| {
                if !list.contains(&notion) {
                    list.push(notion);
                    // The dead are people before they are an event.
                    list.sort_by_key(|notion| notion.sort != Sort::People);
                }
            };
            push(self.exact.entry(Key::of(&plain(word))).or_default());
            push(self.stems.entry(Key::of(&stem(word))).or_default());
        }
        for phrase in phrases.split(',') {
            let keys: Vec<Key> = phrase.split_whitespace().map(|word| Key::of(&plain(word))).collect();
            if let Some((first, rest)) = keys.split_first() {
                self.phrases.entry(*first).or_default().push(Phrase { rest: rest.to_vec(), notion, whole: false });
            }
        }
    }

    /// Lets a word or a phrase say a notion, whatever it said before; `whole` where its words say nothing beside.
    pub fn mean(&mut self, notion: Notion, words: &str, whole: bool) {
        let keys: Vec<Key> = words.split_whitespace().map(|word| Key::of(&plain(word))).collect();
        let Some((first, rest)) = keys.split_first() else { return };
        if !rest.is_empty() {
            self.phrases.entry(*first).or_default().push(Phrase { rest: rest.to_vec(), notion, whole });
            return;
        }
        self.plain.remove(first);
        let stem = Key::of(&stem(words));
        for list in [self.exact.entry(*first).or_default(), self.stems.entry(stem).or_default()] {
            if notion.sort == Sort::Name {
                list.clear();
            }
            list.retain(|known| *known != notion);
            list.insert(0, notion);
        }
    }

    /// The notion of a word or a phrase; `None` where the list does not have it.
    pub fn known(&self, words: &str) -> Option<Notion> {
        let keys: Vec<Key> = words.split_whitespace().map(|word| Key::of(&plain(word))).collect();
        match keys.as_slice() {
            [] => None,
            [_] => self.notions(&plain(words), Key::of(&stem(words))).first().copied(),
            _ => self.phrase(&keys).filter(|(_, length, _)| *length == keys.len()).map(|(notion, ..)| notion),
        }
    }

    /// What a word may say; the list in which it is first speaks first.
    pub fn notions(&self, plain: &str, stem: Key) -> &[Notion] {
        let exact = self.exact.get(&Key::of(plain));
        exact.or_else(|| self.stems.get(&stem)).map_or(&[], Vec::as_slice)
    }

    /// A past form that says a notion.
    pub fn word(&self, notion: Key) -> Option<&str> {
        self.words.get(&notion).map(String::as_str)
    }

    /// True for a word that tells nothing by itself.
    pub fn is_plain(&self, word: Key) -> bool {
        self.plain.contains(&word)
    }

    /// The phrase that begins at the first of some words, how many words it has, and whether they say nothing beside.
    pub fn phrase(&self, words: &[Key]) -> Option<(Notion, usize, bool)> {
        let (first, rest) = words.split_first()?;
        let found = self.phrases.get(first)?.iter().filter(|phrase| rest.starts_with(&phrase.rest));
        found.max_by_key(|phrase| phrase.rest.len()).map(|phrase| (phrase.notion, phrase.rest.len() + 1, phrase.whole))
    }
}
