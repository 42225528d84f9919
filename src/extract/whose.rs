//! Takes a count of people whose clause says what befell them, gives whose count it is: who lost them, the event or
//! place that is named, else what the heading names.

use super::lexicon::{self, property_in};
use super::numbers::part;
use super::phrase;
use super::scene::{Token, What, words};

type Row<'s, 't> = [&'s Token<'t>];

/// What a passage is about, where a count names nothing itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Topic<'a> {
    /// The heading above it.
    pub heading: Option<&'a str>,
    /// The document's first line.
    pub title: Option<&'a str>,
}

impl Topic<'_> {
    /// The disaster that the heading names; what the title names only for what is a total.
    pub fn of(self, row: &Row<'_, '_>, at: usize) -> Option<String> {
        if speaks_of_others(row, at) {
            return None;
        }
        let total = row.iter().any(|t| matches!(t.plain.as_str(), "total" | "altogether"));
        self.heading.and_then(disaster).or_else(|| self.title.filter(|_| total).and_then(disaster))
    }
}

/// The disaster that a heading names, without its article.
fn disaster(heading: &str) -> Option<String> {
    let bare = heading.strip_prefix("The ").or(heading.strip_prefix("THE ")).unwrap_or(heading);
    lexicon::names_disaster(bare).then(|| bare.to_owned())
}

/// The named thing nearest to a count that is not those counted: `the Gulag`, `famine in the Soviet Union`.
pub(super) fn named(text: &str, row: &Row<'_, '_>, at: usize, (property, word): (&str, usize)) -> Option<String> {
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

/// `The Royalists lost 800 killed`: whose loss a number is.
pub(super) fn loser(text: &str, row: &Row<'_, '_>, at: usize) -> Option<String> {
    let verb = phrase::verb(row, 0).filter(|verb| verb.at < at)?;
    let counts = |t: &&Token<'_>| {
        matches!(t.what, What::Mention(_) | What::Mark(','))
            || t.plain == "and"
            || property_in(lexicon::TOLLS, &t.plain).is_some()
    };
    if !part(row, verb.at + 1, at).iter().all(counts) {
        return None;
    }
    let lost = row.get(verb.at).is_some_and(|t| matches!(t.plain.as_str(), "lost" | "suffered"));
    let who = part(row, verb.from, verb.to);
    let from = usize::from(who.first().is_some_and(|t| t.plain == "the"));
    let named = who.get(from).is_some_and(|t| t.is_capital());
    (lost && named).then(|| words(text, who.get(from..).unwrap_or_default()))
}

/// True where the part of the clause that holds a number names someone: what the heading names is then not meant.
fn speaks_of_others(row: &Row<'_, '_>, at: usize) -> bool {
    let from = row.iter().take(at).rposition(|t| t.is_mark(',')).map_or(0, |comma| comma + 1);
    let name = |t: &&Token<'_>| t.is_capital() && !lexicon::is_closed(&t.plain);
    row.iter().skip(from.max(1)).any(name) || part(row, from, at).iter().any(|t| t.plain == "lost")
}
