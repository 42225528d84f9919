//! Takes a claim file as text, gives where its claims stand: what can be put in, and where.

use std::ops::Range;
use std::sync::Arc;

use crate::document::Document;
use crate::mistake::{Mistake, Mistakes};
use crate::yaml::{Content, Node, Page, plant};

/// The words that mark a claim whose quotation has gone.
pub(super) const GONE: &str = "gone from the document";

/// Where the claims of a file stand in its text.
pub(super) struct Layout {
    /// Behind the line of `claims:`, or the end of the file.
    pub top: usize,
    /// Each claim: where its text ends, how deep its keys stand, its note.
    pub entries: Vec<Entry>,
    /// Columns before the `-`.
    pub indent: usize,
    pub newline: &'static str,
    /// True where `claims:` itself must be written.
    pub missing: bool,
}

/// One claim in the text of its file.
pub(super) struct Entry {
    /// Behind its last line.
    pub end: usize,
    /// The column of its keys.
    pub keys: usize,
    /// True where a note of its own cannot be added: there is one, or the claim stands in braces.
    pub closed: bool,
    /// The lines that say that its quotation has gone.
    pub mark: Option<Range<usize>>,
}

impl Layout {
    /// Reads where the claims of a file stand.
    ///
    /// # Errors
    /// Where the claims stand in brackets, to which none can be added.
    pub fn of(file: &Arc<Document>) -> Result<Self, Mistakes> {
        let text = file.text();
        let mut page = Page::new(file);
        let tree = plant(text, &mut page);
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let mut layout = Self { top: text.len(), entries: Vec::new(), indent: 2, newline, missing: true };
        let Some(Node { content: Content::Map(fields), .. }) = &tree.root else { return Ok(layout) };
        let Some((key, claims)) = fields.iter().find(|(key, _)| key.text == "claims") else { return Ok(layout) };
        layout.missing = false;
        layout.top = line_end(text, key.span.end);
        let Content::List(items) = &claims.content else { return Ok(layout) };
        let flow = text.get(claims.span.start..).is_some_and(|rest| rest.starts_with('['));
        if flow && items.is_empty() && text.get(claims.span.clone()) == Some("[]") {
            layout.missing = true;
            layout.top = claims.span.start;
            return Ok(layout);
        }
        let flows = |item: &Node<'_>| text.get(item.span.start..).is_some_and(|rest| rest.starts_with('{'));
        if flow
            || items.iter().any(flows) && items.iter().any(|item| line_start(text, item.span.start) == item.span.start)
        {
            let help = "write each claim on lines of its own, `- ` in front, and run again";
            let message = "claims inside brackets cannot be added to";
            let mut mistakes = Mistakes::new();
            mistakes.push(
                Mistake::at("wrong-shape", file, claims.span.start..claims.span.start + 1, message, "").help(help),
            );
            return Err(mistakes);
        }
        layout.entries = items.iter().map(|item| entry(text, item)).collect();
        if let Some(first) = items.first() {
            let start = line_start(text, first.span.start);
            layout.indent = text.get(start..first.span.start).and_then(|lead| lead.find('-')).unwrap_or(2);
        }
        Ok(layout)
    }
}

fn entry(text: &str, item: &Node<'_>) -> Entry {
    let end = line_end(text, last_byte(text, item));
    let keys = item.span.start - line_start(text, item.span.start);
    let braces = text.get(item.span.start..).is_some_and(|rest| rest.starts_with('{'));
    let note = match &item.content {
        Content::Map(fields) => fields.iter().find(|(key, _)| key.text == "note"),
        _ => None,
    };
    let comment = end..line_end(text, end);
    if text.get(comment.clone()).is_some_and(|line| line.trim() == format!("# {GONE}")) {
        return Entry { end: comment.end, keys, closed: true, mark: Some(comment) };
    }
    let own = note.filter(|(_, value)| matches!(&value.content, Content::Scalar(text) if text.text == GONE));
    let line = own.map(|(key, value)| line_start(text, key.span.start)..line_end(text, value.span.end));
    Entry { end, keys, closed: braces || note.is_some(), mark: line.filter(|_| !braces) }
}

/// Where the text of a node ends: comments below it are the next one's.
fn last_byte(text: &str, node: &Node<'_>) -> usize {
    let flow = text.get(node.span.start..).is_some_and(|rest| rest.starts_with(['{', '[']));
    match &node.content {
        Content::Map(fields) if !flow => {
            fields.last().map_or(node.span.end, |(key, value)| last_byte(text, value).max(key.span.end))
        }
        Content::List(items) if !flow => items.last().map_or(node.span.end, |item| last_byte(text, item)),
        Content::Scalar(scalar) => scalar.span.end,
        _ => node.span.end,
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

/// Behind the line end of the line that holds a byte.
fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| at + end + 1)
}
