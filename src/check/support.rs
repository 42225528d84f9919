//! Takes a claim and the place of its quotation, says whether the quotation says the value, and where.
//!
//! Numbers and dates are read by `mention`; names and quoted words are sought as they are. A value that cannot be read
//! this way (a label is the reader's own word) is never called unsupported.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::claim::Claim;
use crate::document::Document;
use crate::document::fold::{Folded, needle};
use crate::mention::{self, Kind, Mention};
use crate::rule::Rulebook;
use crate::value::{Label, Others, Quantity, Value, fold};

/// Whether a quotation says its claim's value.
#[derive(Clone, Debug, PartialEq)]
pub enum Support {
    /// It does, there.
    At(Range<usize>),
    /// It does, or nothing can be said; in no one place.
    Somewhere,
    /// It does not: why, in words.
    Missing(String),
}

impl Support {
    /// Where the value stands.
    #[must_use]
    pub fn place(&self) -> Option<Range<usize>> {
        match self {
            Self::At(span) => Some(span.clone()),
            Self::Somewhere | Self::Missing(_) => None,
        }
    }
}

/// A document whose numbers and dates are known.
pub struct Supports<'a> {
    document: &'a Document,
    mentions: Vec<Mention>,
    rules: &'a Rulebook,
}

/// What a quotation and its context hold, as prose.
struct Passage<'a> {
    text: &'a str,
    around: &'a str,
    start: usize,
    within: Vec<Mention>,
    beside: Vec<Mention>,
}

impl<'a> Supports<'a> {
    /// Reads the document's mentions once.
    #[must_use]
    pub fn of(document: &'a Document, rules: &'a Rulebook) -> Self {
        Self { document, mentions: mention::scan(document.prose()), rules }
    }

    /// Whether the passage says the claim's value; `around` is the claim's second quotation.
    #[must_use]
    pub fn seek(&self, claim: &Claim, quote: Range<usize>, around: Option<Range<usize>>) -> Support {
        let (quote, around) = (self.document.in_prose(quote), around.map(|span| self.document.in_prose(span)));
        match self.seek_in_prose(claim, quote, around) {
            Support::At(span) => Support::At(self.document.from_prose(span)),
            other => other,
        }
    }

    fn seek_in_prose(&self, claim: &Claim, quote: Range<usize>, around: Option<Range<usize>>) -> Support {
        let passage = Passage {
            text: self.slice(&quote),
            around: around.as_ref().map_or("", |span| self.slice(span)),
            start: quote.start,
            within: self.read(quote),
            beside: around.map(|span| self.read(span)).unwrap_or_default(),
        };
        match &claim.value {
            Value::Quantity(value) => passage.quantity(value),
            Value::Date(value) => passage.dates(&[value.to_string()]),
            Value::Period(value) => passage.dates(&[value.to_string()]),
            Value::Label(value) => passage.phrase(&value.to_string()).map_or(Support::Somewhere, Support::At),
            Value::Set(value) => self.names(&passage, value.names(), value.others()),
            Value::Quotation(value) => passage.words(&value.to_string()),
        }
    }

    fn slice(&self, span: &Range<usize>) -> &str {
        self.document.prose().get(span.clone()).unwrap_or("")
    }

    /// The mentions inside a passage: as the whole document has them, and as the passage has them by itself, since a
    /// quotation may begin in the midst of one.
    fn read(&self, span: Range<usize>) -> Vec<Mention> {
        let from = self.mentions.partition_point(|mention| mention.start < span.start);
        let inside = self.mentions.iter().skip(from).take_while(|mention| mention.start < span.end);
        let mut found: Vec<Mention> = inside.filter(|mention| mention.end <= span.end).cloned().collect();
        for mut own in mention::scan(self.slice(&span)) {
            own.start += span.start;
            own.end += span.start;
            if !found.iter().any(|known| known.start == own.start && known.end == own.end && known.low == own.low) {
                found.push(own);
            }
        }
        found
    }

