//! Takes a sentence and the one behind it, gives what they let several voices say of one number: `the police put the
//! crowd at 30,000, the organisers at 100,000`.
//!
//! Such voices stand side by side to be compared, so that nothing has to be scored: the grammar says that it is one
//! fact. Where the second voice has a thing of its own to speak of, nothing is said.

use std::ops::Range;

use super::row::{Part, Row, Word};
use super::statement::{Class, Statement};

/// One number that voices within one document give differently, or alike.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Voices {
    /// The property of the number.
    pub property: &'static str,
    /// Bytes of the prose that say what the number is of.
    pub named: Range<usize>,
    /// What each says, in the order of the text.
    pub said: Vec<Voice>,
}

/// What one voice says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Voice {
    /// Whose word it is: bytes of the prose.
    pub whose: Range<usize>,
    /// The number's bytes, and its mention's place in the document.
    pub span: Range<usize>,
    pub mention: u32,
    /// True where the words say that it is an estimate.
    pub estimate: bool,
}

impl Voice {
    /// Whose word it is, as it reads within a sentence: `the police`, not `The police`.
    pub fn whose(&self, text: &str) -> String {
        let words: Vec<&str> = text.get(self.whose.clone()).unwrap_or("").split_whitespace().collect();
        let words = words.join(" ");
        let first = words.split(' ').next().unwrap_or("").to_lowercase();
        let small = [VOICES, UNNAMED, NOMINAL, "a an"].iter().any(|list| list.split(' ').any(|word| word == first));
        match words.get(..1).filter(|_| small) {
            Some(letter) => letter.to_lowercase() + words.get(1..).unwrap_or(""),
            None => words,
        }
    }
}

/// Words for those who give numbers, people and papers.
const VOICES: &str = "estimate estimates figure figures report reports source sources account accounts historian historians \
    scholar scholars researcher researchers expert experts official officials authorities government police \
    organiser organisers organizer organizers union unions newspaper newspapers press paper papers witness \
    witnesses eyewitness eyewitnesses observer observers record records statistics commission committee inquiry \
    census survey study studies chronicle chronicles chronicler chroniclers writer writers author authors \
    critics contemporaries ministry army embassy journalist journalists agency doctors survivors company owners \
    strikers register registers archives document documents data version versions count counts judges opposition \
    protesters campaigners insurers magistrates mayor governor consul ambassador bishop fans supporters \
    spectators club clubs prosecution defence defense guards officers soldiers villagers neighbours neighbors \
    prisoners sailors crew captain chroniclers rebels besiegers defenders inspectors engineers";

/// Words for voices that are left without a name.
const UNNAMED: &str = "others other some many most another";

/// Verbs that give a number.
const GIVING: &str = "put puts place placed places set sets give gave gives given state stated states estimate estimated estimates \
    reckon reckoned reckons count counted counts claim claimed claims report reported reports say said says \
    suggest suggested suggests calculate calculated calculates recorded records record listed lists spoke speak \
    speaks insisted insists maintained maintains announced assumed assume believe believed pronounced quoted \
    cited cites range ranged";

/// What may stand between a second voice and its number without being a fact of its own.
const BESIDE: &str = "it them this that the a an at as of to only just even but and or low lower lowest high higher highest small \
    smaller large larger more fewer less much many few figure figures number numbers total totals toll count \
    estimate estimates some there were was is are had been between from around about least most up over nearly \
    almost than nearer closer in all have has rather instead far still";

/// Words that lead from one voice to the next.
const TURNS: &str = "while whilst whereas but and though although yet however by against or";

/// What the sentence at a place lets voices say, with the help of the one behind it.
pub(super) fn voices(text: &str, rows: &[Row], at: usize, own: &[Statement], next: &[Statement]) -> Vec<Voices> {
    let Some(row) = rows.get(at) else { return Vec::new() };
    let mut found: Vec<Voices> = Vec::new();
    let (own, next) = (numbers(own), numbers(next));
    for pair in own.windows(2) {
        let [first, second] = *pair else { continue };
        if let Some(more) = continued(text, row, &mut found, first, second) {
            found.push(more);
        }
    }
    if let (Some(&first), Some(&second), Some(behind)) = (own.last(), next.first(), rows.get(at + 1)) {
        let near = text.get(row.span.end..behind.span.start).is_some_and(|gap| !gap.contains("\n\n"));
        if near && alike(first, second) {
            let opening = behind.words.get(..place(behind, second)).unwrap_or_default();
            found.extend(both(text, row, (first, second), opening));
        }
    }
    found
}

