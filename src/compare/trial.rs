//! Takes a rulebook, gives how the examples in its rules come out: every example is a test of the rule that carries it.

use std::borrow::Cow;

use super::cascade::{Judgement, Statement, judge};
use super::scope::Place;
use crate::finding::Written;
use crate::rule::{Property, Rule, RuleTest, Rulebook, TestClaim};

/// An example and what it came to.
#[derive(Clone, Debug)]
pub struct Trial<'a> {
    /// The rule that carries it.
    pub rule: &'a Rule,
    /// The example.
    pub test: &'a RuleTest,
    /// The verdict and why.
    pub judgement: Judgement,
}

impl Trial<'_> {
    /// True where the example came out as the rule says.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.judgement.verdict == self.test.verdict
    }

    /// Where the example is written.
    #[must_use]
    pub fn written(&self) -> &Written {
        &self.test.written
    }
}

/// Tries every example of every rule, in the order of the rules.
#[must_use]
pub fn try_rules(rules: &Rulebook) -> Vec<Trial<'_>> {
    let examples = rules.rules.iter().flat_map(|rule| rule.tests.iter().map(move |test| (rule, test)));
    examples.filter_map(|(rule, test)| try_example(rules, rule, test)).collect()
}

/// `None` for a rule whose examples have no type; such rules do not compile.
fn try_example<'a>(rules: &Rulebook, rule: &'a Rule, test: &'a RuleTest) -> Option<Trial<'a>> {
    let property = property(rules, rule)?;
    let subject = rule.subject.as_deref().unwrap_or_default();
    let a = statement("a", subject, &test.a);
    let b = statement("b", subject, &test.b);
    let judgement = judge(&a, &b, &property, rules, None);
    Some(Trial { rule, test, judgement })
}

/// The property that a rule's examples are of: the one it names, else a nameless one of its type.
fn property<'r>(rules: &'r Rulebook, rule: &Rule) -> Option<Cow<'r, Property>> {
    if let Some(name) = &rule.property {
        return rules.property(name).map(Cow::Borrowed);
    }
    let kind = rule.kind?;
    Some(Cow::Owned(Property::new(kind.name(), kind)))
}

fn statement<'a>(source: &'a str, subject: &'a str, claim: &'a TestClaim) -> Statement<'a> {
    Statement {
        source,
        excerpt: false,
        place: Place { subject, scope: &claim.scope },
        value: &claim.value,
        says: &claim.says,
        mode: claim.mode,
    }
}
