//! Takes the statements of a document, gives averages of a whole that lie outside those of its two halves.
//!
//! `It weighs 1.5 kg on average. In men the average is 1.37 kg and in women 1.2 kg`: whatever the share of either, the
//! average of both lies between the two.

use super::row::{Part, Row};
use super::statement::{Class, Statement};
use super::stem::Key;
use super::sums::Check;
use crate::extract::number;
use crate::mention::{Hedge, Mention};
use crate::value::Unit;

/// Two halves of which a whole is made up.
const HALVES: [[&[&str]; 2]; 3] =
    [[&["men", "males", "male"], &["women", "females", "female"]], [&["boys"], &["girls"]], [&["urban"], &["rural"]]];

const AVERAGE: [&str; 3] = ["average", "averages", "mean"];

/// An average: where it stands and how far it may reach by its last digit.
struct Average<'s> {
    statement: &'s Statement,
    low: f64,
    high: f64,
    written: String,
}

/// What a document says of a whole and of its halves, and cannot be so.
pub(super) fn checks(text: &str, rows: &[Row], statements: &[Statement], mentions: &[Mention]) -> Vec<Check> {
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| tells(text, row)) {
        for [one, other] in HALVES {
            let Some((a, b)) =
                half(text, row, statements, mentions, one).zip(half(text, row, statements, mentions, other))
            else {
                continue;
            };
            let wholes = rows.iter().enumerate().skip(at.saturating_sub(1)).take(2).filter(|(_, row)| tells(text, row));
            let whole = wholes.flat_map(|(_, row)| whole(text, row, statements, mentions)).find(|whole| {
                whole.statement.class == a.statement.class && a.statement.class == b.statement.class && alike(whole, &a)
            });
            let Some(whole) = whole else { continue };
            if whole.low > a.high.max(b.high) || whole.high < a.low.min(b.low) {
                found.push(check(&whole, &a, &b));
            }
        }
    }
    found
}

fn tells(text: &str, row: &Row) -> bool {
    row.words.iter().any(|word| word.is(text, &AVERAGE))
}

/// The only average in a sentence that is told of one half: `in men about 1370 g`, `1370 g in men`.
fn half<'s>(text: &str, row: &Row, all: &'s [Statement], mentions: &[Mention], names: &[&str]) -> Option<Average<'s>> {
    let mut found = of_row(row, all).filter_map(|statement| {
        let place = row.words.iter().position(|word| word.span == statement.span)?;
        let value = |word: &&super::row::Word| !matches!(word.part, Part::Mention(_));
        let after: Vec<_> = row.words.iter().skip(place + 1).take(2).take_while(value).collect();
        let linked = after.first().is_some_and(|link| link.is(text, &["in", "for", "among"]));
        let behind = linked && after.get(1).is_some_and(|word| word.is(text, names));
        let before = || row.words.iter().take(place).rev().take_while(value).any(|word| word.is(text, names));
        (behind || (!linked && before())).then(|| average(text, statement, mentions))?
    });
    found.next().filter(|_| found.next().is_none())
}

/// Averages in a sentence that names no half.
fn whole<'s>(text: &str, row: &Row, all: &'s [Statement], mentions: &[Mention]) -> Vec<Average<'s>> {
    let halves = HALVES.iter().flatten().any(|names| row.words.iter().any(|word| word.is(text, names)));
    if halves {
        return Vec::new();
    }
    of_row(row, all).filter_map(|statement| average(text, statement, mentions)).collect()
}

fn of_row<'s>(row: &Row, all: &'s [Statement]) -> impl Iterator<Item = &'s Statement> {
    let span = row.span.clone();
    let class = |statement: &&Statement| matches!(statement.class, Class::Measure(_) | Class::Age | Class::Share);
    // Statements stand in the order of their sentences: a long document is not read through for each.
    let first = all.partition_point(|statement| statement.sentence.start < span.start);
    let own = all.get(first..).unwrap_or_default().iter().take_while(move |statement| statement.sentence == span);
    own.filter(|statement| statement.sum.is_none()).filter(class)
}

/// True where both are told of one thing: a word or two stand near both.
fn alike(whole: &Average, half: &Average) -> bool {
    let average = AVERAGE.iter().map(|word| Key::of(&super::stem::stem(word)));
    let average: Vec<Key> = average.collect();
    let near = |key: &Key| half.statement.near(*key) >= 0.5;
    whole.statement.features.iter().any(|f| f.weight >= 0.6 && !average.contains(&f.key) && near(&f.key))
}

fn average<'s>(text: &str, statement: &'s Statement, mentions: &[Mention]) -> Option<Average<'s>> {
    let mention = mentions.get(statement.mention as usize)?;
    let size = mention.low.filter(|low| mention.high == Some(*low))?;
    if !matches!(mention.hedge, None | Some(Hedge::About | Hedge::Estimated)) {
        return None;
    }
    let unit = mention.unit.as_deref().filter(|_| matches!(statement.class, Class::Measure(_))).unwrap_or("");
    let base = Unit::named(unit).size().map_or(1.0, |(_, size)| size);
    let own = text.get(mention.start..mention.end)?;
    let half = last_digit(own, size) / 2.0;
    let written =
        if mention.unit.is_some() && !unit.is_empty() { format!("{} {unit}", number(size)) } else { number(size) };
    Some(Average { statement, low: (size - half) * base, high: (size + half) * base, written })
}

/// What the last digit of a figure counts that is not an idle nought: 10 for `1370`, 0.1 for `1.5`.
fn last_digit(written: &str, size: f64) -> f64 {
    let digits: String =
        written.chars().skip_while(|c| !c.is_ascii_digit()).take_while(|c| !c.is_whitespace()).collect();
    if let Some((_, fraction)) = digits.split_once('.') {
        let places = i32::try_from(fraction.chars().take_while(char::is_ascii_digit).count()).unwrap_or(0);
        return 10f64.powi(-places);
    }
    let mut step = 1.0;
    while size >= step * 10.0 && size % (step * 10.0) == 0.0 {
        step *= 10.0;
    }
    step
}

fn check(whole: &Average, a: &Average, b: &Average) -> Check {
    let above = whole.low > a.high.max(b.high);
    let near = if (a.low > b.low) == above { a } else { b };
    Check {
        property: "measure",
        named: whole.statement.sentence.start..whole.statement.span.start,
        stated: (whole.statement.span.clone(), whole.written.clone()),
        unit: None,
        calendar: None,
        worked: (near.statement.span.clone(), near.written.clone()),
        from: None,
        exact: false,
        steps: vec![format!("an average of both lies between {} and {}", a.written, b.written)],
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{findings, told};

    #[test]
    fn an_average_lies_between_those_of_its_halves() {
        let wrong = "The bird weighs 95 g on average. In males the average weight is 82 g and in females 74 g.";
        let found = findings(&[wrong]);
        let step = "an average of both lies between 82 g and 74 g";
        assert!(found.iter().any(|finding| finding.steps.iter().any(|own| own == step)), "{found:?}");
        let right = [
            "The bird weighs 78 g on average. In males the average weight is 82 g and in females 74 g.",
            "The bird weighs about 80 g on average. In males the average weight is 79.6 g and in females 74 g.",
            "The nest weighs 95 g on average. The average span is 30 cm in males and 27 cm in females.",
            "The bird weighs up to 95 g. In males the average weight is 82 g and in females 74 g.",
        ];
        for text in right {
            assert_eq!(told(&[text]), Vec::<String>::new(), "{text}");
        }
    }
}
