//! Takes an outcome, gives full sentences without any drawing or colour: for screen readers and for reading aloud.

use std::io::{self, Write};

use super::human::unlisted;
use super::safe::{clean, clean_path, clipped};
use super::style::Style;
use super::words::{LADDER, called, is_quotation, joined, kind, paragraph, plural, rung_of, sentence};
use super::{Show, inferred};
use crate::finding::{Change, Cited, Finding, Side, Verdict};
use crate::mistake::{Mistake, Weight};
use crate::outcome::{Outcome, SourceCard};

/// Longer quotations are read by their beginning.
const LONGEST_QUOTE: usize = 300;

/// Writes the whole outcome, a paragraph a finding, wrapped at the style's width.
pub(super) fn write(outcome: &Outcome, show: Show, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut say = |text: &str| paragraph("", text, style.columns()).iter().try_for_each(|line| writeln!(out, "{line}"));
    for mistake in &outcome.mistakes {
        say(&mistaken(mistake, style))?;
        say("")?;
    }
    let told = |finding: &&Finding| finding.verdict != Some(Verdict::OnlyIn) && show.lists(finding);
    let total = outcome.findings.iter().filter(told).count();
    let mut nth = 0;
    for group in outcome.findings.chunk_by(|a, b| a.collection == b.collection) {
        let (lone, met): (Vec<&Finding>, Vec<&Finding>) =
            group.iter().partition(|finding| finding.verdict == Some(Verdict::OnlyIn));
        let name = group.first().map_or("", |finding| finding.collection.as_str());
        if !name.is_empty() {
            say(&format!("Collection {}.", clean(name, style)))?;
            say("")?;
        }
        for finding in met.into_iter().filter(told) {
            nth += 1;
            for text in narrate(outcome, finding, nth, total, style) {
                say(&text)?;
            }
            say("")?;
        }
        if !lone.is_empty() {
            let noun = if name.is_empty() { "passage" } else { "claim" };
            say(&format!("{} met no other.", plural(lone.len(), noun)))?;
            for finding in lone {
                say(&alone(finding, style))?;
            }
            say("")?;
        }
    }
    for text in inferred::sentences(&outcome.summary, style) {
        say(&text)?;
        say("")?;
    }
    say(&summary(outcome, show))
}

fn mistaken(mistake: &Mistake, style: &Style) -> String {
    let word = match mistake.weight {
        Weight::Error => "Mistake",
        Weight::Warning => "Note",
    };
    let mut text = format!("{word}: {}", sentence(&clean(&mistake.message, style)));
    if !mistake.path.is_empty() {
        text.push_str(&format!(" In file {}", clean_path(&mistake.path, style)));
        for (at, label) in mistake.labels.iter().enumerate() {
            let Some(document) = &mistake.text else { break };
            let (line, column) = document.position(label.span.start);
            let also = if at == 0 { "," } else { "; and at" };
            text.push_str(&format!("{also} line {line}, column {column}"));
            if !label.text.is_empty() {
                text.push_str(&format!(": {}", clean(&label.text, style)));
            }
        }
        text = sentence(&text);
    }
    if let Some(help) = &mistake.help {
        text.push_str(&format!(" What to do: {}", sentence(&clean(help, style))));
    }
    format!("{text} Code: {}.", mistake.code)
}

fn narrate(outcome: &Outcome, finding: &Finding, nth: usize, total: usize, style: &Style) -> Vec<String> {
    let asked = finding.question.as_ref().unwrap_or(&finding.property);
    let about = format!("{}, {}", clean(&finding.subject, style), clean(asked, style));
    let mut texts = vec![format!("Finding {nth} of {total}. {}: {}", called(finding), sentence(&about))];
    if let Some(message) = &finding.message {
        texts.push(sentence(&clean(message, style)));
    }
    let about = finding.chain.iter().flat_map(|chain| chain.about.iter().map(Some)).chain(std::iter::repeat(None));
    for (cited, about) in finding.claims.iter().zip(about) {
        let mut text = told(outcome, finding, cited, style);
        text.extend(about.map(|about| format!(" It is said of: {}", sentence(&clean(about, style)))));
        texts.push(text);
    }
    if !finding.why.trim().is_empty() {
        texts.push(format!("Reason: {}", sentence(&clean(&finding.why, style))));
    }
    for (at, step) in finding.steps.iter().enumerate() {
        texts.push(format!("Step {}: {}", at + 1, sentence(&clean(step, style))));
    }
    if let Some(expression) = &finding.constraint {
        texts.push(format!("Constraint: {}", sentence(&clean(expression, style))));
    }
    texts.extend(differing(&finding.diff, style));
    texts.extend(
        finding.reasons.iter().map(|reason| format!("A possible reason: {}", sentence(&clean(&reason.text, style)))),
    );
    if let Some(question) = &finding.teach {
        texts.push(format!("For the class: {}", sentence(&clean(question, style))));
    }
    texts
}

