//! Takes a file's bytes, gives its text with lines, columns and byte offsets that hold in the file on disk.
//!
//! ```text
//! bytes ──decode──► text ──prose──► what is read ──fold──► what is matched
//!       ◄─on_disk──      ◄─marked──              ◄─original──
//! ```

pub mod anchor;
pub mod diff;
mod encoding;
pub mod fold;
mod foreign;
mod heading;
mod html;
mod lines;
mod map;
mod markdown;
pub mod nearest;
mod prose;

use std::ops::Range;
use std::sync::OnceLock;

pub use encoding::{Encoding, NotText};
pub use foreign::{Foreign, known};
pub(crate) use heading::heading_between;
pub use heading::{Heading, heading_of, headings};
pub use lines::Lines;
pub use map::Map;
use prose::{Markup, Prose};

/// A text file as it was read: a document, a claim file or a rule file.
///
/// Offsets are into the decoded text, which keeps every character of the file, a byte-order mark included;
/// [`Document::on_disk`] leads from there to the bytes of the file.
#[derive(Debug)]
pub struct Document {
    /// The path as it was given, or as found below what was given; `/` between its parts.
    pub path: String,
    text: String,
    lines: Lines,
    encoding: Encoding,
    /// The way to the bytes on disk; none where the offsets are the same.
    disk: Option<Map>,
    /// The text without its markup, made when first asked for; none where there is no markup.
    prose: OnceLock<Option<Prose>>,
}

impl Document {
    /// A document from text in memory.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let lines = Lines::of(&text);
        Self { path: path.into(), lines, text, encoding: Encoding::Utf8, disk: None, prose: OnceLock::new() }
    }

    /// A document from the bytes of a file: UTF-8, UTF-16, else, as a guess, Windows-1252.
    ///
    /// # Errors
    /// Where the bytes are no text in any of them, or are known to be those of another kind of file, such as RTF.
    ///
    /// ```
    /// use counterclaim::document::Document;
    /// let document = Document::decode("guide.txt", b"\xff\xfe1\x009\x00".to_vec()).unwrap();
    /// assert_eq!(document.text(), "\u{feff}19");
    /// assert_eq!(document.on_disk(3..5), 2..6);
    /// ```
    pub fn decode(path: impl Into<String>, bytes: Vec<u8>) -> Result<Self, NotText> {
        let path = path.into();
        if let Some(foreign) = known(&path, &bytes) {
            return Err(NotText { at: 0, why: "no text", foreign: Some(foreign) });
        }
        let decoded = encoding::decode(bytes)?;
        Ok(Self { encoding: decoded.encoding, disk: decoded.map, ..Self::new(path, decoded.text) })
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How the file is written on disk.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The bytes on disk of a span of the text.
    #[must_use]
    pub fn on_disk(&self, span: Range<usize>) -> Range<usize> {
        self.disk.as_ref().map_or(span.clone(), |map| map.source(span))
    }

    /// The line index.
    #[must_use]
    pub fn lines(&self) -> &Lines {
        &self.lines
    }

    /// What a person reads: the text without marks and tags where the file's name says Markdown or HTML, else the
    /// text itself.
    #[must_use]
    pub fn prose(&self) -> &str {
        self.marked().map_or(&self.text, |prose| &prose.text)
    }

    /// The span of the text that a span of the prose came from, marks and tags within it included.
    #[must_use]
    pub fn from_prose(&self, span: Range<usize>) -> Range<usize> {
        self.marked().map_or(span.clone(), |prose| prose.map.source(span))
    }

    /// The span of the prose that a span of the text became.
    #[must_use]
    pub fn in_prose(&self, span: Range<usize>) -> Range<usize> {
        self.marked().map_or(span.clone(), |prose| prose.map.image(span))
    }

    /// The headings, as spans of the prose: those that markup makes, else what looks like one.
    #[must_use]
    pub fn headings(&self) -> Vec<Heading> {
        self.marked_headings().map_or_else(|| headings(&self.text), <[Heading]>::to_vec)
    }

    /// The headings that markup makes, as spans of the prose; none where the document has no markup.
    #[must_use]
    pub fn marked_headings(&self) -> Option<&[Heading]> {
        self.marked().map(|prose| prose.headings.as_slice())
    }

    /// Words as a person reads them, where they were copied out of the file with its marks, tags or entities; none
    /// where they have none.
    #[must_use]
    pub fn unmarked(&self, words: &str) -> Option<String> {
        let read = Markup::of(&self.path)?.strip(words).text;
        (read.trim() != words.trim()).then_some(read)
    }

    /// True where the file has marks or tags, so that its prose is not its text.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.marked().is_some()
    }

    fn marked(&self) -> Option<&Prose> {
        self.prose.get_or_init(|| Markup::of(&self.path).map(|markup| markup.strip(&self.text))).as_ref()
    }

    /// The text between two byte offsets; empty where they do not lie on characters of the text.
    #[must_use]
    pub fn slice(&self, span: Range<usize>) -> &str {
        self.text.get(span).unwrap_or("")
    }

    /// Line and column of a byte offset, from 1; columns count Unicode scalar values, a byte-order mark none.
    #[must_use]
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let line = self.lines.line(offset);
        let start = self.lines.start(line);
        let before = self.text.get(start..offset).unwrap_or("");
        (line, 1 + before.trim_start_matches('\u{feff}').chars().count())
    }
}
