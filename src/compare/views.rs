//! Takes two statements of a view, gives the verdict between them: they may judge differently or stress different
//! things, and never contradict one another. Gives what a table of positions has to say of a claim, too.
//!
//! A silence counts only where the source treats the question in its own words and is no excerpt: of someone who is
//! quoted, no more is known than the quotation.

use std::borrow::Cow;

use crate::claim::{Claim, Mode};
use crate::compare::cascade::{Dependence, Judgement, Statement};
use crate::finding::Verdict;
use crate::rule::Property;
use crate::value::{Causes, Fit, Label, Proof, Terms, Value, Weighing};

/// The verdict between two views of one question.
pub(super) fn judge(
    a: &Statement<'_>,
    b: &Statement<'_>,
    terms: &Terms<'_>,
    dependence: Option<&Dependence>,
) -> Judgement {
    let found = match (a.value, b.value) {
        (Value::Definition(_), Value::Definition(_)) => define(a, b, terms),
        _ => match (a.value.causes(), b.value.causes()) {
            (Some(x), Some(y)) => weigh((a, x), (b, y), terms),
            _ => take_sides(a, b, terms),
        },
    };
    // Whoever copies facts may judge them as he likes: only what stayed the same is a copy.
    let same = matches!(found.verdict, Verdict::Agreement | Verdict::Notation | Verdict::Precision);
    match dependence.filter(|_| same) {
        Some(one) => Judgement::new(Verdict::Echo, one.why.clone()),
        None => found,
    }
}

/// How a source stands to a position.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stance {
    Holds,
    Rejects,
    LeavesOpen,
}

impl Stance {
    const fn of(mode: Mode) -> Self {
        match mode {
            Mode::Asserted | Mode::Reported => Self::Holds,
            Mode::Denied => Self::Rejects,
            Mode::Disputed => Self::LeavesOpen,
        }
    }

    const fn verb(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Rejects => "rejects",
            Self::LeavesOpen => "leaves open",
        }
    }
}

/// Two positions, each held, rejected or left open.
fn take_sides(a: &Statement<'_>, b: &Statement<'_>, terms: &Terms<'_>) -> Judgement {
    let found = a.value.compare(b.value, terms);
    let (x, y) = (Stance::of(a.mode), Stance::of(b.mode));
    let same = matches!(found.fit, Fit::Equal | Fit::Converted);
    let (one, other) = (a.name(), b.name());
    if x == Stance::Holds && y == Stance::Holds {
        let verdict = match found.fit {
            Fit::Equal => Verdict::Agreement,
            Fit::Converted => Verdict::Notation,
            Fit::Opposed => Verdict::Interpretation,
            _ => Verdict::Emphasis,
        };
        return Judgement::new(verdict, found.reason);
    }
    let (p, q) = (a.value, b.value);
    match (same, x == y) {
        (true, true) => Judgement::new(Verdict::Agreement, format!("{one} and {other} both {} `{p}`", plural(x))),
        (true, false) => {
            let verdict = match (x, y) {
                (Stance::LeavesOpen, _) | (_, Stance::LeavesOpen) => Verdict::Emphasis,
                _ => Verdict::Interpretation,
            };
            Judgement::new(verdict, format!("{one} {} `{p}`, {other} {} it", x.verb(), y.verb()))
        }
        (false, _) => {
            let why = format!("{one} {} `{p}`, {other} {} `{q}`, and both can stand", x.verb(), y.verb());
            Judgement::new(Verdict::Precision, why)
        }
    }
}

const fn plural(stance: Stance) -> &'static str {
    match stance {
        Stance::Holds => "hold",
        Stance::Rejects => "reject",
        Stance::LeavesOpen => "leave open",
    }
}

/// Two definitions, side by side.
fn define(a: &Statement<'_>, b: &Statement<'_>, terms: &Terms<'_>) -> Judgement {
    let found = a.value.compare(b.value, terms);
    match (found.fit, a.mode == b.mode) {
        (Fit::Equal, true) => Judgement::new(Verdict::Agreement, found.reason),
        _ => Judgement::new(Verdict::Wording, found.reason),
    }
}

