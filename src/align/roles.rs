//! Takes a sentence and the event in it, gives who does it and to whom it is done, where the sentence says so plainly.

use super::row::{Part, Row, Word};
use super::stem::{Key, keys};

/// Words behind which a name has no part in the event itself.
const LINKS: [&str; 14] =
    ["as", "in", "at", "on", "from", "after", "before", "for", "during", "of", "to", "through", "under", "against"];

/// Events in which it matters who does it and to whom it is done.
const ONE_SIDED: [Key; 12] = keys([
    "replace", "die", "execute", "arrest", "defeat", "capture", "invade", "attack", "appoint", "dismiss", "strike",
    "marry",
]);

/// Names by their part in an event: true for who does it, false for whom it is done to.
///
/// `X replaced Y`, `Y was replaced by X`, `replaced Y with X`. What stands elsewhere has no plain part and is left out.
pub(super) fn roles(text: &str, row: &Row, event: usize) -> Vec<(Key, bool)> {
    let Some(verb) = row.words.get(event) else { return Vec::new() };
    if !ONE_SIDED.contains(&verb.key) {
        return Vec::new();
    }
    let helper = |word: &Word| word.is(text, &["was", "were", "is", "are", "been", "be", "being"]);
    let before: Vec<&Word> = row.words.iter().take(event).filter(|word| word.clause == verb.clause).collect();
    let after: Vec<&Word> = row.words.iter().skip(event + 1).filter(|word| word.clause == verb.clause).collect();
    let passive = before.iter().rev().take(3).any(|word| helper(word));
    let mut found = Vec::new();
    // Who resigns goes, as who is dismissed.
    let goes =
        verb.key == Key::notion("dismiss") && verb.is(text, &["resigned", "resigns", "resign", "stepped", "steps"]);
    let passive = passive || goes;
    let mut linked = false;
    for word in &before {
        linked |= word.is(text, &LINKS);
        if word.part == Part::Name && !linked {
            found.push((word.key, !passive));
        }
    }
    let mut doer = false;
    let mut object = !passive;
    for word in after.iter().take(14) {
        if word.is(text, &["by", "with"]) {
            (doer, object) = (true, false);
        } else if word.is(text, &LINKS) {
            (doer, object) = (false, false);
        } else if word.part == Part::Name && (doer || object) {
            found.push((word.key, doer));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
