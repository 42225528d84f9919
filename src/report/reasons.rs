//! Takes the candidate reasons of findings and what to ask a class, gives them as lines below a finding.

use super::Show;
use super::entry::Entries;
use super::safe::clean;
use super::style::Tone;
use super::words::{paragraph, sentence};
use crate::finding::{Finding, Reason};

impl Entries<'_> {
    /// Why two sources may differ: the most telling of the candidates, all of them where everything is shown.
    /// What was told of two sources before is not told again, unless everything is.
    pub(super) fn reasons(&mut self, reasons: &[&Reason], most: usize) -> Vec<String> {
        let style = self.style;
        let all = self.show == Show::All;
        let fresh: Vec<&Reason> =
            reasons.iter().copied().filter(|reason| all || !self.told.contains(&reason.text)).collect();
        let mut rest = Vec::new();
        if !fresh.is_empty() {
            rest.extend(paragraph("  ", "Why they may differ:", style.columns()));
        }
        for reason in fresh.into_iter().take(if all { usize::MAX } else { most }) {
            let sign = format!("    {} ", style.glyphs().step);
            let stop = if reason.text.ends_with('”') { "." } else { "" };
            rest.extend(paragraph(&sign, &sentence(&format!("{}{stop}", clean(&reason.text, style))), style.columns()));
            self.told.insert(reason.text.clone());
        }
        rest
    }

    /// True where nothing is to be left out.
    pub(super) fn shows_all(&self) -> bool {
        self.show == Show::All
    }

    /// What to ask the class.
    pub(super) fn teach(&self, finding: &Finding) -> Vec<String> {
        let style = self.style;
        let help = "For the class: ";
        let asked = finding
            .teach
            .iter()
            .flat_map(|question| paragraph(&format!("  {help}"), &clean(question, style), style.columns()));
        asked.map(|line| line.replacen(help, &style.paint(Tone::Help, help), 1)).collect()
    }
}
