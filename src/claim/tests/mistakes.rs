use super::{DOCUMENT, loaded};
use crate::claim::read;

/// One mistake of every kind that a claim can have: the claim, the code, what is underlined, a piece of the help.
#[test]
fn every_mistake_in_a_claim_is_told_where_it_stands() {
    let table = [
        ("subjct: s, property: deaths, value: 1, quote: a", "unknown-key", "subjct", "did you mean `subject`?"),
        ("subject: s, value: 1, quote: a", "missing-key", "subject", "property: deaths"),
        ("subject: s, property: deaths, quote: a", "missing-key", "subject", "value: ~6 million"),
        ("subject: s, property: deaths, value: 1", "missing-key", "subject", "quote: about"),
        ("subject: '', property: deaths, value: 1, quote: a", "empty-text", "''", "leave the key out"),
        ("subject: s, property: deaths, value: [], quote: a", "empty-text", "[]", "at least one"),
        (
            "subject: s, property: introducd, value: 1938, quote: a",
            "unknown-property",
            "introducd",
            "did you mean `introduced`? a new property",
        ),
        (
            "subject: s, property: zzzz, value: 1, quote: a",
            "unknown-property",
            "zzzz",
            "properties: {zzzz: {type: quantity}}",
        ),
        ("subject: s, property: deaths, value: 5 milion, quote: a", "value-unreadable", "milion", ""),
        ("subject: s, property: deaths, value: '5 milion', quote: a", "value-unreadable", "milion", ""),
        ("subject: s, property: deaths, value: “112”, quote: a", "value-unreadable", "“", "leave `“` out"),
        ("subject: s, property: born, value: 1938-13, quote: a", "value-unreadable", "", ""),
        ("subject: s, property: deaths, value: {a: b}, quote: a", "wrong-shape", "{a: b}", "write text"),
        ("subject: s, property: deaths, value: 375,000, quote: a", "number-split", "000", "quotation marks"),
        ("subject: s, property: participants, value: [375,000], quote: a", "number-split", "000", "quotation marks"),
        (
            "subject: s, property: deaths, value: 1, quote: a, scope: {plase: x}",
            "unknown-scope",
            "plase",
            "did you mean `place`?",
        ),
        ("subject: s, property: deaths, value: 1, quote: a, scope: {period: soon}", "value-unreadable", "", ""),
        (
            "subject: s, property: deaths, value: 1, quote: a, mode: denyed",
            "unknown-mode",
            "denyed",
            "did you mean `denied`?",
        ),
        (
            "subject: s, property: deaths, value: 1, quote: a, certainty: hihg",
            "unknown-certainty",
            "hihg",
            "did you mean `high`?",
        ),
        (
            "subject: s, property: deaths, value: 1, quote: a, status: reviwed",
            "unknown-status",
            "reviwed",
            "did you mean `reviewed`?",
        ),
        (
            "subject: s, property: born, value: 1900, quote: a, calendar: julan",
            "unknown-calendar",
            "julan",
            "did you mean `julian`?",
        ),
        (
            "subject: s, property: deaths, value: 1, quote: a, calendar: julian",
            "calendar-not-a-date",
            "julian",
            "leave it out",
        ),
        (
            "subject: s, property: born, value: 1900, quote: a, unit: people",
            "unit-not-a-quantity",
            "people",
            "leave it out",
        ),
        ("subject: s, property: born, value: 1900, quote: a, others: 3", "others-not-a-set", "3", "type: set"),
        (
            "subject: s, property: participants, value: [a], quote: a, others: many",
            "others-unreadable",
            "many",
            "others: 18",
        ),
        ("subject: s, property: deaths, value: 1, quote: {exakt: a}", "unknown-key", "exakt", "did you mean `exact`?"),
        ("subject: s, property: deaths, value: 1, quote: *q", "yaml-alias", "*q", "readable on its own"),
    ];
    for (claim, codes, underlined, help) in table {
        let (collections, mistakes) = loaded(&format!("  - {{{claim}}}\n"), "");
        let told: Vec<&str> = mistakes.iter().map(|mistake| mistake.code).collect();
        assert_eq!(told.join(","), codes, "{claim}\n{mistakes:#?}");
        let mistake = &mistakes[0];
        let seen = mistake.text.as_ref().unwrap().slice(mistake.labels[0].span.clone());
        assert!(seen == underlined || underlined.is_empty(), "{claim}: `{seen}`");
        assert!(mistake.help.as_ref().is_some_and(|h| h.contains(help)), "{claim}: {:?}", mistake.help);
        assert!(!mistake.message.ends_with('.'), "{claim}");
        assert!(collections[0].sources[0].claims.is_empty(), "{claim}");
    }
}

