//! Takes what a document gives twice, and what several quote, gives claims that quote just their values.

use std::collections::BTreeSet;
use std::ops::Range;

use super::naming::{heading, id};
use super::statement::Class;
use super::sums::Check;
use super::told::Told;
use super::voices::{Voice, Voices};
use crate::claim::{Claim, Mode, Passage, Scope, Selector, Status};
use crate::finding::Written;
use crate::mention::{self, Mention};
use crate::value::{self, Calendar, Reading, Text, Value};

/// What a document gives twice as two claims of one subject, with every day beside that is the same one.
pub(super) fn checked(told: &Told, check: &Check, taken: &mut BTreeSet<String>) -> Vec<Claim> {
    let text = told.document.prose();
    let words = text.get(check.named.clone()).unwrap_or("");
    let subject = heading(words);
    let subject = if subject.is_empty() { check.stated.1.clone() } else { subject };
    let kind = if check.property == "date" { value::Kind::Date } else { value::Kind::Quantity };
    let calendar = |calendar: Option<mention::Calendar>| {
        calendar.map(|calendar| match calendar {
            mention::Calendar::Julian => Calendar::Julian,
            mention::Calendar::Gregorian => Calendar::Gregorian,
        })
    };
    let sides = [(&check.stated, check.calendar), (&check.worked, check.from)];
    let mut claims = Vec::new();
    for ((span, written), own) in sides {
        let reading = Reading { calendar: calendar(own), unit: check.unit.as_deref(), ..Reading::default() };
        let Ok(value) = Value::parse(kind, Text::One(written), &reading) else { return Vec::new() };
        // Days of both calendars are compared as days of one, so that the same day is one position.
        let gregorian = match &value {
            Value::Date(date) => date.gregorian(),
            _ => None,
        };
        let plain = Reading::default();
        let one = gregorian.and_then(|day| Value::parse(kind, Text::One(&day), &plain).ok());
        let value = match one.unwrap_or(value) {
            Value::Quantity(quantity) if check.exact => Value::Quantity(quantity.exactly()),
            value => value,
        };
        claims.push(said(told, span, &subject, check.property, value, taken));
    }
    // The same day named close by, in the other calendar.
    let near = told.statements.iter().filter(|_| kind == value::Kind::Date).filter(|statement| {
        let span = &statement.span;
        let beside = span.start.abs_diff(check.worked.0.start) < 400;
        beside && statement.class == Class::Time && *span != check.worked.0 && *span != check.stated.0
    });
    let same: Vec<Claim> = near
        .filter_map(|statement| {
            let edtf =
                told.mentions.get(statement.mention as usize)?.edtf.as_deref().filter(|edtf| edtf.len() == 10)?;
            let value = Value::parse(kind, Text::One(edtf), &Reading::default()).ok()?;
            let none = value::Vocabulary::default();
            let terms = value::Terms { tolerance: None, labels: &none, names: &none };
            let fit = value.compare(&claims.get(1)?.value, &terms).fit;
            matches!(fit, value::Fit::Equal | value::Fit::Converted)
                .then(|| said(told, &statement.span, &subject, check.property, value, taken))
        })
        .collect();
    claims.extend(same);
    claims
}

/// What voices within a document say of one number, each as a claim of its own voice.
pub(super) fn voiced(told: &Told, voices: &Voices, subject: &str, taken: &mut BTreeSet<String>) -> Vec<Claim> {
    let text = told.document.prose();
    let mention = |voice: &Voice| told.mentions.get(voice.mention as usize);
    let unit = |voice: &Voice| mention(voice).and_then(|mention| mention.unit.as_deref());
    // Pounds and roubles are not held against each other, nor against what is no money.
    let money = |unit: &&str| unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
    let mut coins: Vec<Option<&str>> = voices.said.iter().map(|voice| unit(voice).filter(money)).collect();
    coins.dedup();
    if coins.len() > 1 {
        return Vec::new();
    }
    let claims = voices.said.iter().filter_map(|voice| {
        let mention = mention(voice)?;
        let written = crate::extract::quantity(mention, text.get(voice.span.clone())?)?;
        let plain = written.starts_with(|c: char| c.is_ascii_digit()) && !written.contains("..");
        let written = if voice.estimate && plain { format!("~{written}") } else { written };
        let written = unit(voice).filter(money).map_or(written.clone(), |coin| format!("{written} {coin}"));
        let unit = unit(voice).filter(|_| voices.property == "measure");
        let reading = Reading { unit, ..Reading::default() };
        let value = Value::parse(value::Kind::Quantity, Text::One(&written), &reading).ok()?;
        let claim = said(told, &voice.span, subject, voices.property, value, taken);
        Some(Claim { says: vec![voice.whose(text)], mode: Mode::Reported, ..claim })
    });
    claims.collect()
}

/// A claim that quotes just its value.
pub(super) fn said(
    told: &Told,
    span: &Range<usize>,
    subject: &str,
    property: &str,
    value: Value,
    taken: &mut BTreeSet<String>,
) -> Claim {
    let quote = told.document.from_prose(span.clone());
    Claim {
        id: id(subject, property, &value, taken),
        subject: subject.to_owned(),
        property: property.to_owned(),
        value,
        scope: Scope::default(),
        says: Vec::new(),
        mode: Mode::Asserted,
        certainty: None,
        status: Some(Status::Auto),
        note: None,
        quote: Selector { exact: told.document.slice(quote.clone()).to_owned(), before: None, after: None },
        context: None,
        because: None,
        written: Written { file: String::new(), line: 1, column: 1 },
        passage: Some(Passage { quote: quote.clone(), value: Some(quote), because: None }),
    }
}

/// Where the year stands that a date leaves out; none where the quotation holds it.
pub(super) fn context(told: &Told, mention: &Mention, quote: &Range<usize>) -> Option<Selector> {
    let edtf = mention.edtf.as_deref()?;
    let year = edtf.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
    let text = told.document.text();
    if text.get(quote.clone())?.contains(year) {
        return None;
    }
    let from = mention.resolved_from.map(|(start, end)| told.document.from_prose(start..end));
    let at = from.filter(|span| text.get(span.clone()).is_some_and(|own| own.contains(year)));
    let at = at.map_or_else(|| text.find(year), |span| Some(span.start))?;
    let (start, end) = crate::mention::sentence_around(text, at);
    let end = end.min(at + 60);
    let end = (end..=text.len()).find(|end| text.is_char_boundary(*end))?;
    let exact = text.get(start.max(at.saturating_sub(0))..end)?.trim().to_owned();
    Some(Selector { exact, before: None, after: None })
}
