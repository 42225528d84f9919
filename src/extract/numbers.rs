//! Takes a number or a share in its clause, gives what it counts: the dead, the arrested, farms, a part of a whole.

use std::ops::Range;

use super::lexicon::{self, property_in};
use super::phrase;
use super::scene::{Token, What, words};
use super::{Found, value};
use crate::mention::{Kind, Mention};

type Row<'s, 't> = [&'s Token<'t>];

/// How far from a number the word may stand that says what befell those counted.
const REACH: usize = 14;

/// What a number in a clause counts.
pub(super) fn read(text: &str, row: &Row<'_, '_>, at: usize, mention: &Mention, topic: Option<&str>) -> Option<Found> {
    let written = value::quantity(mention, text.get(mention.start..mention.end)?)?;
    let unit = mention.unit.as_deref().map(str::to_lowercase);
    if unit.as_deref().is_some_and(|unit| lexicon::is_measure(unit)) || is_name(row, at) {
        return None;
    }
    match mention.kind {
        Kind::Percent | Kind::Fraction => share(text, row, at, &written),
        Kind::Ratio => {
            let (from, to) = counted(row, at)?;
            let people = toll(row, at, to).filter(|(property, _)| !lexicon::is_standing(property));
            let property = people.map_or("share", |(property, _)| property);
            let hull = hull(row, at, people.map_or(to - 1, |(_, word)| word));
            Some(Found::new(words(text, part(row, from, to)), property, &written, hull))
        }
        Kind::Quantity => count(text, row, at, mention, &written, topic),
        _ => None,
    }
}

fn part<'r, 's, 't>(row: &'r Row<'s, 't>, from: usize, to: usize) -> &'r Row<'s, 't> {
    row.get(from..to).unwrap_or_default()
}

fn hull(row: &Row<'_, '_>, a: usize, b: usize) -> Range<usize> {
    let start = row.get(a.min(b)).map_or(0, |token| token.span.start);
    start..row.get(a.max(b)).map_or(start, |token| token.span.end)
}

/// `Group of 77`, `the Sixteen`: a number that is part of a name.
fn is_name(row: &Row<'_, '_>, at: usize) -> bool {
    row.get(at).is_some_and(|token| token.text.starts_with(char::is_uppercase) && at > 0)
}

/// The noun phrase behind a number: `ordinary peasants`, after `of` where there is one.
fn counted(row: &Row<'_, '_>, at: usize) -> Option<(usize, usize)> {
    let mut from = at + 1;
    while row.get(from).is_some_and(|token| {
        matches!(token.plain.as_str(), "of" | "the" | "these" | "other" | "all" | "more" | "only" | "its" | "their")
    }) {
        from += 1;
    }
    let to = phrase::after(row, from, 4);
    (to > from).then_some((from, to))
}

/// The nearest word that says what befell those counted, in the same part of the clause.
fn toll(row: &Row<'_, '_>, at: usize, from: usize) -> Option<(&'static str, usize)> {
    seek(row, at, from, false).or_else(|| seek(row, at, from, true))
}

/// One kind of such words: those of standing numbers, or the others.
fn seek(row: &Row<'_, '_>, at: usize, from: usize, standing: bool) -> Option<(&'static str, usize)> {
    let fits = |n: usize| {
        let token = row.get(n).filter(|token| token.is_word())?;
        let property = property_in(lexicon::TOLLS, &token.plain).filter(|_| is_done(row, n))?;
        (lexicon::is_standing(property) == standing).then_some((property, n))
    };
    // `700 people (310 in 1801, 390 in 1802) were executed`: parts of one count.
    let apart = !in_brackets(row, at);
    let stops = |n: &usize| {
        row.get(*n).is_some_and(|t| {
            let other = apart && *n != at && matches!(t.what, What::Mention(_)) && !is_time(t);
            other || t.is_mark(';') || matches!(t.plain.as_str(), "that" | "which" | "where")
        })
    };
    let ahead = (from.max(at + 1)..row.len().min(at + 1 + REACH)).take_while(|n| !stops(n)).find_map(fits);
    let back = (at.saturating_sub(8)..at).rev().take_while(|n| !stops(n)).find_map(fits);
    match (ahead, back) {
        (Some(a), Some(b)) if at - b.1 < 3 && a.1 - at > 6 => Some(b),
        (a, b) => a.or(b),
    }
}

/// False for `columns of lava shot up`: what is shot and hanged is no person unless it is done to someone.
fn is_done(row: &Row<'_, '_>, at: usize) -> bool {
    let word = row.get(at).map_or("", |t| t.plain.as_str());
    if !matches!(word, "shot" | "hanged" | "drowned") {
        return true;
    }
    let before = row.iter().take(at).rev().find(|t| t.is_word() && !t.plain.ends_with("ly"));
    let helped = before.is_some_and(|t| lexicon::is_auxiliary(&t.plain) || matches!(t.plain.as_str(), "and" | "or"));
    helped || row.get(at + 1).is_none_or(|t| matches!(t.what, What::Mark(_)))
}

