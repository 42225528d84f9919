//! Reasons out of two sources made for it: each fact alone, and what must not be taken for one.

use crate::finding::Finding;

/// The findings between two sources: what stands in each `source`, and the rest of one claim each.
fn between(rules: &str, a: (&str, &str), b: (&str, &str)) -> Vec<Finding> {
    let file = |name: &str, (source, claim): (&str, &str)| {
        format!(
            "source: {{document: {name}.txt{}{source}}}\nclaims:\n  - {{subject: fire, quote: it was so, {claim}}}\n",
            if source.is_empty() { "" } else { ", " }
        )
    };
    let (one, two) = (file("a", a), file("b", b));
    let text = "They say it was so, for 5 or 9 days, on 4 or on 16 March 1820. Proof is there. Signs are there.";
    let files = [
        ("claims/c/a.yaml", one.as_str()),
        ("claims/c/a.txt", text),
        ("claims/c/b.yaml", two.as_str()),
        ("claims/c/b.txt", text),
        ("rules/c.yaml", if rules.is_empty() { "subjects: {}" } else { rules }),
    ];
    let (collections, mistakes) = crate::claim::read(&files);
    assert!(!mistakes.any_error(), "{mistakes:#?}");
    crate::check(collections, mistakes).findings.into_iter().filter(|finding| finding.verdict.is_some()).collect()
}

fn reasons(rules: &str, a: (&str, &str), b: (&str, &str)) -> Vec<(&'static str, String)> {
    let findings = between(rules, a, b);
    findings.into_iter().flat_map(|f| f.reasons).map(|reason| (reason.about, reason.text)).collect()
}

const RULES: &str = "properties:
  how: {type: judgement, positions: [well, badly], opposed: [well, badly]}
  days: {type: quantity, unit: days}
new_evidence:
  - {year: 1850, what: the letters were printed}
  - {year: 1900, what: the registers were opened, subject: flood}
";

#[test]
fn each_fact_makes_one_reason() {
    let rows = [
        // Only evidence about the subject, and between the two.
        (
            ("written: 1820", "property: days, value: 5"),
            ("written: 1920", "property: days, value: 9"),
            "new evidence",
            "in 1850, the letters were printed",
        ),
        (
            ("written: 1860", "property: days, value: 5"),
            ("written: 1920", "property: days, value: 9"),
            "time",
            "59 years or more before",
        ),
        (
            ("kind: primary", "property: days, value: 5"),
            ("kind: secondary", "property: days, value: 9"),
            "kind",
            "may have seen",
        ),
        (
            ("purpose: to warn", "property: days, value: 5"),
            ("purpose: to praise", "property: days, value: 9"),
            "purpose",
            "“to warn”",
        ),
        (
            ("audience: pupils", "property: days, value: 5"),
            ("audience: the king", "property: days, value: 9"),
            "purpose",
            "for the king",
        ),
        (
            ("", "property: days, value: 5, certainty: low"),
            ("", "property: days, value: 9"),
            "hedge",
            "a is itself unsure",
        ),
        (
            ("", "property: how, value: well, scope: {place: York}"),
            ("", "property: how, value: badly"),
            "scope",
            "only one side names the place",
        ),
        (("", "property: how, value: well, says: [Hunt]"), ("", "property: how, value: badly"), "hedge", "from Hunt"),
        (
            ("", "property: how, value: well, because: Proof is there"),
            ("", "property: how, value: badly, because: Signs are there"),
            "evidence",
            "a on “Proof is there”, b on “Signs are there”",
        ),
        (
            ("", "property: days, value: 5, says: [Hunt]"),
            ("", "property: days, value: 9, says: [Hunt]"),
            "dependence",
            "both cite Hunt",
        ),
    ];
    for (a, b, about, text) in rows {
        let told = reasons(RULES, a, b);
        assert_eq!(told.iter().map(|(about, _)| *about).collect::<Vec<_>>(), [about], "{told:?}");
        assert!(told[0].1.contains(text), "{}", told[0].1);
    }
}

#[test]
fn days_apart_as_the_calendars_are() {
    let told = reasons(
        "",
        ("calendar: julian", "property: date, value: 1820-03-04"),
        ("calendar: gregorian", "property: date, value: 1820-03-28"),
    );
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].1.contains("12 days") && told[0].1.contains("a names julian, b gregorian"), "{told:?}");
}

#[test]
fn nothing_is_made_of_what_is_not_there() {
    for (a, b) in [("", ""), ("written: 1820", ""), ("written: 18XX", "written: 1850"), ("purpose: to warn", "")] {
        let told = reasons(RULES, (a, "property: days, value: 5"), (b, "property: days, value: 9"));
        assert!(told.is_empty(), "{a} / {b}: {told:?}");
    }
    // Twenty-four days are no gap of calendars.
    let told = reasons(
        RULES,
        ("", "property: date, value: 1820-03-04"),
        ("calendar: julian", "property: date, value: 1820-03-16"),
    );
    assert!(told.is_empty(), "{told:?}");
    // Those who agree need no reason.
    let told =
        reasons(RULES, ("written: 1820", "property: days, value: 5"), ("written: 1920", "property: days, value: 5"));
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn counts_say_where_definitions_differ() {
    let claim = |value: &str, words: &str| {
        format!(
            "property: deaths, value: {value}}}\n  - {{subject: fire, property: definition, value: {words}, quote: {words}"
        )
    };
    for (second, differ) in [("Signs are there", true), ("Proof is there", false)] {
        let findings = between("", ("", &claim("5", "Proof is there")), ("", &claim("9", second)));
        let counted = findings.iter().find(|finding| finding.property == "deaths").unwrap();
        let says = counted.why.contains("a and b define fire differently, so that they may not count the same people");
        assert_eq!(says, differ, "{}", counted.why);
    }
}
