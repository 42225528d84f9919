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