/// What the second of two numbers of a sentence adds: to the voice before it, or as a voice of its own.
fn continued(text: &str, row: &Row, found: &mut [Voices], a: &Statement, b: &Statement) -> Option<Voices> {
    let between = row.words.get(place(row, a) + 1..place(row, b))?;
    // `lower figures of 6% and even 3%`.
    let last = found.last_mut().and_then(|voices| voices.said.last().cloned().map(|said| (voices, said)));
    if let Some((voices, said)) = last.filter(|(_, said)| said.mention == a.mention && alike(a, b)) {
        let joined = between.iter().all(|word| word.is(text, &["and", "or", "even", "only", "just"]));
        if joined && !between.is_empty() {
            voices.said.push(Voice { span: b.span.clone(), mention: b.mention, ..said });
            return None;
        }
        let from = turn(text, a.span.end, between)?;
        let said = second(text, voices.named.clone(), row, between.get(from..)?, b)?;
        voices.said.push(said);
        return None;
    }
    if !alike(a, b) {
        return None;
    }
    let turned = || both(text, row, (a, b), between.get(turn(text, a.span.end, between)?..)?);
    according(text, row, (a, b)).or_else(turned)
}

/// The statements of numbers, in order.
fn numbers(own: &[Statement]) -> Vec<&Statement> {
    own.iter()
        .filter(|one| matches!(one.class, Class::Count | Class::Share | Class::Measure(_) | Class::In(_)))
        .collect()
}

/// Where in its row a statement's number stands.
fn place(row: &Row, statement: &Statement) -> usize {
    row.words.partition_point(|word| word.span.start < statement.span.start)
}

/// True for numbers that can be of one thing: two counts, two shares, two measures of one kind.
fn alike(a: &Statement, b: &Statement) -> bool {
    let heads = b.head.is_none() || a.head.is_none() || a.head == b.head;
    a.class == b.class && heads && a.sum.is_none() && b.sum.is_none() && a.years == b.years
}

/// The first word behind the mark or the small word that ends what the first voice says.
fn turn(text: &str, end: usize, between: &[Word]) -> Option<usize> {
    let mut from = end;
    for (at, word) in between.iter().enumerate() {
        let marked = text.get(from..word.span.start).is_some_and(|gap| gap.contains([',', ';', '—', '–', ':']));
        if marked || word.is(text, &["while", "whilst", "whereas", "but", "though", "although"]) {
            let more = between.iter().skip(at).take_while(|word| among(text, word, TURNS)).count();
            return Some(at + more);
        }
        from = word.span.end;
    }
    None
}

/// A voice with what it speaks of and its number, and a second voice that speaks of the same.
fn both(text: &str, row: &Row, (a, b): (&Statement, &Statement), opening: &[Word]) -> Option<Voices> {
    let until = place(row, a);
    let clause = row.words.get(until)?.clause;
    let before: Vec<&Word> = row.words.iter().take(until).filter(|word| word.clause == clause).collect();
    let giving = before.iter().rposition(|word| among(text, word, GIVING))?;
    let (subject, rest) = before.split_at(giving);
    if rest.iter().any(|word| matches!(word.part, Part::Mention(_))) || !is_placed(text, rest) {
        return None;
    }
    let from = subject.iter().rposition(|word| among(text, word, TURNS) || comma_before(text, word)).map_or(0, |at| {
        let turned = subject.get(at).is_some_and(|word| among(text, word, TURNS));
        at + usize::from(turned)
    });
    let whose = voice(text, subject.get(from..)?, true)?;
    let object: Vec<&&Word> = rest.iter().skip(1).filter(|word| word.tells()).collect();
    let named = match object.first().zip(object.last()) {
        Some((first, last)) => first.span.start..last.span.end,
        None => behind(text, row, until)?,
    };
    let estimate = is_estimate(text, row, &whose) || rest.first().is_some_and(|verb| among(text, verb, ESTIMATED));
    let said = Voice { whose, span: a.span.clone(), mention: a.mention, estimate };
    let other = second(text, named.clone(), row, opening, b)?;
    let property = if a.class == Class::Share { "share" } else { property(a) };
    Some(Voices { property, named, said: vec![said, other] })
}

const ESTIMATED: &str = "estimate estimated estimates reckon reckoned reckons";

fn property(statement: &Statement) -> &'static str {
    if matches!(statement.class, Class::Measure(_)) { "measure" } else { "number" }
}

/// The noun behind a number: `counted 30,000 marchers`.
fn behind(text: &str, row: &Row, at: usize) -> Option<Range<usize>> {
    let value = row.words.get(at)?;
    let mut end = value.span.end;
    let mut words = Vec::new();
    for word in row.words.iter().skip(at + 1).take(4) {
        let gap = text.get(end..word.span.start)?;
        if gap.contains([',', ';', '.', ':']) || word.clause != value.clause || !word.tells() {
            break;
        }
        words.push(word.span.clone());
        end = word.span.end;
    }
    words.first().map(|first| first.start..end)
}

