//! Takes a number, range, count or share as a person wrote it, gives what it allows; prints and compares it.
//!
//! A quantity has two ends, either of which may be open, and perhaps a hedge. A share (`70%`, `13 of 15`, `⅓`) keeps
//! the way it is written, for its digits decide when it is the same as another. A range is never its mean.

mod amount;
mod compare;
mod cursor;
mod lex;
mod magnitude;
mod mistaken;
mod parse;
mod reason;
mod settle;
mod share;
mod words;

use std::fmt;

use self::amount::{Amount, Form};
use super::unit::Unit;
use super::{Comparison, Reading, Terms, Text, Tolerance, ValueError};
use crate::finding::Extent;

/// A number, a range, a share or a count, with its unit and hedge.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// The lower end; `None` is open.
    low: Option<Amount>,
    /// The upper end; `None` is open. Never both are, and the low end is never above the high one.
    high: Option<Amount>,
    /// Written with `~` or a word for it.
    hedged: bool,
    /// The unit in the text, else the one it was read with. A share has one only where the text names it.
    unit: Option<Unit>,
    /// True where the text names the unit.
    said: bool,
    /// True where it is meant to the last digit, noughts and all.
    exact: bool,
}

/// The share that a hedge reaches either way where no rule says otherwise (README, "Rule files").
const TOLERANCE: Tolerance = Tolerance::Share(0.1);

/// How exactly one is meant makes no other number of it.
impl PartialEq for Quantity {
    fn eq(&self, other: &Self) -> bool {
        let own = (self.low, self.high, self.hedged, self.said);
        own == (other.low, other.high, other.hedged, other.said) && self.unit == other.unit
    }
}

impl Quantity {
    /// Reads a quantity; README, "Claim files", has the ways to write one.
    ///
    /// ```
    /// use counterclaim::value::{Quantity, Reading, Text};
    ///
    /// let deaths = Quantity::parse(Text::One("5..10 million"), &Reading::default())?;
    /// assert_eq!(deaths.to_string(), "5 million..10 million");
    /// assert_eq!(deaths.bounds(), (Some(5_000_000.0), Some(10_000_000.0)));
    ///
    /// let error = Quantity::parse(Text::One("6 milion"), &Reading::default()).unwrap_err();
    /// assert_eq!((error.span, error.help.as_deref()), (2..8, Some("did you mean `million`?")));
    /// # Ok::<(), counterclaim::value::ValueError>(())
    /// ```
    ///
    /// # Errors
    /// Where the text is no quantity: the place in the text, what is wrong, and what to write instead.
    pub fn parse(text: Text<'_>, reading: &Reading<'_>) -> Result<Self, ValueError> {
        parse::parse(text, reading)
    }

    /// How this quantity and another fit. Symmetric in the fit; the reason names this one first.
    #[must_use]
    pub fn compare(&self, other: &Self, terms: &Terms<'_>) -> Comparison {
        compare::compare(self, other, terms)
    }

    /// True where all that this one allows, its hedge included, lies in the other's written bounds.
    #[must_use]
    pub fn lies_within(&self, other: &Self, terms: &Terms<'_>) -> bool {
        compare::lies_within(self, other, terms)
    }

