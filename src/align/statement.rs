//! Takes a document, gives its statements: each number and date in it with what is said of it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::opposed::deeds;
use super::row::{Part, Row, Word};
use super::sums::{self, Check, Sum};
use super::stem::Key;
use super::thesaurus::Thesaurus;
use crate::document::{Document, Heading, heading_of};
use crate::mention::{self, Kind, Mention};
use crate::value::{Measure, Unit};

/// Statements of different classes are never of one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Class {
    /// When.
    Time,
    /// From when to when.
    Span,
    /// How many.
    Count,
    /// How much of a whole.
    Share,
    /// How often.
    Times,
    /// How old.
    Age,
    /// Whether it happened.
    Deed,
    /// How long, heavy, dear: by the measure's place in a list.
    Measure(u8),
}

/// A word that tells what a statement is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Feature {
    pub key: Key,
    pub part: Part,
    /// From 0 to 1: how near it stands to the value.
    pub weight: f32,
    /// From 0 to 1: how much the word tells in these documents; set once all are read.
    pub rare: f32,
    /// Bytes of the prose.
    pub from: u32,
    pub to: u32,
}

/// A number or date with what is said of it.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// The document's place in the list.
    pub doc: u32,
    /// The mention's place in its document.
    pub mention: u32,
    pub class: Class,
    /// Bytes of the prose.
    pub span: Range<usize>,
    pub sentence: Range<usize>,
    /// Sorted by key, each key once, the nearest.
    pub features: Vec<Feature>,
    /// What happens: of the features, the event that the value belongs to.
    pub event: Option<Key>,
    /// Further events that a date which opens its sentence belongs to.
    pub events: Vec<Key>,
    /// For counts: the noun that is counted.
    pub head: Option<(Part, Key)>,
    /// For the years of a life, `(1211–1255)`: true for the first, false for the last.
    pub half: Option<bool>,
    /// For what was added up: the parts.
    pub sum: Option<Sum>,
    /// For measures: height, length, distance, …
    pub attribute: Option<Key>,
    /// Names behind `in` or `at`: where it was.
    pub places: Vec<Key>,
    /// Further events close by.
    pub beside: Vec<Key>,
    /// All events in the document, shared by all its statements.
    pub deeds: Arc<[Key]>,
    /// For distances: names of places beside the value.
    pub anchors: Vec<Key>,
    /// True for a distance that is no one's height, length or depth.
    pub far: bool,
    /// For distances: the place from which it is measured.
    pub anchor: Option<Key>,
    /// Names in the opening of the document, shared by all its statements.
    pub opening: Arc<[Key]>,
    /// All names in the document, shared by all its statements.
    pub names: Arc<[Key]>,
    /// Words that stand between a count and its noun.
    pub group: Vec<Key>,
    /// Ordinals with the word that follows each.
    pub ordinals: Vec<(Key, u32)>,
    /// Years that the clause is about, first and last; for dates their own.
    pub years: Option<(i32, i32)>,
    /// The names whose part in the event is plain: true where they do it, false where it is done to them.
    pub roles: Vec<(Key, bool)>,
    pub negated: bool,
    /// True for what was meant to happen: `would be`, `the target was`.
    pub planned: bool,
    /// True where it is given as someone else's word: `it is said`, `according to`.
    pub reported: bool,
    /// True where the event is one that befalls or gathers people, so that a bare number counts them.
    pub of_people: bool,
    /// What is counted is some of a larger number: women, Europeans, the first class.
    pub part: Option<Key>,
    /// True for the whole of which the sentence then tells a part: `of the 325 passengers`.
    pub whole: bool,
    /// True for the number that stands out in its document: the largest of its event, the only one of its noun.
    pub chief: bool,
    /// True for a count of three or fewer, which may be a manner of speaking.
    pub small: bool,
    /// The name that the document is about.
    pub main: Option<Key>,
    /// True in a document of a few sentences, which leaves to its title what it is about.
    pub short: bool,
}

impl Statement {
    /// True where the two documents open with a name in common, or have several.
    pub fn topic(&self, other: &Self) -> bool {
        const ENOUGH: usize = 3;
        let opens = self.opening.iter().any(|name| other.opening.binary_search(name).is_ok());
        opens || self.names.iter().filter(|name| other.names.binary_search(name).is_ok()).take(ENOUGH).count() == ENOUGH
    }

    /// How near a word stands to the value; 0 where it is not there.
    pub fn near(&self, key: Key) -> f32 {
        let found = self.features.binary_search_by(|feature| feature.key.cmp(&key));
        found.ok().and_then(|at| self.features.get(at)).map_or(0.0, |feature| feature.weight)
    }
}

