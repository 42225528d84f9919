//! Takes an English number word, gives what it stands for; the words that hedge, bound and link quantities with it.

/// What a number word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Zero to nineteen and the tens; `none` is zero.
    Digit(i64),
    /// A power of ten: `hundred`, `thousand`, `million`; true where written in the plural.
    Power(i32, bool),
    /// Twelve of them.
    Dozen,
    /// The denominator of a fraction: `half`, `thirds`.
    Part(i64),
    /// `a`, `an`: one, before a power or a fraction.
    A,
    /// `and`.
    And,
}

/// `(word, number)` up to nineteen, and the tens.
const DIGITS: &[(&str, i64)] = &[
    ("zero", 0),
    ("none", 0),
    ("nil", 0),
    ("no", 0),
    ("nobody", 0),
    ("nothing", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// Powers of ten. A billion is a thousand million, as everywhere in English today.
const POWERS: &[(&str, i32)] = &[
    ("hundred", 2),
    ("thousand", 3),
    ("k", 3),
    ("million", 6),
    ("mn", 6),
    ("billion", 9),
    ("bn", 9),
    ("trillion", 12),
    ("tn", 12),
];

/// Denominators. `second` is absent: it is a unit of time.
const PARTS: &[(&str, i64)] = &[
    ("half", 2),
    ("halves", 2),
    ("third", 3),
    ("quarter", 4),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("twelfth", 12),
    ("twentieth", 20),
    ("hundredth", 100),
    ("thousandth", 1000),
];

/// Words that count without a number.
pub(super) const VAGUE: &[&str] = &["tens", "dozens", "scores", "several", "few", "many", "countless"];

/// Words that hedge: what they stand before reaches as `~` does.
const HEDGES: &[&[&str]] = &[
    &["about"],
    &["around"],
    &["approximately"],
    &["approx"],
    &["roughly"],
    &["circa"],
    &["c"],
    &["ca"],
    &["some"],
    &["nearly"],
    &["almost"],
    &["perhaps"],
];

/// Words that leave the upper end open.
const AT_LEAST: &[&[&str]] = &[
    &["at", "least"],
    &["no", "fewer", "than"],
    &["no", "less", "than"],
    &["not", "fewer", "than"],
    &["not", "less", "than"],
    &["more", "than"],
    &["over"],
    &["above"],
    &["upwards", "of"],
];

/// Words that leave the lower end open.
const AT_MOST: &[&[&str]] = &[
    &["at", "most"],
    &["no", "more", "than"],
    &["not", "more", "than"],
    &["up", "to"],
    &["fewer", "than"],
    &["less", "than"],
    &["under"],
    &["below"],
    &["as", "many", "as"],
];

/// What a phrase before a number does to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    Hedge,
    AtLeast,
    AtMost,
    Between,
    From,
}

/// The longest phrase at the start of the words, and how many words it takes.
pub(super) fn phrase(words: &[&str]) -> Option<(Phrase, usize)> {
    let tables = [(Phrase::AtLeast, AT_LEAST), (Phrase::AtMost, AT_MOST), (Phrase::Hedge, HEDGES)];
    let fixed = [(Phrase::Between, "between"), (Phrase::From, "from")];
    let first = words.first().map(|word| plain(word))?;
    if let Some((phrase, _)) = fixed.iter().find(|(_, word)| *word == first) {
        return Some((*phrase, 1));
    }
    tables.iter().find_map(|(meaning, table)| {
        let found = table.iter().find(|phrase| {
            phrase.len() <= words.len() && phrase.iter().zip(words).all(|(want, word)| *want == plain(word))
        })?;
        Some((*meaning, found.len()))
    })
}

/// What a word stands for; `None` where it is no number word.
pub(super) fn meaning(word: &str) -> Option<Meaning> {
    let word = plain(word);
    match word.as_str() {
        "a" | "an" => return Some(Meaning::A),
        "and" => return Some(Meaning::And),
        "dozen" => return Some(Meaning::Dozen),
        _ => {}
    }
    let one = word.strip_suffix('s').filter(|one| one.len() > 2).unwrap_or(&word);
    if let Some((_, digit)) = DIGITS.iter().find(|(name, _)| *name == word) {
        return Some(Meaning::Digit(*digit));
    }
    if let Some((_, power)) = POWERS.iter().find(|(name, _)| *name == one) {
        return Some(Meaning::Power(*power, one != word));
    }
    PARTS.iter().find(|(name, _)| *name == one || *name == word).map(|(_, part)| Meaning::Part(*part))
}

/// The number word that a misspelt word is nearest to.
pub(super) fn nearest(word: &str) -> Option<&'static str> {
    let word = plain(word);
    let known: Vec<&'static str> =
        DIGITS.iter().map(|(name, _)| *name).chain(POWERS.iter().map(|(name, _)| *name)).collect();
    let known: Vec<&'static str> = known.into_iter().filter(|name| name.len() > 3).chain(["percent"]).collect();
    let near = similar::get_close_matches(word.as_str(), &known, 1, 0.8).first().copied()?;
    known.into_iter().find(|name| *name == near)
}

/// A word in lower case without the point of an abbreviation.
pub(super) fn plain(word: &str) -> String {
    word.trim_end_matches('.').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{Meaning, Phrase, meaning, nearest, phrase};

    #[test]
    fn words_mean_numbers() {
        let rows = [
            ("Six", Some(Meaning::Digit(6))),
            ("none", Some(Meaning::Digit(0))),
            ("millions", Some(Meaning::Power(6, true))),
            ("thirds", Some(Meaning::Part(3))),
            ("halves", Some(Meaning::Part(2))),
            ("seconds", None),
            ("people", None),
        ];
        for (word, want) in rows {
            assert_eq!(meaning(word), want, "{word}");
        }
    }

    #[test]
    fn the_nearest_word_is_offered_only_when_near() {
        let rows = [
            ("milion", Some("million")),
            ("thousnd", Some("thousand")),
            ("people", None),
            ("months", None),
            ("minions", None),
            ("farms", None),
        ];
        for (word, want) in rows {
            assert_eq!(nearest(word), want, "{word}");
        }
    }

    #[test]
    fn phrases_are_taken_whole() {
        assert_eq!(phrase(&["no", "fewer", "than"]), Some((Phrase::AtLeast, 3)));
        assert_eq!(phrase(&["c."]), Some((Phrase::Hedge, 1)));
        assert_eq!(phrase(&["no"]), None);
    }
}
