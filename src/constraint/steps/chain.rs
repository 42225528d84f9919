//! Takes the proof that days cannot be put in order, gives the chain that leads from the earliest day of one event to the
//! latest of another, a line a link.

use super::Told;
use super::words::{claimed, voice};
use crate::constraint::conflict::{Conflict, Registry};
use crate::constraint::ground::Ground;
use crate::constraint::network::Proof;
use crate::constraint::slot::Slot;
use crate::value::{Kind, day_in_words, grouped};

/// The steps of a chain of days: from the earliest day of one event along what must hold to the latest of another.
#[must_use]
pub fn of_chain(
    proof: &Proof,
    conflict: &Conflict,
    registry: Registry<'_, '_>,
    grounds: &[Ground<'_>],
    events: &[(usize, usize)],
) -> Told {
    let event = |number: usize| {
        let (slot, part) = events.get(number).copied().unwrap_or_default();
        let name = registry.slots.get(slot).map(Slot::words).unwrap_or_default();
        match registry.slots.get(slot).filter(|slot| slot.property.kind == Kind::Period) {
            Some(_) if part == 0 => format!("the start of {name}"),
            Some(_) => format!("the end of {name}"),
            None => name,
        }
    };
    let text = |label: usize| grounds.get(label).map_or("a period ends after it starts", |ground| ground.text.as_str());
    let mut steps: Vec<String> = registry.of(conflict).map(|(slot, said)| claimed(slot, said)).collect();
    let mut low = match (&proof.low, &proof.bound) {
        (Some(window), _) => window.low.unwrap_or_default(),
        (None, Some(bound)) => bound.day,
        (None, None) => 0,
    };
    if let (None, Some(bound)) = (&proof.low, &proof.bound) {
        steps.push(format!(
            "{} must be on {} or later ({})",
            event(bound.event),
            day_in_words(bound.day),
            text(bound.label)
        ));
    }
    let start =
        proof.edges.first().map_or_else(|| proof.high.or(proof.low).map_or(0, |window| window.event), |edge| edge.from);
    if !proof.edges.is_empty() {
        steps.push(format!("{} is on {} at the earliest", event(start), day_in_words(low)));
    }
    for edge in &proof.edges {
        low = low.saturating_add(edge.gap);
        steps.push(format!("{}: so {} is on {} at the earliest", text(edge.label), event(edge.to), day_in_words(low)));
    }
    let last = proof.edges.last().map_or(start, |edge| edge.to);
    let (high, whose) = match (&proof.high, &proof.bound) {
        (Some(window), _) => {
            let whose = conflict.claims.iter().filter_map(|at| registry.said(*at));
            let slot = events.get(window.event).map(|(slot, _)| *slot);
            let own = conflict.claims.iter().find(|(own, _)| Some(*own) == slot).and_then(|at| registry.said(*at));
            (
                window.high.unwrap_or_default(),
                own.or_else(|| whose.clone().next_back())
                    .map(|said| format!("{} has it", voice(said)))
                    .unwrap_or_default(),
            )
        }
        (None, Some(bound)) => (bound.day, format!("{}, which puts it", text(bound.label))),
        (None, None) => (0, String::new()),
    };
    let late = low.saturating_sub(high);
    let span = match late {
        1 => "1 day".to_owned(),
        n if n < 730 => format!("{} days", grouped(n as f64)),
        n => format!("about {} years", grouped((n as f64 / 365.2425).round())),
    };
    let why = format!(
        "{} cannot be before {}, and {whose} on {} at the latest: {span} too early",
        event(last),
        day_in_words(low),
        day_in_words(high)
    );
    steps.push(format!("but {whose} on {} at the latest: {span} too early", day_in_words(high)));
    Told { steps, why }
}
