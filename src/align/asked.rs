//! Takes a value in a sentence of a short passage, gives which question about the passage's subject it answers: how
//! many live there, how high it is, when it was opened.
//!
//! A thing has one height and is born once. Two passages on one subject that answer one question differently disagree,
//! however few words they share: `Tornadoes confirmed: 69` and `with 87 tornadoes confirmed`.

use std::collections::{HashMap, HashSet};

use super::bearer::{Bearer, label_end};
use super::count::{counted_noun, is_whole};
use super::gauge::LINKS;
use super::place::attribute;
use super::questions::{AMOUNTS, COUNTS, MEASURES, Question};
use super::row::{Part, Row};
use super::statement::{Class, Statement};
use super::stem::Key;
use crate::mention::Mention;
use crate::value::{Measure, Unit};

/// What befalls a thing once, told of it: `was opened`, `Opened: 1931`.
const ONCE: [&str; 14] = [
    "born", "die", "found", "build", "open", "launch", "laydown", "sink", "abolish", "begin", "release", "publish",
    "sign", "climb",
];

/// Words that tie a number to what has it: `has 48 stores`, `with 87 tornadoes`.
const HAVING: [&str; 19] = [
    "has",
    "have",
    "had",
    "having",
    "with",
    "contains",
    "contained",
    "comprises",
    "comprised",
    "includes",
    "included",
    "operates",
    "operated",
    "owns",
    "owned",
    "holds",
    "held",
    "seats",
    "seated",
];

/// A question that a value answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub key: Key,
    /// True for the first year of use: nothing is used before it is built.
    pub since: bool,
    /// True where the answer is another in another year.
    pub changes: bool,
}

/// Which question the value at `place` answers; `event` is what happens there, and where.
pub(super) fn asked(
    text: &str,
    row: &Row,
    place: usize,
    class: Class,
    unit: &str,
    event: Option<(usize, Key)>,
) -> Option<Asked> {
    let label = label_end(text, row, place);
    match class {
        Class::Time => once(text, row, event?, label.is_some()),
        Class::Count => listed(text, row, place, &COUNTS, label).or_else(|| had(text, row, place, label)),
        Class::In(_) => listed(text, row, place, &AMOUNTS, label),
        Class::Measure(_) => listed(text, row, place, &MEASURES, label).or_else(|| {
            let area = Unit::named(unit).measure() == Some(Measure::Area) && is_whole(text, row, place);
            let long = sized(text, row, place);
            let area = area.then(|| Key::notion("area"));
            let key = area.or(long).or(attribute(row, place)).filter(|key| *key != Key::notion("distance"))?;
            Some(Asked { key, changes: false, since: false })
        }),
        _ => None,
    }
}

fn once(text: &str, row: &Row, (at, event): (usize, Key), label: bool) -> Option<Asked> {
    let one_of = |names: &[&str]| names.iter().any(|name| event == Key::notion(name));
    if !one_of(&ONCE) {
        return None;
    }
    let before = row.words.get(at.saturating_sub(3)..at).unwrap_or_default();
    let passive = before.iter().any(|word| word.is(text, &["was", "were", "is", "been", "being"]));
    // `opened its first shop in 1890`: what is opened is told behind it.
    let object = row.words.get(at + 1).is_some_and(|next| {
        !matches!(next.part, Part::Mention(_)) && !next.is(text, &LINKS) && !next.is(text, &["and", "there", "here"])
    });
    // `first climbed`, `the first ascent`: what follows has been done before.
    let climb = event == Key::notion("climb");
    if climb && !before.last().is_some_and(|word| word.is(text, &["first"])) {
        return None;
    }
    let told = label || passive || !object;
    // Its construction began, and it was built.
    let noun =
        row.words.get(at).is_some_and(|word| word.is(text, &["construction", "foundation", "opening", "launch"]));
    (told && (label || !noun)).then_some(Asked { key: event, changes: false, since: false })
}

/// `active from 1911 to 1946`, of the passage's subject: the first year of its use, held against when it was built.
pub(super) fn in_use(text: &str, row: &Row, place: usize, statement: &Statement) -> Option<Statement> {
    const USE: [&str; 7] = ["active", "use", "operation", "service", "operational", "occupied", "operated"];
    let words = row.words.get(place.saturating_sub(3)..place)?;
    let used = words.iter().any(|word| word.is(text, &USE)) && statement.class == Class::Span;
    if !used || !statement.short || statement.bearer != Bearer::Own || statement.half.is_some() {
        return None;
    }
    let asked = Some(Asked { key: Key::notion("build"), changes: false, since: true });
    let years = statement.years.map(|(from, _)| (from, from));
    Some(Statement { class: Class::Time, asked, years, half: Some(true), ..statement.clone() })
}

