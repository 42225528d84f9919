//! Takes the word after a number, gives the unit it names: measures convert within their family, other words are
//! counted nouns and meet only themselves.

/// What a unit measures. Units convert within a measure and never across.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// In kilograms.
    Mass,
    /// In metres.
    Length,
    /// In square metres.
    Area,
    /// In seconds: weeks, days, hours, minutes, seconds.
    Time,
    /// In calendar months: months and years, which have no fixed number of days.
    Months,
    /// In metres a second.
    Speed,
}

/// A unit: a measure with its size, or a counted noun.
#[derive(Clone, Debug)]
pub struct Unit {
    /// As written, white space apart.
    name: String,
    /// Equal keys are one unit.
    key: String,
    /// What it measures, and how many of the measure's own unit one of it is.
    size: Option<(Measure, f64)>,
}

/// One unit: its key, its other spellings (singular, folded), its measure and size.
type Row = (&'static str, &'static [&'static str], Measure, f64);

/// The units that convert. Pounds and feet by the international agreement of 1959; poods and versts by the Russian
/// law of 1899. A plain `ton` is absent: it may be short, long or metric.
const TABLE: &[Row] = &[
    ("tonne", &["t", "metric ton", "metric tonne"], Measure::Mass, 1000.0),
    ("long ton", &["imperial ton"], Measure::Mass, 1_016.046_908_8),
    ("short ton", &["us ton"], Measure::Mass, 907.184_74),
    ("quintal", &["metric quintal"], Measure::Mass, 100.0),
    ("kilogram", &["kg", "kilo", "kilogramme", "kgs"], Measure::Mass, 1.0),
    ("gram", &["g", "gramme"], Measure::Mass, 0.001),
    ("lb", &[], Measure::Mass, 0.453_592_37),
    ("pood", &["pud"], Measure::Mass, 16.380_496_4),
    ("kilometre", &["km", "kilometer", "kms"], Measure::Length, 1000.0),
    ("metre", &["m", "meter"], Measure::Length, 1.0),
    ("centimetre", &["cm", "centimeter"], Measure::Length, 0.01),
    ("millimetre", &["mm", "millimeter"], Measure::Length, 0.001),
    ("mile", &["mi"], Measure::Length, 1_609.344),
    ("yard", &["yd"], Measure::Length, 0.9144),
    ("fathom", &[], Measure::Length, 1.8288),
    ("foot", &["feet", "ft"], Measure::Length, 0.3048),
    ("inch", &["in."], Measure::Length, 0.0254),
    ("verst", &["versta"], Measure::Length, 1_066.8),
    ("hectare", &["ha"], Measure::Area, 10_000.0),
    ("acre", &[], Measure::Area, 4_046.856_422_4),
    ("square kilometre", &["km²", "km2", "sq km", "square km", "square kilometer"], Measure::Area, 1_000_000.0),
    ("square metre", &["m²", "m2", "sq m", "square meter"], Measure::Area, 1.0),
    ("square mile", &["sq mi", "miles²"], Measure::Area, 2_589_988.110_336),
    ("square yard", &["sq yd", "yards²"], Measure::Area, 0.836_127_36),
    ("square foot", &["sq ft", "square feet", "feet²"], Measure::Area, 0.092_903_04),
    ("second", &["sec"], Measure::Time, 1.0),
    ("minute", &["min"], Measure::Time, 60.0),
    ("hour", &["hr", "h"], Measure::Time, 3_600.0),
    ("day", &[], Measure::Time, 86_400.0),
    ("week", &["wk"], Measure::Time, 604_800.0),
    ("fortnight", &[], Measure::Time, 1_209_600.0),
    ("month", &["mth"], Measure::Months, 1.0),
    ("year", &["yr"], Measure::Months, 12.0),
    ("decade", &[], Measure::Months, 120.0),
    ("century", &[], Measure::Months, 1_200.0),
];

/// Counted nouns that are one unit, by folded singular.
const SAME: &[(&str, &[&str])] =
    &[("person", &["people", "persons", "soul", "human being"]), ("rouble", &["ruble"]), ("kopeck", &["kopek"])];

/// No unit of the table is longer: what is compared letter by letter stays short.
const LONGEST: usize = 24;

/// Words that say a plain number is itself a share.
const SHARES: &[&str] = &["share", "fraction", "ratio", "proportion", "quotient"];

impl Unit {
    /// The unit of that name. Any words name one; those not in the table are counted nouns.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let folded = super::fold(&name);
        // "tonnes of grain" are tonnes; what they are tonnes of is the property's business.
        let measured = folded.split_once(" of ").map_or(folded.as_str(), |(unit, _)| unit);
        if let Some((key, _, measure, size)) = row(measured) {
            return Self { name, key: (*key).to_owned(), size: Some((*measure, *size)) };
        }
        if let Some((key, size)) = super::rate::speed(measured) {
            return Self { name, key, size: Some((Measure::Speed, size)) };
        }
        let noun = singular(&folded);
        let key = SAME.iter().find(|(main, others)| *main == noun || others.contains(&noun.as_str()));
        Self { key: key.map_or(noun, |(main, _)| (*main).to_owned()), name, size: None }
    }

    /// As written.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The normal form: equal keys are one unit.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// What it measures; `None` for counted nouns and money.
    #[must_use]
    pub fn measure(&self) -> Option<Measure> {
        self.size.map(|(measure, _)| measure)
    }

    /// What it measures, and how many of the measure's own unit one of it is.
    #[must_use]
    pub const fn size(&self) -> Option<(Measure, f64)> {
        self.size
    }

    /// How many of `other` one of this is; `None` where the two do not convert.
    #[must_use]
    pub fn in_terms_of(&self, other: &Self) -> Option<f64> {
        if self.key == other.key {
            return Some(1.0);
        }
        match (self.size, other.size) {
            (Some((a, from)), Some((b, to))) if a == b => Some(from / to),
            _ => None,
        }
    }

    /// Why two units do not meet, in a sentence without a full stop.
    #[must_use]
    pub fn why_apart(&self, other: &Self) -> String {
        let (a, b) = (self.name(), other.name());
        let both = [self.measure(), other.measure()];
        if both.contains(&Some(Measure::Months)) && both.contains(&Some(Measure::Time)) {
            return format!("{a} and {b} do not convert exactly: months and years differ in length");
        }
        let plain_ton = [&self.key, &other.key].iter().any(|key| *key == "ton");
        if plain_ton && both.contains(&Some(Measure::Mass)) {
            return format!("{a} and {b} do not convert: a ton may be short, long or metric");
        }
        format!("one counts {a}, the other {b}, and the two do not convert")
    }

    /// True for a word that says that a plain number is itself a share (0.7).
    #[must_use]
    pub fn names_share(name: &str) -> bool {
        SHARES.contains(&super::fold(name).as_str())
    }

    /// True for a word that says that a plain number is a percentage (70).
    #[must_use]
    pub fn names_percent(name: &str) -> bool {
        ["%", "percent", "per cent", "pct", "percentage"].contains(&super::fold(name).as_str())
    }

    /// The unit that a counted noun seems to be misspelt for: the property's own, up to two letters away, else one of
    /// the table, one letter away. Short words are never taken for misspelt: `mouths` are no months.
    #[must_use]
    pub fn meant(name: &str, own: Option<&str>) -> Option<String> {
        let word = super::fold(name);
        let near = |unit: &str, least: usize, most: usize| {
            let long = word.chars().count() >= least && unit.chars().count() >= least;
            long && word.chars().next() == unit.chars().next() && (1..=most).contains(&letters_apart(&word, unit))
        };
        let same = own.is_some_and(|own| Self::named(own) == Self::named(name));
        if Self::is_known(name) || same || word.len() > LONGEST {
            return None;
        }
        let own = own.filter(|own| near(&super::fold(own), 5, if word.chars().count() > 5 { 2 } else { 1 }));
        let table = || {
            let one = singular(&word);
            let known = TABLE.iter().flat_map(|(key, others, ..)| std::iter::once(key).chain(*others));
            let plain = |unit: &&&str| !unit.contains(' ') && unit.len() > 5;
            let spelt =
                known.filter(plain).find(|unit| letters_apart(&one, unit) == 1 && one.get(..1) == unit.get(..1));
            spelt.map(|unit| if one == word { (*unit).to_owned() } else { format!("{unit}s") })
        };
        own.map(str::to_owned).or_else(table)
    }

    /// True for a word in the table of units that convert.
    #[must_use]
    pub fn is_known(name: &str) -> bool {
        row(&super::fold(name)).is_some()
    }
}

impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Unit {}

/// The table's row for a folded word, as it stands or in the singular.
fn row(folded: &str) -> Option<&'static Row> {
    let bare = folded.trim_end_matches('.');
    let one = singular(bare);
    TABLE
        .iter()
        .find(|(key, others, ..)| [folded, bare, one.as_str()].iter().any(|word| key == word || others.contains(word)))
}

