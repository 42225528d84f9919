//! Takes the tests of a ground and what is known of its slots, gives what the terms come to and how they are calculated:
//! `353,074 + 328,618 = 681,692`.

use super::words::{amount, days, is_share, share};
use crate::constraint::conflict::{Conflict, Registry};
use crate::constraint::ground::Ground;
use crate::constraint::meaning::{Node, Relation, Test};
use crate::constraint::propagate::{Known, range};
use crate::constraint::slot::Slot;
use crate::value::{Unit, grouped};

/// Tells what the terms of a ground come to.
pub(super) struct Teller<'t, 's, 'a> {
    pub(super) ground: &'t Ground<'a>,
    pub(super) conflict: &'t Conflict,
    pub(super) registry: Registry<'s, 'a>,
    pub(super) known: &'t [Known],
}

impl Teller<'_, '_, '_> {
    fn slot(&self, at: usize) -> Option<&Slot<'_>> {
        self.ground.slots.get(at).and_then(|number| self.registry.slots.get(*number))
    }

    /// True where a term comes out as a day, and not as a number.
    fn is_day(&self, node: &Node) -> bool {
        match node {
            Node::Constant(..) => false,
            Node::Value(at) => self.slot(*at).is_some_and(Slot::is_time),
            Node::Start(_) | Node::End(_) => true,
            Node::Sum(terms) => {
                terms.iter().filter(|(_, term)| self.is_day(term)).map(|(factor, _)| *factor).sum::<f64>() > 0.5
            }
            Node::Product(_) | Node::Quotient(_) => false,
        }
    }

    fn unit(&self, node: &Node) -> Option<&Unit> {
        match node {
            Node::Value(at) => self.slot(*at).and_then(|slot| slot.unit.as_ref()),
            Node::Sum(terms) => terms.iter().find_map(|(_, term)| self.unit(term)),
            Node::Product(factors) => {
                factors.iter().find_map(|factor| self.unit(factor).filter(|unit| unit.key() != "time"))
            }
            _ => None,
        }
    }

    /// True where nothing but shares stands in a term.
    fn is_share(&self, node: &Node) -> bool {
        match node {
            Node::Constant(_, words) => words.contains('%'),
            Node::Value(at) => {
                let shares = |at: &(usize, usize)| self.registry.said(*at).is_some_and(is_share);
                let number = self.ground.slots.get(*at);
                self.conflict.claims.iter().filter(|(slot, _)| Some(slot) == number).any(shares)
            }
            Node::Sum(terms) => terms.iter().all(|(_, term)| self.is_share(term)),
            _ => false,
        }
    }

    /// What a term comes to, in words.
    fn outcome(&self, node: &Node, days_apart: bool) -> String {
        let value = range(node, self.known);
        if self.is_day(node) {
            days(value)
        } else if days_apart {
            format!("{} days", amount(value, None))
        } else if self.is_share(node) {
            share(value)
        } else {
            amount(value, self.unit(node))
        }
    }

    /// A term as it is calculated: `353,074 + 328,618`; one number for what is not.
    fn formula(&self, node: &Node, days_apart: bool) -> String {
        let inner = |node: &Node| match node {
            Node::Sum(terms) if terms.len() > 1 => format!("({})", self.formula(node, days_apart)),
            node => self.formula(node, days_apart),
        };
        match node {
            Node::Constant(range, words) if self.literal(words) => {
                if range.is_point() {
                    amount(*range, None)
                } else {
                    words.clone()
                }
            }
            Node::Constant(_, words) => words.clone(),
            Node::Sum(terms) => {
                let mut text = String::new();
                for (at, (factor, term)) in terms.iter().enumerate() {
                    let sign = match (at, *factor < 0.0) {
                        (0, false) => "",
                        (0, true) => "-",
                        (_, false) => " + ",
                        (_, true) => " - ",
                    };
                    let size = factor.abs();
                    let times = if size == 1.0 { String::new() } else { format!("{} × ", grouped(size)) };
                    text.push_str(&format!("{sign}{times}{}", inner(term)));
                }
                text
            }
            Node::Product(factors) => factors.iter().map(inner).collect::<Vec<_>>().join(" × "),
            Node::Quotient(both) => format!("{} ÷ {}", inner(&both.0), inner(&both.1)),
            node => {
                let text = self.outcome(node, days_apart && !self.is_day(node));
                if text.contains(' ') && range(node, self.known).is_point() || !text.contains(' ') {
                    text
                } else {
                    format!("({text})")
                }
            }
        }
    }

    fn literal(&self, words: &str) -> bool {
        words == "days"
    }

    /// A relation in words, with the calculations that lead to it.
    pub(super) fn relation(&self, test: &Test, lines: &mut Vec<String>, holds: bool) -> String {
        let mut side = |node: &Node| {
            let text = self.outcome(node, test.days);
            let calculated = matches!(node, Node::Sum(_) | Node::Product(_) | Node::Quotient(_));
            if calculated && !(self.is_day(node) && simple(node)) {
                lines.push(format!("{} = {text}", self.formula(node, test.days)));
            }
            text
        };
        let (left, right) = (side(&test.left), side(&test.right));
        let time = self.is_day(&test.left);
        let not = if holds { "is" } else { "is not" };
        match test.relation {
            Relation::AtMost if time => format!("{left} {not} on or before {right}"),
            Relation::Less | Relation::AtMost if holds => format!("{left} is no more than {right}"),
            Relation::Less => format!("{left} is not less than {right}"),
            Relation::AtMost => format!("{left} is more than {right}"),
            Relation::Equal => format!("{left} {not} {right}"),
            Relation::Near { share, amount } => {
                let within = match amount {
                    Some(amount) => format!("within {} of", grouped(amount)),
                    None if test.days => "near".to_owned(),
                    None => format!("within {}% of", grouped(share * 100.0)),
                };
                format!("{left} {not} {within} {right}")
            }
        }
    }
}

/// True for a day that is only moved.
fn simple(node: &Node) -> bool {
    match node {
        Node::Sum(terms) => terms.len() <= 2,
        _ => true,
    }
}
