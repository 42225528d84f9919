//! Any text: mentions lie on character boundaries, in order, apart from one another, their bounds are numbers,
//! and every EDTF is read as a date.
#![no_main]

use counterclaim::mention::{headings, paragraph_around, scan, sentence_around, sentences};
use counterclaim::value::{Date, Reading, Text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut last = 0;
    for mention in scan(text) {
        assert!(mention.start >= last && mention.start < mention.end);
        assert!(text.get(mention.start..mention.end).is_some());
        assert!(mention.low.is_none_or(f64::is_finite) && mention.high.is_none_or(f64::is_finite));
        if let Some(edtf) = mention.edtf.as_deref() {
            assert!(Date::parse(Text::One(edtf), &Reading::default()).is_ok(), "{mention:?}");
        }
        let (start, end) = sentence_around(text, mention.start);
        assert!(text.get(start..end).is_some());
        let (start, end) = paragraph_around(text, mention.start);
        assert!(text.get(start..end).is_some());
        last = mention.end;
    }
    assert!(sentences(text).into_iter().all(|(start, end)| text.get(start..end).is_some()));
    assert!(headings(text).into_iter().all(|heading| text.get(heading.span).is_some()));
});
