//! Takes a collection whose rules name words that carry a view, gives who uses which of them of one subject.
//!
//! The words are sought as they are declared, whole, whatever their case, anywhere in the document. Nothing is known of
//! the sense in which a source uses them: a word that is quoted or denied is used all the same, and that is told.
//! Only sources that make a claim about the subject are looked at, so that whoever lacks a word could have used it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use regex::{Regex, RegexBuilder};

use crate::claim::{Collection, Source};
use crate::compare::cite::{Axis, Voiced, cite};
use crate::compare::fingerprint::fingerprint;
use crate::document::Document;
use crate::document::fold::{Folded, needle};
use crate::finding::{Cited, Finding, Severity, Side, Verdict};
use crate::rule::{Term, TermSet};
use crate::value::{Terms, Vocabulary, fold};

/// The property under which words are told.
const PROPERTY: &str = "terms";

/// What is compared, and what is not.
const HONESTLY: &str = "compared are the words alone, wherever they stand and in whatever sense: a word that is \
                        quoted or denied is used all the same";

/// The findings about the words of a collection's rules.
pub(super) fn findings(collection: &Collection) -> Vec<Finding> {
    collection.rules.terms.iter().flat_map(|set| compare(set, collection)).collect()
}

/// What a source does with the words of a set.
struct Usage<'a> {
    source: &'a Source,
    document: &'a Document,
    /// By position in the set: every place of each word that is used, in the document's text.
    places: BTreeMap<usize, Vec<Range<usize>>>,
}

impl Usage<'_> {
    fn words(&self) -> BTreeSet<usize> {
        self.places.keys().copied().collect()
    }
}

fn compare(set: &TermSet, collection: &Collection) -> Vec<Finding> {
    let Some(search) = Search::of(set) else { return Vec::new() };
    let about = |source: &&Source| source.claims.iter().any(|claim| fold(&claim.subject) == fold(&set.subject));
    let usages = collection.sources.iter().filter(about).filter_map(|source| {
        let document = source.document.as_deref()?;
        Some(Usage { source, document, places: search.places(document) })
    });
    // Sources that use the same words stand together.
    let mut positions: Vec<Vec<Usage<'_>>> = Vec::new();
    for usage in usages {
        match positions.iter_mut().find(|held| held.first().is_some_and(|first| first.words() == usage.words())) {
            Some(held) => held.push(usage),
            None => positions.push(vec![usage]),
        }
    }
    let mut findings = Vec::new();
    for (at, a) in positions.iter().enumerate() {
        findings.extend(positions.iter().skip(at + 1).map(|b| finding(set, a, b, collection)));
    }
    findings
}

/// Two positions that use different words.
fn finding(set: &TermSet, a: &[Usage<'_>], b: &[Usage<'_>], collection: &Collection) -> Finding {
    let why: Vec<String> = set
        .words
        .iter()
        .enumerate()
        .filter_map(|(at, term)| {
            let uses = |side: &[Usage<'_>]| side.iter().any(|usage| usage.places.contains_key(&at));
            match (uses(a), uses(b)) {
                (true, false) => Some(format!("{} `{}`, {} not", used(a, at), term.name, named(b))),
                (false, true) => Some(format!("{} `{}`, {} not", used(b, at), term.name, named(a))),
                _ => None,
            }
        })
        .collect();
    let sides = [(Side::A, a), (Side::B, b)];
    let claims = sides.iter().flat_map(|(side, usages)| usages.iter().flat_map(|usage| cited(set, usage, *side)));
    let both = || a.iter().chain(b);
    let expected = both().any(|usage| usage.source.disagreements_expected);
    let pair = |usage: &Usage<'_>| {
        let words: Vec<&str> = usage.places.keys().filter_map(|at| Some(set.words.get(*at)?.name.as_str())).collect();
        (format!("{}/{}#terms", collection.name, usage.source.id), words.join(", "))
    };
    let severity = Verdict::Wording.severity();
    Finding {
        rule: set.id.clone(),
        verdict: Some(Verdict::Wording),
        severity: if expected { severity.min(Severity::Note) } else { severity },
        subject: set.subject.clone(),
        property: PROPERTY.to_owned(),
        fingerprint: fingerprint(&set.id, both().map(pair).collect()),
        why: why.join("; "),
        steps: vec![HONESTLY.to_owned()],
        constraint: None,
        claims: claims.collect(),
        collection: collection.name.clone(),
        message: None,
        teach: set.teach.clone(),
        diff: Vec::new(),
        nearest: None,
        chain: None,
        question: Some(
            set.question.clone().unwrap_or_else(|| format!("What do the sources call the {}?", set.subject)),
        ),
        reasons: Vec::new(),
    }
}

