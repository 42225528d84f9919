//! How fast mentions are found: `cargo bench --bench mentions`. One text of 3, 6 and 12 MB on one core, which must be
//! linear, and two hundred documents of 64 KB each on one core and on two.
//!
//! `cargo bench --bench mentions -- --write 12` writes such a text of 12 MB instead and prints its path, to time or
//! measure the program as a whole process. Memory beyond the text is the difference of a pair:
//!
//! ```text
//! DOC=$(cargo bench --bench mentions -- --write 12)
//! /usr/bin/time -f '%M KB' target/release/counterclaim extract --mentions "$DOC" > /dev/null
//! head -c 1000 "$DOC" > small.txt
//! /usr/bin/time -f '%M KB' target/release/counterclaim extract --mentions small.txt > /dev/null
//! ```
//!
//! `cargo bench --bench mentions -- --ratio` prints how much faster two cores are than one over two hundred files.
#![allow(missing_docs, clippy::expect_used, clippy::indexing_slicing)] // A benchmark that cannot run says so.

use std::time::Instant;

use counterclaim::mention::scan;
use divan::Bencher;
use divan::counter::BytesCount;
use rayon::prelude::*;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--write") {
        let megabytes: usize = arguments.get(at + 1).and_then(|n| n.parse().ok()).expect("--write takes megabytes");
        let path = std::env::temp_dir().join(format!("counterclaim-prose-{megabytes}.txt"));
        std::fs::write(&path, prose(megabytes << 20, 0x5eed)).expect("the temporary folder can be written to");
        println!("{}", path.display());
        return;
    }
    if arguments.iter().any(|argument| argument == "--ratio") {
        ratio();
        return;
    }
    divan::main();
}

#[divan::bench(args = [3, 6, 12], sample_count = 5, sample_size = 1)]
fn one_text(bencher: Bencher<'_, '_>, megabytes: usize) {
    let text = prose(megabytes << 20, 0x5eed);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| scan(&text).len());
}

#[divan::bench(args = [1, 2], sample_count = 5, sample_size = 1)]
fn many_texts(bencher: Bencher<'_, '_>, threads: usize) {
    let texts = files();
    let bytes: usize = texts.iter().map(String::len).sum();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
    bencher
        .counter(BytesCount::new(bytes))
        .bench_local(|| pool.install(|| texts.par_iter().map(|text| scan(text).len()).sum::<usize>()));
}

/// Two hundred texts of the length of a chapter.
fn files() -> Vec<String> {
    (0..200).map(|seed| prose(64 << 10, 0x5eed + seed)).collect()
}

/// How much faster two cores are than one over many files: the best of twenty runs each, in turn.
fn ratio() {
    let texts = files();
    let pools = [1, 2]
        .map(|threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started"));
    let mut best = [f64::INFINITY; 2];
    for _ in 0..20 {
        for (pool, best) in pools.iter().zip(&mut best) {
            let start = Instant::now();
            let found = pool.install(|| texts.par_iter().map(|text| scan(text).len()).sum::<usize>());
            assert!(found > 0, "the texts hold mentions");
            *best = best.min(start.elapsed().as_secs_f64());
        }
    }
    let megabytes = texts.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    let [one, two] = best;
    let (slow, fast) = (megabytes / one, megabytes / two);
    println!("{} files: {slow:.0} MB/s on one core, {fast:.0} MB/s on two, {:.2} times", texts.len(), one / two);
}

/// Sentences without a number; real pages of history have a mention in about 240 bytes.
const PLAIN: [&str; 8] = [
    "The ministers who had advised the old king withdrew to their estates, and the city waited for news from the coast.",
    "Few of those present understood what had been agreed, since the minutes were kept in a cipher of the secretary’s own.",
    "Merchants along the river complained that the tolls were ruinous – and that nobody in the capital cared.",
    "Her letters to the ambassador, most of which survive, speak of “weariness” and of a winter without fuel.",
    "Historians have long disputed whether the order came from the council itself or from the governor alone.",
    "The peasants of the uplands kept their own courts and paid their rents in grain, wool and cheese.",
    "It was said afterwards that the bridge could have been held if the reserve had been sent forward in time.",
    "No record explains why the garrison opened the gates, though the chronicler hints at hunger and at treason.",
];

/// Text of at least so many bytes, the same for the same seed: paragraphs of one long line under headings.
fn prose(bytes: usize, seed: u64) -> String {
    let mut random = Random(seed);
    let mut text = String::with_capacity(bytes + 1024);
    while text.len() < bytes {
        if random.below(12) == 0 {
            text.push_str("The Second Expedition\n\n");
        }
        for _ in 0..4 + random.below(5) {
            for _ in 0..2 + random.below(4) {
                text.push_str(PLAIN[random.below(PLAIN.len())]);
                text.push(' ');
            }
            text.push_str(&told(&mut random));
            text.push(' ');
        }
        text.push_str("\n\n");
    }
    text
}

/// A sentence that says a number, a date, or both.
fn told(random: &mut Random) -> String {
    let (year, day) = (1500 + random.below(450), 1 + random.below(28));
    let (few, many) = (2 + random.below(90), 1 + random.below(900));
    match random.below(8) {
        0 => format!("On {day} August {year} the fleet of {few} ships left the harbour."),
        1 => format!("Nearly {many},000 people died between {year} and {}.", year + few % 9 + 1),
        2 => format!("About {few} percent of the harvest was lost, {few} million bushels in all."),
        3 => format!("By the late {}0s the town had some {many},500 houses.", year / 10),
        4 => format!("That spring a third of the {many} recruits deserted."),
        5 => format!("It cost between {few} and {} million crowns (${many},000 in {year}).", few + 7),
        6 => format!("In December {year}, after {few} weeks, the siege was raised."),
        _ => format!("The war of {year}–{:02} took as many as {many},000 lives.", (year + 2) % 100),
    }
}

/// A linear congruential generator (Knuth's MMIX numbers).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}
