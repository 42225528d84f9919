//! Takes names, and how many more are meant than are named; gives a set, and says whether two sets can be one.

mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use self::text::{Piece, pieces, quoted};
use super::{Comparison, Fit, Label, Reading, Terms, Text, ValueError, fold, slip};

/// How many more are meant than are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Others {
    /// So many: "and eighteen more".
    Count(u32),
    /// At least one more: "and others".
    Some,
}

impl Others {
    /// Reads a count (`18`), or `some` where no number is given.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim() {
            "some" => Some(Self::Some),
            number => number.replace(',', "").parse().ok().map(Self::Count),
        }
    }
}

/// Several names, perhaps with others unnamed; in the order written, which decides nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    names: Vec<Label>,
    others: Option<Others>,
}

/// How many names a reason lists before it says how many more there are.
const LISTED: usize = 4;

impl Set {
    /// Reads a set: a list, or names with commas between them. A scalar may end in `and 18 others` or `and others`;
    /// else the reading says how many there are.
    ///
    /// ```
    /// use counterclaim::value::{Others, Reading, Set, Text};
    ///
    /// let tried = Set::parse(Text::One("Bukharin, Rykov and 18 others"), &Reading::default())?;
    /// assert_eq!(tried.names().len(), 2);
    /// assert_eq!(tried.others(), Some(Others::Count(18)));
    /// # Ok::<(), counterclaim::value::ValueError>(())
    /// ```
    ///
    /// # Errors
    /// Where nothing is named, a name is empty, or one is named twice; the item and the place in it.
    pub fn parse(text: Text<'_>, reading: &Reading<'_>) -> Result<Self, ValueError> {
        let (pieces, written) = match text {
            Text::Many(items) => {
                let whole =
                    |(item, text): (usize, &&str)| Piece { item, span: 0..text.len(), text: (*text).to_owned() };
                (items.iter().enumerate().map(whole).collect(), None)
            }
            Text::One(text) => pieces(text),
        };
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        let mut names = Vec::new();
        for Piece { item, span, text } in pieces {
            let error = |message: String, help: &str| ValueError {
                item,
                span: span.clone(),
                message,
                help: Some(help.to_owned()),
            };
            let Some(name) = Label::named(&text) else {
                return Err(error("a name is missing here".to_owned(), "write a set as `[Bukharin, Rykov, Yagoda]`"));
            };
            if let Some(before) = seen.insert(name.key(), name.to_string()) {
                return Err(error(format!("`{name}` stands here twice, before as `{before}`"), "name each once"));
            }
            names.push(name);
        }
        let others = reading.others.or(written).filter(|others| *others != Others::Count(0));
        if names.is_empty() {
            let length = match text {
                Text::One(text) => text.len(),
                Text::Many(_) => 0,
            };
            let help =
                "write a set as `[Bukharin, Rykov, Yagoda]`; `others: 18` counts those without a name".to_owned();
            let message = "a set names at least one".to_owned();
            return Err(ValueError { item: 0, span: 0..length, message, help: Some(help) });
        }
        Ok(Self { names, others })
    }

    /// The names, in the order written.
    #[must_use]
    pub fn names(&self) -> &[Label] {
        &self.names
    }

    /// How many more are meant than are named.
    #[must_use]
    pub const fn others(&self) -> Option<Others> {
        self.others
    }

    /// How this set and another fit. Symmetric in the fit; the reason names this one first.
    #[must_use]
    pub fn compare(&self, other: &Self, terms: &Terms<'_>) -> Comparison {
        let (a, b) = (self.mains(terms), other.mains(terms));
        let lacks = |one: &BTreeMap<String, &Label>, two: &BTreeMap<String, &Label>| -> Vec<String> {
            one.iter().filter(|(main, _)| !two.contains_key(*main)).map(|(_, name)| name.to_string()).collect()
        };
        let (only_a, only_b) = (lacks(&a, &b), lacks(&b, &a));
        if only_a.is_empty() && only_b.is_empty() && self.others == other.others {
            return if self.key() == other.key() {
                Comparison::new(Fit::Equal, format!("both name {}", listed(&spelt(&a), self.others)))
            } else {
                let spelt_otherwise: Vec<String> = a
                    .iter()
                    .filter_map(|(main, name)| {
                        b.get(main).filter(|found| found.key() != name.key()).map(|found| (name, found))
                    })
                    .map(|(name, found)| format!("`{name}` is `{found}`"))
                    .collect();
                let reason = match spelt_otherwise.is_empty() {
                    true => "both name the same, under the rules' aliases".to_owned(),
                    false => format!("both name the same: {}", spelt_otherwise.join(", ")),
                };
                Comparison::new(Fit::Converted, reason)
            };
        }
        let (total_a, total_b) = (Total::of(a.len(), self.others), Total::of(b.len(), other.others));
        let mut told = Vec::new();
        for (who, only) in [("first", &only_a), ("second", &only_b)] {
            if !only.is_empty() {
                told.push(format!("only the {who} names {}", listed(only, None)));
            }
        }
        if told.is_empty() {
            told.push("both name the same".to_owned());
        }
        if !total_a.meets(total_b) {
            told.push(format!("the first has {total_a}, the second {total_b}"));
            return disjoint(told, &only_a, &only_b);
        }
        for (who, only, room) in [("first", &only_b, self.others), ("second", &only_a, other.others)] {
            let leaves = match room {
                None => 0,
                Some(Others::Count(count)) => usize::try_from(count).unwrap_or(usize::MAX),
                Some(Others::Some) => usize::MAX,
            };
            if only.len() > leaves {
                told.push(match leaves {
                    0 => format!("the {who} leaves no room for {}", if only.len() == 1 { "another" } else { "others" }),
                    _ => format!("the {who} leaves room for {leaves}, not for {}", only.len()),
                });
                return disjoint(told, &only_a, &only_b);
            }
        }
        for (only, room) in [(&only_b, self.others), (&only_a, other.others)] {
            if let (false, Some(room)) = (only.is_empty(), room) {
                told.push(match room {
                    Others::Count(count) => format!("{} room for {}", left(count), listed(only, None)),
                    Others::Some => format!("others unnamed leave room for {}", listed(only, None)),
                });
            }
        }
        if only_a.is_empty() && only_b.is_empty() {
            told.push(format!("the first has {total_a}, the second {total_b}"));
        }
        Comparison::new(Fit::Overlap, told.join("; "))
    }

