//! Takes a date in EDTF (ISO 8601-2:2019 Annex A, levels 0 to 2), gives the days it allows; prints and compares it.
//!
//! The one room that knows `edtf-core` and `edtf-calendars`. EDTF itself is proleptic Gregorian: a date that its
//! source gives Old Style is written with the day as the source has it, and its days are converted here.

mod advice;
mod compare;
mod days;
mod parse;
mod plain;
mod stretch;

use std::fmt;

use edtf_core::{Edtf, Precision};

use self::stretch::Stretch;
use super::{Comparison, Reading, Terms, Text, ValueError};
use crate::finding::Extent;

pub(super) use self::compare::fit;
pub use self::plain::MONTHS;

/// The calendar that a source dates by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Calendar {
    /// New Style, as everywhere today.
    Gregorian,
    /// Old Style: Russia until 1918, Britain until 1752, Catholic Europe until 1582.
    Julian,
}

impl Calendar {
    /// Every calendar.
    pub const ALL: [Self; 2] = [Self::Gregorian, Self::Julian];

    /// The name used in claim files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gregorian => "gregorian",
            Self::Julian => "julian",
        }
    }

    /// The calendar of that name; `new style` and `old style` name them too.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match super::fold(name).as_str() {
            "gregorian" | "new style" | "ns" | "n.s." => Some(Self::Gregorian),
            "julian" | "old style" | "os" | "o.s." => Some(Self::Julian),
            _ => None,
        }
    }
}

/// A day, month, year or less exact, or one of several; EDTF.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    edtf: Edtf,
    /// The calendar that is named; `None` is read as Gregorian.
    calendar: Option<Calendar>,
    /// In order, apart from one another; at least one.
    stretches: Vec<Stretch>,
}

impl Date {
    /// Reads a date: EDTF levels 0 to 2. A list is one of its items (`[1667,1668]`, whose brackets YAML ate).
    ///
    /// ```
    /// use counterclaim::value::{Calendar, Date, Reading, Text};
    ///
    /// let old_style = Reading { calendar: Some(Calendar::Julian), ..Reading::default() };
    /// let october = Date::parse(Text::One("1917-10-25"), &old_style)?;
    /// let november = Date::parse(Text::One("1917-11-07"), &Reading::default())?;
    /// assert_eq!(october.days(), november.days());
    /// assert_eq!(october.plain(), "25 October 1917 Old Style");
    /// # Ok::<(), counterclaim::value::ValueError>(())
    /// ```
    ///
    /// # Errors
    /// Where the text is no date: the place in the text, what is wrong, and where it can be told, the same date in
    /// EDTF.
    pub fn parse(text: Text<'_>, reading: &Reading<'_>) -> Result<Self, ValueError> {
        parse::parse(text, reading.calendar)
    }

    /// A date from its expression; `None` where a year is too far away for its days to be counted.
    fn new(edtf: Edtf, calendar: Option<Calendar>) -> Option<Self> {
        let stretches = stretch::stretches(&edtf, calendar)?;
        Some(Self { edtf, calendar, stretches })
    }

    /// How this date and another fit. Symmetric in the fit; the reason names this one first.
    #[must_use]
    pub fn compare(&self, other: &Self, terms: &Terms<'_>) -> Comparison {
        compare::compare(self, other, terms)
    }

    /// True where every day that this one allows, its `~` included, is a day of the other.
    #[must_use]
    pub fn lies_within(&self, other: &Self, terms: &Terms<'_>) -> bool {
        self.key() == other.key()
            || self.reaches(terms).iter().all(|reach| {
                other.stretches.iter().any(|stretch| {
                    let low = stretch.low.is_none_or(|low| reach.0.is_some_and(|from| from >= low));
                    let high = stretch.high.is_none_or(|high| reach.1.is_some_and(|to| to <= high));
                    low && high
                })
            })
    }

    /// The canonical EDTF with its calendar: equal keys are equal dates in one notation.
    #[must_use]
    pub fn key(&self) -> String {
        if self.is_julian() { format!("{} julian", self.edtf) } else { self.edtf.to_string() }
    }

    /// True where any part is marked `~`, `?` or `%`.
    #[must_use]
    pub fn is_hedged(&self) -> bool {
        self.edtf.is_approximate() || self.edtf.is_uncertain()
    }

