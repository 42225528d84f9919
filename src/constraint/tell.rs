//! Takes conflicts, gives findings: who is cited on which side, the verdict, the severity, and why.

use std::collections::BTreeSet;

use super::calendar::old_style;
use super::conflict::{Conflict, Registry};
use super::ground::Ground;
use super::slot::{Said, Slot, verdict};
use super::steps::{Told, of_chain, of_ground, of_several};
use crate::claim::Collection;
use crate::compare::{Axis, Clerk, cite, fingerprint};
use crate::finding::{Chain, Cited, Finding, Severity, Side, Verdict};
use crate::rule::message::fill;

/// What findings are made of.
pub struct Scribe<'s, 'a> {
    /// The collection.
    pub collection: &'a Collection,
    /// Slots and their claims.
    pub registry: Registry<'s, 'a>,
    /// Constraints as they bear on claims.
    pub grounds: &'s [Ground<'a>],
    /// True where somebody in the collection dates by the Old Style.
    pub old_style: bool,
    /// The events of the network: slot, and start or end.
    pub events: &'s [(usize, usize)],
}

impl Scribe<'_, '_> {
    /// The finding of a conflict; `None` where it names no constraint.
    #[must_use]
    pub fn finding(&self, conflict: &Conflict) -> Option<Finding> {
        let ground = conflict.grounds.first().and_then(|at| self.grounds.get(*at))?;
        let constraint = ground.constraint;
        let claims: Vec<(&Slot<'_>, &Said<'_>)> = self.cited(conflict);
        let (first, _) = claims.iter().min_by_key(|(slot, _)| self.place(slot, ground))?;
        let told = match &conflict.proof {
            Some(proof) => of_chain(proof, conflict, self.registry, self.grounds, self.events),
            None if conflict.grounds.len() > 1 => of_several(self.grounds, conflict, self.registry),
            None => of_ground(ground, conflict, self.registry),
        };
        // A part that exceeds its whole is no matter of estimates (row 3 of `compare::cascade`).
        let old_style = self.old_style.then(|| old_style(conflict, self.registry)).flatten();
        let verdict = match () {
            () if constraint.whole => Verdict::Contradiction,
            () if old_style.is_some() => Verdict::Unclear,
            () => verdict(claims.iter().map(|(_, said)| *said)),
        };
        let expected = claims.iter().any(|(_, said)| said.voiced.source.disagreements_expected);
        let own = constraint.report.get(&verdict).copied().unwrap_or(verdict.severity());
        let severity = if expected { own.min(Severity::Note) } else { own };
        let clerk = Clerk { collection: self.collection };
        let pairs = claims.iter().map(|(_, said)| clerk.pair(&said.voiced)).collect();
        let cited = self.sides(&claims);
        let texts: Vec<&str> =
            conflict.grounds.iter().filter_map(|at| self.grounds.get(*at)).map(|g| g.text.as_str()).collect();
        Some(Finding {
            rule: constraint.id.clone(),
            verdict: Some(verdict),
            severity,
            subject: first.subject.clone(),
            property: first.property.name.clone(),
            fingerprint: fingerprint(&constraint.id, pairs),
            why: why(&claims, &told, conflict, verdict, old_style),
            steps: told.steps,
            constraint: Some(texts.join(" and ")),
            message: constraint.message.as_deref().map(|message| filled(message, &cited, first)),
            chain: Some(chain(&claims, conflict)),
            claims: cited,
            collection: self.collection.name.clone(),
            teach: constraint.teach.clone().or_else(|| first.property.question.clone()),
            diff: Vec::new(),
            nearest: None,
            question: None,
            reasons: Vec::new(),
        })
    }

    /// Where a slot stands in the expression: the finding is about the first.
    fn place(&self, slot: &Slot<'_>, ground: &Ground<'_>) -> usize {
        let is = |number: &usize| self.registry.slots.get(*number).is_some_and(|own| std::ptr::eq(own, slot));
        ground.slots.iter().position(is).unwrap_or(usize::MAX)
    }

    /// The claims in the order in which they are told: those of the first source first.
    fn cited(&self, conflict: &Conflict) -> Vec<(&Slot<'_>, &Said<'_>)> {
        let mut claims: Vec<(&Slot<'_>, &Said<'_>)> = self.registry.of(conflict).collect();
        claims.sort_by(|(_, a), (_, b)| a.voiced.source.id.cmp(&b.voiced.source.id));
        claims
    }