    /// Every name, by any word of it or of its aliases, stands there.
    fn names(&self, passage: &Passage<'_>, names: &[Label], others: Option<Others>) -> Support {
        let text = fold(&format!("{} {}", passage.text, passage.around));
        let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        let said = |name: &str| {
            let name = fold(name);
            name.split(|c: char| !c.is_alphanumeric()).any(|word| word.chars().count() > 2 && words.contains(word))
        };
        let missing = names.iter().map(Label::to_string).find(|name| {
            let spellings = self.rules.subjects.vocabulary.spellings(name);
            !said(name) && !spellings.iter().any(|spelling| said(spelling))
        });
        if let Some(name) = missing {
            return Support::Missing(format!("the quotation does not name {name}"));
        }
        match others {
            Some(Others::Count(count)) if !passage.says(f64::from(count)) => {
                Support::Missing(format!("the quotation does not say that there were {count} others"))
            }
            _ => Support::Somewhere,
        }
    }
}

impl Passage<'_> {
    fn numbers(&self) -> impl Iterator<Item = &Mention> {
        self.within.iter().filter(|mention| !is_time(mention.kind))
    }

    fn says(&self, number: f64) -> bool {
        let all = self.within.iter().chain(&self.beside);
        all.filter(|mention| !is_time(mention.kind)).any(|mention| near(mention.low, Some(number)))
    }

    fn quantity(&self, value: &Quantity) -> Support {
        let (low, high) = value.bounds();
        let read = |mention: &Mention| match mention.kind {
            Kind::Percent if value.is_share() => (mention.low.map(|n| n / 100.0), mention.high.map(|n| n / 100.0)),
            _ => (mention.low, mention.high),
        };
        let ends = [low, high];
        let whole = self.numbers().find(|mention| {
            let (least, most) = read(mention);
            // A hedge is the claim's to keep or to drop, so one end that is open on either side decides nothing.
            let fits = |a: Option<f64>, b: Option<f64>| a.is_none() || b.is_none() || near(a, b);
            fits(least, low)
                && fits(most, high)
                && [least, most].iter().any(|end| ends.iter().any(|own| near(*end, *own)))
        });
        if let Some(mention) = whole {
            return Support::At(mention.start..mention.end);
        }
        // A range or a share may be put together from two numbers.
        let wanted: Vec<f64> = ends.into_iter().flatten().collect();
        let places: Vec<Option<&Mention>> = wanted
            .iter()
            .map(|end| {
                self.numbers().find(|m| {
                    let (a, b) = read(m);
                    near(a, Some(*end)) || near(b, Some(*end))
                })
            })
            .collect();
        let found: Vec<&Mention> = places.iter().copied().flatten().collect();
        if found.len() == wanted.len() {
            return hull(&found).map_or(Support::Somewhere, Support::At);
        }
        // `one` is mostly a pronoun, so that no mention says it.
        let bare =
            |number: f64| (number == 0.0 && says_any(self.text, &NONE)) || (number == 1.0 && says_any(self.text, &ONE));
        if wanted.iter().all(|end| bare(*end)) {
            return Support::Somewhere;
        }
        // `13 of 15`: both numbers, apart from one another.
        let parts: Vec<f64> = value.stated();
        if !parts.is_empty() && parts.iter().all(|part| self.says(*part)) {
            return Support::Somewhere;
        }
        Support::Missing(self.instead(&value.to_string(), self.numbers().collect()))
    }

    /// Every year, month and day of the dates stands in the quotation or its context, one at least in the quotation.
    fn dates(&self, edtf: &[String]) -> Support {
        let wanted: Vec<Parts> = edtf.iter().flat_map(|text| parts(text)).collect();
        let times = || self.within.iter().filter(|mention| mention.edtf.is_some());
        let exact = times().find(|mention| {
            let said: Vec<Parts> = mention.edtf.iter().flat_map(|text| parts(text)).collect();
            !said.is_empty() && said == wanted
        });
        if let Some(mention) = exact {
            return Support::At(mention.start..mention.end);
        }
        let here = said(self.within.iter(), self.text);
        let there = said(self.beside.iter(), self.around);
        let stands = |part: &(Unit, String)| here.contains(part) || there.contains(part);
        let mut needed = wanted.iter().flatten();
        if needed.clone().all(stands) && needed.any(|part| here.contains(part)) {
            let found: Vec<&Mention> = times()
                .filter(|m| {
                    m.edtf
                        .iter()
                        .flat_map(|text| parts(text))
                        .flatten()
                        .any(|p| wanted.iter().flatten().any(|w| *w == p))
                })
                .collect();
            return hull(&found).map_or(Support::Somewhere, Support::At);
        }
        let missing: Vec<String> =
            wanted.iter().flatten().filter(|part| !stands(part)).map(|(unit, text)| unit.words(text)).collect();
        let missing = if missing.is_empty() { "the date".to_owned() } else { missing.join(" and ") };
        Support::Missing(format!("neither the quotation nor its context says {missing}"))
    }

    fn words(&self, value: &str) -> Support {
        let plain = |text: &str| {
            let words = fold(&Folded::of(text).text);
            let kept = words.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty());
            format!(" {} ", kept.collect::<Vec<_>>().join(" "))
        };
        let text = plain(&format!("{} {}", self.text, self.around));
        let said = value.split("...").flat_map(|part| part.split('…')).all(|part| text.contains(&plain(part)));
        if !said {
            return Support::Missing("the quotation does not hold these words".to_owned());
        }
        self.phrase(value).map_or(Support::Somewhere, Support::At)
    }

    /// Where a phrase stands in the quotation, whatever its case.
    fn phrase(&self, phrase: &str) -> Option<Range<usize>> {
        let folded = Folded::of(self.text);
        let lower = folded.text.to_lowercase();
        // Lower case may be longer than what it stands for; then offsets would lie.
        let sought = needle(phrase).to_lowercase();
        let at = (lower.len() == folded.text.len()).then(|| lower.find(&sought)).flatten()?;
        folded.text.get(at..at + sought.len())?;
        let span = folded.original(at..at + sought.len());
        Some(span.start + self.start..span.end + self.start)
    }

    fn instead(&self, value: &str, found: Vec<&Mention>) -> String {
        let mut said: Vec<&str> = found
            .iter()
            .filter_map(|m| self.text.get(m.start.checked_sub(self.start)?..m.end.checked_sub(self.start)?))
            .collect();
        said.dedup();
        match said.as_slice() {
            [] => format!("the quotation does not say {value}, nor any other number"),
            some => format!("the quotation does not say {value}; it says {}", some.join(", ")),
        }
    }
}

fn is_time(kind: Kind) -> bool {
    matches!(kind, Kind::Date | Kind::Period)
}

/// Equal but for what rounding in binary takes away; a share is given to four digits or more.
fn near(a: Option<f64>, b: Option<f64>) -> bool {
    a.zip(b).is_some_and(|(a, b)| (a - b).abs() <= 1e-5 * a.abs().max(b.abs()).max(1e-5))
}

fn hull(found: &[&Mention]) -> Option<Range<usize>> {
    let start = found.iter().map(|mention| mention.start).min()?;
    let end = found.iter().map(|mention| mention.end).max()?;
    Some(start..end)
}

/// Words that say there were none.
const NONE: [&str; 11] =
    ["no", "none", "not", "never", "nobody", "nothing", "neither", "nor", "without", "nil", "zero"];

/// Words that say there was one.
const ONE: [&str; 4] = ["one", "a", "an", "single"];

fn says_any(text: &str, wanted: &[&str]) -> bool {
    fold(text).split(|c: char| !c.is_alphanumeric()).any(|word| wanted.contains(&word))
}

/// What a part of a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Year,
    Month,
    Day,
}

impl Unit {
    fn words(self, text: &str) -> String {
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
