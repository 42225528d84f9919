//! Takes all statements, gives the pairs that share a word that tells: by posting lists, never all with all.

use std::collections::HashMap;

use rayon::prelude::*;

use super::score::{Score, score};
use super::statement::{Class, Statement};
use super::stem::Key;

/// So many words of a statement are looked up, the most telling first.
const WORDS: usize = 14;
/// A list longer than this is of a word that tells too little here.
const LONGEST: usize = 160;
/// What is measured tells more than any one word.
const GAUGE: f32 = 2.0;
/// That two counts are near each other tells as much as half a word.
const SIZE: f32 = 0.5;
/// So many candidates of a statement are scored.
const SCORED: usize = 24;

/// Two statements that may be of one fact, by their places in the list; the first comes first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub a: u32,
    pub b: u32,
    pub score: Score,
}

/// The pairs at or above a score, in order.
pub(super) fn pairs(statements: &[&Statement], least: f32) -> Vec<Pair> {
    let lists = lists(statements);
    let found: Vec<Vec<Pair>> = (0..statements.len())
        .into_par_iter()
        .with_min_len(64)
        .map(|at| candidates(at, statements, &lists, least))
        .collect();
    let mut pairs: Vec<Pair> = found.into_iter().flatten().collect();
    pairs.sort_by_key(|pair| (pair.a, pair.b));
    pairs.dedup_by_key(|pair| (pair.a, pair.b));
    pairs
}

type Lists = HashMap<(Class, Key), Vec<u32>>;

/// The most telling words of a statement.
fn telling(statement: &Statement) -> Vec<(f32, Key)> {
    let mut words: Vec<(f32, Key)> = statement
        .features
        .iter()
        .filter(|feature| feature.weight >= 0.5 || Some(feature.key) == statement.event)
        .map(|feature| {
            let counts =
                Some(feature.key) == statement.event || statement.head.map(|(_, key)| key) == Some(feature.key);
            (feature.rare * feature.weight + f32::from(u8::from(counts)), feature.key)
        })
        .collect();
    words.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    words.truncate(WORDS);
    words.extend(statement.gauge.map(|gauge| (GAUGE, gauge.key)));
    words.extend(statement.asked.map(|asked| (GAUGE, asked.key)));
    words.extend(sizes(statement).map(|key| (SIZE, key)));
    words
}

/// Two steps of a ladder between which a large count lies: counts that share one are no more than two fifths apart.
fn sizes(statement: &Statement) -> impl Iterator<Item = Key> + use<> {
    const LEAST: f64 = 50.0;
    const STEP: f64 = 0.25;
    let size = statement.size.as_ref().filter(|size| statement.class == Class::Count && size.middle >= LEAST);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // The logarithm of a number from 50 on is small.
    let step = size.map(|size| (size.middle.ln() / STEP) as u64);
    let key = |step: u64| Key(Key::notion("size").0 ^ step.rotate_left(23));
    step.into_iter().flat_map(move |step| [key(step), key(step + 1)])
}

fn lists(statements: &[&Statement]) -> Lists {
    let mut lists: Lists = HashMap::new();
    for (at, statement) in statements.iter().enumerate() {
        for (_, key) in telling(statement) {
            lists.entry((statement.class, key)).or_default().push(u32::try_from(at).unwrap_or(u32::MAX));
        }
    }
    lists
}

fn candidates(at: usize, all: &[&Statement], lists: &Lists, least: f32) -> Vec<Pair> {
    let Some(own) = all.get(at) else { return Vec::new() };
    let mut weights: HashMap<u32, f32> = HashMap::new();
    for (weight, key) in telling(own) {
        let Some(list) = lists.get(&(own.class, key)).filter(|list| list.len() <= LONGEST) else { continue };
        for other in list {
            *weights.entry(*other).or_default() += weight;
        }
    }
    let mut ranked: Vec<(u32, f32)> = weights.into_iter().filter(|(other, _)| *other as usize != at).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    ranked.truncate(SCORED);
    let pair = |other: u32| {
        let b = all.get(other as usize)?;
        let own_at = u32::try_from(at).unwrap_or(u32::MAX);
        let near = own.doc == b.doc && own.sentence == b.sentence;
        let score = score(own, b).filter(|score| !near && score.total >= least)?;
        Some(Pair { a: own_at.min(other), b: own_at.max(other), score })
    };
    ranked.into_iter().filter_map(|(other, _)| pair(other)).collect()
}
