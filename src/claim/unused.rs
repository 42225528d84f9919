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
