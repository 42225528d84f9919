//! Takes a source, anchors its quotations, gives what is unsound: a quotation lost or ambiguous, a value unsupported.

use std::ops::Range;
use std::sync::Arc;

use crate::claim::{Claim, Passage, Selector, Source};
use crate::compare::fingerprint;
use crate::document::Document;
use crate::document::anchor::{Anchor, anchor};
use crate::finding::{Cited, Finding, Severity, Side, citing};
use crate::rule::Rulebook;
use crate::support::{Support, Supports};

/// The rules about soundness, and what each means in a sentence.
pub const RULES: [(&str, &str); 3] = [
    (
        "quotation-lost",
        "The quotation does not stand in the document, or no longer does.\n\n\
         Example: the claim quotes “353,074 executed”, and the document now has “353,174 executed”.\n\n\
         Severity: error, always. Copy the words from the document again, or mend the document.",
    ),
    (
        "quotation-ambiguous",
        "The quotation stands in the document more than once.\n\n\
         Example: “he left” in a text where two people leave.\n\n\
         Severity: error, always. Quote more of the passage, or tell the places apart:\n\n  \
         quote: {exact: he left, before: On Friday}",
    ),
    (
        "value-unsupported",
        "The quotation does not say the value that the claim gives.\n\n\
         Example: `value: 7 million` with the quotation “about six million died”.\n\n\
         Severity: error, always. Mend the value, or quote the words that say it; a year that stands elsewhere in the\n\
         document is quoted under `context`.",
    ),
];

/// Fills in the passages of a source's claims; gives what is unsound about them.
pub fn anchor_claims(source: &mut Source, collection: &str, rules: &Rulebook) -> Vec<Finding> {
    let Some(document) = source.document.clone() else { return Vec::new() };
    let anchors = {
        let quotes = source.claims.iter().map(|claim| &claim.quote);
        let beside = source.claims.iter().flat_map(|claim| claim.context.iter().chain(&claim.because));
        anchor(&document, &quotes.chain(beside).collect::<Vec<&Selector>>())
    };
    let mut anchors = anchors.into_iter();
    let quotes: Vec<Anchor> = anchors.by_ref().take(source.claims.len()).collect();
    let supports = Supports::of(&document, rules);
    let mut findings = Vec::new();
    let clerk = Clerk { collection, source: source.id.clone(), document: Arc::clone(&document) };
    for (claim, quote) in source.claims.iter_mut().zip(quotes) {
        let mut beside = |selector: &Option<Selector>, what: &str| -> Option<Range<usize>> {
            let selector = selector.as_ref()?;
            match anchors.next()? {
                Anchor::Exact(span) => Some(span),
                other => {
                    findings.push(clerk.unanchored(claim, selector, other, what));
                    None
                }
            }
        };
        let around = beside(&claim.context, "context");
        let because = beside(&claim.because, "evidence under `because`");
        let span = match quote {
            Anchor::Exact(span) => span,
            other => {
                findings.push(clerk.unanchored(claim, &claim.quote, other, "quotation"));
                continue;
            }
        };
        let support = supports.seek(claim, span.clone(), around);
        claim.passage = Some(Passage { quote: span, value: support.place(), because });
        if let Support::Missing(why) = support {
            findings.push(clerk.unsupported(claim, why));
        }
    }
    findings
}

/// Makes the findings of one source.
struct Clerk<'a> {
    collection: &'a str,
    source: String,
    document: Arc<Document>,
}

