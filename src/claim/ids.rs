//! Ids: of claims within a file, of sources within a collection, and who copies whom.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::Source;
use super::raw::RawClaim;
use super::understand::Understood;
use crate::document::Document;
use crate::mistake::{Mistake, Mistakes};
use crate::value::fold;
use crate::yaml::{Page, Spanned, clipped, nearest};

/// The ids given so far in a file.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// The place of each, and whether a person gave it.
    taken: HashMap<String, (Range<usize>, bool)>,
}

impl Named {
    /// The id of a claim: the one that is given, else subject and property as a slug. Noted and `None` where an
    /// earlier claim of the file has it.
    pub fn name(&mut self, claim: &RawClaim<'_>, page: &mut Page) -> Option<String> {
        let given = claim.id.is_some();
        let id = claim.id.as_ref().map_or_else(
            || format!("{}.{}", slug(&claim.subject.text), slug(&claim.property.text)),
            |id| id.text.to_string(),
        );
        let span = claim.id.as_ref().map_or_else(|| claim.subject.span.clone(), |id| id.span.clone());
        let Some((before, before_given)) = self.taken.get(&id) else {
            self.taken.insert(id.clone(), (span, given));
            return Some(id);
        };
        let shown = clipped(&id);
        if given && *before_given {
            let message = format!("two claims have the id `{shown}`");
            let (here, there) = ((span, "again here"), (before.clone(), "first here"));
            page.note_both("duplicate-id", here, there, message, "give each claim an id of its own");
        } else {
            let message = format!("two claims would share the id `{shown}`");
            let help = "both are of one subject and property: tell them apart with an `id:` of their own";
            let (here, there) = ((span, "needs an `id`"), (before.clone(), "has it already"));
            page.note_both("missing-id", here, there, message, help);
        }
        None
    }
}

/// Words as they stand in an id: small letters and figures, `-` between them.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in fold(text).chars() {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') && c != '\'' {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The sources of a collection: one id each, and none that depends on itself. All mistakes are handed over.
pub(super) fn check_sources(read: Vec<Understood>, mistakes: &mut Mistakes) -> Vec<Source> {
    let mut sources: BTreeMap<String, Source> = BTreeMap::new();
    let mut copies: BTreeMap<String, (Arc<Document>, Vec<Spanned<String>>)> = BTreeMap::new();
    for understood in read {
        mistakes.append(understood.mistakes);
        let source = understood.source;
        if let Some(before) = sources.get(&source.id) {
            let message = format!("`{}` and `{}` have one id: `{}`", before.file, source.file, source.id);
            let help = "a source's id is the name of its file: rename one of the two";
            let first_line = understood.file.lines().span(1, understood.file.text());
            mistakes.push(Mistake::at("duplicate-source", &understood.file, first_line, message, "").help(help));
            continue;
        }
        copies.insert(source.id.clone(), (understood.file, understood.copies));
        sources.insert(source.id.clone(), source);
    }
    copies.values().for_each(|(file, names)| doubt_ancestors(file, names, &copies, mistakes));
    for (id, name) in circular(&copies, mistakes) {
        if let Some(source) = sources.get_mut(&id) {
            source.copies.retain(|copied| *copied != name);
        }
    }
    sources.into_values().collect()
}

/// A source that is copied and not at hand may be a lost one, or a source here with a slip in its name.
fn doubt_ancestors(
    file: &Arc<Document>,
    names: &[Spanned<String>],
    known: &BTreeMap<String, (Arc<Document>, Vec<Spanned<String>>)>,
    mistakes: &mut Mistakes,
) {
    for name in names.iter().filter(|name| !known.contains_key(&name.value)) {
        let near = nearest(&name.value, known.keys().map(String::as_str));
        // `book` is not `bookshop`: a slip changes a letter or two.
        let slip = near.filter(|near| near.chars().count().abs_diff(name.value.chars().count()) <= 1);
        if let Some(near) = slip {
            let message = format!("no source here is called `{}`: it is taken for one that is lost", name.value);
            let help = format!("did you mean `{near}`? a lost source may have any name, best one less like it");
            let mistake = Mistake::at("copies-unknown", file, name.span.clone(), message, "not a source here");
            mistakes.push(mistake.help(help).warning());
        }
    }
}

/// Who copies whom, where it goes round in a circle: each circle once, as the edge that closes it.
fn circular(
    copies: &BTreeMap<String, (Arc<Document>, Vec<Spanned<String>>)>,
    mistakes: &mut Mistakes,
) -> Vec<(String, String)> {
    let mut closing = Vec::new();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    for start in copies.keys() {
        // Depth first, with a stack of our own: the path, and how many of each one's edges were followed.
        let mut path: Vec<(&str, usize)> = vec![(start, 0)];
        while let Some((id, next)) = path.last_mut() {
            let id = *id;
            let edge = copies.get(id).filter(|_| !done.contains(id)).and_then(|(_, edges)| edges.get(*next));
            *next += 1;
            let Some(edge) = edge else {
                done.insert(id);
                path.pop();
                continue;
            };
            if path.iter().any(|(on_path, _)| *on_path == edge.value) {
                note_circle(id, edge, &path, copies, mistakes);
                closing.push((id.to_owned(), edge.value.clone()));
            } else if let Some((name, _)) = copies.get_key_value(&edge.value)
                && !done.contains(name.as_str())
            {
                path.push((name, 0));
            }
        }
    }
    closing
}

fn note_circle(
    id: &str,
    edge: &Spanned<String>,
    path: &[(&str, usize)],
    copies: &BTreeMap<String, (Arc<Document>, Vec<Spanned<String>>)>,
    mistakes: &mut Mistakes,
) {
    let Some((file, _)) = copies.get(id) else { return };
    let mistake = if edge.value == id {
        let message = format!("`{id}` says that it copies itself");
        Mistake::at("copies-itself", file, edge.span.clone(), message, "its own id").help("name another source")
    } else {
        let circle = path.iter().map(|(on_path, _)| *on_path).skip_while(|on_path| *on_path != edge.value);
        let circle: Vec<String> = circle.chain([edge.value.as_str()]).map(|id| format!("`{id}`")).collect();
        let message = format!("these sources copy one another in a circle: {}", circle.join(" copies "));
        let help = "one of them came first: take `copies` out of it";
        Mistake::at("copies-cycle", file, edge.span.clone(), message, "the circle closes here").help(help)
    };
    mistakes.push(mistake);
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn slugs_are_small_words_with_hyphens() {
        let table = [
            ("Soviet famine of 1932–33", "soviet-famine-of-1932-33"),
            ("St Peter’s Field!", "st-peters-field"),
            ("Киров", "киров"),
            ("  a  b ", "a-b"),
        ];
        for (text, expected) in table {
            assert_eq!(slug(text), expected);
        }
    }
}
