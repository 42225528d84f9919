//! Takes a collection, gives what its claims imply for values that are not stated: of each source alone, and of all
//! together where nothing that they say of a thing excludes itself. Never anyone's claim.

use std::collections::{BTreeMap, BTreeSet};

use super::ground::Ground;
use super::interval::Interval;
use super::propagate::{Known, certain, narrow_by, refuted};
use super::slot::{Said, Slot};
use super::solve::Problem;
use super::steps::{known_in_words, plain};
use crate::claim::Collection;
use crate::compare::Lineage;
use crate::outcome::Inferred;

/// Rounds in which values follow from one another.
const ROUNDS: usize = 32;
/// Steps of a derivation beyond which it is told no further back.
const DEEPEST: usize = 6;

/// What follows in a collection: source by source, then of all together; by subject and property.
#[must_use]
pub fn infer(collection: &Collection) -> Vec<Inferred> {
    let lineage = Lineage::of(&collection.sources);
    let problem = Problem::of(collection, &lineage);
    let Some(grounds) = problem.grounds() else { return Vec::new() };
    let slots = &grounds.slots;
    let mut sources: BTreeSet<&str> = BTreeSet::new();
    for said in slots.iter().flat_map(|slot| &slot.claims) {
        sources.insert(&said.voiced.source.id);
    }
    let mut inferred = Vec::new();
    for source in sources.iter().map(|id| Some(*id)).chain([None]) {
        let view = View::of(source, slots, &grounds.list);
        inferred.extend(view.settled().map(|view| view.told(collection)).unwrap_or_default());
    }
    inferred
}

/// What is known where only some claims are believed, and how it came about.
struct View<'v, 'a> {
    source: Option<&'v str>,
    slots: &'v [Slot<'a>],
    grounds: &'v [Ground<'a>],
    known: Vec<Known>,
    /// The claims that are believed, by slot.
    stated: BTreeMap<usize, Vec<&'v Said<'a>>>,
    /// The constraint that narrowed a slot last.
    from: BTreeMap<usize, usize>,
}

