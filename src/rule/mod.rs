//! Takes rule files, gives a [`Rulebook`]: what properties, subjects and scopes mean, and which rule speaks when.
//!
//! What is written (`raw`, every value spanned) and what is meant (the types here, which cannot be wrong) are never
//! mixed: `compile` turns the one into the other and gathers every mistake on the way.

mod compile;
mod cue;
mod extraction;
mod load;
pub mod message;
mod names;
mod property;
mod raw;
mod read;
mod terms;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::constraint::Template;
use crate::document::Document;
use crate::finding::{Severity, Verdict, Written};
use crate::value::{Kind, Terms, fold};

pub(crate) use compile::note_unless_known;
pub use compile::{DEFAULTS, RuleFile, compile};
pub use cue::{Cue, CueError, Words};
pub use extraction::{Extraction, Take};
pub use load::{load_folder, name_of_file};
pub use names::Names;
pub use property::{Choice, Property, Role};
pub use raw::RawExtract;
pub use terms::{Evidence, Term, TermSet};

/// The scope dimensions that need no declaration.
pub const DIMENSIONS: [&str; 4] = ["place", "period", "group", "definition"];

/// Everything the rules say that holds for one collection: embedded defaults, then files for all, then its own.
#[derive(Clone, Debug, Default)]
pub struct Rulebook {
    /// By folded name.
    pub properties: BTreeMap<String, Property>,
    /// Subjects with aliases and wholes.
    pub subjects: Names,
    /// By dimension (`place`, `group`, `definition`, …): names with aliases and wholes.
    pub scopes: BTreeMap<String, Names>,
    /// In order of layer (defaults, files for all, the collection's own), file and place.
    pub rules: Vec<Rule>,
    /// In order of layer, file and place.
    pub constraints: Vec<Constraint>,
    /// What rule files say of implied constraints, by id.
    pub implied: BTreeMap<String, Amendment>,
    /// In order of layer, file and place; the first whose cue fits names what is pulled from prose.
    pub extract: Vec<Extraction>,
    /// Words that carry a view, in order of layer, file and place.
    pub terms: Vec<TermSet>,
    /// What became known, by date.
    pub evidence: Vec<Evidence>,
    /// What a mistake in a rule file kept from being declared: a claim that uses it is no mistake of its own.
    pub(crate) gaps: Gaps,
}

/// What a mistake in a rule file kept from being declared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gaps {
    /// Folded names of properties.
    properties: BTreeSet<String>,
    /// True where a syntax error cut a file short: anything may be declared below it.
    below: bool,
}

impl Gaps {
    /// True where a property may have been declared in what could not be read.
    pub(crate) fn may_hold(&self, property: &str) -> bool {
        self.below || self.properties.contains(&fold(property))
    }

    /// True where anything may have been declared in what could not be read.
    pub(crate) fn may_hold_anything(&self) -> bool {
        self.below
    }

    /// Makes it so that anything may have been declared: a whole file could not be read.
    pub(crate) fn widen(&mut self) {
        self.below = true;
    }
}

/// A constraint: what must hold between claims, and how a failure is reported.
#[derive(Clone, Debug)]
pub struct Constraint {
    /// Kebab-case, unique in a rulebook.
    pub id: String,
    /// The expression as written, on one line.
    pub assert: String,
    /// What it means.
    pub template: Template,
    /// Severities that differ from the verdicts' own.
    pub report: BTreeMap<Verdict, Severity>,
    /// As of a rule.
    pub message: Option<String>,
    /// The teaching question.
    pub teach: Option<String>,
    /// True where a part exceeds its whole when it fails, which no estimate excuses.
    pub whole: bool,
    /// Its examples, each of which is a test.
    pub tests: Vec<ConstraintTest>,
    /// Where its id is written.
    pub written: Written,
    /// The file and the bytes of its expression; `None` where it is implied.
    pub place: Option<(std::sync::Arc<Document>, std::ops::Range<usize>)>,
    /// True where nobody wrote it.
    pub embedded: bool,
}

/// An example in a constraint: values, and whether it holds with them.
#[derive(Clone, Debug)]
pub struct ConstraintTest {
    /// What is given of each reference, by its place in the template; `None` for what is left open.
    pub given: Vec<Option<crate::value::Value>>,
    /// Whether the constraint can hold.
    pub holds: bool,
    /// Where the example is written.
    pub written: Written,
}

