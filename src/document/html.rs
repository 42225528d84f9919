//! Takes HTML, gives its words: tags, comments and scripts left out, entities decoded, blocks as paragraphs.
//!
//! No parser of documents: nothing here needs the tree. What a browser would not show of a broken file (the rest
//! after a tag or a comment that never ends) is not shown here either.

use std::borrow::Cow;
use std::ops::Range;

use super::prose::Writer;

/// Elements whose content nobody reads in the page.
const SILENT: [&str; 8] = ["script", "style", "title", "template", "textarea", "iframe", "noframes", "noembed"];

/// Elements that stand in a paragraph of their own.
const BLOCKS: [&str; 41] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// Writes the words of a part of the source.
pub(super) fn strip(span: Range<usize>, writer: &mut Writer<'_>) {
    let mut tags = Tags::default();
    let mut at = span.start;
    while at < span.end {
        let rest = writer.slice(at..span.end);
        let next = memchr::memchr2(b'<', b'&', rest.as_bytes()).map_or(span.end, |n| at + n);
        tags.text(at..next, writer);
        let rest = writer.slice(next..span.end);
        at = next
            + match rest.as_bytes() {
                [b'<', ..] => match piece(rest) {
                    Piece::Words => {
                        tags.text(next..next + 1, writer);
                        1
                    }
                    Piece::Nothing(len) => len,
                    Piece::Tag { name, closing, len } => {
                        tags.tag(&name, closing, next..next + len, writer);
                        let silent = !closing && SILENT.contains(&name.as_ref());
                        len + if silent { silence(rest.get(len..).unwrap_or(""), &name) } else { 0 }
                    }
                },
                [b'&', ..] => {
                    let (words, len) = entity(rest);
                    writer.replace(&words, next..next + len);
                    len
                }
                _ => break,
            };
    }
}

/// What a `<` begins.
pub(super) enum Piece<'t> {
    /// Nothing: it is a less-than sign.
    Words,
    /// A comment, a declaration, an instruction of so many bytes.
    Nothing(usize),
    /// A tag.
    Tag {
        /// In small letters.
        name: Cow<'t, str>,
        closing: bool,
        len: usize,
    },
}

/// Reads what the `<` at the beginning of a text begins; what never ends reaches to the end of the text.
pub(super) fn piece(text: &str) -> Piece<'_> {
    let bytes = text.as_bytes();
    let until = |mark: &str, from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        memchr::memmem::find(rest, mark.as_bytes()).map_or(text.len(), |n| from + n + mark.len())
    };
    if text.starts_with("<!--") {
        return Piece::Nothing(if text.starts_with("<!-->") { 5 } else { until("-->", 4) });
    }
    let closing = bytes.get(1) == Some(&b'/');
    let start = 1 + usize::from(closing);
    match bytes.get(start) {
        Some(b'!' | b'?') if !closing => return Piece::Nothing(until(">", 2)),
        Some(first) if first.is_ascii_alphabetic() => {}
        _ if closing && bytes.len() > 2 => return Piece::Nothing(until(">", 2)),
        _ => return Piece::Words,
    }
    let rest = text.get(start..).unwrap_or("");
    let name = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').map_or(rest, |n| rest.split_at(n).0);
    let name = if name.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    };
    let len = tag_end(bytes, start + name.len());
    Piece::Tag { name, closing, len }
}

/// Past the `>` of a tag; one in a quoted value does not end it.
fn tag_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    let mut value = false;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'>' => return at,
            b'"' | b'\'' if value => {
                let rest = bytes.get(at..).unwrap_or_default();
                let Some(end) = memchr::memchr(*byte, rest) else { return bytes.len() };
                at += end + 1;
                value = false;
            }
            b'=' => value = true,
            byte if byte.is_ascii_whitespace() => {}
            _ => value = false,
        }
    }
    at
}

/// The bytes up to the closing tag of a silent element.
fn silence(text: &str, name: &str) -> usize {
    let bytes = text.as_bytes();
    let closes = |at: &usize| {
        let tag = bytes.get(at + 2..at + 2 + name.len());
        bytes.get(at + 1) == Some(&b'/') && tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
    };
    memchr::memchr_iter(b'<', bytes).find(closes).unwrap_or(text.len())
}

/// What the `&` at the beginning of a text stands for, and how many bytes do.
fn entity(text: &str) -> (Cow<'_, str>, usize) {
    /// The longest name has 33 bytes.
    const LONGEST: usize = 40;
    let bytes = text.as_bytes();
    let part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let name = bytes.iter().skip(1).take(LONGEST).take_while(|byte| part(byte)).count();
    let len = 1 + name + usize::from(bytes.get(1 + name) == Some(&b';'));
    let written = text.get(..len).unwrap_or("&");
    match htmlize::unescape(written) {
        words if words == written => (Cow::Borrowed("&"), 1),
        words => (words, written.len()),
    }
}

