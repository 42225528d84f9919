//! How much `compare` would find in the labelled accounts of `tests/accounts`, each event by weights that were chosen on
//! all the others; and with `-- --table` the weights that all of them together give, as they stand in
//! `src/align/weights.rs`.
//!
//! A logistic regression with a penalty on large weights, solved by Newton's method: nothing in it is random.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "../tests/accounts/labels.rs"]
mod labels;

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use counterclaim::align::{LIKELY, Options, Pairing, Place, pairings, trait_names};
use labels::{Accounts, Label};

/// How much a weight costs: the inverse of the usual `C`.
const PENALTY: f64 = 3.3;

/// The accounts of one event.
struct Event {
    name: String,
    rows: Vec<Row>,
    /// The labels of contradictions and estimates between two documents.
    wanted: BTreeSet<usize>,
}

struct Row {
    pairing: Pairing,
    /// The labels that hold both values.
    labels: Vec<usize>,
}

fn main() {
    let events: Vec<Event> = labels::all().iter().map(read).collect();
    if std::env::args().any(|arg| arg == "--table") {
        return print_table(&Model::of(&events.iter().collect::<Vec<_>>()));
    }
    let mut tallies: Vec<(f64, Tally)> = [0.15, 0.2, 0.25, 0.3, 0.4, 0.5].map(|least| (least, Tally::default())).into();
    for event in &events {
        let others: Vec<&Event> = events.iter().filter(|other| other.name != event.name).collect();
        let model = Model::of(&others);
        let tally = judge(event, &model, f64::from(LIKELY));
        println!("{:16} {}", event.name, tally.say());
        tallies.iter_mut().for_each(|(least, sum)| sum.add(&judge(event, &model, *least)));
    }
    for (least, tally) in tallies {
        println!("all, from {least:.2}   {}", tally.say());
    }
}

/// What is found of what is labelled, and how much of what is flagged is labelled so.
#[derive(Default)]
struct Tally {
    found: usize,
    wanted: usize,
    labelled: usize,
    flagged: usize,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.found += other.found;
        self.wanted += other.wanted;
        self.labelled += other.labelled;
        self.flagged += other.flagged;
    }

    #[allow(clippy::cast_precision_loss)]
    fn say(&self) -> String {
        let rate = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        format!(
            "found {:3} of {:3} ({:.2}), labelled {:3} of {:3} flagged ({:.2})",
            self.found,
            self.wanted,
            rate(self.found, self.wanted),
            self.labelled,
            self.flagged,
            rate(self.labelled, self.flagged)
        )
    }
}

/// The pairings of an event's accounts, each with the labels that hold both of its values.
fn read(accounts: &Accounts) -> Event {
    let rows = pairings(&accounts.documents, &Options::default()).into_iter().map(|pairing| {
        let held = |place: &Place, label: &Label| {
            let meets = |span: &Range<usize>| place.span.start < span.end && span.start < place.span.end;
            label.sides.iter().any(|(document, span)| place.document == *document && meets(span))
        };
        let of = |at: &usize| pairing.places.iter().all(|place| held(place, &accounts.labels[*at]));
        let labels = (0..accounts.labels.len()).filter(of).collect();
        Row { pairing, labels }
    });
    let wanted = (0..accounts.labels.len()).filter(|at| accounts.labels[*at].clash).collect();
    Event { name: accounts.name.clone(), wanted, rows: rows.collect() }
}

