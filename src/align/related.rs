//! Takes the statements of short passages, gives the pairs that stand in one relation to one subject.
//!
//! Nothing narrows on one side alone: there the two may both be right.

use std::collections::{HashMap, HashSet};

use super::bearer::Bearer;
use super::index::Pair;
use super::relation::{CENTRE, Relation};
use super::score::Score;
use super::statement::{Class, Statement};
use super::stem::Key;
use crate::value::{Fit, Terms, Value, Vocabulary};

/// How sure a pair is that stands in one relation to one subject.
const TOTAL: f32 = 0.56;
/// More values of one relation than this are of too many subjects.
const LONGEST: usize = 60;

/// Adds the pairs of one relation to those found otherwise.
pub(super) fn add(pairs: &mut Vec<Pair>, all: &[&Statement], values: &[Option<Value>]) {
    let mut lists: HashMap<(Class, Key), Vec<u32>> = HashMap::new();
    for (at, statement) in (0u32..).zip(all).filter(|(_, statement)| statement.short) {
        if let Some(relation) = &statement.relation {
            lists.entry((statement.class, relation.key)).or_default().push(at);
        }
    }
    let docs: HashSet<u32> = all.iter().map(|statement| statement.doc).collect();
    let many = docs.len() > 2;
    let mut found: Vec<(u32, u32)> = Vec::new();
    for list in lists.values().filter(|list| list.len() > 1 && list.len() <= LONGEST) {
        let single: Vec<u32> = list.iter().copied().filter(|at| is_single(*at, list, all, values)).collect();
        for (nth, a) in single.iter().enumerate() {
            let others = single.iter().skip(nth + 1);
            let one = |at: u32| all.get(at as usize).copied();
            found.extend(
                others.filter(|b| one(*a).zip(one(**b)).is_some_and(|(a, b)| same(a, b, many))).map(|b| (*a, *b)),
            );
        }
    }
    found.sort_unstable();
    for (a, b) in found {
        let score = Score {
            total: TOTAL,
            event: 1.0,
            held: (0.5, 0.5),
            shared: 1.0,
            apart: 0.0,
            sure: true,
            strong: 1,
            likely: 0.0,
        };
        match pairs.binary_search_by_key(&(a, b), |pair| (pair.a, pair.b)) {
            Ok(at) => {
                if let Some(pair) = pairs.get_mut(at).filter(|pair| !pair.score.sure || pair.score.total < TOTAL) {
                    pair.score = score;
                }
            }
            Err(at) => pairs.insert(at, Pair { a, b, score }),
        }
    }
}

/// True for the one value that a document gives of a relation.
fn is_single(at: u32, list: &[u32], all: &[&Statement], values: &[Option<Value>]) -> bool {
    let Some(own) = all.get(at as usize) else { return false };
    let others = list.iter().filter(|other| **other != at);
    others.filter_map(|other| Some((other, all.get(*other as usize)?))).all(|(other, statement)| {
        statement.doc != own.doc
            || statement.relation.as_ref().zip(own.relation.as_ref()).is_some_and(|(a, b)| {
                a.sort != b.sort || (a.recurs && a.objects != b.objects) || (a.changes && own.years != statement.years)
            })
            || agree(at, *other, values)
    })
}

fn agree(one: u32, other: u32, values: &[Option<Value>]) -> bool {
    let value = |index: u32| values.get(index as usize).and_then(Option::as_ref);
    let Some((a, b)) = value(one).zip(value(other)) else { return false };
    let none = Vocabulary::default();
    let fit = a.compare(b, &Terms { tolerance: None, labels: &none, names: &none }).fit;
    matches!(fit, Fit::Equal | Fit::Converted | Fit::Overlap)
}

/// True where the values of two passages stand in one relation to one subject.
fn same(a: &Statement, b: &Statement, many: bool) -> bool {
    let Some((one, other)) = a.relation.as_ref().zip(b.relation.as_ref()) else { return false };
    if a.doc == b.doc || a.class != b.class || a.lead.is_other(&b.lead) {
        return false;
    }
    let common = a.names.iter().any(|name| b.names.binary_search(name).is_ok());
    let named = common || (!many && (a.lead.generic || b.lead.generic || a.names.is_empty() || b.names.is_empty()));
    if !named || a.lead.is_strange(&b.lead, &a.names, &b.names) {
        return false;
    }
    is_of_one(a, b, one, other)
        && is_of_one_time(a, b, one)
        && !is_narrowed(a, b, one, other)
        && meets(a, b, one, other)
}

