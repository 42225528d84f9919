//! Takes what rules say of names and words, gives the list of words that documents are read by: the embedded one, and
//! what the rules add to it.

use std::sync::Arc;

use super::row::Row;
use super::stem::{Key, name, plain, stem};
use super::thesaurus::{Notion, Sort, Thesaurus};
use crate::extract::is_past;
use crate::rule::Rulebook;
use crate::value::{Vocabulary, fold};

/// What documents are read by.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub thesaurus: Arc<Thesaurus>,
    /// Words in a row whose sentences are left out.
    leave_out: Vec<Vec<Key>>,
}

impl Reading {
    /// The embedded list with what some rules add.
    pub fn of(rules: &Rulebook) -> Self {
        let mut thesaurus = Thesaurus::shared();
        let names = std::iter::once(&rules.subjects).chain(rules.scopes.values()).map(|names| &names.vocabulary);
        let aliases: Vec<(&str, &str)> = names.flat_map(aliases).collect();
        if !aliases.is_empty() || !rules.aids.synonyms.is_empty() {
            let own = Arc::make_mut(&mut thesaurus);
            for group in &rules.aids.synonyms {
                add_group(own, group);
            }
            for (alias, main) in aliases {
                if let Some(notion) = last(own, main) {
                    own.mean(notion, alias, true);
                }
            }
        }
        let subjects = &rules.subjects.vocabulary;
        let spelt = rules.aids.leave_out.iter().flat_map(|word| {
            let known = subjects.spellings(word).into_iter().map(str::to_owned);
            known.chain(std::iter::once(word.clone()))
        });
        let leave_out = spelt.map(|words| keys(&words)).filter(|keys| !keys.is_empty()).collect();
        Self { thesaurus, leave_out }
    }

    /// True for a sentence that rules leave out.
    pub fn leaves_out(&self, text: &str, row: &Row) -> bool {
        if self.leave_out.is_empty() {
            return false;
        }
        let words: Vec<Key> =
            row.words.iter().flat_map(|word| keys(text.get(word.span.clone()).unwrap_or(""))).collect();
        self.leave_out.iter().any(|sought| words.windows(sought.len()).any(|run| run == sought))
    }
}

/// The stems of some words.
fn keys(words: &str) -> Vec<Key> {
    let words = words.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).filter(|word| !word.is_empty());
    words.map(|word| word.trim_end_matches("'s").trim_end_matches("’s")).map(|word| Key::of(&stem(word))).collect()
}

/// Every alias with its main name.
fn aliases(names: &Vocabulary) -> impl Iterator<Item = (&str, &str)> {
    names.known().map(|spelling| (spelling, names.main(spelling))).filter(|(spelling, main)| *spelling != fold(main))
}

/// Words and phrases that say one thing: what the list knows of one of them holds for all.
fn add_group(thesaurus: &mut Thesaurus, group: &[String]) {
    let known = group.iter().find_map(|words| thesaurus.known(words));
    let Some(first) = group.first() else { return };
    let notion = known.unwrap_or_else(|| {
        let single = |words: &&String| !words.contains(char::is_whitespace);
        let sort = if group.iter().filter(single).any(|word| is_past(&plain(word))) {
            Sort::Event
        } else if group.iter().all(|words| words.starts_with(char::is_uppercase)) {
            Sort::Name
        } else {
            Sort::Thing
        };
        Notion { key: Key::notion(&format!("synonyms of {first}")), sort }
    });
    for words in group {
        thesaurus.mean(notion, words, false);
    }
}

