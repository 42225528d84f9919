use proptest::prelude::*;

use super::super::{Fit, Reading, Terms, Text, Tolerance, Vocabulary};
use super::Quantity;

fn read(text: &str, unit: Option<&str>) -> Quantity {
    Quantity::parse(Text::One(text), &Reading { unit, ..Reading::default() })
        .unwrap_or_else(|e| panic!("{text}: {e:?}"))
}

/// Text, unit of the property, printed, low, high.
type Row<'a> = (&'a str, Option<&'a str>, &'a str, Option<f64>, Option<f64>);

#[test]
fn reads_what_a_person_writes() {
    let rows: &[Row<'_>] = &[
        ("6 million", None, "6 million", Some(6e6), Some(6e6)),
        ("~700,000", None, "~700,000", Some(7e5), Some(7e5)),
        ("5 million..10 million", None, "5 million..10 million", Some(5e6), Some(1e7)),
        ("5..10 million", None, "5 million..10 million", Some(5e6), Some(1e7)),
        ("5,000..10 million", None, "5,000..10 million", Some(5000.0), Some(1e7)),
        ("~5 million..10 million", None, "~5 million..10 million", Some(5e6), Some(1e7)),
        ("at least 350,000", None, "at least 350,000", Some(350_000.0), None),
        ("350,000..", None, "at least 350,000", Some(350_000.0), None),
        ("≥350,000", None, "at least 350,000", Some(350_000.0), None),
        (">= 350,000", None, "at least 350,000", Some(350_000.0), None),
        ("350,000+", None, "at least 350,000", Some(350_000.0), None),
        ("350,000 or more", None, "at least 350,000", Some(350_000.0), None),
        ("no fewer than 11", None, "at least 11", Some(11.0), None),
        ("more than 14 million", None, "at least 14 million", Some(1.4e7), None),
        ("over 14 million people", Some("people"), "at least 14 million people", Some(1.4e7), None),
        ("at least ~350,000", None, "at least ~350,000", Some(350_000.0), None),
        ("at most 6", None, "at most 6", None, Some(6.0)),
        ("..6", None, "at most 6", None, Some(6.0)),
        ("≤6", None, "at most 6", None, Some(6.0)),
        ("<=6", None, "at most 6", None, Some(6.0)),
        ("fewer than 6", None, "at most 6", None, Some(6.0)),
        ("up to 43%", None, "at most 43%", None, Some(0.43)),
        ("13 of 15", None, "13 of 15", Some(13.0 / 15.0), Some(13.0 / 15.0)),
        ("13 out of 15 generals", None, "13 of 15 generals", Some(13.0 / 15.0), Some(13.0 / 15.0)),
        ("70%", None, "70%", Some(0.7), Some(0.7)),
        ("70 per cent", None, "70%", Some(0.7), Some(0.7)),
        ("seventy percent of farms", None, "70% of farms", Some(0.7), Some(0.7)),
        ("60%..70%", None, "60%..70%", Some(0.6), Some(0.7)),
        ("60..70%", None, "60%..70%", Some(0.6), Some(0.7)),
        ("1 in 40", None, "1 in 40", Some(0.025), Some(0.025)),
        ("one in three", None, "1 in 3", Some(1.0 / 3.0), Some(1.0 / 3.0)),
        ("31 per 1,000", None, "31 per 1,000", Some(0.031), Some(0.031)),
        ("31 per thousand births", None, "31 per 1,000 births", Some(0.031), Some(0.031)),
        ("31‰", None, "31 per 1,000", Some(0.031), Some(0.031)),
        ("⅓", None, "⅓", Some(1.0 / 3.0), Some(1.0 / 3.0)),
        ("1/3", None, "⅓", Some(1.0 / 3.0), Some(1.0 / 3.0)),
        ("¼", None, "¼", Some(0.25), Some(0.25)),
        ("half", None, "½", Some(0.5), Some(0.5)),
        ("half of the farms", None, "½ of farms", Some(0.5), Some(0.5)),
        ("½.. of the farms", None, "at least ½ of farms", Some(0.5), None),
        ("two-thirds", None, "⅔", Some(2.0 / 3.0), Some(2.0 / 3.0)),
        ("one-tenth", None, "⅒", Some(0.1), Some(0.1)),
        ("5/12", None, "5/12", Some(5.0 / 12.0), Some(5.0 / 12.0)),
        ("0.7", Some("share"), "0.7", Some(0.7), Some(0.7)),
        ("0.7 quotient", None, "0.7 share", Some(0.7), Some(0.7)),
        ("70", Some("%"), "70%", Some(0.7), Some(0.7)),
        ("none", Some("people"), "0", Some(0.0), Some(0.0)),
        ("six million", None, "6 million", Some(6e6), Some(6e6)),
        ("three", None, "3", Some(3.0), Some(3.0)),
        ("twenty-one", None, "21", Some(21.0), Some(21.0)),
        ("one hundred and five", None, "105", Some(105.0), Some(105.0)),
        ("two hundred thousand", None, "200,000", Some(2e5), Some(2e5)),
        ("two million five hundred thousand", None, "2.5 million", Some(2.5e6), Some(2.5e6)),
        ("two thousand million", None, "2 billion", Some(2e9), Some(2e9)),
        ("half a million", None, "500,000", Some(5e5), Some(5e5)),
        ("a quarter of a million", None, "250,000", Some(2.5e5), Some(2.5e5)),
        ("two and a half years", None, "2.5 years", Some(2.5), Some(2.5)),
        ("2½ years", None, "2.5 years", Some(2.5), Some(2.5)),
        ("half a year", None, "0.5 year", Some(0.5), Some(0.5)),
        ("a dozen", None, "12", Some(12.0), Some(12.0)),
        ("1.8 million tonnes", None, "1.8 million tonnes", Some(1.8e6), Some(1.8e6)),
        ("1.8 million", Some("tonnes"), "1.8 million tonnes", Some(1.8e6), Some(1.8e6)),
        ("150 miles", None, "150 miles", Some(150.0), Some(150.0)),
        ("5km", None, "5 km", Some(5.0), Some(5.0)),
        ("5 km..10 km", None, "5..10 km", Some(5.0), Some(10.0)),
        ("30", Some("months"), "30 months", Some(30.0), Some(30.0)),
        ("375,000", None, "375,000", Some(375_000.0), Some(375_000.0)),
        ("1,234.5", None, "1,234.5", Some(1234.5), Some(1234.5)),
        ("353\u{202f}074", None, "353,074", Some(353_074.0), Some(353_074.0)),
        ("about 6 million", None, "~6 million", Some(6e6), Some(6e6)),
        ("c. 6 million", None, "~6 million", Some(6e6), Some(6e6)),
        ("6 million or so", None, "~6 million", Some(6e6), Some(6e6)),
        ("some 40,000", None, "~40,000", Some(4e4), Some(4e4)),
        ("between 5 and 10 million", None, "5 million..10 million", Some(5e6), Some(1e7)),
        ("5 to 10 million", None, "5 million..10 million", Some(5e6), Some(1e7)),
        ("from five to ten", None, "5..10", Some(5.0), Some(10.0)),
        ("-5", None, "-5", Some(-5.0), Some(-5.0)),
        ("-5..-3", None, "-5..-3", Some(-5.0), Some(-3.0)),
        ("£5 million", None, "£5 million", Some(5e6), Some(5e6)),
        ("5..5", None, "5", Some(5.0), Some(5.0)),
        ("6 million peasants", Some("people"), "6 million peasants", Some(6e6), Some(6e6)),
        ("1938", None, "1,938", Some(1938.0), Some(1938.0)),
    ];
    let mut failed = Vec::new();
    for (text, unit, printed, low, high) in rows {
        let reading = Reading { unit: *unit, ..Reading::default() };
        match Quantity::parse(Text::One(text), &reading) {
            Ok(value) if value.to_string() == *printed && value.bounds() == (*low, *high) => {
                assert_eq!(read(printed, *unit).key(), value.key(), "{text} printed as {printed}");
            }
            found => failed.push(format!("{text}: {found:?}")),
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// Text, what the error underlines, message, help.
#[test]
fn says_what_is_wrong_and_where() {
    let rows = [
        ("6 milion", "milion", "neither a number word nor a unit", "did you mean `million`?"),
        ("milion", "milion", "a number should stand here, not `milion`", "did you mean `million`?"),
        ("  ", "  ", "no quantity is written", "a quantity is written `6 million`"),
        (" 1934-12-01 ", "1934-12-01", "`1934-12-01` is a date", "type: date"),
        ("1 December 1934", "1 December 1934", "is a date", "type: date"),
        ("193X", "193X", "is a date", "type: date"),
        ("six Nov", "six Nov", "is a date", "type: date"),
        ("1932/1933", "1932/1933", "is a date", "type: date"),
        ("1932-33", "1932-33", "is a date", "type: date"),
        ("1930s", "1930s", "is a date", "type: date"),
        (
            "10..5 million",
            "10..5 million",
            "runs backwards: 10 million is more than 5 million",
            "write `5 million..10 million`",
        ),
        ("500..10 million", "500..10 million", "500 million is more than 10 million", "or both numbers in full"),
        ("5-10 million", "-", "`-` cannot be read after the quantity", "`5..10 million`"),
        ("5 or 6", "or", "`or` cannot be read", "`5..6`"),
        ("half the", "the", "`the` cannot be read", ""),
        ("353 074", "074", "`074` cannot be read", "353,074"),
        ("37,50", "37,50", "do not part its digits by threes", "write `37.50` or `3750`"),
        ("1234567890123456789", "1234567890123456789", "more digits than a quantity may have", "fifteen"),
        ("9000000 trillion", "9000000 trillion", "too large", "10^18"),
        ("15 of 13", "15 of 13", "the part is larger than the whole", "write `13 of 15`"),
        ("3 of 0", "3 of 0", "share of none", ""),
        ("60%..70", "60%..70", "one end is a share and the other is not", "60%..70%"),
        ("5 km..6 miles", "5 km..6 miles", "two units, `km` and `miles`", "one unit"),
        ("at least 5..10", "at least 5..10", "a range has both its ends already", "leave out"),
        ("at least at most 5", "at most", "bounded twice", ""),
        ("millions", "millions", "`millions` without a number", "write `at least 1 million`"),
        ("1e6", "e6", "`e6` is neither a number nor a unit", "in digits"),
        ("tens of thousands", "tens", "a number should stand here", "such as `at least 10,000`"),
        ("a few hundred", "a", "a number should stand here", "such as `at least 10,000`"),
        ("6m", "m", "`m` may be millions or metres", "`6 million` or `6 metres`"),
        ("a third of a million", "a third of a million", "no end as a decimal", "in digits"),
        ("6 💀", "💀", "`💀` has no meaning in a quantity", ""),
        ("6 \u{1b}[31m", "\u{1b}", "a control character", ""),
        ("NaN", "NaN", "a number should stand here, not `NaN`", ""),
        ("inf", "inf", "a number should stand here", ""),
        (
            "6 million of the poor who had been turned out",
            "of the poor who had been turned out",
            "more words",
            "`quote`",
        ),
    ];
    let mut failed = Vec::new();
    for (text, at, message, help) in rows {
        match Quantity::parse(Text::One(text), &Reading::default()) {
            Err(error)
                if error.message.contains(message)
                    && error.help.as_deref().unwrap_or_default().contains(help)
                    && &text[error.span.clone()] == at => {}
            found => failed.push(format!("{text}: {found:?}")),
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    let split = Quantity::parse(Text::Many(&["375", "000"]), &Reading::default()).unwrap_err();
    assert_eq!(split.help.as_deref(), Some("YAML splits a list at each comma: write `375,000` without brackets"));
}

/// First, second, unit of the property, fit, the reason or a part of it.
#[test]
fn fits_as_the_design_has_it() {
    let rows: &[(&str, &str, Option<&str>, Fit, &str)] = &[
        ("6 million", "5..10 million", None, Fit::Overlap, "6 million lies between 5 million and 10 million"),
        (
            "36,000",
            "36,380",
            None,
            Fit::Overlap,
            "36,000 is rounded to thousands, so it covers 35,500 to 36,500, and 36,380 lies in it",
        ),
        (
            "60,000",
            "80,000",
            None,
            Fit::Disjoint,
            "60,000 and 80,000 are 20,000 apart (a quarter of the larger); as round numbers they reach 65,000 and 75,000 at most",
        ),
        (
            "60,000",
            "70,000",
            None,
            Fit::Overlap,
            "are both rounded to ten thousands, so they cover 55,000 to 65,000 and 65,000 to 75,000, which meet",
        ),
        ("⅓", "33%", None, Fit::Converted, "⅓ is 33.33%, that is 33% when rounded"),
        ("13 of 15", "86.7%", None, Fit::Converted, "13 of 15 is 86.67%, that is 86.7% when rounded"),
        ("1/4", "25%", None, Fit::Converted, "¼ is 25%"),
        ("1 in 40", "25 per 1,000", None, Fit::Converted, "1 in 40 and 25 per 1,000 are the same share, 2.5%"),
        ("1 in 40", "3%", None, Fit::Overlap, "differ only in how far they are rounded"),
        ("33%", "33.3%", None, Fit::Overlap, "differ only in how far"),
        ("70%", "0.7 share", None, Fit::Converted, "70%"),
        ("70%", "68%", None, Fit::Disjoint, "70% and 68% are 2 percentage points apart"),
        ("11", "at most 6", None, Fit::Disjoint, "11 is more than `at most 6` allows"),
        ("421", "at least 500", None, Fit::Disjoint, "421 is less than `at least 500` allows"),
        ("15", "at least 11", None, Fit::Overlap, "15 is allowed by `at least 11`"),
        ("none", "at least 1", None, Fit::Disjoint, "0 is less than `at least 1` allows"),
        ("~6 million", "6 million", None, Fit::Overlap, "both say 6 million, the first only roughly"),
        (
            "~6 million",
            "7.2 million",
            None,
            Fit::Disjoint,
            "`~6 million` reaches from 5,400,000 to 6,600,000 (10% either way); 7.2 million is rounded to hundred thousands",
        ),
        ("~6 million", "7,234,567", None, Fit::Disjoint, "(10% either way) and 7,234,567 lies above"),
        ("~60,000", "80,000", None, Fit::Disjoint, "covers 75,000 to 85,000; the two do not meet"),
        ("60,000", "62,500", None, Fit::Overlap, "62,500 lies in it"),
        ("120", "116", None, Fit::Overlap, "120 is rounded to tens, so it covers 115 to 125, and 116 lies in it"),
        ("420", "421", None, Fit::Overlap, "lies in it"),
        ("400", "300..400", None, Fit::Overlap, "400 lies between 300 and 400"),
        ("400", "~300", None, Fit::Disjoint, "the two do not meet"),
        ("100", "111", None, Fit::Disjoint, "100 and 111 are 11 apart"),
        ("100", "110", None, Fit::Overlap, "100 is rounded to hundreds, so it covers 90 to 110"),
        ("50", "51", None, Fit::Disjoint, "50 and 51 are 1 apart"),
        ("1.8 million", "1,800,000", None, Fit::Equal, "both say 1.8 million"),
        ("1..5", "4..8", None, Fit::Overlap, "`1..5` and `4..8` both allow 4 to 5"),
        ("1..5", "6..8", None, Fit::Disjoint, "`1..5` ends at 5 and `6..8` starts at 6"),
        ("12", "5..10", None, Fit::Disjoint, "12 lies above `5..10`"),
        ("12 people", "12 souls", None, Fit::Equal, ""),
        ("12 people", "12 generals", None, Fit::Incommensurable, "one counts people, the other generals"),
        ("12 people", "12", None, Fit::Converted, "only the first names what is counted"),
        ("12 km", "12", None, Fit::Incommensurable, "names no unit"),
        ("70%", "70", None, Fit::Incommensurable, "70% is a share and 70 is not"),
        ("1 km", "1,000 m", Some("km"), Fit::Converted, "1 kilometre is 1,000 m"),
        ("150 miles", "241 km", None, Fit::Converted, "1 mile is 1.609 km"),
        ("1 mile", "2 km", None, Fit::Disjoint, "1 mile is 1.609 km; "),
        ("two and a half years", "30 months", None, Fit::Converted, "1 year is 12 months"),
        ("2.5", "30 months", Some("years"), Fit::Converted, "2.5 years and 30 months are the same"),
        ("2 years", "30 months", None, Fit::Disjoint, "2 years is 24 months; 2 years and 30 months are 6 months apart"),
        ("2 weeks", "14 days", None, Fit::Converted, "1 week is 7 days"),
        ("1 month", "30 days", None, Fit::Incommensurable, "do not convert exactly"),
        ("5 tons", "5 tonnes", None, Fit::Incommensurable, "short, long or metric"),
        ("5 roubles", "5 dollars", None, Fit::Incommensurable, "do not convert"),
        ("at most 6", "at least 10", None, Fit::Disjoint, "`at most 6` ends at 6 and `at least 10` starts at 10"),
        ("at least 6", "at least 10", None, Fit::Overlap, "both allow 10 and more"),
        ("~⅓", "30%", None, Fit::Overlap, "`~⅓` reaches from 30% to 36.67% (10% either way), and 30% lies in it"),
    ];
    let none = Vocabulary::default();
    let terms = Terms { tolerance: None, labels: &none, names: &none };
    let mut failed = Vec::new();
    for (a, b, unit, fit, reason) in rows {
        let (a, b) = (read(a, *unit), read(b, *unit));
        let (found, back) = (a.compare(&b, &terms), b.compare(&a, &terms));
        if (found.fit, back.fit) != (*fit, *fit) || !found.reason.contains(reason) {
            failed.push(format!("{a} | {b}: {:?} {:?} {}", found.fit, back.fit, found.reason));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn the_tolerance_is_the_rules() {
    let none = Vocabulary::default();
    let under = |tolerance| Terms { tolerance: Some(tolerance), labels: &none, names: &none };
    let rows = [
        ("~100", Tolerance::Share(0.25), (75.0, 125.0)),
        ("~100", Tolerance::Amount(3.0), (97.0, 103.0)),
        ("~50%", Tolerance::Amount(5.0), (0.45, 0.55)),
        ("60,000", Tolerance::Share(0.01), (59_400.0, 60_600.0)),
        ("60,000", Tolerance::Share(0.0), (60_000.0, 60_000.0)),
        ("~100", Tolerance::Share(f64::NAN), (100.0, 100.0)),
    ];
    for (text, tolerance, (low, high)) in rows {
        let (from, to) = read(text, None).reach(&under(tolerance));
        assert!((from.unwrap() - low).abs() < 1e-9 && (to.unwrap() - high).abs() < 1e-9, "{text}: {from:?} {to:?}");
    }
}

#[test]
fn what_is_denied_holds_what_lies_in_it() {
    let none = Vocabulary::default();
    let terms = Terms { tolerance: None, labels: &none, names: &none };
    let rows = [
        ("60,000", "more than 50,000", true),
        ("~6 million", "5..10 million", true),
        ("~6 million", "6 million", false),
        ("~6 million", "~6 million", true),
        ("5..10", "5..10", true),
        ("5..10", "6..8", false),
        ("at least 5", "5..10", false),
        ("2 years", "at least 12 months", true),
        ("70%", "at least 50", false),
        ("⅓", "33%", true),
    ];
    for (a, b, want) in rows {
        assert_eq!(read(a, None).lies_within(&read(b, None), &terms), want, "{a} in {b}");
    }
}

#[test]
fn a_slip_is_told_where_nothing_fits() {
    let none = Vocabulary::default();
    let terms = Terms { tolerance: None, labels: &none, names: &none };
    let slip = |a: &str, b: &str| read(a, None).compare(&read(b, None), &terms).slip;
    assert_eq!(slip("353,074", "353,174").as_deref(), Some("possible slip: 353,074 and 353,174 differ in one digit"));
    assert!(slip("621", "421").is_some());
    assert_eq!(slip("60,000", "80,000"), None);
    assert_eq!(slip("353,074 people", "353,174 tonnes"), None);
}

fn written() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        (0_u32..2000).prop_map(|n| n.to_string()),
        (1_u32..90).prop_map(|n| format!("{n}00")),
        (1_u32..90).prop_map(|n| format!("{}.{} million", n / 10, n % 10)),
        (0_u32..100).prop_map(|n| format!("{n}%")),
        (1_u32..20, 20_u32..40).prop_map(|(a, b)| format!("{a} of {b}")),
        (1_u32..9, 9_u32..12).prop_map(|(a, b)| format!("{a}/{b}")),
        (1_u32..60).prop_map(|n| format!("{n} months")),
        (1_u32..60).prop_map(|n| format!("{}.{} years", n / 10, n % 10)),
    ];
    let form = prop_oneof![Just(""), Just("~"), Just("at least "), Just("at most ")];
    (form, number.clone(), number, any::<bool>())
        .prop_map(|(form, a, b, range)| if range { format!("{a}..{b}") } else { format!("{form}{a}") })
}

proptest! {
    #[test]
    fn comparing_is_symmetric_and_printing_loses_nothing(a in written(), b in written()) {
        let none = Vocabulary::default();
        let terms = Terms { tolerance: None, labels: &none, names: &none };
        let parse = |text: &str| Quantity::parse(Text::One(text), &Reading::default());
        if let (Ok(x), Ok(y)) = (parse(&a), parse(&b)) {
            let fit = x.compare(&y, &terms).fit;
            prop_assert_eq!(fit, y.compare(&x, &terms).fit, "{} {}", a, b);
            prop_assert_eq!(fit == Fit::Equal, x.key() == y.key(), "{} {}", a, b);
            prop_assert_eq!(x.compare(&x, &terms).fit, Fit::Equal);
            prop_assert!(x.lies_within(&x, &terms));
            prop_assert_eq!(&parse(&x.to_string()).unwrap(), &x, "{}", x);
            if x.lies_within(&y, &terms) {
                prop_assert!(!matches!(fit, Fit::Disjoint | Fit::Incommensurable), "{} {}", a, b);
            }
        }
    }

    #[test]
    fn nothing_panics_and_spans_are_in_the_text(
        text in "(\\PC{0,24}|[0-9~.,/% a-z½-]{0,24}|(six|and|a|half|million|hundred|of|in|per|[0-9]{1,4}| |-|\\.\\.){0,8})",
        unit in proptest::option::of("\\PC{0,8}"),
    ) {
        match Quantity::parse(Text::One(&text), &Reading { unit: unit.as_deref(), ..Reading::default() }) {
            Ok(value) => {
                let again = Quantity::parse(
                    Text::One(&value.to_string()),
                    &Reading { unit: unit.as_deref(), ..Reading::default() },
                );
                prop_assert_eq!(again.as_ref().map(Quantity::key), Ok(value.key()), "{} -> {}", text, value);
            }
            Err(error) => prop_assert!(text.get(error.span.clone()).is_some(), "{:?} in {:?}", error, text),
        }
    }
}
