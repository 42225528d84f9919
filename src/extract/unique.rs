//! Takes a folded document, gives for each place where words begin how long a quotation from there must be to stand
//! only once.
//!
//! The places are sorted by what follows them; whatever is most like a place stands then beside it, so that one look
//! at two neighbours tells the length. To make it takes n log n, to ask a binary search, whatever the document repeats.

use rayon::prelude::*;

/// What is alike for so many bytes is alike: no quotation is that long.
const FAR: usize = 1024;

/// The places of a document and the lengths from which on they are unlike all others.
pub(super) struct Uniqueness {
    /// Offset and length, by offset; [`FAR`] means never.
    needed: Vec<(u32, u16)>,
}

impl Uniqueness {
    /// Compares every place of a folded text with those most like it.
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut places: Vec<(u64, u32)> = starts(text).map(|at| (lead(bytes, at), at)).collect();
        places.par_sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| rest(bytes, a.1).cmp(rest(bytes, b.1))));
        let mut needed = Vec::with_capacity(places.len());
        let mut before = 0;
        for (nth, (_, at)) in places.iter().enumerate() {
            let after = places.get(nth + 1).map_or(0, |(_, next)| alike(rest(bytes, *at), rest(bytes, *next)));
            let least = (before.max(after) + 1).min(FAR);
            needed.push((*at, u16::try_from(least).unwrap_or(u16::MAX)));
            before = after;
        }
        needed.par_sort_unstable();
        Self { needed }
    }

    /// True where the words from an offset on, so many bytes of them, stand nowhere else; false where no words begin.
    pub fn holds(&self, at: usize, len: usize) -> bool {
        let found = self.needed.binary_search_by(|(start, _)| (*start as usize).cmp(&at)).ok();
        let needed = found.and_then(|nth| self.needed.get(nth)).map_or(FAR, |(_, least)| usize::from(*least));
        needed < FAR && len >= needed
    }
}

/// Where a quotation may begin: at any mark, and at letters and digits with none before them.
fn starts(text: &str) -> impl Iterator<Item = u32> {
    let mut inside = false;
    text.char_indices().filter_map(move |(at, c)| {
        let word = c.is_alphanumeric();
        let begins = !(c.is_whitespace() || word && inside);
        inside = word;
        begins.then(|| u32::try_from(at).ok()).flatten()
    })
}

/// The first bytes as a number that sorts as they do: spares most looks into the text.
fn lead(bytes: &[u8], at: u32) -> u64 {
    let from = rest(bytes, at);
    let mut first = [0; 8];
    first.iter_mut().zip(from).for_each(|(to, from)| *to = *from);
    u64::from_be_bytes(first)
}

fn rest(bytes: &[u8], at: u32) -> &[u8] {
    let from = bytes.get(at as usize..).unwrap_or_default();
    from.get(..FAR).unwrap_or(from)
}

/// How many bytes two texts begin with alike.
fn alike(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::{FAR, Uniqueness};

    #[test]
    fn a_quotation_is_long_enough_where_it_differs_from_all_others() {
        let text = "in 1911 he came, in 1912 he left, in 1912 she left";
        let unique = Uniqueness::of(text);
        let rows = [
            ("in 1911 he came", 6, false),
            ("in 1911 he came", 7, true),
            ("in 1912 he left", 8, false),
            ("in 1912 he left", 9, true),
            ("he left, in", 3, false),
            ("came", 1, true),
        ];
        for (from, len, wanted) in rows {
            assert_eq!(unique.holds(text.find(from).unwrap(), len), wanted, "{from} {len}");
        }
        assert!(!unique.holds(1, 40), "no words begin inside a word");
    }

    #[test]
    fn what_repeats_is_never_alone() {
        let text = "the same words again and again, ".repeat(100);
        let unique = Uniqueness::of(&text);
        assert!(!unique.holds(0, FAR - 1) && !unique.holds(0, 4 * FAR));
        assert!(!Uniqueness::of("").holds(0, 1));
    }

    proptest::proptest! {
        #[test]
        fn it_agrees_with_a_search_from_the_front(text in "[ab1 ,é]{1,40}", from in 0usize..40, len in 1usize..12) {
            let unique = Uniqueness::of(&text);
            let starts: Vec<usize> = super::starts(&text).map(|at| at as usize).collect();
            let start = starts.get(from % starts.len().max(1)).copied();
            if let Some((start, words)) = start.and_then(|at| Some((at, text.get(at..at + len)?))) {
                let count = starts.iter().filter(|at| text[**at..].starts_with(words)).count();
                proptest::prop_assert_eq!(unique.holds(start, len), count == 1);
            }
        }
    }
}
