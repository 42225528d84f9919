//! Takes a sentence, gives who it says filled a role: `was replaced by X`, `X wrote it`, `the killer was X`.
//!
//! Only where the sentence says so plainly, of one person alone: a list, a doubt or a beginning (`first led by`) leaves
//! room for others.

use std::collections::HashSet;
use std::ops::Range;

use super::aids::Reading;
use super::event::is_reported;
use super::kind::years_of;
use super::person::is_title;
use super::place::ordinals;
use super::row::{Part, Row, Word};
use super::stem::{Key, name};
use super::ways::{BODIES, DOUBT, KNOWN, ORDER, Role, WAYS};
use crate::mention::Mention;

/// Who filled a role, as one sentence has it.
#[derive(Clone, Debug)]
pub(super) struct Actor {
    pub doc: u32,
    pub role: Role,
    /// Bytes of the prose: who, and from the one to the other.
    pub name: Range<usize>,
    pub quote: Range<usize>,
    /// Bytes of the prose: whom or what it was done to.
    pub whom: Range<usize>,
    /// The words of that which tell something.
    pub words: Vec<(Part, Key)>,
    /// What is said behind `as`.
    pub office: Vec<Key>,
    pub ordinals: Vec<(Key, u32)>,
    /// First and last year that the sentence names.
    pub years: Option<(i32, i32)>,
    /// True where it is given as someone else's word.
    pub reported: bool,
}

/// Who filled a role in a document; whoever it calls a place anywhere is nobody.
pub(super) fn filled(doc: u32, text: &str, rows: &[Row], mentions: &[Mention], reading: &Reading) -> Vec<Actor> {
    let mut found: Vec<Actor> = Vec::new();
    for row in rows.iter().filter(|row| !reading.leaves_out(text, row)) {
        found.extend(actors(text, row, doc, years(row, mentions)));
    }
    if found.is_empty() {
        return found;
    }
    let pairs = rows.iter().flat_map(|row| row.words.windows(2));
    let places: HashSet<Key> = pairs
        .filter_map(|pair| match pair {
            [a, b] if b.part == Part::Name && a.is(text, &["in", "at", "near", "into"]) => Some(b.key),
            _ => None,
        })
        .collect();
    found.retain(|actor| {
        let own = text.get(actor.name.clone()).unwrap_or("");
        own.contains(' ') || !places.contains(&Key::of(&name(own)))
    });
    found
}

/// The first and the last year that a sentence names.
fn years(row: &Row, mentions: &[Mention]) -> Option<(i32, i32)> {
    let named = row.words.iter().filter_map(|word| match word.part {
        Part::Mention(index) => years_of(mentions.get(index as usize)?.edtf.as_deref()?),
        _ => None,
    });
    named.reduce(|(from, to), (start, end)| (from.min(start), to.max(end)))
}

/// Everyone of whom a sentence says plainly that they filled a role; `years` are those that it names.
fn actors(text: &str, row: &Row, doc: u32, years: Option<(i32, i32)>) -> Vec<Actor> {
    let sentence = text.get(row.span.clone()).unwrap_or("");
    if sentence.trim_end().ends_with('?') {
        return Vec::new();
    }
    let scan = Scan { text, row };
    let mut found = Vec::new();
    for at in (0..row.words.len()).filter(|at| KNOWN.contains(scan.own(*at))) {
        let Some((role, who, whom)) = scan.passive(at).or_else(|| scan.active(at)).or_else(|| scan.noun(at)) else {
            continue;
        };
        let (Some(name), Some(of)) = (scan.span(&who), scan.span(&whom)) else { continue };
        let words = scan.telling(&whom);
        if words.is_empty() || scan.doubted(at, role) {
            continue;
        }
        found.push(Actor {
            doc,
            role,
            quote: name.start.min(of.start)..name.end.max(of.end),
            name,
            whom: of,
            words,
            office: scan.office(at),
            ordinals: ordinals(row),
            years,
            reported: is_reported(sentence),
        });
    }
    found
}

