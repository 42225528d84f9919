//! Takes a value in a sentence, gives the event that it belongs to, and how the sentence stands to it.

use super::row::{Part, Row, Word};
use super::statement::Class;
use super::stem::{Key, keys};

/// The events of the clause that a date opens: `In 1936 he fired Y and replaced him`.
pub(super) fn further(row: &Row, value: &Word) -> Vec<Key> {
    let near = row.words.iter().filter(|word| word.part == Part::Event && word.told.abs_diff(value.told) <= 14);
    near.map(|word| word.key).take(3).collect()
}

/// True for a value that opens its sentence, before anything happens in it.
pub(super) fn leads(row: &Row, place: usize) -> bool {
    place <= 2 && !row.words.iter().take(place).any(|word| word.part == Part::Event)
}

/// The event that a value belongs to: where it stands and its key.
pub(super) fn governing(text: &str, row: &Row, place: usize, class: Class) -> Option<(usize, Key)> {
    let value = row.words.get(place)?;
    let event = |word: &Word| match (word.part, word.other) {
        (Part::Event, _) => Some(word.key),
        (_, Some((Part::Event, key))) => Some(key),
        _ => None,
    };
    let time = matches!(class, Class::Time | Class::Span);
    let here = row.words.iter().filter(|word| word.clause == value.clause);
    let leading = !row.words.iter().take(place).any(|word| word.clause == value.clause && event(word).is_some());
    // A bracket or a date alone tells nothing: what it is about stands outside.
    let bare = here.filter(|word| word.tells()).count() <= 3;
    let cost = |at: usize, word: &Word| {
        let far = usize::from(word.told.abs_diff(value.told));
        let outer = row.outer.get(usize::from(value.clause)) == Some(&word.clause);
        let other = if word.clause == value.clause {
            0
        } else if outer {
            4
        } else {
            20
        };
        let turned = || {
            let mut between = row.words.iter().skip(at + 1).take(place.saturating_sub(at + 1));
            let comma = text.get(word.span.end..value.span.start).is_some_and(|gap| gap.contains(','));
            comma || between.any(|word| word.is(text, &["and", "but", "while"]))
        };
        let next = row.words.get(at + 1);
        if time && next.is_some_and(|next| next.is(text, &["that"])) {
            // `announced that it had been revised`: what happened is told behind it.
            return None;
        }
        let noun = if word.part == Part::Event { 0 } else { 2 };
        // People are counted by what befalls them: `in the fire 17 people died`.
        let noun = noun + if class == Class::Count && !befalls_people(event(word)?) { 3 } else { 0 };
        if matches!(class, Class::Measure(_)) && word.unlisted {
            return None;
        }
        let noun = noun + if is_state(event(word)?) { 3 } else { 0 } + if word.unlisted { 2 } else { 0 };
        let noun = noun + if is_happening(event(word)?) { 8 } else { 0 };
        let whose = row.words.get(place..at).unwrap_or_default().iter().any(|word| word.is(text, &["whose"]));
        let wrong = if whose || (time && !leading && at > place) {
            12
        } else if !time && at < place && turned() {
            6
        } else {
            0
        };
        (time || bare || other < 20).then_some(far + other + wrong + noun + 4 * usize::from(is_weak(event(word)?)))
    };
    // `the famine of 1932–33`, `Civil War, 1917–1919`: the years are those of what stands before them.
    let beside = row.words.get(..place).unwrap_or_default().iter().enumerate().rev().take(3);
    let mut beside = beside.take_while(|(at, word)| {
        let linked = word.is(text, &["of", "in"]) && *at + 1 == place;
        linked || (*at + 2 >= place && !matches!(word.part, Part::Mention(_)))
    });
    if let Some((at, key)) =
        beside.find_map(|(at, word)| Some((at, event(word).filter(|key| time && is_happening(*key))?)))
    {
        return Some((at, key));
    }
    let events = row.words.iter().enumerate().filter_map(|(at, word)| {
        let key = event(word)?;
        Some((cost(at, word)?, at, key))
    });
    events.min().map(|(_, at, key)| (at, key))
}

