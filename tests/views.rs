//! Views: the disagreements a teacher would choose from the shipped documents, each with the verdict that a teacher
//! would give; and what holds for every collection of views.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A test that fails panics.

use std::path::PathBuf;

use counterclaim::claim::Collection;
use counterclaim::finding::{Finding, Severity, Side, Verdict};
use counterclaim::outcome::{Outcome, Topic};
use counterclaim::report::{self, Format, Show, Style};
use proptest::prelude::*;

fn collection(name: &str) -> (Vec<Collection>, Outcome) {
    let (collections, mistakes) = counterclaim::claim::load(&[PathBuf::from("claims").join(name)], None);
    assert!(!mistakes.any_error());
    let outcome = counterclaim::check(collections.clone(), mistakes);
    (collections, outcome)
}

/// The finding between two voices about a subject and property.
fn between<'o>(outcome: &'o Outcome, subject: &str, property: &str, one: &str, other: &str) -> Vec<&'o Finding> {
    let stands = |finding: &Finding, side: Side, voice: &str| {
        finding.claims.iter().any(|cited| cited.side == side && cited.voice() == voice)
    };
    let met = outcome.findings.iter().filter(|f| f.verdict.is_some() && f.subject == subject && f.property == property);
    met.filter(|f| {
        (stands(f, Side::A, one) && stands(f, Side::B, other)) || (stands(f, Side::A, other) && stands(f, Side::B, one))
    })
    .collect()
}

/// Seven views and three figures: subject, property, two voices, the verdict, and a piece of the reason.
const CHOSEN: &[(&str, &str, &str, &str, Verdict, &str)] = &[
    // Was the famine meant, and as what?
    (FAMINE, "intent", "biography", "revision-notes", Verdict::Interpretation, "exclude one another"),
    (FAMINE, "intent", "essay", "textbook", Verdict::Emphasis, "can both stand"),
    (FAMINE, "intent", "biography, citing Michael Ellman", "textbook", Verdict::Interpretation, "rejects"),
    // Why did so many die?
    (FAMINE, "cause", "textbook", "revision-notes", Verdict::Interpretation, "first"),
    (FAMINE, "cause", "essay", "textbook", Verdict::Interpretation, "essay rejects `weather`, which textbook names"),
    (FAMINE, "cause", "biography, citing Alan Bullock", "essay", Verdict::Precision, "only quoted"),
    // Were there kulaks at all?
    ("kulaks", "reality", "revision-notes", "textbook", Verdict::Interpretation, "exclude one another"),
    ("kulaks", "reality", "biography", "textbook", Verdict::Emphasis, "can both stand"),
    ("kulaks", "reality", "biography", "essay", Verdict::Agreement, ""),
    ("kulaks", "meaning", "essay", "textbook", Verdict::Wording, ""),
    // Was the terror planned, or did it run away?
    (TERROR, "steering", "textbook", "revision-notes", Verdict::Interpretation, "exclude one another"),
    (TERROR, "steering", "essay", "essay, citing a fashionable school", Verdict::Interpretation, ""),
    // Did it grow out of Lenin's teaching, or betray it?
    (RULE, "descent from Lenin", "essay", "textbook", Verdict::Interpretation, "exclude one another"),
    (RULE, "descent from Lenin", "biography", "essay", Verdict::Emphasis, "can both stand"),
    (
        RULE,
        "descent from Lenin",
        "biography, citing Leon Trotsky",
        "essay, citing Leon Trotsky",
        Verdict::Echo,
        "both cite",
    ),
    // Did women become equal?
    ("Soviet women", "equality of women", "essay", "textbook", Verdict::Interpretation, "exclude one another"),
    ("Soviet women", "equality of women", "essay", "revision-notes", Verdict::Emphasis, "can both stand"),
    // Who had Kirov killed?
    ("Kirov", "behind the murder", "textbook", "revision-notes", Verdict::Interpretation, "first"),
    ("Kirov", "behind the murder", "essay", "textbook", Verdict::Emphasis, "for unproven"),
    ("Kirov", "behind the murder", "essay", "biography", Verdict::Agreement, ""),
    // How many died in Ukraine, when the passports came, how many were arrested.
    (FAMINE, "deaths", "essay", "textbook", Verdict::Estimate, "estimate"),
    ("internal passports", "introduced", "essay", "revision-notes", Verdict::Contradiction, "apart"),
    (TERROR, "arrested", "essay", "textbook", Verdict::Estimate, "estimate"),
];
const FAMINE: &str = "Soviet famine of 1932–33";
const TERROR: &str = "Great Terror";
const RULE: &str = "Stalin’s rule";

