//! Takes a map of the tree, gives its fields one by one; each that is missing, unknown or of another shape is noted
//! and reading goes on. A field that is `None` was absent or told as a mistake: nobody downstream tells it again.

use std::ops::Range;

use super::page::{clipped, listed, suggest};
use super::tree::{Content, Entry, Node, Scalar, Spanned};
use super::{Key, Page};

/// The fields of a map.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'n, 't> {
    /// What the map is, in words: `a claim`.
    what: &'static str,
    /// The keys it may have.
    keys: &'static [&'static str],
    node: &'n Node<'t>,
    entries: &'n [Entry<'t>],
}

impl<'n, 't> Fields<'n, 't> {
    /// The fields of a node that must be a map with no keys but `keys`; unknown ones are noted with a suggestion.
    pub fn of(node: &'n Node<'t>, what: &'static str, keys: &'static [&'static str], page: &mut Page) -> Option<Self> {
        let entries = read_map(node, what, page)?;
        for (position, (key, value)) in entries.iter().enumerate() {
            if keys.contains(&&*key.text) {
                continue;
            }
            let split = position > 0 && value.span.is_empty() && splits_number(page.file.text(), &key.span);
            let cut = position > 0 && value.span.is_empty() && follows_comma(page.file.text(), &key.span);
            if split {
                note_split(key.span.clone(), page);
            } else if cut && page.nearest(what, &key.text, keys.iter().copied()).is_none() {
                note_cut(key, what, page);
            } else {
                note_unknown(key, what, keys, page);
            }
        }
        Some(Self { what, keys, node, entries })
    }

    /// Where the map is written: its first key, which is where a person looks for it.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.entries.first().map_or_else(|| self.node.span.clone(), |(key, _)| key.span.clone())
    }

    /// True where a syntax error cut the map short, so that what it lacks may stand below.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.node.open
    }

    /// The entry under a key, as it is.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&'n Entry<'t>> {
        debug_assert!(self.keys.contains(&key), "`{key}` is not declared as a key of {}", self.what);
        self.entries.iter().find(|(known, _)| known.text == key)
    }

    /// What stands under a key; `None` where nothing does, or where it was told as a mistake already.
    #[must_use]
    pub fn node(&self, key: &str) -> Option<&'n Node<'t>> {
        self.entry(key).map(|(_, node)| node).filter(|node| !matches!(node.content, Content::Unread))
    }

    /// Notes each key that is not there; `help` says what belongs under it.
    pub fn require(&self, required: &[(&'static str, &'static str)], page: &mut Page) {
        if self.node.open {
            return;
        }
        // A misspelt key is told once, as what it is, and not as a missing one too.
        let unknown = self.entries.iter().filter(|(key, _)| !self.keys.contains(&&*key.text));
        let meant: Vec<Option<String>> =
            unknown.map(|(key, _)| page.nearest(self.what, &key.text, self.keys.iter().copied())).collect();
        for (key, help) in required {
            if self.entry(key).is_none() && !meant.iter().flatten().any(|near| near == key) {
                let message = format!("{} has no `{key}`", self.what);
                page.note("missing-key", self.span(), message, format!("`{key}` is missing here"), *help);
            }
        }
    }

    /// The text under a key; an empty one is a mistake.
    pub fn text(&self, key: &str, page: &mut Page) -> Option<Scalar<'t>> {
        let (key, node) = self.entry(key)?;
        read_text(node, key, page)
    }

    /// The texts under a key: one, or a list of them.
    pub fn texts(&self, key: &str, page: &mut Page) -> Vec<Scalar<'t>> {
        self.entry(key).and_then(|(key, node)| read_texts(node, key, page)).unwrap_or_default()
    }

    /// `true` or `false` under a key.
    pub fn flag(&self, key: &str, page: &mut Page) -> Option<Spanned<bool>> {
        let text = self.text(key, page)?;
        let names = [("true", true), ("false", false)];
        choose(&text.text, text.span.clone(), "answer to a yes-or-no question", "not-a-flag", &names, page)
    }

    /// One of several names under a key; another name is noted under `code`, with a suggestion.
    pub fn choice<T: Copy>(
        &self,
        key: &str,
        code: &'static str,
        names: &[(&'static str, T)],
        page: &mut Page,
    ) -> Option<Spanned<T>> {
        let text = self.text(key, page)?;
        choose(&text.text, text.span.clone(), key, code, names, page)
    }

    /// The entries of the map under a key.
    pub fn map(&self, key: &str, page: &mut Page) -> &'n [Entry<'t>] {
        self.entry(key).and_then(|(key, node)| read_map(node, &format!("`{}`", key.text), page)).unwrap_or_default()
    }

    /// The nodes of the list under a key.
    pub fn list(&self, key: &str, page: &mut Page) -> &'n [Node<'t>] {
        let Some((key, node)) = self.entry(key) else { return &[] };
        match &node.content {
            Content::List(items) => items,
            Content::Unread => &[],
            _ => {
                note_shape(node, &key.span, &format!("`{}`", key.text), "a list", page);
                &[]
            }
        }
    }
}

