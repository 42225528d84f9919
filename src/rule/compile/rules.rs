//! Rules out of all layers: a rule of the same id in a later layer replaces the fields that it gives; two rules of
//! one layer for the same thing are a tie, which is a mistake.

use std::collections::BTreeMap;

use super::{Declared, Layer, Part};
use crate::rule::message::{PLACES, unknown_places};
use crate::rule::raw::{RawFor, RawRule};
use crate::rule::{Rule, Rulebook};
use crate::value::{Kind, fold};
use crate::yaml::{Page, Scalar, clipped, listed, suggest};

/// A rule with all but its examples.
pub(super) struct Draft<'r> {
    pub(super) rule: Rule,
    declared: Declared,
    /// The file whose tests hold, by position among the parts, and the rule as it stands there.
    pub(super) tests: Option<(usize, &'r RawRule<'r>)>,
}

/// The rules, in order of layer, file and place.
pub(super) fn merge<'r>(parts: &mut [Part<'r>], book: &Rulebook) -> Vec<Draft<'r>> {
    let mut drafts: Vec<Draft<'r>> = Vec::new();
    let mut by_id: BTreeMap<&'r str, usize> = BTreeMap::new();
    for (at, part) in parts.iter_mut().enumerate() {
        for raw in &part.raw.rules {
            check_id(&raw.id, &mut part.page);
            check_message(raw.message.as_ref(), &mut part.page);
            match by_id.get(&*raw.id.text).and_then(|at| drafts.get_mut(*at)) {
                Some(draft) if draft.declared.layer == part.layer => {
                    let what = format!("the rule `{}`", clipped(&raw.id.text));
                    part.note_twice("duplicate-rule", &what, raw.id.span.clone(), &draft.declared);
                }
                Some(draft) => amend(draft, raw, at, part, book),
                None => {
                    if let Some(draft) = create(raw, at, part, book) {
                        by_id.insert(&raw.id.text, drafts.len());
                        drafts.push(draft);
                    }
                }
            }
        }
    }
    drafts.sort_by_key(|draft| draft.declared.layer);
    without_ties(drafts, parts)
}

fn create<'r>(raw: &'r RawRule<'r>, at: usize, part: &mut Part<'r>, book: &Rulebook) -> Option<Draft<'r>> {
    let help = "say what the rule is for: `for: {property: deaths}`; of subject, property and type at least one";
    let Some(meets) = &raw.meets else {
        let message = format!("the rule `{}` is for nothing", clipped(&raw.id.text));
        part.page.note("rule-for-nothing", raw.id.span.clone(), message, "`for` is missing here", help);
        return None;
    };
    let mut rule = Rule {
        id: raw.id.text.to_string(),
        subject: None,
        property: None,
        kind: None,
        report: BTreeMap::new(),
        message: None,
        teach: None,
        tests: Vec::new(),
        written: part.written(&raw.id.span),
        embedded: part.layer == Layer::Defaults,
    };
    aim(&mut rule, meets, &mut part.page, book)?;
    let mut draft = Draft { rule, declared: part.declared(&raw.id.span), tests: None };
    amend_words(&mut draft, raw, at);
    Some(draft)
}

/// A later layer's word on a rule of an earlier one.
fn amend<'r>(draft: &mut Draft<'r>, raw: &'r RawRule<'r>, at: usize, part: &mut Part<'r>, book: &Rulebook) {
    if let Some(meets) = &raw.meets
        && aim(&mut draft.rule, meets, &mut part.page, book).is_some()
    {
        draft.declared = part.declared(&raw.id.span);
    }
    amend_words(draft, raw, at);
}

fn amend_words<'r>(draft: &mut Draft<'r>, raw: &'r RawRule<'r>, at: usize) {
    draft.rule.report.extend(raw.report.iter().map(|(verdict, severity)| (verdict.value, *severity)));
    if let Some(message) = &raw.message {
        draft.rule.message = Some(message.text.to_string());
    }
    if let Some(teach) = &raw.teach {
        draft.rule.teach = Some(teach.text.to_string());
    }
    if !raw.tests.is_empty() {
        draft.tests = Some((at, raw));
    }
}

