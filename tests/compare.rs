//! `compare` as a person uses it: any order of the documents, a collection that is saved, files that are hostile.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A test that fails panics.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const LETTER: &str = "Yesterday the mill at Ashby burned. The fire broke out on Monday the 5th of June 1848, in the \
                      carding room, and 14 people lost their lives.\n";
const HISTORY: &str = "The great fire of Ashby began on 6 June 1848 in Pell's mill. It killed 17 people, most of them \
                       women. Pell built a new mill, which was opened in 1851.\n";
const GUIDE: &str = "Pell's new mill, opened in 1851, is six storeys high. The old one burned at Ashby in June 1848, when \
                     about 15 people died.\n";

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("counterclaim-compare-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("created");
    for (name, text) in [("letter.txt", LETTER), ("history.txt", HISTORY), ("guide.txt", GUIDE)] {
        fs::write(folder.join(name), text).expect("written");
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_counterclaim");
    Command::new(program).args(arguments).current_dir(folder).output().expect("run")
}

/// Verdict and values of every finding, sorted.
fn verdicts(output: &Output) -> Vec<(String, Vec<String>)> {
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let list = json["findings"].as_array().expect("a list");
    let told = list.iter().filter(|finding| finding["verdict"] != "only-in").map(|finding| {
        let claims = finding["claims"].as_array().expect("claims").iter();
        let mut values: Vec<String> =
            claims.map(|claim| claim["value"].as_str().expect("a value").to_owned()).collect();
        values.sort();
        (finding["verdict"].as_str().expect("a verdict").to_owned(), values)
    });
    let mut told: Vec<_> = told.collect();
    told.sort();
    told
}

#[test]
fn the_order_of_the_documents_changes_no_byte() {
    let folder = folder("order");
    let orders = [
        ["letter.txt", "history.txt", "guide.txt"],
        ["guide.txt", "letter.txt", "history.txt"],
        ["history.txt", "guide.txt", "letter.txt"],
    ];
    let outputs = orders.map(|order| {
        let [a, b, c] = order;
        run(&folder, &["compare", a, b, c, "--agreements", "--silences", "--format", "json"]).stdout
    });
    assert!(outputs[0].len() > 1000);
    assert!(outputs[0] == outputs[1] && outputs[1] == outputs[2]);
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn a_saved_comparison_checks_to_the_same_verdicts() {
    let folder = folder("save");
    let documents = ["letter.txt", "history.txt", "guide.txt"];
    let [a, b, c] = documents;
    let compared = run(&folder, &["compare", a, b, c, "--save", "fire", "--agreements", "--format", "json"]);
    assert_eq!(compared.status.code(), Some(1), "{compared:?}");
    let checked = run(&folder, &["check", "fire", "--show", "all", "--format", "json"]);
    assert_eq!(verdicts(&compared), verdicts(&checked));
    assert!(verdicts(&compared).iter().any(|(verdict, _)| verdict == "contradiction"));
    let letter = fs::read_to_string(folder.join("fire/claims/fire/letter.yaml")).expect("a claim file");
    assert!(letter.contains("status: auto"), "{letter}");
    assert_eq!(fs::read(folder.join("fire/claims/fire/letter.txt")).expect("a copy"), LETTER.as_bytes());
    // What is there is not touched.
    let again = run(&folder, &["compare", a, b, c, "--save", "fire"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("there already"), "{again:?}");
    assert_eq!(fs::read_to_string(folder.join("fire/claims/fire/letter.yaml")).expect("a claim file"), letter);
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn what_cannot_be_compared_is_told() {
    let folder = folder("hostile");
    fs::write(folder.join("empty.txt"), "").expect("written");
    fs::write(folder.join("binary.txt"), [0_u8, 159, 146, 150, 0, 1, 2]).expect("written");
    let code = |arguments: &[&str]| run(&folder, arguments).status.code();
    assert_eq!(code(&["compare", "letter.txt"]), Some(0));
    assert_eq!(code(&["compare", "letter.txt", "empty.txt"]), Some(0));
    assert_eq!(code(&["compare", "letter.txt", "letter.txt"]), Some(0));
    assert_eq!(code(&["compare", "letter.txt", "binary.txt"]), Some(2));
    assert_eq!(code(&["compare", "letter.txt", "missing.txt"]), Some(2));
    assert_eq!(code(&["compare"]), Some(2));
    assert_eq!(code(&["compare", "letter.txt", "history.txt", "--fail-on", "never"]), Some(0));
    for score in ["1.1", "-0.1", "NaN", "high"] {
        assert_eq!(
            code(&["compare", "letter.txt", "history.txt", &format!("--min-score={score}")]),
            Some(2),
            "{score}"
        );
    }
    fs::remove_dir_all(folder).expect("removed");
}
