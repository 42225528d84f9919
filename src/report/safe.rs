//! Takes text from a file, gives it fit for a terminal: nothing that steers it, ends a line or turns the direction.
//!
//! Measuring and clipping stand here too, since only safe text has a width.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::style::Style;

/// True for characters that steer a terminal, turn the direction of writing or end a line.
pub(super) const fn is_unsafe(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{206f}'
    )
}

/// What is shown in place of a character: itself, a picture of a control character, or a replacement.
pub(super) const fn shown(c: char, style: &Style) -> Option<char> {
    let picture = match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32),
        '\u{7f}' => Some('\u{2421}'),
        // Soft hyphens say where a word may break and a byte-order mark says nothing; both are invisible in print.
        '\u{ad}' | '\u{feff}' => return None,
        // The last plane of private use is where `passage` keeps its place-holders.
        '\u{100000}'..='\u{10ffff}' => Some(char::REPLACEMENT_CHARACTER),
        c if is_unsafe(c) => Some(char::REPLACEMENT_CHARACTER),
        c => return Some(c),
    };
    if style.unicode { picture } else { Some('?') }
}

/// Text from a file made safe for one line: line ends and tabs become spaces, the rest as in excerpts.
pub(super) fn clean(text: &str, style: &Style) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
            c => shown(c, style),
        })
        .collect()
}

/// A path made safe: what would break a line is shown, since a space would name another file.
pub(super) fn clean_path(path: &str, style: &Style) -> String {
    path.chars().filter_map(|c| shown(c, style)).collect()
}

/// Columns of a text that is safe already, the way a terminal counts: by grapheme clusters.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

/// As much of a safe text as fits, with an ellipsis where it was cut; at a word's end where there is one near.
pub(super) fn clipped(text: &str, room: usize, style: &Style) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let ellipsis = style.glyphs().ellipsis;
    let room = room.saturating_sub(width(ellipsis));
    let (mut used, mut end, mut word_end) = (0, 0, 0);
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > room {
            break;
        }
        if grapheme.chars().all(char::is_whitespace) {
            word_end = at;
        }
        end = at + grapheme.len();
    }
    // A cut that loses more than half is worse than a cut in a word.
    let end = if word_end * 2 > end { word_end } else { end };
    format!("{}{ellipsis}", text.get(..end).unwrap_or("").trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_shown_instead() {
        let style = Style::new(true, true, 80);
        let text = "a\u{1b}[31mred\u{7} \u{9b}2J \u{202e}back\u{2066} \u{200f}\u{61c}\u{7f}\u{2028}end\u{ad}\u{feff}";
        assert_eq!(clean(text, &style), "a␛[31mred␇ \u{fffd}2J \u{fffd}back\u{fffd} \u{fffd}\u{fffd}␡ end");
        let ascii = Style::new(false, false, 80);
        assert_eq!(clean("a\u{1b}b\u{202e}c\u{85}d é", &ascii), "a?b?c d é");
    }

    #[test]
    fn a_path_keeps_its_line_ends_as_pictures() {
        let style = Style::new(true, true, 80);
        assert_eq!(clean_path("a\nb\tc\u{1b}.txt", &style), "a␊b␉c␛.txt");
    }

    #[test]
    fn width_is_what_a_terminal_shows() {
        assert_eq!(["abc", "饥荒", "e\u{301}", "👨‍👩‍👧", "❤\u{fe0f}", "🇷🇺"].map(width), [3, 4, 1, 2, 2, 2]);
    }

    #[test]
    fn clipping_ends_at_a_word_where_one_is_near() {
        let style = Style::new(true, true, 80);
        assert_eq!(clipped("five and ten million people", 14, &style), "five and ten…");
        assert_eq!(clipped("Donaudampfschifffahrt", 8, &style), "Donauda…");
        assert_eq!(clipped("饥荒饥荒饥荒", 7, &style), "饥荒饥…");
        assert_eq!(clipped("short", 8, &style), "short");
    }
}
