//! What claim files come to, in memory and on disk: every mistake where it stands, and all of them in one run.

mod codes;
mod disk;
mod mistakes;
mod views;

use super::{Collection, Mode, ScopeValue, read};
use crate::mistake::Mistake;

const DOCUMENT: (&str, &str) = ("claims/c/a.txt", "fifteen died");

/// A claim file `a.yaml` with these claims, and the rules that hold for its collection.
fn loaded(claims: &str, rules: &str) -> (Vec<Collection>, Vec<Mistake>) {
    let file = format!("source: {{document: a.txt}}\nclaims:\n{claims}");
    let files = [("claims/c/a.yaml", file.as_str()), DOCUMENT, ("rules/c.yaml", rules)];
    let (collections, mistakes) = read(&files[..if rules.is_empty() { 2 } else { 3 }]);
    (collections, mistakes.sorted())
}

const RULES: &str =
    "subjects: {Peterloo: {aliases: [the massacre]}}\nscopes: {place: {Manchester: {aliases: [Cottonopolis]}}}\n";

#[test]
fn a_claim_is_read_with_everything_it_may_have() {
    let claims = "  - id: dead
    subject: The Massacre
    property: Deaths
    value: \"15\"
    scope: {place: cottonopolis, period: 1819, group: men}
    says: [Hunt, a witness]
    mode: reported
    certainty: low
    quote: {exact: fifteen, after: died}
    context: |
      fifteen died
    status: reviewed
    note: counted twice
";
    let (collections, mistakes) = loaded(claims, RULES);
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    let claim = &collections[0].sources[0].claims[0];
    assert_eq!((claim.id.as_str(), claim.subject.as_str(), claim.property.as_str()), ("dead", "Peterloo", "deaths"));
    assert_eq!((claim.written.line, claim.written.column), (6, 12));
    assert_eq!(claim.scope.0["place"], ScopeValue::Name("Manchester".to_owned()));
    assert!(matches!(claim.scope.0["period"], ScopeValue::Period(_)));
    assert_eq!((claim.says.len(), claim.mode), (2, Mode::Reported));
    assert_eq!((claim.quote.exact.as_str(), claim.quote.after.as_deref()), ("fifteen", Some("died")));
    assert_eq!(claim.context.as_ref().unwrap().exact, "fifteen died");
}

#[test]
fn text_is_never_guessed_into_something_else() {
    let rules = "properties: {x: {type: label}}\n";
    for text in ["true", "1938", "1e3", "~", "null", "0x10", "no"] {
        let claims = format!("  - {{subject: s, property: x, value: {text}, quote: fifteen}}\n");
        let (collections, mistakes) = loaded(&claims, rules);
        assert!(mistakes.is_empty(), "{mistakes:#?}");
        assert_eq!(collections[0].sources[0].claims[0].value.to_string(), text);
    }
}

#[test]
fn lists_are_sets_of_names_or_dates() {
    let claims = "  - {subject: s, property: participants, value: [Hunt, Johnson], others: 18, quote: fifteen}
  - {subject: s, property: date, value: [1667,1668], quote: fifteen}
";
    let (collections, mistakes) = loaded(claims, "");
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    assert_eq!(collections[0].sources[0].claims.len(), 2);
}

#[test]
fn columns_are_characters_and_hold_behind_a_byte_order_mark() {
    let file = "\u{feff}source: {document: a.txt}\r\nclaims:\r\n  - {subject: Пётр, property: deaths, value: 15, quote: fifteen}\r\n";
    let (collections, mistakes) = read(&[("claims/c/a.yaml", file), DOCUMENT]);
    assert!(mistakes.is_empty());
    let written = &collections[0].sources[0].claims[0].written;
    assert_eq!((written.line, written.column), (3, 46));
}