/// Words of a row, by their places.
type Run = Range<usize>;

struct Scan<'a> {
    text: &'a str,
    row: &'a Row,
}

impl Scan<'_> {
    fn word(&self, at: usize) -> Option<&Word> {
        self.row.words.get(at)
    }

    fn own(&self, at: usize) -> &str {
        self.word(at).and_then(|word| self.text.get(word.span.clone())).unwrap_or("")
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        let own = self.own(at);
        words.iter().any(|word| own.eq_ignore_ascii_case(word))
    }

    /// What stands between a word and the next.
    fn gap(&self, at: usize) -> &str {
        let ends = self.word(at).zip(self.word(at + 1));
        ends.and_then(|(a, b)| self.text.get(a.span.end..b.span.start)).unwrap_or(".")
    }

    fn span(&self, run: &Run) -> Option<Range<usize>> {
        let (first, last) = (self.word(run.start)?, self.word(run.end.checked_sub(1)?)?);
        (first.span.start < last.span.end).then_some(first.span.start..last.span.end)
    }

    fn telling(&self, run: &Run) -> Vec<(Part, Key)> {
        let words = self.row.words.get(run.clone()).unwrap_or_default().iter();
        let mut words: Vec<(Part, Key)> = words
            .filter(|word| word.tells() && !matches!(word.part, Part::Mention(_)))
            .map(|word| (word.part, word.key))
            .collect();
        words.sort_unstable();
        words.dedup();
        words
    }

    /// `Y was replaced by X`, `the novel, written by X`.
    fn passive(&self, at: usize) -> Option<(Role, Run, Run)> {
        let (role, ..) = WAYS.iter().find(|(_, participles, ..)| self.is(at, participles))?;
        let clause = self.word(at)?.clause;
        let by = (at + 1..at + 10).take_while(|at| self.word(*at).is_some_and(|word| word.clause == clause));
        let by = by
            .take_while(|at| self.word(*at).is_some_and(|word| word.part != Part::Event))
            .find(|at| self.is(*at, &["by"]))?;
        let who = self.person(by + 1)?;
        let helper = at.checked_sub(1).filter(|before| self.is(*before, &["was", "were", "been", "being", "is"]));
        let end = match helper.and_then(|at| at.checked_sub(1)).filter(|at| self.is(*at, &["had", "has"])) {
            Some(had) => had,
            None => helper.unwrap_or(at),
        };
        let whom = if role.of_person() { self.person_before(end)? } else { self.thing_before(end)? };
        Some((*role, who, whom))
    }

    /// `X replaced Y`; `replaced Y with X`.
    fn active(&self, at: usize) -> Option<(Role, Run, Run)> {
        let (role, ..) = WAYS.iter().find(|(_, _, forms, _)| self.is(at, forms))?;
        let before = at.checked_sub(1)?;
        if self.is(before, &["was", "were", "been", "being", "is", "are", "be"]) {
            return None;
        }
        let skip = usize::from(self.is(before, &["had", "himself", "herself"]) || self.own(before).ends_with("ly"));
        let who = self.person_before(at - skip)?;
        let opens = who.start == 0 || !self.gap(who.start - 1).trim().is_empty() || {
            self.is(who.start - 1, &["when", "where", "that", "until", "after", "before", "while", "but", "because"])
                || self.word(who.start - 1).is_some_and(|word| matches!(word.part, Part::Mention(_)))
        };
        let listed = who.start > 0 && self.is(who.start - 1, &["and", "or", "with", "of", "by"]);
        if !opens || listed {
            return None;
        }
        let whom = if role.of_person() { self.person(at + 1)? } else { self.thing_after(at + 1)? };
        // Who replaces one person with another is neither.
        let instead = (whom.end..whom.end + 2).any(|at| self.is(at, &["with", "by"]));
        (!instead).then_some((*role, who, whom))
    }

    /// `the killer of Y was X`, `the author of it was X`.
    fn noun(&self, at: usize) -> Option<(Role, Run, Run)> {
        let (role, ..) = WAYS.iter().find(|(.., nouns)| self.is(at, nouns))?;
        if !self.is(at + 1, &["of"]) || !at.checked_sub(1).is_some_and(|before| self.is(before, &["the"])) {
            return None;
        }
        let whom = if role.of_person() { self.person(at + 2)? } else { self.thing_after(at + 2)? };
        let who = self.is(whom.end, &["was", "is"]).then(|| self.person(whom.end + 1)).flatten()?;
        Some((*role, who, whom))
    }

    /// The name of one person that begins here; titles, `the` and words such as `gunman` may stand before it.
    fn person(&self, from: usize) -> Option<Run> {
        let clause = self.word(from)?.clause;
        let mut start = from;
        if self.is(start, &["the", "a", "an", "his", "her", "their"]) {
            start += 1;
            let lower = |at: usize| self.word(at).is_some_and(|word| !word.capital && word.tells());
            let common = (start..start + 2).take_while(|at| lower(*at)).count();
            if common == 0 && !is_title(self.own(start)) {
                return None;
            }
            start += common;
        }
        while is_title(self.own(start)) && self.gap(start).trim_matches('.').trim().is_empty() {
            start += 1;
        }
        let name = |at: usize| self.word(at).is_some_and(|word| word.capital && word.clause == clause);
        let joins = |at: usize| matches!(self.gap(at).trim(), "" | "." | "-");
        let mut end = start;
        while name(end) && (end == start || joins(end - 1)) {
            end += 1;
            let particle = self.is(end, &["von", "van", "de", "du", "la", "le", "der", "al", "bin", "ibn", "di", "da"]);
            end += usize::from(particle && end > start && name(end + 1) && joins(end - 1));
        }
        if self.is(end, &["of"]) && name(end + 1) && end > start {
            // `Henry of Ashby` is a name, and its end tells him from other Henrys.
            end += 2;
        }
        self.is_one(start..end).then_some(start..end)
    }

    /// True for the name of a person, and of one alone.
    fn is_one(&self, run: Run) -> bool {
        if run.is_empty() || run.clone().any(|at| self.is(at, &BODIES)) || run.clone().all(|at| is_title(self.own(at)))
        {
            return false;
        }
        let own = self.own(run.end - 1);
        // A demonym, or letters that stand for a body.
        let letters = own.chars().count() > 1 && own.chars().all(char::is_uppercase);
        let demonym = run.len() == 1 && ["ans", "ish", "ians", "ese", "ch"].iter().any(|end| own.ends_with(end));
        let next = self.word(run.end).filter(|_| self.gap(run.end - 1).trim().is_empty());
        let noun = next.is_some_and(|next| {
            matches!(next.part, Part::Thing | Part::People) && !next.capital && !next.span.is_empty()
        });
        let gap = self.gap(run.end - 1).trim();
        let capital = self.word(run.end).is_some_and(|next| next.capital && !matches!(next.part, Part::Mention(_)));
        let listed = self.is(run.end, &["and", "or", "with"]) && matches!(gap, "" | ",");
        let listed = listed || gap.contains('&') || gap.contains('/') || (gap == "," && capital);
        !(letters || demonym || noun || listed)
    }

    /// The only name before a pronoun in its sentence: `Pell was ill, and in 1860 he was replaced`.
    fn antecedent(&self, pronoun: usize) -> Option<Run> {
        let name = |at: usize| self.word(at).is_some_and(|word| word.part == Part::Name && word.capital);
        let first = (0..pronoun).find(|at| name(*at))?;
        let run = first..(first..pronoun).find(|at| !name(*at)).unwrap_or(pronoun);
        let others = (run.end..pronoun).any(name) || (run.end - run.start > 3);
        (!others && first <= 2 && !run.clone().any(|at| self.is(at, &BODIES))).then_some(run)
    }

    /// The person named right before a word.
    fn person_before(&self, end: usize) -> Option<Run> {
        if let Some(pronoun) = end.checked_sub(1).filter(|at| self.is(*at, &["he", "she"])) {
            return self.antecedent(pronoun);
        }
        let clause = self.word(end)?.clause;
        let end = if end > 0 && self.is(end - 1, &["who"]) { end - 1 } else { end };
        let mut start = end;
        while start
            .checked_sub(1)
            .and_then(|at| self.word(at))
            .is_some_and(|word| word.capital && word.clause == clause)
            && (start == end || matches!(self.gap(start - 1).trim(), "" | "." | "-"))
            && !is_title(self.own(start - 1))
        {
            start -= 1;
        }
        // A common word that only opens the sentence is no part of a name: `When Pell …`.
        while start < end && self.word(start).is_some_and(|word| word.part == Part::Plain && !self.is_initial(start)) {
            start += 1;
        }
        let body = (start..end).any(|at| self.is(at, &BODIES));
        let of = start > 0 && self.is(start - 1, &["of", "and", "or", "&", "the", "at", "in", "from"]);
        (start < end && !body && !of).then_some(start..end)
    }

    fn is_initial(&self, at: usize) -> bool {
        self.own(at).chars().count() == 1
    }

    /// What is named in the clause before a word, with a name in it.
    fn thing_before(&self, end: usize) -> Option<Run> {
        let clause = self.word(end)?.clause;
        let mut start = end;
        while let Some(before) = start.checked_sub(1) {
            let Some(word) = self.word(before) else { break };
            let ends = self.gap(before).trim();
            let comma = start < end && !ends.is_empty() && ends != "'s" && ends != "’s" && ends != "-";
            if word.clause != clause || matches!(word.part, Part::Mention(_)) || comma || is_verb(self, before) {
                break;
            }
            start = before;
        }
        self.named(start..end)
    }

    /// What is named behind a verb.
    fn thing_after(&self, from: usize) -> Option<Run> {
        let clause = self.word(from)?.clause;
        let mut end = from;
        while self.word(end).is_some_and(|word| word.clause == clause && !matches!(word.part, Part::Mention(_))) {
            let stops = ["with", "by", "for", "from", "to", "after", "before", "during", "while", "as", "and", "was"];
            if end > from
                && (!self.gap(end - 1).trim().trim_matches(['\'', '’', 's']).is_empty() || self.is(end, &stops))
            {
                break;
            }
            end += 1;
        }
        self.named(from..end)
    }

    /// A run without loose ends; `None` where it names nothing.
    fn named(&self, run: Run) -> Option<Run> {
        let tells = |at: &usize| self.word(*at).is_some_and(Word::tells);
        let start = run.clone().find(tells)?;
        let end = run.clone().rfind(tells)? + 1;
        let named = (start..end).any(|at| self.word(at).is_some_and(|word| word.part == Part::Name));
        (named && end - start <= 9).then_some(start..end)
    }

    /// True where words around leave room for another.
    fn doubted(&self, at: usize, role: Role) -> bool {
        let Some(clause) = self.word(at).map(|word| word.clause) else { return true };
        let near = at.saturating_sub(4)..at + 3;
        near.filter(|at| self.word(*at).is_some_and(|word| word.clause == clause))
            .any(|at| self.is(at, &DOUBT) || (!role.of_person() && self.is(at, &ORDER)))
    }

    /// The words behind `as`: the post that someone was given.
    fn office(&self, verb: usize) -> Vec<Key> {
        let Some(at) = (verb + 1..verb + 12).find(|at| self.is(*at, &["as"])) else { return Vec::new() };
        let words =
            self.row.words.iter().skip(at + 1).take(7).take_while(|word| !word.is(self.text, &["by", "in", "on"]));
        words.filter(|word| word.tells() && !matches!(word.part, Part::Mention(_))).map(|word| word.key).collect()
    }
}

/// True for a verb, at which what stands before another verb ends.
fn is_verb(scan: &Scan<'_>, at: usize) -> bool {
    scan.is(
        at,
        &["was", "were", "is", "are", "had", "has", "that", "which", "who", "when", "where", "after", "because"],
    ) || scan.word(at).is_some_and(|word| word.unlisted)
}
