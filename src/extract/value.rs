//! Takes a mention, gives its value as a person writes it in a claim: `~6 million`, `at least 350,000`, `13 of 15`.

use crate::mention::{Hedge, Kind, Mention};
use crate::value::{self, Reading, Text, Value};

/// The value of a number, a share or a ratio; `None` where claims have no way to write it.
pub(crate) fn quantity(mention: &Mention, text: &str) -> Option<String> {
    let written = match mention.kind {
        Kind::Quantity => bounds(mention, number),
        Kind::Percent => bounds(mention, |n| format!("{}%", number(n))),
        Kind::Fraction | Kind::Ratio => ratio(mention, text),
        Kind::Date | Kind::Period | Kind::Ordinal => None,
    }?;
    reads_back(&written, mention).then_some(written)
}

/// Bounds and hedge around numbers that are written by `write`.
fn bounds(mention: &Mention, write: impl Fn(f64) -> String) -> Option<String> {
    let loose = matches!(mention.hedge, Some(Hedge::About | Hedge::Nearly | Hedge::Estimated)) || mention.uncertain;
    let hedge = if loose { "~" } else { "" };
    Some(match (mention.low, mention.high) {
        (Some(low), Some(high)) if low == high => format!("{hedge}{}", write(low)),
        (Some(low), Some(high)) => format!("{hedge}{}..{}", write(low), write(high)),
        (Some(low), None) => format!("at least {}", write(low)),
        (None, Some(high)) => format!("at most {}", write(high)),
        (None, None) => return None,
    })
}

/// A ratio as it stands, in figures.
fn ratio(mention: &Mention, text: &str) -> Option<String> {
    let (low, high) = (mention.low?, mention.high?);
    let loose = matches!(mention.hedge, Some(Hedge::About | Hedge::Nearly | Hedge::Estimated));
    let hedge = if loose { "~" } else { "" };
    if (low - high).abs() > f64::EPSILON {
        return None;
    }
    let figures: Vec<&str> =
        text.split_whitespace().filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).collect();
    if let [part, whole] = figures.as_slice() {
        let link = if text.contains(" in ") { "in" } else { "of" };
        return Some(format!("{hedge}{part} {link} {whole}"));
    }
    [2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 9.0, 10.0, 20.0, 25.0, 40.0, 50.0, 100.0].into_iter().find_map(|under| {
        let over = (low * under).round();
        (low < 1.0 && over >= 1.0 && (low * under - over).abs() < 1e-9).then(|| format!("{hedge}{over}/{under}"))
    })
}

/// A number as it is written in a claim: `3.3 million`, `36,380`, `1.2`.
pub(crate) fn number(n: f64) -> String {
    for (unit, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        let scaled = n / unit;
        if n >= unit && ((scaled * 100.0).round() - scaled * 100.0).abs() < 1e-9 {
            return format!("{scaled} {name}");
        }
    }
    grouped(n)
}

fn grouped(n: f64) -> String {
    let text = format!("{n}");
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) && digit.is_ascii_digit() {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

/// True where the written value says the bounds of the mention.
fn reads_back(written: &str, mention: &Mention) -> bool {
    let Ok(Value::Quantity(value)) = Value::parse(value::Kind::Quantity, Text::One(written), &Reading::default())
    else {
        return false;
    };
    let scale = if mention.kind == Kind::Percent { 100.0 } else { 1.0 };
    let same = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => (a * scale - b).abs() <= 1e-6 * b.abs().max(1e-6),
        (None, None) => true,
        _ => false,
    };
    let (low, high) = value.bounds();
    same(low, mention.low) && same(high, mention.high)
}
