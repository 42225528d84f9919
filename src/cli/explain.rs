//! `counterclaim explain`: what a verdict, a rule or a mistake means, an example, and how to change it.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use super::args::{self, Look};
use super::{Exit, terminal};
use crate::check::soundness;
use crate::claim::CODES;
use crate::constraint::IMPLIED;
use crate::finding::Verdict;
use crate::mistake::Mistakes;
use crate::report;
use crate::rule::{self, Constraint, Property, Rule, Rulebook, TermSet};

/// Runs the verb: exit code 2 where the name is unknown.
pub fn run(call: &args::Explain, look: &Look) -> io::Result<Exit> {
    let name = call.name.trim();
    let mut out = io::stdout().lock();
    if let Some(verdict) = Verdict::named(name) {
        verdict_words(verdict, &mut out)?;
        return Ok(Exit::Clean);
    }
    if let Some((_, words)) = soundness::RULES.iter().chain(CODES).find(|(code, _)| *code == name) {
        writeln!(out, "{name}\n\n{words}")?;
        return Ok(Exit::Clean);
    }
    if let Some((id, meaning, example)) = IMPLIED.iter().find(|(id, ..)| *id == name) {
        writeln!(out, "{id}\n\n{meaning}\n\nExample: {example}\n")?;
        writeln!(out, "A constraint that is built in. To change its severity:\n")?;
        writeln!(out, "  constraints:\n    - id: {id}")?;
        writeln!(out, "      report: {{contradiction: warning}}   # error, warning, note or off")?;
        return Ok(Exit::Clean);
    }
    let (books, mistakes) = books(call.rules.as_deref());
    report::write_mistakes(&mistakes.sorted(), &terminal::stderr(look), &mut io::stderr().lock())?;
    if let Some(rule) = books.iter().flat_map(|book| &book.rules).find(|rule| rule.id == name) {
        rule_words(rule, &mut out)?;
        return Ok(Exit::Clean);
    }
    if let Some(constraint) = books.iter().flat_map(|book| &book.constraints).find(|one| one.id == name) {
        constraint_words(constraint, &mut out)?;
        return Ok(Exit::Clean);
    }
    if let Some(set) = books.iter().flat_map(|book| &book.terms).find(|set| set.id == name) {
        terms_words(set, &mut out)?;
        return Ok(Exit::Clean);
    }
    // A collection's own word on a property says more than the defaults'.
    let properties = books.iter().filter_map(|book| book.property(name));
    if let Some(property) = properties.max_by_key(|property| property.choices.len()) {
        property_words(property, &mut out)?;
        return Ok(Exit::Clean);
    }
    unknown(name, &books)?;
    Ok(Exit::Mistake)
}

/// The rulebook of each rule file in a folder, `rules` where none is named; the defaults alone where there is none.
pub(super) fn books(folder: Option<&Path>) -> (Vec<Arc<Rulebook>>, Mistakes) {
    let folder = folder.unwrap_or(Path::new("rules"));
    let (files, mut mistakes) = if folder.exists() { rule::load_folder(folder) } else { (Vec::new(), Mistakes::new()) };
    let mut names: Vec<&str> = files.iter().map(|file| file.stem.as_str()).collect();
    if names.is_empty() {
        names.push("");
    }
    let (books, found) = rule::compile(&files, &names, &names);
    mistakes.append(found);
    (books, mistakes)
}

fn unknown(name: &str, books: &[Arc<Rulebook>]) -> io::Result<()> {
    let mut known: Vec<&str> = Verdict::ALL.iter().map(|verdict| verdict.name()).collect();
    known.extend(soundness::RULES.iter().chain(CODES).map(|(code, _)| *code));
    known.extend(books.iter().flat_map(|book| &book.rules).map(|rule| rule.id.as_str()));
    known.extend(books.iter().flat_map(|book| &book.constraints).map(|constraint| constraint.id.as_str()));
    known.extend(IMPLIED.iter().map(|(id, ..)| *id));
    known.extend(books.iter().flat_map(|book| &book.terms).map(|set| set.id.as_str()));
    known.extend(books.iter().flat_map(|book| book.properties.values()).map(|property| property.name.as_str()));
    let near = similar::get_close_matches(name, &known, 1, 0.6);
    let hint = near.first().map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
    writeln!(io::stderr(), "counterclaim: `{name}` is no verdict, rule, constraint, property or mistake{hint}")?;
    writeln!(io::stderr(), "Verdicts: {}", Verdict::ALL.map(Verdict::name).join(", "))?;
    writeln!(io::stderr(), "Rules: counterclaim list rules")
}

