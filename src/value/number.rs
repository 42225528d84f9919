//! Takes decimal digits, gives an exact decimal number and prints it; exists so that `1.8 million` is 1,800,000 and
//! not a float near it, and so that the last non-zero digit of a round number is known.

use std::cmp::Ordering;
use std::fmt;

/// Most significant digits a number may have: more than any source counts, and all of them exact as `f64`.
const DIGITS: i32 = 15;
/// The finest decimal place, 10⁻¹².
const FINEST: i32 = -12;
/// Numbers are below 10¹⁸.
const LARGEST: i32 = 18;

/// An exact decimal number: `mantissa × 10^exponent`, the mantissa without zeros at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    mantissa: i64,
    exponent: i32,
}

impl Number {
    /// Nothing.
    pub const ZERO: Self = Self { mantissa: 0, exponent: 0 };
    /// One.
    pub const ONE: Self = Self { mantissa: 1, exponent: 0 };

    /// `mantissa × 10^exponent`; `None` beyond fifteen significant digits, 10¹⁸ or twelve decimals.
    #[must_use]
    pub fn new(mut mantissa: i128, mut exponent: i32) -> Option<Self> {
        if mantissa == 0 {
            return Some(Self::ZERO);
        }
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent = exponent.checked_add(1)?;
        }
        let digits = i32::try_from(mantissa.unsigned_abs().ilog10()).ok()? + 1;
        if digits > DIGITS || exponent < FINEST || digits.checked_add(exponent)? > LARGEST {
            return None;
        }
        Some(Self { mantissa: i64::try_from(mantissa).ok()?, exponent })
    }

    /// A whole number.
    #[must_use]
    pub fn whole(value: i64) -> Option<Self> {
        Self::new(i128::from(value), 0)
    }

    /// Reads digits with at most one decimal point; no sign, no grouping.
    #[must_use]
    pub fn from_digits(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let mut mantissa: i128 = 0;
        let mut exponent = 0;
        for (c, decimal) in whole.chars().map(|c| (c, false)).chain(decimals.chars().map(|c| (c, true))) {
            let digit = i128::from(c.to_digit(10)?);
            mantissa = mantissa.checked_mul(10)?.checked_add(digit)?;
            exponent -= i32::from(decimal);
        }
        Self::new(mantissa, exponent)
    }

    /// Ten to the power, as many times.
    #[must_use]
    pub fn shifted(self, power: i32) -> Option<Self> {
        Self::new(i128::from(self.mantissa), self.exponent.checked_add(power)?)
    }

    /// The product.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        let mantissa = i128::from(self.mantissa).checked_mul(i128::from(other.mantissa))?;
        Self::new(mantissa, self.exponent.checked_add(other.exponent)?)
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        Self::new(self.scaled().checked_add(other.scaled())?, FINEST)
    }

    /// The quotient, where it has an end as a decimal.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        if other.mantissa == 0 {
            return None;
        }
        let dividend = i128::from(self.mantissa).checked_mul(10_i128.pow(15))?;
        let divisor = i128::from(other.mantissa);
        if dividend % divisor != 0 {
            return None;
        }
        Self::new(dividend / divisor, self.exponent.checked_sub(other.exponent)?.checked_sub(15)?)
    }

    /// The number with its other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self { mantissa: -self.mantissa, exponent: self.exponent }
    }

    /// As a float, rounded once.
    #[must_use]
    pub fn value(self) -> f64 {
        // Both operands are exact (below 2⁵³, or a power of ten up to 10²²), so one rounding happens at most.
        let mantissa = self.mantissa as f64;
        if self.exponent >= 0 { mantissa * 10_f64.powi(self.exponent) } else { mantissa / 10_f64.powi(-self.exponent) }
    }

    /// True below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// True for zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The power of ten of its last non-zero digit: 3 for 36,000, 0 for 36,380 + 1, -1 for 2.5.
    #[must_use]
    pub const fn last_place(self) -> i32 {
        self.exponent
    }

    /// How many digits lie between its first and its last that is not zero.
    #[must_use]
    pub fn significant(self) -> u32 {
        self.mantissa.unsigned_abs().checked_ilog10().map_or(1, |log| log + 1)
    }

    /// Its digits with a decimal point where needed, ungrouped: the normal form that keys and slips are made of.
    #[must_use]
    pub fn digits(self) -> String {
        let digits = self.mantissa.unsigned_abs().to_string();
        let sign = if self.is_negative() { "-" } else { "" };
        if self.exponent >= 0 {
            let zeros = usize::try_from(self.exponent).unwrap_or(0);
            return format!("{sign}{digits}{}", "0".repeat(zeros));
        }
        let decimals = usize::try_from(-self.exponent).unwrap_or(0);
        let padded = format!("{digits:0>width$}", width = decimals + 1);
        let (whole, rest) = padded.split_at(padded.len() - decimals);
        format!("{sign}{whole}.{rest}")
    }

    /// Its digits in groups, with no word for a multiplier: `1,800,000`.
    #[must_use]
    pub fn in_full(self) -> String {
        group(&self.digits())
    }

    /// True where it is printed with a word for its multiplier, as `1.8 million` is.
    #[must_use]
    pub fn is_scaled(self) -> bool {
        self.scale().is_some()
    }

    /// The short number and the multiplier behind it, from a million on and with at most two decimals.
    fn scale(self) -> Option<(Self, &'static str)> {
        let large = i32::try_from(self.significant()).unwrap_or(0) + self.exponent;
        let fits = |power: i32| large > power && self.exponent >= power - 2 && !self.is_zero();
        let (power, name) =
            [(12, "trillion"), (9, "billion"), (6, "million")].into_iter().find(|(power, _)| fits(*power))?;
        Some((self.shifted(-power)?, name))
    }

    /// The number in units of 10⁻¹², the finest place: exact, and fits since numbers are below 10¹⁸.
    fn scaled(self) -> i128 {
        let power = u32::try_from(self.exponent - FINEST).unwrap_or(0);
        i128::from(self.mantissa).saturating_mul(10_i128.saturating_pow(power))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.scaled().cmp(&other.scaled())
    }
}

