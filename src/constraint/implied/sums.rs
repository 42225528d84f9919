//! Takes the claims of properties that add up and of shares, asserts what follows: parts do not add up to more than their
//! whole, and a share lies between none and all.

use std::collections::BTreeMap;

use super::Maker;
use super::written::call;
use crate::claim::{Scope, ScopeValue};
use crate::compare::Voiced;
use crate::rule::Property;
use crate::value::{Kind, Stretch, Terms, Unit, Value};

impl Maker<'_, '_> {
    /// Shares that are more than all, or less than none: only what is wrong is worth a constraint.
    pub(super) fn shares(&mut self) {
        let rules = self.index.rules;
        let is_share = |property: &&Property| {
            let name = property.name.to_lowercase();
            let counted = property.unit.as_deref().is_some_and(Unit::names_share);
            property.kind == Kind::Quantity && (counted || name == "share" || name.starts_with("share of "))
        };
        let properties: Vec<&Property> =
            self.index.properties().filter_map(|name| rules.property(name)).filter(is_share).collect();
        for property in properties {
            let terms = rules.terms(property);
            for subject in self.index.subjects(&property.name) {
                let claims = self.index.claims(&property.name, subject);
                let Some(name) = claims.first().map(|voiced| voiced.claim.subject.clone()) else { continue };
                let Some(call) = call(&property.name, &name, &Scope::default()) else { continue };
                if claims.iter().any(|voiced| beyond(voiced, &terms).0) {
                    self.assert("share-of-a-whole", format!("{call} <= 100%"));
                }
                if claims.iter().any(|voiced| beyond(voiced, &terms).1) {
                    self.assert("share-of-a-whole", format!("{call} >= 0%"));
                }
            }
        }
    }

    /// Parts of one whole that have nothing in common: periods and places. Groups of people may overlap, and other
    /// definitions count other things.
    pub(super) fn sums(&mut self) {
        let rules = self.index.rules;
        let adds = |property: &&Property| property.adds && property.kind == Kind::Quantity;
        let properties: Vec<&Property> =
            self.index.properties().filter_map(|name| rules.property(name)).filter(adds).collect();
        for property in properties {
            for subject in self.index.subjects(&property.name) {
                let claims = self.index.claims(&property.name, subject);
                for dimension in ["period", "place"] {
                    let matters = property.within.as_ref().is_none_or(|list| list.iter().any(|own| own == dimension));
                    if matters {
                        self.sums_over(dimension, property, claims);
                    }
                }
            }
        }
    }

    fn sums_over(&mut self, dimension: &str, property: &Property, claims: &[Voiced<'_>]) {
        // Claims alike in every other dimension, by that.
        let mut alike: BTreeMap<String, (Scope, Vec<&ScopeValue>)> = BTreeMap::new();
        for voiced in claims {
            let mut rest = voiced.claim.scope.clone();
            rest.0.retain(|name, _| property.within.as_ref().is_none_or(|list| list.contains(name)));
            rest.0.remove(dimension);
            let Some(value) = voiced.claim.scope.0.get(dimension) else { continue };
            let (_, values) = alike.entry(rest.key()).or_insert_with(|| (rest, Vec::new()));
            if !values.iter().any(|own| self.relation(dimension, own, value) == Some(Stretch::Same)) {
                values.push(value);
            }
        }
        let subject = claims.first().map(|voiced| voiced.claim.subject.clone()).unwrap_or_default();
        for (rest, values) in alike.into_values().filter(|(_, values)| values.len() > 2) {
            for whole in &values {
                let within: Vec<&ScopeValue> = values
                    .iter()
                    .copied()
                    .filter(|value| self.relation(dimension, whole, value) == Some(Stretch::Holds))
                    .collect();
                let leaves: Vec<&ScopeValue> = within
                    .iter()
                    .copied()
                    .filter(|value| {
                        !within.iter().any(|other| self.relation(dimension, value, other) == Some(Stretch::Holds))
                    })
                    .collect();
                let apart = leaves.iter().enumerate().all(|(at, a)| {
                    leaves.iter().skip(at + 1).all(|b| self.relation(dimension, a, b) == Some(Stretch::Apart))
                });
                if leaves.len() < 2 || !apart {
                    continue;
                }
                let named = |value: &ScopeValue| {
                    let mut scope = rest.clone();
                    scope.0.insert(dimension.to_owned(), value.clone());
                    call(&property.name, &subject, &scope)
                };
                let mut parts: Vec<&ScopeValue> = leaves.clone();
                parts.sort_by_key(|value| match value {
                    ScopeValue::Period(period) => (period.stretch().0, String::new()),
                    ScopeValue::Name(name) => (None, name.clone()),
                });
                let sign = if tiles(&parts, whole) { "=" } else { "<=" };
                let calls: Option<Vec<String>> = parts.iter().map(|value| named(value)).collect();
                if let (Some(calls), Some(of_whole)) = (calls, named(whole)) {
                    self.assert("parts-make-the-whole", format!("{} {sign} {of_whole}", calls.join(" + ")));
                }
            }
        }
    }

    /// How the first scope lies to the second; `None` where that is not known.
    fn relation(&self, dimension: &str, a: &ScopeValue, b: &ScopeValue) -> Option<Stretch> {
        match (a, b) {
            (ScopeValue::Period(a), ScopeValue::Period(b)) => Some(a.relation(b)),
            (ScopeValue::Name(a), ScopeValue::Name(b)) => {
                let names = self.index.rules.scopes.get(dimension)?;
                let (a, b) = (names.main(a), names.main(b));
                Some(match () {
                    () if crate::value::fold(a) == crate::value::fold(b) => Stretch::Same,
                    () if names.holds(a, b) => Stretch::Holds,
                    () if names.holds(b, a) => Stretch::Within,
                    // Two names that are part of something are two parts of it.
                    () if names.whole(a).is_some() && names.whole(b).is_some() => Stretch::Apart,
                    () => return None,
                })
            }
            _ => None,
        }
    }
}

/// True where a claim is more than all; where it is less than none.
fn beyond(voiced: &Voiced<'_>, terms: &Terms<'_>) -> (bool, bool) {
    match &voiced.claim.value {
        Value::Quantity(quantity) if quantity.is_share() => {
            let (low, high) = quantity.reach(terms);
            (low.is_some_and(|low| low > 1.0), high.is_some_and(|high| high < 0.0))
        }
        _ => (false, false),
    }
}

/// True where periods follow one another without a gap from the first day of the whole to its last.
fn tiles(parts: &[&ScopeValue], whole: &ScopeValue) -> bool {
    let ScopeValue::Period(whole) = whole else { return false };
    let (Some(from), Some(to)) = whole.stretch() else { return false };
    let mut next = from;
    for part in parts {
        let ScopeValue::Period(part) = part else { return false };
        match part.stretch() {
            (Some(start), Some(end)) if start == next => next = end.saturating_add(1),
            _ => return false,
        }
    }
    next == to.saturating_add(1)
}
