//! Takes a mention in its sentence and the rules' cues, gives what the first cue that fits says it is.

use super::scene::Scene;
use super::{Found, value};
use crate::mention::{Kind, Mention};
use crate::rule::{Rulebook, Take};

/// Subject, property and value by the first extraction whose cue the sentence holds and whose kind the mention has.
pub(super) fn read(scene: &Scene<'_>, mention: &Mention, book: &Rulebook) -> Option<Found> {
    if book.extract.is_empty() {
        return None;
    }
    let sentence = scene.text.get(scene.span.clone())?;
    let words = crate::rule::Words::of(sentence);
    let own = scene.text.get(mention.start..mention.end)?;
    let rule = book.extract.iter().find(|rule| fits(rule.take, mention.kind) && rule.cue.holds(&words))?;
    let written = match mention.kind {
        Kind::Date | Kind::Period => {
            mention.edtf.clone().filter(|edtf| !edtf.starts_with("XXXX") && !mention.uncertain)
        }
        _ => value::quantity(mention, own),
    }?;
    Some(Found::new(rule.subject.clone(), &rule.property, written, mention.start..mention.end))
}

const fn fits(take: Take, kind: Kind) -> bool {
    match take {
        Take::Quantity => matches!(kind, Kind::Quantity),
        Take::Percent => matches!(kind, Kind::Percent),
        Take::Share => matches!(kind, Kind::Percent | Kind::Fraction | Kind::Ratio),
        Take::Date => matches!(kind, Kind::Date),
        Take::Period => matches!(kind, Kind::Period),
    }
}
