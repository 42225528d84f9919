//! Takes tests and what is known of their slots, says whether they can hold, whether they must, and what follows for
//! each slot: forward and backward through the terms until nothing becomes narrower (HC4; F. Benhamou et al., *Revising
//! hull and box consistency*, 1999).

use super::interval::{Interval, exceeds};
use super::meaning::{Node, Relation, Test};

/// What is known of a slot: a quantity or a day in the first place; a period has its start there and its end in the
/// second.
pub type Known = [Interval; 2];

/// Rounds after which narrowing is given up: what is found by then stands.
const ROUNDS: usize = 64;

/// Narrowing by less than this share of what is left is not worth another round.
const WORTH: f64 = 1e-6;

/// The range that a term can have.
#[must_use]
pub fn range(node: &Node, known: &[Known]) -> Interval {
    let part = |at: &usize, part: usize| known.get(*at).and_then(|own| own.get(part)).copied().unwrap_or(Interval::ALL);
    match node {
        Node::Constant(range, _) => *range,
        Node::Value(at) | Node::Start(at) => part(at, 0),
        Node::End(at) => part(at, 1),
        Node::Sum(terms) => {
            terms.iter().fold(Interval::point(0.0), |sum, (factor, term)| sum.plus(range(term, known).scaled(*factor)))
        }
        Node::Product(factors) => {
            factors.iter().fold(Interval::point(1.0), |product, factor| product.times(range(factor, known)))
        }
        Node::Quotient(both) => range(&both.0, known).over(range(&both.1, known)),
    }
}

/// True where a test cannot hold, whatever its slots are within what is known.
#[must_use]
pub fn refuted(test: &Test, known: &[Known]) -> bool {
    let (left, right) = (range(&test.left, known), range(&test.right, known));
    if left.is_empty() || right.is_empty() {
        return true;
    }
    match test.relation {
        Relation::Less => exceeds(left.low, right.high) || (left.low == right.high && left.low.is_finite()),
        Relation::AtMost => exceeds(left.low, right.high),
        Relation::Equal => exceeds(left.low, right.high) || exceeds(right.low, left.high),
        Relation::Near { .. } => left.meet(near(test, left, right)).is_empty(),
    }
}

/// True where a test must hold, whatever its slots are within what is known.
#[must_use]
pub fn certain(test: &Test, known: &[Known]) -> bool {
    let (left, right) = (range(&test.left, known), range(&test.right, known));
    match test.relation {
        Relation::Less => left.high < right.low,
        Relation::AtMost => left.high <= right.low,
        Relation::Equal => left.is_point() && left == right,
        Relation::Near { .. } => {
            let reach = |one: Interval, other: Interval| near(test, one, other);
            reach(left, Interval::point(right.low)).holds(&left)
                && reach(left, Interval::point(right.high)).holds(&left)
        }
    }
}

/// What is nearly equal to something in `right`.
fn near(test: &Test, left: Interval, right: Interval) -> Interval {
    let Relation::Near { share, amount } = test.relation else { return right };
    let amount = amount.unwrap_or_else(|| {
        // Days are nearly the same where they are no further apart than the longer of the two stretches.
        let width = |range: Interval| if range.high >= range.low { range.high - range.low + 1.0 } else { 0.0 };
        if test.days { width(left).max(width(right)) } else { 0.0 }
    });
    reached(right, share, amount)
}

/// What is equal to something in a range within a share of the larger of the two, so that the relation is the same from
/// both sides, and an amount.
pub(super) fn reached(range: Interval, share: f64, amount: f64) -> Interval {
    let rest = 1.0 - share;
    if rest <= 0.0 {
        return Interval::ALL;
    }
    let low = if range.low >= 0.0 { range.low * rest } else { range.low / rest };
    let high = if range.high >= 0.0 { range.high / rest } else { range.high * rest };
    Interval { low: low - amount, high: high + amount }
}

