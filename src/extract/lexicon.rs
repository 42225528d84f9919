//! The words that reading a sentence takes: which verbs and nouns tell of which property, and where a phrase ends.
//!
//! Plain tables, so that a word is added in one place. Whatever is not here is left to rules (`extract:`) or out.

/// Whom the date or the number of a verb is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Who does it: `Lenin died`.
    Actor,
    /// To whom it is done: `Kirov was murdered`, `Stalin dismissed Rykov`.
    Patient,
}

/// A verb that dates something: its forms, the property, whom it is about, and how the event is named where the
/// property is only `date`.
pub(super) struct Deed {
    pub forms: &'static [&'static str],
    pub property: &'static str,
    pub role: Role,
    /// `arrest of `, put before the name; empty where the name alone is the subject.
    pub event: &'static str,
    /// True where it can be told only of something with a name.
    pub named: bool,
}

const fn deed(
    forms: &'static [&'static str],
    property: &'static str,
    role: Role,
    event: &'static str,
    named: bool,
) -> Deed {
    Deed { forms, property, role, event, named }
}

/// Verbs that date something.
pub(super) const DEEDS: &[Deed] = &[
    deed(&["died", "perished"], "died", Role::Actor, "", true),
    deed(&["killed", "murdered", "assassinated", "executed", "shot", "hanged"], "died", Role::Patient, "", true),
    deed(&["born"], "born", Role::Patient, "", true),
    deed(&["founded", "established", "formed", "created"], "founded", Role::Patient, "", false),
    deed(&["introduced"], "introduced", Role::Patient, "", false),
    deed(&["abolished", "outlawed", "banned", "repealed", "dissolved"], "abolished", Role::Patient, "", false),
    deed(&["began", "begins", "started", "erupted", "opened"], "began", Role::Actor, "", false),
    deed(&["ended", "ceased"], "ended", Role::Actor, "", false),
    deed(&["signed"], "signed", Role::Patient, "", false),
    deed(&["published", "issued"], "published", Role::Patient, "", false),
    deed(&["adopted", "approved", "passed", "ratified"], "adopted", Role::Patient, "", false),
    deed(&["announced", "proclaimed"], "announced", Role::Patient, "", false),
    deed(&["appointed"], "appointed", Role::Patient, "", true),
    deed(&["dismissed", "fired", "ousted"], "dismissed", Role::Patient, "", true),
    deed(&["resigned"], "dismissed", Role::Actor, "", true),
    deed(&["elected"], "elected", Role::Patient, "", true),
    deed(&["crowned"], "crowned", Role::Patient, "", true),
    deed(&["arrested"], "date", Role::Patient, "arrest of ", true),
    deed(&["exiled"], "date", Role::Patient, "exile of ", true),
    deed(&["deported"], "date", Role::Patient, "deportation of ", true),
];

/// Words that count people, by the property of the count; the first that fits speaks.
pub(super) const TOLLS: &[(&str, &[&str])] = &[
    ("executed", &["executed", "shot", "executions", "hanged"]),
    ("killed", &["killed", "murdered", "slaughtered", "massacred", "drowned"]),
    ("deaths", &["died", "deaths", "dead", "perished", "lives", "fatalities", "starved", "die", "toll"]),
    ("arrested", &["arrested", "arrests"]),
    ("deported", &["deported", "exiled", "resettled"]),
    ("wounded", &["wounded"]),
    ("injured", &["injured", "hurt"]),
    ("expelled", &["expelled", "purged"]),
    ("convicted", &["convicted", "sentenced", "condemned"]),
    ("released", &["released", "freed"]),
    ("imprisoned", &["inmates", "imprisoned", "interned"]),
    ("emigrated", &["emigrated"]),
    ("casualties", &["casualties"]),
    ("population", &["population", "inhabitants"]),
    ("members", &["members"]),
    ("troops", &["troops", "soldiers"]),
];

/// Verbs of making and trading, by the property of what is counted.
pub(super) const TRADES: &[(&str, &[&str])] = &[
    ("output", &["produced", "mined", "manufactured", "output"]),
    ("exports", &["exported", "exports"]),
    ("imports", &["imported", "imports"]),
];

