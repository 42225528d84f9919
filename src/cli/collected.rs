//! Writes what `compare` found as a collection of its own, into a folder that holds nothing yet.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::align::{Collected, Saved};

/// Writes documents and claim files to `claims/NAME` in a folder, and rules to `rules/NAME.yaml`, `NAME` being the
/// folder's own. Nothing that is there is touched.
///
/// # Errors
/// Where the folder holds something already, or cannot be written to; told in words.
pub fn write(folder: &Path, collected: &Collected) -> Result<(), String> {
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) || folder.is_file() {
        return Err(format!("`{}` is there already; --save needs a new or an empty folder", folder.display()));
    }
    let told = |error: io::Error| format!("`{}` cannot be written: {error}", folder.display());
    let name = folder.file_name().map_or_else(|| "compared".to_owned(), |name| name.to_string_lossy().into_owned());
    let (claims, rules) = (folder.join("claims").join(&name), folder.join("rules"));
    fs::create_dir_all(&claims).and_then(|()| fs::create_dir_all(&rules)).map_err(told)?;
    for source in &collected.sources {
        save(&claims, source).map_err(told)?;
    }
    put(&rules.join(format!("{name}.yaml")), collected.rules.as_bytes()).map_err(told)
}

fn save(folder: &Path, source: &Saved) -> io::Result<()> {
    let original = Path::new(&source.original);
    let bytes = if source.original == "-" { source.document.text().as_bytes().to_vec() } else { fs::read(original)? };
    put(&folder.join(&source.name), &bytes)?;
    put(&folder.join(&source.file), source.text.as_bytes())
}

/// A new file; one that is there is an error.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)
}