/// A document with its statements.
#[derive(Debug)]
pub(super) struct Told {
    pub document: Arc<Document>,
    pub mentions: Vec<Mention>,
    pub statements: Vec<Statement>,
    /// What it gives twice, and works out differently.
    pub checks: Vec<Check>,
    /// What it says that happened or did not.
    pub deeds_told: Vec<Statement>,
    /// Sentences that were read, and in how many of them each word stands.
    pub sentences: u32,
    pub words: HashMap<Key, u32>,
    /// The name that the document is about.
    pub main: Option<Key>,
    /// Names in its first sentences.
    pub opening: Arc<[Key]>,
    /// All names in it, sorted.
    pub names: Arc<[Key]>,
    /// All events in it, sorted.
    pub deeds: Arc<[Key]>,
}

/// Reads a document.
pub(super) fn read(doc: u32, document: &Arc<Document>) -> Told {
    let text = document.prose();
    let mut mentions = mention::scan(text);
    give_year(text, &mut mentions);
    let headings = document.headings();
    let mut rows: Vec<Row> = Vec::new();
    for (start, end) in mention::sentences(text) {
        let first = mentions.partition_point(|mention| mention.start < start);
        rows.push(Row::of(text, start..end, &mentions, first));
    }
    name_first_words(&mut rows);
    let words = frequencies(&rows);
    let main = main_name(&rows);
    let mut told = Told {
        document: Arc::clone(document),
        statements: Vec::new(),
        checks: Vec::new(),
        deeds_told: Vec::new(),
        sentences: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        words,
        main,
        opening: opening(rows.iter().take(4)),
        names: opening(rows.iter()),
        deeds: events(&rows),
        mentions,
    };
    let (mut statements, mut checks, mut deeds) = (Vec::new(), Vec::new(), Vec::new());
    for at in 0..rows.len() {
        let scene = Scene { text, rows: &rows, at, headings: &headings, told: &told, doc };
        scene.deeds(&mut deeds);
        let from = statements.len();
        scene.statements(&mut statements);
        let own = statements.get(from..).unwrap_or_default();
        let sums = sums::add(text, own, &told.mentions);
        let own: Vec<Statement> = own.iter().chain(&sums).cloned().collect();
        checks.extend(sums::checks(text, &own, &told.mentions));
        statements.extend(sums);
    }
    mark_chief(&mut statements, &told.mentions);
    told.statements = statements;
    told.checks = checks;
    told.deeds_told = deeds;
    told
}

