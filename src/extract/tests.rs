use std::sync::Arc;

use super::{Draft, Reader, merge};
use crate::claim::{Status, read};
use crate::document::Document;
use crate::rule::Rulebook;

const HARBOUR: &str = "\
The Harbour Strike

In March 1911 the dockers of Port Ellis founded the Quay Union. On 4 May 1912, the governor
dismissed Harold Finch. About 2,400 dockers were arrested in 1912. According to Ada Moss, at
least 31 people were killed in the Port Ellis massacre. Some 70% of the warehouses were burned.
The Great Strike of 1912 ended nothing. Ada Moss died on 2 June 1931.
";

fn drafts(text: &str) -> Vec<Draft> {
    let document = Document::new("harbour.txt", text);
    Reader::of(&document, &Rulebook::defaults()).drafts()
}

fn merged(file: &str, text: &str) -> String {
    let document = Arc::new(Document::new("harbour.txt", text));
    let file = Arc::new(Document::new("harbour.yaml", file));
    merge(Some(&file), &document, drafts(text), &Rulebook::defaults()).unwrap().text
}

#[test]
fn plain_sentences_are_named() {
    let table = [
        ("In 1932, internal passports were introduced.", "internal passports", "introduced", "1932"),
        ("Kruse died of a fever on January 21, 1924.", "Kruse", "died", "1924-01-21"),
        ("On December 19, 1930, the Committee dismissed Rykov.", "Rykov", "dismissed", "1930-12-19"),
        ("It was 1936.\n\n1938 internal passports introduced.", "internal passports", "introduced", "1938"),
        ("The Tenth Party Congress in March 1921 was long.", "Tenth Party Congress", "date", "1921-03"),
        ("In late 1935, Stalin reopened the case.", "Stalin reopened the case", "date", "1935"),
        ("The famine of 1932-1933 was a crime.", "famine", "lasted", "1932/1933"),
        ("About two million peasants were deported.", "peasants", "deported", "~2 million"),
        ("In 1936 the famine killed at least 350,000 people.", "famine", "killed", "at least 350,000"),
        ("They were 25 million individual farms.", "individual farms", "number", "25 million"),
        ("Kulaks proper made up only 4% of the peasants.", "Kulaks proper", "share", "4%"),
        ("They spoke of the eruption of 1680.", "eruption of 1680", "date", "1680"),
        ("They spoke of the 1917 revolution.", "1917 revolution", "date", "1917"),
        ("The siege began in about May 1643.", "siege", "began", "1643-05~"),
        ("Around 1650 the moor was enclosed.", "moor enclosed", "date", "1650~"),
        ("The Battle of Sandmoor was fought on 9 July 1643.", "Battle of Sandmoor", "date", "1643-07-09"),
        ("The vote took place on 17 January 1906.", "vote", "date", "1906-01-17"),
        ("Arthur Penrose was born in 1861.", "Arthur Penrose", "born", "1861"),
        ("Elias Root, who led the brigade, died on 2 November 1871.", "Elias Root", "died", "1871-11-02"),
        ("June 1934-Third Congress-was nicknamed Congress of Victors.", "Third Congress", "date", "1934-06"),
        ("Fifty-seven people perished, of whom nineteen were children.", "children", "deaths", "19"),
        ("The Royalists lost 800 killed and 1,400 wounded.", "Royalists", "killed", "800"),
        ("The Royalists lost 800 killed and 1,400 wounded.", "Royalists", "wounded", "1,400"),
        ("The troops killed 40 weavers and arrested 200.", "weavers", "killed", "40"),
        ("At Dorne 150 men were killed, 80 were wounded and 120 taken prisoner.", "Dorne", "wounded", "80"),
        ("In the Dorne massacre 900 people were killed or wounded.", "Dorne massacre", "casualties", "900"),
        ("John Holt received 5,102 votes.", "John Holt", "votes", "5,102"),
        ("The Loss of the Star\n\nIn the end 437 were drowned.", "Loss of the Star", "deaths", "437"),
        ("So 13 of 15 generals were executed.", "generals", "executed", "13 of 15"),
        ("Some 30% of the captains chosen at the 9th Fair were hanged.", "captains", "executed", "~30%"),
        ("Thirty of the crew of the Petrel died.", "crew of the Petrel", "deaths", "30"),
        (
            "About 30% of the lodge's members had joined before 1890.",
            "lodge's members joined before 1890",
            "share",
            "~30%",
        ),
        ("THE GREAT DORNE STRIKE\n\nThe strike began on 11 June 1889.", "Great Dorne Strike", "began", "1889-06-11"),
        (
            "The Dreadful Wreck of the Tern in 1867.\n\nIn the wreck 148 people died.",
            "Wreck of the Tern",
            "deaths",
            "148",
        ),
        ("The Wreck of the Tern\n\nThe total loss of life was put at 150.", "Wreck of the Tern", "deaths", "150"),
        ("The Wreck of the Tern\n\nThe wreck of the Juno in 1799 cost 300 lives.", "Juno", "deaths", "300"),
        ("Hand looms rose from 300 in 1801 to 950 in 1820.", "Hand looms", "number", "300"),
        ("Hand looms rose from 300 in 1801 to 950 in 1820.", "Hand looms", "number", "950"),
        ("The number of mills had grown from 30 in 1801 to 90.", "mills", "number", "90"),
        (
            "Coal production fell from 40 million tons in 1913 to 9 million tons.",
            "Coal production",
            "output",
            "40 million",
        ),
        ("In 1870 120 and by 1900 240 lodges.", "lodges", "number", "120"),
        ("Open chapels numbered in the dozens (down from 900 in 1801).", "Open chapels", "number", "900"),
        ("Coal output rose by 20% and iron output by 30%.", "iron output", "growth", "30%"),
        ("So 15% of weavers lived in huts, 20% lived in tents.", "weavers lived in tents", "share", "20%"),
        ("In all 900 (40 of them weavers) were arrested.", "weavers", "arrested", "40"),
        ("Forty out of the ninety dead were weavers.", "weavers", "deaths", "40"),
        (
            "The great gale of late autumn, in 1703, had caused 8,000 deaths.",
            "great gale of late autumn",
            "deaths",
            "8,000",
        ),
        (
            "The toll from plague in Old Dorne in those bad years was put at 4,000 people.",
            "plague in Old Dorne",
            "deaths",
            "4,000",
        ),
        ("They fought serfdom (abolished in 1861).", "serfdom", "abolished", "1861"),
        ("They accused Hall of usury (banned by the Church since 1179).", "usury", "abolished", "1179"),
        ("All but Ned Hall (who died in prison in 1804) came back.", "Ned Hall", "died", "1804"),
        ("On the night of 3 May 1804, his brother, Ned Hall, died.", "Ned Hall", "died", "1804-05-03"),
        ("On 3 May 1804, Ned Hall, a clerk of the town, was shot.", "Ned Hall", "died", "1804-05-03"),
        ("In 1803 the mill burned, and the following year, the Halls left Dorne.", "Halls left Dorne", "date", "1804"),
        ("Tolls fell; the corn tax abolished in 1846; bread was cheap.", "corn tax", "abolished", "1846"),
        ("May 1834-decree abolished all craft and market guilds.", "craft and market guilds", "abolished", "1834-05"),
        ("May 1834 Dorne Weavers Depot set up.", "Dorne Weavers Depot", "founded", "1834-05"),
        ("1834 there had been a ban on guilds.", "ban on guilds", "date", "1834"),
        ("1834-36 there had been the Dorne levy.", "Dorne levy", "lasted", "1834/1836"),
        ("1834-36 wave of strikes by weavers.\n\n1836-38 wave of arrests.", "wave of arrests", "lasted", "1836/1838"),
        ("Lockout Struggle 1834-36\n\nIt was long.", "Lockout Struggle", "lasted", "1834/1836"),
        ("Guests of the 3rd Congress of the Weavers Union, 1908.", "3rd Congress of the Weavers Union", "date", "1908"),
    ];
    for (text, subject, property, value) in table {
        let found: Vec<_> = drafts(text).into_iter().map(|d| (d.subject, d.property, d.value)).collect();
        let wanted = (subject.to_owned(), property.to_owned(), value.to_owned());
        assert!(found.contains(&wanted), "{text}: {found:?}");
    }
}

