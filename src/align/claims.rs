//! Takes facts, gives a collection in memory: a source a document, a claim a statement, one subject a fact.
//!
//! From here on nothing differs from claims that were read out of files.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::Alignment;
use super::quotes;
use super::cluster::Fact;
use super::row::Part;
use super::statement::{Class, Statement, Told, years_of};
use super::stem::Key;
use super::sums::Check;
use super::thesaurus::Thesaurus;
use super::weigh::Scale;
use crate::claim::{Claim, Collection, Mode, Passage, Scope, ScopeValue, Selector, Source, Status, slug};
use crate::document::Document;
use crate::finding::Written;
use crate::mention::{self, Hedge, Kind, Mention};
use crate::rule::Rulebook;
use crate::value::{self, Calendar, Period, Reading, Text, Value};

/// A quotation is no longer than this, unless its value is.
const WIDEST: usize = 160;

/// The value of a statement as its property reads it; `None` where it cannot be compared.
pub(super) fn value(told: &Told, statement: &Statement) -> Option<Value> {
    if statement.class == Class::Deed {
        let word = Thesaurus::shared().word(statement.event?)?;
        return Value::parse(value::Kind::Label, Text::One(word), &Reading::default()).ok();
    }
    let mention = told.mentions.get(statement.mention as usize)?;
    let text = told.document.prose().get(mention.start..mention.end)?;
    match statement.class {
        Class::Time | Class::Span => {
            let kind = if statement.class == Class::Time { value::Kind::Date } else { value::Kind::Period };
            let edtf = mention.edtf.as_deref()?;
            let edtf = match statement.half {
                Some(first) => edtf.split_once('/').map(|(from, to)| if first { from } else { to })?,
                None => edtf,
            };
            let loose = mention.hedge == Some(Hedge::About) && !edtf.contains(['~', '/', 'X']);
            let edtf = if loose { format!("{edtf}~") } else { edtf.to_owned() };
            let calendar = mention.calendar.map(|calendar| match calendar {
                mention::Calendar::Julian => Calendar::Julian,
                mention::Calendar::Gregorian => Calendar::Gregorian,
            });
            Value::parse(kind, Text::One(&edtf), &Reading { calendar, ..Reading::default() }).ok()
        }
        _ => {
            let written = written(statement, mention, text)?;
            let unit = unit(statement, mention);
            Value::parse(value::Kind::Quantity, Text::One(&written), &Reading { unit, ..Reading::default() }).ok()
        }
    }
}

/// A number as it is written in a claim.
fn written(statement: &Statement, mention: &Mention, text: &str) -> Option<String> {
    match &statement.sum {
        Some(sum) => Some(crate::extract::number(sum.total)),
        None => crate::extract::quantity(mention, text),
    }
}

/// The unit that a value is read in: people are people whatever they are called, and a share has none.
fn unit<'m>(statement: &Statement, mention: &'m Mention) -> Option<&'m str> {
    match (statement.class, mention.kind) {
        (Class::Measure(_), _) => mention.unit.as_deref(),
        _ => None,
    }
}

/// Properties by what happens.
const PROPERTIES: &[(&str, &str, &str)] = &[
    // event, property of a count, property of a date
    ("die", "deaths", "died"),
    ("execute", "executed", "died"),
    ("wound", "injured", "date"),
    ("arrest", "arrested", "date"),
    ("imprison", "imprisoned", "date"),
    ("deport", "deported", "date"),
    ("expel", "expelled", "date"),
    ("convict", "convicted", "date"),
    ("release", "released", "date"),
    ("assemble", "attendance", "date"),
    ("produce", "output", "date"),
    ("export", "exports", "date"),
    ("born", "number", "born"),
    ("found", "number", "founded"),
    ("introduce", "number", "introduced"),
    ("abolish", "number", "abolished"),
    ("begin", "number", "began"),
    ("end", "number", "ended"),
    ("sign", "number", "signed"),
    ("publish", "number", "published"),
    ("announce", "number", "announced"),
    ("ratify", "votes", "adopted"),
    ("appoint", "number", "appointed"),
    ("dismiss", "number", "dismissed"),
    ("elect", "number", "elected"),
    ("crown", "number", "crowned"),
];

