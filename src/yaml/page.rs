//! A file being read: its text, the mistakes found in it so far, and suggestions for names that nobody knows.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::document::Document;
use crate::mistake::{Mistake, Mistakes};

/// Longer names are not worth a search for their neighbours.
const LONGEST_NAME: usize = 80;

/// How near a name must be to be suggested: the ratio of `similar`, where 1 is the same.
const NEAR: f32 = 0.6;

/// A file being read.
#[derive(Debug)]
pub struct Page {
    /// The file.
    pub file: Arc<Document>,
    /// What was found wrong so far.
    pub mistakes: Mistakes,
    /// Suggestions made before: a name that is wrong once is often wrong a thousand times.
    suggestions: HashMap<(&'static str, String), Option<String>>,
}

impl Page {
    /// A file of which nothing was read yet.
    #[must_use]
    pub fn new(file: &Arc<Document>) -> Self {
        Self { file: Arc::clone(file), mistakes: Mistakes::new(), suggestions: HashMap::new() }
    }

    /// Notes a mistake: its code, its place, what is wrong, what is to be seen there, what to do about it.
    pub fn note(
        &mut self,
        code: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) {
        let span = first_line(self.file.text(), span);
        self.mistakes.push(Mistake::at(code, &self.file, span, message, label).help(help));
    }

    /// Notes a mistake that has two places in the file; `other` is the earlier one.
    pub fn note_both(
        &mut self,
        code: &'static str,
        (span, label): (Range<usize>, &str),
        (other, other_label): (Range<usize>, &str),
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let (span, other) = (first_line(self.file.text(), span), first_line(self.file.text(), other));
        let mistake = Mistake::at(code, &self.file, span, message, label).also(other, other_label);
        self.mistakes.push(mistake.help(help));
    }

    /// The known name nearest to one that is not known; `set` names the set of known names.
    pub fn nearest<'a>(
        &mut self,
        set: &'static str,
        name: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Option<String> {
        if name.len() > LONGEST_NAME {
            return None;
        }
        let key = (set, name.to_owned());
        if let Some(made) = self.suggestions.get(&key) {
            return made.clone();
        }
        let made = nearest(name, known);
        self.suggestions.insert(key, made.clone());
        made
    }
}

/// The known name nearest to another, whatever their case.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let mut by_folded: Vec<(String, &str)> =
        known.into_iter().filter(|k| k.len() <= 2 * LONGEST_NAME).map(|k| (k.to_lowercase(), k)).collect();
    by_folded.sort_unstable();
    let folded: Vec<&str> = by_folded.iter().map(|(folded, _)| folded.as_str()).collect();
    let best = *similar::get_close_matches(name.to_lowercase().as_str(), &folded, 1, NEAR).first()?;
    by_folded.iter().find(|(folded, _)| folded == best).map(|(_, name)| (*name).to_owned())
}

/// `did you mean …? ` where there is a suggestion, then the rest.
#[must_use]
pub fn suggest(nearest: Option<&str>, rest: impl AsRef<str>) -> String {
    let rest = rest.as_ref();
    match nearest {
        Some(name) if rest.is_empty() => format!("did you mean `{name}`?"),
        Some(name) => format!("did you mean `{name}`? {rest}"),
        None => rest.to_owned(),
    }
}

/// Names as a person lists them: `` `a`, `b` or `c` ``.
#[must_use]
pub fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// A text as a message shows it: on one line and no longer than a message can bear.
#[must_use]
pub fn clipped(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let mut short: String = line.chars().take(MOST).collect();
    short.push('…');
    short
}

/// A span that underlines something: no longer than its first line, no shorter than a character, on characters.
fn first_line(text: &str, span: Range<usize>) -> Range<usize> {
    let start = (0..=span.start.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let slice = text.get(start..span.end).unwrap_or("");
    let line = slice.split(['\n', '\r']).next().unwrap_or("").trim_end();
    if !line.is_empty() {
        return start..start + line.len();
    }
    let seen = |c: &char| !matches!(c, '\n' | '\r');
    match text.get(start..).and_then(|rest| rest.chars().next()).filter(seen) {
        Some(c) => start..start + c.len_utf8(),
        // At the end of a line or of the file there is nothing to underline but what stands before.
        None => {
            let before = text.get(..start).unwrap_or("").trim_end();
            before.chars().next_back().map_or(start..start, |c| before.len() - c.len_utf8()..before.len())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{clipped, first_line, listed, nearest, suggest};

    #[test]
    fn names_are_suggested_whatever_their_case() {
        assert_eq!(nearest("Introducd", ["born", "introduced"]).as_deref(), Some("introduced"));
        assert_eq!(nearest("zzz", ["born", "introduced"]), None);
    }

    #[test]
    fn helps_are_sentences() {
        assert_eq!(suggest(Some("a"), "b"), "did you mean `a`? b");
        assert_eq!(suggest(None, "b"), "b");
        assert_eq!(listed(["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(listed(["a"]), "`a`");
        assert_eq!(clipped(&"ab ".repeat(50)).chars().count(), 61);
    }

    #[test]
    fn there_is_always_something_to_underline() {
        let text = "é: x\nb\n\n";
        for (span, seen) in [(0..100, ""), (0..7, "é: x"), (1..2, "é"), (5..5, "x"), (8..8, "b"), (4..4, "x")] {
            let got = first_line(text, span.clone());
            let want = if span.end == 100 { "é" } else { seen };
            assert_eq!(&text[got], want, "{span:?}");
        }
        assert_eq!(first_line("", 0..0), 0..0);
    }
}
