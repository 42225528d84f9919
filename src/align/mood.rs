//! Takes a value in a sentence, gives how the sentence stands to it: told as a fact, denied, reported as feared or rumoured,
//! or only thought of.

use super::row::{Part, Row, Word};

/// How a sentence stands to what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mood {
    /// `500 people died`.
    Told,
    /// `it is not true that 500 people died`.
    Denied,
    /// `it was feared that 500 people had died`.
    Feared,
    /// `if 500 people had died`, `500 might have died`.
    Unreal,
}

/// Words before a value that deny it.
const DENIALS: [&str; 15] = [
    "not true that",
    "untrue that",
    "false that",
    "no truth in",
    "denied that",
    "denies that",
    "denying that",
    "deny that",
    "not the case that",
    "a myth that",
    "a lie that",
    "no evidence that",
    "wrong to say that",
    "nonsense that",
    "cannot be true that",
];

/// Words before a value that give it as feared or as hearsay.
const FEARS: [&str; 17] = [
    "feared that",
    "was feared",
    "fears that",
    "feared for",
    "rumoured",
    "rumored",
    "rumour that",
    "rumor that",
    "rumours that",
    "rumors that",
    "rumours of",
    "rumors of",
    "hearsay",
    "it was supposed",
    "supposed that",
    "suspected that",
    "gossip",
];

/// Verbs that tell of what may have been.
const MODALS: [&str; 6] = ["might have", "may have", "could have", "would have", "might well have", "may well have"];

/// How the sentence stands to the value at `place`.
pub(super) fn mood(text: &str, row: &Row, place: usize) -> Mood {
    let Some(value) = row.words.get(place) else { return Mood::Told };
    let before = text.get(row.span.start..value.span.start).unwrap_or("");
    // What follows a turn is told anew.
    let turn = [";", ": ", " but ", "—"].iter().filter_map(|turn| before.rfind(turn).map(|at| at + turn.len())).max();
    let before = before.get(turn.unwrap_or(0)..).unwrap_or("").to_lowercase();
    let before = before.split_whitespace().collect::<Vec<_>>().join(" ");
    let has = |list: &[&str]| list.iter().any(|words| before.contains(words));
    let clause = before.rsplit(", ").next().unwrap_or("");
    let first = row.words.first();
    let had = first.is_some_and(|word| word.is(text, &["had"])) && !before.contains(',');
    let conditional = clause.split(' ').any(|word| matches!(word, "if" | "unless" | "suppose" | "supposing"));
    let asked = text.get(row.span.clone()).is_some_and(|sentence| sentence.trim_end().ends_with('?'));
    if conditional || had || asked || modal(text, row, place) {
        Mood::Unreal
    } else if has(&DENIALS) {
        Mood::Denied
    } else if has(&FEARS) || feared_behind(text, row, place) {
        Mood::Feared
    } else {
        Mood::Told
    }
}

/// `500 people might have died`.
fn modal(text: &str, row: &Row, place: usize) -> bool {
    let Some(value) = row.words.get(place) else { return false };
    let behind = row.words.iter().skip(place + 1).take(6).take_while(|word| word.clause == value.clause);
    let end =
        behind.take_while(|word| !matches!(word.part, Part::Mention(_))).last().map_or(value.span.end, |w| w.span.end);
    let own = text.get(value.span.end..end).unwrap_or("");
    let own = own.split([',', ';']).next().unwrap_or("");
    MODALS.iter().any(|modal| own.contains(modal))
}

/// `500 people are feared dead`.
fn feared_behind(text: &str, row: &Row, place: usize) -> bool {
    let Some(value) = row.words.get(place) else { return false };
    let behind = row.words.iter().skip(place + 1).take(5).take_while(|word| word.clause == value.clause);
    let words: Vec<&Word> = behind.collect();
    words.windows(2).any(|pair| {
        matches!(pair, [a, b] if a.is(text, &["feared", "rumoured", "rumored", "supposed", "presumed"])
            && b.is(text, &["dead", "lost", "drowned", "killed", "to"]))
    })
}

/// `none of the 70 men died`, `not one of the crew of 36 was saved`: it befell none of them.
pub(super) fn is_of_none(text: &str, row: &Row, place: usize) -> bool {
    let before = row.words.get(place.saturating_sub(5)..place).unwrap_or_default();
    before.windows(2).any(|pair| {
        matches!(pair, [none, of] if of.is(text, &["of"]) && none.is(text, &["none", "neither", "one", "nobody"]))
            && (pair.first().is_some_and(|none| !none.is(text, &["one"]))
                || before.iter().any(|word| word.is(text, &["not", "no"])))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;

    #[test]
    fn what_is_not_told_as_a_fact_is_not_taken_for_one() {
        let table = [
            ("It is not true that 500 people died at Ashby.", "500 people died at Ashby.", "contradiction: 500 / 500"),
            (
                "The mayor denied that 40 men were arrested at Ashby.",
                "40 men were arrested at Ashby.",
                "contradiction: 40 / 40",
            ),
            ("It is not true that 500 people died at Ashby.", "20 people died at Ashby.", "precision: 500 / 20"),
            ("If 500 people had died at Ashby, the church would have been full.", "20 people died at Ashby.", ""),
            ("Had 500 people died at Ashby, the church would have been full.", "20 people died at Ashby.", ""),
            ("At Ashby 500 people might have died.", "20 people died at Ashby.", ""),
            ("Did 500 people die at Ashby?", "20 people died at Ashby.", ""),
            ("It was feared that 500 people had died at Ashby.", "20 people died at Ashby.", "estimate: 500 / 20"),
            ("It was rumoured that 500 people had died at Ashby.", "20 people died at Ashby.", "estimate: 500 / 20"),
            (
                "It was feared that many had died; in truth 25 people died at Ashby.",
                "20 people died at Ashby.",
                "contradiction: 25 / 20",
            ),
            // It befell others, or none.
            ("More than 60 people were not injured at Ashby.", "60 people were injured at Ashby.", ""),
            ("None of the 70 men at Ashby died.", "At Ashby 70 men died.", ""),
            ("Not one of the 70 men at Ashby died.", "At Ashby 70 men died.", ""),
            ("None of the 70 men at Ashby died.", "None of the 80 men at Ashby died.", "contradiction: 70 / 80"),
            ("No fewer than 70 men died at Ashby.", "At Ashby 60 men died.", "contradiction: at least 70 / 60"),
        ];
        for (a, b, found) in table {
            assert_eq!(told(&[a, b]).join(" | "), found, "{a} {b}");
        }
    }
}
