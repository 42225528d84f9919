//! Takes a number in a sentence, gives what is counted: the noun, whether it is a part or a whole, and which numbers
//! stand out in their document.

use std::collections::{HashMap, HashSet};

use super::asked::keep_single;
use super::gauge::keep_greatest;
use super::row::{Part, Row, Word};
use super::statement::{Class, Statement};
use super::stem::Key;
use crate::mention::Mention;

/// The noun that is counted, and what stands between the number and it.
pub(super) fn counted_noun(text: &str, row: &Row, place: usize) -> (Option<(Part, Key)>, Vec<Key>) {
    let mut run: Vec<&Word> = Vec::new();
    let mut at = place + 1;
    let Some(value) = row.words.get(place) else { return (None, Vec::new()) };
    let skip = ["of", "the", "all", "these", "those", "its", "their", "his", "whom", "were", "was", "other", "new"];
    while row.words.get(at).is_some_and(|word| word.clause == value.clause && word.is(text, &skip)) {
        at += 1;
    }
    let mut end = value.span.end;
    while let Some(word) = row.words.get(at).filter(|word| word.clause == value.clause && run.len() < 4) {
        let gap = text.get(end..word.span.start).unwrap_or("");
        let parted = gap.contains([',', '.', '\t']) || gap.matches('\n').count() > 1;
        if !parted && run.is_empty() && (word.part == Part::Ordinal || word.is(text, &["class", "other"])) {
            (end, at) = (word.span.end, at + 1);
            continue;
        }
        // `dwelling houses`, `fishing boats`: what they are for.
        let next = row.words.get(at + 1).filter(|next| next.clause == word.clause && word.part == Part::Thing);
        let kind = next.is_some_and(|next| matches!(next.part, Part::People | Part::Thing) && !is_verbal(text, next));
        if !parted && kind && is_verbal(text, word) {
            (end, at) = (word.span.end, at + 1);
            continue;
        }
        let aged = word.key == Key::notion("age");
        if parted || aged || !matches!(word.part, Part::People | Part::Thing | Part::Name) || is_verbal(text, word) {
            break;
        }
        run.push(word);
        end = word.span.end;
        at += 1;
    }
    let head = run.pop().map(|word| (word.part, word.key)).or_else(|| {
        let word = label(text, row, place)?;
        // A label owes its capital to the beginning of its line.
        Some(word.other.filter(|_| word.first && word.part == Part::Name).unwrap_or((word.part, word.key)))
    });
    (head, run.iter().map(|word| word.key).collect())
}

/// The noun of a label before the number: `Tornadoes confirmed<tab>69`, `Deaths: 146`.
pub(super) fn label<'r>(text: &str, row: &'r Row, place: usize) -> Option<&'r Word> {
    let value = row.words.get(place)?;
    let before: Vec<&Word> = row.words.iter().take(place).collect();
    let last = before.last()?;
    let gap = text.get(last.span.end..value.span.start)?;
    (gap.contains(['\t', ':']) && before.len() <= 5).then_some(())?;
    let noun = |word: &&Word| matches!(word.part, Part::People | Part::Thing | Part::Name) && !is_verbal(text, word);
    before.into_iter().rev().find(noun)
}

pub(super) fn is_verbal(text: &str, word: &Word) -> bool {
    let own = text.get(word.span.clone()).unwrap_or("");
    !word.capital && own.len() > 4 && (own.ends_with("ed") || own.ends_with("ing"))
}

/// Of whom only some are counted: the sexes, the young, those who bear a name of their own.
pub(super) fn parts(row: &Row, head: Option<(Part, Key)>, group: &[Key]) -> Option<Key> {
    const PARTS: [&str; 4] = ["woman", "child", "girl", "officer"];
    const BESIDE: [&str; 4] = ["men", "passenger", "crew", "soldier"];
    let of = |list: &[&str], key: &Key| list.iter().any(|name| *key == Key::notion(name));
    let part = |key: &Key| of(&PARTS, key);
    let (kind, head) = head?;
    // Men and boys, men and women: all there are.
    let all = row.words.windows(3).any(|words| match words {
        [men, and, other] => {
            !matches!(and.part, Part::Mention(_))
                && men.key == head
                && men.key == Key::notion("men")
                && part(&other.key)
                && other.clause == men.clause
        }
        _ => false,
    });
    if all {
        return None;
    }
    // Men and passengers are all there are, unless the sentence speaks of others beside them.
    let others = || row.words.iter().any(|word| word.key != head && (part(&word.key) || of(&BESIDE, &word.key)));
    let is_part = part(&head) || kind == Part::Name || (of(&BESIDE, &head) && others());
    if is_part {
        return Some(head);
    }
    let named = |key: &&Key| part(key) || row.words.iter().any(|word| word.key == **key && word.part == Part::Name);
    group.iter().find(named).copied()
}

