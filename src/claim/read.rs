//! From the tree of a claim file to what it says: shapes and names of keys are checked here, meanings are not.

use super::raw::{RawClaim, RawFile, RawSelector, RawSource};
use super::said::read_calendar;
use super::{Certainty, RawSaid, SourceKind, Status};
use crate::yaml::{Content, Entry, Fields, Node, Page, Scalar, Tree, read_text};

const FILE: &[&str] = &["source", "claims"];
const SOURCE: &[&str] = &[
    "title",
    "kind",
    "genre",
    "author",
    "written",
    "audience",
    "purpose",
    "provenance",
    "document",
    "copies",
    "calendar",
    "excerpt",
    "disagreements",
];
const CLAIM: &[&str] = &[
    "id",
    "subject",
    "property",
    "value",
    "quote",
    "scope",
    "unit",
    "calendar",
    "others",
    "proof",
    "says",
    "mode",
    "certainty",
    "context",
    "because",
    "status",
    "note",
];
const SELECTOR: &[&str] = &["exact", "before", "after"];

const KINDS: [(&str, SourceKind); 3] =
    [("primary", SourceKind::Primary), ("secondary", SourceKind::Secondary), ("tertiary", SourceKind::Tertiary)];
const CERTAINTIES: [(&str, Certainty); 4] = [
    ("high", Certainty::High),
    ("medium", Certainty::Medium),
    ("low", Certainty::Low),
    ("unknown", Certainty::Unknown),
];
const STATUSES: [(&str, Status); 2] = [("auto", Status::Auto), ("reviewed", Status::Reviewed)];

/// Reads a claim file; mistakes go to the page, and a claim with one is left out.
#[must_use]
pub fn read<'t>(tree: &Tree<'t>, page: &mut Page) -> RawFile<'t> {
    let Some(fields) = tree.root.as_ref().and_then(|root| Fields::of(root, "a claim file", FILE, page)) else {
        return RawFile::default();
    };
    fields.require(&[("source", "say what the source is: `source: {title: …, document: FILE.txt}`")], page);
    let source = fields.node("source").and_then(|node| read_source(node, page)).unwrap_or_default();
    // `claims:` with nothing behind it is how a file is begun.
    let begun = fields.node("claims").is_some_and(|node| node.span.is_empty());
    let nodes = if begun { &[] } else { fields.list("claims", page) };
    let claims = nodes.iter().filter_map(|node| read_claim(node, page)).collect();
    let claims_key = fields.entry("claims").map(|(key, _)| key.span.clone());
    RawFile { source, claims, written: nodes.len(), claims_key }
}

fn read_source<'t>(node: &Node<'t>, page: &mut Page) -> Option<RawSource<'t>> {
    let fields = Fields::of(node, "a source", SOURCE, page)?;
    fields.require(&[("document", "name the text file beside this one: `document: FILE.txt`")], page);
    let expected = fields.choice("disagreements", "unknown-disagreements", &[("expected", true)], page);
    Some(RawSource {
        title: uncut(fields.text("title", page), "title", page),
        kind: fields.choice("kind", "unknown-source-kind", &KINDS, page),
        genre: fields.text("genre", page),
        author: fields.text("author", page),
        written: fields.text("written", page),
        audience: fields.text("audience", page),
        purpose: fields.text("purpose", page),
        provenance: fields.text("provenance", page),
        document: fields.text("document", page),
        copies: fields.texts("copies", page),
        calendar: read_calendar(&fields, page),
        excerpt: fields.flag("excerpt", page).is_some_and(|flag| flag.value),
        disagreements_expected: expected.is_some(),
    })
}

fn read_claim<'t>(node: &Node<'t>, page: &mut Page) -> Option<RawClaim<'t>> {
    let before = page.mistakes.len();
    let fields = Fields::of(node, "a claim", CLAIM, page)?;
    let required = [
        ("subject", "say what the claim is about: `subject: Great Terror`"),
        ("property", "say what is claimed of it: `property: deaths`"),
        ("value", "write what the source says: `value: ~6 million`"),
        ("quote", "quote the words of the document that say it: `quote: about six million`"),
    ];
    fields.require(&required, page);
    // Every field is read before the first that is missing ends it: all mistakes of a claim are told at once.
    let id = fields.text("id", page);
    let (subject, property) = (fields.text("subject", page), fields.text("property", page));
    let said = RawSaid::read(&fields, page);
    let certainty = fields.choice("certainty", "unknown-certainty", &CERTAINTIES, page).map(|c| c.value);
    let status = fields.choice("status", "unknown-status", &STATUSES, page).map(|s| s.value);
    let note = fields.text("note", page);
    let mut selector = |key| fields.entry(key).and_then(|entry| read_selector(entry, page));
    let (quote, context, because) = (selector("quote"), selector("context"), selector("because"));
    if fields.is_open() || said.value.is_none() {
        return None;
    }
    // What is wrong so far keeps the claim out, but not from being read on: its value may be wrong as well.
    let broken = page.mistakes.len() > before;
    let (subject, property, quote) = (subject?, property?, quote?);
    Some(RawClaim { broken, id, subject, property, said, certainty, status, note, quote, context, because })
}

fn read_selector<'t>((key, node): &Entry<'t>, page: &mut Page) -> Option<RawSelector<'t>> {
    if !matches!(node.content, Content::Map(_)) {
        let exact = uncut(read_text(node, key, page), &key.text, page)?;
        return Some(RawSelector { exact, before: None, after: None });
    }
    let fields = Fields::of(node, "a quotation", SELECTOR, page)?;
    fields.require(&[("exact", "write the words themselves: `exact: about six million`")], page);
    let mut text = |key| uncut(fields.text(key, page), key, page);
    let [exact, before, after] = ["exact", "before", "after"].map(&mut text);
    Some(RawSelector { exact: exact?, before, after })
}

fn uncut<'t>(text: Option<Scalar<'t>>, key: &str, page: &mut Page) -> Option<Scalar<'t>> {
    if let Some(text) = &text {
        check_cut(text, key, page);
    }
    text
}

/// Notes a text that YAML cut short at ` #`.
pub(crate) fn check_cut(text: &Scalar<'_>, key: &str, page: &mut Page) {
    if let Some(comment) = text.comment(page.file.text()) {
        let message = format!("the text of `{key}` is cut short at ` #`");
        let help = "YAML reads the rest of the line as a comment; put the text in double quotation marks, or write `|` \
                    behind the key and the text below it; where a comment is meant, give it a line of its own";
        page.note("cut-short", comment, message, "not part of the text", help);
    }
}
