//! Takes the statements of a document, gives shares of a whole that do not come to the number that stands beside them.
//!
//! `A third of the 900 men died, 300 in all`: a third of 900 is 300. `Half of the 900 men died; 300 died` cannot be.

use super::event::befalls_people;
use super::row::{Part, Row};
use super::statement::{Class, Statement};
use super::stem::Key;
use super::sums::Check;
use crate::extract::number;
use crate::mention::{Kind, Mention};

/// `A third` may be 30 or 36 of 100; a percentage is meant as it stands.
const LOOSE: f64 = 0.15;
const STRICT: f64 = 0.05;
/// More than this has nothing to do with rounding.
const HEDGED: f64 = 0.25;

/// Shares of a given whole with a number of the same sentence or the next that says how many that were, where the two
/// differ.
pub(super) fn checks(text: &str, rows: &[Row], statements: &[Statement], mentions: &[Mention]) -> Vec<Check> {
    let mut found = Vec::new();
    for (at, pair) in statements.windows(2).enumerate() {
        let [share, whole] = pair else { continue };
        let Some((rate, tolerance)) = rate(share, mentions) else { continue };
        let Some(size) = exact(whole, mentions).filter(|_| is_of(text, share, whole)) else { continue };
        let after = statements.iter().skip(at + 2).take_while(|next| next.sentence.start <= whole.sentence.end + 2);
        let Some(stated) = after.take(6).find(|next| tells_again(text, rows, share, whole, next)) else { continue };
        let Some(count) = exact(stated, mentions) else { continue };
        let worked = rate * size;
        if (count - worked).abs() <= tolerance * worked.max(count) + 0.5 {
            continue;
        }
        let words = |statement: &Statement| text.get(statement.span.clone()).unwrap_or("").to_lowercase();
        found.push(Check {
            property: "number",
            named: whole.span.end..stated.span.start,
            stated: (stated.span.clone(), number(count)),
            calendar: None,
            unit: None,
            worked: (share.span.start..whole.span.end, number((worked * 10.0).round() / 10.0)),
            from: None,
            exact: false,
            steps: vec![format!("{} of {} is {}", words(share), number(size), number((worked * 10.0).round() / 10.0))],
        });
    }
    found
}

/// A share of one, and how far it may be off.
fn rate(statement: &Statement, mentions: &[Mention]) -> Option<(f64, f64)> {
    let mention = mentions.get(statement.mention as usize)?;
    let low = mention.low.filter(|low| mention.high == Some(*low) && statement.class == Class::Share)?;
    let (rate, tolerance) = if mention.kind == Kind::Percent { (low / 100.0, STRICT) } else { (low, LOOSE) };
    let tolerance = if mention.hedge.is_some() { HEDGED } else { tolerance };
    (rate > 0.0 && rate < 1.0 && statement.beside.is_empty()).then_some((rate, tolerance))
}

fn exact(statement: &Statement, mentions: &[Mention]) -> Option<f64> {
    let mention = mentions.get(statement.mention as usize)?;
    let plain = statement.class == Class::Count && statement.sum.is_none() && mention.hedge.is_none();
    mention.low.filter(|low| plain && mention.high == Some(*low) && *low >= 4.0)
}

/// `half of the 900 men`, `40 per cent of its 5,000 people`.
fn is_of(text: &str, share: &Statement, whole: &Statement) -> bool {
    let Some(gap) = text.get(share.span.end..whole.span.start) else { return false };
    let mut words = gap.split_whitespace();
    const LINKS: [&str; 9] = ["the", "its", "their", "his", "her", "all", "these", "those", "about"];
    words.next() == Some("of")
        && words.all(|word| LINKS.contains(&word) || word.ends_with("'s") || word.ends_with("’s"))
}

