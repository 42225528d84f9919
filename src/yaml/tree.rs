//! The tree that a YAML file becomes: text, lists and maps, each with its bytes in the file, nothing guessed.

use std::borrow::Cow;
use std::ops::Range;

/// Something with the place where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What is written.
    pub value: T,
    /// Byte offsets in the file, end exclusive.
    pub span: Range<usize>,
}

/// A file as far as it could be read.
#[derive(Clone, Debug)]
pub struct Tree<'t> {
    /// What the file holds; `None` where it is empty or broken from the start.
    pub root: Option<Node<'t>>,
    /// True where a syntax error cut it short: what is missing may stand below that.
    pub broken: bool,
}

/// A piece of text, a list or a map.
#[derive(Clone, Debug)]
pub struct Node<'t> {
    /// Byte offsets in the file, end exclusive.
    pub span: Range<usize>,
    /// What it holds.
    pub content: Content<'t>,
    /// True where a syntax error cut it short.
    pub open: bool,
}

/// What a node holds.
#[derive(Clone, Debug)]
pub enum Content<'t> {
    /// Text.
    Scalar(Scalar<'t>),
    /// A list, in order.
    List(Vec<Node<'t>>),
    /// A map, in order, each key once.
    Map(Vec<Entry<'t>>),
    /// Something that was told as a mistake already (an alias): to be passed over in silence.
    Unread,
}

/// A key with what stands under it.
pub type Entry<'t> = (Key<'t>, Node<'t>);

/// A key of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key<'t> {
    /// Its text.
    pub text: Cow<'t, str>,
    /// Byte offsets in the file, end exclusive.
    pub span: Range<usize>,
}

/// Text as it was written: `true`, `1938` and `~` are text like any other, and nothing at all is the empty text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar<'t> {
    /// The text, quotation marks and escapes resolved, without the line end that closes a block.
    pub text: Cow<'t, str>,
    /// Byte offsets in the file, end exclusive, quotation marks included.
    pub span: Range<usize>,
    /// How it was written.
    pub style: Style,
}

/// How a text was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Bare.
    Plain,
    /// In single or double quotation marks.
    Quoted,
    /// Below `|` or `>`.
    Block,
}

impl Node<'_> {
    /// What it is, in words: `a list`.
    #[must_use]
    pub fn shape(&self) -> &'static str {
        match self.content {
            Content::Scalar(_) => "text",
            Content::List(_) => "a list",
            Content::Map(_) => "a map",
            Content::Unread => "nothing that can be read",
        }
    }
}

impl Scalar<'_> {
    /// True where there is nothing but white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The bytes in the file of a stretch of the text.
    ///
    /// Where text and file differ (escapes, folded lines, blocks) that is the whole scalar: a place too wide is
    /// better than a wrong one.
    #[must_use]
    pub fn place(&self, part: Range<usize>, file: &str) -> Range<usize> {
        let written = file.get(self.span.clone()).unwrap_or("");
        let lead = match self.style {
            Style::Plain => 0,
            Style::Quoted => 1,
            Style::Block => return self.span.clone(),
        };
        let same = written.get(lead..written.len().saturating_sub(lead)) == Some(&*self.text);
        if !same || self.text.get(part.clone()).is_none() {
            return self.span.clone();
        }
        let start = self.span.start + lead;
        start + part.start..start + part.end
    }

    /// The comment that stands behind a plain text on its last line: ` # …`, which a person may have meant as text.
    #[must_use]
    pub fn comment(&self, file: &str) -> Option<Range<usize>> {
        if self.style != Style::Plain {
            return None;
        }
        let rest = file.get(self.span.end..)?;
        let line = rest.split(['\n', '\r']).next()?;
        let comment = line.trim_start_matches([' ', '\t']);
        let start = self.span.end + line.len() - comment.len();
        comment.starts_with('#').then(|| start..start + comment.trim_end().len())
    }
}

#[cfg(test)]
mod tests {
    use super::{Scalar, Style};

    fn scalar<'t>(file: &'t str, text: &'t str, style: Style) -> Scalar<'t> {
        let start = if style == Style::Quoted { file.find('"').unwrap() } else { file.find(text).unwrap() };
        let len = if style == Style::Quoted { file.rfind('"').unwrap() + 1 - start } else { text.len() };
        Scalar { text: text.into(), span: start..start + len, style }
    }

    #[test]
    fn a_place_in_the_text_is_a_place_in_the_file() {
        let table = [
            ("v: é 5 milion", "é 5 milion", Style::Plain, "milion"),
            ("v: \"5 milion\"", "5 milion", Style::Quoted, "milion"),
            ("v: \"5\\tmilion\"", "5\tmilion", Style::Quoted, "\"5\\tmilion\""),
            ("v: |\n  5 milion\n", "5 milion", Style::Block, "5 milion"),
        ];
        for (file, text, style, underlined) in table {
            let at = text.find("milion").unwrap();
            let place = scalar(file, text, style).place(at..at + 6, file);
            assert_eq!(&file[place], underlined, "{file}");
        }
    }

    #[test]
    fn a_comment_is_seen_behind_plain_text_only() {
        let file = "q: in file #3 of the box # and\nr: x#y\n";
        assert_eq!(
            scalar(file, "in file", Style::Plain).comment(file).map(|at| &file[at]),
            Some("#3 of the box # and")
        );
        assert_eq!(scalar(file, "x#y", Style::Plain).comment(file), None);
        let quoted = "q: \"a\" # b\n";
        assert_eq!(scalar(quoted, "a", Style::Quoted).comment(quoted), None);
    }
}
