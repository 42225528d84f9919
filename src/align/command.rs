//! Takes two counts, gives whether both are of one body of people by its noun and by who or what it belongs to: `300 men
//! under Hale`, `four hundred men, whom Hale led`; `a crew of forty, all that the Rover had`.

use super::occasion::is_shared;
use super::row::Part;
use super::statement::{Class, Statement};
use super::stem::Key;

/// Nearer than this a name belongs to the count.
const NEAR: f32 = 0.6;
/// Nearer than this a name stands in the same sentence at least.
const SENTENCE: f32 = 0.45;
/// A name that stands in more sentences tells too little.
const RARE: f32 = 0.4;

/// True for counts of one noun in two accounts of one event that have a name beside them in common, which is not the name
/// that the accounts are about.
pub(super) fn is_commanded(a: &Statement, b: &Statement) -> bool {
    let head = a.head.is_some() && a.head.map(|(_, key)| key) == b.head.map(|(_, key)| key);
    let plain = a.class == Class::Count && !a.small && !b.small && !a.each && !b.each && !a.negated && !b.negated;
    let alike = head && plain && a.local == b.local && a.kind == b.kind && is_shared(a, b);
    if !alike {
        return false;
    }
    let own = named(a, b, NEAR);
    named(b, a, NEAR).any(|name| own.clone().any(|other| other == name))
}

/// True for counts of one noun, beside each of which stand names that the other side has nowhere near: the men
/// whom one led are not those whom another led.
pub(super) fn is_commanded_apart(a: &Statement, b: &Statement) -> bool {
    let strange = |of: &Statement, to: &Statement| {
        let mut own = named(of, to, SENTENCE).peekable();
        own.peek().is_some() && own.all(|name| to.near(name) <= 0.0)
    };
    a.head.is_some() && a.head == b.head && strange(a, b) && strange(b, a)
}

/// Rare names no further than so much from a count, in its own sentence, that the accounts are not about as a whole.
fn named<'s>(of: &'s Statement, to: &'s Statement, least: f32) -> impl Iterator<Item = Key> + Clone + 's {
    let about = move |key| [of, to].into_iter().any(|side| side.main == Some(key) || side.title.contains(&key));
    let beside = of.features.iter().filter(move |feature| {
        let here = of.sentence.contains(&(feature.from as usize));
        feature.part == Part::Name && here && feature.weight >= least && feature.rare >= RARE
    });
    beside.map(|feature| feature.key).filter(move |key| !about(*key))
}
