//! Takes an outcome, gives the report that a person reads at a terminal: by collection and subject, worst first.

use std::io::{self, Write};

use super::entry::Entries;
use super::passage::{Passage, Place, draw};
use super::safe::{clean, clean_path, width};
use super::style::{Style, Tone};
use super::views::{Question, Questions};
use super::words::{LADDER, Toned, UNMATCHED, lines, paragraph, plural, rung_of, said, thousands, toned};
use super::{Show, inferred, write_mistakes};
use crate::finding::{Finding, Severity, Verdict};
use crate::mistake::{Mistake, Weight};
use crate::outcome::{Outcome, Summary};

/// Columns of the names in the summary.
const NAMES: usize = 30;

/// Writes the whole report.
pub(super) fn write(outcome: &Outcome, show: Show, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    if !outcome.mistakes.is_empty() {
        let errors = outcome.mistakes.iter().any(|mistake| mistake.weight == Weight::Error);
        title(if errors { "Mistakes in the files" } else { "Notes on the files" }, style, out)?;
        write_mistakes(&outcome.mistakes, style, out)?;
    }
    let mut entries = Entries::new(outcome, show, style);
    let questions = Questions::of(&outcome.findings);
    for group in outcome.findings.chunk_by(|a, b| a.collection == b.collection) {
        collection(group, show, &mut entries, &questions, style, out)?;
    }
    inferred::write(&outcome.summary, style, out)?;
    // Where nothing could be looked at, a table of zeros says less than the mistakes do.
    if outcome.summary.sources > 0 || outcome.mistakes.is_empty() { summary(outcome, show, style, out) } else { Ok(()) }
}

/// A mistake as a person reads it; ends with an empty line.
pub(super) fn mistaken(mistake: &Mistake, style: &Style) -> String {
    let glyphs = style.glyphs();
    let (word, sign, tone) = match mistake.weight {
        Weight::Error => ("Mistake", glyphs.wrong, Tone::Alarm),
        Weight::Warning => ("Note", glyphs.check, Tone::Caution),
    };
    let message = format!("{word}: {} [{}]", clean(&mistake.message, style), mistake.code);
    let help = || mistake.help.as_ref().map(|help| clean(help, style));
    let labels = match &mistake.text {
        Some(text) => mistake.labels.iter().map(|label| (text, label)).collect(),
        None => Vec::new(),
    };
    let mut drawn = String::new();
    if labels.is_empty() {
        let path = clean_path(&mistake.path, style);
        let message = if path.is_empty() { message.clone() } else { format!("{message}\n{path}") };
        drawn = draw(&Passage { message: Some((sign, message)), tone, place: None, help: help() }, style);
    }
    // One label a passage: labels that overlap would be drawn in the wrong places.
    for (nth, (text, label)) in labels.iter().enumerate() {
        let place = Place { document: text, span: label.span.clone(), at: None, label: label.text.clone() };
        let message = (nth == 0).then(|| (sign, message.clone()));
        let help = if nth + 1 == labels.len() { help() } else { None };
        drawn.push_str(&draw(&Passage { message, tone, place: Some(place), help }, style));
    }
    drawn.push('\n');
    drawn
}

/// The name of a collection or of a part of the report, across the page.
pub(super) fn title(name: &str, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let rule = style.glyphs().double_rule;
    for (at, line) in paragraph("", name, style.columns() - 6).iter().enumerate() {
        let left: String = std::iter::repeat_n(if at == 0 { rule } else { ' ' }, 2).collect();
        let room = if at == 0 { style.columns().saturating_sub(width(line) + 4) } else { 0 };
        let right: String = std::iter::repeat_n(rule, room).collect();
        let text = format!(
            "{} {} {}",
            style.paint(Tone::Dim, &left),
            style.paint(Tone::Heading, line),
            style.paint(Tone::Dim, &right)
        );
        writeln!(out, "{}", text.trim_end())?;
    }
    writeln!(out)
}

/// A heading that is seen without colour too.
fn heading(name: &str, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let rows = paragraph("", name, style.columns());
    let wide = rows.iter().map(|row| width(row)).max().unwrap_or(0);
    for row in rows {
        writeln!(out, "{}", style.paint(Tone::Heading, &row))?;
    }
    let rule: String = std::iter::repeat_n(style.glyphs().rule, wide).collect();
    writeln!(out, "{}\n", style.paint(Tone::Dim, &rule))
}

