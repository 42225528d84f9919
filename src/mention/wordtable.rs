//! Takes a word as it stands in a text and says what part it plays in a number or a date.
//!
//! A word of at most sixteen bytes is packed into one `u128`, so that a look-up costs one hash and
//! one comparison; most words of prose are refused by eight tags of a byte each, compared at once.

use std::sync::LazyLock;

use crate::mention::lexicon::Lex;
use crate::mention::vocabulary::{UNITS, WORDS};

const BUCKETS: usize = 512;
/// The bit that makes an ASCII letter small, in every byte.
const LOWER: u128 = 0x2020_2020_2020_2020_2020_2020_2020_2020;
/// The highest bit of every byte.
const HIGH: u128 = 0x8080_8080_8080_8080_8080_8080_8080_8080;
/// The lowest bit of every byte.
const ONES: u128 = 0x0101_0101_0101_0101_0101_0101_0101_0101;

/// The packed table: buckets of eight words, whose eight tags are compared at once, so that a word
/// costs one branch and one that is not in the table seldom more than a line of cache.
pub(super) struct WordTable {
    tags: Vec<u64>,
    words: Vec<[(u128, Lex); 8]>,
}

static TABLE: LazyLock<WordTable> = LazyLock::new(WordTable::build);

impl WordTable {
    /// The table, built at the first call.
    pub(super) fn shared() -> &'static WordTable {
        &TABLE
    }

    fn build() -> WordTable {
        let mut table = WordTable { tags: vec![0; BUCKETS], words: vec![[(0, Lex::Other); 8]; BUCKETS] };
        for (lex, words) in WORDS {
            for word in words.split(' ') {
                table.insert(word, *lex);
            }
        }
        for (index, (_, words)) in UNITS.iter().enumerate() {
            for word in words.split(' ') {
                table.insert(word, Lex::Unit(u8::try_from(index).unwrap_or(u8::MAX)));
            }
        }
        table
    }

    fn insert(&mut self, word: &str, lex: Lex) {
        let Some(key) = pack(word.as_bytes()) else { return };
        let (bucket, tag) = hash(key);
        let (Some(tags), Some(words)) = (self.tags.get_mut(bucket), self.words.get_mut(bucket)) else { return };
        for (place, slot) in words.iter_mut().enumerate() {
            if slot.0 == key {
                return;
            }
            if slot.0 == 0 {
                *slot = (key, lex);
                *tags |= u64::from(tag) << (8 * place);
                return;
            }
        }
    }

    /// The part that a word plays, whatever the case of its letters.
    pub(super) fn look_up(&self, word: &[u8]) -> Lex {
        pack(word).map_or(Lex::Other, |key| self.find(key))
    }

    /// The part that a packed word plays.
    #[inline]
    fn find(&self, key: u128) -> Lex {
        let (bucket, tag) = hash(key);
        let tags = self.tags.get(bucket).copied().unwrap_or(0) ^ (u64::from(tag) * 0x0101_0101_0101_0101);
        // a zero byte is a tag that matches (a byte above one may seem to; the key decides)
        let mut matches = tags.wrapping_sub(0x0101_0101_0101_0101) & !tags & 0x8080_8080_8080_8080;
        while matches != 0 {
            let place = (matches.trailing_zeros() / 8) as usize;
            if let Some(&(found, lex)) = self.words.get(bucket).and_then(|words| words.get(place))
                && found == key
            {
                return lex;
            }
            matches &= matches - 1;
        }
        Lex::Other
    }

    /// The ASCII letters that stand in `bytes` from `start` on: where they end and the part they
    /// play. Sixteen bytes are read at once where the text goes on far enough.
    #[inline]
    pub(super) fn read(&self, bytes: &[u8], start: usize) -> (usize, Lex) {
        let sixteen = bytes.get(start..start + 16).and_then(|bytes| <[u8; 16]>::try_from(bytes).ok());
        if let Some(sixteen) = sixteen {
            let word = u128::from_le_bytes(sixteen);
            let length = letters(word);
            if (1..16).contains(&length) {
                let key = (word | LOWER) & (u128::MAX >> (128 - 8 * length));
                return (start + length, self.find(key));
            }
        }
        let rest = bytes.get(start..).unwrap_or_default();
        let length = rest.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
        (start + length, self.look_up(rest.get(..length).unwrap_or_default()))
    }
}

/// How many of sixteen bytes are ASCII letters before the first that is none.
#[inline]
fn letters(word: u128) -> usize {
    let low = (word | LOWER) & !HIGH;
    let above = low + ONES * u128::from(0x7f - b'z'); // high bit: beyond z
    let from = low + ONES * u128::from(0x80 - b'a'); // high bit: not before a
    let letter = from & !above & !word & HIGH;
    ((!letter & HIGH).trailing_zeros() / 8) as usize
}

/// The bytes of a word in lower case, as one number; none for what is longer than sixteen bytes.
#[inline]
fn pack(word: &[u8]) -> Option<u128> {
    if word.len() > 16 || word.is_empty() {
        return None;
    }
    Some(word.iter().rev().fold(0u128, |key, &byte| (key << 8) | u128::from(byte | 0x20)))
}

/// The bucket of a word, and its tag, which is never zero.
#[inline]
fn hash(key: u128) -> (usize, u8) {
    let folded = (key as u64) ^ ((key >> 64) as u64).rotate_left(29);
    let mixed = folded.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((mixed >> 55) as usize % BUCKETS, (mixed >> 40) as u8 | 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_vocabulary_is_found() {
        let table = WordTable::shared();
        for (lex, words) in WORDS {
            for word in words.split(' ') {
                assert_eq!(table.look_up(word.as_bytes()), *lex, "{word}");
                assert_eq!(table.look_up(word.to_uppercase().as_bytes()), *lex, "{word}");
            }
        }
        for (_, words) in UNITS {
            for word in words.split(' ') {
                assert_ne!(table.look_up(word.as_bytes()), Lex::Other, "{word}");
            }
        }
        assert_eq!(table.look_up(b"incomprehensibilities"), Lex::Other);
        assert_eq!(table.look_up(b""), Lex::Other);
    }
}
