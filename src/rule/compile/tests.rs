use std::sync::Arc;

use super::{RuleFile, compile};
use crate::document::Document;
use crate::finding::{Severity, Verdict};
use crate::mistake::Mistake;
use crate::rule::Rulebook;
use crate::value::{Kind, Tolerance};

fn compiled(files: &[(&str, &str)]) -> (Arc<Rulebook>, Vec<Mistake>) {
    let file = |(stem, text): &(&str, &str)| RuleFile {
        stem: (*stem).to_owned(),
        text: Arc::new(Document::new(format!("rules/{stem}.yaml"), *text)),
    };
    let files: Vec<RuleFile> = files.iter().map(file).collect();
    let (books, mistakes) = compile(&files, &["own", "other"], &["own"]);
    (books[0].clone(), mistakes.sorted())
}

#[test]
fn the_defaults_are_sound_and_have_a_rule_for_every_type() {
    let (book, mistakes) = compiled(&[]);
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    assert!(book.properties.len() >= 40);
    for kind in Kind::ALL {
        let rule = book.rule_for("anything", "anything", kind);
        assert_eq!(rule.kind, Some(kind));
        assert!(
            rule.embedded && rule.message.is_some() && rule.teach.is_some() && rule.tests.len() >= 3,
            "{}",
            rule.id
        );
    }
    assert!(book.properties.values().all(|property| property.question.is_some()));
}

#[test]
fn later_layers_replace_single_fields() {
    let (book, mistakes) = compiled(&[
        (
            "all",
            "properties:\n  deaths: {tolerance: 5%, question: Who died?}\nrules:\n  - {id: dates, report: {precision: note}}\n",
        ),
        ("own", "properties:\n  deaths: {tolerance: 20%}\n"),
        ("other", "properties:\n  deaths: {type: label}\n"),
    ]);
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    let deaths = book.property("Deaths").unwrap();
    assert_eq!(deaths.tolerance, Some(Tolerance::Share(0.2)));
    assert_eq!(
        (deaths.question.as_deref(), deaths.unit.as_deref(), deaths.adds),
        (Some("Who died?"), Some("people"), true)
    );
    let dates = book.rule_for("x", "born", Kind::Date);
    assert_eq!(dates.report.get(&Verdict::Precision), Some(&Severity::Note));
    assert!(dates.teach.is_some() && !dates.tests.is_empty());
}

#[test]
fn a_file_on_disk_replaces_the_defaults() {
    let (book, mistakes) = compiled(&[("defaults", "properties: {x: {type: date}}")]);
    assert!(mistakes.is_empty());
    assert_eq!(book.properties.len(), 1);
    assert_eq!(book.rule_for("s", "x", Kind::Date).id, "any", "there always is a rule");
}

#[test]
fn the_most_specific_rule_speaks_and_the_later_layer_of_two() {
    let (book, mistakes) = compiled(&[
        (
            "all",
            "rules:\n  - {id: for-property, for: {property: deaths}}\n  - {id: for-subject, for: {subject: Terror}}\n  - {id: for-both, for: {subject: TERROR, property: deaths}}\n  - {id: for-type, for: {type: date}}\n  - {id: for-subject-type, for: {subject: Terror, type: date}}\n",
        ),
        (
            "own",
            "subjects: {Terror: {aliases: [the Terror]}}\nrules:\n  - {id: own-property, for: {property: deaths}}\n",
        ),
    ]);
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    let table = [
        ("Terror", "deaths", Kind::Quantity, "for-both"),
        ("Terror", "born", Kind::Date, "for-subject-type"),
        ("Terror", "place", Kind::Label, "for-subject"),
        ("Famine", "deaths", Kind::Quantity, "own-property"),
        ("Famine", "born", Kind::Date, "for-type"),
        ("Famine", "place", Kind::Label, "labels"),
    ];
    for (subject, property, kind, id) in table {
        assert_eq!(book.rule_for(subject, property, kind).id, id, "{subject} {property}");
    }
}

#[test]
fn names_have_aliases_and_wholes_and_undeclared_wholes_are_made() {
    let (book, mistakes) = compiled(&[(
        "own",
        "subjects:\n  Famine: {aliases: [the famine]}\n  Ukraine famine: {aliases: [Holodomor], part-of: the famine}\nscopes:\n  place:\n    Kiev: {part-of: Ukraine}\n    Ukraine: {part-of: Soviet Union}\n  season:\n",
    )]);
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    assert!(book.subjects.holds("Famine", "holodomor"));
    assert!(book.scopes["place"].holds("Soviet Union", "Kiev"));
    assert!(book.has_dimension("season") && book.has_dimension("definition") && !book.has_dimension("colour"));
}

