//! Takes a finding, gives it as it stands on the page: who says what, where, why that matters, and what to ask.

use std::collections::BTreeSet;

use super::Show;
use super::chain;
use super::plot::{Bar, Plot, plot};
use super::safe::{clean, clean_path, clipped, width};
use super::style::{Style, Tone};
use super::words::{called, changes, is_quotation, lines, paragraph, said, sentence, thousands, toned};
use crate::finding::{Cited, Finding, Side, Verdict};
use crate::outcome::Outcome;

/// Values listed of a side; the rest are counted.
const MOST_VALUES: usize = 8;
/// Columns for a source's id and for a value beside a plot.
const SOURCE: usize = 28;
const VALUE: usize = 26;
/// Candidate reasons that are listed of a finding; the rest with `--show all`.
const MOST_REASONS: usize = 2;
/// With fewer columns than these for the bars, they get lines of their own.
const LEAST_BARS: usize = 26;
/// A value without a plot is shown on as many lines.
const VALUE_LINES: usize = 2;

/// Draws findings one after the other; what needs saying once is said with the first.
pub(super) struct Entries<'a> {
    pub(super) outcome: &'a Outcome,
    pub(super) style: &'a Style,
    pub(super) show: Show,
    /// Reasons that were told already.
    pub(super) told: BTreeSet<String>,
    plot_explained: bool,
}

impl<'a> Entries<'a> {
    /// Nothing drawn yet.
    pub fn new(outcome: &'a Outcome, show: Show, style: &'a Style) -> Self {
        Self { outcome, style, show, told: BTreeSet::new(), plot_explained: false }
    }

    /// A finding as lines; ends with an empty one.
    pub fn draw(&mut self, finding: &Finding) -> String {
        if matches!(finding.verdict, Some(Verdict::Scope | Verdict::Echo)) {
            return self.sketch(finding);
        }
        let style = self.style;
        let mut page: Vec<String> = self.head(finding);
        if finding.verdict.is_some() {
            page.push(String::new());
            page.extend(match &finding.chain {
                Some(chain) => chain::values(finding, chain, style),
                None => self.values(finding),
            });
        }
        page.push(String::new());
        let mut text = page.join("\n");
        text.push('\n');
        for side in [Side::A, Side::B] {
            text.push_str(&self.passages(finding, side));
        }
        let mut rest: Vec<String> = Vec::new();
        if !finding.why.trim().is_empty() {
            rest.extend(paragraph("  ", &sentence(&clean(&finding.why, style)), style.columns()));
        }
        if let Some(expression) = &finding.constraint {
            rest.extend(paragraph("  It must hold: ", &clean(expression, style), style.columns()));
        }
        for step in &finding.steps {
            let sign = format!("    {} ", style.glyphs().step);
            rest.extend(paragraph(&sign, &clean(step, style), style.columns()));
        }
        if !finding.diff.is_empty() {
            let what = if finding.verdict.is_some() { "From A to B:" } else { "Quoted, and what stands there now:" };
            rest.extend(paragraph("  ", what, style.columns()));
            rest.extend(lines("    ", &changes(&finding.diff, style), style.columns(), style));
        }
        let reasons = self.reasons(&finding.reasons.iter().collect::<Vec<_>>(), MOST_REASONS);
        rest.extend(reasons);
        rest.extend(self.teach(finding));
        for line in rest {
            text.push_str(&line);
            text.push('\n');
        }
        text.push('\n');
        text
    }

