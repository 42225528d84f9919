//! Takes a collection, gives the constraints that nobody needs to write: they follow from what properties, subjects and
//! scopes are to one another.
//!
//! Each is an expression of the same language, so that it is told, explained and solved like any other:
//!
//! | rule | what must hold |
//! |---|---|
//! | `lifetime` | nobody acts before they are born or after they died |
//! | `ends-after-it-begins` | what begins and ends does so in that order, and what is dated of it lies between |
//! | `part-within-whole` | an event that is `part-of` another lies within it |
//! | `parts-make-the-whole` | parts that have nothing in common do not add up to more than their whole; the years of a period that are all told add up to it |
//! | `share-of-a-whole` | a share lies between none and all |
//!
//! What a date is to its subject is told by its property's `role`; whose act an event is, by `act-of`.

use std::collections::BTreeMap;

use super::language::Expression;
use super::meaning::understand;
use super::slot::Index;
use crate::claim::{Scope, ScopeValue};
use crate::compare::Voiced;
use crate::finding::Written;
use crate::rule::{Constraint, Property, Role};
use crate::value::{Kind, Stretch, Terms, Unit, Value};

/// Ids of implied constraints, with what they mean and an example.
pub const IMPLIED: [(&str, &str, &str); 5] = [
    (
        "ends-after-it-begins",
        "What begins and ends does so in that order, and what is dated of it lies between.",
        "one source has a strike begin in May, another has it end in April.",
    ),
    (
        "lifetime",
        "Nobody acts before they are born or after they died.",
        "a man stands trial in 1938 who, by another source, died in 1936.",
    ),
    (
        "part-within-whole",
        "An event that is part of another lies within it.",
        "a battle of 1919 in a war that, by another source, ended in 1918.",
    ),
    (
        "parts-make-the-whole",
        "Parts that have nothing in common do not add up to more than their whole; the years of a \
      period, where all are told, add up to it.",
        "353,074 in 1937 and 328,618 in 1938 against 600,000 in both.",
    ),
    ("share-of-a-whole", "A share of a whole lies between none of it and all of it.", "120% of the farms."),
];

/// The constraints that follow for a collection, in the order of their ids and names.
#[must_use]
pub fn constraints(index: &Index<'_>) -> Vec<Constraint> {
    let mut maker = Maker { index, made: BTreeMap::new() };
    maker.lives_and_events();
    maker.shares();
    maker.sums();
    maker.made.into_values().flatten().collect()
}

struct Maker<'i, 'a> {
    index: &'i Index<'a>,
    /// By rule and expression.
    made: BTreeMap<(&'static str, String), Option<Constraint>>,
}

/// A property that dates something, of a subject.
#[derive(Clone, Copy)]
struct Dated<'p> {
    property: &'p Property,
    role: Role,
}

impl Maker<'_, '_> {
    fn lives_and_events(&mut self) {
        let rules = self.index.rules;
        let mut by_subject: BTreeMap<String, Vec<Dated<'_>>> = BTreeMap::new();
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        for property in self.index.properties().filter_map(|name| rules.property(name)) {
            let Some(role) = property.role else { continue };
            for subject in self.index.subjects(&property.name) {
                by_subject.entry(subject.to_owned()).or_default().push(Dated { property, role });
                if let Some(voiced) = self.index.claims(&property.name, subject).first() {
                    names.insert(subject.to_owned(), voiced.claim.subject.clone());
                }
            }
        }
        for (subject, dated) in &by_subject {
            let name = names.get(subject).unwrap_or(subject);
            self.within_life(name, name, dated, dated);
            self.in_order(name, dated);
            if let Some(person) = rules.subjects.actor(name) {
                let own = by_subject.get(&crate::value::fold(person)).map_or(&[][..], Vec::as_slice);
                self.within_life(person, name, own, dated);
            }
            let mut at = name.as_str();
            while let Some(whole) = rules.subjects.whole(at) {
                let own = by_subject.get(&crate::value::fold(whole)).map_or(&[][..], Vec::as_slice);
                self.within_whole(name, dated, whole, own);
                at = whole;
            }
        }
    }

