//! Takes the findings of a collection, gives each the reasons for which its sources may differ: candidates, drawn from
//! data that are there and told with them, the most telling first. Never the answer.
//!
//! One thing is more than a candidate to be listed: where sources define a subject differently, every finding about
//! counts of it says so in its reason, since what looks like one number may be two.

mod claims;
mod sources;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use crate::claim::{Claim, Collection, Source};
use crate::compare::{Lineage, Voiced};
use crate::finding::{Finding, Reason, Side, Verdict};
use crate::rule::{Property, Rulebook};
use crate::value::{Kind, Value, fold};

/// Two claims that differ, one of each side, and what is known around them.
struct Pair<'a> {
    a: Voiced<'a>,
    b: Voiced<'a>,
    property: &'a Property,
    rules: &'a Rulebook,
    lineage: &'a Lineage,
    /// Who defines the subject, where definitions of it differ.
    definers: Option<&'a Definers<'a>>,
}

/// The definitions of a subject, by source: only where there are two that differ.
type Definers<'a> = BTreeMap<&'a str, &'a str>;

/// Fills in the reasons of a collection's findings.
pub fn explain(collection: &Collection, findings: &mut [Finding]) {
    let lineage = Lineage::of(&collection.sources);
    let definitions = definitions(collection);
    let mut known: HashMap<(&str, &str), Voiced<'_>> = HashMap::new();
    for source in &collection.sources {
        known.extend(source.claims.iter().map(|claim| ((&*source.id, &*claim.id), Voiced { source, claim })));
    }
    findings.par_iter_mut().filter(|finding| finding.collection == collection.name).for_each(|finding| {
        let Some(property) = collection.rules.property(&finding.property) else { return };
        let definers = definitions.get(fold(&finding.subject).as_str());
        if let Some(definers) = definers.filter(|_| counts(finding, property)) {
            finding.why.push_str(&uncounted(finding, property, definers));
        }
        if !finding.verdict.is_some_and(differs) {
            return;
        }
        let voiced = |side: Side| -> Vec<Voiced<'_>> {
            let of_side = finding.claims.iter().filter(|cited| cited.side == side);
            of_side.filter_map(|cited| known.get(&(&*cited.source, cited.id.as_deref()?)).copied()).collect()
        };
        let Some((a, b)) = first_pair(&voiced(Side::A), &voiced(Side::B)) else { return };
        let pair = Pair { a, b, property, rules: &collection.rules, lineage: &lineage, definers };
        finding.reasons = reasons(&pair, finding);
    });
}

/// Two claims of different sources, those that give evidence before others; else two of one source.
fn first_pair<'a>(a: &[Voiced<'a>], b: &[Voiced<'a>]) -> Option<(Voiced<'a>, Voiced<'a>)> {
    let pairs = || a.iter().flat_map(|a| b.iter().map(move |b| (*a, *b)));
    let apart = || pairs().filter(|(a, b)| a.source.id != b.source.id);
    let argued = apart().find(|(a, b)| a.claim.because.is_some() && b.claim.because.is_some());
    argued.or_else(|| apart().next()).or_else(|| pairs().next())
}

/// Verdicts that ask for a reason.
const fn differs(verdict: Verdict) -> bool {
    !matches!(
        verdict,
        Verdict::Agreement | Verdict::Notation | Verdict::Precision | Verdict::Echo | Verdict::OnlyIn | Verdict::Scope
    )
}

/// The candidates, the most telling first: for views what they rest on and whom they serve, for facts what was meant.
fn reasons(pair: &Pair<'_>, finding: &Finding) -> Vec<Reason> {
    type Candidate = fn(&Pair<'_>, &Finding) -> Option<String>;
    const VIEWS: [(&str, Candidate); 9] = [
        ("definition", claims::definition),
        ("evidence", claims::evidence),
        ("new evidence", sources::new_evidence),
        ("dependence", claims::citation),
        ("purpose", sources::purpose),
        ("kind", sources::nearness),
        ("hedge", claims::certainty),
        ("scope", claims::scope),
        ("time", sources::time),
    ];
    const FACTS: [(&str, Candidate); 8] = [
        ("dependence", claims::citation),
        ("calendar", claims::calendar),
        ("scope", claims::scope),
        ("new evidence", sources::new_evidence),
        ("hedge", claims::certainty),
        ("kind", sources::nearness),
        ("time", sources::time),
        ("purpose", sources::purpose),
    ];
    // The claims of a failed constraint speak of different things, so that only their sources can be held side by side.
    const CONSTRAINTS: [(&str, Candidate); 5] = [
        ("new evidence", sources::new_evidence),
        ("hedge", claims::certainty),
        ("kind", sources::nearness),
        ("time", sources::time),
        ("purpose", sources::purpose),
    ];
    let candidates = match () {
        () if finding.constraint.is_some() => &CONSTRAINTS[..],
        () if pair.property.kind.is_view() => &VIEWS[..],
        () => &FACTS[..],
    };
    let told = candidates.iter().map(|(about, candidate)| (*about, candidate(pair, finding)));
    told.filter_map(|(about, text)| Some(Reason { about, text: text? })).collect()
}

/// The subjects of which two definitions differ, by folded name.
fn definitions(collection: &Collection) -> BTreeMap<String, Definers<'_>> {
    let mut by_subject: BTreeMap<String, Definers<'_>> = BTreeMap::new();
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let claims = collection.sources.iter().flat_map(|source| source.claims.iter().map(move |claim| (source, claim)));
    for (source, claim) in claims {
        if let Value::Definition(words) = &claim.value {
            let subject = fold(&claim.subject);
            keys.entry(subject.clone()).or_default().insert(words.key());
            by_subject.entry(subject).or_default().insert(&source.id, words.text());
        }
    }
    by_subject.retain(|subject, _| keys.get(subject).is_some_and(|keys| keys.len() > 1));
    by_subject
}

/// True for findings about counts, those that agree too.
fn counts(finding: &Finding, property: &Property) -> bool {
    property.kind == Kind::Quantity && finding.verdict.is_some_and(|verdict| verdict != Verdict::OnlyIn)
}

fn uncounted(finding: &Finding, property: &Property, definers: &Definers<'_>) -> String {
    let names: Vec<&str> = definers.keys().copied().collect();
    let people = property.unit.as_deref().is_none_or(|unit| unit == "people");
    let what = if people { "people" } else { "things" };
    format!("; {} define {} differently, so that they may not count the same {what}", joined(&names), finding.subject)
}

/// `a`, `a and b`, `a, b and c`.
fn joined(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// Words in a reason: no longer than a reader wants there.
fn quoted(words: &str) -> String {
    const MOST: usize = 12;
    let all: Vec<&str> = words.split_whitespace().collect();
    match all.get(..MOST).filter(|_| all.len() > MOST + 2) {
        Some(first) => format!("“{} …”", first.join(" ")),
        None => format!("“{}”", all.join(" ")),
    }
}

impl<'a> Pair<'a> {
    fn sources(&self) -> Option<(&'a Source, &'a Source)> {
        (self.a.source.id != self.b.source.id).then_some((self.a.source, self.b.source))
    }

    fn claims(&self) -> [(&'a Claim, String); 2] {
        [(self.a.claim, self.a.voice()), (self.b.claim, self.b.voice())]
    }
}

#[cfg(test)]
mod tests;
