//! Takes what rule files say of names, answers which is the main one, and what is part of what.

use std::collections::BTreeMap;

use crate::value::{Vocabulary, fold};

/// Names with aliases, and which is part of which.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Main names and aliases.
    pub vocabulary: Vocabulary,
    /// From folded main name to the main name of the whole it is part of. No cycles.
    pub part_of: BTreeMap<String, String>,
    /// From folded main name of an event to the main name of the person whose act it is.
    pub act_of: BTreeMap<String, String>,
}

impl Names {
    /// The main name of a spelling; the spelling itself where none was declared.
    #[must_use]
    pub fn main<'a>(&'a self, spelling: &'a str) -> &'a str {
        self.vocabulary.main(spelling)
    }

    /// The whole that a name is directly part of.
    #[must_use]
    pub fn whole(&self, name: &str) -> Option<&str> {
        self.part_of.get(&fold(self.main(name))).map(String::as_str)
    }

    /// The person whose act an event is.
    #[must_use]
    pub fn actor(&self, event: &str) -> Option<&str> {
        self.act_of.get(&fold(self.main(event))).map(String::as_str)
    }

    /// True where `whole` holds `part`, directly or through others; not of itself.
    #[must_use]
    pub fn holds(&self, whole: &str, part: &str) -> bool {
        let whole = fold(self.main(whole));
        let mut at = self.whole(part);
        while let Some(name) = at {
            if fold(name) == whole {
                return true;
            }
            at = self.whole(name);
        }
        false
    }

    /// The outermost whole of a name; itself where it is part of nothing.
    #[must_use]
    pub fn root<'a>(&'a self, name: &'a str) -> &'a str {
        let mut at = self.main(name);
        while let Some(whole) = self.whole(at) {
            at = whole;
        }
        at
    }
}
