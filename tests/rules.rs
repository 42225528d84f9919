//! Every example in a shipped rule file is a test of the rule that carries it.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A test that fails panics.

use std::path::PathBuf;

use counterclaim::compare::try_rules;
use counterclaim::constraint::try_constraints;

#[test]
fn every_example_comes_out_as_written() {
    let (collections, mistakes) = counterclaim::claim::load(&[PathBuf::from("claims")], None);
    assert!(!mistakes.any_error());
    let mut tried = 0;
    let mut failed = Vec::new();
    for trial in collections.iter().flat_map(|collection| try_rules(&collection.rules)) {
        tried += 1;
        if !trial.holds() {
            let (at, test) = (trial.written(), trial.test);
            failed.push(format!(
                "{}:{} {}: {} / {} is {}, not {}: {}",
                at.file,
                at.line,
                trial.rule.id,
                test.a.value,
                test.b.value,
                trial.judgement.verdict.name(),
                test.verdict.name(),
                trial.judgement.why
            ));
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
    assert!(tried > 80, "only {tried} examples were tried");
}

#[test]
fn every_shipped_rule_carries_examples() {
    let (collections, _) = counterclaim::claim::load(&[PathBuf::from("claims")], None);
    for rule in collections.iter().flat_map(|collection| &collection.rules.rules) {
        assert!(!rule.tests.is_empty(), "{} has no example", rule.id);
    }
    for constraint in collections.iter().flat_map(|collection| &collection.rules.constraints) {
        let both = [true, false].map(|holds| constraint.tests.iter().any(|test| test.holds == holds));
        assert_eq!(both, [true, true], "{} has no example that holds, or none that does not", constraint.id);
    }
    for trial in collections.iter().flat_map(|collection| try_constraints(&collection.rules)) {
        assert!(trial.is_right(), "{} holds: {} in line {}", trial.constraint.id, trial.holds, trial.test.written.line);
    }
}
