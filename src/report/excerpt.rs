//! Takes a document and a span in it, gives a few short rows of safe text with the span marked: what fits on a page.
//!
//! Essays have paragraphs of one line, so a line is never shown whole for its own sake: the passage is shown with
//! as much around it as fits, clipped at word ends. Only the neighbourhood of the span is read, however long the
//! line and the document are. Nothing that could steer a terminal or turn the direction of writing gets through.

use std::ops::Range;

use super::atom::{Atom, backward, columns, forward};
use super::safe::width;
use super::style::Style;
use crate::document::Document;

/// A passage of many lines is shown by its beginning.
const MOST_ROWS: usize = 4;

/// One row of an excerpt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// The number of the line that starts here; none where a line goes on.
    pub number: Option<usize>,
    /// What is shown.
    pub atoms: Vec<Atom>,
    /// The atoms to underline; empty marks a place between two.
    pub mark: Option<Range<usize>>,
}

/// A passage, cut out for showing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// At least one.
    pub rows: Vec<Row>,
    /// False where the span does not lie in the document: then nothing is marked.
    pub sound: bool,
}

/// Cuts atoms that stand before the mark to fit, at the start of a word, with an ellipsis.
fn clip_front(atoms: &mut Vec<Atom>, more: bool, room: usize, style: &Style) {
    if !more && columns(atoms) <= room {
        return;
    }
    let ellipsis = Atom::plain(style.glyphs().ellipsis);
    let room = room.saturating_sub(ellipsis.width + 1);
    let mut from = atoms.len();
    let mut word = None;
    let mut used = 0;
    for (at, atom) in atoms.iter().enumerate().rev() {
        used += atom.width;
        // The space between ellipsis and word has a column of its own.
        if atom.space && used <= room + 1 {
            word = Some(at);
        }
        if used > room {
            break;
        }
        from = at;
    }
    match word {
        // The space before the first whole word stays between it and the ellipsis.
        Some(at) => drop(atoms.drain(..at)),
        None => drop(atoms.drain(..from)),
    }
    atoms.insert(0, ellipsis);
}

/// Cuts atoms that stand after the mark to fit, at the end of a word, with an ellipsis.
fn clip_back(atoms: &mut Vec<Atom>, more: bool, room: usize, style: &Style) {
    if !more && columns(atoms) <= room {
        return;
    }
    let ellipsis = Atom::plain(style.glyphs().ellipsis);
    let room = room.saturating_sub(ellipsis.width + 1);
    let mut used = 0;
    let mut keep = 0;
    let mut word = None;
    for (at, atom) in atoms.iter().enumerate() {
        used += atom.width;
        if atom.space && used <= room + 1 {
            word = Some(at + 1);
        }
        if used > room {
            break;
        }
        keep = at + 1;
    }
    atoms.truncate(word.unwrap_or(keep));
    atoms.push(ellipsis);
}

