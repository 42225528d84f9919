//! Takes a number with no noun behind it, gives the noun that it counts all the same: `rockets, six of them`, `The bodies
//! were 120 in number`, `Boats were few. She carried sixteen of them`, and the label of a line of a table.

use super::count::is_verbal;
use super::row::{Part, Row, Word};
use super::scene::Scene;
use super::stem::Key;

/// So many words before a number may hold its noun.
const NEAR: usize = 10;
/// A label is no longer.
const LABEL: usize = 48;

/// What a bare number counts; `None` where nothing before it tells.
pub(super) fn noun(scene: &Scene, row: &Row, place: usize) -> Option<(Part, Key)> {
    if let Some(label) = label(scene, row, place) {
        return label.iter().rev().find_map(|word| counted(scene.text, word));
    }
    if let Some(noun) = numbered(scene.text, row, place) {
        return Some(noun);
    }
    let points = points(scene.text, row, place)?;
    let here = row.words.iter().take(place).rev().take(NEAR).find_map(|word| many(scene.text, word));
    match points {
        Points::Here => here,
        Points::Back => here.or_else(|| before(scene)),
        Points::Before => before(scene),
    }
}

/// The words of a line of a table before its number: `Horses . . . 500`, `Cattle, 1,400 head`, `Crew — 885`.
pub(super) fn label<'r>(scene: &Scene<'r>, row: &Row, place: usize) -> Option<Vec<&'r Word>> {
    let value = row.words.get(place)?;
    let line = scene.text.get(..value.span.start)?.rfind('\n').map_or(0, |at| at + 1);
    let own = scene.text.get(line..value.span.start)?;
    let rest = scene.text.get(value.span.end..)?.lines().next().unwrap_or("");
    let ends = rest.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count() <= 2;
    let name = own.trim_end_matches(|c: char| !c.is_alphanumeric());
    let name = name.strip_suffix(" about").unwrap_or(name).trim_end_matches(|c: char| !c.is_alphanumeric());
    let led = own
        .get(name.len()..)
        .is_some_and(|gap| gap.contains([',', ':', '\t', '—', '–']) || gap.contains(". .") || gap.contains(".."));
    let opens = name.chars().next().is_some_and(char::is_uppercase);
    let short = own.len() <= LABEL + name.len() && name.len() <= LABEL;
    // A line of prose runs on: its neighbours are as short as it is.
    let stops = name.contains(['.', ';', ',', ':']) || name.split_whitespace().count() > 6;
    if !(ends && led && opens && short) || stops {
        return None;
    }
    let rows = scene.rows.get(scene.at.saturating_sub(3)..=scene.at)?;
    let inside = |word: &&Word| word.span.start >= line && word.span.end <= line + name.len();
    let words: Vec<&Word> = rows.iter().flat_map(|row| &row.words).filter(inside).collect();
    (!words.is_empty()).then_some(words)
}

/// `The number of women killed was four`.
fn numbered(text: &str, row: &Row, place: usize) -> Option<(Part, Key)> {
    let last = row.words.get(place.checked_sub(1)?).filter(|word| word.is(text, &["was", "is", "were", "at"]))?;
    let number =
        row.words.iter().take(place).rposition(|word| word.is(text, &["number"]) && word.clause == last.clause)?;
    let of = row.words.get(number + 1).filter(|word| word.is(text, &["of"]))?;
    let run = row.words.get(number + 2..place)?.iter().filter(|word| word.clause == of.clause);
    run.take(3).find_map(|word| many(text, word))
}

/// Where the noun of a bare number stands.
enum Points {
    /// Before it in its sentence.
    Here,
    /// There, or in the sentence before.
    Back,
    /// In the sentence before.
    Before,
}

fn points(text: &str, row: &Row, place: usize) -> Option<Points> {
    let after = |nth: usize, words: &[&str]| row.words.get(place + nth).is_some_and(|word| word.is(text, words));
    let before = |nth: usize, words: &[&str]| {
        place.checked_sub(nth).and_then(|at| row.words.get(at)).is_some_and(|word| word.is(text, words))
    };
    if after(1, &["in"]) && after(2, &["number"]) {
        return Some(Points::Here);
    }
    if after(1, &["of"]) && after(2, &["them", "these"]) {
        return Some(Points::Back);
    }
    // `There were twenty, …`, `Of these there were twenty in all`.
    let there = before(1, &["were", "was"]) && before(2, &["there"]);
    let of_these = before(3, &["these", "them", "which"]) && before(4, &["of"]);
    let first = place <= 2 || (of_these && place <= 4);
    let gap = row.words.get(place).zip(row.words.get(place + 1)).and_then(|(v, w)| text.get(v.span.end..w.span.start));
    let bare = gap.is_none_or(|gap| gap.contains([',', '.', ';'])) || after(2, &["all"]);
    (there && first && bare).then_some(Points::Before)
}

