//! Takes drafts, gives those that `check` will find sound: a declared property, a value that reads, a quotation that
//! stands exactly once and says the value. Ids are given where two would share one.

use std::collections::BTreeSet;

use super::{Draft, own_id};
use crate::claim::{Claim, Mode, Scope, Selector};
use crate::document::Document;
use crate::document::anchor::{Anchor, anchor};
use crate::finding::Written;
use crate::rule::Rulebook;
use crate::support::{Support, Supports};
use crate::value::{Kind, Reading, Text, Value};

/// The drafts that are sound, in order of the document.
pub(crate) fn keep(document: &Document, book: &Rulebook, drafts: Vec<Draft>) -> Vec<Draft> {
    let quotes = drafts.iter().map(|draft| &draft.quote);
    let contexts = drafts.iter().filter_map(|draft| draft.context.as_ref());
    let anchors = anchor(document, &quotes.chain(contexts).collect::<Vec<&Selector>>());
    let (quoted, beside) = anchors.split_at(drafts.len().min(anchors.len()));
    let supports = Supports::of(document, book);
    let mut beside = beside.iter();
    let mut kept = Vec::with_capacity(drafts.len());
    for (draft, anchored) in drafts.into_iter().zip(quoted) {
        let around = draft.context.as_ref().and_then(|_| beside.next());
        let around = match around {
            None => None,
            Some(Anchor::Exact(span)) => Some(span.clone()),
            Some(_) => continue,
        };
        let Anchor::Exact(span) = anchored else { continue };
        let holds = span.start <= draft.place.start && draft.place.end <= span.end;
        let Some(claim) = claim(&draft, book).filter(|_| holds) else { continue };
        if !matches!(supports.seek(&claim, span.clone(), around), Support::Missing(_)) {
            kept.push(draft);
        }
    }
    name(&mut kept);
    kept
}

/// The claim that a draft would be read as; `None` where it would be a mistake.
fn claim(draft: &Draft, book: &Rulebook) -> Option<Claim> {
    let value = value(&draft.property, &draft.value, draft.unit.as_deref(), book)?;
    let timeless = draft.calendar.is_some() && !matches!(value.kind(), Kind::Date | Kind::Period);
    let periods = draft.scope.iter().filter(|(dimension, _)| dimension == "period");
    let reads = |text: &str| Value::parse(Kind::Period, Text::One(text), &Reading::default()).is_ok();
    (!timeless && periods.into_iter().all(|(_, period)| reads(period))).then(|| Claim {
        id: String::new(),
        subject: draft.subject.clone(),
        property: draft.property.clone(),
        value,
        scope: Scope::default(),
        says: Vec::new(),
        mode: Mode::default(),
        certainty: None,
        status: None,
        note: None,
        quote: draft.quote.clone(),
        context: draft.context.clone(),
        because: None,
        written: Written { file: String::new(), line: 1, column: 1 },
        passage: None,
    })
}

/// A value as a property reads it.
pub(super) fn value(property: &str, text: &str, unit: Option<&str>, book: &Rulebook) -> Option<Value> {
    let property = book.property(property)?;
    if unit.is_some() && property.kind != Kind::Quantity {
        return None;
    }
    let reading = Reading { unit: unit.or(property.unit.as_deref()), ..Reading::default() };
    Value::parse(property.kind, Text::One(text), &reading).ok()
}

/// Gives ids where several drafts are of one subject and property: all but the first get one of their own.
fn name(drafts: &mut [Draft]) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for draft in drafts {
        give_id(draft, &mut taken);
    }
}

/// Gives a draft an id where its own is taken: with its period, else its value, else a number behind it.
pub(super) fn give_id(draft: &mut Draft, taken: &mut BTreeSet<String>) {
    let own = own_id(&draft.subject, &draft.property);
    draft.id = None;
    if taken.insert(own.clone()) {
        return;
    }
    let period = draft.scope.iter().find(|(dimension, _)| dimension == "period").map(|(_, period)| period.as_str());
    let hint = crate::claim::slug(period.unwrap_or(&draft.value));
    let mut id = format!("{}-{hint}", own.replace('.', "-"));
    let mut number = 2;
    while taken.contains(&id) {
        id = format!("{}-{hint}-{number}", own.replace('.', "-"));
        number += 1;
    }
    taken.insert(id.clone());
    draft.id = Some(id);
}
