//! Takes a text that is no quantity, says what it seems to be instead: a date, a list, a word misspelt.

use super::super::{MONTHS, ValueError};
use super::cursor::Cursor;
use super::lex::Token;
use super::parse::EXAMPLES;
use super::words;

/// The mistake of a list; YAML makes one of `[375,000]`.
pub(super) fn list(items: &[&str]) -> ValueError {
    let digits = |text: &str| !text.is_empty() && text.trim().chars().all(|c| c.is_ascii_digit());
    let split = items.len() > 1 && items.iter().skip(1).all(|item| digits(item) && item.trim().len() == 3);
    let help = if split {
        let joined: Vec<&str> = items.iter().map(|item| item.trim()).collect();
        format!("YAML splits a list at each comma: write `{}` without brackets", joined.join(","))
    } else {
        "write a range as `5..10`, or two claims".to_owned()
    };
    let span = 0..items.first().map_or(0, |item| item.len());
    ValueError { item: 0, span, message: "a list stands where one quantity is meant".to_owned(), help: Some(help) }
}

/// The mistake of a date, where the text looks like one.
pub(super) fn date(text: &str) -> Option<ValueError> {
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    let core = trimmed.trim_end_matches(['?', '~', '%']).trim_start_matches('~');
    let parts: Vec<&str> = core.split(['-', '/', '.']).collect();
    let digits = |part: &str, len: usize| part.len() == len && part.chars().all(|c| c.is_ascii_digit());
    let slot = |part: &&str| part.len() == 2 && part.chars().all(|c| c.is_ascii_digit() || c == 'X');
    let year = |part: &str| digits(part, 4) && ("1000".."2101").contains(&part);
    let date = match parts.as_slice() {
        [y, rest @ ..] if !rest.is_empty() && rest.len() < 3 && rest.iter().all(slot) && !core.contains('.') => {
            digits(y, 4) && (core.contains('-') || rest.len() == 2)
        }
        // `4/0.3333` has marks of two kinds, and is a fraction.
        [d, m, y] => one_mark(core) && digits(y, 4) && [d, m].iter().all(|part| digits(part, 1) || digits(part, 2)),
        [a, b] if core.contains('/') || core.contains('-') => year(a) && year(b),
        [mask] => {
            let x = mask.trim_start_matches(|c: char| c.is_ascii_digit());
            let masked = mask.len() == 4 && !x.is_empty() && x.len() < 4 && x.chars().all(|c| c == 'X');
            let decade = mask.strip_suffix('s').is_some_and(|years| digits(years, 4) && years.ends_with('0'));
            masked || decade || (year(mask) && trimmed.ends_with('?'))
        }
        _ => false,
    };
    // `six nov` is one as `6 nov` is; with a sign of money neither is.
    let counts = |word: &str| words::meaning(&words::plain(word)).is_some();
    let words = || core.split(|c: char| !c.is_alphabetic());
    let number = core.contains(|c: char| c.is_ascii_digit()) || words().any(counts);
    let month = number && words().any(is_month) && !core.contains(['$', '£', '€', '¥', '₽']);
    if !date && !month {
        return None;
    }
    let shown: String = trimmed.chars().take(40).collect();
    Some(ValueError {
        item: 0,
        span: start..start + trimmed.len(),
        message: format!("`{shown}` is a date, and a quantity is meant here"),
        help: Some("if the property is a date, let the rules say `type: date`".to_owned()),
    })
}

/// True where all that parts the digits is one and the same mark.
fn one_mark(core: &str) -> bool {
    let mut marks = core.chars().filter(|c| matches!(c, '-' | '/' | '.'));
    marks.next().is_none_or(|first| marks.all(|mark| mark == first))
}

/// The mistake of what is left over after a quantity.
pub(super) fn rest(cursor: &Cursor<'_>) -> ValueError {
    let here = cursor.here();
    let word = cursor.written(here.clone());
    let help = match cursor.peek(0) {
        Some(Token::Minus) => "write a range with two dots: `5..10 million`".to_owned(),
        Some(Token::Number(_)) => "write large numbers with commas, `353,074`, and ranges as `5..10`".to_owned(),
        Some(Token::Word(word)) if words::plain(word) == "or" => "write `5..6` for five or six".to_owned(),
        _ => EXAMPLES.to_owned(),
    };
    Cursor::error(here, format!("`{word}` cannot be read after the quantity"), Some(help))
}

/// True for a month's name, in full or cut after three letters or more.
fn is_month(word: &str) -> bool {
    let word = word.to_lowercase();
    word.chars().count() >= 3 && MONTHS.iter().any(|name| name.to_lowercase().starts_with(&word))
}