/// What tags do to the words between them.
#[derive(Debug, Default)]
pub(super) struct Tags {
    /// How deep in preformatted text.
    preformatted: usize,
    /// Where an open `<sup>` began: in the prose and in the source.
    raised: Option<(usize, usize)>,
}

impl Tags {
    /// Words as they stand in HTML: white space is one space, and none begins a line.
    fn text(&mut self, span: Range<usize>, writer: &mut Writer<'_>) {
        if self.preformatted > 0 {
            return writer.copy(span);
        }
        let words = writer.slice(span.clone());
        let mut from = span.start;
        for (nth, byte) in words.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_whitespace()) {
            let at = span.start + nth;
            writer.copy(from..at);
            from = at + 1;
            if !(writer.written().is_empty() || writer.written().ends_with([' ', '\n', '\t'])) {
                if byte == b' ' { writer.copy(at..at + 1) } else { writer.replace(" ", at..at + 1) }
            }
        }
        writer.copy(from..span.end);
    }

    /// Does what a tag says.
    pub fn tag(&mut self, name: &str, closing: bool, span: Range<usize>, writer: &mut Writer<'_>) {
        match name {
            "br" => writer.end_line(span.start),
            "td" | "th" => writer.end_cell(span.start),
            "sup" if closing => self.lower(span.start, writer),
            "sup" => self.raised = Some((writer.written().len(), span.end)),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if closing => writer.end_heading(span.start),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes().get(1).map_or(1, |digit| digit - b'0');
                writer.begin_heading(level, span.end);
            }
            _ if BLOCKS.contains(&name) => {
                if name == "pre" {
                    self.preformatted = if closing { self.preformatted.saturating_sub(1) } else { 1 };
                }
                writer.end_paragraph(span.start);
            }
            _ => {}
        }
    }

    /// Ends raised text: the mark of a note goes, a power is written as one, anything else stays.
    fn lower(&mut self, at: usize, writer: &mut Writer<'_>) {
        let Some((start, source)) = self.raised.take() else { return };
        let (before, raised) = writer.written().split_at_checked(start).unwrap_or_default();
        let inner = raised.trim().trim_matches(['[', ']', '(', ')']);
        let count = inner.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'-' | b' '));
        let sign = inner.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶' | '#'));
        let letter = raised.trim() != inner && inner.len() <= 7 && inner.bytes().all(|b| b.is_ascii_lowercase());
        if inner.is_empty() || !(count || sign || letter) {
            return;
        }
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let power = count && matches!(word, "10" | "m" | "km" | "cm" | "mm" | "ft" | "mi");
        let text = power.then(|| format!("^{inner}"));
        writer.take_back(start);
        if let Some(text) = text {
            writer.replace(&text, source..at.max(source));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;

    fn prose(html: &str) -> String {
        Document::new("page.html", html).prose().to_owned()
    }

    #[test]
    fn tags_are_no_text() {
        let table = [
            ("<p>nearly <b>700,000</b> people</p>", "nearly 700,000 people\n\n"),
            ("a<br>b<BR/>c", "a\nb\nc"),
            ("<p>one\n   two</p>\n\n<p>three</p>", "one two\n\nthree\n\n"),
            ("5 &lt; 6 &amp;&nbsp;caf&eacute; &#8211; AT&T &bogus;", "5 < 6 &\u{a0}café – AT&T &bogus;"),
            ("a<!-- 1937 --><script>var x = '</p>1938'</script>b", "ab"),
            ("<STYLE>p {}</STYLE>text<title>not this</title>", "text"),
            ("in 1937<sup>1</sup> and<sup class=\"r\"><a href=\"#n\">[12]</a></sup> so", "in 1937 and so"),
            ("19<sup>th</sup>, 10<sup>6</sup>, km<sup>2</sup>", "19th, 10^6, km^2"),
            ("a < b, <3, x<y", "a < b, <3, x"),
            ("<a title=\"1 > 0\" href='>'>link</a>", "link"),
            ("<td>1937</td><td>353,074</td>", "1937\t353,074\t"),
            ("<pre>a\n  b</pre>c", "a\n  b\n\nc"),
            ("<!doctype html><?xml 1?></ x>text", "text"),
            ("text<!-- never ends", "text"),
            ("text<a href=\"never ends", "text"),
        ];
        for (html, text) in table {
            assert_eq!(prose(html), text, "{html}");
        }
    }

    #[test]
    fn spans_point_into_the_file() {
        let html = "<h2>The Terror</h2><p>In all <i>nearly</i> <b>700,000</b>&nbsp;people.</p>";
        let document = Document::new("page.htm", html);
        let at = document.prose().find("nearly 700,000\u{a0}people").unwrap();
        let span = document.from_prose(at..at + "nearly 700,000\u{a0}people".len());
        assert_eq!(document.slice(span.clone()), "nearly</i> <b>700,000</b>&nbsp;people");
        assert_eq!(document.in_prose(span), at..at + 22);
        let heading = document.headings().remove(0);
        assert_eq!((&document.prose()[heading.span], heading.level), ("The Terror", 2));
    }
}
