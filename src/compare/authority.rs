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
}
