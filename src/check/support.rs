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
use crate::value::{Label, MONTHS, Others, Quantity, Value, fold};

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
            Value::Definition(value) => passage.words(value.text()),
            // A position, a cause or a share of the blame is the reader's own word.
            Value::Judgement(_) | Value::Causes(_) | Value::Responsibility(_) => Support::Somewhere,
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

    /// Every name, by its last word or that of an alias, stands there.
    fn names(&self, passage: &Passage<'_>, names: &[Label], others: Option<Others>) -> Support {
        let text = fold(&format!("{} {}", passage.text, passage.around));
        let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        // Of a name the last word tells whose it is: `Kamenev` names Lev Kamenev, `Lev` does not.
        let said = |name: &str| {
            let name = fold(name);
            name.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty()).is_some_and(|w| words.contains(w))
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
        // A hedge or a bound in the words is the claim's to keep or to drop; one of its own must be the words' bound.
        let fits = |(least, most): (Option<f64>, Option<f64>)| match (low, high) {
            (Some(low), Some(high)) if near(Some(low), Some(high)) => near(least, Some(low)) || near(most, Some(low)),
            (Some(_), Some(_)) => near(least, low) && near(most, high),
            (Some(_), None) => near(least, low),
            (None, Some(_)) => near(most, high),
            (None, None) => false,
        };
        let kin = |mention: &&Mention| value.is_share() || mention.kind != Kind::Percent;
        if let Some(mention) = self.numbers().filter(kin).find(|mention| fits(read(mention))) {
            return Support::At(mention.start..mention.end);
        }
        // A range may be put together from two numbers.
        let wanted: Vec<f64> = [low, high].into_iter().flatten().collect();
        let says = |end: f64| move |m: &&Mention| [m.low, m.high].into_iter().any(|n| near(n, Some(end)));
        let shared = |end: f64| self.numbers().filter(kin).find(|m| says(end)(m) || near(read(m).0, Some(end)));
        let found: Vec<&Mention> = wanted.iter().filter_map(|end| shared(*end)).collect();
        if wanted.len() == 2 && found.len() == 2 {
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

#[cfg(test)]
mod tests {
    /// What a check says of one claim's value in its quotation.
    fn unsupported(property: &str, value: &str, text: &str) -> Option<String> {
        let yaml = format!(
            "source: {{document: a.txt}}\nclaims:\n  - subject: it\n    property: {property}\n    value: {value}\n    quote: {}\n",
            serde_json::to_string(text).unwrap()
        );
        let rules = "properties:\n  price: {type: quantity}\n  who: {type: set}\n  day: {type: date}\n  words: {type: quotation}\n";
        let files = [("claims/c/a.yaml", yaml.as_str()), ("claims/c/a.txt", text), ("rules/c.yaml", rules)];
        let (collections, mistakes) = crate::claim::read(&files);
        assert!(!mistakes.any_error(), "{mistakes:#?}");
        let outcome = crate::check(collections, mistakes);
        let finding = outcome.findings.into_iter().find(|finding| finding.rule == "value-unsupported");
        finding.map(|finding| finding.why)
    }

    #[test]
    fn what_the_words_say_is_supported() {
        let rows = [
            ("deaths", "6 million", "about six million people died"),
            ("deaths", "~6 million", "six million people died"),
            ("deaths", "at least 5 million", "at least 5 million died"),
            ("deaths", "5 million..10 million", "between 5 and 10 million died"),
            ("deaths", "5..10", "first 5 died and then 10"),
            ("deaths", "none", "nobody died"),
            ("deaths", "1", "one special constable died"),
            ("share", "13 of 15", "13 of 15 generals were shot"),
            ("share", "70%", "seventy percent of them"),
            ("day", "1912-04-14", "on 14 April 1912 it sank"),
            ("day", "1819-08-09", "on the 9th of August 1819"),
            ("day", "1932", "in 1932 they came"),
            ("day", "193X", "in the 1930s they came"),
            ("who", "[Lev Kamenev, Zinoviev]", "Kamenev and Zinoviev were tried"),
            ("words", "we are behind", "he said: We are behind!"),
        ];
        for (property, value, text) in rows {
            assert_eq!(unsupported(property, value, text), None, "{value} in {text:?}");
        }
    }

    #[test]
    fn what_they_do_not_say_is_told() {
        let rows = [
            ("deaths", "7 million", "about six million people died", "it says about six million"),
            ("deaths", "at least 5 million", "up to 5 million died", "does not say at least 5 million"),
            ("deaths", "at most 40", "at least 40 died", "does not say at most 40"),
            ("price", "70", "the price was 70% of it", "does not say 70"),
            ("day", "1912-06-03", "in the year 1912, on 3 May or 4 June", "not as one date"),
            ("day", "1913", "in 1912 they came", "the year 1913"),
            ("who", "[the sun, the mooncake]", "and the moon was bright", "does not name the sun"),
            ("who", "[Lev Kamenev]", "Lev Trotsky was tried", "does not name Lev Kamenev"),
            ("words", "we are far behind", "he said: We are behind!", "does not hold these words"),
        ];
        for (property, value, text, why) in rows {
            let told = unsupported(property, value, text);
            assert!(told.as_ref().is_some_and(|told| told.contains(why)), "{value} in {text:?}: {told:?}");
        }
    }
}
