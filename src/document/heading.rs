//! Takes a text without markup, gives the lines that look like headings, and the heading that an offset stands under.

use std::ops::Range;

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its words, without marks.
    pub span: Range<usize>,
    /// From 1, the highest, to 6.
    pub level: u8,
}

/// No heading is longer, in bytes and in words.
const LONGEST: usize = 90;
const MOST_WORDS: usize = 12;

/// The headings of a text, in order: lines that begin with `#`, that are underlined, that have capitals alone, and
/// short ones without a full stop between blank lines.
#[must_use]
pub fn headings(text: &str) -> Vec<Heading> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = "";
    while at < text.len() {
        let line = line_at(text, at);
        let next = past_end(text, at + line.len());
        let after = line_at(text, next);
        if let Some(heading) = read(line, at, before, after) {
            found.push(heading);
        }
        (before, at) = (line, next);
    }
    found
}

/// The heading that an offset stands in or under: the last one that begins at or before it.
#[must_use]
pub fn heading_of(headings: &[Heading], at: usize) -> Option<&Heading> {
    headings.partition_point(|heading| heading.span.start <= at).checked_sub(1).and_then(|nth| headings.get(nth))
}

/// Whether a heading begins between two offsets, the first of which may lie inside a line.
pub(crate) fn heading_between(text: &str, from: usize, to: usize) -> bool {
    let Some(mut at) = text.get(from..to).and_then(|part| memchr::memchr2(b'\n', b'\r', part.as_bytes())) else {
        return false;
    };
    at = past_end(text, from + at);
    let mut before = "x";
    while at <= to && at < text.len() {
        let line = line_at(text, at);
        let next = past_end(text, at + line.len());
        if read(line, at, before, line_at(text, next)).is_some() {
            return true;
        }
        (before, at) = (line, next);
    }
    false
}

/// The line that begins at an offset, without its end.
fn line_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or("");
    memchr::memchr2(b'\n', b'\r', rest.as_bytes()).and_then(|n| rest.get(..n)).unwrap_or(rest)
}

/// Past the line end at an offset.
fn past_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let crlf = bytes.get(at..at + 2) == Some(b"\r\n");
    (at + 1 + usize::from(crlf)).min(text.len())
}

/// A line as a heading, by itself and by the lines before and after.
fn read(line: &str, at: usize, before: &str, after: &str) -> Option<Heading> {
    let words = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if words.is_empty() || words.len() > LONGEST {
        return None;
    }
    let start = at + line.find(words)?;
    let hashes = words.bytes().take_while(|b| *b == b'#').count();
    if hashes > 0 {
        let title = words.trim_matches('#').trim();
        let level = u8::try_from(hashes).ok().filter(|level| *level <= 6)?;
        let first = start + words.find(title)?;
        let marked = words.as_bytes().get(hashes) == Some(&b' ') && !title.is_empty();
        return marked.then(|| Heading { span: first..first + title.len(), level });
    }
    let blank = |line: &str| line.trim().is_empty();
    if !blank(before) || !words.chars().any(char::is_alphabetic) {
        return None;
    }
    let span = start..start + words.len();
    let underline = |mark: u8| after.trim().len() >= 3 && after.trim().bytes().all(|b| b == mark);
    if underline(b'=') || underline(b'-') {
        return Some(Heading { span, level: if underline(b'=') { 1 } else { 2 } });
    }
    let capitals = words.chars().filter(|c| c.is_uppercase()).count() >= 4 && !words.chars().any(char::is_lowercase);
    if capitals {
        return Some(Heading { span, level: 1 });
    }
    let opens = words.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let ends = words.ends_with(['.', ',', ';', ':', '!', '?', '"', '\u{201d}', '\'', '\u{2019}', ')', '-', '\u{2014}']);
    let short = words.split_whitespace().count() <= MOST_WORDS;
    (blank(after) && opens && !ends && short).then_some(Heading { span, level: 2 })
}

#[cfg(test)]
mod tests {
    use super::{heading_between, heading_of, headings};

    #[test]
    fn headings_are_known_by_their_looks() {
        let table: [(&str, &[(&str, u8)]); 9] = [
            ("# One\ntext\n## Two ##\n#notag", &[("One", 1), ("Two", 2)]),
            ("The Great Terror\n\nIt began in 1936.", &[("The Great Terror", 2)]),
            ("He left.\n\nThe Second Trial\n\nMore text.", &[("The Second Trial", 2)]),
            ("CHAPTER I.\nIt began.\n\nA LINE", &[("CHAPTER I.", 1), ("A LINE", 1)]),
            ("Title\n=====\n\nPart\r\n----\r\n", &[("Title", 1), ("Part", 2)]),
            ("He left.\n\nShe stayed.\n\nBoth died in 1937.", &[]),
            ("a line\nThe Next Line\nanother", &[]),
            ("one, two\n\n1937\n\n***\n\nUSA\n\n", &[("USA", 2)]),
            ("\u{feff}Title\n\ntext", &[("Title", 2)]),
        ];
        for (text, expected) in table {
            let found: Vec<(&str, u8)> = headings(text).iter().map(|h| (&text[h.span.clone()], h.level)).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn an_offset_stands_under_the_last_heading() {
        let text = "before\n\n# One\nfirst\n\n# Two\nsecond";
        let found = headings(text);
        let under = |words: &str| heading_of(&found, text.find(words).unwrap()).map(|h| &text[h.span.clone()]);
        assert_eq!([under("before"), under("first"), under("second")], [None, Some("One"), Some("Two")]);
        let between = |a: &str, b: &str| heading_between(text, text.find(a).unwrap(), text.find(b).unwrap());
        assert!(between("first", "second") && between("before", "first"));
        assert!(!between("One", "first") && !between("Two", "second"));
    }

    proptest::proptest! {
        #[test]
        fn headings_lie_on_characters_and_in_order(text in "(# |é|A|B|C|D|x|1| |\n|\r|\r\n|=|-|\\.|👩|\u{feff}){0,40}") {
            let mut last = 0;
            for heading in headings(&text) {
                proptest::prop_assert!(heading.span.start >= last && text.get(heading.span.clone()).is_some());
                last = heading.span.end;
            }
            heading_between(&text, 0, text.len());
        }
    }
}
