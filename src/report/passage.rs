//! Takes a place in a document and a few words about it, gives the passage drawn with the place underlined.
//!
//! The one file that knows miette. What miette 7.6 gets wrong is dealt with here: it is given
//! rows that are short, safe and numbered already, one passage a diagnostic, and a [`SourceCode`] that says where
//! they stand instead of looking for it. Two things it cannot do are put right in what it drew: a row that goes on
//! from the row before has no line number, and a grapheme cluster is as wide as a terminal shows it, so that the
//! line under it lies where it should.

use std::fmt;
use std::ops::Range;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};

use super::excerpt::{Excerpt, around};
use super::safe::{clean, clean_path, width};
use super::style::{Style, Tone};
use super::words::paragraph;
use crate::document::Document;

/// Stands for a grapheme cluster in what miette sees; the first of as many as it draws at most.
const STAND_IN: u32 = 0x10_0000;
/// Fills up a stand-in to the columns of its cluster.
const FILL: char = '\u{10ffff}';
/// Stands for the line beside a row, so that rows are known in what was drawn.
const ROW_BAR: char = '\u{10fffe}';
/// Stands for the line beside an underline.
const MARK_BAR: char = '\u{10fffd}';
/// Stands for the corner of the drawing.
const CORNER: char = '\u{10fffc}';
/// Stands for a hyphen in the message, so that no code and no name is broken at it.
const HYPHEN: char = '\u{10fffb}';

/// A place in a document.
#[derive(Clone, Debug)]
pub(super) struct Place<'a> {
    /// Where the passage stands.
    pub document: &'a Document,
    /// Byte offsets; anything that is not in the document is shown without an underline.
    pub span: Range<usize>,
    /// Line and column where they are known already.
    pub at: Option<(usize, usize)>,
    /// A few words about it; empty for none.
    pub label: String,
}

/// What to draw.
#[derive(Clone, Debug)]
pub(super) struct Passage<'a> {
    /// A line or two above the passage, behind a sign; none to draw the passage alone.
    pub message: Option<(&'a str, String)>,
    /// The colour of the sign and of the underline.
    pub tone: Tone,
    /// What to underline; none for a message alone.
    pub place: Option<Place<'a>>,
    /// What to do about it, below the passage.
    pub help: Option<String>,
}

/// Draws a passage; ends with a line end.
pub(super) fn draw(passage: &Passage<'_>, style: &Style) -> String {
    let page = passage.place.as_ref().map(|place| Page::of(place, style));
    let shown = Shown { passage, page: page.as_ref() };
    let handler = GraphicalReportHandler::new_themed(theme(passage, style))
        .with_width(style.columns().saturating_sub(hang(passage)))
        .with_links(false)
        .without_syntax_highlighting();
    let mut drawn = String::new();
    // Writing to a string fails only where the page could not be read, and ours is in memory.
    let _ = handler.render_report(&mut drawn, &shown);
    finished(&drawn, passage, page.as_ref(), style)
}

/// How much deeper than miette's a second line of the message stands, to be below the first.
fn hang(passage: &Passage<'_>) -> usize {
    passage.message.as_ref().map_or(0, |(sign, _)| width(sign).saturating_sub(1))
}

/// The rows of an excerpt as miette gets them: ASCII and stand-ins, each one column wide.
#[derive(Debug)]
struct Page {
    name: String,
    text: String,
    rows: usize,
    /// Line and column of the mark, from 1.
    at: (usize, usize),
    numbers: Vec<Option<usize>>,
    marks: Vec<Range<usize>>,
    clusters: Vec<String>,
    label: Option<String>,
    unplaced: Option<String>,
    sound: bool,
}

impl Page {
    fn of(place: &Place<'_>, style: &Style) -> Self {
        let at = place.at.unwrap_or_else(|| place.document.position(place.span.start));
        let digits = (at.0 + 3).to_string().len();
        let room = style.columns().saturating_sub(digits + 4);
        let label = clean(&place.label, style);
        let tail = width(&label).min((room / 2).saturating_sub(4));
        let Excerpt { rows, sound } = around(place.document, &place.span, room, tail, style);
        let mut page = Self {
            name: clean_path(&place.document.path, style),
            text: String::new(),
            rows: rows.len(),
            at,
            numbers: rows.iter().map(|row| row.number).collect(),
            marks: Vec::new(),
            clusters: Vec::new(),
            label: None,
            unplaced: (!sound && !label.is_empty()).then(|| label.clone()),
            sound,
        };
        let mut columns_before_label = 0;
        for (nth, row) in rows.iter().enumerate() {
            if nth > 0 {
                page.text.push('\n');
            }
            let start = page.text.len();
            // A row marked as a whole where nothing can be, so that miette draws it; the line under it is dropped.
            let mark = if sound { row.mark.clone() } else { Some(0..row.atoms.len()) };
            let mut bounds = None;
            let mut column = 0;
            for (at, atom) in row.atoms.iter().enumerate() {
                if let Some(mark) = mark.as_ref().filter(|mark| mark.start == at) {
                    bounds = Some(page.text.len()..page.text.len());
                    let marked: usize = row.atoms.get(mark.clone()).unwrap_or_default().iter().map(|a| a.width).sum();
                    columns_before_label = column + marked / 2;
                }
                page.push(&atom.text, atom.width);
                column += atom.width;
                if let (Some(mark), Some(bounds)) = (&mark, &mut bounds)
                    && at < mark.end
                {
                    bounds.end = page.text.len();
                }
            }
            if mark.is_some() && bounds.is_none() {
                bounds = Some(page.text.len()..page.text.len());
                columns_before_label = column;
            }
            // A mark at the very end of a row, or an empty row, needs a column to stand on.
            if row.atoms.is_empty() || bounds.as_ref().is_some_and(|b| b.is_empty() && b.start == page.text.len()) {
                page.text.push(' ');
            }
            debug_assert!(page.text.len() > start);
            page.marks.extend(bounds);
        }
        let room = room.saturating_sub(columns_before_label + 4).max(8);
        page.label = (sound && !label.is_empty()).then(|| paragraph("", &label, room).join("\n"));
        page
    }

