//! Takes a document and a passage that a person chose, gives the beginning of a claim: quotation and value filled in,
//! subject and property left to the person, with the nearest known ones beside them.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;

use super::emit::scalar;
use super::value;
use crate::claim::{Selector, Used};
use crate::document::Document;
use crate::document::anchor::{Anchor, anchor};
use crate::finding::Change;
use crate::mention::{self, Kind, Mention};
use crate::rule::Rulebook;
use crate::value::fold;

/// What came of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Started {
    /// The claim as YAML, ready to be pasted below `claims:`.
    Claim(String),
    /// Why there is none, in lines.
    Not(String),
}

/// So many names are suggested.
const MOST: usize = 6;

/// Starts a claim from the words of a passage; `used` are the names that the claims beside it use.
#[must_use]
pub fn start(document: &Document, book: &Rulebook, used: &Used, words: &str) -> Started {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return Started::Not("No words were given: copy the passage out of the document.".to_owned());
    }
    let selector = Selector { exact: words, before: None, after: None };
    match anchor(document, &[&selector]).into_iter().next() {
        Some(Anchor::Exact(span)) => Started::Claim(claim(document, book, used, &span)),
        Some(Anchor::Ambiguous { places, count }) => Started::Not(ambiguous(document, &selector, &places, count)),
        Some(Anchor::Lost(near)) => {
            let mut why = format!("`{}` does not contain these words.", document.path);
            if near.is_none() {
                why.push_str("\nNothing in it is like them: copy the passage out of the document.");
            }
            if let Some(near) = near {
                let (line, column) = document.position(near.span.start);
                let _ = write!(
                    why,
                    "\nLine {line}, column {column} has something like them:\n  {}",
                    flat(document.prose().get(document.in_prose(near.span)).unwrap_or(""))
                );
                let changed: Vec<String> = near.diff.iter().filter_map(word).collect();
                let _ = write!(why, "\n  ({})", changed.join(", "));
            }
            Started::Not(why)
        }
        None => Started::Not("there is nothing to seek".to_owned()),
    }
}

fn word(change: &Change) -> Option<String> {
    match change {
        Change::Removed(text) => Some(format!("without “{}”", text.trim())),
        Change::Added(text) => Some(format!("with “{}”", text.trim())),
        Change::Same(_) => None,
    }
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every place, with the words around it as a selector has them.
fn ambiguous(document: &Document, selector: &Selector, places: &[Range<usize>], count: usize) -> String {
    let mut why =
        format!("These words stand {count} times in `{}`. Give more of them, or tell the places apart:", document.path);
    let text = document.prose();
    for place in places {
        let (line, column) = document.position(place.start);
        let place = document.in_prose(place.clone());
        let before: Vec<&str> = text.get(..place.start).unwrap_or("").split_whitespace().rev().take(3).collect();
        let before = before.into_iter().rev().collect::<Vec<_>>().join(" ");
        let after: Vec<&str> = text.get(place.end..).unwrap_or("").split_whitespace().take(3).collect();
        let _ = write!(
            why,
            "\n  line {line}, column {column}:\n    quote:\n      exact: {}\n      before: {}\n      after: {}",
            scalar(&selector.exact),
            scalar(&before),
            scalar(&after.join(" "))
        );
    }
    why
}

fn claim(document: &Document, book: &Rulebook, used: &Used, place: &Range<usize>) -> String {
    let (text, span) = (document.prose(), document.in_prose(place.clone()));
    let passage = text.get(span.clone()).unwrap_or("");
    let all = mention::scan(text);
    // As the passage says it by itself; where the document says more (`June` of which year), as the document does.
    let own = mention::scan(passage).into_iter().map(|m| {
        let (start, end) = (m.start + span.start, m.end + span.start);
        all.iter().find(|known| (known.start, known.end) == (start, end)).cloned().unwrap_or(Mention {
            start,
            end,
            ..m
        })
    });
    let own: Vec<Mention> = own.filter(|m| m.kind != Kind::Ordinal).collect();
    let written = |m: &Mention| match m.kind {
        Kind::Date | Kind::Period => m.edtf.clone().filter(|edtf| !edtf.starts_with("XXXX")),
        _ => value::quantity(m, text.get(m.start..m.end).unwrap_or("")),
    };
    // A number before a date: the date then says when.
    let mentions: Vec<&Mention> = own.iter().collect();
    let rank = |m: &&Mention| u8::from(m.edtf.is_some());
    let best = mentions.iter().copied().filter(|m| written(m).is_some()).min_by_key(|m| rank(m));
    let time = best.is_some_and(|m| m.edtf.is_some());
    let (line, column) = document.position(place.start);
    let mut out = format!("  # {}:{line}:{column}\n", document.path);
    let subjects = book.subjects.vocabulary.mains().into_iter().collect();
    let _ = writeln!(out, "  - subject:   # {}", known(passage, &used.subjects, subjects));
    let kind = if time { crate::value::Kind::Date } else { crate::value::Kind::Quantity };
    let fits = |name: &str| book.property(name).is_some_and(|p| best.is_none() || p.kind == kind);
    let properties = book.properties.values().map(|p| p.name.as_str()).filter(|name| fits(name)).collect();
    let in_use = used.properties.iter().filter(|name| fits(name)).cloned().collect();
    let _ = writeln!(out, "    property:   # {}", known(passage, &in_use, properties));
    match best.and_then(written) {
        Some(text) => {
            let _ = writeln!(out, "    value: {}", scalar(&text));
        }
        None => out.push_str("    value:   # no number and no date stands in the passage\n"),
    }
    let year =
        best.filter(|_| !time).and_then(|own| mentions.iter().find(|m| m.edtf.is_some() && m.start != own.start));
    if let Some(edtf) = year.and_then(|m| m.edtf.as_deref()).filter(|edtf| !edtf.contains("..") && !edtf.contains('X'))
    {
        let _ = writeln!(out, "    scope: {{period: {edtf}}}");
    }
    let _ = writeln!(out, "    quote: {}", scalar(&flat(passage)));
    out
}

/// Known names: those that share a word with the passage first, then those in use beside it.
fn known(passage: &str, used: &BTreeSet<String>, names: Vec<&str>) -> String {
    let passage = fold(passage);
    let words: Vec<&str> = passage.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3).collect();
    let stem = |word: &str| word.chars().take(4).collect::<String>();
    let shares = |name: &str| {
        let name = fold(name);
        let own: Vec<String> = name.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3).map(stem).collect();
        words.iter().filter(|word| own.contains(&stem(word))).count()
    };
    let names: BTreeSet<&str> = names.into_iter().chain(used.iter().map(String::as_str)).collect();
    let rank = |name: &str| (Reverse(shares(name)), !used.contains(name));
    let mut ranked: Vec<&str> = names.into_iter().collect();
    ranked.sort_by_key(|name| rank(name));
    let more = ranked.len().saturating_sub(MOST);
    ranked.truncate(MOST);
    match (ranked.is_empty(), more) {
        (true, _) => "none known here yet: any words will do, the same in every file".to_owned(),
        (false, 0) => format!("known here: {}", ranked.join(", ")),
        (false, more) => format!("known here: {} and {more} more", ranked.join(", ")),
    }
}
