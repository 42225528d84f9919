//! How far `~` reaches, as it is written: `10%`, `1 year`, `6 months`, `10 days`, or a plain amount.

use crate::value::{Kind, Tolerance};

/// Reads a tolerance for values of a kind; what is wrong and what to write where it cannot be read.
pub(super) fn parse(text: &str, kind: Kind) -> Result<Tolerance, &'static str> {
    let text = text.trim();
    match kind {
        Kind::Date | Kind::Period => {
            duration(text).ok_or("for dates, write a duration such as `1 year`, `6 months` or `10 days`")
        }
        Kind::Quantity => {
            amount(text).ok_or("for quantities, write a share such as `10%`, or a plain amount in the property's unit")
        }
        _ => Err("leave it out: only quantities and dates are hedged with `~`"),
    }
}

fn amount(text: &str) -> Option<Tolerance> {
    let number = |text: &str| text.trim().replace(',', "").parse::<f64>().ok().filter(|n| n.is_finite() && *n >= 0.0);
    match text.strip_suffix('%') {
        Some(percent) => number(percent).map(|percent| Tolerance::Share(percent / 100.0)),
        None => number(text).map(Tolerance::Amount),
    }
}

fn duration(text: &str) -> Option<Tolerance> {
    let (number, unit) = text.split_once(char::is_whitespace)?;
    let number: u32 = number.parse().ok()?;
    let (months, days) = match unit.trim() {
        "year" | "years" => (number.checked_mul(12)?, 0),
        "month" | "months" => (number, 0),
        "week" | "weeks" => (0, number.checked_mul(7)?),
        "day" | "days" => (0, number),
        _ => return None,
    };
    Some(Tolerance::Duration { months, days })
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::value::{Kind, Tolerance};

    #[test]
    fn tolerances_are_shares_amounts_or_durations() {
        let table = [
            ("10%", Kind::Quantity, Some(Tolerance::Share(0.1))),
            ("1,500", Kind::Quantity, Some(Tolerance::Amount(1500.0))),
            ("-1", Kind::Quantity, None),
            ("NaN", Kind::Quantity, None),
            ("1 year", Kind::Quantity, None),
            ("1 year", Kind::Date, Some(Tolerance::Duration { months: 12, days: 0 })),
            ("2 weeks", Kind::Period, Some(Tolerance::Duration { months: 0, days: 14 })),
            ("10%", Kind::Date, None),
            ("9999999999 years", Kind::Date, None),
            ("10%", Kind::Label, None),
        ];
        for (text, kind, expected) in table {
            assert_eq!(parse(text, kind).ok(), expected, "{text} for {kind:?}");
        }
    }
}
