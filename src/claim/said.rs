//! What is said, wherever it is written: value, scope, voice and mode. Claims and the tests of rules share it, so
//! that a test reads exactly as the claim that it stands for.

use std::ops::Range;

use super::read::check_cut;
use super::{Mode, Scope, ScopeValue, views};
use crate::rule::{Property, Rulebook};
use crate::value::{Calendar, Kind, Others, Period, Proof, Reading, Text, Value, ValueError};
use crate::yaml::{
    Content, Entry, Fields, Key, Node, Page, Scalar, Spanned, choose, clipped, listed, read_text, read_texts, suggest,
};

/// What is said, as it is written.
#[derive(Debug)]
pub struct RawSaid<'t> {
    /// `value`; `None` where it is missing or was told as a mistake.
    pub value: Option<RawValue<'t>>,
    /// `scope`: dimension and name.
    pub scope: Vec<(Key<'t>, Scalar<'t>)>,
    /// `says`.
    pub says: Vec<Scalar<'t>>,
    /// `mode`.
    pub mode: Option<Mode>,
    /// `unit`.
    pub unit: Option<Scalar<'t>>,
    /// `calendar`.
    pub calendar: Option<Spanned<Calendar>>,
    /// `others`.
    pub others: Option<Spanned<Others>>,
    /// `proof`.
    pub proof: Option<Spanned<Proof>>,
}

/// A value as it is written.
#[derive(Debug)]
pub struct RawValue<'t> {
    /// Where it begins and ends.
    pub span: Range<usize>,
    /// One text, or the items of a list.
    pub texts: Vec<Scalar<'t>>,
    /// True where it is a list.
    pub list: bool,
    /// Of a map: each key with the number of `texts` that stand under it.
    pub parts: Option<Vec<(Key<'t>, usize)>>,
}

/// What is said, understood.
#[derive(Debug)]
pub struct Said {
    /// The value.
    pub value: Value,
    /// What it is said of.
    pub scope: Scope,
    /// Whose word it is; empty for the source's own.
    pub says: Vec<String>,
    /// How the source stands to it.
    pub mode: Mode,
}

/// How what is said is to be read.
#[derive(Clone, Copy, Debug)]
pub struct Ear<'a> {
    /// The rules.
    pub book: &'a Rulebook,
    /// The kind of the value.
    pub kind: Kind,
    /// The property, where one is known.
    pub property: Option<&'a Property>,
    /// The source's calendar.
    pub calendar: Option<Calendar>,
}

impl<'t> RawSaid<'t> {
    /// Reads the fields that say what is said.
    pub fn read(fields: &Fields<'_, 't>, page: &mut Page) -> Self {
        let modes = Mode::ALL.map(|mode| (mode.name(), mode));
        Self {
            value: fields.entry("value").and_then(|(key, node)| RawValue::read(node, key, page)),
            scope: fields
                .map("scope", page)
                .iter()
                .filter_map(|e| Some((e.0.clone(), read_text(&e.1, &e.0, page)?)))
                .collect(),
            says: fields.texts("says", page),
            mode: fields.choice("mode", "unknown-mode", &modes, page).map(|mode| mode.value),
            unit: fields.text("unit", page),
            calendar: read_calendar(fields, page),
            others: read_others(fields, page),
            proof: fields.text("proof", page).and_then(|text| read_proof(&text, page)),
        }
    }

    /// A value alone, said of everything in the source's own voice.
    pub fn of_value(node: &Node<'t>, key: &Key<'t>, page: &mut Page) -> Option<Self> {
        let value = Some(RawValue::read(node, key, page)?);
        let (scope, says) = (Vec::new(), Vec::new());
        Some(Self { value, scope, says, mode: None, unit: None, calendar: None, others: None, proof: None })
    }

    /// Understands it; `None` where there is a mistake in it, which is noted.
    pub fn understand(&self, ear: &Ear<'_>, page: &mut Page) -> Option<Said> {
        let before = page.mistakes.len();
        self.check_fit(ear, page);
        let reading = Reading {
            unit: self.unit.as_ref().map(|unit| &*unit.text).or(ear.property.and_then(|p| p.unit.as_deref())),
            calendar: self.calendar.as_ref().map(|calendar| calendar.value).or(ear.calendar),
            others: self.others.as_ref().map(|others| others.value),
            proof: self.proof.as_ref().map(|proof| proof.value),
        };
        let value = self.value.as_ref().and_then(|value| value.understand(ear, reading, page));
        let scope = self.understand_scope(ear, &reading, page);
        let says = self.says.iter().map(|name| ear.book.subjects.main(&name.text).to_owned()).collect();
        let said = Said { value: value?, scope: scope?, says, mode: self.mode.unwrap_or_default() };
        (page.mistakes.len() == before).then_some(said)
    }

