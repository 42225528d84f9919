//! Reasons that lie in what two claims say and how: evidence, definitions, scopes, calendars, hedges, a common authority.

use super::{Pair, quoted};
use crate::claim::{Certainty, Mode};
use crate::compare::{Place, authority, meet};
use crate::finding::{Finding, Verdict};
use crate::value::{Calendar, Value};

/// Each gives other evidence for its view.
pub(super) fn evidence(pair: &Pair<'_>, _: &Finding) -> Option<String> {
    let [(a, one), (b, other)] = pair.claims();
    let (x, y) = (a.because.as_ref()?, b.because.as_ref()?);
    (x.exact != y.exact).then(|| {
        let (x, y) = (quoted(&x.exact), quoted(&y.exact));
        format!("They may rest on different evidence: {one} on {x}, {other} on {y}")
    })
}

/// They do not mean the same by the word; of counts the finding says so itself.
pub(super) fn definition(pair: &Pair<'_>, finding: &Finding) -> Option<String> {
    let definers = pair.definers.filter(|_| !matches!(pair.a.claim.value, Value::Definition(_)))?;
    let (x, y) = (definers.get(&*pair.a.source.id)?, definers.get(&*pair.b.source.id)?);
    let (one, other) = (&pair.a.source.id, &pair.b.source.id);
    (x != y).then(|| {
        let (x, y) = (quoted(x), quoted(y));
        format!("They may not mean the same by {}: {one} means {x}, {other} {y}", finding.subject)
    })
}

/// They may not speak of the same thing. Where that decided the verdict it is told already.
pub(super) fn scope(pair: &Pair<'_>, finding: &Finding) -> Option<String> {
    if finding.verdict == Some(Verdict::Unclear) {
        return None;
    }
    let [a, b] = [pair.a, pair.b].map(|voiced| Place { subject: &voiced.claim.subject, scope: &voiced.claim.scope });
    let meeting = meet(a, b, pair.property.within.as_deref(), pair.rules);
    let held = meeting.held.map(|held| held.why);
    let why = meeting.unsaid.or(meeting.crossing).or(held)?;
    (!finding.why.contains(&why)).then(|| format!("They may not speak of the same thing: {why}"))
}

/// Two dates, as far apart as the calendars are, and a calendar that is not named or is another.
pub(super) fn calendar(pair: &Pair<'_>, finding: &Finding) -> Option<String> {
    const GAPS: std::ops::RangeInclusive<i64> = 10..=13;
    let (Value::Date(x), Value::Date(y)) = (&pair.a.claim.value, &pair.b.claim.value) else { return None };
    let gap = x.stretch().0?.abs_diff(y.stretch().0?);
    if x.calendar() == y.calendar() && x.calendar().is_some() || !GAPS.contains(&i64::try_from(gap).ok()?) {
        return None;
    }
    let named = |calendar: Option<Calendar>| calendar.map_or("no calendar", Calendar::name);
    let (one, other) = (&pair.a.source.id, &pair.b.source.id);
    let told = finding.why.contains("calendar") && finding.verdict == Some(Verdict::Unclear);
    (!told).then(|| {
        let (x, y) = (named(x.calendar()), named(y.calendar()));
        format!("The {gap} days between them may be those between the calendars: {one} names {x}, {other} {y}")
    })
}

/// One of them is not sure, or passes on what somebody else says.
pub(super) fn certainty(pair: &Pair<'_>, finding: &Finding) -> Option<String> {
    let cited = authority::shared(&pair.a, &pair.b, &pair.rules.subjects);
    let told = finding.why.contains("gives it") || cited.is_some();
    let [a, b] = [pair.a, pair.b].map(|voiced| {
        let (claim, source) = (voiced.claim, &voiced.source.id);
        match claim.certainty {
            Some(Certainty::Low) => Some(format!("{source} is itself unsure of it")),
            _ if told => None,
            _ if claim.mode == Mode::Disputed => Some(format!("{source} gives it as disputed")),
            _ => {
                let name = claim.says.first()?;
                Some(format!("{source} has it from {name}, and may have shortened what was said"))
            }
        }
    });
    match (a, b) {
        (Some(a), Some(b)) if a != b => Some(format!("{a}; {b}")),
        (a, b) => a.or(b),
    }
}

/// One authority, cited for two things; or one source that copies the other.
pub(super) fn citation(pair: &Pair<'_>, finding: &Finding) -> Option<String> {
    if let Some(cited) = authority::shared(&pair.a, &pair.b, &pair.rules.subjects) {
        return Some(format!("{}: one of them may misquote, or more than one thing was said", cited.why));
    }
    let copied = pair.lineage.between(&pair.a.source.id, &pair.b.source.id)?;
    (!finding.why.contains(&copied.why)).then(|| format!("{}, but may judge for itself", copied.why))
}
