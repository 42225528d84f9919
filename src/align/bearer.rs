//! Takes a value in a sentence of a short passage, gives whose it is: the subject that the passage is about, someone
//! named, or something beside it.
//!
//! Two passages on one subject tell much of its parts and its kin: the second bridge, the longest tunnel, a brother.
//! Their dates and sizes are not those of the subject.

use super::gauge::{LINKS, phrase};
use super::lead::{KINDS, Lead};
use super::place::is_attribute_word;
use super::row::{Part, Row, Word};
use super::statement::{Class, Statement};
use super::stem::Key;

/// Whose a value is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Bearer {
    /// The passage's own subject, or nobody is told: `it`, `the company`, `Opened: 1931`.
    #[default]
    Own,
    /// Whoever bears these names.
    Named(Vec<Key>),
    /// Something else, by its noun; true where it is told as one of several: `the second bridge`, `his brother`.
    Other(Key, bool),
}

/// Words that pick one of several: what they stand before is not the subject itself.
const PICKS: [&str; 22] = [
    "half", "old", "upper", "lower", "inner", "outer", "sister", "another", "one", "each", "every", "some", "other",
    "second", "third", "last", "first", "next", "new", "previous", "later", "former",
];

/// Verbs that say how large something is, which look like nouns.
const MEASURING: [&str; 13] = [
    "stands", "lies", "rises", "reaches", "measures", "weighs", "weigh", "measure", "covers", "runs", "drains",
    "flows", "seats",
];

/// Verbs and the like before an object.
pub(super) const HAVING: [&str; 14] =
    ["is", "are", "was", "were", "has", "have", "had", "having", "with", "be", "been", "being", "became", "becomes"];

/// Whose a value is that stands at `place`; `event` is the place of what happens, for dates.
pub(super) fn bearer(text: &str, row: &Row, place: usize, event: Option<usize>, lead: &Lead) -> Bearer {
    if let Some(end) = label_end(text, row, place) {
        let names = row.words.get(end..place).unwrap_or_default().iter().filter(|word| word.part == Part::Name);
        return owned(names.map(|word| word.key).collect(), lead);
    }
    if let Some(counted) = counted(text, row, place, event) {
        return counted;
    }
    let from = event.filter(|at| *at < row.words.len()).unwrap_or_else(|| bracket(text, row, place));
    if let Some(noun) = event.and_then(|at| of_noun(text, row, at, lead)) {
        return noun;
    }
    // `two daughters, born in 1914`: whoever stands before.
    let past = event.is_some() && from > 0 && is_noun(text, row, from - 1);
    let past =
        past && row.words.get(from - 1).zip(row.words.get(from)).is_some_and(|(one, next)| one.clause == next.clause);
    let mut at = from;
    let mut who = false;
    while at > 0 {
        at -= 1;
        let Some(word) = row.words.get(at) else { break };
        if word.is(text, &["it", "he", "she", "they", "i", "we"]) {
            return Bearer::Own;
        }
        who |= word.is(text, &["who", "which", "whose"]);
        if !is_noun(text, row, at) {
            continue;
        }
        let start = phrase(text, row, at);
        // `a capacity of 400`: the capacity is what is told.
        let of = row.words.get(at + 1).is_some_and(|of| of.is(text, &["of"])) && at + 2 == from;
        if event.is_none() && of {
            at = start;
            continue;
        }
        let prior = start.checked_sub(1).and_then(|at| row.words.get(at));
        // `The four smaller bells weigh`: not the bell.
        let several = prior.is_some_and(|word| matches!(word.part, Part::Mention(_)))
            && row.words.iter().take(start.saturating_sub(1)).all(|word| word.is(text, &["the", "its"]));
        if several && event.is_none() && start < at + 1 && at + 3 >= from {
            return Bearer::Other(row.words.get(at).map_or(Key(0), |word| word.key), true);
        }
        // `On 3 January an earthquake of magnitude 8 struck`: the date ends before the article.
        let articled = row.words.get(start).is_some_and(|word| word.is(text, &["a", "an", "the"]));
        let tied = prior.is_some_and(|word| {
            word.is(text, &LINKS)
                || ((word.is(text, &HAVING) || (matches!(word.part, Part::Mention(_)) && !articled))
                    && !(past && at + 1 == from))
                || (word.part == Part::Event && start < at + 1 && !comma(text, row, start))
        });
        if tied && !who {
            at = start;
            continue;
        }
        // `made by Bliss and Williams`: the first of the two tells how both are tied.
        let listed =
            prior.is_some_and(|word| word.is(text, &["and", "or"])) && start > 1 && is_noun(text, row, start - 2);
        if listed {
            at = start - 1;
            continue;
        }
        // `flip a switch and direct a 5-metre flame`: what stands further off need not be what is measured.
        let between = row.words.get(at + 1..from).unwrap_or_default();
        if event.is_none()
            && between.iter().any(|word| {
                matches!(word.part, Part::Thing | Part::Name | Part::People)
                    && !is_attribute_word(word.key)
                    && !word.is(text, &MEASURING)
            })
        {
            return Bearer::Own;
        }
        // `Work on the hall began`: it was begun.
        let work = row.words.get(at).is_some_and(|word| word.is(text, &["work", "construction", "building"]));
        let goes =
            row.words.get(from).is_some_and(|word| word.key == Key::notion("begin") || word.key == Key::notion("end"));
        if work && goes {
            return Bearer::Own;
        }
        return of_phrase(text, row, start, at, lead);
    }
    Bearer::Own
}

