//! Takes a word, gives a key that its forms and spellings share: `collectivised` and `collectivization`, `Nikolaev` and
//! `Nikolayev`.
//!
//! No dictionary: endings come off, and British and American spellings meet. Two words that share a key by accident do
//! no harm by themselves, since a fact is never recognised by one word.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// A word's key. Equal keys are one word to the alignment; no order is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) struct Key(pub u64);

impl Key {
    /// FNV-1a, 64 bits: the same on every machine, which the standard library's hash does not promise.
    pub const fn of(text: &str) -> Self {
        let (mut rest, mut hash) = (text.as_bytes(), BASIS);
        while let [byte, more @ ..] = rest {
            hash = (hash ^ *byte as u64).wrapping_mul(PRIME);
            rest = more;
        }
        Self(hash)
    }

    /// The key of a notion of the list, which no word has.
    pub const fn notion(name: &str) -> Self {
        Self((Self::of(name).0 ^ b':' as u64).wrapping_mul(PRIME))
    }
}

/// The keys of some notions, worked out before the program runs.
#[allow(clippy::indexing_slicing)] // Both lists have N places; a constant knows no other way to fill one.
pub(super) const fn keys<const N: usize>(names: [&str; N]) -> [Key; N] {
    let (mut keys, mut at) = ([Key(0); N], 0);
    while at < N {
        keys[at] = Key::notion(names[at]);
        at += 1;
    }
    keys
}

/// A map by keys.
pub(super) type KeyMap<V> = HashMap<Key, V, BuildHasherDefault<Itself>>;

/// Takes a key for its own hash, which it is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Itself(u64);

impl Hasher for Itself {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A word in small ASCII letters where it has any: accents and apostrophes go, other scripts stay.
pub(super) fn plain(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '\'' | '’' | 'ʿ' | 'ʾ' | '‘' | '`' => {}
            _ if c.is_ascii() => {}
            _ => match unaccented(c) {
                Some(plain) => out.push_str(plain),
                None => out.extend(c.to_lowercase()),
            },
        }
    }
    out
}

/// Letters of Latin scripts without their accents.
fn unaccented(c: char) -> Option<&'static str> {
    let lower = c.to_lowercase().next()?;
    Some(match lower {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ḍ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' | 'ġ' => "g",
        'ḥ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' | 'ľ' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ō' | 'ő' => "o",
        'ö' | 'ø' | 'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ṣ' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ṭ' => "t",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

/// Endings that come off, the longest first, with what takes their place. What is left has at least four letters.
const ENDINGS: &[(&str, &str)] = &[
    ("isations", "iz"),
    ("izations", "iz"),
    ("isation", "iz"),
    ("ization", "iz"),
    ("ising", "iz"),
    ("izing", "iz"),
    ("ised", "iz"),
    ("ized", "iz"),
    ("ises", "iz"),
    ("izes", "iz"),
    ("ise", "iz"),
    ("ize", "iz"),
    ("ations", ""),
    ("ation", ""),
    ("ating", ""),
    ("ated", ""),
    ("ates", ""),
    ("ate", ""),
    ("ments", ""),
    ("ment", ""),
    ("ions", ""),
    ("ion", ""),
    ("ings", ""),
    ("ing", ""),
    ("iers", "y"),
    ("ies", "y"),
    ("ied", "y"),
    ("ers", ""),
    ("er", ""),
    ("ed", ""),
    ("es", ""),
    ("e", ""),
    ("s", ""),
];

/// A common word without its ending, in one spelling.
pub(super) fn stem(word: &str) -> String {
    let mut word = plain(word);
    if let Some(base) = word.strip_suffix("our").filter(|base| base.len() >= 3) {
        word = format!("{base}or");
    }
    if let Some(base) = word.strip_suffix("ours").filter(|base| base.len() >= 3) {
        word = format!("{base}or");
    }
    if let Some(base) = word.strip_suffix("tre").filter(|base| base.len() >= 2) {
        word = format!("{base}ter");
    }
    for (ending, instead) in ENDINGS {
        let least = if ending.len() > 3 { 4 } else { 3 };
        if let Some(base) = word.strip_suffix(ending).filter(|base| base.len() >= least)
            && !(*ending == "s" && base.ends_with(['s', 'u', 'i']))
        {
            let doubled = matches!(*ending, "ed" | "ing" | "er" | "ers") && ends_doubled(base);
            let base = if doubled { base.get(..base.len() - 1).unwrap_or(base) } else { base };
            return format!("{base}{instead}");
        }
    }
    word
}

/// `stopp`, `kidnapp`: a consonant twice, as before an ending.
fn ends_doubled(base: &str) -> bool {
    let mut last = base.bytes().rev();
    let (a, b) = (last.next(), last.next());
    a == b && a.is_some_and(|c| !matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'l' | b's' | b'z'))
}

/// A name so that its spellings meet: without vowels and doubled letters where it is long enough to be told by its
/// consonants alone.
pub(super) fn name(word: &str) -> String {
    let plain = plain(word);
    let bare = plain.strip_suffix('s').filter(|bare| bare.len() > 5).unwrap_or(&plain);
    if bare.len() < 6 || !bare.is_ascii() {
        return bare.to_owned();
    }
    let mut out = String::with_capacity(bare.len());
    let spelt = bare.replace("ph", "f").replace("ck", "k").replace("kh", "k").replace("w", "v");
    for (at, c) in spelt.chars().enumerate() {
        let vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'j');
        if (at == 0 || !vowel) && !out.ends_with(c) {
            out.push(c);
        }
    }
    if out.len() >= 4 { out } else { bare.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{name, plain, stem};

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let table = [
            ("collectivised", "collectivization"),
            ("deported", "deportation"),
            ("assassinated", "assassination"),
            ("executions", "executed"),
            ("eruption", "erupted"),
            ("stations", "station"),
            ("harbour", "harbor"),
            ("centre", "center"),
            ("families", "family"),
            ("stopped", "stops"),
            ("farms", "farm"),
            ("replaced", "replaces"),
            ("announced", "announce"),
        ];
        for (a, b) in table {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
        for (a, b) in [("bus", "bu"), ("class", "clas"), ("general", "gener"), ("red", "r")] {
            assert_ne!(stem(a), b, "{a}");
        }
    }

    #[test]
    fn spellings_of_a_name_meet_and_other_names_do_not() {
        let same = [
            ("Nikolaev", "Nikolayev"),
            ("Krakatoa", "Krakatau"),
            ("Perboewatan", "Perboawatan"),
            ("Capucin", "Capucine"),
            ("Muhammad", "Muḥammad"),
            ("Yeomanry", "Yeomanry's"),
        ];
        for (a, b) in same {
            assert_eq!(name(a), name(b), "{a} {b}");
        }
        for (a, b) in [("Krakatoa", "Rakata"), ("Stalin", "Lenin"), ("Kirov", "Kharkov"), ("Sumatra", "Sumbawa")] {
            assert_ne!(name(a), name(b), "{a} {b}");
        }
        assert_eq!(plain("D’Oyly"), "doyly");
    }
}