/// Days without a year are of the year that the document is about, if its beginning names just one.
fn give_year(text: &str, mentions: &mut [Mention]) {
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
fn name_first_words(rows: &mut [Row]) {
    let mut names: HashSet<Key> = HashSet::new();
    for word in rows.iter().flat_map(|row| &row.words).filter(|word| !word.first && word.part == Part::Name) {
        names.insert(word.key);
    }
    for row in rows {
        let next = row.words.get(1).is_some_and(|word| word.part == Part::Name && word.capital);
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

fn frequencies(rows: &[Row]) -> HashMap<Key, u32> {
    let mut words: HashMap<Key, u32> = HashMap::new();
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
fn opening<'r>(rows: impl Iterator<Item = &'r Row>) -> Arc<[Key]> {
    let words = rows.flat_map(|row| &row.words);
    let mut names: Vec<Key> = words.filter(|word| word.part == Part::Name).map(|word| word.key).collect();
    names.sort_unstable();
    names.dedup();
    names.into()
}

/// The events of a document, each once, sorted.
fn events(rows: &[Row]) -> Arc<[Key]> {
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
fn main_name(rows: &[Row]) -> Option<Key> {
    let mut counts: HashMap<Key, (u32, usize)> = HashMap::new();
    for word in rows.iter().flat_map(|row| &row.words).filter(|word| word.part == Part::Name) {
        counts.entry(word.key).or_insert((0, word.span.start)).0 += 1;
    }
    let best = counts.into_iter().max_by_key(|(key, (count, first))| (*count, std::cmp::Reverse(*first), *key));
    best.map(|(key, _)| key)
}

/// A sentence among its neighbours.
struct Scene<'a> {
    text: &'a str,
    rows: &'a [Row],
    at: usize,
    headings: &'a [Heading],
    told: &'a Told,
    doc: u32,
}

/// How much of what a word tells is lost outside the clause, in the sentence before, in the heading.
/// So many words that tell something are near.
const NEAR: f32 = 4.0;
/// A document of no more sentences is short.
const SHORT: u32 = 5;
const OTHER_CLAUSE: f32 = 0.6;
const BEFORE: f32 = 0.3;
const BEFORE_PRONOUN: f32 = 0.6;
const HEADING: f32 = 0.35;

impl Scene<'_> {
    fn statements(&self, out: &mut Vec<Statement>) {
        let Some(row) = self.rows.get(self.at) else { return };
        for (place, word) in row.words.iter().enumerate() {
            let Part::Mention(index) = word.part else { continue };
            let Some(mention) = self.told.mentions.get(index as usize) else { continue };
            let bound = place.checked_sub(1).and_then(|at| row.words.get(at)).is_some_and(|word| {
                word.is(self.text, &["before", "after", "by", "until", "till", "since"])
            });
            let half = mention.kind == Kind::Fraction && is_side(self.text, row, place);
            if half {
                continue;
            }
            let bound = bound || is_attribute(self.text, row, place);
            if let Some(class) = class_of(mention, self.text).filter(|class| !(bound && *class == Class::Time)) {
                let statement = self.statement(row, place, word, index, mention, class);
                match self.is_life(row, place, &statement) {
                    true => out.extend(life(statement)),
                    false => out.push(statement),
                }
            }
        }
    }

    /// What the sentence says that happened or did not.
    fn deeds(&self, out: &mut Vec<Statement>) {
        let Some(row) = self.rows.get(self.at) else { return };
        for deed in deeds(self.text, row) {
            let Some(word) = row.words.get(deed.at) else { continue };
            let mention = Mention { start: word.span.start, end: word.span.end, ..Mention::default() };
            let statement = self.statement(row, deed.at, word, u32::MAX, &mention, Class::Deed);
            let roles = super::roles::roles(self.text, row, deed.at);
            out.push(Statement { event: Some(deed.event), negated: deed.denied, roles, chief: false, ..statement });
        }
    }

    fn statement(&self, row: &Row, place: usize, word: &Word, index: u32, mention: &Mention, class: Class) -> Statement {
        let event = governing(self.text, row, place, class).or_else(|| self.before(row, place, class));
        let event = self.before(row, place, class).or(event);
        let event = self.lives(row, place, class).or(event);
        let event = self.state(row, place).or(event);
        // A date belongs to its event, a number to itself: that is where nearness is measured from.
        let centre = event.filter(|_| matches!(class, Class::Time | Class::Span)).and_then(|(at, _)| row.words.get(at));
        let mut features = self.around(row, centre.unwrap_or(word));
        self.add_context(row, &mut features);
        features.sort_by(|a, b| a.key.cmp(&b.key).then(b.weight.total_cmp(&a.weight)).then(a.from.cmp(&b.from)));
        features.dedup_by_key(|feature| feature.key);
        let (head, group) = if matches!(class, Class::Time | Class::Span) { (None, Vec::new()) } else { counted_noun(self.text, row, place) };
        let event = if class == Class::Deed { Some((place, word.key)) } else { event };
        let part_of = match class {
            Class::Count => parts(row, head, &group).or_else(|| self.antecedent(row, place, head.is_some())),
            _ => None,
        };
        Statement {
            doc: self.doc,
            mention: index,
            class,
            span: word.span.clone(),
            sentence: row.span.clone(),
            event: event.map(|(_, key)| key),
            events: if class == Class::Time && place <= 2 { further(row, word) } else { Vec::new() },
            roles: event.map(|(at, _)| super::roles::roles(self.text, row, at)).unwrap_or_default(),
            half: None,
            sum: None,
            attribute: if matches!(class, Class::Measure(_)) { attribute(row, place) } else { None },
            places: places(self.text, row, word),
            beside: beside(row, word, event.map(|(_, key)| key)),
            deeds: Arc::clone(&self.told.deeds),
            far: is_distance(class, row, place),
            anchor: if is_distance(class, row, place) { anchor(self.text, row, place) } else { None },
            opening: Arc::clone(&self.told.opening),
            names: Arc::clone(&self.told.names),
            anchors: if is_distance(class, row, place) { anchors(row, word) } else { Vec::new() },
            head,
            group,
            ordinals: ordinals(row),
            years: self.years(row, word, mention),
            part: part_of,
            whole: is_whole(self.text, row, place) && !event.is_some_and(|(_, key)| is_state(key)),
            chief: false,
            small: mention.high.or(mention.low).is_some_and(|number| number <= 3.0),
            main: self.told.main,
            short: self.told.sentences <= SHORT,
            of_people: event.is_some_and(|(_, key)| befalls_people(key)),
            reported: is_reported(self.text.get(row.span.clone()).unwrap_or("")),
            planned: is_planned(self.text, row, event.map(|(at, _)| at), place),
            negated: event.is_some_and(|(at, _)| is_negated(self.text, row, at)),
            features,
        }
    }

    /// `of the 1,959 people aboard`: a whole is what it is said to be, whatever befell some of it.
    fn state(&self, row: &Row, place: usize) -> Option<(usize, Key)> {
        if !is_whole(self.text, row, place) {
            return None;
        }
        let after = row.words.iter().enumerate().skip(place + 1).take(5);
        after.filter(|(_, word)| word.part == Part::Event).find(|(_, word)| is_state(word.key)).map(|(at, word)| (at, word.key))
    }

    /// `200 lives` are lives lost, unless they are saved.
    fn lives(&self, row: &Row, place: usize, class: Class) -> Option<(usize, Key)> {
        let lives = row.words.get(place + 1).filter(|word| class == Class::Count && word.is(self.text, &["lives"]))?;
        let saved = row.words.iter().any(|word| word.key == Key::notion("survive") && word.clause == lives.clause);
        (!saved).then(|| (place + 1, Key::notion("die")))
    }

    /// Of whom a bare number counts some: `of the 325 passengers 202 were saved`, `eight hundred of these`.
    fn antecedent(&self, row: &Row, place: usize, counted: bool) -> Option<Key> {
        let next = |nth: usize, words: &[&str]| row.words.get(place + nth).is_some_and(|word| word.is(self.text, words));
        let points = next(1, &["of"]) && next(2, &["these", "them", "whom", "those"]);
        if counted && !points {
            return None;
        }
        let numbers = row.words.iter().enumerate().take(place).rev().filter(|(_, word)| match word.part {
            Part::Mention(index) => self.told.mentions.get(index as usize).is_some_and(|m| m.kind == Kind::Quantity),
            _ => false,
        });
        let both = |at: usize| {
            let words = row.words.iter().skip(at + 1).take(6);
            let crew = words.filter(|word| ["passenger", "crew"].iter().any(|name| word.key == Key::notion(name)));
            crew.count() > 1
        };
        let (at, _) = numbers.take(1).filter(|(at, _)| !both(*at)).find(|(at, _)| points || is_whole(self.text, row, *at))?;
        let (head, group) = counted_noun(self.text, row, at);
        parts(row, head, &group).or_else(|| head.filter(|(part, _)| *part != Part::People).map(|(_, key)| key))
    }

    /// True for two years that stand alone in brackets behind a name, or before the end of them.
    fn is_life(&self, row: &Row, place: usize, statement: &Statement) -> bool {
        let Some((from, to)) = statement.years.filter(|_| statement.class == Class::Span) else { return false };
        let Some(value) = row.words.get(place) else { return false };
        let bracket = row.outer.get(usize::from(value.clause)).is_some_and(|outer| *outer != value.clause);
        let closes = self.text.get(value.span.end..).is_some_and(|rest| rest.starts_with([')', ']']));
        let named = row.words.iter().take(place).any(|word| word.part == Part::Name);
        let events = row.words.iter().take(place).any(|word| word.part == Part::Event);
        (15..=110).contains(&(to - from)) && closes && named && !events && (bracket || place < 12)
    }

    /// The event of a sentence before, where this one has none of its own and points back: `estimates placed it at …`.
    fn before(&self, row: &Row, place: usize, class: Class) -> Option<(usize, Key)> {
        let points = row.words.iter().any(|word| word.is(self.text, &["it", "this", "these", "them"]));
        let own = row.words.iter().any(|word| word.part == Part::Event && !word.unlisted);
        let counted = counted_noun(self.text, row, place).0.is_some();
        if !points || own || counted || class != Class::Count {
            return None;
        }
        let rows = (1..=2).filter_map(|back| self.rows.get(self.at.checked_sub(back)?));
        let mut events = rows.flat_map(|row| row.words.iter().rev()).filter(|word| word.part == Part::Event && !word.unlisted);
        events.next().map(|word| (usize::MAX, word.key))
    }

    /// The words of the sentence, by their distance.
    fn around(&self, row: &Row, value: &Word) -> Vec<Feature> {
        let mut features = Vec::with_capacity(row.words.len());
        for word in row.words.iter().filter(|word| word.tells() && !matches!(word.part, Part::Mention(_))) {
            let far = f32::from(word.told.abs_diff(value.told));
            let near = if far <= NEAR { 1.0 } else { (1.0 - (far - NEAR) * 0.06).max(0.5) };
            let weight = if word.clause == value.clause { near } else { near * OTHER_CLAUSE };
            push(&mut features, word, weight);
        }
        features
    }

    /// What the sentence leaves to the one before it and to its heading.
    fn add_context(&self, row: &Row, features: &mut Vec<Feature>) {
        let points = |row: &Row| {
            row.words.iter().take(6).any(|word| {
                word.is(self.text, &["it", "he", "she", "they", "this", "these", "them", "its", "his", "their", "her"])
            })
        };
        let mut weight = if points(row) { BEFORE_PRONOUN } else { BEFORE };
        for back in 1..=2 {
            let Some(before) = self.at.checked_sub(back).and_then(|at| self.rows.get(at)) else { break };
            let gap = self.text.get(before.span.end..row.span.start).unwrap_or("");
            if gap.matches('\n').count() > 1 || before.span.start + 1500 < row.span.start {
                break;
            }
            for word in before.words.iter().filter(|word| word.tells()) {
                push(features, word, weight);
            }
            weight *= if points(row) || points(before) { 0.8 } else { 0.5 };
        }
        if let Some(heading) = heading_of(self.headings, row.span.start) {
            let at = self.rows.partition_point(|row| row.span.end <= heading.span.start);
            let rows = self.rows.iter().skip(at).take_while(|row| row.span.start < heading.span.end);
            for word in rows.flat_map(|row| &row.words).filter(|word| word.tells()) {
                push(features, word, HEADING);
            }
        }
        if let Some(main) = self.told.main.filter(|_| points(row)) {
            features.push(Feature { key: main, part: Part::Name, weight: 0.5, rare: 1.0, from: 0, to: 0 });
        }
    }

    /// The years that a count is told of: the one it is tied to, else those of its clause.
    fn years(&self, row: &Row, value: &Word, mention: &Mention) -> Option<(i32, i32)> {
        if matches!(mention.kind, Kind::Date | Kind::Period) {
            return mention.edtf.as_deref().and_then(years_of);
        }
        if let Some(period) = mention.period.as_deref() {
            return years_of(period);
        }
        let year = |word: &Word| match word.part {
            Part::Mention(index) => self.told.mentions.get(index as usize)?.edtf.as_deref().and_then(years_of),
            _ => None,
        };
        // `In 1934, after …, 40 percent …`: the date that opens a sentence or a clause holds for all of it.
        let opens = |at: usize| {
            let clause = |at: usize| row.words.get(at).map(|word| word.clause);
            let linked = at.checked_sub(1).filter(|at| row.words.get(*at).is_some_and(|word| word.is(self.text, &["in", "by"])));
            let first = linked.unwrap_or(at);
            first == 0 || clause(first - 1) != clause(first)
        };
        let before = row.words.iter().enumerate().take_while(|(_, word)| word.span.start < value.span.start);
        if let Some(years) = before.filter(|(at, _)| opens(*at)).filter_map(|(_, word)| year(word)).last() {
            return Some(years);
        }
        let mut dates = row.words.iter().filter(|word| word.clause == value.clause).filter_map(year).take(2);
        dates.next().filter(|_| dates.next().is_none())
    }
}

/// The years of a life as the year of a birth and of a death.
fn life(statement: Statement) -> [Statement; 2] {
    let of = |first: bool| {
        let event = Key::notion(if first { "born" } else { "die" });
        let mut half = Statement { class: Class::Time, event: Some(event), half: Some(first), ..statement.clone() };
        half.years = half.years.map(|(from, to)| if first { (from, from) } else { (to, to) });
        let at = half.features.partition_point(|feature| feature.key < event);
        if half.features.get(at).is_none_or(|feature| feature.key != event) {
            half.features.insert(at, Feature { key: event, part: Part::Event, weight: 1.0, rare: 1.0, from: 0, to: 0 });
        }
        half
    };
    [of(true), of(false)]
}

fn push(features: &mut Vec<Feature>, word: &Word, weight: f32) {
    if matches!(word.part, Part::Mention(_) | Part::Plain | Part::Ordinal) {
        return;
    }
    let from = u32::try_from(word.span.start).unwrap_or(0);
    let to = u32::try_from(word.span.end).unwrap_or(0);
    features.push(Feature { key: word.key, part: word.part, weight, rare: 1.0, from, to });
    if let Some((part, key)) = word.other {
        let share = if word.part == Part::Name || part == Part::Name { 0.5 } else { 0.9 };
        features.push(Feature { key, part, weight: weight * share, rare: 1.0, from, to });
    }
}

/// The class of a mention; `None` where no statement can rest on it.
fn class_of(mention: &Mention, text: &str) -> Option<Class> {
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
            Some(match (unit, measure) {
                _ if aged => Class::Age,
                ("times", _) => Class::Times,
                (_, Some(measure)) => Class::Measure(measure_number(measure)),
                _ => Class::Count,
            })
        }
    }
}

