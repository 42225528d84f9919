//! Takes differences between days that must hold and the days that claims allow, gives every smallest set of claims
//! that cannot all be true: a simple temporal problem (R. Dechter, I. Meiri, J. Pearl, *Temporal constraint networks*,
//! 1991), whose proof is a cycle of differences that comes back later than it started.
//!
//! Each claim bounds its own event, so that a smallest set is one claim, or two: the earliest day of the one, moved along
//! a path of differences, lies behind the latest day of the other. Longest paths are found in the order of the strongly
//! connected components, so that a chain of ten thousand events is gone through once.

mod order;
mod path;

use std::collections::{BTreeMap, BTreeSet};

use self::order::components;
use self::path::{backward, forward};

/// A difference that must hold: `to` lies at least `gap` days after `from`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The earlier event, by number.
    pub from: usize,
    /// The later event.
    pub to: usize,
    /// Days; less than none lets the later one come first.
    pub gap: i64,
    /// Which constraint says so.
    pub label: usize,
}

/// A day that an event cannot be before, or cannot be after, whoever claims what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The event.
    pub event: usize,
    /// The day, since 1970-01-01.
    pub day: i64,
    /// True where it cannot be before that day, false where it cannot be after it.
    pub earliest: bool,
    /// Which constraint says so.
    pub label: usize,
}

/// What a claim allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The event.
    pub event: usize,
    /// Which claims compete: claims of one group are rivals, whatever their events. A period's start and end are two
    /// events of one group.
    pub group: usize,
    /// The claim, by number.
    pub claim: usize,
    /// The first day; `None` is open.
    pub low: Option<i64>,
    /// The last day; `None` is open.
    pub high: Option<i64>,
}

/// Why claims cannot all be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The claim whose earliest day is too late; `None` where a constraint itself gives the day.
    pub low: Option<Window>,
    /// The claim whose latest day is too early; `None` where a constraint itself gives the day.
    pub high: Option<Window>,
    /// The differences between them, from the early end to the late one; a bound of a constraint stands at either end.
    pub edges: Vec<Edge>,
    /// The bound of a constraint in the place of the earlier or the later claim.
    pub bound: Option<Bound>,
}

/// A network of events.
#[derive(Debug, Default)]
pub struct Network {
    /// Events.
    pub events: usize,
    /// Differences.
    pub edges: Vec<Edge>,
    /// Bounds that no claim gives.
    pub bounds: Vec<Bound>,
    /// What claims allow.
    pub windows: Vec<Window>,
}

/// What there is to know of a network.
#[derive(Debug, Default)]
pub struct Solution {
    /// Labels of constraints that cannot all hold, whatever is claimed; each list is one contradiction.
    pub impossible: Vec<Vec<usize>>,
    /// Every smallest set of claims that cannot all be true, as its proof; in the order of events, the nearest claims first.
    pub proofs: Vec<Proof>,
    /// Labels of constraints that rule out more sets than are told.
    pub cut: BTreeSet<usize>,
}

/// Proofs that are told of one event, and of all.
const MOST_OF_ONE: usize = 256;
const MOST: usize = 20_000;

/// The edges that leave, or that reach, each event.
struct Neighbours {
    starts: Vec<usize>,
    edges: Vec<usize>,
}

