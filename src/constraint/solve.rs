//! Takes a collection, gives the findings of its constraints and what is wrong with the constraints themselves: days go
//! to the network, everything else to the search.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::amounts::amounts;
use super::calendar::is_old_style_about;
use super::chronology::Chronology;
use super::conflict::{Conflict, Registry, select};
use super::ground::{Ground, Slots, ground};
use super::implied;
use super::joint;
use super::slot::{Index, Said, Slot};
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
    /// Constraints that contradict one another, and those that rule out more than could be gone through.
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
    let mut cut = solution.cut;
    let searched: Vec<(usize, (Vec<Conflict>, bool))> = others
        .par_iter()
        .filter_map(|number| Some((*number, amounts(*number, grounds.get(*number)?, registry))))
        .collect();
    for (number, (found, is_cut)) in searched {
        conflicts.extend(found);
        cut.extend(is_cut.then_some(number));
    }
    let (joined, cut_together) = joint::together(&others, &grounds, registry);
    conflicts.extend(joined);
    cut.extend(cut_together);
    note_cut(&cut, &grounds, collection, &mut solved.mistakes);
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
    let place = |said: &Said<'_>| {
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

/// Constraints that one message names; the rest are counted.
const NAMED: usize = 3;

/// Tells once that more may be wrong than is told, at the first constraint of those that a person wrote.
fn note_cut(cut: &BTreeSet<usize>, grounds: &[Ground<'_>], collection: &Collection, mistakes: &mut Mistakes) {
    let constraints: Vec<&Constraint> =
        cut.iter().filter_map(|number| grounds.get(*number)).map(|ground| ground.constraint).collect();
    let ids: BTreeSet<&str> = constraints.iter().map(|constraint| constraint.id.as_str()).collect();
    if ids.is_empty() {
        return;
    }
    let mut names: Vec<String> = ids.iter().take(NAMED).map(|id| format!("`{id}`")).collect();
    names.extend((ids.len() > NAMED).then(|| format!("{} more", ids.len() - NAMED)));
    let message = format!("not every combination of claims was tried for {}", names.join(" and "));
    let help = "what is told is right, but more may contradict itself: mend what is told and check again, or confine \
                a constraint to a scope";
    let mistake = match constraints.iter().find_map(|constraint| constraint.place.as_ref()) {
        Some((file, span)) => Mistake::at("constraint-cut-short", file, span.clone(), message, ""),
        None => Mistake::about("constraint-cut-short", collection.path.clone(), message),
    };
    mistakes.push(mistake.help(help).warning());
}
