//! Takes what a source names as main cause, as further causes and as no cause, gives causes; weighs two such accounts.
//!
//! Motives, aims and responsibility have the same shape. Which of the differences matter is not decided here, since
//! that depends on whether a source would have named what it leaves out.

use std::collections::BTreeSet;
use std::fmt;

use super::{Comparison, Fit, Label, Terms, Text, ValueError, fold};

/// What is named first, what is named beside it, and what is rejected. At least one of the three is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Causes {
    main: Vec<Label>,
    also: Vec<Label>,
    not: Vec<Label>,
}

/// The keys of causes written as a map.
pub const PARTS: [&str; 3] = ["main", "also", "not"];

/// What two accounts of causes differ in; names in the main spelling that the rules give them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weighing {
    /// True where both name a main cause, and none in common.
    pub mains_apart: bool,
    /// What the first names and the second rejects.
    pub rejected_by_second: Vec<String>,
    /// What the second names and the first rejects.
    pub rejected_by_first: Vec<String>,
    /// What the first names, and the second neither names nor rejects.
    pub only_first: Vec<String>,
    /// What the second names, and the first neither names nor rejects.
    pub only_second: Vec<String>,
    /// What both name, the one as a main cause and the other as a further one.
    pub reweighed: Vec<String>,
    /// True where what only one rejects, or a spelling, tells the two apart.
    pub otherwise: bool,
}

impl Causes {
    /// Reads causes from one scalar: `grain seizure; also weather, slaughter of livestock; not sabotage`. A name alone
    /// is the main cause.
    ///
    /// ```
    /// use counterclaim::value::{Causes, Text};
    ///
    /// let causes = Causes::parse(Text::One("seizure of grain; also weather; not sabotage"))?;
    /// assert_eq!(causes.main()[0].text(), "seizure of grain");
    /// assert_eq!(causes.to_string(), "seizure of grain; also weather; not sabotage");
    /// # Ok::<(), counterclaim::value::ValueError>(())
    /// ```
    ///
    /// # Errors
    /// Where a name is missing or stands twice, and for a list, which would not say which of them is the main one.
    pub fn parse(text: Text<'_>) -> Result<Self, ValueError> {
        let text = match text {
            Text::One(text) => text,
            Text::Many(items) => return Err(which_is_main(items)),
        };
        Self::of_pieces(&split(text))
    }

    /// Causes from parts: each a key of [`PARTS`] with the texts that stand under it.
    ///
    /// # Errors
    /// As for [`Self::parse`]; `item` counts the texts through all parts.
    pub fn of_parts(parts: &[(&str, Vec<&str>)]) -> Result<Self, ValueError> {
        let mut pieces = Vec::new();
        let mut item = 0;
        for (key, texts) in parts {
            let part = PARTS.iter().position(|part| part == key).unwrap_or(0);
            for text in texts {
                pieces.extend(names(text, 0).into_iter().map(|piece| Piece { item, part, ..piece }));
                item += 1;
            }
        }
        Self::of_pieces(&pieces)
    }

