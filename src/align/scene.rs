//! Takes a sentence among its neighbours, gives the statements in it: each value with the words around it.

use std::sync::Arc;

use super::asked::{asked, in_use};
use super::bearer::{Bearer, bearer};
use super::count::{counted_noun, is_among, is_each, is_told_of, is_whole, parts, side};
use super::event::{
    befalls_people, beside, further, governing, is_negated, is_planned, is_reported, is_state, leads, object,
};
use super::gauge::{Gauge, gauge};
use super::kind::{class_of, dates_noun, dates_number, is_attribute, is_side, measure_number, years_of};
use super::local;
use super::mood::{Mood, is_of_none, mood};
use super::opposed::deeds;
use super::phase::{day, is_lasting, phase, told_later};
use super::place::{anchor, anchors, attribute, is_distance, ordinals};
use super::relation::{Relation, dated, relation};
use super::row::{Part, Row, Word};
use super::scope::bounds;
use super::statement::{Class, Feature, Statement};
use super::stem::Key;
use super::tenure::term;
use super::told::Told;
use super::untold;
use super::window::{dates_count, window};
use super::worth::is_exact;
use crate::document::{Heading, heading_of};
use crate::mention::{Kind, Mention};
use crate::value::Measure;

/// A sentence among its neighbours.
pub(super) struct Scene<'a> {
    pub text: &'a str,
    pub rows: &'a [Row],
    pub at: usize,
    pub headings: &'a [Heading],
    pub told: &'a Told,
    pub doc: u32,
}

/// How much of what a word tells is lost outside the clause, in the sentence before, in the heading.
/// So many words that tell something are near.
pub(super) const NEAR: f32 = 4.0;
pub(super) const OTHER_CLAUSE: f32 = 0.6;
pub(super) const BEFORE: f32 = 0.3;
pub(super) const BEFORE_PRONOUN: f32 = 0.6;
pub(super) const HEADING: f32 = 0.35;

