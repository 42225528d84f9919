//! Tables of what the scanner reads in plain sentences, and what must hold of it on any text.
//! The sentences are our own; the conventions stand in the module's first lines.

use proptest::prelude::*;

use crate::mention::{
    Calendar, Heading, Kind, Mention, paragraph_around, scan, scan_under, sentence_around, sentences,
};
use crate::value::{Date, Reading, Text};

/// `text kind low..high unit hedge edtf` of each mention, as one line.
fn said(text: &str) -> Vec<String> {
    scan(text).iter().map(|mention| line(text, mention)).collect()
}

fn line(text: &str, mention: &Mention) -> String {
    let number = |n: Option<f64>| n.map_or(String::new(), |n| format!("{}", (n * 1e6).round() / 1e6));
    let mut parts = vec![text[mention.start..mention.end].to_string(), format!("{:?}", mention.kind).to_lowercase()];
    if let Some(edtf) = &mention.edtf {
        parts.push(edtf.clone());
    }
    if mention.low.is_some() || mention.high.is_some() {
        parts.push(if mention.low == mention.high {
            number(mention.low)
        } else {
            format!("{}..{}", number(mention.low), number(mention.high))
        });
    }
    parts.extend(mention.unit.clone());
    parts.extend(mention.hedge.map(|hedge| format!("{hedge:?}").to_lowercase()));
    parts.join(" | ")
}

fn check(table: &[(&str, &[&str])]) {
    for (text, expected) in table {
        assert_eq!(said(text), *expected, "in: {text}");
    }
}

#[test]
fn quantities_keep_bounds_and_hedges() {
    check(&[
        ("Some 40,000 men died.", &["Some 40,000 | quantity | 40000 | men | about"]),
        ("It held nearly 3.3 million books.", &["nearly 3.3 million | quantity | 3300000 | books | nearly"]),
        ("at least 350,000 were held", &["at least 350,000 | quantity | 350000.. | atleast"]),
        ("as many as five million peasants", &["as many as five million | quantity | ..5000000 | peasants | upto"]),
        ("more than 14 million people", &["more than 14 million | quantity | 14000000.. | people | over"]),
        ("no fewer than seven times", &["no fewer than seven times | quantity | 7.. | times | atleast"]),
        ("fewer than 500 ships", &["fewer than 500 | quantity | ..500 | ships | atmost"]),
        (
            "an estimated 1 to 1.5 million lives",
            &["an estimated 1 to 1.5 million | quantity | 1000000..1500000 | lives | estimated"],
        ),
        (
            "between 5 and 10 million people",
            &["between 5 and 10 million | quantity | 5000000..10000000 | people | between"],
        ),
        ("from 1.2 million to 3 to 7 million", &["from 1.2 million to 3 to 7 million | quantity | 1200000..7000000"]),
        ("fifty or a hundred years behind", &["fifty or a hundred years | quantity | 50..100 | years"]),
        ("two to three hundred horses", &["two to three hundred | quantity | 200..300 | horses"]),
        ("tens of thousands of monks", &["tens of thousands | quantity | 10000.. | monks"]),
        ("a couple of hundred sailors", &["a couple of hundred | quantity | 200 | sailors | about"]),
        ("ten- or fifteen-year terms", &["ten- or fifteen-year | quantity | 10..15 | years"]),
        ("five and ten years, respectively", &["five | quantity | 5 | years", "ten years | quantity | 10 | years"]),
        (
            "more than 5 but less than 10 wolves",
            &["more than 5 but less than 10 | quantity | 5..10 | wolves | between"],
        ),
        ("500 or more guests", &["500 or more | quantity | 500.. | guests | atleast"]),
        ("half a million roubles", &["half a million roubles | quantity | 500000 | roubles"]),
        (
            "a dozen eggs and three score and ten",
            &["a dozen | quantity | 12 | eggs", "three score and ten | quantity | 70"],
        ),
        (
            "1.234.567 souls, of whom 200.000 fled",
            &["1.234.567 | quantity | 1234567 | souls", "200.000 | quantity | 200000"],
        ),
        ("1 234 567 souls", &["1 234 567 | quantity | 1234567 | souls"]),
        (
            "It grew from 1.2m in 1829 to 2.6m in 1836.",
            &["1.2m | quantity | 1200000", "1829 | date | 1829", "2.6m | quantity | 2600000", "1836 | date | 1836"],
        ),
        (
            "in a mile or two; about a week or two",
            &["a mile or two | quantity | 1..2 | miles", "about a week or two | quantity | 1..2 | weeks | about"],
        ),
        (
            "Dozens were drowned, dozens of barges lost.",
            &["Dozens | quantity | 12..", "dozens | quantity | 12.. | barges"],
        ),
        ("seen over at least half the county", &["at least half | fraction | 0.5.. | atleast"]),
        ("a box one foot long", &["one foot | quantity | 1 | feet"]),
        (
            "300-odd guests and 40-plus geese",
            &["300-odd | quantity | 300 | guests | about", "40-plus | quantity | 40.. | geese | atleast"],
        ),
    ]);
}