/// `textbook (twice) and revision-notes use`.
fn used(side: &[Usage<'_>], at: usize) -> String {
    let users: Vec<String> = side
        .iter()
        .filter_map(|usage| Some(format!("{} ({})", usage.source.id, times(usage.places.get(&at)?.len()))))
        .collect();
    format!("{} {}", users.join(" and "), if users.len() == 1 { "uses" } else { "use" })
}

fn named(side: &[Usage<'_>]) -> String {
    let names: Vec<&str> = side.iter().map(|usage| usage.source.id.as_str()).collect();
    format!("{} {}", names.join(" and "), if names.len() == 1 { "does" } else { "do" })
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    }
}

/// The first place of each word that a source uses; where it uses none of them, what it says of the subject.
fn cited(set: &TermSet, usage: &Usage<'_>, side: Side) -> Vec<Cited> {
    let cells: Vec<(Cow<'static, str>, String)> = set
        .words
        .iter()
        .enumerate()
        .map(|(at, term)| {
            (term.name.clone().into(), usage.places.get(&at).map(|places| times(places.len())).unwrap_or_default())
        })
        .collect();
    let of_word = |(at, places): (&usize, &Vec<Range<usize>>)| {
        let (term, span) = (set.words.get(*at)?, places.first()?.clone());
        Some(Cited { cells: cells.clone(), ..cite_word(term, span, usage, side) })
    };
    let words: Vec<Cited> = usage.places.iter().filter_map(of_word).collect();
    if !words.is_empty() {
        return words;
    }
    let none = Vocabulary::default();
    let axis = Axis { terms: Terms { tolerance: None, labels: &none, names: &none }, unit: None };
    let claim = usage.source.claims.iter().find(|claim| fold(&claim.subject) == fold(&set.subject));
    let told = claim.map(|claim| cite(&Voiced { source: usage.source, claim }, side, &axis));
    told.map(|told| Cited { cells, value: "none of these words".to_owned(), ..told }).into_iter().collect()
}

fn cite_word(term: &Term, span: Range<usize>, usage: &Usage<'_>, side: Side) -> Cited {
    let document = usage.document;
    let (line, column) = document.position(span.start);
    let disk = document.on_disk(span.clone());
    Cited {
        side,
        source: usage.source.id.clone(),
        document: Some(document.path.clone()),
        id: None,
        line: Some(line),
        column: Some(column),
        start: Some(disk.start),
        end: Some(disk.end),
        quote: document.slice(span.clone()).to_owned(),
        value: term.name.clone(),
        value_start: Some(disk.start),
        value_end: Some(disk.end),
        written: None,
        span: Some(span),
        says: Vec::new(),
        citing: String::new(),
        because: None,
        cells: Vec::new(),
        scope: String::new(),
        denied: false,
        extent: None,
    }
}

/// Seeks the words of a set.
struct Search {
    regex: Regex,
    /// From a folded form to the word's position in the set.
    by_form: BTreeMap<String, usize>,
}

impl Search {
    /// `None` where there is nothing to seek, or where it is larger than memory.
    fn of(set: &TermSet) -> Option<Self> {
        let mut by_form: BTreeMap<String, usize> = BTreeMap::new();
        for (at, term) in set.words.iter().enumerate() {
            for form in std::iter::once(&term.name).chain(&term.forms) {
                by_form.entry(needle(form).to_lowercase()).or_insert(at);
            }
        }
        by_form.remove("");
        let mut forms: Vec<&String> = by_form.keys().collect();
        // The longest first, so that `non-aggression pact` is not found as `pact`.
        forms.sort_by_key(|form| (std::cmp::Reverse(form.len()), (*form).clone()));
        let forms: Vec<String> = forms.into_iter().map(|form| regex::escape(form)).collect();
        let pattern = format!(r"\b(?:{})\b", forms.join("|"));
        let regex = RegexBuilder::new(&pattern).case_insensitive(true).build().ok().filter(|_| !forms.is_empty())?;
        Some(Self { regex, by_form })
    }

    /// Every place of every word in a document's text.
    fn places(&self, document: &Document) -> BTreeMap<usize, Vec<Range<usize>>> {
        let folded = Folded::of(document.prose());
        let mut places: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
        for found in self.regex.find_iter(&folded.text) {
            let Some(at) = self.by_form.get(&found.as_str().to_lowercase()) else { continue };
            let span = document.from_prose(folded.original(found.range()));
            places.entry(*at).or_default().push(span);
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::Finding;

    const RULES: &str = "terms:
  - id: words
    subject: the treaty
    words:
      alliance: {forms: [allies, allied]}
      non-aggression pact: {}
      pact: {forms: [pacts]}
";

    fn found(a: &str, b: &str, subject: &str) -> Vec<Finding> {
        let yaml = |name: &str, subject: &str| {
            let claim = format!("{{subject: {subject}, property: deaths, value: 1, quote: one man died}}");
            format!("source: {{document: {name}.txt}}\nclaims:\n  - {claim}\n")
        };
        let (one, two) = (yaml("a", "the treaty"), yaml("b", subject));
        let text = |text: &str| format!("{text} And one man died.");
        let (a, b) = (text(a), text(b));
        let files = [
            ("claims/c/a.yaml", one.as_str()),
            ("claims/c/a.txt", a.as_str()),
            ("claims/c/b.yaml", two.as_str()),
            ("claims/c/b.txt", b.as_str()),
            ("rules/c.yaml", RULES),
        ];
        let (collections, mistakes) = crate::claim::read(&files);
        assert!(!mistakes.any_error(), "{mistakes:#?}");
        let findings = crate::check(collections, mistakes).findings;
        findings.into_iter().filter(|finding| finding.property == super::PROPERTY).collect()
    }

    #[test]
    fn words_are_found_whole_in_their_declared_forms_whatever_their_case() {
        let rows = [
            ("An Alliance.", "A pact.", "a (once) uses `alliance`, b does not; b (once) uses `pact`, a does not"),
            ("ALLIED, al\u{ad}lies", "None.", "a (twice) uses `alliance`, b does not"),
            // The longest that fits, and not the shorter one inside it.
            ("A non\u{2013}aggression\npact.", "None.", "a (once) uses `non-aggression pact`, b does not"),
            // Part of a longer word, or a form that is not declared, is no use of it.
            ("Impact, alliances.", "None.", ""),
            ("A pact, two pacts.", "The pact\u{2019}s end.", ""),
        ];
        for (a, b, why) in rows {
            let findings = found(a, b, "the treaty");
            assert_eq!(findings.first().map_or("", |finding| finding.why.as_str()), why, "{a} / {b}");
            for cited in findings.iter().flat_map(|finding| &finding.claims) {
                let text = if cited.source == "a" { a } else { b };
                let start = cited.start.unwrap();
                assert!(text.get(start..cited.end.unwrap()).is_none_or(|slice| slice == cited.quote));
            }
        }
    }

    #[test]
    fn whoever_does_not_write_of_the_subject_avoids_nothing() {
        assert!(found("An alliance.", "A pact.", "something else").is_empty());
        // Whoever uses none of the words is shown with what it says of the subject.
        let findings = found("An alliance.", "None.", "the treaty");
        let silent = findings[0].claims.iter().find(|cited| cited.source == "b").unwrap();
        assert_eq!((silent.value.as_str(), silent.quote.as_str()), ("none of these words", "one man died"));
    }
}
