//! Takes claims and a judgement, gives the finding that cites them: passages, values, rule, severity, fingerprint.

use std::sync::Arc;

use crate::claim::{Claim, Collection, Mode, Passage, Selector, Source};
use crate::compare::cascade::{Judgement, Statement};
use crate::compare::fingerprint::fingerprint;
use crate::compare::scope::Place;
use crate::compare::views::cells;
use crate::document::Document;
use crate::finding::{Because, Cited, Extent, Finding, Severity, Side, Verdict, citing};
use crate::rule::message::fill;
use crate::rule::{Property, Rule, Rulebook};
use crate::value::{Kind, Terms, Unit, Value};

/// A claim with what it takes to compare and cite it.
#[derive(Clone, Copy, Debug)]
pub struct Voiced<'a> {
    /// Who says it.
    pub source: &'a Source,
    /// What is said.
    pub claim: &'a Claim,
}

impl<'a> Voiced<'a> {
    /// What sorts and names a claim, whatever the order of files.
    #[must_use]
    pub fn name(&self) -> (&'a str, &'a str) {
        (&self.source.id, &self.claim.id)
    }

    /// True where both are one voice: the source's own word, or the same person's as the same source gives it.
    #[must_use]
    pub fn one_voice(&self, other: &Self) -> bool {
        let own = |claim: &Claim| claim.says.is_empty() && claim.mode != Mode::Reported;
        let same = self.claim.says == other.claim.says && own(self.claim) == own(other.claim);
        self.source.id == other.source.id && same
    }

    /// Whose word it is: the source's id, with whoever it cites.
    #[must_use]
    pub fn voice(&self) -> String {
        self.statement().name()
    }

    /// The claim as the cascade sees it.
    #[must_use]
    pub fn statement(&self) -> Statement<'a> {
        Statement {
            source: &self.source.id,
            excerpt: self.source.excerpt,
            place: Place { subject: &self.claim.subject, scope: &self.claim.scope },
            value: &self.claim.value,
            says: &self.claim.says,
            mode: self.claim.mode,
        }
    }
}

/// The axis that the values of a finding share.
#[derive(Clone, Copy, Debug)]
pub struct Axis<'a> {
    /// How far hedges reach.
    pub terms: Terms<'a>,
    /// The unit of the first quantity that names one.
    pub unit: Option<&'a Unit>,
}

impl Axis<'_> {
    /// What a value spans on it; `None` for words, and for a unit that does not convert.
    fn extent(&self, value: &Value) -> Option<Extent> {
        match (value, self.unit) {
            (Value::Quantity(quantity), Some(unit)) => quantity.extent_in(unit, &self.terms),
            _ => value.extent(&self.terms),
        }
    }
}

/// A claim as a finding cites it.
#[must_use]
pub fn cite(voiced: &Voiced<'_>, side: Side, axis: &Axis<'_>) -> Cited {
    let claim = voiced.claim;
    let document = voiced.source.document.as_ref();
    let passage = document.zip(claim.passage.as_ref());
    let position = passage.map(|(document, passage)| document.position(passage.quote.start));
    let disk = passage.map(|(document, passage)| document.on_disk(passage.quote.clone()));
    let value = passage.and_then(|(document, passage)| Some(document.on_disk(passage.value.clone()?)));
    Cited {
        side,
        source: voiced.source.id.clone(),
        document: document.map(|document| document.path.clone()),
        id: Some(claim.id.clone()),
        line: position.map(|(line, _)| line),
        column: position.map(|(_, column)| column),
        start: disk.as_ref().map(|disk| disk.start),
        end: disk.as_ref().map(|disk| disk.end),
        span: passage.map(|(_, passage)| passage.quote.clone()),
        quote: passage.map_or_else(
            || claim.quote.exact.clone(),
            |(document, passage)| document.slice(passage.quote.clone()).to_owned(),
        ),
        value: claim.value.to_string(),
        value_start: value.as_ref().map(|span| span.start),
        value_end: value.as_ref().map(|span| span.end),
        written: Some(claim.written.clone()),
        says: claim.says.clone(),
        citing: citing(&claim.says, claim.mode == Mode::Reported),
        because: claim.because.as_ref().map(|because| evidence(because, passage)),
        cells: Vec::new(),
        scope: claim.scope.words(),
        denied: claim.mode == Mode::Denied,
        extent: axis.extent(&claim.value),
    }
}

