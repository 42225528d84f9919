//! Takes from when to when something went on, gives its two ends; the start is compared with the start, the end with
//! the end. Scopes ask whether one period holds another.

use std::fmt;
use std::ops::Range;

use super::{Comparison, Date, Fit, Reading, Terms, Text, ValueError, date};
use crate::finding::Extent;

/// From one date to another; an EDTF interval (ISO 8601-2:2019, 10). A plain date is a period that starts and ends
/// within it.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    start: Edge,
    end: Edge,
}

/// An end of a period.
#[derive(Clone, Debug, PartialEq)]
enum Edge {
    /// On a date, or within it.
    On(Box<Date>),
    /// `..`: it goes on beyond what is told.
    Open,
    /// Nothing: unknown.
    Unknown,
}

/// How the days of two periods lie to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stretch {
    /// The same days.
    Same,
    /// The first lies within the second.
    Within,
    /// The first holds the second.
    Holds,
    /// No day in common.
    Apart,
    /// Some days in common, and each has some of its own.
    Crosses,
}

/// Ways to write a period, for a help line.
const EXAMPLES: &str = "a period is written `1932/1934`, `1932-06/1933-08`, `1932/..` or `../1932`, or as one date";

impl Period {
    /// Reads a period: `start/end` in EDTF, or one date.
    ///
    /// ```
    /// use counterclaim::value::{Period, Reading, Stretch, Text};
    ///
    /// let plan = Period::parse(Text::One("1928/1932"), &Reading::default())?;
    /// let famine = Period::parse(Text::One("1932"), &Reading::default())?;
    /// assert_eq!(famine.relation(&plan), Stretch::Within);
    /// # Ok::<(), counterclaim::value::ValueError>(())
    /// ```
    ///
    /// # Errors
    /// Where the text is no period: the place in the text, what is wrong, and what to write instead.
    pub fn parse(text: Text<'_>, reading: &Reading<'_>) -> Result<Self, ValueError> {
        let Text::One(written) = text else {
            return Date::parse(text, reading).map(Self::within);
        };
        let start = written.len() - written.trim_start().len();
        let trimmed = written.trim();
        let whole = start..start + trimmed.len();
        if trimmed.is_empty() {
            return Err(error(0..written.len(), "no period is written", EXAMPLES));
        }
        let parts: Vec<&str> = trimmed.split('/').collect();
        let (from, to) = match parts.as_slice() {
            [_] => {
                if let Some(help) = date::years_not_season(trimmed) {
                    return Err(error(whole, "this is a season in EDTF, and years to most people", &help));
                }
                return Date::parse(text, reading).map(Self::within);
            }
            // `1932/33` is explained best as a whole.
            [_, to] if (1..3).contains(&to.trim().len()) && to.trim() != ".." => {
                return Date::parse(text, reading).map(Self::within);
            }
            [from, to] => (*from, *to),
            // Three parts are a date with slashes, or a mistake that a date explains best.
            _ => return Date::parse(text, reading).map(Self::within),
        };
        let (first, second) = (Edge::parse(from, start, reading)?, Edge::parse(to, start + from.len() + 1, reading)?);
        if !matches!(first, Edge::On(_)) && !matches!(second, Edge::On(_)) {
            return Err(error(whole, "a period needs a date at one end at least", EXAMPLES));
        }
        if let (Some(low), Some(high)) = (first.days().0, second.days().1)
            && low > high
        {
            let help = format!("write `{}/{}`", to.trim(), from.trim());
            return Err(error(whole, "the period ends before it starts", &help));
        }
        Ok(Self { start: first, end: second })
    }

    /// The period that starts and ends within a date.
    #[must_use]
    pub fn within(date: Date) -> Self {
        Self { start: Edge::On(Box::new(date.clone())), end: Edge::On(Box::new(date)) }
    }

    /// The date at or within which it starts; `None` where open or unknown.
    #[must_use]
    pub fn start(&self) -> Option<&Date> {
        self.start.date()
    }

    /// The date at or within which it ends; `None` where open or unknown.
    #[must_use]
    pub fn end(&self) -> Option<&Date> {
        self.end.date()
    }

    /// How this period and another fit. Symmetric in the fit; the reason names this one first.
    #[must_use]
    pub fn compare(&self, other: &Self, terms: &Terms<'_>) -> Comparison {
        let (starts, ends) = (self.start.fit(&other.start, terms), self.end.fit(&other.end, terms));
        let rank = [Fit::Disjoint, Fit::OldStyle, Fit::Overlap, Fit::Converted];
        let fit = rank.into_iter().find(|fit| starts == *fit || ends == *fit).unwrap_or(Fit::Equal);
        if fit == Fit::Equal {
            return Comparison::new(fit, format!("both say {}", self.plain()));
        }
        let parts = [("start", &self.start, &other.start, starts), ("end", &self.end, &other.end, ends)];
        let slip = parts.iter().filter(|part| part.3 == fit).find_map(|(_, a, b, _)| {
            let (a, b) = a.date().zip(b.date())?;
            a.compare(b, terms).slip
        });
        let (first, second) = (self.plain(), other.plain());
        // One date for both ends: what is said of the start holds for the end.
        let single = self.start == self.end && other.start == other.end;
        let told = parts.iter().filter(|part| part.3 != Fit::Equal).take(if single { 1 } else { 2 });
        let mut reasons: Vec<String> = told
            .map(|(name, a, b, _)| match single {
                true => a.reason(b, terms),
                false => format!("on the {name}, {}", a.reason(b, terms)),
            })
            .collect();
        for (name, _, _, equal) in parts {
            if equal == Fit::Equal && !single {
                reasons.push(format!("the {name} is the same"));
            }
        }
        let told = reasons.join("; ");
        let reason = if single { told } else { format!("{first} and {second}: {told}") };
        let mut comparison = Comparison::new(fit, reason);
        comparison.slip = slip;
        comparison
    }

