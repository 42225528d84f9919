//! Takes a syntax error and the place where the parser gave up, gives the place that a person has to mend: the tab, the
//! quotation mark that was opened, the key without its colon.

use std::ops::Range;

use serde_yaml::granit_parser::ErrorKind;

use super::page::clipped;

/// Where a syntax error comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cause {
    pub span: Range<usize>,
    pub message: String,
    /// What is to be seen there.
    pub label: &'static str,
    pub help: String,
}

/// So many lines are looked through: who forgot a quotation mark long ago is told the place of the parser.
const FAR: usize = 200;

/// The cause of an error that the parser met at a byte offset; `None` where that is as good a place as any.
pub(super) fn seek(kind: &ErrorKind, text: &str, at: usize) -> Option<Cause> {
    use ErrorKind as E;
    match kind {
        E::TabNotAllowed | E::TabInBlockIndentation | E::TabInIndentation | E::TabInPlainScalar => tab(text, at),
        E::UnclosedQuotedScalar | E::InvalidQuotedScalarIndent | E::DocumentIndicatorInQuotedScalar => {
            opening(text, at)
        }
        E::MappingValueNotAllowed | E::InvalidSimpleKey | E::SimpleKeyExpected => colon(text, at),
        E::UnexpectedCharacter { character } => Some(stray(*character, text, at)),
        _ => None,
    }
}

/// The line that an offset lies in, without its end.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text.get(..at).unwrap_or("").rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let length = text.get(start..).unwrap_or("").find(['\n', '\r']);
    start..length.map_or(text.len(), |length| start + length)
}

/// The first tab before the words of this line or of one of the next: the parser stops at what stands above it.
fn tab(text: &str, at: usize) -> Option<Cause> {
    const NEXT: usize = 3;
    let mut line = line_of(text, at);
    for _ in 0..=NEXT {
        let words = text.get(line.clone())?;
        let blank = words.len() - words.trim_start().len();
        if let Some(tab) = words.get(..blank).and_then(|blank| blank.find('\t')) {
            let span = line.start + tab..line.start + tab + 1;
            let message = "a tab stands where only spaces may".to_owned();
            let help = "put spaces in its place: what belongs together begins in one column".to_owned();
            return Some(Cause { span, message, label: "the tab", help });
        }
        if line.end >= text.len() {
            return None;
        }
        line = line_of(text, line.end + 1);
    }
    None
}

/// The quotation mark that begins a text before an offset and is not closed up to there.
fn opening(text: &str, at: usize) -> Option<Cause> {
    let mut line = line_of(text, at);
    for _ in 0..FAR {
        let words = text.get(line.start..line.end.min(at))?;
        let value = line.start + value_of(words);
        let mark = text.get(value..at).and_then(|rest| rest.chars().next()).filter(|c| matches!(c, '"' | '\''));
        if mark.is_some_and(|mark| text.get(value + 1..at).is_some_and(|rest| !rest.contains(mark))) {
            let message = "a quotation mark was opened and is not closed".to_owned();
            let help = "close it at the end of the text, or write `|` behind the key and the text indented below it";
            return Some(Cause { span: value..value + 1, message, label: "opened here", help: help.to_owned() });
        }
        line = line_of(text, line.start.checked_sub(1)?);
    }
    None
}

/// Where the value of a line begins: behind its dash and its key.
fn value_of(line: &str) -> usize {
    let skip = |from: usize, mark: &str| {
        let rest = line.get(from..).unwrap_or("");
        let from = from + rest.len() - rest.trim_start().len();
        if line.get(from..).is_some_and(|rest| rest.starts_with(mark)) { from + mark.len() } else { from }
    };
    let start = skip(0, "- ");
    let rest = line.get(start..).unwrap_or("");
    let behind = rest.find(": ").filter(|colon| !rest.get(..*colon).is_some_and(|key| key.contains(['"', '\''])));
    skip(behind.map_or(start, |colon| start + colon + 1), "")
}

