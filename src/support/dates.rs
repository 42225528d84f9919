//! Takes dates and the passage that should say them, says whether it does: each year, month and day, as one date.

use std::collections::BTreeSet;

use super::{Passage, Support, hull};
use crate::mention::Mention;
use crate::value::MONTHS;

impl Passage<'_> {
    /// Every year, month and day of the dates stands in the quotation or its context, one at least in the quotation.
    pub fn dates(&self, edtf: &[String]) -> Support {
        let wanted: Vec<Parts> = edtf.iter().flat_map(|text| parts(text)).collect();
        let times = || self.within.iter().filter(|mention| mention.edtf.is_some());
        let exact = times().find(|mention| {
            let said: Vec<Parts> = mention.edtf.iter().flat_map(|text| parts(text)).collect();
            !said.is_empty() && said == wanted
        });
        if let Some(mention) = exact {
            return Support::At(mention.start..mention.end);
        }
        let held: Vec<Option<&Mention>> = wanted.iter().map(|date| self.says_date(date)).collect();
        if !wanted.is_empty() && held.iter().all(Option::is_some) {
            let found: Vec<&Mention> = held.into_iter().flatten().collect();
            return hull(&found).map_or(Support::Somewhere, Support::At);
        }
        let (here, there) = (said(self.within.iter(), self.text), said(self.beside.iter(), self.around));
        let stands = |part: &(Unit, String)| here.contains(part) || there.contains(part);
        // `the 9th of this month`, `from June into August`: no mention reads it, but the day or the month is told as
        // one, and the rest stands beside it.
        let bare = |part: &(Unit, String)| bare_day(self.text, part) || bare_month(self.text, part);
        let told = |date: &Parts| {
            date.last().is_some_and(bare) && date.iter().all(|part| stands(part) || bare_month(self.text, part))
        };
        if !wanted.is_empty() && wanted.iter().all(told) {
            return Support::Somewhere;
        }
        let missing: Vec<String> =
            wanted.iter().flatten().filter(|part| !stands(part)).map(|(unit, text)| unit.words(text)).collect();
        Support::Missing(match missing.as_slice() {
            [] => "the quotation has the numbers of the date, but not as one date".to_owned(),
            some => format!("neither the quotation nor its context says {}", some.join(" and ")),
        })
    }

    /// The mention in the quotation that says a date: all that it says agrees, the most exact part among it, and what
    /// it leaves out stands elsewhere in the quotation or its context.
    fn says_date(&self, date: &Parts) -> Option<&Mention> {
        let (here, there) = (said(self.within.iter(), self.text), said(self.beside.iter(), self.around));
        let stands = |part: &(Unit, String)| here.contains(part) || there.contains(part);
        let finest = date.last()?;
        self.within.iter().find(|mention| {
            let dates: Vec<Parts> = match &mention.edtf {
                Some(edtf) => parts(edtf),
                // A year may be read as a number.
                None => mention.low.map(|n| vec![vec![(Unit::Year, n.to_string())]]).unwrap_or_default(),
            };
            dates.iter().any(|told| {
                let agrees = |(unit, text): &(Unit, String)| date.iter().all(|(u, t)| u != unit || t == text);
                told.contains(finest) && told.iter().all(agrees) && date.iter().all(|p| told.contains(p) || stands(p))
            })
        })
    }
}

/// True where a day is written as an ordinal: `9th`.
fn bare_day(text: &str, (unit, number): &(Unit, String)) -> bool {
    let day = number.trim_start_matches('0');
    let ordinals = ["st", "nd", "rd", "th"].map(|ending| format!("{day}{ending}"));
    *unit == Unit::Day && text.split(|c: char| !c.is_alphanumeric()).any(|word| ordinals.iter().any(|o| o == word))
}

/// True where a month is named by its full name.
fn bare_month(text: &str, (unit, number): &(Unit, String)) -> bool {
    let name = number.parse::<usize>().ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
    *unit == Unit::Month
        && name.is_some_and(|name| text.split(|c: char| !c.is_alphanumeric()).any(|word| word == *name))
}

/// What a part of a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Year,
    Month,
    Day,
}

impl Unit {
    pub fn words(self, text: &str) -> String {
        match self {
            Self::Year => format!("the year {text}"),
            Self::Month => format!("the month {text}"),
            Self::Day => format!("the day {text}"),
        }
    }
}

type Parts = Vec<(Unit, String)>;

/// The years, months and days that an EDTF text names, a list a date; what is unspecified is left out.
fn parts(edtf: &str) -> Vec<Parts> {
    let bare = edtf.replace("..", ",");
    let dates = bare.split(|c: char| "/,[]{} ".contains(c)).map(|date| date.trim_matches(|c: char| "~?%".contains(c)));
    dates.map(date_parts).filter(|parts| !parts.is_empty()).collect()
}

fn date_parts(date: &str) -> Parts {
    let (sign, rest) = date.strip_prefix('-').map_or(("", date), |rest| ("-", rest));
    let mut fields = rest.split('-').map(|field| field.trim_matches(|c: char| "~?%".contains(c)));
    let mut found = Parts::new();
    for unit in [Unit::Year, Unit::Month, Unit::Day] {
        match fields.next() {
            Some(field) if !field.is_empty() && !field.chars().all(|c| c == 'X') => {
                let sign = if unit == Unit::Year { sign } else { "" };
                found.push((unit, format!("{sign}{field}")));
            }
            _ => {}
        }
    }
    found
}

/// Every part of a date that mentions name, and every number that may be a year or a day.
fn said<'m>(mentions: impl Iterator<Item = &'m Mention>, text: &str) -> BTreeSet<(Unit, String)> {
    let mut said: BTreeSet<(Unit, String)> = BTreeSet::new();
    for mention in mentions {
        said.extend(mention.edtf.iter().flat_map(|edtf| parts(edtf)).flatten());
    }
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    for number in numbers {
        match number.len() {
            4 => said.insert((Unit::Year, number.to_owned())),
            // `the 9th of this month`: the month then stands in the context.
            1 | 2 => said.insert((Unit::Day, format!("{number:0>2}"))),
            _ => false,
        };
    }
    said
}
