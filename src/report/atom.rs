//! Takes text from a file, gives it in the units that a terminal shows: what an excerpt is measured and cut in.
//!
//! Both ways stop as soon as a number of columns is filled, so that a long line is never read whole.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::safe::{shown, width};
use super::style::Style;

/// Columns a tab takes.
const TAB: usize = 4;

/// A letter may carry marks without end; the longest emoji in use joins a dozen characters.
const LONGEST_ATOM: usize = 32;

/// What a terminal shows as one unit: a grapheme cluster made safe, at least one column wide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Atom {
    pub text: String,
    pub width: usize,
    pub space: bool,
}

impl Atom {
    fn of(grapheme: &str, style: &Style) -> Option<Self> {
        if grapheme == "\t" {
            return Some(Self { text: " ".repeat(TAB), width: TAB, space: true });
        }
        let text: String = grapheme.chars().filter_map(|c| shown(c, style)).take(LONGEST_ATOM).collect();
        let width = text.as_str().width();
        let space = grapheme.chars().all(char::is_whitespace);
        (!text.is_empty()).then_some(Self { text, width, space })
    }

    /// A text as one atom.
    pub fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), width: width(text), space: text == " " }
    }
}

/// The atoms of a text up to a number of columns, and whether it went on.
pub(super) fn forward(text: &str, room: usize, style: &Style) -> (Vec<Atom>, bool) {
    let mut atoms: Vec<Atom> = Vec::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let Some(atom) = Atom::of(grapheme, style) else { continue };
        if used + atom.width > room {
            return (atoms, true);
        }
        used += atom.width;
        match atoms.last_mut() {
            // What takes no column of its own stands on what is before it, or is not seen at all.
            Some(last) if atom.width == 0 && last.text.len() < LONGEST_ATOM => last.text.push_str(&atom.text),
            _ if atom.width == 0 => {}
            _ => atoms.push(atom),
        }
    }
    (atoms, false)
}

/// The same from the end of a text backwards; the atoms are in reading order.
pub(super) fn backward(text: &str, room: usize, style: &Style) -> (Vec<Atom>, bool) {
    let mut atoms = Vec::new();
    let mut used = 0;
    for grapheme in text.graphemes(true).rev() {
        let Some(atom) = Atom::of(grapheme, style).filter(|atom| atom.width > 0) else { continue };
        if used + atom.width > room {
            atoms.reverse();
            return (atoms, true);
        }
        used += atom.width;
        atoms.push(atom);
    }
    atoms.reverse();
    (atoms, false)
}

/// Columns that atoms take together.
pub(super) fn columns(atoms: &[Atom]) -> usize {
    atoms.iter().map(|atom| atom.width).sum()
}
