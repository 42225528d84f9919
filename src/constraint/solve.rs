//! Takes a collection, gives the findings of its constraints and what is wrong with the constraints themselves: days go
//! to the network, everything else to the search.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::calendar::is_old_style_about;
use super::conflict::{Conflict, Registry, represent, select};
use super::ground::{Ground, Slots, ground};
use super::implied;
use super::joint;
use super::meaning::{Node, Relation, Test};
use super::network::{Bound, Edge, Network, Proof, Window};
use super::search::{Options, search};
use super::slot::{Index, Slot};
use super::tell::Scribe;
use super::units;
use crate::claim::Collection;
use crate::compare::{Lineage, Place, meet};
use crate::finding::Finding;
use crate::mistake::{Mistake, Mistakes};
use crate::rule::Constraint;

/// What constraints come to.
#[derive(Debug, Default)]
pub struct Solved {
    /// A finding for each set of claims that is worth telling.
    pub findings: Vec<Finding>,
    /// Constraints that contradict one another.
    pub mistakes: Mistakes,
}

/// A collection with all of its constraints, those of its rules and those that are implied.
pub struct Problem<'a> {
    collection: &'a Collection,
    index: Index<'a>,
    implied: Vec<Constraint>,
}

/// Constraints as they bear on the claims of a collection.
pub struct Grounds<'p> {
    /// The constraints.
    pub list: Vec<Ground<'p>>,
    /// The slots that they speak of.
    pub slots: Vec<Slot<'p>>,
    /// Constraints that cannot be held against their claims.
    pub mistakes: Mistakes,
}

impl<'a> Problem<'a> {
    /// Looks at the claims and at what is implied.
    #[must_use]
    pub fn of(collection: &'a Collection, lineage: &'a Lineage) -> Self {
        let index = Index::of(collection, lineage);
        let implied = implied::constraints(&index);
        Self { collection, index, implied }
    }

    /// The constraints on the claims; `None` where there are none.
    #[must_use]
    pub fn grounds(&self) -> Option<Grounds<'_>> {
        let constraints: Vec<&Constraint> = self.collection.rules.constraints.iter().chain(&self.implied).collect();
        if constraints.is_empty() {
            return None;
        }
        let mut slots = Slots::default();
        let list: Vec<Ground<'_>> =
            constraints.iter().flat_map(|constraint| ground(constraint, &self.index, &mut slots)).collect();
        let mut mistakes = Mistakes::new();
        let list = units::together(list, &slots.list, &mut mistakes);
        Some(Grounds { list, slots: slots.list, mistakes })
    }
}

/// Holds the claims of a collection against its constraints.
#[must_use]
pub fn solve(collection: &Collection) -> Solved {
    let lineage = Lineage::of(&collection.sources);
    let problem = Problem::of(collection, &lineage);
    let Some(Grounds { list: grounds, slots, mistakes }) = problem.grounds() else { return Solved::default() };
    let mut solved = Solved { findings: Vec::new(), mistakes };
    let registry = Registry { slots: &slots };
    let mut chronology = Chronology::of(&grounds, &slots);
    let solution = chronology.network.solve();
    for labels in &solution.impossible {
        note_impossible(labels, &grounds, &mut solved.mistakes);
    }
    let mut conflicts: Vec<Conflict> = solution.proofs.into_iter().map(|proof| chronology.conflict(proof)).collect();
    let others: Vec<usize> = (0..grounds.len()).filter(|number| !chronology.holds.contains(number)).collect();
    let searched: Vec<Vec<Conflict>> =
        others.par_iter().filter_map(|number| Some(amounts(*number, grounds.get(*number)?, registry))).collect();
    conflicts.extend(searched.into_iter().flatten());
    conflicts.extend(joint::together(&others, &grounds, registry));
    conflicts.retain(|conflict| !is_told_by_pairs(conflict, registry, collection));
    let told = each_once(select(conflicts, registry), &grounds, registry);
    let old_style = is_old_style_about(collection);
    let scribe = Scribe { old_style, collection, registry, grounds: &grounds, events: &chronology.events };
    solved.findings = told.iter().filter_map(|conflict| scribe.finding(conflict)).collect();
    solved
}

/// A part and its whole that clash alone are told where pairs are compared.
fn is_told_by_pairs(conflict: &Conflict, registry: Registry<'_, '_>, collection: &Collection) -> bool {
    let claims: Vec<_> = registry.of(conflict).collect();
    let [(slot, a), (other, b)] = claims.as_slice() else { return false };
    if slot.property.name != other.property.name || !slot.property.adds {
        return false;
    }
    let place = |said: &super::slot::Said<'_>| {
        let claim = said.voiced.claim;
        (claim.subject.clone(), claim.scope.clone())
    };
    let ((subject, scope), (of, within)) = (place(a), place(b));
    let places = (Place { subject: &subject, scope: &scope }, Place { subject: &of, scope: &within });
    meet(places.0, places.1, slot.property.within.as_deref(), &collection.rules).held.is_some_and(|held| held.certain)
}