    /// Appends a cluster: itself where miette takes it as one column a byte, else stand-ins.
    fn push(&mut self, text: &str, width: usize) {
        if text.is_ascii() {
            self.text.push_str(text);
            return;
        }
        let stand_in = u32::try_from(self.clusters.len()).ok().and_then(|nth| char::from_u32(STAND_IN + nth));
        self.text.push(stand_in.unwrap_or('?'));
        self.text.extend(std::iter::repeat_n(FILL, width.saturating_sub(1)));
        self.clusters.push(text.to_owned());
    }

    /// What was drawn, with the clusters back in their places.
    fn restored(&self, drawn: &str) -> String {
        let mut text = String::with_capacity(drawn.len());
        for c in drawn.chars() {
            match (c as u32).checked_sub(STAND_IN).and_then(|nth| self.clusters.get(nth as usize)) {
                Some(cluster) => text.push_str(cluster),
                None if c == FILL => {}
                None => text.push(c),
            }
        }
        text
    }

    /// The highest line number, for the room that numbers take.
    fn highest(&self) -> usize {
        self.numbers.iter().flatten().copied().max().unwrap_or(1)
    }
}

impl SourceCode for Page {
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        before: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        // Asked for no context, miette wants the place for its header; else the rows, whose last number must be as
        // long as the longest of ours.
        let (line, column) = match before {
            0 => (self.at.0.saturating_sub(1), self.at.1.saturating_sub(1)),
            _ => (self.highest().saturating_sub(self.rows), 0),
        };
        let span = (0, self.text.len()).into();
        let name = self.name.clone();
        Ok(Box::new(MietteSpanContents::new_named(name, self.text.as_bytes(), span, line, column, self.rows)))
    }
}

/// A passage as miette takes it.
#[derive(Debug)]
struct Shown<'a> {
    passage: &'a Passage<'a>,
    page: Option<&'a Page>,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&unbroken(self.passage.message.as_ref().map_or("", |(_, text)| text)))
    }
}

impl std::error::Error for Shown<'_> {}

impl Diagnostic for Shown<'_> {
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.passage.help.as_ref().map(|help| Box::new(unbroken(help)) as Box<dyn fmt::Display + 'a>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.page.map(|page| page as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let page = self.page?;
        let last = page.marks.len().saturating_sub(1);
        Some(Box::new(page.marks.iter().enumerate().map(move |(nth, mark)| {
            // One label: where the passage goes over several rows, it stands under the last.
            let label = if nth == last { page.label.clone() } else { None };
            LabeledSpan::new(label, mark.start, mark.len())
        })))
    }
}

/// A text that is broken at its spaces alone: `[document-binary]` and `--limit` are sought and copied as they are.
fn unbroken(text: &str) -> String {
    text.replace('-', HYPHEN.encode_utf8(&mut [0; 4]))
}

/// miette's own drawing, quieter: dim paths, one colour, and characters that are known again in what was drawn.
fn theme(passage: &Passage<'_>, style: &Style) -> GraphicalTheme {
    let mut characters = if style.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
    let mut styles = if style.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
    let bold = styles.highlights.first().copied().unwrap_or_default();
    let tone = match passage.tone {
        Tone::Alarm => styles.error,
        Tone::Caution => styles.warning,
        Tone::SideB => bold,
        _ => styles.advice,
    };
    styles.error = tone;
    styles.highlights = vec![tone];
    styles.link = styles.linum;
    characters.error = passage.message.as_ref().map_or("", |(sign, _)| sign).to_owned();
    characters.vbar = ROW_BAR;
    characters.vbar_break = MARK_BAR;
    characters.ltop = CORNER;
    GraphicalTheme { characters, styles }
}

/// What miette drew, with numbers, corners and clusters put right.
fn finished(drawn: &str, passage: &Passage<'_>, page: Option<&Page>, style: &Style) -> String {
    let real = if style.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
    let digits = page.map_or(1, |page| page.highest().to_string().len());
    let mut numbers = page.map(|page| page.numbers.iter()).unwrap_or_default();
    let mut text = String::with_capacity(drawn.len());
    let mut in_page = false;
    for line in drawn.lines() {
        in_page = in_page || line.contains(CORNER);
        let line = if line.contains(MARK_BAR) {
            if page.is_some_and(|page| !page.sound) {
                continue;
            }
            line.replace(MARK_BAR, &real.vbar_break.to_string()).replace(ROW_BAR, &real.vbar.to_string())
        } else if in_page && let Some((_, row)) = line.split_once(ROW_BAR) {
            let number = numbers.next().copied().flatten().map(|number| number.to_string()).unwrap_or_default();
            format!(" {} {}{row}", style.paint(Tone::Dim, &format!("{number:>digits$}")), real.vbar)
        } else if !in_page && passage.message.is_none() {
            continue;
        } else {
            line.replace(ROW_BAR, &" ".repeat(1 + hang(passage))).replace(CORNER, &real.ltop.to_string())
        };
        let line = line.replace(HYPHEN, "-");
        let line = page.map_or_else(|| line.clone(), |page| page.restored(&line));
        text.push_str(line.trim_end());
        text.push('\n');
    }
    // Words about a place that is not in the document are not lost with it.
    for label in page.iter().filter_map(|page| page.unplaced.as_deref()) {
        for line in paragraph("    ", label, style.columns()) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}
