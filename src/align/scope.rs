//! Takes a value in a sentence of a short passage, gives what narrows it: the place, the season, which of several.
//!
//! Two passages on one subject give many values of one kind, each within its own bounds; where one side names bounds
//! that the other does not know, the values are of two facts.

use super::asked;
use super::row::{Part, Row, Word};
use super::statement::{Class, Statement};
use super::stem::Key;

/// What narrows a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bounds {
    /// Names of places that hold for the value: `in Germany it employs 400`, `$2 billion in Florida`.
    pub within: Vec<Key>,
    /// Words between a number and what is counted: `412 league matches`.
    pub sort: Vec<Key>,
    /// What happens meanwhile: `during its construction`.
    pub during: Vec<Key>,
    /// Words that say which of several values of one kind it is: `average`, `in the first week`.
    pub which: Vec<Key>,
    /// True for what was so by a year and may have become more.
    pub by: bool,
    /// True for what was so years before or after what is told: `six years before`.
    pub shifted: bool,
    /// The year of something that is only brought in to compare: `in a fire in 1995`.
    pub besides: Option<Key>,
    /// True for what is so, false for what was, where a verb right before the value says it.
    pub now: Option<bool>,
}

/// Words that say which value of several is meant, those alike in one line. The first line is what is meant where
/// nothing is said.
const WHICH: [&[&str]; 23] = [
    &["maximum", "max", "greatest", "total", "overall", "highest", "largest", "peak"],
    &["average", "mean", "median", "typical", "normal"],
    &["minimum", "min", "lowest", "smallest", "shortest"],
    &["men", "males", "male", "man"],
    &["women", "females", "female", "woman"],
    &["standard", "light", "empty"],
    &["deep", "full", "loaded", "laden"],
    &["gross"],
    &["net"],
    &["first", "initial", "initially", "original", "originally", "opening"],
    &["last", "final"],
    &["national", "domestic"],
    &["worldwide", "international", "global", "world"],
    &["main", "central"],
    &["inner", "inside", "internal"],
    &["outer", "outside", "external"],
    &["upper", "top"],
    &["lower", "bottom"],
    &["direct"],
    &["indirect"],
    &["local", "regional"],
    &["now", "today", "currently", "presently"],
    &["prototype", "trial", "trials", "test"],
];

/// What narrows the value at `place`.
pub(super) fn bounds(text: &str, row: &Row, place: usize, class: Class, sort: Vec<Key>) -> Bounds {
    let Some(value) = row.words.get(place) else { return Bounds::default() };
    let mut bounds = Bounds { sort, ..Bounds::default() };
    let near = |at: usize| (at < place && place - at <= 4) || (at > place && at - place <= 6);
    for (at, word) in row.words.iter().enumerate().filter(|(_, word)| word.clause == value.clause) {
        let after = at > place && at - place <= 7;
        let mut links = row.words.iter().take(at).rev().skip_while(|word| word.is(text, &["the"]));
        let linked = links.next().is_some_and(|link| link.is(text, &["in", "at", "throughout", "within"]));
        let opens = row.words.iter().take(at).all(|word| !word.tells());
        if word.part == Part::Name && linked && (after || opens) {
            bounds.within.push(word.key);
        }
        if word.part == Part::Event && word.span.start > value.span.start {
            let before = row.words.iter().take(at).rev().take(3);
            if before.clone().any(|word| word.is(text, &["during", "while"])) {
                bounds.during.push(word.key);
            }
        }
        let turned = row.words.get(at.min(place)..at.max(place)).unwrap_or_default();
        let other = turned.iter().enumerate().any(|(nth, word)| {
            (at.min(place) + nth != place && matches!(word.part, Part::Mention(_))) || word.is(text, &["and", "but"])
        });
        // `85 men in 11 gliders`: the men are counted too.
        let counted = at.checked_sub(1).and_then(|at| row.words.get(at));
        let counted = counted.is_some_and(|number| matches!(number.part, Part::Mention(_)));
        // `17 people, most of them women`: all of them.
        let gap = text.get(word.span.end.min(value.span.end)..word.span.start.max(value.span.start)).unwrap_or("");
        if near(at) && !other && !counted && !gap.contains(',') {
            let line = WHICH.iter().find(|words| word.is(text, words)).and_then(|words| words.first());
            bounds.which.extend(line.map(|first| Key::notion(first)));
        }
        let next = row.words.get(at + 1).is_some_and(|next| matches!(next.part, Part::Mention(_)) && at + 1 != place);
        let own = text.get(word.span.clone()).unwrap_or("");
        bounds.by |= (word.is(text, &["by"]) && next) || own.starts_with("by ") || own.starts_with("By ");
    }
    bounds.shifted = row.words.windows(2).take(4).any(|pair| {
        const SHIFTS: [&str; 5] = ["before", "earlier", "later", "after", "previously"];
        matches!(pair, [time, shift] if is_while(text, time) && shift.is(text, &SHIFTS))
    });
    bounds.besides = besides(text, row);
    let tense = row.words.get(place.saturating_sub(4)..place).unwrap_or_default().iter().rev().find_map(|word| {
        let now = word.is(text, &["is", "are", "has", "have"]);
        (now || word.is(text, &["was", "were", "had"])).then_some(now)
    });
    bounds.now = tense;
    bounds.which.sort_unstable();
    bounds.which.dedup();
    if matches!(class, Class::Time | Class::Span) {
        bounds.which.clear();
        bounds.by = false;
    }
    bounds
}