/// The nearest character boundary at or before an offset.
fn boundary(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The passage at `span`, in rows of at most `room` columns, with `tail` columns kept free to the right of the
/// middle of the mark for a label.
pub(super) fn around(document: &Document, span: &Range<usize>, room: usize, tail: usize, style: &Style) -> Excerpt {
    let text = document.text();
    let start = boundary(text, span.start);
    let end = boundary(text, span.end.max(start)).max(start);
    let sound = span.start == start && span.end == end;
    let start = if start == 0 && text.starts_with('\u{feff}') && end >= 3 { 3 } else { start };
    // A quotation that ends with its line would mark the next one.
    let marked = document.slice(start..end).trim_end();
    let end = if marked.is_empty() { end.max(start) } else { start + marked.len() };
    let lines = document.lines();
    let first = lines.line(start);
    let last = if end > start { lines.line(end - 1) } else { first };

    let line = lines.span(first, text);
    if first == last {
        let mark = start.min(line.end)..end.min(line.end);
        let (atoms, more) = forward(document.slice(mark.clone()), room, style);
        let before = backward(document.slice(line.start..mark.start), room, style);
        let after = forward(document.slice(mark.end..line.end), room, style);
        let clip = 1 + width(style.glyphs().ellipsis);
        let clips = [&before, &after].into_iter().filter(|side| !side.0.is_empty()).count() * clip;
        if !more && columns(&atoms) + clips <= room {
            return Excerpt { rows: vec![one_row(first, before, atoms, after, room, tail, style)], sound };
        }
    }
    Excerpt { rows: many_rows(document, start..end, first..last + 1, room, style), sound }
}

/// A mark that fits on a row, with what fits around it.
fn one_row(
    number: usize,
    (mut before, more_before): (Vec<Atom>, bool),
    mark: Vec<Atom>,
    (mut after, more_after): (Vec<Atom>, bool),
    room: usize,
    tail: usize,
    style: &Style,
) -> Row {
    let marked = columns(&mark).max(1);
    let free = room.saturating_sub(marked);
    let cap = room.saturating_sub(tail + 4 + marked.div_ceil(2));
    let (wide_before, wide_after) = (columns(&before), columns(&after));
    let half = (free / 2).max(free.saturating_sub(wide_after));
    let for_before = wide_before.min(cap).min(half);
    clip_front(&mut before, more_before, for_before, style);
    let for_after = free.saturating_sub(columns(&before));
    clip_back(&mut after, more_after, for_after, style);
    let at = before.len()..before.len() + mark.len();
    let atoms = before.into_iter().chain(mark).chain(after).collect();
    Row { number: Some(number), atoms, mark: Some(at) }
}

/// A mark over several rows, or one longer than a row: its beginning, wrapped at word ends.
fn many_rows(document: &Document, span: Range<usize>, lines: Range<usize>, room: usize, style: &Style) -> Vec<Row> {
    let text = document.text();
    // So that an ellipsis fits at the end of any row.
    let inner = room.saturating_sub(width(style.glyphs().ellipsis) + 1);
    let mut rows: Vec<Row> = Vec::new();
    let mut went_on = false;
    for number in lines.clone() {
        if rows.len() >= MOST_ROWS {
            went_on = true;
            break;
        }
        let line = lines_span(document, number);
        let mark = span.start.clamp(line.start, line.end)..span.end.clamp(line.start, line.end);
        let (atoms, more) = forward(document.slice(mark.clone()), room * MOST_ROWS, style);
        let room_before = inner.saturating_sub(columns(&atoms)).max(inner / 3);
        let (mut before, more_before) = backward(text.get(line.start..mark.start).unwrap_or(""), room_before, style);
        clip_front(&mut before, more_before, room_before, style);
        let (after, more_after) =
            if more { (Vec::new(), true) } else { forward(document.slice(mark.end..line.end), inner, style) };
        let at = before.len()..before.len() + atoms.len();
        let all: Vec<Atom> = before.into_iter().chain(atoms).chain(after).collect();
        let wrapped = wrap(&all, inner);
        let count = wrapped.len();
        for (nth, piece) in wrapped.into_iter().enumerate() {
            let past = piece.start >= at.end && number + 1 == lines.end && nth > 0;
            if rows.len() >= MOST_ROWS || past {
                went_on = true;
                break;
            }
            went_on = nth + 1 == count && more_after;
            let inside = at.start.clamp(piece.start, piece.end)..at.end.clamp(piece.start, piece.end);
            let inside = trimmed(&all, inside);
            let mark = (!inside.is_empty()).then(|| inside.start - piece.start..inside.end - piece.start);
            let atoms = all.get(piece).unwrap_or_default().to_vec();
            rows.push(Row { number: (nth == 0).then_some(number), atoms, mark });
        }
    }
    if let Some(last) = rows.last_mut().filter(|_| went_on) {
        last.atoms.push(Atom::plain(" "));
        last.atoms.push(Atom::plain(style.glyphs().ellipsis));
    }
    rows
}

fn lines_span(document: &Document, number: usize) -> Range<usize> {
    document.lines().span(number, document.text())
}

/// A range of atoms without the spaces at its ends.
fn trimmed(atoms: &[Atom], mut range: Range<usize>) -> Range<usize> {
    let space = |at: usize| atoms.get(at).is_some_and(|atom| atom.space);
    while !range.is_empty() && space(range.end - 1) {
        range.end -= 1;
    }
    while !range.is_empty() && space(range.start) {
        range.start += 1;
    }
    range
}

/// Ranges of atoms that fit on a row each, broken after spaces where there are any; at least one.
fn wrap(atoms: &[Atom], room: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let (mut start, mut used, mut word) = (0, 0, None);
    let mut at = 0;
    while let Some(atom) = atoms.get(at) {
        if atom.space && at > start {
            word = Some(at);
        }
        if used + atom.width > room && at > start {
            let end = word.filter(|&word| word > start).unwrap_or(at);
            rows.push(trimmed(atoms, start..end));
            // Spaces at which a row was broken are not carried over.
            start = end;
            while atoms.get(start).is_some_and(|atom| atom.space) {
                start += 1;
            }
            (at, used, word) = (start, 0, None);
            continue;
        }
        used += atom.width;
        at += 1;
    }
    if start < atoms.len() || rows.is_empty() {
        rows.push(start..atoms.len());
    }
    // The indentation of a line stays; only what a break left is trimmed.
    if let Some(first) = rows.first_mut() {
        first.start = 0;
    }
    rows
}