/// As a person would write it: `1.8 million`, `375,000`, `2.5`.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.scale() {
            Some((short, name)) => write!(f, "{} {name}", group(&short.digits())),
            None => f.write_str(&self.in_full()),
        }
    }
}

/// A float as it is shown in a reason: digits grouped by threes, whole numbers in full, else four significant digits.
#[must_use]
pub fn grouped(value: f64) -> String {
    if !value.is_finite() {
        return "without end".to_owned();
    }
    let size = value.abs();
    let decimals: usize = match size {
        s if s >= 1000.0 || (s - s.round()).abs() <= 1e-9 * s => 0,
        s if s >= 100.0 => 1,
        s if s >= 10.0 => 2,
        s if s >= 0.1 => 3,
        s if s >= 0.001 => 5,
        _ => 9,
    };
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    group(if text == "-0" { "0" } else { text })
}

/// Groups the digits before the point by threes.
fn group(digits: &str) -> String {
    let (sign, rest) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, decimals) = rest.split_once('.').map_or((rest, None), |(whole, decimals)| (whole, Some(decimals)));
    let mut text = String::from(sign);
    for (at, c) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(c);
    }
    if let Some(decimals) = decimals {
        text.push('.');
        text.push_str(decimals);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Number, grouped};

    #[test]
    fn prints_as_a_person_would() {
        let rows = [
            (18, 5, "1.8 million", "1800000"),
            (375, 3, "375,000", "375000"),
            (12345, -1, "1,234.5", "1234.5"),
            (5, -3, "0.005", "0.005"),
            (-5, 0, "-5", "-5"),
            (0, 9, "0", "0"),
            (1_234_567, 0, "1,234,567", "1234567"),
            (125, 4, "1.25 million", "1250000"),
            (1255, 3, "1,255,000", "1255000"),
            (-25, 8, "-2.5 billion", "-2500000000"),
            (14, 12, "14 trillion", "14000000000000"),
        ];
        for (mantissa, exponent, spoken, digits) in rows {
            let number = Number::new(mantissa, exponent).unwrap();
            assert_eq!((number.to_string().as_str(), number.digits().as_str()), (spoken, digits));
        }
    }

    #[test]
    fn knows_its_limits() {
        assert_eq!(Number::from_digits("1234567890123456"), None);
        assert_eq!(Number::from_digits("999999999999999").map(|n| n.value()), Some(999_999_999_999_999.0));
        assert_eq!(Number::new(1, 18), None);
        assert_eq!(Number::new(i128::MAX, i32::MAX), None);
        assert_eq!(Number::ONE.over(Number::whole(3).unwrap()), None);
        assert_eq!(Number::ONE.over(Number::whole(8).unwrap()), Number::new(125, -3));
        assert_eq!(Number::ONE.over(Number::ZERO), None);
    }

    #[test]
    fn shows_floats() {
        let rows = [
            (5_400_000.000_000_001, "5,400,000"),
            (241.4016, "241.4"),
            (0.866_667, "0.867"),
            (-0.0, "0"),
            (2.5, "2.5"),
        ];
        for (value, text) in rows {
            assert_eq!(grouped(value), text);
        }
    }

    proptest! {
        #[test]
        fn digits_read_back(mantissa in -999_999_999_999_i128..999_999_999_999, exponent in -6..5) {
            let number = Number::new(mantissa, exponent).unwrap();
            let digits = number.digits();
            let again = Number::from_digits(digits.trim_start_matches('-')).unwrap();
            prop_assert_eq!(number, if number.is_negative() { again.negated() } else { again });
        }

        #[test]
        fn order_is_that_of_the_values(a in -9999_i128..9999, b in -9999_i128..9999, x in -4..6, y in -4..6) {
            let (a, b) = (Number::new(a, x).unwrap(), Number::new(b, y).unwrap());
            prop_assert_eq!(a < b, a.value() < b.value());
        }
    }
}
