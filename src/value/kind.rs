//! The kinds of value: their names, an example of each, and which of them are views.

/// The kinds of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A number, a range, a share, a count.
    Quantity,
    /// A day, month, year or less exact; EDTF.
    Date,
    /// From one date to another; EDTF interval.
    Period,
    /// A word or short phrase out of an open vocabulary; a name.
    Label,
    /// Several labels, perhaps with others unnamed.
    Set,
    /// What someone is quoted as saying.
    Quotation,
    /// A view: a position on a question, out of those that the rules name.
    Judgement,
    /// A view: what is named as main cause, motive or aim, what beside it, and what is rejected.
    Causes,
    /// A view: who bears the blame, who some of it, who none, and how far that is proven.
    Responsibility,
    /// A view: what a source means by a word.
    Definition,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Quantity,
        Self::Date,
        Self::Period,
        Self::Label,
        Self::Set,
        Self::Quotation,
        Self::Judgement,
        Self::Causes,
        Self::Responsibility,
        Self::Definition,
    ];

    /// The name used in rule files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Date => "date",
            Self::Period => "period",
            Self::Label => "label",
            Self::Set => "set",
            Self::Quotation => "quotation",
            Self::Judgement => "judgement",
            Self::Causes => "causes",
            Self::Responsibility => "responsibility",
            Self::Definition => "definition",
        }
    }

    /// A value of that kind, as a person would write it.
    #[must_use]
    pub const fn example(self) -> &'static str {
        match self {
            Self::Quantity => "~6 million",
            Self::Date => "1934-12-01",
            Self::Period => "1932/1934",
            Self::Label => "Nikolai Yezhov",
            Self::Set => "[Bukharin, Rykov, Yagoda]",
            Self::Quotation => "We are fifty or a hundred years behind",
            Self::Judgement => "planned from above",
            Self::Causes => "{main: seizure of grain, also: [weather]}",
            Self::Responsibility => "{main: the magistrates, also: [the Yeomanry]}",
            Self::Definition => "farmers who hired others to work for them",
        }
    }

    /// True for views, which are judged differently and never contradict one another.
    #[must_use]
    pub const fn is_view(self) -> bool {
        matches!(self, Self::Judgement | Self::Causes | Self::Responsibility | Self::Definition)
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
