//! Takes years, months and days, gives day numbers (days since 1970-01-01, proleptic Gregorian) and back; exists so
//! that dates of two calendars and of any precision lie on one axis.
//!
//! After H. Hinnant, *chrono-compatible low-level date algorithms* (days_from_civil, civil_from_days). Years are
//! astronomical: 0 is 1 BC.

use edtf_calendars::{Converted, JulianDate, convert, gregorian_to_julian, julian_to_gregorian};
use edtf_core::BoundDate;

/// Years further away than this are not counted in days.
const FARTHEST: i64 = 1_000_000_000_000;

/// The day number of a Gregorian day; `None` where the year is too far away.
pub(super) fn number(date: BoundDate) -> Option<i64> {
    if date.year.abs() > FARTHEST {
        return None;
    }
    let (month, day) = (i64::from(date.month), i64::from(date.day));
    let year = date.year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    let day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

/// The Gregorian day of a day number.
pub(super) fn civil(number: i64) -> BoundDate {
    // Day numbers come from `number` and a reach, so that this neither overflows nor leaves the range.
    let shifted = number.saturating_add(719_468);
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    BoundDate { year, month: u8::try_from(month).unwrap_or(1), day: u8::try_from(day).unwrap_or(1) }
}

/// The Gregorian day of a Julian one; `None` where there is no such day.
pub(super) fn from_julian(date: BoundDate) -> Option<BoundDate> {
    julian_to_gregorian(JulianDate { year: date.year, month: date.month, day: date.day }).ok()
}

/// The Julian day of a Gregorian one.
pub(super) fn to_julian(date: BoundDate) -> Option<BoundDate> {
    let julian = gregorian_to_julian(date).ok()?;
    Some(BoundDate { year: julian.year, month: julian.month, day: julian.day })
}

/// The first and last Gregorian day of a Julian month.
pub(super) fn julian_month(year: i64, month: u8) -> Option<(BoundDate, BoundDate)> {
    match convert(year, Some(month), None).ok()? {
        Converted::Span { earliest, latest } => Some((earliest, latest)),
        Converted::Day(day) => Some((day, day)),
    }
}

/// A day number moved by months and days. Months keep the day where the month has it, else take its last.
pub(super) fn moved(number_of: i64, months: i64, days: i64) -> i64 {
    let from = civil(number_of);
    let month = from.year.saturating_mul(12).saturating_add(i64::from(from.month) - 1).saturating_add(months);
    let (year, month) = (month.div_euclid(12), u8::try_from(month.rem_euclid(12) + 1).unwrap_or(1));
    let day = from.day.min(last_day(year, month));
    number(BoundDate { year, month, day }).unwrap_or(number_of).saturating_add(days)
}

/// The last day of a Gregorian month.
pub(super) fn last_day(year: i64, month: u8) -> u8 {
    let leap = year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use edtf_core::BoundDate;
    use proptest::prelude::*;

    use super::{civil, from_julian, moved, number, to_julian};

    fn day(year: i64, month: u8, day: u8) -> BoundDate {
        BoundDate { year, month, day }
    }

    #[test]
    fn days_are_counted_from_1970() {
        let rows = [
            (day(1970, 1, 1), 0),
            (day(1969, 12, 31), -1),
            (day(2000, 3, 1), 11_017),
            (day(1917, 11, 7), -19_048),
            (day(0, 1, 1), -719_528),
            (day(-4, 2, 29), -720_930),
        ];
        for (date, want) in rows {
            assert_eq!(number(date), Some(want), "{date}");
            assert_eq!(civil(want), date);
        }
        assert_eq!(number(day(i64::MAX, 1, 1)), None);
    }

    #[test]
    fn months_keep_the_day_where_they_can() {
        let move_by = |date, months, days| civil(moved(number(date).unwrap(), months, days));
        assert_eq!(move_by(day(1934, 3, 31), -1, 0), day(1934, 2, 28));
        assert_eq!(move_by(day(1934, 1, 1), -12, 0), day(1933, 1, 1));
        assert_eq!(move_by(day(1934, 12, 1), 1, -1), day(1934, 12, 31));
    }

    #[test]
    fn the_calendars_part_as_they_should() {
        assert_eq!(from_julian(day(1917, 10, 25)), Some(day(1917, 11, 7)));
        assert_eq!(from_julian(day(1900, 2, 29)), Some(day(1900, 3, 13)));
        assert_eq!(to_julian(day(1752, 9, 14)), Some(day(1752, 9, 3)));
    }

    proptest! {
        #[test]
        fn day_numbers_read_back(number_of in -100_000_000_i64..100_000_000) {
            prop_assert_eq!(number(civil(number_of)), Some(number_of));
        }
    }
}
