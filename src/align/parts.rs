//! Takes the counts of a sentence, gives those that stand side by side as parts of one number, `8 men, 6 women and 3
//! children`, and the total beside them that they do not come to.

use super::listing::slack;
use super::row::Part;
use super::statement::{Class, Statement};
use super::stem::{Key, keys};
use super::sums::{Check, Sum, exact};
use crate::extract::number;
use crate::mention::Mention;

/// Between two parts stand no more words than this.
const BETWEEN: usize = 4;

/// Words that part what they stand between.
const TURNS: [&str; 44] = [
    "who",
    "which",
    "that",
    "of",
    "in",
    "on",
    "at",
    "by",
    "to",
    "from",
    "with",
    "for",
    "as",
    "but",
    "while",
    "or",
    "was",
    "had",
    "has",
    "have",
    "is",
    "are",
    "died",
    "killed",
    "injured",
    "wounded",
    "hurt",
    "drowned",
    "lost",
    "arrested",
    "captured",
    "saved",
    "rescued",
    "stayed",
    "came",
    "went",
    "took",
    "among",
    "including",
    "whom",
    "more",
    "against",
    "after",
    "then",
];

/// Notions that are some of those who are there.
const SORTS: [Key; 8] = keys(["men", "woman", "child", "girl", "officer", "passenger", "crew", "soldier"]);

/// Words for everyone there is, of whom parts are told behind a comma.
const EVERYONE: [&str; 20] = [
    "people",
    "persons",
    "souls",
    "dead",
    "deaths",
    "victims",
    "lives",
    "casualties",
    "inhabitants",
    "workers",
    "workmen",
    "hands",
    "miners",
    "prisoners",
    "members",
    "strikers",
    "rioters",
    "injured",
    "wounded",
    "survivors",
];

/// Words before parts that leave others out.
const SOME: [&str; 9] = [
    "among them",
    "among whom",
    "of whom",
    "of these",
    "of them",
    "including",
    "included",
    "includes",
    "comprising at least",
];

/// Counts that stand side by side, each of another sort of people.
pub(super) struct Run<'s> {
    pub parts: Vec<&'s Statement>,
    pub total: f64,
    /// True where they are told as some of a larger number.
    pub some: bool,
}

/// The runs of a sentence.
pub(super) fn runs<'s>(text: &str, statements: &'s [Statement], mentions: &[Mention]) -> Vec<Run<'s>> {
    let mut found = Vec::new();
    let mut run: Vec<&Statement> = Vec::new();
    let mut last = false;
    for statement in statements {
        let join = run.last().filter(|_| !last).and_then(|before| join(text, before, statement));
        match join {
            Some(and) => {
                run.push(statement);
                last = and;
            }
            None => {
                found.extend(whole(text, std::mem::take(&mut run), last, mentions));
                run.push(statement);
                last = false;
            }
        }
    }
    found.extend(whole(text, run, last, mentions));
    found
}

/// Whether one count follows another as its like: `Some(true)` where `and` says that it is the last.
fn join(text: &str, a: &Statement, b: &Statement) -> Option<bool> {
    if a.class != Class::Count || b.class != Class::Count || a.sum.is_some() || b.sum.is_some() {
        return None;
    }
    let gap = text.get(a.span.end..b.span.start)?;
    let words: Vec<&str> = gap.split_whitespace().collect();
    let (last, rest) = words.split_last()?;
    let and = *last == "and";
    // The comma stands at the last noun, before `and` or alone.
    let commas = gap.matches(',').count();
    let placed = match commas {
        0 => and,
        1 => {
            if and {
                rest.last().is_some_and(|word| word.ends_with(','))
            } else {
                last.ends_with(',')
            }
        }
        _ => false,
    };
    let nouns = if and { rest } else { words.as_slice() };
    let nouns: Vec<&str> = nouns.iter().map(|word| word.trim_end_matches(',')).collect();
    let were = nouns.first().is_some_and(|word| *word == "were");
    let nouns = nouns.get(usize::from(were)..)?;
    let plain = |word: &&str| !TURNS.contains(word) && !word.contains([';', ':', '.', '(', ')', '"']);
    (placed && !nouns.is_empty() && nouns.len() <= BETWEEN && nouns.iter().all(plain)).then_some(and)
}