/// True where one of `then` cannot hold though all of `condition` must.
#[must_use]
pub fn fails(condition: &[Test], then: &[Test], known: &[Known]) -> bool {
    then.iter().any(|test| refuted(test, known)) && condition.iter().all(|test| certain(test, known))
}

/// Narrows what is known by every test until nothing changes; false where something cannot be.
pub fn settle<'t>(tests: impl Iterator<Item = &'t Test> + Clone, known: &mut [Known]) -> bool {
    for _ in 0..ROUNDS {
        let before: Vec<Known> = known.to_vec();
        for test in tests.clone() {
            if refuted(test, known) {
                return false;
            }
            narrow_by(test, known);
        }
        if known.iter().flatten().any(Interval::is_empty) {
            return false;
        }
        let narrower = |(old, new): (&Interval, &Interval)| {
            let ends = [(new.low, old.low), (old.high, new.high)];
            let width = (new.high - new.low).abs().max(new.low.abs()).max(1.0);
            ends.iter().any(|(a, b)| a > b && (!b.is_finite() || !a.is_finite() || a - b > WORTH * width))
        };
        if !before.iter().flatten().zip(known.iter().flatten()).any(narrower) {
            return true;
        }
    }
    true
}

/// Narrows the slots of a test so that it can hold.
pub fn narrow_by(test: &Test, known: &mut [Known]) {
    let (left, right) = (range(&test.left, known), range(&test.right, known));
    let (for_left, for_right) = match test.relation {
        Relation::Less | Relation::AtMost => {
            (Interval { high: right.high, ..Interval::ALL }, Interval { low: left.low, ..Interval::ALL })
        }
        Relation::Equal => (right, left),
        Relation::Near { .. } => (near(test, left, right), near(test, right, left)),
    };
    narrow(&test.left, for_left, known);
    narrow(&test.right, for_right, known);
}

/// Narrows the slots of a term so that the term can lie within `wanted`.
fn narrow(node: &Node, wanted: Interval, known: &mut [Known]) {
    if !wanted.says_anything() {
        return;
    }
    let mut set = |at: usize, part: usize| {
        if let Some(own) = known.get_mut(at).and_then(|own| own.get_mut(part)) {
            *own = own.meet(wanted);
        }
    };
    match node {
        Node::Constant(..) => {}
        Node::Value(at) | Node::Start(at) => set(*at, 0),
        Node::End(at) => set(*at, 1),
        Node::Sum(terms) => {
            let ranges: Vec<Interval> = terms.iter().map(|(factor, term)| range(term, known).scaled(*factor)).collect();
            for ((factor, term), rest) in terms.iter().zip(all_but_each(&ranges, Interval::point(0.0), Interval::plus))
            {
                let own = wanted.minus(rest);
                narrow(term, if *factor == 0.0 { Interval::ALL } else { own.over(Interval::point(*factor)) }, known);
            }
        }
        Node::Product(factors) => {
            let ranges: Vec<Interval> = factors.iter().map(|factor| range(factor, known)).collect();
            for (factor, rest) in factors.iter().zip(all_but_each(&ranges, Interval::point(1.0), Interval::times)) {
                narrow(factor, wanted.over(rest), known);
            }
        }
        Node::Quotient(both) => {
            let (above, below) = (range(&both.0, known), range(&both.1, known));
            narrow(&both.0, wanted.times(below), known);
            narrow(&both.1, above.over(wanted), known);
        }
    }
}

/// For each range, what all the others come to: from both ends, so that a long sum is not added up for each term.
fn all_but_each(
    ranges: &[Interval],
    none: Interval,
    join: fn(Interval, Interval) -> Interval,
) -> impl Iterator<Item = Interval> {
    let mut before = Vec::with_capacity(ranges.len());
    let mut sum = none;
    for range in ranges {
        before.push(sum);
        sum = join(sum, *range);
    }
    let mut after = Vec::with_capacity(ranges.len());
    let mut sum = none;
    for range in ranges.iter().rev() {
        after.push(sum);
        sum = join(sum, *range);
    }
    before.into_iter().zip(after.into_iter().rev()).map(move |(before, after)| join(before, after))
}