    /// True where this one's start lies within the other's start, and its end within the other's end, hedges included.
    #[must_use]
    pub fn lies_within(&self, other: &Self, terms: &Terms<'_>) -> bool {
        self.start.lies_within(&other.start, terms) && self.end.lies_within(&other.end, terms)
    }

    /// How the days of this period lie to those of another; open and unknown ends go on without end.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Stretch {
        let ((from, to), (start, end)) = (self.stretch(), other.stretch());
        let low = |day: Option<i64>| day.unwrap_or(i64::MIN);
        let high = |day: Option<i64>| day.unwrap_or(i64::MAX);
        let (a, b, x, y) = (low(from), high(to), low(start), high(end));
        match () {
            () if (a, b) == (x, y) => Stretch::Same,
            () if b < x || y < a => Stretch::Apart,
            () if a >= x && b <= y => Stretch::Within,
            () if a <= x && b >= y => Stretch::Holds,
            () => Stretch::Crosses,
        }
    }

    /// The normal form: equal keys are equal periods in one notation.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}/{}", self.start.key(), self.end.key())
    }

    /// True where either end is marked `~`, `?` or `%`.
    #[must_use]
    pub fn is_hedged(&self) -> bool {
        [&self.start, &self.end].into_iter().filter_map(|edge| edge.date()).any(Date::is_hedged)
    }

    /// The first and the last day that it may cover, in days since 1970-01-01; `None` where open or unknown.
    #[must_use]
    pub fn stretch(&self) -> (Option<i64>, Option<i64>) {
        (self.start.days().0, self.end.days().1)
    }

    /// What it spans, in days since 1970-01-01.
    #[must_use]
    pub fn extent(&self, terms: &Terms<'_>) -> Extent {
        let float = |day: Option<i64>| day.map(|day| day as f64);
        let (low, high) = self.stretch();
        let reach = (
            self.start.date().and_then(|date| date.reach(terms).0),
            self.end.date().and_then(|date| date.reach(terms).1),
        );
        Extent { low: float(low), high: float(high), reach: (float(reach.0), float(reach.1)), days: true }
    }

    /// The period in English: `1932 to 1934`, `from 1932`, `1932`.
    #[must_use]
    pub fn plain(&self) -> String {
        if self.start == self.end
            && let Some(date) = self.start()
        {
            return date.plain();
        }
        match (&self.start, &self.end) {
            (Edge::On(start), Edge::On(end)) => format!("{} to {}", start.plain(), end.plain()),
            (Edge::On(start), Edge::Open) => format!("from {}", start.plain()),
            (Edge::On(start), Edge::Unknown) => format!("from {}, end unknown", start.plain()),
            (Edge::Open, Edge::On(end)) => format!("until {}", end.plain()),
            (Edge::Unknown, Edge::On(end)) => format!("until {}, start unknown", end.plain()),
            _ => "always".to_owned(),
        }
    }
}

impl Edge {
    fn parse(text: &str, base: usize, reading: &Reading<'_>) -> Result<Self, ValueError> {
        match text.trim() {
            "" => Ok(Self::Unknown),
            ".." => Ok(Self::Open),
            _ => match Date::parse(Text::One(text), reading) {
                Ok(date) => Ok(Self::On(Box::new(date))),
                Err(problem) => Err(ValueError { span: problem.span.start + base..problem.span.end + base, ..problem }),
            },
        }
    }

    fn date(&self) -> Option<&Date> {
        match self {
            Self::On(date) => Some(date),
            Self::Open | Self::Unknown => None,
        }
    }

    fn days(&self) -> (Option<i64>, Option<i64>) {
        self.date().map_or((None, None), Date::stretch)
    }

    fn key(&self) -> String {
        match self {
            Self::On(date) => date.key(),
            Self::Open => "..".to_owned(),
            Self::Unknown => String::new(),
        }
    }

    fn fit(&self, other: &Self, terms: &Terms<'_>) -> Fit {
        match (self, other) {
            (Self::On(a), Self::On(b)) => date::fit(a, b, terms),
            (Self::Open, Self::Open) | (Self::Unknown, Self::Unknown) => Fit::Equal,
            // An open end says that it goes on, not since when it does not: nothing that is known speaks against a date.
            _ => Fit::Overlap,
        }
    }

    fn lies_within(&self, other: &Self, terms: &Terms<'_>) -> bool {
        match (self, other) {
            (Self::On(a), Self::On(b)) => a.lies_within(b, terms),
            (a, b) => a == b,
        }
    }

    fn reason(&self, other: &Self, terms: &Terms<'_>) -> String {
        match (self, other) {
            (Self::On(a), Self::On(b)) => a.compare(b, terms).reason,
            (Self::On(date), _) => format!("the first says {}, the second leaves it open", date.plain()),
            (_, Self::On(date)) => format!("the second says {}, the first leaves it open", date.plain()),
            _ => "one is open and the other unknown".to_owned(),
        }
    }
}

fn error(span: Range<usize>, message: &str, help: &str) -> ValueError {
    ValueError { item: 0, span, message: message.to_owned(), help: Some(help.to_owned()) }
}

/// As EDTF, a period within one date as that date; reading it again gives the same period.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.start == self.end
            && let Some(date) = self.start()
        {
            return date.fmt(f);
        }
        let text = |edge: &Edge| match edge {
            Edge::On(date) => date.edtf(),
            Edge::Open => "..".to_owned(),
            Edge::Unknown => String::new(),
        };
        write!(f, "{}/{}", text(&self.start), text(&self.end))
    }
}

#[cfg(test)]
mod tests;
