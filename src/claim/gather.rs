//! Takes the paths of a call, gives the collections below them: which folders, which claim files, which rules folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::disk::{Place, is_yaml, list_files, list_folders};
use crate::mistake::{Mistake, Mistakes};

/// The folder of collections; what lies beside it in `rules` is for them.
const CLAIMS: &str = "claims";

/// A folder of claim files, not yet read.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    /// The collection's name.
    pub name: String,
    /// The folder.
    pub place: Place,
    /// Its claim files, sorted.
    pub files: Vec<Place>,
    /// The names of all collections that may lie beside it, itself included.
    pub siblings: Vec<String>,
    /// The folder of its rules, where there is one.
    pub rules: Option<Place>,
}

/// Finds the collections: a path is a folder of collections, a collection, or a claim file.
pub(crate) fn gather(paths: &[PathBuf], rules: Option<&Path>, mistakes: &mut Mistakes) -> Vec<Folder> {
    let mut found: BTreeMap<PathBuf, (Place, BTreeMap<PathBuf, Place>)> = BTreeMap::new();
    for path in paths {
        let place = Place::of(path);
        let before = found.len();
        if place.path.is_dir() {
            walk(&place, &mut found, mistakes);
            if found.len() == before && !found.keys().any(|folder| folder.starts_with(canonical(&place.path))) {
                let message = format!("`{}` holds no claim files", place.shown);
                let help =
                    "claim files end in `.yaml` and lie in a folder for each collection, such as `claims/peterloo/`";
                mistakes.push(Mistake::about("nothing-to-check", &place.shown, message).help(help));
            }
        } else if place.path.is_file() {
            add_file(&place, &mut found, mistakes);
        } else {
            let message = format!("there is no `{}`", place.shown);
            let help = "name a folder of collections, a collection or a claim file";
            mistakes.push(Mistake::about("path-missing", &place.shown, message).help(help));
        }
    }
    let mut folders: Vec<Folder> = found
        .into_iter()
        .map(|(real, (place, files))| {
            let mut files: Vec<Place> = files.into_values().collect();
            files.sort();
            let rules = rules.map(Place::of).or_else(|| rules_for(&place));
            let siblings = siblings(&real, rules.as_ref());
            Folder { name: name_of(&real), siblings, rules, place, files }
        })
        .collect();
    name_apart(&mut folders);
    folders.sort_by(|a, b| (&a.name, &a.place).cmp(&(&b.name, &b.place)));
    folders
}

/// The folder of a document, with the rules that hold for it: as if it were the one collection that is checked.
pub(crate) fn folder_of(document: &Path, rules: Option<&Path>) -> Folder {
    let place = Place::of(&parent(document));
    let real = canonical(&place.path);
    let rules = rules.map(Place::of).or_else(|| rules_for(&place));
    let siblings = siblings(&real, rules.as_ref());
    Folder { name: name_of(&real), siblings, rules, place, files: Vec::new() }
}

type Found = BTreeMap<PathBuf, (Place, BTreeMap<PathBuf, Place>)>;

/// Every folder below one that holds claim files; a `rules` folder beside `claims`, or beside claim files that lie in no
/// `claims`, holds none.
fn walk(top: &Place, found: &mut Found, mistakes: &mut Mistakes) {
    let mut open = vec![top.clone()];
    while let Some(folder) = open.pop() {
        let files = list_files(&folder, mistakes);
        let bare = !files.is_empty() && !canonical(&folder.path).ancestors().any(|above| above.ends_with(CLAIMS));
        if !files.is_empty() {
            let collection = found.entry(canonical(&folder.path)).or_insert_with(|| (folder.clone(), BTreeMap::new()));
            collection.1.extend(files.into_iter().map(|file| (canonical(&file.path), file)));
        }
        let folders = list_folders(&folder, mistakes);
        let has_rules = bare || folders.iter().any(|folder| folder.path.ends_with(CLAIMS));
        open.extend(folders.into_iter().filter(|folder| !(has_rules && folder.path.ends_with("rules"))));
    }
}

/// One claim file: its folder is the collection, of which nothing else is read.
fn add_file(file: &Place, found: &mut Found, mistakes: &mut Mistakes) {
    if !is_yaml(&file.shown) {
        let message = format!("`{}` is not a claim file", file.shown);
        let help = "claim files end in `.yaml`; the document that they quote is named inside";
        mistakes.push(Mistake::about("not-a-claim-file", &file.shown, message).help(help));
        return;
    }
    let folder = Place::of(&parent(&file.path));
    let collection = found.entry(canonical(&folder.path)).or_insert_with(|| (folder, BTreeMap::new()));
    collection.1.insert(canonical(&file.path), file.clone());
}

/// The folder `rules` that holds for a collection: the nearest of those in it (where it does not lie in `claims`),
/// beside it, and beside the folders above it. The first folder that holds `claims` is the last that is looked in: what
/// lies above it is another project.
fn rules_for(collection: &Place) -> Option<Place> {
    const STEPS: usize = 3;
    let real = canonical(&collection.path);
    let within = real.ancestors().take(STEPS).any(|above| above.ends_with(CLAIMS));
    let mut folder = collection.path.clone();
    for step in 0..=STEPS {
        let rules = folder.join("rules");
        if (step > 0 || !within) && rules.is_dir() && canonical(&rules) != real {
            return Some(Place::of(&rules));
        }
        if folder.join(CLAIMS).is_dir() {
            return None;
        }
        folder = parent(&folder);
    }
    None
}

/// The folder that holds a path, also where the path is relative and short.
fn parent(path: &Path) -> PathBuf {
    match (path.file_name(), path.parent()) {
        (Some(_), Some(above)) if above.as_os_str().is_empty() => PathBuf::from("."),
        (Some(_), Some(above)) => above.to_path_buf(),
        _ => path.join(".."),
    }
}

fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

fn name_of(real: &Path) -> String {
    real.file_name().map_or_else(|| "claims".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// The names of all collections that the rules of one may be for: those beside it, and all below the folder that holds
/// `rules`, in `claims` above all. The file of one of them is not for the others, also where it is not checked now.
fn siblings(real: &Path, rules: Option<&Place>) -> Vec<String> {
    let mut ignored = Mistakes::new();
    let home = rules.map(|rules| canonical(&parent(&rules.path)));
    let mut names = vec![name_of(real)];
    if home.as_deref() != Some(real) {
        names.extend(list_folders(&Place::of(&parent(real)), &mut ignored).iter().map(|folder| name_of(&folder.path)));
    }
    let top = real.ancestors().find(|above| above.parent().is_some_and(|parent| Some(parent) == home.as_deref()));
    let claims = home.as_deref().map(|home| home.join(CLAIMS)).filter(|claims| claims.is_dir());
    let tops: BTreeSet<PathBuf> = top.map(Path::to_path_buf).into_iter().chain(claims).collect();
    let mut open: Vec<Place> = tops.iter().map(|top| Place::of(top)).collect();
    while let Some(folder) = open.pop() {
        let below = list_folders(&folder, &mut ignored);
        names.extend(below.iter().map(|folder| name_of(&folder.path)));
        open.extend(below);
    }
    names
}

/// Two folders of one name, in different places, are told apart by their paths.
fn name_apart(folders: &mut [Folder]) {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for folder in folders.iter() {
        *count.entry(folder.name.clone()).or_default() += 1;
    }
    for folder in folders {
        if count.get(&folder.name).is_some_and(|count| *count > 1) {
            folder.name.clone_from(&folder.place.shown);
        }
    }
}
