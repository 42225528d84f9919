//! A property as it is meant: the kind of its values, how they are compared, and what a claim can name.

use crate::value::{Kind, Tolerance, Vocabulary, fold};

/// A property: what kind its values are of and how they are compared.
#[derive(Clone, Debug)]
pub struct Property {
    /// As declared.
    pub name: String,
    /// The kind of its values.
    pub kind: Kind,
    /// The unit where a claim names none.
    pub unit: Option<String>,
    /// Counts and totals: a part cannot exceed its whole.
    pub adds: bool,
    /// Has one true answer: values that differ disagree. True unless the rules say otherwise.
    pub one: bool,
    /// For lesson sheets and as help where the rule has no teaching question of its own.
    pub question: Option<String>,
    /// The scope dimensions that matter; all that either claim names where `None`.
    pub within: Option<Vec<String>>,
    /// How far `~` reaches.
    pub tolerance: Option<Tolerance>,
    /// Its labels, with their aliases and opposites; for views its positions or causes.
    pub labels: Vocabulary,
    /// For dates and periods: what they are to their subject.
    pub role: Option<Role>,
    /// The positions of a judgement, the causes of causes, the people of responsibility, in order of the file. Where
    /// there are any, a claim can name no other.
    pub choices: Vec<Choice>,
    /// A value that a claim could have, as a person would write it.
    pub example: Option<String>,
}

/// A position, a cause, someone responsible: what a claim can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its main name.
    pub name: String,
    /// What it means, in plain words.
    pub meaning: Option<String>,
}

impl Property {
    /// A property of a kind of which nothing else is known.
    #[must_use]
    pub fn new(name: impl Into<String>, kind: Kind) -> Self {
        Self {
            name: name.into(),
            kind,
            unit: None,
            adds: false,
            one: true,
            question: None,
            within: None,
            tolerance: None,
            labels: Vocabulary::default(),
            role: None,
            choices: Vec::new(),
            example: None,
        }
    }

    /// What a name that a claim can name means, in plain words; `name` may be an alias.
    #[must_use]
    pub fn meaning(&self, name: &str) -> Option<&str> {
        let main = fold(self.labels.main(name));
        self.choices.iter().find(|choice| fold(&choice.name) == main)?.meaning.as_deref()
    }
}

/// What a date or period is to its subject; implied constraints rest on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// When a person is born.
    Birth,
    /// When a person dies.
    Death,
    /// When a person does something, or has something done to them: between birth and death.
    Act,
    /// When something happens.
    Event,
    /// When something begins.
    Start,
    /// When something ends.
    End,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] = [Self::Birth, Self::Death, Self::Act, Self::Event, Self::Start, Self::End];

    /// The name used in rule files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Birth => "birth",
            Self::Death => "death",
            Self::Act => "act",
            Self::Event => "event",
            Self::Start => "start",
            Self::End => "end",
        }
    }
}
