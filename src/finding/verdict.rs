//! What holds between two positions, and how much it weighs: names that other programs rely on.

use serde::Serialize;

/// What holds between two positions (README, "Verdicts"). Ordered from worst to least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Both are firm and they cannot both be true.
    Contradiction,
    /// One copies the other and changed the value on the way.
    Miscopied,
    /// They cannot both be true, but one is hedged or only reported.
    Estimate,
    /// They judge the same thing differently.
    Interpretation,
    /// They stress different things that can both stand.
    Emphasis,
    /// One utterance, two wordings.
    Wording,
    /// They differ, and what they leave unsaid decides whether they clash.
    Unclear,
    /// They do not speak of the same thing: another place, period, group or definition.
    Scope,
    /// They fit together: the ranges overlap, or one holds the other.
    Precision,
    /// The same value, written differently.
    Notation,
    /// The same value.
    Agreement,
    /// One copies the other: the two count once.
    Echo,
    /// Only one voice speaks.
    OnlyIn,
}

impl Verdict {
    /// Every verdict, worst first.
    pub const ALL: [Self; 13] = [
        Self::Contradiction,
        Self::Miscopied,
        Self::Estimate,
        Self::Interpretation,
        Self::Emphasis,
        Self::Wording,
        Self::Unclear,
        Self::Scope,
        Self::Precision,
        Self::Notation,
        Self::Agreement,
        Self::Echo,
        Self::OnlyIn,
    ];

    /// The name used in rule files and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Miscopied => "miscopied",
            Self::Estimate => "estimate",
            Self::Interpretation => "interpretation",
            Self::Emphasis => "emphasis",
            Self::Wording => "wording",
            Self::Unclear => "unclear",
            Self::Scope => "scope",
            Self::Precision => "precision",
            Self::Notation => "notation",
            Self::Agreement => "agreement",
            Self::Echo => "echo",
            Self::OnlyIn => "only-in",
        }
    }

    /// The verdict of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.name() == name)
    }

    /// The plain words for a class.
    #[must_use]
    pub const fn plain(self) -> &'static str {
        match self {
            Self::Contradiction => "Cannot both be right",
            Self::Miscopied => "Copied wrongly",
            Self::Estimate => "Different estimates",
            Self::Interpretation => "Judge it differently",
            Self::Emphasis => "Stress different things",
            Self::Wording => "Different words",
            Self::Unclear => "Can't tell",
            Self::Scope => "Not about the same thing",
            Self::Precision => "Fit together",
            Self::Notation => "Same, written differently",
            Self::Agreement => "Agree",
            Self::Echo => "Copied, counts once",
            Self::OnlyIn => "Only one source says this",
        }
    }

    /// The severity where no rule says otherwise.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::Contradiction | Self::Miscopied => Severity::Error,
            Self::Estimate => Severity::Warning,
            Self::Interpretation | Self::Emphasis | Self::Wording | Self::Unclear | Self::Scope => Severity::Note,
            Self::Precision | Self::Notation | Self::Agreement | Self::Echo | Self::OnlyIn => Severity::Off,
        }
    }
}

/// How much a finding weighs; from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Counted, not listed.
    Off,
    /// Worth knowing.
    Note,
    /// Worth asking about.
    Warning,
    /// Cannot stand as it is.
    Error,
}

impl Severity {
    /// Every severity, least first.
    pub const ALL: [Self; 4] = [Self::Off, Self::Note, Self::Warning, Self::Error];

    /// The name used in rule files, on the command line and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.name() == name)
    }
}
