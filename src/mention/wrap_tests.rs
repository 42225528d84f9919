//! Prose reads the same at whatever width it was wrapped.

use proptest::prelude::*;

use crate::mention::{paragraph_around, scan, sentences};

/// Paragraphs with what a line may break in two: numbers, dates, abbreviations, names, dashes, notes.
const PROSE: &[&str] = &[
    "The bridge at Holm gave way on the evening of 12 October 1887, when a train of fourteen carriages was on it. Of the \
     312 people aboard no fewer than 96 lost their lives, and another 140 or so were hurt; Dr. J. A. Marsh, who came from \
     St. Agnes by cart, counted 83 bodies before midnight. \"I saw twenty of them,\" he said, \"lying in a row.\" Fewer than \
     20 of the dead had been seated in the last two carriages.",
    "Between 1,500 and 2,000 men were camped at Dunmore in the spring of 1643. They had 24 guns – most of them old – and \
     five hundred horses. Sir Ralph Hartley (1598–1661) lost about one third of his foot. In all 412 were killed, 87 of \
     them officers, and some 1,100 taken. By the end of the year only 640 were left. The King paid £12,000 for their \
     upkeep, i.e. about £8 a man. Later that year, on 3 November, he came back with twenty-five hundred others.",
    "It was the third flood in ten years. The water rose 14 feet 6 inches above the mark of January 1809! Who would have \
     thought it? Nearly two-thirds of the parish, 61 per cent, lay under water for seven weeks. On the 5th of March the \
     mill fell. The damage was put at from 40 to 50 thousand pounds. No. 7 Mill Lane was the only house that stood.",
];

/// Fills lines as every program that wraps does: a word that does not fit opens the next line.
fn wrapped(text: &str, width: usize, newline: &str) -> String {
    let (mut out, mut column) = (String::new(), 0);
    for word in text.split_whitespace() {
        let columns = word.chars().count();
        if column > 0 && column + 1 + columns > width {
            out.push_str(newline);
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += columns;
    }
    out
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sentences_of(text: &str) -> Vec<String> {
    sentences(text).into_iter().map(|(from, to)| squeezed(&text[from..to])).collect()
}

fn mentions_of(text: &str) -> Vec<String> {
    let told = scan(text).into_iter().map(|m| {
        let words = squeezed(&text[m.start..m.end]);
        format!("{words}: {:?} {:?} {:?} {:?} {:?} {:?} {:?}", m.kind, m.low, m.high, m.unit, m.hedge, m.edtf, m.period)
    });
    told.collect()
}

proptest! {
    #[test]
    fn wrapping_changes_nothing(
        order in Just(PROSE.to_vec()).prop_shuffle(),
        width in 30usize..=140,
        newline in prop_oneof![Just("\n"), Just("\r\n")],
        skipped in 0usize..60,
    ) {
        let paragraphs: Vec<String> =
            order.iter().map(|text| text.split_whitespace().skip(skipped).collect::<Vec<_>>().join(" ")).collect();
        let blank = newline.repeat(2);
        let lines: Vec<String> = paragraphs.iter().map(|text| wrapped(text, width, newline)).collect();
        let (plain, filled) = (paragraphs.join(&blank), lines.join(&blank));
        prop_assert_eq!(sentences_of(&plain), sentences_of(&filled));
        prop_assert_eq!(mentions_of(&plain), mentions_of(&filled));
    }
}

#[test]
fn a_line_of_any_length_may_run_on() {
    let long = "The men of the upper town and those of the lower town came together in the great square on the morning of \
                that day, and fewer than";
    let text = format!("{long}\n20 people lost their lives.");
    assert_eq!(sentences(&text).len(), 1);
    assert_eq!(scan(&text)[0].high, Some(20.0));
    assert_eq!(scan(&text)[0].low, None);
}

#[test]
fn what_no_program_wrapped_stays_apart() {
    let apart = [
        "Deaths\t661\nInjured\t214",
        "Losses of the army in the north of the country\nKilled 412 men and officers\nWounded 1,204 men\nTaken 87",
        "The causes of the flood\nThe flood rose for seven days and nights, and nobody thought that it would ever end.",
        "He brought with him all that he had been able to carry\n- 12 guns\n- 40 horses",
        "Who was lost in the flood of that spring.\n-312 people of the lower town and its farms.\n-23,000 sheep.",
        "1. The mill fell on the night of the fifth of March\n2. The bridge fell in the morning after that",
        "1841 He is born at Holm as the third of seven children\n1863 He comes to Ashby\n1907 He dies",
        "When all the lamps were lit in Holm\nWe sang of Ned and all his men\nWho sailed to Ryde,\nNor ever shall we see again",
        "# The flood of the spring of 1809 in the valley\nThe flood rose for seven days and nights in that valley.",
        "The flood rose for seven days and nights\n\nand nobody thought that it would end",
        "The flood of 1809 in the valley\n-------------------------------\nIt rose for seven days",
        "| Killed in the whole of the valley | 412 |\n| Hurt in the whole of the valley | 96 |",
    ];
    for text in apart {
        let lines: Vec<String> = text.lines().filter(|line| !line.is_empty()).map(squeezed).collect();
        assert_eq!(sentences_of(text), lines, "{text}");
    }
    let (from, to) = paragraph_around(apart[3], apart[3].find("40").unwrap());
    assert_eq!(&apart[3][from..to], "- 40 horses");
}
