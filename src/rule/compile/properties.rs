//! Properties out of all layers: a later layer replaces the fields that it gives and leaves the others.

use std::collections::BTreeMap;

use super::{Declared, Part, choices, tolerance};
use crate::rule::raw::{RawLabel, RawProperty};
use crate::rule::{DIMENSIONS, Property};
use crate::value::{Kind, Vocabulary, fold};
use crate::yaml::{Page, Scalar, clipped, listed, suggest};

/// Properties by folded name.
pub(super) fn merge(parts: &mut [Part<'_>]) -> BTreeMap<String, Property> {
    let mut drafts: BTreeMap<String, (Property, Declared)> = BTreeMap::new();
    for part in parts {
        let raws = &part.raw.properties;
        for raw in raws {
            let declared = part.declared(&raw.name.span);
            let key = fold(&raw.name.text);
            match drafts.get_mut(&key) {
                Some((_, before)) if before.layer == part.layer => {
                    let what = format!("the property `{}`", clipped(&raw.name.text));
                    part.note_twice("declared-twice", &what, raw.name.span.clone(), before);
                }
                Some((property, before)) => {
                    *before = declared;
                    amend(property, raw, &mut part.page);
                }
                None => {
                    if let Some(property) = create(raw, &mut part.page) {
                        drafts.insert(key, (property, declared));
                    }
                }
            }
        }
    }
    drafts.into_iter().map(|(key, (property, _))| (key, property)).collect()
}

fn create(raw: &RawProperty<'_>, page: &mut Page) -> Option<Property> {
    let Some(kind) = &raw.kind else {
        let message = format!("the property `{}` has no `type`", clipped(&raw.name.text));
        let help =
            format!("say what its values are: `type: quantity` or another of {}", listed(Kind::ALL.map(Kind::name)));
        page.note("missing-type", raw.name.span.clone(), message, "`type` is missing here", help);
        return None;
    };
    let mut property = Property::new(raw.name.text.to_string(), kind.value);
    amend(&mut property, raw, page);
    choices::check_any(&property, raw, page);
    Some(property)
}

/// Takes over the fields that are given.
fn amend(property: &mut Property, raw: &RawProperty<'_>, page: &mut Page) {
    if let Some(kind) = raw.kind.as_ref().map(|kind| kind.value).filter(|kind| *kind != property.kind) {
        // What belonged to values of another kind does not go with these.
        property.kind = kind;
        (property.unit, property.adds, property.tolerance) = (None, false, None);
        (property.labels, property.choices, property.example) = (Vocabulary::default(), Vec::new(), None);
    }
    check_kind(property.kind, raw, page);
    if let Some(unit) = &raw.unit {
        property.unit = Some(unit.text.to_string());
    }
    if let Some(adds) = &raw.adds {
        property.adds = adds.value && property.kind == Kind::Quantity;
    }
    if let Some(one) = &raw.one {
        property.one = one.value;
    }
    if let Some(question) = &raw.question {
        property.question = Some(question.text.to_string());
    }
    if let Some(within) = &raw.within {
        within.iter().for_each(|dimension| check_dimension(dimension, page));
        property.within = Some(within.iter().map(|dimension| dimension.text.to_string()).collect());
    }
    if let Some(text) = &raw.tolerance {
        match tolerance::parse(&text.text, property.kind) {
            Ok(tolerance) => property.tolerance = Some(tolerance),
            Err(help) => {
                let message = format!("`{}` is no tolerance for a {}", clipped(&text.text), property.kind.name());
                page.note("tolerance-unreadable", text.span.clone(), message, "", help);
            }
        }
    }
    if let Some(role) = &raw.role {
        if matches!(property.kind, Kind::Date | Kind::Period) {
            property.role = Some(role.value);
        } else {
            let message = format!("a {} has no role", property.kind.name());
            let help = "leave it out: only dates and periods are something to a life or an event";
            page.note("role-not-a-date", role.span.clone(), message, "", help);
        }
    }
    declare_labels(&mut property.labels, &raw.labels, page);
    choices::amend(property, raw, page);
}

/// Notes a dimension that is all but one that everybody knows: a misspelt one would match no claim, ever.
fn check_dimension(dimension: &Scalar<'_>, page: &mut Page) {
    if DIMENSIONS.contains(&&*dimension.text) {
        return;
    }
    if let Some(near) = page.nearest("dimension", &dimension.text, DIMENSIONS) {
        let message = format!("no claim has a scope `{}`", clipped(&dimension.text));
        let help = suggest(Some(&near), "a dimension of your own needs a name that is less like one of these");
        page.note("unknown-scope", dimension.span.clone(), message, "", help);
    }
}

/// Notes fields that do not go with the kind of the values.
fn check_kind(kind: Kind, raw: &RawProperty<'_>, page: &mut Page) {
    let name = kind.name();
    if let Some(unit) = raw.unit.as_ref().filter(|_| kind != Kind::Quantity) {
        let help = "leave it out: only quantities have units";
        page.note("unit-not-a-quantity", unit.span.clone(), format!("a property of type {name} has no unit"), "", help);
    }
    if let Some(adds) = raw.adds.as_ref().filter(|adds| adds.value && kind != Kind::Quantity) {
        let help = "leave it out: only quantities add up";
        page.note("adds-not-a-quantity", adds.span.clone(), format!("values of type {name} do not add up"), "", help);
    }
    if let Some(label) = raw.labels.first().filter(|_| !matches!(kind, Kind::Label | Kind::Set)) {
        let help = "leave them out, or declare the property with `type: label`";
        page.note(
            "labels-not-words",
            label.name.span.clone(),
            format!("a property of type {name} has no labels"),
            "",
            help,
        );
    }
}

/// Declares every label before any opposite, so that their order in the file does not matter.
fn declare_labels(vocabulary: &mut Vocabulary, labels: &[RawLabel<'_>], page: &mut Page) {
    for label in labels {
        let aliases: Vec<String> = label.aliases.iter().map(|alias| alias.text.to_string()).collect();
        for (spelling, known) in vocabulary.declare(&label.name.text, &aliases) {
            let written = label.aliases.iter().find(|alias| alias.text == spelling);
            let span = written.map_or_else(|| label.name.span.clone(), |alias| alias.span.clone());
            note_taken(&spelling, &known, span, page);
        }
    }
    for label in labels {
        for opposite in &label.opposites {
            if fold(vocabulary.main(&opposite.text)) == fold(vocabulary.main(&label.name.text)) {
                let message = format!("`{}` cannot be its own opposite", clipped(&opposite.text));
                page.note("own-opposite", opposite.span.clone(), message, "", "name a label that rules this one out");
                continue;
            }
            if !vocabulary.knows(&opposite.text) {
                vocabulary.declare(&opposite.text, &[]);
            }
            vocabulary.oppose(&label.name.text, &opposite.text);
        }
    }
}

/// Notes a spelling that has a meaning already.
pub(super) fn note_taken(spelling: &str, known: &str, span: std::ops::Range<usize>, page: &mut Page) {
    let message = format!("`{}` means `{}` already", clipped(spelling), clipped(known));
    let help = "one spelling has one meaning: leave it out here, or there";
    page.note("alias-taken", span, message, "", help);
}
