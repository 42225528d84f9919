//! Takes two counts of two accounts of one event, gives how likely they are of one fact: from what they share and in what
//! they differ, each trait weighed by what it was worth in labelled accounts of other events.
//!
//! Accounts by several hands seldom use each other's words. Of how many rockets were sent up the one says that eight
//! were, the other that a stewardess had counted six: what ties them is the noun, that both are told once, and that no
//! other number of either account is so near. No single trait is enough, so they are added up: a logistic regression.

use super::command::is_commanded_apart;
use super::occasion::{is_led_elsewhere, is_remnant};
use super::score::{is_other_fate, is_other_ordinal, tie};
use super::size::{Size, is_within};
use super::statement::{Class, Feature, Statement};
use super::tally::Tally;
use super::weights::{BIAS, TRAITS};
use super::window;

/// Numbers that are more times apart than this need more than likeness to be of one fact.
const FARTHEST: f64 = 5.0;

/// True for two counts in two longer documents that nothing tells apart for certain: another time, another place or
/// leader, another of several, another fate, or one of them what the other denies.
pub(super) fn may_be_alike(a: &Statement, b: &Statement) -> bool {
    let counts = a.class == Class::Count && b.class == Class::Count && a.sum.is_none() && b.sum.is_none();
    let alike = counts
        && a.doc != b.doc
        && !a.short
        && !b.short
        && is_within(a, b, FARTHEST)
        && a.negated == b.negated
        && a.each == b.each;
    // How many there was room for is not how many there were.
    let room = |of: &Statement| of.gauge.is_some();
    let alike = alike && room(a) == room(b);
    let people = a.of_people && b.of_people;
    let fates = || if people { is_other_fate(a.event, b.event) } else { is_remnant(a.event, b.event) };
    let local = |of: &Statement, to: &Statement| of.local.is_none_or(|place| to.near(place) > 0.0);
    let places = || !local(a, b) || !local(b, a) || is_led_elsewhere(a, b) || is_commanded_apart(a, b);
    alike && !fates() && !places() && !is_other_ordinal(a, b) && !window::differ(a, b)
}

/// What two counts share, and in what they differ, in the order of [`TRAITS`]; `None` where one has no size.
pub(super) fn traits(a: &Statement, b: &Statement, tally: &Tally) -> Option<[f32; TRAITS.len()]> {
    let (one, other) = a.size.as_ref().zip(b.size.as_ref())?;
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

/// How likely two counts are of one fact, from 0 to 1.
pub(super) fn likeness(a: &Statement, b: &Statement, tally: &Tally) -> f32 {
    let Some(traits) = traits(a, b, tally) else { return 0.0 };
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

#[cfg(test)]
mod tests {
    use super::super::tests::{account, told};
    use super::super::weights::TRAITS;

    #[test]
    fn counts_meet_by_all_that_they_share() {
        let table = [
            // the noun, with other words around it
            ("Eight flares were sent up from the tower.", "Flares, six of them by his count, were seen.", "8 / 6"),
            // a number so near that it is hardly of anything else
            (
                "There went under the water 1,503 persons.",
                "The lives lost, says the court, came to 1,490.",
                "1,503 / 1,490",
            ),
            // nothing in common but that both are numbers
            ("The mayor owned 14 clocks.", "Some 17 sheep were sold.", ""),
            // near, but of another thing
            ("The mayor had 1,503 books.", "The lives lost came to 1,490.", ""),
            // many times as many
            ("Eight flares were sent up from the tower.", "The shop had 900 flares for sale.", ""),
        ];
        for (a, b, found) in table {
            for texts in [[a, b], [b, a]] {
                let told = told(&texts.map(account).each_ref().map(String::as_str));
                let clash =
                    told.iter().find_map(|told| told.split_once(": ").filter(|(verdict, _)| *verdict != "echo"));
                let mut values: Vec<&str> = clash.map_or_else(Vec::new, |(_, values)| values.split(" / ").collect());
                if texts[0] == b {
                    values.reverse();
                }
                assert_eq!(values.join(" / "), found, "{a} {b}");
            }
        }
    }

    #[test]
    fn every_trait_has_a_name_and_a_weight_of_its_own() {
        let mut names: Vec<&str> = TRAITS.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), TRAITS.len());
        assert!(TRAITS.iter().all(|(_, weight)| weight.is_finite() && weight.abs() > 0.01), "{TRAITS:?}");
    }
}