/// Understands whom a rule is for.
fn aim(rule: &mut Rule, meets: &RawFor<'_>, page: &mut Page, book: &Rulebook) -> Option<()> {
    if meets.subject.is_none() && meets.property.is_none() && meets.kind.is_none() {
        let help = "name at least one of `subject`, `property` and `type`";
        page.note("rule-for-nothing", meets.span.clone(), format!("the rule `{}` is for nothing", rule.id), "", help);
        return None;
    }
    let subject = meets.subject.as_ref().map(|subject| book.subjects.main(&subject.text).to_owned());
    let mut kind = meets.kind.as_ref().map(|kind| kind.value);
    let mut name = None;
    if let Some(written) = &meets.property {
        let property = note_unless_known(written, page, book)?;
        if let Some(other) = meets.kind.as_ref().filter(|kind| kind.value != property.kind) {
            let message = format!("`{}` is of type {}", property.name, property.kind.name());
            let help = "leave the type out: the property has one";
            page.note("rule-type-clash", other.span.clone(), message, "not of this one", help);
            return None;
        }
        (name, kind) = (Some(property.name.clone()), None);
    }
    (rule.subject, rule.property, rule.kind) = (subject, name, kind);
    Some(())
}

fn note_unless_known<'b>(
    written: &Scalar<'_>,
    page: &mut Page,
    book: &'b Rulebook,
) -> Option<&'b crate::rule::Property> {
    let property = book.property(&written.text);
    if property.is_none() && !book.gaps.may_hold(&written.text) {
        let known = book.properties.values().map(|property| property.name.as_str());
        let near = page.nearest("property", &written.text, known);
        let message = format!("no rule file declares the property `{}`", clipped(&written.text));
        let help = suggest(near.as_deref(), "a property is declared under `properties:`");
        page.note("unknown-property", written.span.clone(), message, "", help);
    }
    property
}

pub(super) fn check_id(id: &Scalar<'_>, page: &mut Page) {
    let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() && !c.is_uppercase());
    if !id.text.split('-').all(word) {
        let message = format!("`{}` is not in kebab-case", clipped(&id.text));
        let help = "write it in small letters and figures, with `-` between words: `death-toll`";
        page.note("id-not-kebab", id.span.clone(), message, "", help);
    }
}

/// Notes each `{…}` of a message that nothing will be put into.
pub(super) fn check_message(message: Option<&Scalar<'_>>, page: &mut Page) {
    let Some(message) = message else { return };
    for (span, name) in unknown_places(&message.text) {
        let place = message.place(span, page.file.text());
        let near = page.nearest("place of a message", name, PLACES);
        let help = suggest(near.as_deref(), format!("a message may have {}", listed(PLACES)));
        page.note("unknown-placeholder", place, format!("nothing is known as `{}`", clipped(name)), "", help);
    }
}

/// The rules, without those that tie with an earlier one of their layer.
fn without_ties<'r>(drafts: Vec<Draft<'r>>, parts: &mut [Part<'r>]) -> Vec<Draft<'r>> {
    type Target = (Layer, Option<String>, Option<String>, Option<Kind>);
    let mut taken: BTreeMap<Target, (String, Declared)> = BTreeMap::new();
    let mut kept = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let rule = &draft.rule;
        let folded = |name: &Option<String>| name.as_deref().map(fold);
        let target = (draft.declared.layer, folded(&rule.subject), folded(&rule.property), rule.kind);
        let Some((first, before)) = taken.get(&target) else {
            taken.insert(target, (rule.id.clone(), draft.declared.clone()));
            kept.push(draft);
            continue;
        };
        let part = parts.iter_mut().find(|part| std::sync::Arc::ptr_eq(&part.page.file, &draft.declared.file));
        if let Some(part) = part {
            let message = format!("the rules `{first}` and `{}` are for the same thing", rule.id);
            let help = "only one rule can speak: make one of them more specific, or leave it out";
            let span = draft.declared.span.clone();
            if std::sync::Arc::ptr_eq(&before.file, &part.page.file) {
                let (label, other) = ("for the same thing", "as this one");
                part.page.note_both("rule-tie", (span, label), (before.span.clone(), other), message, help);
            } else {
                let (line, column) = before.file.position(before.span.start);
                let label = format!("for the same thing as the one in {}:{line}:{column}", before.file.path);
                part.page.note("rule-tie", span, message, label, help);
            }
        }
    }
    kept
}
