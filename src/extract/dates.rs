//! Takes a date in its clause, gives what it dates: an event with a name, a person's death, a thing's beginning.
//!
//! Precision before number: a date whose event is not plain in the clause itself is left out.

use super::Found;
use super::event::{event, holds_head, is_short, life, made};
use super::lexicon::{self, Role};
use super::phrase::{self, Verb};
use super::scene::{Token, What, words};
use crate::mention::{Kind, Mention};

type Row<'s, 't> = [&'s Token<'t>];

/// What a date in a clause dates.
pub(super) fn read(text: &str, row: &Row<'_, '_>, at: usize, mention: &Mention) -> Vec<Found> {
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
        return Vec::new();
    }
    if let Some(found) = made(text, row, at, edtf) {
        return vec![found];
    }
    note(text, row, at, edtf).or_else(|| told(text, row, at, edtf)).into_iter().collect()
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

/// A note that begins with its date: `January 1937-second show trial.`, `1938 internal passports introduced.`
fn note(text: &str, row: &Row<'_, '_>, at: usize, edtf: &str) -> Option<Found> {
    let label = |token: &Token<'_>| token.is_word() || token.is_mark('-') || token.is_mark('*');
    let opens = at == 0 || (row.iter().take(at).all(|token| label(token)) && row.get(at - 1)?.is_mark('-') && at < 9);
    let next = row.get(at + 1)?;
    let dash = next.is_mark('-');
    let from = if dash { at + 2 } else { at + 1 };
    let first = row.get(from).filter(|token| token.is_word() || token.is_ordinal())?;
    // `January 1937-second show trial`
    let named = phrase::after(row, from + 1, 5);
    if opens && first.is_ordinal() && named > from + 1 && !row.get(named - 1).is_some_and(|t| t.text.contains('-')) {
        let subject = before_dash(words(text, part(row, from, named)));
        return Some(Found::new(subject, "date", edtf, hull(row, from, named, at)));
    }
    let hangs = lexicon::is_past(&first.plain) || begins_open(row.get(at)?);
    if !opens || hangs || lexicon::is_closed(&first.plain) && !matches!(first.plain.as_str(), "a" | "an" | "the") {
        return None;
    }
    let row = row.get(from..)?;
    if let Some(verb) = phrase::verb(row, 0) {
        return clause(text, row, verb, None, edtf);
    }
    // Notes leave out the auxiliary: `Zinoviev and Kamenev arrested`.
    let end = phrase::tail(row, 0, 8).max(1);
    let verb = row.iter().take(end).position(|token| lexicon::deed_of(&token.plain).is_some());
    if let Some(at) = verb.filter(|at| *at > 0) {
        return clause(text, row, Verb { from: 0, to: at, at, passive: true }, None, edtf);
    }
    // `January 1840 new pier by autumn 1841`: that is what was planned, and not what came to pass.
    let planned = row.get(end).is_some_and(|t| begins_open(t));
    let subject = before_dash(words(text, row.get(..end)?));
    (end > 1 && !planned).then(|| Found::new(subject, "date", edtf, span(row, 0, end)))
}

/// Notes use a hyphen for a dash: `17th Party Congress-Was nicknamed` names the congress.
fn before_dash(subject: String) -> String {
    let event = |at: &usize| {
        let before = subject.get(..*at).unwrap_or("");
        before.rsplit(' ').next().is_some_and(|word| lexicon::is_event(&word.to_lowercase()))
    };
    let end = subject.match_indices('-').map(|(at, _)| at).find(event);
    end.and_then(|at| subject.get(..at)).map(str::to_owned).unwrap_or(subject)
}

fn span(row: &Row<'_, '_>, from: usize, to: usize) -> std::ops::Range<usize> {
    let tokens = part(row, from, to);
    let start = tokens.first().map_or(0, |token| token.span.start);
    start..tokens.last().map_or(start, |token| token.span.end)
}