/// True for a number that is told of what the share is told of, and of nothing less: `300 died.`, `300 in all`, `(300)`.
fn tells_again(text: &str, rows: &[Row], share: &Statement, whole: &Statement, next: &Statement) -> bool {
    let people = next.head.is_some_and(|(_, key)| key == Key::notion("people"));
    let counted = next.head.is_none() || next.head == whole.head || (people && whole.of_people);
    if next.class != Class::Count || !counted || next.planned {
        return false;
    }
    let gap = text.get(whole.span.end..next.span.start).unwrap_or("");
    let after = text.get(next.span.end..next.sentence.end).unwrap_or("");
    let brackets = gap.ends_with('(') && after.starts_with(')') && gap.split_whitespace().count() <= 3;
    let total = [" in all", " altogether", " in total"].iter().any(|words| after.starts_with(words));
    if share.sentence == next.sentence && (brackets || (total && gap.trim_end().ends_with(','))) {
        return true;
    }
    share.event.is_some()
        && share.event == next.event
        && share.event.is_some_and(befalls_people)
        && events_beside(rows, share) <= 1
        && is_bare(text, rows, next)
}

/// How many events the clause of a statement tells: `killed or wounded` are two.
fn events_beside(rows: &[Row], statement: &Statement) -> usize {
    let at = rows.partition_point(|row| row.span.end <= statement.sentence.start);
    let words = || rows.get(at).into_iter().flat_map(|row| &row.words);
    let clause = words().find(|word| word.span == statement.span).map(|word| word.clause);
    words().filter(|word| Some(word.clause) == clause && word.part == Part::Event).count()
}

/// True where the clause of a number says what happened to so many, and nothing of when, where or to whom.
fn is_bare(text: &str, rows: &[Row], statement: &Statement) -> bool {
    let at = rows.partition_point(|row| row.span.end <= statement.sentence.start);
    let Some(row) = rows.get(at) else { return false };
    let Some(value) = row.words.iter().find(|word| word.span == statement.span) else { return false };
    let mut events = 0;
    row.words.iter().filter(|word| word.clause == value.clause).all(|word| {
        events += usize::from(word.part == Part::Event);
        let own = word.span == value.span || Some((word.part, word.key)) == statement.head;
        let light = word.is(
            text,
            &["and", "were", "was", "had", "have", "been", "men", "women", "people", "of", "them", "all", "told"],
        );
        let of = word.is(text, &["of"]);
        (own || light || word.part == Part::Event || word.part == Part::People) && events <= 1 && !of
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;

    #[test]
    fn a_share_of_a_whole_is_multiplied_out() {
        let table = [
            ("Half of the 900 men died; 300 died.", "contradiction: 450 / 300"),
            ("Of the crew nobody spoke. Two thirds of the 1,200 prisoners (700) were released.", ""),
            ("Two thirds of the 1,200 prisoners (200) were released.", "contradiction: 800 / 200"),
            (
                "Nearly all agreed: 40 per cent of the 5,000 workers, 3,000 in all, walked out.",
                "contradiction: 2,000 / 3,000",
            ),
            ("A quarter of the 400 sailors drowned. 200 sailors drowned.", "contradiction: 100 / 200"),
            // It fits.
            ("A third of the 900 men died, 300 in all.", ""),
            ("A third of the 900 men died; 300 died.", ""),
            ("A third of the 1,000 men died; 340 died.", ""),
            ("About half of the 900 men died; 400 died.", ""),
            // So many of them, or others.
            ("Half of the 900 men died; 300 died on the first day.", ""),
            ("Half of the 900 men died; 300 died in the flood.", ""),
            ("Half of the 900 men died. 300 women died.", ""),
            ("Half of the 900 men died, 100 of them of fever.", ""),
            ("Half of the 900 men were killed or wounded; 300 were killed.", ""),
            ("Half of the 900 men died. Another 300 fled.", ""),
        ];
        let found = table.map(|(text, _)| (text, told(&[text]).join("; ")));
        assert_eq!(found.each_ref().map(|(text, found)| (*text, found.as_str())), table);
    }
}
