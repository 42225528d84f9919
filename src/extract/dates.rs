//! Takes a date in its clause, gives what it dates: an event with a name, a person's death, a thing's beginning.
//!
//! Precision before number: a date whose event is not plain in the clause itself is left out.

use super::Found;
use super::aside;
use super::event::{event, holds_head, is_short, life, made};
use super::lexicon::{self, Role};
use super::notes;
use super::phrase::{self, Verb};
use super::scene::{Token, What, words};
use crate::mention::{Kind, Mention};

type Row<'s, 't> = [&'s Token<'t>];

/// What a date in a clause dates.
pub(super) fn read(text: &str, row: &Row<'_, '_>, at: usize, mention: &Mention) -> Vec<Found> {
    if let Some(since) = mention.edtf.as_deref().and_then(|edtf| edtf.strip_suffix("/..")).filter(|e| is_plain(e)) {
        // `serfdom (abolished since 1861)`
        return aside::told(text, row, at, since).into_iter().collect();
    }
    let Some(edtf) = mention.edtf.as_deref().filter(|edtf| !mention.uncertain && is_plain(edtf)) else {
        return Vec::new();
    };
    let lasting = mention.kind == Kind::Period;
    if lasting && let Some(found) = life(text, row, at, mention) {
        return found;
    }
    let property = if lasting { "lasted" } else { "date" };
    if let Some((from, to)) = event(row, at, lasting, is_short(edtf)) {
        // `the eruption of 1680`, `the 1917 revolution`: of several the year tells which.
        let of = at.checked_sub(1).and_then(|n| row.get(n)).is_some_and(|t| t.plain == "of");
        let (first, end) =
            if to == from + 1 && !lasting && (of || from > at) { (from.min(at), to.max(at + 1)) } else { (from, to) };
        return vec![Found::new(words(text, part(row, first, end)), property, edtf, hull(row, from, to, at))];
    }
    if lasting {
        return notes::lasting(text, row, at, edtf).into_iter().collect();
    }
    if let Some(found) = made(text, row, at, edtf) {
        return vec![found];
    }
    notes::note(text, row, at, edtf)
        .or_else(|| aside::told(text, row, at, edtf))
        .or_else(|| told(text, row, at, edtf))
        .into_iter()
        .collect()
}

/// Years, months and days that are told, `about` among them; no decade, no open end.
///
/// `about 1935` is `1935~`, since a claim can say so. For `late 1935`, `early` and `mid` EDTF has no word: the claim says
/// `1935`, which holds all of what the source says and nothing else, and its quotation keeps the word. `1935~` would
/// reach into 1936, which the source rules out; a half-year would be a guess at where late begins.
fn is_plain(edtf: &str) -> bool {
    !edtf.contains('X') && !edtf.contains("..")
}

pub(super) fn part<'r, 's, 't>(row: &'r Row<'s, 't>, from: usize, to: usize) -> &'r Row<'s, 't> {
    row.get(from..to).unwrap_or_default()
}

/// The bytes from the one of some tokens to the other, the mention among them.
pub(super) fn hull(row: &Row<'_, '_>, from: usize, to: usize, at: usize) -> std::ops::Range<usize> {
    let tokens = part(row, from.min(at), to.max(at + 1));
    let start = tokens.first().map_or(0, |token| token.span.start);
    start..tokens.last().map_or(start, |token| token.span.end)
}

/// The bytes of some tokens.
pub(super) fn span(row: &Row<'_, '_>, from: usize, to: usize) -> std::ops::Range<usize> {
    let tokens = part(row, from, to);
    let start = tokens.first().map_or(0, |token| token.span.start);
    start..tokens.last().map_or(start, |token| token.span.end)
}

