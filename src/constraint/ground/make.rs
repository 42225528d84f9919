//! Takes a reference with the claims that fit it, gives the numbers of its slots: one, or for a sum one for each part.

use super::Slots;
use super::fit::{Fitting, apart, holds, same};
use crate::claim::{Scope, ScopeValue};
use crate::compare::Voiced;
use crate::constraint::meaning::Reference;
use crate::constraint::slot::Index;
use crate::rule::{Property, Rulebook};
use crate::value::fold;

/// Makes the slots of a reference.
pub(super) struct SlotMaker<'r, 'a> {
    pub(super) reference: &'r Reference,
    pub(super) property: &'a Property,
    pub(super) each: Option<&'r str>,
    pub(super) shared: &'r Scope,
    pub(super) index: &'r Index<'a>,
}

impl<'a> SlotMaker<'_, 'a> {
    /// The parts that a sum is made of, within the whole that the instance is of: scopes that hold no other and have
    /// nothing in common. `None` where they overlap.
    pub(super) fn parts<'f>(
        &self,
        dimension: &str,
        fitting: &'f Fitting<'a>,
        rules: &Rulebook,
    ) -> Option<Vec<(Scope, &'f [Voiced<'a>])>> {
        let whole = self.shared.0.get(dimension);
        let rest = |scope: &Scope| {
            let mut scope = scope.clone();
            scope.0.remove(dimension);
            scope.key()
        };
        let wanted = rest(self.shared);
        let claims = fitting.iter().filter(|(key, _)| **key == wanted).flat_map(|(_, (_, claims))| claims);
        let mut values: Vec<&ScopeValue> = Vec::new();
        for value in claims.clone().filter_map(|voiced| voiced.claim.scope.0.get(dimension)) {
            let within = whole.is_none_or(|whole| holds(dimension, whole, value, rules));
            if within && !values.iter().any(|own| same(dimension, own, value, rules)) {
                values.push(value);
            }
        }
        let leaves: Vec<&ScopeValue> = values
            .iter()
            .copied()
            .filter(|value| !values.iter().any(|other| holds(dimension, value, other, rules)))
            .collect();
        let overlap =
            leaves.iter().enumerate().any(|(at, a)| leaves.iter().skip(at + 1).any(|b| !apart(dimension, a, b, rules)));
        if overlap || leaves.is_empty() {
            return None;
        }
        let mut parts = Vec::with_capacity(leaves.len());
        for leaf in leaves {
            let mut scope = self.reference.scope.clone();
            scope.0.insert(dimension.to_owned(), leaf.clone());
            // The claims stand together already; those of one part are found again when the slot is made.
            parts.push((scope, fitting.get(&wanted).map_or(&[][..], |(_, claims)| claims.as_slice())));
        }
        parts.sort_by_key(|(scope, _)| scope.key());
        Some(parts)
    }

    /// The number of the slot; made where it is new.
    pub(super) fn slot(&self, scope: &Scope, claims: &[Voiced<'a>], slots: &mut Slots<'a>) -> usize {
        let rules = self.index.rules;
        let kept: Vec<Voiced<'a>> = match &self.reference.over {
            Some(dimension) => {
                let wanted = scope.0.get(dimension);
                let is =
                    |value: Option<&ScopeValue>| wanted.zip(value).is_some_and(|(a, b)| same(dimension, a, b, rules));
                claims.iter().filter(|voiced| is(voiced.claim.scope.0.get(dimension))).copied().collect()
            }
            None => claims.to_vec(),
        };
        let mut whole = scope.clone();
        for (name, value) in self.shared.0.iter().filter(|_| !kept.is_empty() || self.reference.over.is_none()) {
            whole.0.entry(name.clone()).or_insert_with(|| value.clone());
        }
        let subject = self.reference.subject.as_deref().or(self.each).unwrap_or_default();
        let mut key = format!("{}\0{}\0{}", self.property.name, fold(subject), whole.key());
        for voiced in &kept {
            // References that take different claims are different slots, whatever they are called.
            key.push('\0');
            key.push_str(&voiced.source.id);
            key.push('#');
            key.push_str(&voiced.claim.id);
        }
        if let Some(number) = slots.by_key.get(&key) {
            return *number;
        }
        let subject = kept.first().map_or(subject, |voiced| voiced.claim.subject.as_str());
        let slot = self.index.slot(self.property, subject, whole, self.reference.unit.clone(), &kept);
        slots.list.push(slot);
        slots.by_key.insert(key, slots.list.len() - 1);
        slots.list.len() - 1
    }
}