    /// The normal form: equal keys are equal quantities in one unit and one notation.
    #[must_use]
    pub fn key(&self) -> String {
        let hedge = if self.hedged { "~" } else { "" };
        let unit = self.unit.as_ref().map_or(String::new(), |unit| format!(" {}", unit.key()));
        let ends = match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => low.key(),
            (low, high) => {
                let end = |amount: Option<Amount>| amount.map(Amount::key).unwrap_or_default();
                format!("{}..{}", end(low), end(high))
            }
        };
        format!("{hedge}{ends}{unit}")
    }

    /// The same meant to the last digit: a round number is then no rounded one.
    #[must_use]
    pub fn exactly(self) -> Self {
        Self { exact: true, ..self }
    }

    /// True where it is written with `~` or a word for it.
    #[must_use]
    pub const fn is_hedged(&self) -> bool {
        self.hedged
    }

    /// True for a percentage, a fraction, so many of so many.
    #[must_use]
    pub fn is_share(&self) -> bool {
        self.low.or(self.high).is_some_and(|amount| amount.form != Form::Plain)
    }

    /// The unit: the one in its text, else the one it was read with.
    #[must_use]
    pub const fn unit(&self) -> Option<&Unit> {
        self.unit.as_ref()
    }

    /// The written ends in its own unit, `None` where open; shares as quotients (70% is 0.7).
    #[must_use]
    pub fn bounds(&self) -> (Option<f64>, Option<f64>) {
        (self.low.map(Amount::value), self.high.map(Amount::value))
    }

    /// The numbers of a share as they are written, `13` and `15` of `13 of 15`; none where it is no such share.
    #[must_use]
    pub fn stated(&self) -> Vec<f64> {
        let numbers = |amount: Amount| match amount.form {
            Form::Of(whole) | Form::In(whole) | Form::Per(whole) => vec![amount.number.value(), whole.value()],
            Form::Plain | Form::Quotient | Form::Percent | Form::Fraction(_) => Vec::new(),
        };
        self.point().map(numbers).unwrap_or_default()
    }

    /// The ends with all that a hedge or rounding adds, in its own unit.
    #[must_use]
    pub fn reach(&self, terms: &Terms<'_>) -> (Option<f64>, Option<f64>) {
        self.reached(terms, true)
    }

    /// What it spans, in its own unit; shares as quotients.
    #[must_use]
    pub fn extent(&self, terms: &Terms<'_>) -> Extent {
        let (low, high) = self.bounds();
        Extent { low, high, reach: self.reach(terms), days: false }
    }

    /// What it spans in another unit, for an axis that several quantities share; `None` where units do not convert.
    #[must_use]
    pub fn extent_in(&self, unit: &Unit, terms: &Terms<'_>) -> Option<Extent> {
        let factor = self.unit.as_ref().map_or(Some(1.0), |own| own.in_terms_of(unit))?;
        let scaled = |end: Option<f64>| end.map(|value| value * factor);
        let extent = self.extent(terms);
        let reach = (scaled(extent.reach.0), scaled(extent.reach.1));
        Some(Extent { low: scaled(extent.low), high: scaled(extent.high), reach, days: false })
    }

    /// The one number it is, where it is no range.
    fn point(&self) -> Option<Amount> {
        self.low.filter(|_| self.low == self.high)
    }

    /// The ends as far as a hedge reaches, and with `rounding` as far as a round number does.
    fn reached(&self, terms: &Terms<'_>, rounding: bool) -> (Option<f64>, Option<f64>) {
        let slack = |amount: Amount| {
            if self.hedged {
                tolerance(amount, terms)
            } else if rounding {
                self.rounding(terms).unwrap_or(0.0)
            } else {
                0.0
            }
        };
        (self.low.map(|end| end.value() - slack(end)), self.high.map(|end| end.value() + slack(end)))
    }

    /// How far a firm round number reaches either way: half a unit of its last non-zero digit, at most the tolerance.
    /// `None` where it is not one: a range, a share, below 100, or without zeros at its end.
    fn rounding(&self, terms: &Terms<'_>) -> Option<f64> {
        let point = self.point().filter(|point| point.form == Form::Plain && !self.hedged && !self.exact)?;
        let place = point.number.last_place();
        if place < 1 || point.value().abs() < 100.0 {
            return None;
        }
        Some((10_f64.powi(place) / 2.0).min(tolerance(point, terms)))
    }
}

/// How far a hedge reaches from an end, in the quantity's own unit; percentages count in points.
fn tolerance(amount: Amount, terms: &Terms<'_>) -> f64 {
    let value = amount.value().abs();
    let reach = match terms.tolerance.unwrap_or(TOLERANCE) {
        Tolerance::Share(share) => value * share,
        Tolerance::Amount(points) if amount.form == Form::Percent => points / 100.0,
        Tolerance::Amount(amount) => amount,
        // A duration is for dates; a quantity whose rules give one falls back on the usual share.
        Tolerance::Duration { .. } => value * 0.1,
    };
    // Rules may not say so, but a reach is never negative and always a number.
    if reach.is_finite() { reach.max(0.0) } else { 0.0 }
}

/// As a person would write it: `~6 million`, `5 million..10 million`, `at least 350,000`, `13 of 15`, `2.5 years`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hedge = if self.hedged { "~" } else { "" };
        // Counted nouns that only the rules name are left out: "60,000" says it. Measures are always named.
        let unit = self.unit.as_ref().filter(|unit| self.said || unit.measure().is_some()).map_or("", Unit::name);
        let sign = unit.chars().count() == 1 && !unit.chars().all(char::is_alphabetic);
        let (before, after) = if sign { (unit, "") } else { ("", unit) };
        let amount = |amount: Amount| match before.is_empty() {
            false if amount.number.is_negative() => {
                format!("-{before}{}", Amount { number: amount.number.negated(), ..amount })
            }
            _ => format!("{before}{amount}"),
        };
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => write!(f, "{hedge}{}", amount(low))?,
            // `80..1 million` would be read as 80 million: the multiplier of an upper end carries back.
            (Some(low), Some(high)) if low.is_small() && high.number.is_scaled() => {
                write!(f, "{hedge}{}..{before}{}", amount(low), high.number.in_full())?;
            }
            (Some(low), Some(high)) => write!(f, "{hedge}{}..{}", amount(low), amount(high))?,
            (Some(low), None) => write!(f, "at least {hedge}{}", amount(low))?,
            (None, Some(high)) => write!(f, "at most {hedge}{}", amount(high))?,
            (None, None) => {}
        }
        let last = self.high.or(self.low).map(|amount| amount.form);
        match last {
            Some(Form::Quotient) if self.said => write!(f, " share"),
            _ if after.is_empty() => Ok(()),
            Some(Form::Percent | Form::Fraction(_) | Form::Quotient) => write!(f, " of {after}"),
            _ => write!(f, " {after}"),
        }
    }
}

#[cfg(test)]
mod tests;
