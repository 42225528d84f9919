//! Takes the text of a quantity, gives its tokens with their places: numbers, words and marks.

use std::ops::Range;

use super::super::ValueError;
use super::super::number::Number;
use super::amount::VULGAR;
use super::words;

/// A token and its byte offsets in the text.
#[derive(Clone, Debug)]
pub(super) struct Lexed<'a> {
    pub(super) token: Token<'a>,
    pub(super) span: Range<usize>,
}

/// The smallest parts of a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// Digits, grouped or not.
    Number(Number),
    /// A fraction with a sign of its own: ⅓ is (1, 3).
    Vulgar(i64, i64),
    /// Letters.
    Word(&'a str),
    /// A sign of money.
    Money(&'a str),
    /// `~`, `≈`
    Tilde,
    /// `..`, `…`
    Dots,
    /// `%`
    Percent,
    /// `‰`
    PerMille,
    /// `/`, `⁄`
    Slash,
    /// `≥`, `>=`, `>`: inclusive all the same, for a source that says "over" seldom means the difference.
    AtLeast,
    /// `≤`, `<=`, `<`
    AtMost,
    /// `-`, `−`
    Minus,
    /// `+`
    Plus,
}

/// Splits a text into tokens.
pub(super) fn lex(text: &str) -> Result<Vec<Lexed<'_>>, ValueError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let c = rest.chars().next().unwrap_or(' ');
        let len = match c {
            c if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            c if c.is_ascii_digit() || (c == '.' && second_is_digit(rest)) => {
                let len = number_length(rest);
                let digits = rest.get(..len).unwrap_or("");
                tokens.push(Lexed { token: number(digits, at)?, span: at..at + len });
                len
            }
            c if c.is_alphabetic() => {
                let len = word_length(rest);
                push_word(rest.get(..len).unwrap_or(""), at, &mut tokens);
                len
            }
            _ => {
                let (token, len) = mark(c, rest).ok_or_else(|| stray(c, at))?;
                tokens.push(Lexed { token, span: at..at + len });
                len
            }
        };
        at += len.max(1);
    }
    Ok(tokens)
}

fn stray(c: char, at: usize) -> ValueError {
    let message = if c.is_control() {
        "a control character stands in the quantity".to_owned()
    } else {
        format!("`{c}` has no meaning in a quantity")
    };
    ValueError { item: 0, span: at..at + c.len_utf8(), message, help: Some(super::parse::EXAMPLES.to_owned()) }
}

/// The sign at the start of the rest, and its length in bytes.
fn mark(c: char, rest: &str) -> Option<(Token<'_>, usize)> {
    let one = c.len_utf8();
    if let Some((_, part, whole)) = VULGAR.iter().find(|(sign, ..)| *sign == c) {
        return Some((Token::Vulgar(*part, *whole), one));
    }
    let followed_by = |second: char| rest.chars().nth(1) == Some(second);
    Some(match c {
        '~' | '≈' => (Token::Tilde, one),
        '.' if rest.starts_with("..") && !rest.starts_with("...") => (Token::Dots, 2),
        '%' => (Token::Percent, one),
        '‰' => (Token::PerMille, one),
        '/' | '⁄' => (Token::Slash, one),
        '>' if followed_by('=') => (Token::AtLeast, 2),
        '<' if followed_by('=') => (Token::AtMost, 2),
        '≥' | '>' => (Token::AtLeast, one),
        '≤' | '<' => (Token::AtMost, one),
        '-' | '−' => (Token::Minus, one),
        '+' => (Token::Plus, one),
        '£' | '$' | '€' | '₽' | '¥' => (Token::Money(rest.get(..one)?), one),
        _ => return None,
    })
}

fn second_is_digit(rest: &str) -> bool {
    rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
}

/// Digits with commas and points between them, narrow and no-break spaces where three digits follow.
fn number_length(rest: &str) -> usize {
    let mut len = 0;
    let digit = |at: usize| rest.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    for (at, c) in rest.char_indices() {
        let next = at + c.len_utf8();
        let goes_on = match c {
            '0'..='9' => true,
            ',' | '.' => digit(next),
            '\u{a0}' | '\u{2009}' | '\u{202f}' => (next..next + 3).all(digit) && !digit(next + 3),
            _ => false,
        };
        if !goes_on {
            break;
        }
        len = next;
    }
    len
}

/// Reads the digits of a number, whose commas must part them by threes.
fn number<'a>(digits: &str, at: usize) -> Result<Token<'a>, ValueError> {
    let span = at..at + digits.len();
    let error = |message: String, help: Option<String>| ValueError { item: 0, span: span.clone(), message, help };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if decimals.contains(|c: char| !c.is_ascii_digit()) {
        let help = "a point stands before the decimals and commas before each three digits: `1,234.5`";
        return Err(error(format!("`{digits}` has its points and commas mixed"), Some(help.to_owned())));
    }
    let parts: Vec<&str> = whole.split([',', '\u{a0}', '\u{2009}', '\u{202f}']).collect();
    let grouped = parts.iter().skip(1).all(|part| part.len() == 3) && parts.first().is_some_and(|p| p.len() <= 3);
    if parts.len() > 1 && !grouped {
        let bare = whole.replace(|c: char| !c.is_ascii_digit(), "");
        let help = match parts.as_slice() {
            [one, two] if decimals.is_empty() => format!("write `{one}.{two}` or `{bare}`"),
            _ => format!("write `{bare}`"),
        };
        return Err(error(format!("the commas in `{digits}` do not part its digits by threes"), Some(help)));
    }
    let plain: String = digits.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let number = Number::from_digits(&plain).ok_or_else(|| {
        error(
            format!("`{}` has more digits than a quantity may have", shorten(digits)),
            Some("at most fifteen significant digits, and below 10^18".to_owned()),
        )
    })?;
    Ok(Token::Number(number))
}

/// The start of a long text, for a message.
fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(24).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// Letters and what stands inside a word; a point after it belongs to it (`c.`, `approx.`) unless two follow.
fn word_length(rest: &str) -> usize {
    let mut len = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let inside = match c {
            '\'' | '’' => next.is_some_and(char::is_alphabetic),
            '-' | '\u{2010}' | '\u{2011}' => next.is_some_and(char::is_alphabetic),
            '.' => next != Some('.'),
            '²' | '³' => true,
            // A combining mark belongs to the letter before it.
            '\u{300}'..='\u{36f}' => true,
            c => c.is_alphanumeric() && !VULGAR.iter().any(|(sign, ..)| *sign == c),
        };
        if !inside {
            break;
        }
        len = at + c.len_utf8();
    }
    len
}

/// Adds a word; a hyphened one in which each part is a number word (`two-thirds`) becomes its parts.
fn push_word<'a>(word: &'a str, at: usize, tokens: &mut Vec<Lexed<'a>>) {
    if word.contains('-') && word.split('-').all(|part| words::meaning(part).is_some()) {
        let mut start = at;
        for part in word.split('-') {
            tokens.push(Lexed { token: Token::Word(part), span: start..start + part.len() });
            start += part.len() + 1;
        }
    } else {
        tokens.push(Lexed { token: Token::Word(word), span: at..at + word.len() });
    }
}
