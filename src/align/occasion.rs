//! Takes two documents' statements, gives whether both documents tell of one event, and what follows of facts that each
//! of them tells once.
//!
//! Several accounts of one shipwreck seldom share more words of a fact than the noun: twenty boats, sixteen boats. In
//! histories of many years that is far too little; among accounts of one night it is enough.

use std::sync::Arc;

use super::event::is_weak;
use super::kind::years_of;
use super::row::Part;
use super::size::is_within;
use super::statement::{Class, Statement};
use super::stem::{Key, keys, stem};
use super::thesaurus::Thesaurus;
use super::told::Told;
use crate::mention::{Kind, Mention};

/// How the dates of a document lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Focus {
    /// Too few dates to tell.
    #[default]
    Open,
    /// Most are of one year and those beside it: the document tells of one event.
    Year(i32),
    /// They are spread over many years.
    Wide,
}

impl Focus {
    /// The focus of a document with these mentions.
    pub fn of(mentions: &[Mention]) -> Self {
        const FEW: usize = 5;
        let dates = mentions.iter().filter(|mention| matches!(mention.kind, Kind::Date | Kind::Period));
        let mut years: Vec<i32> =
            dates.filter_map(|mention| Some(years_of(mention.edtf.as_deref()?)?.0)).filter(|year| *year != 0).collect();
        years.sort_unstable();
        if years.len() < FEW {
            return Self::Open;
        }
        let around = |year: i32| years.iter().filter(|other| other.abs_diff(year) <= 1).count();
        let same = |year: i32| years.iter().filter(|other| **other == year).count();
        let most = years.iter().copied().max_by_key(|year| (around(*year), same(*year), std::cmp::Reverse(*year)));
        // Histories of an age have at most three in ten of their dates in any two or three years.
        most.filter(|year| around(*year) * 5 >= years.len() * 2).map_or(Self::Wide, Self::Year)
    }

    /// True where two documents may tell of one event.
    pub fn meets(self, other: Self) -> bool {
        match (self, other) {
            (Self::Wide, _) | (_, Self::Wide) => false,
            (Self::Year(one), Self::Year(other)) => one.abs_diff(other) <= 1,
            _ => true,
        }
    }
}

/// True where two statements stand in two accounts of one event.
pub(super) fn is_shared(a: &Statement, b: &Statement) -> bool {
    a.doc != b.doc && !a.short && !b.short && a.focus.meets(b.focus) && a.topic(b)
}

/// Makes kin of documents that share a topic with a third one, where they are few enough to be of one person's choosing:
/// of three accounts of one shipwreck the first may not name the ship, which the second does and the third.
pub(super) fn make_kin(told: &mut [Told]) {
    const FEW: usize = 16;
    const NAMES: usize = 2;
    if told.len() > FEW {
        return;
    }
    let firsts: Vec<Statement> = told.iter().filter_map(|told| told.statements.first().cloned()).collect();
    for told in told {
        let Some(own) = told.statements.first() else { continue };
        let thirds: Vec<&Statement> = firsts.iter().filter(|third| is_shared(own, third)).collect();
        let through = |other: &&Statement| thirds.iter().any(|third| is_shared(third, other));
        let near = |other: &&Statement| own.doc != other.doc && own.names_shared(other) >= NAMES;
        let meets = |other: &&Statement| own.focus.meets(other.focus) && !other.short;
        let kin = firsts.iter().filter(meets).filter(near).filter(through).map(|other| other.doc);
        let kin: Arc<[u32]> = kin.collect();
        for statement in &mut told.statements {
            statement.kin = Arc::clone(&kin);
        }
    }
}

/// Days of one beginning that two accounts date differently are no further apart.
const CLOSE: u32 = 12;

/// True for what both documents measure of one thing: of common things on one topic, of others in accounts of one event.
pub(super) fn is_gauged(a: &Statement, b: &Statement) -> bool {
    // A first tremor in May and the great one in August both begin.
    let close = a.class != Class::Time || a.day.zip(b.day).is_some_and(|(one, other)| one.abs_diff(other) <= CLOSE);
    a.gauge.zip(b.gauge).filter(|_| close).is_some_and(|(one, other)| {
        let common = one.common && other.common && a.doc != b.doc && (a.short || b.short || a.topic(b));
        one.key == other.key && (common || (is_shared(a, b) && !is_elsewhere(a, b) && !is_named_apart(a, b)))
    })
}

