//! Takes the findings of one question, gives it as a heading with a table of positions by source, what sets the
//! positions apart, and each passage once: a view is read beside all others, not two by two.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Entries, summed};
use super::safe::clean;
use super::style::{Style, Tone};
use super::table::table;
use super::words::{Toned, called, joined, lines, paragraph, sentence, thousands, toned};
use crate::finding::{Cited, Finding, Reason, Side};

/// What sets two positions apart is told of as many pairs; the rest are counted.
const MOST_PAIRS: usize = 8;
/// Passages shown; the rest are counted.
const MOST_PASSAGES: usize = 8;
/// Candidate reasons listed of a question, between all of its sources.
const MOST_REASONS: usize = 4;

/// What views are of: collection, subject, property and rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Question<'a> {
    collection: &'a str,
    subject: &'a str,
    property: &'a str,
    rule: &'a str,
}

impl<'a> Question<'a> {
    /// What a finding's views are of; `None` for facts and for what is unsound.
    pub fn of(finding: &'a Finding) -> Option<Self> {
        (finding.question.is_some() && finding.verdict.is_some()).then_some(Self {
            collection: &finding.collection,
            subject: &finding.subject,
            property: &finding.property,
            rule: &finding.rule,
        })
    }
}

/// The findings of every question, those that are not listed too.
pub(super) struct Questions<'a>(BTreeMap<Question<'a>, Vec<&'a Finding>>);

impl<'a> Questions<'a> {
    /// Sorts findings by question.
    pub fn of(findings: &'a [Finding]) -> Self {
        let mut questions: BTreeMap<Question<'a>, Vec<&'a Finding>> = BTreeMap::new();
        for finding in findings {
            if let Some(question) = Question::of(finding) {
                questions.entry(question).or_default().push(finding);
            }
        }
        Self(questions)
    }

    /// All findings of a question.
    pub fn all(&self, question: Question<'a>) -> &[&'a Finding] {
        self.0.get(&question).map_or(&[], Vec::as_slice)
    }
}

