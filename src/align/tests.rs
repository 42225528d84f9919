use std::sync::Arc;

use super::{Options, align};
use crate::document::Document;
use crate::finding::{Finding, Verdict};

pub(super) fn findings(texts: &[&str]) -> Vec<Finding> {
    let document = |(at, text): (usize, &&str)| Arc::new(Document::new(format!("{at}.txt"), *text));
    let documents: Vec<Arc<Document>> = texts.iter().enumerate().map(document).collect();
    let mut findings = align(&documents, &Options::default()).findings();
    findings.retain(|finding| finding.verdict != Some(Verdict::OnlyIn));
    findings
}

/// `verdict: value / value` of each finding, sorted.
pub(super) fn told(texts: &[&str]) -> Vec<String> {
    let value =
        |finding: &Finding, at: usize| finding.claims.get(at).map_or("", |cited| cited.value.as_str()).to_owned();
    let mut told: Vec<String> = findings(texts)
        .iter()
        .map(|finding| {
            let verdict = finding.verdict.map_or("", Verdict::name);
            format!("{verdict}: {} / {}", value(finding, 0), value(finding, 1))
        })
        .collect();
    told.sort();
    told
}

/// What clashes in some texts, agreements and echoes apart.
pub(super) fn clashes(texts: &[&str]) -> Vec<String> {
    let open = |told: &String| ["contradiction", "estimate", "unclear"].iter().any(|name| told.starts_with(name));
    told(texts).into_iter().filter(open).collect()
}

/// A sentence as one of an account that is too long to be taken for a short passage.
pub(super) fn account(sentence: &str) -> String {
    format!(
        "The flood of Ashby. {sentence} The river Ash had never risen so high. Nobody slept. The mayor wept. Boats \
         came from Kelford. The rain fell all week. The bells of Ashby rang."
    )
}

#[test]
fn one_fact_in_two_texts_meets() {
    let table: [([&str; 2], &str); 9] = [
        (
            [
                "In 1841 steam trams were introduced in Ashby.",
                "The trams, driven by steam, were introduced at Ashby in 1848.",
            ],
            "contradiction: 1841 / 1848",
        ),
        (
            ["The fire at Ashby killed 14 people.", "In the Ashby fire 17 persons lost their lives."],
            "contradiction: 14 / 17",
        ),
        (["Mr Pell died in 1872.", "Pell passed away on 3 May 1871 at Ashby."], "contradiction: 1872 / 1871-05-03"),
        (
            ["Pell was replaced as mayor of Ashby by Dunn in 1860.", "In 1862 Dunn replaced Pell as mayor of Ashby."],
            "contradiction: 1860 / 1862",
        ),
        (
            ["The tower of Ashby is 120 feet high.", "Ashby's tower stands 150 feet high."],
            "contradiction: 120 feet / 150 feet",
        ),
        (
            ["Some 60 percent of the farms of Ashby were sold.", "A quarter of the farms of Ashby were sold."],
            "estimate: ~60% / ¼",
        ),
        (
            ["The Bishops' War of 1632–33 ruined Ashby.", "Ashby never got over the Bishops' War, 1632–34."],
            "contradiction: 1632/1633 / 1632/1634",
        ),
        (
            ["Later that year Dunn was tortured.", "Dunn was not tortured but sent home."],
            "contradiction: tortured / tortured",
        ),
        (
            [
                "Dunn cried: “We have waited too many winters for this harvest, friends.”",
                "Dunn said: “We have waited far too many winters for this one harvest.”",
            ],
            "wording: We have waited too many winters for this harvest, friends. / We have waited far too many winters for \
             this one harvest.",
        ),
    ];
    for (texts, expected) in table {
        assert_eq!(told(&texts), [expected], "{texts:?}");
    }
}

