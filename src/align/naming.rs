//! Takes facts and documents, gives them names: subject and property of a fact, ids of sources and claims.

use std::collections::BTreeSet;
use std::ops::Range;

use super::event::is_happening;
use super::row::{Part, Row, Word};
use super::statement::{Class, Statement};
use super::stem::Key;
use super::told::Told;
use super::weigh::Scale;
use crate::claim::slug;
use crate::mention;
use crate::value::Value;

/// Properties by what happens.
const PROPERTIES: &[(&str, &str, &str)] = &[
    // event, property of a count, property of a date
    ("die", "deaths", "died"),
    ("execute", "executed", "died"),
    ("wound", "injured", "date"),
    ("arrest", "arrested", "date"),
    ("imprison", "imprisoned", "date"),
    ("deport", "deported", "date"),
    ("expel", "expelled", "date"),
    ("convict", "convicted", "date"),
    ("release", "released", "date"),
    ("assemble", "attendance", "date"),
    ("produce", "output", "date"),
    ("export", "exports", "date"),
    ("born", "number", "born"),
    ("found", "number", "founded"),
    ("introduce", "number", "introduced"),
    ("abolish", "number", "abolished"),
    ("begin", "number", "began"),
    ("end", "number", "ended"),
    ("sign", "number", "signed"),
    ("publish", "number", "published"),
    ("announce", "number", "announced"),
    ("ratify", "votes", "adopted"),
    ("appoint", "number", "appointed"),
    ("dismiss", "number", "dismissed"),
    ("elect", "number", "elected"),
    ("crown", "number", "crowned"),
];

/// The property of a fact: by its event where that names one, else by the kind of its values.
pub(super) fn property(class: Class, event: Option<Key>, people: bool) -> &'static str {
    let row = event.and_then(|event| PROPERTIES.iter().find(|(name, ..)| Key::notion(name) == event));
    match class {
        Class::Time => row.map_or("date", |(_, _, date)| date),
        Class::Span => "lasted",
        Class::Count => row.map_or("number", |(_, count, _)| if people { count } else { "number" }),
        Class::Share => "share",
        Class::Times => "number",
        Class::Age => "age",
        Class::Deed => "happened",
        Class::Measure(_) | Class::In(_) => "measure",
    }
}

/// Ids of the sources: the files' stems, with as much of the folders as tells them apart.
pub(super) fn names(told: &[Told]) -> Vec<String> {
    let stem = |path: &str| {
        let file = path.rsplit('/').next().unwrap_or(path);
        file.rsplit_once('.').map_or(file, |(stem, _)| if stem.is_empty() { file } else { stem }).to_owned()
    };
    let mut names: Vec<String> = told.iter().map(|told| stem(&told.document.path)).collect();
    let alike = |names: &[String], name: &String| names.iter().filter(|other| *other == name).count() > 1;
    for at in 0..names.len() {
        let clashes = names.get(at).is_some_and(|name| alike(&names, name));
        if let Some((slot, told)) = names.get_mut(at).zip(told.get(at)).filter(|_| clashes) {
            slot.clone_from(&told.document.path);
        }
    }
    names
}

/// What a fact is called: the run of words in one of its sentences that holds most of what its statements share.
pub(super) fn name(told: &[Told], members: &[&Statement], scale: &Scale) -> Option<(String, &'static str)> {
    let first = members.first()?;
    let shared = |event: &Key| members.len() == 1 || members.iter().skip(1).any(|other| other.event == Some(*event));
    let event = first.event.filter(shared);
    let people = first.head.is_none_or(|(part, _)| part == Part::People || part == Part::Event);
    let property = match property(first.class, event, people) {
        // A handle is removed and not dismissed.
        "dismissed" if !says(told, members, &["dismiss", "resign", "sack", "fired", "stepped"]) => "date",
        property => property,
    };
    // `Henry Salter (1813–1858) suspected the pump`: the years are of his life and of nothing that he did.
    if let Some(name) = members.iter().find(|member| member.half.is_some()).and_then(|life| whose(told, life)) {
        return Some((name, property));
    }
    let mut best: Option<(f32, String)> = None;
    for (at, member) in members.iter().enumerate() {
        let Some(told) = told.get(member.doc as usize) else { continue };
        let others = || members.iter().enumerate().filter(|(other, _)| *other != at || members.len() == 1);
        let worth = |key: Key| {
            let shared = others().any(|(_, other)| other.near(key) >= 0.3);
            if shared { scale.weigh(key) * member.near(key) } else { 0.0 }
        };
        // The first of two that are worth the same stays, so that the order of the documents' paths decides.
        if let Some(run) =
            run(told, member, &worth, event).filter(|run| best.as_ref().is_none_or(|best| run.0 > best.0))
        {
            best = Some(run);
        }
    }
    let sentence = || {
        let text = told.get(first.doc as usize)?.document.prose().get(first.sentence.clone())?;
        Some(text.split_whitespace().take(6).collect::<Vec<_>>().join(" "))
    };
    let name = best.map(|(_, run)| run).or_else(sentence)?;
    Some((placed(told, members, name), property))
}

