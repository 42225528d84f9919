//! Takes two statements of one property, gives the verdict between them: the cascade, a function a row.
//!
//! The first row that holds wins. Row 0 (only one voice speaks) is not about two statements and lives in `group`.

use crate::claim::Mode;
use crate::compare::scope::{Held, Meeting, Place, meet};
use crate::compare::views;
use crate::finding::{Change, Side, Verdict, citing};
use crate::rule::{Property, Rulebook};
use crate::value::{Comparison, Fit, Kind, Possible, Terms, Value};

/// One side of a comparison: what is said, of what, and how the source stands to it.
#[derive(Clone, Copy, Debug)]
pub struct Statement<'a> {
    /// The source's id.
    pub source: &'a str,
    /// True where the source is an excerpt: its silences say nothing.
    pub excerpt: bool,
    /// Subject and scope.
    pub place: Place<'a>,
    /// What is said.
    pub value: &'a Value,
    /// Whose word it is; empty for the source's own.
    pub says: &'a [String],
    /// How the source stands to it.
    pub mode: Mode,
}

impl Statement<'_> {
    /// What the reasons call it: the source's id, with whoever it cites.
    #[must_use]
    pub fn name(&self) -> String {
        let citing = citing(self.says, self.mode == Mode::Reported);
        if citing.is_empty() { self.source.to_owned() } else { format!("{} ({citing})", self.source) }
    }
}

/// What makes two statements one voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependence {
    /// In words: `the guide copies the history`.
    pub why: String,
    /// True where both cite one authority and neither copies the other: such a voice may have said two things, so
    /// that another value is no wrong copy.
    pub cited: bool,
}

/// A verdict and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// The reason, with the numbers that decided; without a full stop.
    pub why: String,
    /// The arithmetic, a line a step.
    pub steps: Vec<String>,
    /// The words that differ.
    pub diff: Vec<Change>,
}

impl Judgement {
    pub(super) fn new(verdict: Verdict, why: impl Into<String>) -> Self {
        Self { verdict, why: why.into(), steps: Vec::new(), diff: Vec::new() }
    }

    /// A verdict that rests on how the values compare, with the steps and words that the comparison brings along.
    fn resting(verdict: Verdict, why: String, comparison: Comparison) -> Self {
        let why = match &comparison.slip {
            Some(slip) if verdict <= Verdict::Unclear => format!("{why}; {slip}"),
            _ => why,
        };
        Self { verdict, why, steps: comparison.steps, diff: comparison.diff }
    }
}

/// The verdict between two statements of one property.
#[must_use]
pub fn judge(
    a: &Statement<'_>,
    b: &Statement<'_>,
    property: &Property,
    rules: &Rulebook,
    dependence: Option<&Dependence>,
) -> Judgement {
    let terms = rules.terms(property);
    let meeting = meet(a.place, b.place, property.within.as_deref(), rules);
    let facts = !property.kind.is_view();
    if let Some(judgement) = dependence.filter(|_| facts).and_then(|one| copied(one, a, b, &meeting, &terms)) {
        return judgement;
    }
    if let Some(why) = &meeting.apart {
        return Judgement::new(Verdict::Scope, why.clone());
    }
    if !facts {
        return views::judge(a, b, &terms, dependence);
    }
    if let Some(judgement) = meeting.held.as_ref().and_then(|held| part_and_whole(held, a, b, property, &terms)) {
        return judgement;
    }
    if a.mode == Mode::Denied || b.mode == Mode::Denied {
        return denied(a, b, &terms);
    }
    let mut comparison = a.value.compare(b.value, &terms);
    comparison.reason = named(&comparison.reason, &a.name(), &b.name());
    let reason = comparison.reason.clone();
    match comparison.fit {
        Fit::Opposed => Judgement::resting(Verdict::Contradiction, reason, comparison),
        Fit::Equal => Judgement::resting(Verdict::Agreement, reason, comparison),
        Fit::Converted => Judgement::resting(Verdict::Notation, reason, comparison),
        Fit::Overlap => Judgement::resting(Verdict::Precision, reason, comparison),
        Fit::Reworded => Judgement::resting(Verdict::Wording, reason, comparison),
        Fit::OldStyle | Fit::Incommensurable => Judgement::resting(Verdict::Unclear, reason, comparison),
        Fit::Disjoint => disjoint(a, b, property, &meeting, comparison),
    }
}

