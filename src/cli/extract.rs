//! `counterclaim extract`: pulls claims out of documents into the claim files beside them.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use similar::TextDiff;

use super::args::{self, Look};
use super::{Exit, terminal};
use crate::claim::book_for;
use crate::claim::disk::{Place, doubt, read_document, read_file};
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

/// Runs the verb: exit code 2 where a document or a claim file cannot be read.
pub fn run(call: &args::Extract, look: &Look) -> io::Result<Exit> {
    let mut mistakes = Mistakes::new();
    let folder = call.out.as_deref().is_some_and(Path::is_dir);
    if call.documents.len() > 1 && !folder && call.out.as_deref().is_some_and(|out| out != Path::new("-")) {
        writeln!(io::stderr(), "counterclaim: several documents cannot go to one file; name a folder that is there")?;
        return Ok(Exit::Mistake);
    }
    let long = call.documents.len() > 3 && io::stderr().is_terminal();
    for (at, path) in call.documents.iter().enumerate() {
        if long {
            write!(io::stderr(), "\r{} of {}", at + 1, call.documents.len())?;
        }
        match one(path, call, &mut mistakes) {
            Ok(()) => {}
            Err(Trouble::Mistakes(found)) => mistakes.append(found),
            Err(Trouble::Io(error)) => return Err(error),
        }
    }
    if long {
        writeln!(io::stderr())?;
    }
    let broken = mistakes.any_error();
    report::write_mistakes(&mistakes.sorted(), &terminal::stderr(look), &mut io::stderr().lock())?;
    Ok(if broken { Exit::Mistake } else { Exit::Clean })
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

fn one(path: &Path, call: &args::Extract, mistakes: &mut Mistakes) -> Result<(), Trouble> {
    let (book, found) = book_for(path, call.rules.as_deref());
    if found.any_error() {
        return Err(Trouble::Mistakes(found));
    }
    let target = target(path, call.out.as_deref())?;
    let document = read_document(&Place::of(path))?;
    doubt(&document).into_iter().for_each(|doubt| mistakes.push(doubt));
    let existing = existing(&target)?;
    let drafts = Reader::of(&document, &book).drafts();
    let merged = merge(existing.as_ref(), &document, drafts, &book).map_err(Trouble::Mistakes)?;
    let before = existing.as_ref().map_or("", |file| file.text());
    match &target {
        Target::Out => io::stdout().lock().write_all(merged.text.as_bytes())?,
        Target::File(file) if call.diff => show(file, before, &merged)?,
        Target::File(file) => {
            if existing.is_none() && merged.added == 0 {
                let name = Place::of(path).shown;
                writeln!(
                    io::stderr(),
                    "{}: no claim is plain enough to be pulled; nothing was written",
                    report::harmless(&name)
                )?;
                return Ok(());
            }
            if merged.text != before {
                save(file, merged.text.as_bytes())?;
            }
            told(file, &merged)?;
        }
    }
    Ok(())
}

/// The claim file of a document: beside it, in the folder named, or the file named.
fn target(document: &Path, out: Option<&Path>) -> Result<Target, Box<Mistake>> {
    let beside = document.with_extension("yaml");
    let file = match out {
        Some(out) if out == Path::new("-") => return Ok(Target::Out),
        Some(out) if out.is_dir() => out.join(beside.file_name().unwrap_or_default()),
        Some(out) => out.to_path_buf(),
        None => beside,
    };
    let shown = Place::of(&file).shown;
    if file == document {
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

/// Writes a file whole or not at all: beside it, to the disk, then in its place. Permissions are kept.
fn save(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", file.display()));
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let permissions = fs::metadata(file).ok().map(|data| data.permissions());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".counterclaim-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file; the umask takes its part.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut draft = builder.tempfile_in(folder).map_err(named)?;
    draft.write_all(bytes).map_err(named)?;
    if let Some(permissions) = permissions {
        draft.as_file().set_permissions(permissions).map_err(named)?;
    }
    draft.as_file().sync_all().map_err(named)?;
    draft.persist(file).map(drop).map_err(|error| named(error.error))
}