/// One set of claims is told once: by what a person wrote before what is implied.
fn each_once(conflicts: Vec<Conflict>, grounds: &[Ground<'_>], registry: Registry<'_, '_>) -> Vec<Conflict> {
    let weight = |conflict: &Conflict| {
        let own = conflict.grounds.iter().filter_map(|at| grounds.get(*at));
        let constraints: Vec<&Constraint> = own.map(|ground| ground.constraint).collect();
        let implied = constraints.iter().any(|constraint| constraint.embedded);
        (implied, conflict.grounds.len(), constraints.first().map(|constraint| constraint.id.clone()))
    };
    let mut by_claims: BTreeMap<BTreeSet<(&str, &str)>, Conflict> = BTreeMap::new();
    for conflict in conflicts {
        match by_claims.get(&registry.names(&conflict)) {
            Some(own) if weight(own) <= weight(&conflict) => {}
            _ => {
                by_claims.insert(registry.names(&conflict), conflict);
            }
        }
    }
    by_claims.into_values().collect()
}

/// The sets that one constraint on amounts rules out.
fn amounts(number: usize, ground: &Ground<'_>, registry: Registry<'_, '_>) -> Vec<Conflict> {
    let mut options: Vec<Options> = Vec::with_capacity(ground.slots.len());
    // For each slot, the claims that each choice stands for.
    let mut classes: Vec<Vec<Vec<usize>>> = Vec::with_capacity(ground.slots.len());
    for slot in &ground.slots {
        let Some(slot) = registry.slots.get(*slot) else { continue };
        let (own, of_own) = choices(slot);
        options.push(own);
        classes.push(of_own);
    }
    let (sets, _) = search(&ground.condition, &ground.then, &options);
    let mut conflicts = Vec::new();
    for set in sets {
        let chosen: Vec<(usize, &[usize])> = set
            .iter()
            .filter_map(|(place, class)| {
                Some((*ground.slots.get(*place)?, classes.get(*place)?.get(*class)?.as_slice()))
            })
            .collect();
        let mut claims = represent(&chosen, registry.slots);
        claims.iter_mut().for_each(|claims| claims.sort_unstable());
        conflicts.extend(claims.into_iter().map(|claims| Conflict {
            claims,
            grounds: vec![number],
            proof: None,
            more: 0,
        }));
    }
    conflicts
}

/// The ranges that are claimed of a slot, each once, with the claims that allow it.
fn choices(slot: &Slot<'_>) -> (Options, Vec<Vec<usize>>) {
    type Key = ([(u64, u64); 2], bool);
    let mut by_range: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (number, said) in slot.claims.iter().enumerate() {
        let ends = said.known.map(|range| (range.low.to_bits(), range.high.to_bits()));
        by_range.entry((ends, said.is_soft())).or_default().push(number);
    }
    let classes: Vec<Vec<usize>> = by_range.into_values().collect();
    let known = |class: &Vec<usize>| class.first().and_then(|at| slot.claims.get(*at)).map(|said| said.known);
    let choices = classes.iter().enumerate().filter_map(|(at, class)| Some((at, known(class)?))).collect();
    (Options { unsaid: slot.unsaid(), choices }, classes)
}

/// Constraints on days as a network of events.
struct Chronology<'s, 'a> {
    network: Network,
    /// Slot, and start or end, of each event.
    events: Vec<(usize, usize)>,
    /// The grounds that it holds.
    holds: BTreeSet<usize>,
    slots: &'s [Slot<'a>],
}

/// A sum of days as the network takes it: events, each once more or less, and days.
type Linear = (BTreeMap<(usize, usize), f64>, f64);

