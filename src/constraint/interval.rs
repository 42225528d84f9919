//! Takes ranges of numbers, gives the ranges of their sums, products and quotients; an end without limit is infinite.
//!
//! Interval arithmetic after R. E. Moore, *Interval Analysis* (1966). Days are whole numbers and exact; elsewhere a gap
//! smaller than a billionth of the numbers around it is no gap, so that no verdict rests on how decimals are rounded.

/// All numbers from `low` to `high`, both included. Never not-a-number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end; minus infinity is open.
    pub low: f64,
    /// The upper end; infinity is open.
    pub high: f64,
}

/// A gap smaller than this share of the numbers around it is no gap.
const GRAIN: f64 = 1e-9;

impl Interval {
    /// Every number.
    pub const ALL: Self = Self { low: f64::NEG_INFINITY, high: f64::INFINITY };
    /// Nothing below zero.
    pub const COUNTS: Self = Self { low: 0.0, high: f64::INFINITY };

    /// One number.
    #[must_use]
    pub const fn point(value: f64) -> Self {
        Self { low: value, high: value }
    }

    /// From the one to the other; `None` and not-a-number are open.
    #[must_use]
    pub fn new(low: Option<f64>, high: Option<f64>) -> Self {
        let known = |end: Option<f64>| end.filter(|end| !end.is_nan());
        Self { low: known(low).unwrap_or(f64::NEG_INFINITY), high: known(high).unwrap_or(f64::INFINITY) }
    }

    /// True where nothing lies in it: its ends are the wrong way round by more than a grain.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        exceeds(self.low, self.high)
    }

    /// True where it is one number.
    #[must_use]
    pub fn is_point(&self) -> bool {
        self.low == self.high
    }

    /// True where either end is known.
    #[must_use]
    pub fn says_anything(&self) -> bool {
        self.low > f64::NEG_INFINITY || self.high < f64::INFINITY
    }

    /// What lies in both; may be empty.
    #[must_use]
    pub fn meet(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), high: self.high.min(other.high) }
    }

    /// The range of the sums.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        // Infinity less infinity says nothing of that end.
        let low = self.low + other.low;
        let high = self.high + other.high;
        Self::new(Some(low), Some(high))
    }

    /// The range of the differences.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.plus(Self { low: -other.high, high: -other.low })
    }

    /// The range of a multiple.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        self.times(Self::point(factor))
    }

    /// The range of the products.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        // Nothing times anything is nothing, however large the other may be.
        let product = |a: f64, b: f64| if a == 0.0 || b == 0.0 { 0.0 } else { a * b };
        let ends = [
            product(self.low, other.low),
            product(self.low, other.high),
            product(self.high, other.low),
            product(self.high, other.high),
        ];
        hull(ends)
    }

    /// The range of the quotients; everything where the divisor may be zero.
    #[must_use]
    pub fn over(self, other: Self) -> Self {
        if other.low <= 0.0 && other.high >= 0.0 {
            return Self::ALL;
        }
        let inverse = hull([1.0 / other.low, 1.0 / other.high, 1.0 / other.low, 1.0 / other.high]);
        self.times(inverse)
    }

    /// The same, wider by a share of its ends and an amount either way.
    #[must_use]
    pub fn widened(self, share: f64, amount: f64) -> Self {
        let slack = |end: f64| if end.is_finite() { end.abs() * share + amount } else { 0.0 };
        Self { low: self.low - slack(self.low), high: self.high + slack(self.high) }
    }

    /// True where the other lies in it.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.low <= other.low && other.high <= self.high
    }
}

/// True where one number is larger than another by more than a grain.
#[must_use]
pub fn exceeds(larger: f64, smaller: f64) -> bool {
    let size = larger.abs().max(smaller.abs());
    larger > smaller && (size.is_infinite() || larger - smaller > size * GRAIN)
}

fn hull(ends: [f64; 4]) -> Interval {
    let known = ends.iter().all(|end| !end.is_nan());
    if !known {
        return Interval::ALL;
    }
    let low = ends.iter().copied().fold(f64::INFINITY, f64::min);
    let high = ends.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    Interval { low, high }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Interval, exceeds};

    fn range(low: f64, high: f64) -> Interval {
        Interval { low, high }
    }

    #[test]
    fn open_ends_and_zero_say_what_can_be_said() {
        let up = Interval::COUNTS;
        assert_eq!(up.plus(range(1.0, 2.0)), range(1.0, f64::INFINITY));
        assert_eq!(up.minus(up), Interval::ALL);
        assert_eq!(up.times(Interval::point(0.0)), Interval::point(0.0));
        assert_eq!(range(1.0, 2.0).over(range(-1.0, 1.0)), Interval::ALL);
        assert_eq!(range(1.0, 2.0).over(range(0.0, 1.0)), Interval::ALL);
        assert_eq!(range(6.0, 8.0).over(range(2.0, f64::INFINITY)), range(0.0, 4.0));
        assert_eq!(Interval::point(f64::MAX).plus(Interval::point(f64::MAX)).high, f64::INFINITY);
    }

    #[test]
    fn rounding_is_no_gap() {
        assert!(!exceeds(0.1 + 0.2, 0.3));
        assert!(exceeds(0.300_001, 0.3));
        assert!(exceeds(f64::INFINITY, 1.0) && exceeds(1.0, f64::NEG_INFINITY) && !exceeds(1.0, f64::INFINITY));
        assert!(!range(0.3, 0.1 + 0.2 - 1e-17).is_empty());
    }

    proptest! {
        #[test]
        fn results_hold_what_single_numbers_give(a in -50_i32..50, b in 0_i32..20, c in -50_i32..50, d in 0_i32..20, x in 0.0..1.0_f64, y in 0.0..1.0_f64) {
            let (p, q) = (range(f64::from(a), f64::from(a + b)), range(f64::from(c), f64::from(c + d)));
            let (u, v) = (p.low + x * (p.high - p.low), q.low + y * (q.high - q.low));
            let within = |range: Interval, value: f64| !exceeds(range.low, value) && !exceeds(value, range.high);
            prop_assert!(within(p.plus(q), u + v));
            prop_assert!(within(p.minus(q), u - v));
            prop_assert!(within(p.times(q), u * v));
            if v != 0.0 {
                prop_assert!(within(p.over(q), u / v));
            }
        }

        #[test]
        fn no_ends_make_a_number_that_is_none(ends in proptest::array::uniform4(any::<f64>())) {
            let make = |a: f64, b: f64| {
                let range = Interval::new(Some(a), Some(b));
                Interval { low: range.low.min(range.high), high: range.low.max(range.high) }
            };
            let (p, q) = (make(ends[0], ends[1]), make(ends[2], ends[3]));
            for range in [p.plus(q), p.minus(q), p.times(q), p.over(q)] {
                prop_assert!(!range.low.is_nan() && !range.high.is_nan());
            }
        }
    }
}
