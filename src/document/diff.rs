//! Takes two wordings, gives what changed between them, word by word.

use similar::{ChangeTag, TextDiff};

use crate::finding::Change;

/// The words that stay, go and come, from the first wording to the second; neighbours of one sort joined.
#[must_use]
pub fn words(before: &str, after: &str) -> Vec<Change> {
    let (before, after) = (spaced(before), spaced(after));
    let diff = TextDiff::from_slices(&before, &after);
    let mut changes: Vec<Change> = Vec::new();
    for change in diff.iter_all_changes() {
        let word = change.value();
        match (change.tag(), changes.last_mut()) {
            (ChangeTag::Equal, Some(Change::Same(text)))
            | (ChangeTag::Delete, Some(Change::Removed(text)))
            | (ChangeTag::Insert, Some(Change::Added(text))) => {
                text.push(' ');
                text.push_str(word);
            }
            (ChangeTag::Equal, _) => changes.push(Change::Same(word.to_owned())),
            (ChangeTag::Delete, _) => changes.push(Change::Removed(word.to_owned())),
            (ChangeTag::Insert, _) => changes.push(Change::Added(word.to_owned())),
        }
    }
    changes
}

fn spaced(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::words;
    use crate::finding::Change::{Added, Removed, Same};

    #[test]
    fn neighbours_are_joined() {
        let changes = words("about six million people died", "about seven million died");
        let text = |t: &str| t.to_owned();
        let wanted = vec![
            Same(text("about")),
            Removed(text("six")),
            Added(text("seven")),
            Same(text("million")),
            Removed(text("people")),
            Same(text("died")),
        ];
        assert_eq!(changes, wanted);
    }
}