#[test]
fn a_teacher_would_say_the_same() {
    let (_, outcome) = collection("soviet-union");
    for (subject, property, one, other, verdict, why) in CHOSEN {
        let found = between(&outcome, subject, property, one, other);
        let fitting = found.iter().find(|finding| finding.verdict == Some(*verdict) && finding.why.contains(why));
        let told: Vec<_> = found.iter().map(|finding| (finding.verdict, &finding.why)).collect();
        assert!(fitting.is_some(), "{subject}, {property}: {one} / {other} is {told:?}");
    }
}

#[test]
fn the_collections_argue() {
    for (name, least) in [("soviet-union", 30), ("peterloo", 10)] {
        let (collections, outcome) = collection(name);
        let claims = collections.iter().flat_map(|c| &c.sources).flat_map(|source| &source.claims);
        let views = claims.filter(|claim| claim.value.kind().is_view()).count();
        assert!(views >= least, "{name}: {views} views");
        let disputed = |v| matches!(v, Some(Verdict::Interpretation | Verdict::Emphasis));
        assert!(outcome.findings.iter().filter(|finding| disputed(finding.verdict)).count() >= least / 2);
    }
}

/// What is reported lands on whoever is quoted.
#[test]
fn no_source_is_held_to_what_it_quotes() {
    let (_, outcome) = collection("soviet-union");
    let quoted = outcome.findings.iter().flat_map(|f| f.claims.iter().map(move |cited| (f, cited)));
    let mut seen = 0;
    for (finding, cited) in quoted.filter(|(_, cited)| !cited.says.is_empty()) {
        assert!(cited.voice().contains(&format!("citing {}", cited.says[0])));
        let itself = format!("{} contradicts itself", cited.source);
        assert!(!finding.why.contains(&itself), "{}", finding.why);
        seen += 1;
    }
    assert!(seen > 10);
}

#[test]
fn counts_of_what_is_defined_differently_say_so() {
    let (_, outcome) = collection("soviet-union");
    let of_kulaks = |f: &&Finding| f.subject == "kulaks" && Topic::of(f) == Topic::Figures;
    let figures: Vec<&Finding> =
        outcome.findings.iter().filter(of_kulaks).filter(|f| f.verdict != Some(Verdict::OnlyIn)).collect();
    assert!(figures.len() >= 2);
    for finding in figures {
        assert!(finding.why.contains("they may not count the same people"), "{}", finding.why);
    }
}

/// Every disagreement between two sources that are described has a reason, and none of them is given as the answer.
#[test]
fn reasons_are_candidates() {
    for name in ["soviet-union", "peterloo"] {
        let (_, outcome) = collection(name);
        let differs = |f: &&Finding| {
            matches!(f.verdict, Some(Verdict::Contradiction | Verdict::Estimate | Verdict::Interpretation))
                && f.claims.first().zip(f.claims.last()).is_some_and(|(a, b)| a.source != b.source)
        };
        for finding in outcome.findings.iter().filter(differs) {
            assert!(!finding.reasons.is_empty(), "{}: {}", finding.subject, finding.why);
            for reason in &finding.reasons {
                let careful = ["may", "unsure", "disputed"].iter().any(|word| reason.text.contains(word));
                assert!(careful && !reason.text.ends_with('.'), "{}", reason.text);
            }
        }
    }
}

fn drawn(name: &str, width: usize) -> String {
    let (_, outcome) = collection(name);
    let outcome = outcome.only(&[Topic::Views]);
    let mut text = Vec::new();
    report::write(&outcome, Format::Human, Show::Listed, &Style::new(false, true, width), &mut text).expect("written");
    String::from_utf8(text).expect("UTF-8")
}

#[test]
fn reports_read_well() {
    insta::assert_snapshot!("soviet-union-80", drawn("soviet-union", 80));
    insta::assert_snapshot!("peterloo-80", drawn("peterloo", 80));
    insta::assert_snapshot!("peterloo-40", drawn("peterloo", 40));
}

#[test]
fn a_topic_alone_is_counted_alone() {
    let (_, outcome) = collection("peterloo");
    let all = outcome.findings.len();
    let parts = [Topic::Views, Topic::Figures, Topic::Soundness].map(|topic| outcome.clone().only(&[topic]));
    assert_eq!(parts.iter().map(|part| part.findings.len()).sum::<usize>(), all);
    assert!(!parts[0].summary.verdicts.contains_key("contradiction"));
    assert!(parts[1].summary.verdicts.contains_key("contradiction"));
    assert!(parts[0].findings.iter().all(|finding| finding.severity <= Severity::Note));
}

