//! The cascade over statements made of text: a table for every row of the cascade, and what holds for all of them.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Dependence, Judgement, Place, Statement, judge};
use crate::claim::{Mode, Scope, ScopeValue};
use crate::finding::Verdict;
use crate::rule::{Names, Property, Rulebook};
use crate::value::{Kind, Reading, Text, Value, Vocabulary};

/// `~6 million`, `denied none`, `reported 5`, each perhaps with ` @ place=Ukraine; period=1932`.
struct Said {
    value: Value,
    scope: Scope,
    mode: Mode,
}

fn said(text: &str, kind: Kind) -> Said {
    let (text, place) = text.split_once(" @ ").unwrap_or((text, ""));
    let (mode, text) = Mode::ALL
        .into_iter()
        .find_map(|mode| Some((mode, text.strip_prefix(mode.name())?.trim_start())))
        .unwrap_or((Mode::Asserted, text));
    let read =
        |kind, text| Value::parse(kind, Text::One(text), &Reading::default()).unwrap_or_else(|e| panic!("{e:?}"));
    let scope = place.split(';').filter_map(|part| part.trim().split_once('=')).map(|(dimension, name)| {
        let named = || ScopeValue::Name(name.to_owned());
        let value = if dimension != "period" {
            named()
        } else if let Value::Period(period) = read(Kind::Period, name) {
            ScopeValue::Period(period)
        } else {
            named()
        };
        (dimension.to_owned(), value)
    });
    Said { value: read(kind, text), scope: Scope(scope.collect()), mode }
}

fn rules() -> Rulebook {
    let mut places = Names::default();
    places.part_of.insert("ukraine".to_owned(), "Soviet Union".to_owned());
    let mut subjects = Names::default();
    subjects.vocabulary.declare("Nikolaev", &["Nikolayev".to_owned()]);
    Rulebook { subjects, scopes: BTreeMap::from([("place".to_owned(), places)]), ..Rulebook::default() }
}

fn property(kind: Kind, adds: bool, one: bool) -> Property {
    let mut labels = Vocabulary::default();
    labels.oppose("tortured", "not tortured");
    Property { adds, one, labels, ..Property::new("asked", kind) }
}

fn verdict_of(a: &str, b: &str, property: &Property, dependence: Option<&Dependence>) -> Judgement {
    let (a, b) = (said(a, property.kind), said(b, property.kind));
    judge(&statement("one", &a), &statement("two", &b), property, &rules(), dependence)
}

fn statement<'a>(source: &'a str, said: &'a Said) -> Statement<'a> {
    let place = Place { subject: "famine", scope: &said.scope };
    Statement { source, excerpt: false, place, value: &said.value, says: &[], mode: said.mode }
}

const COUNTS: &[(&str, &str, Verdict, &str)] = &[
    ("6 million @ place=Ukraine", "5 million @ place=Kazakhstan", Verdict::Scope, "one speaks of Ukraine"),
    ("5 @ period=1937", "5 @ period=1938", Verdict::Scope, "one speaks of 1937, the other of 1938"),
    ("4 million @ place=Ukraine", "6 million @ place=Soviet Union", Verdict::Scope, "Ukraine is part of Soviet Union"),
    ("7 million @ place=Ukraine", "6 million @ place=Soviet Union", Verdict::Scope, "can be part"),
    ("8 million @ place=Ukraine", "6 million @ place=Soviet Union", Verdict::Contradiction, "cannot exceed its whole"),
    ("8 @ place=Ukraine", "6 @ place=Soviet Union; period=1932", Verdict::Unclear, "only one side names the period"),
    ("denied 5..10", "7", Verdict::Contradiction, "which lies within what one denies"),
    ("denied 7", "5..10", Verdict::Precision, "leaves room"),
    ("denied 7", "denied 7", Verdict::Agreement, "both deny it"),
    ("6 million", "6,000,000", Verdict::Agreement, ""),
    ("a third", "33%", Verdict::Notation, ""),
    ("~6 million", "5 million..10 million", Verdict::Precision, "5 million and 10 million"),
    ("36,000", "36,380", Verdict::Precision, "rounded"),
    ("5 @ place=Ukraine", "7", Verdict::Unclear, "only one side names the place (Ukraine)"),
    ("5 @ period=1932/1934", "7 @ period=1933/1935", Verdict::Unclear, "overlap only in part"),
    ("~6,000", "~9,000", Verdict::Estimate, "both give it as an estimate"),
    ("reported 6", "9", Verdict::Estimate, "one gives it as what is said"),
    ("disputed 6", "9", Verdict::Estimate, "one gives it as disputed"),
    ("at most 6", "11", Verdict::Contradiction, ""),
    ("60,000", "80,000", Verdict::Contradiction, ""),
    ("353,074", "353,174", Verdict::Contradiction, "possible slip"),
];

