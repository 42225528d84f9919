//! Takes relations between terms, gives tests between numbers: what `before`, `during` and `within 3 days of` come to.

use std::ops::Range;

use super::duration::tolerance;
use super::sort::{Sort, Typed};
use super::term::Maker;
use super::{Node, Relation, Test};
use crate::constraint::interval::Interval;
use crate::constraint::language::{Order, Relation as Written, Relator, Term, TermKind};
use crate::value::{Date, Kind, Reading, Text};

/// The tests that relations come to; faults are noted.
pub(super) fn tests(relations: &[Written], maker: &mut Maker<'_>) -> Vec<Test> {
    relations.iter().filter_map(|relation| test(relation, maker)).flatten().collect()
}

fn test(relation: &Written, maker: &mut Maker<'_>) -> Option<Vec<Test>> {
    let (left, right) = (maker.term(&relation.left), maker.term(&relation.right));
    let (left, right) = (left?, right?);
    let left = as_year(left, &relation.left, &right, maker);
    let right = as_year(right, &relation.right, &left, maker);
    let of_time = |sort: &Sort| matches!(sort, Sort::Date | Sort::Literal(..) | Sort::Period(_));
    let span = &relation.span;
    if of_time(&left.sort) != of_time(&right.sort) {
        let message = format!("{} cannot be compared with {}", left.sort.words(), right.sort.words());
        let help = "compare dates with dates and quantities with quantities";
        maker.clash(left.span.start..right.span.end, message, help);
        return None;
    }
    if of_time(&left.sort) {
        return chronology(&left, &relation.relator, &right, span, maker);
    }
    let sign = match &relation.relator {
        Relator::Before
        | Relator::After
        | Relator::During
        | Relator::Overlaps
        | Relator::SameDay
        | Relator::Within { .. } => {
            let message =
                format!("this compares dates, and here stand {} and {}", left.sort.words(), right.sort.words());
            maker.clash(span.clone(), message, "compare quantities with `<`, `<=`, `=`, `~=`, `>=` or `>`");
            return None;
        }
        sign => sign,
    };
    amounts(left, sign, right, span, maker)
}

/// `1937` beside a date is a year.
fn as_year(term: Typed, written: &Term, other: &Typed, maker: &Maker<'_>) -> Typed {
    let time = matches!(other.sort, Sort::Date | Sort::Period(_) | Sort::Literal(..));
    if !time || !matches!(written.kind, TermKind::Number(_)) {
        return term;
    }
    let text = maker.slice(&written.span);
    let Ok(date) = Date::parse(Text::One(&text), &Reading::default()) else { return term };
    let (Some(low), Some(high)) = date.stretch() else { return term };
    let (low, high) = (low as f64, high as f64);
    let node = Node::Constant(Interval { low, high }, date.plain());
    Typed { node, sort: Sort::Literal(low, high), span: term.span }
}

/// The first and the last day of a term.
fn ends(term: &Typed, maker: &Maker<'_>) -> (Node, Node) {
    match &term.sort {
        Sort::Period(ends) => (**ends).clone(),
        Sort::Literal(low, high) => {
            let words = match &term.node {
                Node::Constant(_, words) => words.clone(),
                _ => maker.slice(&term.span),
            };
            let end = |day: f64| Node::Constant(Interval::point(day), words.clone());
            (end(*low), end(*high))
        }
        _ => (term.node.clone(), term.node.clone()),
    }
}

