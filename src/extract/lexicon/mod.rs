//! The words that reading a sentence takes: which verbs and nouns tell of which property, and where a phrase ends.
//!
//! Plain lists, so that a word is added in one place. Whatever is not here is left to rules (`extract:`) or out.

mod counts;
mod deeds;
mod events;
mod grammar;

use std::collections::BTreeSet;
use std::sync::LazyLock;

pub(super) use counts::{MEASURED, TOLLS, TRADES, is_anyone, is_change, is_measure, is_standing, is_turn, property_in};
pub(super) use deeds::{MADE, Role, deed_of};
pub(super) use events::{is_event, is_ornament, names_disaster};
pub(crate) use grammar::is_past;
pub(super) use grammar::{dangles, is_auxiliary, is_beginning, is_closed, is_happening, is_pronoun, is_subordinate};

/// Words that are looked up.
type List = LazyLock<BTreeSet<&'static str>>;

/// The words of a text, with spaces between them.
fn list(words: &'static str) -> BTreeSet<&'static str> {
    words.split_ascii_whitespace().collect()
}
