//! What holds for every kind.

use proptest::prelude::*;

use super::{Fit, Kind, Possible, Reading, Terms, Text, Value, Vocabulary};

fn kind() -> impl Strategy<Value = Kind> {
    proptest::sample::select(Kind::ALL.to_vec())
}

/// What people might write, right and wrong.
fn written() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,16}",
        "(~|about )?[1-9][0-9]{0,4}(,[0-9]{3})?( million| people|%|~|\\?)?",
        "[0-9]{1,3}(\\.\\.| of |/)[0-9]{1,4}",
        "1[89][0-9X]{2}(-(0[1-9]|XX|2[1-4]))?[~?%]?(/(1[89][0-9]{2})?)?",
        "[A-C]{1,3}(, [D-F]{1,3})?( and [0-3] others)?",
    ]
}

#[test]
fn kinds_have_names_and_do_not_meet() {
    for kind in Kind::ALL {
        assert_eq!(Kind::named(kind.name()), Some(kind));
    }
    let none = Vocabulary::default();
    let terms = Terms { tolerance: None, labels: &none, names: &none };
    let year = |kind| Value::parse(kind, Text::One("1934"), &Reading::default()).unwrap();
    assert_eq!(year(Kind::Quantity).compare(&year(Kind::Date), &terms).fit, Fit::Incommensurable);
    assert_eq!(Fit::Incommensurable.possible(), Possible::May);
}

proptest! {
    #[test]
    fn every_kind_keeps_its_promises(kind in kind(), a in written(), b in written()) {
        let none = Vocabulary::default();
        let terms = Terms { tolerance: None, labels: &none, names: &none };
        let parse = |text: &str| Value::parse(kind, Text::One(text), &Reading::default());
        let read = [parse(&a), parse(&b)];
        for (text, found) in [&a, &b].into_iter().zip(&read) {
            match found {
                Ok(value) => {
                    prop_assert_eq!(&parse(&value.to_string()).map_err(|e| format!("{e:?}")), &Ok(value.clone()));
                    prop_assert_eq!(value.compare(value, &terms).fit, Fit::Equal);
                    prop_assert!(value.lies_within(value, &terms));
                    prop_assert_eq!(value.kind(), kind);
                    prop_assert_eq!(value.extent(&terms).is_some(), matches!(kind, Kind::Quantity | Kind::Date | Kind::Period));
                }
                Err(error) => {
                    prop_assert!(text.get(error.span.clone()).is_some(), "{:?} in {:?}", error, text);
                    prop_assert!(!error.message.ends_with('.') && !error.message.is_empty());
                }
            }
        }
        if let [Ok(x), Ok(y)] = &read {
            let (there, back) = (x.compare(y, &terms), y.compare(x, &terms));
            prop_assert_eq!(there.fit, back.fit);
            prop_assert_eq!(there.fit == Fit::Equal, x.key() == y.key());
            prop_assert!(!there.reason.is_empty() && !there.reason.ends_with('.') || kind == Kind::Quotation || kind == Kind::Label);
            prop_assert!(there.slip.is_none() || there.fit == Fit::Disjoint);
        }
    }
}

/// Each once came back from its printed form as something else, or not at all.
#[test]
fn what_the_fuzzer_found_is_read_back() {
    for text in ["1/1$o", "4/.3333", "1500.0/1600", "-$½", "1.. of million", "1+ of about", "00080..1000000t"] {
        for kind in Kind::ALL {
            let Ok(value) = Value::parse(kind, Text::One(text), &Reading::default()) else { continue };
            let printed = value.to_string();
            let again = Value::parse(kind, Text::One(&printed), &Reading::default());
            assert_eq!(again.as_ref(), Ok(&value), "{text:?} prints {printed:?}");
        }
    }
}

/// Pieces that values are made of, in any order.
fn pieces() -> impl Strategy<Value = String> {
    const PIECES: [&str; 64] = [
        "1000000",
        "t",
        "1",
        "2",
        "7",
        "15",
        "40",
        "100",
        "1934",
        "1,000",
        "3.5",
        ".5",
        "0",
        "~",
        "..",
        " of ",
        " in ",
        "%",
        "‰",
        "½",
        " million",
        " thousand",
        "at least ",
        "at most ",
        "half",
        "a third",
        "two",
        "none",
        " people",
        " years",
        " m",
        " per ",
        "/",
        "?",
        "[",
        "]",
        "{",
        "}",
        ",",
        " and ",
        " others",
        "$",
        "£",
        "+",
        " or more",
        "-",
        "-12",
        "-01",
        "193X",
        "XX",
        "Y17",
        "until ",
        "since ",
        "about ",
        "c. ",
        " to ",
        "between ",
        "from ",
        " ",
        "\"",
        "…",
        "é",
        "o",
        "!",
    ];
    proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 1..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn printing_loses_nothing_of_any_kind(kind in kind(), text in pieces()) {
        if let Ok(value) = Value::parse(kind, Text::One(&text), &Reading::default()) {
            let printed = value.to_string();
            let again = Value::parse(kind, Text::One(&printed), &Reading::default());
            prop_assert_eq!(again, Ok(value), "{:?} prints {:?}", text, printed);
        }
    }
}