/// What the last word of a name that tells something means: by it a name is known in a text.
fn last(thesaurus: &Thesaurus, main: &str) -> Option<Notion> {
    let words: Vec<&str> = main.split_whitespace().filter(|word| !thesaurus.is_plain(Key::of(&plain(word)))).collect();
    let tells = |word: &&&str| word.chars().any(char::is_alphabetic);
    // `Battle of Ashby` is known by Ashby, `Great Terror` by the terror.
    let word = words.iter().rev().find(tells)?;
    Some(thesaurus.known(word).unwrap_or_else(|| {
        if word.starts_with(char::is_uppercase) {
            Notion { key: Key::of(&name(word)), sort: Sort::Name }
        } else {
            Notion { key: Key::of(&stem(word)), sort: Sort::Thing }
        }
    }))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::align::{Options, align};
    use crate::document::Document;
    use crate::rule::{RuleFile, compile};

    /// A document of a few sentences is read more freely.
    const REST: &str =
        " It was cold. It rained a lot. They all went home. There was no wind. It was dark. It was all very dear.";

    const NONE: &str = "properties: {}";

    /// What two texts are told of under rules: verdicts and values.
    fn told(rules: &str, texts: [&str; 2]) -> Vec<String> {
        let text = Arc::new(Document::new("rules.yaml", rules));
        let (books, mistakes) = compile(&[RuleFile { stem: "aids".to_owned(), text }], &[], &[""]);
        assert!(!mistakes.any_error(), "{:?}", mistakes.sorted());
        let documents: Vec<Arc<Document>> = texts
            .iter()
            .enumerate()
            .map(|(at, text)| Arc::new(Document::new(format!("{at}.txt"), format!("{text}{REST}"))))
            .collect();
        let options = Options { rules: books.into_iter().next().unwrap_or_default(), ..Options::default() };
        let findings = align(&documents, &options).findings();
        let told = findings.iter().map(|finding| {
            let values: Vec<&str> = finding.claims.iter().map(|cited| cited.value.as_str()).collect();
            format!("{}: {}", finding.verdict.map_or("", |verdict| verdict.name()), values.join(" / "))
        });
        told.collect()
    }

    #[test]
    fn synonyms_let_passages_meet() {
        let texts = [
            "In 1841 wherries were introduced.",
            "Some years before the war the new lighters, introduced in 1848, failed.",
        ];
        let rules = "compare: {synonyms: [[wherries, lighters]]}";
        assert_eq!(told(NONE, texts), [] as [&str; 0]);
        assert_eq!(told(rules, texts), ["contradiction: 1841 / 1848"]);
        // A phrase joins what the embedded list knows.
        let texts = ["In the Ashby mine 14 died.", "In the mine at Ashby 170 people went to glory."];
        assert_eq!(told(NONE, texts), [] as [&str; 0]);
        assert_eq!(told("compare: {synonyms: [died, went to glory]}", texts), ["contradiction: 14 / 170"]);
    }

    #[test]
    fn aliases_of_subjects_are_one_name() {
        let rules =
            "subjects: {Leningrad: {aliases: [Petrograd, City of Peter]}, Joseph Harrow: {aliases: [Iron Joe]}}";
        let texts = ["Petrograd had 210 schools.", "We hear that in those years Leningrad had 190 schools."];
        assert_eq!(told(NONE, texts), [] as [&str; 0]);
        assert_eq!(told(rules, texts), ["contradiction: 210 / 190"]);
        let texts = ["Iron Joe owned 210 ships.", "They say that Harrow owned 190 ships."];
        assert_eq!(told(rules, texts), ["contradiction: 210 / 190"]);
        let texts = ["Pell was replaced by Iron Joe.", "Pell was replaced by Joseph Harrow."];
        assert_eq!(told(rules, texts), ["notation: Iron Joe / Joseph Harrow"]);
        assert_eq!(told(NONE, texts), ["contradiction: Iron Joe / Joseph Harrow"]);
    }

    #[test]
    fn what_is_left_out_is_not_compared() {
        let texts = ["The fire at Ashby killed 14 people.", "In the fires of Ashby 17 persons lost their lives."];
        assert_eq!(told(NONE, texts), ["contradiction: 14 / 17"]);
        for rules in ["compare: {leave-out: fire}", "compare: {leave-out: [trams, Ashby fire, Ashby]}"] {
            assert_eq!(told(rules, texts), [] as [&str; 0], "{rules}");
        }
        let rules = "subjects: {great fire: {aliases: [fire at Ashby]}}\ncompare: {leave-out: great fire}";
        assert_eq!(told(rules, texts), [] as [&str; 0]);
    }
}