/// The property of a fact: by its event where that names one, else by the kind of its values.
fn property(class: Class, event: Option<Key>, people: bool) -> &'static str {
    let row = event.and_then(|event| PROPERTIES.iter().find(|(name, ..)| Key::notion(name) == event));
    match class {
        Class::Time => row.map_or("date", |(_, _, date)| date),
        Class::Span => "lasted",
        Class::Count => row.map_or("number", |(_, count, _)| if people { count } else { "number" }),
        Class::Share => "share",
        Class::Times => "number",
        Class::Age => "age",
        Class::Deed => "happened",
        Class::Measure(_) => "measure",
    }
}

/// How values of claims were worked out, by source and claim.
pub(super) type Steps = BTreeMap<(String, String), Vec<String>>;

/// The documents and their facts as a collection under the rules that come with the program.
pub(super) fn collection(told: &[Told], all: &[&Statement], facts: &[Fact], scale: &Scale) -> Alignment {
    let (mut steps, mut reasons) = (Steps::new(), BTreeMap::new());
    let names = names(told);
    let rules = Rulebook::defaults();
    let mut sources: Vec<Source> = told.iter().zip(&names).map(|(told, id)| source(&told.document, id)).collect();
    let mut subjects: BTreeSet<(String, &'static str)> = BTreeSet::new();
    let mut taken: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    for fact in facts {
        let members: Vec<&Statement> =
            fact.statements.iter().filter_map(|at| all.get(*at as usize).copied()).collect();
        let Some((subject, property)) = name(told, &members, scale) else { continue };
        let subject = distinct(subject, property, &mut subjects);
        if let Some(reason) = reason(fact) {
            reasons.insert((property.to_owned(), subject.clone()), reason);
        }
        // Years that all have in common tell the claims of one fact apart no more.
        let timed = !share_years(&members);
        for statement in members {
            let Some(told) = told.get(statement.doc as usize) else { continue };
            let ids = taken.entry(statement.doc).or_default();
            let Some(claim) = claim(told, statement, &subject, (property, timed), ids, &rules) else { continue };
            if let Some((sum, name)) = statement.sum.as_ref().zip(names.get(statement.doc as usize)) {
                steps.insert((name.clone(), claim.id.clone()), sum.steps.clone());
            }
            if let Some(source) = sources.get_mut(statement.doc as usize) {
                source.claims.push(claim);
            }
        }
    }
    for (at, (told, name)) in told.iter().zip(&names).enumerate() {
        let ids = taken.entry(u32::try_from(at).unwrap_or(u32::MAX)).or_default();
        for check in &told.checks {
            for claim in checked(told, check, ids) {
                steps.insert((name.clone(), claim.id.clone()), check.steps.clone());
                if let Some(source) = sources.get_mut(at) {
                    source.claims.push(claim);
                }
            }
        }
    }
    let quotes = quotes::quotes(told);
    for utterance in quotes::utterances(&quotes) {
        let mut subject = None;
        for quote in utterance.quotes.iter().filter_map(|at| quotes.get(*at)) {
            let Some(told) = told.get(quote.doc as usize) else { continue };
            let Some(text) = told.document.prose().get(quote.span.clone()) else { continue };
            let words = || text.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
            let subject = subject.get_or_insert_with(|| distinct(words(), "said", &mut subjects)).clone();
            let ids = taken.entry(quote.doc).or_default();
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let Ok(value) = Value::parse(value::Kind::Quotation, Text::One(&text), &Reading::default()) else { continue };
            let claim = said(told, &quote.span, &subject, "said", value, ids);
            if let Some(source) = sources.get_mut(quote.doc as usize) {
                source.claims.push(claim);
            }
        }
    }
    sources.sort_by(|a, b| a.id.cmp(&b.id));
    let collection = Collection { name: String::new(), path: String::new(), sources, rules };
    Alignment { collection, steps, reasons }
}

/// The best score of a fact with its parts, in words.
fn reason(fact: &Fact) -> Option<String> {
    let best = fact.pairs.iter().map(|pair| pair.score).max_by(|a, b| a.total.total_cmp(&b.total))?;
    let event = match best.event {
        event if event >= 1.0 => "the same event",
        event if event >= 0.5 => "a like event",
        _ => "no event in common",
    };
    let share = |part: f32| format!("{:.0}%", part * 100.0);
    let held = format!("{} and {} of the words near the values are on both sides", share(best.held.0), share(best.held.1));
    let apart = if best.apart < 0.05 {
        "no name on one side only".to_owned()
    } else {
        format!("{} of the names on one side only", share(best.apart))
    };
    Some(format!("score {:.2} ({event}; {held}; {apart})", best.total))
}

/// True where all statements are of years, and those overlap.
fn share_years(members: &[&Statement]) -> bool {
    members.iter().enumerate().all(|(at, a)| {
        members.iter().skip(at + 1).all(|b| {
            a.years.zip(b.years).is_some_and(|((from, to), (start, end))| from <= end && start <= to)
        })
    })
}

/// A subject that no other fact of the property has.
fn distinct(subject: String, property: &'static str, taken: &mut BTreeSet<(String, &'static str)>) -> String {
    let mut name = subject.clone();
    let mut nth = 2;
    while !taken.insert((value::fold(&name), property)) {
        name = format!("{subject} ({nth})");
        nth += 1;
    }
    name
}

