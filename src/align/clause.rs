//! Takes a value in a sentence, gives the words of its clause that stand behind it or before it.

use super::row::{Part, Row, Word};

/// Words behind a value in its clause, up to a comma or another value.
pub(super) fn behind<'r>(text: &'r str, row: &'r Row, place: usize) -> impl Iterator<Item = (usize, &'r Word)> {
    let clause = row.words.get(place).map_or(0, |word| word.clause);
    let gap = move |at: usize| {
        let pair = row.words.get(at - 1).zip(row.words.get(at));
        pair.and_then(|(one, next)| text.get(one.span.end..next.span.start)).unwrap_or("")
    };
    let rest = row.words.iter().enumerate().skip(place + 1);
    rest.take_while(move |(at, word)| {
        word.clause == clause && !matches!(word.part, Part::Mention(_)) && !gap(*at).contains([',', ';', '(', '\t'])
    })
}

/// Words before a value in its clause, the nearest first, up to a comma or another value.
pub(super) fn before<'r>(text: &'r str, row: &'r Row, place: usize) -> impl Iterator<Item = (usize, &'r Word)> {
    let clause = row.words.get(place).map_or(0, |word| word.clause);
    let gap = move |at: usize| {
        let pair = row.words.get(at).zip(row.words.get(at + 1));
        pair.and_then(|(one, next)| text.get(one.span.end..next.span.start)).unwrap_or("")
    };
    let rest = row.words.iter().enumerate().take(place).rev();
    rest.take_while(move |(at, word)| {
        word.clause == clause && !matches!(word.part, Part::Mention(_)) && !gap(*at).contains([',', ';', '('])
    })
}