#[test]
fn counts_by_the_first_row_that_holds() {
    let deaths = property(Kind::Quantity, true, true);
    for (a, b, verdict, why) in COUNTS {
        let judgement = verdict_of(a, b, &deaths, None);
        assert_eq!(judgement.verdict, *verdict, "{a} / {b}: {}", judgement.why);
        assert!(judgement.why.contains(why), "{a} / {b}: {}", judgement.why);
    }
}

#[test]
fn what_does_not_add_up_is_read_on() {
    let share = property(Kind::Quantity, false, true);
    let rows = [
        ("60% @ place=Ukraine", "60% @ place=Soviet Union", Verdict::Agreement),
        ("70% @ place=Ukraine", "60% @ place=Soviet Union", Verdict::Unclear),
    ];
    for (a, b, verdict) in rows {
        assert_eq!(verdict_of(a, b, &share, None).verdict, verdict, "{a} / {b}");
    }
    assert_eq!(verdict_of("5", "7", &property(Kind::Quantity, true, false), None).verdict, Verdict::Unclear);
}

#[test]
fn labels_by_aliases_and_opposites() {
    let how = property(Kind::Label, false, true);
    let rows = [
        ("tortured", "not tortured", Verdict::Contradiction),
        ("tortured", "denied tortured", Verdict::Contradiction),
        ("Nikolaev", "Nikolayev", Verdict::Notation),
        ("tortured", "Tortured", Verdict::Agreement),
        ("tortured", "spared", Verdict::Contradiction),
        ("reported tortured", "spared", Verdict::Estimate),
    ];
    for (a, b, verdict) in rows {
        assert_eq!(verdict_of(a, b, &how, None).verdict, verdict, "{a} / {b}");
    }
}

#[test]
fn a_copy_is_an_echo_or_copied_wrongly() {
    let deaths = property(Kind::Quantity, true, true);
    let copies = Dependence { why: "two copies one".to_owned(), cited: false };
    let rows = [
        ("421", "421", Verdict::Echo),
        ("~421", "421", Verdict::Echo),
        ("421", "621", Verdict::Miscopied),
        ("421", "denied 421", Verdict::Miscopied),
        ("421 @ place=Ukraine", "421 @ place=Kazakhstan", Verdict::Scope),
    ];
    for (a, b, verdict) in rows {
        assert_eq!(verdict_of(a, b, &deaths, Some(&copies)).verdict, verdict, "{a} / {b}");
    }
}

proptest! {
    /// Which side is named first decides nothing.
    #[test]
    fn verdicts_are_symmetric(
        a in 0..COUNTS.len(), b in 0..COUNTS.len(), left in any::<bool>(), right in any::<bool>(),
        adds in any::<bool>(), one in any::<bool>(), copies in any::<bool>(),
    ) {
        let side = |row: usize, first: bool| if first { COUNTS[row].0 } else { COUNTS[row].1 };
        let (x, y) = (side(a, left), side(b, right));
        let asked = property(Kind::Quantity, adds, one);
        let copies = copies.then(|| Dependence { why: "two copies one".to_owned(), cited: false });
        let there = verdict_of(x, y, &asked, copies.as_ref()).verdict;
        let back = verdict_of(y, x, &asked, copies.as_ref()).verdict;
        prop_assert_eq!(there, back, "{} / {}", x, y);
    }
}