    /// Notes what does not go with the kind of the value.
    fn check_fit(&self, ear: &Ear<'_>, page: &mut Page) {
        let kind = ear.kind.name();
        if let Some(unit) = self.unit.as_ref().filter(|_| ear.kind != Kind::Quantity) {
            let help = "leave it out: only quantities have units";
            page.note("unit-not-a-quantity", unit.span.clone(), format!("a {kind} has no unit"), "", help);
        }
        if let Some(others) = self.others.as_ref().filter(|_| ear.kind != Kind::Set) {
            let help = "leave it out, or declare the property with `type: set`";
            page.note("others-not-a-set", others.span.clone(), format!("a {kind} has no `others`"), "", help);
        }
        if let Some(calendar) = self.calendar.as_ref().filter(|_| !matches!(ear.kind, Kind::Date | Kind::Period)) {
            let help = "leave it out: only dates and periods have one";
            page.note("calendar-not-a-date", calendar.span.clone(), format!("a {kind} has no calendar"), "", help);
        }
        if let Some(proof) = self.proof.as_ref().filter(|_| ear.kind != Kind::Responsibility) {
            let help = "leave it out, or declare the property with `type: responsibility`";
            page.note("proof-not-responsibility", proof.span.clone(), format!("a {kind} has no `proof`"), "", help);
        }
    }

    /// The scope; `None` where a dimension is not known, be it a mistake or the fault of a rule file.
    fn understand_scope(&self, ear: &Ear<'_>, reading: &Reading<'_>, page: &mut Page) -> Option<Scope> {
        let mut scope = Scope::default();
        let mut sound = true;
        for (dimension, name) in &self.scope {
            let value = if dimension.text == "period" {
                understand_period(name, reading.calendar, page).map(ScopeValue::Period)
            } else if let Some(names) = ear.book.scopes.get(&*dimension.text) {
                Some(ScopeValue::Name(names.main(&name.text).to_owned()))
            } else if ear.book.has_dimension(&dimension.text) {
                Some(ScopeValue::Name(name.text.to_string()))
            } else {
                note_dimension(dimension, ear.book, page);
                None
            };
            sound &= value.is_some();
            scope.0.extend(value.map(|value| (dimension.text.to_string(), value)));
        }
        sound.then_some(scope)
    }
}

impl<'t> RawValue<'t> {
    fn read(node: &Node<'t>, key: &Key<'t>, page: &mut Page) -> Option<Self> {
        if let Content::Map(entries) = &node.content {
            return Self::read_parts(node, entries, page);
        }
        let list = matches!(node.content, Content::List(_));
        let texts = read_texts(node, key, page)?;
        if texts.is_empty() {
            page.note("empty-text", node.span.clone(), "the list is empty", "", "write at least one item");
            return None;
        }
        Some(Self { span: node.span.clone(), texts, list, parts: None })
    }

    /// The parts of a map, `{main: …, also: […]}`; which kinds may have them is seen when it is understood.
    fn read_parts(node: &Node<'t>, entries: &[Entry<'t>], page: &mut Page) -> Option<Self> {
        let (mut texts, mut parts) = (Vec::new(), Vec::with_capacity(entries.len()));
        let mut sound = true;
        for (key, inside) in entries {
            // What is no text at all is told when the kind of the value is known.
            let under = match &inside.content {
                Content::Map(_) => Some(Vec::new()),
                _ => read_texts(inside, key, page),
            };
            sound &= under.is_some();
            let under = under.unwrap_or_default();
            parts.push((key.clone(), under.len()));
            texts.extend(under);
        }
        sound.then(|| Self { span: node.span.clone(), texts, list: false, parts: Some(parts) })
    }

    fn understand(&self, ear: &Ear<'_>, reading: Reading<'_>, page: &mut Page) -> Option<Value> {
        let kind = ear.kind;
        if let Some(parts) = &self.parts {
            return views::understand_parts(self, parts, ear, reading, page);
        }
        // Words may go on behind ` #`; a number or a date may have a comment of its own.
        let words = kind.is_view() || matches!(kind, Kind::Label | Kind::Set | Kind::Quotation);
        if let Some(value) = self.texts.first().filter(|_| words && !self.list) {
            check_cut(value, "value", page);
        }
        let texts: Vec<&str> = self.texts.iter().map(|text| &*text.text).collect();
        let text = match texts.as_slice() {
            [one] if !self.list => Text::One(one),
            many => Text::Many(many),
        };
        match Value::parse(kind, text, &reading) {
            Ok(value) => views::knows_choices(&value, self, ear, page).then_some(value),
            Err(error) => {
                note_value(&error, self.texts.get(error.item), &self.span, kind, page);
                None
            }
        }
    }
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 4] = [Self::Asserted, Self::Reported, Self::Denied, Self::Disputed];

    /// The name used in claim files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Reported => "reported",
            Self::Denied => "denied",
            Self::Disputed => "disputed",
        }
    }
}