fn verdict_words(verdict: Verdict, out: &mut dyn Write) -> io::Result<()> {
    let (meaning, example) = words(verdict);
    writeln!(out, "{} — “{}”\n", verdict.name(), verdict.plain())?;
    writeln!(out, "{meaning}\n\nExample: {example}\n")?;
    writeln!(out, "Severity: {}, unless a rule says otherwise:\n", verdict.severity().name())?;
    let views = matches!(verdict, Verdict::Interpretation | Verdict::Emphasis);
    let property = if views { "cause" } else { "deaths" };
    writeln!(out, "  rules:\n    - id: my-rule\n      for: {{property: {property}}}")?;
    writeln!(out, "      report: {{{}: note}}   # error, warning, note or off", verdict.name())
}

fn property_words(property: &Property, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}\n", property.name)?;
    if let Some(question) = &property.question {
        writeln!(out, "{question}")?;
    }
    writeln!(out, "Type: {}", property.kind.name())?;
    if let Some(unit) = &property.unit {
        writeln!(out, "Unit: {unit}")?;
    }
    if property.adds {
        writeln!(out, "It adds up: a part cannot exceed its whole")?;
    }
    if !property.choices.is_empty() {
        writeln!(out, "\nA claim can name:")?;
    }
    for choice in &property.choices {
        match &choice.meaning {
            Some(meaning) => writeln!(out, "  {}: {meaning}", choice.name)?,
            None => writeln!(out, "  {}", choice.name)?,
        }
    }
    let names: Vec<&str> = property.choices.iter().map(|choice| choice.name.as_str()).collect();
    for (at, one) in names.iter().enumerate() {
        for other in names.iter().skip(at + 1).filter(|other| property.labels.opposed(one, other)) {
            writeln!(out, "  {one} and {other} exclude one another")?;
        }
    }
    writeln!(out, "\nExample: value: {}", example(property))
}

fn terms_words(set: &TermSet, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}\n\nWords for {}, sought in the documents as they stand:\n", set.id, set.subject)?;
    for term in &set.words {
        let forms = if term.forms.is_empty() { String::new() } else { format!(" (also {})", term.forms.join(", ")) };
        let view = term.view.as_ref().map(|view| format!(": {view}")).unwrap_or_default();
        writeln!(out, "  {}{forms}{view}", term.name)?;
    }
    writeln!(
        out,
        "\nWhat is compared are the words alone, in whatever sense: one that is quoted or denied is used too."
    )
}

/// A value that a claim of a property could have.
pub(super) fn example(property: &Property) -> String {
    if let Some(example) = &property.example {
        return example.clone();
    }
    let first = property.choices.first().map(|choice| choice.name.clone());
    match (property.kind, first) {
        (_, Some(first)) => first,
        (kind, None) => kind.example().to_owned(),
    }
}

fn rule_words(rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}\n", rule.id)?;
    let aim: Vec<String> = [
        rule.subject.as_ref().map(|name| format!("subject {name}")),
        rule.property.as_ref().map(|name| format!("property {name}")),
        rule.kind.map(|kind| format!("values of type {}", kind.name())),
    ]
    .into_iter()
    .flatten()
    .collect();
    writeln!(out, "Speaks for: {}", if aim.is_empty() { "everything".to_owned() } else { aim.join(", ") })?;
    for (name, text) in [("Says", &rule.message), ("For the class", &rule.teach)] {
        if let Some(text) = text {
            writeln!(out, "{name}: {text}")?;
        }
    }
    for verdict in Verdict::ALL {
        if let Some(severity) = rule.report.get(&verdict) {
            writeln!(out, "Reports {} as {}", verdict.name(), severity.name())?;
        }
    }
    if !rule.tests.is_empty() {
        writeln!(out, "\nExamples:")?;
    }
    for test in &rule.tests {
        writeln!(out, "  {}  and  {}  →  {}", test.a.value, test.b.value, test.verdict.plain())?;
    }
    let place = &rule.written;
    if rule.embedded {
        writeln!(out, "\nBuilt in. To change it, write a rule for the same property in a file under `rules`.")
    } else {
        writeln!(out, "\nWritten in {}, line {}. Change it there.", place.file, place.line)
    }
}

