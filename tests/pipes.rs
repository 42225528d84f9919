//! What comes in through a pipe and goes out through one, read to its end or closed early.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A test that fails panics.

use std::io::Write;
use std::process::{Command, Output, Stdio};

const TEXT: &str = "In March 1911 some 2,400 dockers struck. Ada Moss died on 2 June 1931.\n";

fn counterclaim(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_counterclaim"));
    command.args(arguments);
    command
}

/// The program with some bytes on its standard input.
fn fed(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = counterclaim(arguments);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn mentions_are_read_from_standard_input() {
    let run = fed(&["extract", "--mentions", "-"], TEXT.as_bytes());
    let lines: Vec<serde_json::Value> =
        String::from_utf8(run.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let found: Vec<_> = lines.iter().map(|m| (m["document"].as_str().unwrap(), m["text"].as_str().unwrap())).collect();
    assert_eq!(found, [("-", "March 1911"), ("-", "some 2,400"), ("-", "2 June 1931")]);
    assert_eq!((run.status.code(), run.stderr), (Some(0), Vec::new()));
    for line in &lines {
        let span = line["start"].as_u64().unwrap() as usize..line["end"].as_u64().unwrap() as usize;
        assert_eq!(&TEXT[span], line["text"]);
    }
}

#[test]
fn nothing_on_standard_input_is_an_empty_document() {
    let run = fed(&["extract", "--mentions", "-"], b"");
    assert_eq!((run.status.code(), run.stdout, run.stderr), (Some(0), Vec::new(), Vec::new()));
}

#[test]
fn standard_input_that_is_no_text_is_a_mistake() {
    let run = fed(&["extract", "--mentions", "-"], b"%PDF-1.7\n\x00\x01");
    let told = String::from_utf8(run.stderr).unwrap();
    assert!(told.contains("`-` is a PDF, not text"), "{told}");
    assert_eq!((run.status.code(), run.stdout), (Some(2), Vec::new()));
}

#[test]
fn mentions_come_in_the_order_of_the_documents_whatever_their_sizes() {
    let folder = tempfile::tempdir().unwrap();
    // Small ones are read together and a large one by itself, with some before, between and after.
    let filler = "Nothing was counted there. ".repeat(40_000);
    let names: Vec<String> = (0..9).map(|n| format!("{n}.txt")).collect();
    for (at, name) in names.iter().enumerate() {
        let text = format!("Some {} dockers struck.\n{}", at + 20, filler.repeat(if at == 5 { 5 } else { 1 }));
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut command = counterclaim(&["extract", "--mentions"]);
    let run = command.args(&names).current_dir(folder.path()).output().unwrap();
    let found: Vec<(String, f64)> = String::from_utf8(run.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .map(|m: serde_json::Value| (m["document"].as_str().unwrap().to_owned(), m["low"].as_f64().unwrap()))
        .collect();
    let expected: Vec<(String, f64)> = names.into_iter().zip((20..29).map(f64::from)).collect();
    assert_eq!((found, run.status.code()), (expected, Some(0)));
}

#[test]
fn a_reader_who_closes_the_pipe_is_no_error() {
    let folder = tempfile::tempdir().unwrap();
    let claims = folder.path().join("claims/port");
    std::fs::create_dir_all(&claims).unwrap();
    let document = claims.join("harbour.txt");
    std::fs::write(&document, format!("On 4 May 1912, the governor dismissed Harold Finch.\n{}", TEXT.repeat(200)))
        .unwrap();
    let document = document.to_str().unwrap();
    let calls: [&[&str]; 4] = [
        &["extract", "--mentions", document],
        &["extract", "--mentions", document, document],
        &["extract", "-o", "-", document],
        &["extract", "--diff", document],
    ];
    for arguments in calls {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let run = counterclaim(arguments).stdout(writer).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(
            (run.status.code(), String::from_utf8(run.stderr).unwrap().as_str()),
            (Some(0), ""),
            "{arguments:?}"
        );
    }
}
