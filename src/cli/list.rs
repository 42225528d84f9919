//! `counterclaim list`: what is seen, a line each, in columns.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use unicode_width::UnicodeWidthStr;

use super::args::{self, Look, What};
use super::explain::{books, example};
use super::{CLAIMS, Exit, paths, terminal};
use crate::claim::{self, Collection};
use crate::constraint::IMPLIED;
use crate::report;
use crate::rule::Rulebook;
use crate::value::{Date, fold};

/// Runs the verb: exit code 2 where a file has mistakes, after listing what could be read.
pub fn run(call: &args::List, look: &Look) -> io::Result<Exit> {
    if call.what == What::Properties {
        return list_properties(call, look);
    }
    let Some(paths) = paths(&call.paths)? else { return Ok(Exit::Mistake) };
    let (collections, mistakes) = claim::load(&paths, call.rules.as_deref());
    let broken = mistakes.any_error();
    report::write_mistakes(&mistakes.sorted(), &terminal::stderr(look), &mut io::stderr().lock())?;
    let table = match call.what {
        What::Sources => sources(&collections),
        What::Claims => claims(&collections),
        What::Rules => rules(&collections),
        What::Subjects | What::Properties => subjects(&collections),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    write(&table, &mut out)?;
    out.flush()?;
    Ok(if broken { Exit::Mistake } else { Exit::Clean })
}

/// The properties of the rule files that there are, the built-in ones too: they need no claims.
fn list_properties(call: &args::List, look: &Look) -> io::Result<Exit> {
    let collections = !call.paths.is_empty() || Path::new(CLAIMS).is_dir();
    let (books, mistakes) = match (collections, &call.rules) {
        (true, _) => {
            let Some(paths) = paths(&call.paths)? else { return Ok(Exit::Mistake) };
            let (collections, mistakes) = claim::load(&paths, call.rules.as_deref());
            (collections.into_iter().map(|collection| collection.rules).collect(), mistakes)
        }
        (false, rules) => books(rules.as_deref()),
    };
    let broken = mistakes.any_error();
    report::write_mistakes(&mistakes.sorted(), &terminal::stderr(look), &mut io::stderr().lock())?;
    let mut out = BufWriter::new(io::stdout().lock());
    write(&properties(&books), &mut out)?;
    out.flush()?;
    Ok(if broken { Exit::Mistake } else { Exit::Clean })
}

/// By kind and name; where collections differ about a property, each of its forms.
fn properties(books: &[Arc<Rulebook>]) -> Table {
    let mut table = heading(&["property", "type", "question", "example"]);
    let mut rows = BTreeSet::new();
    for property in books.iter().flat_map(|book| book.properties.values()) {
        let question = property.question.clone().unwrap_or_default();
        rows.insert((property.kind, property.name.clone(), question, example(property)));
    }
    for (kind, name, question, example) in rows {
        table.push(vec![name, kind.name().to_owned(), question, example]);
    }
    table
}

type Table = Vec<Vec<String>>;

fn sources(collections: &[Collection]) -> Table {
    let mut table = heading(&["collection", "source", "kind", "written", "claims", "title"]);
    for (collection, source) in collections.iter().flat_map(|c| c.sources.iter().map(move |s| (c, s))) {
        table.push(vec![
            collection.name.clone(),
            source.id.clone(),
            source.kind.map_or("", claim::SourceKind::name).to_owned(),
            source.written.as_ref().map(Date::plain).unwrap_or_default(),
            source.claims.len().to_string(),
            source.title.clone(),
        ]);
    }
    table
}

fn claims(collections: &[Collection]) -> Table {
    let mut table = heading(&["place", "claim", "subject", "property", "value", "scope"]);
    for claim in collections.iter().flat_map(|c| &c.sources).flat_map(|source| &source.claims) {
        let place = &claim.written;
        table.push(vec![
            format!("{}:{}:{}", place.file, place.line, place.column),
            claim.id.clone(),
            claim.subject.clone(),
            claim.property.clone(),
            claim.value.to_string(),
            claim.scope.words(),
        ]);
    }
    table
}

fn rules(collections: &[Collection]) -> Table {
    let mut table = heading(&["rule", "for", "examples", "file"]);
    let mut told = BTreeSet::new();
    for rule in collections.iter().flat_map(|collection| &collection.rules.rules) {
        let parts = [rule.subject.as_deref(), rule.property.as_deref(), rule.kind.map(|kind| kind.name())];
        let aim: Vec<&str> = parts.into_iter().flatten().collect();
        let file = if rule.embedded { "built in" } else { &rule.written.file };
        if told.insert((rule.id.clone(), file.to_owned())) {
            table.push(vec![rule.id.clone(), aim.join(" · "), rule.tests.len().to_string(), file.to_owned()]);
        }
    }
    for constraint in collections.iter().flat_map(|collection| &collection.rules.constraints) {
        let file = if constraint.embedded { "built in" } else { &constraint.written.file };
        if told.insert((constraint.id.clone(), file.to_owned())) {
            let tests = constraint.tests.len().to_string();
            table.push(vec![constraint.id.clone(), constraint.assert.clone(), tests, file.to_owned()]);
        }
    }
    for (id, ..) in IMPLIED {
        table.push([id, "what follows without a rule", "0", "built in"].map(str::to_owned).to_vec());
    }
    table
}

fn subjects(collections: &[Collection]) -> Table {
    let mut table = heading(&["collection", "subject", "part of", "claims", "properties"]);
    for collection in collections {
        let mut seen: BTreeMap<String, (String, usize, BTreeSet<&str>)> = BTreeMap::new();
        for claim in collection.sources.iter().flat_map(|source| &source.claims) {
            let entry = seen.entry(fold(&claim.subject)).or_insert_with(|| (claim.subject.clone(), 0, BTreeSet::new()));
            entry.1 += 1;
            entry.2.insert(&claim.property);
        }
        for (name, count, properties) in seen.into_values() {
            let whole = collection.rules.subjects.whole(&name).unwrap_or("").to_owned();
            let properties: Vec<&str> = properties.into_iter().collect();
            table.push(vec![collection.name.clone(), name, whole, count.to_string(), properties.join(", ")]);
        }
    }
    table
}

fn heading(names: &[&str]) -> Table {
    vec![names.iter().map(|name| name.to_uppercase()).collect()]
}

/// Columns as wide as their widest cell, two spaces between; the last column runs free.
fn write(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let columns = table.first().map_or(0, Vec::len);
    let shown: Vec<Vec<String>> =
        table.iter().map(|row| row.iter().map(|cell| report::harmless(cell)).collect()).collect();
    let widths: Vec<usize> = (0..columns)
        .map(|at| shown.iter().filter_map(|row| row.get(at)).map(|cell| cell.width()).max().unwrap_or(0))
        .collect();
    for row in &shown {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
