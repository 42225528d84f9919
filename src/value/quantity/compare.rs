//! Takes two quantities, says how they fit and why; exists so that a range never contradicts a number inside it.

use super::super::number::grouped;
use super::super::slip;
use super::super::unit::Measure;
use super::super::{Comparison, Fit, Terms, Tolerance};
use super::Quantity;
use super::amount::{Amount, Form};
use super::reason;

/// Floats that differ by less than this share of themselves are one number.
const EPSILON: f64 = 1e-9;

/// How far apart two notations of one share may lie and still be the same: 33% is ⅓, 3% is not 1 in 40.
const SAME_SHARE: f64 = 0.02;

/// How far apart two measures of one thing may lie when converted with rounding: 150 miles are 241 km.
const SAME_MEASURE: f64 = 0.01;

/// One of the two quantities, on the scale that both are measured by.
pub(super) struct Scaled<'a> {
    pub(super) quantity: &'a Quantity,
    /// The written ends.
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    /// The ends with hedge and rounding.
    pub(super) reach: (Option<f64>, Option<f64>),
    /// How a number of this scale is shown, and whether the two are shares.
    pub(super) scale: Scale<'a>,
    /// How far the hedge reaches, in words: `10% either way`.
    pub(super) tolerance: String,
}

/// How numbers of the common scale are shown.
#[derive(Clone, Copy)]
pub(super) enum Scale<'a> {
    /// As they are, after division by this; with the name of the unit where it is a measure.
    Number(f64, &'a str),
    /// As percentages.
    Share,
}

impl Scale<'_> {
    /// A number of the scale, without its unit.
    pub(super) fn show(self, value: f64) -> String {
        match self {
            Self::Number(size, _) => grouped(value / size),
            Self::Share => format!("{}%", grouped((value * 100_000.0).round() / 1000.0)),
        }
    }

    /// A number of the scale, with its unit.
    pub(super) fn show_unit(self, value: f64) -> String {
        match self {
            Self::Number(_, unit) if !unit.is_empty() => format!("{} {unit}", self.show(value)),
            _ => self.show(value),
        }
    }

    /// How far two numbers of the scale are apart.
    pub(super) fn show_gap(self, gap: f64) -> String {
        match self {
            Self::Number(..) => self.show_unit(gap),
            Self::Share => format!("{} percentage points", grouped((gap * 100_000.0).round() / 1000.0)),
        }
    }
}

/// How two quantities fit.
pub(super) fn compare(a: &Quantity, b: &Quantity, terms: &Terms<'_>) -> Comparison {
    if a.is_share() != b.is_share() {
        let (share, count) = if a.is_share() { (a, b) } else { (b, a) };
        return Comparison::new(Fit::Incommensurable, format!("{share} is a share and {count} is not"));
    }
    let (a, b) = match scaled(a, b, terms) {
        Ok(pair) => pair,
        Err(reason) => return Comparison::new(Fit::Incommensurable, reason),
    };
    if a.quantity.key() == b.quantity.key() {
        return Comparison::new(Fit::Equal, format!("both say {}", reason::name(a.quantity)));
    }
    let alike = alike(&a, &b);
    if alike == Alike::Same && a.quantity.hedged == b.quantity.hedged {
        return Comparison::new(Fit::Converted, reason::converted(&a, &b));
    }
    if alike == Alike::Rounded || meet((a.low, a.high), (b.low, b.high)) || meet(a.reach, b.reach) {
        return Comparison::new(Fit::Overlap, reason::overlap(&a, &b, alike != Alike::No));
    }
    let mut comparison = Comparison::new(Fit::Disjoint, reason::disjoint(&a, &b));
    if let (Some(x), Some(y)) = (a.quantity.point(), b.quantity.point()) {
        let one_form = x.form == y.form && a.quantity.unit == b.quantity.unit;
        comparison.slip = slip::numbers(x.number, y.number).filter(|_| one_form);
    }
    comparison
}

/// True where all that `a` allows, its hedge included, lies in the written bounds of `b`.
pub(super) fn lies_within(a: &Quantity, b: &Quantity, terms: &Terms<'_>) -> bool {
    if a.key() == b.key() {
        return true;
    }
    if a.is_share() != b.is_share() {
        return false;
    }
    let Ok((sa, sb)) = scaled(a, b, terms) else { return false };
    if alike(&sa, &sb) == Alike::Same && a.hedged == b.hedged {
        return true;
    }
    // A firm 60,000 that is denied "more than 50,000" is denied whole, however it is rounded.
    let size = match sa.scale {
        Scale::Number(..) => factor(a, b).map_or(1.0, |(size, _)| size),
        Scale::Share => 1.0,
    };
    let (low, high) = a.reached(terms, false);
    let lower = match (low, sb.low) {
        (_, None) => true,
        (Some(low), Some(bound)) => low * size >= bound - EPSILON * bound.abs(),
        (None, Some(_)) => false,
    };
    let upper = match (high, sb.high) {
        (_, None) => true,
        (Some(high), Some(bound)) => high * size <= bound + EPSILON * bound.abs(),
        (None, Some(_)) => false,
    };
    lower && upper
}