/// True for a measure of length, whatever of.
pub(super) fn is_length(statement: &Statement) -> bool {
    statement.class == Class::Measure(super::kind::measure_number(Measure::Length))
}

/// `a 19-kilometre railway line`: its length.
fn sized(text: &str, row: &Row, place: usize) -> Option<Key> {
    const LONG: [&str; 16] = [
        "line",
        "railway",
        "railroad",
        "road",
        "route",
        "canal",
        "river",
        "trail",
        "path",
        "motorway",
        "highway",
        "tunnel",
        "bridge",
        "coastline",
        "stretch",
        "track",
    ];
    let value = row.words.get(place)?;
    let hyphen = text.get(value.span.clone()).is_some_and(|own| own.contains('-'));
    let noun = row.words.iter().skip(place + 1).take(3).take_while(|word| word.clause == value.clause);
    let mut noun = noun.take_while(|word| word.tells() || word.is(text, &["long"]));
    (hyphen && noun.any(|word| word.is(text, &LONG))).then(|| Key::notion("length"))
}

/// A question whose words stand in the label, behind the number, or close before it: `a capacity of 400`.
fn listed(text: &str, row: &Row, place: usize, questions: &[Question], label: Option<usize>) -> Option<Asked> {
    let value = row.words.get(place)?;
    let near = |at: usize| -> bool {
        let Some(word) = row.words.get(at) else { return false };
        let between = row.words.get(at.min(place)..at.max(place)).unwrap_or_default();
        // `722 of her crew`: some of them.
        let some = at > place && row.words.get(place + 1).is_some_and(|of| of.is(text, &["of"]));
        let apart = some
            || between.iter().enumerate().any(|(nth, word)| {
                let number = matches!(word.part, Part::Mention(_)) && at.min(place) + nth != place;
                number || word.is(text, &["and", "but"])
            });
        let gap = text.get(word.span.end.min(value.span.end)..word.span.start.max(value.span.start)).unwrap_or("");
        word.clause == value.clause && !apart && !gap.contains([',', '('])
    };
    let before: Vec<usize> = match label {
        Some(end) => (0..end).collect(),
        None => (place.saturating_sub(4)..place).rev().filter(|at| near(*at)).collect(),
    };
    let after: Vec<usize> = (place + 1..place + 5).filter(|at| label.is_none() && near(*at)).collect();
    let question = |at: &usize| {
        let word = row.words.get(*at)?;
        let found = questions.iter().find(|question| word.is(text, question.words))?;
        Some(Asked { key: Key::notion(found.words.first()?), changes: found.changes, since: false })
    };
    // `an 18-gun sloop`.
    let own = text.get(value.span.clone()).and_then(|own| own.rsplit_once('-')).and_then(|(_, noun)| {
        let found = questions.iter().find(|question| question.words.contains(&noun))?;
        Some(Asked { key: Key::notion(found.words.first()?), changes: found.changes, since: false })
    });
    own.or_else(|| after.iter().chain(&before).find_map(question))
}

/// What a thing has so many of: `Locks: 29`, `has 29 locks`.
fn had(text: &str, row: &Row, place: usize, label: Option<usize>) -> Option<Asked> {
    let (head, _) = counted_noun(text, row, place);
    let (part, key) = head?;
    let before = row.words.get(place.saturating_sub(3)..place).unwrap_or_default();
    let having = before.iter().any(|word| word.is(text, &HAVING));
    let some = row.words.get(place + 1).is_some_and(|of| of.is(text, &["of"]));
    (part != Part::Name && !some && (label.is_some() || having)).then_some(Asked { key, changes: true, since: false })
}

/// Leaves a question unanswered where a document answers it in several ways: they are of several things.
pub(super) fn keep_single(statements: &mut [Statement], mentions: &[Mention]) {
    let size = |statement: &Statement| -> Option<f64> {
        let mention = mentions.get(statement.mention as usize)?;
        let unit = mention.unit.as_deref().and_then(|unit| Unit::named(unit).size()).map_or(1.0, |(_, size)| size);
        let unit = if matches!(statement.class, Class::Measure(_)) { unit } else { 1.0 };
        Some(mention.high.or(mention.low)? * unit)
    };
    let question = |statement: &Statement| {
        let own = statement.bearer == Bearer::Own && statement.class != Class::Time;
        statement.asked.filter(|_| own).map(|asked| (statement.class, asked.key, statement.bounds.which.clone()))
    };
    let mut answers: HashMap<_, f64> = HashMap::new();
    let mut several: HashSet<_> = HashSet::new();
    for statement in statements.iter() {
        let Some((question, size)) = question(statement).zip(size(statement)) else { continue };
        let held = *answers.entry(question.clone()).or_insert(size);
        if (held - size).abs() > 0.04 * held.abs() {
            several.insert(question);
        }
    }
    for statement in statements.iter_mut() {
        if question(statement).is_some_and(|question| several.contains(&question)) {
            statement.asked = None;
        }
    }
}

