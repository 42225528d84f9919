//! Takes a claim file as it is and the drafts of its document, gives the file with what is new in its place.
//!
//! The file is never written anew: stretches are put into its text, so that claims, comments and layout of a person
//! stay byte for byte. What has gone from the document is marked and kept; a second run finds nothing to do.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::emit::{head, snippet};
use super::layout::{GONE, Layout};
use super::sound::{give_id, value};
use super::{Draft, around};
use crate::claim::{Claim, Selector, Source, Status, read_one};
use crate::document::Document;
use crate::document::anchor::{Anchor, anchor};
use crate::document::fold::needle;
use crate::mistake::Mistakes;
use crate::rule::Rulebook;

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
    let title = title(document.prose()).unwrap_or_else(|| stem.to_owned());
    let mut text = head(&title, name);
    let claims: Vec<String> = drafts.iter().map(|draft| snippet(draft, 2)).collect();
    if claims.is_empty() {
        text = text.replace("claims:\n", "claims: []\n");
    }
    text.push_str(&claims.join("\n"));
    Merged { text, added: drafts.len(), gone: 0 }
}

/// The title that a document seems to have: its first line, where that is a heading; with the next, where that ends
/// what the first begins (`… parish surgeon of Marlow`, `Street.`) and an empty line follows.
fn title(text: &str) -> Option<String> {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = text.lines().map(str::trim).skip_while(|line| line.is_empty());
    let first = lines.next()?;
    let (next, after) = (lines.next().unwrap_or(""), lines.next().unwrap_or(""));
    let marked = first.starts_with('#') || next.chars().all(|c| matches!(c, '=' | '-'));
    let broken = !marked && !next.is_empty() && after.is_empty() && first.chars().count() > BROKEN;
    let title = around::bare(&if broken { format!("{first} {next}") } else { first.to_owned() });
    // A full stop behind a title of two lines is the printer's.
    let title = if broken { title.trim_end_matches('.').to_owned() } else { title };
    let short = title.chars().count() <= 100 && !title.ends_with(['.', ',', ';']);
    (short && title.chars().any(char::is_alphabetic)).then_some(title)
}

/// A line that is shorter was not broken for want of room.
const BROKEN: usize = 45;

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
    let (mut patches, gone) = marks(text, layout, source, &anchors);
    let mut taken: BTreeSet<String> = source.claims.iter().map(|claim| claim.id.clone()).collect();
    let mut fresh: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut added = 0;
    let known = Known::of(&source.claims, &anchors);
    for mut draft in drafts {
        if known.around(&draft.place).any(|claim| covers(claim, &draft, book)) {
            continue;
        }
        give_id(&mut draft, &mut taken);
        added += 1;
        let slot = known.last_before(draft.place.start).and_then(|at| layout.entries.get(at));
        fresh
            .entry(slot.map_or(layout.top, |entry| entry.end))
            .or_default()
            .push(snippet(&draft, layout.indent).replace('\n', layout.newline));
    }
    for (at, claims) in fresh {
        patches.push(patch(text, layout, at, &claims));
    }
    Merged { text: apply(text, patches), added, gone }
}

/// What says of claims that their quotations have gone, and how many are marked so now. A note of a person stays as
/// it is: the mark is then a comment. Where a quotation is there again its mark goes.
fn marks(text: &str, layout: &Layout, source: &Source, anchors: &[Anchor]) -> (Vec<Patch>, usize) {
    let (mut patches, mut gone) = (Vec::new(), 0);
    let claims = source.claims.iter().zip(anchors).zip(&layout.entries);
    for ((_, found), entry) in claims.filter(|((claim, _), _)| claim.status == Some(Status::Auto)) {
        match (&entry.mark, found) {
            (None, Anchor::Lost(_)) => {
                gone += 1;
                let lead = if entry.closed { "# " } else { "note: " };
                let line = format!("{:keys$}{lead}{GONE}{}", "", layout.newline, keys = entry.keys);
                patches.push(Patch { at: entry.end..entry.end, text: open(text, entry.end, layout.newline) + &line });
            }
            (Some(mark), Anchor::Exact(_) | Anchor::Ambiguous { .. }) => {
                patches.push(Patch { at: mark.clone(), text: String::new() });
            }
            _ => {}
        }
    }
    (patches, gone)
}

/// The claims of a file that stand in the document, by the place of their quotations.
struct Known<'a> {
    /// Begin and end of the quotation, which claim; sorted.
    claims: Vec<(Range<usize>, usize, &'a Claim)>,
    /// Of the claims up to each, which stands last in the file.
    last: Vec<usize>,
    longest: usize,
}

impl<'a> Known<'a> {
    fn of(claims: &'a [Claim], anchors: &[Anchor]) -> Self {
        let placed = claims.iter().zip(anchors).enumerate().filter_map(|(nth, (claim, found))| match found {
            Anchor::Exact(span) => Some((span.clone(), nth, claim)),
            _ => None,
        });
        let mut claims: Vec<_> = placed.collect();
        claims.sort_by_key(|(span, nth, _)| (span.start, span.end, *nth));
        let mut most = 0;
        let last = claims.iter().map(|(_, nth, _)| {
            most = most.max(*nth);
            most
        });
        let last = last.collect();
        let longest = claims.iter().map(|(span, _, _)| span.len()).max().unwrap_or(0);
        Self { claims, last, longest }
    }

    /// The claims whose quotation holds a place.
    fn around(&self, place: &Range<usize>) -> impl Iterator<Item = &'a Claim> {
        let from = self.claims.partition_point(|(span, _, _)| span.start + self.longest < place.end);
        let (start, end) = (place.start, place.end);
        let near = self.claims.iter().skip(from).take_while(move |(span, _, _)| span.start <= start);
        near.filter(move |(span, _, _)| end <= span.end).map(|(_, _, claim)| *claim)
    }

    /// The last claim of the file whose quotation begins before an offset: what is new belongs behind it.
    fn last_before(&self, at: usize) -> Option<usize> {
        let count = self.claims.partition_point(|(span, _, _)| span.start <= at);
        self.last.get(count.checked_sub(1)?).copied()
    }
}

/// True where a claim of the file, whose quotation holds the place of a draft, says what the draft says.
fn covers(claim: &Claim, draft: &Draft, book: &Rulebook) -> bool {
    let Some(own) = value(&draft.property, &draft.value, draft.unit.as_deref(), book) else { return false };
    let bare = |value: &crate::value::Value| value.to_string();
    let same = own.kind() == claim.value.kind() && (own.key() == claim.value.key() || bare(&own) == bare(&claim.value));
    let kept = needle(&claim.quote.exact) == needle(&draft.quote.exact) && claim.property == draft.property;
    same || kept
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