const RULES: &str = "properties:
  j:
    type: judgement
    positions: {p: one, q: two, r: three, s: four}
    opposed: [[p, q], [q, r, s]]
  c: {type: causes, vocabulary: [p, q, r, s]}
  o: {type: causes}
  h: {type: responsibility, vocabulary: {p: {aliases: [pp]}, q: {}, r: {}, s: {}}}
  d: {type: definition}
";

/// A claim about views: property, value, mode, whose word it is.
fn view() -> impl Strategy<Value = String> {
    let names = || proptest::sample::subsequence(vec!["p", "q", "r", "s"], 1..=3).prop_shuffle();
    let judged =
        proptest::sample::select(vec!["p", "q", "r", "s"]).prop_map(|name| format!("property: j, value: {name}"));
    let causes = (proptest::sample::select(vec!["c", "o", "h"]), names(), 0..3usize, 0..3usize).prop_map(
        |(property, names, first, second)| {
            let keys = ["main", "also", "not"];
            let mut parts: [Vec<&str>; 3] = Default::default();
            for (at, name) in names.iter().enumerate() {
                parts[[first, second, 2][at]].push(name);
            }
            let parts: Vec<String> = keys
                .iter()
                .zip(&parts)
                .filter(|(_, names)| !names.is_empty())
                .map(|(key, names)| format!("{key}: [{}]", names.join(", ")))
                .collect();
            format!("property: {property}, value: {{{}}}", parts.join(", "))
        },
    );
    let defined =
        proptest::sample::select(vec!["p", "q r", "said"]).prop_map(|words| format!("property: d, value: {words}"));
    let proof = proptest::sample::select(vec!["", "proven", "suspected", "unproven"]);
    let mode = proptest::sample::select(vec!["asserted", "reported", "denied", "disputed"]);
    let says = proptest::sample::select(vec!["[]", "[Bullock]", "[some say]", "[Service, Bullock]", "[a]"]);
    (prop_oneof![3 => judged, 3 => causes, 1 => defined], proof, mode, says).prop_map(|(claim, proof, mode, says)| {
        let proof = match proof {
            some if !some.is_empty() && claim.starts_with("property: h") => format!(", proof: {some}"),
            _ => String::new(),
        };
        let says = if says == "[]" { String::new() } else { format!(", says: {says}") };
        format!("{claim}{proof}, mode: {mode}{says}")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    /// No view is ever a contradiction, none raises the exit code, and the order of the files decides nothing.
    #[test]
    fn views_never_contradict(
        sources in proptest::collection::vec((proptest::collection::vec(view(), 1..4), any::<bool>(), any::<bool>()), 1..4),
    ) {
        let names = ["a", "b", "c"];
        let mut files: Vec<(String, String)> = vec![("rules/x.yaml".to_owned(), RULES.to_owned())];
        for (nth, (claims, excerpt, copies)) in sources.iter().enumerate() {
            let name = names[nth];
            let copies = if *copies && nth > 0 { ", copies: [a]" } else { "" };
            let mut yaml = format!("source: {{document: {name}.txt, excerpt: {excerpt}{copies}}}\nclaims:\n");
            for (at, claim) in claims.iter().enumerate() {
                yaml.push_str(&format!("  - {{id: i{at}, subject: it, {claim}, quote: it was said that p q r}}\n"));
            }
            files.push((format!("claims/x/{name}.yaml"), yaml));
            files.push((format!("claims/x/{name}.txt"), "Long ago it was said that p q r and s.".to_owned()));
        }
        let outcome = |files: &[(String, String)]| {
            let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
            let (collections, mistakes) = counterclaim::claim::read(&files);
            assert!(!mistakes.any_error(), "{mistakes:#?}");
            counterclaim::check(collections, mistakes)
        };
        let found = outcome(&files);
        for finding in &found.findings {
            prop_assert!(finding.severity <= Severity::Note, "{:?}: {}", finding.verdict, finding.why);
            prop_assert!(!matches!(finding.verdict, Some(Verdict::Contradiction | Verdict::Miscopied | Verdict::Estimate)));
            prop_assert!(!finding.why.is_empty() && !finding.why.ends_with('.'));
        }
        files.reverse();
        let turned = outcome(&files);
        let told = |outcome: &Outcome| -> Vec<(String, String)> {
            outcome.findings.iter().map(|f| (f.fingerprint.clone(), f.why.clone())).collect()
        };
        prop_assert_eq!(told(&found), told(&turned));
        for width in [40, 80] {
            let mut text = Vec::new();
            report::write(&found, Format::Human, Show::All, &Style::new(false, true, width), &mut text).expect("written");
        }
    }
}