/// A reason with the names of the sources: values call one another the first and the second. What stands between
/// back-quotes is the sources' own and stays.
fn named(reason: &str, a: &str, b: &str) -> String {
    let parts = reason.split('`').enumerate().map(|(at, part)| match at % 2 {
        0 => part.replace("the first", a).replace("the second", b),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("`")
}

/// Row 1: one copies the other. Only where both speak of the same thing; a copy may say other things too.
fn copied(
    one: &Dependence,
    a: &Statement<'_>,
    b: &Statement<'_>,
    meeting: &Meeting,
    terms: &Terms<'_>,
) -> Option<Judgement> {
    if meeting.apart.is_some() || meeting.held.is_some() || meeting.crossing.is_some() {
        return None;
    }
    let why = &one.why;
    if one.cited {
        let fit = a.value.compare(b.value, terms).fit;
        let one_word = a.mode == b.mode && fit.possible() != Possible::Cannot && fit != Fit::Reworded;
        return one_word.then(|| Judgement::new(Verdict::Echo, why.clone()));
    }
    if (a.mode == Mode::Denied) != (b.mode == Mode::Denied) {
        let changed = a.value.lies_within(b.value, terms) || b.value.lies_within(a.value, terms);
        return changed.then(|| Judgement::new(Verdict::Miscopied, format!("{why}, and turns its word round")));
    }
    let mut comparison = a.value.compare(b.value, terms);
    comparison.reason = named(&comparison.reason, &a.name(), &b.name());
    let reason = comparison.reason.clone();
    Some(match comparison.fit {
        Fit::Equal | Fit::Converted | Fit::Incommensurable => Judgement::new(Verdict::Echo, why.clone()),
        Fit::Overlap => Judgement::new(Verdict::Echo, format!("{why}; {reason}")),
        Fit::Disjoint | Fit::Opposed | Fit::OldStyle | Fit::Reworded => {
            Judgement::resting(Verdict::Miscopied, format!("{why}, but the value changed: {reason}"), comparison)
        }
    })
}

/// Row 3: a part and its whole. `None` where reading on decides: what does not add up, or is not certain to.
fn part_and_whole(
    held: &Held,
    a: &Statement<'_>,
    b: &Statement<'_>,
    property: &Property,
    terms: &Terms<'_>,
) -> Option<Judgement> {
    if !property.adds || property.kind != Kind::Quantity {
        return None;
    }
    let (part, whole) = if held.part == Side::A { (a, b) } else { (b, a) };
    let why = &held.why;
    if part.mode == Mode::Denied || whole.mode == Mode::Denied {
        return Some(Judgement::new(Verdict::Scope, why.clone()));
    }
    let fit = part.value.compare(whole.value, terms).fit;
    if fit == Fit::Incommensurable {
        return Some(Judgement::new(Verdict::Scope, format!("{why}, and the two are not counted in one unit")));
    }
    if !exceeds(part.value, whole.value, terms) {
        let why = format!("{why}: {} can be part of {}", part.value, whole.value);
        return Some(Judgement::new(Verdict::Scope, why));
    }
    held.certain.then(|| {
        let why = format!(
            "{why}, and a part cannot exceed its whole: {} ({}) is more than {} ({})",
            part.value,
            part.name(),
            whole.value,
            whole.name()
        );
        Judgement::new(Verdict::Contradiction, why)
    })
}

/// True where the least that the part allows is more than the most that the whole allows, in the whole's unit.
fn exceeds(part: &Value, whole: &Value, terms: &Terms<'_>) -> bool {
    let (Value::Quantity(part), Value::Quantity(whole)) = (part, whole) else { return false };
    let extent = match whole.unit() {
        Some(unit) => part.extent_in(unit, terms),
        None => Some(part.extent(terms)),
    };
    let least = extent.and_then(|extent| extent.reach.0);
    least.zip(whole.extent(terms).reach.1).is_some_and(|(least, most)| least > most)
}

/// Row 4, denials: what one asserts lies wholly within what the other denies; everything else fits together.
fn denied(a: &Statement<'_>, b: &Statement<'_>, terms: &Terms<'_>) -> Judgement {
    let comparison = a.value.compare(b.value, terms);
    if a.mode == b.mode {
        return match comparison.fit {
            Fit::Equal => Judgement::new(Verdict::Agreement, "both deny it"),
            Fit::Converted => {
                Judgement::resting(Verdict::Notation, format!("both deny it; {}", comparison.reason), comparison)
            }
            _ => Judgement::new(Verdict::Precision, "they deny different things, and both denials can stand"),
        };
    }
    let (says, denies) = if a.mode == Mode::Denied { (b, a) } else { (a, b) };
    if says.value.lies_within(denies.value, terms) {
        let (said, refused) = (says.value.to_string(), denies.value.to_string());
        let why = if said == refused {
            format!("{} says {said}, and {} denies it", says.name(), denies.name())
        } else {
            format!("{} says {said}, which lies within what {} denies ({refused})", says.name(), denies.name())
        };
        return Judgement::new(Verdict::Contradiction, why);
    }
    let why = format!("{} denies {}, which leaves room for {}", denies.name(), denies.value, says.value);
    Judgement::new(Verdict::Precision, why)
}

/// Rows 7 to 9: the values cannot both be true of one thing. Is it one thing, and are both firm?
fn disjoint(
    a: &Statement<'_>,
    b: &Statement<'_>,
    property: &Property,
    meeting: &Meeting,
    comparison: Comparison,
) -> Judgement {
    let reason = comparison.reason.clone();
    let open = meeting
        .unsaid
        .clone()
        .or_else(|| meeting.crossing.clone())
        .or_else(|| meeting.held.as_ref().map(|held| held.why.clone()))
        .or_else(|| (!property.one).then(|| format!("{} can have more than one answer", property.name)));
    if let Some(open) = open {
        return Judgement::resting(Verdict::Unclear, format!("{reason}, but {open}"), comparison);
    }
    let soft = match (softness(a), softness(b)) {
        (None, None) => return Judgement::resting(Verdict::Contradiction, reason, comparison),
        (Some(one), Some(other)) if one == other => format!("both give it {one}"),
        (Some(one), Some(other)) => format!("{} gives it {one}, and {} {other}", &a.name(), &b.name()),
        (Some(one), None) => format!("{} gives it {one}", a.source),
        (None, Some(other)) => format!("{} gives it {other}", b.source),
    };
    Judgement::resting(Verdict::Estimate, format!("{reason}; {soft}"), comparison)
}

/// What keeps a statement from being firm, in words; `None` where it is firm.
fn softness(statement: &Statement<'_>) -> Option<String> {
    if statement.mode == Mode::Disputed {
        Some("as disputed".to_owned())
    } else if let Some(person) = statement.says.first() {
        Some(format!("as the word of {person}"))
    } else if statement.mode == Mode::Reported {
        Some("as what is said".to_owned())
    } else if statement.value.is_hedged() {
        Some("as an estimate".to_owned())
    } else {
        None
    }
}
