//! Takes a number or a share in its clause, gives what it counts: the dead, the arrested, farms, a part of a whole.

use std::ops::Range;

use super::event;
use super::lexicon::{self, is_past, property_in};
use super::phrase;
use super::scene::{Token, What, words};
use super::series;
use super::share::{change, share};
use super::whose::{Topic, cause, loser, named};
use super::{Found, value};
use crate::mention::{Kind, Mention};

type Row<'s, 't> = [&'s Token<'t>];

/// How far from a number the word may stand that says what befell those counted.
const REACH: usize = 14;

/// Words for a number of others.
const MANY: [&str; 6] = ["many", "some", "several", "others", "few", "more"];

/// How far behind it: what was told before a number is soon another matter.
const BACK: usize = 10;

/// What a number in a clause counts.
pub(super) fn read(text: &str, row: &Row<'_, '_>, at: usize, mention: &Mention, topic: Topic<'_>) -> Option<Found> {
    let written = value::quantity(mention, text.get(mention.start..mention.end)?)?;
    let unit = mention.unit.as_deref().map(str::to_lowercase);
    if mention.uncertain || unit.as_deref().is_some_and(lexicon::is_measure) || is_name(row, at) || is_age(row, at) {
        return None;
    }
    match mention.kind {
        Kind::Percent | Kind::Fraction => {
            series::share(text, row, at, &written).or_else(|| share(text, row, at, &written))
        }
        Kind::Ratio => {
            let (from, to) = counted(row, at)?;
            let people = toll(row, at, to).filter(|(property, _)| !lexicon::is_standing(property));
            let property = people.map_or("share", |(property, _)| property);
            let hull = hull(row, at, people.map_or(to - 1, |(_, word)| word));
            Some(Found::new(words(text, part(row, from, to)), property, &written, hull))
        }
        Kind::Quantity if is_of_every(row) => None,
        Kind::Quantity => count(text, row, at, mention, &written, topic),
        _ => None,
    }
}

pub(super) fn part<'r, 's, 't>(row: &'r Row<'s, 't>, from: usize, to: usize) -> &'r Row<'s, 't> {
    row.get(from..to).unwrap_or_default()
}

pub(super) fn hull(row: &Row<'_, '_>, a: usize, b: usize) -> Range<usize> {
    let start = row.get(a.min(b)).map_or(0, |token| token.span.start);
    start..row.get(a.max(b)).map_or(start, |token| token.span.end)
}

/// `Group of 77`, `the Sixteen`: a number that is part of a name.
fn is_name(row: &Row<'_, '_>, at: usize) -> bool {
    row.get(at).is_some_and(|token| token.text.starts_with(char::is_uppercase) && at > 0)
}

/// `aged 45`, `at the age of 45`, `45 years old`: how old someone was.
fn is_age(row: &Row<'_, '_>, at: usize) -> bool {
    let word = |n: Option<usize>| n.and_then(|n| row.get(n)).map_or("", |t| t.plain.as_str());
    let (before, farther) = (word(at.checked_sub(1)), word(at.checked_sub(2)));
    let after = (word(Some(at + 1)), word(Some(at + 2)));
    matches!(before, "aged" | "age")
        || (farther, before) == ("age", "of")
        || after.0 == "old"
        || after == ("years", "old")
}

/// The noun phrase behind a number: `ordinary peasants`, after `of` where there is one.
pub(super) fn counted(row: &Row<'_, '_>, at: usize) -> Option<(usize, usize)> {
    let mut from = at + 1;
    while row.get(from).is_some_and(|token| {
        matches!(token.plain.as_str(), "of" | "the" | "these" | "other" | "all" | "more" | "only" | "its" | "their")
            // `900 (40 of them weavers)`
            || token.plain == "them" && row.get(from - 1).is_some_and(|t| t.plain == "of")
    }) {
        from += 1;
    }
    let to = phrase::after(row, from, 4);
    // `thirty of the crew of the Petrel`
    let to = if to > from { event::whole_name(row, to) } else { to };
    (to > from).then_some((from, to))
}

