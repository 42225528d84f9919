//! Takes a text and returns its mentions in order: a stretch of tokens at a time, a grammar tried
//! at each place where a number or a date may begin, and what neighbours lend each other.

use crate::document::Heading;
use crate::mention::cursor::Cursor;
use crate::mention::date::{self, Context};
use crate::mention::hedge::Hedge;
use crate::mention::token::{Token, Tokenizer};
use crate::mention::{Kind, Mention, ordinal, quantity, tie};

/// Finds every mention in a text, sorted by start, none overlapping another. Offsets are bytes of
/// `text`, on character boundaries. Linear in the length of the text.
pub fn scan(text: &str) -> Vec<Mention> {
    let mut sweep = Sweep::new(text);
    let mut mentions = Vec::new();
    while sweep.fill(&mut mentions) {}
    mentions
}

/// As [`scan`], of a text whose headings are known, as those of a page with markup are: a year said under one heading is
/// not lent to a date under the next.
pub fn scan_under(text: &str, headings: &[Heading]) -> Vec<Mention> {
    let mut sweep = Sweep::under(text, headings);
    let mut mentions = Vec::new();
    while sweep.fill(&mut mentions) {}
    mentions
}

/// A text on its way through the grammar: for whoever cannot hold all mentions of a long one at once.
pub struct Sweep<'t> {
    text: &'t str,
    tokenizer: Tokenizer<'t>,
    tokens: Vec<Token>,
    triggers: Vec<usize>,
    context: Context,
}

impl<'t> Sweep<'t> {
    /// Begins at the beginning.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let (tokens, triggers) = (Vec::new(), Vec::new());
        Self { text, tokenizer: Tokenizer::new(text), tokens, triggers, context: Context::default() }
    }

    /// Begins at the beginning of a text whose headings are known.
    #[must_use]
    pub fn under(text: &'t str, headings: &[Heading]) -> Self {
        Self { context: Context::under(headings), ..Self::new(text) }
    }

    /// Adds the mentions of the next stretch of the text, a few paragraphs; false at the end.
    pub fn fill(&mut self, mentions: &mut Vec<Mention>) -> bool {
        if !self.tokenizer.fill(&mut self.tokens, &mut self.triggers) {
            return false;
        }
        let from = mentions.len();
        let cursor = Cursor { text: self.text, tokens: &self.tokens, stops_group: self.tokenizer.stops_group };
        stretch(&cursor, &self.triggers, &mut self.context, mentions);
        lend(self.text, mentions, from);
        tie::tie(self.text, mentions.get_mut(from..).unwrap_or_default());
        true
    }
}

/// Tries the grammar at every trigger of a stretch.
fn stretch(cursor: &Cursor, triggers: &[usize], context: &mut Context, mentions: &mut Vec<Mention>) {
    let mut floor = 0;
    for &at in triggers {
        if at < floor {
            continue;
        }
        if let Some(found) = date::read(cursor, at, floor, context) {
            mentions.extend(found.mention);
            floor = found.next.max(at + 1);
            continue;
        }
        if let Some(found) = ordinal::read(cursor, at) {
            mentions.extend(found.mention);
            floor = found.next.max(at + 1);
            continue;
        }
        if let Some(found) = quantity::read(cursor, at, floor) {
            mentions.extend(found.mention);
            floor = found.next.max(at + 1);
        }
    }
}

/// What mentions side by side lend each other: the unit of the last in a list, and the second
/// bound (`more than 5 but less than 10`).
fn lend(text: &str, mentions: &mut Vec<Mention>, from: usize) {
    let mut at = mentions.len();
    while at > from + 1 {
        at -= 1;
        let (Some(first), Some(second)) = (mentions.get(at - 1), mentions.get(at)) else { break };
        let Some(gap) = text.get(first.end..second.start) else { continue };
        let list = matches!(gap.trim(), "and" | "," | ", and" | "or");
        let counted = |m: &Mention| matches!(m.kind, Kind::Quantity | Kind::Fraction);
        let bound = first.kind == second.kind
            && first.high.is_none() != second.high.is_none()
            && first.low.is_none() != second.low.is_none()
            && matches!(gap.trim(), "and" | "but" | ",");
        if bound && is_open(first) && is_open(second) {
            let low = first.low.or(second.low);
            let high = first.high.or(second.high);
            if low < high {
                let second = mentions.remove(at);
                if let Some(first) = mentions.get_mut(at - 1) {
                    first.end = second.end;
                    first.low = low;
                    first.high = high;
                    first.hedge = Some(Hedge::Between);
                    first.unit = first.unit.take().or(second.unit);
                }
            }
        } else if list
            && counted(first)
            && second.kind == Kind::Quantity
            && first.unit.is_none()
            && second.unit.is_some()
        {
            let unit = second.unit.clone();
            if let Some(first) = mentions.get_mut(at - 1) {
                first.unit = unit;
            }
        }
    }
}

/// Whether a mention has one bound only, by a hedge.
fn is_open(mention: &Mention) -> bool {
    matches!(mention.hedge, Some(Hedge::AtLeast | Hedge::AtMost | Hedge::Over | Hedge::UpTo))
}
