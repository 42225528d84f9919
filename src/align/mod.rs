//! Takes documents, gives the statements in them that speak of one fact: for comparing texts that nobody has read yet.
//!
//! ```text
//! document ──► mentions ──► statements ──► candidates ──► scores ──► facts ──► claims in memory
//!              numbers,      what is said   share a word   how sure              the same as out of
//!              dates         of each        that tells                           claim files
//! ```
//!
//! A score is reached in two ways: what identifies a fact is the same on both sides (`score`), or, for counts in accounts
//! of one event, everything together makes it likely (`likeness`, by the `weights` of its traits).

mod actor;
mod agreement;
mod aids;
mod asked;
mod average;
mod bearer;
mod checked;
mod claims;
mod clause;
mod cluster;
mod coin;
mod command;
mod conversion;
mod count;
mod duration;
mod event;
mod gauge;
mod index;
mod inventory;
mod join;
mod kind;
mod lead;
mod lend;
mod likeness;
mod listing;
mod local;
mod mood;
mod naming;
mod occasion;
mod opposed;
mod pairing;
mod parts;
mod person;
mod phase;
mod place;
mod post;
mod product;
mod questions;
mod quotes;
mod related;
mod relation;
mod relations;
mod roles;
mod row;
mod save;
mod scene;
mod scope;
mod score;
mod shared;
mod size;
mod statement;
mod stem;
mod sums;
mod tally;
mod tenure;
mod thesaurus;
mod told;
mod untold;
mod voices;
mod ways;
mod weigh;
mod weights;
mod window;
mod worth;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use aids::Reading;
use rayon::prelude::*;

use crate::claim::Collection;
use crate::document::Document;
use crate::finding::{Finding, Verdict};
use crate::rule::Rulebook;
use crate::value::Value;
pub use pairing::{Pairing, Place, pairings, trait_names};
pub use save::{Collected, Saved, collect};
use statement::Statement;
use stem::Key;
use told::Told;

/// How documents are aligned.
#[derive(Clone, Debug)]
pub struct Options {
    /// Statements that score less are not taken for one fact; from 0 to 1.
    pub least: f32,
    /// Whether statements that meet no other are kept too.
    pub silences: bool,
    /// Properties, aliases of names, and what helps to read; the defaults that come with the program do.
    pub rules: Arc<Rulebook>,
}

/// Two counts in two accounts of one event that are likelier than this of one fact are taken for it: chosen by
/// `benches/weights.rs`.
pub const LIKELY: f32 = 0.3;

/// Chosen on labelled texts: see the README.
pub const LEAST: f32 = 0.35;

impl Default for Options {
    fn default() -> Self {
        Self { least: LEAST, silences: false, rules: Rulebook::defaults() }
    }
}

/// Documents, aligned.
#[derive(Clone, Debug)]
pub struct Alignment {
    /// A source a document, a claim a statement that meets another.
    pub collection: Collection,
    /// How values were worked out that no document states, by source and claim.
    pub steps: BTreeMap<(String, String), Vec<String>>,
    /// How surely statements are of one fact, best first, by property and subject of the claims that came of them.
    pub reasons: BTreeMap<(String, String), String>,
    /// What documents have word for word in common.
    pub echoes: Vec<Finding>,
    /// The wording of the sentences that claims stand in, by source and claim.
    wordings: BTreeMap<(String, String), Key>,
}

impl Alignment {
    /// How surely the passages of a finding speak of one fact, and by what; empty where a document is held against
    /// its own arithmetic.
    #[must_use]
    pub fn reason(&self, finding: &Finding) -> String {
        let key = (finding.property.clone(), finding.subject.clone());
        self.reasons.get(&key).map_or_else(String::new, |reason| format!("; taken for one fact: {reason}"))
    }

    /// Every finding about the documents: by the same comparison as for claims out of files, without what only those
    /// have.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = crate::compare::compare(&self.collection);
        // Constraints are not solved: documents come with no rules of their own, and subjects that are made up of a
        // sentence's words fill none of a general constraint's slots. Sums within a document are `sums`.
        crate::reason::explain(&self.collection, &mut findings);
        for finding in &mut findings {
            self.count_once(finding);
            for cited in &mut finding.claims {
                let id = cited.id.take().unwrap_or_default();
                cited.written = None;
                let steps = self.steps.get(&(cited.source.clone(), id)).into_iter().flatten();
                for step in steps {
                    if !finding.steps.contains(step) {
                        finding.steps.push(step.clone());
                    }
                }
            }
        }
        findings.retain(|finding| !of_one_breath(finding));
        keep_once(&mut findings);
        findings.iter_mut().for_each(say_unmatched);
        findings.extend(self.echoes.iter().cloned());
        findings
    }

    /// Documents that agree in the same words are one voice.
    fn count_once(&self, finding: &mut Finding) {
        if finding.verdict != Some(Verdict::Agreement) {
            return;
        }
        let wordings: Option<Vec<Key>> = finding
            .claims
            .iter()
            .map(|cited| self.wordings.get(&(cited.source.clone(), cited.id.clone()?)).copied())
            .collect();
        let Some(wordings) = wordings else { return };
        if wordings.len() > 1 && wordings.windows(2).all(|pair| pair.first() == pair.last()) {
            finding.verdict = Some(Verdict::Echo);
            finding.why = "both say it in the same words, which count once".to_owned();
        }
    }
}