/// The evidence that a claim gives, where it stands.
fn evidence(because: &Selector, passage: Option<(&Arc<Document>, &Passage)>) -> Because {
    let found = passage.and_then(|(document, passage)| Some((document, passage.because.clone()?)));
    match found {
        Some((document, span)) => Because {
            at: Some(document.position(span.start)),
            quote: document.slice(span.clone()).to_owned(),
            span: Some(span),
        },
        None => Because { at: None, span: None, quote: because.exact.clone() },
    }
}

/// Makes findings of one collection.
#[derive(Clone, Copy, Debug)]
pub struct Clerk<'a> {
    /// The collection.
    pub collection: &'a Collection,
}

impl Clerk<'_> {
    fn rules(&self) -> &Rulebook {
        &self.collection.rules
    }

    /// The finding of a verdict between two positions (the second empty for what only one voice says).
    #[must_use]
    pub fn finding(&self, judgement: Judgement, a: &[Voiced<'_>], b: &[Voiced<'_>], property: &Property) -> Finding {
        let (subject, rule) = self.subject_and_rule(a, b, property);
        let terms = self.rules().terms(property);
        let sides = a.iter().map(|v| (Side::A, v)).chain(b.iter().map(|v| (Side::B, v)));
        let both = || a.iter().chain(b);
        let unit = both().find_map(|voiced| match &voiced.claim.value {
            Value::Quantity(quantity) => quantity.unit(),
            _ => None,
        });
        let axis = Axis { terms, unit };
        let claims: Vec<Cited> = sides
            .map(|(side, voiced)| Cited { cells: cells(voiced.claim, property), ..cite(voiced, side, &axis) })
            .collect();
        Finding {
            rule: rule.id.clone(),
            verdict: Some(judgement.verdict),
            severity: severity(rule, judgement.verdict, both().any(|v| v.source.disagreements_expected)),
            subject: subject.to_owned(),
            property: property.name.clone(),
            fingerprint: fingerprint(&rule.id, both().map(|voiced| self.pair(voiced)).collect()),
            why: judgement.why,
            steps: judgement.steps,
            constraint: None,
            message: message(rule, subject, &property.name, &claims),
            collection: self.collection.name.clone(),
            teach: question(rule, property, &claims),
            claims,
            diff: judgement.diff,
            nearest: None,
            chain: None,
            question: property
                .kind
                .is_view()
                .then(|| property.question.clone().unwrap_or_else(|| property.name.clone())),
            reasons: Vec::new(),
        }
    }

    /// Of a part and its whole the whole is what a finding is about, and the rule that is closer to either speaks,
    /// whichever side they stand on.
    fn subject_and_rule<'s>(&'s self, a: &[Voiced<'s>], b: &[Voiced<'s>], property: &Property) -> (&'s str, &'s Rule) {
        let subject = |side: &[Voiced<'s>]| side.first().map(|voiced| voiced.claim.subject.as_str());
        let rule = |subject: &str| self.rules().rule_for(subject, &property.name, property.kind);
        let (first, second) = (subject(a).unwrap_or_default(), subject(b).or(subject(a)).unwrap_or_default());
        let (whole, part) = if self.rules().subjects.holds(second, first) { (second, first) } else { (first, second) };
        let (of_whole, of_part) = (rule(whole), rule(part));
        (whole, if of_part.closeness() > of_whole.closeness() { of_part } else { of_whole })
    }

    /// True where the rule of a finding names a severity for its verdict.
    #[must_use]
    pub fn names_severity(&self, finding: &Finding) -> bool {
        let rule = self.rules().rules.iter().find(|rule| rule.id == finding.rule);
        finding.verdict.zip(rule).is_some_and(|(verdict, rule)| rule.report.contains_key(&verdict))
    }

    /// What a fingerprint knows of a claim.
    #[must_use]
    pub fn pair(&self, voiced: &Voiced<'_>) -> (String, String) {
        let name = format!("{}/{}#{}", self.collection.name, voiced.source.id, voiced.claim.id);
        (name, voiced.claim.value.key())
    }
}