/// A run that ends with `and`, of sorts of people that are no two alike. A number of everyone that stands before them is
/// none of them.
fn whole<'s>(text: &str, mut parts: Vec<&'s Statement>, and: bool, mentions: &[Mention]) -> Option<Run<'s>> {
    if parts.first().is_some_and(|first| is_everyone(text, first) && parts.len() > 2) {
        parts.remove(0);
    }
    let amounts: Option<Vec<f64>> = parts.iter().map(|part| exact(part, mentions)).collect();
    let heads: Vec<Key> = parts.iter().filter_map(|part| part.head.map(|(_, key)| key)).collect();
    let sorts = parts.iter().all(|part| is_sort(text, part)) && heads.len() == parts.len();
    let twice = heads.iter().enumerate().any(|(at, head)| heads.get(..at).is_some_and(|before| before.contains(head)));
    if parts.len() < 2 || !and || !sorts || twice {
        return None;
    }
    let first = parts.first()?;
    let before = text.get(first.sentence.start..first.span.start)?.trim_end().to_lowercase();
    let some = SOME.iter().any(|words| before.ends_with(words));
    Some(Run { parts, total: amounts?.iter().sum(), some })
}

/// The words of the noun behind a count, in small letters.
fn nouns(text: &str, statement: &Statement) -> Vec<String> {
    let rest = text.get(statement.span.end..statement.sentence.end).unwrap_or("");
    let end = rest.find([',', ';', ':', '.', '(', ')']).unwrap_or(rest.len());
    let words = rest.get(..end).unwrap_or("").split_whitespace().skip_while(|word| *word == "were");
    let words = words.take_while(|word| *word != "and" && !TURNS.contains(word)).take(BETWEEN);
    words.map(str::to_lowercase).collect()
}

/// True for a sort of people: the sexes and the young, who was aboard, and any noun for those who do something.
fn is_sort(text: &str, statement: &Statement) -> bool {
    const ENDINGS: [&str; 8] = ["men", "women", "ers", "ors", "ists", "ants", "ents", "ians"];
    const OTHERS: [&str; 22] = [
        "police",
        "boys",
        "guards",
        "civilians",
        "nuns",
        "monks",
        "priests",
        "clerks",
        "pupils",
        "fans",
        "troops",
        "nurses",
        "slaves",
        "adults",
        "infants",
        "cadets",
        "cooks",
        "girls",
        "crew",
        "clergy",
        "servants",
        "children",
    ];
    const THINGS: [&str; 14] = [
        "cruisers",
        "steamers",
        "trawlers",
        "schooners",
        "towers",
        "rivers",
        "papers",
        "boilers",
        "tents",
        "engines",
        "tractors",
        "motors",
        "doors",
        "plants",
    ];
    let sort = statement.head.is_some_and(|(_, key)| SORTS.contains(&key));
    let human = |word: &String| {
        let ends = ENDINGS.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending));
        OTHERS.contains(&word.as_str()) || (ends && !THINGS.contains(&word.as_str()))
    };
    sort || nouns(text, statement).iter().any(human)
}

/// True for a count of everyone, of whatever sort.
fn is_everyone(text: &str, statement: &Statement) -> bool {
    nouns(text, statement).iter().any(|noun| EVERYONE.contains(&noun.as_str()))
}

/// What a run adds to the statements of its sentence: everyone of it together.
pub(super) fn together(text: &str, run: &Run) -> Option<Statement> {
    let (first, last) = (run.parts.first()?, run.parts.last()?);
    let told = run.parts.iter().find(|part| part.event.is_some()).unwrap_or(last);
    Some(Statement {
        part: None,
        head: Some((Part::People, Key::notion("people"))),
        event: last.event.or(told.event),
        of_people: run.parts.iter().any(|part| part.of_people),
        small: run.total <= 3.0,
        span: first.span.start..last.span.end,
        sum: Some(Sum { total: run.total, steps: vec![step(text, run)] }),
        ..(*last).clone()
    })
}

/// Each of a run is some of those whom one thing befell: what is told of nine officers and 26 spectators is told of neither
/// as of all.
pub(super) fn mark(statements: &mut [Statement], runs: &[(u32, Key)]) {
    for statement in statements.iter_mut().filter(|statement| statement.of_people && statement.part.is_none()) {
        statement.part = runs.iter().find(|(mention, _)| *mention == statement.mention).map(|(_, head)| *head);
    }
}

