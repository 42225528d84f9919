//! Takes two statements, gives how surely they are of one fact: a score from 0 to 1 with its parts, or why they are not.

use super::cluster::CHAINED;
use super::command::is_commanded;
use super::event::{is_happening, is_weak, recurs};
use super::likeness::{likeness, may_be_alike};
use super::local::is_local;
use super::occasion::{
    is_apart, is_counted_once, is_earlier, is_elsewhere, is_gauged, is_gauged_again, is_lasting_once, is_repeated,
    is_shared,
};
use super::row::Part;
use super::scope;
use super::statement::{Class, Statement};
use super::stem::{Key, keys};
use super::tally::{CORE, Tally};
use super::{LEAST, LIKELY, asked, bearer, window};

/// How surely two statements are of one fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Score {
    /// All together, from 0 to 1.
    pub total: f32,
    /// What happens: 1 where the values belong to the same event.
    pub event: f32,
    /// How much of what stands near the one value stands around the other: of the first and of the second.
    pub held: (f32, f32),
    /// How much the shared words tell, not bounded.
    pub shared: f32,
    /// How much is named on either side that the other does not name: 0 nothing, 1 all.
    pub apart: f32,
    /// True where the two are surely of one fact: sure enough to be told that they clash.
    pub sure: bool,
    /// How many words besides the event stand near on both sides.
    pub strong: u32,
    /// For counts in accounts of one event: how likely they are of one fact by their traits; else 0.
    pub likely: f32,
}

/// Counts that are less likely than this of one fact do not join it through a third either.
const JOINED: f32 = 0.1;

/// The score; `None` where something that identifies a fact differs.
///
/// In accounts of one event, two statements that are likely of one fact by all that they share are taken for it even
/// where they use words of their own.
pub(super) fn score(a: &Statement, b: &Statement) -> Option<Score> {
    let (two, alike) = (are_two(a, b), may_be_alike(a, b));
    if two && !alike {
        return None;
    }
    let mut tally = Tally::of(a, b);
    let told = if two { None } else { rated(a, b, &mut tally) };
    let likely = if alike { likeness(a, b, &tally) } else { 0.0 };
    if likely < JOINED || !is_shared(a, b) {
        return told;
    }
    // What the rules recognise comes first; what is merely not unlikely may join a fact that others have made.
    let sure = likely >= LIKELY;
    let total = if sure { LEAST + (1.0 - LEAST) * 0.25 * likely } else { LEAST * CHAINED };
    Some(Score {
        total: told.map_or(total, |told| told.total.max(total)),
        event: event(a, b),
        held: (tally.a.rate(), tally.b.rate()),
        shared: tally.shared,
        apart: tally.apart(),
        sure: sure || told.is_some_and(|told| told.sure),
        strong: tally.strong,
        likely,
    })
}

/// True where something that identifies a fact differs, or the one is what the other denies.
fn are_two(a: &Statement, b: &Statement) -> bool {
    a.class != b.class
        // Of two sums that nobody has stated the parts are told.
        || (a.sum.is_some() && b.sum.is_some())
        || (a.class == Class::Deed && (a.negated == b.negated || a.event != b.event))
        || differ(a, b)
        || bearer::differ(a, b)
        || scope::differ(a, b)
        || window::differ(a, b)
        || (matches!(a.class, Class::Count | Class::Share) && a.negated != b.negated)
        // `she had not two hours to live; she lived for two hours and a half`
        || (a.doc == b.doc && a.class != Class::Deed && a.negated != b.negated)
        || (a.class == Class::Count && a.of_people && b.of_people && is_other_fate(a.event, b.event))
}

