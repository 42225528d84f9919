//! Takes the statements of a sentence, gives what they come to: parts added up, a list counted, two calendars compared.
//!
//! What is added up is a statement like any other, and meets totals elsewhere; what a sentence adds up wrongly is a
//! document that contradicts itself.

use std::ops::Range;

use super::listing::listed;
use super::parts::{self, Run};
use super::statement::{Class, Statement};
use crate::mention::{self, Kind, Mention};

/// Values that a statement was worked out from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sum {
    /// What they come to.
    pub total: f64,
    /// The arithmetic, in words.
    pub steps: Vec<String>,
}

/// Something that a document gives twice: as it says it, and as its own words work out.
#[derive(Clone, Debug)]
pub(super) struct Check {
    /// The property that both are of.
    pub property: &'static str,
    /// Bytes of the prose whose words name it.
    pub named: Range<usize>,
    /// The value as it is stated: its bytes and how it is written in a claim.
    pub stated: (Range<usize>, String),
    /// The unit of both, for measures.
    pub unit: Option<String>,
    /// The calendar of the stated value, for dates.
    pub calendar: Option<mention::Calendar>,
    /// The value as it works out.
    pub worked: (Range<usize>, String),
    /// The calendar of the value that it is worked out from.
    pub from: Option<mention::Calendar>,
    /// True where neither side may have been rounded.
    pub exact: bool,
    /// The arithmetic, in words.
    pub steps: Vec<String>,
}

/// The numbers of a sentence added up where they are parts of one whole: passengers and crew, the same thing in
/// several groups. Given as further statements.
pub(super) fn add(text: &str, statements: &[Statement], mentions: &[Mention], runs: &[Run]) -> Vec<Statement> {
    let amount = |statement: &Statement| {
        let mention = mentions.get(statement.mention as usize)?;
        mention.low.filter(|low| mention.high == Some(*low))
    };
    let mut found: Vec<Statement> =
        runs.iter().filter(|run| !run.some).filter_map(|run| parts::together(text, run)).collect();
    for first in statements.iter().filter(|statement| statement.class == Class::Count && statement.sum.is_none()) {
        let Some(head) = first.head else { continue };
        let alike = |statement: &&Statement| {
            statement.class == Class::Count && statement.head == Some(head) && statement.sum.is_none()
        };
        let all: Vec<(&Statement, f64)> =
            statements.iter().filter(alike).filter_map(|statement| Some((statement, amount(statement)?))).collect();
        let opens = all.first().is_some_and(|(statement, _)| statement.mention == first.mention);
        let apart = all.windows(2).all(|pair| match pair {
            [(a, _), (b, _)] => text.get(a.span.end..b.span.start).is_some_and(|gap| gap.contains(';')),
            _ => false,
        });
        if !opens || !apart || all.len() < 3 || all.len() != statements.iter().filter(alike).count() {
            continue;
        }
        let end = all.last().map_or(first.span.end, |(statement, _)| statement.span.end);
        let span = first.span.start..end;
        found.push(Statement { span, part: None, sum: Some(total(text, &all)), ..first.clone() });
    }
    found
}

fn total(text: &str, parts: &[(&Statement, f64)]) -> Sum {
    let total = parts.iter().map(|(_, amount)| amount).sum();
    let written: Vec<String> = parts.iter().map(|(_, amount)| crate::extract::number(*amount)).collect();
    let words: Vec<&str> = parts.iter().filter_map(|(part, _)| text.get(part.span.clone())).collect();
    let step = format!("{} = {} ({})", written.join(" + "), crate::extract::number(total), words.join(", "));
    Sum { total, steps: vec![step] }
}

/// The one number that a statement gives without a hedge.
pub(super) fn exact(statement: &Statement, mentions: &[Mention]) -> Option<f64> {
    let mention = mentions.get(statement.mention as usize)?;
    mention.low.filter(|low| mention.high == Some(*low) && mention.hedge.is_none())
}

/// What a sentence gives twice and works out differently.
pub(super) fn checks(text: &str, statements: &[Statement], mentions: &[Mention], runs: &[Run]) -> Vec<Check> {
    let mut found: Vec<Check> = statements.iter().filter_map(|statement| listed(text, statement, mentions)).collect();
    found.extend(runs.iter().filter_map(|run| parts::off(text, run, statements, mentions)));
    found.extend(statements.iter().filter_map(|day| two_styles(text, day, mentions)));
    found.extend(statements.windows(2).filter_map(|pair| match pair {
        [a, b] => calendars(text, a, b, mentions),
        _ => None,
    }));
    found
}

