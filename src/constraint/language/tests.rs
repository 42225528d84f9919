use super::{Expression, Relator, TermKind};

#[test]
fn what_people_write_is_read() {
    for text in [
        "executed(Great Terror, period=1937) + executed(Great Terror, period=1938) ~= executed(Great Terror)",
        "date(Kirov assassinated) before date(first Moscow trial)",
        "sum of executed(Great Terror) over period <= executed(Great Terror)",
        "deaths(famine, place=Ukraine) <= 70% of deaths(famine)",
        "half of deaths(famine) >= two thirds of deaths(famine, place=Ukraine)",
        "if date(murder) before date(trial) then date(trial) within 3 days of date(sentence)",
        "coal cut in one shift(Stakhanov) = output against the norm(Stakhanov) * quota for the shift(Stakhanov)",
        "real wages in 1933(Soviet workers) <= 50%",
        "lasted(famine) during 1932/1934 and start of lasted(famine) >= 1932"
            .replace("1932/1934", "lasted(terror)")
            .as_str(),
        "in-office(\"Smith, the younger\") overlaps reigned(Anne (queen))",
        "date(a) same day as date(b)",
        "date(a) is within 2 weeks after date(b)",
        "exported(grain, period=1932/1933) ≥ 100 tons − 5 tons",
        "-deaths(a) < (deaths(b) + 1) / 2",
        "deaths(a) >= 375,000 people",
        "generals executed(Red Army) <= 13 of 15",
        "born(each) <= died(each)",
        "cost(canal) <= £3,408",
        "date(a) after 193X and date(b) before 1937~",
    ] {
        Expression::parse(text).unwrap_or_else(|fault| panic!("{text}\n{fault:?}"));
    }
}

#[test]
fn parts_stand_where_they_stand() {
    let text = "deaths(famine, place=Ukraine) <= 6 million people";
    let expression = Expression::parse(text).unwrap();
    let relation = &expression.then[0];
    assert_eq!((&text[relation.span.clone()], &relation.relator), ("<=", &Relator::AtMost));
    assert_eq!(&text[relation.left.span.clone()], "deaths(famine, place=Ukraine)");
    assert_eq!(&text[relation.right.span.clone()], "6 million people");
    let TermKind::Call(call) = &relation.left.kind else { panic!("{relation:?}") };
    assert_eq!(&text[call.subject.span.clone()], "famine");
    assert_eq!((call.scope[0].0.text.as_str(), call.scope[0].1.text.as_str()), ("place", "Ukraine"));
}

/// What is wrong, the place in the expression, what is said of it, and what to do.
#[test]
fn faults_are_told_where_they_stand() {
    let table = [
        ("", "", "no expression", "write what must hold"),
        ("deaths(famine)", ")", "ends before it says", "`before`"),
        ("date(a) befor date(b)", "befor", "compares nothing", "did you mean `before`?"),
        ("date(a) before", "e", "missing at the end", "with its subject"),
        ("deaths(famine", "(famine", "not closed", "close it"),
        ("deaths < 5", "deaths", "no property with its subject", "deaths(famine)"),
        ("deaths() < 5", "deaths()", "whose `deaths`?", "deaths(famine)"),
        ("deaths(famine, Ukraine) < 5", "Ukraine", "names no scope", "place=Ukraine"),
        ("deaths(famine, place=) < 5", "place=", "needs a dimension and a name", "place=Ukraine"),
        ("(deaths(a) + 1 < 5", "<", "bracket is not closed", "close it here"),
        ("deaths(a)) < 5", ")", "compares nothing", "between the two"),
        ("deaths(a) < 5)", ")", "nothing is open", "take it out"),
        ("deaths(a) < 5 milion", "milion", "", ""),
        ("1 < deaths(a) < 5", "<", "two comparisons in a row", "join the comparisons"),
        ("deaths(a) < 5 or deaths(b) < 5", "or", "should have ended", "there is no `or`"),
        ("if deaths(a) < 5", "5", "", ""),
        ("date(a) same date(b)", "date", "`day as`", "same day as"),
        ("date(a) within 3 days date(b)", "b", "within so long of what", "within 3 days of"),
        ("sum of deaths(a) < 5", "<", "`over` is missing", "over period"),
        ("deaths(a) # 5", "#", "means nothing", "signs"),
        ("date(a) = 1934-13-01", "1934-13-01", "", ""),
    ];
    for (text, place, message, help) in table {
        let Err(fault) = Expression::parse(text) else { panic!("{text} is read") };
        let told = (fault.message.as_str(), fault.help.as_str());
        if !message.is_empty() {
            assert_eq!(text.get(fault.span.clone()), Some(place), "{text}: {told:?}");
            assert!(told.0.contains(message), "{text}: {told:?}");
        }
        assert!(told.1.contains(help) && !told.1.is_empty(), "{text}: {told:?}");
    }
}

#[test]
fn depth_and_length_have_an_end() {
    let deep = format!("{}1{} < 2", "(".repeat(5_000), ")".repeat(5_000));
    assert!(Expression::parse(&deep).is_err_and(|fault| fault.message.contains("nested deeper")));
    let minus = format!("{}deaths(a) < 2", "-".repeat(10_000));
    assert!(Expression::parse(&minus).is_err());
    let long = format!("{}1 < 2", "1 + ".repeat(4_000));
    assert!(Expression::parse(&long).is_ok(), "a long sum is not deep");
    assert!(Expression::parse(&"1 + ".repeat(10_000)).is_err_and(|fault| fault.message.contains("longer than")));
    let ofs = format!("{}deaths(a) < 2", "half of ".repeat(2_000));
    assert!(Expression::parse(&ofs).is_err_and(|fault| fault.message.contains("nested deeper")));
}

mod random {
    use proptest::prelude::*;

    use super::Expression;

    proptest! {
        #[test]
        fn any_text_is_read_or_told(text in "\\PC{0,60}") {
            if let Err(fault) = Expression::parse(&text) {
                prop_assert!(text.get(fault.span.clone()).is_some(), "{fault:?}");
                prop_assert!(!fault.message.is_empty() && !fault.help.is_empty());
            }
        }

        #[test]
        fn any_words_of_the_language_are_read_or_told(
            words in proptest::collection::vec(
                prop::sample::select(vec![
                    "deaths(a)", "date(b, place=c)", "(", ")", "+", "-", "*", "/", "<", "<=", "=", "~=", "before",
                    "during", "same day as", "within 3 days of", "if", "then", "and", "sum of", "over period", "70% of",
                    "start of", "5", "6 million people", "1934-12-01", "193X", "\"", "each", "of", "13 of 15",
                ]),
                0..14,
            )
        ) {
            let text = words.join(" ");
            if let Err(fault) = Expression::parse(&text) {
                prop_assert!(text.get(fault.span.clone()).is_some(), "{fault:?}");
            }
        }
    }
}
