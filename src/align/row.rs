//! Takes a sentence and the mentions in it, gives its words in a row, each with what it is to a fact.

use std::ops::Range;

use super::stem::{Key, name, plain, stem};
use super::thesaurus::{Sort, Thesaurus};
use crate::extract::is_past;
use crate::mention::{Kind, Mention};

/// What a word is to a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Part {
    /// Nothing by itself: an article, a preposition, a light verb.
    Plain,
    /// Something that happens.
    Event,
    /// People, whoever they are.
    People,
    /// Any other word that tells something.
    Thing,
    /// A word with a capital letter that does not owe it to the beginning of a sentence.
    Name,
    /// A place in a row, of what follows: the 17th.
    Ordinal,
    /// The mention of that index in its document.
    Mention(u32),
}

/// A word of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub part: Part,
    /// Its notion, else its stem; of a name, its consonants.
    pub key: Key,
    /// Another notion that it has.
    pub other: Option<(Part, Key)>,
    /// Bytes of the prose.
    pub span: Range<usize>,
    /// Clauses count from 0; brackets hold clauses of their own.
    pub clause: u8,
    /// How many words that tell something stand before it.
    pub told: u16,
    /// The number of an ordinal.
    pub number: u32,
    pub capital: bool,
    /// True for the first word of its sentence.
    pub first: bool,
    /// True for a verb that the list does not know.
    pub unlisted: bool,
}

impl Word {
    /// True for a word that tells something.
    pub fn tells(&self) -> bool {
        !matches!(self.part, Part::Plain)
    }

    /// The word in small letters.
    pub fn is(&self, text: &str, words: &[&str]) -> bool {
        let own = text.get(self.span.clone()).unwrap_or("");
        words.iter().any(|word| own.eq_ignore_ascii_case(word))
    }
}

/// A sentence as a row of words.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Bytes of the prose.
    pub span: Range<usize>,
    pub words: Vec<Word>,
    /// For each clause the one that it is a bracket in, or itself.
    pub outer: Vec<u8>,
}

impl Row {
    /// Reads the sentence at a span by the embedded list of words.
    pub fn of(text: &str, span: Range<usize>, mentions: &[Mention], first: usize) -> Self {
        Self::read(&Thesaurus::shared(), text, span, mentions, first)
    }

    /// Reads the sentence at a span; `mentions` are those of the document, sorted, `first` the first one in it.
    pub fn read(thesaurus: &Thesaurus, text: &str, span: Range<usize>, mentions: &[Mention], first: usize) -> Self {
        let mut reader = Reader {
            thesaurus,
            text,
            words: Vec::new(),
            clause: 0,
            clauses: 0,
            outer: Vec::new(),
            parents: vec![0],
            told: 0,
        };
        let mut at = span.start;
        let inside = mentions.iter().enumerate().skip(first).take_while(|(_, mention)| mention.end <= span.end);
        for (index, mention) in inside.filter(|(_, mention)| mention.start >= span.start) {
            if mention.start < at {
                continue;
            }
            reader.read(at..mention.start);
            reader.mention(index, mention);
            at = mention.end;
        }
        reader.read(at..span.end);
        let outer = std::mem::take(&mut reader.parents);
        let mut words = reader.words;
        if let Some(word) = words.iter_mut().find(|word| !matches!(word.part, Part::Mention(_))) {
            word.first = word.span.start <= span.start + 3;
        }
        mark_phrases(thesaurus, text, &mut words);
        Self { span, words, outer }
    }
}

struct Reader<'t> {
    thesaurus: &'t Thesaurus,
    text: &'t str,
    words: Vec<Word>,
    clause: u8,
    clauses: u8,
    /// Clauses that a bracket interrupted.
    outer: Vec<u8>,
    parents: Vec<u8>,
    told: u16,
}