/// The same for a source and for a file as a whole.
#[test]
fn every_mistake_in_a_source_is_told_where_it_stands() {
    let claims = "claims: [{subject: s, property: deaths, value: 1, quote: a}]\n";
    let table = [
        ("source: {titel: x, document: a.txt}", "unknown-key", "titel", "did you mean `title`?"),
        ("source: {title: x}", "missing-key", "title", "document: FILE.txt"),
        ("source: x", "wrong-shape", "x", "a map"),
        ("", "missing-key", "claims", "document: FILE.txt"),
        ("source: {document: a.txt, kind: primry}", "unknown-source-kind", "primry", "did you mean `primary`?"),
        ("source: {document: a.txt, written: '19-13'}", "value-unreadable", "", ""),
        ("source: {document: a.txt, excerpt: maybe}", "not-a-flag", "maybe", "`true` or `false`"),
        ("source: {document: a.txt, disagreements: yes}", "unknown-disagreements", "yes", "`expected`"),
        ("source: {document: b.txt}", "document-missing", "b.txt", "did you mean `a.txt`?"),
        ("source: {document: ../d/a.txt}", "document-outside", "../d/a.txt", "put a copy"),
        ("source: {document: /etc/passwd}", "document-outside", "/etc/passwd", "put a copy"),
        ("source: {document: a.txt, copies: a}", "copies-itself", "a", "another source"),
        ("source:\n  document: a.txt\n  title: Box #3 #of 4", "cut-short", "#3 #of 4", "double quotation marks"),
        ("source:\n  document: a.txt\n  title: Box: of 4", "yaml-syntax", ":", "what stands below was not read"),
    ];
    for (source, code, underlined, help) in table {
        let file = format!("{source}\n{claims}");
        let (_, mistakes) = read(&[("claims/c/a.yaml", file.as_str()), DOCUMENT]);
        let mistakes = mistakes.sorted();
        let [mistake] = mistakes.as_slice() else { panic!("{source}: {mistakes:#?}") };
        let seen = &file[mistake.labels[0].span.clone()];
        assert_eq!(mistake.code, code, "{source}");
        assert!(seen == underlined || underlined.is_empty(), "{source}: `{seen}`");
        assert!(mistake.help.as_ref().is_some_and(|h| h.contains(help)), "{source}: {:?}", mistake.help);
    }
}

#[test]
fn a_quotation_cut_short_is_told_wherever_it_stands() {
    for (key, property) in [("quote", "deaths"), ("context", "deaths"), ("value", "leader")] {
        let other = ["quote: a", "context: b", "value: 1"].into_iter().filter(|line| !line.starts_with(key));
        let rest: String = other.map(|line| format!("    {line}\n")).collect();
        let claim = format!("  - subject: s\n    property: {property}\n    {key}: 15 in room #4 # of ten\n{rest}");
        let (_, mistakes) = loaded(&claim, "");
        assert_eq!(mistakes.len(), 1, "{mistakes:#?}");
        let mistake = &mistakes[0];
        let seen = mistake.text.as_ref().unwrap().slice(mistake.labels[0].span.clone());
        assert_eq!((mistake.code, seen), ("cut-short", "#4 # of ten"));
    }
    let (_, mistakes) = loaded("  - {subject: s, property: deaths, value: 1, quote: \"a #4\"} # fine\n", "");
    assert!(mistakes.is_empty());
}

