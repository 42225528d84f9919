//! Takes a text and returns its sentences, or the one around an offset; stops after initials,
//! abbreviations and in decimals do not end one, headings, bullets and blank lines do.

use crate::mention::line::runs_on;

/// The sentences of a text, in order, without white space around them: byte offsets.
pub fn sentences(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = sentence_end(text, start);
        push_trimmed(text, start, end, &mut found);
        start = end.max(start + 1);
        while !text.is_char_boundary(start) {
            start += 1;
        }
    }
    found
}

/// The sentence that holds a byte offset; offsets beyond the text count as its end.
pub fn sentence_around(text: &str, at: usize) -> (usize, usize) {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let mut start = paragraph_start(text, at);
    loop {
        let end = sentence_end(text, start);
        if end > at || end >= text.len() {
            return trimmed(text, start, end);
        }
        start = end;
    }
}

/// The paragraph that holds a byte offset, without white space around it: lines up to a blank one, a bullet or a line
/// that does not run on.
pub fn paragraph_around(text: &str, at: usize) -> (usize, usize) {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let start = paragraph_start(text, at);
    let bytes = text.as_bytes();
    let limit = text.len().min(at.saturating_add(FARTHEST));
    let mut end = at;
    while end < limit && (bytes.get(end) != Some(&b'\n') || runs_on(text, end)) {
        end += 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    trimmed(text, start, end)
}

/// How far back a paragraph is sought: a text without lines is cut at white space.
const FARTHEST: usize = 20_000;

/// A place at or before an offset where a sentence surely begins.
fn paragraph_start(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let limit = at.saturating_sub(FARTHEST);
    let mut i = at;
    while i > limit {
        if bytes.get(i - 1) == Some(&b'\n') && !runs_on(text, i - 1) {
            return i;
        }
        i -= 1;
    }
    let mut start = limit;
    while start > 0 && start < at && !bytes.get(start - 1).is_some_and(u8::is_ascii_whitespace) {
        start += 1;
    }
    while !text.is_char_boundary(start) {
        start += 1;
    }
    start
}

fn trimmed(text: &str, start: usize, end: usize) -> (usize, usize) {
    let part = text.get(start..end).unwrap_or("");
    let from = start + (part.len() - part.trim_start().len());
    (from, from + part.trim().len())
}

fn push_trimmed(text: &str, start: usize, end: usize, found: &mut Vec<(usize, usize)>) {
    let (from, to) = trimmed(text, start, end);
    if to > from {
        found.push((from, to));
    }
}

/// Where the sentence that begins at `start` ends (the offset after it).
fn sentence_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut i = start;
    let is_mark = |byte: &u8| matches!(byte, b'.' | b'!' | b'?' | b'\n' | b'\r');
    while let Some(found) = bytes.get(i..).and_then(|rest| rest.iter().position(is_mark)).map(|n| n + i) {
        match bytes.get(found) {
            Some(b'\n' | b'\r') if found > start && !blank(text, start, found) && !runs_on(text, found) => {
                return found;
            }
            Some(b'\n' | b'\r') => i = found + 1,
            _ => {
                let end = after_closers(text, found + 1);
                if ends_here(text, start, found, end) {
                    return end;
                }
                i = found + 1;
            }
        }
    }
    text.len()
}

fn blank(text: &str, start: usize, end: usize) -> bool {
    text.get(start..end).is_none_or(|part| part.trim().is_empty())
}

/// Past further marks, closing quotation marks and brackets, and the mark of a note.
fn after_closers(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or("");
    let closers =
        rest.find(|c: char| !matches!(c, '.' | '!' | '?' | '"' | '\'' | '”' | '’' | ')' | ']' | '»' | '*' | '_'));
    let end = from + closers.unwrap_or(rest.len());
    let note = text.get(end..).and_then(|rest| rest.strip_prefix("<sup>"));
    let length = note.and_then(|note| note.find("</sup>")).filter(|length| *length < 8);
    length.map_or(end, |length| end + "<sup>".len() + length + "</sup>".len())
}

/// Words before a full stop that do not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "capt", "sgt", "maj", "rev", "hon", "st", "sr", "jr", "no",
    "nos", "vol", "vols", "pp", "p", "ch", "fig", "figs", "ed", "eds", "trans", "cf", "e.g", "i.e", "etc", "viz", "ca",
    "c", "approx", "est", "vs", "v", "op", "cit", "ibid", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept",
    "sep", "oct", "nov", "dec", "inc", "ltd", "co", "corp", "univ", "dept", "mt", "ft", "gov", "sen", "rep", "pres",
    "art", "sec", "al", "b", "d", "r", "fl", "lat", "long", "nr", "bros", "messrs", "mme", "mlle",
];

/// Whether the mark at `stop` ends the sentence that began at `start`; `end` is past its closers.
fn ends_here(text: &str, start: usize, stop: usize, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or("");
    let Some(space) = rest.chars().next() else { return true };
    // an ellipsis that stands alone belongs to the sentence it leads to
    if text.get(start..end).is_some_and(|part| part.trim().bytes().all(|b| b == b'.')) {
        return false;
    }
    if !space.is_whitespace() {
        // a note's number or a dash may be glued to the end
        return rest.starts_with("[1") || rest.starts_with('—');
    }
    let next = rest.trim_start().chars().find(|c| !matches!(c, '"' | '“' | '‘' | '\'' | '(' | '[' | '*' | '_'));
    let Some(next) = next else { return true };
    if next.is_lowercase() {
        return false;
    }
    if text.as_bytes().get(stop) != Some(&b'.') {
        return true;
    }
    let before = text.get(start..stop).unwrap_or("");
    let word_start = before
        .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '—'))
        .map_or(0, |n| n + before[n..].chars().next().map_or(1, char::len_utf8));
    let word = before.get(word_start..).unwrap_or("");
    if word.is_empty() {
        // `. . .`
        return !before.trim_end().ends_with('.') || next.is_uppercase();
    }
    let lower = word.to_lowercase();
    let numbered = word.bytes().all(|b| b.is_ascii_digit()) && blank(text, start, start + word_start);
    let abbreviated = ABBREVIATIONS.contains(&lower.as_str()) && !(lower == "no" && next.is_uppercase());
    let years = ["bc", "ad", "etc", "co", "inc", "ltd", "jr", "sr"].contains(&lower.as_str()) && next.is_uppercase();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
    let initials = word.contains('.')
        && word
            .split('.')
            .all(|part| part.chars().count() <= 1 || part.chars().all(char::is_uppercase) && part.len() < 3);
    if numbered || (abbreviated && !years) || initial {
        return false;
    }
    // after `U.S.S.R.` a sentence begins only with a word that does not go on with a name
    !initials || begins_sentence(rest)
}

/// Whether the words here open a sentence as a name would not.
fn begins_sentence(rest: &str) -> bool {
    const OPENERS: &[&str] = &[
        "The", "A", "An", "In", "On", "At", "By", "It", "He", "She", "They", "We", "This", "That", "These", "His",
        "Her", "But", "And", "As", "After", "When", "If", "However", "From", "For", "There", "With",
    ];
    rest.split_whitespace().next().is_some_and(|word| OPENERS.contains(&word))
}
