//! Takes the claims of one subject and property, gives their findings: positions, and a verdict for each two that meet.

use std::collections::BTreeMap;

use crate::claim::Mode;
use crate::compare::authority;
use crate::compare::cascade::{Dependence, Judgement, judge};
use crate::compare::cite::{Clerk, Voiced};
use crate::compare::lineage::Lineage;
use crate::finding::{Finding, Severity, Verdict};
use crate::rule::Property;
use crate::value::Value;

/// What a group is compared with and under.
#[derive(Clone, Copy, Debug)]
pub struct Court<'a> {
    /// Makes the findings.
    pub clerk: Clerk<'a>,
    /// Who copies whom.
    pub lineage: &'a Lineage,
    /// The property that all claims of the group are of.
    pub property: &'a Property,
}

impl Court<'_> {
    /// What makes two claims one voice: a source that copies, or one authority that both cite to the same effect.
    fn dependence(&self, a: &Voiced<'_>, b: &Voiced<'_>) -> Option<Dependence> {
        let rules = &self.clerk.collection.rules;
        let agree = |one: &Dependence| {
            judge(&a.statement(), &b.statement(), self.property, rules, Some(one)).verdict == Verdict::Echo
        };
        let copied = self.lineage.between(&a.source.id, &b.source.id);
        copied.or_else(|| authority::shared(a, b, &rules.subjects).filter(agree))
    }
}

/// Claims of equal value, scope and standing. Never empty.
type Position<'a> = Vec<Voiced<'a>>;

/// In a group of more positions than this, two that are about two things and have both been answered are not counted:
/// a value for every year of a century would else bury what is told in thousands of such pairs.
const MANY: usize = 50;

/// A verdict on two positions, before it is decided whether it is worth a finding.
struct Ruling<'a> {
    positions: (usize, usize),
    judgement: Judgement,
    a: Vec<Voiced<'a>>,
    b: Vec<Voiced<'a>>,
}

