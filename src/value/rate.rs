//! Takes a unit of the form `miles/hour`, `feet per second` or `miles an hour`, gives its size as a speed: lengths over
//! times convert among each other.

use super::unit::{Measure, Unit};

/// Speeds with names of their own: the unit of length and of time that each is. A knot is a nautical mile of 1,852
/// metres in an hour.
const NAMED: [(&str, &str); 5] =
    [("mph", "mile/hour"), ("m.p.h", "mile/hour"), ("kph", "km/hour"), ("kmh", "km/hour"), ("fps", "foot/second")];

/// Metres a second in a knot.
const KNOT: f64 = 1_852.0 / 3_600.0;

/// Links between what is covered and the time it takes, folded.
const LINKS: [&str; 4] = ["/", " per ", " an ", " a "];

/// The key of a unit of speed and how many metres a second one of it is; `None` for any other unit.
pub(super) fn speed(folded: &str) -> Option<(String, f64)> {
    let bare = folded.trim_end_matches('.');
    if matches!(bare, "knot" | "knots" | "kn" | "kt" | "kts") {
        return Some(("knot".to_owned(), KNOT));
    }
    let named = NAMED.iter().find(|(name, _)| *name == bare).map_or(bare, |(_, long)| long);
    let (length, time) = LINKS.iter().find_map(|link| named.split_once(link))?;
    // `m/s`, where a letter says enough.
    let time = match time.trim() {
        "s" => "second",
        other => other,
    };
    let (length, time) = (Unit::named(length.trim()), Unit::named(time));
    match (length.size()?, time.size()?) {
        ((Measure::Length, metres), (Measure::Time, seconds)) => {
            Some((format!("{}/{}", length.key(), time.key()), metres / seconds))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Unit;

    #[test]
    fn speeds_convert_whatever_they_are_called() {
        let rows = [
            ("miles/hour", "mph", Some(1.0)),
            ("miles an hour", "miles per hour", Some(1.0)),
            ("km/h", "metres a second", Some(1.0 / 3.6)),
            ("feet/second", "miles/hour", Some(0.681_818)),
            ("knots", "km/hour", Some(1.852)),
            ("miles/hour", "miles", None),
            ("roubles/day", "miles/hour", None),
            ("tonnes/day", "kg/hour", None),
        ];
        for (a, b, factor) in rows {
            let found = Unit::named(a).in_terms_of(&Unit::named(b));
            assert_eq!(
                found.map(|found| (found * 1e5).round()),
                factor.map(|factor: f64| (factor * 1e5).round()),
                "{a} {b}"
            );
        }
    }
}
