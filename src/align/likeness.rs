//! Takes two counts of two accounts of one event, gives how likely they are of one fact: from what they share and in what
//! they differ, each trait weighed by what it was worth in labelled accounts of other events.
//!
//! Accounts by several hands seldom use each other's words. Of how many rockets were sent up the one says that eight
//! were, the other that a stewardess had counted six: what ties them is the noun, that both are told once, and that no
//! other number of either account is so near. No single trait is enough, so they are added up: a logistic regression.

use super::score::tie;
use super::size::Size;
use super::statement::{Feature, Statement};
use super::tally::Tally;
use super::weights::{BIAS, TRAITS};

/// Numbers that are more times apart than this need more than likeness to be of one fact.
const FARTHEST: f64 = 5.0;

/// What two counts share, and in what they differ, in the order of [`TRAITS`]; `None` where one has no size, or one is
/// many times the other.
pub(super) fn traits(a: &Statement, b: &Statement, tally: &Tally) -> Option<[f32; TRAITS.len()]> {
    let (one, other) = a.size.as_ref().zip(b.size.as_ref())?;
    if one.middle.max(other.middle) > FARTHEST * one.middle.min(other.middle) {
        return None;
    }
    let flag = |yes: bool| f32::from(u8::from(yes));
    let head = tie(a.head.map(|(_, key)| key), b.head.map(|(_, key)| key));
    let event = tie(a.event, b.event) == Some(true);
    let strong = f32::from(u8::try_from(tally.strong.min(3)).unwrap_or(3));
    let rivals = one.rivals(other).min(other.rivals(one)).min(5);
    Some([
        flag(head == Some(false)),
        tally.a.rate().min(tally.b.rate()),
        1.0 - (-tally.shared).exp(),
        tally.apart(),
        flag(a.planned != b.planned),
        rarest(a, b),
        nearness(one, other),
        f32::from(u8::try_from(rivals).unwrap_or(5)),
        crowd(one, other),
        flag(head == Some(true)) * strong,
        flag(event && a.of_people && b.of_people),
        flag(event && a.chief && b.chief),
    ])
}

/// How likely two statements with these traits are of one fact, from 0 to 1.
pub(super) fn likeness(traits: &[f32; TRAITS.len()]) -> f32 {
    let sum: f32 = BIAS + traits.iter().zip(&TRAITS).map(|(size, (_, weight))| size * weight).sum::<f32>();
    1.0 / (1.0 + (-sum).exp())
}

/// How near two numbers are, from 0 for those many times apart: up to 4 for large ones, since small ones are near each
/// other by accident.
fn nearness(one: &Size, other: &Size) -> f32 {
    /// The ratio of two numbers that are half as near as equal ones is about 1.3.
    const RATIO: f64 = 0.35;
    const LARGEST: f64 = 4.0;
    if one.middle <= 0.0 || other.middle <= 0.0 {
        return 0.0;
    }
    let near = (-(one.middle / other.middle).ln().abs() / RATIO).exp();
    let powers = (one.middle.min(other.middle) + 1.0).log10().min(LARGEST);
    #[allow(clippy::cast_possible_truncation)]
    let nearness = (near * powers) as f32;
    nearness
}

/// Among how many numbers the two were the nearest, in powers of e: of many more than of few, up to a thousand pairs.
fn crowd(one: &Size, other: &Size) -> f32 {
    const MOST: f64 = 7.0;
    #[allow(clippy::cast_possible_truncation)]
    let crowd = (f64::from(one.fellows) * f64::from(other.fellows)).max(1.0).ln().min(MOST) as f32;
    crowd
}

/// How much the rarest word tells that stands close to both.
fn rarest(a: &Statement, b: &Statement) -> f32 {
    /// Bytes before or behind the value.
    const CLOSE: usize = 60;
    let close = |of: &Statement, word: &Feature| {
        let (from, to) = (word.from as usize, word.to as usize);
        let before = to <= of.span.start && of.span.start - to <= CLOSE;
        before || (from >= of.span.end && from - of.span.end <= CLOSE)
    };
    let words = a.features.iter().filter(|word| close(a, word));
    let in_both = words.filter(|word| {
        let found = b.features.binary_search_by(|other| other.key.cmp(&word.key));
        found.ok().and_then(|at| b.features.get(at)).is_some_and(|other| close(b, other))
    });
    in_both.map(|word| word.rare).fold(0.0, f32::max)
}
