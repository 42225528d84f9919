//! Takes constraints on amounts that share a slot, gives the sets of claims that only several of them together rule out:
//! what follows from one is taken on to the next until nothing changes.

use std::collections::{BTreeMap, BTreeSet};

use super::conflict::{Conflict, Registry};
use super::ground::{Ground, placed_on};
use super::interval::Interval;
use super::meaning::Test;
use super::propagate::{Known, settle};
use super::search::{Options, search_for};
use super::slot::Slot;

/// Trials of one group of constraints after which the rest is left: each goes through all of them.
const TRIALS: usize = 3_000;

/// Constraints beyond which a group is gone through source by source alone.
const WIDEST: usize = 64;

/// The sets that groups of constraints rule out and no single one does, and the numbers of those constraints of which
/// not every combination was tried.
#[must_use]
pub fn together(
    numbers: &[usize],
    grounds: &[Ground<'_>],
    registry: Registry<'_, '_>,
) -> (Vec<Conflict>, BTreeSet<usize>) {
    let (mut conflicts, mut cut) = (Vec::new(), BTreeSet::new());
    for group in groups(numbers, grounds) {
        let group = Group::of(group, grounds, registry);
        let (found, is_cut) = group.conflicts();
        conflicts.extend(found);
        cut.extend(group.numbers.iter().copied().filter(|_| is_cut));
    }
    (conflicts, cut)
}

/// The numbers of constraints that hang together by their slots; those that stand alone are left out, and those with a
/// condition.
fn groups(numbers: &[usize], grounds: &[Ground<'_>]) -> Vec<Vec<usize>> {
    let free = |number: &&usize| grounds.get(**number).is_some_and(|ground| ground.condition.is_empty());
    let slots = |number: &usize| grounds.get(*number).map_or(&[][..], |ground| ground.slots.as_slice());
    let mut leader: BTreeMap<usize, usize> = BTreeMap::new();
    for number in numbers.iter().filter(free) {
        let Some(first) = slots(number).first().map(|slot| lead(*slot, &mut leader)) else { continue };
        for slot in slots(number) {
            let other = lead(*slot, &mut leader);
            leader.insert(other, first);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for number in numbers.iter().filter(free) {
        if let Some(first) = slots(number).first() {
            groups.entry(lead(*first, &mut leader)).or_default().push(*number);
        }
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

/// The slot that stands for all that a slot hangs together with; the way to it is made shorter on the way.
fn lead(slot: usize, leader: &mut BTreeMap<usize, usize>) -> usize {
    let mut at = slot;
    while let Some(next) = leader.get(&at).copied().filter(|next| *next != at) {
        let after = leader.get(&next).copied().unwrap_or(next);
        leader.insert(at, after);
        at = next;
    }
    at
}

struct Group<'g, 's, 'a> {
    numbers: Vec<usize>,
    /// The tests of each constraint, on the slots below.
    tests: Vec<Vec<Test>>,
    slots: Vec<usize>,
    grounds: &'g [Ground<'a>],
    registry: Registry<'s, 'a>,
}

impl<'g, 's, 'a> Group<'g, 's, 'a> {
    fn of(mut numbers: Vec<usize>, grounds: &'g [Ground<'a>], registry: Registry<'s, 'a>) -> Self {
        numbers.sort_unstable();
        let own = || numbers.iter().filter_map(|number| grounds.get(*number));
        let slots: BTreeSet<usize> = own().flat_map(|ground| ground.slots.iter().copied()).collect();
        let slots: Vec<usize> = slots.into_iter().collect();
        let place: BTreeMap<usize, usize> = slots.iter().enumerate().map(|(at, slot)| (*slot, at)).collect();
        let tests = own()
            .map(|ground| {
                let places: Vec<usize> =
                    ground.slots.iter().map(|slot| place.get(slot).copied().unwrap_or(0)).collect();
                ground.then.iter().map(|test| placed_on(test, &places)).collect()
            })
            .collect();
        Self { numbers, tests, slots, grounds, registry }
    }

    fn slot(&self, at: usize) -> Option<&'s Slot<'a>> {
        self.slots.get(at).and_then(|number| self.registry.slots.get(*number))
    }

    fn unsaid(&self) -> Vec<Known> {
        (0..self.slots.len()).map(|at| self.slot(at).map_or([Interval::ALL; 2], Slot::unsaid)).collect()
    }

    /// What the group rules out, and true where not every combination was tried.
    fn conflicts(&self) -> (Vec<Conflict>, bool) {
        let mut found: BTreeSet<Vec<(usize, usize)>> = BTreeSet::new();
        // Each source by itself, however many constraints there are.
        let mut sources: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
        for at in 0..self.slots.len() {
            let claims = self.slot(at).map_or(&[][..], |slot| &slot.claims);
            for (claim, said) in claims.iter().enumerate() {
                sources.entry(&said.voiced.source.id).or_default().entry(at).or_insert(claim);
            }
        }
        for own in sources.into_values() {
            found.extend(self.shrunk(own));
        }
        let mut cut = self.numbers.len() > WIDEST;
        if !cut {
            let (sets, is_cut) = self.searched();
            found.extend(sets);
            cut = is_cut;
        }
        (found.into_iter().filter_map(|claims| self.conflict(claims)).collect(), cut)
    }

    /// The sets across sources, and true where the trials ran out.
    fn searched(&self) -> (Vec<Vec<(usize, usize)>>, bool) {
        let options: Vec<Options> = (0..self.slots.len())
            .map(|at| {
                let slot = self.slot(at);
                let claims = slot.map_or(&[][..], |slot| &slot.claims);
                let mut choices: Vec<(usize, Known)> = Vec::new();
                for (claim, said) in claims.iter().enumerate() {
                    if !choices.iter().any(|(_, known)| *known == said.known) {
                        choices.push((claim, said.known));
                    }
                }
                Options { unsaid: slot.map_or([Interval::ALL; 2], Slot::unsaid), choices }
            })
            .collect();
        let refuted = |known: &[Known]| !self.possible(known, &self.tests);
        let (sets, cut) = search_for(&options, &refuted, &|_, _| true, TRIALS);
        (sets.into_iter().map(|set| set.into_iter().collect()).collect(), cut)
    }

    fn possible(&self, known: &[Known], tests: &[Vec<Test>]) -> bool {
        let mut known = known.to_vec();
        settle(tests.iter().flatten(), &mut known)
    }

    fn known(&self, claims: &BTreeMap<usize, usize>) -> Vec<Known> {
        let mut known = self.unsaid();
        for (at, claim) in claims {
            let said = self.slot(*at).and_then(|slot| slot.claims.get(*claim));
            if let (Some(own), Some(said)) = (known.get_mut(*at), said) {
                *own = said.known;
            }
        }
        known
    }

    /// The claims without those that can be spared; `None` where they are possible.
    fn shrunk(&self, mut claims: BTreeMap<usize, usize>) -> Option<Vec<(usize, usize)>> {
        if self.possible(&self.known(&claims), &self.tests) {
            return None;
        }
        for at in claims.keys().copied().collect::<Vec<_>>() {
            let mut fewer = claims.clone();
            fewer.remove(&at);
            if !self.possible(&self.known(&fewer), &self.tests) {
                claims = fewer;
            }
        }
        Some(claims.into_iter().collect())
    }

    /// The conflict, with those constraints that it takes; `None` where one is enough, which is found elsewhere.
    fn conflict(&self, claims: Vec<(usize, usize)>) -> Option<Conflict> {
        let known = self.known(&claims.iter().copied().collect());
        let mut kept: Vec<usize> = (0..self.numbers.len()).collect();
        for at in 0..self.numbers.len() {
            let fewer: Vec<usize> = kept.iter().copied().filter(|own| *own != at).collect();
            let tests: Vec<Vec<Test>> = fewer.iter().filter_map(|own| self.tests.get(*own)).cloned().collect();
            if !self.possible(&known, &tests) {
                kept = fewer;
            }
        }
        let grounds: Vec<usize> = kept.iter().filter_map(|at| self.numbers.get(*at)).copied().collect();
        debug_assert!(grounds.iter().all(|number| self.grounds.get(*number).is_some()));
        let claims = claims.into_iter().filter_map(|(at, claim)| Some((*self.slots.get(at)?, claim))).collect();
        (grounds.len() > 1).then_some(Conflict { claims, grounds, proof: None, more: 0 })
    }
}
