//! Takes what follows from claims, and which sources can stand together, gives both in words: never as anyone's claim.

use std::io::{self, Write};

use super::human::title;
use super::safe::clean;
use super::style::Style;
use super::words::{joined, paragraph, sentence};
use crate::outcome::{Inferred, Summary, Together};

/// Combinations of sources that are listed; the rest are counted.
const MOST: usize = 6;

/// Writes both parts, where there are any.
pub(super) fn write(summary: &Summary, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    if !summary.inferred.is_empty() {
        title("What follows, though nobody says it", style, out)?;
    }
    for inferred in &summary.inferred {
        for line in paragraph("  ", &told(inferred, style), style.columns()) {
            writeln!(out, "{line}")?;
        }
        for step in &inferred.steps {
            let sign = format!("    {} ", style.glyphs().step);
            for line in paragraph(&sign, &clean(step, style), style.columns()) {
                writeln!(out, "{line}")?;
            }
        }
        writeln!(out)?;
    }
    if !summary.together.is_empty() {
        title("Which sources can stand together", style, out)?;
    }
    for together in &summary.together {
        for text in combinations(together, style) {
            for line in paragraph("  ", &text, style.columns()) {
                writeln!(out, "{line}")?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The same as sentences.
pub(super) fn sentences(summary: &Summary, style: &Style) -> Vec<String> {
    let mut texts = Vec::new();
    for inferred in &summary.inferred {
        let steps: Vec<String> = inferred.steps.iter().map(|step| sentence(&clean(step, style))).collect();
        texts.push(format!("What follows: {} {}", told(inferred, style), steps.join(" ")).trim_end().to_owned());
    }
    texts.extend(summary.together.iter().map(|together| combinations(together, style).join(" ")));
    texts
}

/// `From textbook it follows: executed of Great Terror, period 1937, is from 366,388 to 376,388.`
fn told(inferred: &Inferred, style: &Style) -> String {
    let whose = match &inferred.source {
        Some(source) => format!("From {} alone", clean(source, style)),
        None => "From all sources together".to_owned(),
    };
    let scope = if inferred.scope.is_empty() { String::new() } else { format!(", {}", clean(&inferred.scope, style)) };
    let about = format!("{} of {}{scope}", clean(&inferred.property, style), clean(&inferred.subject, style));
    sentence(&format!("{whose}: {about}: {}", clean(&inferred.value, style)))
}

fn combinations(together: &Together, style: &Style) -> Vec<String> {
    let named = |names: &[String]| joined(&names.iter().map(|name| clean(name, style)).collect::<Vec<_>>());
    let mut texts = vec![format!("In {}, under its constraints:", clean(&together.collection, style))];
    for set in together.sets.iter().take(MOST) {
        texts.push(match set.as_slice() {
            [one] => format!("{} can stand, but with none of the others.", clean(one, style)),
            set => format!("{} can stand together.", named(set)),
        });
    }
    let more = together.sets.len().saturating_sub(MOST);
    if more > 0 {
        texts.push(format!("There are {more} more combinations."));
    }
    if !together.alone.is_empty() {
        let verb = if together.alone.len() == 1 { "contradicts itself" } else { "contradict themselves" };
        texts.push(sentence(&format!("{} {verb}, and can stand in none as it is", named(&together.alone))));
    }
    texts
}
