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
    /// The event that the clause points to, else the disaster that the heading names; what the title names only for
    /// what is a total.
    pub fn of(self, row: &Row<'_, '_>, at: usize) -> Option<String> {
        if speaks_of_others(row, at) {
            return None;
        }
        if let Some(name) = (0..row.len()).find_map(|noun| self.meant(row, noun)) {
            return Some(name);
        }
        let total = row.iter().any(|t| matches!(t.plain.as_str(), "total" | "altogether"));
        self.heading.and_then(disaster).or_else(|| self.title.filter(|_| total).and_then(disaster))
    }

    /// What `the eruption` and `this eruption` mean: the one that the heading, else the title, names by that noun.
    pub fn meant(self, row: &Row<'_, '_>, noun: usize) -> Option<String> {
        let word = row.get(noun).filter(|t| t.is_word() && !t.is_capital() && names_event(&t.plain))?;
        let pointed = row.get(noun.checked_sub(1)?).is_some_and(|t| matches!(t.plain.as_str(), "the" | "this"));
        // `the wreck of the Juno` is another one, `the strike committee` none.
        let apart = row.get(noun + 1).is_some_and(|t| {
            t.is_capital() || matches!(t.plain.as_str(), "of" | "in" | "at" | "on") || follows(row, noun + 1)
        });
        let own = |name: &String| head_of(name).is_some_and(|head| head == word.plain);
        let known = || [self.heading, self.title].into_iter().flatten().filter_map(event).find(own);
        (pointed && !apart).then(known).flatten()
    }
}

/// True where a noun goes on: neither a verb nor a small word nor a mark stands there.
fn follows(row: &Row<'_, '_>, at: usize) -> bool {
    let verbal = |word: &str| lexicon::is_past(word) || lexicon::is_happening(word) || word.ends_with("ing");
    row.get(at).is_some_and(|t| t.is_nominal() && !verbal(&t.plain))
}

/// The word that says what kind of event a name names: its last, or the one before `of` or `in`.
fn head_of(name: &str) -> Option<String> {
    let head = name.split(' ').take_while(|word| !matches!(*word, "of" | "in" | "at")).last()?;
    Some(head.to_lowercase())
}

/// True for a noun that names an event, `wreck` and `loss` among them.
fn names_event(word: &str) -> bool {
    lexicon::is_event(word) || lexicon::names_disaster(word)
}

/// The disaster that a heading names.
fn disaster(heading: &str) -> Option<String> {
    Some(bare(heading)).filter(|name| lexicon::names_disaster(name))
}

/// The event that a heading names; the bare noun alone is no name.
fn event(heading: &str) -> Option<String> {
    let name = bare(heading);
    let short = name.split(' ').count() <= 6 && name.contains(' ');
    (short && head_of(&name).is_some_and(|head| names_event(&head))).then_some(name)
}

/// A heading without its article, what its writer thought of the event, and `in 1883` behind it; capitals throughout
/// made those of a name.
fn bare(heading: &str) -> String {
    let mut name = heading.trim_end_matches('.');
    if let Some((front, year)) = name.rsplit_once(" in ")
        && year.len() == 4
        && year.bytes().all(|b| b.is_ascii_digit())
    {
        name = front;
    }
    while let Some((first, rest)) = name.split_once(' ')
        && lexicon::is_ornament(&first.to_lowercase())
    {
        name = rest;
    }
    if name.contains(char::is_lowercase) {
        return name.to_owned();
    }
    let capital = |word: &str| {
        let lower = word.to_lowercase();
        let mut letters = lower.chars();
        match letters.next().filter(|_| !lexicon::is_closed(&lower)) {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => lower,
        }
    };
    name.split(' ').map(capital).collect::<Vec<_>>().join(" ")
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

/// `The gale of 1703, in all, had caused 8,000 deaths`: what cost the lives that are counted.
pub(super) fn cause(text: &str, row: &Row<'_, '_>, at: usize) -> Option<String> {
    let verb =
        at.checked_sub(1).filter(|n| row.get(*n).is_some_and(|t| matches!(t.plain.as_str(), "caused" | "claimed")))?;
    let lives = row.get(at + 1).is_some_and(|t| matches!(t.plain.as_str(), "deaths" | "lives"));
    let helped = usize::from(
        verb.checked_sub(1).and_then(|n| row.get(n)).is_some_and(|t| matches!(t.plain.as_str(), "had" | "has")),
    );
    let mut to = verb - helped;
    // What stands between two commas says when or where.
    if row.get(to.checked_sub(1)?).is_some_and(|t| t.is_mark(',')) {
        to = row.iter().take(to - 1).rposition(|t| t.is_mark(','))?;
    }
    let article = row.first().is_some_and(|t| t.plain == "the");
    let who = part(row, 1, to);
    let verbal = who.iter().any(|t| lexicon::is_past(&t.plain) || lexicon::is_auxiliary(&t.plain));
    let plain = who.first().is_some_and(|t| t.is_nominal()) && who.last().is_some_and(|t| t.is_nominal());
    (lives && article && plain && !verbal && who.len() <= 8 && !who.iter().any(|t| !t.is_word()))
        .then(|| words(text, who))
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