/// The score of two statements that nothing tells apart, by the words and slots that they share.
fn rated(a: &Statement, b: &Statement, tally: &mut Tally) -> Option<Score> {
    if (tally.named <= 0.0 || a.class == Class::Count) && is_apart(a, b) {
        return None;
    }
    let brief = a.short && b.short && a.doc != b.doc && a.class != Class::Deed;
    // Two passages that call their subjects by words of their own must share more than what happens.
    if brief && tally.strong == 0 && a.lead.is_strange(&b.lead, &a.names, &b.names) {
        return None;
    }
    // A number of one year says nothing of the same in another, nor whether it lasted.
    if brief && (a.tied && b.years.is_none() || b.tied && a.years.is_none()) {
        return None;
    }
    let held = (tally.a.rate(), tally.b.rate());
    let event = event(a, b);
    let mean = (held.0 + held.1) / 2.0;
    let apart = tally.apart();
    let short = a.short || b.short;
    let enough = if short { 0.4 } else { 0.9 };
    let told = 1.0 - (-tally.shared / enough).exp();
    let chief = a.class == Class::Count && a.chief && b.chief && a.doc != b.doc && (!a.of_people || event >= 1.0);
    let (apart, told) = if chief { (apart * 0.5, told.max(0.8)) } else { (apart, told) };
    // What else happened beside it must be told in the other document too: those who died in the building of a bridge
    // are not those who fell with it.
    let known = |of: &Statement, to: &Statement| of.beside.iter().all(|event| to.deeds.binary_search(event).is_ok());
    let known = known(a, b) && known(b, a);
    tally.known = known;
    let toll = chief && a.of_people && one_event(a.event) && a.topic(b) && known;
    let toll = toll && tally.apart() < 0.9;
    let strangers = tally.named <= 0.0 && tally.a.unnamed > 0.3 && tally.b.unnamed > 0.3 && !short;
    let names = if strangers { 0.4 } else { 1.0 - 0.6 * apart };
    let total = (0.3 * event + 0.7 * mean) * (0.4 + 0.6 * told) * names;
    let beside = a.anchor.is_some() && a.anchor == b.anchor && a.attribute == b.attribute && a.anchor != a.main;
    let lasting = a.class == Class::Span && event >= 1.0 && a.event.is_some_and(is_happening);
    let gauged = is_gauged(a, b);
    let once = is_counted_once(a, b) || (is_repeated(a, b) && tally.strong >= 1);
    let once = once || is_lasting_once(a, b) || is_earlier(a, b) || is_local(a, b) || is_commanded(a, b);
    let answers = asked::same(a, b);
    let floor = if answers {
        0.55
    } else if gauged {
        0.65 - 0.15 * apart
    } else if a.class == Class::Deed && tally.person {
        0.5 * (1.0 - tally.apart())
    } else if lasting && tally.apart() < 0.6 {
        0.5
    } else if is_gauged_again(a, b) {
        0.4
    } else if once {
        0.5 - 0.15 * apart
    } else if toll {
        0.45 + 0.2 * (1.0 - apart)
    } else if beside {
        0.75
    } else if short && a.chief && b.chief && tally.strong >= 1 && a.doc != b.doc {
        0.45
    } else if matches!(a.class, Class::Measure(_))
        && a.attribute.is_some()
        && a.attribute == b.attribute
        && tally.strong >= 1
        && event >= 0.6
    {
        0.5 - 0.15 * apart
    } else if a.sum.is_some() != b.sum.is_some() && a.head.is_some() && a.head == b.head && tally.strong >= 1 {
        0.4
    } else {
        0.0
    };
    let total = total.max(floor);
    let sure = answers || beside || gauged || once || is_sure(a, b, tally, event, held, short);
    Some(Score { total, event, held, shared: tally.shared, apart, sure, strong: tally.strong, likely: 0.0 })
}

/// True where one thing befell these people and another those: who escaped did not die.
pub(super) fn is_other_fate(a: Option<Key>, b: Option<Key>) -> bool {
    const FATES: [&[&str]; 6] =
        [&["die", "execute"], &["survive", "escape"], &["wound"], &["aboard"], &["homeless"], &["underground"]];
    let fate = |event: Key| FATES.iter().position(|names| names.iter().any(|name| event == Key::notion(name)));
    a.and_then(fate).zip(b.and_then(fate)).is_some_and(|(one, other)| one != other)
}

/// True for events of which a document about a disaster tells one great number.
fn one_event(event: Option<Key>) -> bool {
    const EVENTS: [Key; 8] = keys(["die", "wound", "survive", "aboard", "underground", "jump", "assemble", "homeless"]);
    event.is_some_and(|event| EVENTS.contains(&event))
}

/// True where enough of what identifies a fact of this class is the same on both sides.
fn is_sure(a: &Statement, b: &Statement, tally: &Tally, event: f32, held: (f32, f32), short: bool) -> bool {
    let same = event >= 1.0;
    let strong = tally.strong + u32::from(short);
    let clear = held.0.min(held.1) >= 0.2;
    let weak = a.event.is_some_and(is_weak);
    // What someone does more than once needs more than the same doer to be one time.
    let again = short && a.class == Class::Time && a.event.is_some_and(recurs);
    if again
        && (tally.strong < 2 || a.object.zip(b.object).is_some_and(|(one, other)| one != other && b.near(one) < 0.6))
    {
        return false;
    }
    let needed = if weak { 3 } else { 1 };
    match a.class {
        Class::Time => (same && strong >= needed && clear) || (event >= 0.9 && strong >= 2),
        // Two accounts of when one thing lasted meet somewhere.
        Class::Span => {
            let meet = a.years.zip(b.years).is_some_and(|((from, to), (start, end))| from <= end && start <= to);
            let named = a.event.is_some_and(is_happening);
            same && meet && (named || (strong >= needed && clear)) && tally.apart() < 0.6
        }
        Class::Count => {
            let chief = a.chief && b.chief;
            if (a.chief || b.chief) && is_elsewhere(a, b) {
                return false;
            }
            let counted = a.head.is_some() && a.head.map(|(_, key)| key) == b.head.map(|(_, key)| key);
            let sum = a.sum.is_some() || b.sum.is_some();
            let open = sum || a.event.zip(b.event).is_none_or(|_| event >= 0.5);
            if a.small || b.small {
                return counted && open && strong >= 3 && !short;
            }
            let alike = |of: &Statement| of.head.is_none_or(|(part, _)| part == Part::People);
            let alike = counted || alike(a) || alike(b);
            let people = same && a.of_people && b.of_people && (strong >= 1 || (chief && alike && tally.known));
            // The noun itself is one of the words that both have.
            let others = strong.saturating_sub(u32::from(short));
            people
                || (counted
                    && open
                    && (others >= 3 || (chief && others >= 2) || (sum && counted) || (chief && !short && a.topic(b))))
        }
        Class::Share => {
            let years = a.years.is_some() && b.years.is_some();
            if same && years && !weak {
                return true;
            }
            strong >= needed.min(2) && (same || (a.head.is_some() && a.head == b.head) || (short && strong >= 2))
        }
        Class::Age => strong >= 1,
        Class::Deed => tally.person,
        Class::Times => strong >= 1 && same,
        Class::In(_) => (!short && strong >= 3) || (same && strong >= 2),
        Class::Measure(_) => {
            let attribute = a.attribute == b.attribute;
            // How far something was heard or went is told of many places: the places must be the same.
            let far = a.far || b.far;
            if far && !short {
                return strong >= 4 || (a.event == Some(Key::notion("strand")) && same && strong >= 2);
            }
            strong + u32::from(attribute && a.attribute.is_some()) >= 3
                || (same && attribute && strong >= 1)
                || (short && strong >= 2)
        }
    }
}

