use proptest::prelude::*;

use super::super::{Fit, Others, Reading, Terms, Text, Vocabulary};
use super::Set;

fn set(text: &str) -> Set {
    Set::parse(Text::One(text), &Reading::default()).unwrap_or_else(|e| panic!("{text}: {e:?}"))
}

#[test]
fn reads_and_prints() {
    let rows = [
        ("Bukharin, Rykov, Yagoda", "Bukharin, Rykov, Yagoda", None),
        ("[Bukharin, Rykov]", "Bukharin, Rykov", None),
        ("Bukharin, Rykov and 18 others", "Bukharin, Rykov and 18 others", Some(Others::Count(18))),
        ("Bukharin, Rykov, and others", "Bukharin, Rykov and others", Some(Others::Some)),
        ("Bukharin and 1 other", "Bukharin and 1 other", Some(Others::Count(1))),
        ("Bukharin and 0 others", "Bukharin", None),
        ("\"Smith, John\", Hunt", "\"Smith, John\", Hunt", None),
        ("Hunt", "Hunt", None),
        ("Ferdinand and Isabella", "Ferdinand and Isabella", None),
    ];
    for (text, printed, others) in rows {
        let found = set(text);
        assert_eq!((found.to_string().as_str(), found.others()), (printed, others), "{text}");
        assert_eq!(set(printed), found);
    }
    let reading = Reading { others: Some(Others::Count(18)), ..Reading::default() };
    let list = Set::parse(Text::Many(&["Bukharin", " Rykov "]), &reading).unwrap();
    assert_eq!(list.to_string(), "Bukharin, Rykov and 18 others");
}

#[test]
fn says_what_is_wrong_and_where() {
    let parse = |text: Text<'_>| Set::parse(text, &Reading::default()).unwrap_err();
    let twice = parse(Text::Many(&["Rykov", "Yagoda", "rykov"]));
    assert_eq!((twice.item, twice.span), (2, 0..5));
    assert_eq!(twice.message, "`rykov` stands here twice, before as `Rykov`");
    assert_eq!(parse(Text::One("Rykov, Yagoda, Rykov")).span, 15..20);
    assert_eq!(parse(Text::Many(&["Rykov", " "])).message, "a name is missing here");
    assert_eq!(parse(Text::One("a,,b")).span, 2..2);
    assert_eq!(parse(Text::Many(&[])).message, "a set names at least one");
    assert_eq!(parse(Text::One(" [] ")).message, "a set names at least one");
    assert_eq!(parse(Text::One("")).message, "a set names at least one");
    assert_eq!(parse(Text::One("and 18 others")).message, "a set names at least one");
}

#[test]
fn sets_fit_where_there_is_room() {
    let mut names = Vocabulary::default();
    names.declare("Nikolaev", &["Nikolayev".to_owned()]);
    let none = Vocabulary::default();
    let terms = Terms { tolerance: None, labels: &none, names: &names };
    let rows = [
        ("Hunt, Johnson", "Johnson, Hunt", Fit::Equal, "both name Hunt and Johnson"),
        ("Hunt, Nikolaev", "Nikolayev, Hunt", Fit::Converted, "both name the same: `Nikolaev` is `Nikolayev`"),
        (
            "Hunt, Johnson, Saxton",
            "Hunt, Johnson, Moorhouse",
            Fit::Disjoint,
            "only the first names Saxton; only the second names Moorhouse; the first leaves no room for another",
        ),
        ("Hunt, Johnson", "Hunt, Johnson, Knight", Fit::Disjoint, "the first has 2 in all, the second 3 in all"),
        (
            "Bukharin, Rykov and 18 others",
            "Bukharin, Rykov, Tomsky and 17 others",
            Fit::Overlap,
            "only the second names Tomsky; 18 others leave room for Tomsky",
        ),
        ("Bukharin and others", "Bukharin, Tomsky", Fit::Overlap, "others unnamed leave room for Tomsky"),
        ("Bukharin and others", "Bukharin", Fit::Disjoint, "the first has at least 2, the second 1 in all"),
        ("Bukharin and others", "Bukharin and 18 others", Fit::Overlap, "at least 2, the second 19 in all"),
        ("Bukharin and 18 others", "Bukharin and 17 others", Fit::Disjoint, "19 in all, the second 18 in all"),
        ("A and 1 other", "B and 1 other", Fit::Overlap, "1 other leaves room for B"),
        ("A, B and 1 other", "C, D and 1 other", Fit::Disjoint, "the first leaves room for 1, not for 2"),
        ("A, B, C, D, E, F", "A, B, C, D, E, F", Fit::Equal, "A, B, C, D and 2 more"),
    ];
    for (a, b, fit, reason) in rows {
        let (x, y) = (set(a), set(b));
        let found = x.compare(&y, &terms);
        assert_eq!(found.fit, fit, "{a} | {b}: {}", found.reason);
        assert_eq!(y.compare(&x, &terms).fit, fit, "{b} | {a}");
        assert!(found.reason.contains(reason), "{a} | {b}: {}", found.reason);
    }
    let slip = set("Hunt, Meagher").compare(&set("Hunt, Meager"), &terms).slip;
    assert!(slip.is_some_and(|slip| slip.contains("one letter")));
}

proptest! {
    #[test]
    fn comparing_is_symmetric_and_printing_loses_nothing(
        a in proptest::collection::vec("[a-d]|\\PC{1,6}", 1..4), b in proptest::collection::vec("[a-d]", 1..4),
        x in 0_u32..4, y in 0_u32..4,
    ) {
        let none = Vocabulary::default();
        let terms = Terms { tolerance: None, labels: &none, names: &none };
        let parse = |names: &[String], others: u32| {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let others = match others { 0 => None, 3 => Some(Others::Some), count => Some(Others::Count(count)) };
            Set::parse(Text::Many(&names), &Reading { others, ..Reading::default() })
        };
        if let (Ok(a), Ok(b)) = (parse(&a, x), parse(&b, y)) {
            let fit = a.compare(&b, &terms).fit;
            prop_assert_eq!(fit, b.compare(&a, &terms).fit);
            prop_assert_eq!(fit == Fit::Equal, a.key() == b.key());
            prop_assert!(a.lies_within(&a, &terms));
            prop_assert_eq!(&set(&a.to_string()), &a);
        }
    }

    #[test]
    fn nothing_panics_and_spans_are_in_the_text(text in "(\\PC{0,24}|[a,\" \\[\\]]{0,16}( and)?( 1 others| others| more)?)") {
        match Set::parse(Text::One(&text), &Reading::default()) {
            Ok(found) => prop_assert_eq!(&set(&found.to_string()), &found),
            Err(error) => prop_assert!(text.get(error.span.clone()).is_some(), "{:?} in {:?}", error, text),
        }
    }
}
