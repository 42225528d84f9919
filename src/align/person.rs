//! Takes two names as they are written, says whether they are one person: where that is not plain, nothing.

use super::stem::{Key, name, plain};

/// Words before a name that are no part of it, in small letters.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "miss",
    "ms",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "saint",
    "st",
    "captain",
    "capt",
    "colonel",
    "col",
    "major",
    "general",
    "gen",
    "lieutenant",
    "lt",
    "sergeant",
    "corporal",
    "admiral",
    "commodore",
    "marshal",
    "commander",
    "king",
    "queen",
    "prince",
    "princess",
    "emperor",
    "empress",
    "tsar",
    "czar",
    "tsarina",
    "kaiser",
    "sultan",
    "pope",
    "cardinal",
    "bishop",
    "archbishop",
    "father",
    "brother",
    "sister",
    "reverend",
    "rev",
    "president",
    "chancellor",
    "minister",
    "premier",
    "senator",
    "governor",
    "mayor",
    "judge",
    "justice",
    "professor",
    "prof",
    "comrade",
    "count",
    "countess",
    "duke",
    "duchess",
    "earl",
    "baron",
    "baroness",
    "viscount",
    "marquis",
    "marquess",
    "chief",
    "officer",
    "engineer",
    "architect",
    "constable",
    "inspector",
    "herr",
    "frau",
    "monsieur",
    "madame",
    "don",
    "doctor",
    "field",
    "vice",
    "rear",
    "brigadier",
    "crown",
    "grand",
    "young",
    "old",
    "prime",
    "chairman",
    "secretary",
    "first",
    "second",
    "mate",
    "ensign",
    "private",
    "vicar",
    "abbot",
    "shah",
    "khan",
    "honourable",
    "hon",
    "then",
];

/// Spellings that share so much may be of one name.
const NEAR: f32 = 0.75;

/// True for a word that says what someone is and not how they are called.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(&plain(word).as_str())
}

/// One person, two persons, or `None` where the names do not tell.
///
/// A surname alone, initials, titles and spellings that sound alike make no second person; one given name in common
/// and no surname, or one surname and two given names, may be one person or two.
pub(super) fn same(a: &str, b: &str) -> Option<bool> {
    let (one, other) = (Name::of(a), Name::of(b));
    let (Some(last), Some(its)) = (one.words.last(), other.words.last()) else { return None };
    if sound(last) != sound(its) {
        let shared = one.words.iter().any(|word| other.words.iter().any(|its| near(word, its)));
        return if shared || is_short_of(&one, &other) || is_short_of(&other, &one) { None } else { Some(false) };
    }
    if one.reign != other.reign {
        // One name and two numbers are two rulers; a number on one side alone may be left out on the other.
        return if one.reign.is_some() && other.reign.is_some() { Some(false) } else { None };
    }
    let given = |name: &Name| name.words.split_last().map_or(Vec::new(), |(_, given)| given.to_vec());
    let (mine, theirs) = (given(&one), given(&other));
    let fits = |word: &String, its: &String| {
        let initial = word.chars().count() == 1 || its.chars().count() == 1;
        sound(word) == sound(its) || (initial && word.chars().next() == its.chars().next())
    };
    let (few, many) = if mine.len() <= theirs.len() { (&mine, &theirs) } else { (&theirs, &mine) };
    few.iter().all(|word| many.iter().any(|its| fits(word, its))).then_some(true)
}

/// The key that spellings of a name share; `None` for a bare initial.
pub(super) fn sound(word: &str) -> Option<Key> {
    (word.chars().count() > 1).then(|| Key::of(&name(word)))
}

/// A name in its words.
struct Name {
    /// Small letters, without titles.
    words: Vec<String>,
    /// The number of a ruler.
    reign: Option<String>,
}

impl Name {
    fn of(text: &str) -> Self {
        let words = text.split(|c: char| c.is_whitespace() || matches!(c, '.' | ',')).filter(|word| !word.is_empty());
        let (mut kept, mut reign) = (Vec::new(), None);
        for word in words.filter(|word| !is_title(word)) {
            if word.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) && !kept.is_empty() {
                reign = Some(word.to_owned());
            } else {
                kept.push(plain(word));
            }
        }
        kept.retain(|word| !word.is_empty());
        Self { words: kept, reign }
    }
}

/// True for words that are one but for a letter or two.
fn near(a: &str, b: &str) -> bool {
    if a.chars().count() < 2 || b.chars().count() < 2 {
        return false;
    }
    let long = a.chars().count().min(b.chars().count()) >= 5;
    sound(a) == sound(b) || (long && !similar::get_close_matches(a, &[b], 1, NEAR).is_empty())
}

/// True where one name is a single word made of the other's first letters: `FDR`.
fn is_short_of(short: &Name, long: &Name) -> bool {
    let [word] = short.words.as_slice() else { return false };
    let initials: String = long.words.iter().filter_map(|word| word.chars().next()).collect();
    initials.len() > 1 && *word == initials
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn names_of_one_person_and_of_two() {
        let rows = [
            ("Nikolaev", "Leonid Nikolayev", Some(true)),
            ("General Sir William Fenwick", "Fenwick", Some(true)),
            ("W. Fenwick", "William Fenwick", Some(true)),
            ("William H. Fenwick", "William Fenwick", Some(true)),
            ("Captain Rostron", "Arthur Rostron", Some(true)),
            ("Fenwick", "Ashdown", Some(false)),
            ("William Fenwick", "William Ashdown", None),
            ("William Fenwick", "John Fenwick", None),
            ("Nicholas I", "Nicholas II", Some(false)),
            ("Nicholas II", "Tsar Nicholas", None),
            ("Fenwick", "Fennick", None),
            ("FDR", "Franklin Delano Roosevelt", None),
            ("General", "Ashdown", None),
        ];
        for (a, b, expected) in rows {
            assert_eq!(same(a, b), expected, "{a} / {b}");
            assert_eq!(same(b, a), expected, "{b} / {a}");
        }
    }
}
