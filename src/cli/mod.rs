//! The command line: a file a verb. Arguments as written become arguments as meant, and an exit code comes back.

mod add;
mod args;
mod check;
mod collected;
mod compare;
mod explain;
mod extract;
mod list;
mod mentions;
mod progress;
mod save;
mod terminal;
mod test;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};

/// What a run comes to, for the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// Nothing at or above `--fail-on`.
    Clean,
    /// Findings at or above `--fail-on`.
    Findings,
    /// A mistake in the call or in a file, or nothing to check.
    Mistake,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Mistake => 2,
        })
    }
}

/// Runs the program on its arguments, the program's name first.
///
/// Exit code 0 is clean, 1 is findings at or above `--fail-on`, 2 is a mistake in the call or in a file, or nothing to
/// check. A reader who closes the pipe early is no error.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let code = if error.use_stderr() { Exit::Mistake } else { Exit::Clean };
            // What clap has to say cannot be said where the stream is closed.
            let _ = error.print();
            return code.into();
        }
    };
    if let Some(doubt) = terminal::doubt(&cli.look) {
        let _ = writeln!(io::stderr(), "counterclaim: {doubt}");
    }
    let done = match &cli.command {
        Some(Command::Check(check)) => check::run(check, &cli.look),
        Some(Command::Compare(compare)) => compare::run(compare, &cli.look),
        Some(Command::Extract(extract)) if extract.mentions => mentions::run(&extract.documents),
        Some(Command::Extract(extract)) => extract::run(extract, &cli.look),
        Some(Command::Add(add)) => add::run(add, &cli.look),
        Some(Command::Test(test)) => test::run(test, &cli.look),
        Some(Command::List(list)) => list::run(list, &cli.look),
        Some(Command::Explain(explain)) => explain::run(explain, &cli.look),
        None => point_the_way(),
    };
    match done {
        Ok(exit) => exit.into(),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Clean.into(),
        Err(error) => {
            let _ = writeln!(io::stderr(), "counterclaim: {error}");
            Exit::Mistake.into()
        }
    }
}

/// For whoever calls the program with nothing: three things to try.
fn point_the_way() -> io::Result<Exit> {
    let mut err = io::stderr().lock();
    writeln!(err, "counterclaim finds where sources disagree.\n")?;
    if Path::new(CLAIMS).is_dir() {
        writeln!(err, "  counterclaim check          check the collections in {CLAIMS}/")?;
    } else {
        writeln!(err, "  counterclaim check FOLDER   check a folder of claim files")?;
    }
    writeln!(err, "  counterclaim list rules     what it compares, and how")?;
    writeln!(err, "  counterclaim --help         everything else")?;
    Ok(Exit::Mistake)
}

/// Where collections are sought when no path is named.
const CLAIMS: &str = "claims";

/// The paths as meant: those named, else `claims`. `None` where there is none, after saying so.
fn paths(named: &[PathBuf]) -> io::Result<Option<Vec<PathBuf>>> {
    if !named.is_empty() {
        return Ok(Some(named.to_vec()));
    }
    if Path::new(CLAIMS).is_dir() {
        return Ok(Some(vec![PathBuf::from(CLAIMS)]));
    }
    let mut err = io::stderr().lock();
    writeln!(err, "Nothing to check: there is no folder `{CLAIMS}` here.\n")?;
    writeln!(err, "A collection is a folder with one claim file (YAML) beside each document:\n")?;
    writeln!(err, "  {CLAIMS}/my-lesson/textbook.txt")?;
    writeln!(err, "  {CLAIMS}/my-lesson/textbook.yaml\n")?;
    writeln!(err, "Name it (counterclaim check FOLDER), or put it under `{CLAIMS}` and call `counterclaim check`.")?;
    Ok(None)
}