/// Two accounts of causes, motives, aims or responsibility.
fn weigh((a, x): (&Statement<'_>, &Causes), (b, y): (&Statement<'_>, &Causes), terms: &Terms<'_>) -> Judgement {
    let meant = |said: &Statement<'_>, causes: &Causes| match said.mode {
        Mode::Denied => causes.denied(),
        _ => causes.clone(),
    };
    let (x, y) = (meant(a, x), meant(b, y));
    let weighing = x.weigh(&y, terms);
    let (one, other) = (a.name(), b.name());
    let mut apart: Vec<String> = Vec::new();
    if weighing.mains_apart {
        apart.push(format!("{one} puts {} first, {other} {}", listed(x.main(), terms), listed(y.main(), terms)));
    }
    for (names, rejects, holds) in
        [(&weighing.rejected_by_second, &other, &one), (&weighing.rejected_by_first, &one, &other)]
    {
        if !names.is_empty() {
            apart.push(format!("{rejects} rejects {}, which {holds} names", joined(names)));
        }
    }
    let proof = proofs(a, b).filter(|_| !weighing.mains_apart);
    let soft = soft(a, &weighing.rejected_by_first).or_else(|| soft(b, &weighing.rejected_by_second));
    let unlike = proof.as_ref().filter(|(verdict, _)| *verdict == Verdict::Interpretation).map(|(_, why)| why.clone());
    let stressed = proof.filter(|(verdict, _)| *verdict == Verdict::Emphasis).map(|(_, why)| why);
    let opposed = (!apart.is_empty() && soft.is_none()) || unlike.is_some();
    apart.extend(soft.filter(|_| !apart.is_empty()));
    let differs = !apart.is_empty();
    let beside = without_mains(weighing.clone(), &x, &y, terms);
    let (left_out, silent) = silences(&beside, (a, &one), (b, &other));
    let mut told = apart;
    told.extend(unlike);
    told.extend(stressed.clone());
    if !weighing.reweighed.is_empty() {
        told.push(format!("both name {}, and only one of them puts it first", joined(&weighing.reweighed)));
    }
    let emphasis = differs || stressed.is_some() || !left_out.is_empty() || told.len() > usize::from(opposed);
    told.extend(left_out);
    if opposed {
        return Judgement::new(Verdict::Interpretation, told.join("; "));
    }
    if emphasis {
        return Judgement::new(Verdict::Emphasis, told.join("; "));
    }
    let found = a.value.compare(b.value, terms);
    match (found.fit, a.mode == b.mode) {
        (Fit::Equal, true) => Judgement::new(Verdict::Agreement, found.reason),
        (Fit::Converted, true) => Judgement::new(Verdict::Notation, found.reason),
        _ if silent.is_empty() => Judgement::new(Verdict::Precision, "what the one rejects the other does not name"),
        _ => Judgement::new(Verdict::Precision, silent.join("; ")),
    }
}

/// Where each puts something else first, that is told, and not told again as left out.
fn without_mains(weighing: Weighing, x: &Causes, y: &Causes, terms: &Terms<'_>) -> Weighing {
    let mains: Vec<&str> = x.main().iter().chain(y.main()).map(|name| name.main(terms)).collect();
    let keep = |names: Vec<String>| names.into_iter().filter(|name| !mains.contains(&name.as_str())).collect();
    if !weighing.mains_apart {
        return weighing;
    }
    Weighing { only_first: keep(weighing.only_first), only_second: keep(weighing.only_second), ..weighing }
}

