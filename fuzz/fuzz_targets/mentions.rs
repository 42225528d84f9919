//! Any text: mentions lie on character boundaries, in order, apart from one another, and their bounds are numbers.
#![no_main]

use counterclaim::mention::{headings, paragraph_around, scan, sentence_around, sentences};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut last = 0;
    for mention in scan(text) {
        assert!(mention.start >= last && mention.start < mention.end);
        assert!(text.get(mention.start..mention.end).is_some());
        assert!(mention.low.is_none_or(f64::is_finite) && mention.high.is_none_or(f64::is_finite));
        let (start, end) = sentence_around(text, mention.start);
        assert!(text.get(start..end).is_some());
        let (start, end) = paragraph_around(text, mention.start);
        assert!(text.get(start..end).is_some());
        last = mention.end;
    }
    assert!(sentences(text).into_iter().all(|(start, end)| text.get(start..end).is_some()));
    assert!(headings(text).into_iter().all(|heading| text.get(heading.span).is_some()));
});
