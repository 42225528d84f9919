//! What `compare` tells of labelled accounts: a snapshot, so that every change for better or worse is seen.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "accounts/labels.rs"]
mod labels;

use std::collections::BTreeSet;
use std::fmt::Write;

use counterclaim::align::{Options, align};
use counterclaim::finding::{Finding, Verdict};
use labels::{Accounts, Label};

/// A line an event: how many of the labelled disagreements are told, and how many of the findings tell one.
#[test]
fn accounts_by_several_hands() {
    let mut report = String::new();
    for accounts in labels::all() {
        let findings: Vec<Finding> = align(&accounts.documents, &Options::default())
            .findings()
            .into_iter()
            .filter(|finding| matches!(finding.verdict, Some(Verdict::Contradiction | Verdict::Estimate)))
            .collect();
        let wanted: Vec<&Label> = accounts.labels.iter().filter(|label| label.clash).collect();
        let tells = |finding: &Finding, label: &Label| {
            label.sides.iter().all(|side| finding.claims.iter().any(|cited| holds(&accounts, cited, side)))
        };
        let told = wanted.iter().filter(|label| findings.iter().any(|finding| tells(finding, label))).count();
        let labelled = findings.iter().filter(|finding| wanted.iter().any(|label| tells(finding, label))).count();
        let (name, all) = (&accounts.name, wanted.len());
        writeln!(report, "{name:14} tells {told:2} of {all:2}, {labelled:2} of {} findings", findings.len()).unwrap();
    }
    insta::assert_snapshot!(report);
}

/// Nothing of one event is held against another, however alike the two are.
#[test]
fn events_are_kept_apart() {
    let all = labels::all();
    let of = |name: &str| all.iter().find(|accounts| accounts.name == name).expect("the accounts are there");
    for (one, other) in [("fire", "ship"), ("mine", "dam"), ("massacre", "battle"), ("eruption-1900", "fire-1900")] {
        let named = |accounts: &Accounts| {
            let name = accounts.name.clone();
            accounts
                .documents
                .iter()
                .map(move |document| {
                    let path = format!("{name}/{}", document.path);
                    std::sync::Arc::new(counterclaim::document::Document::new(path, document.text()))
                })
                .collect::<Vec<_>>()
        };
        let documents = [named(of(one)), named(of(other))].concat();
        for finding in align(&documents, &Options::default()).findings() {
            let folders: BTreeSet<&str> =
                finding.claims.iter().filter_map(|cited| cited.document.as_deref()?.split('/').next()).collect();
            assert!(folders.len() < 2, "{one} and {other}: {finding:?}");
        }
    }
}

/// True where a claim's passage and one side of a label meet.
fn holds(accounts: &Accounts, cited: &counterclaim::finding::Cited, side: &(usize, std::ops::Range<usize>)) -> bool {
    let (document, span) = side;
    let (Some(start), Some(end)) = (cited.start, cited.end) else { return false };
    Some(&accounts.documents[*document].path) == cited.document.as_ref() && start < span.end && span.start < end
}