/// The parts of runs by their mentions, with what they count.
pub(super) fn sorted(runs: &[Run]) -> Vec<(u32, Key)> {
    let parts = runs.iter().flat_map(|run| &run.parts);
    parts.filter_map(|part| Some((part.mention, part.head?.1))).collect()
}

fn step(text: &str, run: &Run) -> String {
    let words: Vec<&str> = run.parts.iter().filter_map(|part| text.get(part.span.clone())).collect();
    format!("{} = {}", words.join(" + "), number(run.total))
}

/// The total beside a run that it does not come to.
pub(super) fn off(text: &str, run: &Run, statements: &[Statement], mentions: &[Mention]) -> Option<Check> {
    let (first, last) = (run.parts.first()?, run.parts.last()?);
    let counts = || statements.iter().filter(|one| one.class == Class::Count && one.sum.is_none());
    let largest = run.parts.iter().filter_map(|part| exact(part, mentions)).fold(0.0, f64::max);
    let fits = |stated: f64| stated > largest && (stated - run.total).abs() >= slack(stated);
    let before = counts().rfind(|whole| whole.span.end <= first.span.start).and_then(|whole| {
        let relation = before(text, run, whole)?;
        let stated = exact(whole, mentions).filter(|stated| fits(*stated))?;
        let over = run.total > stated;
        // A few may be left out behind a comma; behind `among them` any number.
        let few = relation == Relation::Apposed && stated - run.total < 0.1 * stated;
        (over || few).then_some((whole, stated))
    });
    let behind = || {
        let whole = counts().find(|whole| whole.span.start >= last.span.end)?;
        let stated = exact(whole, mentions).filter(|stated| fits(*stated) && is_behind(text, last, whole))?;
        (run.total < 2.0 * stated && run.total > 0.5 * stated && !run.some).then_some((whole, stated))
    };
    let (whole, stated) = before.or_else(behind)?;
    let named = whole.span.end.min(last.span.end)..whole.span.start.max(first.span.start);
    let gap = text.get(whole.span.end..whole.sentence.end).unwrap_or("");
    let named = if whole.span.start < first.span.start {
        named
    } else {
        whole.span.end..whole.span.end + gap.find([',', ';', '.']).unwrap_or(gap.len())
    };
    Some(Check {
        property: "number",
        named,
        stated: (whole.span.clone(), number(stated)),
        unit: None,
        calendar: None,
        worked: (first.span.start..last.span.end, number(run.total)),
        from: None,
        exact: true,
        steps: vec![step(text, run)],
    })
}

/// How a total stands before its parts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// `146 workers, 123 women and 33 men`.
    Apposed,
    /// `12 people, among them 8 men and 6 women`; `of 12 people 8 were men and 6 women`.
    Some,
}

fn before(text: &str, run: &Run, whole: &Statement) -> Option<Relation> {
    let first = run.parts.first()?;
    let gap = text.get(whole.span.end..first.span.start)?;
    let opening = text.get(whole.sentence.start..whole.span.start)?.to_lowercase();
    let opening = opening.trim_end().trim_end_matches(" the").trim_end_matches(" these");
    let of = opening == "of" || opening.ends_with(" of") && opening.len() < 8;
    let own = nouns(text, whole);
    let is = |name: &str| own.iter().any(|noun| noun == name);
    let everyone = is_everyone(text, whole) || is("soldiers");
    // A colon before a list is the list's.
    if gap.contains([':', '(', ';', '.']) || whole.part.is_some() || !(everyone || (of && is("men"))) {
        return None;
    }
    let words = gap.split_whitespace().count();
    match (
        run.some || of || ["included ", "includes "].iter().any(|verb| gap.ends_with(verb)),
        gap.trim_end().ends_with(','),
    ) {
        (true, _) => (words <= 8).then_some(Relation::Some),
        (false, true) => {
            let rest = text.get(run.parts.last()?.span.end..whole.sentence.end)?;
            (words <= BETWEEN + 2 && gap.matches(',').count() == 1 && is_over(rest)).then_some(Relation::Apposed)
        }
        _ => None,
    }
}

/// True where nothing is said behind the noun of the last part, so that the parts have no verb of their own.
fn is_over(rest: &str) -> bool {
    let end = rest.find([',', ';', '.', ')', ':']).unwrap_or(rest.len());
    rest.get(..end).is_some_and(|noun| {
        noun.split_whitespace().count() <= 2
            && !noun.split_whitespace().any(|word| TURNS.contains(&word) || word == "were")
    })
}

