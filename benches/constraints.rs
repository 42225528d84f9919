//! How long constraints take: `cargo bench --bench constraints`. Ten thousand events under fifty thousand differences of
//! days, and a hundred thousand claims under a thousand sums; a tenth, and ten times as many sums, show how it grows.
//!
//! Files are read before the clock starts; what is timed is grounding, implied constraints, solving and telling.
#![allow(missing_docs, clippy::expect_used, clippy::indexing_slicing)] // A benchmark that cannot run says so.

use std::fmt::Write as _;

use counterclaim::claim::{Collection, read};
use divan::Bencher;

fn main() {
    divan::main();
}

/// Events in the order of their numbers, five constraints from each to later ones, and two claims of each by two
/// sources; one claim in a thousand is a century too early.
#[divan::bench(args = [1_000, 10_000], sample_count = 3, sample_size = 1)]
fn days(bencher: Bencher<'_, '_>, events: usize) {
    let mut random = Random(0x5eed);
    let mut rules = String::from("constraints:\n");
    for from in 0..events {
        for nth in 0..5 {
            let to = (from + 1 + random.below(40)).min(events);
            if to < events {
                let _ =
                    writeln!(rules, "  - {{id: e{from}-{nth}, assert: date(event {from}) before date(event {to})}}");
            }
        }
    }
    let mut sources = vec![String::new(); 20];
    for event in 0..events {
        for nth in 0..2 {
            let year = 1100 + event * 800 / events - if random.below(1_000) == 0 { 100 } else { 0 };
            let at = (event + nth * 7) % sources.len();
            claim(&mut sources[at], &format!("event {event}"), "date", &year.to_string(), nth);
        }
    }
    solve(bencher, &collection(&rules, &sources), events);
}

/// A hundred claims under each sum: thirty-three of each of two parts and of the whole; in one sum of ten a part is ten
/// times too large.
#[divan::bench(args = [10_000, 100_000, 1_000_000], sample_count = 3, sample_size = 1)]
fn amounts(bencher: Bencher<'_, '_>, claims: usize) {
    let mut random = Random(0x5eed);
    let sums = claims / 100;
    let mut rules = String::from("constraints:\n");
    let mut sources = vec![String::new(); 100];
    for sum in 0..sums {
        let _ = writeln!(
            rules,
            "  - {{id: sum-{sum}, assert: deaths(north {sum}) + deaths(south {sum}) ~= deaths(island {sum})}}"
        );
        for nth in 0..100 {
            let (name, value) = [("north", 3_001), ("south", 4_001), ("island", 7_002)][nth % 3];
            let value = value + random.below(90) * if sum % 10 == 0 && nth == 1 { 500 } else { 1 };
            claim(&mut sources[nth], &format!("{name} {sum}"), "deaths", &value.to_string(), 0);
        }
    }
    solve(bencher, &collection(&rules, &sources), claims);
}

fn claim(file: &mut String, subject: &str, property: &str, value: &str, nth: usize) {
    let _ = writeln!(
        file,
        "  - {{subject: {subject}, property: {property}, value: {value}, quote: x, id: {}-{nth}}}",
        subject.replace(' ', "-")
    );
}

fn collection(rules: &str, sources: &[String]) -> Vec<Collection> {
    let mut files = vec![("rules/b.yaml".to_owned(), rules.to_owned())];
    for (at, claims) in sources.iter().enumerate() {
        files.push((
            format!("claims/b/s{at:03}.yaml"),
            format!("source: {{document: s{at:03}.txt}}\nclaims:\n{claims}"),
        ));
        files.push((format!("claims/b/s{at:03}.txt"), "x\n".to_owned()));
    }
    let (collections, mistakes) = read(&files);
    let told: Vec<String> = mistakes.sorted().into_iter().take(3).map(|mistake| mistake.message).collect();
    assert!(told.is_empty(), "{told:?}");
    collections
}

fn solve(bencher: Bencher<'_, '_>, collections: &[Collection], items: usize) {
    bencher.counter(divan::counter::ItemsCount::new(items)).bench_local(|| {
        let solved = counterclaim::constraint::solve(&collections[0]);
        assert!(!solved.findings.is_empty() && solved.mistakes.is_empty());
        solved.findings.len()
    });
}

/// Knuth's MMIX generator: enough for spreading values, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }
}