/// The words by which the subject goes in either passage.
fn is_alias(key: Key, a: &Statement, b: &Statement) -> bool {
    [a, b].iter().any(|of| of.lead.names.contains(&key) || of.lead.kinds.contains(&key))
}

/// True where both are told of the subject, or of one part of it.
fn is_of_one(a: &Statement, b: &Statement, one: &Relation, other: &Relation) -> bool {
    let own = |of: &Statement, relation: &Relation| {
        relation.own || of.bearer == Bearer::Own || relation.whose.iter().any(|key| is_alias(*key, a, b))
    };
    (own(a, one) && own(b, other)) || one.whose.iter().any(|key| other.whose.contains(key))
}

/// True where nothing says that the two are of two times.
fn is_of_one_time(a: &Statement, b: &Statement, one: &Relation) -> bool {
    if a.class == Class::Time {
        return true;
    }
    // What is scored in one stretch of years is not what is scored in another.
    if one.recurs && a.years != b.years {
        return false;
    }
    match (a.years, b.years) {
        (Some((from, to)), Some((start, end))) => from <= end && start <= to,
        (None, None) => !one.changes || a.bounds.by == b.bounds.by,
        _ => !one.changes,
    }
}

/// True where only one of the two is told of a place, a kind, one of several.
fn is_narrowed(a: &Statement, b: &Statement, one: &Relation, other: &Relation) -> bool {
    let strange = |key: &Key, to: &Statement| {
        to.near(*key) <= 0.0 && to.names.binary_search(key).is_err() && !is_alias(*key, a, b)
    };
    let sort = |of: &Relation, to: &Relation| of.sort.iter().any(|key| !to.sort.contains(key));
    let within =
        |of: &Statement, to: &Statement| a.class != Class::Time && of.bounds.within.iter().any(|key| strange(key, to));
    let unmarked = Key::notion("maximum");
    let which =
        |of: &Statement| -> Vec<Key> { of.bounds.which.iter().copied().filter(|key| *key != unmarked).collect() };
    let ordinals = |of: &Statement, to: &Statement| {
        of.ordinals.iter().any(|(key, number)| {
            to.ordinals.iter().any(|(its, _)| its == key) && !to.ordinals.contains(&(*key, *number))
        })
    };
    // What else happened beside it must be told in the other passage too.
    let beside = |of: &Relation, to: &Statement| of.beside.iter().any(|event| to.deeds.binary_search(event).is_err());
    if beside(one, b) || beside(other, a) {
        return true;
    }
    let timeless = a.class != Class::Time;
    if timeless
        && (a.bounds.shifted != b.bounds.shifted || (a.bounds.besides != b.bounds.besides && a.years != b.years))
    {
        return true;
    }
    let nation = one.key == Key::notion("caps");
    let kinds = || sort(one, other) || sort(other, one) || which(a) != which(b) || within(a, b) || within(b, a);
    (!nation && kinds()) || ordinals(a, b) || ordinals(b, a)
}

/// True where what is done to someone or with someone is done to the same.
fn meets(a: &Statement, b: &Statement, one: &Relation, other: &Relation) -> bool {
    let meet = |key: &Key| {
        let centre = |key: Key, other: Key| key == CENTRE && is_alias(other, a, b);
        other.objects.iter().any(|its| its == key || centre(*key, *its) || centre(*its, *key))
    };
    let common = |key: &Key| [a, b].iter().all(|of| of.lead.names.contains(key) || of.lead.kinds.contains(key));
    let known = |key: &&Key| !common(key) || a.class != Class::Time;
    if one.key == Key::notion("marry") {
        // Both of a couple are named on both sides.
        return one.objects.iter().filter(|key| meet(key)).count() >= 2;
    }
    if one.recurs || other.recurs {
        let none = one.objects.is_empty() && other.objects.is_empty() && a.class == Class::Count;
        return none || one.objects.iter().filter(known).any(meet);
    }
    one.objects.is_empty() || other.objects.is_empty() || one.objects.iter().any(meet)
}

