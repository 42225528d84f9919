//! Takes a document and the rules, gives claims: each value in prose whose subject and property are plain, with the
//! shortest quotation that holds it. `check` finds every one of them sound, or it is not given.
//!
//! ```text
//! mentions ──► scene ──► cue of a rule, else plain reading ──► value, scope, voice ──► quotation ──► draft
//!              words      subject and property                                          once in the document
//! ```
//!
//! [`merge()`] puts drafts into a claim file, of which no byte that a person wrote is changed.

mod around;
mod aside;
mod by_rule;
mod dates;
mod emit;
mod event;
mod layout;
mod lexicon;
mod merge;
mod notes;
mod numbers;
mod phrase;
mod quote;
mod scene;
mod series;
mod share;
mod sound;
mod start;
mod unique;
mod value;
mod whose;

use std::ops::Range;

use whose::Topic;

use crate::claim::{Selector, slug};
use crate::document::Document;
use crate::mention::{self, Kind, Mention};
use crate::rule::Rulebook;
use crate::value::Calendar;

pub use emit::{scalar, snippet};
pub(crate) use lexicon::is_past;
pub use merge::{Merged, merge};
pub(crate) use quote::Quarry;
pub(crate) use sound::keep as sound;
pub use start::{Started, start};
pub(crate) use value::{number, quantity};

/// What runs on for more bytes without an end is a table or data and no sentence: nothing in it is plain.
const LONGEST: usize = 8_000;

/// So many bytes back a paragraph is taken to reach at most.
const PARAGRAPH: usize = 20_000;

/// A claim not yet written.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What it is about.
    pub subject: String,
    /// A declared property.
    pub property: String,
    /// As it is written.
    pub value: String,
    /// The unit, where the property has none of its own.
    pub unit: Option<String>,
    /// The calendar that the document names for the date.
    pub calendar: Option<Calendar>,
    /// Dimension and name.
    pub scope: Vec<(String, String)>,
    /// Whose word it is, where it is plainly attributed.
    pub says: Option<String>,
    /// The words that say it.
    pub quote: Selector,
    /// Where the year stands, if elsewhere.
    pub context: Option<Selector>,
    /// The bytes of the quotation in the document's text.
    pub span: Range<usize>,
    /// The bytes of the value in the document's text.
    pub place: Range<usize>,
    /// Given where another claim of its file would share the id.
    pub id: Option<String>,
}

/// What was read of a mention, before it is quoted.
#[derive(Clone, Debug)]
struct Found {
    subject: String,
    property: String,
    value: String,
    unit: Option<String>,
    /// What the quotation would best hold.
    hull: Range<usize>,
}

impl Found {
    fn new(subject: impl Into<String>, property: &str, value: impl Into<String>, hull: Range<usize>) -> Self {
        Self { subject: subject.into(), property: property.to_owned(), value: value.into(), unit: None, hull }
    }

    /// True where the subject is one that a person could have written.
    fn is_named(&self) -> bool {
        let subject = self.subject.as_str();
        let letters = subject.chars().filter(|c| c.is_alphabetic()).count();
        letters >= 3 && subject.len() <= 90 && !subject.contains(['\n', '<', '>', '|', '{', '}'])
    }
}

/// A document with what reading it takes.
pub struct Reader<'a> {
    document: &'a Document,
    book: &'a Rulebook,
    mentions: Vec<Mention>,
    headings: around::Headings,
    quarry: quote::Quarry<'a>,
}

impl<'a> Reader<'a> {
    /// Reads the document's mentions once.
    #[must_use]
    pub fn of(document: &'a Document, book: &'a Rulebook) -> Self {
        let mentions = mention::scan(document.prose());
        let text = document.prose();
        Self { document, book, mentions, headings: around::Headings::of(text), quarry: quote::Quarry::of(text) }
    }

    /// Every claim that the document plainly makes, in order of the document.
    #[must_use]
    pub fn drafts(&self) -> Vec<Draft> {
        let text = self.document.prose();
        let mut drafts = Vec::new();
        let mut scene = scene::Scene::of(text, 0..0, &self.mentions);
        for (index, mention) in self.mentions.iter().enumerate() {
            if !scene.span.contains(&mention.start) {
                let (start, end) = mention::sentence_around(text, mention.start);
                // Of what is too long nothing is read but where it ends.
                let read = if end - start > LONGEST { start..start } else { start..end };
                scene = scene::Scene { span: start..end, ..scene::Scene::of(text, read, &self.mentions) };
            }
            if scene.span.len() > LONGEST {
                continue;
            }
            let found = self.name(&scene, index, mention);
            drafts.extend(found.into_iter().filter(Found::is_named).filter_map(|f| self.draft(&scene, index, f)));
        }
        drafts.dedup_by(|b, a| a.place == b.place && a.subject == b.subject && a.property == b.property);
        sound::keep(self.document, self.book, drafts)
    }

