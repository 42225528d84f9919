//! Takes one document, gives the rules that hold for it and what its claim file says: for whoever writes claim files.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::collection::{Files, Trouble};
use super::disk::Place;
use super::gather::folder_of;
use super::understand::understand;
use super::{Source, load};
use crate::document::Document;
use crate::mistake::{Mistake, Mistakes};
use crate::rule::{Rulebook, compile, load_folder};

/// The rulebook of the collection that a document lies in, with the mistakes of its rule files.
pub(crate) fn book_for(document: &Path, rules: Option<&Path>) -> (Arc<Rulebook>, Mistakes) {
    let folder = folder_of(document, rules);
    let (files, mut mistakes) = folder.rules.as_ref().map(|place| load_folder(&place.path)).unwrap_or_default();
    let known: Vec<&str> = folder.siblings.iter().map(String::as_str).collect();
    let (books, found) = compile(&files, &known, &[&folder.name]);
    mistakes.append(found);
    (books.into_iter().next().unwrap_or_default(), mistakes)
}

/// The names that the claim files beside a document use, sorted, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Used {
    /// What claims are about.
    pub subjects: BTreeSet<String>,
    /// What they say of it.
    pub properties: BTreeSet<String>,
}

/// The names in use where a document lies; what is wrong with its neighbours is not told here.
pub(crate) fn used_beside(document: &Path, rules: Option<&Path>) -> Used {
    let folder = folder_of(document, rules).place;
    let (collections, _) = load(std::slice::from_ref(&folder.path), rules);
    let mut used = Used::default();
    for collection in collections.iter().filter(|collection| collection.path == folder.shown) {
        for claim in collection.sources.iter().flat_map(|source| &source.claims) {
            used.subjects.insert(claim.subject.clone());
            used.properties.insert(claim.property.clone());
        }
    }
    used
}

/// Reads the claim file of a document that is at hand; a file about another document is a mistake.
pub(crate) fn read_one(file: &Arc<Document>, document: &Arc<Document>, book: &Rulebook) -> (Source, Mistakes) {
    let understood = understand(file, &Place::of(Path::new("")), book, &Given(document));
    (understood.source, understood.mistakes)
}

/// The one document, by its name.
struct Given<'a>(&'a Arc<Document>);

impl Files for Given<'_> {
    fn text(&self, place: &Place) -> Result<Arc<Document>, Box<Mistake>> {
        let message = format!("`{}` is not at hand", place.shown);
        Err(Box::new(Mistake::about("path-missing", &place.shown, message)))
    }

    fn document(&self, _: &Place, name: &str) -> Result<Arc<Document>, Trouble> {
        let file = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
        if file(name) == file(&self.0.path) {
            return Ok(Arc::clone(self.0));
        }
        let message = format!("this claim file is about `{name}`, not about `{}`", file(&self.0.path));
        Err(Trouble::at("document-missing", message, "write the claims to another file with `-o`"))
    }
}
