//! Takes one constraint with its slots, gives the smallest sets of claims that it rules out: at most one claim a slot,
//! and without any of them the rest is possible.
//!
//! Slots are gone through one after the other, each left open or filled with each of its claims; what cannot become
//! impossible any more is left. Claims that allow the same range are tried once.

use std::collections::{BTreeMap, BTreeSet};

use super::interval::Interval;
use super::meaning::{Node, Relation, Test};
use super::propagate::{Known, fails, reached};

/// What a claim allows, and its number in its slot.
pub type Choice = (usize, Known);

/// A slot as the search sees it.
#[derive(Clone, Debug)]
pub struct Options {
    /// What is known where no claim is chosen.
    pub unsaid: Known,
    /// The choices; of those that allow the same, one each.
    pub choices: Vec<Choice>,
}

/// Sets of choices, each a choice a slot by the slot's place.
pub type Sets = Vec<BTreeMap<usize, usize>>;

/// Trials of one constraint after which the rest is left.
const TRIALS: usize = 20_000;
/// Sets of one constraint after which the rest is left.
const SETS: usize = 400;

/// The smallest sets that a constraint rules out, and true where there may be more.
#[must_use]
pub fn search(condition: &[Test], then: &[Test], slots: &[Options]) -> (Sets, bool) {
    let positive = |slot: &Options| slot.choices.iter().all(|choice| choice.1.iter().all(|range| range.low >= 0.0));
    let simple = condition.is_empty() && slots.iter().all(positive) && then.iter().all(is_simple);
    let refuted = |known: &[Known]| fails(condition, then, known);
    let may_fail = |at: usize, known: &[Known]| !simple || can_still_fail(then, slots, at, known);
    search_for(slots, &refuted, &may_fail, TRIALS)
}

/// The smallest sets that are refuted. `may_fail` says whether, with the slots before one as they are known, any choice
/// for the others can be refuted; it may say so wrongly, but not the contrary.
#[must_use]
pub fn search_for(
    slots: &[Options],
    refuted: &dyn Fn(&[Known]) -> bool,
    may_fail: &dyn Fn(usize, &[Known]) -> bool,
    trials: usize,
) -> (Sets, bool) {
    let known: Vec<Known> = slots.iter().map(|slot| slot.unsaid).collect();
    let mut search =
        Search { slots, refuted, may_fail, known, chosen: BTreeMap::new(), sets: Vec::new(), trials, cut: false };
    search.descend(0);
    (smallest(search.sets), search.cut)
}

/// Those sets that hold no other.
#[must_use]
pub fn smallest(mut sets: Sets) -> Sets {
    sets.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    sets.dedup();
    let mut kept: Sets = Vec::with_capacity(sets.len());
    for set in sets {
        let holds =
            |smaller: &BTreeMap<usize, usize>| smaller.iter().all(|(slot, choice)| set.get(slot) == Some(choice));
        if !kept.iter().any(holds) {
            kept.push(set);
        }
    }
    kept
}

struct Search<'s> {
    slots: &'s [Options],
    refuted: &'s dyn Fn(&[Known]) -> bool,
    may_fail: &'s dyn Fn(usize, &[Known]) -> bool,
    known: Vec<Known>,
    chosen: BTreeMap<usize, usize>,
    sets: Sets,
    /// How many are left.
    trials: usize,
    /// True once something was left untried.
    cut: bool,
}

impl Search<'_> {
    fn descend(&mut self, at: usize) {
        if self.trials == 0 || self.sets.len() >= SETS {
            self.cut = true;
            return;
        }
        self.trials -= 1;
        if (self.refuted)(&self.known) {
            self.sets.push(self.chosen.clone());
            return;
        }
        let Some(slot) = self.slots.get(at) else { return };
        if !(self.may_fail)(at, &self.known) {
            return;
        }
        self.descend(at + 1);
        let before = self.known.get(at).copied();
        for (number, known) in &slot.choices {
            self.set(at, Some(*known));
            self.chosen.insert(at, *number);
            self.descend(at + 1);
            self.chosen.remove(&at);
        }
        self.set(at, before);
    }

    fn set(&mut self, at: usize, known: Option<Known>) {
        if let (Some(own), Some(known)) = (self.known.get_mut(at), known) {
            *own = known;
        }
    }
}

