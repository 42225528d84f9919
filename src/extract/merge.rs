//! Takes a claim file as it is and the drafts of its document, gives the file with what is new in its place.
//!
//! The file is never written anew: stretches are put into its text, so that claims, comments and layout of a person
//! stay byte for byte. What has gone from the document is marked and kept; a second run finds nothing to do.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::emit::{head, snippet};
use super::sound::{give_id, value};
use super::{Draft, around};
use crate::claim::{Claim, Selector, Source, Status, read_one};
use crate::document::Document;
use crate::document::anchor::{Anchor, anchor};
use crate::document::fold::needle;
use crate::mistake::{Mistake, Mistakes};
use crate::rule::Rulebook;
use crate::yaml::{Content, Node, Page, plant};

/// A claim file with the drafts in it.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The text of the file.
    pub text: String,
    /// Claims that are new.
    pub added: usize,
    /// Claims whose quotation has gone from the document and that were marked now.
    pub gone: usize,
}

/// The words that mark a claim whose quotation has gone.
const GONE: &str = "gone from the document";

/// Puts drafts into a claim file, or makes one.
///
/// # Errors
/// Where the file has mistakes: all of them; such a file is not touched.
pub fn merge(
    file: Option<&Arc<Document>>,
    document: &Arc<Document>,
    drafts: Vec<Draft>,
    book: &Rulebook,
) -> Result<Merged, Mistakes> {
    let Some(file) = file.filter(|file| !file.text().trim().is_empty()) else { return Ok(create(document, &drafts)) };
    let (source, mistakes) = read_one(file, document, book);
    if mistakes.any_error() {
        return Err(mistakes);
    }
    let layout = Layout::of(file)?;
    let merged = insert(file.text(), &layout, &source, document, drafts, book);
    // What was put together is read before anyone else does.
    let check = Arc::new(Document::new(file.path.clone(), merged.text.clone()));
    let (_, mistakes) = read_one(&check, document, book);
    if mistakes.any_error() { Err(mistakes) } else { Ok(merged) }
}