/// What is counted or brought in right before: `one tunnel, 420 yards long`, `In 1922 two nurses were killed`.
fn counted(text: &str, row: &Row, place: usize, event: Option<usize>) -> Option<Bearer> {
    let linked =
        |at: usize| row.words.get(at).is_some_and(|word| word.is(text, &["was", "were", "had", "have", "been"]));
    let at = match event {
        Some(event) => (1..=3).map_while(|back| event.checked_sub(back)).find(|at| !linked(*at))?,
        None => place.checked_sub(1).filter(|_| comma(text, row, place))?,
    };
    let noun = row.words.get(at).filter(|noun| noun.part == Part::Thing && is_noun(text, row, at))?;
    let before = at.checked_sub(1).and_then(|at| row.words.get(at))?;
    let several = matches!(before.part, Part::Mention(_)) && before.clause == noun.clause;
    let one = event.is_none() && (before.is(text, &["one", "another"]) || (before.is(text, &["a", "an"]) && at > 1));
    // Each time they are others.
    let own = Key(noun.key.0 ^ noun.span.start as u64);
    (several || one).then_some(Bearer::Other(if event.is_some() { own } else { noun.key }, true))
}

/// Where a value stands, or the bracket that it stands in.
fn bracket(text: &str, row: &Row, place: usize) -> usize {
    let Some(value) = row.words.get(place) else { return place };
    let before = text.get(row.span.start..value.span.start).unwrap_or("");
    let open = before.rfind('(').filter(|open| !before.get(*open..).is_some_and(|inside| inside.contains(')')));
    let first = open.and_then(|open| row.words.iter().position(|word| word.span.start > row.span.start + open));
    first.unwrap_or(place)
}

/// True where a comma stands before a word.
fn comma(text: &str, row: &Row, at: usize) -> bool {
    let words = at.checked_sub(1).and_then(|before| row.words.get(before)).zip(row.words.get(at));
    words.is_some_and(|(one, next)| text.get(one.span.end..next.span.start).is_some_and(|gap| gap.contains(',')))
}