/// The key that has no colon: this line, or the one above where that has none and this one is its first entry.
fn colon(text: &str, at: usize) -> Option<Cause> {
    let mut line = line_of(text, at);
    let mut words = text.get(line.clone())?;
    let indent = |words: &str| words.len() - words.trim_start().len();
    if words.contains(':') {
        let deep = indent(words);
        line = line_of(text, line.start.checked_sub(1)?);
        words = text.get(line.clone())?;
        if indent(words) >= deep {
            return None;
        }
    }
    let bare = words.trim().trim_start_matches("- ").trim_start();
    let first = bare.split_whitespace().next()?;
    let key = !bare.contains([':', '#', '"']) && first.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
    if !key {
        return None;
    }
    let start = line.start + words.find(bare)?;
    let rest = clipped(bare.strip_prefix(first).unwrap_or("").trim());
    let whole = if rest.is_empty() { format!("{first}:") } else { format!("{first}: {rest}") };
    let help = format!("write `{whole}`; a text that goes on from the line above is indented deeper than its key");
    let message = format!("the key `{first}` has no colon behind it");
    Some(Cause { span: start..start + first.len(), message, label: "", help })
}

/// A character that cannot begin a text, or that nobody can see.
fn stray(character: char, text: &str, at: usize) -> Cause {
    let place = text.get(at..).and_then(|rest| rest.find(character)).map_or(at, |found| at + found);
    let span = place..(place + character.len_utf8()).min(text.len());
    if character.is_control() {
        let message = format!("a character that nobody can see (U+{:04X}) stands in the text", u32::from(character));
        let help = "curly quotation marks or accents were broken when the file was saved: write them anew, and save the \
                    file as UTF-8";
        return Cause { span, message, label: "", help: help.to_owned() };
    }
    let message = format!("a text without quotation marks cannot begin with `{character}`");
    Cause { span, message, label: "", help: "put the whole text in straight quotation marks: `\"…\"`".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::{Page, plant};
    use crate::document::Document;
    use std::sync::Arc;

    /// The words underlined, the message and the help of the first mistake.
    fn told(text: &str) -> (String, (usize, usize), String, String) {
        let file = Arc::new(Document::new("a.yaml", text));
        let mut page = Page::new(&file);
        let _ = plant(file.text(), &mut page);
        let mistake = page.mistakes.sorted().into_iter().next().unwrap();
        let words = text[mistake.labels[0].span.clone()].to_owned();
        (words, mistake.position(), mistake.message, mistake.help.unwrap())
    }

    #[test]
    fn a_tab_is_underlined_itself() {
        for (text, place) in
            [("a: 1\n\tb: 2\n", (2, 1)), ("a:\n  - b: 1\n\tc: 2\n", (3, 1)), ("a:\n  - b: 1\n  \tc: 2\n", (3, 3))]
        {
            let (words, at, message, _) = told(text);
            assert_eq!((words.as_str(), at), ("\t", place), "{text:?}: {message}");
        }
    }

    #[test]
    fn a_quotation_mark_is_underlined_where_it_was_opened() {
        for (text, place) in [
            ("source:\n  title: \"The town\n  kind: primary\n", (2, 10)),
            ("claims:\n  - quote: \"a: b, c\n    d\n  - quote: x\n", (2, 12)),
            ("claims:\n  - 'it\n  - x\n", (2, 5)),
        ] {
            let (words, at, message, _) = told(text);
            assert_eq!(at, place, "{text:?}: {message}");
            assert!(["\"", "'"].contains(&words.as_str()), "{words}");
        }
    }

    #[test]
    fn a_key_without_its_colon_is_named() {
        for (text, key, help) in [
            ("source:\n  title: x\n\nclaims\n  - a: b\n", "claims", "write `claims:`"),
            ("claims:\n  - subject: s\n    value 112\n    quote: x\n", "value", "write `value: 112`"),
            ("source\n  title: x\n", "source", "write `source:`"),
        ] {
            let (words, _, message, told) = told(text);
            assert_eq!(words, key, "{text:?}: {message}");
            assert!(message.contains("no colon") && told.starts_with(help), "{message}; {told}");
        }
        // Here there is a colon too much.
        assert!(told("a: b: c\n").2.contains("inside a text"));
    }

    #[test]
    fn characters_that_cannot_stand_there_are_shown() {
        let (words, _, message, _) = told("a: @b\n");
        assert_eq!((words.as_str(), message.as_str()), ("@", "a text without quotation marks cannot begin with `@`"));
        let (words, _, message, help) = told("a: \u{e2}\u{80}\u{9c}b\n");
        assert_eq!(words, "\u{80}");
        assert!(message.contains("U+0080") && help.contains("curly quotation marks"), "{message}; {help}");
    }
}
