//! Takes drafts, gives YAML that a person would write: block style, quotation marks only where YAML needs them.

use std::fmt::Write;

use super::Draft;
use crate::claim::Selector;

/// A text as a YAML scalar in block style; reading it back gives the same text.
#[must_use]
pub fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// A text as a scalar inside `{…}` or `[…]`.
fn flow_scalar(text: &str) -> String {
    let splits = text.contains([',', '[', ']', '{', '}']);
    if is_plain(text) && !splits { text.to_owned() } else { quoted(text) }
}

/// True where YAML reads the bare text as just that text, here and in other programs.
fn is_plain(text: &str) -> bool {
    const INDICATORS: &[char] =
        &['-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`', '='];
    const WORDS: &[&str] = &["null", "true", "false", "yes", "no", "on", "off", "~", "...", "---"];
    let opens = |c: char| !INDICATORS.contains(&c) && !c.is_whitespace();
    text.chars().next().is_some_and(opens)
        && !text.ends_with(|c: char| c.is_whitespace() || c == ':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.starts_with("...")
        && !text.starts_with("<<")
        && text.chars().all(is_printable)
        && !WORDS.contains(&text.to_lowercase().as_str())
}

/// What may stand in a scalar as it is: no line ends, no tabs, no controls, nothing that a reader cannot see.
fn is_printable(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// In single quotation marks where nothing needs an escape, else in double ones.
fn quoted(text: &str) -> String {
    if text.contains('"') && !text.contains('\'') && text.chars().all(is_printable) {
        return format!("'{text}'");
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_printable(c) => out.push(c),
            c => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\U{:08x}", u32::from(c));
            }
        }
    }
    out.push('"');
    out
}

/// A claim as the entry of a list, the `-` indented by so many columns, a line end behind it.
#[must_use]
pub fn snippet(draft: &Draft, indent: usize) -> String {
    let mut lines =
        vec![format!("subject: {}", scalar(&draft.subject)), format!("property: {}", scalar(&draft.property))];
    if let Some(id) = &draft.id {
        lines.push(format!("id: {}", scalar(id)));
    }
    lines.push(format!("value: {}", scalar(&draft.value)));
    lines.extend(draft.unit.as_ref().map(|unit| format!("unit: {}", scalar(unit))));
    lines.extend(draft.calendar.map(|calendar| format!("calendar: {}", calendar.name())));
    if !draft.scope.is_empty() {
        let scopes: Vec<String> =
            draft.scope.iter().map(|(dimension, name)| format!("{dimension}: {}", flow_scalar(name))).collect();
        lines.push(format!("scope: {{{}}}", scopes.join(", ")));
    }
    if let Some(says) = &draft.says {
        lines.push(format!("says: {}", scalar(says)));
        lines.push("mode: reported".to_owned());
    }
    lines.extend(selector("quote", &draft.quote));
    lines.extend(draft.context.iter().flat_map(|context| selector("context", context)));
    lines.push("status: auto".to_owned());
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        let lead = if at == 0 { "- " } else { "  " };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:indent$}{lead}{line}", "");
    }
    out
}

fn selector(key: &str, selector: &Selector) -> Vec<String> {
    if selector.before.is_none() && selector.after.is_none() {
        return vec![format!("{key}: {}", scalar(&selector.exact))];
    }
    let mut lines = vec![format!("{key}:"), format!("  exact: {}", scalar(&selector.exact))];
    lines.extend(selector.before.iter().map(|text| format!("  before: {}", scalar(text))));
    lines.extend(selector.after.iter().map(|text| format!("  after: {}", scalar(text))));
    lines
}

/// The head of a new claim file.
pub(super) fn head(title: &str, document: &str) -> String {
    format!("source:\n  title: {}\n  document: {}\n\nclaims:\n", scalar(title), scalar(document))
}

#[cfg(test)]
mod tests {
    use super::scalar;
    use crate::document::Document;
    use crate::yaml::{Content, Page, plant};
    use std::sync::Arc;

    fn read_back(file: &str) -> String {
        let document = Arc::new(Document::new("a.yaml", file));
        let mut page = Page::new(&document);
        let tree = plant(document.text(), &mut page);
        assert!(page.mistakes.is_empty(), "{file:?}: {:?}", page.mistakes);
        let root = tree.root.unwrap();
        let Content::Map(entries) = &root.content else { panic!("{file:?}") };
        let Content::Scalar(text) = &entries[0].1.content else { panic!("{file:?}") };
        text.text.to_string()
    }

    #[test]
    fn marks_stand_only_where_yaml_needs_them() {
        let table = [
            ("~6 million", "~6 million"),
            ("70%", "70%"),
            ("Lenin’s death", "Lenin’s death"),
            ("a #b", "\"a #b\""),
            ("a: b", "\"a: b\""),
            ("\"so\" he said", "'\"so\" he said'"),
            ("'so' he \"said\"", "\"'so' he \\\"said\\\"\""),
            ("- x", "\"- x\""),
            ("true", "\"true\""),
            ("", "\"\""),
        ];
        for (text, written) in table {
            assert_eq!(scalar(text), written);
            assert_eq!(read_back(&format!("k: {written}\n")), text);
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_reads_back(text in "\\PC{0,30}|[-a:#?\"'\\\\ \t\n\r~%&*!|>{}\\[\\],\u{85}\u{2028}\u{feff}\u{0}]{0,12}") {
            proptest::prop_assert_eq!(read_back(&format!("k: {}\n", scalar(&text))), text);
        }
    }
}
