//! The README's examples: its files are written to a folder, its commands run there, its output compared.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A test that fails panics.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A fenced block: its language, the file it is for, its text.
struct Block {
    language: String,
    file: Option<String>,
    text: String,
}

fn blocks() -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in fs::read_to_string("README.md").expect("a README").lines() {
        match line.strip_prefix("```") {
            Some(info) if !open => {
                let mut words = info.split_whitespace().map(str::to_owned);
                let language = words.next().unwrap_or_default();
                blocks.push(Block { language, file: words.next(), text: String::new() });
                open = true;
            }
            Some(_) => open = false,
            None if open => {
                let block = blocks.last_mut().expect("an open block");
                block.text.push_str(line);
                block.text.push('\n');
            }
            None => {}
        }
    }
    blocks
}

/// Writes the files that blocks from `first` on are for, below a folder of its own.
fn folder(name: &str, wanted: impl Fn(&Block) -> bool) -> PathBuf {
    let root = std::env::temp_dir().join(format!("counterclaim-readme-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&root);
    for block in blocks().into_iter().filter(wanted) {
        let path = root.join(block.file.expect("a file's name"));
        fs::create_dir_all(path.parent().expect("a folder")).expect("created");
        fs::write(path, block.text).expect("written");
    }
    root
}

/// The words of a command; those between quotation marks are one.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate().map(|(at, part)| (at % 2 == 1, part));
    let split = |(quoted, part): (bool, &str)| match quoted {
        true => vec![part.to_owned()],
        false => part.split_whitespace().map(str::to_owned).collect(),
    };
    parts.flat_map(split).collect()
}

/// Every session, in a folder with the files of its lesson: the one that the command names, else the first.
#[test]
fn the_lessons_print_what_the_readme_says() {
    let sessions: Vec<Block> = blocks().into_iter().filter(|block| block.language == "console").collect();
    assert!(sessions.len() >= 2);
    for session in sessions {
        let (command, wanted) = session.text.split_once('\n').expect("a command");
        let lessons = ["ashby", "mill", "siege", "flood"];
        let lesson = lessons.into_iter().find(|name| command.contains(name)).unwrap_or("flood");
        let root = folder(lesson, |block| block.file.as_ref().is_some_and(|file| file.contains(lesson)));
        let arguments = words(command.strip_prefix("$ counterclaim ").expect("a call"));
        let output = Command::new(env!("CARGO_BIN_EXE_counterclaim"))
            .current_dir(&root)
            .args(arguments)
            .env_remove("NO_COLOR")
            .output()
            .expect("run");
        let printed = String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8");
        // How long it took is another in every run.
        let printed: String = printed.split_inclusive('\n').filter(|line| !line.starts_with("Checked in ")).collect();
        assert_eq!(printed.trim_end(), wanted.trim_end(), "\n{command} prints:\n{printed}");
        fs::remove_dir_all(root).expect("removed");
    }
}

/// The rule file that shows every key, and the claim file that does: read without a mistake, and its examples hold.
#[test]
fn the_formats_are_read_as_they_are_shown() {
    let root = folder("formats", |block| {
        block.file.as_ref().is_some_and(|file| file.contains("example") || file.contains("cues"))
    });
    let (collections, mistakes) = counterclaim::claim::load(&[root.join("claims")], None);
    let told: Vec<String> =
        mistakes.sorted().into_iter().map(|m| format!("{} {:?} {}", m.path, m.position(), m.message)).collect();
    assert!(told.iter().all(|mistake| mistake.contains("no claim meets")), "{told:#?}");
    let trials = counterclaim::compare::try_rules(&collections[0].rules);
    let failed: Vec<String> =
        trials.iter().filter(|t| !t.holds()).map(|t| format!("{} {}", t.rule.id, t.judgement.why)).collect();
    assert!(failed.is_empty(), "{failed:#?}");
    assert!(trials.iter().any(|trial| trial.rule.id == "death-toll"));
    let outcome = counterclaim::check(collections, counterclaim::mistake::Mistakes::new());
    assert_eq!(outcome.summary.claims, 2);
    let unsound: Vec<_> = outcome.findings.iter().filter(|f| f.verdict.is_none()).map(|f| &f.why).collect();
    assert!(unsound.is_empty(), "{unsound:#?}");
    fs::remove_dir_all(root).expect("removed");
}