/// True where some choice for the slots from `at` on may make a test fail: each slot at its worst ends, which may be of
/// two claims and the wrong way round; a sum or a product of such ends keeps its order.
fn can_still_fail(then: &[Test], slots: &[Options], at: usize, known: &[Known]) -> bool {
    let mut worst_of: Vec<Known> = known.to_vec();
    for (own, slot) in worst_of.iter_mut().zip(slots).skip(at) {
        for (_, choice) in &slot.choices {
            for (own, range) in own.iter_mut().zip(choice) {
                *own = own.meet(*range);
            }
        }
    }
    then.iter().any(|test| worst(test, &worst_of))
}

/// True where a test fails at the worst ends.
fn worst(test: &Test, known: &[Known]) -> bool {
    let (left, right) = (ends(&test.left, known), ends(&test.right, known));
    let (above, below) = (left.0 >= right.1, right.0 >= left.1);
    match test.relation {
        Relation::Less | Relation::AtMost => above,
        // How far nearly equal reaches may depend on how wide the two are: then only what lies apart anyway is counted.
        Relation::Near { amount: None, .. } if test.days => above || below,
        Relation::Near { share, amount } => {
            let reach =
                |ends: (f64, f64)| reached(Interval { low: ends.0, high: ends.1 }, share, amount.unwrap_or(0.0));
            left.0 >= reach(right).high || right.0 >= reach(left).high
        }
        Relation::Equal => above || below,
    }
}

/// The lowest low end and the highest high end of a term, without putting them in order.
fn ends(node: &Node, known: &[Known]) -> (f64, f64) {
    let part = |at: &usize, part: usize| {
        let own = known.get(*at).and_then(|own| own.get(part)).copied().unwrap_or(Interval::ALL);
        (own.low, own.high)
    };
    match node {
        Node::Constant(range, _) => (range.low, range.high),
        Node::Value(at) | Node::Start(at) => part(at, 0),
        Node::End(at) => part(at, 1),
        Node::Sum(terms) => terms.iter().fold((0.0, 0.0), |sum, (factor, term)| {
            let (low, high) = ends(term, known);
            let (low, high) =
                if *factor >= 0.0 { (low * factor, high * factor) } else { (high * factor, low * factor) };
            (open(sum.0 + low, f64::NEG_INFINITY), open(sum.1 + high, f64::INFINITY))
        }),
        Node::Product(factors) => factors.iter().fold((1.0, 1.0), |product, factor| {
            let (low, high) = ends(factor, known);
            let times = |a: f64, b: f64| if a == 0.0 || b == 0.0 { 0.0 } else { a * b };
            (times(product.0, low), times(product.1, high))
        }),
        Node::Quotient(_) => (f64::NEG_INFINITY, f64::INFINITY),
    }
}

fn open(value: f64, otherwise: f64) -> f64 {
    if value.is_nan() { otherwise } else { value }
}

/// True where each slot stands in a test once and nothing divides or is multiplied by less than nothing: then the worst
/// ends of its slots are the worst ends of the test.
fn is_simple(test: &Test) -> bool {
    let mut seen = BTreeSet::new();
    gather(&test.left, &mut seen) && gather(&test.right, &mut seen)
}

fn gather(node: &Node, seen: &mut BTreeSet<(usize, usize)>) -> bool {
    match node {
        Node::Constant(..) => true,
        Node::Value(at) | Node::Start(at) => seen.insert((*at, 0)),
        Node::End(at) => seen.insert((*at, 1)),
        Node::Sum(terms) => terms.iter().all(|(_, term)| gather(term, seen)),
        Node::Product(factors) => {
            let positive = |factor: &Node| !matches!(factor, Node::Constant(range, _) if range.low < 0.0);
            factors.iter().all(|factor| positive(factor) && gather(factor, seen))
        }
        Node::Quotient(_) => false,
    }
}
