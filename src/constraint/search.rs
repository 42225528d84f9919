//! Takes one constraint with its slots, gives the smallest sets of claims that it rules out: at most one claim a slot,
//! and without any of them the rest is possible.
//!
//! Slots are gone through one after the other, each left open or filled with each of its claims; what cannot become
//! impossible any more is left. Claims that allow the same range are tried once.

use std::collections::BTreeMap;

use super::interval::Interval;
use super::meaning::{Node, Relation, Test};
use super::propagate::{Known, fails};

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

/// The smallest sets, and true where there may be more.
#[must_use]
pub fn search(condition: &[Test], then: &[Test], slots: &[Options]) -> (Sets, bool) {
    let positive = |slot: &Options| slot.choices.iter().all(|choice| choice.1[0].low >= 0.0);
    let rising = (condition.is_empty() && slots.iter().all(positive))
        .then(|| then.iter().map(directions).collect::<Option<Vec<_>>>())
        .flatten();
    let known: Vec<Known> = slots.iter().map(|slot| slot.unsaid).collect();
    let mut search =
        Search { condition, then, slots, rising, known, chosen: BTreeMap::new(), sets: Vec::new(), trials: 0 };
    search.descend(0);
    let cut = search.trials >= TRIALS || search.sets.len() >= SETS;
    (smallest(search.sets), cut)
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

/// How a test depends on its slots: the end of each slot that makes it fail, by side. `None` where a slot stands in it
/// twice, or where factors may be negative.
type Directions = BTreeMap<(usize, usize), bool>;

struct Search<'s> {
    condition: &'s [Test],
    then: &'s [Test],
    slots: &'s [Options],
    rising: Option<Vec<Directions>>,
    known: Vec<Known>,
    chosen: BTreeMap<usize, usize>,
    sets: Sets,
    trials: usize,
}

impl Search<'_> {
    fn descend(&mut self, at: usize) {
        self.trials += 1;
        if self.trials > TRIALS || self.sets.len() >= SETS {
            return;
        }
        if fails(self.condition, self.then, &self.known) {
            self.sets.push(self.chosen.clone());
            return;
        }
        let Some(slot) = self.slots.get(at) else { return };
        if !self.can_still_fail(at) {
            return;
        }
        self.descend(at + 1);
        for (number, known) in &slot.choices {
            let before = std::mem::replace(&mut self.known[at], *known);
            self.chosen.insert(at, *number);
            self.descend(at + 1);
            self.chosen.remove(&at);
            self.known[at] = before;
        }
    }

    /// True where some choice for the slots from `at` on may make a test fail: each slot at its worst end.
    fn can_still_fail(&self, at: usize) -> bool {
        let Some(rising) = &self.rising else { return true };
        self.then.iter().zip(rising).any(|(test, directions)| {
            let mut left = self.known.clone();
            let mut right = self.known.clone();
            for (place, slot) in self.slots.iter().enumerate().skip(at) {
                for part in 0..2 {
                    if !directions.contains_key(&(place, part)) {
                        continue;
                    }
                    let low =
                        slot.choices.iter().map(|choice| choice.1[part].low).fold(slot.unsaid[part].low, f64::max);
                    let high =
                        slot.choices.iter().map(|choice| choice.1[part].high).fold(slot.unsaid[part].high, f64::min);
                    // Ends the wrong way round are the worst of both; a product of them keeps its order.
                    left[place][part] = Interval { low, high };
                    right[place][part] = Interval { low, high };
                }
            }
            worst(test, &left, &right)
        })
    }
}

/// True where a test fails at the worst ends.
fn worst(test: &Test, left: &[Known], right: &[Known]) -> bool {
    let (left, right) = (ends(&test.left, left), ends(&test.right, right));
    let above = left.0 >= right.1;
    let below = right.0 >= left.1;
    match test.relation {
        Relation::Less | Relation::AtMost => above,
        Relation::Equal => above || below,
        // How far nearly equal reaches depends on the ends, so that nothing is ruled out but what lies apart anyway.
        Relation::Near { .. } => above || below,
    }
}

/// The lowest low end and the highest high end of a term, without putting them in order.
fn ends(node: &Node, known: &[Known]) -> (f64, f64) {
    let part = |at: &usize, part: usize| {
        known.get(*at).map_or((f64::NEG_INFINITY, f64::INFINITY), |own| (own[part].low, own[part].high))
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

/// Which slots a test depends on, where each stands in it once and nothing is multiplied that may be negative.
fn directions(test: &Test) -> Option<Directions> {
    let mut found = Directions::new();
    let simple = gather(&test.left, true, &mut found) && gather(&test.right, false, &mut found);
    simple.then_some(found)
}

fn gather(node: &Node, up: bool, found: &mut Directions) -> bool {
    let mut once = |at: usize, part: usize| found.insert((at, part), up).is_none();
    match node {
        Node::Constant(..) => true,
        Node::Value(at) | Node::Start(at) => once(*at, 0),
        Node::End(at) => once(*at, 1),
        Node::Sum(terms) => terms.iter().all(|(factor, term)| gather(term, up == (*factor >= 0.0), found)),
        Node::Product(factors) => {
            let positive = |factor: &Node| match factor {
                Node::Constant(range, _) => range.low >= 0.0,
                _ => true,
            };
            factors.iter().all(|factor| positive(factor) && gather(factor, up, found))
        }
        Node::Quotient(_) => false,
    }
}
