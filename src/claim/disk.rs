//! Takes paths, gives texts: whatever claim and rule files need of the disk, with every way in which a file can be
//! no text told as a mistake.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::collection::{Files, Trouble};
use crate::document::{Document, Encoding, NotText, known};
use crate::mistake::{Mistake, Mistakes};
use crate::yaml::{nearest, suggest};

/// The most that a claim or rule file may hold.
const MOST_YAML: u64 = 100 * 1024 * 1024;

/// The most that a document may hold.
const MOST_DOCUMENT: u64 = 50 * 1024 * 1024;

/// A path, and how a person knows it: as given or as found below what was given, `/` between its parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// How it is shown; first, so that places sort by it.
    pub shown: String,
    /// How it is opened.
    pub path: PathBuf,
}

impl Place {
    /// A path as it was given.
    pub fn of(path: &Path) -> Self {
        let parts: Vec<_> = path.components().filter(|part| !matches!(part, Component::CurDir)).collect();
        let mut shown = String::new();
        for part in &parts {
            let text = part.as_os_str().to_string_lossy();
            if matches!(part, Component::RootDir | Component::Prefix(_)) {
                shown.push_str(&text.replace('\\', "/"));
                continue;
            }
            if !shown.is_empty() && !shown.ends_with('/') {
                shown.push('/');
            }
            shown.push_str(&text);
        }
        let path = if parts.is_empty() { PathBuf::from(".") } else { path.to_path_buf() };
        Self { shown: if shown.is_empty() { ".".to_owned() } else { shown }, path }
    }

    /// Something in this folder.
    pub fn join(&self, name: &str) -> Self {
        let shown = if self.shown == "." { name.to_owned() } else { format!("{}/{name}", self.shown) };
        Self { shown, path: self.path.join(name) }
    }
}

