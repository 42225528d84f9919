//! Documents as they come: escape sequences, bidi controls, every line end, byte-order marks, endless lines, all scripts.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A test that fails panics.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn scratch(name: &str) -> PathBuf {
    let root = std::env::temp_dir().join(format!("counterclaim-hostile-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(root.join("claims/c")).expect("created");
    fs::create_dir_all(root.join("rules")).expect("created");
    fs::write(root.join("rules/c.yaml"), "properties:\n  counted: {type: quantity}\n").expect("written");
    root
}

/// A source whose document is `text`, with one claim of `value` by the quotation.
fn source(root: &Path, id: &str, text: &str, value: &str, quote: &str) {
    let folder = root.join("claims/c");
    fs::write(folder.join(format!("{id}.txt")), text).expect("written");
    let quote = serde_json::to_string(quote).expect("a double-quoted scalar");
    let yaml = format!(
        "source:\n  title: {id}\n  document: {id}.txt\nclaims:\n  - subject: things\n    property: counted\n    value: {value}\n    quote: {quote}\n"
    );
    fs::write(folder.join(format!("{id}.yaml")), yaml).expect("written");
}

fn run(root: &Path, arguments: &[&str]) -> (i32, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_counterclaim")).current_dir(root).args(arguments).output().expect("run");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    (output.status.code().expect("a code"), text)
}

/// Checks the two sources, in every format; gives the JSON claims of the one contradiction.
fn contradiction(root: &Path) -> Vec<serde_json::Value> {
    for format in ["human", "brief", "narrated"] {
        for width in ["40", "80", "200"] {
            let (code, text) = run(root, &["check", "--format", format, "--width", width, "--color", "never"]);
            assert_eq!(code, 1, "{text}");
            let raw = text.chars().find(|c| {
                (c.is_control() && *c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            });
            assert_eq!(raw, None, "{raw:?} reaches the terminal in {format}:\n{text}");
        }
    }
    let (code, text) = run(root, &["check", "--format", "json"]);
    assert_eq!(code, 1, "{text}");
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let findings = json["findings"].as_array().expect("a list");
    let [finding] = findings.as_slice() else { panic!("{text}") };
    assert_eq!(finding["verdict"], "contradiction");
    let claims = finding["claims"].as_array().expect("a list").clone();
    for claim in &claims {
        let bytes = fs::read(root.join(claim["document"].as_str().expect("a path"))).expect("on disk");
        let at = |key: &str| usize::try_from(claim[key].as_u64().expect(key)).expect("fits");
        assert_eq!(
            std::str::from_utf8(&bytes[at("start")..at("end")]).expect("UTF-8"),
            claim["quote"].as_str().expect("text")
        );
    }
    claims
}

#[test]
fn every_document_is_underlined_in_the_right_place() {
    let long = format!("{} exactly 112 things {}", "λέξη ".repeat(20_000), "слово ".repeat(20_000));
    let rows: [(&str, &str, &str, usize, usize); 9] = [
        ("escapes", "\u{1b}[31mred\u{1b}[0m \u{7}and \u{9b}1m 112 things", "112 things", 1, 23),
        ("bidi", "\u{202e}olleh\u{202c} \u{2067}x\u{2069} 112 things", "112 things", 1, 13),
        ("crlf", "one\r\ntwo\r\nthree 112 things\r\n", "112 things", 3, 7),
        ("cr", "one\rtwo\rthree 112 things\r", "112 things", 3, 7),
        ("bom", "\u{feff}112 things", "112 things", 1, 1),
        ("long", &long, "112 things", 1, 100_010),
        ("greek", "οἱ δὲ Ἀθηναῖοι 112 things", "112 things", 1, 16),
        ("combining", "e\u{301}e\u{301} и\u{306} 112 things", "112 things", 1, 9),
        ("emoji", "👩\u{200d}🚀👨\u{200d}👩\u{200d}👧 112 things", "112 things", 1, 10),
    ];
    for (name, text, quote, line, column) in rows {
        let root = scratch(name);
        source(&root, "a", text, "112", quote);
        source(&root, "b", "There were 119 things.", "119", "119 things");
        let claims = contradiction(&root);
        assert_eq!(
            (claims[0]["line"].as_u64(), claims[0]["column"].as_u64()),
            (Some(line as u64), Some(column as u64)),
            "{name}"
        );
        fs::remove_dir_all(root).expect("removed");
    }
}

/// What a file says of itself is no safer than what its document says.
#[test]
fn titles_and_values_are_made_harmless() {
    let root = scratch("titles");
    source(&root, "a", "There were 112 things.", "112", "112 things");
    source(&root, "b", "There were 119 things.", "119", "119 things");
    let path = root.join("claims/c/a.yaml");
    let text = fs::read_to_string(&path).expect("text").replace("title: a", "title: \"\\e[2Ja\\u202e\"");
    fs::write(path, text).expect("written");
    contradiction(&root);
    fs::remove_dir_all(root).expect("removed");
}

#[test]
fn one_changed_digit_is_told_with_what_stands_there_now() {
    let root = scratch("digit");
    source(
        &root,
        "a",
        "In the year of the flood there were 112 things in the store.",
        "112",
        "there were 112 things in the store",
    );
    source(&root, "b", "There were 119 things.", "119", "119 things");
    fs::write(root.join("claims/c/a.txt"), "In the year of the flood there were 117 things in the store.")
        .expect("written");
    let (code, text) = run(&root, &["check", "--color", "never"]);
    assert_eq!(code, 1);
    assert!(text.contains("[-112-]") && text.contains("{+117+}"), "{text}");
    let (_, text) = run(&root, &["check", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let lost =
        json["findings"].as_array().expect("a list").iter().find(|f| f["rule"] == "quotation-lost").expect("lost");
    assert!(lost["verdict"].is_null());
    assert_eq!(lost["claims"][1]["quote"], "there were 117 things in the store");
    fs::remove_dir_all(root).expect("removed");
}

#[test]
fn a_closed_pipe_is_no_error() {
    let script = format!("{} check --show all --format json | head -c 10", env!("CARGO_BIN_EXE_counterclaim"));
    let output = Command::new("sh").args(["-c", &script]).output().expect("run");
    assert_eq!(output.stdout.len(), 10);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn nothing_to_check_is_exit_2() {
    let root = scratch("nothing");
    for arguments in [&["check"][..], &["check", "nowhere"], &[]] {
        let (code, _) = run(&root, arguments);
        assert_eq!(code, 2, "{arguments:?}");
    }
    fs::remove_dir_all(root).expect("removed");
}
