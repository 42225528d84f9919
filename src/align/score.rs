//! Takes two statements, gives how surely they are of one fact: a score from 0 to 1 with its parts, or why they are not.

use super::row::Part;
use super::statement::{Class, Feature, Statement};
use super::stem::Key;
use super::weigh::Scale;

/// How surely two statements are of one fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Score {
    /// All together, from 0 to 1.
    pub total: f32,
    /// What happens: 1 where the values belong to the same event.
    pub event: f32,
    /// How much of what stands near the one value stands around the other: of the first and of the second.
    pub held: (f32, f32),
    /// How much the shared words tell, not bounded.
    pub shared: f32,
}

/// Nearer than this a word belongs to the fact and must be found on the other side.
const CORE: f32 = 0.75;
/// Names tell more than other words.
const NAME: f32 = 1.5;
/// What happens tells most.
const EVENT: f32 = 1.5;

/// The score; `None` where something that identifies a fact differs.
pub(super) fn score(a: &Statement, b: &Statement, scale: &Scale) -> Option<Score> {
    if a.class != b.class || differ(a, b) {
        return None;
    }
    let tally = Tally::of(a, b, scale);
    let held = (tally.a.rate(), tally.b.rate());
    let event = event(a, b);
    if tally.names_apart() {
        return None;
    }
    let mean = (held.0 + held.1) / 2.0;
    let total = 0.3 * event + 0.7 * mean;
    Some(Score { total, event, held, shared: tally.shared })
}

/// True where a slot that identifies a fact holds two different things.
fn differ(a: &Statement, b: &Statement) -> bool {
    let ordinals = a.ordinals.iter().any(|(key, number)| {
        let other = |(other, _): &&(Key, u32)| other == key;
        b.ordinals.iter().any(|pair| other(&pair)) && !b.ordinals.contains(&(*key, *number))
    });
    let roles = a.roles.iter().any(|(key, does)| b.roles.contains(&(*key, !does)) && !b.roles.contains(&(*key, *does)));
    let years = !matches!(a.class, Class::Time | Class::Span)
        && a.years.zip(b.years).is_some_and(|((from, to), (start, end))| to < start || end < from);
    let heads = match (a.head, b.head) {
        (Some((part, key)), Some((other, its))) if a.class == Class::Count => {
            let people = part == Part::People && other == Part::People;
            key != its && !people
        }
        _ => false,
    };
    ordinals || roles || years || heads
}

/// How well what happens fits.
fn event(a: &Statement, b: &Statement) -> f32 {
    match (a.event, b.event) {
        (Some(one), Some(other)) if one == other => 1.0,
        (Some(one), Some(other)) => b.near(one).max(a.near(other)) * 0.7,
        (None, None) => 0.6,
        _ => 0.3,
    }
}

/// What one side has near its value, and how much of it the other has.
#[derive(Default)]
struct Side {
    all: f32,
    held: f32,
    names: u32,
    named: u32,
}

impl Side {
    fn rate(&self) -> f32 {
        if self.all > 0.0 { self.held / self.all } else { 0.0 }
    }
}

#[derive(Default)]
struct Tally {
    a: Side,
    b: Side,
    shared: f32,
}

impl Tally {
    fn of(a: &Statement, b: &Statement, scale: &Scale) -> Self {
        let mut tally = Self::default();
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
            let weight = one.or(other).map_or(0.0, |feature| scale.weigh(feature.key));
            count(&mut tally.a, a, one, other, weight);
            count(&mut tally.b, b, other, one, weight);
            if let Some((one, other)) = one.zip(other) {
                let kind = if one.part == Part::Name { NAME } else { 1.0 };
                tally.shared += weight * kind * one.weight * other.weight;
            }
        }
        tally
    }

    /// True where both sides name someone or something near the value, and nothing that either names is on the other.
    fn names_apart(&self) -> bool {
        self.a.names > 0 && self.b.names > 0 && self.a.named == 0 && self.b.named == 0
    }
}

/// Counts a word of one side that the other may have.
fn count(side: &mut Side, of: &Statement, own: Option<&Feature>, other: Option<&Feature>, weight: f32) {
    let Some(own) = own.filter(|own| own.weight >= CORE) else { return };
    let kind = if Some(own.key) == of.event {
        EVENT
    } else if own.part == Part::Name {
        NAME
    } else {
        1.0
    };
    side.all += weight * kind * own.weight;
    side.names += u32::from(own.part == Part::Name);
    if let Some(other) = other {
        side.held += weight * kind * own.weight * (other.weight * 1.3).min(1.0);
        side.named += u32::from(own.part == Part::Name);
    }
}
