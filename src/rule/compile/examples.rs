//! The examples of rules, read as claims are: each becomes a test of its rule.

use super::Part;
use super::choices::is_outdated;
use super::rules::Draft;
use crate::claim::{Ear, RawSaid};
use crate::rule::raw::RawRule;
use crate::rule::{Property, Rule, RuleTest, Rulebook, TestClaim};
use crate::value::Kind;
use crate::yaml::{Page, clipped};

/// The rules with their examples.
pub(super) fn read_into<'r>(drafts: Vec<Draft<'r>>, parts: &mut [Part<'r>], book: &Rulebook) -> Vec<Rule> {
    let mut rules = Vec::with_capacity(drafts.len());
    for Draft { mut rule, tests, .. } in drafts {
        let property = rule.property.clone().unwrap_or_default();
        let holds = |at: usize| parts.get(at).is_some_and(|part| !is_outdated(part.layer, &property, parts));
        let tests = tests.filter(|(at, _)| holds(*at));
        if let Some((raw, part)) = tests.and_then(|(at, raw)| Some((raw, parts.get_mut(at)?))) {
            rule.tests = read_tests(&rule, raw, part, book);
        }
        rules.push(rule);
    }
    rules
}

fn read_tests(rule: &Rule, raw: &RawRule<'_>, part: &mut Part<'_>, book: &Rulebook) -> Vec<RuleTest> {
    let property = rule.property.as_deref().and_then(|name| book.property(name));
    let Some(kind) = property.map(|property| property.kind).or(rule.kind) else {
        let span = raw.tests.first().map_or_else(|| raw.id.span.clone(), |test| test.span.clone());
        let message =
            format!("the rule `{}` names no property and no type, so its tests cannot be read", clipped(&rule.id));
        let help = "add a property or a type to `for`, or leave the tests out";
        part.page.note("tests-without-type", span, message, "", help);
        return Vec::new();
    };
    let mut tests = Vec::with_capacity(raw.tests.len());
    for test in &raw.tests {
        let (a, b) = (
            read_claim(&test.a, kind, property, &mut part.page, book),
            read_claim(&test.b, kind, property, &mut part.page, book),
        );
        if let (Some(a), Some(b)) = (a, b) {
            tests.push(RuleTest { a, b, verdict: test.verdict.value, written: part.written(&test.span) });
        }
    }
    tests
}

fn read_claim(
    raw: &RawSaid<'_>,
    kind: Kind,
    property: Option<&Property>,
    page: &mut Page,
    book: &Rulebook,
) -> Option<TestClaim> {
    let said = raw.understand(&Ear { book, kind, property, calendar: None }, page)?;
    Some(TestClaim { value: said.value, scope: said.scope, says: said.says, mode: said.mode })
}