#[cfg(test)]
mod tests {
    use super::super::tests::clashes;

    #[test]
    fn one_relation_is_told_in_many_words() {
        let table = [
            ("Echo Valley is a 1998 novel by Ann Pell.", "Echo Valley was published in 1996.", "1998 / 1996"),
            (
                "Ashby lies at an altitude of 1,700 metres.",
                "Ashby is a town at an elevation of 1,560 m.",
                "1,700 m / 1,560 m",
            ),
            ("The asylum of Ashby opened its doors in 1856.", "Ashby Asylum was opened in 1852.", "1856 / 1852"),
            ("Pell ruled Ashby from 1311 to 1340.", "Pell succeeded his uncle in 1314.", "1311 / 1314"),
            ("Pell won 61 caps for Norway.", "He made 57 appearances for the national team.", "61 / 57"),
            (
                "The album Tin Moon was released on 4 May 2009.",
                "Tin Moon came out in July 2009.",
                "2009-05-04 / 2009-07",
            ),
            (
                "Ash Hill is the highest peak of the range, at 842 metres.",
                "Elevation\t871 m\nRange\tAsh Hills",
                "842 m / 871 m",
            ),
            (
                "She first flew on 3 April 1958.",
                "First flight\t21 June 1958\nNumber built\t6",
                "1958-04-03 / 1958-06-21",
            ),
            ("In 1841 Ann Pell married Karl Moser.", "Ann and Karl Moser married on 6 May 1843.", "1841 / 1843-05-06"),
            (
                "The Kestrel sank with the loss of 57 of her crew.",
                "The Kestrel sank in minutes; 61 men were lost.",
                "57 / 61",
            ),
            ("The group was formed at Ashby in 1991.", "Years active\t1993–2003", "1991 / 1993"),
            ("Pell published her novel The Ferry in 1961.", "Her novel The Ferry (1963) was filmed.", "1961 / 1963"),
            (
                "The Ashby mill employed 6,200 people in 1938.",
                "In 1938 the Ashby mill had 4,800 employees.",
                "6,200 / 4,800",
            ),
        ];
        for (a, b, values) in table {
            let (one, other) = values.split_once(" / ").unwrap();
            let found = clashes(&[a, b]);
            assert!(found.iter().any(|told| told.contains(one) && told.contains(other)), "{a} {b}: {found:?}");
        }
    }

    #[test]
    fn what_is_narrowed_on_one_side_does_not_meet() {
        let table = [
            ["Pell scored 12 goals for Ashby in 1961.", "Pell scored 34 goals for Kelford in 1961."],
            ["Pell won the Ashby Prize in 1988.", "In 1995 Pell won the Kelford Medal."],
            ["In 1841 Pell married Ann Moser.", "After her death he married Jane Holt in 1852."],
            ["Echo Valley is a 1998 film by Ann Pell.", "The soundtrack of Echo Valley was released in 1999."],
            [
                "Ashby lies at an altitude of 170 metres.",
                "The highest point of Ashby is a hill at an elevation of 402 m.",
            ],
            ["The 1932 marathon had 28 runners.", "The 1936 marathon had 56 runners."],
            ["The game was released on 4 May 2009.", "The console version of the game was released on 2 June 2010."],
            ["The fire at Ashby killed 17 people.", "In a fire in 1995 four people had been killed at Ashby."],
            ["Holt won 59 percent of the vote.", "Six years before, Holt had won 46 percent of the vote."],
            ["The line is 14 miles long.", "The line had nine stations and one tunnel, 420 yards long."],
            ["At Ashby eleven nurses died in 1918.", "In 1922 two nurses were killed by a bomb at Ashby."],
            ["The ship had 28 wooden boats.", "The ship had 4 steel boats."],
            ["The hotel of Ashby was opened in 1911.", "The hotel of Ashby was reopened in 1994."],
        ];
        for texts in table {
            let found = clashes(&texts);
            assert!(found.is_empty(), "{texts:?}: {found:?}");
        }
    }
}
