//! Takes the tokens of a clause, gives its noun phrases and its verb: no grammar, only what is plain.

use super::lexicon::{self, is_past};
use super::scene::{Token, What};

type Row<'s, 't> = [&'s Token<'t>];

/// The noun phrase that ends before `end` (a token index): its first token. `None` where there is none.
pub(super) fn before(row: &Row<'_, '_>, end: usize, most: usize) -> Option<usize> {
    let mut start = end;
    while start > 0 && end - start < most {
        let Some(token) = row.get(start - 1) else { break };
        let past = is_past(&token.plain) && !token.is_capital();
        let joins = (token.is_nominal() && !past) || token.is_ordinal();
        let of = token.plain == "of" && start < end && row.get(start - 2).is_some_and(|t| t.is_capital());
        if !joins && !of {
            break;
        }
        start -= 1;
    }
    (start < end).then_some(start)
}

/// The noun phrase that begins at `start`: the token behind it. `of` and another noun may follow.
pub(super) fn after(row: &Row<'_, '_>, start: usize, most: usize) -> usize {
    let mut end = start;
    while end < row.len() && end - start < most {
        let Some(token) = row.get(end) else { break };
        let verbal = is_past(&token.plain) || (token.plain.len() > 5 && token.plain.ends_with("ing"));
        let joins = token.is_nominal() && (!verbal || token.is_capital() || end == start);
        let of = token.plain == "of" && end > start && row.get(end + 1).is_some_and(|next| next.is_nominal());
        if !joins && !of {
            break;
        }
        end += 1;
    }
    end
}

/// A verb with what stands before it in its clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    /// Where the subject begins and ends.
    pub from: usize,
    pub to: usize,
    /// The verb itself.
    pub at: usize,
    pub passive: bool,
}

/// The last verb before a date that shares the subject of an earlier one: `Trotsky lived in exile and was expelled`.
pub(super) fn second(row: &Row<'_, '_>, first: Verb, end: usize) -> Option<Verb> {
    let past = |n: &usize| row.get(*n).is_some_and(|t| is_past(&t.plain) && !t.is_capital());
    let at = (first.at + 1..end).rev().find(past)?;
    let mut from = at;
    let mut passive = false;
    while let Some(token) = from.checked_sub(1).and_then(|n| row.get(n)) {
        let helps = lexicon::is_auxiliary(&token.plain);
        passive |= helps;
        if !helps && !token.plain.ends_with("ly") {
            break;
        }
        from -= 1;
    }
    let and = from.checked_sub(1).and_then(|n| row.get(n)).is_some_and(|t| t.plain == "and");
    and.then_some(Verb { at, passive: passive || (first.passive && from == at), ..first })
}

/// The first verb of a clause whose subject is a plain noun phrase, from a token on.
pub(super) fn verb(row: &Row<'_, '_>, from: usize) -> Option<Verb> {
    let from = skip_openers(row, from);
    let mut at = from;
    // Whatever stands between the subject and its verb: auxiliaries and adverbs.
    let (mut passive, mut head) = (false, None);
    while let Some(token) = row.get(at) {
        let word = token.plain.as_str();
        match token.what {
            What::Mark(',') if head.is_none() && listed(row, at) => {}
            // `Captain Root, who led them, died`
            // `His brother, Ned Hall, died`: the name stands between two commas.
            What::Mark(',') if head.is_none() && at > from && called(row, from, at) => head = Some(at),
            What::Mark(',') if head.is_none() && beside(row, at).is_some() => {
                head = Some(at);
                at = beside(row, at).unwrap_or(at);
            }
            What::Mark('"' | '“' | '”' | '*' | '_' | '\'' | '‘' | '’') => {}
            What::Mark(_) | What::Mention(_) => return None,
            What::Word if lexicon::is_auxiliary(word) || matches!(word, "had" | "has" | "have") => {
                head = head.or(Some(at));
                passive |= lexicon::is_auxiliary(word);
                let helps = row.iter().skip(at + 1).take(4).find(|next| !next.plain.ends_with("ly"));
                if matches!(word, "had" | "has" | "have")
                    && !helps.is_some_and(|next| next.is_word() && is_helped(&next.plain))
                {
                    return done(row, from, head, at, false);
                }
            }
            What::Word if word.ends_with("ly") || matches!(word, "also" | "then" | "finally" | "now") => {
                head = head.or_else(|| (at > from).then_some(at));
            }
            What::Word if is_past(word) && !token.is_capital() && at > from && !adjective(row, at) => {
                return done(row, from, head, at, passive);
            }
            What::Word if head.is_some() => return None,
            What::Word if lexicon::is_subordinate(word) || matches!(word, "to" | "by" | "not" | "never") => {
                return None;
            }
            What::Word => {}
        }
        at += 1;
    }
    None
}

fn is_helped(word: &str) -> bool {
    is_past(word) || word == "been"
}

fn done(row: &Row<'_, '_>, from: usize, head: Option<usize>, at: usize, passive: bool) -> Option<Verb> {
    let to = head.unwrap_or(at);
    is_subject(row.get(from..to)?).then_some(Verb { from, to, at, passive })
}

/// True where a past form stands before the noun that it describes: `a failed attempt`, `the armed detachments`.
fn adjective(row: &Row<'_, '_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| row.get(at)).map_or("", |token| token.plain.as_str());
    matches!(
        before,
        "a" | "an"
            | "the"
            | "of"
            | "in"
            | "and"
            | "all"
            | "most"
            | "many"
            | "his"
            | "their"
            | "its"
            | "by"
            | "for"
            | "from"
            | "with"
            | "newly"
            | "so"
            | "long"
            | "well"
            | "much"
    )
}

