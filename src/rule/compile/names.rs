//! Subjects, and the names of scopes: spellings to main names, parts to wholes, and no whole within its own part.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::properties::note_taken;
use super::{Declared, Part};
use crate::rule::Names;
use crate::rule::raw::RawName;
use crate::value::fold;
use crate::yaml::clipped;

/// The declared subjects.
pub(super) fn merge_subjects(parts: &mut [Part<'_>]) -> Names {
    let entries: Vec<Entry<'_>> =
        parts.iter().enumerate().flat_map(|(at, part)| part.raw.subjects.iter().map(move |name| (at, name))).collect();
    merge(&entries, "subject", parts)
}

/// The declared names of every scope dimension.
pub(super) fn merge_scopes(parts: &mut [Part<'_>]) -> BTreeMap<String, Names> {
    let mut dimensions: BTreeMap<String, Vec<Entry<'_>>> = BTreeMap::new();
    for (at, part) in parts.iter().enumerate() {
        for (dimension, names) in &part.raw.scopes {
            dimensions.entry(dimension.text.to_string()).or_default().extend(names.iter().map(|name| (at, name)));
        }
    }
    dimensions.into_iter().map(|(dimension, entries)| (dimension, merge(&entries, "name", parts))).collect()
}

/// A declaration, with the position of the part it stands in.
type Entry<'r> = (usize, &'r RawName<'r>);

/// The edge from a part to its whole, where it is written.
struct Edge {
    whole: String,
    part: usize,
    span: Range<usize>,
}

fn merge(entries: &[Entry<'_>], what: &str, parts: &mut [Part<'_>]) -> Names {
    let mut names = Names::default();
    declare(entries, what, &mut names, parts);
    let edges = link(entries, &mut names);
    names.part_of = without_cycles(edges, parts);
    for (_, name) in entries {
        if let Some(person) = &name.act_of {
            let person = names.main(&person.text).to_owned();
            names.act_of.insert(fold(names.main(&name.name.text)), person);
        }
    }
    names
}

/// Declares every name and alias.
fn declare(entries: &[Entry<'_>], what: &str, names: &mut Names, parts: &mut [Part<'_>]) {
    let mut declared: BTreeMap<String, Declared> = BTreeMap::new();
    for (at, name) in entries {
        let Some(part) = parts.get_mut(*at) else { continue };
        let place = part.declared(&name.name.span);
        if let Some(before) = declared.get(&fold(&name.name.text)).filter(|before| before.layer == part.layer) {
            part.note_twice(
                "declared-twice",
                &format!("the {what} `{}`", clipped(&name.name.text)),
                place.span,
                before,
            );
            continue;
        }
        declared.insert(fold(&name.name.text), place);
        let aliases: Vec<String> = name.aliases.iter().map(|alias| alias.text.to_string()).collect();
        for (spelling, known) in names.vocabulary.declare(&name.name.text, &aliases) {
            let written = name.aliases.iter().find(|alias| alias.text == spelling);
            let span = written.map_or_else(|| name.name.span.clone(), |alias| alias.span.clone());
            note_taken(&spelling, &known, span, &mut part.page);
        }
    }
}

/// The edges from parts to wholes, by folded main name of the part; wholes that nobody declared are declared.
fn link(entries: &[Entry<'_>], names: &mut Names) -> BTreeMap<String, Edge> {
    let mut edges = BTreeMap::new();
    for (at, name) in entries {
        let Some(whole) = &name.part_of else { continue };
        if !names.vocabulary.knows(&whole.text) {
            names.vocabulary.declare(&whole.text, &[]);
        }
        let edge = Edge { whole: names.main(&whole.text).to_owned(), part: *at, span: whole.span.clone() };
        edges.insert(fold(names.main(&name.name.text)), edge);
    }
    edges
}

/// The edges, without those that close a cycle: each is noted once, at the part that comes first by name.
fn without_cycles(edges: BTreeMap<String, Edge>, parts: &mut [Part<'_>]) -> BTreeMap<String, String> {
    let mut sound: BTreeSet<&str> = BTreeSet::new();
    let mut closing: BTreeSet<&str> = BTreeSet::new();
    for start in edges.keys() {
        let mut path: BTreeSet<&str> = BTreeSet::new();
        let mut at = start.as_str();
        loop {
            if sound.contains(at) || closing.contains(at) {
                break;
            }
            if !path.insert(at) {
                closing.insert(at);
                break;
            }
            match edges.get(at).map(|edge| fold(&edge.whole)).and_then(|whole| edges.get_key_value(&whole)) {
                Some((whole, _)) => at = whole,
                None => break,
            }
        }
        sound.extend(path.into_iter().filter(|name| !closing.contains(name)));
    }
    for name in &closing {
        let Some((edge, part)) = edges.get(*name).and_then(|edge| Some((edge, parts.get_mut(edge.part)?))) else {
            continue;
        };
        let message = format!("`{}` is part of something that is part of it", clipped(name));
        let help = "a part is smaller than its whole: leave one `part-of` of the circle out";
        part.page.note("part-of-cycle", edge.span.clone(), message, "the circle goes on from here", help);
    }
    let closing: BTreeSet<String> = closing.into_iter().map(str::to_owned).collect();
    edges.into_iter().filter(|(name, _)| !closing.contains(name)).map(|(name, edge)| (name, edge.whole)).collect()
}
