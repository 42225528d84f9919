//! Takes sums and products of terms, gives the node that calculates them with its type; what cannot be added or
//! multiplied is told where it stands.

use std::ops::Range;

use super::Node;
use super::duration::{duration, in_days};
use super::sort::{Counted, Sort, Typed, multiplied};
use super::term::Maker;
use crate::constraint::language::Term;
use crate::value::Unit;

impl Maker<'_> {
    pub(super) fn sum(&mut self, terms: &[(bool, Term)], span: &Range<usize>) -> Option<Typed> {
        let typed: Vec<Option<Typed>> = terms.iter().map(|(_, term)| self.term(term)).collect();
        let typed: Option<Vec<Typed>> = typed.into_iter().collect();
        let mut typed = typed?.into_iter().zip(terms.iter().map(|(minus, _)| *minus));
        let (first, minus) = typed.next()?;
        let first = self.countable(first)?;
        let mut whole = Typed { node: Node::Sum(vec![(if minus { -1.0 } else { 1.0 }, first.node)]), ..first };
        if minus && whole.sort == Sort::Date {
            self.clash(whole.span, "a date cannot be taken away from nothing", "take one date from another");
            return None;
        }
        for (next, minus) in typed {
            let next = self.countable(next)?;
            whole = self.add(whole, next, minus)?;
        }
        whole.span = span.clone();
        Some(whole)
    }

    /// A term that something can be added to: a date of the expression is a day somewhere within it.
    fn countable(&mut self, term: Typed) -> Option<Typed> {
        match term.sort {
            Sort::Period(_) => {
                let help = "take `start of` or `end of` it";
                self.clash(term.span, "a period cannot be added to or taken away", help);
                None
            }
            Sort::Literal(..) => Some(Typed { sort: Sort::Date, ..term }),
            _ => Some(term),
        }
    }

    fn add(&mut self, whole: Typed, next: Typed, minus: bool) -> Option<Typed> {
        let (left, right) = (whole.sort.clone(), next.sort.clone());
        let sort = match (&left, &right) {
            (Sort::Date, Sort::Date) if minus => Sort::Days,
            (Sort::Date, Sort::Date) => {
                let help = "take one from the other to see how long lies between them";
                self.clash(next.span, "a date cannot be added to a date", help);
                return None;
            }
            (Sort::Date, Sort::Days) => Sort::Date,
            (Sort::Days, Sort::Date) if !minus => Sort::Date,
            (Sort::Days, Sort::Days) => Sort::Days,
            (Sort::Date | Sort::Days, Sort::Quantity(counted)) => {
                let counted = counted.clone();
                let next = self.as_days(next, &counted)?;
                return self.add(whole, next, minus);
            }
            (Sort::Quantity(counted), Sort::Date | Sort::Days) => {
                let counted = counted.clone();
                let whole = self.as_days(whole, &counted)?;
                return self.add(whole, next, minus);
            }
            (Sort::Quantity(a), Sort::Quantity(b)) => {
                let (sort, factor) = self.common(a, b, &next.span, if minus { "taken from" } else { "added to" })?;
                return Some(joined(whole, next, Sort::Quantity(sort), if minus { -factor } else { factor }));
            }
            _ => {
                let message = format!("{} cannot be taken from {}", right.words(), left.words());
                self.clash(next.span, message, "a date may be moved by days, months or years");
                return None;
            }
        };
        Some(joined(whole, next, sort, if minus { -1.0 } else { 1.0 }))
    }

    /// What two numbers count together, and how many of the first's unit one of the second's is.
    pub(super) fn common(
        &mut self,
        a: &Counted,
        b: &Counted,
        span: &Range<usize>,
        what: &str,
    ) -> Option<(Counted, f64)> {
        match (a, b) {
            (Counted::Of(a), Counted::Of(b)) => match b.in_terms_of(a) {
                Some(factor) => Some((Counted::Of(a.clone()), factor)),
                None => {
                    let help = b.why_apart(a);
                    self.clash(span.clone(), format!("{} cannot be {what} {}", b.name(), a.name()), help);
                    None
                }
            },
            (Counted::Of(unit), Counted::Pure) | (Counted::Pure, Counted::Of(unit)) => {
                let message = format!("a share cannot be {what} {}", unit.name());
                self.clash(span.clone(), message, "say what it is a share of: `70% of executed(Great Terror)`");
                None
            }
            (Counted::Of(unit), _) | (_, Counted::Of(unit)) => Some((Counted::Of(unit.clone()), 1.0)),
            (Counted::Unknown, _) | (_, Counted::Unknown) => Some((Counted::Unknown, 1.0)),
            (Counted::Pure, _) | (_, Counted::Pure) => Some((Counted::Pure, 1.0)),
            (Counted::Bare, Counted::Bare) => Some((Counted::Bare, 1.0)),
        }
    }

    /// A number of days, months or years as days.
    pub(super) fn as_days(&mut self, term: Typed, counted: &Counted) -> Option<Typed> {
        let Some(factor) = in_days(counted) else {
            let message = match counted {
                Counted::Bare => "a bare number says nothing of time".to_owned(),
                Counted::Of(unit) => format!("{} are no time", unit.name()),
                _ => "this is no time".to_owned(),
            };
            self.clash(term.span, message, "write a duration such as `3 days`, `2 months` or `1 year`");
            return None;
        };
        let node = match (term.node, counted) {
            (Node::Constant(range, words), Counted::Of(unit)) => Node::Constant(duration(range, unit), words),
            (node, _) => Node::Product(vec![Node::Constant(factor, "days".to_owned()), node]),
        };
        Some(Typed { node, sort: Sort::Days, span: term.span })
    }

    pub(super) fn product(&mut self, factors: &[(bool, Term)], span: &Range<usize>) -> Option<Typed> {
        let typed: Vec<Option<Typed>> = factors.iter().map(|(_, factor)| self.term(factor)).collect();
        let typed: Option<Vec<Typed>> = typed.into_iter().collect();
        let mut whole: Option<Typed> = None;
        for (next, divides) in typed?.into_iter().zip(factors.iter().map(|(divides, _)| *divides)) {
            let counted = match &next.sort {
                Sort::Quantity(counted) => counted.clone(),
                Sort::Days => Counted::Of(Unit::named("days")),
                other => {
                    let message = format!("{} cannot be multiplied or divided", other.words());
                    self.clash(next.span, message, "multiply quantities");
                    return None;
                }
            };
            if divides && matches!(&next.node, Node::Constant(range, _) if range.low <= 0.0 && range.high >= 0.0) {
                self.clash(next.span, "nothing can be divided by zero", "divide by another number");
                return None;
            }
            whole = Some(match whole {
                None => Typed { sort: Sort::Quantity(counted), ..next },
                Some(before) => {
                    let Sort::Quantity(other) = &before.sort else { return None };
                    let sort = Sort::Quantity(multiplied(other, &counted, divides));
                    let node = match (divides, before.node) {
                        (true, node) => Node::Quotient(Box::new((node, next.node))),
                        (false, Node::Product(mut factors)) => {
                            factors.push(next.node);
                            Node::Product(factors)
                        }
                        (false, node) => Node::Product(vec![node, next.node]),
                    };
                    Typed { node, sort, span: span.clone() }
                }
            });
        }
        whole
    }
}

fn joined(whole: Typed, next: Typed, sort: Sort, factor: f64) -> Typed {
    let node = match whole.node {
        Node::Sum(mut terms) => {
            terms.push((factor, next.node));
            Node::Sum(terms)
        }
        node => Node::Sum(vec![(1.0, node), (factor, next.node)]),
    };
    Typed { node, sort, span: whole.span }
}
