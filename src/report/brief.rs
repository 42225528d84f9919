//! Takes an outcome, gives one line a finding, `path:line:column: …`: for editors, `grep`, and a quick look.

use std::io::{self, Write};

use super::Show;
use super::safe::{clean, clean_path, clipped};
use super::style::Style;
use super::words::{called, said};
use crate::finding::{Cited, Finding, Side};
use crate::mistake::{Mistake, Weight};
use crate::outcome::Outcome;

/// A value of more columns is clipped: a quotation may be a page long.
const WIDEST_VALUE: usize = 60;

/// Writes a line a mistake, then a line a finding; lines are as long as they need to be.
pub(super) fn write(outcome: &Outcome, show: Show, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    for mistake in &outcome.mistakes {
        writeln!(out, "{}", mistake_line(mistake, style))?;
    }
    for finding in outcome.findings.iter().filter(|finding| show.lists(finding)) {
        writeln!(out, "{}", line(finding, style))?;
    }
    Ok(())
}

fn mistake_line(mistake: &Mistake, style: &Style) -> String {
    let word = match mistake.weight {
        Weight::Error => "Mistake",
        Weight::Warning => "Note",
    };
    let path = clean_path(&mistake.path, style);
    let place = match (&mistake.text, mistake.labels.first()) {
        _ if path.is_empty() => String::new(),
        (Some(_), Some(_)) => {
            let (line, column) = mistake.position();
            format!("{path}:{line}:{column}: ")
        }
        _ => format!("{path}: "),
    };
    format!("{place}{word}: {} [{}]", clean(&mistake.message, style), mistake.code)
}

fn line(finding: &Finding, style: &Style) -> String {
    let about = format!("{}, {}", clean(&finding.subject, style), clean(&finding.property, style));
    let what = match finding.verdict {
        None => clean(&finding.why, style),
        Some(_) if finding.chain.is_some() => chained(finding, style),
        Some(_) => [Side::A, Side::B]
            .map(|side| position(finding, side, style))
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" / "),
    };
    format!("{}{}: {about}: {what} [{}]", place(finding, style), called(finding), clean(&finding.rule, style))
}

/// `arrested on (Tukhachevsky) 1937-06-22 (biography) / executed on (Tukhachevsky) 1937-06-12 (revision-notes)`.
fn chained(finding: &Finding, style: &Style) -> String {
    let about = finding.chain.iter().flat_map(|chain| &chain.about);
    let claims = finding.claims.iter().zip(about).map(|(cited, about)| {
        let value = clipped(&said(cited, style), WIDEST_VALUE, style);
        format!("{} {value} ({})", clean(about, style), clean(&cited.source, style))
    });
    claims.collect::<Vec<_>>().join(" / ")
}

/// `~6 million (essay, textbook)`; none where nobody stands on that side.
fn position(finding: &Finding, side: Side, style: &Style) -> Option<String> {
    let mut values: Vec<String> = Vec::new();
    let mut sources: Vec<String> = Vec::new();
    for cited in finding.claims.iter().filter(|cited| cited.side == side) {
        let value = clipped(&said(cited, style), WIDEST_VALUE, style);
        let source = clean(&cited.voice(), style);
        if !values.contains(&value) {
            values.push(value);
        }
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    let between = if sources.iter().any(|voice| voice.contains(',')) { "; " } else { ", " };
    (!values.is_empty()).then(|| format!("{} ({})", values.join("; "), sources.join(between)))
}

/// Where side b's first passage stands, else side a's, else where a claim is written.
fn place(finding: &Finding, style: &Style) -> String {
    let in_order = || {
        let side = |side| finding.claims.iter().filter(move |cited| cited.side == side);
        side(Side::B).chain(side(Side::A))
    };
    let passage = |cited: &Cited| {
        let (path, line, column) = (cited.document.as_deref()?, cited.line?, cited.column?);
        Some((path.to_owned(), line, column))
    };
    let written = |cited: &Cited| cited.written.as_ref().map(|at| (at.file.clone(), at.line, at.column));
    // A lost quotation of side b is better found where it is written than by the passage of the other side.
    let first = in_order().find_map(|cited| passage(cited).or_else(|| written(cited)));
    first.map_or_else(String::new, |(path, line, column)| format!("{}:{line}:{column}: ", clean_path(&path, style)))
}