/// True where two documents tell of two events: they are about other years, or name nothing in common. What they say
/// alike they say of other things, unless a name ties it.
pub(super) fn is_apart(a: &Statement, b: &Statement) -> bool {
    let both = matches!((a.focus, b.focus), (Focus::Year(_), Focus::Year(_)));
    let same = both && a.focus.meets(b.focus);
    let years = both && !same;
    let told = a.years.is_some() && a.years == b.years;
    // A document without any name tells no more than another of what it is about.
    let unnamed = a.names.is_empty() || b.names.is_empty();
    a.doc != b.doc && !a.short && !b.short && !told && (years || (!same && !unnamed && !a.topic(b)))
}

/// True for two measures of one thing in one document, each of them the greatest in it.
pub(super) fn is_gauged_again(a: &Statement, b: &Statement) -> bool {
    a.doc == b.doc && a.gauge.is_some() && a.gauge == b.gauge
}

/// True for how often one thing happened that two accounts of one event tell.
pub(super) fn is_repeated(a: &Statement, b: &Statement) -> bool {
    a.class == Class::Times && a.chief && b.chief && a.event.is_some() && a.event == b.event && is_shared(a, b)
}

/// True for counts of one noun that both accounts give once, unless what happened to it or where it was differs.
pub(super) fn is_counted_once(a: &Statement, b: &Statement) -> bool {
    let counted = a.head.is_some() && a.head.map(|(_, key)| key) == b.head.map(|(_, key)| key);
    let once = a.class == Class::Count && a.chief && b.chief && !a.small && !b.small && !(a.of_people && b.of_people);
    let kind = |of: &Statement, to: &Statement| of.kind.is_none_or(|kind| to.near(kind) > 0.0);
    // Some flares that were sent up are not all the flares of a shop.
    const TIMES: f64 = 20.0;
    let counted = counted && kind(a, b) && kind(b, a) && is_within(a, b, TIMES);
    counted && once && may_be_one(a.event, b.event) && !is_elsewhere(a, b) && is_shared(a, b)
}

/// True for how long one thing lasted that both accounts tell once.
pub(super) fn is_lasting_once(a: &Statement, b: &Statement) -> bool {
    let both = a.lasting && b.lasting && a.class == b.class && a.chief && b.chief;
    both && a.event.is_some() && a.event == b.event && !is_elsewhere(a, b) && is_shared(a, b)
}

/// True for people whom one thing befell in the same year, which is not the year that the accounts are about: `in 1901 an
/// earlier explosion killed 81`.
pub(super) fn is_earlier(a: &Statement, b: &Statement) -> bool {
    let year = a.years.filter(|(from, to)| a.years == b.years && from == to).map(|(year, _)| year);
    let focus = [a.focus, b.focus].into_iter().find(|focus| matches!(focus, Focus::Year(_)));
    let aside = year.zip(focus).is_some_and(|(year, focus)| !focus.meets(Focus::Year(year)));
    let people = a.class == Class::Count && a.of_people && b.of_people && a.event == b.event;
    people && aside && is_shared(a, b)
}

/// True unless two events are known, and known to be two: what was built and what was burnt.
fn may_be_one(a: Option<Key>, b: Option<Key>) -> bool {
    let told = |event: Key| Thesaurus::shared().word(event).is_some() && !is_weak(event);
    !is_remnant(a, b) && a.zip(b).is_none_or(|(a, b)| a == b || !told(a) || !told(b))
}

/// True where one of two numbers is of what was lost and the other is not: of the ships in a harbour some are lost, and
/// of the bridges that were built some.
pub(super) fn is_remnant(a: Option<Key>, b: Option<Key>) -> bool {
    const MADE: [Key; 3] = keys(["build", "found", "open"]);
    let lost = |event: Key| {
        let gone = ["destroy", "burn", "sink"].iter().any(|name| event == Key::notion(name));
        gone || event == Key::of(&stem("lost"))
    };
    let kept = |event: Option<Key>| event.is_none_or(|event| MADE.contains(&event));
    (kept(a) && b.is_some_and(lost)) || (kept(b) && a.is_some_and(lost))
}

/// True where the sentence of one of two statements names something that the other side does not open with or name.
fn is_named_apart(a: &Statement, b: &Statement) -> bool {
    let has = |names: &[Key], key: &Key| names.binary_search(key).is_ok();
    let apart = |of: &Statement, to: &Statement| {
        let own = of.features.iter().filter(|feature| {
            feature.part == Part::Name
                && (of.sentence.start..of.sentence.end).contains(&(feature.from as usize))
                && feature.weight >= 0.6
        });
        let mut strange = own.filter(|feature| !has(&of.opening, &feature.key) && !has(&to.opening, &feature.key));
        strange.any(|feature| to.near(feature.key) <= 0.0)
    };
    apart(a, b) || apart(b, a)
}

