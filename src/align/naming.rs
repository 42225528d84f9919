//! Takes facts and documents, gives them names: subject and property of a fact, ids of sources and claims.

use std::collections::BTreeSet;
use std::ops::Range;

use super::row::Part;
use super::statement::{Class, Statement};
use super::stem::Key;
use super::told::Told;
use super::weigh::Scale;
use crate::claim::slug;
use crate::value::Value;

/// Properties by what happens.
const PROPERTIES: &[(&str, &str, &str)] = &[
    // event, property of a count, property of a date
    ("die", "deaths", "died"),
    ("execute", "executed", "died"),
    ("wound", "injured", "date"),
    ("arrest", "arrested", "date"),
    ("imprison", "imprisoned", "date"),
    ("deport", "deported", "date"),
    ("expel", "expelled", "date"),
    ("convict", "convicted", "date"),
    ("release", "released", "date"),
    ("assemble", "attendance", "date"),
    ("produce", "output", "date"),
    ("export", "exports", "date"),
    ("born", "number", "born"),
    ("found", "number", "founded"),
    ("introduce", "number", "introduced"),
    ("abolish", "number", "abolished"),
    ("begin", "number", "began"),
    ("end", "number", "ended"),
    ("sign", "number", "signed"),
    ("publish", "number", "published"),
    ("announce", "number", "announced"),
    ("ratify", "votes", "adopted"),
    ("appoint", "number", "appointed"),
    ("dismiss", "number", "dismissed"),
    ("elect", "number", "elected"),
    ("crown", "number", "crowned"),
];

/// The property of a fact: by its event where that names one, else by the kind of its values.
pub(super) fn property(class: Class, event: Option<Key>, people: bool) -> &'static str {
    let row = event.and_then(|event| PROPERTIES.iter().find(|(name, ..)| Key::notion(name) == event));
    match class {
        Class::Time => row.map_or("date", |(_, _, date)| date),
        Class::Span => "lasted",
        Class::Count => row.map_or("number", |(_, count, _)| if people { count } else { "number" }),
        Class::Share => "share",
        Class::Times => "number",
        Class::Age => "age",
        Class::Deed => "happened",
        Class::Measure(_) => "measure",
    }
}

/// Ids of the sources: the files' stems, with as much of the folders as tells them apart.
pub(super) fn names(told: &[Told]) -> Vec<String> {
    let stem = |path: &str| {
        let file = path.rsplit('/').next().unwrap_or(path);
        file.rsplit_once('.').map_or(file, |(stem, _)| if stem.is_empty() { file } else { stem }).to_owned()
    };
    let mut names: Vec<String> = told.iter().map(|told| stem(&told.document.path)).collect();
    let alike = |names: &[String], name: &String| names.iter().filter(|other| *other == name).count() > 1;
    for at in 0..names.len() {
        let clashes = names.get(at).is_some_and(|name| alike(&names, name));
        if let Some((slot, told)) = names.get_mut(at).zip(told.get(at)).filter(|_| clashes) {
            slot.clone_from(&told.document.path);
        }
    }
    names
}

/// What a fact is called: the words that its statements share, as they stand in the first.
pub(super) fn name(told: &[Told], members: &[&Statement], scale: &Scale) -> Option<(String, &'static str)> {
    let first = members.first()?;
    let event = first.event.filter(|event| members.iter().skip(1).any(|other| other.event == Some(*event)));
    let people = first.head.is_none_or(|(part, _)| part == Part::People || part == Part::Event);
    let property = property(first.class, event, people);
    let named_by_property = event.is_some() && !matches!(property, "date" | "number" | "share" | "measure" | "lasted");
    let mut shared: Vec<(f32, Range<usize>)> = first
        .features
        .iter()
        .filter(|own| own.from >= u32::try_from(first.sentence.start).unwrap_or(0))
        .filter(|own| !(named_by_property && Some(own.key) == event))
        .filter(|own| members.iter().skip(1).any(|other| other.near(own.key) >= 0.3))
        .map(|own| (scale.weigh(own.key) * own.weight, own.from as usize..own.to as usize))
        .collect();
    shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.start.cmp(&b.1.start)));
    shared.truncate(5);
    shared.sort_by_key(|(_, span)| span.start);
    let text = told.get(first.doc as usize)?.document.prose();
    let mut words: Vec<&str> = shared.iter().filter_map(|(_, span)| text.get(span.clone())).collect();
    words.dedup();
    if words.is_empty() {
        words.extend(text.get(first.sentence.clone())?.split_whitespace().take(6));
    }
    Some((words.join(" "), property))
}

/// An id that no other claim of the source has: from subject, property and, where needed, value.
pub(super) fn id(subject: &str, property: &str, value: &Value, taken: &mut BTreeSet<String>) -> String {
    let own = format!("{}.{}", slug(subject), slug(property));
    let mut id = own.clone();
    let mut nth = 1;
    while !taken.insert(id.clone()) {
        let hint = format!("{}-{}", own.replace('.', "-"), slug(&value.to_string()));
        id = if nth == 1 { hint } else { format!("{hint}-{nth}") };
        nth += 1;
    }
    id
}
