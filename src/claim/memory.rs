//! Takes files as pairs of path and text, gives their collections without touching the disk: for tests, for library
//! users, and for whoever keeps claims elsewhere.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::Collection;
use super::collection::{Files, Shelf, Trouble, assemble, check_anything};
use super::disk::{Place, is_yaml};
use super::gather::Folder;
use crate::document::Document;
use crate::mistake::{Mistake, Mistakes};
use crate::rule::{RuleFile, name_of_file};
use crate::yaml::{nearest, suggest};

/// Reads collections out of `(path, text)` pairs.
///
/// A `.yaml` or `.yml` file in a folder `rules` is a rule file, in any other folder a claim file of the collection
/// named like that folder; whatever else there is are documents.
///
/// ```
/// let (collections, mistakes) = counterclaim::claim::read(&[
///     ("claims/peterloo/guide.yaml", "
/// source: {document: guide.txt}
/// claims:
///   - {subject: Peterloo, property: deaths, value: 15, quote: fifteen died}
/// "),
///     ("claims/peterloo/guide.txt", "On the field fifteen died."),
/// ]);
/// assert!(mistakes.is_empty());
/// assert_eq!(collections[0].name, "peterloo");
/// assert_eq!(collections[0].sources[0].claims[0].id, "peterloo.deaths");
/// ```
#[must_use]
pub fn read<P: AsRef<str>, T: AsRef<str>>(files: &[(P, T)]) -> (Vec<Collection>, Mistakes) {
    let mut memory = Memory::default();
    let mut shelf = Shelf::default();
    let mut folders: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for (path, text) in files {
        let path = path.as_ref();
        let document = Arc::new(Document::new(path, text.as_ref()));
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if !is_yaml(path) {
            memory.files.insert(path.to_owned(), document);
        } else if name_of(folder) == "rules" {
            shelf.rules.push(RuleFile { stem: name_of_file(path).to_owned(), text: document });
        } else {
            memory.files.insert(path.to_owned(), document);
            folders.entry(folder.to_owned()).or_default().push(Place::of(Path::new(path)));
        }
    }
    let names: Vec<String> = folders.keys().map(|folder| name_of(folder).to_owned()).collect();
    for (folder, mut files) in folders {
        files.sort();
        let (name, siblings) = (name_of(&folder).to_owned(), names.clone());
        shelf.folders.push(Folder { name, place: Place::of(Path::new(&folder)), files, siblings, rules: None });
    }
    let mut mistakes = Mistakes::new();
    let mut collections = assemble(&shelf, &memory, &mut mistakes);
    collections.sort_by(|a, b| (&a.name, &a.path).cmp(&(&b.name, &b.path)));
    check_anything(&collections, &mut mistakes);
    (collections, mistakes)
}

fn name_of(folder: &str) -> &str {
    match folder.rsplit('/').next() {
        None | Some("") => "claims",
        Some(name) => name,
    }
}

/// Files by path.
#[derive(Default)]
struct Memory {
    files: BTreeMap<String, Arc<Document>>,
}

impl Files for Memory {
    fn text(&self, place: &Place) -> Result<Arc<Document>, Box<Mistake>> {
        self.files.get(&place.shown).cloned().ok_or_else(|| {
            let message = format!("there is no `{}`", place.shown);
            Box::new(Mistake::about("path-missing", &place.shown, message).help("give its text"))
        })
    }

    fn document(&self, folder: &Place, name: &str) -> Result<Arc<Document>, Trouble> {
        if name.starts_with('/') || name.split('/').any(|part| part == "..") {
            return Err(Trouble::outside(name));
        }
        let place = folder.join(&Place::of(Path::new(name)).shown);
        self.files.get(&place.shown).cloned().ok_or_else(|| {
            let beside = self.files.keys().filter_map(|path| path.strip_prefix(&folder.shown)?.strip_prefix('/'));
            let near = nearest(name, beside);
            let help = suggest(near.as_deref(), "documents lie beside the claim file");
            Trouble::at("document-missing", format!("there is no document `{name}`"), help)
        })
    }
}
