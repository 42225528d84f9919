//! Takes a number in its clause that stands beside others of its kind, gives what it counts by the words they share:
//! `rose from 3 to 5`, `120 and by 1900 240 members`, `down from 900 in 1801`, `15% lived in huts, 20% lived in tents`.

use super::Found;
use super::lexicon::{self, property_in};
use super::numbers::{counted, hull, is_time, part};
use super::phrase;
use super::scene::{Token, What, words};

type Row<'s, 't> = [&'s Token<'t>];

fn plain<'r>(row: &'r Row<'_, '_>, at: usize) -> &'r str {
    row.get(at).map_or("", |token| token.plain.as_str())
}

fn is_mention(row: &Row<'_, '_>, at: usize) -> bool {
    row.get(at).is_some_and(|token| matches!(token.what, What::Mention(_)))
}

/// A count that a series tells. `None` where it is none.
pub(super) fn count(text: &str, row: &Row<'_, '_>, at: usize, unit: Option<&str>, written: &str) -> Option<Found> {
    let found = moved(text, row, at, written)
        .or_else(|| since_then(text, row, at, written))
        .or_else(|| shared(text, row, at, written))?;
    // What is counted is its own unit, as everywhere.
    let noun = found.subject.rsplit(' ').next().filter(|_| found.property == "number").map(str::to_lowercase);
    Some(Found { unit: unit.map(str::to_lowercase).or(noun), ..found })
}

/// `The number of mills rose from 30 in 1801 to 90 in 1820`: a first and a last number of what stands before the verb.
fn moved(text: &str, row: &Row<'_, '_>, at: usize, written: &str) -> Option<Found> {
    let link = at.checked_sub(1)?;
    let from = match plain(row, link) {
        "from" => link,
        "to" => {
            let first = (0..link).rev().take(6).find(|n| plain(row, *n) == "from" && is_mention(row, n + 1))?;
            // Between the two stands at most when the first was true: `3 in 1801 to 5`.
            let between = part(row, first + 2, link);
            let time = matches!(between, [on, _] if on.plain == "in" && is_mention(row, first + 3))
                || between.iter().all(|t| t.is_nominal() && !lexicon::is_past(&t.plain));
            time.then_some(first)?
        }
        _ => return None,
    };
    let verb = from.checked_sub(1).filter(|n| lexicon::is_change(plain(row, *n)))?;
    let to = is_told(row, verb)?;
    let (start, subject, property) = measured(text, row, to)?;
    // A `from` without its `to` says where something came from.
    let ends = row.iter().skip(from + 1).take(8).any(|t| t.plain == "to");
    ends.then(|| Found::new(subject, property, written, hull(row, start, when(row, at))))
}

/// The last token of a number and the date that follows it: `30 in 1801`.
fn when(row: &Row<'_, '_>, at: usize) -> usize {
    if plain(row, at + 1) == "in" && row.get(at + 2).is_some_and(|t| is_time(t)) { at + 2 } else { at }
}

/// Where the noun phrase before a verb ends; `None` where the verb tells what might be, or what a pronoun did.
fn is_told(row: &Row<'_, '_>, verb: usize) -> Option<usize> {
    let mut end = verb;
    while let Some(token) = end.checked_sub(1).and_then(|n| row.get(n)) {
        match token.plain.as_str() {
            "had" | "has" | "have" | "was" | "were" => {}
            word if word.ends_with("ly") && token.is_word() => {}
            "would" | "could" | "will" | "should" | "may" | "might" | "to" | "not" | "never" => return None,
            _ => break,
        }
        end -= 1;
    }
    (end > 0).then_some(end)
}

/// What a noun phrase measures: things that can be counted, what is made, earned or paid.
fn measured(text: &str, row: &Row<'_, '_>, to: usize) -> Option<(usize, String, &'static str)> {
    let from = phrase::before(row, to, 5)?;
    let before = from.checked_sub(1).map_or("", |n| plain(row, n));
    // `The price of bread fell`, `the number of mills grew`: what is measured stands behind `of`.
    let head = from.checked_sub(2).map_or("", |n| plain(row, n));
    if before == "of" {
        let property = if head == "number" { Some("number") } else { property_in(lexicon::MEASURED, head) };
        return Some((from - 2, words(text, part(row, from, to)), property?));
    }
    let last = row.get(to - 1)?;
    if lexicon::is_pronoun(before) || matches!(before, "and" | "or") || last.is_capital() {
        return None;
    }
    if let Some(property) = property_in(lexicon::MEASURED, &last.plain) {
        // `Bread prices`, `coal output`: of the bare noun nobody knows whose it is.
        return (to - from > 1).then(|| (from, words(text, part(row, from, to)), property));
    }
    let people = lexicon::is_anyone(&last.plain) || property_in(lexicon::TOLLS, &last.plain).is_some();
    (is_plural(last) && !people && !lexicon::is_measure(&last.plain))
        .then(|| (from, words(text, part(row, from, to)), "number"))
}