/// Reads `calendar`.
pub(super) fn read_calendar(fields: &Fields<'_, '_>, page: &mut Page) -> Option<Spanned<Calendar>> {
    let text = fields.text("calendar", page)?;
    let names = Calendar::ALL.map(|calendar| (calendar.name(), calendar));
    match Calendar::named(&text.text) {
        Some(value) => Some(Spanned { value, span: text.span }),
        None => choose(&text.text, text.span.clone(), "calendar", "unknown-calendar", &names, page),
    }
}

/// Reads `others`: how many more a set has than it names.
fn read_others(fields: &Fields<'_, '_>, page: &mut Page) -> Option<Spanned<Others>> {
    let text = fields.text("others", page)?;
    let others = match text.text.trim() {
        "some" => Some(Others::Some),
        number => number.replace(',', "").parse().ok().map(Others::Count),
    };
    if others.is_none() {
        let help = "write how many more there are, such as `others: 18`, or `others: some` where no number is given";
        page.note("others-unreadable", text.span.clone(), "`others` must be a number", "", help);
    }
    Some(Spanned { value: others?, span: text.span })
}

/// Reads `proof`: how far responsibility is proven.
pub(super) fn read_proof(text: &Scalar<'_>, page: &mut Page) -> Option<Spanned<Proof>> {
    let names = Proof::ALL.map(|proof| (proof.name(), proof));
    choose(&text.text, text.span.clone(), "degree of proof", "unknown-proof", &names, page)
}

/// A period, or one date: `1937` is all of that year.
fn understand_period(text: &Scalar<'_>, calendar: Option<Calendar>, page: &mut Page) -> Option<Period> {
    let reading = Reading { calendar, ..Reading::default() };
    match Value::parse(Kind::Period, Text::One(&text.text), &reading) {
        Ok(Value::Period(period)) => Some(period),
        Ok(_) => None,
        Err(error) => {
            note_value(&error, Some(text), &text.span, Kind::Period, page);
            None
        }
    }
}

/// What a value of a kind looks like.
const fn example(kind: Kind) -> &'static str {
    match kind {
        Kind::Quantity => "`6 million`, `~700,000`, `5 million..10 million`, `at least 11` or `70%`",
        Kind::Date => "`1934-12-01`, `1936-09`, `193X` or `1937~`",
        Kind::Period => "`1932/1934`, or one date",
        Kind::Label => "`tortured`",
        Kind::Set => "`[Bukharin, Rykov, Yagoda]`",
        Kind::Quotation => "the words themselves",
        Kind::Judgement => "one of its property's positions",
        Kind::Causes => "`{main: seizure of grain, also: [weather], not: [sabotage]}`",
        Kind::Responsibility => "`{main: Stalin, also: [the police]}` with `proof: suspected` beside it",
        Kind::Definition => "the source's own words",
    }
}

/// Notes that a value could not be read, at the place inside it.
pub(super) fn note_value(
    error: &ValueError,
    text: Option<&Scalar<'_>>,
    whole: &Range<usize>,
    kind: Kind,
    page: &mut Page,
) {
    let place = text.map_or_else(|| whole.clone(), |text| text.place(error.span.clone(), page.file.text()));
    let written = page.file.text().get(place.clone()).unwrap_or("");
    let curly = written.chars().next().filter(|c| matches!(c, '“' | '”' | '„' | '‘' | '’' | '«' | '»'));
    let help = match curly {
        Some(mark) => {
            format!("leave `{mark}` out: curly quotation marks are part of a text, straight ones (`\"`) are not")
        }
        None => error.help.clone().unwrap_or_else(|| format!("write it like {}", example(kind))),
    };
    let label = format!("not a {} as it stands", kind.name());
    page.note("value-unreadable", place, error.message.clone(), label, help);
}

fn note_dimension(dimension: &Key<'_>, book: &Rulebook, page: &mut Page) {
    if book.gaps.may_hold_anything() {
        return;
    }
    let known = book.dimensions();
    let near = page.nearest("scope dimension", &dimension.text, known.iter().copied());
    let rest = format!("the rules know {}; another is declared under `scopes:` in a rule file", listed(known));
    let message = format!("no rule knows the scope `{}`", clipped(&dimension.text));
    page.note("unknown-scope", dimension.span.clone(), message, "", suggest(near.as_deref(), rest));
}
