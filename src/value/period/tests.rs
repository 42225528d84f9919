use proptest::prelude::*;

use super::super::{Fit, Reading, Terms, Text, Vocabulary};
use super::{Period, Stretch};

fn period(text: &str) -> Period {
    Period::parse(Text::One(text), &Reading::default()).unwrap_or_else(|e| panic!("{text}: {e:?}"))
}

#[test]
fn reads_and_prints() {
    let rows = [
        ("1932/1934", "1932/1934", "1932 to 1934"),
        ("1932", "1932", "1932"),
        ("1932/1932", "1932", "1932"),
        ("1932/..", "1932/..", "from 1932"),
        ("../1932", "../1932", "until 1932"),
        ("1932/", "1932/", "from 1932, end unknown"),
        ("/1932", "/1932", "until 1932, start unknown"),
        ("1932~/1934-05", "1932~/1934-05", "about 1932 to May 1934"),
        ("193X", "193X", "1930s"),
        (" 1932 / 1934 ", "1932/1934", "1932 to 1934"),
    ];
    for (text, printed, plain) in rows {
        let found = period(text);
        assert_eq!((found.to_string().as_str(), found.plain().as_str()), (printed, plain), "{text}");
        assert_eq!(period(printed), found);
    }
}

#[test]
fn says_what_is_wrong_and_where() {
    let rows = [
        ("1934/1932", "1934/1932", "write `1932/1934`"),
        ("../..", "../..", "a period is written"),
        ("", "", "a period is written"),
        ("1932-33", "1932-33", "write `1932/1933` for the years"),
        ("1918-21", "1918-21", "write `1918/1921` for the years"),
        ("1932–33", "1932–33", "write `1932/1933`"),
        ("1932/33", "1932/33", "write `1932/1933`"),
        ("1932/May 1934", "May 1934", "write `1934-05`"),
        ("1932/1934-13", "1", "a date is written"),
        ("1932/12/01", "1932/12/01", "write `1932-12-01`"),
    ];
    for (text, at, help) in rows {
        let error = Period::parse(Text::One(text), &Reading::default()).expect_err(text);
        assert!(error.help.as_deref().unwrap_or_default().contains(help), "{text}: {error:?}");
        assert_eq!(&text[error.span.clone()], at, "{text}: {error:?}");
    }
}

#[test]
fn starts_with_starts_and_ends_with_ends() {
    let rows = [
        ("1932/1934", "1932/1934", Fit::Equal, "both say 1932 to 1934"),
        ("1932", "1932/1932", Fit::Equal, "both say 1932"),
        ("1932/1933", "1932/1934", Fit::Disjoint, "on the end, 1933 and 1934 are 1 year apart; the start is the same"),
        (
            "1819-06/1819-08",
            "1819-07/1819-08",
            Fit::Disjoint,
            "on the start, June 1819 and July 1819 are 1 month apart",
        ),
        ("1819/1819", "1819-07/1819-08", Fit::Overlap, "on the start, July 1819 lies in 1819; on the end, August 1819"),
        ("1932/..", "1932/1934", Fit::Overlap, "the second says 1934, the first leaves it open"),
        ("1932/..", "1932/..", Fit::Equal, ""),
        ("1932/..", "1932/", Fit::Overlap, "one is open and the other unknown"),
        ("1932~/1934", "1933/1934", Fit::Overlap, "about 1932 reaches from 1931 to 1933"),
        ("1932-XX/1934", "1932/1934", Fit::Converted, "are the same days"),
        ("1932", "1938", Fit::Disjoint, "1932 and 1938 are 6 years apart"),
    ];
    let none = Vocabulary::default();
    let terms = Terms { tolerance: None, labels: &none, names: &none };
    let mut failed = Vec::new();
    for (a, b, fit, reason) in rows {
        let (x, y) = (period(a), period(b));
        let (found, back) = (x.compare(&y, &terms), y.compare(&x, &terms));
        if (found.fit, back.fit) != (fit, fit) || !found.reason.contains(reason) {
            failed.push(format!("{a} | {b}: {:?} {:?} {}", found.fit, back.fit, found.reason));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn scopes_hold_one_another() {
    let rows = [
        ("1932/1933", "1932/1933", Stretch::Same),
        ("1932", "1932-01/1932-12", Stretch::Same),
        ("1932", "193X", Stretch::Within),
        ("193X", "1932", Stretch::Holds),
        ("1932/1933", "1934", Stretch::Apart),
        ("1932/1934", "1933/1935", Stretch::Crosses),
        ("1932/..", "1940", Stretch::Holds),
        ("1932-05-01", "1932-05", Stretch::Within),
    ];
    for (a, b, want) in rows {
        assert_eq!(period(a).relation(&period(b)), want, "{a} {b}");
    }
}

proptest! {
    #[test]
    fn comparing_is_symmetric(
        a in "(190[0-5](-0[1-3])?[~?]?|\\.\\.|)(/(190[0-9](-0[1-3])?[~?]?|\\.\\.|))?",
        b in "(190[0-5](-0[1-3])?[~?]?|\\.\\.|)(/(190[0-9](-0[1-3])?[~?]?|\\.\\.|))?",
    ) {
        let none = Vocabulary::default();
        let terms = Terms { tolerance: None, labels: &none, names: &none };
        let parse = |text: &str| Period::parse(Text::One(text), &Reading::default());
        if let (Ok(x), Ok(y)) = (parse(&a), parse(&b)) {
            let fit = x.compare(&y, &terms).fit;
            prop_assert_eq!(fit, y.compare(&x, &terms).fit);
            prop_assert_eq!(fit == Fit::Equal, x.key() == y.key());
            prop_assert!(x.lies_within(&x, &terms));
            prop_assert_eq!(x.relation(&x), Stretch::Same);
            prop_assert_eq!(parse(&x.to_string()), Ok(x));
        }
    }

    #[test]
    fn nothing_panics_and_spans_are_in_the_text(text in "(\\PC{0,16}|[0-9X~/.,-]{0,16})") {
        if let Err(error) = Period::parse(Text::One(&text), &Reading::default()) {
            prop_assert!(text.get(error.span.clone()).is_some(), "{:?} in {:?}", error, text);
        }
    }
}