fn collection<'f>(
    findings: &'f [Finding],
    show: Show,
    entries: &mut Entries<'_>,
    questions: &Questions<'f>,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let is_lone = |finding: &&Finding| finding.verdict == Some(Verdict::OnlyIn);
    let (lone, met): (Vec<&Finding>, Vec<&Finding>) = findings.iter().partition(is_lone);
    let listed = met.into_iter().filter(|finding| show.lists(finding));
    let (sound, unsound): (Vec<&Finding>, Vec<&Finding>) = listed.partition(|finding| finding.verdict.is_some());
    if sound.is_empty() && unsound.is_empty() && lone.is_empty() {
        return Ok(());
    }
    let name = findings.first().map_or("", |finding| finding.collection.as_str());
    if !name.is_empty() {
        title(&clean(name, style), style, out)?;
    }
    if !unsound.is_empty() {
        heading("Passages to check", style, out)?;
        for finding in unsound {
            out.write_all(entries.draw(finding).as_bytes())?;
        }
    }
    for subject in sound.chunk_by(|a, b| a.subject == b.subject) {
        let name = subject.first().map_or("", |finding| finding.subject.as_str());
        heading(&clean(name, style), style, out)?;
        let mut answered: Vec<Question<'_>> = Vec::new();
        for finding in subject {
            let Some(question) = Question::of(finding) else {
                out.write_all(entries.draw(finding).as_bytes())?;
                continue;
            };
            // Views of one question stand together, below it.
            if !answered.contains(&question) {
                answered.push(question);
                let listed: Vec<&Finding> =
                    subject.iter().copied().filter(|other| Question::of(other) == Some(question)).collect();
                out.write_all(entries.draw_views(&listed, questions.all(question)).as_bytes())?;
            }
        }
    }
    if !lone.is_empty() {
        // Documents that nobody has read may say it in words that were not recognised.
        let words = if name.is_empty() { UNMATCHED } else { "Met no other claim" };
        heading(words, style, out)?;
        for finding in lone {
            for line in alone(finding, style) {
                writeln!(out, "{line}")?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

/// `essay: Gosplan · founded = 1921 — nearest: …`, a line a claim where it fits.
fn alone(finding: &Finding, style: &Style) -> Vec<String> {
    let glyphs = style.glyphs();
    let about = format!("{}{}{}", clean(&finding.subject, style), glyphs.dot, clean(&finding.property, style));
    let nearest = finding.nearest.as_ref();
    let nearest = nearest.map(|near| format!("{}nearest: {}", glyphs.dash, clean(near, style))).unwrap_or_default();
    let claims = finding.claims.iter().flat_map(|cited| {
        let mut words: Vec<Toned> = toned(Tone::Strong, &format!("{}:", clean(&cited.voice(), style)));
        words.extend(toned(Tone::Plain, &format!("{about} = {}", said(cited, style))));
        words.extend(toned(Tone::Dim, &nearest));
        hanging(&words, style)
    });
    claims.collect()
}

/// Lines whose second and further ones stand deeper than the first.
fn hanging(words: &[Toned], style: &Style) -> Vec<String> {
    let mut rows = lines("    ", words, style.columns(), style);
    if let Some(first) = rows.first_mut() {
        *first = format!("  {}", first.trim_start());
    }
    rows
}

fn summary(outcome: &Outcome, show: Show, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let summary = &outcome.summary;
    title("Summary", style, out)?;
    let mut looked_at = vec![plural(summary.documents, "document")];
    if summary.collections == 0 && summary.sources > 0 {
        looked_at.push(format!("{} compared", plural(summary.claims, "passage")));
    } else {
        looked_at.insert(0, plural(summary.collections, "collection"));
        looked_at.push(plural(summary.claims, "claim"));
    }
    for line in paragraph("  ", &looked_at.join(style.glyphs().dot), style.columns()) {
        writeln!(out, "{line}")?;
    }
    writeln!(out)?;
    let count = |name: &str| summary.verdicts.get(name).copied().unwrap_or(0);
    for (rung, verdicts) in LADDER {
        let rung = rung_of(rung, verdicts, summary);
        row(rung, verdicts.iter().map(|verdict| count(verdict.name())).sum(), 2, Tone::Strong, style, out)?;
        if verdicts.len() > 1 {
            for verdict in verdicts.iter().filter(|verdict| count(verdict.name()) > 0) {
                row(verdict.plain(), count(verdict.name()), 4, Tone::of_verdict(Some(*verdict)), style, out)?;
            }
        }
    }
    if count("soundness") > 0 {
        row("Passages to check", count("soundness"), 2, Tone::Strong, style, out)?;
    }
    row(mistakes_word(summary, outcome), summary.mistakes, 2, Tone::Strong, style, out)?;
    let kept = outcome.findings.iter().filter(|finding| {
        finding.severity == Severity::Off && finding.verdict != Some(Verdict::OnlyIn) && show == Show::Listed
    });
    let kept = kept.count();
    if let Some(text) = unlisted(summary) {
        writeln!(out)?;
        for line in lines("  ", &toned(Tone::Caution, &text), style.columns(), style) {
            writeln!(out, "{line}")?;
        }
    }
    if kept > 0 {
        writeln!(out)?;
        let verb = if kept == 1 { "is" } else { "are" };
        let text = format!("{} {verb} counted and not listed; --show all lists every one.", plural(kept, "finding"));
        for line in lines("  ", &toned(Tone::Dim, &text), style.columns(), style) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// How many findings are not in a report that lists only the worst, and how to see them.
pub(super) fn unlisted(summary: &Summary) -> Option<String> {
    let verb = if summary.unlisted == 1 { "is" } else { "are" };
    let more = plural(summary.unlisted, "finding");
    let how = "--limit 0 lists every one, and --format human=FILE writes them to a file";
    (summary.unlisted > 0).then(|| format!("The worst come first: {more} more {verb} not shown; {how}."))
}

/// Warnings alone are not called mistakes.
fn mistakes_word(summary: &Summary, outcome: &Outcome) -> &'static str {
    let only_notes = outcome.mistakes.iter().all(|mistake| mistake.weight == Weight::Warning);
    if summary.mistakes > 0 && only_notes { "Notes on the files" } else { "Mistakes in the files" }
}

/// A name and a number, the numbers of all rows below one another.
fn row(name: &str, count: usize, indent: usize, tone: Tone, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let gap = NAMES.saturating_sub(indent + width(name));
    let tone = if count == 0 { Tone::Dim } else { tone };
    let text = style.paint(tone, name);
    writeln!(out, "{}{text}{}{:>7}", " ".repeat(indent), " ".repeat(gap), thousands(count))
}
