//! Takes the findings of constraints, gives which sources can all stand: the largest combinations that hold no sources
//! which a finding sets against one another.

use std::collections::BTreeSet;

use crate::claim::Collection;
use crate::finding::{Finding, Verdict};
use crate::outcome::Together;

/// Combinations beyond which no more are sought.
const MOST: usize = 200;

/// The combinations of a collection; `None` where all of its sources can stand together.
#[must_use]
pub fn together(collection: &Collection, findings: &[Finding]) -> Option<Together> {
    let against: Vec<BTreeSet<&str>> = findings
        .iter()
        .filter(|finding| matches!(finding.verdict, Some(Verdict::Contradiction | Verdict::Estimate)))
        .map(|finding| finding.claims.iter().map(|cited| cited.source.as_str()).collect())
        .collect();
    if against.is_empty() {
        return None;
    }
    let alone: BTreeSet<&str> = against.iter().filter(|set| set.len() == 1).flatten().copied().collect();
    let all: BTreeSet<&str> =
        collection.sources.iter().map(|source| source.id.as_str()).filter(|id| !alone.contains(id)).collect();
    // From the whole down: of each combination that cannot stand, one source of a clash is left out.
    let mut open = vec![all];
    let mut sets: BTreeSet<BTreeSet<&str>> = BTreeSet::new();
    let mut seen: BTreeSet<BTreeSet<&str>> = BTreeSet::new();
    while let Some(set) = open.pop() {
        if !seen.insert(set.clone()) || seen.len() > MOST * 20 {
            continue;
        }
        match against.iter().find(|clash| clash.is_subset(&set)) {
            None => {
                sets.insert(set);
            }
            Some(clash) => open.extend(clash.iter().map(|out| {
                let mut smaller = set.clone();
                smaller.remove(out);
                smaller
            })),
        }
    }
    let largest =
        |set: &&BTreeSet<&str>| !set.is_empty() && !sets.iter().any(|other| other != *set && set.is_subset(other));
    let mut named: Vec<Vec<String>> =
        sets.iter().filter(largest).map(|set| set.iter().map(|id| (*id).to_owned()).collect()).collect();
    named.sort_by(|a: &Vec<String>, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    named.truncate(MOST);
    Some(Together {
        collection: collection.name.clone(),
        alone: alone.into_iter().map(str::to_owned).collect(),
        sets: named,
    })
}