/// What a rule file says of an implied constraint.
#[derive(Clone, Debug, Default)]
pub struct Amendment {
    /// Severities that differ from the verdicts' own.
    pub report: BTreeMap<Verdict, Severity>,
    /// As of a rule.
    pub message: Option<String>,
    /// The teaching question.
    pub teach: Option<String>,
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

impl Constraint {
    /// The bytes in the file of a stretch of the expression.
    #[must_use]
    pub fn place_of(&self, part: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
        let (file, span) = self.place.as_ref()?;
        let written = file.text().get(span.clone())?;
        let lead = usize::from(written.starts_with(['"', '\'']));
        // Where text and file differ (escapes, folded lines) the whole expression is the place.
        let same = written.get(lead..written.len().saturating_sub(lead)) == Some(self.assert.as_str());
        Some(if same { span.start + lead + part.start..span.start + lead + part.end } else { span.clone() })
    }
}

/// What speaks where a rulebook made by hand has no rule that does.
static FALLBACK: LazyLock<Rule> = LazyLock::new(|| Rule {
    id: "any".to_owned(),
    subject: None,
    property: None,
    kind: None,
    report: BTreeMap::new(),
    message: None,
    teach: None,
    tests: Vec::new(),
    written: Written { file: String::new(), line: 1, column: 1 },
    embedded: true,
});

impl Rule {
    /// True where the rule is for claims of this subject, property and kind, all named as the rulebook names them.
    #[must_use]
    pub fn meets(&self, subject: &str, property: &str, kind: Kind) -> bool {
        self.property.as_deref().is_none_or(|own| own == property)
            && self.kind.is_none_or(|own| own == kind)
            && self.subject.as_deref().is_none_or(|own| own == subject || fold(own) == fold(subject))
    }

    /// How closely the rule names what it is for: subject before property before type.
    #[must_use]
    pub fn closeness(&self) -> u8 {
        4 * u8::from(self.subject.is_some()) + 2 * u8::from(self.property.is_some()) + u8::from(self.kind.is_some())
    }
}

impl Rulebook {
    /// The embedded defaults alone.
    #[must_use]
    pub fn defaults() -> std::sync::Arc<Self> {
        static DEFAULT: LazyLock<std::sync::Arc<Rulebook>> =
            LazyLock::new(|| compile(&[], &[], &[""]).0.into_iter().next().unwrap_or_default());
        std::sync::Arc::clone(&DEFAULT)
    }

    /// The rule that speaks about claims of a subject (its main name), a property (its declared name) and a kind.
    ///
    /// The most specific one: subject and property, then subject and type, then subject, then property, then type.
    /// Of two equally specific ones the later layer's speaks (the collection's own before files for all before the
    /// defaults); within a layer that is a mistake and does not get here. The defaults hold a rule for every type,
    /// so that there always is one.
    #[must_use]
    pub fn rule_for(&self, subject: &str, property: &str, kind: Kind) -> &Rule {
        let meeting = self.rules.iter().filter(|rule| rule.meets(subject, property, kind));
        meeting.max_by_key(|rule| rule.closeness()).unwrap_or(&FALLBACK)
    }

    /// True where claims may have a scope of that dimension.
    #[must_use]
    pub fn has_dimension(&self, name: &str) -> bool {
        let within = |property: &Property| property.within.iter().flatten().any(|own| own == name);
        DIMENSIONS.contains(&name) || self.scopes.contains_key(name) || self.properties.values().any(within)
    }

    /// Every scope dimension that claims may have, sorted.
    #[must_use]
    pub fn dimensions(&self) -> BTreeSet<&str> {
        let within = self.properties.values().filter_map(|property| property.within.as_ref()).flatten();
        DIMENSIONS.into_iter().chain(self.scopes.keys().map(String::as_str)).chain(within.map(String::as_str)).collect()
    }

    /// The property of that name, whatever its case.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&Property> {
        self.properties.get(&fold(name))
    }

    /// What comparing values of a property takes.
    #[must_use]
    pub fn terms<'a>(&'a self, property: &'a Property) -> Terms<'a> {
        Terms { tolerance: property.tolerance, labels: &property.labels, names: &self.subjects.vocabulary }
    }
}
