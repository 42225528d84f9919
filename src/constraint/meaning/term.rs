//! Takes terms, gives what they calculate and of which type it is: numbers, dates and properties, each looked up in the
//! rules; what the rules do not know is told where it stands.

use std::ops::Range;

use super::duration::days_of;
use super::sort::{Counted, Sort, Typed, counted, multiplies};
use super::{Node, Reference, Template};
use crate::claim::{Scope, ScopeValue};
use crate::constraint::interval::Interval;
use crate::constraint::language::{Call, EACH, Fault, Name, Term, TermKind};
use crate::rule::{Property, Rulebook};
use crate::value::{Kind, Period, Quantity, Reading, Terms, Text, Unit, Vocabulary};
use crate::yaml::{clipped, listed, nearest, suggest};

/// Makes a template out of terms.
pub(super) struct Maker<'a> {
    pub(super) rules: &'a Rulebook,
    pub(super) text: &'a str,
    pub(super) template: Template,
    pub(super) faults: Vec<Fault>,
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
}
