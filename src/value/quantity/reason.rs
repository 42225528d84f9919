//! Takes two quantities and their fit, gives the reason in plain words with the numbers that decided it.

use super::super::number::grouped;
use super::Quantity;
use super::amount::{Amount, Form};
use super::compare::{Scale, Scaled, meet};

/// A quantity as it is named in a sentence: a bare number as it is, anything else between backticks.
pub(super) fn name(quantity: &Quantity) -> String {
    if quantity.point().is_some() && !quantity.hedged { quantity.to_string() } else { format!("`{quantity}`") }
}

/// Why two that are written differently are the same.
pub(super) fn converted(a: &Scaled<'_>, b: &Scaled<'_>) -> String {
    let (first, second) = (name(a.quantity), name(b.quantity));
    if let (Some(x), Some(y)) = (a.quantity.point(), b.quantity.point()) {
        match (percent(x), percent(y)) {
            (false, true) => return same_share(&first, x, &second, y),
            (true, false) => return same_share(&second, y, &first, x),
            (false, false) if a.quantity.is_share() => {
                return format!("{first} and {second} are the same share, {}", a.scale.show(x.value()));
            }
            _ => {}
        }
    }
    match (a.quantity.unit(), b.quantity.unit()) {
        (Some(_), None) => format!("{first} and {second} are one number; only the first names what is counted"),
        (None, Some(_)) => format!("{first} and {second} are one number; only the second names what is counted"),
        (Some(x), Some(y)) => match x.in_terms_of(y) {
            Some(factor) if factor >= 1.0 => {
                format!("{first} and {second} are the same: 1 {} is {} {}", x.key(), grouped(factor), y.name())
            }
            Some(factor) => {
                let back = grouped(1.0 / factor);
                format!("{first} and {second} are the same: 1 {} is {back} {}", y.key(), x.name())
            }
            None => format!("{first} and {second} are the same"),
        },
        (None, None) => format!("{first} and {second} are the same share"),
    }
}

fn percent(amount: Amount) -> bool {
    matches!(amount.form, Form::Percent)
}

/// `⅓ is 33.33%, which 33% rounds`.
fn same_share(exact: &str, amount: Amount, rounded: &str, percent: Amount) -> String {
    let shown = grouped((amount.value() * 1e6).round() / 1e4);
    if (amount.value() - percent.value()).abs() <= 1e-9 {
        return format!("{exact} is {shown}%");
    }
    format!("{exact} is {shown}%, that is {rounded} when rounded")
}

/// Why two that differ can both be true. `alike` where their ends are the same but for hedge or rounding.
pub(super) fn overlap(a: &Scaled<'_>, b: &Scaled<'_>, alike: bool) -> String {
    let (first, second) = (name(a.quantity), name(b.quantity));
    if alike {
        return match (a.quantity.hedged, b.quantity.hedged) {
            (true, false) => format!("both say {}, the first only roughly", bare(b.quantity)),
            (false, true) => format!("both say {}, the second only roughly", bare(a.quantity)),
            _ => format!("{first} and {second} differ only in how far they are rounded"),
        };
    }
    let converted = conversion(a, b);
    for (point, range) in [(a, b), (b, a)] {
        let held = point.quantity.point().is_some() && meet((point.low, point.high), (range.low, range.high));
        if !held {
            continue;
        }
        let point = name(point.quantity);
        return match (range.quantity.low, range.quantity.high) {
            (Some(low), Some(high)) if low != high => {
                format!("{converted}{point} lies between {} and {}", end(range, low), end(range, high))
            }
            _ => format!("{converted}{point} is allowed by `{}`", range.quantity),
        };
    }
    if meet((a.low, a.high), (b.low, b.high)) {
        return format!("{converted}{first} and {second} both allow {}", shared(a, b));
    }
    for (point, wide) in [(a, b), (b, a)] {
        if meet((point.low, point.high), wide.reach) {
            let verb = if point.quantity.point().is_some() { "lies in it" } else { "meets it" };
            return format!("{converted}{}, and {} {verb}", stretch(wide), name(point.quantity));
        }
    }
    if let (Some(x), Some(y)) = (round_place(a), round_place(b))
        && x == y
    {
        let covers = |side: &Scaled<'_>| {
            let [from, to] =
                [side.reach.0, side.reach.1].map(|end| end.map_or(String::new(), |end| side.scale.show(end)));
            format!("{from} to {to}")
        };
        let (places, one, two) = (place(x), covers(a), covers(b));
        return format!("{first} and {second} are both rounded to {places}, so they cover {one} and {two}, which meet");
    }
    format!("{converted}{}; {}; the two meet", stretch(a), stretch(b))
}