    /// What is no disagreement at all takes a line a claim: who says what of what, and where.
    fn sketch(&self, finding: &Finding) -> String {
        let style = self.style;
        let mut page = self.head(finding);
        let mut before = None;
        for cited in finding.claims.iter().take(MOST_VALUES) {
            let letter = match cited.side {
                side if before == Some(side) => " ",
                Side::A => "A",
                Side::B => "B",
            };
            before = Some(cited.side);
            let place = cited.document.as_ref().zip(cited.line).zip(cited.column);
            let place = place.map(|((path, line), column)| format!(" ({}:{line}:{column})", clean_path(path, style)));
            let place = place.unwrap_or_default();
            let told = format!("{}: {}{place}", clean(&cited.voice(), style), summed(cited, style));
            let letter = style.paint(Tone::of_side(cited.side), letter);
            let rows = paragraph("     ", &told, style.columns());
            page.extend(rows.iter().enumerate().map(|(at, row)| match at {
                0 => format!("  {letter}  {}", row.trim_start()),
                _ => row.clone(),
            }));
        }
        let more = finding.claims.len().saturating_sub(MOST_VALUES);
        if more > 0 {
            page.push(format!("     and {} more", thousands(more)));
        }
        page.extend(paragraph("  ", &sentence(&clean(&finding.why, style)), style.columns()));
        page.push("\n".to_owned());
        page.join("\n")
    }

    /// `≠ Cannot both be right: deaths [death-toll]` and the rule's message.
    fn head(&self, finding: &Finding) -> Vec<String> {
        let style = self.style;
        let tone = Tone::of_verdict(finding.verdict);
        let sign = style.glyphs().of_verdict(finding.verdict);
        let mut head = toned(tone, &format!("{sign} {}:", called(finding)));
        let subject = clean(&finding.subject, style);
        let property = finding.chain.as_ref().map_or_else(|| finding.property.clone(), chain::properties);
        let property = clean(&property, style);
        // The section of passages to check has no heading for each subject.
        let about = if finding.verdict.is_some() { property } else { format!("{subject}, {property}") };
        head.extend(toned(Tone::Strong, &about));
        head.extend(toned(Tone::Dim, &format!("[{}]", clean(&finding.rule, style))));
        let mut page = lines("", &head, style.columns(), style);
        if let Some(message) = &finding.message {
            page.extend(paragraph("  ", &sentence(&clean(message, style)), style.columns()));
        }
        page
    }