fn class_is_bound(own: &str, bounds: &[&str]) -> bool {
    let own = own.to_lowercase();
    bounds.iter().any(|bound| own.starts_with(bound))
}

fn measure_number(measure: Measure) -> u8 {
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

/// The events of the clause that a date opens: `In 1936 he fired Y and replaced him`.
fn further(row: &Row, value: &Word) -> Vec<Key> {
    let near = row.words.iter().filter(|word| word.part == Part::Event && word.told.abs_diff(value.told) <= 14);
    near.map(|word| word.key).take(3).collect()
}

/// True for `the northern half`, which is a place and no share.
fn is_side(text: &str, row: &Row, place: usize) -> bool {
    let before = place.checked_sub(1).and_then(|at| row.words.get(at));
    before.is_some_and(|word| {
        let own = text.get(word.span.clone()).unwrap_or("");
        own.ends_with("ern") || word.part == Part::Ordinal || word.is(text, &["the", "other", "upper", "lower", "latter", "former"])
    })
}

/// True for a date that only says which of several things is meant: `the 1917 Revolution`, `the generation of 1917`.
fn is_attribute(text: &str, row: &Row, place: usize) -> bool {
    let word = |back: usize| place.checked_sub(back).and_then(|at| row.words.get(at));
    let Some(value) = row.words.get(place) else { return false };
    let year = text.get(value.span.clone()).is_some_and(|own| own.len() == 4);
    let next = row.words.get(place + 1).is_some_and(|next| next.tells() && next.clause == value.clause);
    let before = word(1).is_some_and(|the| the.is(text, &["the", "his", "her", "their", "its"]) || the.part == Part::Name);
    let of = word(1).is_some_and(|of| of.is(text, &["of"]));
    let noun = word(2).is_some_and(|noun| matches!(noun.part, Part::Thing | Part::Name | Part::People));
    (year && next && before) || (of && noun)
}

/// The event that a value belongs to: where it stands and its key.
fn governing(text: &str, row: &Row, place: usize, class: Class) -> Option<(usize, Key)> {
    let value = row.words.get(place)?;
    let event = |word: &Word| match (word.part, word.other) {
        (Part::Event, _) => Some(word.key),
        (_, Some((Part::Event, key))) => Some(key),
        _ => None,
    };
    let time = matches!(class, Class::Time | Class::Span);
    let here = row.words.iter().filter(|word| word.clause == value.clause);
    let leading = !row.words.iter().take(place).any(|word| word.clause == value.clause && event(word).is_some());
    // A bracket or a date alone tells nothing: what it is about stands outside.
    let bare = here.filter(|word| word.tells()).count() <= 3;
    let cost = |at: usize, word: &Word| {
        let far = usize::from(word.told.abs_diff(value.told));
        let outer = row.outer.get(usize::from(value.clause)) == Some(&word.clause);
        let other = if word.clause == value.clause {
            0
        } else if outer {
            4
        } else {
            20
        };
        let turned = || {
            let mut between = row.words.iter().skip(at + 1).take(place.saturating_sub(at + 1));
            let comma = text.get(word.span.end..value.span.start).is_some_and(|gap| gap.contains(','));
            comma || between.any(|word| word.is(text, &["and", "but", "while"]))
        };
        let next = row.words.get(at + 1);
        if time && next.is_some_and(|next| next.is(text, &["that"])) {
            // `announced that it had been revised`: what happened is told behind it.
            return None;
        }
        let noun = if word.part == Part::Event { 0 } else { 2 };
        if matches!(class, Class::Measure(_)) && word.unlisted {
            return None;
        }
        let noun = noun + if is_state(event(word)?) { 3 } else { 0 } + if word.unlisted { 2 } else { 0 };
        let noun = noun + if is_happening(event(word)?) { 8 } else { 0 };
        let wrong = if time && !leading && at > place {
            12
        } else if !time && at < place && turned() {
            6
        } else {
            0
        };
        (time || bare || other < 20).then_some(far + other + wrong + noun + 4 * usize::from(is_weak(event(word)?)))
    };
    // `the famine of 1932–33`, `Civil War, 1917–1919`: the years are those of what stands before them.
    let beside = row.words.get(..place).unwrap_or_default().iter().enumerate().rev().take(3);
    let mut beside = beside.take_while(|(at, word)| {
        let linked = word.is(text, &["of", "in"]) && *at + 1 == place;
        linked || (*at + 2 >= place && !matches!(word.part, Part::Mention(_)))
    });
    if let Some((at, key)) = beside.find_map(|(at, word)| Some((at, event(word).filter(|key| time && is_happening(*key))?))) {
        return Some((at, key));
    }
    let events = row.words.iter().enumerate().filter_map(|(at, word)| {
        let key = event(word)?;
        Some((cost(at, word)?, at, key))
    });
    events.min().map(|(_, at, key)| (at, key))
}

/// True for what happens over a time and is named by a noun.
pub(super) fn is_happening(event: Key) -> bool {
    const NOUNS: [&str; 10] = [
        "famine", "war", "revolution", "congress", "treaty", "battle", "rebellion", "plague", "terror", "flood",
    ];
    NOUNS.iter().any(|name| event == Key::notion(name))
}

/// True for what is the case rather than happens.
fn is_state(event: Key) -> bool {
    ["aboard", "underground", "employ", "live"].iter().any(|name| event == Key::notion(name))
}

/// True for events that say too little of what happened to tell one from another.
pub(super) fn is_weak(event: Key) -> bool {
    const WEAK: [&str; 16] = [
        "grow", "fall", "move", "heard", "visit", "meet", "arrive", "leave", "return", "speak", "write", "pay", "sell", "live",
        "cost", "employ",
    ];
    WEAK.iter().any(|name| event == Key::notion(name))
}

/// The noun that is counted, and what stands between the number and it.
fn counted_noun(text: &str, row: &Row, place: usize) -> (Option<(Part, Key)>, Vec<Key>) {
    let mut run: Vec<&Word> = Vec::new();
    let mut at = place + 1;
    let Some(value) = row.words.get(place) else { return (None, Vec::new()) };
    let skip = ["of", "the", "all", "these", "those", "its", "their", "his", "whom", "were", "was", "other", "new"];
    while row.words.get(at).is_some_and(|word| word.clause == value.clause && word.is(text, &skip)) {
        at += 1;
    }
    let mut end = value.span.end;
    while let Some(word) = row.words.get(at).filter(|word| word.clause == value.clause && run.len() < 4) {
        let gap = text.get(end..word.span.start).unwrap_or("");
        let parted = gap.contains([',', '.', '\t']) || (gap.contains('\n') && run.is_empty());
        if !parted && run.is_empty() && (word.part == Part::Ordinal || word.is(text, &["class", "other"])) {
            (end, at) = (word.span.end, at + 1);
            continue;
        }
        if parted || !matches!(word.part, Part::People | Part::Thing | Part::Name) || is_verbal(text, word) {
            break;
        }
        run.push(word);
        end = word.span.end;
        at += 1;
    }
    let head = run.pop().or_else(|| label(text, row, place));
    (head.map(|word| (word.part, word.key)), run.iter().map(|word| word.key).collect())
}

/// The noun of a label before the number: `Tornadoes confirmed<tab>69`, `Deaths: 146`.
fn label<'r>(text: &str, row: &'r Row, place: usize) -> Option<&'r Word> {
    let value = row.words.get(place)?;
    let before: Vec<&Word> = row.words.iter().take(place).collect();
    let last = before.last()?;
    let gap = text.get(last.span.end..value.span.start)?;
    (gap.contains(['\t', ':']) && before.len() <= 5).then_some(())?;
    let noun = |word: &&Word| matches!(word.part, Part::People | Part::Thing | Part::Name) && !is_verbal(text, word);
    before.into_iter().rev().find(noun)
}

