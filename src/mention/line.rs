//! Takes a line end, says whether the next line goes on with what was said: prose that was wrapped, at whatever width,
//! reads as if it were one long line; headings, items of lists, tables, verse and paragraphs do not run on.
//!
//! Who wraps prose fills each line: the next word would not have fitted. A line that had room for the next word ended
//! for another reason, unless the next goes on in small letters or the last word asks for more (`the`, `of`, a comma).

use std::ops::Range;

/// Nobody wraps prose more narrowly: a line that has room for a word within so many columns ended on purpose.
const NARROWEST: usize = 30;
/// Nobody wraps prose more widely, in columns: longer lines are whole paragraphs.
const WIDEST: usize = 200;
/// No line of verse is longer.
const VERSE: usize = 60;
/// From so many columns on a line is taken for one of prose where the next goes on in small letters.
const LONG: usize = 40;
/// How many lines before and after are looked at for the width of a paragraph.
const NEAR: usize = 6;

/// Words that end no line but one that was wrapped.
const LEADING: &[&str] = &[
    "a", "about", "after", "an", "and", "as", "at", "before", "between", "but", "by", "for", "from", "had", "has",
    "her", "his", "in", "into", "is", "its", "nearly", "of", "on", "or", "over", "some", "than", "that", "the",
    "their", "to", "under", "was", "were", "which", "who", "with",
];

/// Whether the line that ends at an offset, that of its LF, CR or CRLF, runs on into the next.
pub(super) fn runs_on(text: &str, end: usize) -> bool {
    let bytes = text.as_bytes();
    let end = end - usize::from(end > 0 && bytes.get(end) == Some(&b'\n') && bytes.get(end - 1) == Some(&b'\r'));
    let next = past_end(bytes, end);
    let indent = bytes.get(next..).unwrap_or_default().iter().position(|b| !matches!(b, b' ' | b'\t'));
    goes_on(bytes, line_start(bytes, end)..end, next + indent.unwrap_or(0))
}

/// Whether some line end between two offsets ends a paragraph.
pub(crate) fn parted(text: &str, from: usize, to: usize) -> bool {
    let gap = text.as_bytes().get(from..to).unwrap_or_default();
    memchr::memchr2_iter(b'\n', b'\r', gap).any(|at| !runs_on(text, from + at))
}

/// As [`runs_on`], of a line whose span is known, as it is known where the words of the next begin.
pub(super) fn goes_on(text: &[u8], line: Range<usize>, next: usize) -> bool {
    let rest = text.get(next..).unwrap_or_default();
    let stop = memchr::memchr3(b'\n', b'\r', b'\t', rest).unwrap_or(rest.len());
    let (own, then) = (text.get(line.clone()).unwrap_or_default().trim_ascii(), rest.get(..stop).unwrap_or_default());
    let Some(&first) = then.first() else { return false };
    let table = rest.get(stop) == Some(&b'\t') || memchr::memchr(b'\t', own).is_some();
    if own.is_empty() || table || own.starts_with(b"#") || is_rule(own) || matches!(first, b'|' | b'>' | b'#') {
        return false;
    }
    let item = Item::of(then);
    if item.is_none() && columns(own) >= LONG && !ends_sentence(own) && (is_small(then) || asks_for_more(own)) {
        return true;
    }
    match item {
        Some(Item::Bullet) => false,
        Some(_) if ends_sentence(own) || own.ends_with(b":") || own.ends_with(b";") => false,
        _ => Around::of(text, line).wraps(item),
    }
}

/// What may open an item of a list. All but a bullet may stand where prose was wrapped, too.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Item {
    /// `*`, `+`, `•`, or a line of marks alone.
    Bullet,
    /// A hyphen, or a dash with a space behind it.
    Dash,
    /// `12.`, `3)`.
    Number,
    /// `a)`.
    Letter,
}