/// `six years`, `a month`.
fn is_while(text: &str, word: &Word) -> bool {
    let own = text.get(word.span.clone()).unwrap_or("");
    ["year", "years", "month", "months", "decade", "decades", "weeks", "week"].iter().any(|unit| own.ends_with(unit))
}

/// `In a fire in 1995, …`, `Another fire in 1995 …`: the year of something else than what the passage is about.
fn besides(text: &str, row: &Row) -> Option<Key> {
    let at = row.words.iter().take(3).position(|word| word.is(text, &["a", "an", "another"]))?;
    let led = at == 1 || row.words.get(at).is_some_and(|word| word.is(text, &["another"]));
    let link = row.words.iter().skip(at + 2).take(3).position(|word| word.is(text, &["in", "of"]))? + at + 2;
    let year = row.words.get(link + 1).filter(|word| matches!(word.part, Part::Mention(_)))?;
    let own = text.get(year.span.clone())?;
    (led && own.len() == 4 && own.bytes().all(|byte| byte.is_ascii_digit())).then(|| Key::of(own))
}

/// True where the values of two short passages lie within different bounds.
pub(super) fn differ(a: &Statement, b: &Statement) -> bool {
    if !a.short || !b.short || a.doc == b.doc || matches!(a.class, Class::Deed) {
        return false;
    }
    let time = matches!(a.class, Class::Time | Class::Span);
    let strange = |keys: &[Key], to: &Statement| {
        !keys.is_empty() && keys.iter().all(|key| to.near(*key) <= 0.0 && to.names.binary_search(key).is_err())
    };
    // What is released in one country is released in another on another day.
    let elsewhere = |of: &Statement| ["release", "publish"].iter().any(|name| of.event == Some(Key::notion(name)));
    let place = |of: &Statement, to: &Statement| (!time || elsewhere(of)) && strange(&of.bounds.within, to);
    let sort = |of: &Statement, to: &Statement| {
        matches!(of.class, Class::Count | Class::Share)
            && !of.of_people
            && of.bounds.sort.iter().any(|key| strange(&[*key], to))
    };
    let during = |of: &Statement, to: &Statement| {
        strange(&of.bounds.during, to) && of.bounds.during.iter().any(|key| to.deeds.binary_search(key).is_err())
    };
    let unmarked = Key::notion("maximum");
    let which = |of: &Statement| -> Vec<Key> {
        let mut which = of.bounds.which.clone();
        which.retain(|key| *key != unmarked);
        which
    };
    let pairs = [(a, b), (b, a)];
    // What happened once more, in a year of its own, is another time.
    let shifted = !time && a.bounds.shifted != b.bounds.shifted;
    let besides = !time && a.bounds.besides != b.bounds.besides && a.years != b.years;
    if shifted || besides {
        return true;
    }
    let apart = pairs.iter().any(|(of, to)| place(of, to) || sort(of, to) || during(of, to));
    let tense = a.bounds.now.zip(b.bounds.now).is_some_and(|(one, other)| one != other);
    let once = a.years.is_some() != b.years.is_some();
    // What was so in one year need not be so in general.
    let counted = a.class == Class::Count && !a.of_people && !b.of_people && !asked::same(a, b);
    let apart = apart || (!time && once && (tense || counted));
    apart
        || which(a) != which(b)
        || (a.bounds.by != b.bounds.by && (a.years.is_none() || b.years.is_none()))
        || spans(a, b)
}

/// True for what was counted over two stretches of years that are not one.
fn spans(a: &Statement, b: &Statement) -> bool {
    let long = |years: (i32, i32)| years.1 - years.0 > 1;
    let timeless = !matches!(a.class, Class::Time | Class::Span);
    timeless && a.years.zip(b.years).is_some_and(|(one, other)| one != other && long(one) && long(other))
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;

    #[test]
    fn what_is_said_of_some_bounds_nothing() {
        let texts = ["The fire at Ashby killed 17 people, most of them women.", "At Ashby 14 people died in the fire."];
        assert_eq!(told(&texts), ["contradiction: 17 / 14"]);
    }

    #[test]
    fn values_within_other_bounds_do_not_meet() {
        let table = [
            ["The flood caused $1.2 billion in damage in Florida.", "The flood caused $2.6 billion in damage."],
            ["The bridge cost 59 lives when it fell.", "Fourteen men lost their lives during its construction."],
            ["He played 45 matches for Ashby.", "He played 412 league matches for Kelford."],
            ["The canal is 87 miles long.", "The canal was 31 miles long by 1797."],
            ["The glacier is 23 km long.", "In 1850 the glacier was 26 km long."],
            ["The female weighs 800 g.", "The male weighs 500 g."],
            ["The regiment lost 214 killed in the war.", "At Kelford the regiment lost 43 killed."],
        ];
        for texts in table {
            let clashes: Vec<String> = told(&texts).into_iter().filter(|told| !told.starts_with("agree")).collect();
            assert!(clashes.is_empty(), "{texts:?}: {clashes:?}");
        }
    }
}