/// What each leaves out of what the other names: what counts, and what does not since the silence says nothing.
fn silences(
    weighing: &Weighing,
    (a, one): (&Statement<'_>, &String),
    (b, other): (&Statement<'_>, &String),
) -> (Vec<String>, Vec<String>) {
    let (mut counts, mut says_nothing) = (Vec::new(), Vec::new());
    for (names, who, name) in [(&weighing.only_first, b, other), (&weighing.only_second, a, one)] {
        let quoted = !who.says.is_empty() || who.mode == Mode::Reported;
        if names.is_empty() {
            continue;
        }
        match (who.excerpt, quoted) {
            (false, false) => counts.push(format!("{name} leaves out {}", joined(names))),
            (true, _) => says_nothing.push(format!(
                "{name} does not name {}, but it is an excerpt, and its silence says nothing",
                joined(names)
            )),
            (false, true) => says_nothing.push(format!(
                "{name} does not name {}, but is only quoted, and the silence says nothing",
                joined(names)
            )),
        }
    }
    (counts, says_nothing)
}

/// What keeps a statement from ruling another out: it is left open, or taken for unproven. What it rejects itself it
/// rejects all the same.
fn soft(said: &Statement<'_>, rejects: &[String]) -> Option<String> {
    if !rejects.is_empty() {
        return None;
    }
    let unproven = matches!(said.value, Value::Responsibility(held) if held.proof() == Some(Proof::Unproven));
    match said.mode {
        Mode::Disputed => Some(format!("{} leaves it open", said.name())),
        Mode::Asserted | Mode::Reported if unproven => Some(format!("{} takes it for unproven", said.name())),
        _ => None,
    }
}

/// How far each takes it for proven, where they differ in that.
fn proofs(a: &Statement<'_>, b: &Statement<'_>) -> Option<(Verdict, String)> {
    let (Value::Responsibility(x), Value::Responsibility(y)) = (a.value, b.value) else { return None };
    let (p, q) = (x.proof()?, y.proof()?);
    let verdict = match (p, q) {
        _ if p == q => return None,
        (Proof::Proven, _) | (_, Proof::Proven) => Verdict::Interpretation,
        _ => Verdict::Emphasis,
    };
    Some((verdict, format!("{} takes it for {}, {} for {}", a.name(), p.name(), b.name(), q.name())))
}

/// Names as a sentence lists them.
fn listed(names: &[Label], terms: &Terms<'_>) -> String {
    joined(&names.iter().map(|name| name.main(terms).to_owned()).collect::<Vec<_>>())
}

fn joined(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// What a table of positions says of a claim, each cell under the heading of its column; empty for facts.
pub(super) fn cells(claim: &Claim, property: &Property) -> Vec<(Cow<'static, str>, String)> {
    plain_cells(claim, property).into_iter().map(|(heading, cell)| (Cow::Borrowed(heading), cell)).collect()
}

fn plain_cells(claim: &Claim, property: &Property) -> Vec<(&'static str, String)> {
    let stance = match claim.mode {
        Mode::Denied => "rejects: ",
        Mode::Disputed => "leaves open: ",
        Mode::Asserted | Mode::Reported => "",
    };
    let text = |names: &[Label]| {
        let names: Vec<&str> = names.iter().map(|name| property.labels.main(name.text())).collect();
        names.join(", ")
    };
    match &claim.value {
        Value::Judgement(judgement) => {
            let name = property.labels.main(judgement.position().text());
            let meaning = property.meaning(name).filter(|_| stance.is_empty()).unwrap_or_default();
            vec![("Position", format!("{stance}{name}")), ("That is", meaning.to_owned())]
        }
        Value::Definition(words) => vec![("In its own words", format!("{stance}“{}”", words.text()))],
        value => {
            let Some(causes) = value.causes() else { return Vec::new() };
            let mut cells = vec![
                ("First", format!("{stance}{}", text(causes.main()))),
                ("Also", text(causes.also())),
                ("Rejected", text(causes.not())),
            ];
            if let Value::Responsibility(held) = value {
                cells.push(("Proof", held.proof().map_or("", Proof::name).to_owned()));
            }
            cells
        }
    }
}