    fn of_pieces(pieces: &[Piece<'_>]) -> Result<Self, ValueError> {
        let mut found: [Vec<Label>; 3] = Default::default();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for piece in pieces {
            let error = |message: String, help: &str| ValueError {
                item: piece.item,
                span: piece.start..piece.start + piece.text.len(),
                message,
                help: Some(help.to_owned()),
            };
            if piece.stray {
                let help = "only what stands first is the main one: write `also` or `not` before this";
                return Err(error(format!("`{}` is neither `also …` nor `not …`", piece.text), help));
            }
            let Some(name) = Label::named(piece.text).filter(|name| !name.text().contains(';')) else {
                let help = "write it as `{main: seizure of grain, also: [weather], not: [sabotage]}`";
                return Err(error("a name is missing here".to_owned(), help));
            };
            if !seen.insert(name.key()) {
                return Err(error(format!("`{name}` stands here twice"), "name each once: main, also or not"));
            }
            if let Some(list) = found.get_mut(piece.part) {
                list.push(name);
            }
        }
        let [main, also, not] = found;
        if seen.is_empty() {
            let help = "write it as `{main: seizure of grain, also: [weather], not: [sabotage]}`".to_owned();
            return Err(ValueError { item: 0, span: 0..0, message: "nothing is named".to_owned(), help: Some(help) });
        }
        Ok(Self { main, also, not })
    }

    /// What is named first; mostly one.
    #[must_use]
    pub fn main(&self) -> &[Label] {
        &self.main
    }

    /// What is named beside it.
    #[must_use]
    pub fn also(&self) -> &[Label] {
        &self.also
    }

    /// What is rejected.
    #[must_use]
    pub fn not(&self) -> &[Label] {
        &self.not
    }

    /// Every name, with the part it stands in.
    pub fn names(&self) -> impl Iterator<Item = (&'static str, &Label)> {
        PARTS
            .into_iter()
            .zip([&self.main, &self.also, &self.not])
            .flat_map(|(part, names)| names.iter().map(move |name| (part, name)))
    }

    /// What is left where the whole is denied: all that it names is rejected.
    #[must_use]
    pub fn denied(&self) -> Self {
        let not: Vec<Label> = self.main.iter().chain(&self.also).cloned().collect();
        Self { main: Vec::new(), also: Vec::new(), not: if not.is_empty() { self.not.clone() } else { not } }
    }

    /// What two accounts differ in.
    #[must_use]
    pub fn weigh(&self, other: &Self, terms: &Terms<'_>) -> Weighing {
        let main = |causes: &Self| keys(&causes.main, terms);
        let named = |causes: &Self| keys(causes.main.iter().chain(&causes.also), terms);
        let (main_a, main_b) = (main(self), main(other));
        let (a, b, not_a, not_b) = (named(self), named(other), keys(&self.not, terms), keys(&other.not, terms));
        let spelt = |causes: &Self, wanted: &dyn Fn(&str) -> bool| -> Vec<String> {
            let all = causes.main.iter().chain(&causes.also);
            all.map(|name| name.main(terms)).filter(|name| wanted(&fold(name))).map(str::to_owned).collect()
        };
        let weighing = Weighing {
            mains_apart: !main_a.is_empty() && !main_b.is_empty() && main_a.is_disjoint(&main_b),
            rejected_by_second: spelt(self, &|name| not_b.contains(name)),
            rejected_by_first: spelt(other, &|name| not_a.contains(name)),
            only_first: spelt(self, &|name| !b.contains(name) && !not_b.contains(name)),
            only_second: spelt(other, &|name| !a.contains(name) && !not_a.contains(name)),
            reweighed: spelt(self, &|name| b.contains(name) && main_a.contains(name) != main_b.contains(name)),
            otherwise: false,
        };
        Weighing { otherwise: weighing == Weighing::default() && self.key() != other.key(), ..weighing }
    }

    /// How two accounts fit: opposed where the main cause is another or one rejects what the other names.
    #[must_use]
    pub fn compare(&self, other: &Self, terms: &Terms<'_>) -> Comparison {
        let weighing = self.weigh(other, terms);
        let rejects = !weighing.rejected_by_first.is_empty() || !weighing.rejected_by_second.is_empty();
        if self.key() == other.key() {
            Comparison::new(Fit::Equal, format!("both name `{self}`"))
        } else if weighing.mains_apart || rejects {
            Comparison::new(Fit::Opposed, "they put something else first, or one rejects what the other names")
        } else if weighing.otherwise && keys(&self.not, terms) == keys(&other.not, terms) {
            Comparison::new(Fit::Converted, "both name the same, in two spellings that the rules know")
        } else {
            Comparison::new(Fit::Overlap, "both can stand, and each leaves something out or weighs it otherwise")
        }
    }

    /// The folded names of each part in order: equal keys are one account.
    #[must_use]
    pub fn key(&self) -> String {
        let part = |names: &[Label]| {
            let sorted: BTreeSet<String> = names.iter().map(Label::key).collect();
            sorted.into_iter().collect::<Vec<_>>().join(", ")
        };
        format!("{}; also {}; not {}", part(&self.main), part(&self.also), part(&self.not))
    }
}

/// The folded main names of labels.
fn keys<'a>(labels: impl IntoIterator<Item = &'a Label>, terms: &Terms<'_>) -> BTreeSet<String> {
    labels.into_iter().map(|label| fold(label.main(terms))).collect()
}

/// A name as it stands in a text.
struct Piece<'t> {
    item: usize,
    part: usize,
    start: usize,
    text: &'t str,
    /// True where it stands behind a `;` without a word that says what it is.
    stray: bool,
}