#[test]
fn units_and_money_have_one_spelling() {
    check(&[
        ("1.8 million tonnes of grain", &["1.8 million tonnes | quantity | 1800000 | tonnes"]),
        ("about fifty square miles", &["about fifty square miles | quantity | 50 | miles² | about"]),
        ("nearly 400 miles per hour", &["nearly 400 miles per hour | quantity | 400 | miles/hour | nearly"]),
        (
            "between 6 ft 3 in and 6 ft 6 in (191–198 cm)",
            &[
                "between 6 ft 3 in and 6 ft 6 in | quantity | 6.25..6.5 | feet | between",
                "191–198 cm | quantity | 191..198 | cm",
            ],
        ),
        ("$3–5 billion", &["$3–5 billion | quantity | 3000000000..5000000000 | USD"]),
        ("£2,000 a year", &["£2,000 a year | quantity | 2000 | GBP/year"]),
        ("−18 °C to −34 °C", &["−18 °C to −34 °C | quantity | -34..-18 | °C"]),
        (
            "a three-year term for five-member boards",
            &["three-year | quantity | 3 | years", "five | quantity | 5 | member"],
        ),
        ("less than a fortnight", &["less than a fortnight | quantity | ..1 | fortnights | atmost"]),
        ("Tin slipped $3.10 to $812.40.", &["$3.10 | quantity | 3.1 | USD", "$812.40 | quantity | 812.4 | USD"]),
        ("It sells for $3.10 to $4.20.", &["$3.10 to $4.20 | quantity | 3.1..4.2 | USD"]),
        ("a gain of A$14.2m from land", &["A$14.2m | quantity | 14200000 | USD"]),
        ("a park of 3.5 km2 (865 acres)", &["3.5 km2 | quantity | 3.5 | km²", "865 acres | quantity | 865 | acres"]),
    ]);
}

#[test]
fn shares_are_percentages_quotients_and_ratios() {
    check(&[
        ("about 40 percent of the members", &["about 40 percent | percent | 40 | members | about"]),
        ("fell from 40 to 25 per cent", &["from 40 to 25 per cent | percent | 25..40"]),
        ("up to 43% of them", &["up to 43% | percent | ..43 | upto"]),
        ("about ¼ of all farms", &["about ¼ | fraction | 0.25 | about"]),
        (
            "one-tenth of the yield; two-thirds of it",
            &["one-tenth | fraction | 0.1 | yield", "two-thirds | fraction | 0.666667"],
        ),
        (
            "a third of the farms but a third trial",
            &["a third | fraction | 0.333333 | farms", "third | ordinal | 3 | trial"],
        ),
        ("only 1 in 40 churches", &["1 in 40 | ratio | 0.025 | churches"]),
        ("13 of 15 generals", &["13 of 15 | ratio | 0.866667 | generals"]),
        ("31 per 1,000 births", &["31 per 1,000 | ratio | 0.031 | births"]),
        ("one in five families", &["one in five | ratio | 0.2 | families"]),
        ("Output doubled, prices rose tenfold.", &["doubled | ratio | 2", "tenfold | ratio | 10"]),
        ("almost 16 times the usual load", &["almost 16 times | ratio | 16 | times | nearly"]),
        ("It was 61.5pc.", &["61.5pc | percent | 61.5"]),
        ("Two left, and then came a third, and older, bishop.", &["Two | quantity | 2"]),
    ]);
}

