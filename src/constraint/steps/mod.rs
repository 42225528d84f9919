//! Takes claims that cannot all be true and what rules them out, gives the arithmetic a line a step, in words that a
//! pupil follows.

mod chain;
mod teller;
mod words;

use std::collections::BTreeMap;

pub use chain::of_chain;
pub use words::{known_in_words, plain};

use super::conflict::{Conflict, Registry};
use super::ground::Ground;
use super::interval::Interval;
use super::propagate::{Known, narrow_by, refuted};
use super::slot::Slot;
use teller::Teller;
use words::claimed;

/// The steps, and the sentence that they come to.
pub struct Told {
    /// A line a step.
    pub steps: Vec<String>,
    /// Without a full stop.
    pub why: String,
}

/// What is known of each slot of a ground where just the claims of a conflict are made.
#[must_use]
pub fn known(ground: &Ground<'_>, conflict: &Conflict, registry: Registry<'_, '_>) -> Vec<Known> {
    let of = |slot: &usize| {
        let claim = conflict.claims.iter().find(|(own, _)| own == slot).and_then(|at| registry.said(*at));
        let unsaid = registry.slots.get(*slot).map_or([Interval::ALL; 2], Slot::unsaid);
        claim.map_or(unsaid, |said| said.known)
    };
    ground.slots.iter().map(of).collect()
}

/// The steps of a conflict that one constraint rules out.
#[must_use]
pub fn of_ground(ground: &Ground<'_>, conflict: &Conflict, registry: Registry<'_, '_>) -> Told {
    let known = known(ground, conflict, registry);
    let teller = Teller { ground, conflict, registry, known: &known };
    let mut steps: Vec<String> = registry.of(conflict).map(|(slot, said)| claimed(slot, said)).collect();
    for test in &ground.condition {
        steps.push(format!("so {}", teller.relation(test, &mut Vec::new(), true)));
    }
    let mut why = String::new();
    if let Some(test) = ground.then.iter().find(|test| refuted(test, &known)) {
        let mut lines = Vec::new();
        why = teller.relation(test, &mut lines, false);
        steps.extend(lines);
        steps.push(format!("but {why}"));
    }
    Told { steps, why }
}

/// The steps of a conflict that several constraints rule out together: what follows from each for what nobody says,
/// until one of them cannot hold.
#[must_use]
pub fn of_several(grounds: &[Ground<'_>], conflict: &Conflict, registry: Registry<'_, '_>) -> Told {
    let own: Vec<&Ground<'_>> = conflict.grounds.iter().filter_map(|number| grounds.get(*number)).collect();
    let mut steps: Vec<String> = registry.of(conflict).map(|(slot, said)| claimed(slot, said)).collect();
    let mut all: BTreeMap<usize, Known> = BTreeMap::new();
    for ground in &own {
        all.extend(ground.slots.iter().copied().zip(known(ground, conflict, registry)));
    }
    for _ in 0..own.len() {
        for ground in &own {
            let mut local: Vec<Known> = ground.slots.iter().filter_map(|slot| all.get(slot)).copied().collect();
            if ground.then.iter().any(|test| refuted(test, &local)) {
                let teller = Teller { ground, conflict, registry, known: &local };
                let told = ground.then.iter().find(|test| refuted(test, &local));
                let why = told.map(|test| teller.relation(test, &mut steps, false)).unwrap_or_default();
                steps.push(format!("but {why}"));
                return Told { steps, why };
            }
            ground.then.iter().for_each(|test| narrow_by(test, &mut local));
            for (slot, known) in ground.slots.iter().zip(local) {
                let before = all.insert(*slot, known);
                if let Some(of) = registry.slots.get(*slot).filter(|_| before != Some(known)) {
                    steps.push(format!("{}: so {} is {}", ground.text, of.words(), known_in_words(&known, of)));
                }
            }
        }
    }
    Told { steps, why: "what follows from the one is impossible under the other".to_owned() }
}
