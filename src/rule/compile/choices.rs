//! What claims of a view can name: the positions of a judgement and which of them exclude one another, the causes of
//! causes, the people of responsibility; and the example that a property carries.

use super::properties::note_taken;
use super::{Layer, Part};
use crate::claim::Ear;
use crate::rule::raw::{RawChoice, RawProperty};
use crate::rule::{Choice, Property, Rulebook};
use crate::value::{Kind, Vocabulary, fold};
use crate::yaml::{Page, Scalar, clipped, listed, suggest};

/// Takes over positions, opposites and vocabulary where they are given: each replaces what an earlier layer says.
pub(super) fn amend(property: &mut Property, raw: &RawProperty<'_>, page: &mut Page) {
    check_kind(property.kind, raw, page);
    let choices = match property.kind {
        Kind::Judgement => &raw.positions,
        Kind::Causes | Kind::Responsibility => &raw.vocabulary,
        _ => return,
    };
    if let Some(choices) = choices {
        declare(property, choices, page);
    }
    if let Some(opposed) = raw.opposed.as_ref().filter(|_| property.kind == Kind::Judgement) {
        property.labels.forget_opposites();
        opposed.iter().for_each(|names| oppose(property, names, page));
    }
}

fn declare(property: &mut Property, choices: &[RawChoice<'_>], page: &mut Page) {
    property.labels = Vocabulary::default();
    property.choices.clear();
    for choice in choices {
        let name = choice.name.text.trim();
        if name.contains([',', ';']) && property.kind != Kind::Judgement {
            let help = "claims set names apart with these: leave them out of a name";
            let message = format!("`{}` holds a comma or a semicolon", clipped(name));
            page.note("name-splits", choice.name.span.clone(), message, "", help);
            continue;
        }
        let aliases: Vec<String> = choice.aliases.iter().map(|alias| alias.text.to_string()).collect();
        for (spelling, known) in property.labels.declare(name, &aliases) {
            let written = choice.aliases.iter().find(|alias| alias.text == spelling);
            let span = written.map_or_else(|| choice.name.span.clone(), |alias| alias.span.clone());
            note_taken(&spelling, &known, span, page);
        }
        let meaning = choice.meaning.as_ref().map(|meaning| meaning.text.trim().to_owned());
        property.choices.push(Choice { name: name.to_owned(), meaning });
    }
}

/// Each two of the names exclude one another.
fn oppose(property: &mut Property, names: &[Scalar<'_>], page: &mut Page) {
    for name in names {
        note_unless_known(name, property, page);
    }
    if let [only] = names {
        let help = "name the positions that exclude one another: `opposed: [planned, ran away]`";
        page.note("opposed-alone", only.span.clone(), "one position has nothing to be opposed to", "", help);
    }
    for (at, one) in names.iter().enumerate() {
        for other in names.iter().skip(at + 1) {
            if fold(property.labels.main(&one.text)) == fold(property.labels.main(&other.text)) {
                let message = format!("`{}` cannot be its own opposite", clipped(&other.text));
                page.note("own-opposite", other.span.clone(), message, "", "name a position that rules this one out");
            } else {
                property.labels.oppose(&one.text, &other.text);
            }
        }
    }
}

/// Notes a name that a property with choices does not have; true where it is sound.
pub(crate) fn note_unless_known(name: &Scalar<'_>, property: &Property, page: &mut Page) -> bool {
    if property.choices.is_empty() || property.labels.knows(&name.text) {
        return true;
    }
    let (code, word) = match property.kind {
        Kind::Judgement => ("unknown-position", "position"),
        Kind::Responsibility => ("unknown-party", "name"),
        _ => ("unknown-cause", "cause"),
    };
    let names = property.choices.iter().map(|choice| choice.name.as_str());
    let near = page.nearest(code, &name.text, property.labels.mains().into_iter().chain(property.labels.known()));
    let rest = match property.kind {
        Kind::Judgement => format!("its positions are {}", listed(names)),
        _ => format!("its vocabulary has {}; another is declared there", listed(names)),
    };
    let message = format!("`{}` has no {word} `{}`", property.name, clipped(&name.text));
    page.note(code, name.span.clone(), message, "", suggest(near.as_deref(), rest));
    false
}

/// Notes a judgement without positions: nothing could be held against anything.
pub(super) fn check_any(property: &Property, raw: &RawProperty<'_>, page: &mut Page) {
    if property.kind == Kind::Judgement
        && property.choices.is_empty()
        && raw.positions.as_ref().is_none_or(Vec::is_empty)
    {
        let message = format!("the judgement `{}` names no positions", clipped(&property.name));
        let help = "name them with a plain meaning each, and those that exclude one another: \
                    `positions: {planned: it was ordered from above, ran away: nobody steered it}` and \
                    `opposed: [planned, ran away]`";
        page.note("missing-positions", raw.name.span.clone(), message, "`positions` is missing here", help);
    }
}

/// Notes fields that do not go with the kind of the values.
fn check_kind(kind: Kind, raw: &RawProperty<'_>, page: &mut Page) {
    let name = kind.name();
    let positions = raw.positions.as_ref().and_then(|list| list.first()).map(|choice| choice.name.span.clone());
    let opposed = raw.opposed.as_ref().and_then(|list| list.first()?.first()).map(|name| name.span.clone());
    if let Some(span) = positions.or(opposed).filter(|_| kind != Kind::Judgement) {
        let help = "leave it out, or declare the property with `type: judgement`";
        page.note("positions-not-a-judgement", span, format!("a property of type {name} has no positions"), "", help);
    }
    let vocabulary = raw.vocabulary.as_ref().and_then(|list| list.first()).map(|choice| choice.name.span.clone());
    if let Some(span) = vocabulary.filter(|_| !matches!(kind, Kind::Causes | Kind::Responsibility)) {
        let help = "leave it out, or declare the property with `type: causes` or `type: responsibility`";
        page.note("vocabulary-not-causes", span, format!("a property of type {name} has no vocabulary"), "", help);
    }
}

/// True where a later layer says anew what a property's values are, so that an example of this layer holds no more.
pub(super) fn is_outdated(layer: Layer, property: &str, parts: &[Part<'_>]) -> bool {
    let name = fold(property);
    let mut kind = None;
    for part in parts {
        for raw in part.raw.properties.iter().filter(|raw| fold(&raw.name.text) == name) {
            let own = raw.kind.as_ref().map(|kind| kind.value);
            let chosen = raw.positions.is_some() || raw.opposed.is_some() || raw.vocabulary.is_some();
            if part.layer > layer && (chosen || (own.is_some() && own != kind)) {
                return true;
            }
            kind = own.or(kind);
        }
    }
    false
}

/// Reads the example of each property as a claim's value is read.
pub(super) fn read_examples(parts: &mut [Part<'_>], book: &mut Rulebook) {
    let outdated: Vec<Vec<bool>> = parts
        .iter()
        .map(|part| part.raw.properties.iter().map(|raw| is_outdated(part.layer, &raw.name.text, parts)).collect())
        .collect();
    for (part, outdated) in parts.iter_mut().zip(outdated) {
        for (raw, outdated) in part.raw.properties.iter().zip(outdated) {
            let Some(example) = raw.example.as_ref().filter(|_| !outdated) else { continue };
            let Some(property) = book.property(&raw.name.text) else { continue };
            let ear = Ear { book, kind: property.kind, property: Some(property), calendar: None };
            // As it is written, since that is what a person would write.
            let written = example.value.as_ref().map(|value| match value.texts.as_slice() {
                [text] if value.parts.is_none() && !value.list => text.text.to_string(),
                _ => part.page.file.slice(value.span.clone()).to_owned(),
            });
            let sound = example.understand(&ear, &mut part.page).is_some();
            if let Some(property) = book.properties.get_mut(&fold(&raw.name.text)) {
                property.example = written.filter(|_| sound);
            }
        }
    }
}
