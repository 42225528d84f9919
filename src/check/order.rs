//! Takes findings as they were made, puts them in the order in which they are told: worst first, then by name.

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;

use rayon::prelude::*;

use crate::finding::{Cited, Finding, Severity, Verdict};

/// How bad a finding is: least is worst. Soundness comes before every disagreement.
type Rank = (bool, Reverse<Severity>, Option<Verdict>);

fn rank(finding: &Finding) -> Rank {
    (finding.verdict.is_some(), Reverse(finding.severity), finding.verdict)
}

/// By collection; within it what is unsound, then subjects by their worst finding, and each subject's findings worst
/// first. Nothing here depends on where a claim is written.
#[must_use]
pub fn sorted(findings: Vec<Finding>) -> Vec<Finding> {
    let mut worst: HashMap<(&str, &str), Rank> = HashMap::new();
    for finding in &findings {
        let rank = rank(finding);
        worst.entry((&finding.collection, &finding.subject)).and_modify(|held| *held = rank.min(*held)).or_insert(rank);
    }
    let rank_of_subject = |f: &Finding| worst.get(&(f.collection.as_str(), f.subject.as_str())).copied();
    let ranks: Vec<Option<Rank>> = findings.iter().map(rank_of_subject).collect();
    drop(worst);
    let mut ranked: Vec<(Option<Rank>, Finding)> = ranks.into_iter().zip(findings).collect();
    ranked.par_sort_by(|(a_worst, a), (b_worst, b)| {
        let subject =
            a.collection.cmp(&b.collection).then(a_worst.cmp(b_worst)).then_with(|| a.subject.cmp(&b.subject));
        subject.then_with(|| within_subject(a, b))
    });
    ranked.into_iter().map(|(_, finding)| finding).collect()
}

fn within_subject(a: &Finding, b: &Finding) -> Ordering {
    rank(a)
        .cmp(&rank(b))
        .then_with(|| a.property.cmp(&b.property))
        .then_with(|| a.claims.iter().map(place).cmp(b.claims.iter().map(place)))
        .then_with(|| a.rule.cmp(&b.rule))
}

/// What tells the claims of two findings apart.
fn place(cited: &Cited) -> (crate::finding::Side, &str, Option<&str>, Option<usize>) {
    (cited.side, &cited.source, cited.id.as_deref(), cited.start)
}
