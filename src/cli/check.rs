//! `counterclaim check`: loads collections, checks them, writes every report that is asked for.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::time::Instant;

use super::args::{self, FailOn, Look, Only};
use super::{Exit, paths, terminal};
use crate::claim;
use crate::finding::Severity;
use crate::outcome::{Outcome, Topic};
use crate::report::{self, Format, Show};

/// Runs the verb.
pub fn run(call: &args::Check, look: &Look) -> io::Result<Exit> {
    let started = Instant::now();
    let outputs = match outputs(&call.formats) {
        Ok(outputs) => outputs,
        Err(message) => {
            writeln!(io::stderr(), "counterclaim: {message}")?;
            return Ok(Exit::Mistake);
        }
    };
    let Some(paths) = paths(&call.paths)? else { return Ok(Exit::Mistake) };
    let (collections, mistakes) = claim::load(&paths, call.rules.as_deref());
    let broken = mistakes.any_error();
    let inferred =
        if call.infer { collections.iter().flat_map(crate::constraint::infer).collect() } else { Vec::new() };
    let mut outcome = crate::check(collections, mistakes);
    if !call.only.is_empty() {
        outcome = outcome.only(&call.only.iter().map(|only| topic(*only)).collect::<Vec<_>>());
    }
    outcome.summary.inferred = inferred;
    let show = if call.show == args::Show::All { Show::All } else { Show::Listed };
    write_all(&outputs, &outcome, (show, call.limit), look, started)?;
    Ok(exit(&outcome, broken, call.fail_on))
}

/// Writes every report; files first: whoever closes the pipe early still gets them, and the exit code.
pub(super) fn write_all(
    outputs: &[Output],
    outcome: &Outcome,
    (show, limit): (Show, usize),
    look: &Look,
    started: Instant,
) -> io::Result<()> {
    let (files, pipes): (Vec<&Output>, Vec<&Output>) = outputs.iter().partition(|output| output.file.is_some());
    let reads = |output: &Output| output.file.is_none() && matches!(output.format, Format::Human | Format::Narrated);
    let most = if limit == 0 { usize::MAX } else { limit };
    let worst = report::limited(outcome, show, most);
    for output in files.into_iter().chain(pipes) {
        let outcome = worst.as_ref().filter(|_| reads(output)).unwrap_or(outcome);
        match write(output, outcome, show, look) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe && output.file.is_none() => {}
            done => done?,
        }
    }
    if outcome.summary.sources > 0 && outputs.iter().any(|output| output.format == Format::Human) {
        writeln!(io::stderr(), "Checked in {:.0?}.", started.elapsed())?;
    }
    Ok(())
}

const fn topic(only: Only) -> Topic {
    match only {
        Only::Views => Topic::Views,
        Only::Figures => Topic::Figures,
        Only::Soundness => Topic::Soundness,
    }
}

/// What a run comes to.
pub(super) fn exit(outcome: &Outcome, broken: bool, fail_on: FailOn) -> Exit {
    let least = match fail_on {
        FailOn::Note => Severity::Note,
        FailOn::Warning => Severity::Warning,
        FailOn::Error => Severity::Error,
        FailOn::Never => return if broken { Exit::Mistake } else { Exit::Clean },
    };
    if broken {
        Exit::Mistake
    } else if outcome.findings.iter().any(|finding| finding.severity >= least) {
        Exit::Findings
    } else {
        Exit::Clean
    }
}

/// A format and where it goes; standard output where no file is named.
pub(super) struct Output {
    format: Format,
    file: Option<PathBuf>,
}

/// The reports that are asked for; the terminal's where none is.
pub(super) fn outputs(asked: &[String]) -> Result<Vec<Output>, String> {
    let mut outputs = Vec::new();
    for text in asked {
        let (name, file) = match text.split_once('=') {
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (text.as_str(), None),
        };
        let Some(format) = Format::named(name) else {
            let known: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
            return Err(format!("there is no format `{name}`; there are {}", known.join(", ")));
        };
        if file.as_ref().is_some_and(|file| file.as_os_str().is_empty()) {
            return Err(format!("`{text}` names no file; write `{name}=FILE`"));
        }
        outputs.push(Output { format, file });
    }
    if outputs.iter().filter(|output| output.file.is_none()).count() > 1 {
        return Err("only one format can go to standard output; give the others a file: FORMAT=FILE".to_owned());
    }
    if outputs.is_empty() {
        outputs.push(Output { format: Format::Human, file: None });
    }
    Ok(outputs)
}

fn write(output: &Output, outcome: &Outcome, show: Show, look: &Look) -> io::Result<()> {
    match &output.file {
        None => {
            let mut out = BufWriter::new(io::stdout().lock());
            report::write(outcome, output.format, show, &terminal::stdout(look), &mut out)?;
            out.flush()
        }
        Some(path) => {
            let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
            let mut out = BufWriter::new(File::create(path).map_err(named)?);
            report::write(outcome, output.format, show, &terminal::file(look), &mut out)?;
            out.flush().map_err(named)
        }
    }
}
