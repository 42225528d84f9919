//! Takes terms, gives what they calculate and of which type it is; types that do not go together are told where they
//! stand.

use std::ops::Range;

use super::{Node, Reference, Template};
use crate::claim::{Scope, ScopeValue};
use crate::constraint::interval::Interval;
use crate::constraint::language::{Call, EACH, Fault, Name, Term, TermKind};
use crate::rule::{Property, Rulebook};
use crate::value::{Date, Kind, Measure, Period, Quantity, Reading, Terms, Text, Tolerance, Unit, Vocabulary};
use crate::yaml::{clipped, listed, nearest, suggest};

/// Makes a template out of terms.
pub(super) struct Maker<'a> {
    pub(super) rules: &'a Rulebook,
    pub(super) text: &'a str,
    pub(super) template: Template,
    pub(super) faults: Vec<Fault>,
}

/// A term, understood.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub(super) node: Node,
    pub(super) sort: Sort,
    pub(super) span: Range<usize>,
}

/// What a term is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sort {
    /// A day.
    Date,
    /// From one day to another; the nodes of both.
    Period(Box<(Node, Node)>),
    /// A date of the expression itself: all of its days.
    Literal(f64, f64),
    /// So many days.
    Days,
    /// A number, counted in something.
    Quantity(Counted),
}

/// What a number counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Counted {
    /// A number of the expression without a unit.
    Bare,
    /// A share, or how many times: it multiplies.
    Pure,
    /// Only claims know.
    Unknown,
    /// Things of a unit.
    Of(Unit),
}

impl Sort {
    /// In words, for a message.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Date | Self::Literal(..) => "a date".to_owned(),
            Self::Period(_) => "a period".to_owned(),
            Self::Days => "a number of days".to_owned(),
            Self::Quantity(Counted::Of(unit)) => unit.name().to_owned(),
            Self::Quantity(Counted::Pure) => "a share".to_owned(),
            Self::Quantity(_) => "a number".to_owned(),
        }
    }
}

impl<'a> Maker<'a> {
    pub(super) fn clash(&mut self, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(Fault::mistyped(span, message, help));
    }

    /// Understands a term; `None` after a fault.
    pub(super) fn term(&mut self, term: &Term) -> Option<Typed> {
        let span = term.span.clone();
        let typed = |node, sort| Some(Typed { node, sort, span: span.clone() });
        match &term.kind {
            TermKind::Number(number) => {
                let (node, counted) = self.number(number, &term.span);
                typed(node, Sort::Quantity(counted))
            }
            TermKind::Date(date) => {
                let (low, high) = days_of(date);
                typed(Node::Constant(Interval { low, high }, date.plain()), Sort::Literal(low, high))
            }
            TermKind::Call(call) => self.call(call, None, &term.span),
            TermKind::SumOver { call, dimension, span: place } => {
                if !self.rules.has_dimension(dimension) {
                    self.unknown_dimension(&Name { text: dimension.clone(), span: place.clone() });
                    return None;
                }
                self.call(call, Some(dimension.clone()), &term.span)
            }
            TermKind::Start(inner) | TermKind::End(inner) => {
                let inner = self.term(inner)?;
                let start = matches!(term.kind, TermKind::Start(_));
                match inner.sort {
                    Sort::Period(ends) => typed(if start { ends.0 } else { ends.1 }, Sort::Date),
                    Sort::Literal(low, high) => {
                        let end = if start { low } else { high };
                        typed(Node::Constant(Interval::point(end), self.slice(&span)), Sort::Date)
                    }
                    other => {
                        let message = format!("{} has no start and no end", other.words());
                        self.clash(inner.span, message, "only a period has: `start of lasted(famine)`");
                        None
                    }
                }
            }
            TermKind::Sum(terms) => self.sum(terms, &span),
            TermKind::Product(factors) => self.product(factors, &span),
        }
    }

    pub(super) fn slice(&self, span: &Range<usize>) -> String {
        self.text.get(span.clone()).unwrap_or("").to_owned()
    }

    /// A number of the expression. It is exact as it stands, unless it says `~`.
    fn number(&self, number: &Quantity, span: &Range<usize>) -> (Node, Counted) {
        let none = Vocabulary::default();
        let terms = Terms { tolerance: None, labels: &none, names: &none };
        let (low, high) = if number.is_hedged() { number.reach(&terms) } else { number.bounds() };
        let counted = match number.unit() {
            _ if number.is_share() => Counted::Pure,
            Some(unit) if multiplies(unit) => Counted::Pure,
            Some(unit) => Counted::Of(unit.clone()),
            None => Counted::Bare,
        };
        (Node::Constant(Interval::new(low, high), self.slice(span)), counted)
    }