    /// The first source's claims stand on side a, the others' on side b; of a source that contradicts itself the first
    /// claim stands alone on side a.
    fn sides(&self, claims: &[(&Slot<'_>, &Said<'_>)]) -> Vec<Cited> {
        let first = claims.first().map(|(_, said)| said.voiced.source.id.as_str()).unwrap_or_default();
        let alone = claims.iter().all(|(_, said)| said.voiced.source.id == first);
        let side = |at: usize, said: &Said<'_>| match alone {
            true if at == 0 => Side::A,
            false if said.voiced.source.id == first => Side::A,
            _ => Side::B,
        };
        let cited = claims.iter().enumerate().map(|(at, (slot, said))| {
            let terms = self.collection.rules.terms(slot.property);
            cite(&said.voiced, side(at, said), &Axis { terms, unit: slot.unit.as_ref() })
        });
        cited.collect()
    }
}

fn why(
    claims: &[(&Slot<'_>, &Said<'_>)],
    told: &Told,
    conflict: &Conflict,
    verdict: Verdict,
    old_style: Option<String>,
) -> String {
    let sources: BTreeSet<&str> = claims.iter().map(|(_, said)| said.voiced.source.id.as_str()).collect();
    let voices: BTreeSet<(&str, &[String])> =
        claims.iter().map(|(_, said)| (said.voiced.source.id.as_str(), said.voiced.claim.says.as_slice())).collect();
    let names: Vec<&str> = sources.iter().copied().collect();
    let who = match (names.as_slice(), voices.len(), claims.len()) {
        ([one], _, 1) => format!("what {one} says cannot be"),
        ([one], 1, _) if verdict == Verdict::Contradiction => format!("{one} contradicts itself"),
        ([one], ..) => format!("{one} gives numbers or days that cannot all be right"),
        ([a, b], ..) => format!("{a} and {b} cannot both stand"),
        (more, ..) => match more.split_last() {
            Some((last, rest)) => format!("{} and {last} cannot all stand", rest.join(", ")),
            None => String::new(),
        },
    };
    let mut why = format!("{who}: {}", told.why);
    let soft: BTreeSet<&str> =
        claims.iter().filter(|(_, said)| said.is_soft()).map(|(_, said)| said.voiced.source.id.as_str()).collect();
    if verdict == Verdict::Estimate {
        let names: Vec<&str> = soft.into_iter().collect();
        why.push_str(&format!("; {} gives an estimate, or someone else's word", names.join(" and ")));
    }
    why.extend(old_style.map(|reason| format!("; but {reason}")));
    match conflict.more {
        0 => {}
        1 => why.push_str("; 1 more choice of claims fails for the same reason"),
        more => why.push_str(&format!("; {more} more choices of claims fail for the same reason")),
    }
    why
}

fn filled(message: &str, cited: &[Cited], slot: &Slot<'_>) -> String {
    let side = |side| cited.iter().find(|cited: &&Cited| cited.side == side);
    let words = |place: &str| match place {
        "a.source" => side(Side::A).map(|cited| cited.source.as_str()),
        "a.value" => side(Side::A).map(|cited| cited.value.as_str()),
        "b.source" => side(Side::B).or(side(Side::A)).map(|cited| cited.source.as_str()),
        "b.value" => side(Side::B).or(side(Side::A)).map(|cited| cited.value.as_str()),
        "subject" => Some(slot.subject.as_str()),
        "property" => Some(slot.property.name.as_str()),
        _ => None,
    };
    fill(message, words)
}

/// What a report draws beside the passages.
fn chain(claims: &[(&Slot<'_>, &Said<'_>)], conflict: &Conflict) -> Chain {
    let about = claims.iter().map(|(slot, _)| slot.words()).collect();
    // Between the latest day of the one and the earliest of the other nothing is possible.
    let gap = conflict.proof.as_ref().and_then(|proof| {
        let day = proof.low.and_then(|window| window.low).or(proof.bound.filter(|b| b.earliest).map(|b| b.day))?;
        let last = proof.high.and_then(|window| window.high).or(proof.bound.filter(|b| !b.earliest).map(|b| b.day))?;
        Some((day as f64, last as f64))
    });
    Chain { about, gap }
}
