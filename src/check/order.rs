//! Takes findings as they were made, puts them in the order in which they are told: worst first, then by name.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::finding::{Finding, Severity, Verdict};

/// How bad a finding is: least is worst. Soundness comes before every disagreement.
type Rank = (bool, Reverse<Severity>, Option<Verdict>);

fn rank(finding: &Finding) -> Rank {
    (finding.verdict.is_some(), Reverse(finding.severity), finding.verdict)
}

/// By collection; within it what is unsound, then subjects by their worst finding, and each subject's findings worst
/// first. Nothing here depends on where a claim is written.
pub fn sort(findings: &mut [Finding]) {
    let mut worst: BTreeMap<(String, String), Rank> = BTreeMap::new();
    for finding in findings.iter() {
        let key = (finding.collection.clone(), finding.subject.clone());
        let rank = rank(finding);
        worst.entry(key).and_modify(|held| *held = rank.min(*held)).or_insert(rank);
    }
    findings.sort_by_cached_key(|finding| {
        let key = (finding.collection.clone(), finding.subject.clone());
        let subject = worst.get(&key).copied();
        let claims: Vec<_> = finding.claims.iter().map(|c| (c.side, c.source.clone(), c.id.clone(), c.start)).collect();
        let own = (rank(finding), finding.property.clone(), claims, finding.rule.clone());
        (finding.collection.clone(), subject, finding.subject.clone(), own)
    });
}
