//! From how a view is written to what it means: causes written as a map, and names that a property must know.

use super::said::{Ear, RawValue, note_value, read_proof};
use crate::rule::note_unless_known;
use crate::value::{Kind, PARTS, Reading, Value};
use crate::yaml::{Key, Page, Scalar, clipped, listed, suggest};

/// The keys of causes and of responsibility written as a map.
const KEYS: [&str; 4] = [PARTS[0], PARTS[1], PARTS[2], PROOF];
const PROOF: &str = "proof";

/// Understands a value written as a map.
pub(super) fn understand_parts(
    raw: &RawValue<'_>,
    parts: &[(Key<'_>, usize)],
    ear: &Ear<'_>,
    mut reading: Reading<'_>,
    page: &mut Page,
) -> Option<Value> {
    if !matches!(ear.kind, Kind::Causes | Kind::Responsibility) {
        let label = format!("a {} is one text", ear.kind.name());
        page.note("wrong-shape", raw.span.clone(), "`value` must be text", label, "write text here");
        return None;
    }
    let before = page.mistakes.len();
    let mut texts = raw.texts.iter();
    let mut found: Vec<(&str, Vec<&str>)> = Vec::with_capacity(parts.len());
    let mut named: Vec<&Scalar<'_>> = Vec::new();
    for (key, count) in parts {
        let under: Vec<&Scalar<'_>> = texts.by_ref().take(*count).collect();
        if PARTS.contains(&&*key.text) {
            found.push((&key.text, under.iter().map(|text| &*text.text).collect()));
            named.extend(under);
        } else if key.text == PROOF && ear.kind == Kind::Responsibility {
            let proof = under.first().and_then(|text| read_proof(text, page)).map(|proof| proof.value);
            if reading.proof.is_some() && proof.is_some() && proof != reading.proof {
                let help = "say it once: in the value or beside it";
                page.note("proof-twice", key.span.clone(), "`proof` is given twice, and differs", "", help);
            }
            reading.proof = reading.proof.or(proof);
        } else {
            note_key(key, ear, page);
        }
    }
    match Value::of_parts(ear.kind, &found, &reading)? {
        Ok(value) => {
            let known = knows_choices(&value, raw, ear, page);
            (known && page.mistakes.len() == before).then_some(value)
        }
        Err(error) => {
            // A misspelt key is told as what it is, and not as a missing name too.
            if page.mistakes.len() == before || !found.is_empty() {
                note_value(&error, named.get(error.item).copied(), &raw.span, ear.kind, page);
            }
            None
        }
    }
}

fn note_key(key: &Key<'_>, ear: &Ear<'_>, page: &mut Page) {
    let known = if ear.kind == Kind::Responsibility { &KEYS[..] } else { &PARTS[..] };
    let near = page.nearest("a view", &key.text, known.iter().copied());
    let name = ear.kind.name();
    let help = suggest(near.as_deref(), format!("{name} may have {}", listed(known.iter().copied())));
    page.note("unknown-key", key.span.clone(), format!("{name} has no key `{}`", clipped(&key.text)), "", help);
}

/// Notes each name that the property does not know; true where it knows all of them.
pub(super) fn knows_choices(value: &Value, raw: &RawValue<'_>, ear: &Ear<'_>, page: &mut Page) -> bool {
    let Some(property) = ear.property.filter(|property| !property.choices.is_empty()) else { return true };
    let names: Vec<&str> = match value {
        Value::Judgement(judgement) => vec![judgement.position().text()],
        _ => value.causes().into_iter().flat_map(|causes| causes.names()).map(|(_, name)| name.text()).collect(),
    };
    let mut sound = true;
    for name in names {
        let at = raw.texts.iter().find_map(|text| Some((text, text.text.find(name)?)));
        let Some((text, start)) = at else { continue };
        let span = text.place(start..start + name.len(), page.file.text());
        let name = Scalar { text: name.into(), span, style: text.style };
        sound &= note_unless_known(&name, property, page);
    }
    sound
}
