//! Takes a graph, gives its strongly connected components in an order in which every edge between two of them leads on
//! (R. Tarjan, *Depth-first search and linear graph algorithms*, 1972), without recursion.

use super::{Edge, Neighbours};

/// Components in order, and which of them an event is in.
#[derive(Clone, Debug, Default)]
pub struct Components {
    /// The events of each.
    pub list: Vec<Vec<usize>>,
    /// By event.
    pub of: Vec<usize>,
}

impl Components {
    /// The same for the graph with every edge turned round.
    #[must_use]
    pub fn turned(&self) -> Self {
        let last = self.list.len().saturating_sub(1);
        Self {
            list: self.list.iter().rev().cloned().collect(),
            of: self.of.iter().map(|part| last - part.min(&last)).collect(),
        }
    }
}

/// The components of a graph.
pub(super) fn components(events: usize, edges: &[Edge]) -> Components {
    const NEW: usize = usize::MAX;
    let leaving = Neighbours::of(events, edges, |edge| edge.from);
    let mut index = vec![NEW; events];
    let mut low = vec![0; events];
    let mut on_stack = vec![false; events];
    let mut of = vec![0; events];
    let mut stack: Vec<usize> = Vec::new();
    let mut list: Vec<Vec<usize>> = Vec::new();
    let mut count = 0;
    let at = |values: &[usize], event: usize| values.get(event).copied().unwrap_or(0);
    let put = |values: &mut [usize], event: usize, value: usize| {
        if let Some(slot) = values.get_mut(event) {
            *slot = value;
        }
    };
    for root in 0..events {
        if at(&index, root) != NEW {
            continue;
        }
        let mut work: Vec<(usize, usize)> = vec![(root, 0)];
        while let Some((event, done)) = work.pop() {
            if done == 0 {
                put(&mut index, event, count);
                put(&mut low, event, count);
                count += 1;
                stack.push(event);
                if let Some(flag) = on_stack.get_mut(event) {
                    *flag = true;
                }
            }
            let next = leaving.at(event).get(done).and_then(|edge| edges.get(*edge)).map(|edge| edge.to);
            let Some(next) = next else {
                if at(&low, event) == at(&index, event) {
                    let mut part = Vec::new();
                    while let Some(member) = stack.pop() {
                        if let Some(flag) = on_stack.get_mut(member) {
                            *flag = false;
                        }
                        put(&mut of, member, list.len());
                        part.push(member);
                        if member == event {
                            break;
                        }
                    }
                    part.sort_unstable();
                    list.push(part);
                }
                if let Some((parent, _)) = work.last() {
                    let lower = at(&low, *parent).min(at(&low, event));
                    put(&mut low, *parent, lower);
                }
                continue;
            };
            work.push((event, done + 1));
            if at(&index, next) == NEW {
                work.push((next, 0));
            } else if on_stack.get(next).copied().unwrap_or(false) {
                let lower = at(&low, event).min(at(&index, next));
                put(&mut low, event, lower);
            }
        }
    }
    // Tarjan finds the last component first.
    let last = list.len().saturating_sub(1);
    list.reverse();
    let of = of.into_iter().map(|part| last - part.min(last)).collect();
    Components { list, of }
}