impl Item {
    fn of(line: &[u8]) -> Option<Self> {
        let digits = line.iter().take_while(|b| b.is_ascii_digit()).count();
        match line {
            _ if is_rule(line) => Some(Self::Bullet),
            [b'*' | b'+', b' ' | b'\t', ..] | [0xe2, 0x80, 0xa2, ..] => Some(Self::Bullet),
            [b'-', b'-', ..] => None,
            [b'-', ..] | [0xe2, 0x80, 0x93 | 0x94, b' ', ..] => Some(Self::Dash),
            [first, b')', b' ', ..] if first.is_ascii_alphabetic() => Some(Self::Letter),
            _ if (1..=3).contains(&digits) => match line.get(digits..) {
                Some([b'.' | b')', b' ', ..]) => Some(Self::Number),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The lines around a line end up to blank ones, as far as they are looked at.
struct Around<'t> {
    lines: [&'t [u8]; 2 * NEAR + 1],
    /// The first that is looked at, the line itself, and past the last.
    first: usize,
    last: usize,
}

impl<'t> Around<'t> {
    fn of(text: &'t [u8], line: Range<usize>) -> Self {
        let mut around = Self { lines: [b""; 2 * NEAR + 1], first: NEAR, last: NEAR };
        let mut start = line.start;
        while around.first > 0 && start > 0 {
            let end = before_end(text, start);
            start = line_start(text, end);
            let Some(own) = filled(text, start..end) else { break };
            around.first -= 1;
            around.put(around.first, own);
        }
        let mut at = line.start;
        while around.last < around.lines.len() && at < text.len() {
            let end = line_end(text, at);
            let Some(own) = filled(text, at..end) else { break };
            around.put(around.last, own);
            around.last += 1;
            at = past_end(text, end);
        }
        around
    }

    fn put(&mut self, at: usize, line: &'t [u8]) {
        if let Some(slot) = self.lines.get_mut(at) {
            *slot = line;
        }
    }

    /// Whether the line runs on into the next, which opens as an item of a list does or as none.
    fn wraps(&self, item: Option<Item>) -> bool {
        let lines = self.lines.get(self.first..self.last).unwrap_or_default();
        let width = lines.iter().map(|line| columns(line)).max().unwrap_or(0);
        let least = NARROWEST.max(width - width / 10);
        let is_full =
            |pair: &[&[u8]]| matches!(pair, [line, next] if columns(line) + 1 + columns(first_word(next)) > least);
        let pairs = || lines.windows(2);
        let own = NEAR - self.first;
        let ragged = pairs().filter(|pair| !is_full(pair)).count() * 2 > pairs().len();
        let dated = lines.len() > 2 && lines.iter().all(|line| line.first().is_some_and(u8::is_ascii_digit));
        let list = item.is_some()
            && lines.iter().enumerate().any(|(nth, line)| nth != own + 1 && Item::of(line.trim_ascii_start()) == item);
        let capital = |line: &&[u8]| line.trim_ascii_start().first().is_some_and(u8::is_ascii_uppercase);
        let verse = lines.len() > 3 && width < VERSE && lines.iter().all(capital);
        let prose = lines.get(own).is_some_and(|line| columns(line) <= WIDEST);
        prose && !ragged && !dated && !verse && !list && pairs().nth(own).is_some_and(is_full)
    }
}

/// Whether a line is nothing but a line of marks: below a heading, or between two parts.
fn is_rule(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    matches!(line, [mark @ (b'-' | b'=' | b'*' | b'_' | b'~'), _, ..] if line.iter().all(|byte| byte == mark))
}

/// A line without white space behind it; none where nothing is left.
fn filled(text: &[u8], line: Range<usize>) -> Option<&[u8]> {
    text.get(line).map(<[u8]>::trim_ascii_end).filter(|line| !line.is_empty())
}

/// How many columns a line has: its characters.
fn columns(line: &[u8]) -> usize {
    line.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

fn first_word(line: &[u8]) -> &[u8] {
    line.trim_ascii_start().split(u8::is_ascii_whitespace).next().unwrap_or_default()
}

/// Whether a line begins with a small letter.
fn is_small(line: &[u8]) -> bool {
    line.first().is_some_and(u8::is_ascii_lowercase)
}

/// Whether a line ends with the mark of a sentence, closing marks aside.
fn ends_sentence(line: &[u8]) -> bool {
    let closer = |byte: &u8| matches!(byte, b'"' | b'\'' | b')' | b']' | b'*' | b'_' | 0x80..);
    line.iter().rev().find(|byte| !closer(byte)).is_some_and(|byte| matches!(byte, b'.' | b'!' | b'?'))
}

/// Whether a line ends with a comma, a hyphen, or a word that another must follow.
fn asks_for_more(line: &[u8]) -> bool {
    let word = line.rsplit(|byte| !byte.is_ascii_alphabetic()).next().unwrap_or_default();
    line.ends_with(b",") || line.ends_with(b"-") || LEADING.iter().any(|known| known.as_bytes() == word)
}

fn line_start(text: &[u8], at: usize) -> usize {
    text.get(..at).and_then(|before| memchr::memrchr2(b'\n', b'\r', before)).map_or(0, |end| end + 1)
}

fn line_end(text: &[u8], at: usize) -> usize {
    text.get(at..).and_then(|rest| memchr::memchr2(b'\n', b'\r', rest)).map_or(text.len(), |length| at + length)
}

/// Past the line end at an offset.
fn past_end(text: &[u8], end: usize) -> usize {
    end + 1 + usize::from(text.get(end..end + 2) == Some(b"\r\n"))
}

/// Where the line before the one that starts at an offset ends.
fn before_end(text: &[u8], start: usize) -> usize {
    start.saturating_sub(if text.get(..start).is_some_and(|before| before.ends_with(b"\r\n")) { 2 } else { 1 })
}