/// True where one of two sentences opens with a place that the other statement is not of, nor the documents as a whole.
pub(super) fn is_led_elsewhere(a: &Statement, b: &Statement) -> bool {
    let titled = |key: &Key| a.title.binary_search(key).is_ok() || b.title.binary_search(key).is_ok();
    let apart =
        |of: &Statement, to: &Statement| of.led && of.places.iter().any(|key| !titled(key) && to.near(*key) <= 0.0);
    apart(a, b) || apart(b, a)
}

/// True where one of two statements names a place that is not where the documents are about, and the other does not.
pub(super) fn is_elsewhere(a: &Statement, b: &Statement) -> bool {
    let has = |names: &[Key], key: &Key| names.binary_search(key).is_ok();
    let titled = |key: &Key| has(&a.title, key) || has(&b.title, key);
    // Where the event was is told at the beginning; `At Kelford …` speaks of one place among several.
    let apart = |of: &Statement, to: &Statement| {
        let known = |key: &Key| titled(key) || (has(&of.opening, key) && (!of.led || has(&to.opening, key)));
        of.places.iter().any(|key| !known(key) && to.near(*key) <= 0.0)
    };
    apart(a, b) || apart(b, a)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{account, told};
    use super::Focus;
    use crate::mention::scan;

    #[test]
    fn an_account_of_one_event_is_told_by_its_dates() {
        let one =
            scan("In 1848 it broke out. In June 1848 it was over. On 3 June 1848 they sat, in May 1849 and in 1851.");
        let age = scan("In 1801, 1815, 1830, 1848, 1870 and 1914 they met; in 1931 no more.");
        assert_eq!(Focus::of(&one), Focus::Year(1848));
        assert_eq!(Focus::of(&age), Focus::Wide);
        assert_eq!(Focus::of(&scan("In 1801 and 1870.")), Focus::Open);
        assert!(!Focus::of(&age).meets(Focus::Open) && !Focus::Year(1848).meets(Focus::Year(1851)));
    }

    #[test]
    fn accounts_of_two_events_have_no_fact_in_common() {
        let flood = "The flood of Ashby. It cost 300 lives. The water rose to 20 feet. It took 15 bridges. The boats came late. \
                     The dead were buried. Nobody slept.";
        let siege = "The siege of Marwick. It cost 900 lives. The walls rose to 40 feet. They took 35 bridges. The help came \
                     late. The dead were counted. Nobody slept.";
        let found: Vec<String> = told(&[flood, siege]).into_iter().filter(|told| !told.starts_with("echo")).collect();
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn what_two_accounts_count_once_meets() {
        let table = [
            // what happened to it is told in other words
            ("Some 20 bridges were swept away.", "The water carried off 15 bridges.", "estimate: ~20 / 15"),
            ("The looters took 40 carts.", "Into their hands fell 31 carts.", "contradiction: 40 / 31"),
            (
                "The flood wrecked 415 dwelling houses.",
                "Over 600 houses were destroyed.",
                "contradiction: 415 / at least 600",
            ),
            // built is not wrecked
            ("The flood destroyed 20 bridges.", "The town had built 15 bridges.", ""),
            // one man's share is not all there was
            ("Each boatman saved 70 sacks of corn.", "The water spoiled 4,000 sacks of corn.", ""),
            // how long it lasted
            ("The rising went on for ten days.", "It rose in four days.", "contradiction: 10 days / 4 days"),
            ("The water had risen for ten days.", "It rose three days later.", ""),
            (
                "It was over in two hours.",
                "Within 50 minutes the fire had been put out.",
                "contradiction: 2 hours / 50 minutes",
            ),
            // another place
            ("At Marwick 20 bridges were swept away.", "The water swept away 45 bridges.", ""),
            // one of two sides
            ("The Kelford losses are put at 90 dead.", "In all 40 men were dead.", ""),
            // some of those told before
            (
                "It drowned 300 people, among them 52 weavers.",
                "The water drowned 71 weavers and 300 people in all.",
                "agreement: 300 / 300",
            ),
        ];
        for (a, b, found) in table {
            let told: Vec<String> =
                told(&[&account(a), &account(b)]).into_iter().filter(|told| !told.starts_with("echo")).collect();
            assert_eq!(told.join(" | "), found, "{a} {b}");
        }
    }
}
