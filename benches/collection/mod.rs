//! Takes a number of claims, writes a collection of that size: the same bytes for the same number, on any machine.
//!
//! Groups of four claims that meet, each by another source; in a third of the groups one claim says something else.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Claims in a claim file; 100,000 claims fill 200 files.
const CLAIMS: usize = 500;

/// Writes `claims` claims below a folder of its own in the system's temporary folder; gives the collection's path.
pub fn write(claims: usize) -> PathBuf {
    let root = std::env::temp_dir().join(format!("counterclaim-bench-{claims}-{}", std::process::id()));
    let folder = root.join("claims").join("seeded");
    fs::create_dir_all(&folder).expect("the temporary folder can be written to");
    let sources = claims.div_ceil(CLAIMS).max(4);
    let mut random = Random(0x5eed);
    let mut files: Vec<(String, String)> = (0..sources).map(header).collect();
    for group in 0..claims / 4 {
        let first = random.below(sources);
        let value = 1_001 + random.below(1_000_000) as u64;
        let odd = if group % 3 == 0 { random.below(4) } else { 4 };
        for member in 0..4 {
            let (text, yaml) = &mut files[(first + member * (sources / 4)) % sources];
            let said = if member == odd { value * 2 + 7 } else { value };
            say(text, yaml, group, said, &mut random);
        }
    }
    for (at, (text, yaml)) in files.iter().enumerate() {
        save(&folder, at, text, yaml);
    }
    folder
}

fn header(at: usize) -> (String, String) {
    let yaml = format!("source:\n  title: Source {at}\n  kind: secondary\n  document: source-{at:05}.txt\n\nclaims:\n");
    (format!("Source {at}\n\n"), yaml)
}

fn say(text: &mut String, yaml: &mut String, group: usize, value: u64, random: &mut Random) {
    const PLACES: [&str; 6] =
        ["the valley", "the old town", "the harbour", "the eastern district", "the fort", "the plain"];
    let place = PLACES[random.below(PLACES.len())];
    let quote = format!("the flood of parish {group} took {value} lives");
    let _ = writeln!(text, "It is told that in {place} {quote}, and the bells were heard for days.");
    let _ = writeln!(yaml, "  - subject: flood of parish {group}\n    property: deaths\n    value: {value}");
    let _ = writeln!(yaml, "    quote: {quote}");
}

fn save(folder: &Path, at: usize, text: &str, yaml: &str) {
    fs::write(folder.join(format!("source-{at:05}.txt")), text).expect("written");
    fs::write(folder.join(format!("source-{at:05}.yaml")), yaml).expect("written");
}

/// Knuth's MMIX generator: enough for spreading values, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }
}
