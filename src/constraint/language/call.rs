//! Takes tokens, gives a property with its subject and its scope: `deaths(famine, place=Ukraine)`.

use std::ops::Range;

use super::lex::Token;
use super::parse::{CALL, Parser};
use super::{Call, Fault, Name};
use crate::yaml::clipped;

impl Parser<'_> {
    pub(super) fn call(&mut self) -> Result<(Call, Range<usize>), Fault> {
        let start = self.span(0).start;
        let named = |token: Option<Token>| matches!(token, Some(Token::Word | Token::Quoted | Token::Number));
        let mut length = 0;
        while named(self.peek(length)) {
            length += 1;
        }
        if self.peek(length) != Some(Token::Arguments) || length == 0 {
            let whole = start..self.span(length.max(1) - 1).end;
            let message = format!("`{}` is no property with its subject", clipped(self.slice(whole.clone())));
            return Err(Fault::unreadable(whole, message, CALL));
        }
        let span = start..self.span(length - 1).end;
        let property = Name { text: self.slice(span.clone()).trim_end_matches(['"', '”', '`']).to_owned(), span };
        let arguments = self.span(length);
        self.at += length + 1;
        let mut parts = split(self.text, &arguments).into_iter();
        let subject = parts.next().map(|span| name(self.text, span));
        let Some(subject) = subject.filter(|subject| !subject.text.is_empty()) else {
            let whole = start..arguments.end + 1;
            return Err(Fault::unreadable(whole, format!("whose `{}`?", clipped(&property.text)), CALL));
        };
        let mut scope = Vec::new();
        for span in parts {
            let text = self.text.get(span.clone()).unwrap_or("");
            let Some(sign) = text.find(['=', ':']) else {
                let message = format!("`{}` names no scope", clipped(text.trim()));
                let help =
                    "write the dimension and its name: `place=Ukraine`; a subject with a comma goes in quotation marks";
                return Err(Fault::unreadable(trimmed(self.text, span), message, help));
            };
            let (left, right) = (span.start..span.start + sign, span.start + sign + 1..span.end);
            let pair = (name(self.text, left), name(self.text, right));
            if pair.0.text.is_empty() || pair.1.text.is_empty() {
                let message = "a scope needs a dimension and a name";
                return Err(Fault::unreadable(trimmed(self.text, span), message, "write `place=Ukraine`"));
            }
            scope.push(pair);
        }
        Ok((Call { property, subject, scope }, start..arguments.end + 1))
    }
}

/// The parts of what stands in brackets, between commas that are not quoted.
fn split(text: &str, arguments: &Range<usize>) -> Vec<Range<usize>> {
    let inside = text.get(arguments.clone()).unwrap_or("");
    let (mut parts, mut start, mut quoted) = (Vec::new(), 0, false);
    let bytes = inside.as_bytes();
    for (at, c) in inside.char_indices() {
        // `375,000` is one number.
        let grouped = c == ','
            && at > 0
            && bytes.get(at - 1).is_some_and(u8::is_ascii_digit)
            && (1..4).all(|ahead| bytes.get(at + ahead).is_some_and(u8::is_ascii_digit));
        match c {
            '"' | '“' | '”' => quoted = !quoted,
            ',' if !quoted && !grouped => {
                parts.push(arguments.start + start..arguments.start + at);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(arguments.start + start..arguments.end);
    parts
}

fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let part = text.get(span.clone()).unwrap_or("");
    let start = span.start + part.len() - part.trim_start().len();
    start..start + part.trim().len()
}

fn name(text: &str, span: Range<usize>) -> Name {
    let mut span = trimmed(text, span);
    let part = text.get(span.clone()).unwrap_or("");
    let quotes = |c: char| matches!(c, '"' | '“' | '”');
    if part.chars().count() > 1 && part.starts_with(quotes) && part.ends_with(quotes) {
        let bare = part.trim_matches(quotes);
        let lead = part.len() - part.trim_start_matches(quotes).len();
        span = span.start + lead..span.start + lead + bare.len();
    }
    Name { text: text.get(span.clone()).unwrap_or("").to_owned(), span }
}