/// True where a token stands in brackets.
fn in_brackets(row: &Row<'_, '_>, at: usize) -> bool {
    let open = row.iter().take(at).rposition(|t| t.is_mark('('));
    open.is_some_and(|open| !part(row, open, at).iter().any(|t| t.is_mark(')')))
}

/// True for a mention that reads like a date: a four-figure year or a month's name in it.
fn is_time(token: &Token<'_>) -> bool {
    let figures = token.text.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4);
    figures && !token.text.contains(',')
}

/// A count of people or things.
fn count(
    text: &str,
    row: &Row<'_, '_>,
    at: usize,
    mention: &Mention,
    written: &str,
    topic: Option<&str>,
) -> Option<Found> {
    let most = mention.high.or(mention.low)?;
    let group = counted(row, at);
    if let Some((property, word)) =
        toll(row, at, 0).filter(|(p, _)| most >= if lexicon::is_standing(p) { 20.0 } else { 3.0 })
    {
        let noun = group.filter(|(from, to)| {
            let tokens = part(row, *from, *to);
            let anyone = tokens.iter().any(|t| lexicon::is_anyone(&t.plain));
            let verb = tokens.iter().any(|t| property_in(lexicon::TOLLS, &t.plain).is_some());
            !anyone && !verb
        });
        let vague = mention.high.is_none() && !row.get(at)?.text.contains(|c: char| c.is_ascii_digit());
        if vague && (noun.is_none() && most < 10_000.0 || lexicon::is_standing(property)) {
            return None;
        }
        let subject = match noun {
            Some((from, to)) => words(text, part(row, from, to)),
            None => named(text, row, at, (property, word))
                .or_else(|| topic.filter(|t| lexicon::names_disaster(t)).map(str::to_owned))?,
        };
        return Some(Found::new(subject, property, written, hull(row, at, word)));
    }
    if let Some(found) = change(text, row, at, written) {
        return Some(found);
    }
    let (from, to) = group?;
    let noun = words(text, part(row, from, to));
    if let Some((property, word)) = trade(row, at).filter(|_| most >= 10.0 || mention.kind != Kind::Quantity) {
        let unit = row.get(at + 1).filter(|token| token.is_word() && mention.unit.is_none()).map(|t| t.plain.clone());
        let of = row.get(from..to)?.iter().position(|t| t.plain == "of").map(|n| from + n + 1);
        let subject = words(text, part(row, of.unwrap_or(from), to));
        let unit = unit.or_else(|| mention.unit.clone());
        return Some(Found { unit, ..Found::new(subject, property, written, hull(row, at, word)) });
    }
    let plural = part(row, from, to).iter().any(|t| t.plain.ends_with('s') && !t.is_capital());
    let digits = row.get(at)?.text.contains(|c: char| c.is_ascii_digit());
    let firm = mention.low.is_some_and(|low| low >= 20.0) || (digits && most >= 10.0);
    // A bare figure that may be a year is no number of things.
    let token = row.get(at)?.text;
    let year = token.len() == 4
        && mention.low.is_some_and(|low| (1600.0..=2100.0).contains(&low))
        && token.bytes().all(|b| b.is_ascii_digit());
    let vague = (mention.high.is_none() && !digits) || year;
    let anyone = part(row, from, to).iter().any(|t| lexicon::is_anyone(&t.plain));
    if !plural || !firm || vague || anyone {
        return None;
    }
    let last = row.get(to - 1)?.plain.clone();
    let unit = Some(mention.unit.as_deref().map_or(last, str::to_lowercase));
    Some(Found { unit, ..Found::new(noun, "number", written, hull(row, at, to - 1)) })
}

fn trade(row: &Row<'_, '_>, at: usize) -> Option<(&'static str, usize)> {
    (at.saturating_sub(4)..row.len().min(at + 8))
        .find_map(|n| property_in(lexicon::TRADES, &row.get(n)?.plain).map(|property| (property, n)))
}

