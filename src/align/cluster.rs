//! Takes pairs that may be of one fact, gives facts: statements that belong together, best pairs first.
//!
//! A statement is of one fact. What it may be paired with in a document is held against what else that document has:
//! the best partner wins, and one that agrees wins over one that does not.

use std::collections::{HashMap, HashSet};

use super::index::Pair;
use super::kind::measure_number;
use super::score::score;
use super::statement::{Class, Statement};
use crate::value::{Fit, Measure, Terms, Value, Vocabulary};

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
const CHAINED: f32 = 0.7;
/// More statements of one fact than this are not held against each other one by one.
const MOST: usize = 24;

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
                if !fit(&left, &right, all, values, least) {
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
    let mut facts: Vec<Fact> = groups.into_iter().flatten().collect();
    for fact in &mut facts {
        say_once(fact, all, values);
        fact.statements.sort_unstable();
    }
    facts.sort_by_key(|fact| fact.statements.first().copied());
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

fn own(at: u32, all: &[&Statement]) -> f32 {
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

/// True for measures so near each other that they are one, differently rounded.
fn rounded(one: u32, other: u32, all: &[&Statement], values: &[Option<Value>]) -> bool {
    const NEAR: f64 = 0.005;
    let measure = all.get(one as usize).is_some_and(|statement| matches!(statement.class, Class::Measure(_)));
    let value = |index: u32| match values.get(index as usize) {
        Some(Some(Value::Quantity(quantity))) => Some(quantity),
        _ => None,
    };
    let Some((a, b)) = value(one).zip(value(other)).filter(|_| measure) else { return false };
    let size = a.unit().zip(b.unit()).and_then(|(a, b)| a.in_terms_of(b)).unwrap_or(1.0);
    let bound = |quantity: &crate::value::Quantity| quantity.bounds().0.or(quantity.bounds().1);
    bound(a).zip(bound(b)).is_some_and(|(a, b)| (a * size - b).abs() <= NEAR * b.abs())
}

/// True for two measures of time or tolls of which one is more than a hundred times the other: minutes and days, a score
/// of workmen and all the dead. Accounts of one thing do not differ so much, save where it is counted by its noun.
fn is_far(one: u32, other: u32, all: &[&Statement], values: &[Option<Value>]) -> bool {
    const TIMES: f64 = 100.0;
    let statement = |index: u32| all.get(index as usize);
    let time = Class::Measure(measure_number(Measure::Time));
    let held = |of: &Statement| of.class == time || (of.class == Class::Count && of.of_people && of.local.is_none());
    let plain = statement(one).zip(statement(other)).is_some_and(|(a, b)| held(a) && held(b));
    let value = |index: u32| match values.get(index as usize) {
        Some(Some(Value::Quantity(quantity))) => Some(quantity),
        _ => None,
    };
    let Some((a, b)) = value(one).zip(value(other)).filter(|_| plain) else { return false };
    let size = a.unit().zip(b.unit()).and_then(|(a, b)| a.in_terms_of(b)).unwrap_or(1.0);
    let bound = |quantity: &crate::value::Quantity| quantity.bounds().1.or(quantity.bounds().0);
    bound(a).zip(bound(b)).is_some_and(|(a, b)| {
        let (a, b) = ((a * size).abs(), b.abs());
        a.max(b) > TIMES * a.min(b) && a.min(b) > 0.0
    })
}

fn is_sure(a: &Statement, b: &Statement, least: f32) -> bool {
    a.doc != b.doc && score(a, b).is_some_and(|score| score.sure && score.total >= least)
}

/// True where every statement of the one may be of one fact with every statement of the other.
fn fit(left: &Fact, right: &Fact, all: &[&Statement], values: &[Option<Value>], least: f32) -> bool {
    if left.statements.len() + right.statements.len() > MOST {
        return false;
    }
    let at = |index: u32| all.get(index as usize);
    left.statements.iter().all(|one| {
        right.statements.iter().all(|other| {
            let Some((a, b)) = at(*one).zip(at(*other)) else { return false };
            if a.doc == b.doc && a.sentence == b.sentence {
                return false;
            }
            let Some(score) = score(a, b) else { return false };
            let agreed = agree(*one, *other, values);
            if !agreed && rounded(*one, *other, all, values) {
                return false;
            }
            // A document is taken to contradict itself only where that is sure.
            // Two estimates side by side, `first … placed it at 80,000, others at 60,000`, are both held against the rest.
            let rival = a.doc == b.doc && a.chief && b.chief && a.sentence.start.abs_diff(b.sentence.end) < 80;
            let rival =
                rival || (a.doc == b.doc && b.sentence.start.abs_diff(a.sentence.end) < 80 && a.chief && b.chief);
            // Of several statements of one value in a document one is enough to be sure by.
            let sure = || {
                let alike = |x: u32, y: u32, own: &Fact| {
                    own.statements.iter().any(|z| {
                        *z != x && agree(*z, x, values) && at(*z).zip(at(y)).is_some_and(|(z, y)| is_sure(z, y, least))
                    })
                };
                // Who agrees with one that is sure to clash clashes as surely.
                let through = |x: u32, y: u32, own: &Fact| {
                    own.statements.iter().any(|z| {
                        *z != x
                            && alike_both(*z, y, values)
                            && at(*z).zip(at(x)).is_some_and(|(z, x)| is_sure(z, x, least))
                    })
                };
                alike(*one, *other, left)
                    || alike(*other, *one, right)
                    || through(*one, *other, left)
                    || through(*other, *one, right)
            };
            (agreed || score.sure || sure())
                && (rival || score.total >= if a.doc == b.doc && !agreed { own(*one, all) } else { least * CHAINED })
        })
    })
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

/// True where the two values are one.
fn same(one: u32, other: u32, values: &[Option<Value>]) -> bool {
    matches!(fit_of(one, other, values), Some(Fit::Equal | Fit::Converted))
}

/// True where the two values can both be true and neither is without a limit: `at least 100` agrees with too much.
fn alike_both(one: u32, other: u32, values: &[Option<Value>]) -> bool {
    let limited = |index: u32| match values.get(index as usize) {
        Some(Some(Value::Quantity(quantity))) => matches!(quantity.bounds(), (Some(_), Some(_))),
        _ => false,
    };
    same(one, other, values) || (limited(one) && limited(other) && agree(one, other, values))
}

/// True where the two values can both be true.
fn agree(one: u32, other: u32, values: &[Option<Value>]) -> bool {
    matches!(fit_of(one, other, values), Some(Fit::Equal | Fit::Converted | Fit::Overlap))
}

fn fit_of(one: u32, other: u32, values: &[Option<Value>]) -> Option<Fit> {
    let value = |index: u32| values.get(index as usize).and_then(Option::as_ref);
    let (a, b) = value(one).zip(value(other))?;
    let none = Vocabulary::default();
    Some(a.compare(b, &Terms { tolerance: None, labels: &none, names: &none }).fit)
}
