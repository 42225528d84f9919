//! Takes the ends of an axis and its width, gives round ends and round ticks with words that fit: numbers and dates.

use super::plot::number;
use super::safe::width;

/// An axis with round ends.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    pub low: f64,
    pub high: f64,
    pub ticks: Vec<(f64, String)>,
    /// What the numbers count and how; empty where nothing needs saying.
    pub caption: String,
}

/// Numbers above these are counted in them.
const SCALES: [(f64, &str); 4] = [(1e12, "trillions"), (1e9, "billions"), (1e6, "millions"), (1.0, "")];

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Equal steps of 1, 2 or 5 times a power of ten; whole ones between whole ends.
pub(super) fn numbers(low: f64, high: f64, columns: usize) -> Option<Scale> {
    let power = ((high - low) / columns as f64).log10().floor();
    let steps = (0..30).flat_map(|more| [1.0, 2.0, 5.0].map(|digit| digit * 10f64.powf(power + f64::from(more))));
    // Between 14 and 17 people nobody looks for half of one.
    let whole = low.fract() == 0.0 && high.fract() == 0.0 && high - low >= 2.0;
    let least = if whole { 1.0 } else { 0.0 };
    steps.filter(|step| step.is_finite() && *step > 0.0 && *step >= least).find_map(|step| {
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        if last - first > 20.0 {
            return None;
        }
        let most = (first * step).abs().max((last * step).abs());
        let (unit, name) =
            SCALES.into_iter().find(|(unit, _)| most >= *unit && step >= unit / 10.0).unwrap_or((1.0, ""));
        let decimals = (-(step / unit).log10().floor()).clamp(0.0, 12.0) as usize;
        let ticks = (0..=(last - first) as usize)
            .map(|nth| (first + nth as f64) * step)
            .map(|value| (value, number(value / unit, decimals)))
            .collect();
        let caption = if name.is_empty() { String::new() } else { format!("in {name}") };
        fitting(Scale { low: first * step, high: last * step, ticks, caption }, columns)
    })
}

/// Powers of ten.
pub(super) fn log(low: f64, high: f64, columns: usize) -> Option<Scale> {
    let (first, last) = (low.log10().floor() as i32, high.log10().ceil() as i32);
    let words = |power: i32| match power {
        12.. => format!("1e{power}"),
        9.. => format!("{} bn", number(10f64.powi(power - 9), 0)),
        6.. => format!("{} m", number(10f64.powi(power - 6), 0)),
        0.. => number(10f64.powi(power), 0),
        -4.. => number(10f64.powi(power), power.unsigned_abs() as usize),
        _ => format!("1e{power}"),
    };
    (1..=(last - first).max(1)).find_map(|step| {
        let powers = (first..=last).step_by(step.unsigned_abs() as usize);
        let ticks = powers.map(|power| (10f64.powi(power), words(power))).collect();
        let (low, high) = (10f64.powi(first), 10f64.powi(last));
        let caption = if last > 5 { "log scale, m = million" } else { "log scale" };
        fitting(Scale { low, high, ticks, caption: caption.to_owned() }, columns)
    })
}

/// Days, months or years, whichever fit; the ends are days since 1970-01-01.
pub(super) fn dates(low: f64, high: f64, columns: usize) -> Option<Scale> {
    let (low, high) = (low.floor() as i64, high.ceil() as i64);
    let year = |day: i64| civil(day).0;
    let days = [1, 2, 5, 10].into_iter().filter(|_| high - low <= 62).map(|step| {
        let ticks = (low..=high).step_by(step as usize).collect();
        (low, high, ticks, Words::Day)
    });
    let months = [1, 2, 3, 6].into_iter().filter(|_| high - low <= 366 * 3).map(|step| {
        let month = |day: i64| civil(day).0 * 12 + civil(day).1 - 1;
        let (first, last) = (month(low).div_euclid(step), (month(high) + 1).div_euclid(step));
        let starts: Vec<i64> =
            (first..=last + 1).map(|nth| nth * step).map(|m| day(m.div_euclid(12), m.rem_euclid(12) + 1, 1)).collect();
        enclosed(low, high, starts, Words::Month)
    });
    let powers = (0..8).map(|power| 10i64.pow(power));
    let years = powers.flat_map(|power| [power, 2 * power, 5 * power]).filter_map(|step| {
        let (first, last) = (year(low).div_euclid(step), year(high).div_euclid(step) + 1);
        if last - first > 20 {
            return None;
        }
        Some(enclosed(low, high, (first..=last).map(|nth| day(nth * step, 1, 1)).collect(), Words::Year))
    });
    days.chain(months).chain(years).find_map(|(low, high, ticks, words)| {
        let (low, high) = if low == high { (low - 1, high + 1) } else { (low, high) };
        let one_year = year(low) == year(high) && words != Words::Year;
        let ticks = ticks.into_iter().map(|tick| (tick as f64, words.of(tick, one_year))).collect();
        let caption = if one_year { year_in_words(year(low)) } else { String::new() };
        fitting(Scale { low: low as f64, high: high as f64, ticks, caption }, columns)
    })
}

