//! Takes rule files, gives a [`Rulebook`]: what properties, subjects and scopes mean, and which rule speaks when.
//!
//! What is written (`raw`, every value spanned) and what is meant (the types here, which cannot be wrong) are never
//! mixed: `compile` turns the one into the other and gathers every mistake on the way.

use std::collections::BTreeMap;

use crate::finding::{Severity, Verdict, Written};
use crate::value::{Kind, Terms, Tolerance, Vocabulary};

/// Everything the rules say that holds for one collection: embedded defaults, then files for all, then its own.
#[derive(Clone, Debug, Default)]
pub struct Rulebook {
    /// By folded name.
    pub properties: BTreeMap<String, Property>,
    /// Subjects with aliases and wholes.
    pub subjects: Names,
    /// By dimension (`place`, `group`, `definition`, …): names with aliases and wholes.
    pub scopes: BTreeMap<String, Names>,
    /// In order of file and place.
    pub rules: Vec<Rule>,
}

/// A property: what kind its values are of and how they are compared.
#[derive(Clone, Debug)]
pub struct Property {
    /// As declared.
    pub name: String,
    /// The kind of its values.
    pub kind: Kind,
    /// The unit where a claim names none.
    pub unit: Option<String>,
    /// Counts and totals: a part cannot exceed its whole.
    pub adds: bool,
    /// Has one true answer: values that differ disagree. True unless the rules say otherwise.
    pub one: bool,
    /// For lesson sheets and as help where the rule has no teaching question of its own.
    pub question: Option<String>,
    /// The scope dimensions that matter; all that either claim names where `None`.
    pub within: Option<Vec<String>>,
    /// How far `~` reaches.
    pub tolerance: Option<Tolerance>,
    /// Its labels, with their aliases and opposites.
    pub labels: Vocabulary,
}

/// Names with aliases, and which is part of which.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Main names and aliases.
    pub vocabulary: Vocabulary,
    /// From folded main name to the main name of the whole it is part of. No cycles.
    pub part_of: BTreeMap<String, String>,
}

/// A rule: whom it is for and how it reports.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Kebab-case, unique in a rulebook.
    pub id: String,
    /// The subject's main name; any where `None`.
    pub subject: Option<String>,
    /// The property's name; any where `None`.
    pub property: Option<String>,
    /// The kind of value; any where `None`.
    pub kind: Option<Kind>,
    /// Severities that differ from the verdicts' own.
    pub report: BTreeMap<Verdict, Severity>,
    /// With `{a.source}`, `{a.value}`, `{b.source}`, `{b.value}`, `{subject}`, `{property}`.
    pub message: Option<String>,
    /// The teaching question.
    pub teach: Option<String>,
    /// Its examples, each of which is a test.
    pub tests: Vec<RuleTest>,
    /// Where its id is written.
    pub written: Written,
    /// True for rules of the embedded defaults, which need not meet a claim.
    pub embedded: bool,
}

/// An example in a rule: two claims and the verdict between them.
#[derive(Clone, Debug)]
pub struct RuleTest {
    /// The first claim.
    pub a: TestClaim,
    /// The second claim.
    pub b: TestClaim,
    /// What the two must come to.
    pub verdict: Verdict,
    /// Where the example is written.
    pub written: Written,
}

/// A claim in an example: a value, or a map with the same fields as a claim.
#[derive(Clone, Debug)]
pub struct TestClaim {
    /// The value, read as the rule's property has it.
    pub value: crate::value::Value,
    /// As written.
    pub scope: crate::claim::Scope,
    /// Whose word it is; empty for the source's own.
    pub says: Vec<String>,
    /// How the source stands to it.
    pub mode: crate::claim::Mode,
}

impl Names {
    /// The main name of a spelling; the spelling itself where none was declared.
    #[must_use]
    pub fn main<'a>(&'a self, spelling: &'a str) -> &'a str {
        self.vocabulary.main(spelling)
    }

    /// The whole that a name is directly part of.
    #[must_use]
    pub fn whole(&self, name: &str) -> Option<&str> {
        self.part_of.get(&crate::value::fold(self.main(name))).map(String::as_str)
    }

    /// True where `whole` holds `part`, directly or through others; not of itself.
    #[must_use]
    pub fn holds(&self, whole: &str, part: &str) -> bool {
        let whole = crate::value::fold(self.main(whole));
        let mut at = self.whole(part);
        while let Some(name) = at {
            if crate::value::fold(name) == whole {
                return true;
            }
            at = self.whole(name);
        }
        false
    }

    /// The outermost whole of a name; itself where it is part of nothing.
    #[must_use]
    pub fn root<'a>(&'a self, name: &'a str) -> &'a str {
        let mut at = self.main(name);
        while let Some(whole) = self.whole(at) {
            at = whole;
        }
        at
    }
}

impl Rulebook {
    /// The property of that name, whatever its case.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&Property> {
        self.properties.get(&crate::value::fold(name))
    }

    /// What comparing values of a property takes.
    #[must_use]
    pub fn terms<'a>(&'a self, property: &'a Property) -> Terms<'a> {
        Terms { tolerance: property.tolerance, labels: &property.labels, names: &self.subjects.vocabulary }
    }
}