/// `Source A, essay (a political essay, 2018), line 41, column 7, says: “…” Its value is about 6 million.`
fn told(outcome: &Outcome, finding: &Finding, cited: &Cited, style: &Style) -> String {
    let letter = match (finding.verdict, cited.side) {
        (None, _) => "",
        (Some(_), Side::A) => " A",
        (Some(_), Side::B) => " B",
    };
    let mut text = format!("Source{letter}, {}", clean(&cited.voice(), style));
    if let Some(card) = outcome.source(&finding.collection, &cited.source) {
        text.push_str(&format!(" ({})", introduced(card, style)));
    }
    match (cited.line, cited.column, &cited.written) {
        (Some(line), Some(column), _) => text.push_str(&format!(", line {line}, column {column}")),
        (_, _, Some(at)) => {
            let file = clean_path(&at.file, style);
            text.push_str(&format!(", written in {file}, line {}, column {}", at.line, at.column));
        }
        _ => {}
    }
    let quote = clipped(&clean(&cited.quote, style), LONGEST_QUOTE, style);
    let quote = sentence(&quote.split_whitespace().collect::<Vec<_>>().join(" "));
    text.push_str(&format!(", says: {}", style.quoted(&quote)));
    if !is_quotation(cited) {
        let value = spoken(&clean(&cited.value, style));
        let verb = if cited.denied { "It denies" } else { "The value is" };
        text.push_str(&format!(" {verb} {}", sentence(&value)));
    }
    if let Some(because) = &cited.because {
        let quote = clipped(&clean(&because.quote, style), LONGEST_QUOTE, style);
        text.push_str(&format!(" Its evidence: {}", sentence(&style.quoted(&sentence(quote.trim())))));
    }
    if !cited.scope.is_empty() {
        text.push_str(&format!(" Its scope: {}", sentence(&clean(&cited.scope, style))));
    }
    text
}

/// `a political essay, 2018`.
fn introduced(card: &SourceCard, style: &Style) -> String {
    let genre = card.genre.as_deref().map(|genre| clean(genre, style));
    let noun = genre.or_else(|| card.kind.map(|near| format!("{} source", kind(near))));
    let noun = noun.map(|noun| {
        let article = if noun.to_lowercase().starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
        // Notes and memoirs come without an article.
        if noun.ends_with('s') { noun } else { format!("{article} {noun}") }
    });
    let date = card.written.as_deref().map_or_else(|| "date unknown".to_owned(), |date| clean(date, style));
    noun.into_iter().chain([date]).collect::<Vec<_>>().join(", ")
}

/// A value as it is read aloud: `~5..10` is `about 5 to 10`.
fn spoken(value: &str) -> String {
    let value = value.replace("...", "…").replace("..", " to ");
    let value = match value.strip_prefix('~') {
        Some(rest) => format!("about {}", rest.trim_start()),
        None => value,
    };
    value.replace('≥', "at least ").replace('≤', "at most ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn differing(diff: &[Change], style: &Style) -> Vec<String> {
    let quoted = |text: &String| style.quoted(clean(text, style).trim());
    let only = |wanted: fn(&Change) -> Option<&String>| diff.iter().filter_map(wanted).map(quoted).collect::<Vec<_>>();
    let removed = only(|change| if let Change::Removed(text) = change { Some(text) } else { None });
    let added = only(|change| if let Change::Added(text) = change { Some(text) } else { None });
    [("first", removed), ("second", added)]
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(which, words)| format!("Only the {which} has {}.", joined(&words)))
        .collect()
}

fn alone(finding: &Finding, style: &Style) -> String {
    let about = format!("{}, {}", clean(&finding.subject, style), clean(&finding.property, style));
    let said: Vec<String> = finding
        .claims
        .iter()
        .map(|cited| format!("{} says {}", clean(&cited.voice(), style), spoken(&clean(&cited.value, style))))
        .collect();
    let nearest = finding
        .nearest
        .as_ref()
        .map(|nearest| format!(" Nearest: {}", sentence(&clean(nearest, style))))
        .unwrap_or_default();
    format!("{about}: {}{nearest}", sentence(&joined(&said)))
}

fn summary(outcome: &Outcome, show: Show) -> String {
    let summary = &outcome.summary;
    let count = |verdict: &Verdict| summary.verdicts.get(verdict.name()).copied().unwrap_or(0);
    let (documents, claims) = (plural(summary.documents, "document"), summary.claims);
    // Plain documents are no collection, and make no claims.
    let mut text = if summary.collections == 0 && summary.sources > 0 {
        format!("Summary. {documents}, {} compared.", plural(claims, "passage"))
    } else {
        format!("Summary. {}, {documents}, {}.", plural(summary.collections, "collection"), plural(claims, "claim"))
    };
    for (rung, verdicts) in LADDER {
        let rung = rung_of(rung, verdicts, summary);
        text.push_str(&format!(" {rung}: {}.", verdicts.iter().map(count).sum::<usize>()));
    }
    let soundness = summary.verdicts.get("soundness").copied().unwrap_or(0);
    text.push_str(&format!(" Passages to check: {soundness}. Mistakes and notes: {}.", summary.mistakes));
    if show == Show::Listed {
        text.push_str(" Agreements are counted and not told.");
    }
    if let Some(more) = unlisted(summary) {
        text.push_str(&format!(" {more}"));
    }
    text
}
