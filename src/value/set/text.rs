//! Takes a set written as one scalar, gives its names with their places, and the others it counts; quotes a name.

use std::ops::Range;

use super::Others;

/// A name as it stands in the text.
pub(super) struct Piece {
    pub(super) item: usize,
    pub(super) span: Range<usize>,
    pub(super) text: String,
}

/// Splits a scalar at its commas; a name between quotation marks keeps its own. The last may count the others.
pub(super) fn pieces(text: &str) -> (Vec<Piece>, Option<Others>) {
    let start = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    let (inner, shift) = match trimmed.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(inner) => (inner, start + 1),
        None => (trimmed, start),
    };
    let mut found: Vec<Piece> = Vec::new();
    let mut push = |name: &str, at: usize| {
        let from = at + name.len() - name.trim_start().len();
        let name = name.trim();
        let span = shift + from..shift + from + name.len();
        let inside = name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let text = inside.map_or_else(|| name.to_owned(), |inside| inside.replace("\"\"", "\""));
        found.push(Piece { item: 0, span, text });
    };
    // A quotation mark counts at the start of a name, and in a name that started with one: there it may be doubled.
    let (mut from, mut within, mut blank, mut marked, mut before) = (0, false, true, false, ' ');
    for (at, c) in inner.char_indices() {
        let doubled = marked && before == '"';
        before = c;
        match c {
            '"' if within || blank || doubled => {
                within = !within;
                marked = true;
            }
            ',' if !within => {
                push(inner.get(from..at).unwrap_or(""), from);
                from = at + 1;
                (blank, marked) = (true, false);
                continue;
            }
            _ => {}
        }
        blank = blank && c.is_whitespace();
    }
    let tail = inner.get(from..).unwrap_or("");
    let (rest, others) = if within { (tail, None) } else { counted(tail) };
    // "A, and others" ends in a comma before the words that count.
    if others.is_none() || !rest.trim().is_empty() {
        push(rest, from);
    }
    if inner.trim().is_empty() {
        found.clear();
    }
    (found, others)
}

/// Splits `Yagoda and 18 others` at the words that count.
fn counted(tail: &str) -> (&str, Option<Others>) {
    let trimmed = tail.trim_end();
    let words = [" others", " other", " more"];
    let Some(rest) = words.iter().find_map(|word| trimmed.strip_suffix(word)) else { return (tail, None) };
    if let Some(before) = rest.strip_suffix(" and").or_else(|| rest.strip_suffix("and").filter(|rest| rest.is_empty()))
    {
        return if trimmed.ends_with(" others") { (before, Some(Others::Some)) } else { (tail, None) };
    }
    let (before, number) = rest.rsplit_once(' ').unwrap_or(("", rest));
    let number = number.parse::<u32>().ok();
    let before = before.strip_suffix(" and").or_else(|| before.strip_suffix("and").filter(|rest| rest.is_empty()));
    match (before, number) {
        (Some(before), Some(number)) => (before, Some(Others::Count(number))),
        _ => (tail, None),
    }
}

/// A name as a set prints it: between quotation marks where it would be read otherwise.
pub(super) fn quoted(name: &str) -> String {
    let marks = name.contains([',', '"', '[', ']']) || counted(name).1.is_some();
    if marks { format!("\"{}\"", name.replace('"', "\"\"")) } else { name.to_owned() }
}
