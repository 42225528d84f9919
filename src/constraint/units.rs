//! Takes constraints as they bear on claims, leaves out those whose claims are counted in units that do not go together:
//! what a property's unit does not say is known only from its claims.

use std::sync::Arc;

use super::ground::Ground;
use super::meaning::Node;
use super::slot::Slot;
use crate::mistake::{Mistake, Mistakes};
use crate::value::Unit;

/// What a term counts, as far as its claims tell.
enum Counts<'u> {
    /// Nothing, or nothing that is known.
    Anything,
    /// Things of a unit.
    Of(&'u Unit),
    /// Two units that cannot be added.
    Clash(&'u Unit, &'u Unit),
}

/// The constraints whose units go together; the others are told, each once.
pub fn together<'a>(grounds: Vec<Ground<'a>>, slots: &[Slot<'_>], mistakes: &mut Mistakes) -> Vec<Ground<'a>> {
    let mut kept = Vec::with_capacity(grounds.len());
    for ground in grounds {
        let tests = ground.condition.iter().chain(&ground.then).filter(|test| !test.days);
        let clash =
            tests.map(|test| joined([&test.left, &test.right].into_iter(), &ground, slots)).find_map(|counts| {
                match counts {
                    Counts::Clash(a, b) => Some(b.why_apart(a)),
                    _ => None,
                }
            });
        match clash {
            Some(why) => note(&ground, &why, mistakes),
            None => kept.push(ground),
        }
    }
    kept
}

fn note(ground: &Ground<'_>, why: &str, mistakes: &mut Mistakes) {
    let Some((file, span)) = &ground.constraint.place else { return };
    let message = format!("the constraint `{}` cannot be held against all its claims", ground.constraint.id);
    let help = format!("{why}; give the claims one unit, or the property a unit of its own");
    let mistake = Mistake::at("constraint-units-apart", &Arc::clone(file), span.clone(), message, "").help(help);
    mistakes.push(mistake.warning());
}

fn joined<'u, 'n>(terms: impl Iterator<Item = &'n Node>, ground: &Ground<'_>, slots: &'u [Slot<'_>]) -> Counts<'u> {
    let mut found = Counts::Anything;
    for term in terms {
        found = match (found, counts(term, ground, slots)) {
            (Counts::Of(a), Counts::Of(b)) if a.in_terms_of(b) == Some(1.0) => Counts::Of(a),
            (Counts::Of(a), Counts::Of(b)) => Counts::Clash(a, b),
            (clash @ Counts::Clash(..), _) | (_, clash @ Counts::Clash(..)) => clash,
            (Counts::Anything, other) | (other, Counts::Anything) => other,
        };
    }
    found
}

fn counts<'u>(node: &Node, ground: &Ground<'_>, slots: &'u [Slot<'_>]) -> Counts<'u> {
    match node {
        // A property's own unit was checked when the rules were read, and what it converts to is in the expression.
        Node::Value(at) => {
            let slot = ground.slots.get(*at).and_then(|number| slots.get(*number));
            let own = slot.filter(|slot| slot.property.unit.is_none()).and_then(|slot| slot.unit.as_ref());
            own.map_or(Counts::Anything, Counts::Of)
        }
        Node::Sum(terms) => joined(terms.iter().map(|(_, term)| term), ground, slots),
        Node::Constant(..) | Node::Start(_) | Node::End(_) | Node::Product(_) | Node::Quotient(_) => Counts::Anything,
    }
}