/// What one of each unit is on a scale that both share; an error says why there is none.
fn factor(a: &Quantity, b: &Quantity) -> Result<(f64, f64), String> {
    match (a.unit(), b.unit()) {
        (None, None) => Ok((1.0, 1.0)),
        (Some(x), Some(y)) if x == y => Ok((1.0, 1.0)),
        (Some(x), Some(y)) => match (x.size(), y.size()) {
            (Some((m, p)), Some((n, q))) if m == n => Ok((p, q)),
            _ => Err(x.why_apart(y)),
        },
        // A bare number may count the same nouns; it does not measure in kilometres.
        (Some(unit), None) | (None, Some(unit)) if unit.measure().is_none() => Ok((1.0, 1.0)),
        (Some(unit), None) | (None, Some(unit)) => {
            Err(format!("one is measured in {}, the other names no unit", unit.name()))
        }
    }
}

/// Both quantities on one scale.
fn scaled<'a>(a: &'a Quantity, b: &'a Quantity, terms: &Terms<'_>) -> Result<(Scaled<'a>, Scaled<'a>), String> {
    let (size_a, size_b) = factor(a, b)?;
    let measure =
        |quantity: &'a Quantity| quantity.unit().filter(|unit| unit.measure().is_some()).map_or("", |unit| unit.name());
    let scale = if a.is_share() { Scale::Share } else { Scale::Number(size_b, measure(b)) };
    let side = |quantity: &'a Quantity, size: f64| {
        let times = |end: Option<f64>| end.map(|value| value * size);
        let ((low, high), (from, to)) = (quantity.bounds(), quantity.reach(terms));
        let unit = measure(quantity);
        let tolerance = match terms.tolerance {
            Some(Tolerance::Share(share)) => format!("{}%", grouped((share * 1e6).round() / 1e4)),
            Some(Tolerance::Amount(amount)) if quantity.is_share() => format!("{} points", grouped(amount)),
            Some(Tolerance::Amount(amount)) if unit.is_empty() => grouped(amount),
            Some(Tolerance::Amount(amount)) => format!("{} {unit}", grouped(amount)),
            _ => "10%".to_owned(),
        };
        let reach = (times(from), times(to));
        Scaled { quantity, low: times(low), high: times(high), reach, scale, tolerance }
    };
    Ok((side(a, size_a), side(b, size_b)))
}

/// Whether the written ends of two quantities are the same numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alike {
    Same,
    /// The same only when the more exact one is rounded to the digits of the other.
    Rounded,
    No,
}

fn alike(a: &Scaled<'_>, b: &Scaled<'_>) -> Alike {
    let one = |x: (Option<Amount>, Option<f64>), y: (Option<Amount>, Option<f64>)| match (x, y) {
        ((Some(p), Some(x)), (Some(q), Some(y))) => alike_ends(a.quantity, b.quantity, (p, x), (q, y)),
        ((None, _), (None, _)) => Alike::Same,
        _ => Alike::No,
    };
    let low = one((a.quantity.low, a.low), (b.quantity.low, b.low));
    let high = one((a.quantity.high, a.high), (b.quantity.high, b.high));
    match (low, high) {
        (Alike::Same, Alike::Same) => Alike::Same,
        (Alike::No, _) | (_, Alike::No) => Alike::No,
        _ => Alike::Rounded,
    }
}

fn alike_ends(a: &Quantity, b: &Quantity, (p, x): (Amount, f64), (q, y): (Amount, f64)) -> Alike {
    let larger = x.abs().max(y.abs());
    let difference = (x - y).abs();
    if difference <= EPSILON * larger {
        return Alike::Same;
    }
    if a.is_share() {
        let coarser = p.resolution().max(q.resolution());
        if difference > coarser / 2.0 * (1.0 + EPSILON) {
            return Alike::No;
        }
        // Two percentages are one notation: 33% and 33.3% are not the same, but fit.
        let one_notation =
            matches!((p.form, q.form), (Form::Percent, Form::Percent) | (Form::Quotient, Form::Quotient));
        return if one_notation || difference > SAME_SHARE * larger { Alike::Rounded } else { Alike::Same };
    }
    let (Some((measure, size_a)), Some((_, size_b))) =
        (a.unit().and_then(|unit| unit.size()), b.unit().and_then(|unit| unit.size()))
    else {
        return Alike::No;
    };
    // Years and months, metres and kilometres convert exactly; miles and kilometres are rounded by whoever converts.
    let ratio = if size_a > size_b { size_a / size_b } else { size_b / size_a };
    let exact = matches!(measure, Measure::Time | Measure::Months) || (ratio - ratio.round()).abs() < EPSILON * ratio;
    let coarser = (p.resolution() * size_a).max(q.resolution() * size_b);
    let rounded = difference <= coarser / 2.0 * (1.0 + EPSILON) && difference <= SAME_MEASURE * larger;
    if rounded && !exact { Alike::Same } else { Alike::No }
}

/// True where two stretches meet, ends included.
pub(super) fn meet(a: (Option<f64>, Option<f64>), b: (Option<f64>, Option<f64>)) -> bool {
    let below = |low: Option<f64>, high: Option<f64>| match (low, high) {
        (Some(low), Some(high)) => low <= high + EPSILON * low.abs().max(high.abs()),
        _ => true,
    };
    below(a.0, b.1) && below(b.0, a.1)
}