#[test]
fn labels_have_aliases_and_opposites() {
    let (book, mistakes) = compiled(&[(
        "own",
        "properties:\n  reading:\n    type: label\n    labels:\n      read: {aliases: [was read], opposites: [not read, unread]}\n      not read: {aliases: [unread]}\n",
    )]);
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    assert!(book.property("reading").unwrap().labels.opposed("was read", "unread"));
}

#[test]
fn tests_are_read_by_the_type_of_the_property() {
    let (book, mistakes) = compiled(&[(
        "own",
        "rules:\n  - id: r\n    for: {property: deaths}\n    tests:\n      - {a: 11, b: {value: 12, mode: denied, says: [a, b], scope: {place: Kiev}}, verdict: precision}\n",
    )]);
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    let test = &book.rule_for("x", "deaths", Kind::Quantity).tests[0];
    assert_eq!((test.verdict, test.b.says.len(), test.b.mode), (Verdict::Precision, 2, crate::claim::Mode::Denied));
    assert_eq!((test.written.line, test.written.column), (5, 10));
}

#[test]
fn constraints_and_extractions_are_compiled() {
    let (book, mistakes) = compiled(&[(
        "own",
        "constraints:\n  - {id: c, assert: date(a) before date(b)}\nextract:\n  - {subject: s, property: deaths, cue: a and b, take: quantity}\n",
    )]);
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    assert_eq!(book.constraints[0].assert, "date(a) before date(b)");
    assert!(book.extract[0].cue.holds(&crate::rule::Words::of("b with a")));
}

