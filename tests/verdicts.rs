//! Every verdict, from files to the full human report: `tests/verdicts/NAME` holds two sources that come to NAME.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A test that fails panics.

use std::path::{Path, PathBuf};

use counterclaim::finding::Verdict;
use counterclaim::report::{self, Format, Show, Style};

fn outcome(name: &str) -> counterclaim::outcome::Outcome {
    let folder = PathBuf::from("tests/verdicts").join(name);
    let (collections, mistakes) = counterclaim::claim::load(&[folder], Some(Path::new("tests/verdicts/rules.yaml")));
    let outcome = counterclaim::check(collections, mistakes);
    assert!(outcome.mistakes.iter().all(|m| m.code == "rule-unused"), "{:#?}", outcome.mistakes);
    outcome
}

fn snapshot(verdict: Verdict) {
    let name = verdict.name();
    let outcome = outcome(name);
    let found: Vec<Verdict> = outcome.findings.iter().filter_map(|finding| finding.verdict).collect();
    assert!(found.contains(&verdict), "{name} comes to {found:?}");
    assert!(outcome.findings.iter().all(|finding| finding.verdict.is_some()), "{name} is unsound");
    let mut text = Vec::new();
    report::write(&outcome, Format::Human, Show::All, &Style::new(false, true, 80), &mut text).expect("written");
    insta::assert_snapshot!(name, String::from_utf8(text).expect("UTF-8"));
}

macro_rules! verdicts {
    ($($test:ident: $verdict:ident,)*) => {
        $(#[test]
        fn $test() {
            snapshot(Verdict::$verdict);
        })*

        #[test]
        fn none_is_forgotten() {
            let tested = [$(Verdict::$verdict),*];
            assert!(Verdict::ALL.iter().all(|verdict| tested.contains(verdict)));
        }
    };
}

verdicts! {
    contradiction: Contradiction,
    miscopied: Miscopied,
    estimate: Estimate,
    interpretation: Interpretation,
    emphasis: Emphasis,
    wording: Wording,
    unclear: Unclear,
    scope: Scope,
    precision: Precision,
    notation: Notation,
    agreement: Agreement,
    echo: Echo,
    only_in: OnlyIn,
}