/// A heading of a few common words with where it was beside it: `lost their lives (Ashby)`.
fn placed(told: &[Told], members: &[&Statement], name: String) -> String {
    let short = name.split_whitespace().count() <= 3 && !name.contains(char::is_uppercase);
    match topic(told, members).filter(|_| short) {
        Some(topic) => format!("{name} ({topic})"),
        None => name,
    }
}

/// Where it was: the name behind `in`, `at` or `of` that the first sentences of all documents have.
fn topic(told: &[Told], members: &[&Statement]) -> Option<String> {
    const FIRST: usize = 4;
    const BEGINNING: usize = 2000;
    let first = members.first()?;
    let prose = told.get(first.doc as usize)?.document.prose();
    let known = |key: &Key| members.iter().all(|other| other.opening.binary_search(key).is_ok());
    let mut found: Option<(bool, String)> = None;
    // Only the beginning is cut into sentences: a document may be long, and have many headings.
    let end = (0..=BEGINNING.min(prose.len())).rev().find(|end| prose.is_char_boundary(*end))?;
    for (start, end) in mention::sentences(prose.get(..end)?).into_iter().take(FIRST) {
        let row = Row::of(prose, start..end, &[], 0);
        for (at, word) in row.words.iter().enumerate().filter(|(_, word)| word.part == Part::Name && known(&word.key)) {
            let mut before = row.words.iter().take(at).rev().skip_while(|word| word.is(prose, &["the"]));
            let linked = before.next().is_some_and(|link| link.is(prose, &["in", "at", "of", "near"]));
            // `In Pell's mill` names a mill.
            let owns = prose.get(word.span.end..).is_some_and(|rest| rest.starts_with(['\'', '’']));
            let linked = linked && !owns;
            let main = first.main == Some(word.key);
            // A document alone has many names at its beginning.
            let linked = linked && (main || members.iter().any(|other| other.doc != first.doc));
            if linked && found.as_ref().is_none_or(|(held, _)| main && !held) {
                let rest = row.words.iter().skip(at + 1).take_while(|next| next.capital && next.clause == word.clause);
                let joined = |end: usize, next: &Word| prose.get(end..next.span.start).is_some_and(|gap| gap == " ");
                let end = rest.fold(word.span.end, |end, next| if joined(end, next) { next.span.end } else { end });
                found = Some((main, prose.get(word.span.start..end)?.to_owned()));
            }
        }
    }
    found.map(|(_, name)| name)
}

/// True where the sentence of a statement has one of these words, or one that opens with it.
fn says(told: &[Told], members: &[&Statement], words: &[&str]) -> bool {
    members.iter().any(|member| {
        let text = told.get(member.doc as usize).and_then(|told| told.document.prose().get(member.sentence.clone()));
        text.is_some_and(|text| words.iter().any(|word| text.to_lowercase().contains(word)))
    })
}

/// The name before the years of a life.
fn whose(told: &[Told], life: &Statement) -> Option<String> {
    let text = told.get(life.doc as usize)?.document.prose();
    let before =
        text.get(life.sentence.start..life.span.start)?.trim_end().trim_end_matches(['(', '[', ',']).trim_end();
    let capital =
        |word: &&str| word.starts_with(char::is_uppercase) || matches!(*word, "of" | "the" | "de" | "von" | "van");
    let words: Vec<&str> = before.split_whitespace().rev().take(WORDS).take_while(capital).collect();
    let name: Vec<&str> = words.into_iter().rev().skip_while(|word| !word.starts_with(char::is_uppercase)).collect();
    (!name.is_empty()).then(|| name.join(" "))
}