#[test]
fn dates_in_every_usual_order() {
    check(&[
        ("on 1 December 1934", &["1 December 1934 | date | 1934-12-01"]),
        ("on December 1, 1934, he", &["December 1, 1934 | date | 1934-12-01"]),
        ("the 20th of May, 1883", &["20th of May, 1883 | date | 1883-05-20"]),
        ("Sunday, August 26th, 1883", &["Sunday, August 26th, 1883 | date | 1883-08-26"]),
        ("Dec. 31, 1994", &["Dec. 31, 1994 | date | 1994-12-31"]),
        ("1934-12-01 and 12.03.1945", &["1934-12-01 | date | 1934-12-01", "12.03.1945 | date | 1945-03-12"]),
        ("in the summer of 1929", &["summer of 1929 | date | 1929-22"]),
        ("the winter of 1709–10", &["winter of 1709–10 | date | 1709-24"]),
        ("in the late 1920s", &["late 1920s | date | 192X | late"]),
        ("in mid-1931", &["mid-1931 | date | 1931 | mid"]),
        ("circa 1840; c. 1736", &["circa 1840 | date | 1840~ | about", "c. 1736 | date | 1736~ | about"]),
        ("the 19th century", &["19th century | date | 18XX"]),
        ("the early seventeenth century", &["early seventeenth century | date | 16XX | early"]),
        ("the first half of the 19th century", &["first half of the 19th century | period | 1800/1849"]),
        ("in 480 BC and AD 79", &["480 BC | date | -0480", "AD 79 | date | 0079"]),
        ("on 24 August he left", &["24 August | date | XXXX-08-24"]),
        ("1765 or 69", &["1765 or 69 | date | [1765,1769]"]),
        ("Q1 2019 and 2020-H2", &["Q1 2019 | period | 2019-01/2019-03", "2020-H2 | period | 2020-07/2020-12"]),
        ("from Q2 of 1999 to Q1 of 2001", &["from Q2 of 1999 to Q1 of 2001 | period | 1999-04/2001-03"]),
        ("kept on 2016 10 16.", &["2016 10 16 | date | 2016-10-16"]),
        ("on February 30, 1811", &["February 30, 1811 | date"]),
    ]);
}

#[test]
fn periods_have_two_ends_or_an_open_one() {
    check(&[
        ("the famine of 1932–33", &["1932–33 | period | 1932/1933"]),
        ("the war of 1914-1918", &["1914-1918 | period | 1914/1918"]),
        ("December 1929-March 1930", &["December 1929-March 1930 | period | 1929-12/1930-03"]),
        ("1–3 June 1815", &["1–3 June 1815 | period | 1815-06-01/1815-06-03"]),
        ("from 1929 to 1953", &["from 1929 to 1953 | period | 1929/1953"]),
        ("between 1941 and 1949", &["between 1941 and 1949 | period | 1941/1949"]),
        ("by the end of 1929", &["by the end of 1929 | period | ../1929 | end"]),
        ("since 1921; until 1953", &["since 1921 | period | 1921/..", "until 1953 | period | ../1953"]),
        ("from 1936 onwards", &["from 1936 onwards | period | 1936/.."]),
        ("the 13th-15th century", &["13th-15th century | period | 12XX/14XX"]),
        ("664-525 BCE", &["664-525 BCE | period | -0664/-0525"]),
        (
            "from the fall of 1812 through the winter, autumn and summer of 1813",
            &["from the fall of 1812 through the winter, autumn and summer of 1813 | period | 1812-23/1813-22"],
        ),
        ("the 5th century BC", &["5th century BC | period | -0500/-0401"]),
        ("the third to first centuries BC", &["third to first centuries BC | period | -0300/-0001"]),
        ("from spring to May 1811", &["from spring to May 1811 | period | 1811-21/1811-05"]),
        (
            "In 1811 it began and went on from October to May.",
            &["1811 | date | 1811", "from October to May | period | 1811-10/1812-05"],
        ),
        ("open 1811-05-06/1812-02-03", &["1811-05-06/1812-02-03 | period | 1811-05-06/1812-02-03"]),
    ]);
}