/// The nearest word that says what befell those counted, in the same part of the clause.
pub(super) fn toll(row: &Row<'_, '_>, at: usize, from: usize) -> Option<(&'static str, usize)> {
    let found = seek(row, at, from, false).or_else(|| seek(row, at, from, true))?;
    let found = if is_of_both(row, found.1) { ("casualties", found.1) } else { found };
    (!is_denied(row, at, found.1)).then_some(found)
}

/// `killed and wounded`, `killed or injured`: those of both kinds together.
fn is_of_both(row: &Row<'_, '_>, toll: usize) -> bool {
    let word = |n: usize| row.get(n).map_or("", |t| t.plain.as_str());
    let numbered = row.get(toll + 3).is_some_and(|t| matches!(t.what, What::Mention(_)));
    matches!(word(toll), "killed" | "dead" | "slain")
        && matches!(word(toll + 1), "and" | "or")
        && matches!(word(toll + 2), "wounded" | "injured" | "hurt" | "maimed" | "missing")
        && !numbered
}

/// `none of the 70 men died`, `60 were not injured`: what befell none of those counted, or not them.
fn is_denied(row: &Row<'_, '_>, at: usize, toll: usize) -> bool {
    const NONE: [&str; 8] = ["none", "nobody", "not", "never", "no", "neither", "nor", "without"];
    let clause = part(row, 0, at.min(toll)).iter().rposition(|t| t.is_mark(',') || t.is_mark(';')).unwrap_or(0);
    part(row, clause, at.max(toll)).iter().any(|t| t.is_word() && NONE.contains(&t.plain.as_str()))
}

/// What is told of those counted in the words behind the number itself: `800 captured`, `1,200 taken prisoner`, `30,000
/// were left`. What befell others before is none of theirs.
fn own_fate(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    const NEAR: usize = 4;
    (at + 1..row.len().min(at + 1 + NEAR))
        .take_while(|n| {
            row.get(*n).is_some_and(|t| t.is_word() && !lexicon::is_subordinate(&t.plain) && t.plain != "and")
        })
        .find(|n| row.get(*n).is_some_and(|t| is_past(&t.plain) && !t.is_capital() || t.plain == "missing"))
}

/// One kind of such words: those of standing numbers, or the others.
fn seek(row: &Row<'_, '_>, at: usize, from: usize, standing: bool) -> Option<(&'static str, usize)> {
    let fits = |n: usize| {
        let token = row.get(n).filter(|token| token.is_word())?;
        // `a total loss of 36,000 souls`, `the loss of life`; of ships it is another loss
        let of_life =
            row.get(n + 1).is_some_and(|t| t.plain == "of") && row.get(n + 2).is_some_and(|t| t.plain == "life");
        let souls = row.get(at + 1).is_some_and(|t| matches!(t.plain.as_str(), "souls" | "lives"));
        let lost = match token.plain.as_str() {
            "loss" => souls || of_life,
            "lost" => souls,
            _ => false,
        };
        let property = property_in(lexicon::TOLLS, &token.plain).or(lost.then_some("deaths"));
        let property = property.filter(|_| is_done(row, n))?;
        (lexicon::is_standing(property) == standing).then_some((property, n))
    };
    // `700 people (310 in 1801, 390 in 1802) were executed`: parts of one count.
    let apart = !in_brackets(row, at);
    let stops = |n: &usize| {
        row.get(*n).is_some_and(|t| {
            let other = apart && *n != at && matches!(t.what, What::Mention(_)) && !is_time(t) && !t.is_ordinal();
            other || t.is_mark(';') || matches!(t.plain.as_str(), "that" | "which" | "where")
        })
    };
    // `Root, who led forty men, died`: what is told behind the comma is told of Root.
    let comma = row.iter().take(at).rposition(|t| t.is_mark(',')).unwrap_or(0);
    let within = part(row, comma, at).iter().any(|t| matches!(t.plain.as_str(), "who" | "which" | "whose"));
    let ends = |n: &usize| within && row.get(*n).is_some_and(|t| t.is_mark(','));
    // `800 captured and many wounded`, `30 taken prisoner, some of whom died`: others are told of behind.
    let fate = own_fate(row, at);
    let others = |n: &usize| {
        let many = row.get(*n).is_some_and(|t| MANY.contains(&t.plain.as_str()));
        many && row.get(n - 1).is_some_and(|t| t.plain == "and" || t.is_mark(','))
    };
    let reach = (at + 1..row.len().min(at + 1 + REACH)).take_while(|n| !stops(n) && !ends(n) && !others(n));
    let ahead = reach.filter(|n| *n >= from).find_map(fits);
    // `The death toll from … is estimated at 5 million`: what a toll is put at stands farther behind.
    let back = if row.iter().take(5).any(|t| t.plain == "toll") { 2 * BACK } else { BACK };
    let back = (at.saturating_sub(back)..at).rev().take_while(|n| !stops(n)).find_map(fits);
    let back = back.filter(|(_, word)| fate.is_none() && !is_taken_up(row, *word, at));
    match (ahead, back) {
        (Some(a), Some(b)) if at - b.1 < 3 && (a.1 - at > 6 || is_next_verb(row, at, a.1)) => Some(b),
        (a, b) => a.or(b),
    }
}

