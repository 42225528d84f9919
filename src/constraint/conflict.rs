//! Takes every smallest set of claims that cannot all be true, gives those that are worth telling: of what is one and
//! the same clash the set with the fewest sources, and never what two sources say of one thing alone.

use std::collections::{BTreeMap, BTreeSet};

use super::network::Proof;
use super::slot::{Said, Slot};

/// Claims that cannot all be true, and why.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// Slot and claim, by number, in the order of slots.
    pub claims: Vec<(usize, usize)>,
    /// The constraints that rule them out, by number.
    pub grounds: Vec<usize>,
    /// For days: the chain of differences.
    pub proof: Option<Proof>,
    /// How many more sets of claims fail for the same reason.
    pub more: usize,
}

/// Sets told of one and the same reason; the rest are counted.
const TOLD: usize = 4;

/// What a conflict is ranked by: sources, claims, whose word, names.
type Rank<'a> = (usize, usize, usize, Vec<(&'a str, &'a str)>);

/// A slot, and what a claim of it allows.
type Key = (usize, Option<[[u64; 2]; 2]>);

/// Looks up the claims of conflicts.
#[derive(Clone, Copy)]
pub struct Registry<'s, 'a> {
    /// Every slot.
    pub slots: &'s [Slot<'a>],
}

impl<'s, 'a> Registry<'s, 'a> {
    /// A claim of a slot.
    #[must_use]
    pub fn said(&self, at: (usize, usize)) -> Option<&'s Said<'a>> {
        self.slots.get(at.0).and_then(|slot| slot.claims.get(at.1))
    }

    /// The claims of a conflict with their slots.
    pub fn of<'c>(&self, conflict: &'c Conflict) -> impl Iterator<Item = (&'s Slot<'a>, &'s Said<'a>)> + 'c
    where
        's: 'c,
        'a: 'c,
    {
        let own = *self;
        conflict.claims.iter().filter_map(move |at| Some((own.slots.get(at.0)?, own.said(*at)?)))
    }

    /// The sources of a conflict.
    #[must_use]
    pub fn sources(&self, conflict: &Conflict) -> BTreeSet<&'a str> {
        conflict.claims.iter().filter_map(|at| self.said(*at)).map(|said| said.voiced.source.id.as_str()).collect()
    }

    fn rank(&self, conflict: &Conflict) -> Rank<'a> {
        let names: Vec<(&str, &str)> =
            conflict.claims.iter().filter_map(|at| self.said(*at)).map(|said| said.voiced.name()).collect();
        let soft = conflict.claims.iter().filter_map(|at| self.said(*at)).filter(|said| said.is_soft()).count();
        (self.sources(conflict).len(), conflict.claims.len(), soft, names)
    }

    /// The claims of a conflict by name, whatever slot they are taken from.
    #[must_use]
    pub fn names(&self, conflict: &Conflict) -> BTreeSet<(&'a str, &'a str)> {
        conflict.claims.iter().filter_map(|at| self.said(*at)).map(|said| said.voiced.name()).collect()
    }

    /// What the claims allow, whoever says it and in which words: equal keys are one clash.
    fn key(&self, conflict: &Conflict) -> Vec<Key> {
        let ends = |at: &(usize, usize)| {
            self.said(*at).map(|said| said.known.map(|range| [range.low.to_bits(), range.high.to_bits()]))
        };
        conflict.claims.iter().map(|at| (at.0, ends(at))).collect()
    }
}

/// Those worth telling, in order of their constraints and sources.
#[must_use]
pub fn select(conflicts: Vec<Conflict>, registry: Registry<'_, '_>) -> Vec<Conflict> {
    let mut groups: BTreeMap<Vec<usize>, Vec<Conflict>> = BTreeMap::new();
    for conflict in conflicts {
        groups.entry(conflict.grounds.clone()).or_default().push(conflict);
    }
    let (short, long): (Vec<_>, Vec<_>) =
        groups.into_values().partition(|group| group.first().is_some_and(|conflict| conflict.grounds.len() < 2));
    let mut told: Vec<Conflict> = short.into_iter().flat_map(|group| of_one_reason(group, registry)).collect();
    // The sources of what is told already, by claim, so that a chain is held against what shares a claim with it only.
    let mut clashes: Clashes<'_> = BTreeMap::new();
    told.iter().for_each(|conflict| note_clash(conflict, registry, &mut clashes));
    let mut long: Vec<Vec<Conflict>> = long;
    long.sort_by_key(|group| group.first().map(|conflict| conflict.grounds.len()));
    for group in long {
        // A longer chain says nothing new of sources that a shorter one sets against each other over the same claims.
        let known = |conflict: &Conflict| {
            let sources = registry.sources(conflict);
            let shared = registry.names(conflict).into_iter().filter_map(|name| clashes.get(&name));
            shared.flatten().any(|own| own.is_subset(&sources))
        };
        let fresh: Vec<Conflict> = group.into_iter().filter(|conflict| !known(conflict)).collect();
        let fresh = of_one_reason(fresh, registry);
        fresh.iter().for_each(|conflict| note_clash(conflict, registry, &mut clashes));
        told.extend(fresh);
    }
    told
}