#[test]
fn relative_dates_come_from_the_text_before() {
    check(&[
        (
            "In 1933 they agreed, and the following year they joined.",
            &["1933 | date | 1933", "the following year | date | 1934"],
        ),
        (
            "In July 1936 he promised; that August he broke it.",
            &["July 1936 | date | 1936-07", "that August | date | 1936-08"],
        ),
        (
            "In October 1917 it met. On 7 November it rose.",
            &["October 1917 | date | 1917-10", "7 November | date | 1917-11-07"],
        ),
        (
            "On 24 August 1936 it ended. The next day they died.",
            &["24 August 1936 | date | 1936-08-24", "The next day | date | 1936-08-25"],
        ),
        (
            "In December 1927 he left. Six months later he came.",
            &["December 1927 | date | 1927-12", "Six months later | date | 1928-06"],
        ),
        ("the following year", &["the following year | date"]),
        (
            "He rose in June 1936 (he had come in 1933). On 3 July he fell.",
            &["June 1936 | date | 1936-06", "1933 | date | 1933", "3 July | date | 1936-07-03"],
        ),
        (
            "In May 1811 it began. The night of the 27th from afar was calm, and on the 29th of that month they sailed.",
            &["May 1811 | date | 1811-05", "27th | date | 1811-05-27", "29th of that month | date | 1811-05-29"],
        ),
        (
            "It fell in 1811; in March of the following year it rose, and in the spring of that year it stood.",
            &[
                "1811 | date | 1811",
                "March of the following year | date | 1812-03",
                "spring of that year | date | 1812-21",
            ],
        ),
        (
            "In the winter of 1811 it froze. On the 5th.",
            &["winter of 1811 | date | 1811-24", "5th | date | XXXX-XX-05"],
        ),
        (
            "In 1811 it was planned. In late March and early April 1813 it was built.",
            &["1811 | date | 1811", "late March | date | 1813-03 | late", "early April 1813 | date | 1813-04 | early"],
        ),
        // in words, of a month that is pointed at
        (
            "In May 1811 it began. He signed it upon the sixteenth of the same month. It was the 5th of the month.",
            &[
                "May 1811 | date | 1811-05",
                "sixteenth of the same month | date | 1811-05-16",
                "5th of the month | date | 1811-05-05",
            ],
        ),
        ("In May 1811 the sixteenth man fell.", &["May 1811 | date | 1811-05", "sixteenth | ordinal | 16 | man"]),
        // from the end of a year to the beginning of the next
        (
            "He came on the 31st of December 1691. On the 6th of January he swore.",
            &["31st of December 1691 | date | 1691-12-31", "6th of January | date | 1692-01-06"],
        ),
        ("On 3 May and 5 June 1813 they met.", &["3 May | date | 1813-05-03", "5 June 1813 | date | 1813-06-05"]),
    ]);
    let text = "In July 1936 he promised; that August he broke it.";
    assert_eq!(scan(text)[1].resolved_from, Some((3, 12)));
}

#[test]
fn scores_of_years_are_counted_by_twenties() {
    check(&[
        ("three score men", &["three score | quantity | 60 | men"]),
        ("three score and ten men", &["three score and ten | quantity | 70 | men"]),
        ("at threescore and ten", &["threescore and ten | quantity | 70"]),
        ("He lived three score years and ten.", &["three score years and ten | quantity | 70 | years"]),
        ("Fourscore and seven years ago", &["Fourscore and seven years | quantity | 87 | years"]),
        ("three score men and ten women", &["three score | quantity | 60 | men", "ten | quantity | 10 | women"]),
        ("between three score and four score", &["between three score and four score | quantity | 60..80 | between"]),
        ("a score of men", &["a score | quantity | 20 | men"]),
    ]);
}

#[test]
fn to_number_is_a_verb_behind_those_who_are_many() {
    check(&[
        ("They number seven hundred and forty-five.", &["seven hundred and forty-five | quantity | 745"]),
        ("The survivors number 745.", &["745 | quantity | 745"]),
        ("The dead now number 300.", &["300 | quantity | 300"]),
        ("It was on bus number 745.", &[]),
        ("See number 12.", &[]),
    ]);
}