/// `killed forty weavers and arrested others`: a verb that goes on from the one before the number.
fn is_next_verb(row: &Row<'_, '_>, at: usize, verb: usize) -> bool {
    verb > at + 1 && row.get(verb - 1).is_some_and(|t| t.plain == "and")
}

/// `killed many and took 800`: another verb stands between what befell some and a number.
fn is_taken_up(row: &Row<'_, '_>, toll: usize, at: usize) -> bool {
    let verb = |t: &&Token<'_>| {
        let own = is_past(&t.plain) || matches!(t.plain.as_str(), "took" | "captured");
        own && !t.is_capital() && !lexicon::is_auxiliary(&t.plain) && property_in(lexicon::TOLLS, &t.plain).is_none()
    };
    let and = part(row, toll, at).iter().rposition(|t| t.plain == "and" || t.is_mark(','));
    and.is_some_and(|and| part(row, toll + and, at).iter().take(2).any(verb))
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
pub(super) fn is_time(token: &Token<'_>) -> bool {
    let figures = token.text.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4);
    figures && !token.text.contains(',')
}

/// A count of people or things: what befell them, how it changed, what was made of it, else how many there were.
fn count(
    text: &str,
    row: &Row<'_, '_>,
    at: usize,
    mention: &Mention,
    written: &str,
    topic: Topic<'_>,
) -> Option<Found> {
    let most = mention.high.or(mention.low)?;
    if let Some(found) = of_whom(text, row, at, written) {
        return found;
    }
    if let Some(found) = of_dead(text, row, at, written) {
        return Some(found);
    }
    if let Some(found) = series::count(text, row, at, mention.unit.as_deref(), written) {
        return Some(found);
    }
    let least = |property: &str| if lexicon::is_standing(property) { 20.0 } else { 3.0 };
    if let Some(befell) = toll(row, at, 0).filter(|(property, _)| most >= least(property)) {
        return fate(text, row, at, mention, befell, topic)
            .map(|subject| Found::new(subject, befell.0, written, hull(row, at, befell.1)));
    }
    if let Some(found) = change(text, row, at, written) {
        return Some(found);
    }
    let group = counted(row, at).filter(|_| !is_rate(row, at))?;
    if row.get(group.1 - 1)?.plain == "votes" {
        return votes(text, row, at, written);
    }
    match trade(row, at).filter(|_| most >= 10.0) {
        Some((property, word)) => traded(text, row, at, mention, group)
            .map(|(subject, unit)| Found { unit, ..Found::new(subject, property, written, hull(row, at, word)) }),
        None => number(text, row, at, mention, group)
            .map(|(noun, unit)| Found { unit, ..Found::new(noun, "number", written, hull(row, at, group.1 - 1)) }),
    }
}