/// Where the label of a line ends before a value: `Opened<tab>14 May 1931`.
pub(super) fn label_end(text: &str, row: &Row, place: usize) -> Option<usize> {
    const LABEL: usize = 6;
    let gap = |at: usize| {
        let (one, next) = row.words.get(at.checked_sub(1)?).zip(row.words.get(at))?;
        text.get(one.span.end..next.span.start)
    };
    (1..=place).take(LABEL).find(|at| gap(*at).is_some_and(|gap| gap.contains(['\t', ':', '|'])))
}

/// A noun that may bear something: no verb, no attribute of a measure.
fn is_noun(text: &str, row: &Row, at: usize) -> bool {
    let Some(word) = row.words.get(at) else { return false };
    let own = text.get(word.span.clone()).unwrap_or("");
    let named = matches!(word.part, Part::Name | Part::Thing | Part::People);
    let past = !word.capital && own.len() > 4 && (own.ends_with("ed") || own.ends_with("ing") || own.ends_with("ly"));
    let article = at.checked_sub(1).and_then(|at| row.words.get(at));
    let stood = article.is_some_and(|word| {
        word.part == Part::Ordinal || word.is(text, &["the", "a", "an", "this", "its", "his", "her", "their"])
    });
    let deed = word.part == Part::Event && (stood || (at == 0 && !past));
    let light = word.is(text, &MEASURING)
        || word.is(text, &["high", "tall", "long", "wide", "deep", "away", "far", "largest", "oldest"]);
    ((named && !past) || deed) && !light && own.len() > 1
}

/// `the death of X`, `X's death`, `construction of the dam`: whose the event is, where a noun tells it.
fn of_noun(text: &str, row: &Row, at: usize, lead: &Lead) -> Option<Bearer> {
    let before = at.checked_sub(1).and_then(|at| row.words.get(at))?;
    let own = possessor(text, before);
    let article = before.is(text, &["the", "its", "his", "her", "their"]);
    if own {
        return Some(of_phrase(text, row, phrase(text, row, at - 1), at - 1, lead));
    }
    (article && row.words.get(at + 1).is_some_and(|of| of.is(text, &["of"]))).then_some(Bearer::Own)
}

/// True for `X's`.
fn possessor(text: &str, word: &Word) -> bool {
    text.get(word.span.end..).is_some_and(|rest| rest.starts_with("'s ") || rest.starts_with("’s "))
}

/// Whose a noun phrase is.
fn of_phrase(text: &str, row: &Row, start: usize, end: usize, lead: &Lead) -> Bearer {
    let first = row.span.start == 0;
    let words = row.words.get(start..=end).unwrap_or_default();
    let Some(head) = words.last() else { return Bearer::Own };
    let names: Vec<Key> = words.iter().filter(|word| word.part == Part::Name).map(|word| word.key).collect();
    let owned_by = words
        .iter()
        .take(words.len() - 1)
        .any(|word| (!word.capital && possessor(text, word)) || word.is(text, &["its", "his", "her", "their"]));
    // `Ashby's tower` may be the tower; `his tower` is none of his.
    let of_name = words.iter().take(words.len() - 1).any(|word| word.capital && possessor(text, word));
    let name = words.iter().all(|word| matches!(word.part, Part::Name | Part::Plain));
    if head.part == Part::Name && (!owned_by && !of_name || name) {
        return owned(names, lead);
    }
    let key = head.other.filter(|_| head.part == Part::Event).map_or(head.key, |(_, key)| key);
    let superlative = |word: &Word| {
        let own = text.get(word.span.clone()).unwrap_or("");
        own.len() > 4 && own.ends_with("est") && !word.capital
    };
    let before = start.checked_sub(1).and_then(|at| row.words.get(at));
    let picked =
        words.iter().chain(before).any(|word| word.part == Part::Ordinal || word.is(text, &PICKS) || superlative(word));
    // What a passage opens with is introduced so: `A fire at the mill killed 14`.
    let picked = picked
        || (start > 1 || !first)
            && head.part != Part::Event
            && words.first().is_some_and(|word| word.is(text, &["a", "an"]));
    let kind = lead.kinds.contains(&key) || head.is(text, &KINDS) || names.iter().any(|name| lead.names.contains(name));
    if kind && !picked && !owned_by && !of_name { Bearer::Own } else { Bearer::Other(key, picked || owned_by) }
}

