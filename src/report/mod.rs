//! Takes the outcome of a check, gives it as people or programs read it: a file a format, and no other way out.
//!
//! What stands in files is shown, never obeyed: no control character of a document, a title or a path reaches the
//! stream (`safe`). Colour, width and drawing characters come with the [`Style`], which the binary decides from the
//! stream that is written to; nothing here looks at the environment.

mod atom;
mod brief;
mod chain;
mod entry;
mod excerpt;
mod human;
mod inferred;
pub(crate) mod json;
mod limit;
mod narrated;
mod passage;
mod passages;
mod plot;
mod reasons;
mod safe;
mod style;
mod table;
mod ticks;
mod views;
mod words;

/// Text from a file without anything that steers a terminal.
#[must_use]
pub fn harmless(text: &str) -> String {
    safe::clean(text, &Style::new(false, true, 80))
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

pub use limit::limited;
pub use style::Style;

use crate::finding::{Finding, Severity};
use crate::mistake::Mistake;
use crate::outcome::Outcome;

/// The ways to write a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// For people at a terminal: passages underlined, plots, a summary.
    #[default]
    Human,
    /// A line a finding, `path:line:column: …`.
    Brief,
    /// Full sentences without drawing, for screen readers.
    Narrated,
    /// One versioned JSON object.
    Json,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Human, Self::Brief, Self::Narrated, Self::Json];

    /// The name used on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Brief => "brief",
            Self::Narrated => "narrated",
            Self::Json => "json",
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// Which findings are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Show {
    /// All but those of severity `off`, which are counted.
    #[default]
    Listed,
    /// Those too.
    All,
}

impl Show {
    fn lists(self, finding: &Finding) -> bool {
        self == Self::All || finding.severity != Severity::Off
    }
}

/// Writes an outcome, its mistakes included, in a format. Write to a buffer: there are many small pieces.
///
/// # Errors
///
/// What `out` gives.
pub fn write(outcome: &Outcome, format: Format, show: Show, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Human => human::write(outcome, show, style, out),
        Format::Brief => brief::write(outcome, show, style, out),
        Format::Narrated => narrated::write(outcome, show, style, out),
        Format::Json => json::write(outcome, show, out),
    }
}

/// Writes mistakes for people, each underlined where it stands: for a run that has mistakes and nothing else.
///
/// # Errors
///
/// What `out` gives.
pub fn write_mistakes(mistakes: &[Mistake], style: &Style, out: &mut dyn Write) -> io::Result<()> {
    mistakes.iter().try_for_each(|mistake| out.write_all(human::mistaken(mistake, style).as_bytes()))
}