    /// Every side's values with their sources, beside or above their bars where they have any.
    fn values(&mut self, finding: &Finding) -> Vec<String> {
        let style = self.style;
        let of_side = |side| finding.claims.iter().filter(move |cited| cited.side == side);
        let shown: Vec<(&'static str, &Cited)> = [(Side::A, "A"), (Side::B, "B")]
            .into_iter()
            .flat_map(|(side, letter)| {
                let letters = std::iter::once(letter).chain(std::iter::repeat(" "));
                letters.zip(of_side(side).take(MOST_VALUES))
            })
            .collect();
        let bars: Vec<Bar> =
            shown.iter().map(|(_, cited)| Bar { extent: cited.extent, denied: cited.denied }).collect();
        let names: Vec<String> =
            shown.iter().map(|(_, cited)| clipped(&clean(&cited.voice(), style), SOURCE, style)).collect();
        let name_width = names.iter().map(|name| width(name)).max().unwrap_or(0);
        let values: Vec<String> = shown.iter().map(|(_, cited)| said(cited, style)).collect();
        let value_width = values.iter().map(|value| width(value).min(VALUE)).max().unwrap_or(0);
        // Two of indent, the letter, and two spaces between columns.
        let left = 5 + name_width + 2 + value_width + 2;
        let beside = style.columns().saturating_sub(left);
        let columns = if beside >= LEAST_BARS { beside } else { style.columns() - 5 };
        let drawn = plot(&bars, columns, style);
        let mut page = Vec::new();
        for (nth, ((letter, cited), (name, value))) in shown.iter().zip(names.iter().zip(&values)).enumerate() {
            let tone = Tone::of_side(cited.side);
            let bar = drawn.as_ref().and_then(|plot| plot.rows.get(nth)).map(|bar| style.paint(tone, bar.trim_end()));
            let start = format!("  {}  {}", style.paint(tone, letter), pad(name, name_width));
            match bar {
                Some(bar) if beside >= LEAST_BARS => {
                    let value = pad(&clipped(value, VALUE, style), value_width);
                    page.push(format!("{start}  {value}  {bar}").trim_end().to_owned());
                }
                bar => {
                    let hang = " ".repeat(5 + name_width + 2);
                    let mut rows = paragraph(&hang, value, style.columns());
                    if rows.len() > VALUE_LINES {
                        rows.truncate(VALUE_LINES);
                        let last = rows.pop().unwrap_or_default();
                        rows.push(clipped(&format!("{last} {}", "x".repeat(style.columns())), style.columns(), style));
                    }
                    let first = rows.first_mut().map(std::mem::take).unwrap_or_default();
                    page.push(format!("{start}  {}", first.trim_start()));
                    page.extend(rows.into_iter().skip(1));
                    page.extend(bar.map(|bar| format!("     {bar}").trim_end().to_owned()));
                }
            }
        }
        page.extend(drawn.iter().flat_map(|plot| self.axis(plot, if beside >= LEAST_BARS { left } else { 5 })));
        for (side, letter) in [(Side::A, "A"), (Side::B, "B")] {
            let more = of_side(side).count().saturating_sub(MOST_VALUES);
            if more > 0 {
                page.push(format!("     and {more} more for {letter}"));
            }
        }
        page
    }

    /// The axis, its words, and, once a report, how to read the bars.
    fn axis(&mut self, plot: &Plot, left: usize) -> Vec<String> {
        let style = self.style;
        let dim = |text: &str| style.paint(Tone::Dim, text.trim_end());
        let caption = width(&plot.caption);
        let beside = caption + 4 <= left;
        let before = if beside { left - 2 - caption } else { left };
        let words = if beside { format!("{}  {}", plot.caption, plot.labels) } else { plot.labels.clone() };
        let mut page =
            vec![format!("{}{}", " ".repeat(left), dim(&plot.axis)), format!("{}{}", " ".repeat(before), dim(&words))];
        if !beside && caption > 0 {
            page.push(format!("{}{}", " ".repeat(left), dim(&plot.caption)));
        }
        if !self.plot_explained {
            self.plot_explained = true;
            let glyphs = style.glyphs();
            let (bar, soft) = (glyphs.bar, glyphs.soft);
            let key = [
                format!("{} a value", glyphs.point),
                format!("{bar}{bar} a range"),
                format!("{bar}{} no limit", glyphs.to_right),
                format!("{soft}{soft} as far as {} reaches", style.quoted("about")),
            ];
            // Each sign stays on a line with its meaning.
            let key: Vec<_> = key.into_iter().map(|sign| (Tone::Dim, format!("{sign}  "))).collect();
            page.extend(lines("     ", &key, style.columns(), style));
        }
        page
    }
}

/// What a label says, or nothing where the underlined words are the value.
pub(super) fn label(cited: &Cited, style: &Style) -> String {
    match (is_quotation(cited), cited.denied) {
        (false, _) => summed(cited, style),
        (true, true) => qualified("denies this".to_owned(), cited, style),
        (true, false) => qualified(String::new(), cited, style),
    }
}

/// `~6 million, place Ukraine`.
pub(super) fn summed(cited: &Cited, style: &Style) -> String {
    qualified(said(cited, style), cited, style)
}

/// A value with what it is said of.
fn qualified(mut label: String, cited: &Cited, style: &Style) -> String {
    if !cited.scope.is_empty() {
        label.push_str(&format!(", {}", clean(&cited.scope, style)));
    }
    label.trim_start_matches([' ', ',']).to_owned()
}

/// The label after a quotation that is not underlined.
pub(super) fn arrow(label: &str, style: &Style) -> String {
    if label.is_empty() { String::new() } else { format!("{}{label}", style.glyphs().dash.trim_start()) }
}

/// A text with spaces up to a number of columns.
fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}
