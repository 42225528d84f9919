//! Takes collections as they were loaded, gives the outcome: quotations anchored, values supported, claims compared.

mod order;
pub mod soundness;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::claim::{Collection, Source};
use crate::compare::compare;
use crate::constraint;
use crate::finding::Finding;
use crate::mistake::Mistakes;
use crate::outcome::{Outcome, SourceCard, Summary};
use crate::reason::explain;

/// Checks collections: the one function a caller of the library needs after loading.
///
/// The outcome is the same whatever the order of collections, sources, claims and rules, and whatever the number of
/// threads.
#[must_use]
pub fn check(mut collections: Vec<Collection>, mut mistakes: Mistakes) -> Outcome {
    collections.sort_by(|a, b| (&a.name, &a.path).cmp(&(&b.name, &b.path)));
    let mut findings: Vec<Finding> = Vec::new();
    let mut together = Vec::new();
    for collection in &mut collections {
        collection.sources.sort_by(|a, b| a.id.cmp(&b.id));
        let (name, rules) = (collection.name.clone(), collection.rules.clone());
        let unsound: Vec<Vec<Finding>> =
            collection.sources.par_iter_mut().map(|source| soundness::anchor_claims(source, &name, &rules)).collect();
        findings.extend(unsound.into_iter().flatten());
        let mut differing = compare(collection);
        let solved = constraint::solve(collection);
        together.extend(constraint::together(collection, &solved.findings));
        differing.extend(solved.findings);
        explain(collection, &mut differing);
        findings.extend(differing);
        mistakes.append(solved.mistakes);
    }
    let mut outcome = conclude(&collections, findings, mistakes);
    outcome.summary.together = together;
    outcome
}

/// The outcome of findings about collections, sorted by path and their sources by id.
pub(crate) fn conclude(collections: &[Collection], findings: Vec<Finding>, mistakes: Mistakes) -> Outcome {
    let findings = order::sorted(findings);
    let mistakes = mistakes.sorted();
    let sources: Vec<SourceCard> = collections
        .iter()
        .flat_map(|collection| collection.sources.iter().map(|s| card(s, &collection.name)))
        .collect();
    let summary = summary(collections, &findings, mistakes.len());
    Outcome { findings, mistakes, sources, summary }
}

fn card(source: &Source, collection: &str) -> SourceCard {
    SourceCard {
        collection: collection.to_owned(),
        id: source.id.clone(),
        title: source.title.clone(),
        kind: source.kind,
        genre: source.genre.clone(),
        author: source.author.clone(),
        written: source.written.as_ref().map(crate::value::Date::plain),
        document: source.document.clone(),
    }
}

fn summary(collections: &[Collection], findings: &[Finding], mistakes: usize) -> Summary {
    let sources = || collections.iter().flat_map(|collection| &collection.sources);
    let documents: BTreeSet<&str> =
        sources().filter_map(|source| source.document.as_ref()).map(|document| document.path.as_str()).collect();
    let mut summary = Summary {
        collections: collections.len(),
        sources: sources().count(),
        documents: documents.len(),
        claims: sources().map(|source| source.claims.len()).sum(),
        mistakes,
        ..Summary::default()
    };
    summary.count(findings);
    summary
}
