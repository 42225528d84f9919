//! Takes the tokens of a quantity, gives them one by one with their places in the text.

use std::ops::Range;

use super::super::ValueError;
use super::lex::{Lexed, Token};
use super::words::{self, Meaning};

/// A place in the tokens of a text.
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Lexed<'a>>,
    pub(super) at: usize,
    /// False inside `between … and …`, where `and` parts two numbers.
    pub(super) and_joins: bool,
}

impl<'a> Cursor<'a> {
    pub(super) fn peek(&self, ahead: usize) -> Option<Token<'a>> {
        self.tokens.get(self.at + ahead).map(|lexed| lexed.token)
    }

    /// The word so many tokens ahead, in lower case.
    pub(super) fn word(&self, ahead: usize) -> Option<String> {
        match self.peek(ahead) {
            Some(Token::Word(word)) => Some(words::plain(word)),
            _ => None,
        }
    }

    pub(super) fn eat(&mut self, token: Token<'_>) -> bool {
        let found = self.peek(0) == Some(token);
        self.at += usize::from(found);
        found
    }

    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let found = self.word(0).is_some_and(|next| next == word);
        self.at += usize::from(found);
        found
    }

    /// The bytes of the token here; the end of the text where none is left.
    pub(super) fn here(&self) -> Range<usize> {
        let end = self.text.trim_end().len();
        self.tokens.get(self.at).map_or(end..end, |lexed| lexed.span.clone())
    }

    /// The bytes from a token to the last one eaten.
    pub(super) fn since(&self, first: usize) -> Range<usize> {
        let start = self.tokens.get(first).map_or(0, |lexed| lexed.span.start);
        let end = self.at.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |lexed| lexed.span.end);
        start..end.max(start)
    }

    pub(super) fn written(&self, span: Range<usize>) -> &'a str {
        self.text.get(span).unwrap_or("")
    }

    pub(super) fn error(span: Range<usize>, message: impl Into<String>, help: Option<String>) -> ValueError {
        ValueError { item: 0, span, message: message.into(), help }
    }

    /// True where a number could start so many tokens ahead.
    pub(super) fn starts_number(&self, ahead: usize) -> bool {
        match self.peek(ahead) {
            Some(Token::Number(_) | Token::Vulgar(..) | Token::Minus | Token::Money(_) | Token::Tilde) => true,
            Some(Token::Word(word)) => {
                words::meaning(word).is_some_and(|meaning| meaning != Meaning::And)
                    || matches!(words::phrase(&[word]), Some((words::Phrase::Hedge, _)))
            }
            _ => false,
        }
    }

    pub(super) fn meaning(&self, ahead: usize) -> Option<Meaning> {
        match self.peek(ahead) {
            Some(Token::Word(word)) => words::meaning(word),
            _ => None,
        }
    }
}
