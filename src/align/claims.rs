//! Takes facts, gives a collection in memory: a source a document, a claim a statement, one subject a fact.
//!
//! From here on nothing differs from claims that were read out of files.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::Alignment;
use super::checked::{checked, context, said, titled, voiced};
use super::cluster::Fact;
use super::kind::years_of;
use super::naming::{heading, id, name, names};
use super::post;
use super::quotes;
use super::shared;
use super::statement::{Class, Statement};
use super::told::Told;
use super::weigh::Scale;
use super::worth::{value, written};
use crate::claim::{Claim, Collection, Mode, Passage, Scope, ScopeValue, Selector, Source, Status};
use crate::document::Document;
use crate::finding::Written;
use crate::mention::{Kind, Mention};
use crate::rule::Rulebook;
use crate::value::{self, Reading, Text, Value};

/// A quotation is no longer than this, unless its value is.
const WIDEST: usize = 160;

/// How values of claims were worked out, by source and claim.
pub(super) type Steps = BTreeMap<(String, String), Vec<String>>;

/// The documents and their facts as a collection under some rules.
pub(super) fn collection(
    told: &[Told],
    all: &[&Statement],
    facts: &[Fact],
    scale: &Scale,
    rules: &Arc<Rulebook>,
) -> Alignment {
    let (mut steps, mut reasons, mut wordings) = (Steps::new(), BTreeMap::new(), BTreeMap::new());
    let names = names(told);
    let mut sources: Vec<Source> = told.iter().zip(&names).map(|(told, id)| source(&told.document, id)).collect();
    let mut subjects: BTreeSet<(String, &'static str)> = BTreeSet::new();
    let mut taken: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    // What a document gives twice stands under a name of its own.
    for (at, (told, name)) in told.iter().zip(&names).enumerate() {
        let ids = taken.entry(u32::try_from(at).unwrap_or(u32::MAX)).or_default();
        for check in &told.checks {
            let subject = distinct(titled(told, check), check.property, &mut subjects);
            for claim in checked(told, check, &subject, ids) {
                steps.insert((name.clone(), claim.id.clone()), check.steps.clone());
                if let Some(source) = sources.get_mut(at) {
                    source.claims.push(claim);
                }
            }
        }
    }
    for fact in facts {
        let members: Vec<&Statement> = fact.statements.iter().filter_map(|at| all.get(*at as usize).copied()).collect();
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
            let Some(claim) = claim(told, statement, &subject, (property, timed), ids, rules) else { continue };
            if let Some((name, sentence)) =
                names.get(statement.doc as usize).zip(told.document.prose().get(statement.sentence.clone()))
            {
                wordings.insert((name.clone(), claim.id.clone()), shared::wording(sentence));
            }
            if let Some((sum, name)) = statement.sum.as_ref().zip(names.get(statement.doc as usize)) {
                steps.insert((name.clone(), claim.id.clone()), sum.steps.clone());
            }
            if let Some(source) = sources.get_mut(statement.doc as usize) {
                source.claims.push(claim);
            }
        }
    }
    for post in post::posts(told, &rules.subjects.vocabulary) {
        let subject = distinct(post.subject, post.role.property(), &mut subjects);
        for (actor, label) in &post.actors {
            let Some(told) = told.get(actor.doc as usize) else { continue };
            let claim = post::claim(told, actor, label, &subject, taken.entry(actor.doc).or_default());
            sources.get_mut(actor.doc as usize).into_iter().for_each(|source| source.claims.extend(claim.clone()));
        }
    }
    let met = met(all, facts);
    for (at, (told, doc)) in told.iter().zip(0u32..).enumerate() {
        let ids = taken.entry(doc).or_default();
        // What has met elsewhere is told there.
        let alone = told.voices.iter().filter(|voices| {
            let facts: Vec<_> = voices.said.iter().map(|voice| met.get(&(doc, voice.mention))).collect();
            !facts.windows(2).all(|pair| matches!(pair, [Some(a), Some(b)] if a == b))
        });
        for voices in alone {
            let words = told.document.prose().get(voices.named.clone()).unwrap_or("");
            let subject = distinct(heading(words), voices.property, &mut subjects);
            if let Some(source) = sources.get_mut(at) {
                source.claims.extend(voiced(told, voices, &subject, ids));
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
            let Ok(value) = Value::parse(value::Kind::Quotation, Text::One(&text), &Reading::default()) else {
                continue;
            };
            let claim = said(told, &quote.span, &subject, "said", value, ids);
            if let Some(source) = sources.get_mut(quote.doc as usize) {
                source.claims.push(claim);
            }
        }
    }
    for (at, told) in told.iter().enumerate() {
        let Some(original) = told.copied.map(|original| original as usize) else { continue };
        let (Some(own), Some(its)) = (names.get(at), names.get(original)) else { continue };
        let claims = sources.get(original).map(|source| source.claims.clone()).unwrap_or_default();
        for claim in &claims {
            let (from, to) = ((its.clone(), claim.id.clone()), (own.clone(), claim.id.clone()));
            wordings.get(&from).copied().into_iter().for_each(|key| _ = wordings.insert(to.clone(), key));
            steps.get(&from).cloned().into_iter().for_each(|step| _ = steps.insert(to.clone(), step));
        }
        sources.get_mut(at).into_iter().for_each(|source| source.claims.clone_from(&claims));
    }
    sources.sort_by(|a, b| a.id.cmp(&b.id));
    let collection = Collection { name: String::new(), path: String::new(), sources, rules: Arc::clone(rules) };
    let common = shared::shared(told);
    let echoes = common.iter().filter_map(|shared| shared::finding(shared, told, &names)).collect();
    Alignment { collection, steps, reasons, echoes, wordings }
}

/// The fact that each statement is of, by document and mention.
fn met(all: &[&Statement], facts: &[Fact]) -> HashMap<(u32, u32), usize> {
    let members = facts.iter().enumerate().flat_map(|(nth, fact)| fact.statements.iter().map(move |at| (*at, nth)));
    members.filter_map(|(at, nth)| all.get(at as usize).map(|one| ((one.doc, one.mention), nth))).collect()
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
    let held =
        format!("{} and {} of the words near the values are on both sides", share(best.held.0), share(best.held.1));
    let apart = if best.apart < 0.05 {
        "no name on one side only".to_owned()
    } else {
        format!("{} of the names on one side only", share(best.apart))
    };
    let likely = if best.likely > 0.0 {
        format!("; {} likely among accounts of one event", share(best.likely))
    } else {
        String::new()
    };
    Some(format!("score {:.2} ({event}; {held}; {apart}{likely})", best.total))
}

/// True where all statements are of years, and those overlap.
fn share_years(members: &[&Statement]) -> bool {
    members.iter().enumerate().all(|(at, a)| {
        members
            .iter()
            .skip(at + 1)
            .all(|b| a.years.zip(b.years).is_some_and(|((from, to), (start, end))| from <= end && start <= to))
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
            _ if statement.denied => Mode::Denied,
            _ if statement.reported => Mode::Reported,
            _ => Mode::Asserted,
        },
        certainty: None,
        status: Some(Status::Auto),
        note: None,
        quote: Selector { exact, before: None, after: None },
        context: context(told, mention, &passage_quote),
        because: None,
        written: Written { file: String::new(), line: 1, column: 1 },
        passage: Some(Passage { quote, value: Some(place), because: None }),
    })
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
        scope.0.insert("period".to_owned(), ScopeValue::Period(period));
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
    let end = text
        .get(quote.end..)
        .map_or(0, |rest| rest.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum());
    quote.start..quote.end + end
}
