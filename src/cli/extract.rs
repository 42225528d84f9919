//! `counterclaim extract`: pulls claims out of documents into the claim files beside them.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use similar::TextDiff;

use super::args::{self, Look};
use super::progress::Progress;
use super::save::save;
use super::{Exit, terminal};
use crate::claim::book_for;
use crate::claim::disk::{Place, doubt, is_yaml, read_document, read_file};
use crate::document::Document;
use crate::extract::{Merged, Reader, merge};
use crate::mistake::{Mistake, Mistakes};
use crate::report;

/// Where claims go.
enum Target {
    /// The claim file.
    File(PathBuf),
    /// Standard output.
    Out,
}

/// Runs the verb: exit code 2 where a document or a claim file cannot be read or written; the others are done all the
/// same.
pub fn run(call: &args::Extract, look: &Look) -> io::Result<Exit> {
    if let Some(message) = clash(call) {
        writeln!(io::stderr(), "counterclaim: {message}")?;
        return Ok(Exit::Mistake);
    }
    let mut mistakes = Mistakes::new();
    let terminal = io::stderr().is_terminal().then(io::stderr);
    let columns = terminal_size::terminal_size_of(io::stderr()).map_or(80, |(width, _)| usize::from(width.0));
    let mut progress = Progress::of(call.documents.len(), terminal, columns);
    for (at, path) in call.documents.iter().enumerate() {
        let bytes = fs::metadata(path).map_or(0, |data| data.len());
        progress.begin(at, &report::harmless(&Place::of(path).shown), bytes)?;
        let done = pull(path, call, &mut mistakes);
        progress.clear()?;
        match done.and_then(|pulled| write(pulled, call, at)) {
            Ok(()) => {}
            Err(Trouble::Mistakes(found)) => mistakes.append(found),
            Err(Trouble::Io(error)) => return Err(error),
        }
    }
    let broken = mistakes.any_error();
    report::write_mistakes(&mistakes.sorted(), &terminal::stderr(look), &mut io::stderr().lock())?;
    Ok(if broken { Exit::Mistake } else { Exit::Clean })
}

/// What of a call does not go together, or cannot be.
fn clash(call: &args::Extract) -> Option<String> {
    if call.documents.iter().any(|document| document == Path::new("-")) {
        let what = "`-` is standard input, and a claim file names its document";
        return Some(format!("{what}: save the text as a file and name that (`--mentions -` reads standard input)"));
    }
    let out = call.out.as_deref()?;
    let standard = out == Path::new("-");
    if standard && call.diff {
        return Some("--diff shows what would be written to a file; with `-o -` nothing would".to_owned());
    }
    if out.is_dir() || standard {
        return None;
    }
    if call.documents.len() > 1 {
        return Some("several documents cannot go to one file; name a folder that is there".to_owned());
    }
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty())?;
    (!folder.is_dir())
        .then(|| format!("there is no folder `{}` to write to", report::harmless(&folder.to_string_lossy())))
}

/// What keeps a document from being pulled from.
enum Trouble {
    Mistakes(Mistakes),
    Io(io::Error),
}