/// Whether two slots hold one thing; `None` where either is empty.
pub(super) fn tie(a: Option<Key>, b: Option<Key>) -> Option<bool> {
    a.zip(b).map(|(a, b)| a == b)
}

/// True where a slot that identifies a fact holds two different things.
fn differ(a: &Statement, b: &Statement) -> bool {
    let roles = a.roles.iter().any(|(key, does)| b.roles.contains(&(*key, !does)) && !b.roles.contains(&(*key, *does)));
    let timeless = !matches!(a.class, Class::Time | Class::Span);
    let years = timeless && a.years.zip(b.years).is_some_and(|((from, to), (start, end))| to < start || end < from);
    let heads = match (a.head, b.head) {
        (Some((_, key)), Some((_, its))) if matches!(a.class, Class::Count | Class::Share) => {
            key != its && !asked::same(a, b) && !(a.class == Class::Count && a.of_people && b.of_people)
        }
        _ => false,
    };
    let whole = a.whole != b.whole && !asked::same(a, b);
    let parts = a.part != b.part || whole || a.planned != b.planned || a.each != b.each;
    let attributes = a.attribute.zip(b.attribute).is_some_and(|(a, b)| a != b);
    let anchors = |of: &Statement| -> Vec<Key> {
        of.anchors.iter().filter(|key| !(a.main == Some(**key) && b.main == Some(**key))).copied().collect()
    };
    let (near, other) = (anchors(a), anchors(b));
    let anchors = !near.is_empty() && !other.is_empty() && !near.iter().any(|key| other.contains(key));
    let unknown = |of: &Statement, to: &Statement| {
        !of.places.is_empty() && of.places.iter().all(|place| to.names.binary_search(place).is_err())
    };
    let anchors = anchors || (unknown(a, b) && unknown(b, a));
    is_other_ordinal(a, b) || roles || years || heads || attributes || parts || anchors
}

/// True where both name another of several: the 15th Congress and the 17th, the bridge and the second bridge.
pub(super) fn is_other_ordinal(a: &Statement, b: &Statement) -> bool {
    let ordinals = a.ordinals.iter().any(|(key, number)| {
        let other = |(other, _): &&(Key, u32)| other == key;
        b.ordinals.iter().any(|pair| other(&pair)) && !b.ordinals.contains(&(*key, *number))
    });
    // A second bridge is not the bridge.
    let later = |of: &Statement, to: &Statement| {
        of.ordinals.iter().any(|(key, number)| {
            *number > 1
                && to.near(*key) >= CORE
                && of.near(*key) >= CORE
                && !to.ordinals.iter().any(|(other, _)| other == key)
        })
    };
    ordinals || later(a, b) || later(b, a)
}

/// Events that may be two sides of one: who is dismissed is replaced.
const KIN: [(&str, &str); 7] = [
    ("capture", "surrender"),
    ("dismiss", "replace"),
    ("appoint", "replace"),
    ("die", "execute"),
    ("found", "begin"),
    ("discover", "begin"),
    ("arrest", "imprison"),
];

/// How well what happens fits.
pub(super) fn event(a: &Statement, b: &Statement) -> f32 {
    match (a.event, b.event) {
        (Some(one), Some(other)) if one == other => 1.0,
        (Some(one), Some(other)) if a.events.contains(&other) || b.events.contains(&one) => 0.95,
        (Some(one), Some(other)) if is_kin(one, other) => 0.9,
        (Some(one), Some(other)) => b.near(one).max(a.near(other)) * 0.7,
        (None, None) => 0.6,
        _ => 0.3,
    }
}

fn is_kin(one: Key, other: Key) -> bool {
    let key = |name: &str| Key::notion(name);
    KIN.iter().any(|(a, b)| (key(a), key(b)) == (one, other) || (key(a), key(b)) == (other, one))
}
