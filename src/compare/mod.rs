//! Takes a collection whose claims are anchored, gives its findings about disagreement and agreement.
//!
//! Claims meet by index: the same property of the same subject, or, for what adds up, of subjects that are part of one
//! whole. Each such group is compared by itself, on as many threads as there are, and the order of files decides
//! nothing.

mod cascade;
mod cite;
mod fingerprint;
mod group;
mod lineage;
mod neighbour;
mod scope;
mod trial;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rayon::prelude::*;

pub use cascade::{Dependence, Judgement, Statement, judge};
pub use cite::{Axis, Clerk, Voiced, cite};
pub use fingerprint::fingerprint;
pub use scope::{Held, Meeting, Place, meet};
pub use trial::{Trial, try_rules};

use crate::claim::Collection;
use crate::finding::{Finding, Verdict};
use crate::rule::Property;
use crate::value::{Kind, fold};

/// Every finding about a collection, the agreements and lonely claims too; unsorted, but in an order that the files'
/// order does not change.
#[must_use]
pub fn compare(collection: &Collection) -> Vec<Finding> {
    let lineage = lineage::Lineage::of(&collection.sources);
    let clerk = Clerk { collection };
    let groups: Vec<_> = groups(collection).into_values().collect();
    let mut findings: Vec<Finding> = groups
        .into_par_iter()
        .flat_map_iter(|(property, claims)| {
            group::findings(claims, &group::Court { clerk, lineage: &lineage, property })
        })
        .collect();
    name_neighbours(&mut findings, collection);
    findings
}

type Groups<'a> = BTreeMap<(String, String), (&'a Property, Vec<Voiced<'a>>)>;

/// Claims that can meet, by property and subject.
fn groups(collection: &Collection) -> Groups<'_> {
    let rules = &collection.rules;
    let mut groups: Groups<'_> = BTreeMap::new();
    for source in &collection.sources {
        for claim in &source.claims {
            let Some(property) = rules.property(&claim.property) else { continue };
            let adds = property.adds && property.kind == Kind::Quantity;
            let subject = if adds { rules.subjects.root(&claim.subject) } else { &claim.subject };
            let key = (fold(&property.name), fold(subject));
            groups.entry(key).or_insert_with(|| (property, Vec::new())).1.push(Voiced { source, claim });
        }
    }
    groups
}

fn name_neighbours(findings: &mut [Finding], collection: &Collection) {
    if !findings.iter().any(|finding| finding.verdict == Some(Verdict::OnlyIn)) {
        return;
    }
    let neighbours = neighbour::Neighbours::of(collection);
    findings.par_iter_mut().filter(|finding| finding.verdict == Some(Verdict::OnlyIn)).for_each(|finding| {
        let Some(cited) = finding.claims.first() else { return };
        finding.nearest = neighbours.nearest(&cited.source, &finding.subject, &finding.property);
    });
}
