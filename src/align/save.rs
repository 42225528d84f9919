//! Takes an alignment, gives it as the files of a collection: claim files, each beside its document, and a rule file.
//!
//! `check` reads what is written here and comes to the same verdicts; from there on a person curates it.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use super::Alignment;
use crate::claim::{Claim, Mode, ScopeValue, slug};
use crate::document::Document;
use crate::extract::{Draft, Quarry, merge, scalar, sound};
use crate::mention;
use crate::rule::{Property, Rulebook};
use crate::value::{Kind, Value};

/// A source as it is to be written.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The document's path as it was given; `-` is standard input.
    pub original: String,
    /// The document's text, for where there is no file to copy.
    pub document: Arc<Document>,
    /// The name of the document's copy.
    pub name: String,
    /// The name of the claim file beside it.
    pub file: String,
    /// The text of the claim file.
    pub text: String,
}

/// A collection as it is to be written.
#[derive(Clone, Debug, Default)]
pub struct Collected {
    /// By name.
    pub sources: Vec<Saved>,
    /// The text of the rule file.
    pub rules: String,
    /// Claims that no single passage says by itself, such as sums: left out.
    pub left_out: usize,
}

/// The alignment as files.
#[must_use]
pub fn collect(alignment: &Alignment) -> Collected {
    let rules = &alignment.collection.rules;
    let mut collected = Collected::default();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for source in &alignment.collection.sources {
        let Some(document) = &source.document else { continue };
        let stem = stem(&source.id, &mut taken);
        let ending =
            document.path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("txt", |(_, end)| end);
        let name = format!("{stem}.{}", ending.to_lowercase());
        let all: Vec<&Claim> = source.claims.iter().collect();
        let drafts = drafts(document, &all);
        let kept = sound(document, rules, drafts);
        collected.left_out += source.claims.len() - kept.len();
        let copy = Arc::new(Document::new(name.clone(), document.text()));
        let text = merge(None, &copy, kept, rules).map(|merged| merged.text).unwrap_or_default();
        let reported: BTreeSet<&str> =
            all.iter().filter(|claim| claim.mode == Mode::Reported).map(|claim| claim.subject.as_str()).collect();
        let text = mark_reported(&text, &reported);
        let (original, document) = (document.path.clone(), Arc::clone(document));
        collected.sources.push(Saved { original, document, name, file: format!("{stem}.yaml"), text });
    }
    collected.rules = rule_file(alignment, rules);
    collected
}

/// A name for files that no other source has.
fn stem(id: &str, taken: &mut BTreeSet<String>) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '.');
    let own = (id.chars().all(plain) && !id.starts_with('.')).then(|| id.to_owned());
    let base = own.or_else(|| Some(slug(id)).filter(|slug| !slug.is_empty())).unwrap_or_else(|| "document".to_owned());
    let mut stem = base.clone();
    let mut nth = 2;
    while !taken.insert(stem.clone()) {
        stem = format!("{base}-{nth}");
        nth += 1;
    }
    stem
}

/// Claims as they are written: each with a quotation that stands once in its document.
fn drafts(document: &Document, claims: &[&Claim]) -> Vec<Draft> {
    let text = document.text();
    let quarry = Quarry::of(text);
    let mut drafts: Vec<Draft> = claims
        .iter()
        .filter_map(|claim| {
            let passage = claim.passage.as_ref()?;
            let value = passage.value.clone()?;
            let (start, end) = mention::sentence_around(text, value.start);
            let (quote, span) = quarry.quote(&value, &passage.quote, &(start..end))?;
            let context = claim.context.as_ref().and_then(|selector| {
                let at = text.find(&selector.exact)?;
                let (start, end) = mention::sentence_around(text, at);
                let wanted = at..at + selector.exact.len();
                quarry.quote(&wanted, &wanted, &(start..end)).map(|(selector, _)| selector)
            });
            let scope = claim.scope.0.iter().map(|(name, value)| {
                let words = match value {
                    ScopeValue::Name(name) => name.clone(),
                    ScopeValue::Period(period) => period.to_string(),
                };
                (name.clone(), words)
            });
            Some(Draft {
                subject: claim.subject.clone(),
                property: claim.property.clone(),
                value: claim.value.to_string(),
                unit: None,
                calendar: match &claim.value {
                    Value::Date(date) => date.calendar(),
                    _ => None,
                },
                scope: scope.collect(),
                says: claim.says.first().cloned(),
                quote,
                context,
                span,
                place: value,
                id: None,
            })
        })
        .collect();
    drafts.sort_by_key(|draft| (draft.place.start, draft.place.end));
    drafts
}

/// Says of the claims about some subjects that they are someone else's word.
fn mark_reported(text: &str, subjects: &BTreeSet<&str>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marked = false;
    for line in text.lines() {
        if let Some(subject) = line.trim_start().strip_prefix("- subject: ") {
            marked = subjects.iter().any(|other| scalar(other) == subject);
        }
        if marked && line.trim() == "status: auto" {
            out.push_str("    mode: reported\n");
        }
        marked &= line.trim() != "mode: reported";
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// The properties that the claims use, as the program knows them: a place to change them.
fn rule_file(alignment: &Alignment, rules: &Rulebook) -> String {
    let claims = alignment.collection.sources.iter().flat_map(|source| &source.claims);
    let names: BTreeSet<&str> = claims.map(|claim| claim.property.as_str()).collect();
    let mut out = String::from(
        "# What the properties of this collection mean. The program knows them all; change what does not fit here.\n",
    );
    if names.is_empty() {
        out.push_str("properties: {}\n");
        return out;
    }
    out.push_str("properties:\n");
    for property in names.iter().filter_map(|name| rules.property(name)) {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "  {}:\n{}", property.name, declared(property));
    }
    out.trim_end().to_owned() + "\n"
}

fn declared(property: &Property) -> String {
    let mut lines = vec![format!("    type: {}", property.kind.name())];
    lines.extend(property.unit.as_ref().map(|unit| format!("    unit: {}", scalar(unit))));
    if property.adds && property.kind == Kind::Quantity {
        lines.push("    adds: true".to_owned());
    }
    lines.extend(property.question.as_ref().map(|question| format!("    question: {}", scalar(question))));
    lines.join("\n")
}
