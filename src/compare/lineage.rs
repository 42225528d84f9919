//! Takes the sources of a collection, gives which of them are one voice: who copies whom, and through whom.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::Source;
use crate::compare::cascade::Dependence;

/// For each source, all that it depends on, directly or through others, itself included.
#[derive(Debug)]
pub struct Lineage {
    ancestors: BTreeMap<String, BTreeSet<String>>,
    titles: BTreeSet<String>,
}

impl Lineage {
    /// Follows `copies` to its ends. Names that are no source of the collection are common ancestors that are lost.
    #[must_use]
    pub fn of(sources: &[Source]) -> Self {
        let direct: BTreeMap<&str, &[String]> =
            sources.iter().map(|source| (source.id.as_str(), source.copies.as_slice())).collect();
        let mut ancestors = BTreeMap::new();
        for source in sources {
            let mut seen = BTreeSet::new();
            let mut open = vec![source.id.as_str()];
            while let Some(id) = open.pop() {
                if seen.insert(id.to_owned()) {
                    open.extend(direct.get(id).copied().unwrap_or_default().iter().map(String::as_str));
                }
            }
            ancestors.insert(source.id.clone(), seen);
        }
        Self { ancestors, titles: sources.iter().map(|source| source.id.clone()).collect() }
    }

    /// What makes two sources one voice; `None` where they are independent or the same.
    #[must_use]
    pub fn between(&self, a: &str, b: &str) -> Option<Dependence> {
        if a == b {
            return None;
        }
        let (of_a, of_b) = (self.ancestors.get(a)?, self.ancestors.get(b)?);
        let why = if of_a.contains(b) {
            format!("{a} copies {b}")
        } else if of_b.contains(a) {
            format!("{b} copies {a}")
        } else {
            // The nearest shared ancestor is not known; a source of the collection says more than a lost one.
            let shared: Vec<&String> = of_a.intersection(of_b).collect();
            let known = shared.iter().find(|id| self.titles.contains(**id)).or(shared.first())?;
            format!("{a} and {b} both go back to {known}")
        };
        Some(Dependence { why, cited: false })
    }

    /// True where a source copies another, directly or through others.
    #[must_use]
    pub fn descends(&self, copy: &str, original: &str) -> bool {
        copy != original && self.ancestors.get(copy).is_some_and(|own| own.contains(original))
    }

    /// How many independent lineages a number of sources come from.
    #[must_use]
    pub fn count(&self, sources: &BTreeSet<&str>) -> usize {
        let mut lineages: Vec<BTreeSet<&str>> = Vec::new();
        for source in sources {
            let (kin, mut others): (Vec<_>, Vec<_>) = lineages
                .into_iter()
                .partition(|lineage| lineage.iter().any(|other| self.between(source, other).is_some()));
            let mut merged: BTreeSet<&str> = kin.into_iter().flatten().collect();
            merged.insert(source);
            others.push(merged);
            lineages = others;
        }
        lineages.len()
    }
}