#[test]
fn two_facts_do_not_meet() {
    let table: [[&str; 2]; 8] = [
        // another congress, another bridge
        ["The 15th Congress met at Ashby in 1827.", "The 17th Congress met at Ashby in 1834."],
        ["The bridge at Ashby was opened in 1848.", "A second bridge at Ashby was opened in 1887."],
        // the roles are swapped
        ["Dunn replaced Pell as mayor in 1860.", "Pell replaced Dunn as mayor in 1866."],
        // some of them, and all of them
        ["The fire at Ashby killed 17 people.", "The fire at Ashby killed 4 women."],
        // meant, and done
        ["By plan 40 percent of the farms of Ashby would be sold.", "60 percent of the farms of Ashby were sold."],
        // other years
        ["In 1841 the mill of Ashby had 120 looms.", "In 1861 the mill of Ashby had 300 looms."],
        // other places
        ["In Ashby 300 people died of the plague.", "In Kelford 900 people died of the plague."],
        // a height is no length
        ["The wall of Ashby is 12 feet high.", "The wall of Ashby is 900 feet long."],
    ];
    for texts in table {
        let clashes: Vec<String> = told(&texts).into_iter().filter(|told| !told.starts_with("agree")).collect();
        assert!(clashes.is_empty(), "{texts:?}: {clashes:?}");
    }
}

#[test]
fn a_document_is_held_against_its_own_arithmetic() {
    let table = [
        ("The valley holds four towns: Ashby, Kelford, Marwick.", "contradiction: 4 / 3"),
        ("It killed 30 people, 14 women and 19 men.", "contradiction: 30 / 33"),
        ("Dunn was born on 27 March [O.S. 20 March] 1886.", "contradiction: 1886-04-01 / 1886-03-27"),
        ("Dunn died on 27 March 1744 (20 March Old Style).", "contradiction: 1744-03-31 / 1744-03-27"),
        (
            "On October 25, 1917 (November 8, 1917 in the new style) they came.",
            "contradiction: 1917-11-08 / 1917-11-07",
        ),
    ];
    for (text, expected) in table {
        let told = told(&[text]);
        let same = |told: &String| {
            let turned = expected.split_once(": ").and_then(|(verdict, values)| {
                let (a, b) = values.split_once(" / ")?;
                Some(format!("{verdict}: {b} / {a}"))
            });
            told == expected || Some(told) == turned.as_ref()
        };
        assert!(told.iter().any(same), "{text}: {told:?}");
    }
    assert!(told(&["It killed 30 people, 14 women and 16 men."]).is_empty());
    let sums = findings(&["She carried 300 passengers and 50 crew.", "The ship had 352 people aboard."]);
    assert!(sums.iter().all(|finding| finding.steps.iter().all(|step| step.contains('='))), "{sums:?}");
}

#[test]
fn the_same_words_are_one_voice() {
    let text = "The fire of Ashby broke out in the carding room on the 5th of June 1848 and killed 14 of the hands. \
                Nobody in the town could say how it had begun, and the owner, who was away in York, never spoke of it. \
                The mill was built again three years later by the same family, with wider stairs and a bell.";
    let findings = findings(&[text, text]);
    let verdicts: Vec<Option<Verdict>> = findings.iter().map(|finding| finding.verdict).collect();
    assert!(verdicts.iter().all(|verdict| *verdict == Some(Verdict::Echo)), "{findings:#?}");
    assert!(findings.iter().any(|finding| finding.rule == "shared-wording"));
}

#[test]
fn nothing_comes_of_nothing() {
    for texts in
        [vec![], vec![""], vec!["", ""], vec!["1848", "1848"], vec!["“", "\u{feff}12 12 12"], vec!["((((", "]]]]"]]
    {
        let found = findings(&texts);
        assert!(found.iter().all(|finding| finding.verdict != Some(Verdict::Contradiction)), "{texts:?}: {found:?}");
    }
}

proptest::proptest! {
    #[test]
    fn no_text_breaks_it(a in "(\\PC{0,12}|died|In 1841|14 people|of the|\\(|\\)|“|”|Ashby|was|not|five| |\n|;|:){0,30}") {
        let _ = findings(&[&a, &a, "In 1841 at Ashby 14 people died; 12 were women."]);
    }
}

