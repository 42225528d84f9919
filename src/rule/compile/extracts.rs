//! The extractions: their cues compiled once, their properties known, what they take named.

use super::Part;
use crate::rule::{Cue, Extraction, Rulebook, Take};
use crate::value::Kind;
use crate::yaml::{Scalar, Style, clipped, listed, suggest};

/// Every extraction that can be used, in order of layer, file and place; mistakes are noted.
pub(super) fn compile(parts: &mut [Part<'_>], book: &Rulebook) -> Vec<Extraction> {
    let mut compiled = Vec::new();
    for part in parts {
        for raw in &part.raw.extract {
            let cue = match Cue::parse(&raw.cue.value) {
                Ok(cue) => Some(cue),
                Err(error) => {
                    let place = inside(&raw.cue, error.span, part.page.file.text());
                    part.page.note("cue-unreadable", place, error.message, "", error.help);
                    None
                }
            };
            let take = Take::named(&raw.take.value);
            if take.is_none() {
                let known: Vec<&str> = Take::ALL.iter().map(|take| take.name()).collect();
                let near = part.page.nearest("take", &raw.take.value, known.iter().copied());
                let message = format!("no kind of mention is called `{}`", clipped(&raw.take.value));
                let help = suggest(near.as_deref(), format!("there are {}", listed(known)));
                part.page.note("unknown-take", raw.take.span.clone(), message, "", help);
            }
            let Some(property) = book.property(&raw.property.value) else {
                if !book.gaps.may_hold(&raw.property.value) {
                    let known = book.properties.values().map(|property| property.name.as_str());
                    let near = part.page.nearest("property", &raw.property.value, known);
                    let message = format!("no rule file declares the property `{}`", clipped(&raw.property.value));
                    let help = suggest(near.as_deref(), "declare it under `properties:`");
                    part.page.note("unknown-property", raw.property.span.clone(), message, "", help);
                }
                continue;
            };
            let (Some(cue), Some(take)) = (cue, take) else { continue };
            if !take.suits(property.kind) {
                let message = format!(
                    "a {} is no value of `{}`, which is a {}",
                    take.name(),
                    property.name,
                    property.kind.name()
                );
                let help = "take what the property's type reads, or name another property";
                part.page.note("take-type-clash", raw.take.span.clone(), message, "", help);
                continue;
            }
            let subject = book.subjects.main(&raw.subject.value).to_owned();
            compiled.push(Extraction { subject, property: property.name.clone(), cue, take });
        }
    }
    compiled
}

/// The bytes in the file of a stretch of an expression.
fn inside(
    expression: &crate::yaml::Spanned<String>,
    part: std::ops::Range<usize>,
    file: &str,
) -> std::ops::Range<usize> {
    let written = file.get(expression.span.clone()).unwrap_or("");
    let style = match written.chars().next() {
        Some('"' | '\'') => Style::Quoted,
        Some('|' | '>') => Style::Block,
        _ => Style::Plain,
    };
    Scalar { text: expression.value.as_str().into(), span: expression.span.clone(), style }.place(part, file)
}

impl Take {
    /// True where a property of that kind can have such a value.
    const fn suits(self, kind: Kind) -> bool {
        match self {
            Self::Quantity | Self::Percent | Self::Share => matches!(kind, Kind::Quantity),
            Self::Date => matches!(kind, Kind::Date | Kind::Period),
            Self::Period => matches!(kind, Kind::Period),
        }
    }
}
