//! `counterclaim test`: runs the examples that rules carry, and says which do not come out as written.

use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};

use super::args::{self, Look};
use super::{Exit, paths, terminal};
use crate::claim;
use crate::compare::try_rules;
use crate::constraint::try_constraints;
use crate::report;

/// Runs the verb: exit code 1 where an example fails, 2 where rules cannot be read.
pub fn run(call: &args::Test, look: &Look) -> io::Result<Exit> {
    let Some(paths) = paths(&call.paths)? else { return Ok(Exit::Mistake) };
    let (collections, mistakes) = claim::load(&paths, call.rules.as_deref());
    let broken = mistakes.any_error();
    let mut out = BufWriter::new(io::stdout().lock());
    report::write_mistakes(&mistakes.sorted(), &terminal::stdout(look), &mut out)?;
    // The defaults are in every rulebook; each example is told once.
    let mut told = BTreeSet::new();
    let (mut held, mut failed) = (0, 0);
    for trial in collections.iter().flat_map(|collection| try_rules(&collection.rules)) {
        if !told.insert((trial.written().clone(), trial.rule.id.clone())) {
            continue;
        }
        if trial.holds() {
            held += 1;
            continue;
        }
        failed += 1;
        let (at, test) = (trial.written(), trial.test);
        writeln!(out, "{}:{}:{}: {}", at.file, at.line, at.column, trial.rule.id)?;
        writeln!(out, "  a: {}\n  b: {}", test.a.value, test.b.value)?;
        writeln!(out, "  expected {}, but it is {}:", test.verdict.name(), trial.judgement.verdict.name())?;
        writeln!(out, "  {}\n", trial.judgement.why)?;
    }
    for trial in collections.iter().flat_map(|collection| try_constraints(&collection.rules)) {
        let (at, test) = (&trial.test.written, trial.test);
        if !told.insert((at.clone(), trial.constraint.id.clone())) {
            continue;
        }
        if trial.is_right() {
            held += 1;
            continue;
        }
        failed += 1;
        writeln!(out, "{}:{}:{}: {}", at.file, at.line, at.column, trial.constraint.id)?;
        writeln!(out, "  {}", trial.constraint.assert)?;
        let (expected, found) = if test.holds { ("can hold", "cannot") } else { ("cannot hold", "can") };
        writeln!(out, "  expected that it {expected} with these values, but it {found}\n")?;
    }
    writeln!(out, "{held} examples hold, {failed} fail.")?;
    out.flush()?;
    Ok(match (broken, failed) {
        (true, _) => Exit::Mistake,
        (false, 0) => Exit::Clean,
        (false, _) => Exit::Findings,
    })
}
