//! What a document says of a number or a date, as plain data: the statement that is held against others.

use std::ops::Range;
use std::sync::Arc;

use super::asked::Asked;
use super::bearer::Bearer;
use super::gauge::Gauge;
use super::lead::Lead;
use super::occasion::Focus;
use super::relation::Relation;
use super::row::Part;
use super::scope::Bounds;
use super::size::Size;
use super::stem::Key;
use super::sums::Sum;
use super::window::Window;

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
    /// How long, heavy, large: by the measure's place in a list.
    Measure(u8),
    /// How dear, fast, strong: in a unit that converts into no other, by its name.
    In(Key),
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
    /// For measures: what of what it is, where it is the greatest of it in its document.
    pub gauge: Option<Gauge>,
    /// For times: true for how long something lasted, false for how long after or before something it was.
    pub lasting: bool,
    /// How large it is among the values of its document, where it has one.
    pub size: Option<Size>,
    /// For days: a number by which days close to each other can be told.
    pub day: Option<i32>,
    /// Names behind `in` or `at`: where it was.
    pub places: Vec<Key>,
    /// For counts of people: the one place of several that it is told of.
    pub local: Option<Key>,
    /// True where its sentence, or one just before, opens with the place.
    pub led: bool,
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
    /// Names in the first sentence or title of the document, shared by all its statements.
    pub title: Arc<[Key]>,
    /// Names in the opening of the document, shared by all its statements.
    pub opening: Arc<[Key]>,
    /// All names in the document, shared by all its statements.
    pub names: Arc<[Key]>,
    /// Documents that tell of the same event as a third one does which this one shares a topic with, in order.
    pub kin: Arc<[u32]>,
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
    /// For counts of things: what they are of, `six companies of infantry`.
    pub kind: Option<Key>,
    /// True for what each of several has: `seventy rounds a man`.
    pub each: bool,
    /// True for the whole of which the sentence then tells a part: `of the 325 passengers`.
    pub whole: bool,
    /// True for the number that stands out in its document: the largest of its event, the only one of its noun.
    pub chief: bool,
    /// True for a count of three or fewer, which may be a manner of speaking.
    pub small: bool,
    /// What the document is about, shared by all its statements.
    pub lead: Arc<Lead>,
    /// What someone does more than once is done to, where the document is short: `became a teacher`.
    pub object: Option<Key>,
    /// True for a number that the sentence ties to a year.
    pub tied: bool,
    /// Whose the value is, in a short document.
    pub bearer: Bearer,
    /// Which question about the subject of a short document the value answers.
    pub asked: Option<Asked>,
    /// In which relation to the subject of a short document it stands.
    pub relation: Option<Relation>,
    /// True for a measure that is told to the last digit, whatever stands before it.
    pub exact: bool,
    /// True where the sentence denies what it says: `it is not true that`.
    pub denied: bool,
    /// The stretch of time that a count is of, where that is not all of it.
    pub window: Option<Window>,
    /// What narrows the value.
    pub bounds: Bounds,
    /// The name that the document is about.
    pub main: Option<Key>,
    /// How the dates of the document lie.
    pub focus: Focus,
    /// True in a document of a few sentences, which leaves to its title what it is about.
    pub short: bool,
}

impl Statement {
    /// True where the two documents open with a name in common, have several, or have both with a third.
    pub fn topic(&self, other: &Self) -> bool {
        const ENOUGH: usize = 3;
        const MANY: usize = 5;
        let opens = self.opening.iter().any(|name| other.opening.binary_search(name).is_ok());
        opens || self.kin.binary_search(&other.doc).is_ok() || {
            let shared = self.names_shared(other);
            let all = self.names.len().min(other.names.len());
            (shared >= ENOUGH && shared * 4 >= all) || (shared >= MANY && shared * 6 >= all)
        }
    }

    /// How many names the two documents have in common.
    pub fn names_shared(&self, other: &Self) -> usize {
        self.names.iter().filter(|name| other.names.binary_search(name).is_ok()).count()
    }

    /// How near a word stands to the value; 0 where it is not there.
    pub fn near(&self, key: Key) -> f32 {
        let found = self.features.binary_search_by(|feature| feature.key.cmp(&key));
        found.ok().and_then(|at| self.features.get(at)).map_or(0.0, |feature| feature.weight)
    }
}
