//! Takes a sentence and its mentions, gives its words in a row, each mention one of them: what naming reads.

use std::ops::Range;

use super::lexicon;
use crate::mention::Mention;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Word,
    /// A mark of punctuation.
    Mark(char),
    /// The mention of that index in the document.
    Mention(usize),
}

/// A word, a mark or a mention.
#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    pub text: &'t str,
    /// In small letters, without a possessive ending.
    pub plain: String,
    /// Bytes of the document.
    pub span: Range<usize>,
    pub what: What,
}

impl Token<'_> {
    pub fn is_word(&self) -> bool {
        self.what == What::Word
    }

    pub fn is_mark(&self, mark: char) -> bool {
        self.what == What::Mark(mark)
    }

    pub fn is_capital(&self) -> bool {
        self.is_word() && self.text.starts_with(char::is_uppercase)
    }

    /// True for a mention that is the place of something in a row: `Tenth`, `17th`.
    pub fn is_ordinal(&self) -> bool {
        let ordinal = ["th", "st", "nd", "rd"].iter().any(|end| self.plain.ends_with(end));
        matches!(self.what, What::Mention(_)) && (ordinal && !self.plain.contains(' '))
    }

    /// True for a word that may stand in a noun phrase.
    pub fn is_nominal(&self) -> bool {
        self.is_word() && !lexicon::is_closed(&self.plain) && !self.plain.ends_with("ly")
    }
}

/// A sentence as a row of tokens.
#[derive(Clone, Debug)]
pub(super) struct Scene<'t> {
    /// The whole document.
    pub text: &'t str,
    /// Bytes of the sentence.
    pub span: Range<usize>,
    pub tokens: Vec<Token<'t>>,
}

impl<'t> Scene<'t> {
    /// Reads the sentence at a span; `mentions` are those of the document, sorted.
    pub fn of(text: &'t str, span: Range<usize>, mentions: &[Mention]) -> Self {
        let mut tokens = Vec::new();
        let mut at = span.start;
        let first = mentions.partition_point(|mention| mention.start < span.start);
        let inside = mentions.iter().enumerate().skip(first).take_while(|(_, mention)| mention.end <= span.end);
        for (index, mention) in inside {
            split(text, at..mention.start, &mut tokens);
            tokens.push(token(text, mention.start..mention.end, What::Mention(index)));
            at = mention.end;
        }
        split(text, at..span.end, &mut tokens);
        Self { text, span, tokens }
    }

    /// The tokens of the clause around a mention, without what stands in brackets beside it; and where the mention
    /// is among them.
    pub fn clause(&self, mention: usize) -> Option<(Vec<&Token<'t>>, usize)> {
        let here = self.tokens.iter().position(|token| token.what == What::Mention(mention))?;
        let outer = self.without_brackets(here);
        let here = outer.iter().position(|token| token.what == What::Mention(mention))?;
        let breaks = |token: &&Token<'t>| matches!(token.what, What::Mark(';' | ':' | '—' | '–' | '!' | '?'));
        let start = outer.iter().take(here).rposition(breaks).map_or(0, |at| at + 1);
        let end = outer.iter().skip(here).position(breaks).map_or(outer.len(), |at| at + here);
        let clause: Vec<&Token<'t>> = outer.get(start..end)?.to_vec();
        Some((clause, here - start))
    }

    /// All tokens but those in brackets that do not hold the mention; brackets that hold nothing else are opened.
    fn without_brackets(&self, here: usize) -> Vec<&Token<'t>> {
        let mut kept: Vec<&Token<'t>> = Vec::with_capacity(self.tokens.len());
        let mut at = 0;
        while let Some(token) = self.tokens.get(at) {
            if token.is_mark('(') || token.is_mark('[') {
                let close = |token: &Token<'_>| token.is_mark(')') || token.is_mark(']');
                let end = self.tokens.iter().skip(at).position(close).map_or(self.tokens.len(), |n| at + n);
                if (at..end).contains(&here) {
                    kept.push(token);
                } else {
                    at = end;
                }
            } else {
                kept.push(token);
            }
            at += 1;
        }
        kept
    }
}

fn token<'t>(text: &'t str, span: Range<usize>, what: What) -> Token<'t> {
    let text = text.get(span.clone()).unwrap_or("");
    let lower = text.to_lowercase().replace('’', "'");
    let plain = lower.strip_suffix("'s").or(lower.strip_suffix('\'')).unwrap_or(&lower).to_owned();
    Token { text, plain, span, what }
}

fn split<'t>(text: &'t str, span: Range<usize>, tokens: &mut Vec<Token<'t>>) {
    let part = text.get(span.clone()).unwrap_or("");
    let mut word: Option<usize> = None;
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '\u{301}');
    let mut chars = part.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let inside = c.is_alphanumeric()
            || c == '\u{301}'
            || (joins(c) && word.is_some() && next.is_some_and(char::is_alphanumeric))
            || (matches!(c, '\'' | '’') && word.is_some() && part.get(..at).is_some_and(|b| b.ends_with('s')))
            || (c == '.' && word.is_some() && next.is_some_and(char::is_alphanumeric))
            || (c == '.' && word.is_some_and(|from| part.get(from..at).is_some_and(is_initials)));
        if inside {
            word.get_or_insert(at);
            continue;
        }
        if let Some(from) = word.take() {
            tokens.push(token(text, span.start + from..span.start + at, What::Word));
        }
        if !c.is_whitespace() {
            tokens.push(token(text, span.start + at..span.start + at + c.len_utf8(), What::Mark(c)));
        }
    }
    if let Some(from) = word {
        tokens.push(token(text, span.start + from..span.end, What::Word));
    }
}

/// `St`, `U.S.S.R`, `B`: a full stop behind it belongs to it.
fn is_initials(word: &str) -> bool {
    matches!(word, "St" | "Dr" | "Mr" | "Mrs" | "Gen" | "Col" | "Capt")
        || word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase))
}

/// The words of some tokens as a subject is written: as they stand, marks of emphasis and outer quotation marks left
/// out, white space made one space.
pub(super) fn words(text: &str, tokens: &[&Token<'_>]) -> String {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return String::new() };
    let part = text.get(first.span.start..last.span.end).unwrap_or("");
    let bare = part.replace(['*', '_'], "");
    let marks: &[char] = &['"', '“', '”', '‘', '\'', ',', '.', ' ', '(', ')', '-'];
    let bare = bare.trim_matches(marks);
    let joined = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    let owner = joined.strip_suffix("'s").or(joined.strip_suffix("’s"));
    owner.unwrap_or(&joined).to_owned()
}