/// Ids of the sources: the files' stems, with as much of the folders as tells them apart.
fn names(told: &[Told]) -> Vec<String> {
    let stem = |path: &str| {
        let file = path.rsplit('/').next().unwrap_or(path);
        file.rsplit_once('.').map_or(file, |(stem, _)| if stem.is_empty() { file } else { stem }).to_owned()
    };
    let mut names: Vec<String> = told.iter().map(|told| stem(&told.document.path)).collect();
    let alike = |names: &[String], name: &String| names.iter().filter(|other| *other == name).count() > 1;
    for at in 0..names.len() {
        let clashes = names.get(at).is_some_and(|name| alike(&names, name));
        if let Some((slot, told)) = names.get_mut(at).zip(told.get(at)).filter(|_| clashes) {
            slot.clone_from(&told.document.path);
        }
    }
    names
}

fn source(document: &Arc<Document>, id: &str) -> Source {
    Source {
        id: id.to_owned(),
        file: String::new(),
        title: id.to_owned(),
        kind: None,
        genre: None,
        author: None,
        written: None,
        audience: None,
        purpose: None,
        provenance: None,
        document: Some(Arc::clone(document)),
        copies: Vec::new(),
        excerpt: false,
        disagreements_expected: false,
        claims: Vec::new(),
    }
}

/// What a fact is called: the words that its statements share, as they stand in the first.
fn name(told: &[Told], members: &[&Statement], scale: &Scale) -> Option<(String, &'static str)> {
    let first = members.first()?;
    let event = first.event.filter(|event| members.iter().skip(1).any(|other| other.event == Some(*event)));
    let people = first.head.is_none_or(|(part, _)| part == Part::People || part == Part::Event);
    let property = property(first.class, event, people);
    let named_by_property = event.is_some() && !matches!(property, "date" | "number" | "share" | "measure" | "lasted");
    let mut shared: Vec<(f32, Range<usize>)> = first
        .features
        .iter()
        .filter(|own| own.from >= u32::try_from(first.sentence.start).unwrap_or(0))
        .filter(|own| !(named_by_property && Some(own.key) == event))
        .filter(|own| members.iter().skip(1).any(|other| other.near(own.key) >= 0.3))
        .map(|own| (scale.weigh(own.key) * own.weight, own.from as usize..own.to as usize))
        .collect();
    shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.start.cmp(&b.1.start)));
    shared.truncate(5);
    shared.sort_by_key(|(_, span)| span.start);
    let text = told.get(first.doc as usize)?.document.prose();
    let mut words: Vec<&str> = shared.iter().filter_map(|(_, span)| text.get(span.clone())).collect();
    words.dedup();
    if words.is_empty() {
        words.extend(text.get(first.sentence.clone())?.split_whitespace().take(6));
    }
    Some((words.join(" "), property))
}

fn claim(
    told: &Told,
    statement: &Statement,
    subject: &str,
    (property, timed): (&str, bool),
    taken: &mut BTreeSet<String>,
    rules: &Rulebook,
) -> Option<Claim> {
    let none = Mention::default();
    let mention = told.mentions.get(statement.mention as usize).unwrap_or(&none);
    let mut value = value(told, statement)?;
    if let Some(unit) = rules.property(property).and_then(|property| property.unit.as_deref()) {
        let text = told.document.prose().get(mention.start..mention.end)?;
        let written = written(statement, mention, text)?;
        let reading = Reading { unit: Some(unit), ..Reading::default() };
        value = Value::parse(value::Kind::Quantity, Text::One(&written), &reading).ok()?;
    }
    let quote = told.document.from_prose(quotation(told.document.prose(), statement));
    let place = told.document.from_prose(statement.span.clone());
    let exact = told.document.slice(quote.clone()).to_owned();
    let passage_quote = quote.clone();
    let id = id(subject, property, &value, taken);
    Some(Claim {
        id,
        subject: subject.to_owned(),
        property: property.to_owned(),
        value,
        scope: if timed { scope(mention) } else { Scope::default() },
        says: Vec::new(),
        mode: match statement.class {
            Class::Deed if statement.negated => Mode::Denied,
            _ if statement.reported => Mode::Reported,
            _ => Mode::Asserted,
        },
        certainty: None,
        status: Some(Status::Auto),
        note: None,
        quote: Selector { exact, before: None, after: None },
        context: context(told, mention, &passage_quote),
        written: Written { file: String::new(), line: 1, column: 1 },
        passage: Some(Passage { quote, value: Some(place) }),
    })
}

