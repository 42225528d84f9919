//! Takes the paths of a call, gives their collections: finds the files, reads the rules, hands both on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Collection;
use super::collection::{Shelf, assemble, check_anything};
use super::disk::{Disk, Place};
use super::gather::gather;
use crate::mistake::Mistakes;
use crate::rule::load_folder;

/// Loads every collection below some paths, with the rules given, else those in the folder `rules` beside `claims`.
///
/// A path is a folder of collections, a collection, or a claim file. Files are read in parallel; what comes back is
/// sorted and does not depend on it. Claims with a mistake are left out, all others are there.
#[must_use]
pub fn load(paths: &[PathBuf], rules: Option<&Path>) -> (Vec<Collection>, Mistakes) {
    let mut mistakes = Mistakes::new();
    let folders = gather(paths, rules, &mut mistakes);
    let mut shelves: BTreeMap<Option<Place>, Shelf> = BTreeMap::new();
    for folder in folders {
        shelves.entry(folder.rules.clone()).or_default().folders.push(folder);
    }
    let mut collections = Vec::new();
    for (place, mut shelf) in shelves {
        if let Some(place) = place {
            let (files, found) = load_folder(&place.path);
            (shelf.rules, shelf.partial) = (files, found.any_error());
            mistakes.append(found);
        }
        collections.extend(assemble(&shelf, &Disk, &mut mistakes));
    }
    collections.sort_by(|a, b| (&a.name, &a.path).cmp(&(&b.name, &b.path)));
    check_anything(&collections, &mut mistakes);
    (collections, mistakes)
}
