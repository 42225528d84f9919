//! The shipped collections, checked whole: what they must hold, and what every finding about them must keep to.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A test that fails panics.

use std::collections::BTreeSet;
use std::path::PathBuf;

use counterclaim::finding::{Severity, Verdict};
use counterclaim::outcome::Outcome;
use counterclaim::report::{self, Format, Show, Style};

fn shipped() -> Outcome {
    let (collections, mistakes) = counterclaim::claim::load(&[PathBuf::from("claims")], None);
    counterclaim::check(collections, mistakes)
}

#[test]
fn they_are_sound_and_free_of_mistakes() {
    let outcome = shipped();
    let mistakes: Vec<String> =
        outcome.mistakes.iter().map(|m| format!("{}:{:?} {}", m.path, m.position(), m.message)).collect();
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    let unsound: Vec<String> = outcome
        .findings
        .iter()
        .filter(|f| f.verdict.is_none())
        .map(|f| format!("{} {}: {}", f.rule, f.claims[0].id.as_deref().unwrap_or(""), f.why))
        .collect();
    assert!(unsound.is_empty(), "{unsound:#?}");
}

#[test]
fn they_hold_what_a_trial_needs() {
    let outcome = shipped();
    assert!(outcome.summary.claims >= 110, "{} claims", outcome.summary.claims);
    let count =
        |wanted: &[Verdict]| outcome.findings.iter().filter(|f| f.verdict.is_some_and(|v| wanted.contains(&v))).count();
    let disagree = count(&[Verdict::Contradiction, Verdict::Estimate]);
    assert!(disagree >= 25, "{disagree} disagreements");
    let compatible = count(&[Verdict::Agreement, Verdict::Notation, Verdict::Precision, Verdict::Echo]);
    assert!(compatible >= 40, "{compatible} agreements and compatible pairs");
    let seen: BTreeSet<Verdict> = outcome.findings.iter().filter_map(|f| f.verdict).collect();
    let missing: Vec<Verdict> = Verdict::ALL.into_iter().filter(|v| !seen.contains(v)).collect();
    assert!(missing.is_empty(), "{missing:?} never occur");
}

/// What other programs rely on: the JSON's offsets are into the file on disk, and `quote` is exactly that slice.
#[test]
fn every_offset_holds_in_the_file_on_disk() {
    let outcome = shipped();
    let mut text = Vec::new();
    report::write(&outcome, Format::Json, Show::All, &Style::new(false, true, 80), &mut text).expect("written");
    let json: serde_json::Value = serde_json::from_slice(&text).expect("JSON");
    assert_eq!(json["version"], 1);
    let mut claims = 0;
    for finding in json["findings"].as_array().expect("a list") {
        for claim in finding["claims"].as_array().expect("a list") {
            let path = claim["document"].as_str().expect("a document");
            let bytes = std::fs::read(path).expect("on disk");
            let at =
                |key: &str| usize::try_from(claim[key].as_u64().unwrap_or_else(|| panic!("{key} in {claim}"))).unwrap();
            let quote = &bytes[at("start")..at("end")];
            assert_eq!(std::str::from_utf8(quote).expect("on characters"), claim["quote"].as_str().expect("text"));
            let before = std::str::from_utf8(&bytes[..at("start")]).expect("UTF-8");
            assert_eq!(at("line"), before.matches('\n').count() + 1);
            let start = before.rfind('\n').map_or(0, |newline| newline + 1);
            assert_eq!(at("column"), before[start..].chars().count() + 1);
            if !claim["value_start"].is_null() {
                assert!(at("start") <= at("value_start") && at("value_start") < at("value_end"));
                assert!(at("value_end") <= at("end"));
            }
            claims += 1;
        }
    }
    assert!(claims > 100, "only {claims} claims were looked at");
}

/// A range that holds a number, or meets another, is never a contradiction.
#[test]
fn no_pair_that_overlaps_is_a_contradiction() {
    let mut seen = 0;
    for finding in shipped().findings.iter().filter(|f| f.verdict == Some(Verdict::Contradiction)) {
        let [a, b] = [finding.claims.first(), finding.claims.last()].map(|cited| cited.expect("two sides"));
        let part_and_whole = finding.why.contains("a part cannot exceed its whole");
        let (Some(x), Some(y)) = (a.extent, b.extent) else { continue };
        // Periods are compared end by end: they may overlap and yet not start together.
        let ends = finding.why.contains("on the start") || finding.why.contains("on the end");
        if a.denied || b.denied || part_and_whole || ends {
            continue;
        }
        let below = |high: Option<f64>, low: Option<f64>| high.zip(low).is_some_and(|(high, low)| high < low);
        assert!(below(x.high, y.low) || below(y.high, x.low), "{} / {}: {}", a.value, b.value, finding.why);
        seen += 1;
    }
    assert!(seen > 5);
}

#[test]
fn severities_follow_the_verdicts() {
    let outcome = shipped();
    assert!(outcome.findings.iter().any(|f| f.severity == Severity::Error));
    let agreements: Vec<_> = outcome.findings.iter().filter(|f| f.verdict == Some(Verdict::Agreement)).collect();
    assert!(!agreements.is_empty() && agreements.iter().all(|f| f.severity == Severity::Off));
}

/// What a failed constraint cites is enough to make it fail, and nothing of it can be spared.
#[test]
fn every_constraint_finding_is_as_small_as_can_be() {
    let (collections, _) = counterclaim::claim::load(&[PathBuf::from("claims")], None);
    let outcome = counterclaim::check(collections.clone(), counterclaim::mistake::Mistakes::new());
    let constraints: Vec<_> = outcome.findings.iter().filter(|f| f.constraint.is_some()).collect();
    assert!(constraints.len() >= 8, "{} constraint findings", constraints.len());
    let rules: BTreeSet<&str> = constraints.iter().map(|f| f.rule.as_str()).collect();
    assert!(rules.len() >= 8, "{rules:?}");
    for finding in constraints {
        assert!(!finding.steps.is_empty(), "{} shows no arithmetic", finding.rule);
        let cited: Vec<(String, String)> =
            finding.claims.iter().map(|c| (c.source.clone(), c.id.clone().expect("a claim file"))).collect();
        // The collection with nothing but some of the claims.
        let told = |kept: &[(String, String)]| {
            let mut collections = collections.clone();
            collections.retain(|collection| collection.name == finding.collection);
            for source in collections.iter_mut().flat_map(|collection| &mut collection.sources) {
                let id = source.id.clone();
                source.claims.retain(|claim| kept.contains(&(id.clone(), claim.id.clone())));
            }
            let outcome = counterclaim::check(collections, counterclaim::mistake::Mistakes::new());
            outcome.findings.iter().filter(|f| f.constraint.is_some()).count()
        };
        assert_eq!(told(&cited), 1, "{}: {}", finding.rule, finding.why);
        for dropped in &cited {
            let rest: Vec<_> = cited.iter().filter(|claim| *claim != dropped).cloned().collect();
            assert_eq!(told(&rest), 0, "{} stands without {dropped:?}: {}", finding.rule, finding.why);
        }
    }
}