fn is_verbal(text: &str, word: &Word) -> bool {
    let own = text.get(word.span.clone()).unwrap_or("");
    !word.capital && own.len() > 4 && (own.ends_with("ed") || own.ends_with("ing"))
}

/// Notions of what a measure is of.
const ATTRIBUTES: [&str; 9] =
    ["height", "length", "width", "depth", "distance", "area", "diameter", "circumference", "speed"];

/// What a measure is of: the nearest word in its clause that says so, behind it before in front of it.
fn attribute(row: &Row, place: usize) -> Option<Key> {
    let value = row.words.get(place)?;
    let known = |word: &&Word| ATTRIBUTES.iter().any(|name| word.key == Key::notion(name));
    let near = |word: &&Word| word.clause == value.clause && word.told.abs_diff(value.told) <= 8 && known(word);
    let behind = row.words.iter().skip(place + 1).take(3).find(near);
    let before = || row.words.iter().take(place).rev().take(16).find(near);
    behind.or_else(before).map(|word| word.key)
}

/// Of whom only some are counted: the sexes, the young, those who bear a name of their own.
fn parts(row: &Row, head: Option<(Part, Key)>, group: &[Key]) -> Option<Key> {
    const PARTS: [&str; 4] = ["woman", "child", "girl", "officer"];
    const BESIDE: [&str; 4] = ["men", "passenger", "crew", "soldier"];
    let of = |list: &[&str], key: &Key| list.iter().any(|name| *key == Key::notion(name));
    let part = |key: &Key| of(&PARTS, key);
    let (kind, head) = head?;
    // Men and passengers are all there are, unless the sentence speaks of others beside them.
    let others = || row.words.iter().any(|word| word.key != head && (part(&word.key) || of(&BESIDE, &word.key)));
    let is_part = part(&head) || kind == Part::Name || (of(&BESIDE, &head) && others());
    if is_part {
        return Some(head);
    }
    let named = |key: &&Key| part(key) || row.words.iter().any(|word| word.key == **key && word.part == Part::Name);
    group.iter().find(named).copied()
}