/// The second voice with its number, where it speaks of nothing else than the first.
fn second(text: &str, named: Range<usize>, row: &Row, opening: &[Word], b: &Statement) -> Option<Voice> {
    let named: Vec<_> = row.words.iter().filter(|word| named.contains(&word.span.start)).map(|word| word.key).collect();
    let opening: Vec<&Word> = opening.iter().skip_while(|word| among(text, word, TURNS)).collect();
    let plain = |word: &&Word| among(text, word, BESIDE) || among(text, word, UNNAMED) || named.contains(&word.key);
    // `estimates` gives a number, or is who gives it: the verb is the first that leaves a voice before it and nothing
    // behind it that is a fact of its own.
    let mut verbs = opening.iter().enumerate().filter(|(_, word)| among(text, word, GIVING)).map(|(at, _)| at);
    let spoken = verbs.find_map(|at| {
        let (subject, rest) = opening.split_at_checked(at)?;
        let (verb, object) = rest.split_first()?;
        let whole = object.iter().all(plain) && is_placed(text, rest);
        Some((voice(text, subject, true)?, among(text, verb, ESTIMATED))).filter(|_| whole)
    });
    let unspoken = || {
        let end = opening.iter().position(|word| word.is(text, &["at", "of", "only", "as", "just", "some"]));
        let (subject, rest) = opening.split_at(end.unwrap_or(opening.len()));
        Some((voice(text, subject, false)?, false)).filter(|_| rest.iter().all(plain))
    };
    let (whose, estimates) = spoken.or_else(unspoken)?;
    let estimate = estimates || text.get(whose.clone()).is_some_and(|own| own.to_lowercase().contains("estimate"));
    Some(Voice { whose, span: b.span.clone(), mention: b.mention, estimate })
}

/// True where a verb gives a number: `put` and its like only as `put … at`.
fn is_placed(text: &str, verb: &[&Word]) -> bool {
    let placing = verb.first().is_some_and(|verb| among(text, verb, "put puts place placed places set sets"));
    !placing || verb.iter().any(|word| word.is(text, &["at", "between"]))
}

fn is_estimate(text: &str, row: &Row, whose: &Range<usize>) -> bool {
    row.words.iter().any(|word| whose.contains(&word.span.start) && word.is(text, &["estimate", "estimates"]))
}

/// The words of someone who gives numbers; a name alone is one only before a verb that does.
fn voice(text: &str, words: &[&Word], verb: bool) -> Option<Range<usize>> {
    const MOST: usize = 7;
    let (start, from) = (words.first()?.span.start, words.iter().position(|word| !word.is(text, &["the", "a", "an"]))?);
    let words = words.get(from..)?;
    // `the committee later put …`: what says when or how is no part of the name.
    let adverb = |word: &&&Word| {
        word.is(text, &["later", "then", "first", "now", "still", "themselves", "itself", "had", "have", "has"])
    };
    let kept = words.len() - words.iter().rev().take_while(adverb).count();
    let words = words.get(..kept)?;
    let last = words.last()?;
    let fits =
        |word: &&Word| matches!(word.part, Part::Name | Part::Thing | Part::People) || among(text, word, NOMINAL);
    let head = words.iter().any(|word| among(text, word, VOICES)) || among(text, last, UNNAMED);
    let name = verb && words.iter().all(|word| word.capital);
    let own = words.iter().all(|word| fits(word) || among(text, word, VOICES) || among(text, word, UNNAMED));
    (words.len() <= MOST && own && (head || name)).then_some(start..last.span.end)
}

/// Small words that may stand within the name of a voice.
const NOMINAL: &str = "of the and own other several early late later first some many most more recent new old local at in his her \
    their its these those main";

/// `146 died according to the mayor, 200 according to the union`.
fn according(text: &str, row: &Row, (a, b): (&Statement, &Statement)) -> Option<Voices> {
    let (first, second) = (place(row, a), place(row, b));
    let of = |from: usize, until: usize| -> Option<Range<usize>> {
        let words = row.words.get(from + 1..until)?;
        let at = words
            .windows(2)
            .position(|pair| matches!(pair, [by, to] if by.is(text, &["according"]) && to.is(text, &["to"])))?;
        let mut end = words.get(at + 1)?.span.end;
        let mut name: Vec<&Word> = Vec::new();
        for word in words.iter().skip(at + 2).take(6) {
            let gap = text.get(end..word.span.start)?;
            if gap.contains([',', ';', ':', '.', '(', ')']) || among(text, word, TURNS) {
                break;
            }
            name.push(word);
            end = word.span.end;
        }
        voice(text, &name, true)
    };
    let one = of(first, second)?;
    let other = of(second, row.words.len())?;
    let named = behind(text, row, first)?;
    let voice = |whose: Range<usize>, of: &Statement| Voice {
        estimate: is_estimate(text, row, &whose),
        whose,
        span: of.span.clone(),
        mention: of.mention,
    };
    let property = if a.class == Class::Share { "share" } else { property(a) };
    Some(Voices { property, named, said: vec![voice(one, a), voice(other, b)] })
}

fn comma_before(text: &str, word: &Word) -> bool {
    text.get(..word.span.start).is_some_and(|before| before.trim_end().ends_with([',', ';', ':']))
}

/// True for a word of a list, which is written with blanks between.
fn among(text: &str, word: &Word, list: &str) -> bool {
    let own = text.get(word.span.clone()).unwrap_or("");
    list.split(' ').any(|word| own.eq_ignore_ascii_case(word))
}
