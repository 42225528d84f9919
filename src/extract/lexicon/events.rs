//! Nouns of events: what they name has a date, and some of them kill.

use std::sync::LazyLock;

use super::{List, list};

/// What they name has a date.
static EVENTS: List = LazyLock::new(|| {
    list(
        "fire flood storm shipwreck sinking plague epidemic riot riots hurricane disaster armistice mutiny revolution \
         war famine congress conference plenum strike uprising revolt rebellion invasion battle siege treaty pact \
         constitution election elections eruption earthquake trial trials coup massacre purge terror crash explosion \
         affair plan campaign census crisis tsunami struggle wave",
    )
});

/// Events that people die of, or are arrested in: a heading that names one says what a count is about.
static DISASTERS: List = LazyLock::new(|| {
    list(
        "fire burning flood storm shipwreck wreck sinking loss siege riot plague epidemic hurricane explosion collision \
         disaster uprising famine terror purge massacre war battle eruption earthquake rebellion revolt tsunami",
    )
});

/// Words before an event's name that are no part of it: articles, and what a writer thought of it.
static ORNAMENTS: List = LazyLock::new(|| {
    list(
        "the a an appalling awful calamitous catastrophic deadly disastrous dreadful fatal fearful frightful horrible \
         late recent sad terrible terrific tragic volcanic",
    )
});

/// True for a word that is no part of an event's name.
pub(in crate::extract) fn is_ornament(word: &str) -> bool {
    ORNAMENTS.contains(word)
}

/// True for a noun that names an event.
pub(in crate::extract) fn is_event(word: &str) -> bool {
    EVENTS.contains(word)
}

/// True where a heading names such an event.
pub(in crate::extract) fn names_disaster(heading: &str) -> bool {
    let words: Vec<String> = heading.split_whitespace().map(str::to_lowercase).collect();
    words.len() <= 6 && words.iter().any(|word| DISASTERS.contains(word.trim_matches(|c: char| !c.is_alphanumeric())))
}
