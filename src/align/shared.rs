//! Takes documents, gives the stretches that two of them have word for word: where they are one voice.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::stem::{Key, plain};
use super::told::Told;
use crate::compare::fingerprint;
use crate::document::Document;
use crate::finding::{Cited, Finding, Severity, Side, Verdict};
use crate::mention;

/// A sentence of fewer words may be the same by chance.
const LEAST: usize = 8;
/// Fewer words than these in common make nobody dependent.
const WORDS: usize = 40;
/// A sentence in more documents than this is a formula, and found in pairs no more.
const MOST: usize = 40;

/// Two documents that share wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shared {
    /// Places in the list, the first before the second.
    pub docs: (u32, u32),
    /// True where the one is the other, from end to end.
    pub whole: bool,
    /// How many sentences.
    pub sentences: usize,
    /// How many words they have.
    pub words: usize,
    /// The first of them in each document: bytes of the prose.
    pub first: (Range<usize>, Range<usize>),
}

/// What every pair of documents shares, in order.
pub(super) fn shared(told: &[Told]) -> Vec<Shared> {
    let mut places: HashMap<Key, Vec<(u32, Range<usize>, usize)>> = HashMap::new();
    for (doc, told) in (0..).zip(told).filter(|(_, told): &(u32, &Told)| told.copied.is_none()) {
        let text = told.document.prose();
        for (start, end) in mention::sentences(text) {
            let sentence = text.get(start..end).unwrap_or("");
            let count = sentence.split_whitespace().count();
            if count >= LEAST {
                places.entry(wording(sentence)).or_default().push((doc, start..end, count));
            }
        }
    }
    let mut pairs: BTreeMap<(u32, u32), Shared> = BTreeMap::new();
    for list in places.values().filter(|list| list.len() > 1 && list.len() <= MOST) {
        for (nth, (a, at, words)) in list.iter().enumerate() {
            for (b, other, _) in list.iter().skip(nth + 1).filter(|(b, ..)| a != b) {
                let first = (at.clone(), other.clone());
                let pair = pairs.entry((*a, *b)).or_insert_with(|| Shared {
                    docs: (*a, *b),
                    whole: false,
                    sentences: 0,
                    words: 0,
                    first: first.clone(),
                });
                pair.sentences += 1;
                pair.words += words;
                if (first.0.start, first.1.start) < (pair.first.0.start, pair.first.1.start) {
                    pair.first = first;
                }
            }
        }
    }
    pairs.extend((0..).zip(told).filter_map(|(doc, told)| Some(((told.copied?, doc), copy(told, doc)?))));
    pairs.into_values().collect()
}

/// What a copy shares with what it is a copy of: everything.
fn copy(told: &Told, doc: u32) -> Option<Shared> {
    let text = told.document.prose();
    let sentences = mention::sentences(text);
    let (start, end) = *sentences.first()?;
    let (words, first) = (text.split_whitespace().count(), (start..end, start..end));
    Some(Shared { docs: (told.copied?, doc), whole: true, sentences: sentences.len(), words, first })
}

/// For each document the first one that has the same text, where there is one before it.
pub(super) fn copies(documents: &[Arc<Document>]) -> Vec<Option<u32>> {
    let mut firsts: HashMap<&str, u32> = HashMap::new();
    let texts = (0..).zip(documents).map(|(at, document): (u32, _)| (at, document.text()));
    texts
        .map(|(at, text)| {
            let first = *firsts.entry(text).or_insert(at);
            (first != at && !text.trim().is_empty()).then_some(first)
        })
        .collect()
}

/// A sentence without marks and capitals: equal keys are equal wording.
pub(super) fn wording(sentence: &str) -> Key {
    let words: Vec<String> = sentence.split_whitespace().map(plain).filter(|word| !word.is_empty()).collect();
    Key::of(&words.join(" "))
}

fn plural(sentences: usize) -> String {
    if sentences == 1 { "1 sentence".to_owned() } else { format!("{sentences} sentences") }
}

/// What two documents share as a finding: told once, and no disagreement.
pub(super) fn finding(shared: &Shared, told: &[Told], names: &[String]) -> Option<Finding> {
    if shared.words < WORDS && !shared.whole {
        return None;
    }
    let (a, b) = shared.docs;
    let cite = |side, doc: u32, span: &Range<usize>| {
        let (told, name) = (told.get(doc as usize)?, names.get(doc as usize)?);
        let span = told.document.from_prose(span.clone());
        let (line, column) = told.document.position(span.start);
        let disk = told.document.on_disk(span.clone());
        Some(Cited {
            side,
            source: name.clone(),
            document: Some(told.document.path.clone()),
            id: None,
            line: Some(line),
            column: Some(column),
            start: Some(disk.start),
            end: Some(disk.end),
            quote: told.document.slice(span.clone()).to_owned(),
            value: plural(shared.sentences),
            value_start: None,
            value_end: None,
            written: None,
            span: Some(span),
            says: Vec::new(),
            scope: String::new(),
            denied: false,
            extent: None,
            citing: String::new(),
            because: None,
            cells: Vec::new(),
        })
    };
    let claims = vec![cite(Side::A, a, &shared.first.0)?, cite(Side::B, b, &shared.first.1)?];
    let [one, other] = claims.as_slice() else { return None };
    let count = if shared.sentences == 1 { "a sentence".to_owned() } else { format!("{} sentences", shared.sentences) };
    let why = if shared.whole {
        let (one, other) = (&one.source, &other.source);
        format!("{one} and {other} are one text ({} words): what they say counts once", shared.words)
    } else {
        let (one, other) = (&one.source, &other.source);
        format!("{one} and {other} have {count} word for word ({} words): there these two are one voice", shared.words)
    };
    let pairs = claims.iter().map(|cited| (cited.source.clone(), shared.words.to_string())).collect();
    Some(Finding {
        rule: "shared-wording".to_owned(),
        verdict: Some(Verdict::Echo),
        severity: Severity::Note,
        subject: "Shared wording".to_owned(),
        property: "text".to_owned(),
        fingerprint: fingerprint("shared-wording", pairs),
        why,
        steps: Vec::new(),
        constraint: None,
        claims,
        collection: String::new(),
        message: None,
        teach: Some("Who copied from whom, or what did both copy?".to_owned()),
        diff: Vec::new(),
        nearest: None,
        chain: None,
        question: None,
        reasons: Vec::new(),
    })
}