impl Scene<'_> {
    pub(super) fn statements(&self, out: &mut Vec<Statement>) {
        let Some(row) = self.rows.get(self.at) else { return };
        for (place, word) in row.words.iter().enumerate() {
            let Part::Mention(index) = word.part else { continue };
            let Some(mention) = self.told.mentions.get(index as usize) else { continue };
            let bound = place
                .checked_sub(1)
                .and_then(|at| row.words.get(at))
                .is_some_and(|word| word.is(self.text, &["before", "after", "by", "until", "till", "since"]));
            let half = mention.kind == Kind::Fraction && is_side(self.text, row, place);
            if half {
                continue;
            }
            let bound = bound || is_attribute(self.text, row, place);
            let bound = bound || dates_count(self.text, row, place, &self.told.mentions);
            let bound = bound
                || (self.told.is_short() && (dates_number(self.text, row, place) || dates_noun(self.text, row, place)));
            let class = class_of(mention, self.text).filter(|class| !(bound && *class == Class::Time));
            let years = matches!(mention.unit.as_deref(), None | Some("years"));
            let aged = class.is_some() && years && untold::is_age(self.text, row, place, mention.low.unwrap_or(0.0));
            if let Some(class) = if aged { Some(Class::Age) } else { class } {
                let extreme = years && counts(class) && untold::is_extreme_age(self.text, row, place);
                if extreme || (counts(class) && mood(self.text, row, place) == Mood::Unreal) {
                    continue;
                }
                let statement = self.statement(row, place, word, index, mention, class);
                let term = term(self.text, row, place, &statement);
                out.extend(dated(self.text, row, place, &statement));
                out.extend(self.begun(row, place, &statement));
                match self.is_life(row, place, &statement) {
                    true => out.extend(life(statement)),
                    false => {
                        out.extend(in_use(self.text, row, place, &statement));
                        out.push(statement);
                    }
                }
                out.extend(term.into_iter().flatten());
            }
        }
    }

    /// What the sentence says that happened or did not.
    pub(super) fn deeds(&self, out: &mut Vec<Statement>) {
        let Some(row) = self.rows.get(self.at) else { return };
        for deed in deeds(self.text, row) {
            let Some(word) = row.words.get(deed.at) else { continue };
            let mention = Mention { start: word.span.start, end: word.span.end, ..Mention::default() };
            let statement = self.statement(row, deed.at, word, u32::MAX, &mention, Class::Deed);
            let roles = super::roles::roles(self.text, row, deed.at);
            out.push(Statement { event: Some(deed.event), negated: deed.denied, roles, chief: false, ..statement });
        }
    }

    /// The day with which a paragraph opens as that of the beginning that the paragraph tells further on.
    fn begun(&self, row: &Row, place: usize, day: &Statement) -> Option<Statement> {
        let gauge = told_later(self, row, place).filter(|_| day.day.is_some() && day.gauge.is_none())?;
        let event = Some(Key::notion("begin"));
        Some(Statement {
            gauge: Some(gauge),
            event,
            events: Vec::new(),
            roles: Vec::new(),
            negated: false,
            ..day.clone()
        })
    }

    pub(super) fn statement(
        &self,
        row: &Row,
        place: usize,
        word: &Word,
        index: u32,
        mention: &Mention,
        class: Class,
    ) -> Statement {
        let event = governing(self.text, row, place, class).or_else(|| self.before(row, place, class));
        let event = self.before(row, place, class).or(event);
        let event = self.repeated(row, class, event).or(event);
        let event = self.ended(row, place, class).or(event);
        let event = self.lives(row, place, class).or(event);
        let event = self.state(row, place).or(event);
        let event = self.work(row, place, class).or(event);
        // A date belongs to its event, a number to itself: that is where nearness is measured from.
        let centre = event.filter(|_| matches!(class, Class::Time | Class::Span)).and_then(|(at, _)| row.words.get(at));
        let mut features = self.around(row, centre.unwrap_or(word));
        self.add_context(row, &mut features);
        features.sort_by(|a, b| a.key.cmp(&b.key).then(b.weight.total_cmp(&a.weight)).then(a.from.cmp(&b.from)));
        features.dedup_by_key(|feature| feature.key);
        let (head, group) = if matches!(class, Class::Time | Class::Span) {
            (None, Vec::new())
        } else {
            counted_noun(self.text, row, place)
        };
        let bare = head.is_none() && class == Class::Count;
        let head = head.or_else(|| untold::noun(self, row, place).filter(|_| bare));
        let label = if bare { untold::label(self, row, place).unwrap_or_default() } else { Vec::new() };
        for word in &label {
            push(&mut features, word, 0.9);
        }
        // `Ships destroyed ... 17`
        let told = label.iter().find(|word| word.part == Part::Event).map(|word| (place, word.key));
        let event = event.or(told);
        features.sort_by(|a, b| a.key.cmp(&b.key).then(b.weight.total_cmp(&a.weight)).then(a.from.cmp(&b.from)));
        features.dedup_by_key(|feature| feature.key);
        let event = if class == Class::Deed { Some((place, word.key)) } else { event };
        let part_of = match class {
            Class::Count => parts(row, head, &group)
                .or_else(|| self.antecedent(row, place, head.is_some()))
                .or_else(|| side(self.text, row, place))
                .or_else(|| head.map(|(_, key)| key).filter(|_| is_among(self.text, row, place))),
            _ => None,
        };
        let told_of = is_told_of(self.text, row, place)
            && !event.is_some_and(|(at, key)| befalls_people(key) || self.is_before_part(row, place, at));
        let measured = matches!(class, Class::Measure(_)).then_some(());
        let speed = class == Class::Measure(measure_number(Measure::Speed));
        // A time has no height or breadth.
        let spatial = measured.filter(|()| class != Class::Measure(measure_number(Measure::Time)));
        let attribute = if speed { Some(Key::notion("speed")) } else { spatial.and_then(|()| attribute(row, place)) };
        let room = class == Class::Count && untold::is_room(self.text, row, place);
        let event = event.filter(|(_, key)| !(room && befalls_people(*key)));
        let mood = if counts(class) { mood(self.text, row, place) } else { Mood::Told };
        let statement = Statement {
            doc: self.doc,
            mention: index,
            class,
            span: word.span.clone(),
            sentence: row.span.clone(),
            event: event.map(|(_, key)| key),
            events: if class == Class::Time && leads(row, place) { further(row, word) } else { Vec::new() },
            roles: event.map(|(at, _)| super::roles::roles(self.text, row, at)).unwrap_or_default(),
            half: None,
            sum: None,
            attribute,
            gauge: match class {
                Class::Time => day(mention).and_then(|_| phase(self, row, event)),
                Class::Count if room => Some(Gauge { key: Key::notion("room"), common: false }),
                _ => measured.and_then(|()| gauge(self, row, place, attribute)),
            },
            lasting: is_lasting(self.text, row, place) && class == Class::Measure(measure_number(Measure::Time)),
            size: None,
            day: day(mention),
            places: self.places(row, word),
            led: self.is_led(row, word),
            local: local::place(self, row, class),
            beside: beside(row, word, event.map(|(_, key)| key)),
            deeds: Arc::clone(&self.told.deeds),
            far: is_distance(class, row, place),
            anchor: if is_distance(class, row, place) { anchor(self.text, row, place) } else { None },
            title: Arc::clone(&self.told.title),
            opening: Arc::clone(&self.told.opening),
            names: Arc::clone(&self.told.names),
            kin: Arc::default(),
            anchors: if is_distance(class, row, place) { anchors(row, word) } else { Vec::new() },
            head,
            ordinals: self.ordinals(row),
            years: self.years(row, word, mention),
            kind: if class == Class::Count { untold::complement(self.text, row, place, head) } else { None },
            part: part_of,
            each: is_each(self.text, row, place)
                || (class == Class::Count && untold::is_further(self.text, row, place)),
            whole: (is_whole(self.text, row, place) || (class == Class::Count && told_of))
                && !event.is_some_and(|(_, key)| is_state(key)),
            chief: false,
            small: mention.high.or(mention.low).is_some_and(|number| number <= 3.0),
            lead: Arc::clone(&self.told.lead),
            object: event.and_then(|(at, _)| object(self.text, row, at)),
            tied: mention.period.is_some(),
            bearer: self.bearer(row, place, event.map(|(at, _)| at), class),
            asked: if self.told.is_short() {
                asked(self.text, row, place, class, mention.unit.as_deref().unwrap_or(""), event)
            } else {
                None
            },
            exact: is_exact(self.text, mention, self.told.mentions.get(index as usize + 1)),
            bounds: bounds(self.text, row, place, class, group),
            main: self.told.main,
            focus: self.told.focus,
            short: self.told.is_short(),
            of_people: event.is_some_and(|(_, key)| befalls_people(key)),
            reported: is_reported(self.text.get(row.span.clone()).unwrap_or("")) || mood == Mood::Feared,
            denied: mood == Mood::Denied,
            window: window(self.text, row, place, class, &self.told.mentions),
            planned: is_planned(self.text, row, event.map(|(at, _)| at), place),
            negated: event.is_some_and(|(at, _)| is_negated(self.text, row, at))
                || (counts(class) && is_of_none(self.text, row, place)),
            features,
            relation: None,
        };
        let related = statement.short && class != Class::Deed;
        let relation = related.then(|| relation(self.text, row, place, event.map(|(at, _)| at), &statement)).flatten();
        Statement { relation, ..statement }
    }

    /// `of the six bridges that were lost, of which five …`: what happened to the whole is told before the part.
    fn is_before_part(&self, row: &Row, place: usize, event: usize) -> bool {
        let part = row.words.iter().skip(place + 1).position(|word| word.is(self.text, &["which", "whom"]));
        event > place && part.is_some_and(|part| event <= place + part)
    }

    /// Ordinals of the sentence, and where a short document goes on with a pronoun those of the sentence before.
    fn ordinals(&self, row: &Row) -> Vec<(Key, u32)> {
        let mut found = ordinals(row);
        let goes_on = row.words.first().is_some_and(|word| word.is(self.text, &["it", "they", "this"]));
        if let Some(before) =
            self.at.checked_sub(1).and_then(|at| self.rows.get(at)).filter(|_| goes_on && self.told.is_short())
        {
            found.extend(ordinals(before));
        }
        found
    }

    /// Whose the value is, where the document is too short to say so twice.
    fn bearer(&self, row: &Row, place: usize, event: Option<usize>, class: Class) -> Bearer {
        if !self.told.is_short() {
            return Bearer::Own;
        }
        let event = event.filter(|_| matches!(class, Class::Time | Class::Span));
        bearer(self.text, row, place, event, &self.told.lead)
    }

    /// True for two years that stand alone in brackets behind a name, or before the end of them.
    pub(super) fn is_life(&self, row: &Row, place: usize, statement: &Statement) -> bool {
        let Some((from, to)) = statement.years.filter(|_| statement.class == Class::Span) else { return false };
        let Some(value) = row.words.get(place) else { return false };
        let bracket = row.outer.get(usize::from(value.clause)).is_some_and(|outer| *outer != value.clause);
        let closes = self.text.get(value.span.end..).is_some_and(|rest| rest.starts_with([')', ']']));
        let named = row.words.iter().take(place).any(|word| word.part == Part::Name);
        let events = row.words.iter().take(place).any(|word| word.part == Part::Event);
        (15..=110).contains(&(to - from)) && closes && named && !events && (bracket || place < 12)
    }

    /// The words of the sentence, by their distance.
    pub(super) fn around(&self, row: &Row, value: &Word) -> Vec<Feature> {
        let mut features = Vec::with_capacity(row.words.len());
        for word in row.words.iter().filter(|word| word.tells() && !matches!(word.part, Part::Mention(_))) {
            let far = f32::from(word.told.abs_diff(value.told));
            let near = if far <= NEAR { 1.0 } else { (1.0 - (far - NEAR) * 0.06).max(0.5) };
            let weight = if word.clause == value.clause { near } else { near * OTHER_CLAUSE };
            push(&mut features, word, weight);
        }
        features
    }

    /// What the sentence leaves to the one before it and to its heading.
    pub(super) fn add_context(&self, row: &Row, features: &mut Vec<Feature>) {
        let points = |row: &Row| {
            row.words.iter().take(6).any(|word| {
                word.is(self.text, &["it", "he", "she", "they", "this", "these", "them", "its", "his", "their", "her"])
            })
        };
        let mut weight = if points(row) { BEFORE_PRONOUN } else { BEFORE };
        for back in 1..=2 {
            let Some(before) = self.at.checked_sub(back).and_then(|at| self.rows.get(at)) else { break };
            let gap = self.text.get(before.span.end..row.span.start).unwrap_or("");
            if gap.matches('\n').count() > 1 || before.span.start + 1500 < row.span.start {
                break;
            }
            for word in before.words.iter().filter(|word| word.tells()) {
                push(features, word, weight);
            }
            weight *= if points(row) || points(before) { 0.8 } else { 0.5 };
        }
        if let Some(heading) = heading_of(self.headings, row.span.start) {
            let at = self.rows.partition_point(|row| row.span.end <= heading.span.start);
            let rows = self.rows.iter().skip(at).take_while(|row| row.span.start < heading.span.end);
            for word in rows.flat_map(|row| &row.words).filter(|word| word.tells()) {
                push(features, word, HEADING);
            }
        }
        if let Some(main) = self.told.main.filter(|_| points(row)) {
            features.push(Feature { key: main, part: Part::Name, weight: 0.5, rare: 1.0, from: 0, to: 0 });
        }
    }

    /// The years that a count is told of: the one it is tied to, else those of its clause.
    pub(super) fn years(&self, row: &Row, value: &Word, mention: &Mention) -> Option<(i32, i32)> {
        if matches!(mention.kind, Kind::Date | Kind::Period) {
            return mention.edtf.as_deref().and_then(years_of);
        }
        if let Some(period) = mention.period.as_deref() {
            return years_of(period);
        }
        let year = |word: &Word| match word.part {
            Part::Mention(index) => self.told.mentions.get(index as usize)?.edtf.as_deref().and_then(years_of),
            _ => None,
        };
        // `In 1934, after …, 40 percent …`: the date that opens a sentence or a clause holds for all of it.
        let opens = |at: usize| {
            let clause = |at: usize| row.words.get(at).map(|word| word.clause);
            let linked =
                at.checked_sub(1).filter(|at| row.words.get(*at).is_some_and(|word| word.is(self.text, &["in", "by"])));
            let first = linked.unwrap_or(at);
            first == 0 || clause(first - 1) != clause(first)
        };
        let before = row.words.iter().enumerate().take_while(|(_, word)| word.span.start < value.span.start);
        if let Some(years) = before.filter(|(at, _)| opens(*at)).filter_map(|(_, word)| year(word)).last() {
            return Some(years);
        }
        let mut dates = row.words.iter().filter(|word| word.clause == value.clause).filter_map(year).take(2);
        dates.next().filter(|_| dates.next().is_none())
    }
}

