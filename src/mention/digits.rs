//! Takes the bytes where a digit stands and returns where the number ends and of what shape it is:
//! thousands set apart by commas or spaces, decimals, ordinals, decades, dates with full stops.

use crate::mention::lexicon::Lex;

/// Where a number that begins at `at` ends, and of what shape it is.
pub(super) fn shape(bytes: &[u8], at: usize) -> (usize, Lex) {
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let run = |from: usize| (from..).find(|&i| !digit(i)).unwrap_or(from);
    let mut end = run(at);
    let first = end - at;
    let mut grouped = false;
    if first <= 3 {
        while bytes.get(end) == Some(&b',') && is_group(bytes, end + 1) {
            end += 4;
            grouped = true;
        }
        if !grouped
            && first <= 2
            && let Some(indian) = lakhs(bytes, end)
        {
            end = indian;
            grouped = true;
        }
        if !grouped {
            end = spaced(bytes, at, end);
        }
    }
    if bytes.get(end) == Some(&b'.') && digit(end + 1) {
        let decimals = run(end + 1);
        if !grouped && bytes.get(decimals) == Some(&b'.') && digit(decimals + 1) {
            let mut last = decimals;
            while bytes.get(last) == Some(&b'.') && digit(last + 1) {
                last = run(last + 1);
            }
            return (last, Lex::Dotted);
        }
        return (decimals, Lex::Digits);
    }
    let rest = bytes.get(end..).unwrap_or_default();
    let tail = |n: usize| !rest.get(n).is_some_and(u8::is_ascii_alphanumeric);
    let two = [rest.first(), rest.get(1)].map(|b| b.map_or(0, u8::to_ascii_lowercase));
    if matches!(&two, b"st" | b"nd" | b"rd" | b"th") && tail(2) {
        return (end + 2, Lex::OrdDigits);
    }
    if (first == 4 || first == 3) && !grouped && bytes.get(end - 1) == Some(&b'0') {
        let quoted = if rest.first() == Some(&b'\'') { 1 } else { usize::from(rest.starts_with("’".as_bytes())) * 3 };
        if rest.get(quoted) == Some(&b's') && tail(quoted + 1) {
            return (end + quoted + 1, Lex::Decade);
        }
    }
    (end, Lex::Digits)
}

/// The end of a number grouped the Indian way, `12,34,567`, whose first group ends here.
fn lakhs(bytes: &[u8], mut end: usize) -> Option<usize> {
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let start = end;
    while bytes.get(end) == Some(&b',') && digit(end + 1) && digit(end + 2) && bytes.get(end + 3) == Some(&b',') {
        end += 3;
    }
    (end > start && is_group(bytes, end + 1)).then_some(end + 4)
}

/// Whether exactly three digits stand here.
fn is_group(bytes: &[u8], at: usize) -> bool {
    (at..at + 3).all(|i| bytes.get(i).is_some_and(u8::is_ascii_digit))
        && !bytes.get(at + 3).is_some_and(u8::is_ascii_digit)
}

/// The end of a number whose thousands are set apart by spaces (plain, thin, non-breaking), if so.
fn spaced(bytes: &[u8], at: usize, mut end: usize) -> usize {
    if bytes.get(at) == Some(&b'0') {
        return end;
    }
    loop {
        let rest = bytes.get(end..).unwrap_or_default();
        let gap = match rest {
            [b' ', ..] => 1,
            [0xc2, 0xa0, ..] => 2,
            [0xe2, 0x80, 0x89 | 0xaf, ..] => 3,
            _ => return end,
        };
        let next = bytes.get(end + gap + 3..).unwrap_or_default();
        let glued = matches!(next, [b',' | b'.' | b'-', b'0'..=b'9', ..] | [b'A'..=b'Z' | b'a'..=b'z', ..]);
        if !is_group(bytes, end + gap) || (gap == 1 && glued && next.first() != Some(&b'.')) {
            return end;
        }
        end += gap + 3;
    }
}
