//! Takes a reference and the claims of a collection, gives the claims that fit it: those of the scope that it names, or
//! of the whole of what it leaves out and another names.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Scope, ScopeValue};
use crate::compare::Voiced;
use crate::constraint::meaning::{Reference, Template};
use crate::constraint::slot::Index;
use crate::rule::{Names, Rulebook};
use crate::value::{Stretch, fold};

/// The claims of a reference that fit it, by what they name beside.
pub(super) type Fitting<'a> = BTreeMap<String, (Scope, Vec<Voiced<'a>>)>;

/// The dimensions that references name, with what they name.
pub(super) fn dimensions(template: &Template) -> BTreeMap<&str, Vec<&ScopeValue>> {
    let mut named: BTreeMap<&str, Vec<&ScopeValue>> = BTreeMap::new();
    for reference in &template.references {
        for (dimension, value) in &reference.scope.0 {
            named.entry(dimension).or_default().push(value);
        }
        if let Some(over) = &reference.over {
            named.entry(over).or_default();
        }
    }
    named
}

/// The claims that fit a reference, grouped by what must be the same for all references.
pub(super) fn fit<'a>(
    reference: &Reference,
    each: Option<&str>,
    template: &Template,
    named: &BTreeMap<&str, Vec<&ScopeValue>>,
    index: &Index<'a>,
) -> Fitting<'a> {
    let rules = index.rules;
    let mut fitting: Fitting<'a> = BTreeMap::new();
    let Some(property) = rules.property(&reference.property) else { return fitting };
    let summed: BTreeSet<&str> = template.references.iter().filter_map(|one| one.over.as_deref()).collect();
    let subject = reference.subject.as_deref().or(each).unwrap_or_default();
    for voiced in index.claims(&reference.property, subject) {
        let mut shared = Scope::default();
        let matters = |name: &str| {
            property.within.as_ref().is_none_or(|list| list.iter().any(|own| own == name)) || named.contains_key(name)
        };
        let claimed = &voiced.claim.scope.0;
        let mut fits = reference.scope.0.keys().all(|name| claimed.contains_key(name));
        for (name, value) in claimed.iter().filter(|(name, _)| matters(name)) {
            match (reference.scope.0.get(name), named.get(name.as_str())) {
                (Some(wanted), _) => fits &= same(name, wanted, value, rules),
                (None, _) if reference.over.as_ref() == Some(name) => {}
                (None, Some(others)) => {
                    fits &= others.iter().all(|other| holds(name, value, other, rules));
                    if summed.contains(name.as_str()) {
                        shared.0.insert(name.clone(), value.clone());
                    }
                }
                (None, None) => {
                    shared.0.insert(name.clone(), value.clone());
                }
            }
        }
        if let Some(over) = &reference.over {
            fits &= claimed.contains_key(over);
        }
        if fits {
            fitting.entry(shared.key()).or_insert_with(|| (shared, Vec::new())).1.push(*voiced);
        }
    }
    fitting
}

fn names<'r>(dimension: &str, rules: &'r Rulebook) -> Option<&'r Names> {
    rules.scopes.get(dimension)
}

pub(super) fn same(dimension: &str, a: &ScopeValue, b: &ScopeValue, rules: &Rulebook) -> bool {
    match (a, b) {
        (ScopeValue::Period(a), ScopeValue::Period(b)) => a.relation(b) == Stretch::Same,
        (ScopeValue::Name(a), ScopeValue::Name(b)) => {
            let main = |name: &str| names(dimension, rules).map_or_else(|| fold(name), |names| fold(names.main(name)));
            main(a) == main(b)
        }
        _ => false,
    }
}

pub(super) fn holds(dimension: &str, whole: &ScopeValue, part: &ScopeValue, rules: &Rulebook) -> bool {
    match (whole, part) {
        (ScopeValue::Period(whole), ScopeValue::Period(part)) => whole.relation(part) == Stretch::Holds,
        (ScopeValue::Name(whole), ScopeValue::Name(part)) => {
            names(dimension, rules).is_some_and(|names| names.holds(whole, part))
        }
        _ => false,
    }
}

/// True where two scopes have nothing in common.
pub(super) fn apart(dimension: &str, a: &ScopeValue, b: &ScopeValue, rules: &Rulebook) -> bool {
    match (a, b) {
        (ScopeValue::Period(a), ScopeValue::Period(b)) => a.relation(b) == Stretch::Apart,
        _ => !same(dimension, a, b, rules) && !holds(dimension, a, b, rules) && !holds(dimension, b, a, rules),
    }
}