    /// The calendar that is named.
    #[must_use]
    pub const fn calendar(&self) -> Option<Calendar> {
        self.calendar
    }

    /// The stretches of days it allows, in order: days since 1970-01-01 (proleptic Gregorian), both ends included,
    /// `None` where open. `~` and `?` move no bound.
    #[must_use]
    pub fn days(&self) -> Vec<(Option<i64>, Option<i64>)> {
        self.stretches.iter().map(|stretch| (stretch.low, stretch.high)).collect()
    }

    /// The one day that it allows, as EDTF in the Gregorian calendar; `None` where it is less exact.
    #[must_use]
    pub fn gregorian(&self) -> Option<String> {
        let [stretch] = self.stretches.as_slice() else { return None };
        let day = stretch.low.filter(|low| stretch.high == Some(*low))?;
        let day = days::civil(day);
        (0..=9999).contains(&day.year).then(|| format!("{:04}-{:02}-{:02}", day.year, day.month, day.day))
    }

    /// The first and the last day it allows; `None` where open.
    #[must_use]
    pub fn stretch(&self) -> (Option<i64>, Option<i64>) {
        hull(&self.days())
    }

    /// [`Self::stretch`] with all that `~` adds.
    #[must_use]
    pub fn reach(&self, terms: &Terms<'_>) -> (Option<i64>, Option<i64>) {
        hull(&self.reaches(terms))
    }

    /// What it spans, in days since 1970-01-01.
    #[must_use]
    pub fn extent(&self, terms: &Terms<'_>) -> Extent {
        let float = |day: Option<i64>| day.map(|day| day as f64);
        let ((low, high), reach) = (self.stretch(), self.reach(terms));
        Extent { low: float(low), high: float(high), reach: (float(reach.0), float(reach.1)), days: true }
    }

    /// The date in English, for a sentence: `1 December 1934`, `about 1905`, `1930s`, `after 1990`.
    #[must_use]
    pub fn plain(&self) -> String {
        plain::of(&self.edtf, self.calendar)
    }

    /// The day it means if it is Old Style, where it is given to the day and names no calendar; days since 1970-01-01.
    #[must_use]
    pub fn if_old_style(&self) -> Option<i64> {
        if self.calendar.is_some() || self.firm() != Some(Precision::Day) {
            return None;
        }
        days::number(days::from_julian(days::civil(self.stretch().0?))?)
    }

    /// The canonical EDTF, without the calendar.
    #[must_use]
    pub fn edtf(&self) -> String {
        self.edtf.to_string()
    }

    fn reaches(&self, terms: &Terms<'_>) -> Vec<(Option<i64>, Option<i64>)> {
        self.stretches.iter().map(|stretch| stretch.reach(terms)).collect()
    }

    fn is_julian(&self) -> bool {
        self.calendar == Some(Calendar::Julian)
    }

    /// The precision, where it is a single date with every digit given.
    fn precision(&self) -> Option<Precision> {
        match &self.edtf {
            Edtf::Date(date) if !date.has_unspecified() => {
                Some(date.precision()).filter(|_| date.year.significant_digits.is_none())
            }
            _ => None,
        }
    }

    /// [`Self::precision`] where nothing is hedged either.
    fn firm(&self) -> Option<Precision> {
        self.precision().filter(|_| !self.is_hedged())
    }
}

/// A day in English: `1 December 1934`; days since 1970-01-01.
#[must_use]
pub fn day_in_words(day: i64) -> String {
    plain::day(days::civil(day))
}

/// The help line for a period written as `1918-21`, which EDTF reads as spring 1918.
pub(super) fn years_not_season(text: &str) -> Option<String> {
    let edtf = Edtf::parse(text).ok()?;
    advice::years(&edtf, text, 21)
}

/// The ends of several stretches.
fn hull(stretches: &[(Option<i64>, Option<i64>)]) -> (Option<i64>, Option<i64>) {
    let low = stretches.iter().map(|(low, _)| *low).reduce(|a, b| a.zip(b).map(|(a, b)| a.min(b))).flatten();
    let high = stretches.iter().map(|(_, high)| *high).reduce(|a, b| a.zip(b).map(|(a, b)| a.max(b))).flatten();
    (low, high)
}

/// The canonical EDTF; reading it again under the same calendar gives the same date.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.edtf)
    }
}

#[cfg(test)]
mod tests;
