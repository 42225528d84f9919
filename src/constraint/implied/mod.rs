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

mod sums;
mod written;

use std::collections::BTreeMap;

use super::language::Expression;
use super::meaning::understand;
use super::slot::Index;
use crate::claim::Scope;
use crate::finding::Written;
use crate::rule::{Constraint, Property, Role};
use crate::value::Kind;
use written::call;

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
}
