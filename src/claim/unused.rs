//! Rules that no claim meets: often a subject or a property that is spelled in two ways.

use std::collections::{BTreeMap, BTreeSet};

use super::Collection;
use crate::mistake::{Mistake, Mistakes};
use crate::rule::{Rule, RuleFile};
use crate::value::{Kind, fold};
use crate::yaml::{nearest, suggest};

/// Notes, as a warning, each rule that no claim of the collections meets; the defaults need not.
pub(super) fn note_unused(collections: &[Collection], files: &[RuleFile], mistakes: &mut Mistakes) {
    let mut met: BTreeMap<(&str, usize, usize), (bool, &Rule)> = BTreeMap::new();
    let mut subjects: BTreeSet<&str> = BTreeSet::new();
    for collection in collections {
        let claims = collection.sources.iter().flat_map(|source| &source.claims);
        let kinds: BTreeSet<(&str, &str, Kind)> =
            claims.map(|claim| (claim.subject.as_str(), claim.property.as_str(), claim.value.kind())).collect();
        subjects.extend(kinds.iter().map(|(subject, ..)| *subject));
        let own = collection.rules.rules.iter().filter(|rule| !rule.embedded);
        for rule in own {
            let place = (rule.written.file.as_str(), rule.written.line, rule.written.column);
            let meets = kinds.iter().any(|(subject, property, kind)| rule.meets(subject, property, *kind));
            met.entry(place).or_insert((false, rule)).0 |= meets;
        }
    }
    note_unmet(collections, mistakes);
    for ((path, line, column), (_, rule)) in met.into_iter().filter(|(_, (met, _))| !met) {
        let Some(file) = files.iter().find(|file| file.text.path == path) else { continue };
        let start = file.text.lines().start(line);
        let line = file.text.slice(file.text.lines().span(line, file.text.text()));
        let start = start + line.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>();
        let message = format!("no claim meets the rule `{}`", rule.id);
        let help = help(rule, &subjects);
        let mistake = Mistake::at("rule-unused", &file.text, start..start + rule.id.len(), message, "").help(help);
        mistakes.push(mistake.warning());
    }
}

/// Notes, as a warning, what a constraint asks for and no claim of any collection under it gives.
fn note_unmet(collections: &[Collection], mistakes: &mut Mistakes) {
    type Place<'a> = (&'a str, usize, usize);
    let mut unmet: BTreeMap<Place<'_>, Mistake> = BTreeMap::new();
    let mut met: BTreeSet<Place<'_>> = BTreeSet::new();
    for collection in collections {
        let mut subjects: BTreeMap<&str, BTreeMap<String, &str>> = BTreeMap::new();
        for claim in collection.sources.iter().flat_map(|source| &source.claims) {
            subjects.entry(&claim.property).or_default().entry(fold(&claim.subject)).or_insert(&claim.subject);
        }
        for constraint in collection.rules.constraints.iter().filter(|constraint| !constraint.embedded) {
            let Some((file, span)) = &constraint.place else { continue };
            for reference in &constraint.template.references {
                let place = (file.path.as_str(), span.start, reference.span.start);
                let known = subjects.get(reference.property.as_str());
                let wanted = reference.subject.as_deref();
                if known.is_some_and(|known| wanted.is_none_or(|subject| known.contains_key(&fold(subject)))) {
                    met.insert(place);
                    continue;
                }
                let near = wanted.zip(known).and_then(|(subject, known)| nearest(subject, known.values().copied()));
                let of = wanted.map_or_else(|| "anything".to_owned(), |subject| format!("`{subject}`"));
                let message = format!(
                    "no claim gives `{}` of {of}, which the constraint `{}` asks for",
                    reference.property, constraint.id
                );
                let rest = "until one does, the constraint cannot fail; `--infer` shows what follows for it";
                let help = suggest(near.as_deref(), rest);
                let inside = constraint.place_of(reference.span.clone()).unwrap_or_else(|| span.clone());
                let mistake = Mistake::at("constraint-unmet", file, inside, message, "").help(help).warning();
                unmet.entry(place).or_insert(mistake);
            }
        }
    }
    unmet.into_iter().filter(|(place, _)| !met.contains(place)).for_each(|(_, mistake)| mistakes.push(mistake));
}

/// Notes, as a warning, each word of `terms` that no document has while one has something like it: it is misspelt.
pub(super) fn note_unused_terms(collections: &[Collection], mistakes: &mut Mistakes) {
    let mut told: BTreeSet<(&str, usize)> = BTreeSet::new();
    for collection in collections {
        let documents = collection.sources.iter().filter_map(|source| source.document.as_ref());
        let mut text: Option<String> = None;
        for term in collection.rules.terms.iter().flat_map(|set| &set.words) {
            let text = text.get_or_insert_with(|| documents.clone().map(|it| fold(it.prose()) + "\n").collect());
            let mut forms = std::iter::once(&term.name).chain(&term.forms);
            if forms.any(|form| text.contains(&fold(form))) || !told.insert((&term.file.path, term.span.start)) {
                continue;
            }
            let Some(near) = near_words(&term.name, text) else { continue };
            let message = format!("no document has the word `{}`", term.name);
            let mistake = Mistake::at("term-unused", &term.file, term.span.clone(), message, "");
            mistakes.push(mistake.help(format!("did you mean `{near}`?")).warning());
        }
    }
}

/// The words in a row, as many as a term has, that are most like it; a letter or two apart, or they are other words.
fn near_words(term: &str, text: &str) -> Option<String> {
    const LIKE: f32 = 0.85;
    let term = fold(term);
    let words: Vec<&str> = text.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|w| !w.is_empty()).collect();
    let first = term.chars().next()?;
    let runs: BTreeSet<String> = words
        .windows(term.split_whitespace().count().max(1))
        .filter(|run| run.first().is_some_and(|word| word.starts_with(first)))
        .map(|run| run.join(" "))
        .collect();
    let runs: Vec<&str> = runs.iter().map(String::as_str).collect();
    similar::get_close_matches(term.as_str(), &runs, 1, LIKE).first().map(|near| (*near).to_owned())
}

fn help(rule: &Rule, subjects: &BTreeSet<&str>) -> String {
    let unmet = rule.subject.as_deref().filter(|own| !subjects.iter().any(|subject| fold(subject) == fold(own)));
    let near = unmet.and_then(|subject| nearest(subject, subjects.iter().copied()));
    let rest = match (&rule.subject, &rule.property) {
        (Some(subject), Some(property)) => format!("no claim of these collections gives `{property}` of `{subject}`"),
        (Some(subject), None) => format!("no claim of these collections is about `{subject}`"),
        (None, Some(property)) => format!("no claim of these collections gives `{property}`"),
        (None, None) => "no claim of these collections has a value of that type".to_owned(),
    };
    suggest(near.as_deref(), rest)
}
