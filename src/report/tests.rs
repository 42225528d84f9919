//! What every format keeps to, and how a report looks: each verdict at several widths and styles, and what
//! documents do to it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use insta::assert_snapshot;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::*;
use crate::document::Document;
use crate::finding::{Change, Cited, Side, Verdict};
use crate::mistake::Label;
use crate::mistake::Mistake;

const PLAIN: Style = Style { color: false, unicode: true, width: 80 };
const NARROW: Style = Style { color: false, unicode: true, width: 40 };
const COLOR: Style = Style { color: true, unicode: true, width: 80 };
const ASCII: Style = Style { color: false, unicode: false, width: 80 };

fn report(outcome: &Outcome, format: Format, show: Show, style: &Style) -> String {
    let mut out = Vec::new();
    write(outcome, format, show, style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The report of one finding, without its summary.
fn alone(finding: Finding, style: &Style) -> String {
    let report = report(&fixture::outcome(vec![finding]), Format::Human, Show::All, style);
    let end = report.rfind("Summary").and_then(|at| report[..at].rfind("\n\n")).unwrap();
    report[..end].to_owned()
}

/// The lines of a passage in a document of its own, from the corner on.
fn passage(text: &str, quote: &str, value: &str, style: &Style) -> String {
    let start = text.find(quote).unwrap();
    passage_at(text, start..start + quote.len(), value, style)
}

fn passage_at(text: &str, span: std::ops::Range<usize>, value: &str, style: &Style) -> String {
    let document = Document::new("essay.txt", text);
    let place = passage::Place { document: &document, span, at: None, label: value.into() };
    passage::draw(&passage::Passage { message: None, tone: style::Tone::SideA, place: Some(place), help: None }, style)
}

fn without_sgr(text: &str) -> String {
    regex::Regex::new("\u{1b}\\[[0-9;]*m").unwrap().replace_all(text, "").into_owned()
}

fn columns(line: &str) -> usize {
    line.graphemes(true).map(UnicodeWidthStr::width).sum()
}

#[test]
fn formats_and_their_names() {
    for format in Format::ALL {
        assert_eq!(Format::named(format.name()), Some(format));
    }
    assert_eq!(Format::named("yaml"), None);
}

#[test]
fn each_verdict_plain() {
    for verdict in Verdict::ALL {
        assert_snapshot!(format!("{}-80", verdict.name()), alone(fixture::of(verdict), &PLAIN));
    }
}

#[test]
fn each_verdict_narrow() {
    for verdict in Verdict::ALL {
        assert_snapshot!(format!("{}-40", verdict.name()), alone(fixture::of(verdict), &NARROW));
    }
}

#[test]
fn colour_and_ascii() {
    for verdict in [Verdict::Contradiction, Verdict::Estimate, Verdict::Wording] {
        let colored = alone(fixture::of(verdict), &COLOR);
        assert_snapshot!(format!("{}-color", verdict.name()), colored.replace('\u{1b}', "␛"));
        assert_snapshot!(format!("{}-ascii", verdict.name()), alone(fixture::of(verdict), &ASCII));
    }
}

#[test]
fn colour_changes_nothing_else() {
    let outcome = fixture::outcome(fixture::of_every_verdict());
    let colored = without_sgr(&report(&outcome, Format::Human, Show::All, &COLOR));
    let plain = report(&outcome, Format::Human, Show::All, &PLAIN);
    // Without colour a diff has brackets, and so other line ends.
    let words = |text: &str| -> Vec<String> {
        text.split_whitespace().map(|w| w.trim_matches(['[', ']', '{', '}', '-', '+']).to_owned()).collect()
    };
    assert_eq!(words(&colored), words(&plain));
}

#[test]
fn whole_reports() {
    let mut findings = vec![fixture::lost()];
    findings.extend(fixture::of_every_verdict());
    let mut outcome = fixture::outcome(findings);
    assert_snapshot!("whole-human", report(&outcome, Format::Human, Show::Listed, &PLAIN));
    outcome.mistakes = fixture::mistakes();
    outcome.summary.mistakes = outcome.mistakes.len();
    assert_snapshot!("whole-brief", report(&outcome, Format::Brief, Show::All, &PLAIN));
    assert_snapshot!("whole-narrated", report(&outcome, Format::Narrated, Show::All, &PLAIN));
}

#[test]
fn mistakes_are_underlined() {
    for (name, style) in [("80", PLAIN), ("40", NARROW), ("ascii", ASCII)] {
        let mut out = Vec::new();
        write_mistakes(&fixture::mistakes(), &style, &mut out).unwrap();
        assert_snapshot!(format!("mistakes-{name}"), String::from_utf8(out).unwrap());
    }
}

#[test]
fn nothing_found_is_a_summary() {
    let empty = report(&Outcome::default(), Format::Human, Show::Listed, &PLAIN);
    assert!(empty.contains("0 claims") && !empty.contains("Only one source says this         1"), "{empty}");
}

#[test]
fn what_is_off_is_counted_and_not_listed() {
    let outcome = fixture::outcome(fixture::of_every_verdict());
    for format in Format::ALL {
        let (listed, all) =
            (report(&outcome, format, Show::Listed, &PLAIN), report(&outcome, format, Show::All, &PLAIN));
        assert!(listed.len() < all.len(), "{format:?}");
    }
    let human = report(&outcome, Format::Human, Show::Listed, &PLAIN);
    assert!(human.contains("4 findings are counted and not listed"), "{human}");
    assert!(human.contains("Met no other claim"), "{human}");
}

#[test]
fn json_has_its_keys_in_order_and_nothing_raw() {
    let mut finding = fixture::of(Verdict::Contradiction);
    finding.why = "esc \u{1b} csi \u{9b} bidi \u{202e} \"quoted\" \\ é 饥".into();
    let why = finding.why.clone();
    let mut outcome = fixture::outcome(vec![finding]);
    outcome.mistakes = fixture::mistakes();
    let text = report(&outcome, Format::Json, Show::Listed, &PLAIN);
    assert!(text.starts_with("{\"version\":1,\"summary\":{") && text.ends_with("]}\n"), "{text}");
    let at = |key: &str| text.find(key).unwrap();
    assert!(at("\"summary\":") < at("\"mistakes\":[") && at("\"mistakes\":[") < at("\"findings\":["));
    assert!(!text.trim_end().chars().any(safe::is_unsafe), "{text}");
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["findings"][0]["why"], why);
    let keys = "{\"code\":\"unknown-key\",\"weight\":\"error\",\"message\":\"unknown key `introdced`\",\"help\":\"did you mean \
                `introduced`?\",\"file\":\"claims/soviet-union/revision-notes.yaml\",\"line\":5,\"column\":5,\"start\":58,\"end\":67}";
    assert!(text.contains(keys), "{text}");
}

// What miette draws wrongly when it is left to itself, case by case.

#[test]
fn passages_are_flat_and_the_question_is_last() {
    let text = alone(fixture::of(Verdict::Estimate), &PLAIN);
    assert!(!text.contains("Advice:") && !text.contains("Error:"), "{text}");
    let (first, second) =
        (text.find("  A  essay, citing a demographer: ").unwrap(), text.find("  B  revision-notes: ").unwrap());
    assert!(first < second && second < text.find("For the class:").unwrap());
}

#[test]
fn codes_are_not_broken_at_their_hyphens() {
    let help = "call it with `--min-score 0.5`";
    let mistake = Mistake::about("document-binary", "essay.docx", "`essay.docx` is a Word document (.docx), not text");
    for width in 40..90 {
        let mut out = Vec::new();
        super::write_mistakes(&[mistake.clone().help(help)], &Style { width, ..PLAIN }, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("[document-binary]") && text.contains("`--min-score"), "{text}");
    }
}

#[test]
fn narrower_than_forty_is_forty() {
    let outcome = fixture::outcome(fixture::of_every_verdict());
    for format in Format::ALL {
        let narrow = |width| report(&outcome, format, Show::All, &Style { width, ..PLAIN });
        assert_eq!(narrow(0), narrow(40));
    }
}

#[test]
fn columns_are_characters() {
    let text = "Čeština, кириллица и голод: пять миллионов погибших";
    assert_snapshot!(passage(text, "пять миллионов", "5 million", &PLAIN), @"
       ╭─[essay.txt:1:29]
     1 │ Čeština, кириллица и голод: пять миллионов погибших
       ·                             ───────┬──────
       ·                                    ╰── 5 million
       ╰────
    ");
}

#[test]
fn a_byte_order_mark_is_no_column() {
    assert_snapshot!(passage("\u{feff}six million", "six million", "6 million", &PLAIN), @"
       ╭─[essay.txt:1:1]
     1 │ six million
       · ─────┬─────
       ·      ╰── 6 million
       ╰────
    ");
    assert_snapshot!(passage("\u{feff}about six million", "six", "6", &PLAIN), @"
       ╭─[essay.txt:1:7]
     1 │ about six million
       ·       ─┬─
       ·        ╰── 6
       ╰────
    ");
}

#[test]
fn a_line_of_200_000_characters_is_a_window() {
    let text = format!("{}six million{}", "words and words ".repeat(6_250), " words and words".repeat(6_250));
    assert_snapshot!(passage(&text, "six million", "6 million", &PLAIN), @"
           ╭─[essay.txt:1:100001]
         1 │ … and words words and words six million words and words words and words …
           ·                             ─────┬─────
           ·                                  ╰── 6 million
           ╰────
    ");
    let solid = format!("{}SIX{}", "x".repeat(100_000), "y".repeat(100_000));
    let drawn = passage(&solid, "SIX", "6", &NARROW);
    assert!(drawn.lines().all(|line| columns(line) <= 40), "{drawn}");
}

#[test]
fn the_document_is_not_read_for_each_passage() {
    let paragraph = "A line of an essay that is as long as lines of essays are, and says nothing. ".repeat(13);
    let text = format!("{paragraph}\n").repeat(5_000) + "six million";
    let document = Arc::new(Document::new("claims/soviet-union/essay.txt", text));
    let claim = |side| fixture::cite_in(&document, side, "essay", "six million", "6 million");
    let claims = vec![claim(Side::A), claim(Side::B)];
    let finding = fixture::finding(Some(Verdict::Contradiction), "deaths", claims, "");
    let mut outcome = fixture::outcome(vec![finding; 300]);
    outcome.sources = vec![fixture::card("essay", Arc::clone(&document))];
    let start = Instant::now();
    let text = report(&outcome, Format::Human, Show::All, &PLAIN);
    assert_eq!(text.matches("[claims/soviet-union/essay.txt:5001:1]").count(), 600);
    // A tenth of a second where it is done right, minutes in this build where each passage reads 5 MB.
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[test]
fn labels_that_overlap_have_a_passage_each() {
    let file = Arc::new(Document::new("a.yaml", "quote: one two three"));
    let mistake = Mistake::at("c", &file, 7..14, "m", "inner").also(7..20, "outer");
    let drawn = human::mistaken(&mistake, &PLAIN);
    assert_eq!(drawn.matches("[a.yaml:1:8]").count(), 2);
    assert!(drawn.contains("inner") && drawn.contains("outer"), "{drawn}");
}

#[test]
fn a_span_out_of_range_loses_nothing() {
    for span in [500..600, 3..600, 1..2] {
        let drawn = passage_at("é — six million", span.clone(), "6 million", &PLAIN);
        assert!(
            drawn.contains("six million") && drawn.contains("6 million\n") && !drawn.contains('┬'),
            "{span:?}\n{drawn}"
        );
    }
    let file = Arc::new(Document::new("a.yaml", "one: two\n"));
    let mut mistake = Mistake::at("c", &file, 0..3, "m", "first");
    mistake.labels.push(Label { span: 90..99, text: "second".into() });
    let drawn = human::mistaken(&mistake, &PLAIN);
    assert!(drawn.contains("╰── first") && drawn.contains("second"), "{drawn}");
    // Ends the wrong way round must not crash.
    #[allow(clippy::reversed_empty_ranges)]
    let reversed = passage_at("six million", 5..2, "6", &PLAIN);
    assert!(reversed.contains("six million"), "{reversed}");
}

#[test]
fn a_lone_cr_ends_a_line() {
    assert_snapshot!(passage("one\rsix million\rthree", "six million", "6 million", &PLAIN), @"
       ╭─[essay.txt:2:1]
     2 │ six million
       · ─────┬─────
       ·      ╰── 6 million
       ╰────
    ");
    assert_snapshot!(passage("one\r\nsix\r\nmillion\r\nfour", "six\r\nmillion", "6 million", &PLAIN), @"
       ╭─[essay.txt:2:1]
     2 │ six
       · ───
     3 │ million
       · ───┬───
       ·    ╰── 6 million
       ╰────
    ");
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    assert_snapshot!(passage("a \u{1b}[31mred\u{1b}[0m \u{202e}herring\u{202c}\tat six\u{9b}2J", "six", "6", &PLAIN), @"
       ╭─[essay.txt:1:29]
     1 │ a ␛[31mred␛[0m �herring�    at six�2J
       ·                                ─┬─
       ·                                 ╰── 6
       ╰────
    ");
}

#[test]
fn what_is_wide_is_underlined_as_wide() {
    assert_snapshot!(passage("大饥荒：六百万人死亡。家庭👨‍👩‍👧‍👦 🇷🇺 six", "六百万人", "6 million", &PLAIN), @"
       ╭─[essay.txt:1:5]
     1 │ 大饥荒：六百万人死亡。家庭👨‍👩‍👧‍👦 🇷🇺 six
       ·         ────┬───
       ·             ╰── 6 million
       ╰────
    ");
    let text = "家庭👨‍👩‍👧‍👦 e\u{301}te\u{301} ❤\u{fe0f} 🇷🇺 six";
    let drawn = passage(text, "six", "6", &PLAIN);
    let (row, mark) = (drawn.lines().nth(1).unwrap(), drawn.lines().nth(2).unwrap());
    let before = row.split("six").next().unwrap();
    assert_eq!(columns(before), columns(mark.split('─').next().unwrap()), "{drawn}");
}

#[test]
fn a_long_quotation_is_shown_by_its_beginning() {
    let quote = "It is a long quotation, longer than anybody would wish to read. ".repeat(20);
    assert_snapshot!(passage(&format!("Before. {quote}After."), quote.trim(), "long", &NARROW), @"
       ╭─[essay.txt:1:9]
     1 │ Before. It is a long quotation,
       ·         ───────────────────────
       │ longer than anybody would wish to
       · ─────────────────────────────────
       │ read. It is a long quotation,
       · ─────────────────────────────
       │ longer than anybody would wish to …
       · ────────────────┬────────────────
       ·                 ╰── long
       ╰────
    ");
}

#[test]
fn a_place_without_width_is_pointed_at() {
    assert_snapshot!(passage_at("", 0..0, "empty", &PLAIN), @"
       ╭─[essay.txt:1:1]
     1 │
       · ▲
       · ╰── empty
       ╰────
    ");
    assert_snapshot!(passage_at("key:", 4..4, "a value", &PLAIN), @"
       ╭─[essay.txt:1:5]
     1 │ key:
       ·     ▲
       ·     ╰── a value
       ╰────
    ");
}

#[test]
fn many_claims_are_counted_beyond_the_first() {
    let mut finding = fixture::of(Verdict::Contradiction);
    let claims: Vec<Cited> = (0..12)
        .map(|nth| {
            let mut claim = finding.claims[2].clone();
            claim.side = Side::A;
            claim.source = format!("source-{nth:02}");
            claim
        })
        .collect();
    finding.claims = claims.into_iter().chain([finding.claims[2].clone()]).collect();
    let text = alone(finding, &PLAIN);
    assert!(text.contains("and 4 more for A") && text.contains("\n  and 8 more\n"), "{text}");
}

fn strange() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        8 => proptest::char::range('a', 'z'),
        4 => Just(' '),
        2 => any::<char>(),
        1 => proptest::sample::select(vec!['\u{1b}', '\r', '\n', '\t', '\u{202e}', '\u{9b}', '\u{301}', '\u{200d}', '饥', '👩', '/', '\u{feff}']),
    ];
    proptest::collection::vec(character, 0..300).prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    /// No line is wider than asked, and no character but our own colours steers the terminal.
    #[test]
    fn any_text_fits_and_is_safe(
        text in strange(), words in strange(), start in 0..400usize, len in 0..200usize,
        width in 0..130usize, color: bool, unicode: bool,
    ) {
        let style = Style { color, unicode, width };
        // A path or a word with a slash is left whole.
        let words = words.replace('/', "-");
        let document = Arc::new(Document::new("claims/essay.txt", text.as_str()));
        let mut finding = fixture::of(Verdict::Estimate);
        for claim in &mut finding.claims {
            claim.document = None;
            claim.source = "essay".into();
            (claim.start, claim.end) = (Some(start), Some(start + len));
            claim.span = Some(start..start + len);
            (claim.line, claim.column) = (None, None);
            claim.value.clone_from(&words);
            claim.says = vec![words.clone()];
            claim.scope.clone_from(&words);
            claim.quote.clone_from(&words);
        }
        (finding.claims[1].start, finding.claims[1].span) = (None, None);
        finding.subject.clone_from(&words);
        finding.property.clone_from(&words);
        finding.why.clone_from(&words);
        finding.message = Some(words.clone());
        finding.teach = Some(words.clone());
        finding.steps = vec![words.clone()];
        finding.constraint = Some(words.clone());
        finding.diff = vec![Change::Same(words.clone()), Change::Removed(words.clone()), Change::Added(words.clone())];
        let mut lone = finding.clone();
        lone.verdict = Some(Verdict::OnlyIn);
        lone.nearest = Some(words.clone());
        let mut unsound = finding.clone();
        unsound.verdict = None;
        let mut outcome = fixture::outcome(vec![finding, lone, unsound]);
        outcome.sources = vec![fixture::card("essay", Arc::clone(&document))];
        outcome.sources[0].title.clone_from(&words);
        outcome.sources[0].author = Some(words.clone());
        outcome.mistakes = vec![Mistake::at("code", &document, start..start + len, words.as_str(), words.as_str()).help(words)];
        for format in [Format::Human, Format::Narrated, Format::Brief] {
            let text = report(&outcome, format, Show::All, &style);
            let bare = without_sgr(&text);
            prop_assert!(!bare.chars().any(|c| c != '\n' && safe::is_unsafe(c)), "{bare:?}");
            for line in bare.lines().filter(|_| format != Format::Brief) {
                prop_assert!(line.contains('/') || columns(line) <= style.columns(), "{format:?} {} {line}", columns(line));
            }
        }
    }
}
