//! Takes a position that a source takes on a question, gives a judgement; says whether two positions can both stand.
//!
//! Which positions there are, and which of them exclude one another, a rule says; here a position is its name.

use std::fmt;

use super::{Comparison, Fit, Label, Terms, Text, ValueError};

/// A position on a question: one of those that its property names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    position: Label,
}

impl Judgement {
    /// Reads a position: its name.
    ///
    /// ```
    /// use counterclaim::value::{Judgement, Text};
    ///
    /// assert_eq!(Judgement::parse(Text::One("planned from above"))?.position().text(), "planned from above");
    /// # Ok::<(), counterclaim::value::ValueError>(())
    /// ```
    ///
    /// # Errors
    /// Where nothing is written, or a list: a claim takes one position, and whoever takes two makes two claims.
    pub fn parse(text: Text<'_>) -> Result<Self, ValueError> {
        let position = Label::parse(text).map_err(|error| match text {
            Text::One(_) => error,
            Text::Many(_) => ValueError {
                message: "a list stands where one position is meant".to_owned(),
                help: Some("write one position; where the source takes two, make two claims".to_owned()),
                ..error
            },
        })?;
        Ok(Self { position })
    }

    /// The position's name, as written.
    #[must_use]
    pub fn position(&self) -> &Label {
        &self.position
    }

    /// The folded name: equal keys are one position.
    #[must_use]
    pub fn key(&self) -> String {
        self.position.key()
    }

    /// How two positions fit: one and the same, opposed by rule, or such that both can stand.
    #[must_use]
    pub fn compare(&self, other: &Self, terms: &Terms<'_>) -> Comparison {
        let found = self.position.compare(&other.position, terms);
        let (a, b) = (&self.position, &other.position);
        match found.fit {
            Fit::Equal => Comparison::new(Fit::Equal, format!("both hold `{a}`")),
            Fit::Opposed => Comparison::new(Fit::Opposed, format!("`{a}` and `{b}` exclude one another")),
            Fit::Disjoint => Comparison::new(Fit::Overlap, format!("`{a}` and `{b}` can both stand")),
            _ => found,
        }
    }
}

/// As written.
impl fmt::Display for Judgement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.position.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fit, Terms, Text, Vocabulary};
    use super::Judgement;

    #[test]
    fn positions_are_one_opposed_or_side_by_side() {
        let mut labels = Vocabulary::default();
        labels.declare("planned", &["planned from above".to_owned()]);
        labels.declare("ran away", &[]);
        labels.oppose("planned", "ran away");
        let none = Vocabulary::default();
        let terms = Terms { tolerance: None, labels: &labels, names: &none };
        let rows = [
            ("planned", "Planned", Fit::Equal),
            ("planned", "planned from above", Fit::Converted),
            ("planned from above", "ran away", Fit::Opposed),
            ("planned", "popular", Fit::Overlap),
        ];
        for (a, b, fit) in rows {
            let [a, b] = [a, b].map(|text| Judgement::parse(Text::One(text)).unwrap());
            assert_eq!((a.compare(&b, &terms).fit, b.compare(&a, &terms).fit), (fit, fit), "{a} / {b}");
        }
    }

    #[test]
    fn a_claim_takes_one_position() {
        let error = Judgement::parse(Text::Many(&["planned", "ran away"])).unwrap_err();
        assert!(error.help.unwrap().contains("two claims"));
        assert!(Judgement::parse(Text::One(" ")).is_err());
    }
}
