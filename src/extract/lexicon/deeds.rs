//! Verbs and nouns of deeds: which property they date, and whom it is about.

/// Whom the date or the number of a verb is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Role {
    /// Who does it: `Lenin died`.
    Actor,
    /// To whom it is done: `Kirov was murdered`, `Stalin dismissed Rykov`.
    Patient,
}

/// A verb that dates something: its forms, the property, whom it is about, and how the event is named where the
/// property is only `date`.
pub(in crate::extract) struct Deed {
    pub forms: &'static [&'static str],
    pub property: &'static str,
    pub role: Role,
    /// `arrest of `, put before the name; empty where the name alone is the subject.
    pub event: &'static str,
    /// True where it can be told only of something with a name.
    pub named: bool,
}

const fn deed(
    forms: &'static [&'static str],
    property: &'static str,
    role: Role,
    event: &'static str,
    named: bool,
) -> Deed {
    Deed { forms, property, role, event, named }
}

/// Verbs that date something.
pub(in crate::extract) const DEEDS: &[Deed] = &[
    deed(&["died", "perished"], "died", Role::Actor, "", true),
    deed(&["killed", "murdered", "assassinated", "executed", "shot", "hanged"], "died", Role::Patient, "", true),
    deed(&["born"], "born", Role::Patient, "", true),
    deed(&["founded", "established", "formed", "created"], "founded", Role::Patient, "", false),
    deed(&["introduced"], "introduced", Role::Patient, "", false),
    deed(&["abolished", "outlawed", "banned", "repealed", "dissolved"], "abolished", Role::Patient, "", false),
    deed(&["began", "begins", "started", "erupted", "opened"], "began", Role::Actor, "", false),
    deed(&["ended", "ceased"], "ended", Role::Actor, "", false),
    deed(&["signed"], "signed", Role::Patient, "", false),
    deed(&["published", "issued"], "published", Role::Patient, "", false),
    deed(&["adopted", "approved", "passed", "ratified"], "adopted", Role::Patient, "", false),
    deed(&["announced", "proclaimed"], "announced", Role::Patient, "", false),
    deed(&["appointed"], "appointed", Role::Patient, "", true),
    deed(&["dismissed", "fired", "ousted"], "dismissed", Role::Patient, "", true),
    deed(&["resigned"], "dismissed", Role::Actor, "", true),
    deed(&["elected"], "elected", Role::Patient, "", true),
    deed(&["crowned"], "crowned", Role::Patient, "", true),
    deed(&["arrested"], "date", Role::Patient, "arrest of ", true),
    deed(&["exiled"], "date", Role::Patient, "exile of ", true),
    deed(&["deported"], "date", Role::Patient, "deportation of ", true),
];

/// Nouns of deeds, which name their own property: `the abolition of serfdom in 1861`.
pub(in crate::extract) const MADE: &[(&str, &str)] = &[
    ("abolition", "abolished"),
    ("introduction", "introduced"),
    ("foundation", "founded"),
    ("founding", "founded"),
    ("creation", "founded"),
    ("outbreak", "began"),
    ("beginning", "began"),
    ("death", "died"),
    ("birth", "born"),
    ("publication", "published"),
    ("signing", "signed"),
];

/// The deed that a verb form names.
pub(in crate::extract) fn deed_of(word: &str) -> Option<&'static Deed> {
    DEEDS.iter().find(|deed| deed.forms.contains(&word))
}
