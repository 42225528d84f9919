//! Takes a date that opens a note, or stands before `there was`, gives what is noted: `1938 passports introduced`,
//! `1936-39 wave of arrests`, `1921 there had been a ban on factions`.

use std::ops::Range;

use super::Found;
use super::dates::{begins_open, clause, hull, part, past_article, span};
use super::lexicon;
use super::phrase::{self, Verb};
use super::scene::{Token, words};

type Row<'s, 't> = [&'s Token<'t>];

/// A note that begins with its date: `January 1937-second show trial.`, `1938 internal passports introduced.`
pub(super) fn note(text: &str, row: &Row<'_, '_>, at: usize, edtf: &str) -> Option<Found> {
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

/// What a period at the front of a note lasted: `1936-39 wave of arrests`, `1923-25 there had been the levy`.
pub(super) fn lasting(text: &str, row: &Row<'_, '_>, at: usize, edtf: &str) -> Option<Found> {
    if at > 0 || begins_open(row.first()?) {
        return heading(text, row, at, edtf);
    }
    if let Some((name, hull)) = there_was(text, row, 1) {
        return Some(Found::new(name, "lasted", edtf, hull));
    }
    let to = phrase::after(row, 1, 8);
    let ends = row.get(to).is_none_or(|token| token.is_mark('.'));
    let verbal = part(row, 1, to).iter().any(|t| lexicon::is_past(&t.plain));
    let event = super::event::holds_head(row, 1, to);
    (ends && event && !verbal && to > 2)
        .then(|| Found::new(words(text, part(row, 1, to)), "lasted", edtf, span(row, 0, to)))
}

/// `Power Struggle 1924-28`: a heading that names an event and its years.
fn heading(text: &str, row: &Row<'_, '_>, at: usize, edtf: &str) -> Option<Found> {
    let named =
        (2..=6).contains(&at) && part(row, 0, at).iter().all(|t| t.is_capital() && !lexicon::is_closed(&t.plain));
    let event = named && super::event::holds_head(row, 0, at);
    event.then(|| Found::new(words(text, part(row, 0, at)), "lasted", edtf, span(row, 0, at + 1)))
}

/// `In 1928 there was a famine`, `1921 there had been a ban on guilds`: an event, or something with a name; and its
/// bytes.
pub(super) fn there_was(text: &str, row: &Row<'_, '_>, start: usize) -> Option<(String, Range<usize>)> {
    let [there, was, next, ..] = row.get(start..)? else { return None };
    let been = was.plain == "had" && next.plain == "been";
    let from = past_article(row, start + 2 + usize::from(been));
    let mut to = phrase::after(row, from, 5);
    let head = to.checked_sub(1).and_then(|n| row.get(n)).filter(|_| to > from)?;
    let definite = row.get(from - 1).is_some_and(|token| token.plain == "the");
    let named = definite && part(row, from, to).iter().any(|token| token.is_capital());
    // `a ban on guilds`: of what, only what follows says.
    if head.plain == "ban" {
        let of = phrase::after(row, to + 1, 4);
        to = of.max(to + 1);
        row.get(to - 1).filter(|token| token.is_nominal())?;
    }
    let event =
        lexicon::is_event(&head.plain) || head.plain == "ban" && row.get(from + 1).is_some_and(|t| t.plain == "on");
    (there.plain == "there" && (was.plain == "was" || been) && (event || named))
        .then(|| (words(text, part(row, from, to)), span(row, start, to)))
}
