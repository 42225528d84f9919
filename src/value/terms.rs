//! What a property and its rules say about how its values are compared: tolerance, aliases, opposites.

use std::collections::{BTreeMap, BTreeSet};

/// How far `~` reaches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tolerance {
    /// A share of the value: 0.1 is ten percent either way.
    Share(f64),
    /// So many in the value's own unit either way.
    Amount(f64),
    /// For dates: so many months and days either way (a year is twelve months).
    Duration {
        /// Calendar months.
        months: u32,
        /// Days.
        days: u32,
    },
}

/// Words for one thing, and words for opposite things.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// From a folded spelling (see [`fold`]) to the main name.
    names: BTreeMap<String, String>,
    /// Pairs of folded main names, each pair both ways.
    opposites: BTreeSet<(String, String)>,
}

impl Vocabulary {
    /// Declares a main name with its other spellings. A spelling that was declared before keeps its first meaning;
    /// the main name that it had is then returned.
    pub fn declare(&mut self, name: &str, aliases: &[String]) -> Vec<(String, String)> {
        let mut taken = Vec::new();
        for spelling in std::iter::once(name).chain(aliases.iter().map(String::as_str)) {
            let known = self.names.entry(fold(spelling)).or_insert_with(|| name.to_owned());
            if known != name {
                taken.push((spelling.to_owned(), known.clone()));
            }
        }
        taken
    }

    /// Declares two names as opposites of one another.
    pub fn oppose(&mut self, one: &str, other: &str) {
        let (a, b) = (fold(self.main(one)), fold(self.main(other)));
        self.opposites.insert((a.clone(), b.clone()));
        self.opposites.insert((b, a));
    }

    /// Forgets which names are opposites.
    pub fn forget_opposites(&mut self) {
        self.opposites.clear();
    }

    /// The main name of a spelling; the spelling itself where none was declared.
    #[must_use]
    pub fn main<'a>(&'a self, spelling: &'a str) -> &'a str {
        self.names.get(&fold(spelling)).map_or(spelling, String::as_str)
    }

    /// True where the spelling is declared, as a name or an alias.
    #[must_use]
    pub fn knows(&self, spelling: &str) -> bool {
        self.names.contains_key(&fold(spelling))
    }

    /// True where two spellings name opposite things.
    #[must_use]
    pub fn opposed(&self, one: &str, other: &str) -> bool {
        self.opposites.contains(&(fold(self.main(one)), fold(self.main(other))))
    }

    /// Every folded spelling of what a spelling names; none where it was not declared.
    #[must_use]
    pub fn spellings(&self, spelling: &str) -> Vec<&str> {
        let main = self.main(spelling);
        self.names.iter().filter(|(_, name)| *name == main).map(|(spelling, _)| spelling.as_str()).collect()
    }

    /// Every folded spelling that was declared, sorted.
    pub fn known(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// The main names that were declared, sorted.
    #[must_use]
    pub fn mains(&self) -> BTreeSet<&str> {
        self.names.values().map(String::as_str).collect()
    }
}

/// What comparing two values takes beside the values.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// How far `~` reaches; `None` is ten percent, and for dates one unit of the stated precision.
    pub tolerance: Option<Tolerance>,
    /// The property's own labels, with their aliases and opposites.
    pub labels: &'a Vocabulary,
    /// Names of people, places and things known by their aliases, for labels and sets of names.
    pub names: &'a Vocabulary,
}

/// A spelling as it is compared: case, white space, quotation marks and dashes do not tell names apart.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // A word of soft hyphens alone is none.
    for word in text.split_whitespace().filter(|word| !word.chars().all(|c| c == '\u{ad}')) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for c in word.chars() {
            match c {
                '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' => folded.push('\''),
                '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' => folded.push('"'),
                '\u{2010}'..='\u{2015}' | '\u{2212}' => folded.push('-'),
                '\u{ad}' => {}
                c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
                _ => folded.extend(c.to_lowercase()),
            }
        }
    }
    folded
}
