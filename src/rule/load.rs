//! Takes the folder in which rule files lie, gives their texts: the one place where rules touch the disk.

use std::path::Path;

use super::RuleFile;
use crate::claim::disk::{Place, list_files, read_file};
use crate::mistake::{Mistake, Mistakes};

/// Reads every `*.yaml` and `*.yml` of a folder (or one file), sorted by name; hidden ones are passed over.
#[must_use]
pub fn load_folder(folder: &Path) -> (Vec<RuleFile>, Mistakes) {
    let mut mistakes = Mistakes::new();
    let place = Place::of(folder);
    let places = if folder.is_dir() { list_files(&place, &mut mistakes) } else { vec![place.clone()] };
    if places.is_empty() {
        let message = format!("`{}` holds no rule files", place.shown);
        let help = "rule files end in `.yaml`; without any, the embedded defaults hold";
        mistakes.push(Mistake::about("no-rules", &place.shown, message).help(help).warning());
    }
    let mut files = Vec::with_capacity(places.len());
    for place in places {
        match read_file(&place) {
            Ok(text) => files.push(RuleFile { stem: name_of_file(&place.shown).to_owned(), text }),
            Err(mistake) => mistakes.push(*mistake),
        }
    }
    (files, mistakes)
}

/// A file's name without its folder and its ending: a source's id, or the collection that a rule file is for.
#[must_use]
pub fn name_of_file(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, ending)) if ["yaml", "yml"].iter().any(|known| ending.eq_ignore_ascii_case(known)) => stem,
        _ => name,
    }
}