/// Of whom it is told what befell them: those counted where a noun says who they are, else whose count it is.
fn fate(
    text: &str,
    row: &Row<'_, '_>,
    at: usize,
    mention: &Mention,
    befell: (&str, usize),
    topic: Topic<'_>,
) -> Option<String> {
    let noun = counted(row, at).filter(|(from, to)| {
        let tokens = part(row, *from, *to);
        let anyone = tokens.iter().any(|t| lexicon::is_anyone(&t.plain));
        let verb = tokens.iter().any(|t| property_in(lexicon::TOLLS, &t.plain).is_some());
        !anyone && !verb
    });
    let vague = mention.high.is_none() && !row.get(at)?.text.contains(|c: char| c.is_ascii_digit());
    let small = mention.low.is_none_or(|low| low < 10_000.0);
    if vague && (noun.is_none() && small || lexicon::is_standing(befell.0)) {
        return None;
    }
    match noun {
        Some((from, to)) => Some(words(text, part(row, from, to))),
        None => cause(text, row, at)
            .or_else(|| loser(text, row, at))
            .or_else(|| named(text, row, at, befell))
            .or_else(|| topic.of(row, at)),
    }
}

/// What was made or traded, and in which unit: `1.8 million tonnes of grain`.
fn traded(
    text: &str,
    row: &Row<'_, '_>,
    at: usize,
    mention: &Mention,
    (from, to): (usize, usize),
) -> Option<(String, Option<String>)> {
    let unit = row.get(at + 1).filter(|token| token.is_word() && mention.unit.is_none()).map(|t| t.plain.clone());
    let of = row.get(from..to)?.iter().position(|t| t.plain == "of").map(|n| from + n + 1);
    Some((words(text, part(row, of.unwrap_or(from), to)), unit.or_else(|| mention.unit.clone())))
}

/// How many things there were, and their noun as the unit; none where it is few, vague, or may be a year.
fn number(
    text: &str,
    row: &Row<'_, '_>,
    at: usize,
    mention: &Mention,
    (from, to): (usize, usize),
) -> Option<(String, Option<String>)> {
    let most = mention.high.or(mention.low)?;
    let plural = part(row, from, to).iter().any(|t| t.plain.ends_with('s') && !t.is_capital());
    let token = row.get(at)?.text;
    let digits = token.contains(|c: char| c.is_ascii_digit());
    let firm = mention.low.is_some_and(|low| low >= 20.0) || (digits && most >= 10.0);
    // A bare figure that may be a year is no number of things.
    let year = token.len() == 4
        && mention.low.is_some_and(|low| (1600.0..=2100.0).contains(&low))
        && token.bytes().all(|b| b.is_ascii_digit());
    let vague = (mention.high.is_none() && !digits) || year;
    let anyone = part(row, from, to).iter().any(|t| lexicon::is_anyone(&t.plain));
    if !plural || !firm || vague || anyone {
        return None;
    }
    let last = row.get(to - 1)?.plain.clone();
    Some((words(text, part(row, from, to)), Some(mention.unit.as_deref().map_or(last, str::to_lowercase))))
}

/// `100 tons in one day`, `40 carts an hour`, `200 per head`: so many each time, and no sum.
fn is_rate(row: &Row<'_, '_>, at: usize) -> bool {
    let each = |n: usize| {
        let (Some(token), Some(next)) = (row.get(n), row.get(n + 1)) else { return false };
        matches!(token.plain.as_str(), "a" | "an" | "each" | "every") && lexicon::is_turn(&next.plain)
    };
    let one = |token: &Token<'_>| {
        let turn = token.plain.split_once(' ').filter(|(count, _)| matches!(*count, "one" | "a" | "an" | "single"));
        turn.is_some_and(|(_, noun)| lexicon::is_turn(noun.rsplit(' ').next().unwrap_or(noun)))
    };
    let reach = at + 1..row.len().min(at + 8);
    reach.clone().any(each) || part(row, reach.start, reach.end).iter().any(|t| t.plain == "per" || one(t))
}

