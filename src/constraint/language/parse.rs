//! Takes the text of an expression, gives the expression: a parser that descends over tokens. What it descends into
//! stands beside it: relations, terms, calls.

use std::ops::Range;

use super::lex::{Lexed, Token, lex};
use super::{Call, Expression, Fault, TermKind};
use crate::yaml::{nearest, suggest};

/// The words that stand between two terms.
pub(super) const RELATORS: [&str; 7] = ["before", "after", "during", "overlaps", "within", "same day as", "and"];

pub(super) fn parse(text: &str) -> Result<Expression, Fault> {
    let mut parser = Parser { text, tokens: lex(text)?, at: 0 };
    if parser.tokens.is_empty() {
        let help = "write what must hold: `executed(Great Terror) <= arrested(Great Terror)`";
        return Err(Fault::unreadable(0..text.len(), "there is no expression", help));
    }
    let mut condition = Vec::new();
    if parser.eat_word("if") {
        condition = parser.condition()?;
        if !parser.eat_word("then") {
            let help = "write `then` and what must hold in that case";
            return Err(parser.fault_here("`then` is missing here", help));
        }
    }
    let then = parser.condition()?;
    match parser.tokens.get(parser.at) {
        None => Ok(Expression { condition, then }),
        Some((Token::Close, span)) => {
            Err(Fault::unreadable(span.clone(), "nothing is open that this bracket closes", "take it out"))
        }
        Some((Token::Less | Token::AtMost | Token::Equal | Token::Near | Token::AtLeast | Token::More, span)) => {
            let help = "compare two at a time and join the comparisons with `and`: `a <= b and b <= c`";
            Err(Fault::unreadable(span.clone(), "there are two comparisons in a row", help))
        }
        Some((_, span)) => {
            let span = span.clone();
            let word = parser.text.get(span.clone()).unwrap_or("").to_lowercase();
            let help = match word.as_str() {
                "or" => "there is no `or`: write a constraint for each case, or `if … then …`".to_owned(),
                word => suggest(nearest(word, RELATORS).as_deref(), "join two relations with `and`"),
            };
            Err(Fault::unreadable(span, "the expression should have ended here", help))
        }
    }
}

pub(super) fn call_alone(text: &str) -> Result<Call, Fault> {
    let mut parser = Parser { text, tokens: lex(text)?, at: 0 };
    let term = parser.factor(0)?;
    match (term.kind, parser.tokens.get(parser.at)) {
        (TermKind::Call(call), None) => Ok(call),
        (TermKind::Call(_), Some((_, span))) => {
            Err(Fault::unreadable(span.clone(), "nothing may stand behind the brackets here", "take it out"))
        }
        _ => Err(Fault::unreadable(term.span, "this is no property of a subject", CALL)),
    }
}

/// How a property is asked for.
pub(super) const CALL: &str =
    "write a property with its subject in brackets: `deaths(famine)` or `deaths(famine, place=Ukraine)`";

/// Where the reading of an expression stands.
pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Lexed>,
    /// The token that is read next.
    pub(super) at: usize,
}

impl Parser<'_> {
    pub(super) fn peek(&self, ahead: usize) -> Option<Token> {
        self.tokens.get(self.at + ahead).map(|(token, _)| *token)
    }

    pub(super) fn span(&self, ahead: usize) -> Range<usize> {
        self.tokens.get(self.at + ahead).map_or(self.text.len()..self.text.len(), |(_, span)| span.clone())
    }

    pub(super) fn slice(&self, span: Range<usize>) -> &str {
        self.text.get(span).unwrap_or("")
    }

    pub(super) fn word(&self, ahead: usize) -> Option<String> {
        (self.peek(ahead) == Some(Token::Word)).then(|| self.slice(self.span(ahead)).to_lowercase())
    }

    pub(super) fn is_word(&self, ahead: usize, word: &str) -> bool {
        self.word(ahead).is_some_and(|own| own == word)
    }

    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let found = self.is_word(0, word);
        self.at += usize::from(found);
        found
    }

    pub(super) fn fault_here(&self, message: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault::unreadable(self.span(0), message, help)
    }
}

/// The last character of an expression: something to underline at its end.
pub(super) fn last_of(text: &str) -> Range<usize> {
    let text = text.trim_end();
    text.len() - text.chars().next_back().map_or(0, char::len_utf8)..text.len()
}
