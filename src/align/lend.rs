//! Takes a number in a sentence, gives what the sentence leaves to the words around it: whom a bare number counts, what
//! a whole is of, the event of a sentence before.

use super::count::{counted_noun, is_whole, parts};
use super::event::{is_state, is_weak};
use super::kind::measure_number;
use super::phase::is_lasting;
use super::place::{opening_place, places};
use super::row::{Part, Row, Word};
use super::scene::Scene;
use super::statement::Class;
use super::stem::Key;
use crate::mention::{Kind, parted};
use crate::value::Measure;

impl Scene<'_> {
    /// `of the 1,959 people aboard`: a whole is what it is said to be, whatever befell some of it.
    pub(super) fn state(&self, row: &Row, place: usize) -> Option<(usize, Key)> {
        if !is_whole(self.text, row, place) {
            return None;
        }
        let after = row.words.iter().enumerate().skip(place + 1).take(5);
        after
            .filter(|(_, word)| word.part == Part::Event)
            .find(|(_, word)| is_state(word.key))
            .map(|(at, word)| (at, word.key))
    }

    /// `Her novel The Ferry (1963)`: the year of a work in brackets behind its title is when it appeared.
    pub(super) fn work(&self, row: &Row, place: usize, class: Class) -> Option<(usize, Key)> {
        const WORKS: [&str; 14] = [
            "novel", "book", "film", "album", "play", "opera", "poem", "song", "painting", "essay", "story", "study",
            "single", "memoir",
        ];
        let value = row.words.get(place)?;
        let year = self.text.get(value.span.clone())?.len() == 4 && class == Class::Time && self.told.is_short();
        let open = self.text.get(..value.span.start)?.ends_with('(');
        let closes = self.text.get(value.span.end..)?.starts_with(')');
        let before = row.words.get(place.saturating_sub(6)..place)?;
        let titled = before.last()?.part == Part::Name && before.iter().any(|word| word.is(self.text, &WORKS));
        (year && open && closes && titled).then(|| (place, Key::notion("publish")))
    }

    /// `200 lives` are lives lost, unless they are saved.
    pub(super) fn lives(&self, row: &Row, place: usize, class: Class) -> Option<(usize, Key)> {
        let lives = row.words.get(place + 1).filter(|word| class == Class::Count && word.is(self.text, &["lives"]))?;
        let saved = row.words.iter().any(|word| word.key == Key::notion("survive") && word.clause == lives.clause);
        (!saved).then(|| (place + 1, Key::notion("die")))
    }

    /// Of whom a bare number counts some: `of the 325 passengers 202 were saved`, `eight hundred of these`.
    pub(super) fn antecedent(&self, row: &Row, place: usize, counted: bool) -> Option<Key> {
        let next =
            |nth: usize, words: &[&str]| row.words.get(place + nth).is_some_and(|word| word.is(self.text, words));
        let points = next(1, &["of"]) && next(2, &["these", "them", "whom", "those"]);
        if counted && !points {
            return None;
        }
        let numbers = row.words.iter().enumerate().take(place).rev().filter(|(_, word)| match word.part {
            Part::Mention(index) => self.told.mentions.get(index as usize).is_some_and(|m| m.kind == Kind::Quantity),
            _ => false,
        });
        let both = |at: usize| {
            let words = row.words.iter().skip(at + 1).take(6);
            let crew = words.filter(|word| ["passenger", "crew"].iter().any(|name| word.key == Key::notion(name)));
            crew.count() > 1
        };
        let (at, _) =
            numbers.take(1).filter(|(at, _)| !both(*at)).find(|(at, _)| points || is_whole(self.text, row, *at))?;
        let (head, group) = counted_noun(self.text, row, at);
        parts(row, head, &group).or_else(|| head.filter(|(part, _)| *part != Part::People).map(|(_, key)| key))
    }

    /// Names of places behind `in` or `at` in the clause of a value; where it has none, those with which a sentence of
    /// the same paragraph opens just before.
    pub(super) fn places(&self, row: &Row, value: &Word) -> Vec<Key> {
        const BACK: usize = 3;
        let own = places(self.text, row, value);
        if !own.is_empty() {
            return own;
        }
        let same = |before: &&Row| !parted(self.text, before.span.end, row.span.start);
        let rows = (1..=BACK).filter_map(|back| self.rows.get(self.at.checked_sub(back)?)).take_while(same);
        let mut led = rows.map(|before| opening_place(self.text, before)).filter(|names| !names.is_empty());
        led.next().unwrap_or_default()
    }

    /// `Within an hour the fire was put out`: how long it took to end, though the fire stands nearer.
    pub(super) fn ended(&self, row: &Row, place: usize, class: Class) -> Option<(usize, Key)> {
        let clause = row.words.get(place)?.clause;
        let time = class == Class::Measure(measure_number(Measure::Time)) && is_lasting(self.text, row, place);
        let mut words = row.words.iter().enumerate().filter(|(_, word)| time && word.clause == clause);
        words
            .find(|(_, word)| word.part == Part::Event && word.key == Key::notion("end"))
            .map(|(at, word)| (at, word.key))
    }

    /// What is told to have happened so often, where the sentence leaves that to the one before: `This was seen seven
    /// times`.
    pub(super) fn repeated(&self, row: &Row, class: Class, own: Option<(usize, Key)>) -> Option<(usize, Key)> {
        let leans = row.words.first().is_some_and(|word| word.is(self.text, &["this", "these", "such", "it", "they"]));
        let own = own.is_some_and(|(at, key)| !is_weak(key) && row.words.get(at).is_none_or(|word| !word.unlisted));
        if class != Class::Times || !leans || own {
            return None;
        }
        let before = self.rows.get(self.at.checked_sub(1)?)?;
        let events = || before.words.iter().filter(|word| word.part == Part::Event && !word.unlisted);
        let round = Key::notion("travelround");
        // What goes over the whole world goes round it.
        let world = before.words.iter().any(|word| word.key == Key::notion("world"));
        let goes = events().any(|word| ["move", "return"].iter().any(|name| word.key == Key::notion(name)));
        let key =
            if world && goes { Some(round) } else { events().rev().map(|word| word.key).find(|key| !is_weak(*key)) };
        key.map(|key| (usize::MAX, key))
    }

    /// True where the place of a value opens its sentence or one just before.
    pub(super) fn is_led(&self, row: &Row, value: &Word) -> bool {
        let own = places(self.text, row, value);
        own.is_empty() || opening_place(self.text, row).first().is_some_and(|first| own.contains(first))
    }

    /// The event of a sentence before, where this one has none of its own and points back: `estimates placed it at …`.
    pub(super) fn before(&self, row: &Row, place: usize, class: Class) -> Option<(usize, Key)> {
        let points = row.words.iter().any(|word| word.is(self.text, &["it", "this", "these", "them"]));
        let own = row.words.iter().any(|word| word.part == Part::Event && !word.unlisted);
        let counted = counted_noun(self.text, row, place).0.is_some();
        if !points || own || counted || class != Class::Count {
            return None;
        }
        let rows = (1..=2).filter_map(|back| self.rows.get(self.at.checked_sub(back)?));
        let mut events =
            rows.flat_map(|row| row.words.iter().rev()).filter(|word| word.part == Part::Event && !word.unlisted);
        events.next().map(|word| (usize::MAX, word.key))
    }
}
