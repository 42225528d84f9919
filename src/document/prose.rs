//! Takes a text with markup, gives what a person reads of it, its headings, and the way back.

use std::ops::Range;

use super::heading::Heading;
use super::map::Map;
use super::{html, markdown};

/// A text without its markup.
#[derive(Clone, Debug, Default)]
pub(super) struct Prose {
    pub text: String,
    pub map: Map,
    /// Spans of this text, in order.
    pub headings: Vec<Heading>,
}

/// How a text is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    Markdown,
    Html,
}

impl Markup {
    /// What the end of a file's name says.
    pub fn of(path: &str) -> Option<Self> {
        let (_, ending) = path.rsplit_once('.')?;
        let is = |known: &[&str]| known.iter().any(|known| ending.eq_ignore_ascii_case(known));
        if is(&["md", "markdown"]) {
            Some(Self::Markdown)
        } else if is(&["html", "htm", "xhtml"]) {
            Some(Self::Html)
        } else {
            None
        }
    }

    /// Takes the markup away.
    pub fn strip(self, source: &str) -> Prose {
        let mut writer = Writer { source, prose: Prose::default(), heading: None };
        writer.prose.text.reserve(source.len());
        match self {
            Self::Markdown => markdown::strip(&mut writer),
            Self::Html => html::strip(0..source.len(), &mut writer),
        }
        writer.prose
    }
}

/// Prose in the making.
pub(super) struct Writer<'s> {
    pub source: &'s str,
    prose: Prose,
    /// Where the heading that is being written begins, and its level.
    heading: Option<(usize, u8)>,
}

impl<'s> Writer<'s> {
    /// A part of the source.
    pub fn slice(&self, span: Range<usize>) -> &'s str {
        self.source.get(span).unwrap_or("")
    }

    /// What was written so far.
    pub fn written(&self) -> &str {
        &self.prose.text
    }

    /// Writes a part of the source as it is.
    pub fn copy(&mut self, span: Range<usize>) {
        let part = self.slice(span.clone());
        self.prose.text.push_str(part);
        self.prose.map.copy(part.len(), span.start);
    }

    /// Writes what a part of the source stands for.
    pub fn replace(&mut self, with: &str, span: Range<usize>) {
        self.prose.text.push_str(with);
        self.prose.map.replace(with.len(), span);
    }

    /// Takes back what was written from an offset on.
    pub fn take_back(&mut self, len: usize) {
        self.prose.text.truncate(len);
        self.prose.map.truncate(len);
    }

    /// Ends the line, unless one ends here already.
    pub fn end_line(&mut self, at: usize) {
        if !self.written().is_empty() && !self.written().ends_with('\n') {
            self.replace("\n", at..at);
        }
    }

    /// Ends the paragraph, unless one ends here already.
    pub fn end_paragraph(&mut self, at: usize) {
        self.end_line(at);
        if !self.written().is_empty() && !self.written().ends_with("\n\n") {
            self.replace("\n", at..at);
        }
    }

    /// Sets the cells of a row apart: as a table is copied out of a browser.
    pub fn end_cell(&mut self, at: usize) {
        if !self.written().is_empty() && !self.written().ends_with(['\n', '\t']) {
            self.replace("\t", at..at);
        }
    }

    /// Begins a heading of a level from 1 to 6.
    pub fn begin_heading(&mut self, level: u8, at: usize) {
        self.end_paragraph(at);
        self.heading = Some((self.written().len(), level));
    }

    /// Ends the heading.
    pub fn end_heading(&mut self, at: usize) {
        if let Some((start, level)) = self.heading.take() {
            let words = self.written().get(start..).unwrap_or("");
            let first = start + (words.len() - words.trim_start().len());
            let span = first..first + words.trim().len();
            if !span.is_empty() {
                self.prose.headings.push(Heading { span, level });
            }
        }
        self.end_paragraph(at);
    }
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn the_name_says_how_a_file_is_marked_up() {
        let table = [
            ("a.md", Some(Markup::Markdown)),
            ("claims/x.y/a.Markdown", Some(Markup::Markdown)),
            ("a.html", Some(Markup::Html)),
            ("A.HTM", Some(Markup::Html)),
            ("a.txt", None),
            ("md", None),
            ("a.md/b", None),
        ];
        for (path, markup) in table {
            assert_eq!(Markup::of(path), markup, "{path}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_prose_that_leads_back(
            text in "(<b>|</b>|<p class=\"x\">|<|>|<!--|-->|&amp;|&#233;|&|<script>|</script>|<sup>1</sup>|<sup>|\\*|\\*\\*|_|# |\n|\n\n|- |1\\. |> |`|```|\\[a\\]\\(b\\)|\\[\\^1\\]|\\||---|é|👩| |word|1937|\r|\t|\u{feff}){0,30}"
        ) {
            for markup in [Markup::Html, Markup::Markdown] {
                let prose = markup.strip(&text);
                proptest::prop_assert_eq!(prose.text.len(), prose.map.len());
                let marks: Vec<usize> =
                    prose.text.char_indices().map(|(at, _)| at).chain([prose.text.len()]).collect();
                for (nth, start) in marks.iter().enumerate() {
                    for end in &marks[nth..] {
                        let span = prose.map.source(*start..*end);
                        proptest::prop_assert!(text.get(span).is_some(), "{:?} in {:?}", *start..*end, prose.text);
                    }
                }
                let mut last = 0;
                for (at, _) in prose.text.char_indices() {
                    let from = prose.map.source(at..at + 1).start;
                    proptest::prop_assert!(from >= last, "the order is kept");
                    last = from;
                }
                for heading in prose.headings {
                    proptest::prop_assert!(prose.text.get(heading.span).is_some());
                }
            }
        }
    }
}
