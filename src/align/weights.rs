//! What each trait of a pair of statements is worth, as `cargo bench --bench weights -- --table` prints it.

/// The log-odds of a pair without any trait.
pub(super) const BIAS: f32 = -5.261;

/// The traits by name, each with the log-odds that one of it adds.
#[rustfmt::skip]
pub(super) const TRAITS: [(&str, f32); 12] = [
    ("head.other", -0.656),
    ("held", 2.698),
    ("shared", 0.951),
    ("apart", -1.664),
    ("planned", -1.233),
    ("rarest", 2.386),
    ("near", 0.706),
    ("rivals", -0.797),
    ("crowd", 0.384),
    ("head.strong", 1.654),
    ("people.event", 0.420),
    ("chief.event", 0.905),
];
