//! Takes a document, gives what it says: its statements, its words, and the names that it is about.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::actor::{self, Actor};
use super::aids::Reading;
use super::average;
use super::conversion;
use super::count::mark_chief;
use super::duration;
use super::lead::{Lead, lead};
use super::local;
use super::occasion::Focus;
use super::parts;
use super::product;
use super::row::{Part, Row};
use super::scene::Scene;
use super::statement::Statement;
use super::stem::{Key, KeyMap};
use super::sums::{self, Check};
use super::voices::{self, Voices};
use crate::document::Document;
use crate::mention::{self, Mention};

/// A document with its statements.
#[derive(Debug)]
pub(super) struct Told {
    pub document: Arc<Document>,
    /// The document, by its place in the list, of which this is a copy: only that one is read.
    pub copied: Option<u32>,
    /// What it was read by.
    pub reading: Reading,
    pub mentions: Vec<Mention>,
    pub statements: Vec<Statement>,
    /// What it gives twice, and works out differently.
    pub checks: Vec<Check>,
    /// What it lets several voices say of one number.
    pub voices: Vec<Voices>,
    /// What it says that happened or did not.
    pub deeds_told: Vec<Statement>,
    /// Who filled a role in it.
    pub actors: Vec<Actor>,
    /// Sentences that were read, and in how many of them each word stands.
    pub sentences: u32,
    pub words: KeyMap<u32>,
    /// The name that the document is about.
    pub main: Option<Key>,
    /// How its dates lie.
    pub focus: Focus,
    /// Names in its title or first sentence.
    pub title: Arc<[Key]>,
    /// What it is about, by its first sentence.
    pub lead: Arc<Lead>,
    /// Names in its first sentences.
    pub opening: Arc<[Key]>,
    /// All names in it, sorted.
    pub names: Arc<[Key]>,
    /// All events in it, sorted.
    pub deeds: Arc<[Key]>,
}

/// A document of no more sentences is short.
const SHORT: u32 = 5;

impl Told {
    /// A document that says nothing.
    pub fn blank(document: &Arc<Document>, reading: &Reading) -> Self {
        Self {
            document: Arc::clone(document),
            copied: None,
            reading: reading.clone(),
            mentions: Vec::new(),
            statements: Vec::new(),
            checks: Vec::new(),
            deeds_told: Vec::new(),
            voices: Vec::new(),
            actors: Vec::new(),
            sentences: 0,
            words: KeyMap::default(),
            main: None,
            focus: Focus::default(),
            title: Arc::new([]),
            lead: Arc::default(),
            opening: Arc::new([]),
            names: Arc::new([]),
            deeds: Arc::new([]),
        }
    }

    /// True for a document of a few sentences, which leaves to its title what it is about.
    pub fn is_short(&self) -> bool {
        self.sentences <= SHORT
    }
}

/// Reads a document.
pub(super) fn read(doc: u32, document: &Arc<Document>, reading: &Reading) -> Told {
    let text = document.prose();
    let mut mentions = mention::scan(text);
    give_year(text, &mut mentions);
    let headings = document.headings();
    let mut rows: Vec<Row> = Vec::new();
    for (start, end) in mention::sentences(text) {
        let first = mentions.partition_point(|mention| mention.start < start);
        rows.push(Row::read(&reading.thesaurus, text, start..end, &mentions, first));
    }
    name_first_words(text, &mut rows);
    let words = frequencies(&rows);
    let main = main_name(&rows);
    let mut told = Told {
        sentences: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        words,
        main,
        focus: Focus::of(&mentions),
        title: opening(rows.iter().take(1)),
        lead: Arc::new(lead(text, &rows)),
        opening: opening(rows.iter().take(4)),
        names: opening(rows.iter()),
        deeds: events(&rows),
        mentions,
        ..Told::blank(document, reading)
    };
    let (mut statements, mut checks, mut deeds) = (Vec::new(), Vec::new(), Vec::new());
    let mut own_of: Vec<Range<usize>> = Vec::with_capacity(rows.len());
    for at in 0..rows.len() {
        if rows.get(at).is_some_and(|row| reading.leaves_out(text, row)) {
            own_of.push(statements.len()..statements.len());
            continue;
        }
        let scene = Scene { text, rows: &rows, at, headings: &headings, told: &told, doc };
        scene.deeds(&mut deeds);
        let from = statements.len();
        scene.statements(&mut statements);
        own_of.push(from..statements.len());
        let own = statements.get(from..).unwrap_or_default();
        let runs = parts::runs(text, own, &told.mentions);
        let sums = sums::add(text, own, &told.mentions, &runs);
        let sorted = parts::sorted(&runs);
        let own: Vec<Statement> = own.iter().chain(&sums).cloned().collect();
        checks.extend(sums::checks(text, &own, &told.mentions, &runs));
        checks.extend(duration::checks(text, &own, &told.mentions));
        checks.extend(conversion::checks(text, &own, &told.mentions));
        parts::mark(statements.get_mut(from..).unwrap_or_default(), &sorted);
        let own = statements.get(from..).unwrap_or_default();
        for at in conversion::glosses(text, own, &told.mentions).into_iter().rev() {
            statements.remove(from + at);
        }
        statements.extend(sums);
    }
    told.voices = heard(text, &rows, &own_of, &statements);
    checks.extend(average::checks(text, &rows, &statements, &told.mentions));
    checks.extend(product::checks(text, &rows, &statements, &told.mentions));
    local::keep_single(&mut statements);
    mark_chief(&mut statements, &told.mentions);
    told.actors = actor::filled(doc, text, &rows, &told.mentions, reading);
    told.statements = statements;
    told.checks = checks;
    told.deeds_told = deeds;
    told
}

