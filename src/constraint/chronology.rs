//! Takes constraints as they bear on claims, gives those that speak of nothing but days as a network of events, and the
//! proofs of that network as conflicts.

use std::collections::{BTreeMap, BTreeSet};

use super::conflict::Conflict;
use super::ground::Ground;
use super::interval::Interval;
use super::meaning::{Node, Relation, Test};
use super::network::{Bound, Edge, Network, Proof, Window};
use super::slot::Slot;

/// Constraints on days as a network of events.
pub struct Chronology<'s, 'a> {
    /// The events, what must hold between them and what claims allow.
    pub network: Network,
    /// Slot, and start or end, of each event.
    pub events: Vec<(usize, usize)>,
    /// The grounds that it holds.
    pub holds: BTreeSet<usize>,
    slots: &'s [Slot<'a>],
}

/// A sum of days as the network takes it: events, each once more or less, and days.
type Linear = (BTreeMap<(usize, usize), f64>, f64);

impl<'s, 'a> Chronology<'s, 'a> {
    /// The network of those grounds that it can take.
    #[must_use]
    pub fn of(grounds: &[Ground<'_>], slots: &'s [Slot<'a>]) -> Self {
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
                let range = said.known.get(*part).copied().unwrap_or(Interval::ALL);
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

    /// A proof as the claims and the constraints that it takes.
    #[must_use]
    pub fn conflict(&self, proof: Proof) -> Conflict {
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
