//! Takes tokens, gives the relations that must hold: two terms each, with what stands between them.

use super::lex::Token;
use super::parse::{Parser, RELATORS, last_of};
use super::{Fault, Order, Relation, Relator};
use crate::yaml::{clipped, nearest, suggest};

impl Parser<'_> {
    pub(super) fn condition(&mut self) -> Result<Vec<Relation>, Fault> {
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
}