/// One mistake of every kind: the file, the code, what is underlined, and a piece of the help.
#[test]
fn every_mistake_is_told_where_it_stands() {
    let table = [
        ("properties: {x: {typ: date}}", "missing-type,unknown-key", "x", "type: quantity"),
        ("properties: {x: {type: dat}}", "unknown-type", "dat", "did you mean `date`?"),
        ("properties: {x: {type: date, unit: people}}", "unit-not-a-quantity", "people", "leave it out"),
        ("properties: {x: {type: date, adds: true}}", "adds-not-a-quantity", "true", "leave it out"),
        ("properties: {x: {type: date, labels: {a: {}}}}", "labels-not-words", "a", "type: label"),
        ("properties: {x: {type: date, one: maybe}}", "not-a-flag", "maybe", "`true` or `false`"),
        ("properties: {x: {type: date, tolerance: 10%}}", "tolerance-unreadable", "10%", "1 year"),
        ("properties: {x: {type: date}, X: {type: date}}", "declared-twice", "X", "keep one"),
        ("properties: {x: {type: label, labels: {a: {opposites: [A]}}}}", "own-opposite", "A", "rules this one out"),
        (
            "properties: {x: {type: label, labels: {a: {aliases: [c]}, b: {aliases: [c]}}}}",
            "alias-taken",
            "c",
            "one meaning",
        ),
        ("subjects: {a: {aliases: [c]}, b: {aliases: [c]}}", "alias-taken", "c", "one meaning"),
        ("subjects: {a: {part-of: b}, b: {part-of: c}, c: {part-of: a}}", "part-of-cycle", "b", "leave one"),
        ("subjects: {a: {part-of: a}}", "part-of-cycle", "a", "leave one"),
        ("subjects: {a: {partof: b}}", "unknown-key", "partof", "did you mean `part-of`?"),
        ("scopes: {period: {Terror: {}}}", "period-named", "period", "dates"),
        ("rules: [{for: {type: date}}]", "missing-key", "for", "id: some-words"),
        ("rules: [{id: Big One, for: {property: born}}]", "id-not-kebab", "Big One", "death-toll"),
        ("rules: [{id: a}]", "rule-for-nothing", "a", "for: {property"),
        ("rules: [{id: a, for: {}}]", "rule-for-nothing", "{}", "at least one"),
        ("rules: [{id: a, for: {property: borm}}]", "unknown-property", "borm", "did you mean `born`?"),
        ("rules: [{id: a, for: {property: born, type: label}}]", "rule-type-clash", "label", "leave the type out"),
        ("rules: [{id: a, for: {property: born}}, {id: a, for: {property: died}}]", "duplicate-rule", "a", "keep one"),
        ("rules: [{id: a, for: {property: born}}, {id: b, for: {property: Born}}]", "rule-tie", "b", "more specific"),
        (
            "rules: [{id: a, for: {property: born}, report: {contradicton: off}}]",
            "unknown-verdict",
            "contradicton",
            "did you mean `contradiction`?",
        ),
        (
            "rules: [{id: a, for: {property: born}, report: {scope: eror}}]",
            "unknown-severity",
            "eror",
            "did you mean `error`?",
        ),
        (
            "rules: [{id: a, for: {property: born}, message: 'on {subjet} {a.value}'}]",
            "unknown-placeholder",
            "{subjet}",
            "did you mean `subject`?",
        ),
        (
            "rules: [{id: a, for: {subject: s}, tests: [{a: 1, b: 2, verdict: scope}]}]",
            "tests-without-type",
            "a",
            "add a property",
        ),
        ("rules: [{id: a, for: {property: born}, tests: [{a: 1, verdict: scope}]}]", "missing-key", "a", "{value: 11"),
        (
            "rules: [{id: z, for: {property: deaths}, tests: [{a: 375,000, b: 2, verdict: scope}]}]",
            "number-split",
            "000",
            "quotation marks",
        ),
        (
            "rules: [{id: a, for: {property: deaths}, tests: [{a: 5 milion, b: 2, verdict: scope}]}]",
            "value-unreadable",
            "milion",
            "",
        ),
        ("properties: {x: {type: judgement}}", "missing-positions", "x", "opposed: [planned, ran away]"),
        ("properties: {x: {type: judgement, positions: {}}}", "missing-positions", "x", "opposed: [planned, ran away]"),
        (
            "properties: {x: {type: judgement, positions: [a, b], opposed: [a, c]}}",
            "unknown-position",
            "c",
            "its positions are `a` or `b`",
        ),
        ("properties: {x: {type: judgement, positions: [a, b], opposed: [a]}}", "opposed-alone", "a", "exclude"),
        (
            "properties: {x: {type: judgement, positions: {a: {aliases: [c]}}, opposed: [a, c]}}",
            "own-opposite",
            "c",
            "rules this one out",
        ),
        (
            "properties: {x: {type: judgement, positions: {a: one, and so, c: d}}}",
            "meaning-split",
            "and so",
            "double quotation",
        ),
        ("properties: {x: {type: label, positions: [a]}}", "positions-not-a-judgement", "a", "type: judgement"),
        ("properties: {x: {type: label, vocabulary: [a]}}", "vocabulary-not-causes", "a", "type: causes"),
        ("properties: {x: {type: causes, vocabulary: {a; b: {}}}}", "name-splits", "a; b", "leave them out"),
        (
            "properties: {x: {type: causes, vocabulary: [war], example: {main: wur}}}",
            "unknown-cause",
            "wur",
            "did you mean `war`?",
        ),
        ("terms: [{id: a, words: {b: {}, c: {}}}]", "missing-key", "id", "subject:"),
        ("terms: [{id: a, subject: s, words: {b: {}}}]", "term-alone", "b", "what others call it"),
        ("terms: [{id: a, subject: s, words: {b: {forms: [c]}, c: {}}}]", "alias-taken", "c", "one meaning"),
        (
            "terms: [{id: a, subject: s, words: {b: {form: [c]}, d: {}}}]",
            "unknown-key",
            "form",
            "did you mean `forms`?",
        ),
        ("new_evidence: [{year: soon, what: x}]", "value-unreadable", "soon", ""),
        ("new_evidence: [{what: x}]", "missing-key", "what", "year: 1991"),
        ("constraints: [{id: a}]", "missing-key", "id", "must hold"),
        ("extract: [{subject: a, property: b, cue: c}]", "missing-key", "subject", "take: quantity"),
        ("ruls: []", "unknown-key", "ruls", "did you mean `rules`?"),
        ("rules: {}", "wrong-shape", "{}", "a list"),
    ];
    for (file, codes, underlined, help) in table {
        let (_, mistakes) = compiled(&[("own", file)]);
        let told: Vec<&str> = mistakes.iter().map(|mistake| mistake.code).collect();
        assert_eq!(told.join(","), codes, "{file}\n{mistakes:#?}");
        assert_eq!(&file[mistakes[0].labels[0].span.clone()], underlined, "{file}");
        assert!(mistakes[0].help.as_ref().is_some_and(|h| h.contains(help)), "{file}: {:?}", mistakes[0].help);
        assert!(!mistakes[0].message.ends_with('.'), "{file}");
    }
}

#[test]
fn what_two_files_of_a_layer_declare_names_both_places() {
    let (_, mistakes) = compiled(&[("a", "properties: {x: {type: date}}"), ("b", "properties: {x: {type: date}}")]);
    assert_eq!(mistakes.len(), 1);
    assert_eq!(
        (mistakes[0].path.as_str(), mistakes[0].labels[0].text.as_str()),
        ("rules/b.yaml", "first in rules/a.yaml:1:14")
    );
}
