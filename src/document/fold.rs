//! Takes a text, gives it as quotations are matched: white space, quotation marks, dashes and soft hyphens folded.
//!
//! The folded text knows where each of its bytes came from, so that what is found in it is a span of the original.

use std::ops::Range;

use super::map::Map;

/// A text as quotations are matched, with the way back.
#[derive(Clone, Debug)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    map: Map,
}

/// What a character becomes. `None` is dropped.
enum Shape {
    Space,
    Same,
    Becomes(&'static str),
    Nothing,
}

fn shape(c: char) -> Shape {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' => Shape::Becomes("'"),
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{2033}' => Shape::Becomes("\""),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => Shape::Becomes("-"),
        '\u{2026}' => Shape::Becomes("..."),
        // Soft hyphen, zero-width space, word joiner, byte-order mark: nobody sees them, nobody copies them.
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => Shape::Nothing,
        c if c.is_whitespace() => Shape::Space,
        _ => Shape::Same,
    }
}

impl Folded {
    /// Folds a text. Runs of white space become one space; leading and trailing ones stay as one.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), map: Map::default() };
        let mut from = 0;
        let mut spaced = false;
        for (at, c) in text.char_indices() {
            let shape = if c.is_ascii_graphic() { Shape::Same } else { shape(c) };
            match shape {
                Shape::Same => {}
                Shape::Space if c == ' ' && !spaced => {}
                _ => {
                    folded.copy(text, from..at);
                    from = at + c.len_utf8();
                }
            }
            match shape {
                Shape::Becomes(new) => folded.put(new, at..at + c.len_utf8()),
                Shape::Space if !spaced && c != ' ' => folded.put(" ", at..at + c.len_utf8()),
                _ => {}
            }
            // What is dropped does not end a run of white space.
            spaced = matches!(shape, Shape::Space) || (spaced && matches!(shape, Shape::Nothing));
        }
        folded.copy(text, from..text.len());
        folded
    }

    fn copy(&mut self, text: &str, span: Range<usize>) {
        if let Some(part) = text.get(span.clone()) {
            self.map.copy(part.len(), span.start);
            self.text.push_str(part);
        }
    }

    fn put(&mut self, part: &str, source: Range<usize>) {
        self.map.replace(part.len(), source);
        self.text.push_str(part);
    }

    /// The bytes of the original that a stretch of the folded text came from, on character boundaries.
    #[must_use]
    pub fn original(&self, span: Range<usize>) -> Range<usize> {
        self.map.source(span)
    }

    /// The bytes of the folded text that a stretch of the original became.
    #[must_use]
    pub fn made_of(&self, span: Range<usize>) -> Range<usize> {
        self.map.image(span)
    }
}

/// A quotation folded and trimmed, ready to be sought in a folded text.
#[must_use]
pub fn needle(quote: &str) -> String {
    Folded::of(quote).text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Folded, needle};

    #[test]
    fn marks_fold_and_lead_back() {
        let rows = [
            ("plain words", "plain words", "plain words"),
            ("two\r\n  lines", "two lines", "two\r\n  lines"),
            ("\u{feff}\u{201c}so\u{201d} said", "\"so\" said", "\u{201c}so\u{201d} said"),
            ("1932\u{2013}33", "1932-33", "1932\u{2013}33"),
            ("fam\u{ad}ine", "famine", "fam\u{ad}ine"),
            ("six\u{a0}million", "six million", "six\u{a0}million"),
            ("and so\u{2026}", "and so...", "and so\u{2026}"),
            ("\u{201c}голод\u{201d}, 👩\u{200d}🚀 é", "голод", "голод"),
        ];
        for (text, quote, found) in rows {
            let folded = Folded::of(text);
            let at = folded.text.find(&needle(quote)).unwrap_or_else(|| panic!("{quote} in {:?}", folded.text));
            assert_eq!(&text[folded.original(at..at + needle(quote).len())], found);
        }
    }

    proptest::proptest! {
        #[test]
        fn every_stretch_lies_on_characters(text in "[a c\u{201c}\u{ad}\u{a0}\r\n\u{2014}\u{2026}é👩]{0,40}") {
            let folded = Folded::of(&text);
            let marks: Vec<usize> = folded.text.char_indices().map(|(at, _)| at).chain([folded.text.len()]).collect();
            for (i, start) in marks.iter().enumerate() {
                for end in &marks[i..] {
                    let span = folded.original(*start..*end);
                    proptest::prop_assert!(text.get(span).is_some());
                }
            }
            proptest::prop_assert!(!folded.text.contains("  "));
        }
    }
}
