//! The same on a disk: folders, links, bytes that are no text.

use std::fs;
use std::path::{Path, PathBuf};

use crate::claim::load;

/// A folder of its own for a test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("counterclaim-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    fn codes(&self, paths: &[&str]) -> Vec<&'static str> {
        let paths: Vec<PathBuf> = paths.iter().map(|path| self.0.join(path)).collect();
        load(&paths, None).1.sorted().into_iter().map(|mistake| mistake.code).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn claims(document: &str) -> String {
    format!("source: {{document: {document}}}\nclaims: [{{subject: s, property: deaths, value: 1, quote: a}}]\n")
}

#[test]
fn a_path_is_a_folder_of_collections_a_collection_or_a_file() {
    let folder = Folder::new("paths");
    folder.write("claims/a/x.yaml", claims("x.txt")).write("claims/a/x.txt", "a");
    folder.write("claims/a/y.yml", claims("x.txt")).write("claims/a/deep/z.yaml", claims("z.txt"));
    folder.write("claims/a/deep/z.txt", "a").write("claims/.hidden/h.yaml", "?").write("claims/a/.h.yaml", "?");
    folder
        .write("rules/a.yaml", "properties: {own: {type: date}}\n")
        .write("rules/all.yaml", "properties: {all: {type: date}}\n");
    let shape = |paths: &[&str]| {
        let paths: Vec<PathBuf> = paths.iter().map(|path| folder.0.join(path)).collect();
        let (collections, mistakes) = load(&paths, None);
        assert!(mistakes.is_empty(), "{mistakes:#?}");
        let shape: Vec<String> = collections
            .iter()
            .map(|c| {
                let ids: Vec<&str> = c.sources.iter().map(|source| source.id.as_str()).collect();
                assert!(c.rules.property("all").is_some());
                assert_eq!(c.rules.property("own").is_some(), c.name == "a");
                format!("{}:{}", c.name, ids.join("+"))
            })
            .collect();
        shape.join(" ")
    };
    for (paths, expected) in [
        (&["claims"][..], "a:x+y deep:z"),
        (&["."], "a:x+y deep:z"),
        (&["claims/a"], "a:x+y deep:z"),
        (&["claims/a/deep"], "deep:z"),
        (&["claims/a/y.yml"], "a:y"),
        (&["claims/a/y.yml", "claims", "claims/a"], "a:x+y deep:z"),
    ] {
        assert_eq!(shape(paths), expected, "{paths:?}");
    }
}

#[test]
fn documents_stay_inside_their_collection() {
    let folder = Folder::new("documents");
    folder.write("claims/c/a.yaml", claims("sub/a.txt")).write("claims/c/sub/a.txt", "a");
    assert_eq!(folder.codes(&["claims"]), [""; 0]);
    folder.write("secret.txt", "a");
    folder.write("claims/c/b.yaml", claims("../../secret.txt"));
    folder.write("claims/c/c.yaml", claims(folder.0.join("secret.txt").to_str().unwrap()));
    folder.write("claims/c/d.yaml", claims("sub")).write("claims/c/e.yaml", claims("aa.txt"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.0.join("secret.txt"), folder.0.join("claims/c/link.txt")).unwrap();
        folder.write("claims/c/f.yaml", claims("link.txt"));
    }
    let codes = folder.codes(&["claims"]);
    let expected =
        ["document-outside", "document-outside", "document-not-a-file", "document-missing", "document-outside"];
    assert_eq!(codes, &expected[..if cfg!(unix) { 5 } else { 4 }]);
}

#[test]
fn bytes_that_are_no_text_are_told_in_claim_files_rule_files_and_documents() {
    let folder = Folder::new("bytes");
    folder.write("claims/c/a.yaml", b"source: \xff").write("rules/r.yaml", b"rules: \xff");
    folder.write("claims/c/b.yaml", claims("b.txt")).write("claims/c/b.txt", b"a\0b");
    folder.write("claims/c/c.yaml", claims("c.txt")).write("claims/c/c.txt", b"a\xffb");
    assert_eq!(folder.codes(&["claims"]), ["not-utf8", "document-binary", "encoding-guessed", "not-utf8"]);
}

