//! Takes a number and the way it is written, gives the value of one end of a quantity and how exact it is.

use std::fmt;

use super::super::number::Number;

/// One end of a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    pub(super) number: Number,
    pub(super) form: Form,
}

/// How a number is written: as itself, or as a share of something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    /// A count or a measure.
    Plain,
    /// A share as its quotient, `0.7`.
    Quotient,
    /// `70%`.
    Percent,
    /// `13 of 15`.
    Of(Number),
    /// `1 in 40`.
    In(Number),
    /// `31 per 1,000`.
    Per(Number),
    /// `1/3`, `⅓`, `two-thirds`.
    Fraction(Number),
}

/// Fractions with a sign of their own.
pub(super) const VULGAR: &[(char, i64, i64)] = &[
    ('½', 1, 2),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅕', 1, 5),
    ('⅖', 2, 5),
    ('⅗', 3, 5),
    ('⅘', 4, 5),
    ('⅙', 1, 6),
    ('⅚', 5, 6),
    ('⅐', 1, 7),
    ('⅛', 1, 8),
    ('⅜', 3, 8),
    ('⅝', 5, 8),
    ('⅞', 7, 8),
    ('⅑', 1, 9),
    ('⅒', 1, 10),
];

impl Amount {
    /// The number itself, a share as its quotient (13 of 15 is 0.866667).
    pub(super) fn value(self) -> f64 {
        match self.form {
            Form::Plain | Form::Quotient => self.number.value(),
            Form::Percent => self.number.value() / 100.0,
            Form::Of(whole) | Form::In(whole) | Form::Per(whole) | Form::Fraction(whole) => {
                self.number.value() / whole.value()
            }
        }
    }

    /// True where a multiplier behind the upper end of its range belongs to it too: the 5 of `5..10 million`.
    pub(super) fn is_small(self) -> bool {
        !self.number.is_zero() && self.number.value().abs() < 1000.0
    }

    /// The size of the last place that is written, at most one: 0.01 for `33%`; 0 for a fraction, which is exact.
    pub(super) fn resolution(self) -> f64 {
        let place = 10_f64.powi(self.number.last_place().min(0));
        match self.form {
            Form::Plain | Form::Quotient => place,
            Form::Percent => place / 100.0,
            Form::Of(_) | Form::In(_) | Form::Per(_) | Form::Fraction(_) => 0.0,
        }
    }

    /// The normal form.
    pub(super) fn key(self) -> String {
        let digits = self.number.digits();
        match self.form {
            Form::Plain => digits,
            Form::Quotient => format!("share {digits}"),
            Form::Percent => format!("{digits}%"),
            Form::Of(whole) => format!("{digits} of {}", whole.digits()),
            Form::In(whole) => format!("{digits} in {}", whole.digits()),
            Form::Per(whole) => format!("{digits} per {}", whole.digits()),
            Form::Fraction(whole) => format!("{digits}/{}", whole.digits()),
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.number;
        match self.form {
            Form::Plain | Form::Quotient => number.fmt(f),
            Form::Percent => write!(f, "{number}%"),
            Form::Of(whole) => write!(f, "{number} of {whole}"),
            Form::In(whole) => write!(f, "{number} in {whole}"),
            Form::Per(whole) => write!(f, "{number} per {whole}"),
            Form::Fraction(whole) => {
                let sign = VULGAR
                    .iter()
                    .find(|(_, part, of)| Number::whole(*part) == Some(number) && Number::whole(*of) == Some(whole));
                match sign {
                    Some((sign, ..)) => write!(f, "{sign}"),
                    None => write!(f, "{}/{}", number.digits(), whole.digits()),
                }
            }
        }
    }
}