impl Neighbours {
    fn of(events: usize, edges: &[Edge], key: impl Fn(&Edge) -> usize) -> Self {
        let mut starts = vec![0; events + 1];
        for edge in edges {
            if let Some(start) = starts.get_mut(key(edge) + 1) {
                *start += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut order: Vec<usize> = (0..edges.len()).collect();
        order.sort_by_key(|at| edges.get(*at).map(&key));
        Self { starts, edges: order }
    }

    fn at(&self, event: usize) -> &[usize] {
        let start = self.starts.get(event).copied().unwrap_or(0);
        let end = self.starts.get(event + 1).copied().unwrap_or(start);
        self.edges.get(start..end).unwrap_or(&[])
    }
}

impl Network {
    /// Solves the network.
    #[must_use]
    pub fn solve(&mut self) -> Solution {
        let mut solution = Solution::default();
        self.drop_impossible(&mut solution);
        let parts = components(self.events, &self.edges);
        let (early, late) = (self.hard_earliest(&parts), self.hard_latest(&parts));
        // Claims that a constraint alone rules out.
        let mut free: Vec<Window> = Vec::with_capacity(self.windows.len());
        for window in &self.windows {
            match self.alone(window, &early, &late) {
                Some(proof) => solution.proofs.push(proof),
                None => free.push(*window),
            }
        }
        let lone: Vec<(usize, usize)> =
            solution.proofs.iter().filter_map(|proof| proof.low.or(proof.high)).map(|w| (w.group, w.claim)).collect();
        let lone: BTreeSet<(usize, usize)> = lone.into_iter().collect();
        free.retain(|window| !lone.contains(&(window.group, window.claim)));
        self.pairs(&free, &parts, &mut solution);
        solution
    }

    /// Takes out differences that contradict one another, one at a time, and tells of each contradiction.
    fn drop_impossible(&mut self, solution: &mut Solution) {
        // Bounds of one constraint against another's go through an event that stands for the first day of all.
        let origin = self.events;
        let mut edges = self.edges.clone();
        for bound in &self.bounds {
            edges.push(match bound.earliest {
                true => Edge { from: origin, to: bound.event, gap: bound.day, label: bound.label },
                false => Edge { from: bound.event, to: origin, gap: bound.day.saturating_neg(), label: bound.label },
            });
        }
        let mut dropped: Vec<Edge> = Vec::new();
        loop {
            let parts = components(self.events + 1, &edges);
            let Err(cycle) = forward(&vec![Some(0); self.events + 1], &edges, &parts) else { break };
            let mut labels: Vec<usize> = cycle.iter().filter_map(|at| edges.get(*at)).map(|edge| edge.label).collect();
            labels.sort_unstable();
            labels.dedup();
            let last = labels.last().copied();
            solution.impossible.push(labels);
            // The constraint that is written last of them is left out, so that the others can still be checked.
            let before = edges.len();
            edges.retain(|edge| {
                let out = Some(edge.label) == last;
                if out {
                    dropped.push(*edge);
                }
                !out
            });
            if edges.len() == before {
                break;
            }
        }
        if !dropped.is_empty() {
            let out = |label: usize| dropped.iter().any(|edge| edge.label == label);
            self.edges.retain(|edge| !out(edge.label));
            self.bounds.retain(|bound| !out(bound.label));
        }
    }

    /// The earliest day of each event that constraints alone allow, and the way to it.
    fn hard_earliest(&self, parts: &order::Components) -> path::Reached {
        let mut start: Vec<Option<i64>> = vec![None; self.events];
        for bound in self.bounds.iter().filter(|bound| bound.earliest) {
            if let Some(day) = start.get_mut(bound.event) {
                *day = Some(day.map_or(bound.day, |own: i64| own.max(bound.day)));
            }
        }
        forward(&start, &self.edges, parts).unwrap_or_default()
    }

    /// The latest day likewise: earliest days of time run backwards.
    fn hard_latest(&self, parts: &order::Components) -> path::Reached {
        let turned: Vec<Edge> = self.edges.iter().map(|edge| Edge { from: edge.to, to: edge.from, ..*edge }).collect();
        let mut start: Vec<Option<i64>> = vec![None; self.events];
        for bound in self.bounds.iter().filter(|bound| !bound.earliest) {
            if let Some(day) = start.get_mut(bound.event) {
                let turned = bound.day.saturating_neg();
                *day = Some(day.map_or(turned, |own: i64| own.max(turned)));
            }
        }
        forward(&start, &turned, &parts.turned()).unwrap_or_default()
    }

    /// The proof that a claim cannot be true under the constraints, whatever others claim.
    fn alone(&self, window: &Window, early: &path::Reached, late: &path::Reached) -> Option<Proof> {
        if let (Some(high), Some(day)) = (window.high, early.day(window.event))
            && day > high
        {
            let (edges, start) = early.way(window.event, &self.edges);
            let bound =
                self.bounds.iter().find(|bound| bound.earliest && bound.event == start.0 && bound.day == start.1);
            return Some(Proof { low: None, high: Some(*window), edges, bound: bound.copied() });
        }
        if let (Some(low), Some(day)) = (window.low, late.day(window.event))
            && low > day.saturating_neg()
        {
            let turned: Vec<Edge> =
                self.edges.iter().map(|edge| Edge { from: edge.to, to: edge.from, ..*edge }).collect();
            let (mut edges, start) = late.way(window.event, &turned);
            edges = edges.into_iter().rev().map(|edge| Edge { from: edge.to, to: edge.from, ..edge }).collect();
            let day = start.1.saturating_neg();
            let bound = self.bounds.iter().find(|bound| !bound.earliest && bound.event == start.0 && bound.day == day);
            return Some(Proof { low: Some(*window), high: None, edges, bound: bound.copied() });
        }
        None
    }

    /// Pairs of claims of different groups, and single claims that reach themselves.
    fn pairs(&self, free: &[Window], parts: &order::Components, solution: &mut Solution) {
        let mut by_event: BTreeMap<usize, Vec<Window>> = BTreeMap::new();
        for window in free {
            by_event.entry(window.event).or_default().push(*window);
        }
        let mut own: Vec<Option<i64>> = vec![None; self.events];
        for (event, windows) in &by_event {
            if let Some(day) = own.get_mut(*event) {
                *day = windows.iter().filter_map(|window| window.low).max();
            }
        }
        let Ok(reached) = forward(&own, &self.edges, parts) else { return };
        let into = Neighbours::of(self.events, &self.edges, |edge| edge.to);
        let mut single: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut found: Vec<Proof> = Vec::new();
        for (event, windows) in &by_event {
            let Some(tightest) = windows.iter().filter_map(|window| window.high).min() else { continue };
            if reached.day(*event).is_none_or(|day| day <= tightest) {
                continue;
            }
            let distances = backward(*event, tightest, &self.edges, &into, &reached);
            let (mut told, mut is_cut) = (0, false);
            for (start, distance) in &distances.list {
                for low in by_event.get(start).into_iter().flatten() {
                    for high in windows {
                        let rivals = low.group == high.group && low.claim != high.claim;
                        let alone = low.group == high.group && low.claim == high.claim;
                        let (Some(from), Some(to)) = (low.low, high.high) else { continue };
                        if rivals || (alone && start == event) || from.saturating_add(*distance) <= to {
                            continue;
                        }
                        if told >= MOST_OF_ONE || found.len() >= MOST {
                            // One chain names the constraints; to follow them all would take as long as to tell them.
                            if !is_cut {
                                solution.cut.extend(distances.way(*start, &self.edges).iter().map(|edge| edge.label));
                            }
                            is_cut = true;
                            continue;
                        }
                        told += 1;
                        if alone {
                            single.insert((low.group, low.claim));
                        }
                        let edges = distances.way(*start, &self.edges);
                        found.push(Proof { low: Some(*low), high: Some(*high), edges, bound: None });
                    }
                }
            }
        }
        // A claim that cannot be true by itself makes no smallest set with another.
        let is_single = |window: &Option<Window>| window.is_some_and(|w| single.contains(&(w.group, w.claim)));
        let same = |proof: &Proof| proof.low.map(|w| (w.group, w.claim)) == proof.high.map(|w| (w.group, w.claim));
        found.retain(|proof| same(proof) || !(is_single(&proof.low) || is_single(&proof.high)));
        solution.proofs.extend(found);
    }
}
