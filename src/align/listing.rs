//! Takes a number and the list behind it, gives what the list comes to where that is another number: `four towns: Ashby,
//! Kelford, Marwick`, `12 people died: 6 men, 4 women and 3 children`.
//!
//! An item that opens with a number is worth that number, a name is worth one; anything else might describe the item
//! before it, and then nothing is said.

use std::ops::Range;

use super::statement::{Class, Statement};
use super::sums::{Check, exact};
use crate::extract::number;
use crate::mention::{Kind, Mention};
use crate::value::Unit;

/// Names of no more things than this are counted one by one.
const NAMED: f64 = 20.0;
/// Between a number and its list stand no more words than this.
const BETWEEN: usize = 6;
/// An item has no more words than this.
const WORDS: usize = 5;

/// Those of whom someone has so many: a list of names behind a comma is a list of them.
const KIN: [&str; 12] = [
    "sons",
    "daughters",
    "children",
    "brothers",
    "sisters",
    "wives",
    "husbands",
    "grandchildren",
    "grandsons",
    "nephews",
    "nieces",
    "siblings",
];

/// Words that make an item a part of another one.
const WITHIN: [&str; 9] = ["of", "each", "among", "including", "incl", "others", "both", "respectively", "per"];

/// A list as it stands behind its number.
struct List<'t> {
    /// Bytes of the prose.
    span: Range<usize>,
    /// Its items with their places, as far as they are worth something.
    items: Vec<(usize, &'t str)>,
    /// True where only a comma is before it.
    apposed: bool,
}

/// The list behind a number that does not come to it.
pub(super) fn listed(text: &str, statement: &Statement, mentions: &[Mention]) -> Option<Check> {
    let stated = exact(statement, mentions).filter(|_| statement.class == Class::Count && statement.sum.is_none())?;
    let list = behind(text, statement)?;
    let worth: Vec<Worth> = list.items.iter().map(|item| worth(*item, stated, mentions)).collect::<Option<_>>()?;
    let counted: f64 = worth.iter().map(Worth::amount).sum();
    let numbers = worth.iter().any(|one| matches!(one, Worth::Number(_)));
    #[allow(clippy::cast_precision_loss)]
    let count = worth.len() as f64;
    let near = (0.5 * stated..2.0 * stated).contains(&counted) && worth.iter().all(|one| one.amount() < stated);
    // Who counts the items, whatever they are, counts them rightly.
    if !near || (counted - stated).abs() < slack(stated) || (count - stated).abs() < 0.5 {
        return None;
    }
    let said: Vec<&str> = list.items.iter().map(|(_, item)| *item).collect();
    let step = if numbers {
        let amounts: Vec<String> = worth.iter().map(|one| number(one.amount())).collect();
        format!("{} = {} ({})", amounts.join(" + "), number(counted), said.join(", "))
    } else {
        format!("{} are named: {}", worth.len(), said.join(" · "))
    };
    if !numbers && (!(2.0..=NAMED).contains(&stated) || (list.apposed && counted > stated)) {
        return None;
    }
    Some(Check {
        property: "number",
        named: statement.span.end..list.span.start,
        stated: (statement.span.clone(), number(stated)),
        unit: None,
        calendar: None,
        worked: (list.span, number(counted)),
        from: None,
        exact: true,
        steps: vec![step],
    })
}

/// How far a total may be from its parts: it is exact, unless it is told in thousands.
pub(super) fn slack(total: f64) -> f64 {
    let step = if total % 1_000.0 == 0.0 { 1_000.0 } else { 1.0 };
    step / 2.0
}

fn behind<'t>(text: &'t str, statement: &Statement) -> Option<List<'t>> {
    let rest = text.get(statement.span.end..statement.sentence.end)?;
    let at = rest.find([':', '(', ','])?;
    let (noun, mark) = (rest.get(..at)?, rest.get(at..)?);
    let words: Vec<&str> = noun.split_whitespace().collect();
    let numbered = noun.contains(|c: char| c.is_ascii_digit());
    if words.len() > BETWEEN || numbered || noun.contains([';', '.', ')', '"', '“']) {
        return None;
    }
    let apposed = mark.starts_with(',');
    let kin = words.last().is_some_and(|last| KIN.contains(last)) && words.len() == 1;
    let after = mark.get(1..)?;
    if !after.starts_with(char::is_whitespace) && mark.starts_with(':') || (apposed && !kin) {
        return None;
    }
    let list = match mark.get(..1)? {
        "(" => after.split_once(')')?.0,
        _ => after.split_once(';').map_or(after, |(list, _)| list),
    };
    let list = list.trim_end_matches(['.', '!', ' ', '\n', '\r']);
    let from = statement.span.end + at + 1;
    let items = items(list, from);
    let several = if apposed { 2 } else { 3 };
    let joined = list.contains(" and ") || list.contains(" and\n");
    ((items.len() >= several && list.contains(',')) || (items.len() == 2 && joined)).then(|| List {
        span: from..from + list.len(),
        items,
        apposed,
    })
}