/// Verbs of change, for shares.
pub(super) const CHANGES: &[&str] =
    &["rose", "rise", "risen", "grew", "grown", "increased", "increase", "fell", "fallen", "dropped", "declined"];

/// Nouns of events: what they name has a date.
pub(super) const EVENTS: &[&str] = &[
    "revolution",
    "war",
    "famine",
    "congress",
    "conference",
    "plenum",
    "strike",
    "uprising",
    "revolt",
    "rebellion",
    "invasion",
    "battle",
    "siege",
    "treaty",
    "pact",
    "constitution",
    "election",
    "elections",
    "eruption",
    "earthquake",
    "trial",
    "trials",
    "coup",
    "massacre",
    "purge",
    "terror",
    "crash",
    "explosion",
    "affair",
    "mutiny",
    "plan",
    "campaign",
    "census",
    "crisis",
    "tsunami",
];

/// Units of time, length and the like: what is counted in them is no number of things.
pub(super) const MEASURES: &[&str] = &[
    "years",
    "year",
    "days",
    "day",
    "hours",
    "hour",
    "months",
    "month",
    "weeks",
    "week",
    "minutes",
    "minute",
    "seconds",
    "second",
    "decades",
    "decade",
    "centuries",
    "century",
    "generations",
    "times",
    "story",
    "stage",
    "member",
    "feet",
    "inches",
    "cm",
    "m",
    "mm",
    "am",
    "pm",
    "miles",
    "mile",
    "km",
    "degrees",
    "°c",
    "°f",
];

/// Past forms that do not end in `ed`.
const IRREGULAR: &[&str] = &[
    "became",
    "began",
    "broke",
    "brought",
    "built",
    "came",
    "chose",
    "cut",
    "drove",
    "fell",
    "felt",
    "fled",
    "fought",
    "found",
    "gave",
    "got",
    "grew",
    "had",
    "held",
    "kept",
    "knew",
    "lay",
    "led",
    "left",
    "lost",
    "made",
    "met",
    "put",
    "ran",
    "rose",
    "said",
    "sank",
    "saw",
    "sent",
    "set",
    "shot",
    "slew",
    "sold",
    "spent",
    "spoke",
    "spread",
    "stood",
    "struck",
    "swore",
    "took",
    "threw",
    "told",
    "went",
    "won",
    "withdrew",
    "wrote",
    "dealt",
    "hit",
    "overthrew",
    "begins",
    "calls",
    "replaces",
    "writes",
    "forbade",
    "undertook",
    "sought",
    "bought",
    "taught",
    "hung",
];

/// Words that end in `ed` and are no verbs.
const NO_VERB: &[&str] = &[
    "united",
    "red",
    "hundred",
    "indeed",
    "need",
    "speed",
    "seed",
    "breed",
    "creed",
    "alfred",
    "so-called",
    "named",
    "called",
    "entitled",
    "bed",
];

/// Auxiliaries.
pub(super) const AUXILIARIES: &[&str] = &["was", "were", "is", "are", "been", "being", "be"];

/// Prepositions, conjunctions, pronouns and the like: no noun phrase goes on across them.
const CLOSED: &[&str] = &[
    "a",
    "an",
    "the",
    "of",
    "in",
    "on",
    "at",
    "by",
    "to",
    "for",
    "from",
    "with",
    "without",
    "under",
    "over",
    "after",
    "before",
    "during",
    "until",
    "since",
    "into",
    "onto",
    "upon",
    "through",
    "between",
    "among",
    "against",
    "about",
    "as",
    "and",
    "or",
    "but",
    "nor",
    "than",
    "that",
    "which",
    "who",
    "whom",
    "whose",
    "where",
    "when",
    "while",
    "because",
    "although",
    "though",
    "if",
    "so",
    "not",
    "no",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "him",
    "them",
    "us",
    "me",
    "this",
    "these",
    "those",
    "there",
    "here",
    "his",
    "her",
    "its",
    "their",
    "our",
    "my",
    "your",
    "was",
    "were",
    "is",
    "are",
    "be",
    "been",
    "being",
    "has",
    "have",
    "had",
    "do",
    "does",
    "did",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "must",
    "shall",
    "should",
    "also",
    "only",
    "even",
    "just",
    "then",
    "now",
    "later",
    "however",
    "yet",
    "still",
    "what",
    "how",
    "why",
    "such",
    "some",
    "all",
    "both",
    "each",
    "every",
    "any",
    "many",
    "most",
    "more",
    "much",
    "few",
    "other",
    "another",
    "own",
    "same",
    "per",
    "via",
    "within",
    "along",
    "across",
    "including",
    "according",
    "despite",
    "towards",
    "toward",
    "behind",
    "out",
    "up",
    "down",
    "off",
    "away",
    "once",
    "one",
    "whether",
    "thus",
    "therefore",
    "prior",
    "following",
    "plus",
    "virtually",
    "almost",
    "nearly",
    "it's",
    "he's",
    "dr",
    "mr",
];