/// The entries of a node that must be a map.
pub fn read_map<'n, 't>(node: &'n Node<'t>, what: &str, page: &mut Page) -> Option<&'n [Entry<'t>]> {
    match &node.content {
        Content::Map(entries) => Some(entries),
        Content::Unread => None,
        _ => {
            note_shape(node, &node.span, what, "a map of keys and values", page);
            None
        }
    }
}

/// The text of a node that must be one; an empty text is a mistake.
pub fn read_text<'t>(node: &Node<'t>, key: &Key<'t>, page: &mut Page) -> Option<Scalar<'t>> {
    match &node.content {
        Content::Scalar(text) if text.is_blank() => {
            let span = if text.span.is_empty() { key.span.clone() } else { text.span.clone() };
            let message = format!("`{}` is empty", clipped(&key.text));
            page.note("empty-text", span, message, "", "write its text behind it, or leave the key out");
            None
        }
        Content::Scalar(text) => Some(text.clone()),
        Content::Unread => None,
        _ => {
            note_shape(node, &key.span, &format!("`{}`", clipped(&key.text)), "text", page);
            None
        }
    }
}

/// The texts of a node that must be one or a list of them.
pub fn read_texts<'t>(node: &Node<'t>, key: &Key<'t>, page: &mut Page) -> Option<Vec<Scalar<'t>>> {
    let Content::List(items) = &node.content else {
        return read_text(node, key, page).map(|text| vec![text]);
    };
    let before = page.mistakes.len();
    let texts: Vec<Scalar<'t>> = items.iter().filter_map(|item| read_text(item, key, page)).collect();
    for text in texts.iter().skip(1) {
        if splits_number(page.file.text(), &text.span) {
            note_split(text.span.clone(), page);
        }
    }
    (page.mistakes.len() == before && texts.len() == items.len()).then_some(texts)
}

/// The thing that a name means; another name is noted under `code`, with a suggestion.
pub fn choose<T: Copy>(
    name: &str,
    span: Range<usize>,
    what: &str,
    code: &'static str,
    names: &[(&'static str, T)],
    page: &mut Page,
) -> Option<Spanned<T>> {
    if let Some((_, value)) = names.iter().find(|(known, _)| *known == name.trim()) {
        return Some(Spanned { value: *value, span });
    }
    let known = names.iter().map(|(known, _)| *known);
    let near = page.nearest(code, name.trim(), known.clone());
    let message = format!("`{}` is no {what}", clipped(name));
    let help = suggest(near.as_deref(), format!("it is one of {}", listed(known)));
    page.note(code, span, message, "", help);
    None
}

/// True where a text is the tail of a number that YAML split at its comma: `{a: 375,000}`, `[375,000]`.
pub(super) fn splits_number(file: &str, span: &Range<usize>) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let head = file.get(..span.start).and_then(|head| head.strip_suffix(','));
    let tail = file.get(span.start..).unwrap_or("");
    head.is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit())) && digits(tail) == 3
}

fn note_split(span: Range<usize>, page: &mut Page) {
    let message = "YAML splits a number at its comma inside `{…}` and `[…]`";
    let help = "put the number in quotation marks, such as \"375,000\", or leave its comma out";
    page.note("number-split", span, message, "read as something of its own", help);
}

/// True where a comma stands just before: inside `{…}` it ends the text that a person meant to go on.
pub(crate) fn follows_comma(file: &str, span: &Range<usize>) -> bool {
    file.get(..span.start).is_some_and(|head| head.trim_end().ends_with(','))
}

fn note_cut(key: &Key<'_>, what: &'static str, page: &mut Page) {
    let message = format!("{what} has no key `{}`", clipped(&key.text));
    let help = "inside `{…}` a comma ends a text: where the text goes on, put all of it in double quotation marks";
    page.note("unknown-key", key.span.clone(), message, "read as a key of its own", help);
}

fn note_unknown(key: &Key<'_>, what: &'static str, keys: &'static [&'static str], page: &mut Page) {
    let near = page.nearest(what, &key.text, keys.iter().copied());
    let help = suggest(near.as_deref(), format!("{what} may have {}", listed(keys.iter().copied())));
    page.note("unknown-key", key.span.clone(), format!("{what} has no key `{}`", clipped(&key.text)), "", help);
}

fn note_shape(node: &Node<'_>, key: &Range<usize>, what: &str, expected: &str, page: &mut Page) {
    let span = if node.span.is_empty() { key.clone() } else { node.span.clone() };
    let found = if node.span.is_empty() { "nothing" } else { node.shape() };
    let message = format!("{what} must be {expected}");
    page.note("wrong-shape", span, message, format!("this is {found}"), format!("write {expected} here"));
}

#[cfg(test)]
mod tests;
