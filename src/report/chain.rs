//! Takes a failed constraint, gives what is claimed of what, and of days a timeline: events in order, a row each, with
//! the stretch marked that is impossible.

use super::plot::{Bar, plot};
use super::safe::{clean, clipped, width};
use super::style::{Style, Tone};
use super::words::{paragraph, said};
use crate::finding::{Chain, Cited, Extent, Finding, Side};

/// Columns for the words beside a timeline.
const NAME: usize = 30;

/// `A  biography  arrested on (Tukhachevsky): 22 June 1937`, a row a claim; then the timeline, where there is one.
pub(super) fn values(finding: &Finding, chain: &Chain, style: &Style) -> Vec<String> {
    let mut page = Vec::new();
    let names: Vec<String> = finding.claims.iter().map(|cited| clean(&cited.source, style)).collect();
    let wide = names.iter().map(|name| width(name)).max().unwrap_or(0);
    let mut before = None;
    for ((cited, about), name) in finding.claims.iter().zip(&chain.about).zip(&names) {
        let letter = match cited.side {
            side if before == Some(side) => " ",
            side => letter(side),
        };
        before = Some(cited.side);
        let told = format!("{}: {}", clean(about, style), said(cited, style));
        let name = format!("{name}{}", " ".repeat(wide.saturating_sub(width(name))));
        let lead = format!("  {letter}  {name}  ");
        let rows = paragraph(&lead, &told, style.columns());
        let painted = style.paint(Tone::of_side(cited.side), letter);
        page.extend(rows.iter().enumerate().map(|(at, row)| match at {
            0 => row.replacen(letter, &painted, usize::from(letter != " ")),
            _ => row.clone(),
        }));
    }
    page.extend(timeline(finding, chain, style));
    page
}

const fn letter(side: Side) -> &'static str {
    match side {
        Side::A => "A",
        Side::B => "B",
    }
}

/// Events from the earliest to the latest, with the stretch between the day that must come first and the day that comes
/// too early.
fn timeline(finding: &Finding, chain: &Chain, style: &Style) -> Vec<String> {
    let Some((from, to)) = chain.gap else { return Vec::new() };
    let wide = finding.claims.iter().map(|cited| width(&clean(&cited.source, style))).max().unwrap_or(0);
    let mut events: Vec<(&Cited, String)> = finding
        .claims
        .iter()
        .zip(&chain.about)
        .filter(|(cited, _)| cited.extent.is_some_and(|extent| extent.days))
        .map(|(cited, about)| {
            let name = clean(&cited.source, style);
            let space = " ".repeat(wide.saturating_sub(width(&name)) + 2);
            (cited, format!("{name}{space}{}", clean(property(about), style)))
        })
        .collect();
    if events.is_empty() {
        return Vec::new();
    }
    let start = |cited: &Cited| cited.extent.and_then(|extent| extent.low).unwrap_or(f64::NEG_INFINITY);
    events.sort_by(|(a, left), (b, right)| start(a).total_cmp(&start(b)).then_with(|| left.cmp(right)));
    let impossible = Extent { low: Some(from.min(to)), high: Some(from.max(to)), reach: (None, None), days: true };
    let mut bars: Vec<Bar> = events.iter().map(|(cited, _)| Bar { extent: cited.extent, denied: false }).collect();
    bars.push(Bar { extent: Some(impossible), denied: true });
    let most = NAME.min(style.columns() / 2);
    let mut names: Vec<String> = events.iter().map(|(_, name)| clipped(name, most, style)).collect();
    names.push("impossible".to_owned());
    let left = 7 + names.iter().map(|name| width(name)).max().unwrap_or(0);
    let Some(drawn) = plot(&bars, style.columns().saturating_sub(left), style) else { return Vec::new() };
    let tones = events.iter().map(|(cited, _)| Tone::of_side(cited.side)).chain([Tone::Alarm]);
    let mut page = vec![String::new()];
    for ((name, row), tone) in names.iter().zip(&drawn.rows).zip(tones) {
        let space = " ".repeat(left.saturating_sub(5 + width(name)));
        page.push(format!("     {name}{space}{}", style.paint(tone, row.trim_end())).trim_end().to_owned());
    }
    let dim = |text: &str| style.paint(Tone::Dim, text.trim_end());
    let caption = clipped(&drawn.caption, left.saturating_sub(7), style);
    let gap = " ".repeat(left.saturating_sub(5 + width(&caption)));
    page.push(format!("{}{}", " ".repeat(left), dim(&drawn.axis)));
    page.push(format!("     {}{gap}{}", dim(&caption), dim(&drawn.labels)));
    page
}

/// `arrested on` of `arrested on (Tukhachevsky)`.
fn property(about: &str) -> &str {
    about.split_once(" (").map_or(about, |(property, _)| property)
}

/// What a failed constraint is about: its properties, each once.
pub(super) fn properties(chain: &Chain) -> String {
    let mut names: Vec<&str> = Vec::new();
    for about in &chain.about {
        if !names.contains(&property(about)) {
            names.push(property(about));
        }
    }
    names.join(", ")
}
