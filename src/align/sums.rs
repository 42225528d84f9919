//! Takes the statements of a sentence, gives what they come to: parts added up, a list counted, two calendars compared.
//!
//! What is added up is a statement like any other, and meets totals elsewhere; what a sentence adds up wrongly is a
//! document that contradicts itself.

use std::ops::Range;

use super::row::Part;
use super::statement::{Class, Statement};
use super::stem::Key;
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
    /// The arithmetic, in words.
    pub steps: Vec<String>,
}

/// The numbers of a sentence added up where they are parts of one whole: passengers and crew, the same thing in
/// several groups. Given as further statements.
pub(super) fn add(text: &str, statements: &[Statement], mentions: &[Mention]) -> Vec<Statement> {
    let amount = |statement: &Statement| {
        let mention = mentions.get(statement.mention as usize)?;
        mention.low.filter(|low| mention.high == Some(*low))
    };
    let mut found = Vec::new();
    for pair in statements.windows(2) {
        let [a, b] = pair else { continue };
        let parts = a.part.is_some() && b.part.is_some() && a.part != b.part && a.head.is_some() && b.head.is_some();
        let gap = text.get(a.span.end..b.span.start).unwrap_or("");
        let joined = gap.split_whitespace().count() <= 4 && gap.split_whitespace().last() == Some("and");
        // `among them 52 officers and 700 men` are not all.
        let before = text.get(a.sentence.start..a.span.start).unwrap_or("").trim_end();
        let some =
            ["among them", "among whom", "of whom", "of them", "including"].iter().any(|end| before.ends_with(end));
        if some || a.class != Class::Count || b.class != Class::Count || !parts || !joined || a.sum.is_some() {
            continue;
        }
        let Some((x, y)) = amount(a).zip(amount(b)) else { continue };
        let named =
            |statement: &Statement| statement.part.is_some_and(|part| statement.head.is_some_and(|(_, h)| h == part));
        if named(a) && named(b) {
            let part = None;
            let head = a.head.map(|_| (Part::People, Key::notion("people")));
            let event = b.event.or(a.event);
            let of_people = a.of_people || b.of_people;
            let span = a.span.start..b.span.end;
            found.push(Statement {
                part,
                head,
                event,
                of_people,
                span,
                sum: Some(total(text, &[(a, x), (b, y)])),
                ..b.clone()
            });
        }
    }
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

/// What a sentence gives twice and works out differently.
pub(super) fn checks(text: &str, statements: &[Statement], mentions: &[Mention]) -> Vec<Check> {
    let mut found: Vec<Check> = statements.iter().filter_map(|statement| listed(text, statement, mentions)).collect();
    found.extend(statements.iter().filter_map(|sum| parts_of_total(text, sum, statements, mentions)));
    found.extend(statements.windows(2).filter_map(|pair| match pair {
        [a, b] => calendars(text, a, b, mentions),
        _ => None,
    }));
    found
}

/// `four towns: Mitta, Eskdale, Dartmouth`: the list has three.
fn listed(text: &str, statement: &Statement, mentions: &[Mention]) -> Option<Check> {
    let mention = mentions.get(statement.mention as usize)?;
    let stated = mention.low.filter(|low| mention.high == Some(*low) && mention.hedge.is_none())?;
    if statement.class != Class::Count || !(2.0..=20.0).contains(&stated) || statement.sum.is_some() {
        return None;
    }
    let rest = text.get(statement.span.end..statement.sentence.end)?;
    let open = rest.find([':', '('])?;
    let noun = rest.get(..open)?;
    if noun.split_whitespace().count() > 3 || noun.contains([',', ';', '.', ')']) {
        return None;
    }
    let bracket = rest.get(open..)?.starts_with('(');
    let list = rest.get(open + 1..)?;
    let list =
        list.split_once(if bracket { ')' } else { ';' }).map_or(list, |(list, _)| list).trim_end_matches(['.', ' ']);
    let items: Vec<&str> =
        list.split(',').flat_map(|item| item.split(" and ")).map(str::trim).filter(|item| !item.is_empty()).collect();
    let items: Vec<&str> = items.into_iter().map(|item| item.strip_prefix("and ").unwrap_or(item)).collect();
    let plain = |item: &&str| {
        item.split_whitespace().count() <= 4
            && item.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && !item.contains(['.', ';', ':', '(', '"'])
    };
    #[allow(clippy::cast_precision_loss)]
    let counted = items.len() as f64;
    if items.len() < 3 || !items.iter().all(plain) || (counted - stated).abs() < 0.5 || !list.contains(',') {
        return None;
    }
    let from = statement.span.end + open + 1;
    let steps = vec![format!("{} are named: {}", items.len(), items.join(" · "))];
    Some(Check {
        property: "number",
        named: statement.span.end..statement.span.end + noun.len(),
        stated: (statement.span.clone(), crate::extract::number(stated)),
        unit: None,
        calendar: None,
        worked: (from..from + list.len(), crate::extract::number(counted)),
        from: None,
        steps,
    })
}

/// `killed 146 workers, 123 women and 33 men`: the parts come to 156.
fn parts_of_total(text: &str, sum: &Statement, statements: &[Statement], mentions: &[Mention]) -> Option<Check> {
    let worked = sum.sum.as_ref()?;
    let exact = |statement: &Statement| {
        let mention = mentions.get(statement.mention as usize)?;
        mention.low.filter(|low| mention.high == Some(*low) && mention.hedge.is_none())
    };
    let whole = statements.iter().find(|whole| {
        let before = whole.span.end <= sum.span.start && whole.class == Class::Count && whole.sum.is_none();
        before && whole.part.is_none() && whole.event == sum.event && whole.of_people && !whole.whole
    })?;
    let stated = exact(whole)?;
    let off = worked.total - stated;
    (off > 0.5 || (off < -0.5 && off.abs() < 0.1 * stated))
        .then(|| Check {
            property: "number",
            named: whole.span.end..sum.span.start,
            stated: (whole.span.clone(), crate::extract::number(stated)),
            unit: None,
            calendar: None,
            worked: (sum.span.clone(), crate::extract::number(worked.total)),
            from: None,
            steps: worked.steps.clone(),
        })
        .filter(|check| text.get(check.named.clone()).is_some())
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
        named: b.span.end..b.sentence.end,
        stated: (b.span.clone(), other.clone()),
        unit: None,
        calendar: Some(calendar),
        worked: (a.span.clone(), one.clone()),
        from: Some(from),
        steps: vec![format!("{one} is {}, {other} is {}", name(from), name(calendar))],
    })
}
