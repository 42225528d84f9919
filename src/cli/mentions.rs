//! `counterclaim extract --mentions`: every quantity and date of some documents, one JSON object on a line each.

use std::fs;
use std::io::{self, Read, Write};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::Exit;
use crate::claim::disk::{Place, decode_document, doubt, read_document};
use crate::document::Document;
use crate::mention::{Hedge, Kind, Mention, Sweep};
use crate::mistake::Mistake;
use crate::report::json;

/// The path that means standard input.
const STANDARD_INPUT: &str = "-";

/// Documents are read together until they come to so many bytes: their lines wait in memory until it is their turn.
const TOGETHER: u64 = 4 << 20;

/// So many bytes of lines are gathered before they are written.
const BUFFER: usize = 1 << 18;

/// A mention as it is written, for programs: the fields are stable; offsets are bytes on disk.
#[derive(Serialize)]
struct Line<'a> {
    document: &'a str,
    line: usize,
    start: usize,
    end: usize,
    text: &'a str,
    kind: Kind,
    low: Option<f64>,
    high: Option<f64>,
    unit: Option<&'a str>,
    hedge: Option<Hedge>,
    edtf: Option<&'a str>,
}

/// Lists the mentions of documents, in the order in which they are named; what cannot be read is told on standard
/// error, and the others are listed all the same.
///
/// # Errors
/// Where standard output or standard error cannot be written to.
pub fn run(documents: &[PathBuf]) -> io::Result<Exit> {
    let mut out = io::stdout();
    let mut sound = true;
    let mut waiting = Vec::new();
    for batch in batches(documents) {
        if let [document] = batch {
            sound &= put(mem::take(&mut waiting), &mut out)?;
            sound &= tell(read(document), &mut |document| write(document, &mut out))?;
            continue;
        }
        // What was listed last is written while the next is read: no core waits for the pipe or for the other.
        let last = mem::take(&mut waiting);
        let (written, listed) =
            rayon::join(|| put(last, &mut out), || batch.par_iter().map(|document| list(document)).collect());
        sound &= written?;
        waiting = listed;
    }
    sound &= put(waiting, &mut out)?;
    out.flush()?;
    Ok(if sound { Exit::Clean } else { Exit::Mistake })
}

/// Writes what was listed, in its order; false where something could not be read.
fn put(listed: Vec<Listed>, out: &mut dyn Write) -> io::Result<bool> {
    let mut sound = true;
    for listed in listed {
        sound &= tell(listed, &mut |lines| out.write_all(lines))?;
    }
    Ok(sound)
}

/// Something read with a warning about it, or why it could not be.
pub(super) type Told<T> = Result<(T, Option<Mistake>), Box<Mistake>>;
type Listed = Told<Vec<u8>>;

/// Runs of documents that are read at once: several small ones, or a large one by itself.
fn batches(documents: &[PathBuf]) -> impl Iterator<Item = &[PathBuf]> {
    let mut rest = documents;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fits = |path: &&PathBuf| {
            bytes += fs::metadata(path).map_or(0, |data| data.len());
            bytes <= TOGETHER && path.as_os_str() != STANDARD_INPUT
        };
        let count = rest.iter().take_while(fits).count().max(1);
        let (batch, more) = rest.split_at_checked(count)?;
        rest = more;
        Some(batch)
    })
}

/// Reads a document; the path `-` is standard input.
pub(super) fn read(path: &Path) -> Told<Arc<Document>> {
    let document = if path.as_os_str() == STANDARD_INPUT {
        let mut bytes = Vec::new();
        match io::stdin().lock().read_to_end(&mut bytes) {
            Ok(_) => decode_document(bytes, STANDARD_INPUT)?,
            Err(error) => {
                let message = format!("standard input cannot be read: {error}");
                return Err(Box::new(Mistake::about("path-unreadable", STANDARD_INPUT, message)));
            }
        }
    } else {
        read_document(&Place { path: path.to_owned(), shown: path.to_string_lossy().into_owned() })?
    };
    let doubt = doubt(&document);
    Ok((document, doubt))
}

fn list(path: &Path) -> Listed {
    let (document, doubt) = read(path)?;
    let mut lines = Vec::new();
    // Writing to memory does not fail.
    let _ = write(&document, &mut lines);
    Ok((lines, doubt))
}

/// Says what is to be said about a document and hands it on; false where there is none.
fn tell<T>(told: Told<T>, hand_on: &mut dyn FnMut(&T) -> io::Result<()>) -> io::Result<bool> {
    match told {
        Ok((document, doubt)) => {
            if let Some(doubt) = doubt {
                complain(&doubt)?;
            }
            hand_on(&document)?;
            Ok(true)
        }
        Err(mistake) => {
            complain(&mistake)?;
            Ok(false)
        }
    }
}

fn complain(mistake: &Mistake) -> io::Result<()> {
    let help = mistake.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    writeln!(io::stderr(), "counterclaim: {}{help}", mistake.message)
}

/// Writes the mentions of a document as they are found.
fn write(document: &Arc<Document>, out: &mut dyn Write) -> io::Result<()> {
    let mut sweep = match document.marked_headings() {
        Some(headings) => Sweep::under(document.prose(), headings),
        None => Sweep::new(document.prose()),
    };
    let (mut mentions, mut lines) = (Vec::new(), Vec::new());
    while sweep.fill(&mut mentions) {
        for mention in mentions.drain(..) {
            push(document, &mention, &mut lines)?;
        }
        if lines.len() > BUFFER {
            out.write_all(&lines)?;
            lines.clear();
        }
    }
    out.write_all(&lines)
}

fn push(document: &Document, mention: &Mention, lines: &mut Vec<u8>) -> io::Result<()> {
    let span = document.from_prose(mention.start..mention.end);
    let disk = document.on_disk(span.clone());
    let line = Line {
        document: &document.path,
        line: document.lines().line(span.start),
        start: disk.start,
        end: disk.end,
        text: document.slice(span),
        kind: mention.kind,
        low: mention.low,
        high: mention.high,
        unit: mention.unit.as_deref(),
        hedge: mention.hedge,
        edtf: mention.edtf.as_deref(),
    };
    json::write_line(&line, lines)
}
