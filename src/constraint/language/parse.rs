//! Takes tokens, gives the expression that they make: a parser that descends, with a limit to how deep.

use std::ops::Range;

use super::lex::{KEYWORDS, Lexed, Token, lex};
use super::{Call, Expression, Fault, Name, Order, Relation, Relator, Term, TermKind};
use crate::value::{Date, Quantity, Reading, Text};
use crate::yaml::{clipped, nearest, suggest};

/// Brackets nested deeper than this are no constraint that a person wrote.
const DEEPEST: usize = 48;

/// The words that stand between two terms.
const RELATORS: [&str; 7] = ["before", "after", "during", "overlaps", "within", "same day as", "and"];

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
const CALL: &str = "write a property with its subject in brackets: `deaths(famine)` or `deaths(famine, place=Ukraine)`";

struct Parser<'t> {
    text: &'t str,
    tokens: Vec<Lexed>,
    at: usize,
}

impl Parser<'_> {
    fn peek(&self, ahead: usize) -> Option<Token> {
        self.tokens.get(self.at + ahead).map(|(token, _)| *token)
    }

    fn span(&self, ahead: usize) -> Range<usize> {
        self.tokens.get(self.at + ahead).map_or(self.text.len()..self.text.len(), |(_, span)| span.clone())
    }

    fn slice(&self, span: Range<usize>) -> &str {
        self.text.get(span).unwrap_or("")
    }

    fn word(&self, ahead: usize) -> Option<String> {
        (self.peek(ahead) == Some(Token::Word)).then(|| self.slice(self.span(ahead)).to_lowercase())
    }

    fn is_word(&self, ahead: usize, word: &str) -> bool {
        self.word(ahead).is_some_and(|own| own == word)
    }

    fn eat_word(&mut self, word: &str) -> bool {
        let found = self.is_word(0, word);
        self.at += usize::from(found);
        found
    }

    fn fault_here(&self, message: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault::unreadable(self.span(0), message, help)
    }

    fn condition(&mut self) -> Result<Vec<Relation>, Fault> {
        let mut relations = vec![self.relation()?];
        while self.eat_word("and") {
            relations.push(self.relation()?);
        }
        Ok(relations)
    }

    fn relation(&mut self) -> Result<Relation, Fault> {
        let left = self.sum(0)?;
        let start = self.span(0).start;
        let relator = self.relator()?;
        let end = self.tokens.get(self.at.saturating_sub(1)).map_or(start, |(_, span)| span.end);
        let right = self.sum(0)?;
        Ok(Relation { left, relator, right, span: start..end })
    }

    fn relator(&mut self) -> Result<Relator, Fault> {
        let sign = match self.peek(0) {
            Some(Token::Less) => Some(Relator::Less),
            Some(Token::AtMost) => Some(Relator::AtMost),
            Some(Token::Equal) => Some(Relator::Equal),
            Some(Token::Near) => Some(Relator::Near),
            Some(Token::AtLeast) => Some(Relator::AtLeast),
            Some(Token::More) => Some(Relator::More),
            _ => None,
        };
        if let Some(sign) = sign {
            self.at += 1;
            return Ok(sign);
        }
        // `comes before`, `is within`: a verb may stand there.
        for verb in ["comes", "is", "was", "on", "lies", "falls"] {
            self.eat_word(verb);
        }
        self.eat_word("the");
        for (word, relator) in [
            ("before", Relator::Before),
            ("after", Relator::After),
            ("during", Relator::During),
            ("overlaps", Relator::Overlaps),
        ] {
            if self.eat_word(word) {
                return Ok(relator);
            }
        }
        if self.eat_word("same") {
            if self.eat_word("day") && self.eat_word("as") {
                return Ok(Relator::SameDay);
            }
            return Err(self.fault_here("`same` goes on with `day as`", "write `same day as`"));
        }
        if self.eat_word("within") {
            if self.peek(0) != Some(Token::Number) {
                return Err(self.fault_here("within how long?", "write a duration: `within 3 days of`"));
            }
            let most = Box::new(self.bare_number()?);
            let order = match self.word(0).as_deref() {
                Some("of") => Order::Any,
                Some("after") => Order::After,
                Some("before") => Order::Before,
                _ => {
                    return Err(
                        self.fault_here("within so long of what?", "write `within 3 days of`, or `after`, or `before`")
                    );
                }
            };
            self.at += 1;
            return Ok(Relator::Within { most, order });
        }
        Err(self.no_relator())
    }

    fn no_relator(&self) -> Fault {
        let rest = "between the two sides stands `<`, `<=`, `=`, `~=`, `>=`, `>`, `before`, `after`, `during`, \
                    `overlaps`, `same day as` or `within 3 days of`";
        let near = self.word(0).and_then(|word| nearest(&word, RELATORS));
        let help = near.map_or_else(|| rest.to_owned(), |near| suggest(Some(&near), ""));
        match self.peek(0) {
            None => Fault::unreadable(last_of(self.text), "the expression ends before it says what must hold", rest),
            Some(_) => self.fault_here(format!("`{}` compares nothing", clipped(self.slice(self.span(0)))), help),
        }
    }

    fn sum(&mut self, depth: usize) -> Result<Term, Fault> {
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

    fn factor(&mut self, depth: usize) -> Result<Term, Fault> {
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
    fn bare_number(&mut self) -> Result<Term, Fault> {
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

    fn call(&mut self) -> Result<(Call, Range<usize>), Fault> {
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

/// The last character of an expression: something to underline at its end.
fn last_of(text: &str) -> Range<usize> {
    let text = text.trim_end();
    text.len() - text.chars().next_back().map_or(0, char::len_utf8)..text.len()
}

/// What is wrong in a number or a date, at its place in the expression.
fn inner(span: &Range<usize>, error: crate::value::ValueError) -> Fault {
    let place = span.start + error.span.start..(span.start + error.span.end).min(span.end);
    let place = if place.is_empty() { span.clone() } else { place };
    Fault::unreadable(
        place,
        error.message,
        error.help.unwrap_or_else(|| "write a number with its unit, or a date".to_owned()),
    )
}