/// A heading has no more words than this.
const WORDS: usize = 9;

/// The run of a statement's sentence that is worth most as a heading, and how much that is.
fn run(told: &Told, member: &Statement, worth: &dyn Fn(Key) -> f32, event: Option<Key>) -> Option<(f32, String)> {
    let text = told.document.prose();
    let from = told.mentions.partition_point(|mention| mention.start < member.sentence.start);
    let row = Row::read(&told.reading.thesaurus, text, member.sentence.clone(), &told.mentions, from);
    let mut best: Option<(f32, Range<usize>)> = None;
    // What another number counts is no name for this one: `9 officers and 26 spectators were injured`.
    let counted = |word: &Word| {
        let before = row.words.iter().rev().find(|before| before.span.end <= word.span.start);
        let own = u32::MAX == member.mention || member.class != Class::Count || member.sum.is_some();
        let noun = matches!(word.part, Part::Thing | Part::People) && Some(word.key) != member.head.map(|(_, key)| key);
        !own && noun
            && before.is_some_and(|before| matches!(before.part, Part::Mention(index) if index != member.mention))
    };
    for stretch in stretches(text, &row.words) {
        for (start, word) in stretch.iter().enumerate().filter(|(_, word)| word.tells()) {
            let before = start.checked_sub(1).and_then(|at| stretch.get(at));
            if before.is_some_and(|before| !loose(before, word)) || counted(word) {
                continue;
            }
            for (end, last) in stretch.iter().enumerate().skip(start).take(WORDS).filter(|(_, word)| word.tells()) {
                if stretch.get(end + 1).is_some_and(|after| !loose(last, after)) {
                    continue;
                }
                // `broke out` is not left at `broke`.
                let after = stretch.get(end + 1).filter(|word| word.is(text, &["out", "up", "down", "off", "away"]));
                // Nor `lost their lives` at `lost`.
                if stretch.get(end + 1).is_some_and(|word| word.is(text, &["their", "his", "her", "its"])) {
                    continue;
                }
                // `There went down in her …`: what opens a phrase says nothing alone.
                if start == end && word.is(text, &["there", "here", "on", "off", "out", "up", "of", "in"]) {
                    continue;
                }
                let span = word.span.start..after.unwrap_or(last).span.end;
                let Some(score) = stretch.get(start..=end).and_then(|words| score(text, words, worth, event)) else {
                    continue;
                };
                if best.as_ref().is_none_or(|best| score > best.0) {
                    best = Some((score, span));
                }
            }
        }
    }
    let (score, span) = best.filter(|best| best.0 > 0.0)?;
    let span = widened(text, &row.words, span);
    Some((score, text.get(span)?.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// A single common word with the one before it that tells something: `farms were collectivised`.
fn widened(text: &str, words: &[Word], span: Range<usize>) -> Range<usize> {
    let own = text.get(span.clone()).unwrap_or("");
    let single = !own.contains(char::is_whitespace) && !own.contains(char::is_uppercase);
    let stretches = stretches(text, words);
    let found = stretches.iter().find_map(|stretch| {
        // `famine` says by itself what it is.
        let itself = |word: &Word| word.span.start == span.start && !is_happening(word.key);
        let at = stretch.iter().position(itself)?;
        stretch.get(at.saturating_sub(4)..at)?.iter().rev().find(|word| word.tells())
    });
    found.filter(|_| single).map_or(span.clone(), |word| word.span.start..span.end)
}

/// True where a heading may be cut between two words: a noun stays with what stands before it.
fn loose(word: &Word, next: &Word) -> bool {
    let cut = |word: &Word| matches!(word.part, Part::Plain | Part::Event);
    cut(word) || cut(next)
}

/// The words between numbers, dates, brackets and other marks.
fn stretches<'w>(text: &str, words: &'w [Word]) -> Vec<&'w [Word]> {
    let value = |word: &Word| matches!(word.part, Part::Mention(_));
    let joined = |a: &Word, b: &Word| {
        let gap = text.get(a.span.end..b.span.start).unwrap_or("");
        let plain = gap.trim_start_matches("'s").trim_start_matches("’s").trim_start_matches(['\'', '’', '.']);
        !value(a) && !value(b) && ((plain == "-" && b.part != Part::Event) || plain.chars().all(char::is_whitespace))
    };
    words.chunk_by(joined).filter(|stretch| !stretch.first().is_some_and(value)).collect()
}

/// What a run is worth: what is shared in it, less what is not. None where it denies, which only one side may do.
fn score(text: &str, words: &[Word], worth: &dyn Fn(Key) -> f32, told: Option<Key>) -> Option<f32> {
    const UNSHARED: f32 = 0.12;
    const PLAIN: f32 = 0.02;
    const EVENT: f32 = 0.3;
    let mut seen: Vec<Key> = Vec::new();
    let (mut score, mut event) = (0.0, false);
    for word in words {
        if word.is(text, &["not", "never", "no", "nobody", "none"]) {
            return None;
        }
        if !word.tells() {
            score -= PLAIN;
            continue;
        }
        let own = [Some(word.key), word.other.map(|(_, key)| key)].into_iter().flatten();
        let (key, most) = own.map(|key| (key, worth(key))).max_by(|a, b| a.1.total_cmp(&b.1))?;
        if most <= 0.0 || seen.contains(&key) {
            score -= UNSHARED;
            continue;
        }
        seen.push(key);
        event |= word.part == Part::Event && told.is_none_or(|told| told == key);
        score += most;
    }
    Some(score + if event { EVENT } else { 0.0 })
}

/// Some words of a sentence as a heading: the longest stretch between marks, without loose ends; empty where they tell
/// nothing.
pub(super) fn heading(words: &str) -> String {
    let marks = |c: char| matches!(c, '(' | ')' | '[' | ']' | ',' | ';' | ':' | '—' | '–' | '.' | '!' | '?');
    let stretch = words.split(marks).map(str::trim).max_by_key(|part| part.split_whitespace().count().min(4));
    let row = stretch.map(|text| (text, Row::of(text, 0..text.len(), &[], 0)));
    let Some((text, row)) = row else { return String::new() };
    let tells = |word: &&Word| word.tells();
    let (first, last) = (row.words.iter().find(tells), row.words.iter().take(WORDS - 2).rfind(tells));
    let span = first.zip(last).map(|(first, last)| first.span.start..last.span.end);
    span.and_then(|span| text.get(span)).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An id that no other claim of the source has: from subject, property and, where needed, value.
pub(super) fn id(subject: &str, property: &str, value: &Value, taken: &mut BTreeSet<String>) -> String {
    let own = format!("{}.{}", slug(subject), slug(property));
    let mut id = own.clone();
    let mut nth = 1;
    while !taken.insert(id.clone()) {
        let hint = format!("{}-{}", own.replace('.', "-"), slug(&value.to_string()));
        id = if nth == 1 { hint } else { format!("{hint}-{nth}") };
        nth += 1;
    }
    id
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::align::{Options, align};
    use crate::document::Document;

    /// The headings under which two texts clash.
    fn headings(texts: [&str; 2]) -> Vec<String> {
        let documents: Vec<Arc<Document>> =
            texts.iter().enumerate().map(|(at, text)| Arc::new(Document::new(format!("{at}.txt"), *text))).collect();
        let findings = align(&documents, &Options::default()).findings();
        findings.into_iter().map(|finding| format!("{}: {}", finding.subject, finding.property)).collect()
    }

    #[test]
    fn headings_say_what_was_compared() {
        let table = [
            (
                [
                    "The fire at Ashby broke out in June 1848, and 14 people lost their lives. The mill was rebuilt.",
                    "The fire of Ashby was in Pell's mill. It killed 17 people, most of them women. That was in 1848.",
                ],
                "lost their lives (Ashby): deaths",
            ),
            (
                [
                    "In 1841 steam trams were introduced in Ashby.",
                    "The trams, driven by steam, were introduced at Ashby in 1848.",
                ],
                "steam trams were introduced in Ashby: introduced",
            ),
            (["Pell was replaced as mayor by Albert Dunn.", "Roger Harrow replaced Pell as mayor."], "Pell: successor"),
        ];
        for (texts, expected) in table {
            assert_eq!(headings(texts), [expected], "{texts:?}");
        }
    }
}
