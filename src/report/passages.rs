//! Takes what a finding cites, gives its passages below the names of their sources, with the evidence that each gives.

use super::entry::{Entries, arrow, label};
use super::passage::{Passage, Place, draw};
use super::safe::{clean, clean_path, clipped};
use super::style::Tone;
use super::words::{described, paragraph, thousands};
use crate::document::Document;
use crate::finding::{Cited, Finding, Side};

/// Passages shown of a side; the rest are counted.
const MOST_PASSAGES: usize = 4;

impl Entries<'_> {
    /// The passages of a side, each underlined where it stands.
    pub(super) fn passages(&self, finding: &Finding, side: Side) -> String {
        let style = self.style;
        let mut groups: Vec<(&Cited, Vec<String>)> = Vec::new();
        for cited in finding.claims.iter().filter(|cited| cited.side == side) {
            let label = label(cited, style);
            let same =
                |other: &Cited| (&other.source, other.start, other.end) == (&cited.source, cited.start, cited.end);
            match groups.iter_mut().find(|(other, _)| cited.start.is_some() && same(other)) {
                Some((_, labels)) if labels.contains(&label) => {}
                Some((_, labels)) => labels.push(label),
                None => groups.push((cited, vec![label])),
            }
        }
        let mut text = String::new();
        for (cited, labels) in groups.iter().take(MOST_PASSAGES) {
            text.push_str(&self.passage(finding, cited, &labels.join("; "), true));
            text.push('\n');
        }
        let more = groups.len().saturating_sub(MOST_PASSAGES);
        if more > 0 {
            text.push_str(&format!("  and {} more\n\n", thousands(more)));
        }
        text
    }

    /// A passage, below its source's name unless that stands above already.
    pub(super) fn passage(&self, finding: &Finding, cited: &Cited, label: &str, headed: bool) -> String {
        let style = self.style;
        let id = clean(&cited.voice(), style);
        let card = self.outcome.source(&finding.collection, &cited.source);
        let title = card.map(|card| clean(&card.title, style)).filter(|title| *title != id);
        let mut head = title.map_or_else(|| id.clone(), |title| format!("{id}: {title}"));
        if let Some(card) = card {
            head.push_str(&format!(" ({})", described(card, style)));
        }
        let document = card.and_then(|card| card.document.as_deref());
        let document = document.filter(|document| cited.document.as_ref().is_none_or(|path| *path == document.path));
        let tone = if finding.verdict.is_some() { Tone::of_side(cited.side) } else { Tone::Caution };
        let views = finding.question.is_some();
        let tone = if views { Tone::Thought } else { tone };
        let sign = match (finding.verdict, cited.side) {
            _ if views => style.glyphs().bullet,
            (None, _) => style.glyphs().bullet,
            (Some(_), Side::A) => "A ",
            (Some(_), Side::B) => "B ",
        };
        if let Some((document, span)) = document.zip(cited.span.clone()) {
            let at = cited.line.zip(cited.column);
            let place = Place { document, span, at, label: label.to_owned() };
            let message = headed.then_some((sign, head));
            let drawn = draw(&Passage { message, tone, place: Some(place), help: None }, style);
            return drawn + &self.evidence(document, cited, tone);
        }
        // Not found in a document: as the claim file has it.
        let mut text = draw(&Passage { message: Some((sign, head)), tone, place: None, help: None }, style);
        let written =
            cited.written.as_ref().map(|at| format!("{}:{}:{}", clean_path(&at.file, style), at.line, at.column));
        let place = written.or_else(|| cited.document.as_ref().map(|path| clean_path(path, style)));
        let quote = clipped(&clean(cited.quote.trim(), style), style.columns() * 3, style);
        for line in place.into_iter().flat_map(|place| paragraph("    ", &place, style.columns())) {
            text.push_str(&format!("{}\n", style.paint(Tone::Dim, &line)));
        }
        for line in paragraph("    ", &format!("{} {}", style.quoted(&quote), arrow(label, style)), style.columns()) {
            text.push_str(&format!("{line}\n"));
        }
        text
    }

    /// The passage that gives the source's evidence, below the one that says it.
    fn evidence(&self, document: &Document, cited: &Cited, tone: Tone) -> String {
        let Some((span, at)) = cited.because.as_ref().and_then(|because| because.span.clone().zip(because.at)) else {
            return String::new();
        };
        let place = Place { document, span, at: Some(at), label: "because".to_owned() };
        draw(&Passage { message: None, tone, place: Some(place), help: None }, self.style)
    }
}