    /// True where every set that this one allows is allowed by the other.
    #[must_use]
    pub fn lies_within(&self, other: &Self, terms: &Terms<'_>) -> bool {
        let (a, b) = (self.mains(terms), other.mains(terms));
        let (x, y) = (Total::of(a.len(), self.others), Total::of(b.len(), other.others));
        let counted = x.low >= y.low && y.high.is_none_or(|most| x.high.is_some_and(|high| high <= most));
        counted && b.keys().all(|name| a.contains_key(name))
    }

    /// The folded names in order, and the others: equal keys are equal sets.
    #[must_use]
    pub fn key(&self) -> String {
        let names: BTreeSet<String> = self.names.iter().map(Label::key).collect();
        let others = match self.others {
            None => String::new(),
            Some(Others::Count(count)) => format!(" +{count}"),
            Some(Others::Some) => " +".to_owned(),
        };
        format!("[{}]{others}", names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", "))
    }

    /// From each folded main name to the name as written here.
    fn mains<'a>(&'a self, terms: &Terms<'a>) -> BTreeMap<String, &'a Label> {
        self.names.iter().map(|name| (fold(name.main(terms)), name)).collect()
    }
}

fn disjoint(told: Vec<String>, only_a: &[String], only_b: &[String]) -> Comparison {
    let mut comparison = Comparison::new(Fit::Disjoint, told.join("; "));
    if let ([a], [b]) = (only_a, only_b) {
        comparison.slip = slip::words(a, b);
    }
    comparison
}

fn left(count: u32) -> String {
    if count == 1 { "1 other leaves".to_owned() } else { format!("{count} others leave") }
}

fn spelt(names: &BTreeMap<String, &Label>) -> Vec<String> {
    names.values().map(ToString::to_string).collect()
}

/// Names in a sentence, the first few of many.
fn listed(names: &[String], others: Option<Others>) -> String {
    let mut parts: Vec<String> = names.iter().take(LISTED).cloned().collect();
    let more = names.len().saturating_sub(LISTED);
    match (more, others) {
        (0, None) => {}
        (0, Some(Others::Some)) => parts.push("others".to_owned()),
        (more, Some(Others::Count(count))) => {
            parts.push(format!("{} more", u64::from(count) + u64::try_from(more).unwrap_or(0)));
        }
        (more, _) => parts.push(format!("{more} more")),
    }
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// How many there are in all.
#[derive(Clone, Copy)]
struct Total {
    low: usize,
    high: Option<usize>,
}

impl Total {
    fn of(named: usize, others: Option<Others>) -> Self {
        match others {
            None => Self { low: named, high: Some(named) },
            Some(Others::Count(count)) => {
                let all = named.saturating_add(usize::try_from(count).unwrap_or(usize::MAX));
                Self { low: all, high: Some(all) }
            }
            Some(Others::Some) => Self { low: named.saturating_add(1), high: None },
        }
    }

    fn meets(self, other: Self) -> bool {
        self.low <= other.high.unwrap_or(usize::MAX) && other.low <= self.high.unwrap_or(usize::MAX)
    }
}

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.high.is_some() { write!(f, "{} in all", self.low) } else { write!(f, "at least {}", self.low) }
    }
}

/// As a person would write it: `Bukharin, Rykov, Yagoda and 18 others`; reading it again gives the same set.
impl fmt::Display for Set {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<String> = self.names.iter().map(|name| quoted(name.text())).collect();
        f.write_str(&names.join(", "))?;
        match self.others {
            None => Ok(()),
            Some(Others::Count(1)) => f.write_str(" and 1 other"),
            Some(Others::Count(count)) => write!(f, " and {count} others"),
            Some(Others::Some) => f.write_str(" and others"),
        }
    }
}

#[cfg(test)]
mod tests;
