//! Takes the statements of a sentence, gives durations that their own dates do not allow.
//!
//! `He reigned for 22 years, from 1894 to 1917`: from a day in 1894 to a day in 1917 are 22 to 24 years, and 22 is as good
//! as 23. `For 12 years, from 1894 to 1917` is not.

use super::statement::{Class, Statement};
use super::sums::Check;
use crate::extract::number;
use crate::mention::{Kind, Mention};
use crate::value::{self, Reading, Text, Value};

/// Units of time with their days; months and years as long as they are on average.
const UNITS: [(&str, f64); 4] = [("days", 1.0), ("weeks", 7.0), ("months", 30.44), ("years", 365.25)];

/// Words before a duration that make it a part of the time.
const PARTS: [&str; 14] = [
    "first", "last", "next", "final", "other", "another", "early", "only", "further", "least", "most", "than",
    "opening", "closing",
];

/// What a sentence gives as a duration and as dates that are another.
pub(super) fn checks(text: &str, statements: &[Statement], mentions: &[Mention]) -> Vec<Check> {
    let pairs = statements.windows(2).filter_map(|pair| match pair {
        [a, b] if b.class == Class::Span => check(text, a, b, mentions, goes_on),
        [a, b] if a.class == Class::Span => check(text, b, a, mentions, sums_up),
        _ => None,
    });
    pairs.collect()
}

fn check(
    text: &str,
    lasted: &Statement,
    dates: &Statement,
    mentions: &[Mention],
    linked: fn(&str) -> bool,
) -> Option<Check> {
    let (own, period) = (mentions.get(lasted.mention as usize)?, mentions.get(dates.mention as usize)?);
    let (unit, days) = UNITS.iter().find(|(name, _)| own.unit.as_deref() == Some(name))?;
    let stated = own.low.filter(|low| own.high == Some(*low) && own.hedge.is_none() && own.kind == Kind::Quantity)?;
    let gap = text.get(lasted.span.end.min(dates.span.end)..lasted.span.start.max(dates.span.start))?;
    let before = text.get(lasted.sentence.start..lasted.span.start)?.split_whitespace().next_back().unwrap_or("");
    // `Ten years between 1894 and 1917` are ten of them.
    let within = text.get(dates.span.clone())?.to_lowercase().starts_with("between");
    if within || !linked(gap) || PARTS.contains(&before.to_lowercase().as_str()) || period.hedge.is_some() {
        return None;
    }
    let (shortest, longest) = span_of(period.edtf.as_deref()?)?;
    // Both ends may be counted or neither; a month or a year that has begun is often counted whole.
    let slack = if longest - shortest >= 1.5 * days { 0.0 } else { 1.0 };
    let (low, high) = ((shortest / days - slack).round().max(0.0), (longest / days + slack).round());
    if (low..=high).contains(&stated.round()) {
        return None;
    }
    let from = text.get(dates.span.clone())?.trim();
    let worked = format!("{}..{}", number(low), number(high));
    Some(Check {
        property: "measure",
        named: lasted.sentence.start..lasted.span.start.min(dates.span.start),
        stated: (lasted.span.clone(), number(stated)),
        calendar: None,
        unit: Some((*unit).to_owned()),
        worked: (dates.span.clone(), worked),
        from: None,
        exact: false,
        steps: vec![format!("{from}: {} to {} {unit}, by the days it began and ended", number(low), number(high))],
    })
}

/// `for 22 years, from 1894 to 1917`, `22 years (1894–1917)`.
fn goes_on(gap: &str) -> bool {
    matches!(gap.trim(), "" | "," | "(" | "—" | "–" | ":" | ", from" | "from" | "(from")
}

/// `from 1894 to 1917, 23 years`, `1894–1917 (23 years)`, `from 1894 to 1917, a reign of 23 years`.
fn sums_up(gap: &str) -> bool {
    const NOUNS: [&str; 8] = ["reign", "rule", "period", "term", "span", "total", "siege", "time"];
    let words: Vec<&str> = gap.split_whitespace().collect();
    if !gap.starts_with([',', '(']) {
        return false;
    }
    let rest = words.strip_prefix(&[","]).unwrap_or(&words);
    match rest {
        [] | ["("] => true,
        ["(" | "or" | "that", ..] => rest.len() <= 2,
        ["a", noun, "of"] => NOUNS.contains(noun),
        _ => false,
    }
}

/// The fewest and the most days that a period may have.
fn span_of(edtf: &str) -> Option<(f64, f64)> {
    let (from, to) = edtf.split_once('/')?;
    let day = |edtf: &str| match Value::parse(value::Kind::Date, Text::One(edtf), &Reading::default()) {
        Ok(Value::Date(date)) => Some(date.stretch()),
        _ => None,
    };
    let ((first, second), (third, last)) = (day(from)?, day(to)?);
    #[allow(clippy::cast_precision_loss)]
    let days = |from: i64, to: i64| (to - from) as f64;
    let (shortest, longest) = (days(second?, third?), days(first?, last?));
    (longest > 0.0).then_some((shortest.max(0.0), longest))
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;

    #[test]
    fn a_duration_is_held_against_its_dates() {
        let table = [
            ("Dunn ruled Ashby for 12 years, from 1894 to 1917.", "contradiction: 22..24 years / 12 years"),
            ("The siege lasted 30 days, from 3 May 1648 to 20 May 1648.", "contradiction: 16..18 days / 30 days"),
            (
                "The plague of Ashby raged for five months (June 1665 – March 1666).",
                "contradiction: 8..10 months / 5 months",
            ),
            ("From 1921 to 1928, a reign of three years, Dunn was king.", "contradiction: 6..8 years / 3 years"),
            // Begun and ended in the year, or counted at both ends.
            ("Dunn ruled Ashby for 22 years, from 1894 to 1917.", ""),
            ("Dunn ruled Ashby for 23 years, from 1894 to 1917.", ""),
            ("Dunn ruled Ashby for 24 years (1894–1917).", ""),
            ("The siege lasted 18 days, from 3 May 1648 to 20 May 1648.", ""),
            ("The siege lasted 17 days, from 3 May 1648 to 20 May 1648.", ""),
            // Something else lasted so long.
            ("From 1921 to 1928 Dunn spent three years in prison.", ""),
            ("The first three years, from 1894 to 1917, were hard.", ""),
            ("Dunn was poor for ten years between 1894 and 1917.", ""),
            ("About ten years, from 1894 to 1917, he slept.", ""),
        ];
        let found = table.map(|(text, _)| (text, told(&[text]).join("; ")));
        assert_eq!(found.each_ref().map(|(text, found)| (*text, found.as_str())), table);
    }
}