fn chronology(
    left: &Typed,
    relator: &Relator,
    right: &Typed,
    span: &Range<usize>,
    maker: &mut Maker<'_>,
) -> Option<Vec<Test>> {
    let ((first, last), (from, to)) = (ends(left, maker), ends(right, maker));
    let literal = |term: &Typed| matches!(term.sort, Sort::Literal(..));
    let period = |term: &Typed| matches!(term.sort, Sort::Period(_) | Sort::Literal(..));
    let (of_left, of_right) = (literal(left), literal(right));
    let day = |left: Node, relation, right: Node| Test { left, relation, right, days: true, span: span.clone() };
    let at_most = |a: Node, b: Node| day(a, Relation::AtMost, b);
    let earlier = |a: Node, b: Node| day(later(a, 1.0), Relation::AtMost, b);
    Some(match relator {
        Relator::Before | Relator::Less => vec![earlier(last, from)],
        Relator::After | Relator::More => vec![earlier(to, first)],
        // Not later than 1937 is not later than its last day.
        Relator::AtMost => vec![at_most(if of_left { first } else { last }, if of_right { to } else { from })],
        Relator::AtLeast => vec![at_most(if of_right { from } else { to }, if of_left { last } else { first })],
        Relator::During if period(right) => vec![at_most(from, first), at_most(last, to)],
        Relator::During => {
            let help = "name a period, or write `same day as`";
            maker.clash(right.span.clone(), "nothing happens during a single day here", help);
            return None;
        }
        Relator::Overlaps => vec![at_most(first, to), at_most(from, last)],
        Relator::Equal | Relator::SameDay if of_right => vec![at_most(from, first), at_most(last, to)],
        Relator::Equal | Relator::SameDay if of_left => vec![at_most(first, from), at_most(to, last)],
        Relator::Equal | Relator::SameDay if period(left) || period(right) => {
            vec![day(first, Relation::Equal, from), day(last, Relation::Equal, to)]
        }
        Relator::Equal | Relator::SameDay => vec![day(first, Relation::Equal, from)],
        Relator::Near => {
            let near = Relation::Near { share: 0.0, amount: slack(&[left, right], maker).1 };
            let mut tests = vec![day(first, near, from)];
            if period(left) || period(right) {
                tests.push(day(last, near, to));
            }
            tests
        }
        Relator::Within { most, order } => {
            let most = maker.term(most)?;
            let Sort::Quantity(counted) = most.sort.clone() else { return None };
            let most = maker.as_days(most, &counted)?;
            let Node::Constant(range, words) = most.node else { return None };
            let moved = |node: Node| {
                Node::Sum(vec![(1.0, node), (1.0, Node::Constant(Interval::point(range.high), words.clone()))])
            };
            match order {
                Order::After => vec![at_most(to.clone(), first.clone()), at_most(first, moved(to))],
                Order::Before => vec![at_most(last.clone(), from.clone()), at_most(from, moved(last))],
                Order::Any => vec![at_most(first, moved(to)), at_most(from, moved(last))],
            }
        }
    })
}

/// So many days later.
fn later(node: Node, days: f64) -> Node {
    Node::Sum(vec![(1.0, node), (days, Node::Constant(Interval::point(1.0), "1 day".to_owned()))])
}

fn amounts(
    left: Typed,
    relator: &Relator,
    right: Typed,
    span: &Range<usize>,
    maker: &mut Maker<'_>,
) -> Option<Vec<Test>> {
    let (left, right) = match (&left.sort, &right.sort) {
        (Sort::Days, Sort::Quantity(counted)) => {
            let counted = counted.clone();
            (left, maker.as_days(right, &counted)?)
        }
        (Sort::Quantity(counted), Sort::Days) => {
            let counted = counted.clone();
            (maker.as_days(left, &counted)?, right)
        }
        _ => (left, right),
    };
    let (mut share, mut amount) = slack(&[&left, &right], maker);
    let (days, right_node) = match (&left.sort, &right.sort) {
        (Sort::Quantity(a), Sort::Quantity(b)) => {
            let both = left.span.start..right.span.end;
            let (_, factor) = maker.common(a, b, &both, "compared with")?;
            (false, if factor == 1.0 { right.node } else { Node::Sum(vec![(factor, right.node)]) })
        }
        _ => {
            (share, amount) = (0.1, amount.filter(|_| false));
            (true, right.node)
        }
    };
    let test = |left, relation, right| Test { left, relation, right, days, span: span.clone() };
    // Durations are numbers like any other: they can be a part of a day shorter.
    Some(vec![match relator {
        Relator::Less => test(left.node, Relation::Less, right_node),
        Relator::AtMost => test(left.node, Relation::AtMost, right_node),
        Relator::AtLeast => test(right_node, Relation::AtMost, left.node),
        Relator::More => test(right_node, Relation::Less, left.node),
        Relator::Near => test(left.node, Relation::Near { share, amount }, right_node),
        _ => test(left.node, Relation::Equal, right_node),
    }])
}

/// How far two terms may be apart and still be nearly equal: as far as the widest tolerance of their properties.
fn slack(terms: &[&Typed], maker: &Maker<'_>) -> (f64, Option<f64>) {
    let (mut share, mut amount): (f64, Option<f64>) = (0.0, None);
    let mut seen = false;
    for at in terms.iter().flat_map(|term| references(&term.node)) {
        let Some(reference) = maker.template.references.get(at) else { continue };
        let Some(property) = maker.rules.property(&reference.property) else { continue };
        // A share's own tolerance is of the share; what it is a share of decides.
        let (own, most) = tolerance(property);
        share = share.max(if property.kind == Kind::Quantity { own } else { 0.0 });
        amount = amount.into_iter().chain(most).reduce(f64::max);
        seen = true;
    }
    (if seen { share } else { 0.1 }, amount)
}

fn references(node: &Node) -> Vec<usize> {
    match node {
        Node::Constant(..) => Vec::new(),
        Node::Value(at) | Node::Start(at) | Node::End(at) => vec![*at],
        Node::Sum(terms) => terms.iter().flat_map(|(_, term)| references(term)).collect(),
        Node::Product(factors) => factors.iter().flat_map(references).collect(),
        Node::Quotient(both) => [references(&both.0), references(&both.1)].concat(),
    }
}