/// Leaves out a clash of the same values, of one property and the same sources, that an earlier finding has told under
/// another name.
fn keep_once(findings: &mut Vec<Finding>) {
    let mut told: HashSet<Vec<String>> = HashSet::new();
    findings.retain(|finding| {
        let clash = matches!(finding.verdict, Some(Verdict::Contradiction | Verdict::Estimate | Verdict::Unclear));
        let mut key: Vec<String> = finding
            .claims
            .iter()
            .map(|cited| format!("{:?} {} {} {:?}", cited.side, cited.source, cited.value, cited.says))
            .collect();
        key.sort();
        key.dedup();
        key.push(finding.property.clone());
        !clash || told.insert(key)
    });
}

/// Documents that nobody has read may say in words that were not recognised what one of them seems to say alone.
fn say_unmatched(finding: &mut Finding) {
    if finding.verdict == Some(Verdict::OnlyIn) {
        let source = finding.claims.first().map_or("", |cited| cited.source.as_str());
        finding.why =
            format!("what {source} says here was matched with nothing in the others, which may say it in other words");
    }
}

/// True where the two values are what one voice gives in one go: `estimates of 6% and even 3%`.
fn of_one_breath(finding: &Finding) -> bool {
    const GO: usize = 60;
    let [a, b] = finding.claims.as_slice() else { return false };
    let near = a.start.zip(b.start).is_some_and(|(a, b)| a.abs_diff(b) < GO);
    near && a.source == b.source && !a.says.is_empty() && a.says == b.says
}

/// Documents as a collection in memory, whose claims are those statements that meet another of the same fact.
///
/// The order of the documents decides nothing.
#[must_use]
pub fn align(documents: &[Arc<Document>], options: &Options) -> Alignment {
    let mut documents: Vec<Arc<Document>> = documents.to_vec();
    documents.sort_by(|a, b| a.path.cmp(&b.path));
    let (told, values, scale) = read(&documents, &Reading::of(&options.rules));
    let all: Vec<&Statement> = told.iter().flat_map(|told| &told.statements).collect();
    let mut pairs = index::pairs(&all, options.least);
    related::add(&mut pairs, &all, &values);
    let mut facts = cluster::facts(&pairs, &all, &values, options.least);
    if options.silences {
        facts.extend(cluster::alone(&facts, &all));
    }
    claims::collection(&told, &all, &facts, &scale, &options.rules)
}

/// What the documents say, sorted by path, with the value of each statement and how much each word tells.
fn read(documents: &[Arc<Document>], reading: &Reading) -> (Vec<Told>, Vec<Option<Value>>, weigh::Scale) {
    let mut told: Vec<Told> = documents
        .par_iter()
        .enumerate()
        .zip(&shared::copies(documents))
        .map(|((at, document), copied)| match copied {
            Some(original) => Told { copied: Some(*original), ..Told::blank(document, reading) },
            None => told::read(u32::try_from(at).unwrap_or(u32::MAX), document, reading),
        })
        .collect();
    let scale = weigh::Scale::of(&told);
    keep_denied(&mut told);
    occasion::make_kin(&mut told);
    let values: Vec<Vec<Option<Value>>> = told
        .par_iter_mut()
        .map(|told| {
            scale.apply(&mut told.statements);
            let values: Vec<Option<Value>> =
                told.statements.iter().map(|statement| worth::value(told, statement)).collect();
            size::mark(&mut told.statements, &values);
            values
        })
        .collect();
    (told, values.into_iter().flatten().collect(), scale)
}

/// Adds what is denied somewhere, and what is asserted of the same kind of event, to the statements.
fn keep_denied(told: &mut [Told]) {
    let denied: HashSet<_> = told
        .iter()
        .flat_map(|told| &told.deeds_told)
        .filter(|deed| deed.negated)
        .filter_map(|deed| deed.event)
        .collect();
    for told in told {
        let deeds = std::mem::take(&mut told.deeds_told);
        told.statements
            .extend(deeds.into_iter().filter(|deed| deed.event.is_some_and(|event| denied.contains(&event))));
    }
}
