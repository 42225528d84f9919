//! Takes what the stream that is written to can show, gives colours and drawing characters: the one place for both.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style as Sgr};

use crate::finding::{Side, Verdict};

/// The narrowest report: below it nothing is readable and arithmetic on widths has no room.
const NARROWEST: usize = 40;

/// What the stream that is written to can show; decided once, by the binary, from that stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Escape sequences for colour are welcome.
    pub color: bool,
    /// Lines and marks may be drawn with Unicode characters, else with ASCII alone. Text from files stays as it is.
    pub unicode: bool,
    /// Columns of a line. Less than 40 is taken as 40.
    pub width: usize,
}

/// What a piece of text is, so that one place decides on its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Heading,
    Strong,
    Dim,
    Alarm,
    Caution,
    Thought,
    Calm,
    SideA,
    SideB,
    Help,
    Removed,
    Added,
}

/// The characters a report is drawn with.
#[derive(Debug)]
pub(super) struct Glyphs {
    pub ellipsis: &'static str,
    pub dot: &'static str,
    pub dash: &'static str,
    pub bullet: &'static str,
    pub step: &'static str,
    pub quotes: (&'static str, &'static str),
    pub rule: char,
    pub double_rule: char,
    pub differ: &'static str,
    pub fit: &'static str,
    pub agree: &'static str,
    pub unclear: &'static str,
    pub lone: &'static str,
    pub check: &'static str,
    pub wrong: &'static str,
    pub point: char,
    pub bar: char,
    pub soft: char,
    pub denied: char,
    pub to_left: char,
    pub to_right: char,
    pub axis: char,
    pub tick: char,
}

const UNICODE: Glyphs = Glyphs {
    ellipsis: "…",
    dot: " · ",
    dash: " — ",
    bullet: "▸",
    step: "·",
    quotes: ("“", "”"),
    rule: '─',
    double_rule: '━',
    differ: "≠",
    fit: "≈",
    agree: "=",
    unclear: "?",
    lone: "·",
    check: "!",
    wrong: "×",
    point: '●',
    bar: '━',
    soft: '·',
    denied: '×',
    to_left: '◀',
    to_right: '▶',
    axis: '─',
    tick: '┬',
};

const ASCII: Glyphs = Glyphs {
    ellipsis: "...",
    dot: ", ",
    dash: " - ",
    bullet: ">",
    step: "-",
    quotes: ("\"", "\""),
    rule: '-',
    double_rule: '=',
    differ: "!=",
    fit: "~",
    agree: "=",
    unclear: "?",
    lone: "-",
    check: "!",
    wrong: "x",
    point: 'o',
    bar: '=',
    soft: '.',
    denied: 'x',
    to_left: '<',
    to_right: '>',
    axis: '-',
    tick: '+',
};

impl Style {
    /// A style; a width below 40 becomes 40.
    #[must_use]
    pub const fn new(color: bool, unicode: bool, width: usize) -> Self {
        Self { color, unicode, width: if width < NARROWEST { NARROWEST } else { width } }
    }

    /// Columns to fill: the width, and never less than 40, however the style was made.
    #[must_use]
    pub const fn columns(&self) -> usize {
        if self.width < NARROWEST { NARROWEST } else { self.width }
    }

    pub(super) const fn glyphs(&self) -> &'static Glyphs {
        if self.unicode { &UNICODE } else { &ASCII }
    }

    /// The text in its tone; unchanged without colour, and where there is nothing to see.
    pub(super) fn paint(&self, tone: Tone, text: &str) -> String {
        let sgr = tone.sgr();
        if !self.color || sgr == Sgr::new() || text.trim().is_empty() {
            return text.to_owned();
        }
        let mut painted = String::with_capacity(text.len() + 12);
        // Writing to a string cannot fail.
        let _ = write!(painted, "{sgr}{text}{sgr:#}");
        painted
    }

    /// The text between quotation marks.
    pub(super) fn quoted(&self, text: &str) -> String {
        let (open, close) = self.glyphs().quotes;
        format!("{open}{text}{close}")
    }
}

