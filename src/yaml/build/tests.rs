use std::sync::Arc;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use crate::document::Document;
use crate::mistake::Mistake;
use crate::yaml::{Content, DEEPEST, Node, Page, Tree, plant};

fn with_tree<R>(text: &str, look: impl FnOnce(&Tree<'_>) -> R) -> (R, Vec<Mistake>) {
    let file = Arc::new(Document::new("a.yaml", text));
    let mut page = Page::new(&file);
    let tree = plant(file.text(), &mut page);
    (look(&tree), page.mistakes.sorted())
}

/// Everything in a tree, in the order of the file: `key=text`, with the bytes that each stands for.
fn flat(node: &Node<'_>, file: &str, into: &mut Vec<String>) {
    match &node.content {
        Content::Scalar(text) => into.push(format!("{}⟨{}⟩", text.text, &file[text.span.clone()])),
        Content::List(items) => items.iter().for_each(|item| flat(item, file, into)),
        Content::Map(entries) => {
            for (key, node) in entries {
                into.push(format!("{}=⟨{}⟩", key.text, &file[key.span.clone()]));
                flat(node, file, into);
            }
        }
        Content::Unread => into.push("unread".to_owned()),
    }
}

fn read(text: &str) -> (Vec<String>, Vec<Mistake>) {
    with_tree(text, |tree| {
        let mut all = Vec::new();
        tree.root.iter().for_each(|root| flat(root, text, &mut all));
        all
    })
}

#[test]
fn every_text_stands_where_the_file_has_it() {
    let file = "\u{feff}é: ü\r\nlist: [x, \"a\\tb\", 'it''s']\r\nblock: |\r\n  one\r\n  two\r\n\r\nnull: ~\r\nnothing:\r\nend: 1e3";
    let (all, mistakes) = read(file);
    assert!(mistakes.is_empty());
    let expected = [
        "é=⟨é⟩",
        "ü⟨ü⟩",
        "list=⟨list⟩",
        "x⟨x⟩",
        "a\tb⟨\"a\\tb\"⟩",
        "it's⟨'it''s'⟩",
        "block=⟨block⟩",
        "one\ntwo⟨one\r\n  two⟩",
        "null=⟨null⟩",
        "~⟨~⟩",
        "nothing=⟨nothing⟩",
        "⟨⟩",
        "end=⟨end⟩",
        "1e3⟨1e3⟩",
    ];
    assert_eq!(all, expected);
}

#[test]
fn what_yaml_allows_and_we_do_not_is_told_where_it_stands() {
    let table = [
        ("a: !!str b", "yaml-tag", "!!str", "a="),
        ("a: &x b", "yaml-anchor", "&x", "a="),
        ("a: *x", "yaml-alias", "*x", "unread"),
        ("<<: {a: b}\nc: d", "yaml-merge-key", "<<", "c="),
        ("%YAML 1.2\n---\na: b", "yaml-directive", "%YAML 1.2", "a="),
        ("a: b\n---\nc: d", "several-documents", "---", "a="),
        ("a: b\nc: d\na: e", "duplicate-key", "a", "c="),
        ("? [a, b]\n: c\nd: e", "key-not-text", "[a, b]", "d="),
        ("# nothing", "file-empty", "# nothing", ""),
        ("---\n", "file-empty", "---", ""),
    ];
    for (file, code, underlined, kept) in table {
        let (all, mistakes) = read(file);
        let [mistake] = mistakes.as_slice() else { panic!("{file}: {mistakes:?}") };
        assert_eq!((mistake.code, &file[mistake.labels[0].span.clone()]), (code, underlined), "{file}");
        assert!(mistake.help.is_some(), "{file}");
        assert!(all.concat().contains(kept), "{file}: {all:?}");
    }
}

#[test]
fn a_duplicate_key_shows_both_places_also_among_many() {
    for keys in [2, 40] {
        let file: String = (0..keys).map(|n| format!("k{n}: v\n")).collect::<String>() + "k1: w\n";
        let (all, mistakes) = read(&file);
        assert_eq!(mistakes.len(), 1);
        let spans: Vec<_> = mistakes[0].labels.iter().map(|label| label.span.start).collect();
        assert_eq!(spans, [file.rfind("k1").unwrap(), file.find("k1").unwrap()]);
        assert_eq!(all.len(), 2 * keys, "the first is kept");
    }
}

#[test]
fn a_syntax_error_is_placed_explained_and_keeps_what_stood_above() {
    let table = [
        ("a: é\nb: he said: no\nc: d", ":", "read what stands before it as a key"),
        ("a: é\nb: \"Shame\" he cried\n", "h", "goes on behind the closing one"),
        ("a: é\nb: \"x\nc: 1\n", "\"x", "is not closed"),
        ("a: é\n\tb: c\n", "\tb", "a tab"),
        ("a: é\nb: @c\n", "@c", "cannot begin with `@`"),
        ("a: é\nb: {x: 1, y\nc: 2\n", "{x: 1, y", "unclosed bracket"),
        ("a: é\nb: x # y\n   z: 1\n", "#", "as a comment"),
    ];
    for (file, underlined, words) in table {
        let (all, mistakes) = read(file);
        let [mistake] = mistakes.as_slice() else { panic!("{file}: {mistakes:?}") };
        assert_eq!(mistake.code, "yaml-syntax", "{file}");
        let seen = &file[mistake.labels[0].span.clone()];
        assert!(underlined.starts_with(seen), "{file}: `{seen}`");
        assert!(mistake.message.contains(words), "{file}: {}", mistake.message);
        assert!(all.first().is_none_or(|first| first == "a=⟨a⟩"), "{file}: {all:?}");
    }
}

#[test]
fn what_a_syntax_error_cuts_short_is_open_and_what_is_whole_is_not() {
    let file = "claims:\n  - a: 1\n    b: 2\n  - a: 3\n    b: \"x\n";
    let ((), _) = with_tree(file, |tree| {
        assert!(tree.broken);
        let Content::Map(entries) = &tree.root.as_ref().unwrap().content else { panic!() };
        let Content::List(items) = &entries[0].1.content else { panic!() };
        assert_eq!(items.iter().map(|item| item.open).collect::<Vec<_>>(), [false, true]);
    });
}

#[test]
fn nesting_without_end_is_one_mistake_at_once() {
    let deep = 100_000;
    let block: String = (0..200).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    let table = ["[".repeat(deep), "{a: ".repeat(deep), "- ".repeat(deep), "? ".repeat(deep), block];
    for file in table {
        let start = Instant::now();
        let (_, mistakes) = read(&file);
        assert_eq!(mistakes.iter().map(|mistake| mistake.code).collect::<Vec<_>>(), ["nested-too-deep"]);
        assert!(start.elapsed() < Duration::from_secs(2));
    }
    let fits = "[".repeat(DEEPEST) + &"]".repeat(DEEPEST);
    assert!(read(&fits).1.is_empty());
    let mixed = format!("{}{}", "- ".repeat(DEEPEST - 1), "[[a]]");
    assert_eq!(read(&mixed).1[0].code, "nested-too-deep");
}

/// Pieces that mean something to YAML, so that random files get deep into the parser.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "é",
        "claims",
        ":",
        ": ",
        "- ",
        "\n",
        "\r\n",
        "\r",
        "  ",
        "    ",
        "[",
        "]",
        "{",
        "}",
        ",",
        ", ",
        "\"",
        "'",
        "|",
        ">",
        "|-\n  ",
        "# x",
        " #",
        "&a ",
        "*a",
        "!t ",
        "<<: ",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "~",
        "\t",
        "\u{feff}",
        "? ",
        "375,000",
        "\\u00e9",
        "\u{0}",
        "\u{2028}",
        "@",
        "`",
        "=",
        "😀",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nothing_that_looks_like_yaml_is_too_much(text in pieces()) {
        let (all, mistakes) = read(&text);
        for mistake in &mistakes {
            for label in &mistake.labels {
                prop_assert!(text.get(label.span.clone()).is_some(), "{mistake:?}");
            }
        }
        prop_assert!(!all.is_empty() || !mistakes.is_empty() || text.contains(['{', '[']), "{text:?}");
    }
}