/// What a clause tells, with a date before its subject or behind its verb.
fn told(text: &str, row: &Row<'_, '_>, at: usize, edtf: &str) -> Option<Found> {
    let link = at.checked_sub(1).and_then(|at| row.get(at));
    // `…, and the next year the mill closed`: a date between `and` and its clause.
    if link.is_some_and(|t| t.plain == "and") && at >= 2 && row.get(at - 2).is_some_and(|t| t.is_mark(',')) {
        let own = row.get(at + 1..).filter(|_| row.get(at).is_some_and(|t| !begins_open(t)))?;
        return clause(text, own, phrase::verb(own, 0)?, None, edtf);
    }
    let leads = at < 4 || row.iter().take(at).all(|token| !token.is_mark(',') && !lexicon::is_past(&token.plain));
    let plain = link.is_none_or(|link| {
        matches!(link.plain.as_str(), "in" | "on" | "during" | "then" | "early")
            || link.is_mark('(')
            || link.is_mark(',')
    });
    // `in the summer of 1930`, `at the end of 1927`, `were executed that August`
    let farther = at.checked_sub(2).and_then(|n| row.get(n)).map_or("", |t| t.plain.as_str());
    let season = link.is_some_and(|t| t.plain == "the") && matches!(farther, "in" | "at" | "during" | "on");
    let pointed = row.get(at).is_some_and(|t| t.plain.starts_with("that "));
    // `On the night of 4 May 1801`
    let hours = matches!(farther, "night" | "morning" | "evening" | "afternoon");
    let part_of_day = hours && link.is_some_and(|t| t.plain == "of");
    if !(plain || season || pointed || part_of_day) || begins_open(row.get(at)?) {
        return None;
    }
    // `…, and in 1937 he was replaced`: the date belongs to what follows.
    let turn = at.checked_sub(2).and_then(|n| row.get(n)).is_some_and(|t| matches!(t.plain.as_str(), "and" | "but"));
    if turn && link.is_some_and(|link| link.is_word()) {
        let own = row.get(at + 1..)?;
        return clause(text, own, phrase::verb(own, 0)?, None, edtf);
    }
    // `In 1935 abortion …`, `On 7 November, from the Institute, Trotsky …`: the subject stands behind the date.
    if leads && link.is_none_or(|link| !link.is_mark('(') && !link.is_mark(',')) && opens(row, at) {
        let own = row.get(at + 1..)?;
        let start = usize::from(own.first().is_some_and(|token| token.is_mark(',')));
        if let Some(found) = notes::there_was(text, own, start).map(|(name, hull)| Found::new(name, "date", edtf, hull))
        {
            return Some(found);
        }
        let verb = starts(own, start, own.len().min(24)).find_map(|start| phrase::verb(own, start))?;
        return clause(text, own, verb, None, edtf);
    }
    let from = start_of_clause(row, at);
    let first = starts(row, from, at).find_map(|start| phrase::verb(row, start).filter(|verb| verb.at < at))?;
    let verb = phrase::second(row, first, at).unwrap_or(first);
    let between = part(row, verb.at + 1, at);
    let turns = |token: &&&Token<'_>| lexicon::is_subordinate(&token.plain) && token.plain != "as";
    if between.iter().any(|token| turns(&token)) || between.len() > 22 {
        return None;
    }
    // `down from 900 in 1801`: the date is that of the number.
    if between
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if b.plain == "from" && matches!(a.plain.as_str(), "up" | "down")))
    {
        return None;
    }
    // Past a comma a second verb may be the one that is dated.
    if between.iter().skip(1).any(|token| lexicon::is_past(&token.plain) && !token.is_capital()) {
        return None;
    }
    clause(text, row, verb, Some(at), edtf)
}

/// Where the subject of a clause may begin: at its start, else behind a comma, with a name or an article.
fn starts<'r>(row: &'r Row<'r, 'r>, from: usize, end: usize) -> impl Iterator<Item = usize> + 'r {
    let name = |t: &Token<'_>| t.is_capital() || matches!(t.plain.as_str(), "the" | "a" | "an");
    let behind =
        move |n: &usize| row.get(*n).is_some_and(|t| t.is_mark(',')) && row.get(n + 1).is_some_and(|t| name(t));
    std::iter::once(from).chain((from..end).filter(behind).map(|comma| comma + 1))
}

/// True for a date that is a bound: `from 1929`, `by 1936`.
pub(super) fn begins_open(token: &Token<'_>) -> bool {
    let first = token.plain.split_whitespace().next().unwrap_or("");
    matches!(first, "from" | "since" | "by" | "until" | "before" | "after" | "till")
}

/// True where nothing but an opening stands before the date: `In`, `On the night of`, `By`.
fn opens(row: &Row<'_, '_>, at: usize) -> bool {
    // `rationing abolished in 1936`: nothing but the deed stands before its date.
    if row.iter().take(at).skip(1).any(|token| lexicon::deed_of(&token.plain).is_some()) {
        return false;
    }
    let word = |token: &Token<'_>| token.is_word() && !token.is_capital() || lexicon::is_closed(&token.plain);
    row.iter().take(at).filter(|token| !matches!(token.what, What::Mark(_))).all(|token| word(token)) && at < 6
}

/// Where the clause of a trailing date begins: behind the last comma that is followed by `and` or `but` and a name.
fn start_of_clause(row: &Row<'_, '_>, at: usize) -> usize {
    let turn = |n: &usize| {
        row.get(*n).is_some_and(|t| t.is_mark(','))
            && row.get(n + 1).is_some_and(|t| matches!(t.plain.as_str(), "and" | "but"))
            && row.get(n + 2).is_some_and(|t| t.is_capital() || matches!(t.plain.as_str(), "the" | "a"))
    };
    (0..at).rev().find(turn).map_or(0, |comma| comma + 2)
}

