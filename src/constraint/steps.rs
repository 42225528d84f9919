//! Takes claims that cannot all be true and what rules them out, gives the arithmetic a line a step, in words that a
//! pupil follows.

use std::collections::BTreeMap;

use super::conflict::{Conflict, Registry};
use super::ground::Ground;
use super::interval::Interval;
use super::meaning::{Node, Relation, Test};
use super::network::Proof;
use super::propagate::{Known, narrow_by, range, refuted};
use super::slot::{Said, Slot};
use crate::value::{Kind, Unit, Value, day_in_words, grouped};

/// The steps, and the sentence that they come to.
pub struct Told {
    /// A line a step.
    pub steps: Vec<String>,
    /// Without a full stop.
    pub why: String,
}

/// What is known of each slot of a ground where just the claims of a conflict are made.
#[must_use]
pub fn known(ground: &Ground<'_>, conflict: &Conflict, registry: Registry<'_, '_>) -> Vec<Known> {
    let of = |slot: &usize| {
        let claim = conflict.claims.iter().find(|(own, _)| own == slot).and_then(|at| registry.said(*at));
        let unsaid = registry.slots.get(*slot).map_or([Interval::ALL; 2], Slot::unsaid);
        claim.map_or(unsaid, |said| said.known)
    };
    ground.slots.iter().map(of).collect()
}

/// The steps of a conflict that one constraint rules out.
#[must_use]
pub fn of_ground(ground: &Ground<'_>, conflict: &Conflict, registry: Registry<'_, '_>) -> Told {
    let known = known(ground, conflict, registry);
    let teller = Teller { ground, conflict, registry, known: &known };
    let mut steps: Vec<String> = registry.of(conflict).map(|(slot, said)| claimed(slot, said)).collect();
    for test in &ground.condition {
        steps.push(format!("so {}", teller.relation(test, &mut Vec::new(), true)));
    }
    let mut why = String::new();
    if let Some(test) = ground.then.iter().find(|test| refuted(test, &known)) {
        let mut lines = Vec::new();
        why = teller.relation(test, &mut lines, false);
        steps.extend(lines);
        steps.push(format!("but {why}"));
    }
    Told { steps, why }
}