#[test]
fn what_is_too_large_is_not_read() {
    let folder = Folder::new("large");
    folder.write("claims/c/a.yaml", claims("a.txt")).write("claims/c/a.txt", "").write("claims/c/b.yaml", "");
    let size = |path: &str, megabytes: u64| {
        let file = fs::OpenOptions::new().write(true).open(folder.0.join(path)).unwrap();
        file.set_len((megabytes << 20) + 1).unwrap();
    };
    size("claims/c/a.txt", 50);
    size("claims/c/b.yaml", 100);
    assert_eq!(folder.codes(&["claims"]), ["file-too-large"; 2]);
}

#[test]
fn nothing_to_check_is_told_once_for_each_path() {
    let folder = Folder::new("nothing");
    folder.write("empty/notes.txt", "a");
    assert_eq!(folder.codes(&["empty"]), ["nothing-to-check"]);
    assert_eq!(folder.codes(&["nowhere"]), ["path-missing"]);
    assert_eq!(folder.codes(&["empty/notes.txt"]), ["not-a-claim-file"]);
    assert_eq!(folder.codes(&[]), ["nothing-to-check"]);
}

#[test]
fn paths_are_shown_as_given() {
    let folder = Folder::new("shown");
    folder.write("claims/c/a.yaml", claims("a.txt")).write("claims/c/a.txt", "a");
    let given = folder.0.join("claims/./c/");
    let (collections, _) = load(std::slice::from_ref(&given), Some(Path::new("nowhere")));
    let source = &collections[0].sources[0];
    let shown = folder.0.join("claims/c").to_string_lossy().replace('\\', "/");
    assert_eq!(source.file, format!("{shown}/a.yaml"));
    assert_eq!(source.document.as_ref().unwrap().path, format!("{shown}/a.txt"));
}

/// Which of the properties `all`, `a` and `far` the rules of a document know; a mistake in them fails the test.
fn known(folder: &Folder, document: &str) -> String {
    let (book, mistakes) = crate::claim::book_for(&folder.0.join(document), None);
    assert!(!mistakes.any_error(), "{document}: {mistakes:#?}");
    ["all", "a", "far"].into_iter().filter(|name| book.property(name).is_some()).collect::<Vec<_>>().join(" ")
}

/// A checkout with collections and rules of its own, in which somebody keeps texts, and another project.
#[test]
fn rules_are_those_of_the_project_that_a_document_lies_in() {
    let folder = Folder::new("projects");
    let twice = "properties: {a: {type: date}}\n";
    folder.write("claims/a/x.yaml", claims("x.txt")).write("claims/a/x.txt", "a");
    folder.write("claims/b/x.yaml", claims("x.txt")).write("claims/b/x.txt", "a");
    folder.write("rules/a.yaml", twice).write("rules/b.yaml", twice);
    folder.write("rules/general.yaml", "properties: {all: {type: date}}\n");
    folder.write("texts/t.txt", "a").write("texts/deep/t.txt", "a").write("t.txt", "a");
    folder.write("own/t.txt", "a").write("own/rules/mine.yaml", "properties: {far: {type: date}}\n");
    folder.write("other/claims/c/x.yaml", claims("x.txt")).write("other/claims/c/x.txt", "a").write("other/t.txt", "a");
    folder.write("empty/claims/c/x.txt", "a").write("empty/rules/.keep", "");
    for (document, expected) in [
        ("claims/a/x.txt", "all a"),
        // Files for the collections that are there are not for anything else.
        ("texts/t.txt", "all"),
        ("texts/deep/t.txt", "all"),
        ("t.txt", "all"),
        ("own/t.txt", "far"),
        // Another project has its own rules or none.
        ("other/claims/c/x.txt", ""),
        ("other/t.txt", ""),
        ("empty/claims/c/x.txt", ""),
    ] {
        assert_eq!(known(&folder, document), expected, "{document}");
    }
    assert_eq!(folder.codes(&["other/claims"]), [""; 0]);
}

/// A lesson that lies in no `claims`: its rules lie beside its claim files, and are no claim files.
#[test]
fn a_folder_of_claim_files_may_hold_its_rules() {
    let folder = Folder::new("bare");
    folder.write("lesson/x.yaml", claims("x.txt")).write("lesson/x.txt", "a");
    folder.write("lesson/rules/general.yaml", "properties: {all: {type: date}}\n");
    assert_eq!(folder.codes(&["lesson"]), [""; 0]);
    assert_eq!(known(&folder, "lesson/x.txt"), "all");
}