impl Clerk<'_> {
    fn unanchored(&self, claim: &Claim, selector: &Selector, found: Anchor, what: &str) -> Finding {
        match found {
            Anchor::Ambiguous { places, count } => {
                let mut lines: Vec<String> =
                    places.iter().map(|span| self.document.position(span.start).0.to_string()).collect();
                lines.dedup();
                let what_line = if lines.len() == 1 { "line" } else { "lines" };
                let more = if count > places.len() { " and further on" } else { "" };
                let lines = lines.join(", ");
                let why = format!(
                    "the {what} stands {count} times in the document, in {what_line} {lines}{more}; \
                     quote more of it, or tell the places apart with `{{exact: …, before: …, after: …}}`"
                );
                let cited = places.into_iter().map(|span| self.cite(claim, Side::A, Some(span), selector)).collect();
                self.finding("quotation-ambiguous", claim, why, cited)
            }
            Anchor::Lost(Some(near)) => {
                let (line, _) = self.document.position(near.span.start);
                let found = format!("the {what} is not in the document; line {line} has something like it");
                let why = if self.stands_without_marks(selector) {
                    format!("{found}: leave out the quotation marks around it, which are part of the text here")
                } else {
                    found
                };
                let cited = vec![
                    self.cite(claim, Side::A, None, selector),
                    self.cite(claim, Side::B, Some(near.span), selector),
                ];
                Finding { diff: near.diff, ..self.finding("quotation-lost", claim, why, cited) }
            }
            Anchor::Lost(None) | Anchor::Exact(_) => {
                let why = format!("the {what} is not in the document, nor is anything like it");
                self.finding("quotation-lost", claim, why, vec![self.cite(claim, Side::A, None, selector)])
            }
        }
    }

    /// True where the words stand in the document but for the quotation marks that somebody put around them.
    fn stands_without_marks(&self, selector: &Selector) -> bool {
        let mark = |c: char| matches!(c, '“' | '”' | '„' | '‘' | '’' | '«' | '»' | '"' | '\'');
        let exact = selector.exact.trim();
        let bare = exact.trim_matches(mark);
        let bared = Selector { exact: bare.to_owned(), ..selector.clone() };
        bare.len() < exact.len()
            && !bare.is_empty()
            && matches!(anchor(&self.document, &[&bared]).as_slice(), [Anchor::Exact(_) | Anchor::Ambiguous { .. }])
    }

    fn unsupported(&self, claim: &Claim, why: String) -> Finding {
        let span = claim.passage.as_ref().map(|passage| passage.quote.clone());
        self.finding("value-unsupported", claim, why, vec![self.cite(claim, Side::A, span, &claim.quote)])
    }

    fn cite(&self, claim: &Claim, side: Side, span: Option<Range<usize>>, selector: &Selector) -> Cited {
        let position = span.as_ref().map(|span| self.document.position(span.start));
        let disk = span.clone().map(|span| self.document.on_disk(span));
        Cited {
            side,
            source: self.source.clone(),
            document: Some(self.document.path.clone()),
            id: Some(claim.id.clone()),
            line: position.map(|(line, _)| line),
            column: position.map(|(_, column)| column),
            start: disk.as_ref().map(|disk| disk.start),
            end: disk.as_ref().map(|disk| disk.end),
            quote: span.clone().map_or_else(|| selector.exact.clone(), |span| self.document.slice(span).to_owned()),
            span,
            value: claim.value.to_string(),
            value_start: None,
            value_end: None,
            written: Some(claim.written.clone()),
            says: claim.says.clone(),
            citing: citing(&claim.says, claim.mode == crate::claim::Mode::Reported),
            because: None,
            cells: Vec::new(),
            scope: claim.scope.words(),
            denied: claim.mode == crate::claim::Mode::Denied,
            extent: None,
        }
    }

    fn finding(&self, rule: &'static str, claim: &Claim, why: String, claims: Vec<Cited>) -> Finding {
        let name = format!("{}/{}#{}", self.collection, self.source, claim.id);
        Finding {
            rule: rule.to_owned(),
            verdict: None,
            severity: Severity::Error,
            subject: claim.subject.clone(),
            property: claim.property.clone(),
            fingerprint: fingerprint(rule, vec![(name, claim.value.key())]),
            why,
            steps: Vec::new(),
            constraint: None,
            claims,
            collection: self.collection.to_owned(),
            message: None,
            teach: None,
            diff: Vec::new(),
            nearest: None,
            chain: None,
            question: None,
            reasons: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    /// Why a quotation is not sound.
    fn why(quote: &str) -> String {
        let file = format!(
            "source: {{document: a.txt}}\nclaims: [{{subject: s, property: deaths, value: 112, quote: {quote}}}]\n"
        );
        let files = [("claims/c/a.yaml", file.as_str()), ("claims/c/a.txt", "The river took 112 people with it.")];
        let (collections, mistakes) = crate::claim::read(&files);
        crate::check(collections, mistakes).findings.into_iter().map(|finding| finding.why).collect()
    }

    #[test]
    fn quotation_marks_that_are_part_of_the_text_are_told() {
        let advice = "leave out the quotation marks";
        for (quote, told) in [
            ("“took 112 people”", true),
            ("„took 112 people“", true),
            ("'\"took 112 people\"'", true),
            ("“took 113 people”", false),
            ("took 113 people", false),
        ] {
            assert_eq!(why(quote).contains(advice), told, "{quote}: {}", why(quote));
        }
        assert!(!why("\"took 112 people\"").contains("not in the document"));
    }
}
