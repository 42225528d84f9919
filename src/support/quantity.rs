//! Takes a quantity and the passage that should say it, says whether it does: bounds with bounds, ends apart where a
//! range was put together, words for none and one.

use super::{Passage, Support, hull, is_time};
use crate::mention::{Kind, Mention};
use crate::value::{Quantity, fold};

impl Passage<'_> {
    pub fn numbers(&self) -> impl Iterator<Item = &Mention> {
        self.within.iter().filter(|mention| !is_time(mention.kind))
    }

    pub fn says(&self, number: f64) -> bool {
        let all = self.within.iter().chain(&self.beside);
        all.filter(|mention| !is_time(mention.kind)).any(|mention| near(mention.low, Some(number)))
    }

    pub fn quantity(&self, value: &Quantity) -> Support {
        let (low, high) = value.bounds();
        let read = |mention: &Mention| match mention.kind {
            Kind::Percent if value.is_share() => (mention.low.map(|n| n / 100.0), mention.high.map(|n| n / 100.0)),
            _ => (mention.low, mention.high),
        };
        // A hedge or a bound in the words is the claim's to keep or to drop; one of its own must be the words' bound.
        let fits = |(least, most): (Option<f64>, Option<f64>)| match (low, high) {
            (Some(low), Some(high)) if near(Some(low), Some(high)) => near(least, Some(low)) || near(most, Some(low)),
            (Some(_), Some(_)) => near(least, low) && near(most, high),
            (Some(_), None) => near(least, low),
            (None, Some(_)) => near(most, high),
            (None, None) => false,
        };
        let kin = |mention: &&Mention| value.is_share() || mention.kind != Kind::Percent;
        if let Some(mention) = self.numbers().filter(kin).find(|mention| fits(read(mention))) {
            return Support::At(mention.start..mention.end);
        }
        // A range may be put together from two numbers.
        let wanted: Vec<f64> = [low, high].into_iter().flatten().collect();
        let says = |end: f64| move |m: &&Mention| [m.low, m.high].into_iter().any(|n| near(n, Some(end)));
        let shared = |end: f64| self.numbers().filter(kin).find(|m| says(end)(m) || near(read(m).0, Some(end)));
        let found: Vec<&Mention> = wanted.iter().filter_map(|end| shared(*end)).collect();
        if wanted.len() == 2 && found.len() == 2 {
            return hull(&found).map_or(Support::Somewhere, Support::At);
        }
        // `one` is mostly a pronoun, so that no mention says it.
        let bare =
            |number: f64| (number == 0.0 && says_any(self.text, &NONE)) || (number == 1.0 && says_any(self.text, &ONE));
        if wanted.iter().all(|end| bare(*end)) {
            return Support::Somewhere;
        }
        // `13 of 15`: both numbers, apart from one another.
        let parts: Vec<f64> = value.stated();
        if !parts.is_empty() && parts.iter().all(|part| self.says(*part)) {
            return Support::Somewhere;
        }
        Support::Missing(self.instead(&value.to_string(), self.numbers().collect()))
    }

    fn instead(&self, value: &str, found: Vec<&Mention>) -> String {
        let mut said: Vec<&str> = found
            .iter()
            .filter_map(|m| self.text.get(m.start.checked_sub(self.start)?..m.end.checked_sub(self.start)?))
            .collect();
        said.dedup();
        match said.as_slice() {
            [] => format!("the quotation does not say {value}, nor any other number"),
            some => format!("the quotation does not say {value}; it says {}", some.join(", ")),
        }
    }
}

/// Equal but for what rounding in binary takes away; a share is given to four digits or more.
fn near(a: Option<f64>, b: Option<f64>) -> bool {
    a.zip(b).is_some_and(|(a, b)| (a - b).abs() <= 1e-5 * a.abs().max(b.abs()).max(1e-5))
}

/// Words that say there were none.
const NONE: [&str; 11] =
    ["no", "none", "not", "never", "nobody", "nothing", "neither", "nor", "without", "nil", "zero"];

/// Words that say there was one.
const ONE: [&str; 4] = ["one", "a", "an", "single"];

fn says_any(text: &str, wanted: &[&str]) -> bool {
    fold(text).split(|c: char| !c.is_alphanumeric()).any(|word| wanted.contains(&word))
}
