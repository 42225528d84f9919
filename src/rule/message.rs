//! Takes a rule's message, gives its places: what is written between braces, and the message with them filled in.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// The places that a message may have.
pub const PLACES: [&str; 6] = ["a.source", "a.value", "b.source", "b.value", "subject", "property"];

/// A place, closed or left open; what it names is its first group.
///
/// The pattern is a constant, so that it compiles always or never; a test compiles it.
static PLACE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\{([^{}]*)\}?").ok());

/// Each place of a message that is none of [`PLACES`]: its bytes in the message, and what it names.
#[must_use]
pub fn unknown_places(message: &str) -> Vec<(Range<usize>, &str)> {
    let found = PLACE.iter().flat_map(|place| place.captures_iter(message));
    let named = found.filter_map(|found| Some((found.get(0)?.range(), found.get(1)?.as_str())));
    named.filter(|(_, name)| !PLACES.contains(name)).collect()
}

/// The message with its places filled in, in one pass, so that braces in a value stay what they are; a place that
/// nothing is known of stays as it is written.
#[must_use]
pub fn fill<'w>(message: &str, words: impl Fn(&str) -> Option<&'w str>) -> String {
    let Some(place) = PLACE.as_ref() else { return message.to_owned() };
    let put = |found: &Captures<'_>| {
        let written = found.get(0).map_or("", |whole| whole.as_str());
        found.get(1).and_then(|name| words(name.as_str())).unwrap_or(written).to_owned()
    };
    place.replace_all(message, put).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{fill, unknown_places};

    #[test]
    fn places_are_filled_once() {
        let words = |name: &str| match name {
            "a.value" => Some("{b.value}"),
            "b.value" => Some("7"),
            _ => None,
        };
        assert_eq!(fill("{a.value} or {b.value} or {c} or {", words), "{b.value} or 7 or {c} or {");
    }

    #[test]
    fn what_is_unknown_is_found_where_it_stands() {
        let message = "{a.source} says {a.vale}; {b.value";
        let unknown = unknown_places(message);
        assert_eq!(unknown, [(16..24, "a.vale")]);
        assert_eq!(unknown_places("{"), [(0..1, "")]);
    }
}