/// The steps of a conflict that several constraints rule out together: what follows from each for what nobody says,
/// until one of them cannot hold.
#[must_use]
pub fn of_several(grounds: &[Ground<'_>], conflict: &Conflict, registry: Registry<'_, '_>) -> Told {
    let own: Vec<&Ground<'_>> = conflict.grounds.iter().filter_map(|number| grounds.get(*number)).collect();
    let mut steps: Vec<String> = registry.of(conflict).map(|(slot, said)| claimed(slot, said)).collect();
    let mut all: BTreeMap<usize, Known> = BTreeMap::new();
    for ground in &own {
        all.extend(ground.slots.iter().copied().zip(known(ground, conflict, registry)));
    }
    for _ in 0..own.len() {
        for ground in &own {
            let mut local: Vec<Known> = ground.slots.iter().filter_map(|slot| all.get(slot)).copied().collect();
            if ground.then.iter().any(|test| refuted(test, &local)) {
                let teller = Teller { ground, conflict, registry, known: &local };
                let told = ground.then.iter().find(|test| refuted(test, &local));
                let why = told.map(|test| teller.relation(test, &mut steps, false)).unwrap_or_default();
                steps.push(format!("but {why}"));
                return Told { steps, why };
            }
            ground.then.iter().for_each(|test| narrow_by(test, &mut local));
            for (slot, known) in ground.slots.iter().zip(local) {
                let before = all.insert(*slot, known);
                if let Some(of) = registry.slots.get(*slot).filter(|_| before != Some(known)) {
                    steps.push(format!("{}: so {} is {}", ground.text, of.words(), known_in_words(&known, of)));
                }
            }
        }
    }
    Told { steps, why: "what follows from the one is impossible under the other".to_owned() }
}

/// `executed (Great Terror, 1937): 353,074, says biography`.
fn claimed(slot: &Slot<'_>, said: &Said<'_>) -> String {
    let claim = said.voiced.claim;
    let mut text = format!("{} is {}, says {}", slot.words(), plain(&claim.value), voice(said));
    if let Some(reach) = reach(slot, said) {
        text.push_str(&format!(": {reach}"));
    }
    text
}

/// Whose word it is: `biography`, `biography on the word of Alan Bullock`.
fn voice(said: &Said<'_>) -> String {
    let id = &said.voiced.source.id;
    said.voiced.claim.says.first().map_or_else(|| id.clone(), |name| format!("{id} on the word of {name}"))
}

/// A value as a sentence has it.
#[must_use]
pub fn plain(value: &Value) -> String {
    match value {
        Value::Date(date) => date.plain(),
        Value::Period(period) => period.plain(),
        other => other.to_string(),
    }
}

/// What is known of a slot, in words: `from 366,388 to 376,388`.
#[must_use]
pub fn known_in_words(known: &Known, slot: &Slot<'_>) -> String {
    let [start, end] = *known;
    match slot.property.kind {
        Kind::Quantity if slot.claims.iter().any(|said| is_share(said)) => share(start),
        Kind::Quantity if start.low == 0.0 && start.high.is_finite() => {
            amount(Interval { low: f64::NEG_INFINITY, ..start }, slot.unit.as_ref())
        }
        Kind::Quantity => amount(start, slot.unit.as_ref()),
        Kind::Date => days(start),
        _ => format!("it starts {} and ends {}", on(start), on(end)),
    }
}

fn is_share(said: &Said<'_>) -> bool {
    matches!(&said.voiced.claim.value, Value::Quantity(quantity) if quantity.is_share())
}

/// How far a value reaches, where that is more than it says.
fn reach(slot: &Slot<'_>, said: &Said<'_>) -> Option<String> {
    let [start, end] = said.known;
    match &said.voiced.claim.value {
        Value::Quantity(quantity) => {
            let (low, high) = quantity.bounds();
            let same = |known: f64, written: Option<f64>| {
                written.is_some_and(|written| (known - written).abs() <= written.abs() * 1e-9)
            };
            let factor = slot.unit.as_ref().zip(quantity.unit()).and_then(|(unit, own)| own.in_terms_of(unit));
            let open = |known: f64, written: Option<f64>| known.is_infinite() && written.is_none();
            let exact =
                (same(start.low, low) || open(start.low, low)) && (same(start.high, high) || open(start.high, high));
            (!exact || factor.is_some_and(|factor| factor != 1.0)).then(|| amount(start, slot.unit.as_ref()))
        }
        Value::Date(_) if start.is_point() => None,
        Value::Date(_) => Some(days(start)),
        _ => Some(format!("it starts {} and ends {}", on(start), on(end))),
    }
}

/// `from 450,000 to 550,000`, `681,692`, `at least 7 million`.
fn amount(range: Interval, unit: Option<&Unit>) -> String {
    let unit = unit
        .filter(|unit| unit.measure().is_some() || unit.key() == "ton")
        .map_or(String::new(), |unit| format!(" {}", unit.name()));
    let number = |value: f64| grouped(value);
    match (range.low.is_finite(), range.high.is_finite()) {
        (true, true) if number(range.low) == number(range.high) => format!("{}{unit}", number(range.low)),
        (true, true) => format!("from {} to {}{unit}", number(range.low), number(range.high)),
        (true, false) => format!("at least {}{unit}", number(range.low)),
        (false, true) => format!("at most {}{unit}", number(range.high)),
        (false, false) => "anything".to_owned(),
    }
}

/// A share as a percentage, where it is one.
fn share(range: Interval) -> String {
    let percent = |value: f64| format!("{}%", grouped(value * 100.0));
    match (range.low.is_finite(), range.high.is_finite()) {
        (true, true) if range.is_point() => percent(range.low),
        (true, true) => format!("from {} to {}", percent(range.low), percent(range.high)),
        _ => amount(range, None),
    }
}

/// `1 December 1934`, `between 1 and 31 December 1934`.
#[must_use]
pub fn days(range: Interval) -> String {
    let day = |value: f64| day_in_words(value as i64);
    match (range.low.is_finite(), range.high.is_finite()) {
        (true, true) if range.is_point() => day(range.low),
        (true, true) => format!("from {} to {}", day(range.low), day(range.high)),
        (true, false) => format!("{} or later", day(range.low)),
        (false, true) => format!("{} or earlier", day(range.high)),
        (false, false) => "on any day".to_owned(),
    }
}

fn on(range: Interval) -> String {
    if range.is_point() {
        format!("on {}", days(range))
    } else if range.low.is_finite() && range.high.is_finite() {
        format!("some day {}", days(range))
    } else {
        days(range)
    }
}

/// Tells what the terms of a ground come to.
struct Teller<'t, 's, 'a> {
    ground: &'t Ground<'a>,
    conflict: &'t Conflict,
    registry: Registry<'s, 'a>,
    known: &'t [Known],
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
    fn relation(&self, test: &Test, lines: &mut Vec<String>, holds: bool) -> String {
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

/// The steps of a chain of days: from the earliest day of one event along what must hold to the latest of another.
#[must_use]
pub fn of_chain(
    proof: &Proof,
    conflict: &Conflict,
    registry: Registry<'_, '_>,
    grounds: &[Ground<'_>],
    events: &[(usize, usize)],
) -> Told {
    let event = |number: usize| {
        let (slot, part) = events.get(number).copied().unwrap_or_default();
        let name = registry.slots.get(slot).map(Slot::words).unwrap_or_default();
        match registry.slots.get(slot).filter(|slot| slot.property.kind == Kind::Period) {
            Some(_) if part == 0 => format!("the start of {name}"),
            Some(_) => format!("the end of {name}"),
            None => name,
        }
    };
    let text = |label: usize| grounds.get(label).map_or("a period ends after it starts", |ground| ground.text.as_str());
    let mut steps: Vec<String> = registry.of(conflict).map(|(slot, said)| claimed(slot, said)).collect();
    let mut low = match (&proof.low, &proof.bound) {
        (Some(window), _) => window.low.unwrap_or_default(),
        (None, Some(bound)) => bound.day,
        (None, None) => 0,
    };
    if let (None, Some(bound)) = (&proof.low, &proof.bound) {
        steps.push(format!(
            "{} must be on {} or later ({})",
            event(bound.event),
            day_in_words(bound.day),
            text(bound.label)
        ));
    }
    let start =
        proof.edges.first().map_or_else(|| proof.high.or(proof.low).map_or(0, |window| window.event), |edge| edge.from);
    if !proof.edges.is_empty() {
        steps.push(format!("{} is on {} at the earliest", event(start), day_in_words(low)));
    }
    for edge in &proof.edges {
        low = low.saturating_add(edge.gap);
        steps.push(format!("{}: so {} is on {} at the earliest", text(edge.label), event(edge.to), day_in_words(low)));
    }
    let last = proof.edges.last().map_or(start, |edge| edge.to);
    let (high, whose) = match (&proof.high, &proof.bound) {
        (Some(window), _) => {
            let whose = conflict.claims.iter().filter_map(|at| registry.said(*at));
            let slot = events.get(window.event).map(|(slot, _)| *slot);
            let own = conflict.claims.iter().find(|(own, _)| Some(*own) == slot).and_then(|at| registry.said(*at));
            (
                window.high.unwrap_or_default(),
                own.or_else(|| whose.clone().next_back())
                    .map(|said| format!("{} has it", voice(said)))
                    .unwrap_or_default(),
            )
        }
        (None, Some(bound)) => (bound.day, format!("{}, which puts it", text(bound.label))),
        (None, None) => (0, String::new()),
    };
    let late = low.saturating_sub(high);
    let span = match late {
        1 => "1 day".to_owned(),
        n if n < 730 => format!("{} days", grouped(n as f64)),
        n => format!("about {} years", grouped((n as f64 / 365.2425).round())),
    };
    let why = format!(
        "{} cannot be before {}, and {whose} on {} at the latest: {span} too early",
        event(last),
        day_in_words(low),
        day_in_words(high)
    );
    steps.push(format!("but {whose} on {} at the latest: {span} too early", day_in_words(high)));
    Told { steps, why }
}