/// Words that begin a clause of its own.
const SUBORDINATE: &[&str] = &[
    "who",
    "which",
    "that",
    "when",
    "where",
    "while",
    "after",
    "before",
    "because",
    "although",
    "though",
    "since",
    "until",
    "if",
    "whose",
    "whom",
    "as",
    "but",
    "so",
    "whereas",
    "following",
    "culminating",
    "including",
];

const PREPOSITIONS: &[&str] = &[
    "of", "in", "on", "at", "by", "to", "for", "from", "with", "under", "over", "into", "through", "between", "among",
    "against", "about", "as", "during", "towards", "toward", "upon", "within", "along", "around", "near", "off", "up",
    "and", "or", "the", "a", "an", "than", "some", "not", "only", "just", "its", "his", "their", "her",
];

/// Pronouns: whom they mean is not to be guessed.
const PRONOUNS: &[&str] = &[
    "he", "she", "it", "they", "we", "i", "you", "him", "them", "us", "me", "this", "these", "those", "there", "who",
    "which", "that", "his", "her", "its", "their", "one", "many", "some", "most", "others", "all", "none", "what",
];

/// True for a word that ends a noun phrase.
pub(super) fn is_closed(word: &str) -> bool {
    CLOSED.contains(&word)
}

/// True for a word that begins a clause of its own.
pub(super) fn is_subordinate(word: &str) -> bool {
    SUBORDINATE.contains(&word)
}

/// True for a word that no phrase ends with.
pub(super) fn dangles(word: &str) -> bool {
    PREPOSITIONS.contains(&word) || SUBORDINATE.contains(&word) || AUXILIARIES.contains(&word)
}

/// True for a word that stands for a name.
pub(super) fn is_pronoun(word: &str) -> bool {
    PRONOUNS.contains(&word)
}

/// Events that people die of, or are arrested in: a heading that names one says what a count is about.
const DISASTERS: &[&str] = &[
    "famine",
    "terror",
    "purge",
    "massacre",
    "war",
    "battle",
    "eruption",
    "earthquake",
    "rebellion",
    "revolt",
    "tsunami",
];

/// True where a heading names such an event.
pub(super) fn names_disaster(heading: &str) -> bool {
    let words: Vec<String> = heading.split_whitespace().map(str::to_lowercase).collect();
    words.len() <= 6 && words.iter().any(|word| DISASTERS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// Properties of standing numbers: another word near by that says what befell people speaks first.
pub(super) fn is_standing(property: &str) -> bool {
    matches!(property, "members" | "troops" | "population" | "imprisoned")
}

/// True for a past form of a verb; an adjective may look like one.
pub(crate) fn is_past(word: &str) -> bool {
    IRREGULAR.contains(&word)
        || (word.len() > 3 && word.ends_with("ed") && !word.contains('-') && !NO_VERB.contains(&word))
}

/// The deed that a verb form names.
pub(super) fn deed_of(word: &str) -> Option<&'static Deed> {
    DEEDS.iter().find(|deed| deed.forms.contains(&word))
}

/// The property that a table has for a word.
pub(super) fn property_in(
    table: &'static [(&'static str, &'static [&'static str])],
    word: &str,
) -> Option<&'static str> {
    table.iter().find(|(_, words)| words.contains(&word)).map(|(property, _)| *property)
}
