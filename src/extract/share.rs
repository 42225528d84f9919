//! Takes a share or a change in its clause, gives what it is a share of, or what grew.

use super::Found;
use super::lexicon;
use super::numbers::{counted, hull, is_time, part, toll};
use super::phrase;
use super::scene::{Token, words};

type Row<'s, 't> = [&'s Token<'t>];

/// A part of a whole: what it is part of, and what is said of it.
pub(super) fn share(text: &str, row: &Row<'_, '_>, at: usize, written: &str) -> Option<Found> {
    if let Some(found) = change(text, row, at, written) {
        return Some(found);
    }
    let group = counted(row, at)?;
    let whole = part(row, group.0, group.1);
    // `kulaks made up only 4% of the peasants`: the share is the kulaks'.
    let makes = |n: &usize| {
        let word = row.get(*n).map_or("", |t| t.plain.as_str());
        matches!(word, "were" | "was" | "formed" | "constituted" | "up" | "made")
    };
    let link = (at.saturating_sub(3)..at).rev().find(makes);
    let of = row.get(at + 1).is_some_and(|t| t.plain == "of");
    if let Some(link) = link.filter(|_| of) {
        return owner(text, row, at, link, written);
    }
    // `20% of the population were workers`, `70% of members elected in 1934 were shot`.
    let verbal = |t: &&Token<'_>| lexicon::is_past(&t.plain) || lexicon::is_auxiliary(&t.plain);
    let verb = row.iter().skip(group.1).take(10).position(verbal).map(|n| n + group.1);
    if let Some(verb) = verb {
        if let Some((property, word)) = toll(row, at, group.1).filter(|(p, _)| !lexicon::is_standing(p)) {
            return Some(Found::new(words(text, whole), property, written, hull(row, at, word)));
        }
        let (name, end) = said(text, row, group, verb)?;
        return Some(Found::new(name, "share", written, hull(row, at, end)));
    }
    let before = at.checked_sub(1).and_then(|n| row.get(n)).map_or("", |t| t.plain.as_str());
    (of && !matches!(before, "by" | "to" | "from"))
        .then(|| Found::new(words(text, whole), "share", written, hull(row, at, group.1 - 1)))
}

/// The share of what stands before a linking verb.
fn owner(text: &str, row: &Row<'_, '_>, at: usize, link: usize, written: &str) -> Option<Found> {
    let end = link - usize::from(row.get(link).is_some_and(|t| t.plain == "up"));
    let from = phrase::before(row, end, 4)?;
    // `These farms were 60% of all`: which farms, only what stood before says.
    if from.checked_sub(1).and_then(|n| row.get(n)).is_some_and(|t| lexicon::is_pronoun(&t.plain)) {
        return None;
    }
    Some(Found::new(words(text, part(row, from, end)), "share", written, hull(row, from, at)))
}

/// What a share is, by the verb behind its whole: `workers`, `churches closed`, `members joined before 1917`; and the
/// last token that says it.
fn said(text: &str, row: &Row<'_, '_>, (from, to): (usize, usize), verb: usize) -> Option<(String, usize)> {
    let whole = words(text, part(row, from, to));
    let token = row.get(verb)?;
    let had = matches!(token.plain.as_str(), "had" | "has" | "have");
    let next = row.get(verb + 1).filter(|t| t.is_word());
    match next.filter(|_| lexicon::is_auxiliary(&token.plain)) {
        Some(noun) if noun.is_nominal() && !lexicon::is_past(&noun.plain) && noun.plain.ends_with('s') => {
            Some((words(text, &[*noun]), verb + 1))
        }
        Some(done) if lexicon::is_past(&done.plain) => Some((format!("{whole} {}", done.plain), verb + 1)),
        Some(_) => None,
        None if lexicon::is_auxiliary(&token.plain) || verb != to => None,
        None => {
            let verb = verb + usize::from(had);
            let tail = phrase::tail(row, verb, 5);
            // Who had joined before a year are not all who had joined.
            let end = tail + usize::from(row.get(tail).is_some_and(|t| is_time(t)));
            let done = row.get(verb).is_some_and(|t| lexicon::is_past(&t.plain));
            done.then(|| (format!("{whole} {}", words(text, part(row, verb, end))), end - 1))
        }
    }
}

/// Words that make a change one that was planned or feared.
const PLANNED: [&str; 8] = ["would", "could", "will", "should", "may", "might", "to", "not"];

/// `production rose by 200%`: a change of what stands before the verb.
pub(super) fn change(text: &str, row: &Row<'_, '_>, at: usize, written: &str) -> Option<Found> {
    let verb = (at.saturating_sub(4)..at).rev().find(|n| row.get(*n).is_some_and(|t| lexicon::is_change(&t.plain)))?;
    let mut end = verb;
    while end > 0 && row.get(end - 1).is_some_and(|t| lexicon::is_closed(&t.plain) && !lexicon::is_pronoun(&t.plain)) {
        end -= 1;
    }
    // What would or might change has not changed.
    if (end..verb).any(|n| row.get(n).is_some_and(|t| PLANNED.contains(&t.plain.as_str()))) {
        return None;
    }
    let from = phrase::before(row, end, 5)?;
    let direction = row.get(verb)?.plain.as_str();
    if row.get(at.checked_sub(1)?)?.plain != "by" && written.chars().all(|c| c != '%') {
        return None;
    }
    if matches!(direction, "fell" | "fallen" | "dropped" | "declined") {
        // A fall is no growth of that size, and its quotation would not say a minus sign.
        return None;
    }
    Some(Found::new(words(text, part(row, from, end)), "growth", written, hull(row, from, at)))
}