/// Whose losses are counted: `Zulu losses are put at 1,000`, `the British dead numbered 40`. Of two sides each has its
/// own.
pub(super) fn side(text: &str, row: &Row, place: usize) -> Option<Key> {
    let value = row.words.get(place)?;
    let before = row.words.get(..place)?;
    let losses = ["losses", "loss", "casualties", "dead"];
    let pair = before.windows(2).rev().find(|pair| match pair {
        [whose, lost] => {
            whose.part == Part::Name
                && lost.is(text, &losses)
                && whose.clause == value.clause
                && lost.clause == value.clause
        }
        _ => false,
    })?;
    pair.first().map(|whose| whose.key)
}

/// `among them 52 officers and 700 men`, `including four children`: some of those told before.
pub(super) fn is_among(text: &str, row: &Row, place: usize) -> bool {
    const NEAR: usize = 8;
    let Some(value) = row.words.get(place) else { return false };
    let before = row.words.iter().take(place).rev().take(NEAR).take_while(|word| word.clause == value.clause);
    let numbers = before.clone().filter(|word| matches!(word.part, Part::Mention(_))).count();
    let among = |word: &Word| word.is(text, &["among", "amongst", "including"]);
    numbers <= 1 && before.clone().any(among)
}

pub(super) fn is_whole(text: &str, row: &Row, place: usize) -> bool {
    let before: Vec<&Word> = row.words.iter().take(place).rev().take(2).collect();
    let opens = |of: &Word| {
        let before = text.get(row.span.start..of.span.start).unwrap_or("").trim_end();
        of.is(text, &["of"])
            && (before.trim_matches(['"', '“', '-', '*']).is_empty() || before.ends_with([',', ';', '-', '—', '.']))
    };
    let number = |back: usize| {
        place
            .checked_sub(back)
            .and_then(|at| row.words.get(at))
            .is_some_and(|word| matches!(word.part, Part::Mention(_)))
    };
    // `745 saved of the 2,340 who sailed`, `of sixty-eight souls thirty-three were living`.
    let from = row.words.get(place.saturating_sub(5)..place).unwrap_or_default();
    let some = matches!(before.as_slice(), [the, of] if the.is(text, &["the"]) && of.is(text, &["of"]))
        && from.iter().any(|word| matches!(word.part, Part::Mention(_)))
        && from.iter().any(|word| word.part == Part::Event);
    let then = before.first().is_some_and(|of| of.is(text, &["of"]))
        && row.words.get(place + 1).is_some_and(|word| matches!(word.part, Part::People | Part::Thing))
        && row.words.get(place + 2).is_some_and(|word| matches!(word.part, Part::Mention(_)));
    if some || then {
        return true;
    }
    match before.as_slice() {
        [of, ..] if of.is(text, &["of"]) && number(2) => true,
        [the, of, ..] if of.is(text, &["of"]) && number(3) && the.part == Part::Plain => true,
        [the, of, ..] if the.is(text, &["the", "these", "those", "some", "an", "his", "their", "its"]) => opens(of),
        [of, ..] => opens(of),
        [] => false,
    }
}

/// `fifty mills, of which twelve`: the whole of which a part is told behind it.
pub(super) fn is_told_of(text: &str, row: &Row, place: usize) -> bool {
    let behind: Vec<&Word> = row.words.iter().skip(place + 1).take(8).collect();
    let of = behind.windows(2).position(
        |pair| matches!(pair, [of, which] if of.is(text, &["of"]) && which.is(text, &["which", "whom", "these"])),
    );
    let Some(of) = of else { return false };
    let numbers = |words: &[&Word]| words.iter().any(|word| matches!(word.part, Part::Mention(_)));
    let (between, rest) = behind.split_at(of);
    !numbers(between) && numbers(rest)
}