#[test]
fn a_bound_that_is_denied_is_the_other_one() {
    check(&[
        ("not above three thousand men", &["not above three thousand | quantity | ..3000 | men | atmost"]),
        ("They were not over 20 men.", &["not over 20 | quantity | ..20 | men | atmost"]),
        ("It never exceeded 40 men.", &["never exceeded 40 | quantity | ..40 | men | atmost"]),
        ("never more than 40 men", &["never more than 40 | quantity | ..40 | men | atmost"]),
        ("no more than 40 men", &["no more than 40 | quantity | ..40 | men | atmost"]),
        ("not under 20 men", &["not under 20 | quantity | 20.. | men | atleast"]),
        ("not fewer than 12 men", &["not fewer than 12 | quantity | 12.. | men | atleast"]),
        ("There were not twenty men.", &["not twenty | quantity | ..20 | men | atmost"]),
        ("There were not 30 but 20 men.", &["20 | quantity | 20 | men"]),
        ("He had 13 cows, not 14.", &["13 | quantity | 13 | cows"]),
        ("thirty, if not forty, men", &["thirty | quantity | 30"]),
    ]);
}

#[test]
fn the_first_number_of_a_range_takes_the_thousands_of_the_second() {
    check(&[
        ("5-6,000 men", &["5-6,000 | quantity | 5000..6000 | men"]),
        ("5 to 6,000 men", &["5 to 6,000 | quantity | 5000..6000 | men"]),
        ("between 10 and 12,000 men", &["between 10 and 12,000 | quantity | 10000..12000 | men | between"]),
        ("two or three thousand men", &["two or three thousand | quantity | 2000..3000 | men"]),
        ("3–4 million men", &["3–4 million | quantity | 3000000..4000000 | men"]),
        ("It rose from 5 to 6,000 men.", &["from 5 to 6,000 | quantity | 5..6000 | men"]),
        ("It rose to 2 to 6,500 men.", &["2 to 6,500 | quantity | 2..6500 | men"]),
        ("500-6,000 men", &["500-6,000 | quantity | 500..6000 | men"]),
    ]);
}

#[test]
fn the_sides_of_a_score_are_marked() {
    let sure = |text: &str| scan(text).iter().filter(|m| !m.uncertain).count();
    for text in
        ["They won 2-1.", "It was a 3–0 victory.", "They won by 2 goals to 1.", "It ended 3-3.", "two goals to nil"]
    {
        assert_eq!(sure(text), 0, "{text}");
    }
    for text in ["He scored 2 goals.", "They lost 10-15 pounds.", "5-6 men died.", "They sank 2 ships."] {
        assert_eq!(sure(text), 1, "{text}");
    }
}

#[test]
fn what_a_score_or_a_tolerance_says() {
    check(&[
        ("Ajax beat Brugge 3-1.", &["3 | quantity | 3", "1 | quantity | 1"]),
        ("They lost 1-3 at home.", &["1 | quantity | 1", "3 | quantity | 3"]),
        ("It was won by a score of 21-14.", &["21 | quantity | 21", "14 | quantity | 14"]),
        ("They lost 10-15 pounds.", &["10-15 pounds | quantity | 10..15 | pounds"]),
        ("dated to 5,730 ± 40 years", &["5,730 ± 40 years | quantity | 5690..5770 | years"]),
        ("45.3 +/- 0.2 mm across", &["45.3 +/- 0.2 mm | quantity | 45.1..45.5 | mm"]),
        ("12 plus or minus 2 days", &["12 plus or minus 2 days | quantity | 10..14 | days"]),
        ("an error of plus or minus 3 points", &["3 | quantity | 3 | points"]),
        ("minus 3 degrees", &["minus 3 degrees | quantity | -3 | degrees"]),
        ("He ran it in 3:58.4.", &[]),
        ("Prices rose 6-1/4 cents.", &["6-1/4 cents | quantity | 6.25 | cents"]),
        ("a 5-foot-6 player", &["5-foot-6 | quantity | 5.5 | feet"]),
        ("the three-day weekend", &["three-day | quantity | 3 | days"]),
        ("Symphony No. 5, Op. 67, and K. 550", &[]),
    ]);
}

