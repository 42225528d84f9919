//! The words with which a role is told: who replaced, killed, led, wrote, founded, built, found or signed; and the words
//! around them that leave room for another.

use std::collections::HashSet;
use std::sync::LazyLock;

/// A role that one person fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Role {
    /// Who came next.
    Successor,
    /// Who killed.
    Killer,
    /// Who led or commanded.
    Leader,
    /// Who wrote, composed or painted it.
    Author,
    /// Who founded it.
    Founder,
    /// Who built or designed it.
    Builder,
    /// Who discovered or invented it.
    Discoverer,
    /// Who signed it: others may have too.
    Signatory,
}

impl Role {
    /// The property that it is a value of.
    pub const fn property(self) -> &'static str {
        match self {
            Self::Successor => "successor",
            Self::Killer => "killer",
            Self::Leader => "leader",
            Self::Author => "author",
            Self::Founder => "founder",
            Self::Builder => "builder",
            Self::Discoverer => "discoverer",
            Self::Signatory => "signatory",
        }
    }

    /// True where the role is filled for a person: who is replaced, who is killed.
    pub const fn of_person(self) -> bool {
        matches!(self, Self::Successor | Self::Killer)
    }
}

/// A role with its past participles, past forms and nouns.
pub(super) type Way = (Role, &'static [&'static str], &'static [&'static str], &'static [&'static str]);

/// The ways to tell of roles.
pub(super) const WAYS: &[Way] = &[
    (Role::Successor, &["replaced", "succeeded"], &["replaced", "succeeded"], &["successor"]),
    (
        Role::Killer,
        &["killed", "murdered", "assassinated", "slain", "stabbed", "shot"],
        &["killed", "murdered", "assassinated", "slew", "stabbed", "shot"],
        &["killer", "murderer", "assassin"],
    ),
    (Role::Leader, &["led", "commanded", "headed"], &["led", "commanded", "headed"], &["leader", "commander"]),
    (Role::Author, &["written", "composed", "painted"], &["wrote", "composed", "painted"], &["author", "composer"]),
    (Role::Founder, &["founded", "established"], &["founded", "established"], &["founder"]),
    (Role::Builder, &["built", "designed"], &["built", "designed"], &["architect", "builder", "designer"]),
    (Role::Discoverer, &["discovered", "invented"], &["discovered", "invented"], &["discoverer", "inventor"]),
    (Role::Signatory, &["signed"], &["signed"], &[]),
];

/// Every word with which a role is told: most words are none, and are passed over at once.
pub(super) static KNOWN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let words = WAYS.iter().flat_map(|(_, participles, forms, nouns)| [*participles, *forms, *nouns]);
    words.flatten().copied().collect()
});

/// Words near the verb that leave room for another.
pub(super) const DOUBT: [&str; 32] = [
    "not",
    "never",
    "no",
    "neither",
    "nor",
    "perhaps",
    "probably",
    "possibly",
    "may",
    "might",
    "could",
    "would",
    "will",
    "should",
    "allegedly",
    "reportedly",
    "supposedly",
    "said",
    "believed",
    "thought",
    "rumoured",
    "rumored",
    "claimed",
    "jointly",
    "partly",
    "together",
    "almost",
    "nearly",
    "both",
    "either",
    "briefly",
    "temporarily",
];

/// Words that tell of one after another; nobody is replaced or killed twice, whatever came before.
pub(super) const ORDER: [&str; 8] =
    ["first", "initially", "originally", "eventually", "finally", "later", "then", "again"];

/// Words with which what is no person is called by a name.
pub(super) const BODIES: [&str; 44] = [
    "company",
    "committee",
    "army",
    "armies",
    "party",
    "division",
    "regiment",
    "commission",
    "council",
    "society",
    "brothers",
    "sons",
    "corps",
    "fleet",
    "empire",
    "government",
    "ministry",
    "church",
    "union",
    "navy",
    "guard",
    "guards",
    "police",
    "parliament",
    "congress",
    "senate",
    "court",
    "office",
    "bureau",
    "house",
    "board",
    "bank",
    "city",
    "federation",
    "republic",
    "kingdom",
    "states",
    "group",
    "brigade",
    "battalion",
    "squadron",
    "association",
    "league",
    "university",
];