fn constraint_words(constraint: &Constraint, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}\n\nIt must hold: {}", constraint.id, constraint.assert)?;
    for (name, text) in [("Says", &constraint.message), ("For the class", &constraint.teach)] {
        if let Some(text) = text {
            writeln!(out, "{name}: {text}")?;
        }
    }
    for (verdict, severity) in &constraint.report {
        writeln!(out, "Reports {} as {}", verdict.name(), severity.name())?;
    }
    if !constraint.tests.is_empty() {
        writeln!(out, "\nExamples:")?;
    }
    for test in &constraint.tests {
        let values: Vec<String> = test.given.iter().flatten().map(ToString::to_string).collect();
        let outcome = if test.holds { "can all be true" } else { "cannot all be true" };
        writeln!(out, "  {}  →  {outcome}", values.join("  and  "))?;
    }
    let place = &constraint.written;
    if constraint.embedded {
        writeln!(out, "\nBuilt in. To change it, write a constraint of the same id in a file under `rules`.")
    } else {
        writeln!(out, "\nWritten in {}, line {}. Change it there.", place.file, place.line)
    }
}

/// What a verdict means, and an example of it.
fn words(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::Contradiction => (
            "Both sources are firm, they speak of the same thing, and they cannot both be right.",
            "one dates internal passports to 1932, the other to 1938.",
        ),
        Verdict::Miscopied => (
            "One source declares that it copies the other, and its value is another one.",
            "a guide copies a history's 421 wounded as 621.",
        ),
        Verdict::Estimate => (
            "The values cannot both be right, but at least one is hedged or is somebody else's word.",
            "`~6 million` and `~8 million` dead.",
        ),
        Verdict::Interpretation => (
            "The sources judge the same thing in ways that exclude one another: opposed positions, another main cause, or \
             one rejects what the other names. Views are never contradictions.",
            "the famine was intended; the famine was a failure of policy.",
        ),
        Verdict::Emphasis => (
            "The sources stress different things that can both stand, or one leaves out what the other names. What an \
                 excerpt leaves out, or someone who is merely quoted, says nothing.",
            "both put the seizure of grain first, and only one names the weather too.",
        ),
        Verdict::Wording => (
            "One utterance is quoted in different words; or a word is defined in different words, which is not judged; or \
             one source uses a word that carries a view, and another, writing of the same subject, does not.",
            "“fifty or a hundred years behind” and “50 to 100 years behind”; “alliance” and “non-aggression pact”.",
        ),
        Verdict::Unclear => (
            "The values differ, and something that is left unsaid decides whether they clash: a place, a period, a unit, \
             a calendar.",
            "25 October and 7 November 1917, with no calendar named.",
        ),
        Verdict::Scope => (
            "The two do not speak of the same thing: another place, period, group or definition; or one is part of the \
             other.",
            "4 million dead in Ukraine, 6 million in the Soviet Union.",
        ),
        Verdict::Precision => (
            "The values fit together: the ranges overlap, one date holds the other, an open list leaves room.",
            "`~6 million` and `5 million..10 million`.",
        ),
        Verdict::Notation => (
            "The same value, written differently: another unit, calendar, spelling or notation.",
            "a third and 33%; 25 October 1917 Old Style and 7 November 1917.",
        ),
        Verdict::Agreement => ("The same value.", "1 December 1934 and 1 December 1934."),
        Verdict::Echo => (
            "One source copies the other, both copy one ancestor, or both cite one authority by name, so that their \
             agreement counts once.",
            "a guide repeats a history's figure; two essays cite Trotsky.",
        ),
        Verdict::OnlyIn => {
            ("Only one voice speaks of this. A silence is never a disagreement.", "only the notes count the tractors.")
        }
    }
}
