//! Takes a collection whose claims are anchored, gives its findings about disagreement and agreement.
//!
//! Claims meet by index: the same property of the same subject, or, for what adds up, of subjects that are part of one
//! whole. Each such group is compared by itself, on as many threads as there are, and the order of files decides
//! nothing.

pub(crate) mod authority;
mod cascade;
mod cite;
mod fingerprint;
mod group;
mod lineage;
mod neighbour;
mod scope;
mod terms;
mod trial;
mod views;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use rayon::prelude::*;

pub use cascade::{Dependence, Judgement, Statement, judge};
pub use cite::{Axis, Clerk, Voiced, cite};
pub use fingerprint::fingerprint;
pub use lineage::Lineage;
pub use scope::{Held, Meeting, Place, meet};
pub use trial::{Trial, try_rules};

use crate::claim::Collection;
use crate::finding::{Finding, Verdict};
use crate::rule::Property;
use crate::value::Kind;

/// Every finding about a collection, the agreements and lonely claims too; unsorted, but in an order that the files'
/// order does not change.
#[must_use]
pub fn compare(collection: &Collection) -> Vec<Finding> {
    let lineage = lineage::Lineage::of(&collection.sources);
    let clerk = Clerk { collection };
    let mut findings: Vec<Finding> = groups(collection)
        .into_par_iter()
        .flat_map_iter(|(property, claims)| {
            group::findings(claims, &group::Court { clerk, lineage: &lineage, property })
        })
        .collect();
    findings.extend(terms::findings(collection));
    name_neighbours(&mut findings, collection);
    findings
}

/// The claims of one subject and property, or of subjects that are part of one whole.
type Group<'a> = (&'a Property, Vec<Voiced<'a>>);

/// Claims that can meet. Subjects and properties come in their main names, so that equal names are equal things; what
/// they are looked up as is worked out once a name.
fn groups(collection: &Collection) -> Vec<Group<'_>> {
    let rules = &collection.rules;
    let mut properties: HashMap<&str, Option<&Property>> = HashMap::new();
    let mut roots: HashMap<&str, &str> = HashMap::new();
    let mut groups: HashMap<(&str, &str), Group<'_>> = HashMap::new();
    for source in &collection.sources {
        for claim in &source.claims {
            let declared = properties.entry(&claim.property).or_insert_with(|| rules.property(&claim.property));
            let Some(property) = *declared else { continue };
            let adds = property.adds && property.kind == Kind::Quantity;
            let subject = match adds {
                true => *roots.entry(&claim.subject).or_insert_with(|| rules.subjects.root(&claim.subject)),
                false => &claim.subject,
            };
            let group = groups.entry((&property.name, subject)).or_insert_with(|| (property, Vec::new()));
            group.1.push(Voiced { source, claim });
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.par_sort_unstable_by_key(|(key, _)| *key);
    groups.into_iter().map(|(_, group)| group).collect()
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
