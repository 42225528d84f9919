//! Takes the cue of an extraction (`famine and (died or "death toll")`), gives a test of sentences; what is wrong in
//! it is told with its place in the expression.
//!
//! ```text
//! either = both { "or" both }      both = one { "and" one }
//! one    = "not" one | "(" either ")" | word | "quoted words"
//! ```
//!
//! Words match whole words, whatever their case; `*` at the end of one stands for any ending.

use std::ops::Range;

/// A compiled cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cue {
    /// These words in a row; the flag tells that the last may go on.
    Words(Vec<String>, bool),
    /// All of them.
    All(Vec<Cue>),
    /// One of them at least.
    Any(Vec<Cue>),
    /// Not that.
    Not(Box<Cue>),
}

/// What is wrong in a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CueError {
    /// Bytes of the expression.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

/// The words of a sentence, ready to be sought in.
#[derive(Clone, Debug)]
pub struct Words(Vec<String>);

impl Words {
    /// Small letters, possessive endings left out.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = text.to_lowercase().replace('’', "'");
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-'));
        Self(words.map(plain).filter(|word| !word.is_empty()).collect())
    }
}

fn plain(word: &str) -> String {
    let word = word.trim_matches(['\'', '-']);
    word.strip_suffix("'s").unwrap_or(word).to_owned()
}

impl Cue {
    /// Reads a cue.
    ///
    /// ```
    /// use counterclaim::rule::{Cue, Words};
    ///
    /// let cue = Cue::parse("famine and (died or \"death toll\")").expect("it is one");
    /// assert!(cue.holds(&Words::of("The famine’s death toll is unknown.")));
    /// assert!(!cue.holds(&Words::of("Many died of typhus.")));
    /// ```
    ///
    /// # Errors
    /// Where the text is no cue: the place in it, what is wrong, and what to write instead.
    pub fn parse(text: &str) -> Result<Self, CueError> {
        let mut parser = Parser { tokens: lex(text)?, at: 0, end: text.len() };
        let cue = parser.either(0)?;
        match parser.tokens.get(parser.at) {
            None => Ok(cue),
            Some((Lex::Close, span)) => {
                Err(error(span.clone(), "nothing is open that this bracket closes", "take it out"))
            }
            Some((_, span)) => {
                let help = "write `and` or `or` between the two, or put words that stand together in quotation marks";
                Err(error(span.clone(), "two words stand side by side", help))
            }
        }
    }

