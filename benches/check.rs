//! How long a check takes: `cargo bench`. A thousand, a hundred thousand and a million claims, from files to outcome.
//!
//! `cargo bench --bench check -- --write 100000` writes that collection instead and prints its path, to time the program
//! as a whole process.
#![allow(missing_docs, clippy::expect_used, clippy::indexing_slicing)] // A benchmark that cannot run says so.

mod collection;

use divan::Bencher;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--write") {
        let claims = arguments.get(at + 1).and_then(|n| n.parse().ok()).expect("--write takes a number of claims");
        println!("{}", collection::write(claims).display());
        return;
    }
    divan::main();
}

#[divan::bench(args = [1_000, 100_000, 1_000_000], sample_count = 3, sample_size = 1)]
fn check(bencher: Bencher<'_, '_>, claims: usize) {
    let folder = collection::write(claims);
    bencher.counter(divan::counter::ItemsCount::new(claims)).bench_local(|| {
        let (collections, mistakes) = counterclaim::claim::load(std::slice::from_ref(&folder), None);
        assert!(!mistakes.any_error());
        let outcome = counterclaim::check(collections, mistakes);
        assert_eq!(outcome.summary.claims, claims);
        outcome.findings.len()
    });
}
