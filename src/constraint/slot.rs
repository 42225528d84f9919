//! Takes a collection, gives what its claims say by slot: a property of a subject within a scope, with every claim of
//! it and the range that the claim allows.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::interval::Interval;
use super::propagate::Known;
use crate::claim::{Claim, Collection, Mode, Scope};
use crate::compare::{Lineage, Voiced};
use crate::finding::Verdict;
use crate::rule::{Property, Rulebook};
use crate::value::{Date, Kind, Terms, Unit, Value, fold};

/// A property of a subject within a scope.
#[derive(Clone, Debug)]
pub struct Slot<'a> {
    /// The property.
    pub property: &'a Property,
    /// The subject's main name.
    pub subject: String,
    /// What the reference and the instance confine it to.
    pub scope: Scope,
    /// What is claimed of it, by source and id.
    pub claims: Vec<Said<'a>>,
    /// The unit that ranges are in; that of the first claim where the property has none.
    pub unit: Option<Unit>,
}

/// A claim and what it allows.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The claim and its source.
    pub voiced: Voiced<'a>,
    /// The range, hedge and rounding included; of a period both ends.
    pub known: Known,
}

impl Said<'_> {
    /// True where the claim is hedged, or someone else's word.
    #[must_use]
    pub fn is_soft(&self) -> bool {
        let claim = self.voiced.claim;
        claim.value.is_hedged() || !claim.says.is_empty() || matches!(claim.mode, Mode::Reported | Mode::Disputed)
    }
}

impl Slot<'_> {
    /// What is known of it where nobody says anything: what adds up is never below nothing.
    #[must_use]
    pub fn unsaid(&self) -> Known {
        let range = if self.property.adds { Interval::COUNTS } else { Interval::ALL };
        [range, range]
    }

    /// True where it counts days.
    #[must_use]
    pub fn is_time(&self) -> bool {
        self.property.kind != Kind::Quantity
    }

    /// In words: `executed (Great Terror, 1937)`.
    #[must_use]
    pub fn words(&self) -> String {
        let scope: String = self.scope.0.values().map(|value| format!(", {}", value.words())).collect();
        format!("{} ({}{scope})", self.property.name, self.subject)
    }
}

/// The claims of a collection, to be looked up by property and subject.
pub struct Index<'a> {
    /// The rules of the collection.
    pub rules: &'a Rulebook,
    /// Who copies whom.
    pub lineage: &'a Lineage,
    by_property: BTreeMap<&'a str, BTreeMap<String, Vec<Voiced<'a>>>>,
}

impl<'a> Index<'a> {
    /// Looks at every claim once; those that a source denies say nothing that can be calculated with.
    #[must_use]
    pub fn of(collection: &'a Collection, lineage: &'a Lineage) -> Self {
        let mut folded: HashMap<&str, String> = HashMap::new();
        let mut by_property: BTreeMap<&str, BTreeMap<String, Vec<Voiced<'a>>>> = BTreeMap::new();
        let mut sources: Vec<_> = collection.sources.iter().collect();
        sources.sort_by(|a, b| a.id.cmp(&b.id));
        for source in sources {
            let mut claims: Vec<&Claim> = source.claims.iter().filter(|claim| countable(claim)).collect();
            claims.sort_by(|a, b| a.id.cmp(&b.id));
            for claim in claims {
                let key = folded.entry(&claim.subject).or_insert_with(|| fold(&claim.subject));
                let subjects = by_property.entry(&claim.property).or_default();
                let voiced = Voiced { source, claim };
                match subjects.get_mut(key) {
                    Some(claims) => claims.push(voiced),
                    None => {
                        subjects.insert(key.clone(), vec![voiced]);
                    }
                }
            }
        }
        Self { rules: &collection.rules, lineage, by_property }
    }

    /// The claims of a property of a subject, by source and id.
    #[must_use]
    pub fn claims(&self, property: &str, subject: &str) -> &[Voiced<'a>] {
        self.by_property.get(property).and_then(|subjects| subjects.get(&fold(subject))).map_or(&[], Vec::as_slice)
    }

    /// The subjects that have a property, by folded name.
    #[must_use]
    pub fn subjects(&self, property: &str) -> BTreeSet<&str> {
        self.by_property.get(property).into_iter().flat_map(|subjects| subjects.keys().map(String::as_str)).collect()
    }

    /// The properties that are claimed of anything.
    pub fn properties(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.by_property.keys().copied()
    }

    /// A slot with those of some claims that can be calculated with; copies of one another speak once.
    #[must_use]
    pub fn slot(
        &self,
        property: &'a Property,
        subject: &str,
        scope: Scope,
        unit: Option<Unit>,
        claims: &[Voiced<'a>],
    ) -> Slot<'a> {
        let own = |voiced: &Voiced<'a>| match &voiced.claim.value {
            Value::Quantity(quantity) => quantity.unit().cloned(),
            _ => None,
        };
        let unit = unit.or_else(|| claims.iter().find_map(own));
        let terms = self.rules.terms(property);
        let sources: BTreeSet<&str> = claims.iter().map(|voiced| voiced.source.id.as_str()).collect();
        let copied = |source: &str| sources.iter().any(|other| self.lineage.descends(source, other));
        let said = claims
            .iter()
            .filter(|voiced| !copied(&voiced.source.id))
            .filter_map(|voiced| {
                Some(Said { voiced: *voiced, known: known(&voiced.claim.value, unit.as_ref(), &terms)? })
            })
            .collect();
        Slot { property, subject: subject.to_owned(), scope, claims: said, unit }
    }
}

fn countable(claim: &Claim) -> bool {
    claim.mode != Mode::Denied && matches!(claim.value, Value::Quantity(_) | Value::Date(_) | Value::Period(_))
}

/// The range that a value allows; `None` where its unit does not convert.
pub(super) fn known(value: &Value, unit: Option<&Unit>, terms: &Terms<'_>) -> Option<Known> {
    let days = |date: Option<&Date>| {
        let (low, high) = date.map_or((None, None), |date| date.reach(terms));
        Interval::new(low.map(|day| day as f64), high.map(|day| day as f64))
    };
    match value {
        Value::Quantity(quantity) => {
            let extent = match unit {
                Some(unit) if !quantity.is_share() => quantity.extent_in(unit, terms)?,
                _ => quantity.extent(terms),
            };
            let range = Interval::new(extent.reach.0, extent.reach.1);
            Some([range, range])
        }
        Value::Date(date) => Some([days(Some(date)), days(Some(date))]),
        Value::Period(period) => Some([days(period.start()), days(period.end())]),
        _ => None,
    }
}

/// The verdict on claims that cannot all be true: as of two that cannot (rows 8 and 9 of `compare::cascade`).
#[must_use]
pub fn verdict<'a>(claims: impl IntoIterator<Item = &'a Said<'a>>) -> Verdict {
    if claims.into_iter().any(Said::is_soft) { Verdict::Estimate } else { Verdict::Contradiction }
}
