//! Takes tokens, gives the terms of a relation: sums, products, numbers, dates, and properties with what is taken of
//! them; brackets are followed to a limit.

use std::ops::Range;

use super::lex::{KEYWORDS, Token};
use super::parse::{CALL, Parser, last_of};
use super::{Fault, Term, TermKind};
use crate::value::{Date, Quantity, Reading, Text, ValueError};

/// Brackets nested deeper than this are no constraint that a person wrote.
const DEEPEST: usize = 48;

impl Parser<'_> {
    pub(super) fn sum(&mut self, depth: usize) -> Result<Term, Fault> {
        let first = self.product(depth)?;
        let start = first.span.start;
        let mut end = first.span.end;
        let mut terms = vec![(false, first)];
        while let Some(sign @ (Token::Plus | Token::Minus)) = self.peek(0) {
            self.at += 1;
            let term = self.product(depth)?;
            end = term.span.end;
            terms.push((sign == Token::Minus, term));
        }
        Ok(alone_or(terms, start..end, TermKind::Sum))
    }

    fn product(&mut self, depth: usize) -> Result<Term, Fault> {
        let first = self.factor(depth)?;
        let start = first.span.start;
        let mut end = first.span.end;
        let mut factors = vec![(false, first)];
        while let Some(sign @ (Token::Times | Token::Over)) = self.peek(0) {
            self.at += 1;
            let factor = self.factor(depth)?;
            end = factor.span.end;
            factors.push((sign == Token::Over, factor));
        }
        Ok(alone_or(factors, start..end, TermKind::Product))
    }

    pub(super) fn factor(&mut self, depth: usize) -> Result<Term, Fault> {
        if depth > DEEPEST {
            let help = "split it into several constraints";
            return Err(self.fault_here(format!("brackets are nested deeper than {DEEPEST}"), help));
        }
        let start = self.span(0).start;
        match self.peek(0) {
            Some(Token::Minus) => {
                self.at += 1;
                let term = self.factor(depth + 1)?;
                let span = start..term.span.end;
                Ok(Term { kind: TermKind::Sum(vec![(true, term)]), span })
            }
            Some(Token::Open) => {
                self.at += 1;
                let mut term = self.sum(depth + 1)?;
                if self.peek(0) != Some(Token::Close) {
                    return Err(self.fault_here("the bracket is not closed", "close it here: `)`"));
                }
                term.span = start..self.span(0).end;
                self.at += 1;
                Ok(term)
            }
            Some(Token::Number) => self.number(depth),
            Some(Token::Date) => self.date(),
            Some(Token::Word | Token::Quoted) => self.named(depth),
            None => Err(Fault::unreadable(last_of(self.text), "something is missing at the end", CALL)),
            Some(_) => {
                let message =
                    format!("`{}` stands where a number, a date or a property belongs", self.slice(self.span(0)));
                Err(self.fault_here(message, CALL))
            }
        }
    }

    fn date(&mut self) -> Result<Term, Fault> {
        let span = self.span(0);
        let text = self.slice(span.clone());
        let date = Date::parse(Text::One(text), &Reading::default()).map_err(|error| inner(&span, error))?;
        self.at += 1;
        Ok(Term { kind: TermKind::Date(date), span })
    }

    /// A number with what it counts: all words up to the next sign or word of the language.
    pub(super) fn bare_number(&mut self) -> Result<Term, Fault> {
        let start = self.span(0).start;
        self.at += 1;
        // `13 of 15`, `1 in 40`, `31 per 1,000`: one share.
        if ["of", "in", "per"].iter().any(|link| self.is_word(0, link)) && self.peek(1) == Some(Token::Number) {
            self.at += 2;
        }
        while self.word(0).is_some_and(|word| !KEYWORDS.contains(&word.as_str())) {
            self.at += 1;
        }
        let span = start..self.tokens.get(self.at.saturating_sub(1)).map_or(start, |(_, span)| span.end);
        let text = self.slice(span.clone());
        let number = Quantity::parse(Text::One(text), &Reading::default()).map_err(|error| inner(&span, error))?;
        Ok(Term { kind: TermKind::Number(number), span })
    }

    /// A number, or a share of something.
    fn number(&mut self, depth: usize) -> Result<Term, Fault> {
        let number = self.bare_number()?;
        if self.is_word(0, "of") { self.share_of(number, depth) } else { Ok(number) }
    }

    /// `70% of …`
    fn share_of(&mut self, share: Term, depth: usize) -> Result<Term, Fault> {
        self.at += 1;
        let of = self.factor(depth + 1)?;
        let span = share.span.start..of.span.end;
        Ok(Term { kind: TermKind::Product(vec![(false, share), (false, of)]), span })
    }

    /// What begins with a word: `sum of`, `start of`, `end of`, a share in words, a property with its subject.
    fn named(&mut self, depth: usize) -> Result<Term, Fault> {
        let start = self.span(0).start;
        if self.is_word(0, "sum") && self.is_word(1, "of") {
            self.at += 2;
            return self.sum_over(start, depth);
        }
        for (word, make) in [("start", TermKind::Start as fn(Box<Term>) -> TermKind), ("end", TermKind::End)] {
            if self.is_word(0, word) && self.is_word(1, "of") {
                self.at += 2;
                let term = self.factor(depth + 1)?;
                let span = start..term.span.end;
                return Ok(Term { kind: make(Box::new(term)), span });
            }
        }
        if let Some(share) = self.share_in_words() {
            return self.share_of(share, depth);
        }
        self.call().map(|(call, span)| Term { kind: TermKind::Call(call), span })
    }

    fn sum_over(&mut self, start: usize, depth: usize) -> Result<Term, Fault> {
        let term = self.factor(depth + 1)?;
        let TermKind::Call(call) = term.kind else {
            return Err(Fault::unreadable(term.span, "only a property can be summed over its scopes", CALL));
        };
        if !self.eat_word("over") {
            let help = "write which scope the parts differ in: `sum of executed(Great Terror) over period`";
            return Err(self.fault_here("`over` is missing here", help));
        }
        if self.peek(0) != Some(Token::Word) {
            return Err(self.fault_here("over which scope?", "write `over period` or `over place`"));
        }
        let span = self.span(0);
        let dimension = self.slice(span.clone()).to_owned();
        self.at += 1;
        Ok(Term { kind: TermKind::SumOver { call, dimension, span: span.clone() }, span: start..span.end })
    }

    /// `half`, `two thirds`, where `of` follows.
    fn share_in_words(&mut self) -> Option<Term> {
        let of = (1..5).find(|ahead| self.is_word(*ahead, "of"))?;
        let span = self.span(0).start..self.span(of - 1).end;
        let number = Quantity::parse(Text::One(self.slice(span.clone())), &Reading::default()).ok()?;
        if !number.is_share() {
            return None;
        }
        self.at += of;
        Some(Term { kind: TermKind::Number(number), span })
    }
}

/// One item as itself, several as a list.
fn alone_or(mut items: Vec<(bool, Term)>, span: Range<usize>, make: fn(Vec<(bool, Term)>) -> TermKind) -> Term {
    match items.pop() {
        Some((false, term)) if items.is_empty() => term,
        Some(last) => {
            items.push(last);
            Term { kind: make(items), span }
        }
        None => Term { kind: make(items), span },
    }
}

/// What is wrong in a number or a date, at its place in the expression.
fn inner(span: &Range<usize>, error: ValueError) -> Fault {
    let place = span.start + error.span.start..(span.start + error.span.end).min(span.end);
    let place = if place.is_empty() { span.clone() } else { place };
    Fault::unreadable(
        place,
        error.message,
        error.help.unwrap_or_else(|| "write a number with its unit, or a date".to_owned()),
    )
}
