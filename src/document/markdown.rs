//! Takes Markdown, gives its words: marks, link targets, notes and inline HTML left out, blocks as paragraphs.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::html::{self, Piece, Tags};
use super::prose::Writer;

/// CommonMark, and what history pages use beyond it.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);

/// Writes the words of the source.
pub(super) fn strip(writer: &mut Writer<'_>) {
    let start = if writer.source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let source = writer.slice(start..writer.source.len());
    let mut page = Page { tags: Tags::default(), hidden: 0, in_html: false, writer };
    for (event, span) in Parser::new_ext(source, OPTIONS).into_offset_iter() {
        page.event(&event, span.start + start..span.end + start);
    }
}

struct Page<'w, 's> {
    tags: Tags,
    /// How deep in what nobody reads.
    hidden: usize,
    in_html: bool,
    writer: &'w mut Writer<'s>,
}

impl Page<'_, '_> {
    fn event(&mut self, event: &Event<'_>, span: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag, span.end),
            _ if self.hidden > 0 || self.in_html => {}
            Event::Text(words) if self.writer.slice(span.clone()) == words.as_ref() => self.words(words, span),
            Event::Text(words) => self.writer.replace(words, span),
            Event::Code(_) => {
                let code = self.writer.slice(span.clone());
                let inner = code.trim_matches('`');
                let first = span.start + code.len() - code.trim_start_matches('`').len();
                self.writer.copy(first..first + inner.len());
            }
            Event::InlineHtml(_) => {
                if let Piece::Tag { name, closing, .. } = html::piece(self.writer.slice(span.clone())) {
                    self.tags.tag(&name, closing, span, self.writer);
                }
            }
            Event::SoftBreak | Event::HardBreak => self.writer.replace("\n", span),
            Event::Rule => self.writer.end_paragraph(span.start),
            _ => {}
        }
    }

    /// Words without the mark of a note that is nowhere written: `[^1]`.
    fn words(&mut self, words: &str, span: Range<usize>) {
        /// No note has a longer name.
        const LONGEST: usize = 30;
        self.writer.copy(span);
        if words != "]" {
            return;
        }
        let written = self.writer.written();
        let tail = written.len() - written.bytes().rev().take(LONGEST).take_while(|byte| *byte != b'[').count();
        let name = written.get(tail..).and_then(|tail| tail.strip_prefix('^')?.strip_suffix(']'));
        let note = name.is_some_and(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric()));
        if note && written.get(..tail).is_some_and(|before| before.ends_with('[')) {
            self.writer.take_back(tail - 1);
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.writer.begin_heading(*level as u8, span.start),
            Tag::Image { .. } | Tag::MetadataBlock(_) => self.hidden += 1,
            Tag::HtmlBlock => {
                self.in_html = true;
                self.writer.end_paragraph(span.start);
                html::strip(span, self.writer);
            }
            Tag::Item => {
                self.writer.end_paragraph(span.start);
                self.numbered(span);
            }
            Tag::TableCell => self.writer.end_cell(span.start),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => {}
            Tag::Superscript | Tag::Subscript => {}
            _ => self.writer.end_paragraph(span.start),
        }
    }

    /// A line that begins with `1937.` is an item of a list to Markdown, and a year to everybody else.
    fn numbered(&mut self, span: Range<usize>) {
        const YEAR: usize = 3;
        let item = self.writer.slice(span.clone());
        let digits = item.bytes().take_while(u8::is_ascii_digit).count();
        if digits >= YEAR && matches!(item.as_bytes().get(digits + 1), Some(b' ')) {
            self.writer.copy(span.start..span.start + digits + 2);
        }
    }

    fn end(&mut self, tag: TagEnd, at: usize) {
        match tag {
            TagEnd::Heading(_) => self.writer.end_heading(at),
            TagEnd::Image | TagEnd::MetadataBlock(_) => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::HtmlBlock => {
                self.in_html = false;
                self.writer.end_paragraph(at);
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::TableCell => {}
            TagEnd::Superscript | TagEnd::Subscript => {}
            _ => self.writer.end_paragraph(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;

    fn prose(markdown: &str) -> String {
        Document::new("page.md", markdown).prose().trim_end().to_owned()
    }

    #[test]
    fn marks_are_no_text() {
        let table = [
            ("nearly **700,000** _people_", "nearly 700,000 people"),
            ("# The Terror\nIt began in [1936](http://a.org/1937).", "The Terror\n\nIt began in 1936."),
            ("- one\n- two", "one\n\ntwo"),
            ("1. one\n2. two", "one\n\ntwo"),
            ("1937. The trials began.", "1937. The trials began."),
            ("in 1937<sup>1</sup> and[^2] so[^3]\n\n[^2]: A note.", "in 1937 and so\n\nA note."),
            ("a\nb\\\nc", "a\nb\nc"),
            ("caf&eacute; &amp; 5 \\* 6 `x*y`", "café & 5 * 6 x*y"),
            ("> He said\n> so.", "He said\nso."),
            ("```rust\ncode 5\n```\nafter", "code 5\n\nafter"),
            ("| year | dead |\n|---|---|\n| 1937 | 353,074 |", "year\tdead\n\n1937\t353,074"),
            ("<div>in <b>1937</b></div>\n\nafter", "in 1937\n\nafter"),
            ("a ![picture of 1937](x.png) b", "a  b"),
            ("---\ntitle: 1999\n---\ntext", "text"),
            ("\u{feff}# Head\ntext", "Head\n\ntext"),
            ("Head\n====\n\ntext ~~gone~~", "Head\n\ntext gone"),
        ];
        for (markdown, text) in table {
            assert_eq!(prose(markdown), text, "{markdown}");
        }
    }

    #[test]
    fn spans_point_into_the_file() {
        let markdown = "## Why?\n\nThe *Great* Terror: **nearly 700,000** dead.";
        let document = Document::new("a.markdown", markdown);
        let at = document.prose().find("Great Terror: nearly 700,000").unwrap();
        let span = document.from_prose(at..at + 28);
        assert_eq!(document.slice(span.clone()), "Great* Terror: **nearly 700,000");
        assert_eq!(document.in_prose(span), at..at + 28);
        let heading = document.headings().remove(0);
        assert_eq!((&document.prose()[heading.span], heading.level), ("Why?", 2));
    }
}
