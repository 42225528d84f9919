//! Takes the flags and a stream, gives how to write to it: colour, width and Unicode, decided once and nowhere else.

use std::io::IsTerminal;

use super::args::{Look, When};
use crate::report::Style;

/// Columns where neither a flag nor a terminal says how many.
const COLUMNS: usize = 80;

/// The widths that are written to: below, nothing is readable; above, nobody reads.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=1000;

/// What is to be said of a width that is not written to.
#[must_use]
pub fn doubt(look: &Look) -> Option<String> {
    let width = look.width.filter(|width| !WIDTHS.contains(width))?;
    Some(format!("--width {width} is not used: lines have {} to {} columns", WIDTHS.start(), WIDTHS.end()))
}

/// How to write to standard output.
#[must_use]
pub fn stdout(look: &Look) -> Style {
    let terminal = std::io::stdout().is_terminal();
    style(look, terminal, terminal.then(|| terminal_size::terminal_size_of(std::io::stdout())).flatten())
}

/// How to write to standard error.
#[must_use]
pub fn stderr(look: &Look) -> Style {
    let terminal = std::io::stderr().is_terminal();
    style(look, terminal, terminal.then(|| terminal_size::terminal_size_of(std::io::stderr())).flatten())
}

/// How to write to a file: as to a pipe.
#[must_use]
pub fn file(look: &Look) -> Style {
    style(&Look { color: if look.color == When::Always { When::Always } else { When::Never }, ..*look }, false, None)
}

fn style(look: &Look, terminal: bool, size: Option<(terminal_size::Width, terminal_size::Height)>) -> Style {
    let color = match look.color {
        When::Always => true,
        When::Never => false,
        When::Auto => terminal && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
    };
    let width = look.width.or(size.map(|(width, _)| usize::from(width.0))).unwrap_or(COLUMNS);
    let width = width.clamp(*WIDTHS.start(), *WIDTHS.end());
    Style::new(color, !look.ascii && (!terminal || speaks_unicode()), width)
}

/// <https://no-color.org>: set and not empty.
fn set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// The first of the locale variables that is set decides, as POSIX has it; a terminal without any speaks Unicode.
fn speaks_unicode() -> bool {
    let locale =
        ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    locale.is_none_or(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}
