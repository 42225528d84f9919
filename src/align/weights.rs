//! What each trait of a pair of counts is worth, as `cargo bench --bench weights -- --table` prints it: chosen on the
//! labelled accounts of `tests/accounts`.

/// The log-odds of a pair without any trait.
pub(super) const BIAS: f32 = -5.170;

/// The traits by name, each with the log-odds that one of it adds.
#[rustfmt::skip]
pub(super) const TRAITS: [(&str, f32); 12] = [
    ("head.other", -0.706),
    ("held", 2.744),
    ("shared", 0.829),
    ("apart", -1.769),
    ("planned", -1.161),
    ("rarest", 2.356),
    ("near", 0.689),
    ("rivals", -0.803),
    ("crowd", 0.395),
    ("head.strong", 1.561),
    ("people.event", 0.436),
    ("chief.event", 0.899),
];
