//! Constraints out of all layers: expressions read and understood once, every fault underlined inside the expression;
//! a constraint of the same id in a later layer replaces the fields that it gives.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::rules::{check_id, check_message};
use super::{Declared, Layer, Part};
use crate::claim::Ear;
use crate::constraint::{Call, Expression, Fault, IMPLIED, Reference, Template, understand};
use crate::rule::raw::{RawConstraint, RawGiven};
use crate::rule::{Amendment, Constraint, ConstraintTest, Rulebook};
use crate::yaml::{Scalar, clipped};

/// Compiles every constraint into the rulebook, in order of layer, file and place.
pub(super) fn compile(parts: &mut [Part<'_>], book: &mut Rulebook) {
    let mut places: BTreeMap<String, (usize, Declared)> = BTreeMap::new();
    let mut compiled: Vec<Constraint> = Vec::new();
    for part in parts {
        let raws = &part.raw.constraints;
        for raw in raws {
            check_id(&raw.id, &mut part.page);
            check_message(raw.message.as_ref(), &mut part.page);
            if IMPLIED.iter().any(|(id, ..)| *id == raw.id.text) {
                amend_implied(raw, part, book);
                continue;
            }
            let known = places.get(&*raw.id.text).cloned();
            if let Some((_, before)) = known.as_ref().filter(|(_, before)| before.layer == part.layer) {
                let what = format!("the constraint `{}`", clipped(&raw.id.text));
                part.note_twice("duplicate-rule", &what, raw.id.span.clone(), before);
                continue;
            }
            let declared = part.declared(&raw.id.span);
            let Some(made) = make(raw, part, book) else { continue };
            match known.and_then(|(at, _)| compiled.get_mut(at)) {
                Some(own) => amend(own, made, raw),
                None => {
                    places.insert(raw.id.text.to_string(), (compiled.len(), declared));
                    compiled.push(made);
                }
            }
        }
    }
    book.constraints = compiled;
}

fn amend_implied(raw: &RawConstraint<'_>, part: &mut Part<'_>, book: &mut Rulebook) {
    if let Some(assert) = &raw.assert {
        let message = format!("the constraint `{}` is built in", raw.id.text);
        let help =
            "leave the expression out, or choose another id: under this one only `report`, `message` and `teach` count";
        part.page.note("constraint-built-in", assert.span.clone(), message, "", help);
    }
    let own: &mut Amendment = book.implied.entry(raw.id.text.to_string()).or_default();
    own.report.extend(raw.report.iter().map(|(verdict, severity)| (verdict.value, *severity)));
    own.message = raw.message.as_ref().map(|text| text.text.to_string()).or(own.message.take());
    own.teach = raw.teach.as_ref().map(|text| text.text.to_string()).or(own.teach.take());
}

/// A later layer's word on a constraint.
fn amend(own: &mut Constraint, later: Constraint, raw: &RawConstraint<'_>) {
    if raw.assert.is_some() {
        (own.assert, own.template, own.place) = (later.assert, later.template, later.place);
        (own.written, own.embedded) = (later.written, later.embedded);
    }
    own.report.extend(later.report);
    own.message = later.message.or(own.message.take());
    own.teach = later.teach.or(own.teach.take());
    if !later.tests.is_empty() {
        own.tests = later.tests;
    }
}

fn make(raw: &RawConstraint<'_>, part: &mut Part<'_>, book: &Rulebook) -> Option<Constraint> {
    let assert = raw.assert.as_ref()?;
    let template = template(assert, part, book)?;
    let tests = raw.tests.iter().filter_map(|test| given(test, &template, part, book)).collect();
    Some(Constraint {
        id: raw.id.text.to_string(),
        assert: assert.text.split_whitespace().collect::<Vec<_>>().join(" "),
        template,
        report: raw.report.iter().map(|(verdict, severity)| (verdict.value, *severity)).collect(),
        message: raw.message.as_ref().map(|text| text.text.to_string()),
        teach: raw.teach.as_ref().map(|text| text.text.to_string()),
        whole: false,
        tests,
        written: part.written(&raw.id.span),
        place: Some((Arc::clone(&part.page.file), assert.span.clone())),
        embedded: part.layer == Layer::Defaults,
    })
}

fn template(assert: &Scalar<'_>, part: &mut Part<'_>, book: &Rulebook) -> Option<Template> {
    let read = Expression::parse(&assert.text).map_err(|fault| vec![fault]);
    match read.and_then(|expression| understand(&expression, &assert.text, book)) {
        Ok(template) => Some(template),
        Err(faults) => {
            faults.into_iter().for_each(|fault| note(fault, assert, part));
            None
        }
    }
}

/// A fault without a code was told elsewhere already.
fn note(fault: Fault, text: &Scalar<'_>, part: &mut Part<'_>) {
    if !fault.code.is_empty() {
        let place = text.place(fault.span, part.page.file.text());
        part.page.note(fault.code, place, fault.message, "", fault.help);
    }
}

/// An example: what is given of each reference, read as its property's values are.
fn given(raw: &RawGiven<'_>, template: &Template, part: &mut Part<'_>, book: &Rulebook) -> Option<ConstraintTest> {
    let mut values = vec![None; template.references.len()];
    let mut sound = true;
    for (key, said) in &raw.given {
        let call = match Expression::parse_call(&key.text) {
            Ok(call) => call,
            Err(fault) => {
                part.page.note(fault.code, key.span.clone(), fault.message, "", fault.help);
                sound = false;
                continue;
            }
        };
        let Some(at) = template.references.iter().position(|reference| names(reference, &call, book)) else {
            let message = format!("the constraint does not speak of `{}`", clipped(&key.text));
            let help = "write it as it stands in the expression, scope and all";
            part.page.note("constraint-test-unknown", key.span.clone(), message, "", help);
            sound = false;
            continue;
        };
        let Some(reference) = template.references.get(at) else { continue };
        let property = book.property(&reference.property);
        let value = said.understand(&Ear { book, kind: reference.kind, property, calendar: None }, &mut part.page);
        sound &= value.is_some();
        if let Some(slot) = values.get_mut(at) {
            *slot = value.map(|said| said.value);
        }
    }
    let written = part.written(&raw.span);
    sound.then_some(ConstraintTest { given: values, holds: raw.holds.value, written })
}

/// True where a call of an example asks for what a reference of the expression asks for.
fn names(reference: &Reference, call: &Call, book: &Rulebook) -> bool {
    let same_property = book.property(&call.property.text).is_some_and(|property| property.name == reference.property);
    let subject =
        (call.subject.text != crate::constraint::EACH).then(|| book.subjects.main(&call.subject.text).to_owned());
    same_property
        && subject == reference.subject
        && crate::constraint::scope_of(call, book).as_ref() == Some(&reference.scope)
}