/// The parts of a scalar, at its semicolons.
fn split(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (nth, whole) in text.split(';').enumerate() {
        let at = start + (whole.len() - whole.trim_start().len());
        start += whole.len() + 1;
        let whole = whole.trim();
        let (word, rest) = whole.split_once(char::is_whitespace).unwrap_or((whole, ""));
        let (part, skip) = match word {
            "also" => (1, whole.len() - rest.len()),
            "not" => (2, whole.len() - rest.len()),
            _ => (0, 0),
        };
        let stray = part == 0 && nth > 0;
        let rest = whole.get(skip..).unwrap_or("");
        pieces.extend(names(rest, at + skip).into_iter().map(|piece| Piece { part, stray, ..piece }));
    }
    pieces
}

/// The names of a text, at its commas.
fn names(text: &str, mut start: usize) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    for whole in text.split(',') {
        let at = start + (whole.len() - whole.trim_start().len());
        found.push(Piece { item: 0, part: 0, start: at.min(start + whole.len()), text: whole.trim(), stray: false });
        start += whole.len() + 1;
    }
    found
}

fn which_is_main(items: &[&str]) -> ValueError {
    let (first, rest) = items.split_first().map_or(("", &[][..]), |(first, rest)| (*first, rest));
    let help = format!("say which comes first: `{{main: {first}, also: [{}]}}`", rest.join(", "));
    let message = "a list does not say which of these is the main one".to_owned();
    ValueError { item: 0, span: 0..first.len(), message, help: Some(help) }
}

/// `seizure of grain; also weather; not sabotage`; reading it again gives the same causes.
impl fmt::Display for Causes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut before = "";
        for (word, names) in ["", "also ", "not "].iter().zip([&self.main, &self.also, &self.not]) {
            if !names.is_empty() {
                let names: Vec<&str> = names.iter().map(Label::text).collect();
                write!(f, "{before}{word}{}", names.join(", "))?;
                before = "; ";
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fit, Terms, Text, Vocabulary};
    use super::Causes;

    fn causes(text: &str) -> Causes {
        Causes::parse(Text::One(text)).unwrap_or_else(|error| panic!("{text}: {error:?}"))
    }

    #[test]
    fn accounts_are_weighed() {
        let mut labels = Vocabulary::default();
        labels.declare("grain seizure", &["requisitioning".to_owned()]);
        let none = Vocabulary::default();
        let terms = Terms { tolerance: None, labels: &labels, names: &none };
        let rows = [
            ("grain seizure", "grain seizure", Fit::Equal),
            ("grain seizure; also weather, fear", "grain seizure; also fear, weather", Fit::Equal),
            ("grain seizure", "requisitioning", Fit::Converted),
            ("grain seizure", "weather", Fit::Opposed),
            ("grain seizure; also weather", "requisitioning; not weather", Fit::Opposed),
            ("grain seizure; also weather", "requisitioning", Fit::Overlap),
            ("grain seizure, weather", "weather; also grain seizure", Fit::Overlap),
            ("also weather", "grain seizure", Fit::Overlap),
            ("grain seizure; not weather", "grain seizure", Fit::Overlap),
        ];
        for (a, b, fit) in rows {
            let (a, b) = (causes(a), causes(b));
            assert_eq!((a.compare(&b, &terms).fit, b.compare(&a, &terms).fit), (fit, fit), "{a} / {b}");
        }
        let weighing =
            causes("requisitioning; also fear").weigh(&causes("weather; also grain seizure; not fear"), &terms);
        assert!(weighing.mains_apart);
        assert_eq!(weighing.rejected_by_second, ["fear"]);
        assert_eq!(
            (weighing.only_second, weighing.reweighed),
            (vec!["weather".to_owned()], vec!["grain seizure".to_owned()])
        );
    }

    #[test]
    fn what_is_wrong_has_its_place() {
        let rows = [
            ("grain seizure; weather", "weather", "neither `also …` nor `not …`"),
            ("a; also b, b", "b", "twice"),
            ("a; also ", "", "missing"),
            ("a; not ,b", "", "missing"),
            ("", "", "missing"),
        ];
        for (text, place, message) in rows {
            let error = Causes::parse(Text::One(text)).unwrap_err();
            assert_eq!(text.get(error.span.clone()), Some(place), "{text}: {error:?}");
            assert!(error.message.contains(message), "{text}: {error:?}");
        }
        assert!(Causes::parse(Text::Many(&["a", "b"])).unwrap_err().help.unwrap().contains("{main: a, also: [b]}"));
    }

    #[test]
    fn a_denial_rejects_all_that_is_named() {
        assert_eq!(causes("a; also b; not c").denied().to_string(), "not a, b");
        assert_eq!(causes("not c").denied().to_string(), "not c");
    }
}
