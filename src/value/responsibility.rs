//! Takes whom a source holds responsible and how far it takes that for proven, gives responsibility.

use std::fmt;

use super::{Causes, Comparison, Fit, Reading, Terms, Text, ValueError};

/// How far a source takes someone's responsibility for proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Proof {
    /// It is shown.
    Proven,
    /// The signs point to it.
    Suspected,
    /// It is possible, and not shown.
    Unproven,
}

impl Proof {
    /// Every degree, the firmest first.
    pub const ALL: [Self; 3] = [Self::Proven, Self::Suspected, Self::Unproven];

    /// The name used in claim files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Proven => "proven",
            Self::Suspected => "suspected",
            Self::Unproven => "unproven",
        }
    }

    /// The degree of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|proof| proof.name() == name)
    }
}

/// People or bodies: who bears the blame, who bears some of it, who is cleared, and how far that is proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Responsibility {
    shares: Causes,
    proof: Option<Proof>,
}

impl Responsibility {
    /// Reads responsibility as causes are read; behind a last `;` may stand how far it is proven.
    ///
    /// ```
    /// use counterclaim::value::{Proof, Reading, Responsibility, Text};
    ///
    /// let held = Responsibility::parse(Text::One("Stalin; also the NKVD; suspected"), &Reading::default())?;
    /// assert_eq!(held.proof(), Some(Proof::Suspected));
    /// # Ok::<(), counterclaim::value::ValueError>(())
    /// ```
    ///
    /// # Errors
    /// As for [`Causes::parse`].
    pub fn parse(text: Text<'_>, reading: &Reading<'_>) -> Result<Self, ValueError> {
        let (text, written) = match text {
            Text::One(text) => {
                let last = text.rsplit_once(';').and_then(|(rest, last)| Some((rest, Proof::named(last.trim())?)));
                last.map_or((Text::One(text), None), |(rest, proof)| (Text::One(rest), Some(proof)))
            }
            many => (many, None),
        };
        Ok(Self { shares: Causes::parse(text)?, proof: reading.proof.or(written) })
    }

    /// Responsibility from its parts (see [`Causes::of_parts`]).
    ///
    /// # Errors
    /// As for [`Causes::of_parts`].
    pub fn of_parts(parts: &[(&str, Vec<&str>)], reading: &Reading<'_>) -> Result<Self, ValueError> {
        Ok(Self { shares: Causes::of_parts(parts)?, proof: reading.proof })
    }

    /// Who bears how much.
    #[must_use]
    pub fn shares(&self) -> &Causes {
        &self.shares
    }

    /// How far it is proven; `None` where the source does not say.
    #[must_use]
    pub const fn proof(&self) -> Option<Proof> {
        self.proof
    }

    /// How two accounts fit, proof apart unless they are the same otherwise.
    #[must_use]
    pub fn compare(&self, other: &Self, terms: &Terms<'_>) -> Comparison {
        let found = self.shares.compare(&other.shares, terms);
        if self.proof == other.proof || !matches!(found.fit, Fit::Equal | Fit::Converted) {
            return found;
        }
        Comparison::new(Fit::Overlap, "both name the same, and differ in how far it is proven")
    }

    /// The key of the shares, with the proof.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}; {}", self.shares.key(), self.proof.map_or("", Proof::name))
    }
}

/// `Stalin; also the NKVD; suspected`; reading it again gives the same.
impl fmt::Display for Responsibility {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shares.fmt(f)?;
        self.proof.map_or(Ok(()), |proof| write!(f, "; {}", proof.name()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fit, Reading, Terms, Text, Vocabulary};
    use super::Responsibility;

    #[test]
    fn the_same_people_may_be_proven_or_suspected() {
        let none = Vocabulary::default();
        let terms = Terms { tolerance: None, labels: &none, names: &none };
        let rows = [
            ("Stalin; suspected", "Stalin; suspected", Fit::Equal),
            ("Stalin; suspected", "Stalin; unproven", Fit::Overlap),
            ("Stalin; suspected", "Nikolaev", Fit::Opposed),
            ("Stalin", "Nikolaev; not Stalin", Fit::Opposed),
        ];
        for (a, b, fit) in rows {
            let [a, b] = [a, b].map(|text| Responsibility::parse(Text::One(text), &Reading::default()).unwrap());
            assert_eq!((a.compare(&b, &terms).fit, b.compare(&a, &terms).fit), (fit, fit), "{a} / {b}");
        }
    }
}