    /// True where a sentence holds the cue.
    #[must_use]
    pub fn holds(&self, words: &Words) -> bool {
        match self {
            Self::Words(sought, open) => words.0.windows(sought.len()).any(|run| {
                let last = sought.len() - 1;
                run.iter()
                    .zip(sought)
                    .enumerate()
                    .all(|(at, (word, own))| word == own || (*open && at == last && word.starts_with(own.as_str())))
            }),
            Self::All(parts) => parts.iter().all(|part| part.holds(words)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(words)),
            Self::Not(part) => !part.holds(words),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Lex {
    Open,
    Close,
    And,
    Or,
    Not,
    Words(Vec<String>, bool),
}

/// Brackets nested deeper than this are no cue that a person wrote.
const DEEPEST: usize = 32;

fn error(span: Range<usize>, message: &str, help: &str) -> CueError {
    CueError { span, message: message.to_owned(), help: help.to_owned() }
}

fn lex(text: &str) -> Result<Vec<(Lex, Range<usize>)>, CueError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let start = at;
        at += c.len_utf8();
        match c {
            '(' => tokens.push((Lex::Open, start..at)),
            ')' => tokens.push((Lex::Close, start..at)),
            '"' | '“' => {
                let close = text.get(at..).and_then(|rest| rest.find(['"', '”']));
                let Some(length) = close else {
                    return Err(error(
                        start..text.len(),
                        "the quotation mark is not closed",
                        "close it: `\"death toll\"`",
                    ));
                };
                let inside = text.get(at..at + length).unwrap_or("");
                at += length + text.get(at + length..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
                tokens.push((sought(inside, start..at)?, start..at));
            }
            c if c.is_whitespace() || c == ',' => {}
            _ => {
                let rest = text.get(start..).unwrap_or("");
                let length = rest
                    .find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"' | '“' | ','))
                    .unwrap_or(rest.len());
                at = start + length;
                let word = rest.get(..length).unwrap_or("");
                let lex = match word.to_lowercase().as_str() {
                    "and" => Lex::And,
                    "or" => Lex::Or,
                    "not" => Lex::Not,
                    _ => sought(word, start..at)?,
                };
                tokens.push((lex, start..at));
            }
        }
    }
    Ok(tokens)
}

fn sought(text: &str, span: Range<usize>) -> Result<Lex, CueError> {
    let open = text.trim_end().ends_with('*');
    let words = Words::of(text.trim_end().trim_end_matches('*')).0;
    if words.is_empty() {
        return Err(error(span, "there is no word to be sought", "write a word, or several in quotation marks"));
    }
    Ok(Lex::Words(words, open))
}

struct Parser {
    tokens: Vec<(Lex, Range<usize>)>,
    at: usize,
    end: usize,
}

impl Parser {
    fn next_is(&mut self, lex: &Lex) -> bool {
        let is = self.tokens.get(self.at).is_some_and(|(token, _)| token == lex);
        self.at += usize::from(is);
        is
    }

    fn either(&mut self, depth: usize) -> Result<Cue, CueError> {
        let mut parts = vec![self.both(depth)?];
        while self.next_is(&Lex::Or) {
            parts.push(self.both(depth)?);
        }
        Ok(single(parts, Cue::Any))
    }

    fn both(&mut self, depth: usize) -> Result<Cue, CueError> {
        let mut parts = vec![self.one(depth)?];
        while self.next_is(&Lex::And) {
            parts.push(self.one(depth)?);
        }
        Ok(single(parts, Cue::All))
    }

    fn one(&mut self, depth: usize) -> Result<Cue, CueError> {
        let Some((lex, span)) = self.tokens.get(self.at).cloned() else {
            let start = self.tokens.last().map_or(0, |(_, span)| span.start);
            return Err(error(start..self.end, "a word is missing here", "write the word that must stand near"));
        };
        self.at += 1;
        match lex {
            Lex::Words(words, open) => Ok(Cue::Words(words, open)),
            Lex::Open | Lex::Not if depth >= DEEPEST => Err(error(span, "this is nested too deep", "write it plainer")),
            Lex::Not => Ok(Cue::Not(Box::new(self.one(depth + 1)?))),
            Lex::Open => {
                let inside = self.either(depth + 1)?;
                if self.next_is(&Lex::Close) {
                    return Ok(inside);
                }
                let help = "close it: `(died or deaths)`; between words belongs `and` or `or`";
                Err(error(span, "the bracket is not closed", help))
            }
            Lex::Close => Err(error(span, "nothing stands before this bracket", "write a word inside the brackets")),
            Lex::And | Lex::Or => {
                let help =
                    "a word stands on either side; to seek `and` or `or` themselves, put them in quotation marks";
                Err(error(span, "a word is missing before this", help))
            }
        }
    }
}

fn single(mut parts: Vec<Cue>, join: impl Fn(Vec<Cue>) -> Cue) -> Cue {
    if parts.len() == 1 { parts.remove(0) } else { join(parts) }
}

#[cfg(test)]
mod tests {
    use super::{Cue, Words};

    #[test]
    fn cues_hold_or_not() {
        let table = [
            ("famine and (died or deaths)", "Millions died in the famine.", true),
            ("famine and (died or deaths)", "The famine passed.", false),
            ("\"death toll\" or lives", "Its death toll rose", true),
            ("\"death toll\" or lives", "The toll of death", false),
            ("famine and not Ireland", "Ireland’s famine", false),
            ("FAMINE", "famines", false),
            ("famine*", "famines", true),
            ("a or b and c", "a", true),
            ("(a or b) and c", "a", false),
            ("Five-Year", "the five-year plan", true),
        ];
        for (cue, text, holds) in table {
            assert_eq!(Cue::parse(cue).unwrap().holds(&Words::of(text)), holds, "{cue} in {text}");
        }
    }

    #[test]
    fn what_is_wrong_has_its_place() {
        let table = [
            ("famine and", "and", "a word is missing here"),
            ("or famine", "or", "a word is missing before this"),
            ("famine died", "died", "two words stand side by side"),
            ("(famine", "(", "the bracket is not closed"),
            ("famine)", ")", "nothing is open that this bracket closes"),
            ("famine and \"death", "\"death", "the quotation mark is not closed"),
            ("famine and \"\"", "\"\"", "there is no word to be sought"),
            ("", "", "a word is missing here"),
        ];
        for (cue, place, message) in table {
            let error = Cue::parse(cue).unwrap_err();
            assert_eq!((&cue[error.span.clone()], error.message.as_str()), (place, message), "{cue}");
        }
    }
}
