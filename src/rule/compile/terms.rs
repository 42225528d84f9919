//! Words that carry a view, and new evidence: from how they are written to what they mean.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::properties::note_taken;
use super::rules::check_id;
use super::{Declared, Part};
use crate::rule::{Evidence, Rulebook, Term, TermSet};
use crate::value::{Kind, Reading, Text, Value, fold};
use crate::yaml::clipped;

/// The sets of words, in order of layer, file and place; a later layer's word on an id replaces the earlier one's.
pub(super) fn merge_terms(parts: &mut [Part<'_>], book: &Rulebook) -> Vec<TermSet> {
    let mut sets: Vec<(TermSet, Declared)> = Vec::new();
    for part in parts {
        let entries = &part.raw.terms;
        for raw in entries {
            check_id(&raw.id, &mut part.page);
            let mut set = TermSet {
                id: raw.id.text.to_string(),
                subject: book.subjects.main(&raw.subject.text).to_owned(),
                question: raw.question.as_ref().map(|text| text.text.to_string()),
                teach: raw.teach.as_ref().map(|text| text.text.to_string()),
                words: Vec::with_capacity(raw.words.len()),
            };
            let mut taken: BTreeMap<String, &str> = BTreeMap::new();
            for word in &raw.words {
                let spellings = word.forms.iter().map(|form| (&*form.text, form.span.clone()));
                for (spelling, span) in std::iter::once((&*word.name.text, word.name.span.clone())).chain(spellings) {
                    if let Some(known) = taken.insert(fold(spelling), &word.name.text) {
                        note_taken(spelling, known, span, &mut part.page);
                    }
                }
                set.words.push(Term {
                    name: word.name.text.to_string(),
                    forms: word.forms.iter().map(|form| form.text.to_string()).collect(),
                    view: word.view.as_ref().map(|view| view.text.to_string()),
                    file: Arc::clone(&part.page.file),
                    span: word.name.span.clone(),
                });
            }
            if let [only] = raw.words.as_slice() {
                let help = "name what others call it too: words tell something where one source has them and \
                            another does not";
                part.page.note("term-alone", only.name.span.clone(), "one word alone has no rival", "", help);
            }
            let declared = part.declared(&raw.id.span);
            match sets.iter_mut().find(|(known, _)| known.id == set.id) {
                Some((_, before)) if before.layer == declared.layer => {
                    let what = format!("the terms `{}`", clipped(&set.id));
                    part.note_twice("duplicate-rule", &what, raw.id.span.clone(), before);
                }
                Some(known) => *known = (set, declared),
                None => sets.push((set, declared)),
            }
        }
    }
    sets.into_iter().map(|(set, _)| set).collect()
}

/// What became known, by date.
pub(super) fn read_evidence(parts: &mut [Part<'_>], book: &Rulebook) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = Vec::new();
    for part in parts {
        for raw in &part.raw.evidence {
            match Value::parse(Kind::Date, Text::One(&raw.year.text), &Reading::default()) {
                Ok(Value::Date(date)) => found.push(Evidence {
                    date,
                    what: raw.what.text.trim().to_owned(),
                    subjects: raw.subjects.iter().map(|name| book.subjects.main(&name.text).to_owned()).collect(),
                }),
                Ok(_) => {}
                Err(error) => {
                    let span = raw.year.place(error.span.clone(), part.page.file.text());
                    let help = error.help.unwrap_or_else(|| "write a year, or a date in EDTF".to_owned());
                    part.page.note("value-unreadable", span, error.message, "not a date as it stands", help);
                }
            }
        }
    }
    found.sort_by_key(|evidence| (evidence.date.stretch(), evidence.what.clone()));
    found
}
