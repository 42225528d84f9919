//! Views as they are written: every way to write one, and every way to get it wrong.

use super::loaded;

const RULES: &str = "properties:
  steering:
    type: judgement
    question: Was it planned?
    positions: {planned: from above, ran away: {meaning: it fed on itself, aliases: [out of control]}}
    opposed: [planned, ran away]
  why: {type: causes, vocabulary: {seizure of grain: {aliases: [requisitioning]}, weather: the harvest failed}}
  who: {type: responsibility, vocabulary: [Stalin, the NKVD]}
  because of: {type: causes}
  means: {type: definition}
";

#[test]
fn views_are_read_as_they_are_written() {
    let table = [
        ("steering", "value: planned", "planned"),
        ("steering", "value: Out of Control", "Out of Control"),
        ("why", "value: requisitioning", "requisitioning"),
        ("why", "value: seizure of grain; also weather", "seizure of grain; also weather"),
        ("why", "value: {main: [seizure of grain, weather]}", "seizure of grain, weather"),
        ("why", "value: {not: weather, main: seizure of grain}", "seizure of grain; not weather"),
        ("who", "value: {main: Stalin, also: [the NKVD]}, proof: suspected", "Stalin; also the NKVD; suspected"),
        ("who", "value: {main: Stalin, proof: unproven}", "Stalin; unproven"),
        ("who", "value: Stalin; proven", "Stalin; proven"),
        ("because of", "value: {main: whatever they say}", "whatever they say"),
        ("means", "value: a", "a"),
    ];
    for (property, value, printed) in table {
        let claim = format!("  - {{subject: s, property: {property}, {value}, quote: a, because: b}}\n");
        let (collections, mistakes) = loaded(&claim, RULES);
        assert!(mistakes.is_empty(), "{claim}: {mistakes:#?}");
        let claim = &collections[0].sources[0].claims[0];
        assert_eq!(claim.value.to_string(), printed);
        assert_eq!(claim.because.as_ref().map(|because| because.exact.as_str()), Some("b"));
    }
}

#[test]
fn what_is_wrong_is_underlined_with_the_nearest_known() {
    let table = [
        ("property: steering, value: planed", "unknown-position", "planed", "did you mean `planned`?"),
        ("property: steering, value: zzz", "unknown-position", "zzz", "its positions are `planned` or `ran away`"),
        ("property: steering, value: [planned, ran away]", "value-unreadable", "planned", "two claims"),
        ("property: steering, value: {main: planned}", "wrong-shape", "{main: planned}", "write text"),
        ("property: why, value: wether", "unknown-cause", "wether", "did you mean `weather`?"),
        (
            "property: why, value: {main: weather, also: [seisure of grain]}",
            "unknown-cause",
            "seisure of grain",
            "did you mean `seizure of grain`?",
        ),
        ("property: why, value: {mian: weather}", "unknown-key", "mian", "did you mean `main`?"),
        ("property: why, value: {main: weather, proof: proven}", "unknown-key", "proof", "`main`, `also` or `not`"),
        ("property: why, value: [weather, requisitioning]", "value-unreadable", "weather", "{main: weather, also:"),
        ("property: why, value: {main: weather, not: [weather]}", "value-unreadable", "weather", "each once"),
        ("property: why, value: {}", "value-unreadable", "{}", "{main:"),
        ("property: who, value: Stalyn", "unknown-party", "Stalyn", "did you mean `Stalin`?"),
        ("property: who, value: Stalin, proof: suspcted", "unknown-proof", "suspcted", "did you mean `suspected`?"),
        ("property: who, value: {main: Stalin, proof: provn}", "unknown-proof", "provn", "did you mean `proven`?"),
        (
            "property: who, value: {main: Stalin, proof: proven}, proof: unproven",
            "proof-twice",
            "proof",
            "in the value or beside it",
        ),
        ("property: why, value: weather, proof: proven", "proof-not-responsibility", "proven", "type: responsibility"),
        ("property: means, value: [a, b]", "value-unreadable", "a", "own words"),
    ];
    for (claim, codes, underlined, help) in table {
        let (_, mistakes) = loaded(&format!("  - {{subject: s, {claim}, quote: a}}\n"), RULES);
        let told: Vec<&str> = mistakes.iter().map(|mistake| mistake.code).collect();
        assert_eq!(told.join(","), codes, "{claim}\n{mistakes:#?}");
        let mistake = &mistakes[0];
        let seen = mistake.text.as_ref().unwrap().slice(mistake.labels[0].span.clone());
        assert_eq!(seen, underlined, "{claim}");
        assert!(mistake.help.as_ref().is_some_and(|h| h.contains(help)), "{claim}: {:?}", mistake.help);
    }
}

/// A word of `terms` that no document has, while one has something like it.
#[test]
fn a_misspelt_term_is_told() {
    let rules = |word: &str| format!("terms: [{{id: x, subject: s, words: {{{word}: {{}}, other: {{}}}}}}]\n");
    let claim = "  - {subject: s, property: deaths, value: 1, quote: a}\n";
    let (_, mistakes) = loaded(claim, &rules("fiften"));
    let told: Vec<_> = mistakes.iter().map(|m| (m.code, m.help.as_deref().unwrap_or(""))).collect();
    assert_eq!(told, [("term-unused", "did you mean `fifteen`?")]);
    let (_, mistakes) = loaded(claim, &rules("zzzz"));
    assert!(mistakes.is_empty(), "{mistakes:#?}");
}