impl Tone {
    /// Red is kept for what cannot both be right, so that a report is not a wall of it.
    const fn sgr(self) -> Sgr {
        let plain = Sgr::new();
        match self {
            Self::Plain => plain,
            Self::Heading | Self::Strong => plain.bold(),
            Self::Dim => plain.dimmed(),
            Self::Alarm => AnsiColor::Red.on_default().bold(),
            Self::Caution => AnsiColor::Yellow.on_default().bold(),
            Self::Thought => AnsiColor::Blue.on_default().bold(),
            Self::Calm => AnsiColor::Green.on_default(),
            // The two sides have the colours in which miette underlines their passages.
            Self::SideA => AnsiColor::Cyan.on_default(),
            Self::SideB => AnsiColor::Magenta.on_default().bold(),
            Self::Help => AnsiColor::Cyan.on_default(),
            Self::Removed => AnsiColor::Red.on_default().strikethrough(),
            Self::Added => AnsiColor::Green.on_default(),
        }
    }

    pub(super) const fn of_side(side: Side) -> Self {
        match side {
            Side::A => Self::SideA,
            Side::B => Self::SideB,
        }
    }

    pub(super) const fn of_verdict(verdict: Option<Verdict>) -> Self {
        match verdict {
            Some(Verdict::Contradiction | Verdict::Miscopied) => Self::Alarm,
            Some(Verdict::Estimate) | None => Self::Caution,
            Some(Verdict::Interpretation | Verdict::Emphasis | Verdict::Wording | Verdict::Unclear) => Self::Thought,
            Some(
                Verdict::Scope
                | Verdict::Precision
                | Verdict::Notation
                | Verdict::Agreement
                | Verdict::Echo
                | Verdict::OnlyIn,
            ) => Self::Calm,
        }
    }
}

impl Glyphs {
    /// A sign to see at the edge of the page what kind of finding it is, without colour too.
    pub(super) const fn of_verdict(&self, verdict: Option<Verdict>) -> &'static str {
        match verdict {
            None => self.check,
            Some(Verdict::Scope | Verdict::Precision | Verdict::Echo) => self.fit,
            Some(Verdict::Notation | Verdict::Agreement) => self.agree,
            Some(Verdict::Unclear) => self.unclear,
            Some(Verdict::OnlyIn) => self.lone,
            Some(
                Verdict::Contradiction
                | Verdict::Miscopied
                | Verdict::Estimate
                | Verdict::Interpretation
                | Verdict::Emphasis
                | Verdict::Wording,
            ) => self.differ,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Style, Tone};
    use crate::finding::Verdict;

    #[test]
    fn a_report_is_never_narrower_than_forty() {
        assert_eq!(Style::new(false, true, 3).width, 40);
        assert_eq!(Style { color: false, unicode: true, width: 0 }.columns(), 40);
        assert_eq!(Style::new(false, true, 132).columns(), 132);
    }

    #[test]
    fn without_colour_nothing_is_added() {
        assert_eq!(Style::new(false, true, 80).paint(Tone::Alarm, "no"), "no");
        assert_eq!(Style::new(true, true, 80).paint(Tone::Plain, "no"), "no");
        assert_eq!(Style::new(true, true, 80).paint(Tone::Strong, "so"), "\u{1b}[1mso\u{1b}[0m");
    }

    #[test]
    fn red_is_for_what_cannot_be_right() {
        let red: Vec<&str> = Verdict::ALL
            .into_iter()
            .filter(|verdict| Tone::of_verdict(Some(*verdict)) == Tone::Alarm)
            .map(Verdict::name)
            .collect();
        assert_eq!(red, ["contradiction", "miscopied"]);
    }

    #[test]
    fn ascii_is_ascii() {
        let drawn = format!("{:?}", Style::new(false, false, 80).glyphs());
        assert!(drawn.is_ascii(), "{drawn}");
    }
}