/// The named thing nearest to a count that is not those counted: `the Gulag`, `famine in the Soviet Union`.
fn named(text: &str, row: &Row<'_, '_>, at: usize, (property, word): (&str, usize)) -> Option<String> {
    let event = |n: &usize| row.get(*n).is_some_and(|t| t.is_word() && lexicon::is_event(&t.plain));
    let near = |n: &usize| n.abs_diff(at).min(n.abs_diff(word));
    let head = (0..row.len()).filter(event).min_by_key(near);
    if let Some(head) = head {
        let from = phrase::before(row, head + 1, 5)?;
        let place = row.get(head + 1).is_some_and(|t| t.plain == "in" || t.plain == "of");
        let from_place = head + 2 + usize::from(row.get(head + 2).is_some_and(|t| t.plain == "the"));
        let to = if place { names_from(row, from_place) } else { head + 1 };
        let to = if to > from_place { to } else { head + 1 };
        return Some(words(text, part(row, from, to)));
    }
    let capital = |n: &usize| row.get(*n).is_some_and(|t| t.is_capital() && !lexicon::is_closed(&t.plain)) && *n > 0;
    let first = (0..row.len()).filter(capital).min_by_key(near)?;
    let mut from = first;
    while from > 1 && capital(&(from - 1)) {
        from -= 1;
    }
    // Beyond an event it must be plain that those counted belong to what is named.
    let back = |n: usize| from.checked_sub(n).and_then(|n| row.get(n)).map_or("", |t| t.plain.as_str());
    let link = if back(1) == "the" { back(2) } else { back(1) };
    let held = lexicon::is_standing(property) || matches!(link, "in" | "within" | "of" | "during" | "at");
    held.then(|| words(text, part(row, from, names_from(row, from))))
}

/// The end of a run of capitalised words.
fn names_from(row: &Row<'_, '_>, from: usize) -> usize {
    let run = row.iter().skip(from).take(5).take_while(|t| t.is_capital() && !lexicon::is_closed(&t.plain)).count();
    from + run
}

/// A part of a whole: what it is part of, and what is said of it.
fn share(text: &str, row: &Row<'_, '_>, at: usize, written: &str) -> Option<Found> {
    if let Some(found) = change(text, row, at, written) {
        return Some(found);
    }
    let group = counted(row, at)?;
    let whole = part(row, group.0, group.1);
    let befell = row.get(group.1..).unwrap_or_default();
    let before = at.checked_sub(1).and_then(|n| row.get(n)).map_or("", |t| t.plain.as_str());
    // `kulaks made up only 4% of the peasants`: the share is the kulaks'.
    let link = (at.saturating_sub(3)..at).rev().find(|n| {
        row.get(*n)
            .is_some_and(|t| matches!(t.plain.as_str(), "were" | "was" | "formed" | "constituted" | "up" | "made"))
    });
    let of = row.get(at + 1).is_some_and(|t| t.plain == "of");
    if let Some(link) = link.filter(|_| of) {
        let end = link - usize::from(row.get(link).is_some_and(|t| t.plain == "up"));
        let from = phrase::before(row, end, 4)?;
        return Some(Found::new(words(text, part(row, from, end)), "share", written, hull(row, from, at)));
    }
    // `20% of the population were workers`, `70% of members elected in 1934 were shot`.
    let verb = befell.iter().take(10).position(|t| lexicon::is_past(&t.plain) || lexicon::is_auxiliary(&t.plain));
    let verb = verb.map(|n| n + group.1);
    if let Some(verb) = verb {
        let token = row.get(verb)?;
        if let Some((property, word)) = toll(row, at, group.1).filter(|(p, _)| !lexicon::is_standing(p)) {
            return Some(Found::new(words(text, whole), property, written, hull(row, at, word)));
        }
        let next = row.get(verb + 1).filter(|t| t.is_word());
        let helped = lexicon::is_auxiliary(&token.plain);
        return match next.filter(|_| helped) {
            Some(noun) if noun.is_nominal() && !lexicon::is_past(&noun.plain) && noun.plain.ends_with('s') => {
                Some(Found::new(words(text, &[*noun]), "share", written, hull(row, at, verb + 1)))
            }
            Some(done) if lexicon::is_past(&done.plain) => {
                let name = format!("{} {}", words(text, whole), done.plain);
                Some(Found::new(name, "share", written, hull(row, at, verb + 1)))
            }
            None if !helped && verb == group.1 => {
                let name =
                    format!("{} {}", words(text, whole), words(text, part(row, verb, phrase::tail(row, verb, 5))));
                Some(Found::new(name, "share", written, hull(row, at, verb)))
            }
            _ => None,
        };
    }
    (of && !matches!(before, "by" | "to" | "from"))
        .then(|| Found::new(words(text, whole), "share", written, hull(row, at, group.1 - 1)))
}

/// `production rose by 200%`: a change of what stands before the verb.
fn change(text: &str, row: &Row<'_, '_>, at: usize, written: &str) -> Option<Found> {
    let verb = (at.saturating_sub(4)..at).rev().find(|n| row.get(*n).is_some_and(|t| lexicon::is_change(&t.plain)))?;
    let mut end = verb;
    while end > 0 && row.get(end - 1).is_some_and(|t| lexicon::is_closed(&t.plain) && !lexicon::is_pronoun(&t.plain)) {
        end -= 1;
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