impl<'s, 'a> Chronology<'s, 'a> {
    fn of(grounds: &[Ground<'_>], slots: &'s [Slot<'a>]) -> Self {
        let mut own = Self { network: Network::default(), events: Vec::new(), holds: BTreeSet::new(), slots };
        let mut numbers: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (label, ground) in grounds.iter().enumerate() {
            if !ground.condition.is_empty() {
                continue;
            }
            let parts: Option<Vec<Vec<Linear>>> =
                ground.then.iter().map(|test| own.differences(test, ground)).collect();
            let Some(parts) = parts else { continue };
            own.holds.insert(label);
            for (terms, days) in parts.into_iter().flatten() {
                own.add(&terms, days, label, &mut numbers);
            }
        }
        for (number, (slot, part)) in own.events.iter().enumerate() {
            let Some(slot_of) = slots.get(*slot) else { continue };
            for (claim, said) in slot_of.claims.iter().enumerate() {
                let range = said.known.get(*part).copied().unwrap_or(super::interval::Interval::ALL);
                let day = |end: f64| end.is_finite().then_some(end as i64);
                let window = Window { event: number, group: *slot, claim, low: day(range.low), high: day(range.high) };
                own.network.windows.push(window);
            }
        }
        own.network.events = own.events.len();
        own
    }

    /// A test as sums that must not be above nothing; `None` where the network cannot take it.
    fn differences(&self, test: &Test, ground: &Ground<'_>) -> Option<Vec<Linear>> {
        if !test.days || !matches!(test.relation, Relation::AtMost | Relation::Equal) {
            return None;
        }
        let mut forth: Linear = (BTreeMap::new(), 0.0);
        self.gather(&test.left, 1.0, ground, &mut forth)?;
        self.gather(&test.right, -1.0, ground, &mut forth)?;
        forth.0.retain(|_, factor| *factor != 0.0);
        let fits = |linear: &Linear| {
            let factors: Vec<f64> = linear.0.values().copied().collect();
            matches!(factors.as_slice(), [] | [1.0 | -1.0] | [1.0, -1.0] | [-1.0, 1.0])
        };
        if !fits(&forth) {
            return None;
        }
        let mut sums = vec![forth];
        if test.relation == Relation::Equal {
            let mut back: Linear = (BTreeMap::new(), 0.0);
            self.gather(&test.right, 1.0, ground, &mut back)?;
            self.gather(&test.left, -1.0, ground, &mut back)?;
            back.0.retain(|_, factor| *factor != 0.0);
            sums.push(back);
        }
        Some(sums)
    }

    /// Adds a term to a sum; of what is only known to a range, the least.
    fn gather(&self, node: &Node, factor: f64, ground: &Ground<'_>, sum: &mut Linear) -> Option<()> {
        let mut event = |at: &usize, part: usize| {
            let slot = *ground.slots.get(*at)?;
            self.slots.get(slot).filter(|slot| slot.is_time())?;
            *sum.0.entry((slot, part)).or_default() += factor;
            Some(())
        };
        match node {
            Node::Constant(range, _) => {
                sum.1 += range.scaled(factor).low;
                Some(())
            }
            Node::Value(at) | Node::Start(at) => event(at, 0),
            Node::End(at) => event(at, 1),
            Node::Sum(terms) => terms.iter().try_for_each(|(own, term)| self.gather(term, factor * own, ground, sum)),
            Node::Product(_) | Node::Quotient(_) => None,
        }
    }

    fn add(
        &mut self,
        terms: &BTreeMap<(usize, usize), f64>,
        days: f64,
        label: usize,
        numbers: &mut BTreeMap<(usize, usize), usize>,
    ) {
        if !days.is_finite() {
            return;
        }
        let mut number = |at: &(usize, usize)| match numbers.get(at) {
            Some(number) => *number,
            None => {
                numbers.insert(*at, self.events.len());
                self.events.push(*at);
                self.events.len() - 1
            }
        };
        let ahead = terms.iter().find(|(_, factor)| **factor > 0.0).map(|(at, _)| number(at));
        let behind = terms.iter().find(|(_, factor)| **factor < 0.0).map(|(at, _)| number(at));
        let gap = days.ceil() as i64;
        match (ahead, behind) {
            // ahead - behind + days <= 0
            (Some(from), Some(to)) => self.network.edges.push(Edge { from, to, gap, label }),
            (Some(event), None) => {
                self.network.bounds.push(Bound { event, day: gap.saturating_neg(), earliest: false, label });
            }
            (None, Some(event)) => self.network.bounds.push(Bound { event, day: gap, earliest: true, label }),
            (None, None) => {
                // A constraint without claims: what cannot hold contradicts itself.
                self.network.edges.extend((gap > 0).then_some(Edge { from: 0, to: 0, gap, label }));
                self.network.events = self.network.events.max(1);
            }
        }
    }

    fn conflict(&self, proof: Proof) -> Conflict {
        let mut claims: Vec<(usize, usize)> =
            [proof.low, proof.high].into_iter().flatten().map(|window| (window.group, window.claim)).collect();
        claims.sort_unstable();
        claims.dedup();
        let mut grounds: Vec<usize> = proof.edges.iter().map(|edge| edge.label).collect();
        grounds.extend(proof.bound.map(|bound| bound.label));
        grounds.sort_unstable();
        grounds.dedup();
        Conflict { claims, grounds, proof: Some(proof), more: 0 }
    }
}

/// Tells that constraints contradict one another, where the last of them is written.
fn note_impossible(labels: &[usize], grounds: &[Ground<'_>], mistakes: &mut Mistakes) {
    let mut constraints: Vec<&Constraint> =
        labels.iter().filter_map(|label| grounds.get(*label)).map(|ground| ground.constraint).collect();
    constraints.dedup_by_key(|constraint| constraint.id.clone());
    let Some(last) = constraints.iter().rev().find(|constraint| constraint.place.is_some()) else { return };
    let Some((file, span)) = &last.place else { return };
    let others: Vec<String> =
        constraints.iter().filter(|one| one.id != last.id).map(|one| format!("`{}`", one.id)).collect();
    let message = match others.as_slice() {
        [] => format!("the constraint `{}` cannot hold, whatever is claimed", last.id),
        others => format!(
            "the constraint `{}` cannot hold together with {}, whatever is claimed",
            last.id,
            others.join(" and ")
        ),
    };
    let help = "take one of them out, or turn it round; the other ones are still checked";
    mistakes.push(Mistake::at("constraints-contradict", &Arc::clone(file), span.clone(), message, "").help(help));
}