/// What the sentences let several voices say; `own_of` holds the places of each sentence's statements.
fn heard(text: &str, rows: &[Row], own_of: &[Range<usize>], statements: &[Statement]) -> Vec<Voices> {
    let of = |at: usize| own_of.get(at).and_then(|own| statements.get(own.clone())).unwrap_or_default();
    (0..rows.len()).flat_map(|at| voices::voices(text, rows, at, of(at), of(at + 1))).collect()
}

/// Days without a year are of the year that the document is about, if its beginning names just one.
pub(super) fn give_year(text: &str, mentions: &mut [Mention]) {
    const BEGINNING: usize = 600;
    let mut years: Vec<String> = mentions
        .iter()
        .filter(|mention| mention.start < BEGINNING)
        .filter_map(|mention| mention.edtf.as_deref()?.get(..4))
        .filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
        .map(str::to_owned)
        .collect();
    years.sort_unstable();
    years.dedup();
    let [year] = years.as_slice() else { return };
    for mention in mentions.iter_mut().filter(|mention| mention.end <= text.len()) {
        if let Some(edtf) = mention.edtf.as_mut().filter(|edtf| edtf.starts_with("XXXX-") && !edtf.contains('/')) {
            edtf.replace_range(..4, year);
        }
    }
}

/// A capitalised word that opens a sentence is a name where the document writes it with a capital elsewhere too, or
/// where another name follows; else it is a common word that may be a name.
pub(super) fn name_first_words(text: &str, rows: &mut [Row]) {
    let mut names: HashSet<Key> = HashSet::new();
    for word in rows.iter().flat_map(|row| &row.words).filter(|word| !word.first && word.part == Part::Name) {
        names.insert(word.key);
    }
    for row in rows {
        let next = row.words.get(1).is_some_and(|word| {
            let does = word.part == Part::Event || word.is(text, &["was", "is", "had", "has", "were"]);
            does || (word.part == Part::Name && word.capital)
        });
        let Some(word) = row.words.first_mut().filter(|word| word.first && word.part == Part::Name) else { continue };
        if next || names.contains(&word.key) {
            continue;
        }
        if let Some((part, stem)) = word.other {
            word.other = Some((Part::Name, word.key));
            (word.part, word.key) = (part, stem);
        }
    }
}

pub(super) fn frequencies(rows: &[Row]) -> KeyMap<u32> {
    let mut words: KeyMap<u32> = KeyMap::default();
    let mut seen: Vec<Key> = Vec::new();
    for row in rows {
        seen.clear();
        for word in row.words.iter().filter(|word| word.tells()) {
            seen.push(word.key);
            seen.extend(word.other.map(|(_, key)| key));
        }
        seen.sort_unstable();
        seen.dedup();
        for key in &seen {
            *words.entry(*key).or_default() += 1;
        }
    }
    words
}

/// The names in some sentences, each once, sorted.
pub(super) fn opening<'r>(rows: impl Iterator<Item = &'r Row>) -> Arc<[Key]> {
    let words = rows.flat_map(|row| &row.words);
    let mut names: Vec<Key> = words.filter(|word| word.part == Part::Name).map(|word| word.key).collect();
    names.sort_unstable();
    names.dedup();
    names.into()
}

/// The events of a document, each once, sorted.
pub(super) fn events(rows: &[Row]) -> Arc<[Key]> {
    let words = rows.iter().flat_map(|row| &row.words);
    let mut events: Vec<Key> = words
        .flat_map(|word| [Some((word.part, word.key)), word.other])
        .flatten()
        .filter(|(part, _)| *part == Part::Event)
        .map(|(_, key)| key)
        .collect();
    events.sort_unstable();
    events.dedup();
    events.into()
}

/// The name that stands in most sentences.
pub(super) fn main_name(rows: &[Row]) -> Option<Key> {
    let mut counts: HashMap<Key, (u32, usize)> = HashMap::new();
    for word in rows.iter().flat_map(|row| &row.words).filter(|word| word.part == Part::Name) {
        counts.entry(word.key).or_insert((0, word.span.start)).0 += 1;
    }
    let best = counts.into_iter().max_by_key(|(key, (count, first))| (*count, std::cmp::Reverse(*first), *key));
    best.map(|(key, _)| key)
}
