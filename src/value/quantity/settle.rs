//! Takes the ends of a quantity as they were read, settles unit and form, and checks that the ends belong together.

use std::ops::Range;

use super::super::number::Number;
use super::super::unit::Unit;
use super::super::{Reading, ValueError};
use super::Quantity;
use super::amount::{Amount, Form};
use super::cursor::Cursor;

/// One end as it was read.
pub(super) struct End {
    pub(super) amount: Amount,
    pub(super) hedged: bool,
    pub(super) scaled: bool,
    pub(super) carry: Option<(Number, i32)>,
    pub(super) unit: Option<String>,
    pub(super) span: Range<usize>,
}

/// Carries a multiplier, a percent sign or a whole from the upper end back to a bare lower one: `5..10 million`.
pub(super) fn carried(mut low: End, high: End) -> (End, End) {
    if low.amount.form != Form::Plain || low.scaled {
        return (low, high);
    }
    match (high.amount.form, high.carry) {
        // From a thousand on the first number is written in full: `900,000..1.2 million`.
        (Form::Plain, Some((_, power))) if low.amount.is_small() => {
            if let Some(number) = low.amount.number.shifted(power) {
                low.amount.number = number;
            }
        }
        (form @ (Form::Percent | Form::Of(_) | Form::In(_) | Form::Per(_)), _) => low.amount.form = form,
        _ => {}
    }
    (low, high)
}

/// Settles the unit, checks that the ends belong together, and makes the quantity.
pub(super) fn finish(
    cursor: &Cursor<'_>,
    reading: &Reading<'_>,
    ends: [Option<End>; 2],
    late: Option<String>,
    hedged: bool,
    single: bool,
) -> Result<Quantity, ValueError> {
    let whole = || cursor.text.len() - cursor.text.trim_start().len()..cursor.text.trim_end().len();
    let mut names: Vec<String> = ends.iter().flatten().filter_map(|end| end.unit.clone()).chain(late).collect();
    if let [first, .., last] = names.as_slice()
        && Unit::named(first) != Unit::named(last)
    {
        let message = format!("the two ends have two units, `{first}` and `{last}`");
        return Err(Cursor::error(whole(), message, Some("write both ends in one unit".to_owned())));
    }
    let said = names.pop();
    let name = said.as_deref().or(reading.unit).map(str::trim).filter(|name| !name.is_empty());
    let mut unit = name.map(Unit::named);
    let mut amounts = [None, None];
    for (slot, end) in amounts.iter_mut().zip(&ends) {
        *slot = end.as_ref().map(|end| settled(end, name, unit.as_ref())).transpose()?;
    }
    let [low, mut high] = amounts;
    if single {
        high = low;
    }
    if let (Some(low), Some(high)) = (low, high) {
        if (low.form == Form::Plain) != (high.form == Form::Plain) {
            let message = "one end is a share and the other is not";
            return Err(Cursor::error(whole(), message, Some("write both ends alike: `60%..70%`".to_owned())));
        }
        if low.value() > high.value() {
            let message = format!("the range runs backwards: {low} is more than {high}");
            // `1 million..2` was meant as two millions more often than as the other way round.
            let help = format!("write `{high}..{low}`, or both numbers in full");
            return Err(Cursor::error(whole(), message, Some(help)));
        }
    }
    let share = low.or(high).is_some_and(|amount| amount.form != Form::Plain);
    let names_share = name.is_some_and(|name| Unit::names_share(name) || Unit::names_percent(name));
    // The property's unit is that of its counts; a share has one only where its own text says of what.
    if names_share || (share && said.is_none()) {
        unit = None;
    }
    // `0.7 share`: a word for shares is part of the number, and is printed again.
    let quotient = low.or(high).is_some_and(|amount| amount.form == Form::Quotient);
    Ok(Quantity { low, high, hedged, said: said.is_some() && (unit.is_some() || quotient), unit, exact: false })
}

/// An end under its unit: a bare number may be a share or a percentage, a fraction of a measure is a number.
fn settled(end: &End, name: Option<&str>, unit: Option<&Unit>) -> Result<Amount, ValueError> {
    let Amount { number, form } = end.amount;
    match form {
        Form::Plain if name.is_some_and(Unit::names_share) => Ok(Amount { number, form: Form::Quotient }),
        Form::Plain if name.is_some_and(Unit::names_percent) => Ok(Amount { number, form: Form::Percent }),
        Form::Fraction(whole) if unit.is_some_and(|unit| unit.measure().is_some()) => {
            let exact = number.over(whole).map(|number| Amount { number, form: Form::Plain });
            exact.ok_or_else(|| {
                let message = format!("{} has no end as a decimal", end.amount);
                Cursor::error(end.span.clone(), message, Some("write it in a smaller unit".to_owned()))
            })
        }
        _ => Ok(end.amount),
    }
}