/// A clause as a claim: by the property of its verb, else the event in brief.
pub(super) fn clause(text: &str, row: &Row<'_, '_>, verb: Verb, date: Option<usize>, edtf: &str) -> Option<Found> {
    let actor = part(row, verb.from, verb.to);
    let word = row.get(verb.at)?;
    let tail = phrase::tail(row, verb.at, 9);
    let next = row.get(verb.at + 1);
    let broke_out = word.plain == "broke" && next.is_some_and(|next| next.plain == "out");
    // `Depot set up`; of `they set up a depot` what they did says more.
    let set_up = word.plain == "set"
        && next.is_some_and(|next| next.plain == "up")
        && (verb.passive || row.get(verb.at + 2).is_none_or(|t| matches!(t.what, What::Mark(_))));
    let deed = match (broke_out, set_up) {
        (true, _) => lexicon::deed_of("began"),
        (_, true) => lexicon::deed_of("founded"),
        _ => lexicon::deed_of(&word.plain),
    };
    if let Some(found) = happened(text, row, verb, edtf) {
        return Some(found);
    }
    // `The Board opened its inquiry`: it is not the Board that began.
    let taken = next.is_some_and(|next| next.is_nominal() && !next.is_capital() || is_determiner(&next.plain));
    if deed.is_some_and(|deed| matches!(deed.property, "began" | "ended")) && !verb.passive && taken {
        return None;
    }
    let open = verb.at + 1 + usize::from(set_up);
    let object = part(row, open, object_end(row, open).min(tail.max(open)));
    if let Some(deed) = deed {
        // Notes leave out the auxiliary: `internal passports introduced`, `rationing abolished in 1936`.
        let ends = match row.get(open) {
            None => true,
            Some(next) if next.plain == "in" || next.plain == "on" => date == Some(open + 1),
            Some(next) => matches!(next.what, What::Mark('.' | ';' | ')')),
        };
        let passive = verb.passive || (ends && object.is_empty());
        let patient = if passive || deed.role == Role::Actor { actor } else { object };
        let subject = strip(patient);
        let named = subject.first().is_some_and(|token| token.is_capital())
            && subject
                .iter()
                .all(|token| token.is_capital() || matches!(token.plain.as_str(), "and" | "of") || !token.is_word());
        let next = row.get(open).is_some_and(|token| token.plain == "to");
        if !subject.is_empty() && (named || !deed.named) && !next {
            let name = format!("{}{}", deed.event, words(text, subject));
            let end = if passive || deed.role == Role::Actor { open } else { open + object.len() };
            return Some(Found::new(name, deed.property, edtf, span(row, verb.from, end)));
        }
    }
    // The event in brief must be of someone or something named.
    let named = part(row, verb.from, tail).iter().any(|token| token.is_capital());
    let bare =
        date == Some(verb.at + 2) && row.get(verb.at + 1).is_some_and(|t| matches!(t.plain.as_str(), "in" | "on"));
    let long = tail > verb.at + 1 || verb.passive || bare;
    let weak = matches!(
        word.plain.as_str(),
        "had" | "said" | "found" | "felt" | "held" | "seemed" | "knew" | "wanted" | "put"
    );
    if !(named || verb.passive && date.is_none()) || !long || weak {
        return None;
    }
    // What is said, and not done, is no event.
    if row.get(tail).is_some_and(|next| matches!(next.plain.as_str(), "that" | "how" | "what" | "why" | "whether")) {
        return None;
    }
    let tail_words = words(text, part(row, verb.at, tail));
    let subject = format!("{} {tail_words}", words(text, strip(actor)));
    Some(Found::new(subject, "date", edtf, span(row, verb.from, verb.at + 1)))
}

/// `The Battle of Sandmoor was fought`, `The vote took place`: the event alone is what has the date.
fn happened(text: &str, row: &Row<'_, '_>, verb: Verb, edtf: &str) -> Option<Found> {
    let word = row.get(verb.at)?.plain.as_str();
    let place = word == "took" && row.get(verb.at + 1).is_some_and(|next| next.plain == "place");
    let event = holds_head(row, verb.from, verb.to);
    let some = row.get(verb.from).is_some_and(|t| matches!(t.plain.as_str(), "a" | "an"));
    let plain = !some && (place || (lexicon::is_happening(word) && event && (verb.passive || word != "held")));
    let end = verb.at + 1 + usize::from(place);
    plain
        .then(|| Found::new(words(text, strip(part(row, verb.from, verb.to))), "date", edtf, span(row, verb.from, end)))
}

/// Where what is done to ends: with `and` between two words before one noun, behind the noun.
fn object_end(row: &Row<'_, '_>, open: usize) -> usize {
    let all = usize::from(row.get(open).is_some_and(|token| token.plain == "all"));
    let end = phrase::after(row, past_article(row, open + all), 6);
    let joined = row.get(end).is_some_and(|token| token.plain == "and") && end > open;
    if joined { phrase::after(row, end + 1, 4).max(end) } else { end }
}

fn is_determiner(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "its" | "his" | "her" | "their")
}

/// Without an article at the front.
fn strip<'r, 's, 't>(row: &'r Row<'s, 't>) -> &'r Row<'s, 't> {
    match row {
        [first, rest @ ..] if matches!(first.plain.as_str(), "the" | "a" | "an" | "all") || !first.is_word() => rest,
        _ => row,
    }
}

pub(super) fn past_article(row: &Row<'_, '_>, at: usize) -> usize {
    at + usize::from(row.get(at).is_some_and(|token| matches!(token.plain.as_str(), "the" | "a" | "an")))
}