/// True for what is so many or so much of something.
const fn counts(class: Class) -> bool {
    matches!(class, Class::Count | Class::Share | Class::Times | Class::In(_))
}

/// The years of a life as the year of a birth and of a death.
pub(super) fn life(statement: Statement) -> [Statement; 2] {
    let of = |first: bool| {
        let event = Key::notion(if first { "born" } else { "die" });
        let relation = Relation { key: event, ..Relation::default() };
        let mut half = Statement {
            class: Class::Time,
            event: Some(event),
            half: Some(first),
            relation: Some(relation),
            ..statement.clone()
        };
        half.years = half.years.map(|(from, to)| if first { (from, from) } else { (to, to) });
        let at = half.features.partition_point(|feature| feature.key < event);
        if half.features.get(at).is_none_or(|feature| feature.key != event) {
            half.features.insert(at, Feature { key: event, part: Part::Event, weight: 1.0, rare: 1.0, from: 0, to: 0 });
        }
        half
    };
    [of(true), of(false)]
}

pub(super) fn push(features: &mut Vec<Feature>, word: &Word, weight: f32) {
    if matches!(word.part, Part::Mention(_) | Part::Plain | Part::Ordinal) {
        return;
    }
    let from = u32::try_from(word.span.start).unwrap_or(0);
    let to = u32::try_from(word.span.end).unwrap_or(0);
    features.push(Feature { key: word.key, part: word.part, weight, rare: 1.0, from, to });
    if let Some((part, key)) = word.other {
        let share = if word.part == Part::Name || part == Part::Name { 0.5 } else { 0.9 };
        features.push(Feature { key, part, weight: weight * share, rare: 1.0, from, to });
    }
}
