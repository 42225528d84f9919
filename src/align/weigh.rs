//! Takes the statements of all documents, gives how much each word tells: what stands everywhere tells nothing.

use super::statement::Statement;
use super::stem::{Key, KeyMap};
use super::told::Told;

/// In fewer sentences than this a word's rarity cannot be judged: they count as so many.
const LEAST: f32 = 60.0;

/// How rare words are in the documents at hand.
#[derive(Debug)]
pub(super) struct Scale {
    sentences: f32,
    words: KeyMap<u32>,
}

impl Scale {
    /// Counts over all documents.
    pub fn of(told: &[Told]) -> Self {
        let mut words: KeyMap<u32> = KeyMap::default();
        for (key, count) in told.iter().flat_map(|told| &told.words) {
            *words.entry(*key).or_default() += count;
        }
        let sentences: u64 = told.iter().map(|told| u64::from(told.sentences)).sum();
        #[allow(clippy::cast_precision_loss)]
        let sentences = (sentences as f32).max(LEAST);
        Self { sentences, words }
    }

    /// Writes into statements how much their words tell.
    pub fn apply(&self, statements: &mut [Statement]) {
        for feature in statements.iter_mut().flat_map(|statement| &mut statement.features) {
            feature.rare = self.weigh(feature.key);
        }
    }

    /// From 0, a word of every sentence, to 1, a word of one.
    pub fn weigh(&self, key: Key) -> f32 {
        #[allow(clippy::cast_precision_loss)]
        let count = self.words.get(&key).copied().unwrap_or(1).max(1) as f32;
        ((self.sentences + 1.0) / count).ln().max(0.0) / (self.sentences + 1.0).ln()
    }
}