/// True for what happens over a time and is named by a noun.
pub(super) fn is_happening(event: Key) -> bool {
    const NOUNS: [Key; 10] =
        keys(["famine", "war", "revolution", "congress", "treaty", "battle", "rebellion", "plague", "terror", "flood"]);
    NOUNS.contains(&event)
}

/// True for what is the case rather than happens.
pub(super) fn is_state(event: Key) -> bool {
    ["aboard", "underground", "employ", "live"].iter().any(|name| event == Key::notion(name))
}

/// True for events that say too little of what happened to tell one from another.
pub(super) fn is_weak(event: Key) -> bool {
    const WEAK: [Key; 16] = keys([
        "grow", "fall", "move", "heard", "visit", "meet", "arrive", "leave", "return", "speak", "write", "pay", "sell",
        "live", "cost", "employ",
    ]);
    WEAK.contains(&event)
}

/// True for what one may do or undergo several times.
pub(super) fn recurs(event: Key) -> bool {
    const AGAIN: [Key; 21] = keys([
        "marry",
        "visit",
        "return",
        "appoint",
        "elect",
        "publish",
        "write",
        "meet",
        "move",
        "arrest",
        "convict",
        "sell",
        "release",
        "defeat",
        "attack",
        "sign",
        "announce",
        "speak",
        "travelround",
        "replace",
        "climb",
    ]);
    AGAIN.contains(&event)
}

/// What an event is done to, or what someone becomes: the noun of the phrase behind it.
pub(super) fn object(text: &str, row: &Row, event: usize) -> Option<Key> {
    let verb = row.words.get(event)?;
    let mut last = None;
    for word in row.words.iter().skip(event + 1).take(6).take_while(|word| word.clause == verb.clause) {
        let light = word.is(text, &["a", "an", "the", "his", "her", "its", "only", "new"]);
        match word.part {
            Part::Thing | Part::People => last = Some(word.key),
            Part::Name | Part::Ordinal => {}
            Part::Plain if light && last.is_none() => {}
            _ => break,
        }
    }
    last
}

/// Events of the clause besides the one that a value belongs to.
pub(super) fn beside(row: &Row, value: &Word, event: Option<Key>) -> Vec<Key> {
    let near = |word: &&Word| word.clause == value.clause && word.part == Part::Event && !word.unlisted;
    let plain = |key: Key| is_weak(key) || is_state(key) || befalls_people(key);
    let words = row.words.iter().filter(near).filter(|word| Some(word.key) != event && !plain(word.key));
    words.map(|word| word.key).collect()
}

pub(super) fn is_planned(text: &str, row: &Row, event: Option<usize>, place: usize) -> bool {
    let at = event.filter(|at| *at < row.words.len()).unwrap_or(place);
    let from = at.saturating_sub(5);
    let words = row.words.iter().skip(from).take(at - from + 1);
    let clause = row.words.get(at).map(|word| word.clause);
    let mut words = words.filter(|word| Some(word.clause) == clause);
    words.any(|word| {
        word.is(text, &["would", "will", "shall", "goal", "target", "targets", "planned", "expected", "intended"])
    })
}

pub(super) fn is_negated(text: &str, row: &Row, event: usize) -> bool {
    let from = event.saturating_sub(3);
    row.words.iter().skip(from).take(event - from).any(|word| word.is(text, &["not", "never", "no", "neither", "nor"]))
}

/// True for events that happen to people or bring them together.
pub(super) fn befalls_people(event: Key) -> bool {
    const EVENTS: [Key; 19] = keys([
        "aboard",
        "underground",
        "jump",
        "employ",
        "walkout",
        "die",
        "execute",
        "wound",
        "survive",
        "escape",
        "arrest",
        "imprison",
        "deport",
        "expel",
        "convict",
        "release",
        "capture",
        "assemble",
        "rescue",
    ]);
    EVENTS.contains(&event)
}

/// True where a sentence gives what it says as the word of others.
pub(super) fn is_reported(sentence: &str) -> bool {
    const SAID: &[&str] = &[
        "ccording to",
        "is said",
        "are said",
        "was said",
        "it was reported",
        "reportedly",
        "claimed",
        "alleged",
        "believed to",
    ];
    SAID.iter().any(|words| sentence.contains(words))
}