#[test]
fn a_number_keeps_to_its_own_verb() {
    for (text, number) in [
        ("The Royalists lost 1,500 killed and 800 captured.", "800"),
        ("The brewery had 535 workers and none of them died.", "535"),
        ("The Royalists lost 1,500 killed, 800 captured and many wounded.", "800"),
        ("The King had 1,500 men killed and 1,200 taken prisoner.", "1,200"),
        ("At Dorne 150 men were killed, 80 were wounded and 120 taken prisoner.", "120"),
        ("The flood killed many and left 30,000 without a home.", "30,000"),
        ("The troops killed many and took 800 prisoners.", "800"),
    ] {
        let found: Vec<_> = drafts(text).into_iter().filter(|d| d.value == number && d.property != "number").collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn what_is_not_plain_is_left_out() {
    for text in [
        "He moved there in 1917.",
        "The Battle of Dorne\n\nNone of the 70 men died.",
        "The Battle of Dorne\n\nOf the 70 men nobody was injured.",
        "The Battle of Dorne\n\nAbout 60 people were not injured.",
        "The Battle of Dorne\n\nHe was a clerk of York and died at the age of 45.",
        "The Battle of Dorne\n\nThe clerk of York died there, aged 45.",
        "Yagoda was not dismissed in 1937.",
        "They were sentenced to ten years.",
        "Three columns of lava shot up.",
        "On 24 August the sentences were read.",
        "It was no worse than that of 1931.",
        "The Board of Trade opened its inquiry on 2 February 1881.",
        "Lord Ashby (1598–1643) sent for help.",
        "Holt had won by 1,318 votes.",
        "Captain Root, who led forty-two men, died of his burns.",
        "A miner named Owen Pike mined 90 tons of coal in one day.",
        "The ferry carried 400 carts an hour.",
        "Of every 100 marriages 37 ended so.",
        "These farms were about 60% of all farms.",
        "January 1840 new pier by autumn 1841.",
        "The Wreck of the Tern\n\nThe strike ended nothing, and 200 left.",
        "Their looms might have risen from 300 to 950.",
        "These rose from 300 in 1801 to 950 in 1820.",
        "Wells grew from 2,000 to 9,000.",
        "The tower rose from 30 feet to 90 feet.",
        "Nobody knew the court of wards (abolished in 1660).",
        "They met Hall (who founded nothing in 1804).",
        "They spoke of the mill (which had been rebuilt by Hall in 1804).",
    ] {
        assert_eq!(drafts(text), [], "{text}");
    }
}

#[test]
fn a_part_of_a_year_is_that_year_and_its_word_is_quoted() {
    for (hedge, value) in [("late", "1935"), ("early", "1935"), ("about", "1935~"), ("circa", "1935~")] {
        let found = drafts(&format!("In {hedge} 1935 the moor was enclosed."));
        assert_eq!(found.len(), 1, "{hedge}: {found:?}");
        assert_eq!(found[0].value, value, "{hedge}");
        assert!(found[0].quote.exact.contains(hedge), "{hedge}: {}", found[0].quote.exact);
    }
}

#[test]
fn a_day_whose_year_would_be_a_guess_is_left_out() {
    let founded = |text: &str| {
        let found = drafts(text).into_iter().filter(|draft| draft.property == "founded");
        found.map(|draft| draft.value).collect::<Vec<_>>()
    };
    let fund = "A relief fund was established on 20 October.";
    assert_eq!(founded(&format!("The works burned in March 1872 and were rebuilt in 1875. {fund}")), [""; 0]);
    assert_eq!(founded(&format!("The works burned in March 1872. {fund}")), ["1872-10-20"]);
    assert_eq!(founded(&format!("The works burned in 1872. {fund}")), ["1872-10-20"]);
}

#[test]
fn what_never_ends_is_no_sentence() {
    let line = "Ada Moss died on 2 June 1931, and ".repeat(1000);
    assert_eq!(drafts(&line), []);
    let found = drafts(&format!("{line}so on.\n\nAda Moss died in 1930."));
    assert_eq!(found.iter().map(|draft| draft.value.as_str()).collect::<Vec<_>>(), ["1930"]);
}

#[test]
fn a_year_in_which_something_begins_is_no_year_of_its_count() {
    let scope = |text: &str| drafts(text).into_iter().map(|draft| draft.scope).collect::<Vec<_>>();
    let year = ("period".to_owned(), "1871".to_owned());
    assert_eq!(scope("In 1871, 4,000 weavers were arrested."), [[year]]);
    assert_eq!(scope("Beginning in 1871, 4,000 weavers were arrested."), [[]]);
}

#[test]
fn a_voice_ends_where_another_speaks() {
    let text = "The Great Fire\n\nAccording to the Gazette, at least 80 people died, but the inquiry counted 57 dead.";
    let found: Vec<_> = drafts(text).into_iter().map(|draft| (draft.value, draft.says)).collect();
    assert_eq!(found, [("at least 80".to_owned(), Some("the Gazette".to_owned())), ("57".to_owned(), None)]);
}

#[test]
fn a_day_is_quoted_with_the_year_and_not_with_another_day() {
    let text = "It began in May 1912. On 7 June the Quay Union was founded. On 9 June, Ada Moss died.";
    let found = drafts(text);
    let moss = found.iter().find(|draft| draft.property == "died").unwrap();
    assert!(moss.context.as_ref().is_some_and(|context| context.exact.contains("1912")), "{moss:?}");
}

#[test]
fn each_number_of_a_series_has_its_own_year() {
    let periods = |text: &str| {
        let found = drafts(text).into_iter().filter(|draft| draft.property == "number");
        found.map(|draft| (draft.value, draft.scope.into_iter().next().map(|(_, year)| year))).collect::<Vec<_>>()
    };
    let told = |value: &str, year: &str| (value.to_owned(), Some(year.to_owned()));
    assert_eq!(periods("In 1870 120 and by 1900 240 lodges."), [told("120", "1870"), told("240", "1900")]);
    let shares = drafts("From 1830 to 1836 the rent rose by 10%, and in 1837 by 5%.");
    assert!(shares.iter().all(|draft| draft.scope.iter().all(|(_, year)| year != "1837")), "{shares:?}");
    assert_eq!(periods("Hand looms rose from 300 in 1801 to 950 in 1820."), [told("300", "1801"), told("950", "1820")]);
}

#[test]
fn a_month_is_quoted_with_its_year_and_not_with_the_season_between() {
    let text = "In January 1828, the weavers struck. It was quiet until fall. In October a Weavers Fund was founded.";
    let found = drafts(text);
    let fund = found.iter().find(|draft| draft.property == "founded").unwrap();
    assert_eq!(fund.value, "1828-10");
    assert!(fund.context.as_ref().is_some_and(|context| context.exact.contains("1828")), "{fund:?}");
}

#[test]
fn a_quotation_stands_once_and_holds_its_value() {
    let text = "In 1911 the Quay Union was founded. In 1911 the Dock Union was founded.";
    let quotes: Vec<_> = drafts(text).into_iter().map(|d| d.quote.exact).collect();
    assert_eq!(quotes, ["1911 the Quay Union was founded", "1911 the Dock Union was founded"]);
}

#[test]
fn the_year_stands_in_the_context() {
    let found = drafts("The strike began in May 1912. On 7 June, Ada Moss arrested nobody. On 9 June, Ada Moss died.");
    let moss = found.iter().find(|d| d.property == "died").unwrap();
    assert_eq!(moss.value, "1912-06-09");
    assert!(moss.context.is_some());
}

#[test]
fn rules_name_before_the_plain_reading() {
    let rules = Arc::new(Document::new(
        "rules/x.yaml",
        "extract:\n  - {subject: Long Hunger, property: deaths, cue: hunger and (died or dead), take: quantity}\n",
    ));
    let file = crate::rule::RuleFile { stem: "x".to_owned(), text: rules };
    let (books, mistakes) = crate::rule::compile(&[file], &[], &["c"]);
    assert!(mistakes.is_empty(), "{mistakes:?}");
    let document = Document::new("d.txt", "In the hunger some 4,000 villagers died.");
    let drafts = Reader::of(&document, &books[0]).drafts();
    assert_eq!(drafts.len(), 1);
    assert_eq!((drafts[0].subject.as_str(), drafts[0].value.as_str()), ("Long Hunger", "~4,000"));
}

#[test]
fn a_wrong_cue_is_underlined_inside_the_expression() {
    let text = "extract:\n  - {subject: A, property: deaths, cue: hunger and (died, take: quantity}\n  - {subject: A, property: born, cue: born, take: percent}\n";
    let rules = Arc::new(Document::new("rules/x.yaml", text.replace("(died,", "died dead,")));
    let file = crate::rule::RuleFile { stem: "x".to_owned(), text: Arc::clone(&rules) };
    let (_, mistakes) = crate::rule::compile(&[file], &[], &["c"]);
    let found: Vec<_> =
        mistakes.sorted().into_iter().map(|m| (m.code, rules.slice(m.labels[0].span.clone()).to_owned())).collect();
    assert_eq!(found, [("cue-unreadable", "dead".to_owned()), ("take-type-clash", "percent".to_owned())]);
}

#[test]
fn a_new_file_checks_sound_and_stays_as_it_is() {
    let document = Arc::new(Document::new("harbour.txt", HARBOUR));
    let first = merge(None, &document, drafts(HARBOUR), &Rulebook::defaults()).unwrap();
    assert!(first.added >= 5, "{}", first.text);
    let (collections, mistakes) =
        read(&[("claims/x/harbour.yaml", first.text.as_str()), ("claims/x/harbour.txt", HARBOUR)]);
    assert!(mistakes.is_empty(), "{mistakes:?}\n{}", first.text);
    assert!(collections[0].sources[0].claims.iter().all(|claim| claim.status == Some(Status::Auto)));
    let outcome = crate::check(collections, mistakes);
    assert!(outcome.findings.iter().all(|finding| finding.verdict.is_some()), "{:?}", outcome.findings);
    assert_eq!(merged(&first.text, HARBOUR), first.text);
}

#[test]
fn a_title_that_goes_over_two_lines_is_whole() {
    let title = |text: &str| {
        let document = Arc::new(Document::new("harbour.txt", text));
        let file = merge(None, &document, Vec::new(), &Rulebook::defaults()).unwrap().text;
        file.lines().find_map(|line| line.strip_prefix("  title: ")).unwrap_or_default().to_owned()
    };
    for (text, expected) in [
        (
            "From the notebook of Dr. Ellen Marsh, parish surgeon of Port\nEllis.\n\nShe came late.\n",
            "From the notebook of Dr. Ellen Marsh, parish surgeon of Port Ellis",
        ),
        ("The strike\n\nIt began in May.\n", "The strike"),
        ("The strike\nIt began in May.\n\nIt ended.\n", "The strike"),
        (
            "The strike of the dockers of Port Ellis and its end\n===\n\nIt began.\n",
            "The strike of the dockers of Port Ellis and its end",
        ),
    ] {
        assert_eq!(title(text), expected, "{text}");
    }
}

/// A file as a person keeps it: comments everywhere, a claim of its own, one that was reviewed, one that has gone.
const KEPT: &str = "\
# Port Ellis, by hand.
source:
  title:   'The strike'   # as printed
  document: harbour.txt

claims:   # all of them
    # the one that matters
    - subject: Quay Union
      property: founded   # not the Dock Union
      value: 1911-03
      quote: >-
        In March 1911 the dockers of Port Ellis
        founded the Quay Union

    # a machine read this, I did too
    - {subject: Ada Moss, property: died, value: 1931-06-02, quote: \"died on 2 June 1931\", status: reviewed}
    - subject: lighthouse
      property: founded
      value: 1850
      quote: the lighthouse of 1850
      status: auto

# the end";

#[test]
fn what_a_person_wrote_stays_byte_for_byte() {
    let text = merged(KEPT, HARBOUR);
    let mut rest = text.as_str();
    for line in KEPT.lines() {
        let at = rest.find(line).unwrap_or_else(|| panic!("{line:?} is gone or moved in\n{text}"));
        rest = &rest[at + line.len()..];
    }
    assert!(text.contains("      status: auto\n      note: gone from the document\n"), "{text}");
    assert!(text.contains("    - subject: Harold Finch\n      property: dismissed\n"), "{text}");
    assert_eq!(text.matches("Quay Union").count(), KEPT.matches("Quay Union").count(), "{text}");
    assert_eq!(merged(&text, HARBOUR), text);
}

#[test]
fn line_ends_and_empty_lists_are_kept() {
    let windows = KEPT.replace('\n', "\r\n");
    let text = merged(&windows, HARBOUR);
    assert!(!text.replace("\r\n", "").contains('\n'), "{text:?}");
    for empty in ["claims:\n", "claims:   # to come\n", "claims: []\n", "", "claims: []   # none yet\n", "claims: []"] {
        let file = format!("source:\n  document: harbour.txt\n{empty}");
        let text = merged(&file, HARBOUR);
        assert_eq!(merged(&text, HARBOUR), text, "{text}");
        assert!(text.contains("Harold Finch"), "{text}");
    }
}

#[test]
fn a_file_with_mistakes_or_of_another_document_is_not_touched() {
    let document = Arc::new(Document::new("harbour.txt", HARBOUR));
    for (file, code) in [
        ("source: {document: harbour.txt}\nclaims:\n  - subjcet: x\n", "unknown-key"),
        ("source: {document: other.txt}\nclaims: []\n", "document-missing"),
    ] {
        let file = Arc::new(Document::new("harbour.yaml", file));
        let mistakes = merge(Some(&file), &document, drafts(HARBOUR), &Rulebook::defaults()).unwrap_err();
        assert!(mistakes.sorted().iter().any(|mistake| mistake.code == code), "{code}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn a_second_run_changes_nothing(picks in proptest::collection::vec(0usize..10, 1..12)) {
        const SENTENCES: [&str; 10] = [
            "In 1911 the Quay Union was founded.", "Ada Moss died on 2 June 1931.", "About 2,400 dockers were arrested in 1912.",
            "# A heading", "“In 1911”: 70% of the warehouses were burned # twice.", "They left.", "On 9 June, Harold Finch died.",
            "The Great Strike of 1912 ended.", "1500 new ships: 40 of 60 sailors drowned.", "- Müller died in 1931.",
        ];
        let text: String = picks.iter().filter_map(|at| SENTENCES.get(*at)).map(|s| format!("{s}\n\n")).collect();
        let document = Arc::new(Document::new("harbour.txt", text.as_str()));
        let first = merge(None, &document, drafts(&text), &Rulebook::defaults()).unwrap().text;
        proptest::prop_assert_eq!(merged(&first, &text), first);
    }
}

/// Claims that have gone: one with a person's note, one in braces, one that has a note already that says so.
const NOTED: &str = "\
source: {document: harbour.txt}
claims:
  - subject: lighthouse
    property: founded
    value: 1850
    quote: the lighthouse of 1850
    note: Ask Ada about this one.
    status: auto

  - {subject: pier, property: founded, value: 1860, quote: the pier of 1860, status: auto}

  - subject: Ada Moss
    property: died
    value: 1931-06-02
    quote: died on 2 June 1931
    status: auto
    note: gone from the document
";

#[test]
fn what_has_gone_is_marked_and_no_note_is_changed() {
    let text = merged(NOTED, "Nothing of it.");
    assert!(
        text.contains("    note: Ask Ada about this one.\n    status: auto\n    # gone from the document\n"),
        "{text}"
    );
    assert!(text.contains("status: auto}\n    # gone from the document\n"), "{text}");
    assert_eq!(text.matches("gone from the document").count(), 3, "{text}");
    assert_eq!(merged(&text, "Nothing of it."), text);
}

#[test]
fn what_is_there_again_loses_its_mark() {
    let text = merged(NOTED, "Nothing of it.");
    let back = "In short: the lighthouse of 1850, the pier of 1860. He died on 2 June 1931.";
    let again = merged(&text, back);
    assert_eq!(again, NOTED.replace("    note: gone from the document\n", ""));
    assert_eq!(merged(&again, back), again);
}

#[test]
fn a_place_that_the_rules_know_is_a_scope() {
    let rules = "scopes:\n  place:\n    Port Ellis: {aliases: [the port]}\n    Old Town: {}\n";
    let file = crate::rule::RuleFile { stem: "x".to_owned(), text: Arc::new(Document::new("rules/x.yaml", rules)) };
    let (books, mistakes) = crate::rule::compile(&[file], &[], &["c"]);
    assert!(mistakes.is_empty(), "{mistakes:?}");
    let places = |text: &str| {
        let found = Reader::of(&Document::new("d.txt", text), &books[0]).drafts();
        found.into_iter().map(|draft| (draft.value, draft.scope)).collect::<Vec<_>>()
    };
    let named = vec![("place".to_owned(), "Port Ellis".to_owned())];
    assert_eq!(places("In the port some 2,400 dockers were arrested."), [("~2,400".to_owned(), named)]);
    assert_eq!(places("Elsewhere 2,400 dockers were arrested."), [("2,400".to_owned(), Vec::new())]);
    // Of which of two is not to be guessed.
    let both = places("In the port and in Old Town 2,400 dockers were arrested.");
    assert_eq!(both, [("2,400".to_owned(), Vec::new())]);
}