/// `each man had seventy rounds`, `ten shillings apiece`: a number that is told of one of many.
pub(super) fn is_each(text: &str, row: &Row, place: usize) -> bool {
    let Some(value) = row.words.get(place) else { return false };
    let here = |word: &&Word| word.clause == value.clause;
    let before = row.words.iter().take(place).filter(here).any(|word| word.is(text, &["each", "every"]));
    let after = row.words.iter().skip(place + 1).filter(here).take(4);
    before || after.clone().any(|word| word.is(text, &["each", "apiece", "per"]))
}

/// Keeps of how many there was room for only the greatest number: all boats together hold more than one.
fn keep_fullest(statements: &mut [Statement], mentions: &[Mention]) {
    let size = |of: &Statement| mentions.get(of.mention as usize).and_then(|own| own.low.or(own.high)).unwrap_or(0.0);
    let counted = |of: &Statement| of.class == Class::Count && of.gauge.is_some();
    let most = statements.iter().filter(|of| counted(of)).map(size).fold(0.0, f64::max);
    for statement in statements.iter_mut() {
        if counted(statement) && size(statement) < most {
            statement.gauge = None;
        }
    }
}

/// Marks the numbers that stand out: of those of one event the largest and what is not far below it, of those of one
/// noun the only one.
pub(super) fn mark_chief(statements: &mut [Statement], mentions: &[Mention]) {
    keep_greatest(statements, mentions);
    keep_single(statements, mentions);
    keep_fullest(statements, mentions);
    let amount = |statement: &Statement| {
        let own = mentions.get(statement.mention as usize).and_then(|mention| mention.low.or(mention.high));
        statement.sum.as_ref().map(|sum| sum.total).or(own).unwrap_or(0.0)
    };
    let mut largest: HashMap<Key, f64> = HashMap::new();
    let mut heads: HashMap<Key, u32> = HashMap::new();
    for statement in statements.iter().filter(|statement| statement.class == Class::Count && !statement.whole) {
        if let Some(event) = statement.event.filter(|_| statement.of_people && statement.part.is_none()) {
            let held = largest.entry(event).or_default();
            *held = held.max(amount(statement));
        }
        if let Some((_, head)) = statement.head {
            *heads.entry(head).or_default() += 1;
        }
    }
    let mut measures: HashMap<Class, HashSet<usize>> = HashMap::new();
    for statement in
        statements.iter().filter(|statement| matches!(statement.class, Class::Measure(_) | Class::In(_) | Class::Share))
    {
        measures.entry(statement.class).or_default().insert(statement.sentence.start);
    }
    for statement in statements.iter_mut() {
        statement.chief = measures.get(&statement.class).is_some_and(|sentences| sentences.len() == 1);
    }
    let mut lasting: HashMap<Key, u32> = HashMap::new();
    for event in statements.iter().filter(|statement| statement.lasting).filter_map(|statement| statement.event) {
        *lasting.entry(event).or_default() += 1;
    }
    for statement in statements.iter_mut().filter(|statement| statement.lasting) {
        statement.chief |= statement.event.is_some_and(|event| lasting.get(&event) == Some(&1));
    }
    let mut repeated: HashSet<Key> = HashSet::new();
    for statement in statements.iter_mut().filter(|statement| statement.class == Class::Times) {
        statement.chief = statement.event.is_some_and(|event| repeated.insert(event));
    }
    for statement in statements.iter_mut().filter(|statement| statement.class == Class::Count && !statement.whole) {
        let most = statement.event.and_then(|event| largest.get(&event)).copied().unwrap_or(f64::MAX);
        let first = statement.of_people && statement.part.is_none() && amount(statement) * 2.0 >= most;
        let only = !statement.of_people && statement.head.is_some_and(|(_, head)| heads.get(&head) == Some(&1));
        // The dead of one town are not the dead of the disaster, however many.
        let all = statement.local.is_none() || amount(statement) >= most;
        statement.chief = (first && all && amount(statement) > 3.0) || only;
    }
}