impl Entries<'_> {
    /// One question: its listed findings, with `all` of them for the table. Ends with an empty line.
    pub fn draw_views(&mut self, listed: &[&Finding], all: &[&Finding]) -> String {
        let style = self.style;
        let Some(first) = listed.first() else { return String::new() };
        let tone = Tone::of_verdict(first.verdict);
        let sign = style.glyphs().of_verdict(first.verdict);
        let question = clean(first.question.as_deref().unwrap_or(&first.property), style);
        let mut head = toned(tone, &format!("{sign} {question}"));
        head.extend(toned(Tone::Dim, &format!("[{}]", clean(&first.rule, style))));
        let mut page = lines("", &head, style.columns(), style);
        page.push(String::new());
        page.extend(self.positions(all));
        page.push(String::new());
        // What is to be said of several pairs in the same words is said once.
        let mut pairs: Vec<Vec<&Finding>> = Vec::new();
        for finding in listed {
            let same = |other: &&Finding| (other.verdict, &other.why) == (finding.verdict, &finding.why);
            match pairs.iter_mut().find(|pairs| pairs.first().is_some_and(same)) {
                Some(pairs) => pairs.push(finding),
                None => pairs.push(vec![finding]),
            }
        }
        for pair in pairs.iter().take(MOST_PAIRS) {
            page.extend(self.pair(pair));
        }
        let more = pairs.len().saturating_sub(MOST_PAIRS);
        if more > 0 {
            page.push(format!("  and {} more", thousands(more)));
        }
        for step in &first.steps {
            let sign = format!("  {} ", style.glyphs().step);
            page.extend(lines(&sign, &toned(Tone::Dim, &sentence(&clean(step, style))), style.columns(), style));
        }
        page.push(String::new());
        let mut text = page.join("\n");
        text.push('\n');
        text.push_str(&self.each_passage(first, listed));
        let mut rest = self.reasons(&in_turn(listed, self.shows_all()), MOST_REASONS);
        rest.extend(self.teach(first));
        if rest.is_empty() {
            return text;
        }
        for line in rest {
            text.push_str(&line);
            text.push('\n');
        }
        text.push('\n');
        text
    }

    /// The table of positions by source, sources of one position below one another.
    fn positions(&self, all: &[&Finding]) -> Vec<String> {
        let style = self.style;
        let mut rows: Vec<(Vec<String>, String)> = Vec::new();
        let mut headings: Vec<&str> = vec!["Source"];
        for cited in all.iter().flat_map(|finding| &finding.claims) {
            let cells = cited.cells.iter().map(|(_, cell)| clean(cell, style)).collect();
            let scope =
                if cited.scope.is_empty() { String::new() } else { format!(" ({})", clean(&cited.scope, style)) };
            rows.push((cells, format!("{}{scope}", clean(&cited.voice(), style))));
            if headings.len() == 1 {
                headings.extend(cited.cells.iter().map(|(heading, _)| &**heading));
            }
        }
        rows.sort();
        rows.dedup();
        // What a position means is said once.
        let mut before: Vec<String> = Vec::new();
        for (cells, _) in &mut rows {
            let repeated = *cells == before && cells.len() == 2;
            before.clone_from(cells);
            if let Some(meaning) = cells.last_mut().filter(|_| repeated) {
                meaning.clear();
            }
        }
        let rows: Vec<Vec<String>> =
            rows.into_iter().map(|(cells, voice)| std::iter::once(voice).chain(cells).collect()).collect();
        table(&headings, &rows, style)
    }

    /// `Judge it differently: biography / essay — they exclude one another.`
    fn pair(&self, pairs: &[&Finding]) -> Vec<String> {
        let style = self.style;
        let Some(finding) = pairs.first() else { return Vec::new() };
        let mut words: Vec<Toned> = toned(Tone::of_verdict(finding.verdict), &format!("{}:", called(finding)));
        let sides = |finding: &Finding| {
            let sides = [Side::A, Side::B].map(|side| clean(&voices(finding, side), style));
            sides.into_iter().filter(|side| !side.is_empty()).collect::<Vec<_>>().join(" / ")
        };
        let told: Vec<String> = pairs.iter().map(|finding| sides(finding)).collect();
        // A reason that names everybody needs no names before it.
        let sources: BTreeSet<&str> = finding.claims.iter().map(|cited| cited.source.as_str()).collect();
        let voices: BTreeSet<String> = finding.claims.iter().map(Cited::voice).collect();
        let names_all = sources.len() == voices.len() && sources.iter().all(|source| finding.why.contains(source));
        if !names_all || pairs.len() > 1 {
            words.extend(toned(Tone::Strong, &told.join("; ")));
            words.extend(toned(Tone::Plain, style.glyphs().dash));
        }
        words.extend(toned(Tone::Plain, &sentence(&clean(&finding.why, style))));
        let mut rows = lines("    ", &words, style.columns(), style);
        if let Some(first) = rows.first_mut() {
            *first = format!("  {}", first.trim_start());
        }
        rows
    }

    /// Every passage once, in the order of the table's sources.
    fn each_passage(&self, first: &Finding, listed: &[&Finding]) -> String {
        let style = self.style;
        let mut cited: Vec<&Cited> = listed.iter().flat_map(|finding| &finding.claims).collect();
        let key = |cited: &Cited| (cited.voice(), cited.start, cited.end, cited.id.clone());
        cited.sort_by_key(|cited| key(cited));
        cited.dedup_by_key(|cited| key(cited));
        let mut text = String::new();
        let mut before: Option<String> = None;
        for cited in cited.iter().take(MOST_PASSAGES) {
            // A definition is its own label: the words are underlined.
            let label = match cited.cells.first() {
                Some((heading, cell)) if heading == "Position" => clean(cell, style),
                Some((heading, _)) if heading == "First" => weighed(cited, style),
                Some((_, cell)) if cell.ends_with('”') => String::new(),
                _ => summed(cited, style),
            };
            // What a source says in several places stands below one heading.
            let voice = cited.voice();
            let headed = before.as_ref() != Some(&voice);
            if headed && before.is_some() {
                text.push('\n');
            }
            before = Some(voice);
            text.push_str(&self.passage(first, cited, &label, headed));
        }
        text.push('\n');
        let more = cited.len().saturating_sub(MOST_PASSAGES);
        if more > 0 {
            text.push_str(
                &paragraph("  ", &format!("and {} more passages", thousands(more)), style.columns()).join("\n"),
            );
            text.push_str("\n\n");
        }
        text
    }
}

/// `the magistrates; also the Yeomanry; not the crowd; suspected`, in the names that the table has.
fn weighed(cited: &Cited, style: &Style) -> String {
    let parts = cited.cells.iter().zip(["", "also ", "not ", ""]).filter(|((_, cell), _)| !cell.is_empty());
    let parts: Vec<String> = parts.map(|((_, cell), word)| format!("{word}{}", clean(cell, style))).collect();
    parts.join("; ")
}

/// Whoever stands on a side, each once; in brackets whom they cite, since commas part the voices.
fn voices(finding: &Finding, side: Side) -> String {
    let mut names: Vec<String> = Vec::new();
    for cited in finding.claims.iter().filter(|cited| cited.side == side) {
        let voice = cited.voice_in_list();
        if !names.contains(&voice) {
            names.push(voice);
        }
    }
    joined(&names)
}

/// The reasons of several findings, each once: one of every sort, the most telling first, then the others if `all`
/// are wanted.
fn in_turn<'f>(findings: &[&'f Finding], all: bool) -> Vec<&'f Reason> {
    let most = findings.iter().map(|finding| finding.reasons.len()).max().unwrap_or(0);
    let ranked = (0..most).flat_map(|at| findings.iter().filter_map(move |finding| finding.reasons.get(at)));
    let (mut first, mut rest): (Vec<&Reason>, Vec<&Reason>) = (Vec::new(), Vec::new());
    for reason in ranked {
        if !first.iter().any(|held| held.about == reason.about) {
            first.push(reason);
        } else if !first.contains(&reason) && !rest.contains(&reason) {
            rest.push(reason);
        }
    }
    if all {
        first.extend(rest);
    }
    first
}
