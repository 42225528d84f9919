//! Takes a date in its clause, gives the event or the life that is named beside it: a noun and its date, no verb.

use super::Found;
use super::dates::{hull, part, past_article};
use super::lexicon;
use super::phrase;
use super::scene::{Token, What, words};
use crate::mention::Mention;

type Row<'s, 't> = [&'s Token<'t>];

/// `Sergei Kirov (27 March 1886 – 1 December 1934)`: born and died, where both days are told.
pub(super) fn life(text: &str, row: &Row<'_, '_>, at: usize, mention: &Mention) -> Option<Vec<Found>> {
    let (birth, death) = mention.edtf.as_deref()?.split_once('/').filter(|(a, b)| a.len() == 10 && b.len() == 10)?;
    let open = (0..at).rev().take(6).find(|n| row.get(*n).is_some_and(|t| t.is_mark('(')));
    let end = open.or_else(|| (0..at).rev().take(1).find(|n| row.get(*n).is_some_and(|t| t.is_mark(','))));
    let mut end = end.unwrap_or(0);
    while end > 0 && row.get(end - 1).is_some_and(|t| t.is_mark(')') || t.is_mark('(')) {
        end -= 1;
    }
    let name = |to: usize| phrase::before(row, to, 5).map(|from| words(text, part(row, from, to)));
    let open = row.get(end).is_some_and(|t| t.is_mark('(') || t.is_mark(',')) && end > 0;
    let name = open.then(|| name(end)).flatten().or_else(|| {
        let born = row.iter().take(at).position(|token| token.plain == "born")?;
        let to = (0..born).rev().find(|n| row.get(*n).is_some_and(|t| t.is_word()))? + 1;
        name(to)
    })?;
    let hull = hull(row, at, at, at);
    Some(vec![Found::new(name.clone(), "born", birth, hull.clone()), Found::new(name, "died", death, hull)])
}

/// An event that is named beside its date: `the 1917 October Revolution`, `the famine of 1932–33`, `Tenth Congress in
/// March 1921`, `Civil War, 1917–1919`.
pub(super) fn event(row: &Row<'_, '_>, at: usize, lasting: bool, short: bool) -> Option<(usize, usize)> {
    let to = whole_name(row, phrase::after(row, at + 1, 5));
    let named_to = phrase::after(row, at + 1, 5);
    let glued = row.get(at + 1).is_some_and(|t| t.is_word()) && at > 0;
    if glued && !lasting && to > at + 1 && holds_head(row, at + 1, named_to) {
        return Some((at + 1, to));
    }
    let before = at.checked_sub(1)?;
    let link = row.get(before)?;
    let end = match link.what {
        What::Word if link.plain == "of" => before,
        What::Word if matches!(link.plain.as_str(), "in" | "on") => before,
        What::Mark(',' | '(') => before,
        _ => return None,
    };
    let last = row.get(end.checked_sub(1)?)?;
    let from = phrase::before(row, end, 6)?;
    // `Chistka (1932–35)`; of more words or years it may be a life or a reign, and a year alone may be of anything.
    // `the 3rd Congress of the Miners' Union, 1908`
    let of_the = from.checked_sub(2).filter(|n| row.get(*n).is_some_and(|t| t.plain == "of") && last.is_capital());
    if let Some(of) = of_the.filter(|n| row.get(n + 1).is_some_and(|t| t.plain == "the") && !lasting) {
        let first = phrase::before(row, of, 4)?;
        let named = row.get(of.checked_sub(1)?).is_some_and(|t| t.is_capital());
        return (named && holds_head(row, first, of)).then_some((first, end));
    }
    let named = lasting && link.is_mark('(') && last.is_capital() && end - from == 1 && short;
    if !named && !holds_head(row, from, end) {
        return None;
    }
    let distinct = end - from > 1 || last.is_capital() || link.plain == "of";
    let plural = last.plain.ends_with('s') && !matches!(last.plain.as_str(), "congress" | "crisis");
    (distinct && !plural).then_some((from, end))
}

/// True for a period of a few years.
pub(super) fn is_short(edtf: &str) -> bool {
    let year = |end: &str| end.get(..4).and_then(|year| year.parse::<i32>().ok());
    let ends = edtf.split_once('/').and_then(|(from, to)| Some((year(from)?, year(to)?)));
    ends.is_some_and(|(from, to)| to - from <= 6)
}

/// True where the head of a noun phrase names an event: its last word, or the one before `of`.
pub(super) fn holds_head(row: &Row<'_, '_>, from: usize, to: usize) -> bool {
    let event = |n: usize| row.get(n).is_some_and(|t| lexicon::is_event(&t.plain));
    let of = part(row, from, to).iter().position(|t| t.plain == "of").map_or(to, |n| from + n);
    of > from && event(of - 1)
}

/// Past `of the Central Committee` behind a noun.
pub(super) fn whole_name(row: &Row<'_, '_>, end: usize) -> usize {
    if row.get(end).is_none_or(|t| t.plain != "of") {
        return end;
    }
    let from = past_article(row, end + 1);
    let to = (from..row.len()).take_while(|n| row.get(*n).is_some_and(|t| t.is_capital())).count() + from;
    if to > from { to } else { end }
}

pub(super) fn made(text: &str, row: &Row<'_, '_>, at: usize, edtf: &str) -> Option<Found> {
    let link = at.checked_sub(1).filter(|n| row.get(*n).is_some_and(|t| matches!(t.plain.as_str(), "in" | "on")))?;
    let noun = |n: &usize| {
        row.get(*n).and_then(|t| lexicon::MADE.iter().find(|(noun, _)| *noun == t.plain)).map(|(_, p)| (*n, *p))
    };
    if let Some((_, property)) = link.checked_sub(1).as_ref().and_then(noun) {
        // `Lenin's death in 1924`
        let owner =
            link.checked_sub(2).and_then(|n| row.get(n)).filter(|t| t.is_capital() && t.text.len() > t.plain.len())?;
        return Some(Found::new(words(text, &[*owner]), property, edtf, hull(row, link - 2, link, at)));
    }
    let (from, property) = (link.saturating_sub(7)..link).rev().find_map(|n| noun(&n))?;
    let of = row.get(from + 1).filter(|t| t.plain == "of").map(|_| past_article(row, from + 2))?;
    let plain = phrase::after(row, of, 5) == link && of < link;
    plain.then(|| Found::new(words(text, part(row, of, link)), property, edtf, hull(row, from, link, at)))
}