#[test]
fn collections_and_sources_are_sorted_and_the_order_of_files_decides_nothing() {
    let claim = |subject: &str| {
        format!("source: {{document: a.txt}}\nclaims: [{{subject: {subject}, property: deaths, value: 1, quote: a}}]\n")
    };
    let (upper, lower) = (claim("The Terror"), claim("the terror"));
    let mut files = vec![
        ("claims/b/z.yaml", upper.as_str()),
        ("claims/b/y.yaml", lower.as_str()),
        ("claims/a/z.yaml", upper.as_str()),
        ("claims/b/a.txt", "a"),
        ("claims/a/a.txt", "a"),
    ];
    let shape = |files: &[(&str, &str)]| {
        let (collections, mistakes) = read(files);
        assert!(mistakes.is_empty());
        let sources =
            |c: &Collection| c.sources.iter().map(|s| (s.id.clone(), s.claims[0].subject.clone())).collect::<Vec<_>>();
        collections.iter().map(|c| (c.name.clone(), sources(c))).collect::<Vec<_>>()
    };
    let first = shape(&files);
    files.reverse();
    assert_eq!(shape(&files), first);
    assert_eq!(first[0].0, "a");
    assert_eq!(first[1].1, [("y".to_owned(), "The Terror".to_owned()), ("z".to_owned(), "The Terror".to_owned())]);
}

#[test]
fn a_claim_with_a_mistake_is_left_out_and_the_others_stay() {
    let claims = "  - {subject: s, property: deaths, value: 1, quote: a}
  - {subject: t, property: deths, value: 1, quote: a}
  - {subject: u, property: deaths, value: 1}
  - {subject: v, property: deaths, value: 1, quote: a}
";
    let (collections, mistakes) = loaded(claims, "");
    assert_eq!(mistakes.len(), 2);
    let subjects: Vec<&str> = collections[0].sources[0].claims.iter().map(|claim| claim.subject.as_str()).collect();
    assert_eq!(subjects, ["s", "v"]);
}

#[test]
fn rules_that_no_claim_meets_are_warned_of() {
    let claims = "  - {subject: Peterloo, property: deaths, value: 1, quote: a}\n";
    let rules = "rules:\n  - {id: used, for: {subject: peterloo, property: deaths}}\n  - {id: unused, for: {subject: Peterlo}}\n";
    let (_, mistakes) = loaded(claims, rules);
    let [mistake] = mistakes.as_slice() else { panic!("{mistakes:#?}") };
    assert_eq!((mistake.code, mistake.weight), ("rule-unused", crate::mistake::Weight::Warning));
    assert_eq!(&rules[mistake.labels[0].span.clone()], "unused");
    assert!(mistake.help.as_ref().unwrap().starts_with("did you mean `Peterloo`?"));
}

#[test]
fn rules_of_another_collection_are_not_taken_for_rules_for_all() {
    let file = "source: {document: a.txt}\nclaims: [{subject: s, property: x, value: 1, quote: a}]\n";
    let (collections, mistakes) = read(&[
        ("claims/c/a.yaml", file),
        ("claims/c/a.txt", "a"),
        ("claims/d/a.yaml", file),
        ("claims/d/a.txt", "a"),
        ("rules/c.yaml", "properties: {x: {type: label}}"),
        ("rules/shared.yaml", "properties: {y: {type: label}}"),
    ]);
    let mistakes = mistakes.sorted();
    assert_eq!(
        mistakes.iter().map(|m| (m.code, m.path.as_str())).collect::<Vec<_>>(),
        [("unknown-property", "claims/d/a.yaml")]
    );
    assert!(collections.iter().all(|c| c.rules.property("y").is_some()));
}

#[test]
fn a_mistake_in_a_rule_file_is_not_told_again_in_every_claim() {
    let claims = "  - {subject: s, property: x, value: 1, quote: a}\n";
    for (rules, code) in
        [("properties: {x: {type: dat}}", "unknown-type"), ("properties: {y: {type: date}\n", "yaml-syntax")]
    {
        let (_, mistakes) = loaded(claims, rules);
        assert_eq!(mistakes.iter().map(|m| m.code).collect::<Vec<_>>(), [code]);
    }
}