/// The words that say what was on a day: those before it, else those behind it.
fn told_of(text: &str, first: &Statement, last: &Statement) -> Range<usize> {
    let before = first.sentence.start..first.span.start;
    let told = text.get(before.clone()).is_some_and(|words| words.split_whitespace().any(|word| word.len() > 3));
    if told { before } else { last.span.end..last.sentence.end }
}

/// `27 March [O.S. 15 March] 1886`: a day in one calendar with the same day in the other in a bracket of its own.
fn two_styles(text: &str, day: &Statement, mentions: &[Mention]) -> Option<Check> {
    let mention = mentions.get(day.mention as usize).filter(|own| own.kind == Kind::Date)?;
    let outer = mention.edtf.clone().filter(|edtf| edtf.len() == 10 && !edtf.contains('X'))?;
    let own = text.get(mention.start..mention.end)?;
    let open = own.find(['[', '('])?;
    let close = own.find([']', ')']).filter(|close| *close > open)?;
    let bracket = own.get(open + 1..close)?;
    let small = bracket.to_lowercase();
    let old = ["o.s.", "old style", "julian"].iter().any(|words| small.contains(words));
    let new = ["n.s.", "new style", "gregorian"].iter().any(|words| small.contains(words));
    let year = outer.get(..4)?;
    let bare =
        ["O.S.", "OS", "N.S.", "NS", "Old Style", "New Style"].iter().fold(bracket.to_owned(), |s, w| s.replace(w, ""));
    let bare = if bare.contains(year) { bare } else { format!("{} {year}", bare.trim()) };
    let inner = mention::scan(&bare).into_iter().find_map(|own| own.edtf.filter(|edtf| edtf.len() == 10))?;
    let (style, other) = match (old, new) {
        (true, false) => (mention::Calendar::Julian, mention::Calendar::Gregorian),
        (false, true) => (mention::Calendar::Gregorian, mention::Calendar::Julian),
        _ => return None,
    };
    let name = |calendar| if calendar == mention::Calendar::Julian { "Old Style" } else { "New Style" };
    let span = mention.start + open + 1..mention.start + close;
    Some(Check {
        property: "date",
        named: told_of(text, day, day),
        stated: (span, inner.clone()),
        unit: None,
        calendar: Some(style),
        worked: (mention.start..mention.start + open, outer.clone()),
        from: Some(other),
        exact: true,
        steps: vec![format!("{outer} is {}, {inner} is {}", name(other), name(style))],
    })
}

/// `25 October 1917 (8 November new style)`: a day in one calendar beside the same day in the other.
fn calendars(text: &str, a: &Statement, b: &Statement, mentions: &[Mention]) -> Option<Check> {
    let (first, second) = (mentions.get(a.mention as usize)?, mentions.get(b.mention as usize)?);
    let day = |mention: &Mention| {
        mention.edtf.clone().filter(|edtf| mention.kind == Kind::Date && edtf.len() == 10 && !edtf.contains('X'))
    };
    let (one, other) = (day(first)?, day(second)?);
    let gap = text.get(a.span.end..b.span.start)?;
    let after = text.get(b.span.start..(b.span.end + 24).min(b.sentence.end))?.to_lowercase();
    if !matches!(gap.trim(), "(" | "[" | ", or" | ", i.e." | "/") {
        return None;
    }
    let new = ["new style", "n.s.", "gregorian"].iter().any(|words| after.contains(words));
    let old = ["old style", "o.s.", "julian"].iter().any(|words| after.contains(words));
    let (from, calendar) = match (new, old) {
        (true, false) => (mention::Calendar::Julian, mention::Calendar::Gregorian),
        (false, true) => (mention::Calendar::Gregorian, mention::Calendar::Julian),
        _ => return None,
    };
    let name = |calendar| if calendar == mention::Calendar::Julian { "Old Style" } else { "New Style" };
    Some(Check {
        property: "date",
        named: told_of(text, a, b),
        stated: (b.span.clone(), other.clone()),
        unit: None,
        calendar: Some(calendar),
        worked: (a.span.clone(), one.clone()),
        from: Some(from),
        exact: true,
        steps: vec![format!("{one} is {}, {other} is {}", name(from), name(calendar))],
    })
}