#[test]
fn words_that_multiply_keep_their_hedges() {
    check(&[
        ("It more than doubled.", &["more than doubled | ratio | 2.. | over"]),
        ("It cost at least twice as much.", &["at least twice | ratio | 2.. | atleast"]),
        ("It was almost double the estimate.", &["almost double | ratio | 2 | nearly"]),
        ("a double album, and two double basses", &["two | quantity | 2 | basses"]),
        ("Fewer than half remained.", &["Fewer than half | fraction | ..0.5 | atmost"]),
        ("It fell by a quarter to 30.", &["a quarter | fraction | 0.25", "30 | quantity | 30"]),
    ]);
}

#[test]
fn years_before_a_verb_that_looks_like_a_noun() {
    check(&[
        ("The volumes of 1931–1934 list some.", &["1931–1934 | period | 1931/1934"]),
        (
            "A catalogue in 1931–1934 lists 386 works.",
            &["1931–1934 | period | 1931/1934", "386 | quantity | 386 | works"],
        ),
        ("An index of 2006 gives 402.", &["2006 | date | 2006", "402 | quantity | 402"]),
        ("A force of 1500 soldiers left.", &["1500 | quantity | 1500 | soldiers"]),
        ("Its level of 1755 until the 1820s.", &["1755 | date | 1755", "until the 1820s | period | ../182X"]),
        ("He stayed from May 1787 until his death.", &["from May 1787 | period | 1787-05/.."]),
        ("She wrote from 1936 on.", &["from 1936 on | period | 1936/.."]),
        ("5, 6 and 7 March 1950", &["5, 6 and 7 March 1950 | period | 1950-03-05/1950-03-07"]),
        ("May 3, 4, and 5, 1900", &["May 3, 4, and 5, 1900 | period | 1900-05-03/1900-05-05"]),
        (
            "On May 3, 12 men and 4 boys died.",
            &["May 3 | date | XXXX-05-03", "12 | quantity | 12 | men", "4 | quantity | 4 | boys"],
        ),
        ("the 1990s and 2000s", &["1990s | date | 199X", "2000s | date | 200X"]),
        ("the 1890s and 1900s", &["1890s | date | 189X", "1900s | date | 190X"]),
        ("the 1900s", &["1900s | date | 19XX"]),
    ]);
}

#[test]
fn parts_of_the_year_that_the_text_is_in() {
    check(&[
        (
            "In 1812 he left; by the end of that year he was dead.",
            &["1812 | date | 1812", "by the end of that year | period | ../1812 | end"],
        ),
        ("In 1812 he left at the end of the year.", &["1812 | date | 1812", "end of the year | date | 1812 | end"]),
        ("In 1812 he waited until fall.", &["1812 | date | 1812", "until fall | period | ../1812-23"]),
        ("He waited until fall.", &[]),
        (
            "On 3 May 1809 he left. The next morning he died.",
            &["3 May 1809 | date | 1809-05-03", "The next morning | date | 1809-05-04"],
        ),
        (
            "He died in 1809. On 2 February of the following year it snowed.",
            &["1809 | date | 1809", "2 February of the following year | date | 1810-02-02"],
        ),
        (
            "In 1801 it had ten; a century later, twenty.",
            &["1801 | date | 1801", "ten | quantity | 10", "a century later | date | 1901", "twenty | quantity | 20"],
        ),
        // a period within one year tells the year of the days after it
        (
            "It lasted from 9 June to 22 August 1759. On 3 July they stormed it.",
            &["from 9 June to 22 August 1759 | period | 1759-06-09/1759-08-22", "3 July | date | 1759-07-03"],
        ),
    ]);
}

#[test]
fn a_heading_that_is_known_ends_the_reach_of_a_year() {
    let text =
        "In May 1811 it began.\n\nWhat followed, and why?\n\nOn 3 June it ended.\n\nSmall Print\n\nOn 4 June too.";
    let days = |headings: &[Heading]| -> Vec<Option<String>> {
        scan_under(text, headings).into_iter().skip(1).map(|mention| mention.edtf).collect()
    };
    let heading = |words: &str| {
        let start = text.find(words).unwrap();
        Heading { span: start..start + words.len(), level: 2 }
    };
    let edtf = |days: [&str; 2]| days.map(|day| Some(day.to_owned()));
    assert_eq!(days(&[]), edtf(["1811-06-03", "1811-06-04"]));
    assert_eq!(days(&[heading("What")]), edtf(["XXXX-06-03", "XXXX-06-04"]));
    assert_eq!(days(&[heading("Small")]), edtf(["1811-06-03", "XXXX-06-04"]));
    // By their look, a question is no heading and two words alone are one.
    let looks: Vec<_> = scan(text).into_iter().skip(1).map(|mention| mention.edtf).collect();
    assert_eq!(looks, edtf(["1811-06-03", "XXXX-06-04"]));
}

