//! Takes pairs that may be of one fact, gives facts: statements that belong together, best pairs first.
//!
//! A statement is of one fact. What it may be paired with in a document is held against what else that document has:
//! the best partner wins, and one that agrees wins over one that does not.

use std::collections::{HashMap, HashSet};

use super::agreement::{agree, is_far, rounded, same};
use super::index::Pair;
use super::join::{Fits, fit};
use super::statement::{Class, Statement};
use crate::value::Value;

/// A partner this much worse than the best one in its document is none.
const MARGIN: f32 = 0.06;
/// A partner that agrees is preferred to one that is better by no more than this.
const AGREEING: f32 = 0.15;
/// Two statements of one document are of one fact only where that is this sure.
const OWN: f32 = 0.7;
/// Dates recur more than numbers do.
const OWN_DATE: f32 = 0.85;
/// What lasted is named.
const OWN_SPAN: f32 = 0.5;
/// A share says what it is a share of.
const OWN_SHARE: f32 = 0.45;
/// Statements that a third one joins must fit each other this much of what a pair must.
pub(super) const CHAINED: f32 = 0.7;

/// Statements of one fact, by their places in the list, in order, with the pairs that made it.
#[derive(Debug)]
pub(super) struct Fact {
    pub statements: Vec<u32>,
    pub pairs: Vec<Pair>,
}

/// The facts, in order of their first statements.
pub(super) fn facts(pairs: &[Pair], all: &[&Statement], values: &[Option<Value>], least: f32) -> Vec<Fact> {
    let sure = |pair: &&Pair| {
        let doc = |at: u32| all.get(at as usize).map(|statement| statement.doc);
        (doc(pair.a) != doc(pair.b) || pair.score.total >= own(pair.a, all))
            && (pair.score.sure || !is_deed(pair.a, all))
    };
    let sure: Vec<Pair> = pairs.iter().filter(sure).copied().collect();
    let mut kept = rivals(&sure, all, values);
    kept.sort_by(|a, b| b.score.total.total_cmp(&a.score.total).then((a.a, a.b).cmp(&(b.a, b.b))));
    let mut home: HashMap<u32, usize> = HashMap::new();
    let mut groups: Vec<Option<Fact>> = Vec::new();
    let mut twice: Vec<Fact> = Vec::new();
    for pair in kept {
        match (home.get(&pair.a).copied(), home.get(&pair.b).copied()) {
            (None, None) => {
                home.insert(pair.a, groups.len());
                home.insert(pair.b, groups.len());
                groups.push(Some(Fact { statements: vec![pair.a, pair.b], pairs: vec![pair] }));
            }
            (Some(at), Some(other)) if at == other => {
                if let Some(Some(fact)) = groups.get_mut(at) {
                    fact.pairs.push(pair);
                }
            }
            (one, other) => {
                let take = |groups: &mut Vec<Option<Fact>>, at: Option<usize>, alone: u32| {
                    at.and_then(|at| groups.get_mut(at)?.take())
                        .unwrap_or_else(|| Fact { statements: vec![alone], pairs: Vec::new() })
                };
                let (left, right) = (take(&mut groups, one, pair.a), take(&mut groups, other, pair.b));
                let fits = fit(&left, &right, all, values, least);
                if fits != Fits::Yes {
                    // A headline and the text below it give two numbers, and each is held against the other accounts.
                    if fits == Fits::ButForItself && pair.score.sure && !agree(pair.a, pair.b, values) {
                        twice.push(Fact { statements: vec![pair.a, pair.b], pairs: vec![pair] });
                    }
                    for (at, fact) in [(one, left), (other, right)] {
                        if let Some(slot) = at.and_then(|at| groups.get_mut(at)) {
                            *slot = Some(fact);
                        }
                    }
                    continue;
                }
                let mut fact = left;
                fact.statements.extend(right.statements);
                fact.pairs.extend(right.pairs);
                fact.pairs.push(pair);
                for statement in &fact.statements {
                    home.insert(*statement, groups.len());
                }
                groups.push(Some(fact));
            }
        }
    }
    let mut facts: Vec<Fact> = groups.into_iter().flatten().chain(twice).collect();
    for fact in &mut facts {
        say_once(fact, all, values);
        fact.statements.sort_unstable();
    }
    facts.sort_by(|one, other| one.statements.cmp(&other.statements));
    facts
}

