//! Takes an outcome, gives one JSON object on a line: for programs, stable and versioned.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use super::Show;
use super::safe::is_unsafe;
use crate::finding::Finding;
use crate::mistake::{Mistake, Weight};
use crate::outcome::{Outcome, Summary};

/// Raised when a field changes its meaning or goes; new fields do not raise it.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Whole<'a> {
    version: u32,
    summary: &'a Summary,
    #[serde(serialize_with = "each_mistake")]
    mistakes: &'a [Mistake],
    findings: Vec<&'a Finding>,
}

/// A mistake as it is written; `start` and `end` are byte offsets in the file, end exclusive.
#[derive(Serialize)]
struct Noted<'a> {
    code: &'a str,
    weight: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
}

/// Writes the object and a line end.
pub(super) fn write(outcome: &Outcome, show: Show, out: &mut dyn Write) -> io::Result<()> {
    let findings = outcome.findings.iter().filter(|finding| show.lists(finding)).collect();
    let whole = Whole { version: VERSION, summary: &outcome.summary, mistakes: &outcome.mistakes, findings };
    write_line(&whole, out)
}

/// Writes one value and a line end, as every JSON of this program is written.
pub(crate) fn write_line(value: &impl Serialize, mut out: impl Write) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut out, Safe))?;
    out.write_all(b"\n")
}

fn each_mistake<S: serde::Serializer>(mistakes: &&[Mistake], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(mistakes.iter().map(Noted::of))
}

impl<'a> Noted<'a> {
    fn of(mistake: &'a Mistake) -> Self {
        let label = mistake.labels.first().filter(|_| mistake.text.is_some());
        let place = label.map(|_| mistake.position());
        let disk = label.zip(mistake.text.as_ref()).map(|(label, text)| text.on_disk(label.span.clone()));
        Self {
            code: mistake.code,
            weight: match mistake.weight {
                Weight::Error => "error",
                Weight::Warning => "warning",
            },
            message: &mistake.message,
            help: mistake.help.as_deref(),
            file: (!mistake.path.is_empty()).then_some(mistake.path.as_str()),
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
            start: disk.as_ref().map(|disk| disk.start),
            end: disk.as_ref().map(|disk| disk.end),
        }
    }
}

/// Compact JSON in which control characters above ASCII and bidi controls are escaped too: the strings are the same
/// to a program, and nothing reaches a terminal raw.
struct Safe;

impl Formatter for Safe {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_unsafe(*c)) {
            let (before, after) = rest.split_at(at);
            // None of them lies beyond four hexadecimal digits.
            write!(writer, "{before}\\u{:04x}", u32::from(c))?;
            rest = after.get(c.len_utf8()..).unwrap_or("");
        }
        writer.write_all(rest.as_bytes())
    }
}
