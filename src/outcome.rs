//! What a run comes to, as plain data: findings, mistakes, and what was looked at. Reports are made from this alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::claim::SourceKind;
use crate::document::Document;
use crate::finding::{Finding, Verdict};
use crate::mistake::Mistake;

/// The outcome of a check.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Every finding, those of severity `off` included; by collection, subject (worst first), severity, place.
    pub findings: Vec<Finding>,
    /// Every mistake and warning, sorted.
    pub mistakes: Vec<Mistake>,
    /// The sources that were read, by collection and id.
    pub sources: Vec<SourceCard>,
    /// What was looked at and found, in numbers.
    pub summary: Summary,
}

/// What a reader needs to know of a source.
#[derive(Clone, Debug)]
pub struct SourceCard {
    /// The collection's name.
    pub collection: String,
    /// The source's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Primary, secondary or tertiary.
    pub kind: Option<SourceKind>,
    /// Free words.
    pub genre: Option<String>,
    /// Free words.
    pub author: Option<String>,
    /// When it was written, in plain words (`2018`, `about 1905`); `None` where unknown.
    pub written: Option<String>,
    /// Its document.
    pub document: Option<Arc<Document>>,
}

/// What was looked at and found, in numbers.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Summary {
    /// Collections read.
    pub collections: usize,
    /// Sources read.
    pub sources: usize,
    /// Documents read.
    pub documents: usize,
    /// Claims read.
    pub claims: usize,
    /// Errors and warnings in files.
    pub mistakes: usize,
    /// Findings by verdict, the unlisted ones too; soundness findings under `soundness`.
    pub verdicts: BTreeMap<&'static str, usize>,
    /// Findings by severity, the unlisted ones under `off`.
    pub severities: BTreeMap<&'static str, usize>,
    /// What follows for values that are not stated; only where it was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inferred: Vec<Inferred>,
    /// Which sources can all stand under the constraints, a collection each that has a failed one.
    #[serde(skip)]
    pub together: Vec<Together>,
    /// Findings left out of a report that lists only the worst.
    #[serde(skip)]
    pub unlisted: usize,
}

/// What claims imply for a value that is not stated: never anyone's claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Inferred {
    /// The collection's name.
    pub collection: String,
    /// The source whose claims imply it; null for all sources together.
    pub source: Option<String>,
    /// The subject, in its main name.
    pub subject: String,
    /// The property.
    pub property: String,
    /// The scope in words; empty where none is named.
    pub scope: String,
    /// What it must be, in words: `from 366,388 to 376,388`.
    pub value: String,
    /// How it follows, a line a step.
    pub steps: Vec<String>,
}

/// The sources of a collection that can all stand under its constraints.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// The collection's name.
    pub collection: String,
    /// Sources that contradict themselves, so that they can stand in no combination.
    pub alone: Vec<String>,
    /// Combinations that cannot be enlarged, largest first.
    pub sets: Vec<Vec<String>>,
}

/// What findings are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Judgements, causes, responsibility, definitions, and words that carry a view.
    Views,
    /// Everything that can be right or wrong: quantities, dates, names, quotations.
    Figures,
    /// Whether quotations stand in their documents and say what they are quoted for.
    Soundness,
}

impl Topic {
    /// What a finding is about.
    #[must_use]
    pub fn of(finding: &Finding) -> Self {
        match (finding.verdict, &finding.question) {
            (None, _) => Self::Soundness,
            (Some(_), Some(_)) => Self::Views,
            (Some(_), None) => Self::Figures,
        }
    }
}

impl Summary {
    /// Counts findings anew.
    pub fn count(&mut self, findings: &[Finding]) {
        (self.verdicts, self.severities) = (BTreeMap::new(), BTreeMap::new());
        for finding in findings {
            let verdict = finding.verdict.map_or("soundness", Verdict::name);
            *self.verdicts.entry(verdict).or_default() += 1;
            *self.severities.entry(finding.severity.name()).or_default() += 1;
        }
    }
}

impl Outcome {
    /// The outcome with findings about some topics alone, counted anew; mistakes stay.
    #[must_use]
    pub fn only(mut self, topics: &[Topic]) -> Self {
        self.findings.retain(|finding| topics.contains(&Topic::of(finding)));
        self.summary.count(&self.findings);
        if !topics.contains(&Topic::Figures) {
            self.summary.together.clear();
        }
        self
    }

    /// The source that a finding's claim cites.
    #[must_use]
    pub fn source(&self, collection: &str, id: &str) -> Option<&SourceCard> {
        self.sources
            .binary_search_by(|card| (card.collection.as_str(), card.id.as_str()).cmp(&(collection, id)))
            .ok()
            .and_then(|at| self.sources.get(at))
    }
}
