use std::sync::Arc;

use super::{Relation, Template, understand};
use crate::constraint::language::{Expression, Fault};
use crate::document::Document;
use crate::rule::{RuleFile, Rulebook, compile};

fn book() -> Arc<Rulebook> {
    let text = "properties:\n  grain: {type: quantity, unit: tonnes}\n  coal: {type: quantity, unit: kg}\n  norm: {type: quantity, unit: times}\n  taken: {type: set}\n  sentence: {type: quantity, unit: months}\nscopes:\n  place: {Ukraine: {part-of: Soviet Union}}\n";
    let file = RuleFile { stem: "own".to_owned(), text: Arc::new(Document::new("rules/own.yaml", text)) };
    compile(&[file], &["own"], &["own"]).0[0].clone()
}

fn understood(text: &str) -> Result<Template, Vec<Fault>> {
    let expression = Expression::parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
    understand(&expression, text, &book())
}

#[test]
fn terms_that_go_together_are_understood() {
    for text in [
        "deaths(a) + 5 <= 6 million people",
        "grain(a) + 3 kg < coal(a)",
        "coal(a) = norm(a) * coal(b)",
        "deaths(a) / deaths(b) <= 50%",
        "share(a) of".trim_end_matches(" of").to_owned().as_str().replace("share(a)", "share(a) <= 1 in 40").as_str(),
        "date(a) + 3 days <= died(b)",
        "died(a) - born(a) >= 60 years",
        "sentence(a) = 30 months",
        "sentence(a) <= died(a) - date(a)",
        "lasted(a) before date(b)",
        "date(a) during lasted(b)",
        "date(a) before 1937 and date(a) >= 1934-12-01",
        "start of lasted(a) same day as date(b)",
        "lasted(a) = lasted(b)",
        "deaths(a, period=1932/1933, place=Ukraine) < 5",
        "sum of deaths(a) over place = deaths(a)",
    ] {
        let template = understood(text).unwrap_or_else(|faults| panic!("{text}: {faults:?}"));
        assert!(!template.references.is_empty() && !template.then.is_empty());
    }
}

/// The expression, the code, the place and a piece of the message of the first fault.
#[test]
fn terms_that_do_not_go_together_are_told() {
    let clash = "constraint-type-clash";
    let table = [
        ("date(a) + died(b) < date(c)", clash, "died(b)", "cannot be added to a date"),
        ("deaths(a) + grain(a) < 5", clash, "grain(a)", "tonnes cannot be added to people"),
        ("deaths(a) < grain(b)", clash, "deaths(a) < grain(b)", "tonnes cannot be compared with people"),
        ("deaths(a) < date(b)", clash, "deaths(a) < date(b)", "people cannot be compared with a date"),
        ("deaths(a) before deaths(b)", clash, "before", "this compares dates"),
        ("date(a) + 5 < date(b)", clash, "5", "says nothing of time"),
        ("date(a) + 5 people < date(b)", clash, "5 people", "people are no time"),
        ("date(a) * 2 < date(b)", clash, "date(a)", "cannot be multiplied"),
        ("deaths(a) / 0 < 5", clash, "0", "divided by zero"),
        ("deaths(a) + 70% < 5", clash, "70%", "share cannot be added to people"),
        ("lasted(a) + 3 days < date(b)", clash, "lasted(a)", "a period cannot be added"),
        ("date(a) during date(b)", clash, "date(b)", "during a single day"),
        ("start of date(a) < date(b)", clash, "date(a)", "no start and no end"),
        ("taken(a) < 5", clash, "taken", "nothing can be calculated"),
        ("sum of share(a) over place < 5", clash, "share", "does not add up"),
        ("deths(a) < 5", "unknown-property", "deths", "no rule file declares"),
        ("deaths(a, plce=Ukraine) < 5", "unknown-scope", "plce", "no rule knows the scope"),
        ("sum of deaths(a) over plce < 5", "unknown-scope", "plce", "no rule knows the scope"),
        ("deaths(a, period=1932-33) < 5", "constraint-unreadable", "1932-33", ""),
        ("date(a) within 3 people of date(b)", clash, "3 people", "people are no time"),
    ];
    for (text, code, place, message) in table {
        let Err(faults) = understood(text) else { panic!("{text} is understood") };
        let fault = &faults[0];
        assert_eq!((fault.code, text.get(fault.span.clone())), (code, Some(place)), "{text}: {fault:?}");
        assert!(fault.message.contains(message) && !fault.help.is_empty(), "{text}: {fault:?}");
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let faults = understood("deths(a) + exected(b) < borm(c)").unwrap_err();
    let help: Vec<&str> = faults.iter().map(|fault| fault.help.as_str()).collect();
    assert_eq!(faults.len(), 3, "{faults:?}");
    assert!(help[0].contains("`deaths`") && help[1].contains("`executed`") && help[2].contains("`born`"), "{help:?}");
}

#[test]
fn the_same_thing_is_one_reference_and_nearness_is_the_widest_tolerance() {
    let template = understood("deaths(a) + deaths(a) ~= deaths(b)").unwrap();
    assert_eq!(template.references.len(), 2);
    assert_eq!(template.then[0].relation, Relation::Near { share: 0.1, amount: None });
}
