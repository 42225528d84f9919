//! From the events of the YAML parser to a tree: what YAML allows and we do not (anchors, aliases, tags, merge keys,
//! directives, several documents) is noted on the way, and what stood above a syntax error is kept.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use serde_yaml::granit_parser::{Event, Options, Parser, ScalarStyle, Span};

use super::page::clipped;
use super::syntax::note_syntax;
use super::tree::{Content, Entry, Key, Node, Scalar, Style, Tree};
use super::{DEEPEST, Page};

/// Below so many keys a look at each is faster than an index.
const FEW: usize = 16;

/// Reads a file into a tree; mistakes go to the page. A file that holds nothing has no root and is a mistake.
#[must_use]
pub fn plant<'t>(text: &'t str, page: &mut Page) -> Tree<'t> {
    let mut parser = Parser::new_from_str_with_options(text, options());
    let mut builder = Builder { text, open: Vec::new(), root: None, documents: 0 };
    let mut broken = false;
    while let Some(event) = parser.next_event() {
        let go_on = match event {
            Ok((event, span)) => builder.take(event, &span, page),
            Err(error) => {
                broken = true;
                let at = note_syntax(&error, text, page);
                builder.distrust(at);
                false
            }
        };
        if !go_on {
            broken |= !builder.open.is_empty();
            break;
        }
    }
    builder.finish(broken, page)
}

fn options() -> Options {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.emit_anchor_events = true;
    options.emit_unresolved_aliases = true;
    options.flow_nesting_limit = DEEPEST;
    options.block_nesting_limit = DEEPEST;
    options
}

/// What was opened and not yet closed, the outermost first.
struct Builder<'t> {
    text: &'t str,
    open: Vec<Frame<'t>>,
    root: Option<Node<'t>>,
    documents: usize,
}

struct Frame<'t> {
    start: usize,
    holds: Holds<'t>,
}

enum Holds<'t> {
    List(Vec<Node<'t>>),
    Map(Vec<Entry<'t>>, Waiting<'t>),
}

/// What a map waits for.
enum Waiting<'t> {
    Key,
    /// The value of this key.
    Value(Key<'t>),
    /// The value of a key that was a mistake: it is read and dropped.
    Nothing,
}

impl<'t> Builder<'t> {
    /// Takes one event; false where reading must end.
    fn take(&mut self, event: Event<'t>, span: &Span, page: &mut Page) -> bool {
        let place = span.byte_range().unwrap_or(0..0);
        if let Some(tag) = span.tag_span().and_then(|tag| tag.byte_range()) {
            let help = "leave it out: what a value means is decided by its property, not by a tag";
            page.note("yaml-tag", tag, "tags have no meaning here", "", help);
        }
        match event {
            Event::DocumentStart(explicit, _) => return self.start_document(explicit, place, page),
            Event::Scalar(text, style, ..) => {
                let scalar = self.scalar(text, style, place);
                let span = scalar.span.clone();
                self.accept(Node { span, content: Content::Scalar(scalar), open: false }, page);
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let help = "write the text out again: a claim must be readable on its own";
                page.note("yaml-alias", place.clone(), "aliases (`*name`) are not read", "", help);
                self.accept(Node { span: place, content: Content::Unread, open: false }, page);
            }
            Event::Anchor(..) => {
                let help = "leave it out; a text that begins with `&` is put in quotation marks";
                page.note("yaml-anchor", place, "anchors (`&name`) are not read", "", help);
            }
            Event::SequenceStart(..) => return self.start(place.start, Holds::List(Vec::new()), page),
            Event::MappingStart(..) => return self.start(place.start, Holds::Map(Vec::new(), Waiting::Key), page),
            Event::SequenceEnd | Event::MappingEnd => self.end(place.end, false, page),
            _ => {}
        }
        true
    }

    fn start_document(&mut self, explicit: bool, place: Range<usize>, page: &mut Page) -> bool {
        self.documents += 1;
        if self.documents > 1 {
            let help = "one file holds one source: move what follows to a file of its own";
            page.note("several-documents", place, "a second YAML document begins here", "", help);
            return false;
        }
        if explicit && let Some(directive) = directive(self.text.get(..place.start).unwrap_or("")) {
            let help = "leave the line out: this program reads YAML 1.2 without directives";
            page.note("yaml-directive", directive, "directives (`%…`) are not read", "", help);
        }
        true
    }

    fn start(&mut self, start: usize, holds: Holds<'t>, page: &mut Page) -> bool {
        if self.open.len() >= DEEPEST {
            note_depth(start..start + 1, page);
            return false;
        }
        self.open.push(Frame { start, holds });
        true
    }

    /// A scalar with the text that stands in the file: the parser gives `~` for nothing at all.
    fn scalar(&self, text: Cow<'t, str>, style: ScalarStyle, span: Range<usize>) -> Scalar<'t> {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            _ => Style::Block,
        };
        let written = self.text.get(span.clone()).unwrap_or("");
        match style {
            Style::Plain if span.is_empty() => Scalar { text: "".into(), span, style },
            Style::Block => {
                let end = span.start + written.trim_end().len();
                let text = match text {
                    Cow::Borrowed(text) => Cow::Borrowed(text.trim_end()),
                    Cow::Owned(mut text) => {
                        text.truncate(text.trim_end().len());
                        Cow::Owned(text)
                    }
                };
                Scalar { text, span: span.start..end, style }
            }
            _ => Scalar { text, span, style },
        }
    }

