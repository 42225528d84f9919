//! Takes a rule and what its finding rests on, gives a name for the finding that outlives every change of layout.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// SHA-256, in hex, of the rule and the sorted (`collection/source#id`, normalised value) pairs.
///
/// Line numbers, messages and the order of files leave it as it is; another value, another claim or another rule
/// changes it, so that a finding recorded as known never hides a new one.
#[must_use]
pub fn fingerprint(rule: &str, mut pairs: Vec<(String, String)>) -> String {
    pairs.sort();
    let mut hash = Sha256::new();
    hash.update(rule.as_bytes());
    for (claim, value) in pairs {
        // Zero bytes keep `a` + `bc` apart from `ab` + `c`.
        hash.update([0]);
        hash.update(claim.as_bytes());
        hash.update([0]);
        hash.update(value.as_bytes());
    }
    hash.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn order_is_nothing_and_boundaries_are_something() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let one = fingerprint("r", vec![pair("c/a#1", "6"), pair("c/b#1", "7")]);
        assert_eq!(one, fingerprint("r", vec![pair("c/b#1", "7"), pair("c/a#1", "6")]));
        assert_eq!(one.len(), 64);
        assert_ne!(one, fingerprint("r", vec![pair("c/a#1", "6"), pair("c/b#", "17")]));
        assert_ne!(one, fingerprint("s", vec![pair("c/a#1", "6"), pair("c/b#1", "7")]));
    }
}
