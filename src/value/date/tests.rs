use proptest::prelude::*;

use super::super::{Fit, Reading, Terms, Text, Tolerance, Vocabulary};
use super::{Calendar, Date, days};

fn reading(calendar: Option<Calendar>) -> Reading<'static> {
    Reading { calendar, ..Reading::default() }
}

/// A date; ` OS` and ` NS` after it name the calendar.
fn date(text: &str) -> Date {
    let (text, calendar) = match text.rsplit_once(' ') {
        Some((text, "OS")) => (text, Some(Calendar::Julian)),
        Some((text, "NS")) => (text, Some(Calendar::Gregorian)),
        _ => (text, None),
    };
    Date::parse(Text::One(text), &reading(calendar)).unwrap_or_else(|e| panic!("{text}: {e:?}"))
}

fn shown(stretch: (Option<i64>, Option<i64>)) -> String {
    let end = |day: Option<i64>| day.map_or("..".to_owned(), |day| days::civil(day).to_string());
    format!("{} {}", end(stretch.0), end(stretch.1))
}

/// Written, printed, in English, the stretches of days. Examples of ISO 8601-2:2019, Annex A, among them.
#[test]
fn reads_edtf() {
    let rows: &[(&str, &str, &str, &[&str])] = &[
        ("1934-12-01", "1934-12-01", "1 December 1934", &["1934-12-01 1934-12-01"]),
        (" 1934-12 ", "1934-12", "December 1934", &["1934-12-01 1934-12-31"]),
        ("1934", "1934", "1934", &["1934-01-01 1934-12-31"]),
        ("193X", "193X", "1930s", &["1930-01-01 1939-12-31"]),
        ("200X", "200X", "2000s", &["2000-01-01 2009-12-31"]),
        ("19XX", "19XX", "1900 to 1999", &["1900-01-01 1999-12-31"]),
        ("1905~", "1905~", "about 1905", &["1905-01-01 1905-12-31"]),
        ("1937?", "1937?", "perhaps 1937", &["1937-01-01 1937-12-31"]),
        ("1937%", "1937%", "perhaps about 1937", &["1937-01-01 1937-12-31"]),
        ("1932-XX", "1932-XX", "some month of 1932", &["1932-01-01 1932-12-31"]),
        ("1932-12-XX", "1932-12-XX", "some day of December 1932", &["1932-12-01 1932-12-31"]),
        ("1932-XX-XX", "1932-XX-XX", "some day of 1932", &["1932-01-01 1932-12-31"]),
        ("1932-21", "1932-21", "spring 1932", &["1932-03-01 1932-05-31"]),
        ("1932-24", "1932-24", "winter 1932", &["1932-12-01 1933-02-28"]),
        ("[1667,1668]", "[1667,1668]", "1667 or 1668", &["1667-01-01 1668-12-31"]),
        ("[1667, 1670]", "[1667,1670]", "1667 or 1670", &["1667-01-01 1667-12-31", "1670-01-01 1670-12-31"]),
        (
            "{1667,1668,1670..1672}",
            "{1667,1668,1670..1672}",
            "1667, 1668 and 1670 to 1672",
            &["1667-01-01 1668-12-31", "1670-01-01 1672-12-31"],
        ),
        ("[1667]", "1667", "1667", &["1667-01-01 1667-12-31"]),
        ("[..1760-12-03]", "[..1760-12-03]", "3 December 1760 or before", &[".. 1760-12-03"]),
        ("1990/..", "1990/..", "after 1990", &["1990-01-01 .."]),
        ("../1990", "../1990", "before 1990", &[".. 1990-12-31"]),
        ("1932/1934", "1932/1934", "between 1932 and 1934", &["1932-01-01 1934-12-31"]),
        ("1932/1932", "1932", "1932", &["1932-01-01 1932-12-31"]),
        (
            "156X-12-25",
            "156X-12-25",
            "`156X-12-25`",
            &[
                "1560-12-25 1560-12-25",
                "1561-12-25 1561-12-25",
                "1562-12-25 1562-12-25",
                "1563-12-25 1563-12-25",
                "1564-12-25 1564-12-25",
                "1565-12-25 1565-12-25",
                "1566-12-25 1566-12-25",
                "1567-12-25 1567-12-25",
                "1568-12-25 1568-12-25",
                "1569-12-25 1569-12-25",
            ],
        ),
        (
            "19X5-0X",
            "19X5-0X",
            "`19X5-0X`",
            &[
                "1905-01-01 1905-09-30",
                "1915-01-01 1915-09-30",
                "1925-01-01 1925-09-30",
                "1935-01-01 1935-09-30",
                "1945-01-01 1945-09-30",
                "1955-01-01 1955-09-30",
                "1965-01-01 1965-09-30",
                "1975-01-01 1975-09-30",
                "1985-01-01 1985-09-30",
                "1995-01-01 1995-09-30",
            ],
        ),
        ("-0043", "-0043", "44 BC", &["-0043-01-01 -0043-12-31"]),
        ("0000", "0000", "1 BC", &["0000-01-01 0000-12-31"]),
        ("1950S2", "1950S2", "some year near 1950 (to 2 digits)", &["1900-01-01 1999-12-31"]),
        ("1985-04-12T10:00:00Z", "1985-04-12T10:00:00Z", "12 April 1985 at 10:00:00Z", &["1985-04-12 1985-04-12"]),
        ("1917-10-25 OS", "1917-10-25", "25 October 1917 Old Style", &["1917-11-07 1917-11-07"]),
        ("1917 OS", "1917", "1917 Old Style", &["1917-01-14 1918-01-13"]),
        ("1917-02 OS", "1917-02", "February 1917 Old Style", &["1917-02-14 1917-03-13"]),
        ("1900-02-29 OS", "1900-02-29", "29 February 1900 Old Style", &["1900-03-13 1900-03-13"]),
        ("1900-02 OS", "1900-02", "February 1900 Old Style", &["1900-02-13 1900-03-13"]),
    ];
    for (text, printed, plain, stretches) in rows {
        let found = date(text);
        assert_eq!(found.to_string(), *printed, "{text}");
        assert_eq!(found.plain(), *plain, "{text}");
        let days: Vec<String> = found.days().into_iter().map(shown).collect();
        assert_eq!(days, *stretches, "{text}");
        let again = Date::parse(Text::One(&found.to_string()), &reading(found.calendar())).unwrap();
        assert_eq!(again, found, "{text}");
    }
    assert_eq!(date("XXXX-08-24").days().len(), 10_000);
    assert_eq!(date("XXXX-XX-24").days().len(), 1);
    let list = Date::parse(Text::Many(&["1667", " 1668", "1670..1672"]), &reading(None)).unwrap();
    assert_eq!(list.to_string(), "[1667,1668,1670..1672]");
}