/// The items between commas and `and`, with where they start; a comma within a number parts nothing.
fn items(list: &str, from: usize) -> Vec<(usize, &str)> {
    let mut items: Vec<(usize, &str)> = Vec::new();
    let mut start = 0;
    let mut push = |start: usize, end: usize| {
        let own = list.get(start..end).unwrap_or("");
        let item = own.trim_start();
        let item = item.strip_prefix("and ").unwrap_or(item).trim_start();
        let item = item.strip_prefix("the ").filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(item);
        let at = own.len() - own.trim_start().len() + own.trim_start().len() - item.len();
        if !item.trim_end().is_empty() {
            items.push((from + start + at, item.trim_end()));
        }
    };
    for (at, _) in list.char_indices() {
        let rest = list.get(at..).unwrap_or("");
        let comma = rest.starts_with(',') && rest.get(1..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        let and = rest.starts_with("and") && rest.get(3..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        let and = and && list.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace));
        if comma {
            push(start, at);
            start = at + 1;
        } else if and {
            push(start, at);
            start = at + 3;
        }
    }
    push(start, list.len());
    items
}

enum Worth {
    Name,
    Number(f64),
}

impl Worth {
    fn amount(&self) -> f64 {
        match self {
            Self::Name => 1.0,
            Self::Number(amount) => *amount,
        }
    }
}

fn worth((at, item): (usize, &str), stated: f64, mentions: &[Mention]) -> Option<Worth> {
    let words: Vec<&str> = item.split_whitespace().collect();
    let plain = words.len() <= WORDS && !item.contains(['.', ';', ':', '(', ')', '"', '“', '—']);
    let from = mentions.partition_point(|mention| mention.start < at);
    let mut inside = mentions.iter().skip(from).take_while(|mention| mention.end <= at + item.len());
    let first = inside.next();
    if inside.any(|mention| mention.kind != Kind::Date) || !plain {
        return None;
    }
    match first {
        Some(mention) if mention.start == at && mention.kind == Kind::Quantity => {
            let counts = mention.hedge.is_none() && mention.low == mention.high;
            let unit = Unit::named(mention.unit.as_deref().unwrap_or(""));
            let money = unit.name().len() == 3 && unit.name().bytes().all(|byte| byte.is_ascii_uppercase());
            let within = words.iter().skip(1).take(1).any(|word| WITHIN.contains(word) && *word != "others");
            let amount = mention.low.filter(|_| counts && !within && unit.measure().is_none() && !money)?;
            // `five engines (4302, 4318 and 4374)`: that is what they are called.
            let called = words.len() == 1 && amount > stated;
            Some(if called { Worth::Name } else { Worth::Number(amount) })
        }
        Some(_) => None,
        None => (words.len() < WORDS && item.starts_with(char::is_uppercase)).then_some(Worth::Name),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;

    #[test]
    fn a_list_is_held_against_its_number() {
        let table = [
            ("The valley holds four towns: Ashby, Kelford, Marwick.", "contradiction: 4 / 3"),
            ("Three men were hanged: John Smith and Peter Jones.", "contradiction: 2 / 3"),
            ("Five ships were lost: the Anna, the Berta, the Clara and the Dora.", "contradiction: 5 / 4"),
            ("He left four daughters, Anna, Berta and Clara.", "contradiction: 4 / 3"),
            ("12 people died: 6 men, 4 women and 3 children.", "contradiction: 12 / 13"),
            ("There were 300 dead: 120 men, 130 women and 60 children.", "contradiction: 300 / 310"),
            ("A total of 43 people were arrested: 31 Kelby weavers and 14 Harton weavers.", "contradiction: 43 / 45"),
            ("The ship carried 1,214 people: 1,180 passengers and 36 crew.", "contradiction: 1,214 / 1,216"),
            ("He had five children: Anna, Karl and four who died young.", "contradiction: 5 / 6"),
            ("Five engines (4302, 4318, 4353, 4368, 4372 and 4374) were sold.", "contradiction: 5 / 6"),
            // They come out.
            ("12 people died: 6 men, 4 women and 2 children.", ""),
            ("He arrested 9 people: 4 men, 3 women and 2 boys.", ""),
            ("He wrote 9 works: 4 symphonies, 3 operas and 2 masses.", ""),
            ("The court sentenced 12 men: Smith, Jones and ten others.", ""),
            ("He had seven children: Karl, Otto, Emil and four daughters.", ""),
            ("He had five children: Anna, Karl and three who died young.", ""),
            ("They took 9 people: a baker, a tailor and seven boys.", ""),
            // What stands between commas describes, or is no list.
            ("Three kings came: Olaf, son of Harald, Knut, and Sven.", ""),
            ("They lost three ships: the Anna, of Hull, the Berta and the Clara.", ""),
            ("Two women were arrested: Mary Smith, a cook, and Ann Jones, a maid.", ""),
            ("He visited four cities: Rome, Paris, and, twice, London and Vienna.", ""),
            ("Three parishes suffered: 400 souls in Ashby, 200 in Kelford and 90 in Marwick.", ""),
            ("In the sack of Ashby 14 houses burnt: 300 people, 40 horses and 9 carts were lost.", ""),
            ("There were about 300 dead: 120 men, 130 women and 60 children.", ""),
            ("He invited two brothers, Karl, Otto and Emil.", ""),
        ];
        let found = table.map(|(text, _)| (text, told(&[text]).join("; ")));
        let turned = |found: &str| {
            found
                .split_once(": ")
                .and_then(|(_, pair)| pair.split_once(" / "))
                .map(|(a, b)| format!("contradiction: {b} / {a}"))
        };
        for ((text, found), (_, expected)) in found.iter().zip(&table) {
            assert!(found == expected || turned(found).as_deref() == Some(*expected), "{text}: {found}");
        }
    }
}
