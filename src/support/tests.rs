/// What a check says of one claim's value in its quotation.
fn unsupported(property: &str, value: &str, text: &str) -> Option<String> {
    let yaml = format!(
        "source: {{document: a.txt}}\nclaims:\n  - subject: it\n    property: {property}\n    value: {value}\n    quote: {}\n",
        serde_json::to_string(text).unwrap()
    );
    let rules =
        "properties:\n  price: {type: quantity}\n  who: {type: set}\n  day: {type: date}\n  words: {type: quotation}\n";
    let files = [("claims/c/a.yaml", yaml.as_str()), ("claims/c/a.txt", text), ("rules/c.yaml", rules)];
    let (collections, mistakes) = crate::claim::read(&files);
    assert!(!mistakes.any_error(), "{mistakes:#?}");
    let outcome = crate::check(collections, mistakes);
    let finding = outcome.findings.into_iter().find(|finding| finding.rule == "value-unsupported");
    finding.map(|finding| finding.why)
}

#[test]
fn what_the_words_say_is_supported() {
    let rows = [
        ("deaths", "6 million", "about six million people died"),
        ("deaths", "~6 million", "six million people died"),
        ("deaths", "at least 5 million", "at least 5 million died"),
        ("deaths", "5 million..10 million", "between 5 and 10 million died"),
        ("deaths", "5..10", "first 5 died and then 10"),
        ("deaths", "none", "nobody died"),
        ("deaths", "1", "one special constable died"),
        ("share", "13 of 15", "13 of 15 generals were shot"),
        ("share", "70%", "seventy percent of them"),
        ("day", "1912-04-14", "on 14 April 1912 it sank"),
        ("day", "1819-08-09", "on the 9th of August 1819"),
        ("day", "1932", "in 1932 they came"),
        ("day", "193X", "in the 1930s they came"),
        ("who", "[Lev Kamenev, Zinoviev]", "Kamenev and Zinoviev were tried"),
        ("words", "we are behind", "he said: We are behind!"),
    ];
    for (property, value, text) in rows {
        assert_eq!(unsupported(property, value, text), None, "{value} in {text:?}");
    }
}

#[test]
fn what_they_do_not_say_is_told() {
    let rows = [
        ("deaths", "7 million", "about six million people died", "it says about six million"),
        ("deaths", "at least 5 million", "up to 5 million died", "does not say at least 5 million"),
        ("deaths", "at most 40", "at least 40 died", "does not say at most 40"),
        ("price", "70", "the price was 70% of it", "does not say 70"),
        ("day", "1912-06-03", "in the year 1912, on 3 May or 4 June", "not as one date"),
        ("day", "1913", "in 1912 they came", "the year 1913"),
        ("who", "[the sun, the mooncake]", "and the moon was bright", "does not name the sun"),
        ("who", "[Lev Kamenev]", "Lev Trotsky was tried", "does not name Lev Kamenev"),
        ("words", "we are far behind", "he said: We are behind!", "does not hold these words"),
    ];
    for (property, value, text, why) in rows {
        let told = unsupported(property, value, text);
        assert!(told.as_ref().is_some_and(|told| told.contains(why)), "{value} in {text:?}: {told:?}");
    }
}