/// `8 men and 6 women died, 12 people in all`; `a total of 18 dead`.
fn is_behind(text: &str, last: &Statement, whole: &Statement) -> bool {
    const TOTALS: [&str; 6] = ["a total of", "altogether", "in all", "in total", "all told", "making"];
    let Some(gap) = text.get(last.span.end..whole.span.start) else { return false };
    let rest = text.get(whole.span.end..whole.sentence.end).unwrap_or("").to_lowercase();
    let close = rest.find([',', ';', '.', ')']).unwrap_or(rest.len());
    let rest = rest.get(..close).unwrap_or("").trim_end();
    let marked = gap.trim_end().to_lowercase();
    let said = TOTALS.iter().any(|words| marked.ends_with(words) || rest.ends_with(words));
    // `…, in all 35 houses`: another thing.
    let nouns = nouns(text, whole);
    let own =
        is_everyone(text, whole) || nouns.first().is_none_or(|word| matches!(word.as_str(), "all" | "altogether"));
    said && own && gap.contains([',', ';', '(', '—', '–']) && gap.matches(',').count() <= 1
}

#[cfg(test)]
mod tests {
    use super::super::tests::{findings, told};

    #[test]
    fn parts_are_held_against_the_total_beside_them() {
        let table = [
            ("8 men and 6 women died, 12 people in all.", "contradiction: 12 / 14"),
            ("In the riot 8 men, 6 women and 3 children were killed, a total of 18 dead.", "contradiction: 17 / 18"),
            ("12 people died, 8 men and 6 women.", "contradiction: 12 / 14"),
            ("It killed 30 mill workers, 14 women and girls and 16 men.", ""),
            ("It killed 30 people, 14 women and 19 men.", "contradiction: 30 / 33"),
            ("In all 214 people were aboard, 180 passengers and 36 crew members.", "contradiction: 214 / 216"),
            ("12 people died, among them 8 men and 6 women.", "contradiction: 12 / 14"),
            ("Of 12 people who died 8 were men and 6 were women.", "contradiction: 12 / 14"),
            ("Of the 12 dead, 8 were men, 3 women and 2 children.", "contradiction: 12 / 13"),
            // They come out, or are some.
            ("12 people died, among them 4 men and 6 women.", ""),
            ("It killed 30 people, 14 women and 16 men.", ""),
            ("8 men and 6 women died, 14 people in all.", ""),
            // A list has no total in it.
            ("In the riot 8 men, 6 women and 3 children were killed.", ""),
            ("In the riot 9 men, 6 women and 3 children were killed.", ""),
            ("In the collision 3 passengers, 2 drivers and 4 cyclists were hurt.", ""),
            ("The mob hurt 5 policemen, 2 women and 4 men.", ""),
            ("20 people came, 8 men and 13 women stayed at home.", ""),
            ("8 men and 6 women died, and 12 houses in all were burnt.", ""),
            ("The crowd threw 12 bottles, 5 stones and 4 bricks.", ""),
        ];
        for (text, expected) in table {
            let found = told(&[text]).join("; ");
            let turned = found.split_once(": ").and_then(|(_, pair)| pair.split_once(" / "));
            let turned = turned.map(|(a, b)| format!("contradiction: {b} / {a}"));
            assert!(found == expected || turned.as_deref() == Some(expected), "{text}: {found}");
        }
    }

    #[test]
    fn what_befell_several_sorts_is_told_of_all_together() {
        let table = [
            ("9 officers and 26 spectators were injured.", "In all 35 people were injured.", ""),
            (
                "There were 9 officers and 26 spectators injured.",
                "In all 41 people were injured.",
                "contradiction: 35 / 41",
            ),
            ("8 men, 6 women and 3 children were killed.", "In all 19 people were killed.", "contradiction: 17 / 19"),
            (
                "9 officers and 26 guests were injured.",
                "12 officers and 26 guests were injured.",
                "agreement: 26 / 26 | contradiction: 9 / 12",
            ),
        ];
        for (a, b, found) in table {
            assert_eq!(told(&[a, b]).join(" | "), found, "{a} {b}");
        }
        let sums = findings(&["She carried 300 passengers and 50 crew.", "The ship had 352 people aboard."]);
        assert!(sums.iter().all(|finding| finding.steps.iter().all(|step| step.contains('='))), "{sums:?}");
    }
}