#[test]
fn one_day_in_two_calendars_is_one_mention() {
    check(&[
        ("27 March [O.S. 15 March] 1886", &["27 March [O.S. 15 March] 1886 | date | 1886-03-27"]),
        (
            "In 1917, on April 3 (16 new style), he came",
            &["1917 | date | 1917", "April 3 (16 new style) | date | 1917-04-03"],
        ),
        ("1 January 1648/9", &["1 January 1648/9 | date | 1649-01-01"]),
    ]);
    assert_eq!(scan("27 March [O.S. 15 March] 1886")[0].calendar, Some(Calendar::Gregorian));
    assert_eq!(scan("1 January 1648/9")[0].calendar, Some(Calendar::Julian));
}

#[test]
fn years_are_years_by_their_place() {
    check(&[
        ("In 1922 340,000 joined.", &["1922 | date | 1922", "340,000 | quantity | 340000"]),
        ("1500 new factories opened.", &["1500 | quantity | 1500 | factories"]),
        ("They met in 1905. 1938 internal passports came.", &["1905 | date | 1905", "1938 | date | 1938"]),
        ("an army of 1800 men", &["1800 | quantity | 1800 | men"]),
        ("1108 of 1966 delegates", &["1108 of 1966 | ratio | 0.563581 | delegates"]),
        (
            "(353,011 in 1837 and 328,622 in 1838)",
            &["353,011 | quantity | 353011", "1837 | date | 1837", "328,622 | quantity | 328622", "1838 | date | 1838"],
        ),
    ]);
}

#[test]
fn what_is_no_quantity_is_passed() {
    for text in [
        "the Five-Year Plan and the First World War",
        "Article 58 of the code, p. 145, vol. 2, pp. 12–15, 20.",
        "At first no one of them came at 6:30 or at ten o'clock, at 2 pm.",
        "It was over.<sup>8</sup> Then [12] came.",
        "1. The plan was new.\n2. It failed.",
        "Stage Three was the Sixteen's.",
        "one of the best, which one?",
        "see http://example.org/1917/5 or COVID-19, SCP-173",
        "by about half-past eleven",
        "These two, indeed, were in the Irish quarter was seen.",
        "Ring 1-800-555-0134 or 020 7946 0958, +44-20-7946/0958.",
        "He got out at junction 14 on day four with a PlayStation 5 and lived at 221B Baker Street.",
        "the Brown & Poor's 500 index",
        "the under-21 side",
        "socialism in one country",
    ] {
        assert_eq!(said(text), Vec::<String>::new(), "in: {text}");
    }
}

#[test]
fn ordinals_say_a_place_in_a_row() {
    check(&[
        ("the 17th Party Congress", &["17th | ordinal | 17 | congress"]),
        ("at the Fourteenth Congress", &["Fourteenth | ordinal | 14 | congress"]),
        ("the twenty-first meeting", &["twenty-first | ordinal | 21 | meeting"]),
    ]);
}

#[test]
fn sentences_survive_stops_that_end_nothing() {
    let text = "Dr. Smith left the U.S.S.R. in 1934. He took 1.8 million roubles! Did he?\n\n# A heading\n- an item\n- another\nThe end.";
    let found: Vec<&str> = sentences(text).into_iter().map(|(a, b)| &text[a..b]).collect();
    assert_eq!(
        found,
        [
            "Dr. Smith left the U.S.S.R. in 1934.",
            "He took 1.8 million roubles!",
            "Did he?",
            "# A heading",
            "- an item",
            "- another",
            "The end."
        ]
    );
    let at = text.find("1.8").unwrap_or(0);
    assert_eq!(sentence_around(text, at), (37, 65));
    let wrapped =
        "The long line of a paragraph that was wrapped by hand goes on\nin the next line and ends here. Then more.";
    assert_eq!(sentences(wrapped).len(), 2);
}

