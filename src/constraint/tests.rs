//! The whole way, from files to findings; and the two solvers against exhaustive search.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::{Bound, Edge, Interval, Network, Node, Options, Test, Window, search};
use crate::constraint::meaning::Relation;
use crate::finding::{Finding, Side, Verdict};
use crate::mistake::Mistake;

/// Sources by id with their claims in YAML, and a rule file: what is found by constraints, and the mistakes.
fn solved(rules: &str, sources: &[(&str, &str)]) -> (Vec<Finding>, Vec<Mistake>) {
    let mut files: Vec<(String, String)> = vec![("rules/c.yaml".to_owned(), rules.to_owned())];
    for (id, claims) in sources {
        files.push((format!("claims/c/{id}.yaml"), format!("source: {{document: {id}.txt}}\nclaims:\n{claims}")));
        files.push((format!("claims/c/{id}.txt"), "x\n".to_owned()));
    }
    let (collections, mistakes) = crate::claim::read(&files);
    let outcome = crate::check(collections, mistakes);
    (outcome.findings.into_iter().filter(|finding| finding.constraint.is_some()).collect(), outcome.mistakes)
}

/// A claim of a line.
fn claim(subject: &str, property: &str, value: &str, more: &str) -> String {
    let id = format!("{subject}-{property}-{value}").replace([' ', '.', '~', '/', '%', ','], "-");
    format!("  - {{subject: {subject}, property: {property}, value: \"{value}\", quote: x, id: {id}{more}}}\n")
}

fn ids(finding: &Finding) -> Vec<String> {
    finding.claims.iter().map(|cited| format!("{}:{}", cited.source, cited.value)).collect()
}

#[test]
fn three_sources_that_are_possible_in_pairs_are_impossible_together() {
    let rules = "constraints:\n  - {id: total, assert: \"deaths(north) + deaths(south) = deaths(island)\"}\n";
    let (findings, mistakes) = solved(
        rules,
        &[
            ("a", &claim("north", "deaths", "11", "")),
            ("b", &claim("south", "deaths", "12", "")),
            ("c", &claim("island", "deaths", "30", "")),
        ],
    );
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].verdict, Some(Verdict::Contradiction));
    assert_eq!(findings[0].steps.last().map(String::as_str), Some("but 23 is not 30"));
    assert!(findings[0].why.starts_with("a, b and c cannot all stand"), "{}", findings[0].why);
    assert_eq!(findings[0].claims.iter().filter(|cited| cited.side == Side::A).count(), 1);
}

#[test]
fn what_nobody_counts_is_not_needed_where_it_cannot_be_less_than_nothing() {
    let rules = "constraints:\n  - {id: total, assert: \"deaths(north) + deaths(south) <= deaths(island)\"}\n";
    let (findings, _) =
        solved(rules, &[("a", &claim("north", "deaths", "40", "")), ("c", &claim("island", "deaths", "30", ""))]);
    assert_eq!(ids(&findings[0]), ["a:40", "c:30"]);
}