/// The last noun of several in the sentence before.
fn before(scene: &Scene) -> Option<(Part, Key)> {
    let before = scene.rows.get(scene.at.checked_sub(1)?)?;
    before.words.iter().rev().find_map(|word| many(scene.text, word))
}

/// A noun that names several.
fn many(text: &str, word: &Word) -> Option<(Part, Key)> {
    let own = text.get(word.span.clone())?;
    let odd = word.is(text, &["men", "women", "children", "people", "cattle", "sheep", "oxen", "workmen", "seamen"]);
    let plural = odd || (own.ends_with('s') && !own.ends_with("ss"));
    let people = matches!(word.part, Part::People);
    let collective = word.is(text, &["band", "crew", "company", "garrison", "party", "force"]);
    counted(text, word).filter(|_| plural || people || collective)
}

/// What a word names that can be counted.
fn counted(text: &str, word: &Word) -> Option<(Part, Key)> {
    let thing = |part: Part| matches!(part, Part::Thing | Part::People);
    if is_verbal(text, word) || word.is(text, &["others", "times", "minutes", "miles", "feet", "yards"]) {
        return None;
    }
    match (word.part, word.other) {
        (part, _) if thing(part) => Some((part, word.key)),
        // A label owes its capital to the beginning of its line.
        (Part::Name, Some((part, key))) if word.first && thing(part) => Some((part, key)),
        _ => None,
    }
}

/// `a man of seventy`, `a boy of twelve`, `a youth of about twenty-one years`: how old someone is.
pub(super) fn is_age(text: &str, row: &Row, place: usize, value: f64) -> bool {
    const YOUNG_AND_OLD: [&str; 24] = [
        "man",
        "woman",
        "boy",
        "girl",
        "lad",
        "lass",
        "youth",
        "child",
        "baby",
        "infant",
        "bride",
        "widow",
        "maid",
        "maiden",
        "son",
        "daughter",
        "person",
        "veteran",
        "servant",
        "labourer",
        "sailor",
        "soldier",
        "negro",
        "stevedore",
    ];
    let word = |back: usize| place.checked_sub(back).and_then(|at| row.words.get(at));
    let of = word(1).is_some_and(|of| of.is(text, &["of"]));
    let who = word(2).is_some_and(|who| who.is(text, &YOUNG_AND_OLD));
    // `a party of nine men`, `a child of two mothers`: something is counted.
    let years = row.words.get(place + 1).is_some_and(|next| next.is(text, &["years", "year", "summers", "winters"]));
    let gap = row.words.get(place).zip(row.words.get(place + 1));
    let parted = gap.is_none_or(|(value, next)| {
        text.get(value.span.end..next.span.start).is_some_and(|gap| gap.contains([',', '.', ';']))
            || matches!(next.part, Part::Plain | Part::Event)
    });
    let before = row.words.get(..place).unwrap_or_default();
    let one = before.iter().rev().skip(2).take(3).any(|word| word.is(text, &["a", "an", "the", "one", "his", "her"]))
        || before.iter().rev().skip(2).take(3).any(|word| matches!(word.part, Part::Mention(_)));
    of && who && one && (parted || years) && (1.0..=110.0).contains(&value)
}

/// `the oldest victim was 87, the youngest 16`: how old the one was, and no number of people.
pub(super) fn is_extreme_age(text: &str, row: &Row, place: usize) -> bool {
    let before = row.words.get(place.saturating_sub(5)..place).unwrap_or_default();
    let next = row.words.get(place + 1).zip(row.words.get(place));
    let counts = next.is_some_and(|(next, value)| {
        let parted = text.get(value.span.end..next.span.start).is_some_and(|gap| gap.contains([',', ';', '.', ')']));
        !parted && matches!(next.part, Part::People | Part::Thing | Part::Name)
    });
    !counts && before.iter().any(|word| word.is(text, &["oldest", "youngest", "eldest"]))
}

