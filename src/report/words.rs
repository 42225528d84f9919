//! Takes numbers, names and sentences, gives them in plain words and in lines that fit: no format's own business.

use unicode_segmentation::UnicodeSegmentation;

use super::safe::{clean, width};
use super::style::{Style, Tone};
use crate::claim::SourceKind;
use crate::finding::{Change, Cited, Finding, Verdict};
use crate::outcome::{SourceCard, Summary};

/// The ladder: what is printed for a class, and the verdicts on each rung.
pub(super) const LADDER: [(&str, &[Verdict]); 5] = [
    ("Agree", &[Verdict::Agreement, Verdict::Notation]),
    ("No real disagreement", &[Verdict::Precision, Verdict::Scope, Verdict::Echo]),
    (
        "Disagree",
        &[
            Verdict::Contradiction,
            Verdict::Estimate,
            Verdict::Interpretation,
            Verdict::Emphasis,
            Verdict::Wording,
            Verdict::Miscopied,
        ],
    ),
    ("Can't tell", &[Verdict::Unclear]),
    ("Only one source says this", &[Verdict::OnlyIn]),
];

/// What is said of a silence in plain documents, which may say the same in words that were not recognised.
pub(super) const UNMATCHED: &str = "Not matched with the others";

/// A rung of the ladder as the summary calls it: plain documents are no collection.
pub(super) fn rung_of(rung: &'static str, verdicts: &[Verdict], summary: &Summary) -> &'static str {
    let plain = summary.collections == 0 && summary.sources > 0;
    if plain && verdicts == [Verdict::OnlyIn] { UNMATCHED } else { rung }
}

/// Stretches of a word diff that are in both are shown by this many words at each end.
const WORDS_KEPT: usize = 5;

/// `1 claim`, `2 claims`, `12,000 claims`.
pub(super) fn plural(count: usize, noun: &str) -> String {
    format!("{} {noun}{}", thousands(count), if count == 1 { "" } else { "s" })
}

/// `12,345`.
pub(super) fn thousands(number: usize) -> String {
    grouped(&number.to_string())
}

/// Digits with a comma before each third from the end.
pub(super) fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn joined(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// How near a source stands to what it tells.
pub(super) const fn kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Primary => "primary",
        SourceKind::Secondary => "secondary",
        SourceKind::Tertiary => "tertiary",
    }
}

/// What a finding is called: its verdict in plain words, or what is the matter with a passage.
pub(super) fn called(finding: &Finding) -> &'static str {
    match (finding.verdict, finding.rule.as_str()) {
        // A constraint can rule out one claim, or three.
        (Some(Verdict::Contradiction), _) if finding.chain.is_some() && finding.claims.len() == 1 => "Cannot be right",
        (Some(Verdict::Contradiction), _) if finding.chain.is_some() && finding.claims.len() > 2 => {
            "Cannot all be right"
        }
        (Some(Verdict::OnlyIn), _) if finding.collection.is_empty() => UNMATCHED,
        (Some(verdict), _) => verdict.plain(),
        (None, "quotation-lost") => "Quotation not found",
        (None, "quotation-ambiguous") => "Quotation found more than once",
        (None, "value-unsupported") => "Value not in its quotation",
        (None, _) => "Passage to check",
    }
}

/// True where a claim's value is its quotation: then it is not said twice.
pub(super) fn is_quotation(cited: &Cited) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    // Numbers too can be their whole quotation, and are said again for the sake of the plot.
    cited.value.chars().any(char::is_whitespace) && letters(&cited.value) == letters(&cited.quote)
}

