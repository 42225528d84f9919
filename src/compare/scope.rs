//! Takes what two claims are said of, gives how the two scopes meet: the same, apart, one inside the other, unsaid.

use std::collections::BTreeSet;

use crate::claim::{Scope, ScopeValue};
use crate::finding::Side;
use crate::rule::{Names, Rulebook};
use crate::value::{Stretch, fold};

/// How the scopes of two claims meet. At most one of `apart` and `held` is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meeting {
    /// They cannot meet: why.
    pub apart: Option<String>,
    /// One lies inside the other.
    pub held: Option<Held>,
    /// They share a part, and each has a part of its own: why.
    pub crossing: Option<String>,
    /// A dimension is named on one side only: which, in words.
    pub unsaid: Option<String>,
}

/// One scope inside the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The side that is the part.
    pub part: Side,
    /// Why, in words.
    pub why: String,
    /// True where nothing that the part leaves unsaid could make it larger than the whole.
    pub certain: bool,
}

/// What a dimension says of two scopes.
enum Dimension {
    Same,
    Apart(String),
    Inside(Side, String),
    Crossing(String),
    Unsaid(Side, String),
}

/// A claim's place in the world: its subject's main name and its scope.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The subject's main name.
    pub subject: &'a str,
    /// What the claim is said of.
    pub scope: &'a Scope,
}

/// How two places meet. `within` names the dimensions that matter; all that either names where `None`.
#[must_use]
pub fn meet(a: Place<'_>, b: Place<'_>, within: Option<&[String]>, rules: &Rulebook) -> Meeting {
    let named = a.scope.0.keys().chain(b.scope.0.keys());
    let dimensions: BTreeSet<&String> = named.filter(|name| within.is_none_or(|list| list.contains(name))).collect();
    let mut found = Vec::new();
    if let Some(inside) = subjects(a.subject, b.subject, &rules.subjects) {
        found.push(inside);
    }
    for name in dimensions {
        found.extend(dimension(name, a.scope.0.get(name), b.scope.0.get(name), rules));
    }
    sum(found)
}

/// Two different subjects meet only where one is part of the other.
fn subjects(a: &str, b: &str, names: &Names) -> Option<Dimension> {
    if fold(a) == fold(b) {
        return None;
    }
    let inside = |side, part: &str, whole: &str| Some(Dimension::Inside(side, format!("{part} is part of {whole}")));
    if names.holds(b, a) {
        inside(Side::A, a, b)
    } else if names.holds(a, b) {
        inside(Side::B, b, a)
    } else {
        Some(Dimension::Apart(format!("one speaks of {a}, the other of {b}")))
    }
}

fn dimension(name: &str, a: Option<&ScopeValue>, b: Option<&ScopeValue>, rules: &Rulebook) -> Option<Dimension> {
    Some(match (a, b) {
        (None, None) => return None,
        (Some(said), None) => Dimension::Unsaid(Side::B, format!("only one side names the {name} ({})", said.words())),
        (None, Some(said)) => Dimension::Unsaid(Side::A, format!("only one side names the {name} ({})", said.words())),
        (Some(ScopeValue::Name(a)), Some(ScopeValue::Name(b))) => names_meet(name, a, b, rules),
        (Some(ScopeValue::Period(a)), Some(ScopeValue::Period(b))) => {
            let (left, right) = (a.plain(), b.plain());
            match a.relation(b) {
                Stretch::Same => Dimension::Same,
                Stretch::Within => Dimension::Inside(Side::A, format!("{left} lies within {right}")),
                Stretch::Holds => Dimension::Inside(Side::B, format!("{right} lies within {left}")),
                Stretch::Apart => Dimension::Apart(format!("one speaks of {left}, the other of {right}")),
                Stretch::Crosses => Dimension::Crossing(format!("{left} and {right} overlap only in part")),
            }
        }
        (Some(a), Some(b)) => Dimension::Apart(format!("one speaks of {}, the other of {}", a.words(), b.words())),
    })
}

fn names_meet(dimension: &str, a: &str, b: &str, rules: &Rulebook) -> Dimension {
    let none = Names::default();
    let names = rules.scopes.get(dimension).unwrap_or(&none);
    let (a, b) = (names.main(a), names.main(b));
    if fold(a) == fold(b) {
        Dimension::Same
    } else if names.holds(b, a) {
        Dimension::Inside(Side::A, format!("{a} is part of {b}"))
    } else if names.holds(a, b) {
        Dimension::Inside(Side::B, format!("{b} is part of {a}"))
    } else if dimension == "definition" {
        Dimension::Apart(format!("they count by different definitions (“{a}”, “{b}”)"))
    } else {
        Dimension::Apart(format!("one speaks of {a}, the other of {b}"))
    }
}

/// What all dimensions together come to.
fn sum(found: Vec<Dimension>) -> Meeting {
    let mut meeting = Meeting::default();
    let mut inside: Vec<(Side, String)> = Vec::new();
    let mut silent: Vec<Side> = Vec::new();
    for dimension in found {
        match dimension {
            Dimension::Same => {}
            Dimension::Apart(why) => return Meeting { apart: Some(why), ..Meeting::default() },
            Dimension::Inside(part, why) => inside.push((part, why)),
            Dimension::Crossing(why) => meeting.crossing = Some(meeting.crossing.unwrap_or(why)),
            Dimension::Unsaid(side, why) => {
                silent.push(side);
                meeting.unsaid = Some(meeting.unsaid.unwrap_or(why));
            }
        }
    }
    let Some((part, why)) = inside.first().cloned() else { return meeting };
    if inside.iter().any(|(side, _)| *side != part) {
        meeting.crossing = Some(format!("{why}, but in another respect it is the other way round"));
    } else if meeting.crossing.is_none() {
        meeting.held = Some(Held { part, why, certain: !silent.contains(&part) });
    }
    meeting
}

impl ScopeValue {
    /// In plain words.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Name(name) => name.clone(),
            Self::Period(period) => period.plain(),
        }
    }
}

impl Scope {
    /// In plain words, `place Ukraine, period 1932/1933`; empty where nothing is named.
    #[must_use]
    pub fn words(&self) -> String {
        let parts: Vec<String> = self.0.iter().map(|(name, value)| format!("{name} {}", value.words())).collect();
        parts.join(", ")
    }

    /// Equal keys are equal scopes.
    #[must_use]
    pub fn key(&self) -> String {
        let parts: Vec<String> = self
            .0
            .iter()
            .map(|(name, value)| match value {
                ScopeValue::Name(text) => format!("{name}={}", fold(text)),
                ScopeValue::Period(period) => format!("{name}={}", period.key()),
            })
            .collect();
        parts.join(";")
    }
}