    /// Subject, property and value of a mention: by a rule's cue, else by the plain reading.
    fn name(&self, scene: &scene::Scene<'_>, index: usize, mention: &Mention) -> Vec<Found> {
        if let Some(found) = by_rule::read(scene, mention, self.book) {
            return vec![found];
        }
        let Some((row, at)) = scene.clause(index) else { return Vec::new() };
        let topic = Topic { heading: self.headings.above(mention.start), title: self.headings.title.as_deref() };
        let mut found = match mention.kind {
            Kind::Date | Kind::Period => {
                let found = dates::read(scene.text, &row, at, mention);
                let whole: Vec<_> = scene.tokens.iter().collect();
                let here = whole.iter().position(|token| token.what == scene::What::Mention(index));
                match here.filter(|_| found.is_empty() && mention.kind == Kind::Period) {
                    Some(here) => event::life(scene.text, &whole, here, mention).unwrap_or_default(),
                    None => found,
                }
            }
            Kind::Ordinal => Vec::new(),
            _ => numbers::read(scene.text, &row, at, mention, topic).into_iter().collect(),
        };
        for found in &mut found {
            // `the strike began`: which strike, the heading says.
            let noun = row.iter().position(|token| token.text == found.subject);
            if let Some(name) = noun.and_then(|noun| topic.meant(&row, noun)) {
                found.subject = name;
            }
        }
        found
    }

    /// The mention that another was resolved from.
    fn nearest_origin(&self, mention: &Mention) -> Option<&Mention> {
        let (start, _) = mention.resolved_from?;
        // What it was resolved from may stand inside a mention: `fall` of `until fall`.
        let nth = self.mentions.partition_point(|m| m.start <= start).checked_sub(1)?;
        self.mentions.get(nth).filter(|m| start < m.end)
    }

    /// Where the rest of a date stands: for one that names its day or month the year, where that is written; for
    /// `that day` the day it points to.
    fn origin(&self, mention: &Mention) -> Option<&Mention> {
        let mut origin = self.nearest_origin(mention)?;
        let text = self.document.prose().get(mention.start..mention.end).unwrap_or("").to_lowercase();
        let names = text.contains(|c: char| c.is_ascii_digit())
            || crate::value::MONTHS.iter().any(|m| text.contains(&m.to_lowercase()));
        let year = mention.edtf.as_deref().is_some_and(|edtf| edtf.len() == 4);
        while let Some(next) = self.nearest_origin(origin).filter(|next| (names || year) && next.start < origin.start) {
            origin = next;
        }
        Some(origin)
    }

    /// False for a day whose year is a guess: `20 October` behind `it was completed in 1875`, where the story
    /// stood in another year.
    fn is_sure(&self, mention: &Mention, scene: &scene::Scene<'_>) -> bool {
        let Some(origin) = self.origin(mention) else { return true };
        let year = |m: &Mention| m.edtf.as_deref().and_then(|edtf| edtf.get(..4)).map(str::to_owned);
        let bare = origin.edtf.as_deref().is_some_and(|edtf| edtf.len() == 4);
        if !bare || scene.span.contains(&origin.start) {
            return true;
        }
        let far = mention.start.saturating_sub(PARAGRAPH);
        let before = self.document.prose().as_bytes().get(far..mention.start).unwrap_or_default();
        let paragraph = before.windows(2).rposition(|pair| pair == b"\n\n").map_or(far, |at| far + at);
        let first = self.mentions.partition_point(|m| m.start < paragraph);
        let dates = self.mentions.iter().skip(first).take_while(|m| m.start < mention.start);
        let dates: Vec<&Mention> = dates.filter(|m| m.edtf.is_some()).collect();
        // The story goes on from the last day or month that was told.
        let told = dates.iter().rfind(|m| m.resolved_from.is_none() && m.edtf.as_deref().is_some_and(|e| e.len() > 4));
        match told {
            Some(told) => year(told) == year(origin),
            None => dates.iter().all(|m| year(m) == year(origin)),
        }
    }

    fn draft(&self, scene: &scene::Scene<'_>, index: usize, found: Found) -> Option<Draft> {
        let mention = self.mentions.get(index)?;
        let place = mention.start..mention.end;
        let (quote, span) = self.quarry.quote(&place, &found.hull, &scene.span)?;
        let time = matches!(mention.kind, Kind::Date | Kind::Period);
        let period = if time { None } else { around::period(scene, index, &self.mentions) };
        let elsewhere = match &period {
            Some((_, at)) => self.mentions.get(*at),
            None => self.origin(mention),
        };
        let elsewhere = elsewhere.map(|m| m.start..m.end);
        if time && !self.is_sure(mention, scene) {
            return None;
        }
        let context = elsewhere.filter(|at| at.start < span.start || at.end > span.end).and_then(|at| {
            let (start, end) = mention::sentence_around(self.document.prose(), at.start);
            self.quarry.quote(&at, &at, &(start..end)).map(|(selector, _)| selector)
        });
        let place_name = around::place(scene.text.get(scene.span.clone()).unwrap_or(""), self.book);
        let mut scope: Vec<(String, String)> = Vec::new();
        scope.extend(place_name.filter(|name| !time && *name != found.subject).map(|name| ("place".to_owned(), name)));
        scope.extend(period.map(|(edtf, _)| ("period".to_owned(), edtf)));
        Some(Draft {
            subject: found.subject,
            property: found.property,
            value: found.value,
            unit: found.unit,
            calendar: mention.calendar.map(|calendar| match calendar {
                mention::Calendar::Julian => Calendar::Julian,
                mention::Calendar::Gregorian => Calendar::Gregorian,
            }),
            scope,
            says: around::voice(scene, index),
            quote,
            context,
            span: self.document.from_prose(span),
            place: self.document.from_prose(place),
            id: None,
        })
    }
}

/// The id that a claim has where none is given.
fn own_id(subject: &str, property: &str) -> String {
    format!("{}.{}", slug(subject), slug(property))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod tests;
