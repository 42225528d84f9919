//! Takes an outcome with more findings than anyone reads at a terminal, gives the worst of them; the rest are counted.

use std::cmp::Reverse;

use super::Show;
use crate::finding::{Finding, Verdict};
use crate::outcome::Outcome;

/// An outcome of which no more than `most` findings are listed, and as many claims that met no other; `None` where all
/// of it is. The summary counts them all; how many are not listed stands in `unlisted`.
///
/// The worst are kept, in the order that they had.
#[must_use]
pub fn limited(outcome: &Outcome, show: Show, most: usize) -> Option<Outcome> {
    let lone = |finding: &Finding| finding.verdict == Some(Verdict::OnlyIn);
    let listed = |finding: &Finding| lone(finding) || show.lists(finding);
    let places = |wanted: &dyn Fn(&Finding) -> bool| -> Vec<usize> {
        let all = outcome.findings.iter().enumerate();
        all.filter(|(_, finding)| wanted(finding)).map(|(at, _)| at).collect()
    };
    let mut met = places(&|finding| listed(finding) && !lone(finding));
    let mut alone = places(&lone);
    if met.len() <= most && alone.len() <= most {
        return None;
    }
    // A stable sort: among equals the order of the report decides.
    met.sort_by_key(|at| outcome.findings.get(*at).map(|finding| Reverse(finding.severity)));
    let unlisted = met.len().saturating_sub(most) + alone.len().saturating_sub(most);
    met.truncate(most);
    alone.truncate(most);
    let mut kept: Vec<usize> = met.into_iter().chain(alone).collect();
    kept.sort_unstable();
    let findings = kept.iter().filter_map(|at| outcome.findings.get(*at).cloned()).collect();
    let mut summary = outcome.summary.clone();
    summary.unlisted = unlisted;
    Some(Outcome { findings, mistakes: outcome.mistakes.clone(), sources: outcome.sources.clone(), summary })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::super::{Show, fixture};
    use super::limited;
    use crate::finding::{Severity, Verdict};

    #[test]
    fn the_worst_are_kept_in_their_order() {
        let finding = |name: &str, severity| {
            let mut finding = fixture::of(Verdict::Contradiction);
            (finding.subject, finding.severity) = (name.to_owned(), severity);
            finding
        };
        let findings = vec![
            finding("a", Severity::Note),
            finding("b", Severity::Error),
            finding("c", Severity::Warning),
            finding("d", Severity::Off),
            finding("e", Severity::Error),
        ];
        let outcome = fixture::outcome(findings);
        let names = |show, most| {
            let limited = limited(&outcome, show, most)?;
            let names: String = limited.findings.iter().map(|finding| finding.subject.as_str()).collect();
            Some((names, limited.summary.unlisted))
        };
        assert_eq!(names(Show::Listed, 4), None);
        assert_eq!(names(Show::All, 4), Some(("abce".to_owned(), 1)));
        assert_eq!(names(Show::Listed, 3), Some(("bce".to_owned(), 1)));
        assert_eq!(names(Show::Listed, 1), Some(("b".to_owned(), 3)));
        assert_eq!(limited(&outcome, Show::Listed, 1).unwrap().summary.verdicts, outcome.summary.verdicts);
    }
}
