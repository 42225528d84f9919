//! `counterclaim compare`: plain documents in, disagreements out.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::Instant;

use super::args::{self, Look};
use super::{Exit, check, collected, mentions};
use crate::align::{Options, align, collect};
use crate::document::Document;
use crate::finding::{Severity, Verdict};
use crate::mistake::Mistakes;
use crate::report::Show;

/// Runs the verb.
pub fn run(call: &args::Compare, look: &Look) -> io::Result<Exit> {
    let started = Instant::now();
    let outputs = match check::outputs(&call.formats) {
        Ok(outputs) => outputs,
        Err(message) => {
            writeln!(io::stderr(), "counterclaim: {message}")?;
            return Ok(Exit::Mistake);
        }
    };
    let (documents, mistakes) = read(call);
    let broken = mistakes.any_error();
    let alignment = align(&documents, &Options { least: call.min_score, silences: call.silences });
    let mut findings = alignment.findings();
    for finding in &mut findings {
        if call.silences && finding.verdict == Some(Verdict::OnlyIn) {
            finding.severity = Severity::Note;
        }
        if call.why {
            finding.why.push_str(&alignment.reason(finding));
        }
    }
    findings.retain(|finding| call.silences || finding.verdict != Some(Verdict::OnlyIn));
    if let Some(folder) = call.save.as_deref().filter(|_| !broken)
        && let Err(mistake) = collected::write(folder, &collect(&alignment))
    {
        writeln!(io::stderr(), "counterclaim: {mistake}")?;
        return Ok(Exit::Mistake);
    }
    let mut outcome = crate::check::conclude(&[alignment.collection], findings, mistakes);
    // Plain documents are no collection; the summary then speaks of passages and not of claims.
    outcome.summary.collections = 0;
    let show = if call.agreements || call.show == args::Show::All { Show::All } else { Show::Listed };
    check::write_all(&outputs, &outcome, show, look, started)?;
    Ok(check::exit(&outcome, broken, call.fail_on))
}

/// The documents, each once, and what keeps others from being read.
fn read(call: &args::Compare) -> (Vec<Arc<Document>>, Mistakes) {
    let mut mistakes = Mistakes::new();
    let mut documents: Vec<Arc<Document>> = Vec::new();
    for path in &call.documents {
        match mentions::read(path) {
            Ok((document, doubt)) => {
                if let Some(doubt) = doubt {
                    mistakes.push(doubt);
                }
                if !documents.iter().any(|other| other.path == document.path) {
                    documents.push(document);
                }
            }
            Err(mistake) => mistakes.push(*mistake),
        }
    }
    (documents, mistakes)
}
