//! Takes a file's bytes, gives its text with lines, columns and byte offsets that hold in the file on disk.

pub mod anchor;
pub mod diff;
pub mod fold;
mod lines;
pub mod nearest;

pub use lines::Lines;

/// A text file as it was read: a document, a claim file or a rule file.
///
/// The text keeps every byte of the file, a byte-order mark included, so that an offset in the text is an offset in
/// the file.
#[derive(Debug)]
pub struct Document {
    /// The path as it was given, or as found below what was given; `/` between its parts.
    pub path: String,
    text: String,
    lines: Lines,
}

impl Document {
    /// A document from text in memory.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { path: path.into(), lines: Lines::of(&text), text }
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line index.
    #[must_use]
    pub fn lines(&self) -> &Lines {
        &self.lines
    }

    /// The text between two byte offsets; empty where they do not lie on characters of the text.
    #[must_use]
    pub fn slice(&self, span: std::ops::Range<usize>) -> &str {
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
