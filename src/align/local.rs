//! Takes a count of people in a paragraph, gives the one place of several that it is told of: the dead of one town in an
//! account of the whole disaster.

use std::collections::HashMap;

use super::occasion::is_shared;
use super::row::{Part, Row, Word};
use super::scene::Scene;
use super::statement::{Class, Statement};
use super::stem::Key;
use crate::mention::parted;

/// So many sentences before its own may name the place.
const BACK: usize = 3;

/// Words of a count that is of everything, wherever it was.
const ALL: [&str; 6] = ["total", "altogether", "whole", "everywhere", "throughout", "along"];

/// Endings of names that say whose or of which people something is, and no place.
const PEOPLES: [&str; 6] = ["ean", "ican", "ish", "ese", "utch", "ians"];

/// The place of a count of people: the last that its sentence names behind `in` or `at`, else the last of the sentences
/// of its paragraph just before. None where anything else is named in between, which may be the place too.
pub(super) fn place(scene: &Scene, row: &Row, class: Class) -> Option<Key> {
    let all = row.words.iter().any(|word| word.is(scene.text, &ALL));
    if class != Class::Count || all {
        return None;
    }
    let rows = (1..=BACK).filter_map(|back| scene.rows.get(scene.at.checked_sub(back)?));
    let same = |before: &&Row| !parted(scene.text, before.span.end, row.span.start);
    let mut rows = std::iter::once(row).chain(rows.take_while(same));
    let names = rows.find(|row| row.words.iter().any(|word| is_name(scene.text, word)))?;
    last_place(scene.text, names)
}

fn is_name(text: &str, word: &Word) -> bool {
    let own = text.get(word.span.clone()).unwrap_or("");
    word.part == Part::Name && !PEOPLES.iter().any(|ending| own.ends_with(ending))
}

/// The last name of a sentence, if it stands behind `in` or `at`.
fn last_place(text: &str, row: &Row) -> Option<Key> {
    let at = row.words.iter().rposition(|word| is_name(text, word))?;
    let first = row.words.get(..at)?.iter().rposition(|word| !is_name(text, word))?;
    let linked = row.words.get(first).is_some_and(|word| word.is(text, &["in", "at", "near"]));
    // `In Pell's mill` names its owner.
    let owns =
        |word: &Word| text.get(word.span.end..).is_some_and(|rest| rest.starts_with("'s") || rest.starts_with("’s"));
    let linked = linked && !row.words.get(at).is_some_and(owns);
    row.words.get(at).filter(|_| linked).map(|word| word.key)
}

/// Keeps the place only of the one count of it that a document gives.
pub(super) fn keep_single(statements: &mut [Statement]) {
    let key = |of: &Statement| Some((of.local?, of.event?, of.part));
    let mut counts: HashMap<(Key, Key, Option<Key>), u32> = HashMap::new();
    for key in statements.iter().filter_map(key) {
        *counts.entry(key).or_default() += 1;
    }
    for statement in statements.iter_mut() {
        if !statement.of_people || key(statement).is_none_or(|key| counts.get(&key) != Some(&1)) {
            statement.local = None;
        }
    }
}

/// True for what befell people at one place that two accounts of one event tell once each, where neither account is about
/// that place as a whole.
pub(super) fn is_local(a: &Statement, b: &Statement) -> bool {
    let whole = |place: Key| {
        let titled = a.title.binary_search(&place).is_ok() || b.title.binary_search(&place).is_ok();
        titled || a.main == Some(place) || b.main == Some(place)
    };
    let place = a.local.filter(|place| b.local == Some(*place) && !whole(*place));
    place.is_some() && a.event == b.event && is_shared(a, b)
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;

    #[test]
    fn the_dead_of_one_place_meet() {
        const REST: &str = "The sea rose all night. Nobody in the island slept. The governor wept. Nothing was saved.";
        let table = [
            (
                "The water swept over the quarter by the quay in Kelford. It cost 200 lives.",
                "A wall of mud fell on the barracks at Kelford. No house was left. Two thousand inhabitants perished.",
                "contradiction: 200 / 2,000",
            ),
            ("At Kelford 102 people died.", "At Kelford alone 120 people were drowned.", "contradiction: 102 / 120"),
            ("At Kelford 102 people died.", "At Marwick 120 people were drowned.", ""),
            // another place may be meant
            ("At Kelford 102 people died.", "They fled in Kelford. Marwick was lost, and 900 people drowned.", ""),
            // all of them
            ("At Kelford 102 people died.", "They fled in Kelford. The total loss of life was 900 people.", ""),
        ];
        for (a, b, found) in table {
            let text = |own: &str| {
                format!("The flood of Ashby.\n\nIn the flood of Ashby 4,000 people died.\n\n{own}\n\n{REST}")
            };
            let told: Vec<String> = told(&[&text(a), &text(b)])
                .into_iter()
                .filter(|told| !told.starts_with("echo") && !told.contains("4,000"))
                .collect();
            assert_eq!(told.join(" | "), found, "{a} {b}");
        }
    }
}