/// Words and marks of which numbers and dates are made, and some that break them.
const ALPHABET: &[&str] = &[
    "one",
    "two",
    "twenty",
    "hundred",
    "thousand",
    "million",
    "half",
    "a",
    "third",
    "thirds",
    "and",
    "or",
    "to",
    "of",
    "in",
    "between",
    "from",
    "at",
    "least",
    "more",
    "than",
    "about",
    "c",
    ".",
    ",",
    "-",
    "–",
    "—",
    "/",
    "(",
    ")",
    "[",
    "]",
    "?",
    "~",
    "%",
    "$",
    "£",
    "°",
    "½",
    "×",
    "'",
    "\"",
    "1",
    "12",
    "31",
    "1934",
    "1930s",
    "1,000",
    "1.5",
    "12.03.1945",
    "17th",
    "May",
    "December",
    "Dec",
    "summer",
    "winter",
    "century",
    "BC",
    "AD",
    "late",
    "early",
    "end",
    "the",
    "by",
    "since",
    "year",
    "day",
    "later",
    "following",
    "that",
    "next",
    "same",
    "turn",
    "per",
    "cent",
    "times",
    "fold",
    "ft",
    "km",
    "people",
    "new",
    "style",
    "O",
    "S",
    "\n",
    "\n\n",
    "\r\n",
    "à",
    "🦀",
    "\u{a0}",
    "\u{301}",
    "Ω",
    "x",
    "e",
    "10",
    "^",
    "<",
    ">",
    "999999999999999999999",
    "0",
    "00",
    "+",
    "first",
    "second",
    "half",
    "of",
    "couple",
    "several",
    "dozens",
    "tens",
    "thousands",
    "one-tenth",
];

fn alphabet_text() -> impl Strategy<Value = String> {
    prop::collection::vec((0..ALPHABET.len(), prop::bool::ANY), 0..60).prop_map(|words| {
        words.into_iter().map(|(word, space)| format!("{}{}", ALPHABET[word], if space { " " } else { "" })).collect()
    })
}

fn holds(text: &str) {
    let mentions = scan(text);
    for mention in &mentions {
        assert!(
            mention.start < mention.end && text.is_char_boundary(mention.start) && text.is_char_boundary(mention.end),
            "{mention:?} in {text:?}"
        );
        let temporal = matches!(mention.kind, Kind::Date | Kind::Period);
        let date = mention.edtf.as_deref().map(|edtf| Date::parse(Text::One(edtf), &Reading::default()));
        assert!(date.is_none_or(|date| date.is_ok()), "{mention:?} in {text:?}");
        assert!(temporal || mention.low.is_some() || mention.high.is_some(), "{mention:?} in {text:?}");
        if let (Some(low), Some(high)) = (mention.low, mention.high) {
            assert!(low <= high, "{mention:?} in {text:?}");
        }
        assert!(mention.resolved_from.is_none_or(|(_, end)| end <= mention.start), "{mention:?} in {text:?}");
    }
    for pair in mentions.windows(2) {
        assert!(pair[0].end <= pair[1].start, "{pair:?} in {text:?}");
    }
    let mut last = 0;
    for (start, end) in sentences(text) {
        assert!(last <= start && start < end && text.is_char_boundary(start) && text.is_char_boundary(end), "{text:?}");
        last = end;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn spans_are_sound_on_words_of_the_grammar(text in alphabet_text()) {
        holds(&text);
    }

    #[test]
    fn spans_are_sound_on_any_text(text in any::<String>(), at in 0usize..100) {
        holds(&text);
        let (start, end) = sentence_around(&text, at);
        prop_assert!(start <= end && text.is_char_boundary(start) && text.is_char_boundary(end));
    }
}

#[test]
fn a_paragraph_is_found_from_any_place_in_it() {
    let text =
        "The first one.\n\nThe second has a line that is long enough to run on\nto the next. And more.\n\n- an item\n";
    let around = |words: &str| {
        let (start, end) = paragraph_around(text, text.find(words).unwrap());
        &text[start..end]
    };
    assert_eq!(around("first"), "The first one.");
    assert!(around("second").ends_with("And more.") && around("next") == around("second"));
    assert_eq!(around("item"), "- an item");
    assert_eq!(paragraph_around("", 5), (0, 0));
}
