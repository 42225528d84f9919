//! Reads labelled accounts: folders of documents with a `labels.json`.
#![allow(dead_code)] // The bench and the test each need a part.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use counterclaim::document::Document;
use serde_json::Value;

/// The accounts of one event, with what readers marked in them.
pub struct Accounts {
    /// The name of the folder.
    pub name: String,
    /// Sorted by path.
    pub documents: Vec<Arc<Document>>,
    pub labels: Vec<Label>,
}

/// A fact that passages agree or disagree on.
pub struct Label {
    /// True for contradictions and different estimates between two documents.
    pub clash: bool,
    /// The passages: the document's place in the list, and bytes of its text.
    pub sides: Vec<(usize, Range<usize>)>,
}

/// All accounts, sorted by name.
pub fn all() -> Vec<Accounts> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/accounts");
    inside(&root).into_iter().filter(|path| path.is_dir()).map(|folder| read(&folder)).collect()
}

fn inside(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn read(folder: &Path) -> Accounts {
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    let paths = inside(folder).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let (mut stems, mut documents) = (Vec::new(), Vec::new());
    for path in paths {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        documents.push(Arc::new(Document::new(format!("{stem}.txt"), std::fs::read_to_string(path).unwrap())));
        stems.push(stem);
    }
    let text = std::fs::read_to_string(folder.join("labels.json")).unwrap();
    let labels: Vec<Value> = serde_json::from_str(&text).unwrap();
    let labels = labels.iter().map(|label| {
        let sides: Vec<_> =
            label["sides"].as_array().unwrap().iter().map(|side| passage(side, &stems, &documents)).collect();
        let several = sides.iter().map(|(document, _)| document).collect::<BTreeSet<_>>().len() > 1;
        let clash = matches!(label["verdict"].as_str(), Some("contradiction" | "estimate")) && several;
        Label { clash, sides }
    });
    Accounts { name, labels: labels.collect(), documents }
}

/// Where a quotation stands, by its document, its line and its words.
fn passage(side: &Value, stems: &[String], documents: &[Arc<Document>]) -> (usize, Range<usize>) {
    let document = stems.iter().position(|stem| Some(stem.as_str()) == side["document"].as_str()).unwrap();
    let text = documents[document].text();
    let line = usize::try_from(side["line"].as_u64().unwrap()).unwrap();
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let quote = side["quote"].as_str().unwrap();
    let nth = side["occurrence"].as_u64().map_or(0, |count| usize::try_from(count).unwrap() - 1);
    let (at, _) = text[start..].match_indices(quote).nth(nth).expect("the quotation stands in its line");
    (document, start + at..start + at + quote.len())
}
