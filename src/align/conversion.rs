//! Takes the statements of a sentence, gives the measures that it states in two units and converts wrongly: `121,500
//! feet, or nearly 25 miles`.

use super::coin::in_terms_of;
use super::statement::{Class, Statement};
use super::sums::Check;
use crate::mention::{Hedge, Mention};
use crate::value::Unit;

/// Below this share of the value a wrong conversion is a rounding.
const ROUNDING: f64 = 0.05;
/// What is `nearly` or `about` so much is rounded more boldly.
const HEDGED: f64 = 0.07;
/// Metres in a nautical mile, which is a mile too.
const NAUTICAL: f64 = 1_852.0;

/// A measure that is stated in two units side by side.
struct Converted<'s> {
    first: &'s Statement,
    second: &'s Statement,
    /// The first amount with its unit, in figures.
    from: String,
    /// The second amount in figures, and its unit.
    stated: f64,
    unit: &'s str,
    /// What the first comes to in the unit of the second.
    comes_to: f64,
    /// How many of the second unit one of the first is.
    factor: f64,
}

/// What a sentence converts wrongly, beyond the rounding that its figures show.
pub(super) fn checks(text: &str, statements: &[Statement], mentions: &[Mention]) -> Vec<Check> {
    let pairs = statements.iter().zip(statements.iter().skip(1));
    pairs.filter_map(|(a, b)| wrong(text, a, b, mentions)).map(|found| check(&found)).collect()
}

/// The places of statements that only convert the one before them, and do it wrongly: the document says the first.
pub(super) fn glosses(text: &str, statements: &[Statement], mentions: &[Mention]) -> Vec<usize> {
    let pairs = statements.iter().zip(statements.iter().skip(1)).enumerate();
    pairs.filter(|(_, (a, b))| wrong(text, a, b, mentions).is_some()).map(|(at, _)| at + 1).collect()
}

fn check(found: &Converted) -> Check {
    let Converted { first, second, from, stated, unit, comes_to, factor } = found;
    let comes_to = rounded(*comes_to);
    // The larger unit is divided into, as people reckon.
    let sum = if *factor >= 1.0 {
        format!("{from} × {} = {comes_to} {unit}", rounded(*factor))
    } else {
        format!("{from} ÷ {} = {comes_to} {unit}", rounded(1.0 / factor))
    };
    Check {
        property: "measure",
        named: first.sentence.clone(),
        stated: (second.span.clone(), crate::extract::number(*stated)),
        unit: Some((*unit).to_owned()),
        calendar: None,
        worked: (first.span.clone(), comes_to.clone()),
        from: None,
        exact: false,
        steps: vec![sum],
    }
}

/// A number to four significant figures.
fn rounded(number: f64) -> String {
    #[allow(clippy::cast_possible_truncation)]
    let places = (3 - number.abs().log10().floor() as i32).clamp(0, 6);
    let scale = 10_f64.powi(places);
    crate::extract::number((number * scale).round() / scale)
}

fn wrong<'s>(text: &str, a: &'s Statement, b: &'s Statement, mentions: &'s [Mention]) -> Option<Converted<'s>> {
    let (first, second) = (mentions.get(a.mention as usize)?, mentions.get(b.mention as usize)?);
    let coins = first.unit.as_deref().zip(second.unit.as_deref()).and_then(|(one, other)| in_terms_of(one, other));
    let measures = (matches!(a.class, Class::Measure(_)) && a.class == b.class) || coins.is_some();
    let gap = text.get(a.span.end..b.span.start).filter(|_| measures && a.sentence == b.sentence)?;
    let joined = matches!(gap.trim(), "(" | "[" | ", or" | ", that is" | ", that is," | ", i.e." | "—or" | "=");
    // Nobody is fined so many pounds or else so many shillings.
    let coined = coins.is_some() && gap.trim() == "or";
    if !joined && !coined {
        return None;
    }
    let point = |mention: &Mention| mention.low.filter(|low| mention.high == Some(*low) && *low > 0.0);
    let (given, stated) = (point(first)?, point(second)?);
    let (unit, other) = (first.unit.as_deref()?, second.unit.as_deref()?);
    let (from, to) = (Unit::named(unit), Unit::named(other));
    let factor = coins.or_else(|| from.in_terms_of(&to).filter(|_| from != to))?;
    let hedged = first
        .hedge
        .or(second.hedge)
        .is_some_and(|hedge| matches!(hedge, Hedge::About | Hedge::Nearly | Hedge::Estimated));
    let far = |factor: f64| {
        let off = (given * factor - stated).abs();
        // Coins are worth what the law says, and nobody rounds a fine.
        if coins.is_some() {
            return !hedged && off > 0.01;
        }
        off > step(given) * factor && off > step(stated) && off > stated * if hedged { HEDGED } else { ROUNDING }
    };
    let mile = |unit: &Unit| if unit.key() == "mile" { NAUTICAL / 1_609.344 } else { 1.0 };
    let nautical = factor * mile(&from) / mile(&to);
    let from = format!("{} {unit}", crate::extract::number(given));
    (far(factor) && far(nautical)).then_some(Converted {
        first: a,
        second: b,
        from,
        stated,
        unit: other,
        comes_to: given * factor,
        factor,
    })
}

/// The step in which a figure is given: hundreds for 121,500, ones for 25, tenths for 3.5; half of it either way is a
/// rounding, all of it a bold one.
fn step(figure: f64) -> f64 {
    let mut step = 1e9;
    while step > 1e-4 {
        let times = figure / step;
        if times >= 1.0 && (times - times.round()).abs() < 1e-6 {
            return step;
        }
        step /= 10.0;
    }
    step
}

#[cfg(test)]
mod tests {
    use super::super::tests::{findings, told};

    #[test]
    fn a_conversion_that_does_not_come_out_is_told() {
        let wrong = [
            ("The smoke rose 121,500 feet, or nearly 25 miles, above Ashby.", "121,500 feet ÷ 5,280 = 23.01 miles"),
            ("The wall of Ashby is 65 feet (25 m) high.", "65 feet ÷ 3.281 = 19.81 m"),
            ("The train came into Ashby at 60 miles an hour (125 km/h).", "60 miles/hour × 1.609 = 96.56 km/hour"),
        ];
        for (text, step) in wrong {
            let found = findings(&[text]);
            let steps: Vec<&String> = found.iter().flat_map(|finding| &finding.steps).collect();
            assert!(steps.iter().any(|own| own.contains(step)), "{text} {steps:?}");
        }
    }

    #[test]
    fn rounding_is_no_mistake() {
        let right = [
            "The cone of Ashby is over 800 metres (2,622 feet) high.",
            "The tower of Ashby is 100 feet (30 m) high.",
            "Ashby lies about 75 miles (125 km) from Kelford.",
            "Ashby is 20 miles (37 km) out at sea.",
            "It weighed 3 tons (2.7 tonnes).",
            "They walked 10 miles, or 5 hours, to Ashby.",
            "They dug 10 feet or 2 yards at Ashby.",
            "The ship is 50 feet (15 m) long, the boat 9 feet.",
        ];
        for text in right {
            assert_eq!(told(&[text]), Vec::<String>::new(), "{text}");
        }
    }
}