/// What a clause tells, with a date before its subject or behind its verb.
fn told(text: &str, row: &Row<'_, '_>, at: usize, edtf: &str) -> Option<Found> {
    let leads = at < 4 || row.iter().take(at).all(|token| !token.is_mark(',') && !lexicon::is_past(&token.plain));
    let link = at.checked_sub(1).and_then(|at| row.get(at));
    let plain = link.is_none_or(|link| {
        matches!(link.plain.as_str(), "in" | "on" | "during" | "then" | "early")
            || link.is_mark('(')
            || link.is_mark(',')
    });
    // `in the summer of 1930`, `at the end of 1927`, `were executed that August`
    let farther = at.checked_sub(2).and_then(|n| row.get(n)).map_or("", |t| t.plain.as_str());
    let season = link.is_some_and(|t| t.plain == "the") && matches!(farther, "in" | "at" | "during" | "on");
    let pointed = row.get(at).is_some_and(|t| t.plain.starts_with("that "));
    if !(plain || season || pointed) || begins_open(row.get(at)?) {
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
        if let Some(found) = there_was(text, own, start, edtf) {
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
    // Past a comma a second verb may be the one that is dated.
    if between.iter().skip(1).any(|token| lexicon::is_past(&token.plain) && !token.is_capital()) {
        return None;
    }
    clause(text, row, verb, Some(at), edtf)
}

/// `In 1928 there was a famine`.
fn there_was(text: &str, row: &Row<'_, '_>, start: usize, edtf: &str) -> Option<Found> {
    let [there, was, ..] = row.get(start..)? else { return None };
    let from = past_article(row, start + 2);
    let to = phrase::after(row, from, 5);
    let head = to.checked_sub(1).and_then(|n| row.get(n))?;
    let event = lexicon::is_event(&head.plain) && to > from;
    (there.plain == "there" && was.plain == "was" && event)
        .then(|| Found::new(words(text, part(row, from, to)), "date", edtf, span(row, start, to)))
}

/// Where the subject of a clause may begin: at its start, else behind a comma, with a name or an article.
fn starts<'r>(row: &'r Row<'r, 'r>, from: usize, end: usize) -> impl Iterator<Item = usize> + 'r {
    let name = |t: &Token<'_>| t.is_capital() || matches!(t.plain.as_str(), "the" | "a" | "an");
    let behind =
        move |n: &usize| row.get(*n).is_some_and(|t| t.is_mark(',')) && row.get(n + 1).is_some_and(|t| name(t));
    std::iter::once(from).chain((from..end).filter(behind).map(|comma| comma + 1))
}

/// True for a date that is a bound: `from 1929`, `by 1936`.
fn begins_open(token: &Token<'_>) -> bool {
    let first = token.plain.split_whitespace().next().unwrap_or("");
    matches!(first, "from" | "since" | "by" | "until" | "before" | "after" | "till")
}

/// True where nothing but an opening stands before the date: `In`, `On the night of`, `By`.
fn opens(row: &Row<'_, '_>, at: usize) -> bool {
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
fn clause(text: &str, row: &Row<'_, '_>, verb: Verb, date: Option<usize>, edtf: &str) -> Option<Found> {
    let actor = part(row, verb.from, verb.to);
    let word = row.get(verb.at)?;
    let tail = phrase::tail(row, verb.at, 9);
    let next = row.get(verb.at + 1);
    let broke_out = word.plain == "broke" && next.is_some_and(|next| next.plain == "out");
    let deed = if broke_out { lexicon::deed_of("began") } else { lexicon::deed_of(&word.plain) };
    if let Some(found) = happened(text, row, verb, edtf) {
        return Some(found);
    }
    // `The Board opened its inquiry`: it is not the Board that began.
    let taken = next.is_some_and(|next| next.is_nominal() && !next.is_capital() || is_determiner(&next.plain));
    if deed.is_some_and(|deed| matches!(deed.property, "began" | "ended")) && !verb.passive && taken {
        return None;
    }
    let object = part(row, verb.at + 1, phrase::after(row, past_article(row, verb.at + 1), 6).min(tail));
    if let Some(deed) = deed {
        // Notes leave out the auxiliary: `internal passports introduced`, `rationing abolished in 1936`.
        let ends = match row.get(verb.at + 1) {
            None => true,
            Some(next) if next.plain == "in" || next.plain == "on" => date == Some(verb.at + 2),
            Some(next) => matches!(next.what, What::Mark('.' | ';' | ')')),
        };
        let passive = verb.passive || (ends && object.is_empty());
        let patient = if passive || deed.role == Role::Actor { actor } else { object };
        let subject = strip(patient);
        let named = subject.first().is_some_and(|token| token.is_capital())
            && subject
                .iter()
                .all(|token| token.is_capital() || matches!(token.plain.as_str(), "and" | "of") || !token.is_word());
        let next = row.get(verb.at + 1).is_some_and(|token| token.plain == "to");
        if !subject.is_empty() && (named || !deed.named) && !next {
            let name = format!("{}{}", deed.event, words(text, subject));
            let end = if passive || deed.role == Role::Actor { verb.at + 1 } else { verb.at + 1 + object.len() };
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