/// The question for the class: the rule's, else the property's; the question of a view is its heading already.
fn question(rule: &Rule, property: &Property, claims: &[Cited]) -> Option<String> {
    let asked = rule.teach.clone().or_else(|| property.question.clone().filter(|_| !property.kind.is_view()))?;
    let calendars = rule.embedded && property.kind == Kind::Date && claims.iter().all(is_old_day);
    Some(match asked.strip_suffix('?').filter(|_| calendars) {
        Some(asked) => format!("{asked}, and which calendar did they use?"),
        None => asked,
    })
}

/// True for one day before 1930. Greece kept the Julian calendar until 1923 and Turkey its own until 1926; of later days,
/// and of years, nobody asks which calendar is meant.
fn is_old_day(cited: &Cited) -> bool {
    // Days from 1930-01-01 to 1970-01-01, from which days are counted.
    const BEFORE_1970: f64 = 14_610.0;
    let day = cited.extent.filter(|extent| extent.days && extent.low.is_some() && extent.low == extent.high);
    day.and_then(|extent| extent.low).is_some_and(|day| day < -BEFORE_1970)
}

/// The rule's severity, else the verdict's own. Where a keeper expects disagreement, it is told and fails nothing.
fn severity(rule: &Rule, verdict: Verdict, expected: bool) -> Severity {
    let severity = rule.report.get(&verdict).copied().unwrap_or(verdict.severity());
    if expected { severity.min(Severity::Note) } else { severity }
}

/// The rule's message with its places filled in; `None` where it has none or only one side speaks.
fn message(rule: &Rule, subject: &str, property: &str, claims: &[Cited]) -> Option<String> {
    let side = |side| claims.iter().find(|cited| cited.side == side);
    let (a, b) = (side(Side::A)?, side(Side::B)?);
    let said = |cited: &Cited| if cited.denied { format!("not {}", cited.value) } else { cited.value.clone() };
    let (of_a, of_b) = (said(a), said(b));
    let (from_a, from_b) = (a.voice_in_list(), b.voice_in_list());
    let words = |place: &str| match place {
        "a.source" => Some(from_a.as_str()),
        "a.value" => Some(of_a.as_str()),
        "b.source" => Some(from_b.as_str()),
        "b.value" => Some(of_b.as_str()),
        "subject" => Some(subject),
        "property" => Some(property),
        _ => None,
    };
    rule.message.as_deref().map(|message| fill(message, words))
}

#[cfg(test)]
mod tests {
    use crate::finding::Verdict;

    /// The question that goes with two dates of one event.
    fn asked(a: &str, b: &str) -> String {
        let file = |value: &str| {
            format!(
                "source: {{document: d.txt}}\nclaims: [{{subject: s, property: date, value: {value}, quote: {value}}}]\n"
            )
        };
        let files = [
            ("claims/c/a.yaml", file(a)),
            ("claims/c/b.yaml", file(b)),
            ("claims/c/d.txt", format!("On {a}. On {b}.")),
        ];
        let (collections, mistakes) = crate::claim::read(&files);
        let outcome = crate::check(collections, mistakes);
        let clash = outcome.findings.iter().find(|finding| finding.verdict == Some(Verdict::Contradiction)).unwrap();
        clash.teach.clone().unwrap()
    }

    #[test]
    fn the_calendar_is_asked_of_for_days_and_before_1930() {
        for (a, b, calendar) in [
            ("1848-06-05", "1848-06-06", true),
            ("1929-12-30", "1929-12-31", true),
            ("1930-01-01", "1930-01-02", false),
            ("1929-12-31", "1930-01-01", false),
            ("1813", "1818", false),
            ("1848-06-05", "1849-06", false),
        ] {
            let question = asked(a, b);
            assert_eq!(question.contains("which calendar"), calendar, "{a} / {b}: {question}");
        }
    }
}
