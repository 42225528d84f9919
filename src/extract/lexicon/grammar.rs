//! Small words and forms of verbs: where a phrase ends, and what it cannot be.

use std::sync::LazyLock;

use super::{List, list};

/// Past forms that do not end in `ed`.
static IRREGULAR: List = LazyLock::new(|| {
    list(
        "became began broke brought built came chose cut drove fell felt fled fought found gave got grew had held kept \
     knew lay led left lost made met put ran rose said sank saw sent set shot slew sold spent spoke spread stood \
     struck swore took threw told went won withdrew wrote dealt hit overthrew begins calls replaces writes forbade \
     undertook sought bought taught hung born blew \
     burnt burst caught drew dug flew forgot froze laid paid rode shook shut slept stole swept swung tore \
     understood woke wore beaten begun broken chosen driven fallen shown slain sunk sworn taken torn \
     thrown written",
    )
});

/// Words that end in `ed` and are no verbs.
static NO_VERB: List = LazyLock::new(|| {
    list("united red hundred indeed need speed seed breed creed alfred so-called named called entitled bed")
});

/// Auxiliaries.
static AUXILIARIES: List = LazyLock::new(|| list("was were is are been being be"));

/// Prepositions, conjunctions, pronouns and the like: no noun phrase goes on across them.
static CLOSED: List = LazyLock::new(|| {
    list(
        "a an the of in on at by to for from with without under over after before during until since into onto upon \
     through between among against about as and or but nor than that which who whom whose where when while because \
     although though if so not no he she it they we i you him them us me this these those there here his her its \
     their our my your was were is are be been being has have had do does did will would can could may might must \
     shall should also only even just then now later however yet still what how why such some all both each every \
     any many most more much few other another own same per via within along across including according despite \
     towards toward behind out up down off away once one whether thus therefore prior following plus virtually \
     almost nearly it's he's dr mr",
    )
});

/// Words that begin a clause of its own.
static SUBORDINATE: List = LazyLock::new(|| {
    list(
        "who which that when where while after before because although though since until if whose whom as but so \
     whereas following culminating including",
    )
});

/// Words that point on: no phrase ends with them.
static PREPOSITIONS: List = LazyLock::new(|| {
    list(
        "of in on at by to for from with under over into through between among against about as during towards toward \
     upon within along around near off up and or the a an than some not only just its his their her",
    )
});

/// Pronouns: whom they mean is not to be guessed.
static PRONOUNS: List = LazyLock::new(|| {
    list(
        "he she it they we i you him them us me this these those there who which that his her its their one many some \
     most others all none what",
    )
});

/// Verbs that only say that what stands before them came to pass.
static HAPPENING: List = LazyLock::new(|| list("fought held occurred happened"));

/// True for a verb that says no more of an event than that it was.
pub(in crate::extract) fn is_happening(word: &str) -> bool {
    HAPPENING.contains(word)
}

/// Participles that make the date behind them a bound.
static BEGINNING: List = LazyLock::new(|| list("beginning starting ending"));

/// True for a word that makes the date behind it a bound: `beginning in 1928`.
pub(in crate::extract) fn is_beginning(word: &str) -> bool {
    BEGINNING.contains(word)
}

/// True for an auxiliary.
pub(in crate::extract) fn is_auxiliary(word: &str) -> bool {
    AUXILIARIES.contains(word)
}

/// True for a word that ends a noun phrase.
pub(in crate::extract) fn is_closed(word: &str) -> bool {
    CLOSED.contains(word)
}

/// True for a word that begins a clause of its own.
pub(in crate::extract) fn is_subordinate(word: &str) -> bool {
    SUBORDINATE.contains(word)
}

/// True for a word that no phrase ends with.
pub(in crate::extract) fn dangles(word: &str) -> bool {
    PREPOSITIONS.contains(word) || SUBORDINATE.contains(word) || AUXILIARIES.contains(word)
}

/// True for a word that stands for a name.
pub(in crate::extract) fn is_pronoun(word: &str) -> bool {
    PRONOUNS.contains(word)
}

/// True for a past form of a verb; an adjective may look like one.
pub(crate) fn is_past(word: &str) -> bool {
    IRREGULAR.contains(word)
        || (word.len() > 3 && word.ends_with("ed") && !word.contains('-') && !NO_VERB.contains(word))
}