/// `of every 100 marriages 37 failed`: numbers that are told of so many others.
fn is_of_every(row: &Row<'_, '_>) -> bool {
    row.windows(2).any(|pair| matches!(pair, [every, base] if matches!(every.plain.as_str(), "every" | "each") && matches!(base.what, What::Mention(_))))
}

/// `57 perished, of whom nineteen were children`: those of a kind among those counted before. None where this is not
/// said, nothing inside where it is not plain.
fn of_whom(text: &str, row: &Row<'_, '_>, at: usize, written: &str) -> Option<Option<Found>> {
    let word = |n: usize| row.get(n).map_or("", |t| t.plain.as_str());
    if !(at >= 2 && matches!(word(at - 1), "whom" | "which" | "them") && word(at - 2) == "of") {
        return None;
    }
    let befell = (0..at).rev().find_map(|n| property_in(lexicon::TOLLS, word(n)));
    let to = phrase::after(row, at + 2, 3);
    let kind = lexicon::is_auxiliary(word(at + 1))
        && to == at + 3
        && (word(at + 2).ends_with('s') || matches!(word(at + 2), "children" | "women" | "men"));
    let found = befell
        .filter(|property| kind && !lexicon::is_standing(property))
        .map(|property| Found::new(words(text, part(row, at + 2, to)), property, written, hull(row, at, to - 1)));
    Some(found)
}

/// `Forty out of the ninety dead were weavers`: those of a kind among those who died.
fn of_dead(text: &str, row: &Row<'_, '_>, at: usize, written: &str) -> Option<Found> {
    let word = |n: usize| row.get(n).map_or("", |t| t.plain.as_str());
    let of = at + 1 + usize::from(word(at + 1) == "out");
    let whole = of + 1 + usize::from(word(of + 1) == "the");
    let numbered = row.get(whole).is_some_and(|t| matches!(t.what, What::Mention(_)));
    let befell = property_in(lexicon::TOLLS, word(whole + 1)).filter(|p| !lexicon::is_standing(p))?;
    let to = phrase::after(row, whole + 3, 3);
    let kind = matches!(word(whole + 2), "were") && to > whole + 3 && word(to - 1).ends_with('s');
    (word(of) == "of" && numbered && kind)
        .then(|| Found::new(words(text, part(row, whole + 3, to)), befell, written, hull(row, at, to - 1)))
}

/// `Holt received 5,102 votes`: for whom they were cast; a lead is no number of votes.
fn votes(text: &str, row: &Row<'_, '_>, at: usize, written: &str) -> Option<Found> {
    let verb = phrase::verb(row, 0).filter(|verb| verb.at < at && at - verb.at <= 3)?;
    let takes =
        matches!(row.get(verb.at)?.plain.as_str(), "received" | "won" | "polled" | "got" | "obtained" | "elected");
    let lead = (verb.at..at).any(|n| row.get(n).is_some_and(|t| t.plain == "by"));
    let who = part(row, verb.from, verb.to);
    let named = who.first().is_some_and(|t| t.is_capital() && !lexicon::is_closed(&t.plain));
    (takes && named && !lead).then(|| Found::new(words(text, who), "votes", written, hull(row, verb.from, at + 1)))
}

fn trade(row: &Row<'_, '_>, at: usize) -> Option<(&'static str, usize)> {
    (at.saturating_sub(4)..row.len().min(at + 8))
        .find_map(|n| property_in(lexicon::TRADES, &row.get(n)?.plain).map(|property| (property, n)))
}