    fn call(&mut self, call: &Call, over: Option<String>, span: &Range<usize>) -> Option<Typed> {
        let property = self.property(&call.property)?;
        let sort = match property.kind {
            Kind::Quantity | Kind::Date | Kind::Period => property.kind,
            kind => {
                let message =
                    format!("`{}` is a {}, and nothing can be calculated with it", property.name, kind.name());
                let help = "a constraint is about quantities, dates and periods";
                self.clash(call.property.span.clone(), message, help);
                return None;
            }
        };
        let scope = self.scope(&call.scope)?;
        if over.is_some() && !property.adds {
            let message = format!("`{}` does not add up", property.name);
            let help =
                format!("declare it with `adds: true` where the parts of a `{}` make up the whole", property.name);
            self.clash(call.property.span.clone(), message, help);
            return None;
        }
        let subject = (call.subject.text != EACH).then(|| self.rules.subjects.main(&call.subject.text).to_owned());
        let reference = Reference {
            property: property.name.clone(),
            kind: sort,
            subject,
            scope,
            over,
            unit: property.unit.as_deref().map(Unit::named),
            span: span.clone(),
        };
        let at = self.refer(reference);
        let node = Node::Value(at);
        let sort = match sort {
            Kind::Date => Sort::Date,
            Kind::Period => Sort::Period(Box::new((Node::Start(at), Node::End(at)))),
            _ => Sort::Quantity(counted(property)),
        };
        Some(Typed { node, sort, span: span.clone() })
    }

    /// The same thing asked for twice is one reference.
    fn refer(&mut self, reference: Reference) -> usize {
        let references = &mut self.template.references;
        let same = |own: &Reference| Reference { span: own.span.clone(), ..reference.clone() } == *own;
        if let Some(at) = references.iter().position(same) {
            return at;
        }
        references.push(reference);
        references.len() - 1
    }

