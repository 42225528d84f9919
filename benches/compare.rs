//! How long plain documents take: `cargo bench --bench compare`. Documents of 12 KB, each with some sixty facts, nearly
//! all of them its own.
#![allow(missing_docs, clippy::expect_used)] // A benchmark that cannot run says so.

use std::fmt::Write;
use std::sync::Arc;

use counterclaim::align::{Options, align};
use counterclaim::document::Document;
use divan::Bencher;

fn main() {
    divan::main();
}

/// A number that looks random and is the same each time.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 40).unwrap_or(0)
}

/// A name out of some two hundred million, so that nearly every document has its own.
fn name(state: &mut u64) -> String {
    const SYLLABLES: [&str; 24] = [
        "al", "ber", "cor", "dan", "el", "fen", "gar", "hol", "im", "jor", "kel", "lor", "mar", "nor", "os", "pel",
        "quin", "ros", "sel", "tor", "um", "ver", "wes", "yar",
    ];
    let mut syllable = || SYLLABLES.get(next(state) % SYLLABLES.len()).copied().unwrap_or("a");
    let (first, rest) = (syllable(), (0..5).map(|_| syllable()).collect::<String>());
    format!("{}{}{rest}", first.get(..1).unwrap_or("a").to_uppercase(), first.get(1..).unwrap_or(""))
}

fn document(nth: usize) -> Arc<Document> {
    let mut state = 77 + nth as u64;
    let title = name(&mut state);
    let mut text = format!("The history of {title}\n\n");
    while text.len() < 12_000 {
        let (place, year, many) = (name(&mut state), 1500 + next(&mut state) % 440, 20 + next(&mut state) % 9000);
        let written = match next(&mut state) % 6 {
            0 => write!(text, "In {year} the mill of {place} was founded by a family from {}. ", name(&mut state)),
            1 => write!(text, "About {many} people died in the fire of {place}. "),
            2 => write!(text, "The tower at {place} stood {} feet high. ", many % 300),
            _ => write!(
                text,
                "Nobody there had ever seen the like of it, and the old road, which led past the church and over the \
                 hill, was not used again that summer. "
            ),
        };
        written.expect("strings take all");
        if next(&mut state).is_multiple_of(7) {
            text.push_str("\n\n");
        }
    }
    Arc::new(Document::new(format!("{nth:05}.txt"), text))
}

#[divan::bench(args = [4, 250, 500, 1_000], sample_count = 3, sample_size = 1)]
fn documents(bencher: Bencher<'_, '_>, count: usize) {
    let documents: Vec<Arc<Document>> = (0..count).map(document).collect();
    bencher
        .counter(divan::counter::ItemsCount::new(count))
        .bench_local(|| align(&documents, &Options::default()).findings().len());
}