/// One to one between two documents, the likeliest pairs first, as far as `least`.
fn judge(event: &Event, model: &Model, least: f64) -> Tally {
    let mut ranked: Vec<(f64, &Row)> =
        event.rows.iter().map(|row| (model.likeness(&row.pairing.traits), row)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut taken: HashSet<(Place, usize)> = HashSet::new();
    let (mut found, mut tally) = (BTreeSet::<usize>::new(), Tally { wanted: event.wanted.len(), ..Tally::default() });
    for (_, row) in ranked.into_iter().take_while(|(likeness, _)| *likeness >= least) {
        let [a, b] = &row.pairing.places;
        let keys = [(a.clone(), b.document), (b.clone(), a.document)];
        if keys.iter().any(|key| taken.contains(key)) {
            continue;
        }
        taken.extend(keys);
        if row.pairing.apart {
            let labels = row.labels.iter().copied().filter(|label| event.wanted.contains(label));
            tally.flagged += 1;
            tally.labelled += usize::from(labels.clone().count() > 0);
            found.extend(labels);
        }
    }
    tally.found = found.len();
    tally
}

/// Weights of traits in their own units, with the log-odds of none of them.
struct Model {
    weights: Vec<f64>,
    bias: f64,
}

impl Model {
    /// The weights that fit the rows of some events best.
    fn of(events: &[&Event]) -> Self {
        let rows: Vec<(&[f32], bool)> = events
            .iter()
            .flat_map(|event| &event.rows)
            .map(|row| (row.pairing.traits.as_slice(), !row.labels.is_empty()))
            .collect();
        let scales: Vec<(f64, f64)> = (0..rows[0].0.len()).map(|at| scale(&rows, at)).collect();
        let points: Vec<(Vec<f64>, f64)> = rows
            .iter()
            .map(|(traits, fits)| {
                let scaled = traits.iter().zip(&scales).map(|(size, (mean, width))| (f64::from(*size) - mean) / width);
                (scaled.chain([1.0]).collect(), f64::from(u8::from(*fits)))
            })
            .collect();
        let fitted = fit(&points);
        let weights: Vec<f64> = fitted.iter().zip(&scales).map(|(weight, (_, width))| weight / width).collect();
        let moved: f64 = weights.iter().zip(&scales).map(|(weight, (mean, _))| weight * mean).sum();
        Self { bias: fitted[weights.len()] - moved, weights }
    }

    fn likeness(&self, traits: &[f32]) -> f64 {
        let sum: f64 = traits.iter().zip(&self.weights).map(|(size, weight)| f64::from(*size) * weight).sum();
        1.0 / (1.0 + (-self.bias - sum).exp())
    }
}

/// Mean and width of a trait.
#[allow(clippy::cast_precision_loss)]
fn scale(rows: &[(&[f32], bool)], at: usize) -> (f64, f64) {
    let mean = rows.iter().map(|(traits, _)| f64::from(traits[at])).sum::<f64>() / rows.len() as f64;
    let square = |(traits, _): &(&[f32], bool)| (f64::from(traits[at]) - mean).powi(2);
    (mean, (rows.iter().map(square).sum::<f64>() / rows.len() as f64).sqrt() + 1e-6)
}

/// Newton's method; the last weight is that of the constant, which costs nothing.
fn fit(points: &[(Vec<f64>, f64)]) -> Vec<f64> {
    let size = points[0].0.len();
    let mut weights = vec![0.0; size];
    for _ in 0..25 {
        let mut slope: Vec<f64> = weights.iter().map(|weight| -PENALTY * weight).collect();
        slope[size - 1] = 0.0;
        let mut curve = vec![vec![0.0; size]; size];
        (0..size - 1).for_each(|at| curve[at][at] = PENALTY);
        for (point, fits) in points {
            let sum: f64 = point.iter().zip(&weights).map(|(size, weight)| size * weight).sum();
            let likeness = 1.0 / (1.0 + (-sum).exp());
            for (row, one) in point.iter().enumerate() {
                slope[row] += (fits - likeness) * one;
                let part = likeness * (1.0 - likeness) * one;
                curve[row].iter_mut().zip(point).take(row + 1).for_each(|(cell, other)| *cell += part * other);
            }
        }
        let step = solve(curve, slope);
        weights.iter_mut().zip(&step).for_each(|(weight, step)| *weight += step);
        if step.iter().all(|step| step.abs() < 1e-9) {
            break;
        }
    }
    weights
}

/// Solves a positive definite system, of which the lower half is given, by Cholesky's method.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for row in 0..size {
        for column in 0..=row {
            let sum: f64 = (0..column).map(|at| matrix[row][at] * matrix[column][at]).sum();
            let rest = matrix[row][column] - sum;
            matrix[row][column] = if row == column { rest.max(1e-12).sqrt() } else { rest / matrix[column][column] };
        }
    }
    for row in 0..size {
        let sum: f64 = (0..row).map(|at| matrix[row][at] * right[at]).sum();
        right[row] = (right[row] - sum) / matrix[row][row];
    }
    for row in (0..size).rev() {
        let sum: f64 = (row + 1..size).map(|at| matrix[at][row] * right[at]).sum();
        right[row] = (right[row] - sum) / matrix[row][row];
    }
    right
}

fn print_table(model: &Model) {
    println!("pub(super) const BIAS: f32 = {:.3};", model.bias);
    for (name, weight) in trait_names().zip(&model.weights) {
        println!("    (\"{name}\", {weight:.3}),");
    }
}