impl<'v, 'a> View<'v, 'a> {
    fn of(source: Option<&'v str>, slots: &'v [Slot<'a>], grounds: &'v [Ground<'a>]) -> Self {
        let mut known: Vec<Known> = slots.iter().map(Slot::unsaid).collect();
        let mut stated: BTreeMap<usize, Vec<&Said<'a>>> = BTreeMap::new();
        for (at, slot) in slots.iter().enumerate() {
            let believed = |said: &&Said<'a>| {
                let own = said.voiced.claim.says.is_empty();
                source.is_none_or(|source| own && said.voiced.source.id == source)
            };
            let claims: Vec<&Said<'a>> = slot.claims.iter().filter(believed).collect();
            let both = claims.iter().fold([Interval::ALL; 2], |sum, said| {
                let [start, end] = said.known;
                let [from, to] = sum;
                [from.meet(start), to.meet(end)]
            });
            // Where claims exclude one another nothing is known, and nothing is stated either way.
            let excluded = both.iter().any(Interval::is_empty);
            if let Some(own) = known.get_mut(at)
                && !claims.is_empty()
                && !excluded
            {
                *own = both;
            }
            if !claims.is_empty() {
                stated.insert(at, claims);
            }
        }
        Self { source, slots, grounds, known, stated, from: BTreeMap::new() }
    }

    /// The view with all that follows; `None` where the claims are impossible together.
    fn settled(mut self) -> Option<Self> {
        let tests: Vec<(usize, &Ground<'a>)> = self.grounds.iter().enumerate().collect();
        for _ in 0..ROUNDS {
            let mut changed = false;
            for (number, ground) in &tests {
                let mut local: Vec<Known> =
                    ground.slots.iter().filter_map(|slot| self.known.get(*slot)).copied().collect();
                if !ground.condition.iter().all(|test| certain(test, &local)) {
                    continue;
                }
                let before = local.clone();
                for test in &ground.then {
                    if refuted(test, &local) {
                        return None;
                    }
                    narrow_by(test, &mut local);
                }
                for (slot, (old, new)) in ground.slots.iter().zip(before.iter().zip(&local)) {
                    if is_narrower(old, new) {
                        if let Some(own) = self.known.get_mut(*slot) {
                            *own = *new;
                        }
                        self.from.insert(*slot, *number);
                        changed = true;
                    }
                }
            }
            if !changed {
                break;
            }
        }
        Some(self)
    }

    fn told(&self, collection: &Collection) -> Vec<Inferred> {
        let mut told: Vec<Inferred> = Vec::new();
        for (at, slot) in self.slots.iter().enumerate() {
            if self.is_said(slot) || !self.is_worth_telling(at, slot) {
                continue;
            }
            let mut steps = Vec::new();
            let mut seen = BTreeSet::new();
            if !self.derive(at, &mut seen, &mut steps) {
                continue;
            }
            let Some(known) = self.known.get(at) else { continue };
            told.push(Inferred {
                collection: collection.name.clone(),
                source: self.source.map(str::to_owned),
                subject: slot.subject.clone(),
                property: slot.property.name.clone(),
                scope: slot.scope.words(),
                value: known_in_words(known, slot),
                steps,
            });
        }
        told.sort_by(|a, b| (&a.subject, &a.property, &a.scope).cmp(&(&b.subject, &b.property, &b.scope)));
        told.dedup_by(|a, b| (&a.subject, &a.property, &a.scope) == (&b.subject, &b.property, &b.scope));
        told
    }

    /// True where the source says something of it, be it in someone else's words; of all sources, where anyone does.
    fn is_said(&self, slot: &Slot<'_>) -> bool {
        slot.claims.iter().any(|said| self.source.is_none_or(|source| said.voiced.source.id == source))
    }

    /// A value between two ends; one end alone only where a person wrote the constraint: that everybody was born before
    /// they acted is no news.
    fn is_worth_telling(&self, at: usize, slot: &Slot<'_>) -> bool {
        let Some(known) = self.known.get(at) else { return false };
        let written = self
            .from
            .get(&at)
            .and_then(|number| self.grounds.get(*number))
            .is_some_and(|ground| !ground.constraint.embedded);
        let unsaid = slot.unsaid();
        known.iter().zip(&unsaid).any(|(known, unsaid)| {
            let low = known.low > unsaid.low && known.low.is_finite() && (known.low != 0.0 || slot.is_time());
            let high = known.high < unsaid.high && known.high.is_finite();
            (low && high) || (written && (low || high))
        })
    }

    /// Tells how a slot follows, what it follows from first; false where no claim stands behind it.
    fn derive(&self, at: usize, seen: &mut BTreeSet<usize>, steps: &mut Vec<String>) -> bool {
        let Some(ground) = self.from.get(&at).and_then(|number| self.grounds.get(*number)) else { return false };
        if !seen.insert(at) || seen.len() > DEEPEST {
            return false;
        }
        let mut rests = false;
        for other in ground.slots.iter().filter(|slot| **slot != at) {
            let Some(slot) = self.slots.get(*other) else { continue };
            if let Some(claims) = self.stated.get(other) {
                rests = true;
                let said: Vec<String> = claims
                    .iter()
                    .map(|said| format!("{} ({})", plain(&said.voiced.claim.value), said.voiced.source.id))
                    .collect();
                let line = format!("{} is {}", slot.words(), said.join(" and "));
                if !steps.contains(&line) {
                    steps.push(line);
                }
            } else if self.from.get(other).is_some_and(|number| Some(number) != self.from.get(&at)) {
                rests |= self.derive(*other, seen, steps);
            }
        }
        if let (Some(known), Some(slot)) = (self.known.get(at), self.slots.get(at)) {
            steps.push(format!("{}: so {} is {}", ground.text, slot.words(), known_in_words(known, slot)));
        }
        rests
    }
}

fn is_narrower(old: &Known, new: &Known) -> bool {
    old.iter().zip(new).any(|(old, new)| {
        let tighter = |before: f64, after: f64| {
            before != after && (!before.is_finite() || (after - before).abs() > before.abs().max(1.0) * 1e-9)
        };
        tighter(old.low, new.low) || tighter(old.high, new.high)
    })
}
