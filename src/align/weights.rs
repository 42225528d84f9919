//! What each trait of a pair of statements is worth, as `cargo bench --bench weights -- --table` prints it.

/// The log-odds of a pair without any trait.
pub(super) const BIAS: f32 = -6.180;

/// The traits by name, each with the log-odds that one of it adds.
#[rustfmt::skip]
pub(super) const TRAITS: [(&str, f32); 13] = [
    ("head.other", -0.518),
    ("held", 2.393),
    ("shared", 1.475),
    ("apart", -1.579),
    ("planned", -1.575),
    ("each", -1.058),
    ("rarest", 2.354),
    ("near", 0.811),
    ("rivals", -0.885),
    ("crowd", 0.450),
    ("head.strong", 1.615),
    ("people.event", 0.640),
    ("chief.event", 0.972),
];