/// The sources that clash, by the name of each claim that they clash over.
type Clashes<'a> = BTreeMap<(&'a str, &'a str), BTreeSet<BTreeSet<&'a str>>>;

fn note_clash<'a>(conflict: &Conflict, registry: Registry<'_, 'a>, clashes: &mut Clashes<'a>) {
    for name in registry.names(conflict) {
        clashes.entry(name).or_default().insert(registry.sources(conflict));
    }
}

/// Of the sets that one reason rules out: each source that contradicts itself, then of equal values the fewest
/// sources, then no sources of which a smaller number clash already.
fn of_one_reason(mut group: Vec<Conflict>, registry: Registry<'_, '_>) -> Vec<Conflict> {
    group.sort_by_cached_key(|conflict| registry.rank(conflict));
    let mut told: Vec<(BTreeSet<&str>, Conflict)> = Vec::new();
    let mut keys: BTreeSet<Vec<Key>> = BTreeSet::new();
    let mut more = 0;
    for conflict in group {
        let sources = registry.sources(&conflict);
        let fresh = keys.insert(registry.key(&conflict));
        let covered = told.iter().any(|(own, _)| own.is_subset(&sources));
        // A source that contradicts itself is told whoever else says the same.
        let itself = sources.len() == 1 && !covered;
        if itself || (fresh && !covered && told.len() < TOLD) {
            told.push((sources, conflict));
        } else {
            more += 1;
        }
    }
    let mut told: Vec<Conflict> = told.into_iter().map(|(_, conflict)| conflict).collect();
    if let Some(first) = told.first_mut() {
        first.more += more;
    }
    told
}

/// Every set of claims that a set of choices stands for: the one source alone that says it all, each such source; else
/// as few sources as can be found.
#[must_use]
pub fn represent(classes: &[(usize, &[usize])], slots: &[Slot<'_>]) -> Vec<Vec<(usize, usize)>> {
    let source = |slot: usize, claim: usize| {
        slots.get(slot).and_then(|own| own.claims.get(claim)).map(|said| said.voiced.source.id.as_str())
    };
    let mut by_source: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
    for (slot, claims) in classes {
        for claim in *claims {
            if let Some(id) = source(*slot, *claim) {
                by_source.entry(id).or_default().entry(*slot).or_insert(*claim);
            }
        }
    }
    let whole = |own: &BTreeMap<usize, usize>| own.len() == classes.len();
    let alone: Vec<Vec<(usize, usize)>> = by_source
        .values()
        .filter(|own| whole(own))
        .map(|own| own.iter().map(|(slot, claim)| (*slot, *claim)).collect())
        .collect();
    if !alone.is_empty() {
        return alone;
    }
    let mut open: BTreeSet<usize> = classes.iter().map(|(slot, _)| *slot).collect();
    let mut chosen: Vec<(usize, usize)> = Vec::with_capacity(classes.len());
    while !open.is_empty() {
        // The source that says most of what is left; of equals the first by name.
        let mut best: Option<Vec<(usize, usize)>> = None;
        for own in by_source.values() {
            let covers: Vec<(usize, usize)> =
                own.iter().filter(|(slot, _)| open.contains(slot)).map(|(slot, claim)| (*slot, *claim)).collect();
            if covers.len() > best.as_ref().map_or(0, Vec::len) {
                best = Some(covers);
            }
        }
        let Some(best) = best else { break };
        open.retain(|slot| !best.iter().any(|(own, _)| own == slot));
        chosen.extend(best);
    }
    chosen.sort_unstable();
    vec![chosen]
}