fn create(document: &Document, drafts: &[Draft]) -> Merged {
    let name = document.path.rsplit('/').next().unwrap_or(&document.path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let title = title(document.text()).unwrap_or_else(|| stem.to_owned());
    let mut text = head(&title, name);
    let claims: Vec<String> = drafts.iter().map(|draft| snippet(draft, 2)).collect();
    if claims.is_empty() {
        text = text.replace("claims:\n", "claims: []\n");
    }
    text.push_str(&claims.join("\n"));
    Merged { text, added: drafts.len(), gone: 0 }
}

/// The title that a document seems to have: its first line, where that is a heading.
fn title(text: &str) -> Option<String> {
    let text = text.trim_start_matches('\u{feff}');
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let title = around::bare(line);
    let short = title.chars().count() <= 100 && !title.ends_with(['.', ',', ';']);
    (short && title.chars().any(char::is_alphabetic)).then_some(title)
}

/// Where the claims of a file stand in its text.
struct Layout {
    /// Behind the line of `claims:`, or the end of the file.
    top: usize,
    /// Each claim: where its text ends, how deep its keys stand, its note.
    entries: Vec<Entry>,
    /// Columns before the `-`.
    indent: usize,
    newline: &'static str,
    /// True where `claims:` itself must be written.
    missing: bool,
}

struct Entry {
    end: usize,
    keys: usize,
    noted: bool,
}

impl Layout {
    fn of(file: &Arc<Document>) -> Result<Self, Mistakes> {
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
    let end = last_byte(text, item);
    let keys = item.span.start - line_start(text, item.span.start);
    let noted = matches!(&item.content, Content::Map(fields) if fields.iter().any(|(key, _)| key.text == "note"));
    Entry { end: line_end(text, end), keys, noted }
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

/// A stretch to be put into the text.
struct Patch {
    at: Range<usize>,
    text: String,
}

fn insert(
    text: &str,
    layout: &Layout,
    source: &Source,
    document: &Document,
    drafts: Vec<Draft>,
    book: &Rulebook,
) -> Merged {
    let selectors: Vec<&Selector> = source.claims.iter().map(|claim| &claim.quote).collect();
    let anchors = anchor(document, &selectors);
    let mut patches: Vec<Patch> = Vec::new();
    let mut gone = 0;
    for ((claim, found), entry) in source.claims.iter().zip(&anchors).zip(&layout.entries) {
        let lost = matches!(found, Anchor::Lost(_)) && claim.status == Some(Status::Auto);
        if lost && !entry.noted {
            gone += 1;
            let note = format!("{:keys$}note: {GONE}{}", "", layout.newline, keys = entry.keys);
            patches.push(Patch { at: entry.end..entry.end, text: open(text, entry.end, layout.newline) + &note });
        }
    }
    let mut taken: BTreeSet<String> = source.claims.iter().map(|claim| claim.id.clone()).collect();
    let mut fresh: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut added = 0;
    for mut draft in drafts {
        if source.claims.iter().zip(&anchors).any(|(claim, found)| covers(claim, found, &draft, book)) {
            continue;
        }
        give_id(&mut draft, &mut taken);
        added += 1;
        fresh
            .entry(slot(&draft, layout, &anchors))
            .or_default()
            .push(snippet(&draft, layout.indent).replace('\n', layout.newline));
    }
    for (at, claims) in fresh {
        patches.push(patch(text, layout, at, &claims));
    }
    Merged { text: apply(text, patches), added, gone }
}

/// True where a claim of the file says what a draft says: its quotation holds the place, and the value is the same.
fn covers(claim: &Claim, found: &Anchor, draft: &Draft, book: &Rulebook) -> bool {
    let Anchor::Exact(span) = found else { return false };
    let holds = span.start <= draft.place.start && draft.place.end <= span.end;
    let Some(own) = value(&draft.property, &draft.value, draft.unit.as_deref(), book).filter(|_| holds) else {
        return false;
    };
    let bare = |value: &crate::value::Value| value.to_string();
    let same = own.kind() == claim.value.kind() && (own.key() == claim.value.key() || bare(&own) == bare(&claim.value));
    let kept = needle(&claim.quote.exact) == needle(&draft.quote.exact) && claim.property == draft.property;
    same || kept
}

/// Where a draft belongs: behind the last claim whose quotation stands before its own.
fn slot(draft: &Draft, layout: &Layout, anchors: &[Anchor]) -> usize {
    let before = |found: &Anchor| matches!(found, Anchor::Exact(span) if span.start <= draft.place.start);
    let last = anchors.iter().rposition(before);
    last.and_then(|at| layout.entries.get(at)).map_or(layout.top, |entry| entry.end)
}

fn patch(text: &str, layout: &Layout, at: usize, claims: &[String]) -> Patch {
    let newline = layout.newline;
    let body = claims.join(newline);
    if layout.missing {
        let empty = text.get(at..).is_some_and(|rest| rest.starts_with("[]"));
        let span = if empty { at..at + 2 } else { at..at };
        let key = if empty { String::new() } else { format!("{newline}claims:") };
        let lead = if empty { String::new() } else { open(text, at, newline) };
        let rest = text.get(span.end..).unwrap_or("");
        let close = if empty && rest.starts_with(['\n', '\r']) { body.trim_end().to_owned() } else { body };
        return Patch { at: span, text: format!("{lead}{key}{newline}{close}") };
    }
    let rest = text.get(at..).unwrap_or("");
    let first = at == layout.top;
    let lead = if first { open(text, at, newline) } else { open(text, at, newline) + newline };
    let tail = if first && !rest.trim().is_empty() { newline } else { "" };
    Patch { at: at..at, text: format!("{lead}{body}{tail}") }
}

/// A line end where the text before has none.
fn open(text: &str, at: usize, newline: &str) -> String {
    let ends = text.get(..at).is_some_and(|before| before.is_empty() || before.ends_with('\n'));
    if ends { String::new() } else { newline.to_owned() }
}

/// The text with every patch in it; those of one place in their order.
fn apply(text: &str, mut patches: Vec<Patch>) -> String {
    patches.sort_by_key(|patch| patch.at.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for patch in patches {
        out.push_str(text.get(at..patch.at.start).unwrap_or(""));
        // Two patches behind a last line without an end: the first has ended it.
        let text = if out.ends_with('\n') && patch.at.start > 0 && at == patch.at.start && at == text.len() {
            patch.text.trim_start_matches(['\r', '\n'])
        } else {
            &patch.text
        };
        out.push_str(text);
        at = patch.at.end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}