#[test]
fn two_sources_that_only_differ_make_no_conflict() {
    let rules = "constraints:\n  - {id: total, assert: \"deaths(north) <= deaths(island)\"}\n";
    let island = [claim("island", "deaths", "30", ""), claim("island", "deaths", "50", ", says: [someone]")].concat();
    let (findings, _) = solved(
        rules,
        &[("a", &claim("north", "deaths", "11", "")), ("b", &claim("north", "deaths", "15", "")), ("c", &island)],
    );
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn hedges_and_reports_make_an_estimate() {
    let rules = "constraints:\n  - {id: total, assert: \"deaths(north) <= deaths(island)\"}\n";
    for (value, more) in [("~40", ""), ("40", ", says: [someone], mode: reported")] {
        let (findings, _) = solved(
            rules,
            &[("a", &claim("north", "deaths", value, more)), ("c", &claim("island", "deaths", "30", ""))],
        );
        assert_eq!(findings[0].verdict, Some(Verdict::Estimate), "{value}");
    }
}

#[test]
fn ranges_hedges_and_round_numbers_count_for_what_they_are() {
    let rules = "constraints:\n  - {id: total, assert: \"deaths(north) + deaths(south) = deaths(island)\"}\n";
    for (total, fails) in [
        ("680", false),
        ("~700", false),
        ("at least 700", true),
        ("600..690", false),
        ("700", false),
        ("800", true),
        ("at most 600", true),
    ] {
        let (findings, _) = solved(
            rules,
            &[
                ("a", &[claim("north", "deaths", "353", ""), claim("south", "deaths", "328", "")].concat()),
                ("b", &claim("island", "deaths", total, "")),
            ],
        );
        assert_eq!(!findings.is_empty(), fails, "{total}: {findings:#?}");
    }
}

#[test]
fn a_source_that_contradicts_itself_is_told_so_and_a_copy_is_no_further_voice() {
    let rules = "constraints:\n  - {id: order, assert: date(murder) before date(trial)}\n";
    let own = [claim("murder", "date", "1936", ""), claim("trial", "date", "1935", "")].concat();
    let (findings, _) = solved(rules, &[("a", &own), ("b", &own)]);
    let whys: Vec<&str> = findings.iter().map(|finding| finding.why.as_str()).collect();
    assert!(
        whys.len() == 2 && whys[0].starts_with("a contradicts itself") && whys[1].starts_with("b contradicts"),
        "{whys:?}"
    );
}

#[test]
fn chains_go_through_events_that_nobody_dates() {
    let rules = "constraints:\n  - {id: one, assert: date(murder) before date(arrest)}\n  - {id: two, assert: date(arrest) before date(trial)}\n";
    let (findings, _) = solved(
        rules,
        &[("a", &claim("murder", "date", "1935-01-10", "")), ("b", &claim("trial", "date", "1935-01-11", ""))],
    );
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(
        findings[0].constraint.as_deref(),
        Some("date(murder) before date(arrest) and date(arrest) before date(trial)")
    );
    assert!(findings[0].steps.iter().any(|step| step.contains("date (arrest) is on 11 January 1935 at the earliest")));
}

#[test]
fn what_is_implied_needs_nobody_to_write_it() {
    let rules = "properties:\n  tried: {type: date, role: act}\nsubjects:\n  the speech: {act-of: Hunt}\n  battle: {part-of: war}\n";
    let claims = [
        claim("Hunt", "born", "1773", ""),
        claim("Hunt", "died", "1835-02-13", ""),
        claim("Hunt", "tried", "1836", ""),
        claim("the speech", "date", "1770", ""),
        claim("strike", "began", "1936-05", ""),
        claim("strike", "ended", "1936-04", ""),
        claim("battle", "date", "1919", ""),
        claim("war", "lasted", "1914/1918", ""),
        claim("farms", "share", "120%", ""),
        claim("terror", "executed", "353", ", scope: {period: 1937}"),
        claim("terror", "executed", "328", ", scope: {period: 1938}"),
        claim("terror", "executed", "500", ", scope: {period: 1937/1938}"),
    ];
    let (findings, mistakes) = solved(rules, &[("a", &claims.concat())]);
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    let mut told: Vec<(&str, &str)> =
        findings.iter().map(|f| (f.rule.as_str(), f.constraint.as_deref().unwrap_or_default())).collect();
    told.sort_unstable();
    let wanted = [
        ("ends-after-it-begins", "began(strike) <= ended(strike)"),
        ("lifetime", "born(Hunt) <= date(the speech)"),
        ("lifetime", "tried(Hunt) <= died(Hunt)"),
        ("part-within-whole", "date(battle) during lasted(war)"),
        (
            "parts-make-the-whole",
            "executed(terror, period=1937) + executed(terror, period=1938) = executed(terror, period=1937/1938)",
        ),
        ("share-of-a-whole", "share(farms) <= 100%"),
    ];
    assert_eq!(told, wanted);
}

#[test]
fn a_part_that_exceeds_its_whole_is_told_once() {
    let rules = "constraints:\n  - {id: within, assert: \"deaths(famine, period=1932) <= deaths(famine)\"}\n";
    let claims = [
        claim("famine", "deaths", "70", ", scope: {period: 1932}"),
        claim("famine", "deaths", "60", ", scope: {period: 1932/1933}"),
    ];
    let (findings, _) = solved(rules, &[("a", &claims[0]), ("b", &claims[1])]);
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn days_of_an_unnamed_calendar_are_unclear_where_somebody_counts_by_the_old_style() {
    let rules = "constraints:\n  - {id: order, assert: date(rising) before signed(decree)}\n";
    let (rising, decree) = (claim("rising", "date", "1917-11-07", ""), claim("decree", "signed", "1917-10-26", ""));
    let (findings, _) = solved(rules, &[("a", &rising), ("b", &decree)]);
    assert_eq!(findings[0].verdict, Some(Verdict::Contradiction));
    let elsewhere = claim("tsar", "born", "1868-05-06", ", calendar: julian");
    let (findings, _) = solved(rules, &[("a", &rising), ("b", &decree), ("c", &elsewhere)]);
    assert_eq!(findings[0].verdict, Some(Verdict::Unclear));
    let reason = "if b means the Old Style, its 26 October 1917 is 8 November 1917";
    assert!(findings[0].why.contains(reason), "{}", findings[0].why);
    let julian = claim("decree", "signed", "1917-10-26", ", calendar: julian");
    let (findings, _) = solved(rules, &[("a", &rising), ("b", &julian)]);
    assert!(findings.is_empty());
}

#[test]
fn scopes_are_kept_apart() {
    // Nobody says which year the reference means, so that each year is held against itself alone.
    let rules = "constraints:\n  - {id: arrests, assert: executed(terror) <= arrested(terror)}\n";
    let claims = |property: &str, value: &str, period: &str| {
        claim("terror", property, value, &format!(", scope: {{period: {period}}}"))
    };
    let (findings, _) = solved(
        rules,
        &[
            ("a", &claims("executed", "700", "1937/1938")),
            ("b", &claims("arrested", "111", "1936")),
            ("c", &claims("arrested", "650", "1937/1938")),
        ],
    );
    assert_eq!(findings.iter().map(ids).collect::<Vec<_>>(), Vec::<Vec<String>>::new());
    let (findings, _) = solved(
        rules,
        &[
            ("a", &claims("executed", "777", "1937/1938")),
            ("b", &claims("arrested", "111", "1936")),
            ("c", &claims("arrested", "650", "1937/1938")),
        ],
    );
    assert_eq!(findings.iter().map(ids).collect::<Vec<_>>(), [["a:777", "c:650"]]);
}

#[test]
fn sums_go_over_the_parts_that_there_are() {
    let rules = "constraints:\n  - {id: sum, assert: sum of exports(grain) over period <= exports(grain)}\n";
    let year = |value: &str, period: &str| claim("grain", "exports", value, &format!(", scope: {{period: {period}}}"));
    let claims = [year("411", "1930"), year("512", "1931"), year("333", "1932"), year("811", "1930/1931")];
    let (findings, _) = solved(rules, &[("a", &claims.concat())]);
    assert_eq!(
        findings.iter().map(|f| f.steps.last().cloned().unwrap_or_default()).collect::<Vec<_>>(),
        ["but 923 is more than 811"]
    );
}

#[test]
fn what_follows_from_one_constraint_is_taken_on_to_the_next() {
    let rules = "constraints:\n  - {id: both, assert: \"deaths(north) + deaths(south) = deaths(island)\"}\n  - {id: share, assert: \"deaths(island) <= 10% of population(island)\"}\n";
    let (findings, _) = solved(
        rules,
        &[
            ("a", &claim("north", "deaths", "11", "")),
            ("b", &claim("south", "deaths", "12", "")),
            ("c", &claim("island", "population", "99", "")),
        ],
    );
    let told: Vec<Vec<String>> = findings.iter().map(ids).collect();
    assert_eq!(told, [["a:11", "c:99"], ["b:12", "c:99"]], "each alone is more than a tenth");
    let (findings, _) = solved(
        rules,
        &[
            ("a", &claim("north", "deaths", "7", "")),
            ("b", &claim("south", "deaths", "8", "")),
            ("c", &claim("island", "population", "99", "")),
        ],
    );
    assert_eq!(findings.iter().map(ids).collect::<Vec<_>>(), [["a:7", "b:8", "c:99"]]);
    let wanted = [
        "deaths (north) is 7, says a",
        "deaths (south) is 8, says b",
        "population (island) is 99, says c",
        "deaths(north) + deaths(south) = deaths(island): so deaths (island) is 15",
        "10% × 99 = 9.9",
        "but 15 is more than 9.9",
    ];
    assert_eq!(findings[0].steps, wanted);
}

#[test]
fn what_nobody_states_follows_and_is_nobodys_claim() {
    let rules = "constraints:\n  - {id: both, assert: \"executed(terror, period=1937) + executed(terror, period=1938) = executed(terror)\"}\n";
    let year =
        |value: &str, period: &str| claim("terror", "executed", value, &format!(", scope: {{period: {period}}}"));
    let files = [
        ("rules/c.yaml", rules.to_owned()),
        (
            "claims/c/a.yaml",
            format!(
                "source: {{document: a.txt}}\nclaims:\n{}{}",
                year("328,612", "1938"),
                year("~700,000", "1937/1938")
            ),
        ),
        ("claims/c/a.txt", "x".to_owned()),
    ];
    let (collections, _) = crate::claim::read(&files);
    let inferred = super::infer(&collections[0]);
    let told: Vec<(Option<&str>, &str, &str)> =
        inferred.iter().map(|one| (one.source.as_deref(), one.scope.as_str(), one.value.as_str())).collect();
    let value = "from 301,388 to 441,388";
    assert_eq!(told, [(Some("a"), "period 1937", value), (None, "period 1937", value)]);
    assert_eq!(inferred[0].steps.len(), 3, "{:?}", inferred[0].steps);
}

#[test]
fn constraints_that_contradict_one_another_are_a_mistake() {
    let rules = "constraints:\n  - {id: one, assert: date(a) before date(b)}\n  - {id: two, assert: date(b) before date(c)}\n  - {id: three, assert: date(c) before date(a)}\n  - {id: four, assert: date(b) before date(d)}\n";
    let (findings, mistakes) = solved(
        rules,
        &[(
            "x",
            &[
                claim("b", "date", "1935", ""),
                claim("d", "date", "1934", ""),
                claim("a", "date", "1930", ""),
                claim("c", "date", "1936", ""),
            ]
            .concat(),
        )],
    );
    let told: Vec<&Mistake> = mistakes.iter().filter(|mistake| mistake.code == "constraints-contradict").collect();
    assert_eq!(told.len(), 1, "{mistakes:#?}");
    assert!(told[0].message.contains("`three` cannot hold together with `one` and `two`"), "{}", told[0].message);
    assert_eq!(findings.len(), 1, "the others are still checked: {findings:#?}");
}

#[test]
fn what_is_left_untried_is_told_once() {
    let rules = "constraints:\n  - {id: order, assert: date(a) before date(b)}\n  - {id: total, assert: \"deaths(north) + deaths(south) = deaths(island)\"}\n";
    let many = |count: usize| {
        let dates = (0..count).flat_map(|year| {
            [claim("a", "date", &format!("{}", 1800 + year), ""), claim("b", "date", &format!("{}", 1700 + year), "")]
        });
        let deaths = (0..count).flat_map(|number| {
            let value = |size: usize| format!("{}", size + number);
            [("north", 100), ("south", 200), ("island", 900)]
                .map(|(subject, size)| claim(subject, "deaths", &value(size), ""))
        });
        dates.chain(deaths).collect::<String>()
    };
    let cut = |count: usize| -> Vec<String> {
        let (findings, mistakes) = solved(rules, &[("x", &many(count))]);
        assert!(findings.len() > 1, "what was found is told: {findings:#?}");
        let own = mistakes.iter().filter(|mistake| mistake.code == "constraint-cut-short");
        own.inspect(|own| assert_eq!(own.weight, crate::mistake::Weight::Warning))
            .map(|own| own.message.clone())
            .collect()
    };
    assert!(cut(7).is_empty(), "343 sums and 49 orders are all tried");
    assert_eq!(cut(20), ["not every combination of claims was tried for `order` and `total`"]);
}

#[test]
fn hostile_numbers_end_in_a_word_or_in_nothing() {
    let rules = "properties:\n  x: {type: quantity}\nconstraints:\n  - {id: zero, assert: \"x(a) / x(b) <= 5\"}\n  - {id: self, assert: \"x(a) <= 0.5 * x(a)\"}\n  - {id: large, assert: \"x(c) * x(c) * x(c) * x(c) * x(c) * x(c) * x(c) * x(c) * x(c) * x(c) * x(c) * x(c) * x(c) * x(c) * x(c) * x(c) * x(c) * x(c) * x(c) * x(c) <= x(c)\"}\n  - {id: apart, assert: \"x(d) + x(e) <= 5\"}\n";
    let claims = [
        claim("a", "x", "6", ""),
        claim("b", "x", "0..1", ""),
        claim("c", "x", "999 trillion", ""),
        claim("d", "x", "6 tonnes", ""),
        claim("e", "x", "7 miles", ""),
    ];
    let (findings, _) = solved(rules, &[("s", &claims.concat())]);
    let rules: Vec<&str> = findings.iter().map(|finding| finding.rule.as_str()).collect();
    assert!(rules.contains(&"self") && rules.contains(&"large") && !rules.contains(&"zero"), "{rules:?}");
    assert!(!rules.contains(&"apart"), "tonnes and miles are not added: {rules:?}");
}

/// Windows of claims, at most one chosen of a group; the smallest impossible sets by trying every set against every day.
fn by_trying(network: &Network, days: std::ops::Range<i64>) -> Vec<Vec<(usize, usize)>> {
    let mut claims: Vec<(usize, usize)> = network.windows.iter().map(|w| (w.group, w.claim)).collect();
    claims.sort_unstable();
    claims.dedup();
    let possible = |chosen: &[(usize, usize)]| {
        let fits =
            |assigned: &[i64]| {
                network.edges.iter().all(|e| match (assigned.get(e.from), assigned.get(e.to)) {
                    (Some(from), Some(to)) => to - from >= e.gap,
                    _ => true,
                }) && network.bounds.iter().all(|b| {
                    assigned.get(b.event).is_none_or(|day| if b.earliest { *day >= b.day } else { *day <= b.day })
                }) && network.windows.iter().filter(|w| chosen.contains(&(w.group, w.claim))).all(|w| {
                    assigned
                        .get(w.event)
                        .is_none_or(|day| w.low.is_none_or(|low| *day >= low) && w.high.is_none_or(|high| *day <= high))
                })
            };
        let mut open = vec![Vec::new()];
        while let Some(assigned) = open.pop() {
            if assigned.len() == network.events {
                return true;
            }
            for day in days.clone() {
                let mut next = assigned.clone();
                next.push(day);
                if fits(&next) {
                    open.push(next);
                }
            }
        }
        false
    };
    let mut smallest: Vec<Vec<(usize, usize)>> = Vec::new();
    let mut sets: Vec<Vec<(usize, usize)>> = (0..1_usize << claims.len())
        .map(|bits| claims.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, claim)| *claim).collect())
        .collect();
    sets.sort_by_key(Vec::len);
    for set in sets {
        let rivals = set.iter().enumerate().any(|(at, a)| set.iter().skip(at + 1).any(|b| a.0 == b.0));
        if !rivals && !smallest.iter().any(|own| own.iter().all(|claim| set.contains(claim))) && !possible(&set) {
            smallest.push(set);
        }
    }
    smallest.sort();
    smallest
}

