//! What stands around a value and says of what it holds: the heading, the year of a count, a place, whose word it is.

use super::lexicon;
use super::scene::{Scene, Token, What};
use crate::mention::Mention;
use crate::rule::Rulebook;
use crate::value::fold;

/// So far back a heading is sought.
const REACH: usize = 20_000;

/// The longest line that may be a heading.
const LONGEST: usize = 80;

/// The headings of a document: short lines that stand alone and end no sentence.
pub(super) struct Headings {
    /// Where the line ends, and its words; in order.
    lines: Vec<(usize, String)>,
    /// The first line, where it is short: also with a full stop behind it.
    pub title: Option<String>,
}

impl Headings {
    /// Reads every line once.
    pub fn of(text: &str) -> Self {
        let mut end = 0;
        let lines = text.split_inclusive('\n').filter_map(|line| {
            end += line.len();
            is_heading(line).then(|| (end, bare(line)))
        });
        let lines = lines.collect();
        let first = text.lines().map(str::trim).find(|line| !line.is_empty());
        let title = first.map(|line| bare(line).trim_end_matches('.').to_owned());
        Self { lines, title: title.filter(|title| is_heading(title)) }
    }

    /// The heading above an offset: the nearest one, not the line that the offset itself stands in.
    pub fn above(&self, at: usize) -> Option<&str> {
        let count = self.lines.partition_point(|(end, _)| *end <= at);
        let (end, words) = self.lines.get(count.checked_sub(1)?)?;
        (at - end <= REACH).then_some(words.as_str())
    }
}

/// True for a short line with a capital or a `#` in front and no full stop behind.
pub(super) fn is_heading(line: &str) -> bool {
    let line = line.trim();
    let bare = bare(line);
    let short = !bare.is_empty() && line.chars().count() <= LONGEST && bare.split_whitespace().count() <= 9;
    let ends = line.ends_with(['.', ',', ';', ':', '?', '!', '"', '”', '>']);
    let figures = bare.chars().filter(char::is_ascii_digit).count();
    short && !ends && figures < 9 && (line.starts_with('#') || bare.starts_with(char::is_uppercase))
}

/// A heading without its marks, white space made one space.
pub(super) fn bare(line: &str) -> String {
    let line = line.trim().trim_start_matches('#').replace(['*', '_'], "");
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The period of a count: the one date of its clause, or the one just behind it. Its EDTF, and which mention it is.
pub(super) fn period(scene: &Scene<'_>, index: usize, mentions: &[Mention]) -> Option<(String, usize)> {
    let (row, at) = scene.clause(index)?;
    let time = |n: usize| match row.get(n)?.what {
        What::Mention(index) => mentions.get(index)?.edtf.as_deref().and_then(closed).map(|edtf| (edtf, index)),
        _ => None,
    };
    let number = |n: usize| match row.get(n).map(|token| token.what) {
        Some(What::Mention(index)) => mentions.get(index).is_some_and(|m| m.edtf.is_none()),
        _ => false,
    };
    // `in 1870 120 and by 1900 240 members`: the later year is that of the number behind it.
    let dated = at.checked_sub(1).is_some_and(|n| time(n).is_some());
    let next = |n: usize| {
        // `rose by 10%, and in 1837 by 5%`
        let turns = n >= 2 && n - 2 > at && row.get(n - 2).is_some_and(|t| t.plain == "and");
        (dated && number(n + 1)) || (turns && number(n + 2) && row.get(n + 1).is_some_and(|t| t.plain == "by"))
    };
    let behind = (at + 1..row.len())
        .take_while(|n| !number(*n))
        .find_map(|n| time(n).filter(|_| !next(n)).map(|found| (n, found)));
    let before = (0..at).rev().take_while(|n| !number(*n)).find_map(|n| time(n).map(|found| (n, found)));
    let linked = |n: usize| {
        let link = n.checked_sub(1).and_then(|n| row.get(n));
        // `Beginning in 1928, thousands …`: the year is a bound, and no word of the count's own.
        let bound = n.checked_sub(2).and_then(|n| row.get(n)).is_some_and(|t| lexicon::is_beginning(&t.plain));
        if bound && link.is_some_and(|link| link.is_word()) {
            return false;
        }
        link.is_none_or(|link| {
            matches!(link.plain.as_str(), "in" | "during" | "for" | "on") || link.is_mark('(') || link.is_mark(',')
        }) || row.get(n).is_some_and(|t| {
            t.plain.starts_with("from ") || t.plain.starts_with("between ") || t.plain.starts_with("by ")
        })
    };
    match (before, behind) {
        (_, Some((n, found))) if linked(n) && n - at <= 12 => Some(found),
        (Some((n, found)), _) if linked(n) => Some(found),
        _ => None,
    }
}

/// A date that says when: `by 1936` is written as that year, a decade is too wide.
fn closed(edtf: &str) -> Option<String> {
    let edtf = edtf.strip_prefix("../").unwrap_or(edtf);
    (!edtf.contains('X') && !edtf.contains("..") && !edtf.contains('~')).then(|| edtf.to_owned())
}

/// The one place that the rules know and the sentence names.
pub(super) fn place(sentence: &str, book: &Rulebook) -> Option<String> {
    let names = book.scopes.get("place")?;
    let folded = fold(sentence);
    let words: String = folded.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let padded = format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" "));
    let says = |name: &str| names.vocabulary.spellings(name).iter().any(|s| padded.contains(&format!(" {s} ")));
    let mut named = names.vocabulary.mains().into_iter().filter(|name| says(name));
    named.next().filter(|_| named.next().is_none()).map(str::to_owned)
}

/// Verbs of saying.
const SAYING: &str = "argues argued estimates estimated estimate claims claimed believe believes writes says reported";

/// Whose word it is: `According to X, …`, `X estimates that …`.
pub(super) fn voice(scene: &Scene<'_>, index: usize) -> Option<String> {
    let here = scene.tokens.iter().position(|token| token.what == What::Mention(index))?;
    let before: Vec<_> = scene.tokens.iter().take(here).collect();
    if let [first, second, rest @ ..] = before.as_slice()
        && first.plain == "according"
        && second.plain == "to"
    {
        let end = rest.iter().position(|token| token.is_mark(','))?;
        // `According to the Gazette, 80 died, but the inquiry counted 57`
        let turn = |pair: &[&Token<'_>]| matches!(pair, [a, b] if a.is_mark(',') && matches!(b.plain.as_str(), "but" | "while" | "whereas"));
        if rest.windows(2).any(turn) {
            return None;
        }
        let name = rest.get(..end).filter(|name| name.len() <= 6)?;
        return Some(super::scene::words(scene.text, name)).filter(|name| !name.is_empty());
    }
    let that = before.iter().position(|token| token.plain == "that")?;
    let verb = before.get(that.checked_sub(1)?).filter(|token| SAYING.split(' ').any(|word| word == token.plain))?;
    let end = before.iter().position(|token| token.span == verb.span)?;
    let adverb = end
        .checked_sub(1)
        .and_then(|at| before.get(at))
        .is_some_and(|token| matches!(token.plain.as_str(), "now" | "also"));
    let end = end - usize::from(adverb);
    let from = super::phrase::before(&before, end, 4)?;
    let name = before.get(from..end)?;
    let first = name.first()?;
    let plain = first.is_capital() || first.plain == "historians" || first.plain == "economist";
    (plain && !lexicon::is_pronoun(&first.plain)).then(|| super::scene::words(scene.text, name))
}