impl From<Box<Mistake>> for Trouble {
    fn from(mistake: Box<Mistake>) -> Self {
        let mut mistakes = Mistakes::new();
        mistakes.push(*mistake);
        Self::Mistakes(mistakes)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// What was pulled from a document, and where it goes.
struct Pulled {
    name: String,
    /// True where the document holds no text at all.
    blank: bool,
    /// True where the claim file will lie in another folder, and `check` will seek the document there.
    apart: bool,
    target: Target,
    before: Option<Arc<Document>>,
    merged: Merged,
}

fn pull(path: &Path, call: &args::Extract, mistakes: &mut Mistakes) -> Result<Pulled, Trouble> {
    let (book, found) = book_for(path, call.rules.as_deref());
    if found.any_error() {
        return Err(Trouble::Mistakes(found));
    }
    let target = target(path, call.out.as_deref())?;
    let place = Place::of(path);
    let document = read_document(&place)?;
    doubt(&document).into_iter().for_each(|doubt| mistakes.push(doubt));
    let before = existing(&target)?;
    let drafts = Reader::of(&document, &book).drafts();
    let merged = merge(before.as_ref(), &document, drafts, &book).map_err(Trouble::Mistakes)?;
    let blank = document.prose().trim().is_empty();
    let apart = matches!(&target, Target::File(file) if !beside(file, path));
    Ok(Pulled { name: place.shown, blank, apart, target, before, merged })
}

/// Writes what was pulled from the `nth` document.
fn write(pulled: Pulled, call: &args::Extract, nth: usize) -> Result<(), Trouble> {
    let Pulled { name, blank, apart, target, before, merged } = pulled;
    let name = report::harmless(&name);
    let old = before.as_ref().map_or("", |file| file.text());
    let file = match &target {
        Target::Out => {
            // Several claim files are several YAML documents.
            let mark = if nth > 0 { "---\n" } else { "" };
            return Ok(write!(io::stdout().lock(), "{mark}{}", merged.text)?);
        }
        Target::File(_) if before.is_none() && merged.added == 0 => {
            let why = if blank {
                "there is no text in it".to_owned()
            } else {
                format!("no claim is plain enough to be pulled; to start one: counterclaim add {name} \"words of it\"")
            };
            return Ok(writeln!(io::stderr(), "{name}: nothing was written, for {why}")?);
        }
        Target::File(file) => file,
    };
    if call.diff {
        return Ok(show(file, old, &merged)?);
    }
    if merged.text != old {
        save(file, merged.text.as_bytes()).map_err(|error| unwritable(file, &error))?;
    }
    told(file, &merged)?;
    if apart && before.is_none() {
        writeln!(io::stderr(), "  put a copy of {name} beside it: that is where `check` seeks the document")?;
    }
    Ok(())
}

/// True where two files lie in one folder.
fn beside(a: &Path, b: &Path) -> bool {
    let folder = |file: &Path| {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        folder.canonicalize().ok()
    };
    folder(a) == folder(b)
}

fn unwritable(file: &Path, error: &io::Error) -> Box<Mistake> {
    let shown = Place::of(file).shown;
    // The system names the hidden file that was written first; what is meant is this one.
    let why = error.to_string();
    let why = why.split(" at path ").next().unwrap_or(&why);
    let message = format!("`{shown}` cannot be written: {why}");
    let help = "see that its folder may be written to, or name another with `-o`; nothing was changed";
    Box::new(Mistake::about("path-unwritable", &shown, message).help(help))
}

/// The claim file beside a document, whether it is there or not; a person may have named it otherwise.
pub(super) fn beside_document(document: &Path) -> PathBuf {
    let named = ["yaml", "yml", "YAML", "YML"].map(|ending| document.with_extension(ending));
    named.iter().find(|file| file.exists()).or(named.first()).cloned().unwrap_or_default()
}

/// The claim file of a document: beside it, in the folder named, or the file named.
fn target(document: &Path, out: Option<&Path>) -> Result<Target, Box<Mistake>> {
    let beside = beside_document(document);
    let file = match out {
        Some(out) if out == Path::new("-") => return Ok(Target::Out),
        Some(out) if out.is_dir() => out.join(beside.file_name().unwrap_or_default()),
        Some(out) => out.to_path_buf(),
        None => beside,
    };
    let shown = Place::of(&file).shown;
    if is_yaml(&document.to_string_lossy()) {
        let shown = Place::of(document).shown;
        let help = "documents are text files; claim files end in `.yaml`";
        return Err(Box::new(
            Mistake::about("not-a-document", &shown, format!("`{shown}` is a claim file")).help(help),
        ));
    }
    if file.is_symlink() {
        let help = "name the file that it points to with `-o`";
        let message = format!("`{shown}` is a symbolic link, which is not written through");
        return Err(Box::new(Mistake::about("path-unreadable", &shown, message).help(help)));
    }
    Ok(Target::File(file))
}

fn existing(target: &Target) -> Result<Option<Arc<Document>>, Box<Mistake>> {
    match target {
        Target::File(file) if file.exists() => read_file(&Place::of(file)).map(Some),
        _ => Ok(None),
    }
}

/// A unified diff of what would be written.
fn show(file: &Path, before: &str, merged: &Merged) -> io::Result<()> {
    let name = Place::of(file).shown;
    let diff = TextDiff::from_lines(before, merged.text.as_str());
    let old = if before.is_empty() { "/dev/null".to_owned() } else { name.clone() };
    let text = diff.unified_diff().context_radius(3).header(&old, &name).to_string();
    let mut out = io::stdout().lock();
    text.split_inclusive('\n').try_for_each(|line| {
        let (body, end) = line.strip_suffix('\n').map_or((line, ""), |body| (body, "\n"));
        write!(out, "{}{end}", report::harmless(body))
    })
}

fn told(file: &Path, merged: &Merged) -> io::Result<()> {
    let name = report::harmless(&Place::of(file).shown);
    let claims = |n: usize| if n == 1 { "1 claim".to_owned() } else { format!("{n} claims") };
    let mut err = io::stderr().lock();
    match (merged.added, merged.gone) {
        (0, 0) => writeln!(err, "{name}: nothing new"),
        (added, 0) => writeln!(err, "{name}: {} added", claims(added)),
        (added, gone) => writeln!(err, "{name}: {} added, {} marked as gone", claims(added), claims(gone)),
    }
}
