//! Takes the text and yields its tokens, a stretch at a time, each with the part it plays, and the
//! places where a number or a date may stand: the one pass over every byte, so it looks at bytes
//! and decodes a character only where the byte is not ASCII.

use crate::mention::digits;
use crate::mention::lexicon::Lex;
use crate::mention::line;
use crate::mention::literal;
use crate::mention::wordtable::WordTable;

/// White space stands before the token.
pub(super) const SPACE: u8 = 1;
/// The token opens a line.
pub(super) const LINE: u8 = 2;
/// The token begins with a capital letter.
pub(super) const CAPITAL: u8 = 4;

/// A word, a number or a mark. Offsets are bytes from the beginning of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub lex: Lex,
    pub flags: u8,
}

/// How many tokens a stretch holds before it may end at a break, and before it must.
const STRETCH: usize = 512;
const LONGEST: usize = 1 << 15;

/// Reads a text token by token.
pub(super) struct Tokenizer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    table: &'static WordTable,
    at: usize,
    line: usize,
    flags: u8,
    /// Whether a number like `1.234.567` was met: then `200.000` is no decimal either.
    pub stops_group: bool,
}

impl<'a> Tokenizer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Tokenizer {
            text,
            bytes: text.as_bytes(),
            table: WordTable::shared(),
            at: 0,
            line: 0,
            flags: LINE | SPACE,
            stops_group: false,
        }
    }

    /// Fills `tokens` with the next stretch and `triggers` with the indices where something may
    /// begin; false at the end of the text. Hard breaks stand as tokens [`Lex::End`].
    pub(super) fn fill(&mut self, tokens: &mut Vec<Token>, triggers: &mut Vec<usize>) -> bool {
        tokens.clear();
        triggers.clear();
        while self.at < self.bytes.len() {
            let Some(&byte) = self.bytes.get(self.at) else { break };
            if tokens.len() > LONGEST && self.flags & SPACE != 0 {
                return true;
            }
            match byte {
                b'\n' | b'\r' => {
                    if self.end_line() {
                        let at = self.at;
                        tokens.push(Token { start: at, end: at, lex: Lex::End, flags: LINE });
                        if tokens.len() > STRETCH {
                            return true;
                        }
                    }
                }
                b' ' | b'\t' | 0x0b | 0x0c => {
                    self.at += 1;
                    self.flags |= SPACE;
                }
                b'a'..=b'z' | b'A'..=b'Z' => {
                    let lex = self.word(byte, tokens);
                    if lex.is_trigger() || is_single(lex, tokens) {
                        triggers.push(tokens.len() - 1);
                    }
                }
                b'0'..=b'9' => {
                    let (end, lex) = digits::shape(self.bytes, self.at);
                    self.stops_group |= lex == Lex::Dotted
                        && self.text.get(self.at..end).is_some_and(|word| literal::dotted(word).is_some());
                    triggers.push(tokens.len());
                    self.push(end, lex, tokens);
                }
                0x80.. => {
                    if self.other(tokens) == Lex::Vulgar {
                        triggers.push(tokens.len() - 1);
                    }
                }
                b'.' if self.flags & SPACE != 0 && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit) => {
                    let (end, _) = digits::shape(self.bytes, self.at + 1);
                    triggers.push(tokens.len());
                    self.push(end, Lex::Digits, tokens);
                }
                _ => self.mark(byte, tokens),
            }
        }
        !tokens.is_empty()
    }

    #[inline]
    fn push(&mut self, end: usize, lex: Lex, tokens: &mut Vec<Token>) {
        tokens.push(Token { start: self.at, end, lex, flags: self.flags });
        // most tokens are followed by one space
        let space = self.bytes.get(end) == Some(&b' ');
        self.at = end + usize::from(space);
        self.flags = u8::from(space) * SPACE;
    }

    /// Passes a line end; true if what follows does not continue the line. Where it does, a space stands there, or
    /// nothing behind a hyphen.
    fn end_line(&mut self) -> bool {
        let (start, end) = (self.line, self.at);
        let mut ends = 0;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'\n' => ends += 1,
                b'\r' => ends += usize::from(self.bytes.get(self.at + 1) != Some(&b'\n')),
                b' ' | b'\t' => {}
                _ => break,
            }
            self.at += 1;
        }
        self.line = self.at;
        let runs_on = ends == 1 && line::goes_on(self.bytes, start..end, self.at);
        self.flags = match runs_on {
            true if self.flags & SPACE == 0 && self.is_hyphenated(end) => 0,
            true => SPACE,
            false => SPACE | LINE,
        };
        !runs_on
    }

    /// Whether a hyphen or a short dash that is glued to a word or a number ends a line that runs on: `1936-` and `38`.
    fn is_hyphenated(&self, end: usize) -> bool {
        let line = self.bytes.get(..end).unwrap_or_default();
        let word = line.strip_suffix(b"-").or_else(|| line.strip_suffix("–".as_bytes()));
        let glued = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        glued(word.and_then(<[u8]>::last)) && glued(self.bytes.get(self.at))
    }

    #[inline]
    fn word(&mut self, first: u8, tokens: &mut Vec<Token>) -> Lex {
        let start = self.at;
        let (mut end, lex) = self.table.read(self.bytes, start);
        if let Some(&next) = self.bytes.get(end)
            && (next >= 0x80 || next.is_ascii_digit())
        {
            return self.mixed_word(first, end, tokens);
        }
        if first.is_ascii_uppercase() {
            self.flags |= CAPITAL;
        }
        if end == start + 3 && self.bytes.get(start..end).is_some_and(|www| www.eq_ignore_ascii_case(b"www")) {
            end = self.blank(end);
        }
        self.push(end, lex, tokens);
        lex
    }

    /// A word that goes on, from `end`, with a digit or a letter beyond ASCII.
    fn mixed_word(&mut self, first: u8, mut end: usize, tokens: &mut Vec<Token>) -> Lex {
        let start = self.at;
        let mut plain = true;
        while let Some(&byte) = self.bytes.get(end) {
            if byte.is_ascii_alphabetic() {
                end += 1;
            } else if byte.is_ascii_digit() {
                // `Dec31`, `c1860`, `printed1985`: a word and then a number
                let stem =
                    if plain { self.table.look_up(self.bytes.get(start..end).unwrap_or_default()) } else { Lex::Other };
                if matches!(stem, Lex::Month(_) | Lex::Circa | Lex::Edition)
                    && (end > start + 1 || self.bytes.get(end + 3).is_some_and(u8::is_ascii_digit))
                {
                    break;
                }
                plain = false;
                end += 1;
            } else if byte >= 0x80 {
                let letter = self.text.get(end..).and_then(|rest| rest.chars().next()).filter(|c| is_letter(*c));
                let Some(letter) = letter else { break };
                plain = plain && matches!(letter, 'è' | 'é');
                end += letter.len_utf8();
            } else {
                break;
            }
        }
        if first.is_ascii_uppercase() {
            self.flags |= CAPITAL;
        }
        let lex = if plain { self.table.look_up(self.bytes.get(start..end).unwrap_or_default()) } else { Lex::Other };
        self.push(end, lex, tokens);
        lex
    }

    /// A mark of one ASCII byte; an address on the web or of mail is passed whole.
    fn mark(&mut self, byte: u8, tokens: &mut Vec<Token>) {
        let mut end = self.at + 1;
        let lex = match byte {
            b'%' => Lex::PercentSign,
            b'$' => Lex::Currency(0),
            b':' if self.bytes.get(end..end + 2) == Some(b"//") => {
                end = self.blank(end);
                Lex::Function
            }
            b'@' => {
                end = self.blank(end);
                Lex::Function
            }
            _ => Lex::Punct(byte),
        };
        self.push(end, lex, tokens);
    }

    /// Whatever begins with a byte beyond ASCII.
    fn other(&mut self, tokens: &mut Vec<Token>) -> Lex {
        let Some(first) = self.text.get(self.at..).and_then(|rest| rest.chars().next()) else {
            self.at += 1;
            return Lex::Other;
        };
        let end = self.at + first.len_utf8();
        let lex = match first {
            '\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{feff}' | '\u{3000}' => {
                self.at = end;
                self.flags |= SPACE;
                return Lex::Other;
            }
            '–' | '‐' | '‑' | '‒' | '−' => Lex::Punct(b'-'),
            '—' | '―' => Lex::Dash,
            '‘' | '’' | '‛' => Lex::Punct(b'\''),
            '“' | '”' | '„' | '«' | '»' => Lex::Punct(b'"'),
            '…' => Lex::Punct(b';'),
            '•' | '·' | '▪' | '●' => Lex::Punct(b'*'),
            '≈' | '∼' => Lex::Punct(b'~'),
            '≥' => Lex::Punct(1),
            '≤' => Lex::Punct(2),
            '×' => Lex::Cross,
            '£' => Lex::Currency(1),
            '€' => Lex::Currency(2),
            '¥' => Lex::Currency(3),
            '₽' => Lex::Currency(4),
            '₹' => Lex::Currency(5),
            '₩' => Lex::Currency(6),
            '°' => self.table.look_up("°".as_bytes()),
            '¼'..='¾' | '⅐'..='⅞' => Lex::Vulgar,
            letter if is_letter(letter) => return self.foreign(end, letter, tokens),
            _ => Lex::Punct(0),
        };
        self.push(end, lex, tokens);
        lex
    }

    /// A word that begins with a letter beyond ASCII.
    fn foreign(&mut self, mut end: usize, first: char, tokens: &mut Vec<Token>) -> Lex {
        while let Some(next) = self.text.get(end..).and_then(|rest| rest.chars().next()) {
            if !is_letter(next) {
                break;
            }
            end += next.len_utf8();
        }
        if first.is_uppercase() {
            self.flags |= CAPITAL;
        }
        self.push(end, Lex::Other, tokens);
        Lex::Other
    }

    /// The next white space from an offset on.
    fn blank(&self, from: usize) -> usize {
        let rest = self.bytes.get(from..).unwrap_or_default();
        from + rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len())
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether a unit was just read behind `a`: `more than a year`.
fn is_single(lex: Lex, tokens: &[Token]) -> bool {
    matches!(lex, Lex::Unit(_) | Lex::Century) && tokens.iter().nth_back(1).is_some_and(|token| token.lex == Lex::A)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<(&str, Lex)> {
        let (mut tokens, mut triggers) = (Vec::new(), Vec::new());
        let mut all = Vec::new();
        let mut tokenizer = Tokenizer::new(text);
        while tokenizer.fill(&mut tokens, &mut triggers) {
            all.extend(tokens.iter().map(|t| (&text[t.start..t.end], t.lex)));
        }
        all
    }

    #[test]
    fn numbers_keep_their_separators() {
        for (text, whole, lex) in [
            ("375,000 to", "375,000", Lex::Digits),
            ("1.8 million", "1.8", Lex::Digits),
            ("1934, 1967", "1934", Lex::Digits),
            ("22,24", "22", Lex::Digits),
            ("1 414 021 100.", "1 414 021 100", Lex::Digits),
            ("1922 340,000", "1922", Lex::Digits),
            ("40\u{202f}000 men", "40\u{202f}000", Lex::Digits),
            ("17th Congress", "17th", Lex::OrdDigits),
            ("1930s music", "1930s", Lex::Decade),
            ("1770’s", "1770’s", Lex::Decade),
            ("12.03.1945", "12.03.1945", Lex::Dotted),
        ] {
            assert_eq!(shapes(text)[0], (whole, lex), "{text}");
        }
    }

    #[test]
    fn addresses_are_one_token() {
        assert!(shapes("see http://a.org/305?q=28 now").iter().all(|(_, lex)| *lex != Lex::Digits));
        assert!(shapes("see www.a.org/305 now").iter().all(|(_, lex)| *lex != Lex::Digits));
    }
}