/// Ten thousand networks of up to four events: what the solver finds is what trying everything finds, no more and no
/// less.
#[test]
fn the_network_finds_what_exhaustive_search_finds() {
    let edge = (0..4_usize, 0..4_usize, -2..3_i64);
    let window = (0..4_usize, 0..6_i64, 0..2_i64);
    let bound = (0..4_usize, 0..6_i64, any::<bool>());
    let strategy = (
        2..5_usize,
        proptest::collection::vec(edge, 1..6),
        proptest::collection::vec(window, 1..6),
        proptest::collection::vec(bound, 0..2),
    );
    let seen = std::cell::RefCell::new((0, 0, 0));
    let mut runner = TestRunner::new(Config::with_cases(10_000));
    let outcome = runner.run(&strategy, |(events, edges, windows, bounds)| {
        let mut network = Network { events, ..Network::default() };
        let edges = edges.into_iter().enumerate().filter(|(_, (from, to, _))| from.max(to) < &events && from != to);
        network.edges = edges.map(|(label, (from, to, gap))| Edge { from, to, gap, label }).collect();
        let windows = windows.into_iter().enumerate().filter(|(_, (event, ..))| *event < events);
        network.windows = windows
            .map(|(claim, (event, low, width))| Window {
                event,
                group: event,
                claim,
                low: Some(low),
                high: Some(low + width),
            })
            .collect();
        let bounds = bounds.into_iter().enumerate().filter(|(_, (event, ..))| *event < events);
        network.bounds =
            bounds.map(|(at, (event, day, earliest))| Bound { event, day, earliest, label: 100 + at }).collect();
        // Every way is at most three edges of two days long, so that these days are as good as all.
        let wanted = by_trying(
            &Network {
                edges: network.edges.clone(),
                windows: network.windows.clone(),
                bounds: network.bounds.clone(),
                events,
            },
            -6..14,
        );
        let solution = network.solve();
        if wanted == [Vec::new()] {
            prop_assert!(!solution.impossible.is_empty());
            seen.borrow_mut().0 += 1;
            return Ok(());
        }
        prop_assert!(solution.impossible.is_empty(), "{:?}", solution.impossible);
        let mut found: Vec<Vec<(usize, usize)>> = solution
            .proofs
            .iter()
            .map(|proof| {
                let mut claims: Vec<(usize, usize)> =
                    [proof.low, proof.high].into_iter().flatten().map(|w| (w.group, w.claim)).collect();
                claims.sort_unstable();
                claims.dedup();
                claims
            })
            .collect();
        found.sort();
        found.dedup();
        prop_assert_eq!(&found, &wanted);
        let mut seen = seen.borrow_mut();
        if found.is_empty() {
            seen.1 += 1
        } else {
            seen.2 += 1
        }
        Ok(())
    });
    outcome.unwrap();
    let (contradictory, possible, impossible) = *seen.borrow();
    assert!(contradictory > 100 && possible > 1_000 && impossible > 1_000, "{contradictory} {possible} {impossible}");
}

