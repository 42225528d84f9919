//! Takes the tokens of a stretch and answers what stands at an index, before or behind it; an index
//! beyond either end is [`Lex::End`], so that the grammar needs no bounds of its own.

use crate::mention::lexicon::{CURRENCIES, Lex};
use crate::mention::token::{CAPITAL, LINE, SPACE, Token};
use crate::mention::vocabulary::UNITS;

/// A view of the tokens. Indices may wrap below zero: that too is the end.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// Whether the text has shown that it sets thousands apart by full stops.
    pub stops_group: bool,
}

impl<'a> Cursor<'a> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    pub(super) fn lex(&self, at: usize) -> Lex {
        self.token(at).map_or(Lex::End, |t| t.lex)
    }

    /// What stands `n` tokens before.
    pub(super) fn back(&self, at: usize, n: usize) -> Lex {
        self.lex(at.wrapping_sub(n))
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.token(at).and_then(|t| self.text.get(t.start..t.end)).unwrap_or("")
    }

    pub(super) fn start(&self, at: usize) -> usize {
        self.token(at).map_or(0, |t| t.start)
    }

    pub(super) fn end(&self, at: usize) -> usize {
        self.token(at).map_or(0, |t| t.end)
    }

    fn flag(&self, at: usize, flag: u8) -> bool {
        self.token(at).is_some_and(|t| t.flags & flag != 0)
    }

    /// Whether no space stands between the token and the one before.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.flags & (SPACE | LINE) == 0)
    }

    pub(super) fn opens_line(&self, at: usize) -> bool {
        self.flag(at, LINE) || self.back(at, 1) == Lex::End
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.flag(at, CAPITAL)
    }

    pub(super) fn is(&self, at: usize, mark: u8) -> bool {
        self.lex(at) == Lex::Punct(mark)
    }

    /// Whether a word here opens a sentence, as far as the token before tells.
    pub(super) fn opens_sentence(&self, at: usize) -> bool {
        self.opens_line(at)
            || matches!(self.back(at, 1), Lex::Punct(b'.' | b'!' | b'?' | b':' | b'"' | b'*' | b'-' | b'('))
    }

    /// Whether a word of letters stands here (of whatever part).
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_alphabetic)
    }

    /// The digits of a plain whole number here, without separators: its value and how many digits.
    pub(super) fn whole(&self, at: usize) -> Option<(u32, usize)> {
        let word = self.word(at);
        if self.lex(at) != Lex::Digits || word.len() > 6 || !word.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        word.parse().ok().map(|value| (value, word.len()))
    }

    /// The number of an ordinal in digits.
    pub(super) fn ordinal_digits(&self, at: usize) -> Option<u32> {
        let word = self.word(at);
        if self.lex(at) != Lex::OrdDigits {
            return None;
        }
        word.get(..word.len().saturating_sub(2)).and_then(|digits| digits.replace(',', "").parse().ok())
    }

    /// The name of the unit or the currency here.
    pub(super) fn unit(&self, at: usize) -> Option<&'static str> {
        match self.lex(at) {
            Lex::Unit(index) => UNITS.get(usize::from(index)).map(|(name, _)| *name),
            Lex::Currency(index) => CURRENCIES.get(usize::from(index)).map(|(_, name)| *name),
            _ => None,
        }
    }

    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        self.is(at, b'-')
    }

    /// Past a full stop that is glued to the word before, as after an abbreviation.
    pub(super) fn past_stop(&self, at: usize) -> usize {
        at + usize::from(self.is(at, b'.') && self.glued(at))
    }
}