/// What a document gives twice as two claims of one subject, with every day beside that is the same one.
fn checked(told: &Told, check: &Check, taken: &mut BTreeSet<String>) -> Vec<Claim> {
    let text = told.document.prose();
    let words = text.get(check.named.clone()).unwrap_or("");
    let words: Vec<&str> = words.split_whitespace().take(6).collect();
    let subject = words.join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
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
        let reading = Reading { calendar: calendar(own), ..Reading::default() };
        let Ok(value) = Value::parse(kind, Text::One(written), &reading) else { return Vec::new() };
        // Days of both calendars are compared as days of one, so that the same day is one position.
        let gregorian = match &value {
            Value::Date(date) => date.gregorian(),
            _ => None,
        };
        let plain = Reading::default();
        let one = gregorian.and_then(|day| Value::parse(kind, Text::One(&day), &plain).ok());
        let value = one.unwrap_or(value);
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
            let edtf = told.mentions.get(statement.mention as usize)?.edtf.as_deref().filter(|edtf| edtf.len() == 10)?;
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

/// A claim that quotes just its value.
fn said(
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
        written: Written { file: String::new(), line: 1, column: 1 },
        passage: Some(Passage { quote: quote.clone(), value: Some(quote) }),
    }
}

/// Where the year stands that a date leaves out; none where the quotation holds it.
fn context(told: &Told, mention: &Mention, quote: &Range<usize>) -> Option<Selector> {
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

/// An id that no other claim of the source has: from subject, property and, where needed, value.
fn id(subject: &str, property: &str, value: &Value, taken: &mut BTreeSet<String>) -> String {
    let own = format!("{}.{}", slug(subject), slug(property));
    let mut id = own.clone();
    let mut nth = 1;
    while !taken.insert(id.clone()) {
        let hint = format!("{}-{}", own.replace('.', "-"), slug(&value.to_string()));
        id = if nth == 1 { hint } else { format!("{hint}-{nth}") };
        nth += 1;
    }
    id
}

/// What a number is said of: the year that it is tied to.
fn scope(mention: &Mention) -> Scope {
    let mut scope = Scope::default();
    let tied = mention.period.as_deref().filter(|edtf| years_of(edtf).is_some());
    let time = matches!(mention.kind, Kind::Date | Kind::Period);
    let period = tied.filter(|_| !time).and_then(|edtf| {
        match Value::parse(value::Kind::Period, Text::One(edtf), &Reading::default()) {
            Ok(Value::Period(period)) => Some(period),
            _ => None,
        }
    });
    if let Some(period) = period {
        scope.0.insert("period".to_owned(), ScopeValue::Period(Period::clone(&period)));
    }
    scope
}

/// The words that say it: the value and what tells most near it, within the sentence.
fn quotation(text: &str, statement: &Statement) -> Range<usize> {
    let sentence = &statement.sentence;
    let mut quote = statement.span.clone();
    let mut near: Vec<Range<usize>> = statement
        .features
        .iter()
        .filter(|feature| feature.weight >= 0.9)
        .map(|feature| feature.from as usize..feature.to as usize)
        .filter(|span| sentence.start <= span.start && span.end <= sentence.end)
        .collect();
    near.sort_by_key(|span| (span.start.abs_diff(statement.span.start), span.start));
    for span in near {
        let wider = quote.start.min(span.start)..quote.end.max(span.end);
        if wider.len() <= WIDEST {
            quote = wider;
        }
    }
    // A number is not cut in two, nor a word.
    let end = text.get(quote.end..).map_or(0, |rest| rest.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum());
    quote.start..quote.end + end
}