/// Round starts of months or years, the axis from the last at or before `low` to the first at or after `high`.
fn enclosed(low: i64, high: i64, starts: Vec<i64>, words: Words) -> (i64, i64, Vec<i64>, Words) {
    let first = starts.iter().copied().filter(|&start| start <= low).max().unwrap_or(low);
    let last = starts.iter().copied().filter(|&start| start >= high).min().unwrap_or(high);
    let ticks = starts.into_iter().filter(|start| (first..=last).contains(start)).collect();
    (first, last, ticks, words)
}

/// How exact the words for a date are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    Day,
    Month,
    Year,
}

impl Words {
    /// The year is left out where the caption gives it.
    fn of(self, days: i64, one_year: bool) -> String {
        let (year, month, day) = civil(days);
        let name = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("");
        let year = if one_year { String::new() } else { year_in_words(year) };
        match self {
            Self::Day => format!("{day} {name} {year}"),
            Self::Month => format!("{name} {year}"),
            Self::Year => year,
        }
        .trim_end()
        .to_owned()
    }
}

/// Years before 1 are counted as historians do: there is no year 0.
fn year_in_words(year: i64) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - year) }
}

/// The scale, where its words stand apart under an axis of so many columns and there are not too many.
fn fitting(scale: Scale, columns: usize) -> Option<Scale> {
    let words: usize = scale.ticks.iter().map(|(_, label)| width(label) + 3).sum();
    // Two ticks of words too long are still better than no axis; they are dropped where they would touch.
    let few = scale.ticks.len() <= 2 && scale.ticks.len() + words <= columns + 8;
    (few || (words <= columns + 3 && scale.ticks.len() <= 8)).then_some(scale)
}

/// Year, month and day of a day counted from 1970-01-01, in the proleptic Gregorian calendar.
///
/// After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// The other way: `days_from_civil`.
fn day(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::{civil, dates, day, log, numbers};

    fn words(scale: &super::Scale) -> Vec<&str> {
        scale.ticks.iter().map(|(_, label)| label.as_str()).collect()
    }

    #[test]
    fn days_and_dates_go_both_ways() {
        for (days, date) in
            [(0, (1970, 1, 1)), (-12_815, (1934, 12, 1)), (-719_528, (0, 1, 1)), (11_016, (2000, 2, 29))]
        {
            assert_eq!(civil(days), date);
            assert_eq!(day(date.0, date.1, date.2), days);
        }
        for days in (-1_000_000..1_000_000).step_by(37) {
            let (y, m, d) = civil(days);
            assert_eq!(day(y, m, d), days);
        }
    }

    #[test]
    fn number_ticks_are_round() {
        let scale = numbers(5e6, 11e6, 40).unwrap();
        assert_eq!(words(&scale), ["5", "6", "7", "8", "9", "10", "11"]);
        assert_eq!(scale.caption, "in millions");
        assert_eq!(words(&numbers(11.0, 18.0, 24).unwrap()), ["10", "12", "14", "16", "18"]);
        assert_eq!(
            words(&numbers(60_000.0, 80_000.0, 48).unwrap()),
            ["60,000", "65,000", "70,000", "75,000", "80,000"]
        );
        assert_eq!(words(&numbers(-0.5, 0.5, 30).unwrap()), ["-0.5", "0.0", "0.5"]);
    }

    #[test]
    fn log_ticks_are_powers_of_ten() {
        assert_eq!(words(&log(5.0, 5e6, 60).unwrap()), ["1", "10", "100", "1,000", "10,000", "100,000", "1 m", "10 m"]);
        assert_eq!(words(&log(5.0, 5e6, 30).unwrap()).len(), 4);
    }

    #[test]
    fn date_ticks_are_days_months_or_years() {
        let at = |y, m, d| day(y, m, d) as f64;
        assert_eq!(
            words(&dates(at(1932, 1, 1), at(1938, 12, 31), 50).unwrap()),
            ["1932", "1934", "1936", "1938", "1940"]
        );
        let months = dates(at(1934, 12, 1), at(1935, 6, 15), 60).unwrap();
        assert_eq!(words(&months).first(), Some(&"Nov 1934"));
        let days = dates(at(1819, 8, 9), at(1819, 8, 16), 60).unwrap();
        assert_eq!((words(&days).first(), days.caption.as_str()), (Some(&"9 Aug"), "1819"));
        assert_eq!(words(&dates(at(-43, 1, 1), at(2, 1, 1), 40).unwrap()).first(), Some(&"61 BC"));
    }
}