#[test]
fn ids_are_given_once() {
    let claim = |id: &str| format!("  - {{{id}subject: s, property: deaths, value: 1, quote: a}}\n");
    let table = [
        (claim("") + &claim(""), "missing-id", "s"),
        (claim("") + &claim("id: x, "), "", ""),
        (claim("id: x, ") + &claim("id: x, "), "duplicate-id", "x"),
        (claim("id: s.deaths, ") + &claim(""), "missing-id", "s"),
    ];
    for (claims, code, underlined) in table {
        let (_, mistakes) = loaded(&claims, "");
        assert_eq!(mistakes.first().map_or("", |mistake| mistake.code), code, "{claims}");
        if let [mistake] = mistakes.as_slice() {
            assert_eq!(mistake.labels.len(), 2, "both places");
            assert_eq!(mistake.text.as_ref().unwrap().slice(mistake.labels[0].span.clone()), underlined);
            assert!(mistake.labels[0].span.start > mistake.labels[1].span.start);
        }
    }
}

#[test]
fn sources_have_one_id_each_and_copy_in_no_circle() {
    let claims = "claims: [{subject: s, property: deaths, value: 1, quote: a}]\n";
    let file = |copies: &str| format!("source: {{document: a.txt, copies: {copies}}}\n{claims}");
    let (a, b, c) = (file("[b, an old list]"), file("c"), file("[a, b]"));
    let files = [
        ("claims/c/a.yaml", a.as_str()),
        ("claims/c/b.yaml", &b),
        ("claims/c/c.yaml", &c),
        ("claims/c/a.yml", &a),
        DOCUMENT,
    ];
    let (collections, mistakes) = read(&files);
    let codes: Vec<_> = mistakes.sorted().into_iter().map(|m| (m.code, m.path)).collect();
    let expected = [
        ("duplicate-source", "claims/c/a.yml"),
        ("copies-cycle", "claims/c/c.yaml"),
        ("copies-cycle", "claims/c/c.yaml"),
    ];
    assert_eq!(codes, expected.map(|(code, path)| (code, path.to_owned())));
    let copies: Vec<_> = collections[0].sources.iter().map(|source| source.copies.len()).collect();
    assert_eq!(copies, [2, 1, 0], "no circle is left");
}

#[test]
fn what_stands_below_a_syntax_error_is_not_called_missing() {
    let claims = "  - {subject: s, property: deaths, value: 1, quote: a}
  - subject: t
    propety: deaths
    value: 1
    quote: he said: no
";
    let (collections, mistakes) = loaded(claims, "");
    assert_eq!(mistakes.iter().map(|m| m.code).collect::<Vec<_>>(), ["unknown-key", "yaml-syntax"]);
    assert_eq!(collections[0].sources[0].claims.len(), 1);
}

#[test]
fn nothing_to_check_is_a_mistake() {
    let (_, mistakes) = read::<&str, &str>(&[]);
    assert_eq!(mistakes.sorted()[0].code, "nothing-to-check");
    let (_, mistakes) = read(&[("claims/c/a.yaml", "source: {document: a.txt}\nclaims: []\n"), DOCUMENT]);
    assert_eq!(mistakes.sorted().iter().map(|m| m.code).collect::<Vec<_>>(), ["nothing-to-check", "no-claims"]);
    let (_, mistakes) = read(&[("claims/c/a.yaml", "source: {document: a.txt}\nclaims:   # to come\n"), DOCUMENT]);
    assert_eq!(mistakes.sorted().iter().map(|m| m.code).collect::<Vec<_>>(), ["nothing-to-check", "no-claims"]);
    let (_, mistakes) = read(&[("claims/c/a.yaml", "\n"), DOCUMENT]);
    assert_eq!(mistakes.sorted()[0].code, "file-empty");
}

