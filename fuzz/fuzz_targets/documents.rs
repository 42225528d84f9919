//! Any bytes as a document: decoded or refused; its prose leads back to characters of the text and bytes of the file,
//! and words that stand in it are found again.
#![no_main]

use counterclaim::claim::Selector;
use counterclaim::document::Document;
use counterclaim::document::anchor::{Anchor, anchor};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for path in ["d.txt", "d.md", "d.html"] {
        let Ok(document) = Document::decode(path, bytes.to_vec()) else { return };
        let prose = document.prose();
        for (at, c) in prose.char_indices().take(500) {
            let span = document.from_prose(at..at + c.len_utf8());
            assert!(document.text().get(span.clone()).is_some());
            assert!(bytes.get(document.on_disk(span)).is_some());
        }
        let words: Vec<&str> = prose.split_whitespace().take(6).collect();
        let selector = Selector { exact: words.join(" "), before: None, after: None };
        let found = anchor(&document, &[&selector]);
        let span = match found.into_iter().next() {
            Some(Anchor::Exact(span)) => span,
            Some(Anchor::Ambiguous { places, .. }) => places.into_iter().next().unwrap_or_default(),
            _ => continue,
        };
        assert!(document.text().get(span.clone()).is_some());
        assert!(bytes.get(document.on_disk(span)).is_some());
    }
});
