//! Takes the names of two coins, gives how many of the one the other is: for sums of money told twice in one breath.
//!
//! Only coins of one system, whose worth in each other was fixed by law: never one currency in another.

/// A system of coins: names, and how many of its smallest coin each is.
type System = &'static [(&'static str, f64)];

/// Coins of one country, the smallest first.
const SYSTEMS: [System; 6] = [
    // Pounds, shillings and pence, until 1971.
    &[
        ("farthings", 1.0),
        ("pence", 4.0),
        ("shillings", 48.0),
        ("shilling", 48.0),
        ("crowns", 240.0),
        ("pounds", 960.0),
        ("GBP", 960.0),
        ("guineas", 1_008.0),
    ],
    &[("cents", 1.0), ("dimes", 10.0), ("dollars", 100.0), ("USD", 100.0)],
    &[("centimes", 1.0), ("sous", 5.0), ("francs", 100.0)],
    &[("pfennigs", 1.0), ("pfennig", 1.0), ("marks", 100.0)],
    &[("kopecks", 1.0), ("kopeks", 1.0), ("roubles", 100.0), ("rubles", 100.0), ("RUB", 100.0)],
    &[("paise", 1.0), ("annas", 6.25), ("rupees", 100.0), ("INR", 100.0)],
];

/// How many of the second coin one of the first is; `None` for what is no coin, coins of two systems, and a coin that
/// is worth no more than the second.
pub(super) fn in_terms_of(first: &str, second: &str) -> Option<f64> {
    let worth = |system: &System, name: &str| system.iter().find(|(own, _)| *own == name).map(|(_, worth)| *worth);
    let factor = SYSTEMS.iter().find_map(|system| Some(worth(system, first)? / worth(system, second)?))?;
    // A pound had 240 pence and has 100 since 1971.
    (factor > 1.0 && !(matches!(first, "pounds" | "GBP") && second == "pence")).then_some(factor)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{findings, told};
    use super::in_terms_of;

    #[test]
    fn coins_of_one_system_convert() {
        assert_eq!(in_terms_of("pounds", "shillings"), Some(20.0));
        assert_eq!(in_terms_of("USD", "cents"), Some(100.0));
        for (one, other) in [("pounds", "pence"), ("shillings", "pounds"), ("pounds", "cents"), ("pounds", "people")] {
            assert_eq!(in_terms_of(one, other), None, "{one} {other}");
        }
    }

    #[test]
    fn a_sum_of_money_that_does_not_come_out_is_told() {
        let found = findings(&["The miller of Ashby was fined 4 pounds or 60 shillings."]);
        assert!(found.iter().any(|finding| finding.steps.iter().any(|step| step == "4 pounds × 20 = 80 shillings")));
        let right = [
            "The miller of Ashby was fined 4 pounds or 80 shillings.",
            "The miller of Ashby could pay 10 shillings or 2 pounds.",
            "The wall of Ashby weighs 4 pounds or more, and it cost 60 shillings.",
        ];
        for text in right {
            assert_eq!(told(&[text]), Vec::<String>::new(), "{text}");
        }
    }
}
