//! Takes the dates of a text in order and remembers where its story stands, so that a date without a
//! year, or one that leans on the date before, can be completed.

use super::point::{Point, Year, opening_month};
use crate::document::{Heading, heading_between};

/// How many bytes back a date still gives its year to one that has none.
const REACH: usize = 2500;
/// How far from the years of the text a number still looks like one of them.
const NEAR: i32 = 60;

/// The date that was said last, and the years said so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Context {
    last: Option<Known>,
    years: Option<(i32, i32)>,
    /// From the last date to here no heading begins: so that each line is looked at once.
    plain: usize,
    /// Where headings begin, if whoever holds the document knows them; else they are told by the look of their lines.
    headings: Option<Vec<usize>>,
}

/// A date that the story came to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub year: i32,
    pub month: Option<u8>,
    pub day: Option<u8>,
    pub span: (usize, usize),
}

/// How a date was completed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Resolved {
    pub from: Option<(usize, usize)>,
    pub uncertain: bool,
}

impl Context {
    /// A context for a text whose headings are known.
    pub(in crate::mention) fn under(headings: &[Heading]) -> Self {
        Self { headings: Some(headings.iter().map(|heading| heading.span.start).collect()), ..Self::default() }
    }

    /// Whether a heading begins between two offsets.
    fn crosses(&self, text: &str, from: usize, to: usize) -> bool {
        self.headings.as_ref().map_or_else(
            || heading_between(text, from, to),
            |starts| {
                let next = starts.get(starts.partition_point(|start| *start < from));
                next.is_some_and(|start| *start <= to)
            },
        )
    }

    /// Whether a number lies among or close to the years of the text so far.
    pub(super) fn is_near(&self, year: i32) -> bool {
        self.years.is_some_and(|(first, last)| (first - NEAR..=last + NEAR).contains(&year))
    }

    /// Remembers a date. An open period (`since 1921`) is no place that a story has come to.
    pub(super) fn learn(&mut self, point: &Point, end: Option<&Point>, mut plain: bool, span: (usize, usize)) {
        plain |= self.last.is_none() && end.is_none();
        let Some(year) = point.exact_year() else { return };
        let last = end.and_then(Point::exact_year).unwrap_or(year);
        let (first, top) = self.years.unwrap_or((year, last));
        self.years = Some((first.min(year), top.max(last)));
        // `from 9 June to 22 August 1759`: where nothing is known, or another year, the story comes to that one
        if let Some(end) = end {
            let same = year == last && end.until.is_none() && self.last.is_none_or(|known| known.year != year);
            if plain && same && point.until.is_none() {
                self.last = Some(Known { year, month: None, day: None, span });
            }
        } else if plain && point.until.is_none() && point.other_year.is_none() {
            self.last =
                Some(Known { year, month: point.month, day: point.day.filter(|_| point.last_day.is_none()), span });
        }
    }

    /// The last date, if it lies near enough before an offset and no heading between the two begins another story.
    pub(super) fn known(&mut self, text: &str, at: usize) -> Option<Known> {
        let known = self.last.filter(|known| at.saturating_sub(known.span.1) <= REACH)?;
        if self.crosses(text, self.plain.max(known.span.1), at) {
            self.last = None;
            return None;
        }
        self.plain = self.plain.max(at);
        Some(known)
    }

    /// Gives the ends of a period what they leave to each other, and a year from the text before.
    pub(super) fn complete(&mut self, text: &str, start: &mut Point, end: Option<&mut Point>, at: usize) -> Resolved {
        if let Some(end) = end {
            if end.month.is_none() && end.day.is_some() {
                end.month = start.month;
            }
            if end.is_yearless() {
                end.year = start.year;
            } else if start.is_yearless() {
                start.year = end.year;
                if let (Some(a), Some(b), Some(year)) = (start.month, end.month, end.exact_year())
                    && opening_month(a) > opening_month(b)
                {
                    start.year = Year::Exact(year - 1);
                }
            }
            if start.is_yearless()
                && let Some(known) = self.known(text, at)
            {
                let (first, last) = (start.month.map(opening_month), end.month.map(opening_month));
                start.year = Year::Exact(known.year);
                end.year = Year::Exact(known.year + i32::from(last.is_some() && first > last));
                return Resolved { from: Some(known.span), uncertain: false };
            }
            return Resolved::default();
        }
        let known = if start.is_yearless() { self.known(text, at) } else { None };
        let Some(known) = known else { return Resolved::default() };
        let months = start.month.zip(known.month).filter(|(month, before)| *month < 13 && *before < 13);
        // From the end of a year a story goes on to the beginning of the next: `on 31 December … on 6 January`.
        let next = known.day.is_some() && months.is_some_and(|(month, before)| month <= 2 && before >= 11);
        start.year = Year::Exact(known.year + i32::from(next));
        let back = !next && months.is_some_and(|(month, before)| month < before);
        Resolved { from: Some(known.span), uncertain: back }
    }
}
