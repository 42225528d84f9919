//! Nothing depends on order: files, claims in a file, rules in a file, threads.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A test that fails panics.

use std::fs;
use std::path::{Path, PathBuf};

use counterclaim::report::{self, Format, Show, Style};

/// The JSON of a folder with `claims` and `rules`, without the places where claims are written.
fn json(root: &Path) -> serde_json::Value {
    let (collections, mistakes) = counterclaim::claim::load(&[root.join("claims")], None);
    let outcome = counterclaim::check(collections, mistakes);
    let mut text = Vec::new();
    report::write(&outcome, Format::Json, Show::All, &Style::new(false, true, 80), &mut text).expect("written");
    let mut json: serde_json::Value = serde_json::from_slice(&text).expect("JSON");
    for finding in json["findings"].as_array_mut().expect("a list") {
        for claim in finding["claims"].as_array_mut().expect("a list") {
            claim.as_object_mut().expect("an object").remove("written");
            let path = claim["document"].as_str().expect("a path").to_owned();
            claim["document"] = path.trim_start_matches(root.to_str().expect("UTF-8")).into();
        }
    }
    json
}

/// Copies the shipped collections, turning the claims of each file and the rules of each rule file round.
fn reversed(root: &Path) {
    for entry in fs::read_dir("claims").expect("claims") {
        let from = entry.expect("entry").path();
        let to = root.join("claims").join(from.file_name().expect("a name"));
        fs::create_dir_all(&to).expect("created");
        for file in fs::read_dir(&from).expect("files") {
            let file = file.expect("file").path();
            let target = to.join(file.file_name().expect("a name"));
            match file.extension().and_then(|e| e.to_str()) {
                Some("yaml") => {
                    fs::write(target, turn(&fs::read_to_string(&file).expect("text"), "\nclaims:\n")).expect("written")
                }
                _ => fs::write(target, fs::read(&file).expect("bytes")).expect("written"),
            }
        }
    }
    fs::create_dir_all(root.join("rules")).expect("created");
    for file in fs::read_dir("rules").expect("rules") {
        let file = file.expect("file").path();
        let text = turn(&fs::read_to_string(&file).expect("text"), "\nrules:\n");
        fs::write(root.join("rules").join(file.file_name().expect("a name")), text).expect("written");
    }
}

/// The items of the list that follows `key`, in reverse order; what follows the list stays behind it.
fn turn(text: &str, key: &str) -> String {
    let Some((head, body)) = text.split_once(key) else { return text.to_owned() };
    let end = body.match_indices('\n').find(|(at, _)| body[at + 1..].starts_with(|c: char| c.is_alphabetic()));
    let (list, rest) = body.split_at(end.map_or(body.len(), |(at, _)| at + 1));
    let mut items: Vec<String> = Vec::new();
    for line in list.lines() {
        if line.starts_with("  - ") || items.is_empty() {
            items.push(String::new());
        }
        let item = items.last_mut().expect("an item");
        item.push_str(line);
        item.push('\n');
    }
    items.reverse();
    format!("{head}{key}{}{rest}", items.concat())
}

fn scratch(name: &str) -> PathBuf {
    let root = std::env::temp_dir().join(format!("counterclaim-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(&root).expect("created");
    root
}

#[test]
fn turning_claims_and_rules_round_changes_nothing() {
    let root = scratch("reversed");
    reversed(&root);
    let original = scratch("original");
    for part in ["claims", "rules"] {
        copy(Path::new(part), &original.join(part));
    }
    let (turned, straight) = (json(&root), json(&original));
    assert!(straight["findings"].as_array().expect("a list").len() > 100);
    assert_eq!(straight["mistakes"].as_array().expect("a list").len(), 0);
    assert!(turned == straight, "the order of claims or rules shows in the JSON");
    fs::remove_dir_all(root).expect("removed");
    fs::remove_dir_all(original).expect("removed");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("created");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() { copy(&path, &target) } else { fs::copy(&path, &target).map(|_| ()).expect("copied") }
    }
}

/// Which source is read first decides nothing: every permutation of the paths, on one thread and on several.
#[test]
fn paths_and_threads_decide_nothing() {
    let files = ["a.yaml", "b.yaml"].map(|name| PathBuf::from("tests/verdicts/contradiction").join(name));
    let run = |paths: &[PathBuf]| {
        let (collections, mistakes) = counterclaim::claim::load(paths, Some(Path::new("tests/verdicts/rules.yaml")));
        let outcome = counterclaim::check(collections, mistakes);
        let mut text = Vec::new();
        report::write(&outcome, Format::Json, Show::All, &Style::new(false, true, 80), &mut text).expect("written");
        String::from_utf8(text).expect("UTF-8")
    };
    let straight = run(&files);
    assert!(straight.contains("contradiction"));
    assert_eq!(straight, run(&[files[1].clone(), files[0].clone()]));
    let shipped = [PathBuf::from("claims/peterloo"), PathBuf::from("claims/soviet-union")];
    let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
    let one = pool(1).install(|| run_all(&shipped));
    let four = pool(4).install(|| run_all(&[shipped[1].clone(), shipped[0].clone()]));
    assert_eq!(one, four);
}

fn run_all(paths: &[PathBuf]) -> String {
    let (collections, mistakes) = counterclaim::claim::load(paths, None);
    let outcome = counterclaim::check(collections, mistakes);
    let mut text = Vec::new();
    report::write(&outcome, Format::Json, Show::All, &Style::new(false, true, 80), &mut text).expect("written");
    String::from_utf8(text).expect("UTF-8")
}
