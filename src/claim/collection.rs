//! Takes folders of claim files and the rule files for them, gives collections: reads in parallel, joins in order.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::disk::Place;
use super::gather::Folder;
use super::understand::{Understood, understand};
use super::{Collection, ids, unused};
use crate::document::Document;
use crate::mistake::{Mistake, Mistakes};
use crate::rule::{RuleFile, Rulebook, compile};
use crate::value::fold;

/// Where files come from: the disk, or memory.
pub(crate) trait Files: Sync {
    /// The text of a claim file.
    fn text(&self, place: &Place) -> Result<Arc<Document>, Box<Mistake>>;

    /// The document of a name that a claim file in a folder gives.
    fn document(&self, folder: &Place, name: &str) -> Result<Arc<Document>, Trouble>;
}

/// Why there is no document.
pub(crate) enum Trouble {
    /// Something is wrong with its name: the place to underline is the name.
    At {
        /// The mistake's code.
        code: &'static str,
        /// What is wrong.
        message: String,
        /// What to do about it.
        help: String,
    },
    /// Something is wrong with the file itself.
    File(Box<Mistake>),
}

impl Trouble {
    /// Trouble with the name of a document.
    pub fn at(code: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::At { code, message: message.into(), help: help.into() }
    }

    /// A name that leads out of the collection.
    pub fn outside(name: &str) -> Self {
        let message = format!("the document `{name}` lies outside the collection");
        Self::at("document-outside", message, "put a copy beside the claim file: a collection is complete in itself")
    }
}

/// Collections that share a folder of rules.
#[derive(Default)]
pub(crate) struct Shelf {
    /// The collections, not yet read.
    pub folders: Vec<Folder>,
    /// The rule files.
    pub rules: Vec<RuleFile>,
    /// True where a rule file could not be read at all.
    pub partial: bool,
}

/// Reads the collections of a shelf, in the order of their folders; mistakes of all files are gathered.
pub(crate) fn assemble(shelf: &Shelf, files: &dyn Files, mistakes: &mut Mistakes) -> Vec<Collection> {
    let books = compile_books(shelf, mistakes);
    let jobs: Vec<(&Folder, &Arc<Rulebook>, &Place)> = shelf
        .folders
        .iter()
        .zip(&books)
        .flat_map(|(folder, book)| folder.files.iter().map(move |file| (folder, book, file)))
        .collect();
    let read = |(folder, book, file): &(&Folder, &Arc<Rulebook>, &Place)| {
        files.text(file).map(|text| understand(&text, &folder.place, book, files))
    };
    let mut results = jobs.par_iter().map(read).collect::<Vec<_>>().into_iter();
    let mut collections = Vec::with_capacity(shelf.folders.len());
    for (folder, book) in shelf.folders.iter().zip(&books) {
        let mut sources = Vec::with_capacity(folder.files.len());
        for result in results.by_ref().take(folder.files.len()) {
            match result {
                Ok(understood) => sources.push(understood),
                Err(mistake) => mistakes.push(*mistake),
            }
        }
        collections.push(join(folder, book, sources, mistakes));
    }
    if !mistakes.any_error() {
        unused::note_unused(&collections, &shelf.rules, mistakes);
        unused::note_unused_terms(&collections, mistakes);
    }
    collections
}

fn compile_books(shelf: &Shelf, mistakes: &mut Mistakes) -> Vec<Arc<Rulebook>> {
    let wanted: Vec<&str> = shelf.folders.iter().map(|folder| folder.name.as_str()).collect();
    let known: BTreeSet<&str> = shelf.folders.iter().flat_map(|folder| &folder.siblings).map(String::as_str).collect();
    let known: Vec<&str> = known.into_iter().collect();
    let (mut books, found) = compile(&shelf.rules, &known, &wanted);
    mistakes.append(found);
    if shelf.partial {
        books.iter_mut().for_each(|book| Arc::make_mut(book).gaps.widen());
    }
    books
}

/// The sources of a folder as one collection: what can only be seen across files is checked here.
fn join(folder: &Folder, book: &Arc<Rulebook>, read: Vec<Understood>, mistakes: &mut Mistakes) -> Collection {
    let mut sources = ids::check_sources(read, mistakes);
    sources.sort_by(|a, b| a.id.cmp(&b.id));
    let mut collection =
        Collection { name: folder.name.clone(), path: folder.place.shown.clone(), sources, rules: Arc::clone(book) };
    name_subjects(&mut collection);
    collection
}

/// Gives a subject that no rule declares one spelling: of those that differ in case, quotation marks or dashes the
/// first by alphabet, so that the order of files decides nothing.
fn name_subjects(collection: &mut Collection) {
    let known = &collection.rules.subjects.vocabulary;
    let mut spellings: BTreeMap<String, String> = BTreeMap::new();
    let mut folded: HashMap<String, String> = HashMap::new();
    for claim in collection.sources.iter().flat_map(|source| &source.claims) {
        if folded.contains_key(&claim.subject) || known.knows(&claim.subject) {
            continue;
        }
        let key = fold(&claim.subject);
        folded.insert(claim.subject.clone(), key.clone());
        let first = spellings.entry(key).or_insert_with(|| claim.subject.clone());
        if claim.subject < *first {
            first.clone_from(&claim.subject);
        }
    }
    for claim in collection.sources.iter_mut().flat_map(|source| &mut source.claims) {
        if let Some(first) = folded.get(&claim.subject).and_then(|key| spellings.get(key))
            && *first != claim.subject
        {
            claim.subject.clone_from(first);
        }
    }
}

/// Notes a run that looks at nothing, unless something was told already that explains it.
pub(crate) fn check_anything(collections: &[Collection], mistakes: &mut Mistakes) {
    let claims = collections.iter().flat_map(|collection| &collection.sources).any(|source| !source.claims.is_empty());
    if claims || mistakes.any_error() {
        return;
    }
    let help = "claim files end in `.yaml` and lie in a folder for each collection, such as `claims/peterloo/`";
    mistakes.push(Mistake::about("nothing-to-check", "", "there is nothing to check: no claims were found").help(help));
}
