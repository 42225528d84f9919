//! Any text as a rule file, a claim file and the document beside it: read, checked, and no panic; every mistake lies
//! in its file.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut parts = text.splitn(3, "\n===\n");
    let claims = parts.next().unwrap_or("");
    let (rules, document) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let files =
        [("claims/c/a.yaml", claims), ("claims/c/a.txt", document), ("claims/c/a.md", document), ("rules/r.yaml", rules)];
    let (collections, mistakes) = counterclaim::claim::read(&files);
    let outcome = counterclaim::check(collections, mistakes);
    for mistake in &outcome.mistakes {
        for label in &mistake.labels {
            let text = mistake.text.as_ref().map_or("", |text| text.text());
            assert!(text.get(label.span.clone()).is_some(), "{mistake:?}");
        }
    }
});
