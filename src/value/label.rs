//! Takes a word or short phrase, gives a label; compares labels by their spelling and by what the rules say of them.

use std::fmt;

use super::{Comparison, Fit, Terms, Text, ValueError, fold, slip};

/// A word or short phrase out of an open vocabulary; a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    /// As written, without the white space around it.
    text: String,
}

impl Label {
    /// Reads a label: any words.
    ///
    /// ```
    /// use counterclaim::value::{Label, Text};
    ///
    /// assert_eq!(Label::parse(Text::One(" tortured "))?.text(), "tortured");
    /// # Ok::<(), counterclaim::value::ValueError>(())
    /// ```
    ///
    /// # Errors
    /// Where nothing is written, or a list.
    pub fn parse(text: Text<'_>) -> Result<Self, ValueError> {
        let error = |length: usize, message: &str, help: &str| ValueError {
            item: 0,
            span: 0..length,
            message: message.to_owned(),
            help: Some(help.to_owned()),
        };
        match text {
            Text::One(text) => Self::named(text).ok_or_else(|| {
                error(text.len(), "nothing is written here", "write a word or a short phrase, as the source has it")
            }),
            Text::Many(items) => Err(error(
                items.first().map_or(0, |item| item.len()),
                "a list stands where one label is meant",
                "write one label, or let the rules say `type: set`",
            )),
        }
    }

    /// A label from its words; `None` where there are none.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        if fold(text).is_empty() {
            return None;
        }
        Some(Self { text: text.trim().to_owned() })
    }

    /// The words, as written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The folded spelling: equal keys are one label.
    #[must_use]
    pub fn key(&self) -> String {
        fold(&self.text)
    }

    /// The main name that the rules give it; itself where they give none. A property's own labels come first.
    #[must_use]
    pub fn main<'a>(&'a self, terms: &Terms<'a>) -> &'a str {
        if terms.labels.knows(&self.text) { terms.labels.main(&self.text) } else { terms.names.main(&self.text) }
    }

    /// True where both name one thing, perhaps in two spellings that the rules know.
    #[must_use]
    pub fn same(&self, other: &Self, terms: &Terms<'_>) -> bool {
        self.key() == other.key() || fold(self.main(terms)) == fold(other.main(terms))
    }

    /// How this label and another fit. Symmetric in the fit; the reason names this one first.
    #[must_use]
    pub fn compare(&self, other: &Self, terms: &Terms<'_>) -> Comparison {
        let (a, b) = (&self.text, &other.text);
        if self.key() == other.key() {
            return Comparison::new(Fit::Equal, format!("both say `{a}`"));
        }
        if self.same(other, terms) {
            return Comparison::new(Fit::Converted, self.alias(other, terms));
        }
        if terms.labels.opposed(a, b) || terms.names.opposed(a, b) {
            return Comparison::new(Fit::Opposed, format!("the rules name `{a}` and `{b}` as opposites"));
        }
        let mut comparison = Comparison::new(Fit::Disjoint, format!("`{a}` is not `{b}`"));
        comparison.slip = slip::words(a, b);
        comparison
    }

    /// How two spellings come to be one.
    fn alias(&self, other: &Self, terms: &Terms<'_>) -> String {
        let main = self.main(terms);
        let (a, b) = (&self.text, &other.text);
        if fold(main) == self.key() {
            format!("`{b}` is another spelling of `{a}` in the rules")
        } else if fold(main) == other.key() {
            format!("`{a}` is another spelling of `{b}` in the rules")
        } else {
            format!("`{a}` and `{b}` are both spellings of `{main}` in the rules")
        }
    }
}

/// As written.
impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fit, Terms, Text, Vocabulary};
    use super::Label;

    #[test]
    fn labels_meet_through_the_rules() {
        let mut labels = Vocabulary::default();
        labels.declare("read", &["was read".to_owned(), "read aloud".to_owned()]);
        labels.declare("not read", &[]);
        labels.oppose("read", "not read");
        let mut names = Vocabulary::default();
        names.declare("Nikolaev", &["Nikolayev".to_owned()]);
        let terms = Terms { tolerance: None, labels: &labels, names: &names };
        let rows = [
            ("Read", " read ", Fit::Equal, "both say `Read`", None),
            ("was read", "read", Fit::Converted, "`was read` is another spelling of `read` in the rules", None),
            ("read aloud", "was read", Fit::Converted, "are both spellings of `read` in the rules", None),
            ("was read", "not read", Fit::Opposed, "as opposites", None),
            ("Nikolaev", "Nikolayev", Fit::Converted, "`Nikolayev` is another spelling of `Nikolaev`", None),
            ("tortured", "shot", Fit::Disjoint, "`tortured` is not `shot`", None),
            ("Meagher", "Meager", Fit::Disjoint, "`Meagher` is not `Meager`", Some("one letter more or less")),
        ];
        for (a, b, fit, reason, slip) in rows {
            let (a, b) = (Label::named(a).unwrap(), Label::named(b).unwrap());
            let found = a.compare(&b, &terms);
            assert_eq!(found.fit, fit, "{a} {b}");
            assert_eq!(b.compare(&a, &terms).fit, fit, "{b} {a}");
            assert!(found.reason.contains(reason), "{}", found.reason);
            assert!(slip.is_none_or(|slip| found.slip.is_some_and(|found| found.contains(slip))));
        }
    }

    #[test]
    fn nothing_is_no_label() {
        for text in ["", " \t\n", "\u{ad}"] {
            let error = Label::parse(Text::One(text)).unwrap_err();
            assert_eq!((error.message.as_str(), error.span.end), ("nothing is written here", text.len()));
        }
        assert!(Label::parse(Text::Many(&["a", "b"])).unwrap_err().help.unwrap().contains("type: set"));
    }
}