/// `four villages more`, `a hundred and twenty more`, `three other boats`: so many besides those told before.
pub(super) fn is_further(text: &str, row: &Row, place: usize) -> bool {
    let after: Vec<&Word> = row.words.iter().skip(place + 1).take(3).collect();
    let next = |word: &Word| word.is(text, &["more", "others", "other"]);
    match after.as_slice() {
        [first, ..] if next(first) => {
            // `twenty more than`: a difference.
            !after.get(1).is_some_and(|word| word.is(text, &["than", "of"]))
        }
        [noun, more, ..] => {
            let thing = matches!(noun.part, Part::Thing | Part::People) && more.is(text, &["more"]);
            let joined = text.get(noun.span.end..more.span.start).is_some_and(|gap| gap.trim().is_empty());
            thing && joined && !after.get(2).is_some_and(|word| word.is(text, &["than"]))
        }
        _ => false,
    }
}

/// What a number that counts things is of, behind its noun: `six companies of infantry`.
pub(super) fn complement(text: &str, row: &Row, place: usize, head: Option<(Part, Key)>) -> Option<Key> {
    let (_, head) = head.filter(|(part, _)| *part == Part::Thing)?;
    let behind: Vec<&Word> = row.words.iter().skip(place + 1).take(5).collect();
    let noun = behind.iter().position(|word| word.key == head)?;
    let of = behind.get(noun + 1).filter(|word| word.is(text, &["of"]))?;
    let what = behind.get(noun + 2).filter(|word| word.clause == of.clause)?;
    counted(text, what).map(|(_, key)| key)
}

/// `room for 950 persons`, `capable of holding 1,178`: how many could be, not how many were.
pub(super) fn is_room(text: &str, row: &Row, place: usize) -> bool {
    const ROOM: [&str; 8] =
        ["room", "capacity", "capable", "accommodation", "accommodate", "accommodated", "seats", "seating"];
    let from = place.saturating_sub(6);
    let before = row.words.get(from..place).unwrap_or_default();
    let could = before.windows(2).any(|pair| {
        matches!(pair, [could, verb] if could.is(text, &["could"])
            && verb.is(text, &["have", "carry", "hold", "take", "contain", "seat", "bear"]))
    });
    could || before.iter().any(|word| word.is(text, &ROOM))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{account, told};

    #[test]
    fn a_bare_number_counts_what_stands_before() {
        let table = [
            ("Carts, twelve of them, stood ready upon the quay.", "They had but nine carts.", "contradiction: 12 / 9"),
            (
                "The barges were sunk. There were forty, most of them old.",
                "Some seventy barges lay there.",
                "estimate: 40 / ~70",
            ),
            ("The guns were fourteen in number.", "The rebels had nine guns.", "contradiction: 14 / 9"),
            ("It took many things:\n\nMills ..... 40\n", "It took 65 mills.", "contradiction: 40 / 65"),
            // four more are not all
            ("It took Marwick mill and four mills more.", "It took 65 mills.", ""),
            // an age is no number of people
            ("A man of seventy was drowned.", "It drowned 300 people.", ""),
            ("The oldest victim was 87, the youngest 16.", "It drowned 300 people.", ""),
            // how many there was room for
            ("The boats had room for 500.", "There were 900 people on board.", ""),
            // companies of one kind and of another
            ("Six companies of archers came late.", "Forty trading companies were ruined.", ""),
            // a line of a table tells what happened
            ("There were eighteen ships in the harbour.", "It took:\n\nShips sunk ... 15\n", ""),
            // of those in harbour some were lost
            ("There were eighteen ships in the harbour.", "Fifteen ships were sunk.", ""),
            // a score of workmen and all the dead
            ("Twenty-three workmen were drowned in the mill.", "It drowned 12,000 people.", ""),
        ];
        for (a, b, found) in table {
            let told: Vec<String> =
                told(&[&account(a), &account(b)]).into_iter().filter(|told| !told.starts_with("echo")).collect();
            assert_eq!(told.join(" | "), found, "{a} {b}");
        }
    }

    #[test]
    fn troops_are_told_by_their_commander() {
        let with = |text: &str| account(&format!("{text} The 40 men of the guard and 20 men slept."));
        let table = [
            (
                "It was then that Harding came up with 700 men.",
                "The 450 men whom Harding led were late.",
                "contradiction: 700 / 450",
            ),
            ("It was then that Harding came up with 700 men.", "The 450 men whom Ellery led were late.", ""),
        ];
        for (a, b, found) in table {
            let told: Vec<String> = told(&[&with(a), &with(b)])
                .into_iter()
                .filter(|told| told.starts_with("contradiction") || told.starts_with("estimate"))
                .collect();
            assert_eq!(told.join(" | "), found, "{a} {b}");
        }
    }
}