/// The findings of a group.
#[must_use]
pub fn findings(claims: Vec<Voiced<'_>>, court: &Court<'_>) -> Vec<Finding> {
    let positions = positions(claims);
    let mut rulings = Vec::new();
    let mut met = vec![false; positions.len()];
    // A voice that says many things is held against the first of them: every clash is told, not every pair of them.
    let mut spoken: Vec<(Voiced<'_>, usize)> = Vec::new();
    for (i, p) in positions.iter().enumerate() {
        for voiced in p {
            if !spoken.iter().any(|(first, _)| first.one_voice(voiced)) {
                spoken.push((*voiced, i));
            }
        }
        rulings.extend(rule_on(p, p, (i, i), court, true));
        let first = spoken.iter().any(|(_, at)| *at == i);
        for (j, q) in positions.iter().enumerate().skip(i + 1) {
            rulings.extend(rule_on(p, q, (i, j), court, first));
        }
    }
    // Two positions that other voices speak to directly gain nothing from being told that they are about two things:
    // such a finding is counted and not listed, unless a rule asks for it.
    let mut answered = vec![false; positions.len()];
    for ruling in &rulings {
        let heard = ruling.a.iter().any(|a| ruling.b.iter().any(|b| !a.one_voice(b)));
        for at in [ruling.positions.0, ruling.positions.1] {
            mark(&mut met, at, true);
            mark(&mut answered, at, heard && ruling.judgement.verdict != Verdict::Scope);
        }
    }
    let is = |list: &[bool], at: usize| list.get(at).copied().unwrap_or(false);
    let mut findings: Vec<Finding> = Vec::with_capacity(rulings.len());
    for ruling in rulings {
        let (i, j) = ruling.positions;
        let idle = ruling.judgement.verdict == Verdict::Scope && is(&answered, i) && is(&answered, j);
        if idle && positions.len() > MANY {
            continue;
        }
        let mut finding = court.clerk.finding(ruling.judgement, &ruling.a, &ruling.b, court.property);
        if idle && !court.clerk.names_severity(&finding) {
            finding.severity = Severity::Off;
        }
        findings.push(finding);
    }
    let lonely = positions.iter().zip(&met).filter(|(_, met)| !**met);
    findings.extend(lonely.map(|(position, _)| court.clerk.finding(alone(position), position, &[], court.property)));
    findings
}

fn mark(list: &mut [bool], at: usize, yes: bool) {
    if let Some(slot) = list.get_mut(at) {
        *slot |= yes;
    }
}

/// Claims of equal value, scope and standing together; positions and claims in an order that files do not decide.
fn positions(mut claims: Vec<Voiced<'_>>) -> Vec<Position<'_>> {
    claims.sort_by_key(Voiced::name);
    let mut by_key: BTreeMap<_, Position<'_>> = BTreeMap::new();
    for voiced in claims {
        let claim = voiced.claim;
        // Whose word a figure is decides how firm it is; a position is the same whoever takes it.
        let judged = matches!(claim.value, Value::Judgement(_));
        let mode = if judged && claim.mode == Mode::Reported { Mode::Asserted } else { claim.mode };
        let own = judged || claim.says.is_empty();
        let key = (&claim.subject, claim.scope.key(), claim.value.key(), mode, own);
        by_key.entry(key).or_default().push(voiced);
    }
    let mut positions: Vec<Position<'_>> = by_key.into_values().collect();
    positions.sort_by_key(|position| position.first().map(Voiced::name));
    positions
}

/// The verdicts between two positions (or within one): one for independent voices, one for copies.
/// `first` says that a voice of `p` speaks here for the first time, so that it is held against itself too.
fn rule_on<'a>(
    p: &[Voiced<'a>],
    q: &[Voiced<'a>],
    at: (usize, usize),
    court: &Court<'_>,
    first: bool,
) -> Vec<Ruling<'a>> {
    let mut independent = Pairs::default();
    let mut dependent = Pairs::default();
    let mut own = Pairs::default();
    let within = at.0 == at.1;
    for (i, a) in p.iter().enumerate() {
        for b in q.iter().skip(if within { i + 1 } else { 0 }) {
            if a.one_voice(b) {
                own.push(*a, *b, None);
            } else if let Some(dependence) = court.dependence(a, b) {
                dependent.push(*a, *b, Some(dependence));
            } else {
                independent.push(*a, *b, None);
            }
        }
    }
    let copies = dependent.ruling(at, court).filter(|ruling| {
        matches!(ruling.judgement.verdict, Verdict::Echo | Verdict::Miscopied) || independent.is_empty()
    });
    let alone = independent.is_empty() && copies.is_none();
    let own_ruling = (first && alone && !within).then(|| own.ruling(at, court)).flatten().and_then(contradicts_itself);
    let mut open = independent.ruling(at, court);
    if let Some(ruling) = open.as_mut().filter(|ruling| !within && clashes(ruling.judgement.verdict)) {
        ruling.add(&own);
    }
    open.into_iter().chain(copies).chain(own_ruling).collect()
}

/// Verdicts that one voice can come to with itself.
const fn clashes(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Contradiction | Verdict::Estimate | Verdict::Interpretation | Verdict::Wording)
}

impl<'a> Ruling<'a> {
    /// Adds voices that stand on both sides, and says so.
    fn add(&mut self, own: &Pairs<'a>) {
        let Some(source) = own.a.first().map(Voiced::voice) else { return };
        self.judgement.why.push_str(&format!("; {source} says both"));
        self.a = distinct(self.a.iter().chain(&own.a));
        self.b = distinct(self.b.iter().chain(&own.b));
    }
}

/// A voice that says two things is worth a word only where it clashes with itself.
fn contradicts_itself(mut ruling: Ruling<'_>) -> Option<Ruling<'_>> {
    let clash = clashes(ruling.judgement.verdict);
    let source = ruling.a.first()?.voice();
    ruling.judgement.why = match ruling.judgement.verdict {
        Verdict::Contradiction => format!("{source} contradicts itself: {}", ruling.judgement.why),
        _ => format!("{source} says both: {}", ruling.judgement.why),
    };
    clash.then_some(ruling)
}

/// Row 0: nobody else speaks of it.
fn alone(position: &[Voiced<'_>]) -> Judgement {
    let source = position.first().map(Voiced::voice).unwrap_or_default();
    let why = format!("only {source} speaks of this; the silence of the others decides nothing");
    Judgement { verdict: Verdict::OnlyIn, why, steps: Vec::new(), diff: Vec::new() }
}

/// Pairs of claims of one sort between two positions.
#[derive(Default)]
struct Pairs<'a> {
    a: Vec<Voiced<'a>>,
    b: Vec<Voiced<'a>>,
    dependence: Vec<Dependence>,
}

impl<'a> Pairs<'a> {
    fn push(&mut self, a: Voiced<'a>, b: Voiced<'a>, dependence: Option<Dependence>) {
        self.a.push(a);
        self.b.push(b);
        self.dependence.extend(dependence.filter(|one| !self.dependence.contains(one)));
    }

    fn is_empty(&self) -> bool {
        self.a.is_empty()
    }

    /// The verdict on the first pair, citing every claim that is in one: a claim on both sides stands on side a.
    fn ruling(&self, positions: (usize, usize), court: &Court<'_>) -> Option<Ruling<'a>> {
        let (first, second) = (self.a.first()?, self.b.first()?);
        let whys: Vec<&str> = self.dependence.iter().map(|one| one.why.as_str()).collect();
        let dependence = (!whys.is_empty())
            .then(|| Dependence { why: whys.join(", and "), cited: self.dependence.iter().all(|one| one.cited) });
        let rules = &court.clerk.collection.rules;
        let mut judgement = judge(&first.statement(), &second.statement(), court.property, rules, dependence.as_ref());
        let (a, b) = if positions.0 == positions.1 {
            let mut all = distinct(self.a.iter().chain(&self.b));
            let rest = all.split_off(1);
            (all, rest)
        } else {
            (distinct(self.a.iter()), distinct(self.b.iter()))
        };
        if self.dependence.is_empty() {
            let agreed = positions.0 == positions.1;
            let sides = if agreed { vec![[a.clone(), b.clone()].concat()] } else { vec![a.clone(), b.clone()] };
            judgement.why.extend(sides.iter().filter_map(|side| counted_once(side, court)));
        }
        Some(Ruling { positions, judgement, a, b })
    }
}

/// Copies, and whoever cites the same authority, are no further voices: `; of local-guide, old-history and reporter
/// only 2 count, the rest copy`.
fn counted_once(side: &[Voiced<'_>], court: &Court<'_>) -> Option<String> {
    let voices: BTreeMap<String, Voiced<'_>> = side.iter().map(|voiced| (voiced.voice(), *voiced)).collect();
    let mut lineages: Vec<Vec<Voiced<'_>>> = Vec::new();
    let mut cited = false;
    for voice in voices.values() {
        let kin = |other: &Voiced<'_>| court.dependence(voice, other);
        cited |= lineages.iter().flatten().filter_map(kin).any(|one| one.cited);
        let (kindred, mut others): (Vec<_>, Vec<_>) =
            lineages.into_iter().partition(|lineage| lineage.iter().any(|other| kin(other).is_some()));
        others.push(kindred.into_iter().flatten().chain([*voice]).collect());
        lineages = others;
    }
    let count = lineages.len();
    let names: Vec<&str> = voices.keys().map(String::as_str).collect();
    let verb = if count == 1 { "counts" } else { "count" };
    let rest = if cited { "the rest copy, or cite the same authority" } else { "the rest copy" };
    (count < voices.len()).then(|| format!("; of {} only {count} {verb}, {rest}", names.join(", ")))
}

/// Each claim once, in the order of their names.
fn distinct<'a: 'b, 'b>(claims: impl Iterator<Item = &'b Voiced<'a>>) -> Vec<Voiced<'a>> {
    let by_name: BTreeMap<_, Voiced<'a>> = claims.map(|voiced| (voiced.name(), *voiced)).collect();
    by_name.into_values().collect()
}
