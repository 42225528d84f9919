//! Takes what was read of one point of time (a day, a month, a season, a year, a decade, a century)
//! and writes it as EDTF.

use crate::mention::Calendar;
use crate::mention::hedge::Hedge;

/// The year of a point, as precisely as it was said. Negative is before Christ, as named.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Year {
    #[default]
    Unsaid,
    Exact(i32),
    /// Tens of years: 193 is the 1930s.
    Decade(i32),
    /// Hundreds of years: 18 is the nineteenth century.
    Century(i32),
}

/// The first quarter and the first half of a year, as EDTF numbers them in the place of the month. They are written as
/// their months: to a reader `1932-33` is two years.
pub(crate) const QUARTERS: u8 = 33;
pub(crate) const HALVES: u8 = 40;

/// The first and the last month of a quarter or a half.
fn months(part: u8) -> Option<(u8, u8)> {
    match part {
        HALVES.. => Some(((part - HALVES) * 6 + 1, (part - HALVES) * 6 + 6)),
        QUARTERS.. => Some(((part - QUARTERS) * 3 + 1, (part - QUARTERS) * 3 + 3)),
        _ => None,
    }
}

/// The month in which a part of a year begins: seasons as in the north, winter at the year's end.
pub(crate) fn opening_month(part: u8) -> u8 {
    match part {
        21..=24 => (part - 20) * 3,
        _ => months(part).map_or(part, |(first, _)| first),
    }
}

/// One point of time with the tokens it covers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Point {
    pub first: usize,
    pub next: usize,
    pub year: Year,
    /// 1 to 12, a season from 21 (spring) to 24, a quarter from 33 or a half from 40.
    pub month: Option<u8>,
    pub day: Option<u8>,
    /// The last day of `1–3 June`.
    pub last_day: Option<u8>,
    /// The last year of `1932–33`; the span of years of half a century.
    pub until: Option<Year>,
    /// The other year of `1765 or 69`.
    pub other_year: Option<i32>,
    pub circa: bool,
    pub doubt: bool,
    pub hedge: Option<Hedge>,
    pub calendar: Option<Calendar>,
    /// A number that is a year only if the words around it say so.
    pub weak: bool,
}

impl Point {
    /// The year, if one is said exactly.
    pub(crate) fn exact_year(&self) -> Option<i32> {
        if let Year::Exact(year) = self.year { Some(year) } else { None }
    }

    /// Whether nothing but a month, a season or a day of an unknown year is known.
    pub(crate) fn is_yearless(&self) -> bool {
        self.year == Year::Unsaid
    }

    /// Whether its days stand in the calendar: 30 February does not.
    pub(crate) fn is_real(&self) -> bool {
        let real = |day: u8| self.month.is_none_or(|month| is_day(self.exact_year(), month, day));
        self.day.is_none_or(real) && self.last_day.is_none_or(real)
    }

    /// Whether a period may lead from here to another point, as far as exact years tell.
    pub(crate) fn leads_to(&self, end: &Point) -> bool {
        let (Some(year), Some(last)) = (self.exact_year(), end.exact_year()) else { return true };
        let begins = (year, self.month.map_or(0, opening_month), self.day.unwrap_or(0));
        let month = end.month.map_or(99, |month| if month > 12 { opening_month(month) + 2 } else { month });
        begins <= (last, month, end.last_day.or(end.day).unwrap_or(99))
    }

    /// EDTF of the point, and whether it is an interval already.
    pub(crate) fn edtf(&self) -> (String, bool) {
        let mark = match (self.circa, self.doubt) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            _ => "",
        };
        let one = |point: &Point| {
            let mut text = year(point.year);
            if let Some(month) = point.month {
                text.push_str(&format!("-{month:02}"));
                if let Some(day) = point.day {
                    text.push_str(&format!("-{day:02}"));
                }
            }
            text + mark
        };
        let plain = Point { last_day: None, until: None, ..*self };
        if let Some((first, last)) = self.month.and_then(months) {
            let month = |month: u8| one(&Point { month: Some(month), ..plain });
            return (format!("{}/{}", month(first), month(last)), true);
        }
        if let Some(day) = self.last_day {
            return (format!("{}/{}", one(&plain), one(&Point { day: Some(day), ..plain })), true);
        }
        match (self.until, self.other_year) {
            // a winter that began in one year and ended in the next is named by the first
            (Some(_), _) if self.month.is_some() => (one(&plain), false),
            (Some(last), _) => (format!("{}/{}", one(&plain), one(&Point { year: last, ..plain })), true),
            (None, Some(other)) => {
                (format!("[{},{}]", one(&plain), one(&Point { year: Year::Exact(other), ..plain })), false)
            }
            (None, None) => (one(&plain), false),
        }
    }
}

/// The year part of EDTF, with `X` for what is not said.
fn year(year: Year) -> String {
    let signed = |n: i32, width: usize| {
        let sign = if n < 0 { "-" } else { "" };
        format!("{sign}{:0width$}", n.abs())
    };
    match year {
        Year::Unsaid => "XXXX".to_string(),
        Year::Exact(n) => signed(n, 4),
        Year::Decade(n) => signed(n, 3) + "X",
        Year::Century(n) => signed(n, 2) + "XX",
    }
}

/// Whether a day exists in a month (of a leap year, where the year is not said).
pub(crate) fn is_day(year: Option<i32>, month: u8, day: u8) -> bool {
    let leap = year.is_none_or(|y| y % 4 == 0 && (y % 100 != 0 || y % 400 == 0 || y < 1753));
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=last).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_written_as_edtf() {
        let year = Point { year: Year::Exact(1934), ..Point::default() };
        for (point, edtf) in [
            (year, "1934"),
            (Point { month: Some(12), day: Some(1), ..year }, "1934-12-01"),
            (Point { until: Some(Year::Exact(1936)), ..year }, "1934/1936"),
            (Point { circa: true, ..year }, "1934~"),
            (Point { year: Year::Decade(193), doubt: true, ..year }, "193X?"),
            (Point { year: Year::Century(18), ..year }, "18XX"),
            (Point { year: Year::Exact(-480), ..year }, "-0480"),
            (Point { year: Year::Unsaid, month: Some(8), day: Some(24), ..year }, "XXXX-08-24"),
            (Point { month: Some(6), day: Some(1), last_day: Some(3), ..year }, "1934-06-01/1934-06-03"),
            (Point { month: Some(QUARTERS + 2), ..year }, "1934-07/1934-09"),
            (Point { month: Some(HALVES + 1), ..year }, "1934-07/1934-12"),
            (Point { month: Some(24), until: Some(Year::Exact(1935)), ..year }, "1934-24"),
        ] {
            assert_eq!(point.edtf().0, edtf);
        }
    }
}