/// Ten thousand sums and products of small whole ranges: the sets found are those that trying every number finds.
#[test]
fn the_search_finds_what_exhaustive_search_finds() {
    let term = (0..3_usize, prop::sample::select(vec![-2.0, -1.0, 1.0, 2.0]));
    let strategy = (
        proptest::collection::vec(term, 1..4),
        -6..12_i32,
        0..4_u8,
        any::<bool>(),
        proptest::collection::vec((0..3_usize, 0..7_i32, 0..3_i32), 1..7),
    );
    let seen = std::cell::RefCell::new((0, 0));
    let mut runner = TestRunner::new(Config::with_cases(10_000));
    let outcome = runner.run(&strategy, |(terms, constant, relation, product, claims)| {
        // Each slot once, for a range that stands twice in a sum is two ranges to interval arithmetic.
        let mut once: Vec<(usize, f64)> = Vec::new();
        for (slot, factor) in terms {
            if !once.iter().any(|(own, _)| *own == slot) {
                once.push((slot, factor));
            }
        }
        let left = if product {
            Node::Product(once.iter().map(|(slot, _)| Node::Value(*slot)).collect())
        } else {
            Node::Sum(once.iter().map(|(slot, factor)| (*factor, Node::Value(*slot))).collect())
        };
        let relation =
            [Relation::Less, Relation::AtMost, Relation::Equal, Relation::Near { share: 0.25, amount: None }]
                [usize::from(relation)];
        let test = Test {
            left,
            relation,
            right: Node::Constant(Interval::point(f64::from(constant)), String::new()),
            days: false,
            span: 0..0,
        };
        let options: Vec<Options> = (0..3)
            .map(|slot| Options {
                unsaid: [Interval::COUNTS; 2],
                choices: claims
                    .iter()
                    .enumerate()
                    .filter(|(_, claim)| claim.0 == slot)
                    .map(|(at, (_, low, width))| {
                        (at, [Interval { low: f64::from(*low), high: f64::from(low + width) }; 2])
                    })
                    .collect(),
            })
            .collect();
        let (found, cut) = search(&[], std::slice::from_ref(&test), &options);
        prop_assert!(!cut);
        let wanted = sets_by_trying(&once, product, relation, constant, &claims);
        let mut found: Vec<Vec<usize>> = found.into_iter().map(|set| set.into_values().collect()).collect();
        found.iter_mut().for_each(|set: &mut Vec<usize>| set.sort_unstable());
        found.sort();
        prop_assert_eq!(&found, &wanted);
        let mut seen = seen.borrow_mut();
        if found.is_empty() {
            seen.0 += 1
        } else {
            seen.1 += 1
        }
        Ok(())
    });
    outcome.unwrap();
    let (possible, impossible) = *seen.borrow();
    assert!(possible > 1_000 && impossible > 1_000, "{possible} {impossible}");
}