/// What kind of text a source is and when it was written: `political essay, secondary, 2018`.
pub(super) fn described(card: &SourceCard, style: &Style) -> String {
    let author = card.author.as_deref().filter(|author| !author.eq_ignore_ascii_case("unknown"));
    let parts = [
        card.genre.as_deref().map(|genre| clean(genre, style)),
        author.map(|author| format!("by {}", clean(author, style))),
        card.kind.map(|it| if card.genre.is_some() { kind(it).to_owned() } else { format!("{} source", kind(it)) }),
        Some(card.written.as_deref().map_or_else(|| "date unknown".to_owned(), |date| clean(date, style))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What a claim says, in a few words: `denies ~6 million`.
pub(super) fn said(cited: &Cited, style: &Style) -> String {
    let value = clean(&cited.value, style);
    if cited.denied { format!("denies {value}") } else { value }
}

/// A sentence with its full stop.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    let ended = text.ends_with(['.', '!', '?', '…', ':']) || ["”", ".\"", "?\""].iter().any(|end| text.ends_with(end));
    if ended || text.is_empty() { text.to_owned() } else { format!("{text}.") }
}

/// A word and its tone.
pub(super) type Toned = (Tone, String);

/// The words of a text, all in one tone.
pub(super) fn toned(tone: Tone, text: &str) -> Vec<Toned> {
    text.split_whitespace().map(|word| (tone, word.to_owned())).collect()
}

/// The words of a diff, removed and added ones marked by colour or, without it, by brackets as `git` does.
pub(super) fn changes(diff: &[Change], style: &Style) -> Vec<Toned> {
    let mut words = Vec::new();
    for (at, change) in diff.iter().enumerate() {
        let (tone, text, open, close) = match change {
            Change::Same(text) => (Tone::Plain, text, "", ""),
            Change::Removed(text) => (Tone::Removed, text, "[-", "-]"),
            Change::Added(text) => (Tone::Added, text, "{+", "+}"),
        };
        let text = clean(text, style);
        let text = if tone == Tone::Plain { shortened(&text, at > 0, at + 1 < diff.len(), style) } else { text };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let bare = style.color || open.is_empty() || text.is_empty();
        words.extend(toned(tone, &if bare { text } else { format!("{open}{text}{close}") }));
    }
    words
}

/// A long stretch that is in both, by its ends that touch a change.
fn shortened(text: &str, after_change: bool, before_change: bool, style: &Style) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let head = if after_change { WORDS_KEPT } else { 0 };
    let tail = if before_change { WORDS_KEPT } else { 0 };
    if words.len() <= head + tail + 2 {
        return text.to_owned();
    }
    let (first, rest) = words.split_at_checked(head).unwrap_or_default();
    let last = rest.get(rest.len().saturating_sub(tail)..).unwrap_or_default();
    [first, &[style.glyphs().ellipsis], last].concat().join(" ")
}

/// A paragraph in lines of at most `width` columns, `first` before the first line and as many spaces before the rest.
pub(super) fn paragraph(first: &str, text: &str, columns: usize) -> Vec<String> {
    let plain = Style::new(false, true, columns);
    lines(first, &toned(Tone::Plain, text), columns, &plain)
}

/// Words in lines of at most `columns`, coloured after the lines are made, so that colour takes no room.
pub(super) fn lines(first: &str, words: &[Toned], columns: usize, style: &Style) -> Vec<String> {
    let indent = width(first).min(columns.saturating_sub(16).max(columns / 2));
    let room = columns.saturating_sub(indent).max(1);
    // What stands before the first line may be wider than what the others are indented by.
    let mut rows: Vec<(usize, Vec<Toned>)> = vec![(width(first).saturating_sub(indent), Vec::new())];
    for (tone, word) in words {
        for piece in pieces(word, room) {
            let wide = width(&piece);
            match rows.last_mut() {
                Some((used, row)) if *used == 0 || *used + usize::from(!row.is_empty()) + wide <= room => {
                    *used += wide + usize::from(!row.is_empty());
                    row.push((*tone, piece));
                }
                _ => rows.push((wide, vec![(*tone, piece)])),
            }
        }
    }
    rows.into_iter()
        .enumerate()
        .map(|(at, (_, row))| {
            let start = if at == 0 { first.to_owned() } else { " ".repeat(indent) };
            format!("{start}{}", runs(&row, style)).trim_end().to_owned()
        })
        .collect()
}

/// The words of a line with spaces between, neighbours of one tone coloured together.
fn runs(words: &[Toned], style: &Style) -> String {
    let mut line = String::new();
    for (at, run) in words.chunk_by(|a, b| a.0 == b.0).enumerate() {
        let text = run.iter().map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(" ");
        if at > 0 {
            line.push(' ');
        }
        line.push_str(&style.paint(run.first().map_or(Tone::Plain, |word| word.0), &text));
    }
    line
}

/// A word cut to fit a line. A path is left whole, since half a path is of no use to anyone.
fn pieces(word: &str, room: usize) -> Vec<String> {
    if width(word) <= room || (word.contains('/') && word.len() < 256) {
        return vec![word.to_owned()];
    }
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for grapheme in word.graphemes(true) {
        let wide = width(grapheme);
        if used + wide > room {
            pieces.push(String::new());
            used = 0;
        }
        used += wide;
        if let Some(piece) = pieces.last_mut() {
            piece.push_str(grapheme);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_lists_read_as_words() {
        assert_eq!(plural(1, "claim"), "1 claim");
        assert_eq!(plural(12_000, "claim"), "12,000 claims");
        assert_eq!(thousands(999), "999");
        assert_eq!(joined(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }

    #[test]
    fn every_verdict_stands_on_one_rung() {
        for verdict in Verdict::ALL {
            assert_eq!(LADDER.iter().filter(|(_, rung)| rung.contains(&verdict)).count(), 1, "{verdict:?}");
        }
    }

    #[test]
    fn paragraphs_hang_and_fit() {
        let text = paragraph("  For the class: ", "Were the same people counted, in the same place?", 40);
        assert_eq!(
            text.join("\n"),
            "  For the class: Were the same people\n                 counted, in the same\n                 place?"
        );
        assert!(paragraph("", &"長".repeat(100), 40).iter().all(|line| width(line) <= 40));
        assert_eq!(paragraph("", "a claims/soviet-union/a-very-long-folder-name/essay.txt b", 40).len(), 3);
    }

    #[test]
    fn a_diff_shows_changes_with_and_without_colour() {
        let diff = [
            Change::Same("one two three four five six seven eight nine ten ".into()),
            Change::Removed("in silence".into()),
            Change::Added("aloud".into()),
        ];
        let plain = Style::new(false, true, 80);
        assert_eq!(
            lines("", &changes(&diff, &plain), 80, &plain),
            ["… six seven eight nine ten [-in silence-] {+aloud+}"]
        );
        let color = Style::new(true, true, 80);
        let colored = lines("", &changes(&diff, &color), 80, &color).join("");
        assert!(!colored.contains("[-") && colored.contains("\u{1b}[9m"), "{colored:?}");
    }
}
