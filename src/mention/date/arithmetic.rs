//! Takes a month or a day and a number of steps and returns the month or day so far on.

use super::point::is_day;

/// The month so many months on.
pub(super) fn months_on(year: i32, month: u8, steps: i32) -> (i32, u8) {
    let months = year * 12 + i32::from(month) - 1 + steps;
    (months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).unwrap_or(1))
}

/// The day so many days on; none for a season.
pub(super) fn days_on(mut year: i32, mut month: u8, day: u8, mut steps: i32) -> Option<(i32, u8, u8)> {
    if month > 12 {
        return None;
    }
    let mut day = day;
    while steps > 0 {
        day += 1;
        if !is_day(Some(year), month, day) {
            day = 1;
            (year, month) = months_on(year, month, 1);
        }
        steps -= 1;
    }
    while steps < 0 {
        day -= 1;
        if day == 0 {
            (year, month) = months_on(year, month, -1);
            day = (28..=31).rev().find(|&day| is_day(Some(year), month, day)).unwrap_or(28);
        }
        steps += 1;
    }
    Some((year, month, day))
}