/// Why two cannot both be true.
pub(super) fn disjoint(a: &Scaled<'_>, b: &Scaled<'_>) -> String {
    let converted = conversion(a, b);
    let (lower, upper) = if below(a, b) { (a, b) } else { (b, a) };
    let (Some(low), Some(high)) = (lower.high, upper.low) else {
        return format!("{converted}{} and {} do not meet", name(a.quantity), name(b.quantity));
    };
    let points = a.quantity.point().is_some() && b.quantity.point().is_some();
    let (first, second) = (name(a.quantity), name(b.quantity));
    if a.quantity.hedged || b.quantity.hedged {
        let (wide, other) = if a.quantity.hedged { (a, b) } else { (b, a) };
        let side = if below(wide, other) { "above" } else { "below" };
        if other.reach != (other.low, other.high) {
            return format!("{converted}{}; {}; the two do not meet", stretch(wide), stretch(other));
        }
        return format!("{converted}{} and {} lies {side}", stretch(wide), name(other.quantity));
    }
    if points {
        let gap = a.scale.show_gap(high - low);
        let share = match a.scale {
            Scale::Number(..) => share_of(high - low, high.abs().max(low.abs())),
            Scale::Share => String::new(),
        };
        return format!("{converted}{first} and {second} are {gap} apart{share}{}", rounded(a, b));
    }
    for (point, range) in [(a, b), (b, a)] {
        let open = range.quantity.low.is_none() || range.quantity.high.is_none();
        if point.quantity.point().is_none() {
            continue;
        }
        let under = below(point, range);
        if open {
            let side = if under { "less" } else { "more" };
            return format!("{converted}{} is {side} than `{}` allows", name(point.quantity), range.quantity);
        }
        let side = if under { "below" } else { "above" };
        return format!("{converted}{} lies {side} `{}`", name(point.quantity), range.quantity);
    }
    let (ends, starts) = (lower.scale.show(low), upper.scale.show(high));
    format!("{converted}`{}` ends at {ends} and `{}` starts at {starts}", lower.quantity, upper.quantity)
}

/// True where the first lies below the second.
fn below(a: &Scaled<'_>, b: &Scaled<'_>) -> bool {
    match (a.high, b.low) {
        (Some(high), Some(low)) => high < low,
        _ => false,
    }
}

/// The quantity without its hedge, in a sentence.
fn bare(quantity: &Quantity) -> String {
    name(&Quantity { hedged: false, ..quantity.clone() })
}

/// An end of a range, with the unit where it is a measure.
fn end(side: &Scaled<'_>, amount: Amount) -> String {
    match side.quantity.unit().filter(|unit| unit.measure().is_some()) {
        Some(unit) => format!("{amount} {}", unit.name()),
        None => amount.to_string(),
    }
}

/// `2 years is 24 months; `, where the two are in two units.
fn conversion(a: &Scaled<'_>, b: &Scaled<'_>) -> String {
    let (Some(from), Some(to)) = (a.quantity.unit(), b.quantity.unit()) else { return String::new() };
    let (Scale::Number(..), false) = (a.scale, from == to) else { return String::new() };
    let ends: Vec<String> = match (a.low, a.high) {
        (Some(low), Some(high)) if low == high => vec![a.scale.show(low)],
        (low, high) => [low, high].into_iter().flatten().map(|end| a.scale.show(end)).collect(),
    };
    format!("{} is {} {}; ", name(a.quantity), ends.join(" to "), to.name())
}