    fn accept(&mut self, node: Node<'t>, page: &mut Page) {
        match self.open.last_mut().map(|frame| &mut frame.holds) {
            None => self.root = Some(node),
            Some(Holds::List(items)) => items.push(node),
            Some(Holds::Map(entries, waiting)) => match std::mem::replace(waiting, Waiting::Key) {
                Waiting::Key => *waiting = key_of(node, page).map_or(Waiting::Nothing, Waiting::Value),
                Waiting::Value(key) => entries.push((key, node)),
                Waiting::Nothing => {}
            },
        }
    }

    fn end(&mut self, end: usize, open: bool, page: &mut Page) {
        let Some(Frame { start, holds }) = self.open.pop() else { return };
        // A block ends where the next thing begins; what is underlined ends where its text does.
        let end = start + self.text.get(start..end).unwrap_or("").trim_end().len();
        let content = match holds {
            Holds::List(items) => Content::List(items),
            Holds::Map(entries, _) => Content::Map(without_duplicates(entries, page)),
        };
        self.accept(Node { span: start..end, content, open }, page);
    }

    /// Drops what a syntax error puts in doubt: whatever was read behind it, and the text just before it on its line.
    fn distrust(&mut self, at: usize) {
        let doubtful = |node: &Node<'t>| {
            let end = node.span.end;
            let beside = || self.text.get(end..at).is_none_or(|between| !between.contains(['\n', '\r']));
            end >= at || (matches!(node.content, Content::Scalar(_)) && beside())
        };
        for frame in &mut self.open {
            match &mut frame.holds {
                Holds::List(items) => items.retain(|item| !doubtful(item)),
                Holds::Map(entries, _) => entries.retain(|(key, node)| key.span.start < at && !doubtful(node)),
            }
        }
    }

    fn finish(mut self, broken: bool, page: &mut Page) -> Tree<'t> {
        while !self.open.is_empty() {
            self.end(self.text.len(), true, page);
        }
        let blank = |node: &Node<'_>| matches!(&node.content, Content::Scalar(text) if text.span.is_empty());
        let root = self.root.filter(|node| !blank(node));
        if root.is_none() && !broken && self.documents < 2 {
            let help = "write what belongs in it, or delete it";
            page.note("file-empty", 0..self.text.len(), "the file holds nothing", "", help);
        }
        Tree { root, broken }
    }
}

/// Notes that lists and maps are nested too deep.
pub(super) fn note_depth(at: Range<usize>, page: &mut Page) {
    let message = format!("lists and maps are nested more than {DEEPEST} deep");
    let help = "nothing below this place was read; a bracket may be missing its partner";
    page.note("nested-too-deep", at, message, "", help);
}

/// The key that a node makes; a mistake where it cannot be one.
fn key_of<'t>(node: Node<'t>, page: &mut Page) -> Option<Key<'t>> {
    match node.content {
        Content::Scalar(Scalar { text, style: Style::Plain, span }) if text == "<<" => {
            let help = "write the keys out: a claim must be readable on its own";
            page.note("yaml-merge-key", span, "merge keys (`<<`) are not read", "", help);
            None
        }
        Content::Scalar(scalar) if !scalar.is_blank() => Some(Key { text: scalar.text, span: scalar.span }),
        // Told already, or cut short by what was told.
        Content::Unread => None,
        _ if node.open => None,
        _ => {
            let help = "a key is a word or a few, such as `subject`, with `: ` behind it";
            page.note("key-not-text", node.span, "a key must be text", "", help);
            None
        }
    }
}

/// The entries, each key once: the first is kept, the others are mistakes.
fn without_duplicates<'t>(entries: Vec<Entry<'t>>, page: &mut Page) -> Vec<Entry<'t>> {
    let mut first: HashMap<String, Range<usize>> = HashMap::new();
    let mut kept: Vec<Entry<'t>> = Vec::with_capacity(entries.len());
    let few = entries.len() <= FEW;
    for (key, node) in entries {
        let before = if few {
            kept.iter().find(|(other, _)| other.text == key.text).map(|(other, _)| other.span.clone())
        } else {
            first.get(&*key.text).cloned()
        };
        if let Some(before) = before {
            let message = format!("`{}` is given twice", clipped(&key.text));
            let help = "keep one of the two; where a new entry of a list was meant, it begins with `- `";
            page.note_both("duplicate-key", (key.span, "again here"), (before, "first here"), message, help);
            continue;
        }
        if !few {
            first.insert(key.text.to_string(), key.span.clone());
        }
        kept.push((key, node));
    }
    kept
}

/// The first line that is a directive in what stands above `---`.
fn directive(head: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in head.split_inclusive(['\n', '\r']) {
        let text = line.trim_start_matches('\u{feff}');
        if text.starts_with('%') {
            let lead = line.len() - text.len();
            return Some(start + lead..start + lead + text.trim_end().len());
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests;