/// Leaves out what a document says again less or more closely: after `no fewer than seven times` a bare `seven times`.
fn say_once(fact: &mut Fact, all: &[&Statement], values: &[Option<Value>]) {
    let doc = |at: u32| all.get(at as usize).map(|statement| statement.doc);
    let mut kept: Vec<u32> = Vec::new();
    let mut statements = std::mem::take(&mut fact.statements);
    statements.sort_unstable();
    for at in statements {
        let again = |first: &u32| doc(*first) == doc(at) && !same(*first, at, values) && agree(*first, at, values);
        if !kept.iter().any(again) {
            kept.push(at);
        }
    }
    fact.pairs.retain(|pair| kept.contains(&pair.a) && kept.contains(&pair.b));
    fact.statements = kept;
}

/// A fact for each statement that is of none yet and says plainly what it is about.
pub(super) fn alone(facts: &[Fact], all: &[&Statement]) -> Vec<Fact> {
    let met: HashSet<u32> = facts.iter().flat_map(|fact| &fact.statements).copied().collect();
    let plain = |statement: &Statement| match statement.class {
        // Nobody says what only adds up.
        _ if statement.sum.is_some() => false,
        Class::Time | Class::Span | Class::Times => statement.event.is_some(),
        Class::Count | Class::Share => statement.head.is_some() && !statement.small,
        Class::Measure(_) => statement.attribute.is_some(),
        Class::In(_) => statement.head.is_some() || statement.event.is_some(),
        Class::Age => true,
        Class::Deed => false,
    };
    let lone = (0..).zip(all).filter(|(at, statement)| !met.contains(at) && plain(statement));
    lone.map(|(at, _)| Fact { statements: vec![at], pairs: Vec::new() }).collect()
}

fn is_deed(at: u32, all: &[&Statement]) -> bool {
    all.get(at as usize).is_some_and(|statement| statement.class == Class::Deed)
}

pub(super) fn own(at: u32, all: &[&Statement]) -> f32 {
    match all.get(at as usize).map(|statement| statement.class) {
        _ if all.get(at as usize).is_some_and(|statement| statement.short) => f32::MAX,
        Some(Class::Time) => OWN_DATE,
        Some(Class::Span) => OWN_SPAN,
        Some(Class::Share) => OWN_SHARE,
        Some(Class::Deed) => f32::MAX,
        _ => OWN,
    }
}

/// True where another value of the sentence of `b` agrees with `a`.
fn told_beside(a: u32, b: u32, all: &[&Statement], values: &[Option<Value>]) -> bool {
    let Some(own) = all.get(b as usize) else { return false };
    let beside = |at: &u32| {
        all.get(*at as usize).is_some_and(|s| s.doc == own.doc && s.sentence == own.sentence && s.class == own.class)
    };
    let after = (b + 1..).take_while(beside);
    let before = (0..b).rev().take_while(beside);
    after.chain(before).any(|at| same(a, at, values))
}

/// The pairs that no better partner in the same document outdoes.
fn rivals(pairs: &[Pair], all: &[&Statement], values: &[Option<Value>]) -> Vec<Pair> {
    let doc = |index: u32| all.get(index as usize).map_or(0, |statement| statement.doc);
    let mut best: HashMap<(u32, u32), f32> = HashMap::new();
    let mut agreed: HashMap<(u32, u32), f32> = HashMap::new();
    let raise = |map: &mut HashMap<(u32, u32), f32>, key, score: f32| {
        map.entry(key).and_modify(|held| *held = held.max(score)).or_insert(score);
    };
    let agree: Vec<bool> = pairs.iter().map(|pair| agree(pair.a, pair.b, values)).collect();
    for (pair, agrees) in pairs.iter().zip(&agree) {
        for key in [(pair.a, doc(pair.b)), (pair.b, doc(pair.a))] {
            raise(&mut best, key, pair.score.total);
            if *agrees && (pair.score.sure || pair.score.total >= 0.5) {
                raise(&mut agreed, key, pair.score.total);
            }
        }
    }
    let stands = |(pair, agrees): &(&Pair, &bool)| {
        [(pair.a, doc(pair.b)), (pair.b, doc(pair.a))].iter().all(|key| {
            let best = best.get(key).copied().unwrap_or(0.0);
            let agreed = agreed.get(key).copied();
            let unsure = !**agrees && !pair.score.sure;
            let outdone = !**agrees && agreed.is_some_and(|agreed| agreed + AGREEING >= pair.score.total);
            let beaten = pair.score.total + MARGIN < best && !(**agrees && pair.score.total + AGREEING >= best);
            let beside =
                !**agrees && (told_beside(pair.a, pair.b, all, values) || told_beside(pair.b, pair.a, all, values));
            let far = !**agrees && is_far(pair.a, pair.b, all, values);
            !far && !unsure && !outdone && !beaten && !beside && (**agrees || !rounded(pair.a, pair.b, all, values))
        })
    };
    pairs.iter().zip(&agree).filter(stands).map(|(pair, _)| *pair).collect()
}
