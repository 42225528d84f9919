//! Takes the years of an office in a sentence of a short passage, gives when it began and when it ended.

use super::bearer::label_end;
use super::relation::{Relation, whose};
use super::relations::TERMS;
use super::row::{Row, Word};
use super::statement::{Class, Statement};
use super::stem::Key;

/// `ruled from 1092 to 1117`, `In office: 1906–1918`: when it began, and when it ended.
pub(super) fn term(text: &str, row: &Row, place: usize, statement: &Statement) -> Option<[Statement; 2]> {
    let (from, to) = statement.years.filter(|_| statement.class == Class::Span && statement.half.is_none())?;
    let value = row.words.get(place)?;
    let near = row.words.get(place.saturating_sub(9)..place)?;
    let active = label_end(text, row, place).is_some() && near.iter().any(|word| word.is(text, &["active"]));
    let office: Vec<&Word> = near.iter().filter(|word| word.clause == value.clause && word.is(text, &TERMS)).collect();
    if (office.is_empty() && !active) || !statement.short || from == to {
        return None;
    }
    let objects = offices(text, row);
    let whose = whose(row, &statement.bearer);
    // `X was the fourth emir of Ashby, who ruled from 1092`: it is X who did.
    let position = |words: &[&str]| row.words.iter().take(place).position(|word| word.is(text, words));
    let who = position(&["who"]).zip(position(&["was", "is"])).is_some_and(|(who, is)| is < who);
    let own = who && row.span.start == 0;
    let of = |first: bool| {
        let key = Key::notion(match (active, first) {
            (true, true) => "found",
            (true, false) => "dissolve",
            (false, true) => "term",
            (false, false) => "term's end",
        });
        let years = if first { (from, from) } else { (to, to) };
        Statement {
            class: Class::Time,
            half: Some(first),
            years: Some(years),
            event: None,
            events: Vec::new(),
            features: Vec::new(),
            asked: None,
            relation: Some(Relation {
                key,
                objects: objects.clone(),
                whose: whose.clone(),
                own,
                ..Relation::default()
            }),
            ..statement.clone()
        }
    };
    Some([of(true), of(false)])
}

/// The offices that a sentence names.
pub(super) fn offices(text: &str, row: &Row) -> Vec<Key> {
    const OFFICES: [&str; 24] = [
        "president",
        "minister",
        "governor",
        "bishop",
        "archbishop",
        "mayor",
        "king",
        "queen",
        "emir",
        "sultan",
        "emperor",
        "duke",
        "count",
        "chancellor",
        "director",
        "chairman",
        "secretary",
        "speaker",
        "senator",
        "mp",
        "parliament",
        "coach",
        "manager",
        "principal",
    ];
    let office = row.words.iter().filter_map(|word| {
        let own = text.get(word.span.clone())?.to_lowercase();
        OFFICES.iter().find(|office| **office == own).map(|office| Key::notion(office))
    });
    office.collect()
}
