//! Words that counts go with: what befell those counted, what was made, what rose; and what is no count of things.

use std::sync::LazyLock;

use super::{List, list};

/// Words that count people, by the property of the count; the first that fits speaks.
pub(in crate::extract) const TOLLS: &[(&str, &[&str])] = &[
    ("executed", &["executed", "shot", "executions", "hanged"]),
    ("killed", &["killed", "murdered", "slaughtered", "massacred", "slain"]),
    ("deaths", &["died", "deaths", "dead", "perished", "lives", "fatalities", "starved", "die", "toll", "drowned"]),
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
pub(in crate::extract) const TRADES: &[(&str, &[&str])] = &[
    ("output", &["produced", "mined", "manufactured", "output"]),
    ("exports", &["exported", "exports"]),
    ("imports", &["imported", "imports"]),
];

/// Nouns of what is measured and not counted, by the property of the measure.
pub(in crate::extract) const MEASURED: &[(&str, &[&str])] = &[
    ("output", &["output", "production"]),
    ("exports", &["exports"]),
    ("imports", &["imports"]),
    ("wage", &["wage", "wages", "earnings", "pay"]),
    ("price", &["price", "prices"]),
    ("population", &["population"]),
    ("members", &["membership"]),
];

/// Verbs of change, for shares.
static CHANGES: List =
    LazyLock::new(|| list("rose rise risen grew grown increased increase fell fallen dropped declined"));

/// Units of time, length and the like: what is counted in them is no number of things.
static MEASURES: List = LazyLock::new(|| {
    list(
        "years year days day hours hour months month weeks week minutes minute seconds second decades decade centuries \
     century generations times story stage member feet inches cm m mm am pm miles mile km degrees °c °f",
    )
});

/// What a rate is told for: so many a day, so many per head.
static TURNS: List = LazyLock::new(|| list("day night hour minute week month year shift head"));

/// Words for people in general: those who are counted are then no subject of their own.
static ANYONE: List =
    LazyLock::new(|| list("people persons person men lives deaths dead victims others individuals human souls"));

/// True for a verb or noun of change.
pub(in crate::extract) fn is_change(word: &str) -> bool {
    CHANGES.contains(word)
}

/// True for a unit that is no number of things.
pub(in crate::extract) fn is_measure(word: &str) -> bool {
    MEASURES.contains(word)
}

/// True for what a rate is told for.
pub(in crate::extract) fn is_turn(word: &str) -> bool {
    TURNS.contains(word)
}

/// True for a word for people in general.
pub(in crate::extract) fn is_anyone(word: &str) -> bool {
    ANYONE.contains(word)
}

/// Properties of standing numbers: another word near by that says what befell people speaks first.
pub(in crate::extract) fn is_standing(property: &str) -> bool {
    matches!(property, "members" | "troops" | "population" | "imprisoned")
}

/// The property that a table has for a word.
pub(in crate::extract) fn property_in(
    table: &'static [(&'static str, &'static [&'static str])],
    word: &str,
) -> Option<&'static str> {
    table.iter().find(|(_, words)| words.contains(&word)).map(|(property, _)| *property)
}
