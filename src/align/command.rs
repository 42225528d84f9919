//! Takes two counts, gives whether both are of one body of people by its noun and by who or what it belongs to: `300 men
//! under Hale`, `four hundred men, whom Hale led`; `a crew of forty, all that the Rover had`.

use super::occasion::is_shared;
use super::row::Part;
use super::statement::{Class, Statement};

/// Nearer than this a name belongs to the count.
const NEAR: f32 = 0.6;
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
    let about = |key| a.main == Some(key) || b.main == Some(key) || a.title.contains(&key) || b.title.contains(&key);
    a.features.iter().any(|feature| {
        let here = a.sentence.contains(&(feature.from as usize));
        feature.part == Part::Name
            && here
            && feature.weight >= NEAR
            && feature.rare >= RARE
            && !about(feature.key)
            && b.features.iter().any(|other| {
                other.key == feature.key
                    && other.part == Part::Name
                    && other.weight >= NEAR
                    && b.sentence.contains(&(other.from as usize))
            })
    })
}
