//! A mistake in a file or a call: where it stands, what is wrong, and what to do about it, as plain data.
//!
//! Reading never stops at the first mistake: each reader pushes what it finds into a [`Mistakes`] and goes on, so
//! that one run shows all of them. How a mistake looks is the business of `report`.

use std::ops::Range;
use std::sync::Arc;

use crate::document::Document;

/// How much a mistake weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The file cannot be understood as it stands: exit code 2.
    Error,
    /// Nothing is wrong, but something will not do what its author expects.
    Warning,
}

/// A stretch of a file with a few words about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Byte offsets in the text of the file, end exclusive.
    pub span: Range<usize>,
    /// What is to be seen there.
    pub text: String,
}

/// One mistake.
#[derive(Clone, Debug)]
pub struct Mistake {
    /// Kebab-case and stable: `unknown-key`, `value-unreadable`.
    pub code: &'static str,
    /// Error or warning.
    pub weight: Weight,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The path as a person knows it; empty where no file is meant.
    pub path: String,
    /// The text it stands in, where it could be read.
    pub text: Option<Arc<Document>>,
    /// What to underline; the first label is the place that is reported.
    pub labels: Vec<Label>,
}

impl Mistake {
    /// A mistake about a file as a whole (missing, too large, not text).
    pub fn about(code: &'static str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code,
            weight: Weight::Error,
            message: message.into(),
            help: None,
            path: path.into(),
            text: None,
            labels: Vec::new(),
        }
    }

    /// A mistake at a place in a file that was read. An empty `label` underlines without words.
    pub fn at(
        code: &'static str,
        text: &Arc<Document>,
        span: Range<usize>,
        message: impl Into<String>,
        label: impl Into<String>,
    ) -> Self {
        Self {
            code,
            weight: Weight::Error,
            message: message.into(),
            help: None,
            path: text.path.clone(),
            text: Some(Arc::clone(text)),
            labels: vec![Label { span, text: label.into() }],
        }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a second place to underline in the same file.
    #[must_use]
    pub fn also(mut self, span: Range<usize>, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Makes it a warning.
    #[must_use]
    pub fn warning(mut self) -> Self {
        self.weight = Weight::Warning;
        self
    }

    /// Line and column (from 1, columns in characters) of the first label; `(1, 1)` where there is none.
    #[must_use]
    pub fn position(&self) -> (usize, usize) {
        match (&self.text, self.labels.first()) {
            (Some(text), Some(label)) => text.position(label.span.start),
            _ => (1, 1),
        }
    }
}

/// All mistakes of a run, in no particular order until [`Mistakes::sorted`].
#[derive(Clone, Debug, Default)]
pub struct Mistakes(Vec<Mistake>);

impl Mistakes {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes one.
    pub fn push(&mut self, mistake: Mistake) {
        self.0.push(mistake);
    }

    /// Takes over all of another reader's.
    pub fn append(&mut self, mut other: Mistakes) {
        self.0.append(&mut other.0);
    }

    /// How many so far, warnings included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True where nothing was noted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True where one of them is an error.
    #[must_use]
    pub fn any_error(&self) -> bool {
        self.0.iter().any(|mistake| mistake.weight == Weight::Error)
    }

    /// By path, place, code and words, each once: the order in which they are shown.
    #[must_use]
    pub fn sorted(mut self) -> Vec<Mistake> {
        let key = |m: &Mistake| (m.path.clone(), m.labels.first().map(|l| l.span.start), m.code, m.message.clone());
        self.0.sort_by_cached_key(key);
        self.0.dedup_by_key(|m| key(m));
        self.0
    }
}