/// What both allow, of two ranges that meet.
fn shared(a: &Scaled<'_>, b: &Scaled<'_>) -> String {
    let low = [a.low, b.low].into_iter().flatten().reduce(f64::max);
    let high = [a.high, b.high].into_iter().flatten().reduce(f64::min);
    match (low, high) {
        (Some(low), Some(high)) if (high - low).abs() <= 1e-9 * high.abs() => a.scale.show_unit(low),
        (Some(low), Some(high)) => format!("{} to {}", a.scale.show(low), a.scale.show_unit(high)),
        (Some(low), None) => format!("{} and more", a.scale.show(low)),
        (None, Some(high)) => format!("{} and less", a.scale.show(high)),
        (None, None) => "anything".to_owned(),
    }
}

/// How far a quantity reaches, and why.
fn stretch(side: &Scaled<'_>) -> String {
    let show = |end: f64| side.scale.show(end);
    let with_unit = |end: f64| side.scale.show_unit(end);
    let named = name(side.quantity);
    let (from, to) = side.reach;
    if side.quantity.hedged {
        let tolerance = &side.tolerance;
        return match (from, to) {
            (Some(from), Some(to)) => {
                format!("{named} reaches from {} to {} ({tolerance} either way)", show(from), with_unit(to))
            }
            (Some(from), None) => format!("{named} reaches down to {} ({tolerance})", with_unit(from)),
            (None, Some(to)) => format!("{named} reaches up to {} ({tolerance})", with_unit(to)),
            (None, None) => named,
        };
    }
    match (round_place(side), from, to) {
        (Some(power), Some(from), Some(to)) => {
            format!("{named} is rounded to {}, so it covers {} to {}", place(power), show(from), with_unit(to))
        }
        _ => named,
    }
}

/// The place that a round number is rounded to, where it reaches beyond itself.
fn round_place(side: &Scaled<'_>) -> Option<i32> {
    let point = side.quantity.point().filter(|_| !side.quantity.hedged && side.reach != (side.low, side.high))?;
    Some(point.number.last_place())
}

/// How far two round numbers reach towards one another.
fn rounded(a: &Scaled<'_>, b: &Scaled<'_>) -> String {
    let towards = |side: &Scaled<'_>, other: &Scaled<'_>| {
        let (written, reach) = if below(side, other) { (side.high, side.reach.1) } else { (side.low, side.reach.0) };
        reach.filter(|_| reach != written)
    };
    match (towards(a, b), towards(b, a)) {
        (Some(x), Some(y)) => {
            format!("; as round numbers they reach {} and {} at most", a.scale.show(x), b.scale.show(y))
        }
        (Some(x), None) => format!("; as a round number the first reaches {} at most", a.scale.show(x)),
        (None, Some(y)) => format!("; as a round number the second reaches {} at most", b.scale.show(y)),
        (None, None) => String::new(),
    }
}

/// What a number is rounded to, by the power of ten of its last digit.
fn place(power: i32) -> String {
    let unit = match power {
        1 => "tens",
        2 => "hundreds",
        3 => "thousands",
        4 => "ten thousands",
        5 => "hundred thousands",
        6 => "millions",
        7 => "ten millions",
        8 => "hundred millions",
        9 => "billions",
        _ => return format!("its digit for 10^{power}"),
    };
    unit.to_owned()
}

/// A gap as a part of the larger number, in brackets: ` (a quarter of the larger)`.
fn share_of(gap: f64, larger: f64) -> String {
    let share = gap / larger;
    if !share.is_finite() || share > 0.995 {
        return String::new();
    }
    let named = [
        (0.1, "a tenth"),
        (0.2, "a fifth"),
        (0.25, "a quarter"),
        (1.0 / 3.0, "a third"),
        (0.5, "half"),
        (2.0 / 3.0, "two thirds"),
        (0.75, "three quarters"),
    ];
    let words = named.iter().find(|(size, _)| (share - size).abs() < 0.005).map(|(_, words)| (*words).to_owned());
    let words = words.unwrap_or_else(|| match share * 100.0 {
        percent if percent < 1.0 => "less than 1%".to_owned(),
        percent => format!("{percent:.0}%"),
    });
    format!(" ({words} of the larger)")
}