/// True where two short passages answer one question about their subject.
pub(super) fn same(a: &Statement, b: &Statement) -> bool {
    let Some((one, other)) = a.asked.zip(b.asked) else { return false };
    if one.key != other.key || !a.short || !b.short || a.doc == b.doc {
        return false;
    }
    let since = |early: &Statement, late: &Statement| {
        early.years.zip(late.years).is_some_and(|((_, early), (late, _))| early < late)
    };
    match (one.since, other.since) {
        (true, false) if !since(a, b) => return false,
        (false, true) if !since(b, a) => return false,
        _ => {}
    }
    let own = |of: &Statement| of.bearer == Bearer::Own;
    let bearers = (own(a) && own(b)) || (a.bearer == b.bearer && matches!(a.bearer, Bearer::Other(_, false)));
    let together = match (a.years, b.years) {
        (None, None) => !a.bounds.by && !b.bounds.by,
        (Some((from, to)), Some((start, end))) => from <= end && start <= to,
        _ => false,
    };
    bearers && (!one.changes || together)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{clashes, told};

    #[test]
    fn a_line_of_a_table_meets_what_prose_says() {
        let table = [
            ("Looms running\t310", "The mill was the largest of the valley, with 290 looms running.", "310 / 290"),
            ("Number of branches\t62\nFounded\t1904", "At its height the bank had 48 branches.", "62 / 48"),
            ("Budget\t$2.1 million", "The film was made on a budget of $1.2 million.", "2.1 million / 1.2 million"),
            ("Capacity\t16,200", "The ground has a capacity of 18,500, of which 6,000 are seats.", "16,200 / 18,500"),
            ("Enrolment\t820 pupils", "Kelford School is a school in Ashby with 640 pupils aged 4 to 18.", "820 / 640"),
            ("Line length\t23.4 km", "The Ashby Line is a 19-kilometre railway line.", "23.4 km / 19 km"),
            ("Opened\t14 May 1931", "The bridge was opened to traffic in September 1932.", "1931-05-14 / 1932-09"),
            ("Built\t1920", "The barracks was in use from 1911 to 1946.", "1920 / 1911"),
        ];
        for (line, prose, values) in table {
            let (one, other) = values.split_once(" / ").unwrap();
            let found = clashes(&[line, prose]);
            assert!(found.iter().any(|told| told.contains(one) && told.contains(other)), "{line} {prose}: {found:?}");
        }
    }

    #[test]
    fn what_changes_or_is_of_another_thing_does_not_meet() {
        let table = [
            ("Branches\t62", "In 1904 the bank had 48 branches."),
            ("Population (2001)\t11,870", "The town has a population of 12,345 (2011)."),
            ("Max. depth\t142 m", "The lake has an average depth of 45 m."),
            ("Employees\t1,250", "In Germany the firm employs 400."),
            ("Built\t1911", "The barracks was in use from 1920 to 1946."),
            ("The line is 34 miles long.", "The longest tunnel is 1.2 miles long."),
            ("The ship sank; 722 of her crew were lost.", "Of her crew of 1,250, 528 lived."),
            ("The cinema opened in 1934 with 1,800 seats.", "There are now 650 seats in the cinema."),
        ];
        for texts in table {
            let found = clashes(&[texts.0, texts.1]);
            assert!(found.is_empty(), "{texts:?}: {found:?}");
        }
    }

    #[test]
    fn a_figure_that_is_converted_is_meant_to_the_last_digit() {
        let far = ["Ashby is about 43 miles (69 km) south of Kelford.", "Ashby lies roughly 80 km south of Kelford."];
        assert_eq!(clashes(&far).len(), 1, "{:?}", told(&far));
        let near = ["Ashby is about 40 miles (64 km) south of Kelford.", "Ashby lies roughly 70 km south of Kelford."];
        assert!(clashes(&near).is_empty(), "{:?}", told(&near));
    }
}