fn is_plural(token: &Token<'_>) -> bool {
    token.plain.ends_with('s') && token.plain.len() > 3 && !token.plain.ends_with("ss")
}

/// `Parishes numbered some hundreds (down from 900 in 1801)`: an earlier number of what the clause counts.
fn since_then(text: &str, row: &Row<'_, '_>, at: usize, written: &str) -> Option<Found> {
    let [turn, from] = part(row, at.checked_sub(2)?, at) else { return None };
    if from.plain != "from" || !matches!(turn.plain.as_str(), "up" | "down") {
        return None;
    }
    let counts = |n: &usize| matches!(plain(row, *n), "numbered" | "totalled" | "totaled");
    let verb = (0..at).rev().find(counts)?;
    let start = phrase::before(row, verb, 4)?;
    let noun = row.get(verb - 1).filter(|token| is_plural(token))?;
    let named = !lexicon::is_anyone(&noun.plain);
    named.then(|| Found::new(words(text, part(row, start, verb)), "number", written, hull(row, at - 2, when(row, at))))
}

/// `In 1870 120 and by 1900 240 members`: a number whose noun stands behind the next one.
fn shared(text: &str, row: &Row<'_, '_>, at: usize, written: &str) -> Option<Found> {
    let dated = |n: usize| {
        n.checked_sub(1).filter(|n| is_mention(row, *n)).and_then(|n| row.get(n)).is_some_and(|t| is_time(t))
    };
    let last = if plain(row, at + 1) == "and" && dated(at) {
        let next = (at + 2..at + 5).find(|n| is_mention(row, *n) && dated(*n))?;
        part(row, at + 2, next - 1).iter().all(|t| matches!(t.plain.as_str(), "in" | "by")).then_some(next)?
    } else {
        let first = (0..at).rev().take(5).find(|n| plain(row, n + 1) == "and" && is_mention(row, *n) && dated(*n));
        first.filter(|_| dated(at)).map(|_| at)?
    };
    let to = phrase::after(row, last + 1, 4);
    let noun = row.get(to.checked_sub(1)?).filter(|noun| to > last + 1 && is_plural(noun))?;
    let plain = !lexicon::is_anyone(&noun.plain) && !lexicon::is_measure(&noun.plain);
    plain.then(|| Found::new(words(text, part(row, last + 1, to)), "number", written, hull(row, at - 1, to - 1)))
}

/// A share or a change whose noun or verb stands with the one before it.
pub(super) fn share(text: &str, row: &Row<'_, '_>, at: usize, written: &str) -> Option<Found> {
    gapped(text, row, at, written).or_else(|| elided(text, row, at, written))
}

/// `Coal output rose by 20% and iron output by 30%`: the verb stands once.
fn gapped(text: &str, row: &Row<'_, '_>, at: usize, written: &str) -> Option<Found> {
    let by = at.checked_sub(1).filter(|n| plain(row, *n) == "by")?;
    let from = phrase::before(row, by, 4)?;
    let and = from.checked_sub(1).filter(|n| plain(row, *n) == "and")?;
    let first = and.checked_sub(1).filter(|n| is_mention(row, *n))?;
    let verb = first.checked_sub(2).filter(|n| plain(row, n + 1) == "by")?;
    let rose = matches!(plain(row, verb), "rose" | "grew" | "increased") && is_told(row, verb).is_some();
    rose.then(|| Found::new(words(text, part(row, from, by)), "growth", written, hull(row, from, at)))
}

/// `15% of weavers lived in huts, 20% lived in tents`: the noun stands once.
fn elided(text: &str, row: &Row<'_, '_>, at: usize, written: &str) -> Option<Found> {
    let verb = at + 1;
    let done = row.get(verb).is_some_and(|t| lexicon::is_past(&t.plain) && t.is_word());
    let link = at.checked_sub(1).filter(|n| plain(row, *n) == "and" || row.get(*n).is_some_and(|t| t.is_mark(',')));
    let first = (0..link.filter(|_| done)?).rev().take(10).find(|n| is_mention(row, *n))?;
    let percent = row.get(first).is_some_and(|t| t.text.contains('%') || t.plain.contains("percent"));
    let (from, to) = counted(row, first).filter(|_| percent)?;
    // Only where the first share is told by the same verb, of whoever it is that does both.
    let same = plain(row, to) == plain(row, verb);
    let end = phrase::tail(row, verb, 5);
    (same && end > verb + 1).then(|| {
        let subject = format!("{} {}", words(text, part(row, from, to)), words(text, part(row, verb, end)));
        Found::new(subject, "share", written, hull(row, at, end - 1))
    })
}