/// The smallest sets of claims, one a slot, with which no numbers fulfil the relation. Quarters are tried, and as much
/// as a hundred for what nobody says.
fn sets_by_trying(
    terms: &[(usize, f64)],
    product: bool,
    relation: Relation,
    constant: i32,
    claims: &[(usize, i32, i32)],
) -> Vec<Vec<usize>> {
    let holds = |left: f64| {
        let right = f64::from(constant);
        match relation {
            Relation::Less => left < right,
            Relation::AtMost => left <= right,
            Relation::Equal => left == right,
            Relation::Near { share, .. } => (left - right).abs() <= share * left.abs().max(right.abs()) + 1e-9,
        }
    };
    let possible = |set: &[usize]| {
        // Ends decide: a sum or product of ranges is a range from one corner to another, with everything between.
        let (mut low, mut high) = if product { (1.0, 1.0) } else { (0.0, 0.0) };
        for (slot, factor) in terms {
            let claim = set.iter().filter_map(|at| claims.get(*at)).find(|claim| claim.0 == *slot);
            let (from, to) =
                claim.map_or((0.0, f64::INFINITY), |(_, from, width)| (f64::from(*from), f64::from(from + width)));
            if product {
                let times = |a: f64, b: f64| if a == 0.0 || b == 0.0 { 0.0 } else { a * b };
                (low, high) = (times(low, from), times(high, to));
            } else {
                let (a, b) = (factor * from, factor * to);
                (low, high) = (low + a.min(b), high + a.max(b));
            }
        }
        let right = f64::from(constant);
        let candidates = [
            low,
            high,
            right,
            right * 0.75,
            right / 0.75,
            right * 1.25,
            (low + high) / 2.0,
            right - 0.125,
            right + 0.125,
            low + 0.125,
        ];
        candidates.into_iter().any(|left| left.is_finite() && left >= low && left <= high && holds(left))
            || (low.is_infinite() && low < 0.0 && holds(-1e6) && high >= -1e6)
            || (high.is_infinite() && holds(1e6) && low <= 1e6)
    };
    let mut sets: Vec<Vec<usize>> =
        (0..1_usize << claims.len()).map(|bits| (0..claims.len()).filter(|at| bits >> at & 1 == 1).collect()).collect();
    sets.sort_by_key(Vec::len);
    let mut smallest: Vec<Vec<usize>> = Vec::new();
    for set in sets {
        let rivals =
            set.iter().enumerate().any(|(at, a)| set.iter().skip(at + 1).any(|b| claims[*a].0 == claims[*b].0));
        if !rivals && !smallest.iter().any(|own| own.iter().all(|claim| set.contains(claim))) && !possible(&set) {
            smallest.push(set);
        }
    }
    smallest.sort();
    smallest
}
