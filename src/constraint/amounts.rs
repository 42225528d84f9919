//! Takes one constraint on amounts as it bears on claims, gives the sets of claims that it rules out: the search goes
//! through ranges, each once, and what it finds is put back to the claims that stand for them.

use std::collections::BTreeMap;

use super::conflict::{Conflict, Registry, represent};
use super::ground::Ground;
use super::search::{Options, search};
use super::slot::Slot;

/// The sets that one constraint on amounts rules out, and true where not every combination was tried.
pub fn amounts(number: usize, ground: &Ground<'_>, registry: Registry<'_, '_>) -> (Vec<Conflict>, bool) {
    let mut options: Vec<Options> = Vec::with_capacity(ground.slots.len());
    // For each slot, the claims that each choice stands for.
    let mut classes: Vec<Vec<Vec<usize>>> = Vec::with_capacity(ground.slots.len());
    for slot in &ground.slots {
        let Some(slot) = registry.slots.get(*slot) else { continue };
        let (own, of_own) = choices(slot);
        options.push(own);
        classes.push(of_own);
    }
    let (sets, cut) = search(&ground.condition, &ground.then, &options);
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
    (conflicts, cut)
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
