//! Takes what a source means by a word, in its own words, gives a definition; two are set side by side and not judged.

use std::fmt;

use super::{Comparison, Fit, Quotation, Text, ValueError};

/// A definition in a source's own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    words: Quotation,
}

impl Definition {
    /// Reads a definition: any text with a word in it.
    ///
    /// ```
    /// use counterclaim::value::{Definition, Fit, Text};
    ///
    /// let one = Definition::parse(Text::One("whoever hired a hand"))?;
    /// let other = Definition::parse(Text::One("whoever said no"))?;
    /// assert_eq!(one.compare(&other).fit, Fit::Reworded);
    /// # Ok::<(), counterclaim::value::ValueError>(())
    /// ```
    ///
    /// # Errors
    /// Where there is no word, or a list.
    pub fn parse(text: Text<'_>) -> Result<Self, ValueError> {
        Quotation::parse(text).map(|words| Self { words }).map_err(|error| ValueError {
            message: error.message.replace("quotation", "definition"),
            help: Some("write the source's own words, as they stand in its quotation".to_owned()),
            ..error
        })
    }

    /// The words, as written.
    #[must_use]
    pub fn text(&self) -> &str {
        self.words.text()
    }

    /// The words as they are compared: equal keys are one definition.
    #[must_use]
    pub fn key(&self) -> String {
        self.words.key()
    }

    /// Whether two definitions are in the same words. More a program cannot tell.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Comparison {
        match self.words.compare(&other.words).fit {
            Fit::Equal => Comparison::new(Fit::Equal, "both define it in the same words"),
            _ => Comparison::new(Fit::Reworded, "each says in words of its own what is meant"),
        }
    }
}

/// As written.
impl fmt::Display for Definition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.words.fmt(f)
    }
}
