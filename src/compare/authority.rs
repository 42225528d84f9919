//! Takes two claims, gives the one authority that both rest on: two sources that cite one historian are one voice for
//! that claim, though neither copies the other.

use crate::claim::Mode;
use crate::compare::cascade::Dependence;
use crate::compare::cite::Voiced;
use crate::rule::Names;
use crate::value::fold;

/// First words of whoever is nobody in particular: `some historians` in two sources need not be the same ones.
const ANYBODY: [&str; 16] = [
    "a", "an", "another", "any", "both", "few", "many", "most", "no", "one", "other", "others", "recent", "several",
    "some", "two",
];

/// What makes two claims one voice by what they cite; `None` where they rest on nothing in common that has a name.
///
/// One rests on the other, too, where it cites the other's source by its id, title or author. Subjects that the rules
/// declare are names, whatever their spelling.
#[must_use]
pub fn shared(a: &Voiced<'_>, b: &Voiced<'_>, names: &Names) -> Option<Dependence> {
    let (says_a, says_b) = (&a.claim.says, &b.claim.says);
    if says_a.is_empty() && says_b.is_empty() {
        return None;
    }
    let cited = |why| Some(Dependence { why, cited: true });
    let common = says_a.iter().find(|name| names_someone(name, names) && says_b.iter().any(|own| same(own, name)));
    if let Some(name) = common {
        return match a.source.id == b.source.id {
            true => cited(format!("{} and {} are one voice", a.voice(), b.voice())),
            false => cited(format!("{} and {} both cite {name}", a.source.id, b.source.id)),
        };
    }
    for (citing, own) in [(a, b), (b, a)] {
        let speaks = own.claim.says.is_empty() && own.claim.mode != Mode::Reported && citing.source.id != own.source.id;
        if speaks && citing.claim.says.iter().any(|name| is_source(name, own)) {
            return cited(format!("{} cites {} for it", citing.source.id, own.source.id));
        }
    }
    None
}

fn same(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
}

/// True for a name: declared by the rules, or with a capital letter and not `some …`.
fn names_someone(name: &str, names: &Names) -> bool {
    let first = name.split_whitespace().next().map(fold).unwrap_or_default();
    let capital = name.split_whitespace().any(|word| word.chars().next().is_some_and(char::is_uppercase));
    names.vocabulary.knows(name) || (capital && !ANYBODY.contains(&first.as_str()))
}

fn is_source(name: &str, voiced: &Voiced<'_>) -> bool {
    let source = voiced.source;
    let author = source.author.as_deref().filter(|author| !author.eq_ignore_ascii_case("unknown"));
    same(name, &source.id) || same(name, &source.title) || author.is_some_and(|author| same(name, author))
}

#[cfg(test)]
mod tests {
    use super::names_someone;
    use crate::finding::Verdict;
    use crate::rule::Names;

    #[test]
    fn nobody_in_particular_is_no_authority() {
        let mut names = Names::default();
        names.vocabulary.declare("the ministerial papers", &[]);
        for name in ["Alan Bullock", "Pravda", "de Tocqueville", "the Memorial society", "The Ministerial papers"] {
            assert!(names_someone(name, &names), "{name}");
        }
        for name in ["historians", "Some historians", "a demographer", "Most Western experts", "the critics", ""] {
            assert!(!names_someone(name, &names), "{name}");
        }
    }

    /// What two claims of one property come to: verdicts, and the reason of the first.
    fn verdicts(a: &str, b: &str) -> (Vec<Verdict>, String) {
        let file = |name: &str, claim: &str| {
            format!(
                "source: {{document: {name}.txt, author: A. Clerk}}\nclaims:\n  - {{subject: fire, property: deaths, quote: 5 or 9 died, {claim}}}\n"
            )
        };
        let (one, two) = (file("a", a), file("b", b));
        let files = [
            ("claims/c/a.yaml", one.as_str()),
            ("claims/c/a.txt", "They say 5 or 9 died."),
            ("claims/c/b.yaml", two.as_str()),
            ("claims/c/b.txt", "They say 5 or 9 died."),
        ];
        let (collections, mistakes) = crate::claim::read(&files);
        assert!(!mistakes.any_error(), "{mistakes:#?}");
        let findings = crate::check(collections, mistakes).findings;
        let why = findings.first().map(|finding| finding.why.clone()).unwrap_or_default();
        (findings.into_iter().filter_map(|finding| finding.verdict).collect(), why)
    }

    #[test]
    fn one_authority_is_one_voice_and_no_wrong_copy() {
        let rows = [
            (
                "value: 5, says: [Alan Bullock]",
                "value: 5, says: [Alan Bullock]",
                Verdict::Echo,
                "both cite Alan Bullock",
            ),
            ("value: 5, says: [Service, Bullock]", "value: 5, says: [Bullock]", Verdict::Echo, "both cite Bullock"),
            // It may have said both: what two reports come to, and no wrong copy.
            ("value: 5, says: [Bullock]", "value: 9, says: [Bullock]", Verdict::Estimate, "as the word of Bullock"),
            ("value: 5, says: [some historians]", "value: 5, says: [some historians]", Verdict::Agreement, ""),
            ("value: 5, says: [b]", "value: 5", Verdict::Echo, "a cites b for it"),
            ("value: 5, says: [A. Clerk]", "value: 5", Verdict::Echo, "a cites b for it"),
            // One reports it of him, the other that he denies it.
            (
                "value: 5, says: [Bullock]",
                "value: 5, says: [Bullock], mode: denied",
                Verdict::Contradiction,
                "citing Bullock",
            ),
        ];
        for (a, b, verdict, why) in rows {
            let (found, told) = verdicts(a, b);
            assert_eq!(found, [verdict], "{a} / {b}: {told}");
            assert!(told.contains(why), "{told}");
        }
    }
}