/// True for the name of a claim or rule file: `.yaml` or `.yml`, in capitals too, as some systems write them.
pub(crate) fn is_yaml(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["yaml", "yml"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// The claim or rule files of a folder, sorted by name; hidden ones are passed over.
pub(crate) fn list_files(folder: &Place, mistakes: &mut Mistakes) -> Vec<Place> {
    let names = list(folder, mistakes, |path, name| is_yaml(name) && path.is_file());
    names.iter().map(|name| folder.join(name)).collect()
}

/// The files of a folder that are no claim or rule files, sorted by name; hidden ones are passed over.
pub(crate) fn list_documents(folder: &Place, mistakes: &mut Mistakes) -> Vec<Place> {
    let names = list(folder, mistakes, |path, name| !is_yaml(name) && path.is_file());
    names.iter().map(|name| folder.join(name)).collect()
}

/// The folders in a folder, sorted by name; hidden ones and symbolic links are passed over.
pub(crate) fn list_folders(folder: &Place, mistakes: &mut Mistakes) -> Vec<Place> {
    let names = list(folder, mistakes, |path, _| path.is_dir() && !path.is_symlink());
    names.iter().map(|name| folder.join(name)).collect()
}

fn list(folder: &Place, mistakes: &mut Mistakes, keep: impl Fn(&Path, &str) -> bool) -> Vec<String> {
    let entries = match fs::read_dir(&folder.path) {
        Ok(entries) => entries,
        Err(error) => {
            let message = format!("the folder `{}` cannot be read: {error}", folder.shown);
            mistakes.push(Mistake::about("path-unreadable", &folder.shown, message).help("check its permissions"));
            return Vec::new();
        }
    };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let visible = names.filter(|name| !name.starts_with('.'));
    let mut kept: Vec<String> = visible.filter(|name| keep(&folder.path.join(name), name)).collect();
    kept.sort_unstable();
    kept
}

/// Reads a claim or rule file.
pub(crate) fn read_file(place: &Place) -> Result<Arc<Document>, Box<Mistake>> {
    read_text(&place.path, &place.shown, MOST_YAML)
}

/// Reads a document, in any encoding that documents come in.
pub(crate) fn read_document(place: &Place) -> Result<Arc<Document>, Box<Mistake>> {
    decode_document(read_bytes(&place.path, &place.shown, MOST_DOCUMENT)?, &place.shown)
}

/// The bytes of a document as text.
pub(crate) fn decode_document(bytes: Vec<u8>, shown: &str) -> Result<Arc<Document>, Box<Mistake>> {
    Document::decode(shown, bytes).map(Arc::new).map_err(|NotText { at, why, foreign }| {
        let told = format!("`{shown}` is not text: byte {at} is {why}");
        let message = foreign.map_or(told, |foreign| format!("`{shown}` is {}, not text", foreign.what));
        let help = foreign.map_or("save it as plain text, Markdown or HTML, in UTF-8", |foreign| foreign.help);
        Box::new(Mistake::about("document-binary", shown, message).help(help))
    })
}

/// What is to be said about a document whose encoding was guessed.
pub(crate) fn doubt(document: &Arc<Document>) -> Option<Mistake> {
    let Encoding::Windows1252 { first } = document.encoding() else { return None };
    // Up to the first byte that is not UTF-8 there may be others: the place in the text is sought by the bytes.
    let text = document.text();
    let at = text.char_indices().map(|(at, _)| at).find(|at| document.on_disk(*at..*at).start >= first)?;
    let (line, _) = document.position(at);
    let message =
        format!("`{}` is read as Windows-1252, a guess: byte {first}, in line {line}, is not UTF-8", document.path);
    let span = at..at + text.get(at..)?.chars().next().map_or(0, char::len_utf8);
    let mistake = Mistake::at("encoding-guessed", document, span, message, "this is what the byte was taken for");
    Some(mistake.help("if it reads wrong, save the file as UTF-8").warning())
}

fn read_text(path: &Path, shown: &str, most: u64) -> Result<Arc<Document>, Box<Mistake>> {
    decode(read_bytes(path, shown, most)?, shown)
}

fn read_bytes(path: &Path, shown: &str, most: u64) -> Result<Vec<u8>, Box<Mistake>> {
    let unreadable = |error: &std::io::Error| {
        let message = format!("`{shown}` cannot be read: {error}");
        Box::new(Mistake::about("path-unreadable", shown, message).help("check that it is a file and may be read"))
    };
    let data = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if data.is_dir() {
        let help = format!("name the files in it, such as `{shown}/*.txt`");
        let mistake = Mistake::about("path-unreadable", shown, format!("`{shown}` is a folder, and a file is meant"));
        return Err(Box::new(mistake.help(help)));
    }
    let size = data.len();
    if size > most {
        let message = format!("`{shown}` is too large: {} MB of at most {}", size.div_ceil(1 << 20), most >> 20);
        return Err(Box::new(Mistake::about("file-too-large", shown, message).help("split it into several files")));
    }
    fs::read(path).map_err(|error| unreadable(&error))
}

/// Bytes as text, or where they are none.
fn decode(bytes: Vec<u8>, shown: &str) -> Result<Arc<Document>, Box<Mistake>> {
    if let Some(foreign) = known(shown, &bytes) {
        let message = format!("`{shown}` is {}, not text", foreign.what);
        let help = "write claim and rule files in a text editor, and save them as plain text in UTF-8";
        return Err(Box::new(Mistake::about("not-utf8", shown, message).help(help)));
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Arc::new(Document::new(shown, text))),
        Err(error) => error,
    };
    let at = error.utf8_error().valid_up_to();
    let bytes = error.into_bytes();
    let help = match bytes.get(..2) {
        Some([0xff, 0xfe] | [0xfe, 0xff]) => "the file is UTF-16: save it as UTF-8",
        _ => "save the file as UTF-8; in an editor that is the encoding to choose when saving",
    };
    // Up to the byte in question the text is as it lies on disk, so that its offset holds.
    let text = Arc::new(Document::new(shown, String::from_utf8_lossy(&bytes)));
    let (line, _) = text.position(at);
    let message = format!("`{shown}` is not UTF-8: byte {at}, in line {line}, cannot be read");
    let span = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
    Err(Box::new(Mistake::at("not-utf8", &text, span, message, "from here on it is not text").help(help)))
}

/// The files of this computer.
pub(crate) struct Disk;

impl Files for Disk {
    fn text(&self, place: &Place) -> Result<Arc<Document>, Box<Mistake>> {
        read_file(place)
    }

    fn document(&self, folder: &Place, name: &str) -> Result<Arc<Document>, Trouble> {
        let relative = Path::new(name);
        let inside = relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if !inside {
            return Err(Trouble::outside(name));
        }
        let path = folder.path.join(relative);
        let (Ok(real), Ok(home)) = (path.canonicalize(), folder.path.canonicalize()) else {
            return Err(missing(folder, name));
        };
        if !real.starts_with(&home) {
            return Err(Trouble::outside(name));
        }
        if !real.is_file() {
            let message = format!("the document `{name}` is not a file");
            return Err(Trouble::at("document-not-a-file", message, "name a text file: `document: FILE.txt`"));
        }
        let shown = folder.join(&Place::of(relative).shown).shown;
        read_document(&Place { path: real, shown }).map_err(Trouble::File)
    }
}

fn missing(folder: &Place, name: &str) -> Trouble {
    let names = list(folder, &mut Mistakes::new(), |path, _| path.is_file());
    let near = nearest(name, names.iter().map(String::as_str));
    let help = suggest(near.as_deref(), format!("documents are sought in `{}`, beside the claim file", folder.shown));
    Trouble::at("document-missing", format!("there is no document `{name}`"), help)
}

#[cfg(test)]
mod tests {
    use super::{Place, decode};
    use std::path::Path;

    #[test]
    fn places_are_shown_as_they_were_given() {
        let table =
            [("claims/", "claims"), ("./claims", "claims"), (".", "."), ("", "."), ("/a/b", "/a/b"), ("../x", "../x")];
        for (given, shown) in table {
            assert_eq!(Place::of(Path::new(given)).shown, shown, "{given}");
        }
        assert_eq!(Place::of(Path::new(".")).join("a").shown, "a");
    }

    #[test]
    fn bytes_that_are_no_text_are_told_with_their_place() {
        let mistake = decode(b"a\nb\xe9c".to_vec(), "x.txt").unwrap_err();
        assert_eq!((mistake.code, mistake.position()), ("not-utf8", (2, 2)));
        assert!(mistake.message.contains("byte 3, in line 2"), "{}", mistake.message);
        let utf16 = decode(b"\xff\xfea\0".to_vec(), "x.txt").unwrap_err();
        assert!(utf16.help.unwrap().contains("UTF-16"));
        let word = decode(b"PK\x03\x04 word/document.xml".to_vec(), "x.yaml").unwrap_err();
        assert_eq!(word.message, "`x.yaml` is a Word document (.docx), not text");
    }
}