impl Reader<'_> {
    fn mention(&mut self, index: usize, mention: &Mention) {
        let span = mention.start..mention.end;
        let ordinal = mention.kind == Kind::Ordinal;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let number = if ordinal { mention.low.unwrap_or(0.0) as u32 } else { 0 };
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        let part = if ordinal { Part::Ordinal } else { Part::Mention(index) };
        let key = Key(u64::from(number));
        self.push(Word { part, key, number, ..self.blank(span) });
    }

    fn blank(&self, span: Range<usize>) -> Word {
        let (clause, told) = (self.clause, self.told);
        let (part, key) = (Part::Plain, Key(0));
        Word { part, key, other: None, span, clause, told, number: 0, capital: false, first: false, unlisted: false }
    }

    fn push(&mut self, word: Word) {
        self.told = self.told.saturating_add(u16::from(word.tells()));
        self.words.push(word);
    }

    /// Reads a stretch without mentions.
    fn read(&mut self, span: Range<usize>) {
        let part = self.text.get(span.clone()).unwrap_or("");
        let mut start = None;
        for (at, c) in part.char_indices() {
            let inner = matches!(c, '\'' | '’' | 'ʿ' | 'ʾ') && start.is_some();
            if c.is_alphanumeric() || inner {
                start = start.or(Some(at));
                continue;
            }
            if let Some(from) = start.take() {
                self.word(span.start + from..span.start + at);
            }
            self.mark(c);
        }
        if let Some(from) = start {
            self.word(span.start + from..span.end);
        }
    }

    fn mark(&mut self, c: char) {
        match c {
            '(' | '[' => {
                self.outer.push(self.clause);
                let outer = self.clause;
                self.open();
                if let Some(parent) = self.parents.last_mut() {
                    *parent = outer;
                }
            }
            ')' | ']' => self.clause = self.outer.pop().unwrap_or(self.clause),
            // A label belongs to what stands behind it: `Deaths: 146`.
            ':' if self.words.len() <= 3 => {}
            ';' | ':' | '—' | '!' | '?' => self.open(),
            _ => {}
        }
    }

    fn open(&mut self) {
        self.clauses = self.clauses.saturating_add(1);
        self.clause = self.clauses;
        self.parents.push(self.clause);
    }

    fn word(&mut self, span: Range<usize>) {
        let text = self.text.get(span.clone()).unwrap_or("");
        let text = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text);
        let text = text.trim_end_matches(['\'', '’']);
        let span = span.start..span.start + text.len();
        let plain = plain(text);
        if plain.is_empty() {
            return;
        }
        if plain.len() < 6 && ends_clause(&plain) && self.words.last().is_some_and(|last| last.clause == self.clause) {
            let comma = self.text.get(..span.start).is_some_and(|before| before.trim_end().ends_with(','));
            if comma || matches!(plain.as_str(), "but" | "while") {
                self.open();
            }
        }
        let thesaurus = self.thesaurus;
        let exact = Key::of(&plain);
        let capital = text.starts_with(char::is_uppercase) && text != "I";
        let mut word = Word { capital, ..self.blank(span) };
        if thesaurus.is_plain(exact) {
            word.key = exact;
            self.push(word);
            return;
        }
        let stem = Key::of(&stem(text));
        let mut notions = thesaurus.notions(&plain, stem).iter();
        let part = part_of;
        let numeral = plain.bytes().all(|byte| byte.is_ascii_digit());
        (word.part, word.key) = match notions.next() {
            Some(notion) => (part(notion.sort), notion.key),
            None if numeral => (Part::Plain, exact),
            None if capital => (Part::Name, Key::of(&name(text))),
            None if is_past(&plain) && !self.describes() => {
                word.unlisted = true;
                (Part::Event, stem)
            }
            None => (Part::Thing, stem),
        };
        word.other = match word.part {
            // `Mediation Northern Ireland` is a name, and a mediation.
            Part::Name if thesaurus.notions(&plain, stem).is_empty() => Some((Part::Thing, stem)),
            _ => notions.next().map(|notion| (part(notion.sort), notion.key)),
        };
        self.push(word);
    }
}

impl Reader<'_> {
    /// True where the word before makes a past form an adjective: `the armed brigades`.
    fn describes(&self) -> bool {
        let articles =
            ["a", "an", "the", "of", "his", "her", "their", "its", "all", "most", "many", "by", "in", "with"];
        self.words.last().is_some_and(|last| last.is(self.text, &articles) || matches!(last.part, Part::Mention(_)))
    }
}

fn ends_clause(word: &str) -> bool {
    matches!(word, "and" | "but" | "while" | "which" | "who" | "where" | "so" | "when" | "till" | "until")
}

const fn part_of(sort: Sort) -> Part {
    match sort {
        Sort::Event => Part::Event,
        Sort::People => Part::People,
        Sort::Thing => Part::Thing,
        Sort::Name => Part::Name,
    }
}

/// Gives the first word of each phrase its notion.
fn mark_phrases(thesaurus: &Thesaurus, text: &str, words: &mut [Word]) {
    let keys: Vec<Key> = words.iter().map(|word| Key::of(&plain(text.get(word.span.clone()).unwrap_or("")))).collect();
    for at in 0..words.len() {
        let Some((notion, length, whole)) =
            keys.get(at..at + unbroken(text, words, at)).and_then(|rest| thesaurus.phrase(rest))
        else {
            continue;
        };
        let part = part_of(notion.sort);
        // The phrase speaks for its words, but what is counted in it stays: `50,000 lives lost`.
        let counted = words.get(at).is_some_and(|word| word.part == Part::People);
        for (nth, word) in words.iter_mut().skip(at).take(length).enumerate() {
            if nth == 0 && counted {
                word.other = Some((part, notion.key));
            } else if nth == 0 {
                (word.part, word.key, word.other, word.unlisted) = (part, notion.key, None, false);
            } else if whole || word.part == Part::Event || word.part == Part::Thing {
                (word.part, word.other) = (Part::Plain, if whole { None } else { word.other });
            }
        }
    }
}

/// How many words from one on stand with nothing but white space and apostrophes between them, so that a phrase may be
/// made of them: no more than the longest phrase has.
fn unbroken(text: &str, words: &[Word], from: usize) -> usize {
    const LONGEST: usize = 6;
    let pairs = words.iter().zip(words.iter().skip(1)).skip(from).take(LONGEST - 1);
    let joined = |(one, next): &(&Word, &Word)| {
        text.get(one.span.end..next.span.start).is_some_and(|gap| !gap.contains([',', ';', ':', '.', '(', ')', '\t']))
    };
    1 + pairs.take_while(joined).count()
}
