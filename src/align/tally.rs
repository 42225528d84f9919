//! Takes two statements, gives what stands near both of their values and what near one only, each word by what it tells.

use super::place::is_attribute_word;
use super::row::Part;
use super::statement::{Feature, Statement};

/// Nearer than this a word belongs to the fact and must be found on the other side.
pub(super) const CORE: f32 = 0.75;
/// Nearer than this a name stands in the sentence itself.
const SENTENCE: f32 = 0.45;
/// Names tell more than other words.
const NAME: f32 = 1.5;
/// What happens tells most.
const EVENT: f32 = 1.5;

/// What one side has near its value, and how much of it the other has.
#[derive(Default)]
pub(super) struct Side {
    pub all: f32,
    pub held: f32,
    /// Names of the sentence that the other side has not.
    pub unnamed: f32,
    /// Names of the sentence before that it has not.
    pub context: f32,
}

impl Side {
    /// The share of what stands near that the other side has.
    pub fn rate(&self) -> f32 {
        if self.all > 0.0 { self.held / self.all } else { 0.0 }
    }
}

#[derive(Default)]
pub(super) struct Tally {
    pub a: Side,
    pub b: Side,
    pub shared: f32,
    pub named: f32,
    /// Words besides the event that stand near on both sides and are not everywhere.
    pub strong: u32,
    /// True where both name someone, near what happened, who is not named everywhere.
    pub person: bool,
    /// True where what happened beside is told in both documents.
    pub known: bool,
}

impl Tally {
    /// Counts the words of both.
    pub fn of(a: &Statement, b: &Statement) -> Self {
        let mut tally = Self::default();
        let mut last = u32::MAX;
        let (mut left, mut right) = (a.features.iter().peekable(), b.features.iter().peekable());
        loop {
            let order = match (left.peek(), right.peek()) {
                (None, None) => break,
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (Some(one), Some(other)) => one.key.cmp(&other.key),
            };
            let one = if order.is_le() { left.next() } else { None };
            let other = if order.is_ge() { right.next() } else { None };
            let weight = one.or(other).map_or(0.0, |feature| feature.rare);
            count(&mut tally.a, a, one, other, weight);
            count(&mut tally.b, b, other, one, weight);
            if let Some((one, other)) = one.zip(other) {
                let kind = if one.part == Part::Name { NAME } else { 1.0 };
                tally.shared += weight * kind * one.weight * other.weight;
                let everywhere = weight < 0.3 || Some(one.key) == a.main || Some(one.key) == b.main;
                let near = one.weight >= 0.6 && other.weight >= 0.6;
                let told = [
                    a.attribute.is_none() || !is_attribute_word(one.key),
                    Some(one.key) != a.event,
                    Some(one.key) != b.event,
                    one.part != Part::People,
                ];
                tally.strong += u32::from(near && !everywhere && told.iter().all(|yes| *yes) && one.from != last);
                if near {
                    last = one.from;
                }
                let both = one.weight >= 0.55 && other.weight >= 0.55 && weight >= 0.4;
                tally.person |= one.part == Part::Name && both && (!everywhere || (a.short && b.short));
                if one.part == Part::Name {
                    tally.named += weight * one.weight.min(other.weight);
                }
            }
        }
        tally
    }

    /// How much is named on each side that the other does not name, of all that is named. A side that names nothing in
    /// its own sentence is about what the sentence before it names.
    pub fn apart(&self) -> f32 {
        let of = |side: &Side| if side.unnamed > 0.0 { side.unnamed } else { side.context * 0.7 };
        let (a, b) = (of(&self.a), of(&self.b));
        let both = a.min(b) + 0.12 * (a.max(b) - a.min(b));
        both / (both + self.named + 0.35)
    }
}

/// Counts a word of one side that the other may have.
fn count(side: &mut Side, of: &Statement, own: Option<&Feature>, other: Option<&Feature>, weight: f32) {
    let Some(own) = own else { return };
    let name = own.part == Part::Name;
    if name && other.is_none() && own.from > 0 {
        if own.weight >= SENTENCE {
            side.unnamed += weight * own.weight;
        } else if own.from < u32::try_from(of.sentence.start).unwrap_or(0) {
            side.context += weight * own.weight;
        }
    }
    if own.weight < CORE {
        return;
    }
    let kind = if Some(own.key) == of.event {
        EVENT
    } else if name {
        NAME
    } else {
        1.0
    };
    side.all += weight * kind * own.weight;
    if let Some(other) = other {
        side.held += weight * kind * own.weight * (other.weight * 1.3).min(1.0);
    }
}
