//! Takes the text of an expression, gives its tokens; what stands in the brackets of a call is one token.

use std::ops::Range;

use super::Fault;

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A word, or a part of a name.
    Word,
    /// A name in quotation marks.
    Quoted,
    /// `100`, `6.5`, `70%`, `~700,000`, `£3,408`.
    Number,
    /// `1934-12-01`, `193X`, `1937~`.
    Date,
    /// What stands in the brackets behind a name.
    Arguments,
    Open,
    Close,
    Plus,
    Minus,
    Times,
    Over,
    Less,
    AtMost,
    Equal,
    Near,
    AtLeast,
    More,
}

/// A token and its bytes; the brackets of [`Token::Arguments`] and the marks of [`Token::Quoted`] are left out.
pub(super) type Lexed = (Token, Range<usize>);

/// Words behind which a bracket groups and does not call.
pub(super) const KEYWORDS: [&str; 13] =
    ["if", "then", "and", "before", "after", "during", "overlaps", "of", "as", "over", "within", "same", "or"];

/// Longer expressions are no constraint that a person wrote.
const LONGEST: usize = 20_000;

/// The tokens of an expression.
pub(super) fn lex(text: &str) -> Result<Vec<Lexed>, Fault> {
    if text.len() > LONGEST {
        let help = "split it into several constraints";
        return Err(Fault::unreadable(0..text.len(), format!("the expression is longer than {LONGEST} bytes"), help));
    }
    let mut lexer = Lexer { text, at: 0, tokens: Vec::new() };
    while let Some(c) = lexer.peek() {
        if c.is_whitespace() {
            lexer.at += c.len_utf8();
        } else {
            lexer.token(c)?;
        }
    }
    Ok(lexer.tokens)
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    tokens: Vec<Lexed>,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn push(&mut self, token: Token, length: usize) {
        self.tokens.push((token, self.at..self.at + length));
        self.at += length;
    }

    fn token(&mut self, c: char) -> Result<(), Fault> {
        const SIGNS: [(&str, Token); 20] = [
            ("<=", Token::AtMost),
            (">=", Token::AtLeast),
            ("~=", Token::Near),
            ("==", Token::Equal),
            ("=<", Token::AtMost),
            ("=>", Token::AtLeast),
            ("<", Token::Less),
            (">", Token::More),
            ("=", Token::Equal),
            ("≤", Token::AtMost),
            ("≥", Token::AtLeast),
            ("≈", Token::Near),
            ("+", Token::Plus),
            ("-", Token::Minus),
            ("−", Token::Minus),
            ("–", Token::Minus),
            ("*", Token::Times),
            ("×", Token::Times),
            ("/", Token::Over),
            ("÷", Token::Over),
        ];
        if let Some((sign, token)) = SIGNS.iter().find(|(sign, _)| self.rest().starts_with(sign)) {
            self.push(*token, sign.len());
            return Ok(());
        }
        match c {
            '(' if self.calls() => self.arguments(),
            '(' => {
                self.push(Token::Open, 1);
                Ok(())
            }
            ')' => {
                self.push(Token::Close, 1);
                Ok(())
            }
            '"' | '“' | '`' => self.quoted(c),
            _ if starts_number(self.rest()) => {
                let (token, length) = number(self.rest());
                self.push(token, length);
                Ok(())
            }
            c if c.is_alphabetic() => {
                let length = word(self.rest());
                self.push(Token::Word, length);
                Ok(())
            }
            c => {
                let span = self.at..self.at + c.len_utf8();
                let help = "a constraint is made of properties with their subjects, numbers, dates and signs: \
                            `executed(Great Terror) <= arrested(Great Terror)`";
                Err(Fault::unreadable(span, format!("`{c}` means nothing here"), help))
            }
        }
    }

    /// True where a bracket that opens here belongs to a name before it.
    fn calls(&self) -> bool {
        match self.tokens.last() {
            Some((Token::Word, span)) => {
                let word = self.text.get(span.clone()).unwrap_or("");
                !KEYWORDS.contains(&word.to_lowercase().as_str())
            }
            // `real wages in 1933(…)`: a number is the end of a name where a word stands before it.
            Some((Token::Number, _)) => {
                self.tokens.len() >= 2 && matches!(self.tokens.get(self.tokens.len() - 2), Some((Token::Word, _)))
            }
            Some((Token::Quoted, _)) => true,
            _ => false,
        }
    }

    fn arguments(&mut self) -> Result<(), Fault> {
        let open = self.at;
        let (mut depth, mut quoted) = (0_usize, false);
        for (at, c) in self.rest().char_indices() {
            match c {
                '"' | '“' | '”' => quoted = !quoted,
                '(' if !quoted => depth += 1,
                ')' if !quoted => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.tokens.push((Token::Arguments, open + 1..open + at));
                self.at = open + at + 1;
                return Ok(());
            }
        }
        let help = "close it behind the subject: `deaths(famine)`";
        Err(Fault::unreadable(open..self.text.len(), "the bracket is not closed", help))
    }

    fn quoted(&mut self, open: char) -> Result<(), Fault> {
        let start = self.at + open.len_utf8();
        let close = |c: char| if open == '`' { c == '`' } else { matches!(c, '"' | '”') };
        let rest = self.text.get(start..).unwrap_or("");
        let Some(length) = rest.find(close) else {
            let help = "close it behind the name";
            return Err(Fault::unreadable(self.at..self.text.len(), "the quotation mark is not closed", help));
        };
        self.tokens.push((Token::Quoted, start..start + length));
        self.at = start + length + rest.get(length..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        Ok(())
    }
}

fn starts_number(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('~' | '£' | '$' | '€' | '.') => chars.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_numeric(),
        None => false,
    }
}

/// A number or a date at the start of a text, with its length.
fn number(text: &str) -> (Token, usize) {
    if let Some(length) = date(text) {
        return (Token::Date, length);
    }
    let mut length = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let goes_on = at == 0
            || c.is_numeric()
            || matches!(c, '%' | '‰')
            || (matches!(c, ',' | '.') && next.is_some_and(|next| next.is_ascii_digit()));
        if !goes_on {
            break;
        }
        length = at + c.len_utf8();
    }
    (Token::Number, length)
}

/// The length of a date in EDTF at the start of a text, where it cannot be a plain number.
fn date(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(|b| b.is_ascii_digit() || *b == b'X');
    if !(0..4).all(digit) || !bytes.first().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let mut length = 4;
    while length < 10 && bytes.get(length) == Some(&b'-') && digit(length + 1) && digit(length + 2) {
        length += 3;
    }
    let marked =
        bytes.get(length).is_some_and(|b| matches!(b, b'~' | b'?' | b'%')) && bytes.get(length + 1) != Some(&b'=');
    let percent = bytes.get(length) == Some(&b'%') && length == 4;
    length += usize::from(marked && !percent);
    let plain = length == 4 && bytes.iter().take(4).all(u8::is_ascii_digit);
    let ended = !bytes.get(length).is_some_and(|b| b.is_ascii_alphanumeric());
    (!plain && ended).then_some(length)
}

/// The length of a word at the start of a text: letters and digits, with hyphens, points and apostrophes inside.
fn word(text: &str) -> usize {
    let mut length = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !(c.is_alphanumeric() || (matches!(c, '-' | '\'' | '’' | '.' | '_' | '&') && next)) {
            break;
        }
        length = at + c.len_utf8();
    }
    length
}
