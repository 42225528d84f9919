//! Reasons that lie in two sources: what became known between them, what they are, for whom they were written and why.

use super::{Pair, quoted};
use crate::claim::{Source, SourceKind};
use crate::finding::Finding;
use crate::value::{Date, fold};

/// Something that became known after the one and before the other was written.
pub(super) fn new_evidence(pair: &Pair<'_>, finding: &Finding) -> Option<String> {
    let (early, late) = by_time(pair)?;
    let (known, since) = (early.written.as_ref()?.stretch().1?, late.written.as_ref()?.stretch().0?);
    let about =
        |subjects: &[String]| subjects.is_empty() || subjects.iter().any(|own| fold(own) == fold(&finding.subject));
    let mut between = pair.rules.evidence.iter().filter(|evidence| {
        let (first, last) = evidence.date.stretch();
        about(&evidence.subjects) && first.is_some_and(|day| day > known) && last.is_some_and(|day| day < since)
    });
    // The last of several is what the later source could draw on and nobody before it.
    let evidence = between.next_back()?;
    Some(format!(
        "{} may not have known what {} could: {}, {}",
        dated(early),
        dated(late),
        in_time(&evidence.date),
        evidence.what
    ))
}

/// How near each stands to what it tells.
pub(super) fn nearness(pair: &Pair<'_>, _: &Finding) -> Option<String> {
    let (a, b) = pair.sources()?;
    let (x, y) = (a.kind?, b.kind?);
    let may = match (x, y) {
        _ if x == y => return None,
        (SourceKind::Primary, _) | (_, SourceKind::Primary) => {
            "the one may have seen what the other has read of, or have had a part in it"
        }
        _ => "the one may go back to documents that the other knows from books",
    };
    Some(format!("{} is a {} source, {} a {} one: {may}", a.id, x.name(), b.id, y.name()))
}

/// What each was written for, and for whom.
pub(super) fn purpose(pair: &Pair<'_>, _: &Finding) -> Option<String> {
    let (a, b) = pair.sources()?;
    let told = |source: &Source| match (&source.purpose, &source.audience) {
        (Some(purpose), Some(audience)) => Some(format!("{} {}, for {audience}", source.id, quoted(purpose))),
        (Some(purpose), None) => Some(format!("{} {}", source.id, quoted(purpose))),
        (None, Some(audience)) => Some(format!("{} for {audience}", source.id)),
        (None, None) => None,
    };
    if (&a.purpose, &a.audience) == (&b.purpose, &b.audience) {
        return None;
    }
    Some(format!("They may serve different ends: {}; {}", told(a)?, told(b)?))
}

/// How long apart they were written.
pub(super) fn time(pair: &Pair<'_>, finding: &Finding) -> Option<String> {
    let (early, late) = by_time(pair)?;
    let (to, from) = (early.written.as_ref()?.stretch().1?, late.written.as_ref()?.stretch().0?);
    let years = (from - to) / 365;
    // Of two witnesses a year counts, of two who write long afterwards it does not.
    let witnesses = early.kind == Some(SourceKind::Primary) && late.kind == Some(SourceKind::Primary);
    if years < (if witnesses { 1 } else { 5 }) || new_evidence(pair, finding).is_some() {
        return None;
    }
    let years = if years == 1 { "a year".to_owned() } else { format!("{years} years") };
    Some(format!(
        "{} was written {years} or more before {}: the later may know more, or be further from it",
        dated(early),
        dated(late)
    ))
}

/// The two sources, the earlier first; `None` where either is undated or they may be of one time.
fn by_time<'a>(pair: &Pair<'a>) -> Option<(&'a Source, &'a Source)> {
    let (a, b) = pair.sources()?;
    let (x, y) = (a.written.as_ref()?.stretch(), b.written.as_ref()?.stretch());
    if x.1? < y.0? {
        Some((a, b))
    } else if y.1? < x.0? {
        Some((b, a))
    } else {
        None
    }
}

/// `essay (2018)`.
fn dated(source: &Source) -> String {
    source.written.as_ref().map_or_else(|| source.id.clone(), |date| format!("{} ({})", source.id, date.plain()))
}

/// `in 1991`, `on 12 April 2010`.
fn in_time(date: &Date) -> String {
    let plain = date.plain();
    let word = if plain.starts_with(|c: char| c.is_ascii_digit()) && plain.contains(' ') { "on" } else { "in" };
    format!("{word} {plain}")
}