#[test]
fn the_greatest_measure_of_one_thing_meets_in_other_words() {
    let table: [([&str; 2], &str); 5] = [
        (
            [
                "The storm of Ashby came by night. A row of billows ran up the beach, and rose to a height of 90 feet.",
                "The storm of Ashby drove the sea before it. The waves were high. The greatest were 60 feet high.",
            ],
            "contradiction: 90 feet / 60 feet",
        ),
        (
            [
                "The storm struck Ashby. A schooner was lost, and a steamer was carried inland three miles.",
                "In the storm of Ashby a vessel was swept one and a half miles inland.",
            ],
            "contradiction: 3 miles / 1.5 miles",
        ),
        (
            [
                "Lundy is a small island near Ashby. It is three miles long.",
                "Of the island of Lundy little is left. The island, eight miles in length, lies off Ashby.",
            ],
            "contradiction: 3 miles / 8 miles",
        ),
        // A smaller one beside the greatest is no other value of it.
        (
            [
                "The storm struck Ashby. The waves were 20 feet high at noon and the waves were 60 feet high at dusk.",
                "In the storm of Ashby the waves reached a height of 60 feet.",
            ],
            "agreement: 60 feet / 60 feet",
        ),
        // Other things may be as high as they like.
        (["At Ashby the waves were 20 feet high.", "The smoke over Ashby rose to a height of 900 feet."], ""),
    ];
    for (texts, found) in table {
        assert_eq!(told(&texts).join(" | "), found, "{texts:?}");
    }
}

#[test]
fn voices_within_a_text_are_held_against_each_other() {
    let table: [(&str, &[&str]); 10] = [
        ("The police say that 200 people invaded the pitch; the fans say that it was fifty.", &["estimate: 50 / 200"]),
        ("Police put the crowd at 30,000, the organisers at 100,000.", &["estimate: 100,000 / 30,000"]),
        ("The police counted 30,000 marchers, while the union claimed 100,000.", &["estimate: 100,000 / 30,000"]),
        ("Some put the dead at 40; others say 90.", &["estimate: 90 / 40"]),
        ("The first report gave 12 dead. A later count gave 19.", &["estimate: 19 / 12"]),
        ("In all 146 people died according to the mayor, 200 according to the union.", &["estimate: 200 / 146"]),
        (
            "Marwick put the losses of the mill at £4 million; Pell reckoned them at £6 million.",
            &["estimate: ~6 million GBP / 4 million GBP"],
        ),
        // three voices, and one that gives two values in one go
        (
            "Company records stated the yearly loss of coal at 14%; outside estimates gave lower figures of 6% and even 3%.",
            &["estimate: ~3% / 14%", "estimate: ~6% / 14%"],
        ),
        (
            "The mayor put the dead at 40, the bishop at 60, and the consul at 90.",
            &["estimate: 60 / 40", "estimate: 60 / 90", "estimate: 90 / 40"],
        ),
        // the second figure is of the first rounded
        ("The register counted 1,214 deaths; the newspapers gave about 1,200.", &[]),
    ];
    for (text, expected) in table {
        let clashes = |told: &String| !told.starts_with("agree") && !told.starts_with("precision");
        let told: Vec<String> = told(&[text]).into_iter().filter(clashes).collect();
        assert_eq!(told, expected, "{text}");
    }
}

#[test]
fn a_voice_is_called_as_within_a_sentence() {
    let table = [
        ("The police counted 30 dead; Company records gave 90.", ["company records", "the police"]),
        ("Russian sources put the dead at 300, but Marwick gave 900.", ["Russian sources", "Marwick"]),
    ];
    for (text, mut expected) in table {
        let mut whose: Vec<String> =
            findings(&[text]).iter().flat_map(|finding| &finding.claims).flat_map(|cited| cited.says.clone()).collect();
        whose.sort();
        expected.sort_unstable();
        assert_eq!(whose, expected, "{text}");
    }
}

#[test]
fn voices_that_speak_of_two_things_are_left_alone() {
    let texts = [
        "The army lost 40 men, and the militia lost 90.",
        "The union said 400 miners struck, while the company employed 900 workers.",
        "The inspector reported 30 cases in May, and the doctor reported 50 in June.",
        "The governor put the price of bread at 4 pence and the price of meat at 9 pence.",
        "Newspapers reported 3 deaths, and the hospital treated 40 wounded.",
        "The commission counted 40 mills, of which others owned 12.",
        "The police reported 12 arrests. The report runs to 300 pages.",
        "The census gave 5,000 souls in 1841. The census gave 7,000 in 1851.",
        "The bishop gave 40 pounds, the mayor 60.",
        "The owners put the loss at £4,000, the insurers at $9,000.",
        "Officials placed 400 guards at the gate, and others placed 200 at the bridge.",
        "The union put up 20 tents; others put up 40.",
    ];
    for text in texts {
        assert_eq!(told(&[text]), [""; 0], "{text}");
    }
}
