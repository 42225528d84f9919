//! Takes differences and days, gives the longest paths: the earliest day that each event can have, and the way to it.

use std::collections::{BTreeMap, VecDeque};

use super::order::Components;
use super::{Edge, Neighbours};

/// The earliest day of each event, and the last edge on the way to it.
#[derive(Clone, Debug, Default)]
pub struct Reached {
    days: Vec<Option<i64>>,
    last: Vec<Option<usize>>,
}

impl Reached {
    /// The earliest day of an event; `None` where nothing says so.
    #[must_use]
    pub fn day(&self, event: usize) -> Option<i64> {
        self.days.get(event).copied().flatten()
    }

    /// The edges that lead to an event, and where and on which day they start.
    #[must_use]
    pub fn way(&self, event: usize, edges: &[Edge]) -> (Vec<Edge>, (usize, i64)) {
        let (mut way, mut at) = (Vec::new(), event);
        while let Some(edge) = self.last.get(at).copied().flatten().and_then(|last| edges.get(last)) {
            way.push(*edge);
            at = edge.from;
            // No way is longer than the events it can pass.
            if way.len() > self.days.len() {
                break;
            }
        }
        way.reverse();
        let gaps = way.iter().fold(0_i64, |sum, edge| sum.saturating_add(edge.gap));
        let day = self.day(event).unwrap_or(0).saturating_sub(gaps);
        (way, (at, day))
    }

    fn reach(&mut self, edge: &Edge, at: usize) -> bool {
        let Some(day) = self.day(edge.from).map(|day| day.saturating_add(edge.gap)) else { return false };
        if self.day(edge.to).is_some_and(|own| own >= day) {
            return false;
        }
        if let (Some(own), Some(last)) = (self.days.get_mut(edge.to), self.last.get_mut(edge.to)) {
            *own = Some(day);
            *last = Some(at);
            return true;
        }
        false
    }
}

/// The earliest days that follow from days to start with.
///
/// # Errors
/// The edges of a cycle that comes back later than it started: nothing can fulfil them.
pub(super) fn forward(start: &[Option<i64>], edges: &[Edge], parts: &Components) -> Result<Reached, Vec<usize>> {
    let leaving = Neighbours::of(start.len(), edges, |edge| edge.from);
    let mut reached = Reached { days: start.to_vec(), last: vec![None; start.len()] };
    for (nth, part) in parts.list.iter().enumerate() {
        let inside = |at: &usize| edges.get(*at).is_some_and(|edge| parts.of.get(edge.to) == Some(&nth));
        let own: Vec<usize> = part.iter().flat_map(|event| leaving.at(*event)).copied().filter(inside).collect();
        // Within a component, as often as it has events and no oftener (R. Bellman, 1958).
        let mut rounds = 0;
        let mut changed = !own.is_empty();
        while changed {
            changed = false;
            let mut last = None;
            for at in &own {
                if edges.get(*at).is_some_and(|edge| reached.reach(edge, *at)) {
                    (changed, last) = (true, Some(*at));
                }
            }
            rounds += 1;
            if rounds > part.len()
                && let Some(last) = last
            {
                return Err(cycle(last, edges, &reached));
            }
        }
        for at in part.iter().flat_map(|event| leaving.at(*event)).filter(|at| !inside(at)) {
            if let Some(edge) = edges.get(*at) {
                reached.reach(edge, *at);
            }
        }
    }
    Ok(reached)
}

/// The cycle that an edge was reached through: as many steps back as there are events lead into it.
fn cycle(last: usize, edges: &[Edge], reached: &Reached) -> Vec<usize> {
    let before = |at: usize| edges.get(at).and_then(|edge| reached.last.get(edge.from).copied().flatten());
    let mut at = last;
    for _ in 0..reached.days.len() {
        at = before(at).unwrap_or(at);
    }
    let (first, mut way) = (at, vec![at]);
    while let Some(next) = before(at).filter(|next| *next != first) {
        way.push(next);
        at = next;
        if way.len() > edges.len() {
            break;
        }
    }
    way.reverse();
    way
}

/// How many days each event lies before one event at least, where that matters.
pub(super) struct Distances {
    /// Event and days, the nearest first: where only some are told, it is those with the shortest chains.
    pub(super) list: Vec<(usize, i64)>,
    next: BTreeMap<usize, usize>,
}

impl Distances {
    /// The edges from an event on.
    pub(super) fn way(&self, event: usize, edges: &[Edge]) -> Vec<Edge> {
        let (mut way, mut at) = (Vec::new(), event);
        while let Some(edge) = self.next.get(&at).and_then(|next| edges.get(*next)) {
            way.push(*edge);
            at = edge.to;
            if way.len() > self.next.len() {
                break;
            }
        }
        way
    }
}

/// The distances to an event that must not be later than a day, from all events that can be too late for it.
///
/// An event is passed over where even the latest of the earliest days that lead to it (`reached`) is early enough:
/// nothing that comes to the event through it can be too late.
pub(super) fn backward(event: usize, day: i64, edges: &[Edge], into: &Neighbours, reached: &Reached) -> Distances {
    let mut most: BTreeMap<usize, i64> = BTreeMap::from([(event, 0)]);
    let mut next: BTreeMap<usize, usize> = BTreeMap::new();
    let mut found = vec![event];
    let mut open = VecDeque::from([event]);
    while let Some(at) = open.pop_front() {
        let Some(distance) = most.get(&at).copied() else { continue };
        for number in into.at(at) {
            let Some(edge) = edges.get(*number) else { continue };
            let longer = distance.saturating_add(edge.gap);
            let late = reached.day(edge.from).is_some_and(|own| own.saturating_add(longer) > day);
            // A way back to the event itself is no longer than none, or the differences contradict one another.
            if !late || edge.from == event || most.get(&edge.from).is_some_and(|own| *own >= longer) {
                continue;
            }
            if most.insert(edge.from, longer).is_none() {
                found.push(edge.from);
            }
            next.insert(edge.from, *number);
            open.push_back(edge.from);
        }
    }
    let list = found.into_iter().filter_map(|event| Some((event, most.get(&event).copied()?))).collect();
    Distances { list, next }
}