/// How many letters must be put in, left out, changed or swapped with the next to make one word the other (optimal
/// string alignment).
fn letters_apart(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    let at =
        |rows: &[Vec<usize>], i: usize, j: usize| rows.get(i).and_then(|row| row.get(j)).copied().unwrap_or(usize::MAX);
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let left = row.last().copied().unwrap_or(0) + 1;
            let best = left.min(at(&rows, i, j + 1) + 1).min(at(&rows, i, j) + usize::from(x != y));
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            row.push(if swapped { best.min(at(&rows, i - 1, j - 1) + 1) } else { best });
        }
        rows.push(row);
    }
    at(&rows, a.len(), b.len())
}

/// The singular of a folded English noun, by its ending; good enough to tell that `deaths` and `death` are one.
fn singular(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for ending in ["ches", "shes", "xes", "sses"] {
        if noun.ends_with(ending) {
            return noun.strip_suffix("es").unwrap_or(noun).to_owned();
        }
    }
    if noun.len() < 3 || ["ss", "us", "is"].iter().any(|ending| noun.ends_with(ending)) {
        return noun.to_owned();
    }
    noun.strip_suffix('s').unwrap_or(noun).to_owned()
}

#[cfg(test)]
mod tests {
    use super::Unit;

    #[test]
    fn units_convert_within_a_measure_only() {
        let rows = [
            ("km", "metres", Some(1000.0)),
            ("Years", "months", Some(12.0)),
            ("week", "days", Some(7.0)),
            ("month", "days", None),
            ("tons", "tonnes", None),
            ("metric tons", "t", Some(1.0)),
            ("people", "souls", Some(1.0)),
            ("people", "persons", Some(1.0)),
            ("families", "family", Some(1.0)),
            ("roubles", "rubles", Some(1.0)),
            ("roubles", "dollars", None),
            ("tonnes of grain", "tonne", Some(1.0)),
            ("people", "peasants", None),
            ("pounds", "lb", None),
        ];
        for (a, b, factor) in rows {
            assert_eq!(Unit::named(a).in_terms_of(&Unit::named(b)), factor, "{a} in {b}");
            assert_eq!(Unit::named(b).in_terms_of(&Unit::named(a)).is_some(), factor.is_some(), "{b} in {a}");
        }
    }

    #[test]
    fn a_misspelt_unit_is_known_by_its_neighbour() {
        let rows = [
            ("peeple", Some("people"), Some("people")),
            ("poeple", Some("people"), Some("people")),
            ("peopel", Some("people"), Some("people")),
            ("kilometrs", None, Some("kilometres")),
            ("hectars", Some("people"), Some("hectares")),
            ("people", Some("people"), None),
            ("persons", Some("people"), None),
            ("peasants", Some("people"), None),
            ("temples", Some("people"), None),
            ("houses", None, None),
            ("mouths", None, None),
            ("metres", None, None),
            ("tons", Some("tonnes"), None),
            ("", Some("people"), None),
        ];
        for (word, own, meant) in rows {
            assert_eq!(Unit::meant(word, own).as_deref(), meant, "{word}");
        }
    }

    #[test]
    fn says_why_units_do_not_meet() {
        let rows = [
            ("months", "days", "differ in length"),
            ("tons", "tonnes", "short, long or metric"),
            ("people", "km", "one counts people, the other km"),
        ];
        for (a, b, why) in rows {
            let reason = Unit::named(a).why_apart(&Unit::named(b));
            assert!(reason.contains(why), "{reason}");
        }
    }
}