fn is_whole(text: &str, row: &Row, place: usize) -> bool {
    let before: Vec<&Word> = row.words.iter().take(place).rev().take(2).collect();
    let opens = |of: &Word| {
        let before = text.get(row.span.start..of.span.start).unwrap_or("").trim_end();
        of.is(text, &["of"]) && (before.trim_matches(['"', '“', '-', '*']).is_empty() || before.ends_with([',', ';', '-', '—', '.']))
    };
    let number = |back: usize| place.checked_sub(back).and_then(|at| row.words.get(at)).is_some_and(|word| matches!(word.part, Part::Mention(_)));
    match before.as_slice() {
        [of, ..] if of.is(text, &["of"]) && number(2) => true,
        [the, of, ..] if of.is(text, &["of"]) && number(3) && the.part == Part::Plain => true,
        [the, of, ..] if the.is(text, &["the", "these", "those", "some", "an", "his", "their", "its"]) => opens(of),
        [of, ..] => opens(of),
        [] => false,
    }
}

/// Marks the numbers that stand out: of those of one event the largest and what is not far below it, of those of one
/// noun the only one.
fn mark_chief(statements: &mut [Statement], mentions: &[Mention]) {
    let amount = |statement: &Statement| {
        let own = mentions.get(statement.mention as usize).and_then(|mention| mention.low.or(mention.high));
        statement.sum.as_ref().map(|sum| sum.total).or(own).unwrap_or(0.0)
    };
    let mut largest: HashMap<Key, f64> = HashMap::new();
    let mut heads: HashMap<Key, u32> = HashMap::new();
    for statement in statements.iter().filter(|statement| statement.class == Class::Count && !statement.whole) {
        if let Some(event) = statement.event.filter(|_| statement.of_people && statement.part.is_none()) {
            let held = largest.entry(event).or_default();
            *held = held.max(amount(statement));
        }
        if let Some((_, head)) = statement.head {
            *heads.entry(head).or_default() += 1;
        }
    }
    let mut measures: HashMap<Class, HashSet<usize>> = HashMap::new();
    for statement in statements.iter().filter(|statement| matches!(statement.class, Class::Measure(_) | Class::Share)) {
        measures.entry(statement.class).or_default().insert(statement.sentence.start);
    }
    for statement in statements.iter_mut() {
        statement.chief = measures.get(&statement.class).is_some_and(|sentences| sentences.len() == 1);
    }
    for statement in statements.iter_mut().filter(|statement| statement.class == Class::Count && !statement.whole) {
        let most = statement.event.and_then(|event| largest.get(&event)).copied().unwrap_or(f64::MAX);
        let first = statement.of_people && statement.part.is_none() && amount(statement) * 2.0 >= most;
        let only = !statement.of_people && statement.head.is_some_and(|(_, head)| heads.get(&head) == Some(&1));
        statement.chief = (first && amount(statement) > 3.0) || only;
    }
}