/// Written, what the error underlines, the help line.
#[test]
fn translates_what_is_not_edtf() {
    let rows = [
        ("1 December 1934", "1 December 1934", "write `1934-12-01`"),
        ("December 1, 1934", "December 1, 1934", "write `1934-12-01`"),
        ("the 2nd of March 1930", "the 2nd of March 1930", "write `1930-03-02`"),
        ("Dec. 1934", "Dec. 1934", "write `1934-12`"),
        ("about December 1934", "about December 1934", "write `1934-12~`"),
        ("spring 1932", "spring 1932", "write `1932-21`"),
        ("1934/12/01", "1934/12/01", "write `1934-12-01`"),
        ("1.12.1934", "1.12.1934", "write `1934-12-01` if the day comes first, `1934-01-12` if the month does"),
        ("12/1/1934", "12/1/1934", "write `1934-01-12` if the day comes first, `1934-12-01` if the month does"),
        ("25/12/1934", "25/12/1934", "write `1934-12-25`"),
        ("1934-1-5", "1934-1-5", "write `1934-01-05`"),
        ("1934-9", "1934-9", "write `1934-09`"),
        ("19341201", "19341201", "write `1934-12-01`"),
        ("912", "912", "write `0912` for the year 912: a year has four digits"),
        ("Y12", "Y12", "write `0012` for the year 12: a year has four digits"),
        (
            "9999999-01-01",
            "9999999-01-01",
            "a year of more than four digits is written `Y9999999`, without month and day",
        ),
        ("c. 1937", "c. 1937", "write `1937~`"),
        ("circa 1937", "circa 1937", "write `1937~`"),
        ("193x", "193x", "write `193X`"),
        ("1930s", "1930s", "write `193X`"),
        ("the 1900s", "the 1900s", "write `190X` for the ten years, `19XX` for the hundred"),
        ("19th century", "19th century", "write `18XX`"),
        ("before 1937", "before 1937", "write `../1937` for 1937 or earlier"),
        ("after 1990", "after 1990", "write `1990/..` for 1990 or later"),
        ("1932–33", "1932–33", "write `1932/1933`"),
        ("1932-1934", "1932-1934", "write `1932/1934`"),
        ("from 1932 to 1934", "from 1932 to 1934", "write `1932/1934`"),
        ("1932-33", "1932-33", "write `1932/1933` for the years, `1932-01/1932-03` for a quarter"),
        ("1932/33", "1932/33", "write `1932/1933`"),
        ("1934/1932", "1934/1932", "write `1932/1934`"),
        ("1934-1932", "1934-1932", "write `1932/1934`"),
        ("mid-1935", "mid-1935", "write `1935`"),
        ("end of 1929", "end of 1929", "write `1929`"),
        ("early 1930s", "early 1930s", "write `193X`"),
        ("August 1934?", "August 1934?", "write `1934-08?`"),
        ("29 February 1900", "29 February 1900", "a date is written"),
        ("6 million", "6 million", "type: quantity"),
        ("375,000", "375,000", "type: quantity"),
        ("44 BC", "44 BC", "write `-0043`"),
        ("late 1935", "late 1935", "write `1935`, or months such as `1935-10/1935-12`"),
        ("1934-13", "1", "a date is written `1934-12-01`"),
        ("1934-02-30", "3", "a date is written `1934-12-01`"),
        ("[1667, 16x8]", "x", "a date is written `1934-12-01`"),
        ("some day", "some day", "a date is written"),
        ("../..", ".", "a date is written"),
        ("", "", "a date is written"),
        ("Y99999999999999999", "Y99999999999999999", "a thousand billion"),
        ("1934-12-0١", "1934-12-0١", "a date is written"),
    ];
    let mut failed = Vec::new();
    for (text, at, help) in rows {
        match Date::parse(Text::One(text), &reading(None)) {
            Err(error)
                if error.help.as_deref().unwrap_or_default().contains(help) && &text[error.span.clone()] == at => {}
            found => failed.push(format!("{text}: {found:?}")),
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    let error = Date::parse(Text::Many(&["1667", "16b8"]), &reading(None)).unwrap_err();
    assert_eq!((error.item, error.span), (1, 0..4));
    assert!(Date::parse(Text::Many(&[]), &reading(None)).is_err());
}

/// First, second, fit, the reason or a part of it.
#[test]
fn fits_by_the_days() {
    let rows = [
        ("1934-12-01", "1934-12-01", Fit::Equal, "both say 1 December 1934"),
        ("1934-12-01", "1934-12-01 NS", Fit::Equal, ""),
        ("1934-12-01", "1934-12", Fit::Overlap, "1 December 1934 lies in December 1934"),
        ("1934", "193X", Fit::Overlap, "1934 lies in the 1930s"),
        ("1932-XX", "1932", Fit::Converted, "`1932-XX` and `1932` are the same days"),
        (
            "1917-10-25 OS",
            "1917-11-07",
            Fit::Converted,
            "25 October 1917 Old Style is 7 November 1917 New Style (13 days)",
        ),
        ("1917-11-07 NS", "1917-10-25 OS", Fit::Converted, "25 October 1917 Old Style is 7 November 1917 New Style"),
        (
            "1820-03-04",
            "1820-03-16",
            Fit::OldStyle,
            "4 March 1820 Old Style is 16 March 1820 New Style, and neither names its calendar",
        ),
        (
            "1917-11-07 NS",
            "1917-10-25",
            Fit::OldStyle,
            "if it is Old Style, it is 7 November 1917 New Style, the other's day",
        ),
        (
            "1917-10-25 OS",
            "1917-10-25",
            Fit::OldStyle,
            "25 October 1917 names no calendar: if it is Old Style too, the two are one day",
        ),
        ("1917-10-25 NS", "1917-11-07", Fit::Disjoint, "13 days apart"),
        ("1917-10-25 NS", "1917-11-07 NS", Fit::Disjoint, "13 days apart"),
        ("1917-10-25", "1917-11-08", Fit::Disjoint, "14 days apart"),
        ("1820-03-16", "1820-03-10", Fit::Disjoint, "16 March 1820 and 10 March 1820 are 6 days apart"),
        ("1820-03", "1820-03-16", Fit::Overlap, "16 March 1820 lies in March 1820"),
        ("1932", "1938", Fit::Disjoint, "1932 and 1938 are 6 years apart"),
        ("1932", "1933", Fit::Disjoint, "1 year apart"),
        ("1934-11", "1936-01", Fit::Disjoint, "14 months apart"),
        ("1867", "1868-06", Fit::Disjoint, "1867 and June 1868 are at least 5 months apart"),
        ("1867-03-05", "1871", Fit::Disjoint, "at least 3 years apart"),
        ("1934-12-01", "1936-02-03", Fit::Disjoint, "about 14 months apart"),
        ("1934-12-01", "1944-12-03", Fit::Disjoint, "about 10 years apart"),
        ("1937~", "1938", Fit::Overlap, "about 1937 reaches from 1936 to 1938, and 1938 lies in it"),
        ("1937~", "1939", Fit::Disjoint, "about 1937 and 1939 are 2 years apart; about 1937 reaches from 1936 to 1938"),
        ("[1667,1668]", "1669", Fit::Disjoint, "at least 1 day apart"),
        ("1937~", "1939~", Fit::Overlap, "the two meet"),
        ("1937~", "1937", Fit::Overlap, "both say 1937, the first less firmly"),
        ("1937?", "1938", Fit::Disjoint, "perhaps 1937 and 1938 are"),
        ("193X~", "1941", Fit::Overlap, "reaches from 1920 to 1949"),
        ("19XX~", "1850", Fit::Overlap, "reaches from 1800 to 2099"),
        ("1936-09~", "1936-10-31", Fit::Overlap, "about September 1936 reaches from August 1936 to October 1936"),
        ("1936-09-10~", "1936-09-11", Fit::Overlap, "reaches from 9 September 1936 to 11 September 1936"),
        ("1936-09-10~", "1936-09-12", Fit::Disjoint, "apart"),
        ("[1667,1670]", "1668", Fit::Disjoint, "have no day in common"),
        ("[1667,1670]", "1670-05-01", Fit::Overlap, "lies in 1667 or 1670"),
        ("[1667,1670]", "{1667,1670}", Fit::Overlap, "allow the same days"),
        ("[1667,1668]", "1667/1668", Fit::Converted, "are the same days"),
        ("1990/..", "1985", Fit::Disjoint, "apart"),
        ("1990/..", "2010", Fit::Overlap, "2010 lies in after 1990"),
        ("XXXX-08-24", "1932-08-24", Fit::Overlap, "24 August 1932 lies in 24 August some year"),
        ("XXXX-08-24", "1932-08-25", Fit::Disjoint, "have no day in common"),
        ("1932/1934", "1933/1935", Fit::Overlap, "overlap"),
        ("1985-04-12T10:00:00Z", "1985-04-12", Fit::Overlap, "12 April 1985"),
        ("1917 OS", "1917", Fit::Overlap, "1917 Old Style and 1917 overlap"),
    ];
    let none = Vocabulary::default();
    let terms = Terms { tolerance: None, labels: &none, names: &none };
    let mut failed = Vec::new();
    for (a, b, fit, reason) in rows {
        let (x, y) = (date(a), date(b));
        let (found, back) = (x.compare(&y, &terms), y.compare(&x, &terms));
        if (found.fit, back.fit) != (fit, fit) || !found.reason.contains(reason) {
            failed.push(format!("{a} | {b}: {:?} {:?} {}", found.fit, back.fit, found.reason));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    let slip = |a: &str, b: &str| date(a).compare(&date(b), &terms).slip;
    assert_eq!(
        slip("1820-03-16", "1820-03-10").as_deref(),
        Some("possible slip: 1820-03-16 and 1820-03-10 differ in one digit")
    );
    assert!(slip("1923", "1932").is_some_and(|slip| slip.contains("changed places")));
    assert_eq!(slip("1934-11", "1934-12"), None);
}

#[test]
fn the_tolerance_is_the_rules() {
    let none = Vocabulary::default();
    let year = Some(Tolerance::Duration { months: 24, days: 0 });
    let terms = Terms { tolerance: year, labels: &none, names: &none };
    assert_eq!(shown(date("1937~").reach(&terms)), "1935-01-01 1939-12-31");
    assert_eq!(shown(date("1937").reach(&terms)), "1937-01-01 1937-12-31");
    let share = Terms { tolerance: Some(Tolerance::Share(0.1)), ..terms };
    assert_eq!(shown(date("1937~").reach(&share)), "1936-01-01 1938-12-31");
}

#[test]
fn what_is_denied_holds_what_lies_in_it() {
    let none = Vocabulary::default();
    let terms = Terms { tolerance: None, labels: &none, names: &none };
    let rows = [
        ("1934-12-01", "1934", true),
        ("1934", "1934-12-01", false),
        ("1937~", "193X", true),
        ("1937~", "1937", false),
        ("1937~", "1937~", true),
        ("1668", "[1667,1670]", false),
        ("[1667,1670]", "166X", false),
        ("1995", "1990/..", true),
        ("1990/..", "1995", false),
    ];
    for (a, b, want) in rows {
        assert_eq!(date(a).lies_within(&date(b), &terms), want, "{a} in {b}");
    }
}

fn written() -> impl Strategy<Value = String> {
    let base = prop_oneof![
        (1900_i32..1910).prop_map(|y| y.to_string()),
        (1900_i32..1903, 1_u32..13).prop_map(|(y, m)| format!("{y}-{m:02}")),
        (1900_i32..1902, 1_u32..4, 1_u32..29).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")),
        (0_u32..3).prop_map(|d| format!("19{d}X")),
        (1900_i32..1910).prop_map(|y| format!("{y}-XX")),
        (0_u32..10).prop_map(|d| format!("1XX{d}")),
        (21_u32..25).prop_map(|s| format!("1900-{s}")),
    ];
    (base, prop_oneof![Just(""), Just("~"), Just("?"), Just("%")]).prop_map(|(base, hedge)| format!("{base}{hedge}"))
}

fn calendar() -> impl Strategy<Value = Option<Calendar>> {
    prop_oneof![Just(None), Just(Some(Calendar::Gregorian)), Just(Some(Calendar::Julian))]
}

proptest! {
    #[test]
    fn comparing_is_symmetric_and_printing_loses_nothing(
        a in written(), b in written(), ca in calendar(), cb in calendar(),
    ) {
        let none = Vocabulary::default();
        let terms = Terms { tolerance: None, labels: &none, names: &none };
        let (x, y) = (Date::parse(Text::One(&a), &reading(ca)), Date::parse(Text::One(&b), &reading(cb)));
        if let (Ok(x), Ok(y)) = (x, y) {
            let fit = x.compare(&y, &terms).fit;
            prop_assert_eq!(fit, y.compare(&x, &terms).fit);
            prop_assert_eq!(fit == Fit::Equal, x.key() == y.key());
            prop_assert!(x.lies_within(&x, &terms));
            prop_assert_eq!(x.compare(&x, &terms).fit, Fit::Equal);
            prop_assert_eq!(&Date::parse(Text::One(&x.to_string()), &reading(ca)).unwrap(), &x);
            if x.lies_within(&y, &terms) {
                prop_assert!(!matches!(fit, Fit::Disjoint | Fit::OldStyle), "{} {}", a, b);
            }
        }
    }

    #[test]
    fn nothing_panics_and_spans_are_in_the_text(
        text in "(\\PC{0,24}|[0-9X~?%/.,\\[\\]{}YSET: -]{0,24}|(about|March|May|1934|12|31st|BC|19th|century|[ ,/-]){0,6})",
        calendar in calendar(),
    ) {
        match Date::parse(Text::One(&text), &reading(calendar)) {
            Ok(found) => {
                let again = Date::parse(Text::One(&found.to_string()), &reading(calendar));
                prop_assert_eq!(again.as_ref(), Ok(&found));
                let none = Vocabulary::default();
                let terms = Terms { tolerance: None, labels: &none, names: &none };
                prop_assert_eq!(found.compare(&date("1934"), &terms).fit, date("1934").compare(&found, &terms).fit);
                prop_assert!(!found.plain().is_empty());
                prop_assert!(found.extent(&terms).days);
            }
            Err(error) => prop_assert!(text.get(error.span.clone()).is_some(), "{:?} in {:?}", error, text),
        }
    }
}

#[test]
fn judges_edtf_by_the_standard_but_for_what_is_said_here() {
    for text in [
        "1811/1814",
        "1811-05/1814-02-03",
        "-0044-03/0014",
        "1933-24/1934-21",
        "1611~/1613%",
        "1745?/..",
        "../1745-04",
        "1745/",
        "/1745",
        "15XX",
        "1934-XX-31",
        "Y170000002",
        "Y-170000002",
        "1740S2",
        "[..1811]",
        "{1811,1814..1816}",
        "1934-~11-05",
        "?1934-11-05",
    ] {
        assert!(Date::parse(Text::One(text), &reading(None)).is_ok(), "{text}");
    }
    for text in [
        "",
        "18 11-05-06",
        "1811- 05",
        "1811-04-31",
        "1811-13",
        "Y1811",
        "-0000",
        "+1811",
        "1811/05-06",
        "1814/1811",
        "1811/-0044",
        "1811//1814",
        "1811/1812/1813",
        "1811-24/1811-21",
        "1985-04-12T1:10:10",
        "1985-04-12T10:10:10z",
        "[18 11,1812]",
        "{1811,1812-1 1}",
    ] {
        assert!(Date::parse(Text::One(text), &reading(None)).is_err(), "{text}");
    }
    // A person's blanks at the ends and behind commas are passed.
    for (written, plain) in
        [(" 1811-05 ", "1811-05"), ("[1811, 1812]", "[1811,1812]"), ("{ 1811 , 1814..1816 }", "{1811,1814..1816}")]
    {
        assert_eq!(date(written).key(), date(plain).key(), "{written}");
    }
    // Neither end is said, so nothing is: the standard allows it.
    assert!(Date::parse(Text::One("../.."), &reading(None)).is_err());
    // The end holds the beginning: by their days a period, whatever the precision.
    for text in ["1811-05-06/1811-05", "1811-02/1811", "Y-61000/-0044"] {
        assert!(Date::parse(Text::One(text), &reading(None)).is_ok(), "{text}");
    }
}