    fn property(&mut self, name: &Name) -> Option<&'a Property> {
        let rules = self.rules;
        let property = rules.property(&name.text);
        if property.is_none() && !rules.gaps.may_hold(&name.text) {
            let near = nearest(&name.text, rules.properties.values().map(|property| property.name.as_str()));
            self.faults.push(Fault {
                code: "unknown-property",
                span: name.span.clone(),
                message: format!("no rule file declares the property `{}`", clipped(&name.text)),
                help: suggest(near.as_deref(), "a property is declared under `properties:`"),
            });
        } else if property.is_none() {
            // What is wrong is told where the property is declared; here it only cannot be used.
            self.faults.push(Fault { code: "", span: name.span.clone(), message: String::new(), help: String::new() });
        }
        property
    }

    pub(super) fn scope(&mut self, named: &[(Name, Name)]) -> Option<Scope> {
        let mut scope = Scope::default();
        for (dimension, name) in named {
            let value = if dimension.text == "period" {
                match Period::parse(Text::One(&name.text), &Reading::default()) {
                    Ok(period) => ScopeValue::Period(period),
                    Err(error) => {
                        let place = name.span.start + error.span.start..name.span.start + error.span.end;
                        let help = error.help.unwrap_or_else(|| "write `period=1937` or `period=1932/1933`".to_owned());
                        self.faults.push(Fault::unreadable(place, error.message, help));
                        return None;
                    }
                }
            } else if let Some(names) = self.rules.scopes.get(&dimension.text) {
                ScopeValue::Name(names.main(&name.text).to_owned())
            } else if self.rules.has_dimension(&dimension.text) {
                ScopeValue::Name(name.text.clone())
            } else {
                self.unknown_dimension(dimension);
                return None;
            };
            scope.0.insert(dimension.text.clone(), value);
        }
        Some(scope)
    }

    fn unknown_dimension(&mut self, dimension: &Name) {
        let known = self.rules.dimensions();
        let near = nearest(&dimension.text, known.iter().copied());
        self.faults.push(Fault {
            code: "unknown-scope",
            span: dimension.span.clone(),
            message: format!("no rule knows the scope `{}`", clipped(&dimension.text)),
            help: suggest(near.as_deref(), format!("the rules know {}", listed(known))),
        });
    }

    fn sum(&mut self, terms: &[(bool, Term)], span: &Range<usize>) -> Option<Typed> {
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

    fn product(&mut self, factors: &[(bool, Term)], span: &Range<usize>) -> Option<Typed> {
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

fn multiplied(a: &Counted, b: &Counted, divides: bool) -> Counted {
    let free = |counted: &Counted| matches!(counted, Counted::Bare | Counted::Pure);
    match (a, b) {
        (a, b) if free(b) => {
            if *a == Counted::Bare && *b == Counted::Pure {
                Counted::Pure
            } else {
                a.clone()
            }
        }
        (a, b) if free(a) && !divides => b.clone(),
        (Counted::Of(a), Counted::Of(b)) if divides && a == b => Counted::Pure,
        _ => Counted::Unknown,
    }
}

/// What the values of a property count.
fn counted(property: &Property) -> Counted {
    match property.unit.as_deref() {
        Some(unit) if multiplies(&Unit::named(unit)) => Counted::Pure,
        Some(unit) => Counted::Of(Unit::named(unit)),
        None => Counted::Unknown,
    }
}

/// True for what only multiplies: `times`, `-fold`, and the words for shares.
fn multiplies(unit: &Unit) -> bool {
    matches!(unit.key(), "time" | "fold" | "x") || Unit::names_share(unit.name()) || Unit::names_percent(unit.name())
}

/// The days of a date of the expression.
fn days_of(date: &Date) -> (f64, f64) {
    let none = Vocabulary::default();
    let terms = Terms { tolerance: None, labels: &none, names: &none };
    let (low, high) = date.reach(&terms);
    (low.map_or(f64::NEG_INFINITY, |day| day as f64), high.map_or(f64::INFINITY, |day| day as f64))
}

/// How many days one of a unit of time is.
fn in_days(counted: &Counted) -> Option<Interval> {
    let Counted::Of(unit) = counted else { return None };
    match unit.size()? {
        (Measure::Time, seconds) => Some(Interval::point(seconds / 86_400.0)),
        (Measure::Months, months) => Some(duration(Interval::point(1.0), unit)).filter(|_| months > 0.0),
        _ => None,
    }
}

/// A number of some unit of time in days, from the fewest to the most: a month has 28 to 31, a year 365 or 366.
fn duration(count: Interval, unit: &Unit) -> Interval {
    match unit.size() {
        Some((Measure::Time, seconds)) => count.scaled(seconds / 86_400.0),
        Some((Measure::Months, size)) => {
            Interval { low: months(count.low * size).low, high: months(count.high * size).high }
        }
        _ => count,
    }
}

/// The fewest and the most days that so many months in a row can have.
fn months(count: f64) -> Interval {
    const FEWEST: [f64; 12] = [0.0, 28.0, 59.0, 89.0, 120.0, 150.0, 181.0, 212.0, 242.0, 273.0, 303.0, 334.0];
    const MOST: [f64; 12] = [0.0, 31.0, 62.0, 92.0, 123.0, 153.0, 184.0, 215.0, 245.0, 276.0, 306.0, 337.0];
    if count < 0.0 {
        let days = months(-count);
        return Interval { low: -days.high, high: -days.low };
    }
    if !count.is_finite() || count.fract() != 0.0 || count > 120_000.0 {
        return Interval { low: (count * 30.4).floor(), high: (count * 30.5).ceil() };
    }
    let (years, rest) = ((count / 12.0).floor(), (count % 12.0) as usize);
    let (fewest, most) = (FEWEST.get(rest).copied().unwrap_or(0.0), MOST.get(rest).copied().unwrap_or(0.0));
    // A century without a leap day may lie within.
    let leaps = ((years / 4.0).floor() - (years / 100.0).ceil()).max(0.0);
    Interval { low: years * 365.0 + leaps + fewest, high: years * 365.0 + (years / 4.0).ceil() + most }
}

/// How far a property's tolerance lets two of its values be apart.
pub(super) fn tolerance(property: &Property) -> (f64, Option<f64>) {
    match property.tolerance {
        Some(Tolerance::Share(share)) => (share, None),
        Some(Tolerance::Amount(amount)) => (0.0, Some(amount)),
        Some(Tolerance::Duration { months: count, days }) => {
            (0.0, Some(months(f64::from(count)).high + f64::from(days)))
        }
        None => (0.1, None),
    }
}