/// True for measures that may be of the way between two places.
fn is_distance(class: Class, row: &Row, place: usize) -> bool {
    let distance = Key::notion("distance");
    matches!(class, Class::Measure(_)) && attribute(row, place).is_none_or(|attribute| attribute == distance)
}

/// The name behind `from` or `of` that follows a distance.
fn anchor(text: &str, row: &Row, place: usize) -> Option<Key> {
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
fn places(text: &str, row: &Row, value: &Word) -> Vec<Key> {
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

/// Events of the clause besides the one that a value belongs to.
fn beside(row: &Row, value: &Word, event: Option<Key>) -> Vec<Key> {
    let near = |word: &&Word| word.clause == value.clause && word.part == Part::Event && !word.unlisted;
    let plain = |key: Key| is_weak(key) || is_state(key) || befalls_people(key);
    let words = row.words.iter().filter(near).filter(|word| Some(word.key) != event && !plain(word.key));
    words.map(|word| word.key).collect()
}

/// Names beside a measure.
fn anchors(row: &Row, value: &Word) -> Vec<Key> {
    let near = |word: &&Word| word.clause == value.clause && word.told.abs_diff(value.told) <= 4;
    let names = row.words.iter().filter(near).filter(|word| word.part == Part::Name);
    names.map(|word| word.key).collect()
}

/// Ordinals of the sentence with the words that they count: `17th Party Congress` gives party and congress.
fn ordinals(row: &Row) -> Vec<(Key, u32)> {
    let mut found = Vec::new();
    for (at, word) in row.words.iter().enumerate().filter(|(_, word)| word.part == Part::Ordinal) {
        let after = row.words.iter().skip(at + 1).take(1);
        let after = after.take_while(|next| next.clause == word.clause && next.tells() && next.part != Part::Event);
        found.extend(after.map(|next| (next.key, word.number)));
    }
    found
}

fn is_planned(text: &str, row: &Row, event: Option<usize>, place: usize) -> bool {
    let at = event.filter(|at| *at < row.words.len()).unwrap_or(place);
    let from = at.saturating_sub(5);
    let words = row.words.iter().skip(from).take(at - from + 1);
    let clause = row.words.get(at).map(|word| word.clause);
    let mut words = words.filter(|word| Some(word.clause) == clause);
    words.any(|word| word.is(text, &["would", "will", "shall", "goal", "target", "targets", "planned", "expected", "intended"]))
}

fn is_negated(text: &str, row: &Row, event: usize) -> bool {
    let from = event.saturating_sub(3);
    row.words.iter().skip(from).take(event - from).any(|word| word.is(text, &["not", "never", "no", "neither", "nor"]))
}

/// True for events that happen to people or bring them together.
fn befalls_people(event: Key) -> bool {
    const EVENTS: [&str; 19] = [
        "aboard", "underground", "jump", "employ", "walkout", "die", "execute", "wound", "survive", "escape", "arrest", "imprison", "deport", "expel", "convict", "release",
        "capture", "assemble", "rescue",
    ];
    EVENTS.iter().any(|name| event == Key::notion(name))
}

/// True where a sentence gives what it says as the word of others.
fn is_reported(sentence: &str) -> bool {
    const SAID: &[&str] =
        &["ccording to", "is said", "are said", "was said", "it was reported", "reportedly", "claimed", "alleged", "believed to"];
    SAID.iter().any(|words| sentence.contains(words))
}

/// True where the thesaurus is ready: reading it takes a moment, which threads should not wait for one another.
pub(super) fn warm() {
    Thesaurus::shared();
}