fn owned(names: Vec<Key>, lead: &Lead) -> Bearer {
    if names.is_empty() || names.iter().any(|name| lead.names.contains(name)) {
        Bearer::Own
    } else {
        Bearer::Named(names)
    }
}

/// True where two short passages tell of different bearers.
pub(super) fn differ(a: &Statement, b: &Statement) -> bool {
    if !a.short || !b.short || a.doc == b.doc || matches!(a.class, Class::Deed) {
        return false;
    }
    let dated = matches!(a.class, Class::Time | Class::Span | Class::Measure(_) | Class::Share);
    // A second bridge is not the bridge, though both are bridges.
    let picked = |of: &Statement, to: &Statement| match (&of.bearer, &to.bearer) {
        (Bearer::Other(_, picked), to) => *picked && !matches!(to, Bearer::Other(_, true)),
        _ => false,
    };
    if picked(a, b) || picked(b, a) || a.lead.is_other(&b.lead) {
        return true;
    }
    let known = |key: &Key, to: &Statement| to.near(*key) > 0.0;
    let strange = |of: &Statement, to: &Statement| match &of.bearer {
        Bearer::Own => false,
        // Who counts is no bearer of what is counted.
        Bearer::Named(_) | Bearer::Other(_, false) if !dated => false,
        Bearer::Named(names) => !names.iter().any(|name| known(name, to) || to.names.binary_search(name).is_ok()),
        Bearer::Other(key, _) => !known(key, to),
    };
    match (&a.bearer, &b.bearer) {
        (Bearer::Own, Bearer::Own) => false,
        (Bearer::Other(one, _), Bearer::Other(other, _)) if one == other => false,
        _ => strange(a, b) || strange(b, a),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;

    #[test]
    fn whose_a_value_is_keeps_two_passages_apart() {
        let table = [
            ["The club was founded in 1878.", "The club's school was founded in 1911."],
            ["Ann Pell was born in 1823.", "Her brother John was born in 1826."],
            ["The strike began in 1911.", "A second strike began in 1926."],
            ["She was born in 1880 at Ashby.", "She had two daughters, born in 1914 and 1917."],
            ["The bridge of Ashby was opened in 1903.", "A new bridge was opened in 1984 beside the bridge of Ashby."],
            ["The bell weighs 13 tonnes.", "The four smaller bells weigh 2 tonnes."],
            ["Pell married in 1903.", "In 1912 Pell married the painter Karl Moser."],
            ["The court sat in 1831 and sentenced the miller.", "The miller's son was sentenced in 1836."],
            ["The zoo was opened in 1844.", "The aquarium was opened in 1913."],
        ];
        for texts in table {
            let clashes: Vec<String> = told(&texts).into_iter().filter(|told| !told.starts_with("agree")).collect();
            assert!(clashes.is_empty(), "{texts:?}: {clashes:?}");
        }
    }

    #[test]
    fn one_subject_goes_by_many_words() {
        let table = [
            (["The club was founded in 1878 at Ashby.", "Ashby Rovers was founded in 1885."], "1878 / 1885"),
            (["It was opened in 1931.", "The Ashby Bridge was opened in 1932."], "1931 / 1932"),
            (["Work on the hall began in 1772.", "The building was begun in 1776."], "1772 / 1776"),
            (["A fire at the mill of Ashby killed 14.", "The fire at Ashby killed 17."], "14 / 17"),
        ];
        for (texts, values) in table {
            assert_eq!(told(&texts), [format!("contradiction: {values}")], "{texts:?}");
        }
    }
}