#[test]
fn ten_different_mistakes_in_five_files_are_told_in_one_run() {
    let good = "source: {document: a.txt}\nclaims:\n  - {subject: s, property: deaths, value: 1, quote: a";
    let files = [
        ("claims/c/a.yaml", format!("{good}, mode: denyed}}\n  - {{subject: t, propery: deaths, property: died, value: 1819, quote: a}}\n")),
        ("claims/c/b.yaml", format!("{good}}}\n  - {{subject: t, property: deths, value: 1, quote: a}}\n  - {{subject: u, property: deaths, value: 5 milion, quote: a}}\n")),
        ("claims/c/c.yaml", good.replace("a.txt", "c.txt") + "}\n  - {id: x, subject: t, property: deaths, value: 1, quote: a}\n  - {id: x, subject: u, property: deaths, value: 1, quote: a}\n"),
        ("claims/c/d.yaml", format!("{good}, scope: {{plase: x}}}}\n  - subject: t\n    property: deaths\n    value: 1\n    quote: he said: no\n")),
        ("rules/c.yaml", "rules:\n  - {id: r, for: {property: deaths}, report: {contradicton: off}}\n  - {id: R, for: {property: born}}\n".to_owned()),
        ("claims/c/a.txt", "a".to_owned()),
    ];
    let (_, mistakes) = read(&files);
    let mistakes = mistakes.sorted();
    let codes: Vec<&str> = mistakes.iter().map(|mistake| mistake.code).collect();
    let expected = [
        "unknown-mode",
        "unknown-key",
        "unknown-property",
        "value-unreadable",
        "document-missing",
        "duplicate-id",
        "unknown-scope",
        "yaml-syntax",
        "unknown-verdict",
        "id-not-kebab",
    ];
    assert_eq!(codes, expected);
    assert!(mistakes.iter().all(|mistake| !mistake.labels[0].span.is_empty() && mistake.help.is_some()));
}

#[test]
fn a_claim_file_is_no_document() {
    let (_, mistakes) = read(&[("claims/c/a.yaml", "source: {document: a.yaml}\nclaims: []\n")]);
    let mistakes = mistakes.sorted();
    let told = mistakes.iter().find(|mistake| mistake.code == "not-a-document").unwrap();
    assert!(told.message.contains("`a.yaml` is a claim file"), "{}", told.message);
}

#[test]
fn a_slip_in_what_is_copied_is_doubted_and_a_lost_source_is_not() {
    let copying = |name: &str| {
        let claims = "claims:\n  - {subject: s, property: deaths, value: 1, quote: 1 died}\n";
        let (a, b) = (
            format!("source: {{document: a.txt, copies: [{name}]}}\n{claims}"),
            format!("source: {{document: a.txt}}\n{claims}"),
        );
        let files = [("claims/c/notes.yaml", a), ("claims/c/book.yaml", b), ("claims/c/a.txt", "1 died".to_owned())];
        let (_, mistakes) = read(&files);
        mistakes.sorted().into_iter().map(|m| (m.code, m.help.unwrap_or_default())).collect::<Vec<_>>()
    };
    let told = copying("boook");
    assert!(matches!(told.as_slice(), [("copies-unknown", help)] if help.contains("did you mean `book`?")), "{told:?}");
    assert_eq!(copying("book"), []);
    assert_eq!(copying("the lost chronicle"), []);
}

#[test]
fn an_ending_in_capitals_is_a_claim_file_too() {
    let claims = "source: {document: a.txt}\nclaims:\n  - {subject: s, property: deaths, value: 1, quote: 1 died}\n";
    let (collections, mistakes) = read(&[("claims/c/BOOK.YAML", claims), ("claims/c/a.txt", "1 died")]);
    assert!(mistakes.is_empty(), "{mistakes:?}");
    assert_eq!(collections[0].sources[0].id, "BOOK");
}