/// Past what opens a clause before its subject: `but then`, `,`, `and`.
fn skip_openers(row: &Row<'_, '_>, mut from: usize) -> usize {
    let opens = |token: &Token<'_>| match token.what {
        What::Mark(_) => true,
        What::Mention(_) => false,
        What::Word => matches!(
            token.plain.as_str(),
            "and"
                | "but"
                | "then"
                | "also"
                | "however"
                | "so"
                | "thus"
                | "meanwhile"
                | "later"
                | "finally"
                | "when"
                | "only"
                | "eventually"
        ),
    };
    while row.get(from).is_some_and(|token| opens(token)) {
        from += 1;
    }
    from
}

/// Where a clause or words about the subject, between two commas, end: `, who led them,`, `, a clerk of the town,`.
fn beside(row: &Row<'_, '_>, comma: usize) -> Option<usize> {
    let word = row.get(comma + 1).map_or("", |token| token.plain.as_str());
    let close = row.iter().skip(comma + 2).position(|token| token.is_mark(','))? + comma + 2;
    let name = comma.checked_sub(1).and_then(|n| row.get(n)).is_some_and(|token| token.is_capital());
    let words = row.get(comma + 1..close).unwrap_or_default();
    let verb = row.get(close + 1).is_some_and(|token| is_past(&token.plain) || lexicon::is_auxiliary(&token.plain));
    let kind = matches!(word, "a" | "an" | "the") && name && verb && words.len() <= 14;
    let plain = words.iter().all(|token| token.is_word() && !is_past(&token.plain));
    (matches!(word, "who" | "which" | "whose") || kind && plain).then_some(close)
}

/// True for a name between two commas with its verb behind: `, Ned Hall, died`.
fn called(row: &Row<'_, '_>, from: usize, comma: usize) -> bool {
    let opens = from.checked_sub(1).and_then(|n| row.get(n)).is_some_and(|token| token.is_mark(','));
    let name = row.get(from..comma).is_some_and(|name| name.iter().all(|token| token.is_capital()));
    let noun = from.checked_sub(2).and_then(|n| row.get(n));
    let noun = noun.is_some_and(|token| token.is_nominal() && !token.is_capital() && !is_past(&token.plain));
    let verb = row.get(comma + 1).is_some_and(|token| is_past(&token.plain) || lexicon::is_auxiliary(&token.plain));
    opens && name && noun && verb
}

/// True where a comma stands between the names of a list: `Trotsky, Kamenev and Zinoviev`.
fn listed(row: &Row<'_, '_>, comma: usize) -> bool {
    let next = row.get(comma + 1);
    let name = |token: Option<&&Token<'_>>| token.is_some_and(|token| token.is_capital());
    let and = next.is_some_and(|token| token.plain == "and") && name(row.get(comma + 2));
    let before = comma.checked_sub(1).and_then(|at| row.get(at));
    let ends = row.iter().skip(comma + 1).take(6).any(|token| token.plain == "and");
    name(before) && (and || (name(next) && ends))
}

/// True where tokens can be a subject: a name, or a noun phrase that means something by itself.
fn is_subject(row: &Row<'_, '_>) -> bool {
    let Some(first) = row.first() else { return false };
    let Some(last) = row.last() else { return false };
    if row.len() > 9 || lexicon::is_pronoun(&first.plain) || !last.is_nominal() {
        return false;
    }
    let determined = matches!(first.plain.as_str(), "the" | "a" | "an" | "all");
    let named = row.iter().any(|token| token.is_capital() && !lexicon::is_closed(&token.plain));
    let inside = |word: &str| lexicon::is_subordinate(word) || lexicon::is_auxiliary(word) || lexicon::is_pronoun(word);
    let opens = first.is_nominal() || determined;
    opens && !row.iter().skip(1).any(|token| inside(&token.plain)) && (named || determined || row.len() <= 4)
}

/// Where what follows a verb ends, at most `most` tokens on: at a mark, a mention, another clause; never on a word that
/// points on.
pub(super) fn tail(row: &Row<'_, '_>, verb: usize, most: usize) -> usize {
    let mut end = verb + 1;
    while let Some(token) = row.get(end).filter(|_| end - verb <= most) {
        let stops = match token.what {
            What::Word => lexicon::is_subordinate(&token.plain) || (token.plain == "and" && !joins(row, end)),
            What::Mark('\'' | '‘' | '’' | '*' | '_') => false,
            What::Mark(_) | What::Mention(_) => true,
        };
        if stops {
            break;
        }
        end += 1;
    }
    // A phrase cut by its length ends before the preposition that opened what was cut.
    if row.get(end).is_some_and(|next| next.is_word() && !lexicon::is_subordinate(&next.plain) && next.plain != "and") {
        let cut =
            row.get(verb + 2..end).unwrap_or_default().iter().rposition(|t| t.is_word() && lexicon::dangles(&t.plain));
        end = cut.map_or(end, |cut| verb + 2 + cut);
    }
    while end > verb + 1 && row.get(end - 1).is_some_and(|t| lexicon::dangles(&t.plain) || !t.is_word()) {
        end -= 1;
    }
    end
}

/// `and` between two nouns, not between two verbs.
fn joins(row: &Row<'_, '_>, and: usize) -> bool {
    let next = row.get(and + 1);
    next.is_some_and(|token| {
        let verb = is_past(&token.plain) || lexicon::is_auxiliary(&token.plain);
        token.is_word() && !verb && !lexicon::is_pronoun(&token.plain)
    })
}