    /// Acts between birth and death; of oneself only what is declared an act.
    fn within_life(&mut self, person: &str, subject: &str, life: &[Dated<'_>], acts: &[Dated<'_>]) {
        let itself = person == subject;
        let is_act = |dated: &&Dated<'_>| match dated.role {
            Role::Act => true,
            Role::Birth | Role::Death => false,
            Role::Event | Role::Start | Role::End => !itself,
        };
        let births = || life.iter().filter(|dated| dated.role == Role::Birth);
        let deaths = || life.iter().filter(|dated| dated.role == Role::Death);
        for birth in births().filter(|_| itself) {
            for death in deaths() {
                self.make("lifetime", birth.property, person, "<=", death.property, person);
            }
        }
        for act in acts.iter().filter(is_act) {
            for birth in births() {
                self.make("lifetime", birth.property, person, "<=", act.property, subject);
            }
            for death in deaths() {
                self.make("lifetime", act.property, subject, "<=", death.property, person);
            }
        }
    }

    fn in_order(&mut self, subject: &str, dated: &[Dated<'_>]) {
        let of = |role| dated.iter().filter(move |one| one.role == role);
        let rule = "ends-after-it-begins";
        for start in of(Role::Start) {
            for end in of(Role::End).chain(of(Role::Event)) {
                self.make(rule, start.property, subject, "<=", end.property, subject);
            }
        }
        for end in of(Role::End) {
            for event in of(Role::Event) {
                self.make(rule, event.property, subject, "<=", end.property, subject);
            }
        }
    }

    fn within_whole(&mut self, part: &str, dated: &[Dated<'_>], whole: &str, own: &[Dated<'_>]) {
        let rule = "part-within-whole";
        for event in dated.iter().filter(|one| matches!(one.role, Role::Event | Role::Start | Role::End)) {
            for other in own {
                match other.role {
                    Role::Start => self.make(rule, other.property, whole, "<=", event.property, part),
                    Role::End => self.make(rule, event.property, part, "<=", other.property, whole),
                    // One day says nothing of how long the whole went on.
                    Role::Event if other.property.kind == Kind::Period => {
                        self.make(rule, event.property, part, "during", other.property, whole);
                    }
                    _ => {}
                }
            }
        }
    }

    fn make(&mut self, rule: &'static str, a: &Property, of_a: &str, sign: &str, b: &Property, of_b: &str) {
        let none = Scope::default();
        let (Some(left), Some(right)) = (call(&a.name, of_a, &none), call(&b.name, of_b, &none)) else { return };
        self.assert(rule, format!("{left} {sign} {right}"));
    }

    fn assert(&mut self, rule: &'static str, text: String) {
        let rules = self.index.rules;
        let amended = rules.implied.get(rule);
        self.made.entry((rule, text.clone())).or_insert_with(|| {
            let expression = Expression::parse(&text).ok()?;
            let template = understand(&expression, &text, rules).ok()?;
            Some(Constraint {
                id: rule.to_owned(),
                assert: text,
                template,
                report: amended.map(|own| own.report.clone()).unwrap_or_default(),
                message: amended.and_then(|own| own.message.clone()),
                teach: amended.and_then(|own| own.teach.clone()),
                whole: rule == "parts-make-the-whole",
                tests: Vec::new(),
                written: Written { file: String::new(), line: 1, column: 1 },
                place: None,
                embedded: true,
            })
        });
    }

    /// Shares that are more than all, or less than none: only what is wrong is worth a constraint.
    fn shares(&mut self) {
        let rules = self.index.rules;
        let is_share = |property: &&Property| {
            let name = property.name.to_lowercase();
            let counted = property.unit.as_deref().is_some_and(Unit::names_share);
            property.kind == Kind::Quantity && (counted || name == "share" || name.starts_with("share of "))
        };
        let properties: Vec<&Property> =
            self.index.properties().filter_map(|name| rules.property(name)).filter(is_share).collect();
        for property in properties {
            let terms = rules.terms(property);
            for subject in self.index.subjects(&property.name) {
                let claims = self.index.claims(&property.name, subject);
                let Some(name) = claims.first().map(|voiced| voiced.claim.subject.clone()) else { continue };
                let Some(call) = call(&property.name, &name, &Scope::default()) else { continue };
                if claims.iter().any(|voiced| beyond(voiced, &terms).0) {
                    self.assert("share-of-a-whole", format!("{call} <= 100%"));
                }
                if claims.iter().any(|voiced| beyond(voiced, &terms).1) {
                    self.assert("share-of-a-whole", format!("{call} >= 0%"));
                }
            }
        }
    }

    /// Parts of one whole that have nothing in common: periods and places. Groups of people may overlap, and other
    /// definitions count other things.
    fn sums(&mut self) {
        let rules = self.index.rules;
        let adds = |property: &&Property| property.adds && property.kind == Kind::Quantity;
        let properties: Vec<&Property> =
            self.index.properties().filter_map(|name| rules.property(name)).filter(adds).collect();
        for property in properties {
            for subject in self.index.subjects(&property.name) {
                let claims = self.index.claims(&property.name, subject);
                for dimension in ["period", "place"] {
                    let matters = property.within.as_ref().is_none_or(|list| list.iter().any(|own| own == dimension));
                    if matters {
                        self.sums_over(dimension, property, claims);
                    }
                }
            }
        }
    }

    fn sums_over(&mut self, dimension: &str, property: &Property, claims: &[Voiced<'_>]) {
        // Claims alike in every other dimension, by that.
        let mut alike: BTreeMap<String, (Scope, Vec<&ScopeValue>)> = BTreeMap::new();
        for voiced in claims {
            let mut rest = voiced.claim.scope.clone();
            rest.0.retain(|name, _| property.within.as_ref().is_none_or(|list| list.contains(name)));
            rest.0.remove(dimension);
            let Some(value) = voiced.claim.scope.0.get(dimension) else { continue };
            let (_, values) = alike.entry(rest.key()).or_insert_with(|| (rest, Vec::new()));
            if !values.iter().any(|own| self.relation(dimension, own, value) == Some(Stretch::Same)) {
                values.push(value);
            }
        }
        let subject = claims.first().map(|voiced| voiced.claim.subject.clone()).unwrap_or_default();
        for (rest, values) in alike.into_values().filter(|(_, values)| values.len() > 2) {
            for whole in &values {
                let within: Vec<&ScopeValue> = values
                    .iter()
                    .copied()
                    .filter(|value| self.relation(dimension, whole, value) == Some(Stretch::Holds))
                    .collect();
                let leaves: Vec<&ScopeValue> = within
                    .iter()
                    .copied()
                    .filter(|value| {
                        !within.iter().any(|other| self.relation(dimension, value, other) == Some(Stretch::Holds))
                    })
                    .collect();
                let apart = leaves.iter().enumerate().all(|(at, a)| {
                    leaves.iter().skip(at + 1).all(|b| self.relation(dimension, a, b) == Some(Stretch::Apart))
                });
                if leaves.len() < 2 || !apart {
                    continue;
                }
                let named = |value: &ScopeValue| {
                    let mut scope = rest.clone();
                    scope.0.insert(dimension.to_owned(), value.clone());
                    call(&property.name, &subject, &scope)
                };
                let mut parts: Vec<&ScopeValue> = leaves.clone();
                parts.sort_by_key(|value| match value {
                    ScopeValue::Period(period) => (period.stretch().0, String::new()),
                    ScopeValue::Name(name) => (None, name.clone()),
                });
                let sign = if tiles(&parts, whole) { "=" } else { "<=" };
                let calls: Option<Vec<String>> = parts.iter().map(|value| named(value)).collect();
                if let (Some(calls), Some(of_whole)) = (calls, named(whole)) {
                    self.assert("parts-make-the-whole", format!("{} {sign} {of_whole}", calls.join(" + ")));
                }
            }
        }
    }

    /// How the first scope lies to the second; `None` where that is not known.
    fn relation(&self, dimension: &str, a: &ScopeValue, b: &ScopeValue) -> Option<Stretch> {
        match (a, b) {
            (ScopeValue::Period(a), ScopeValue::Period(b)) => Some(a.relation(b)),
            (ScopeValue::Name(a), ScopeValue::Name(b)) => {
                let names = self.index.rules.scopes.get(dimension)?;
                let (a, b) = (names.main(a), names.main(b));
                Some(match () {
                    () if crate::value::fold(a) == crate::value::fold(b) => Stretch::Same,
                    () if names.holds(a, b) => Stretch::Holds,
                    () if names.holds(b, a) => Stretch::Within,
                    // Two names that are part of something are two parts of it.
                    () if names.whole(a).is_some() && names.whole(b).is_some() => Stretch::Apart,
                    () => return None,
                })
            }
            _ => None,
        }
    }
}

/// True where a claim is more than all; where it is less than none.
fn beyond(voiced: &Voiced<'_>, terms: &Terms<'_>) -> (bool, bool) {
    match &voiced.claim.value {
        Value::Quantity(quantity) if quantity.is_share() => {
            let (low, high) = quantity.reach(terms);
            (low.is_some_and(|low| low > 1.0), high.is_some_and(|high| high < 0.0))
        }
        _ => (false, false),
    }
}

/// True where periods follow one another without a gap from the first day of the whole to its last.
fn tiles(parts: &[&ScopeValue], whole: &ScopeValue) -> bool {
    let ScopeValue::Period(whole) = whole else { return false };
    let (Some(from), Some(to)) = whole.stretch() else { return false };
    let mut next = from;
    for part in parts {
        let ScopeValue::Period(part) = part else { return false };
        match part.stretch() {
            (Some(start), Some(end)) if start == next => next = end.saturating_add(1),
            _ => return false,
        }
    }
    next == to.saturating_add(1)
}

/// A call as the language writes it; `None` for names that cannot be written.
fn call(property: &str, subject: &str, scope: &Scope) -> Option<String> {
    let named = |name: &str| {
        let plain = name.chars().all(|c| c.is_alphanumeric() || " -'’–.&".contains(c));
        (!name.contains(['"', '“', '”', '\0'])).then(|| if plain { name.to_owned() } else { format!("\"{name}\"") })
    };
    let mut text = format!("{}({}", written(property)?, named(subject)?);
    for (dimension, value) in &scope.0 {
        let value = match value {
            ScopeValue::Name(name) => named(name)?,
            ScopeValue::Period(period) => period.to_string(),
        };
        text.push_str(&format!(", {dimension}={value}"));
    }
    text.push(')');
    Some(text)
}

/// A property as it is called: in quotation marks where it would be read as something else.
fn written(property: &str) -> Option<String> {
    if property.contains(['"', '“', '”', '`']) {
        return None;
    }
    let bare = Expression::parse_call(&format!("{property}(x)"));
    Some(match bare {
        Ok(call) if call.property.text == property => property.to_owned(),
        _ => format!("\"{property}\""),
    })
}
