//! The list of codes is the truth: each code in the source is in it, and each in it is in the source.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use regex::Regex;

use crate::claim::CODES;

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if !path.ends_with("tests.rs")
            && !path.ends_with("claim/codes.rs")
            && !path.to_string_lossy().contains("/tests/")
        {
            into.push(path);
        }
    }
}

#[test]
fn every_code_is_listed_and_every_listed_code_is_used() {
    let room = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(name);
    let mut files = Vec::new();
    for name in ["yaml", "rule", "claim", "constraint", "extract", "cli"] {
        sources(&room(name), &mut files);
    }
    let text: String = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let listed: BTreeSet<&str> = CODES.iter().map(|(code, _)| *code).collect();
    let call = Regex::new(
        r#"(?:note|note_both|note_twice|Mistake::at|Mistake::about|Trouble::at|Self::at)\(\s*"([a-z0-9-]+)""#,
    )
    .unwrap();
    for found in call.captures_iter(&text) {
        assert!(listed.contains(&found[1]), "`{}` is not in CODES", &found[1]);
    }
    for code in &listed {
        assert!(text.contains(&format!("\"{code}\"")), "`{code}` is in CODES and used nowhere");
    }
    assert!(CODES.is_sorted() && CODES.iter().all(|(_, words)| !words.ends_with('.')));
    assert_eq!(listed.len(), CODES.len());
}
