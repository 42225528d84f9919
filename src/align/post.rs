//! Takes what documents say of who filled a role, gives the roles that several of them fill: each with its persons.

use std::collections::{BTreeMap, BTreeSet};

use super::actor::Actor;
use super::checked::said;
use super::person;
use super::row::Part;
use super::stem::{Key, stem};
use super::told::Told;
use super::ways::Role;
use crate::claim::{Claim, Mode, Passage, Selector};
use crate::value::{self, Reading, Text, Value, Vocabulary};

/// A quotation is no longer than this, unless it is a name.
const WIDEST: usize = 160;
/// More sentences than these about one name are not held against each other.
const MOST: usize = 40;
/// What something is, where its name says that already: `the novel Emma`.
const SORTS: [&str; 22] = [
    "novel",
    "book",
    "play",
    "poem",
    "opera",
    "symphony",
    "painting",
    "portrait",
    "essay",
    "pamphlet",
    "song",
    "hymn",
    "town",
    "city",
    "village",
    "ship",
    "liner",
    "steamer",
    "planet",
    "famous",
    "great",
    "celebrated",
];

/// A role that sentences of several documents fill.
#[derive(Debug)]
pub(super) struct Post<'t> {
    /// For whom or what it is filled, in the words of one of them.
    pub subject: String,
    pub role: Role,
    /// Who fills it; persons that are one have one label.
    pub actors: Vec<(&'t Actor, String)>,
}

/// The roles that documents fill, in order of their first sentences.
pub(super) fn posts<'t>(told: &'t [Told], names: &Vocabulary) -> Vec<Post<'t>> {
    let mut groups: Vec<Vec<&Actor>> = Vec::new();
    let mut lists: BTreeMap<(Role, Key), Vec<usize>> = BTreeMap::new();
    for actor in told.iter().flat_map(|told| &told.actors) {
        let keys: Vec<Key> = actor.words.iter().filter(|(part, _)| *part == Part::Name).map(|(_, key)| *key).collect();
        let near: BTreeSet<usize> =
            keys.iter().filter_map(|key| lists.get(&(actor.role, *key))).flatten().copied().collect();
        let fits = |at: &usize| {
            groups.get(*at).is_some_and(|group| group.iter().all(|other| one_post(told, actor, other, names)))
        };
        match near.into_iter().find(fits) {
            Some(at) => groups.get_mut(at).into_iter().for_each(|group| group.push(actor)),
            None => {
                for key in keys {
                    let list = lists.entry((actor.role, key)).or_default();
                    if list.len() < MOST {
                        list.push(groups.len());
                    }
                }
                groups.push(vec![actor]);
            }
        }
    }
    groups.into_iter().filter_map(|group| filled(told, group, names)).collect()
}

/// A group of sentences as a post, where several documents fill it and none of them twice.
fn filled<'t>(told: &[Told], group: Vec<&'t Actor>, names: &Vocabulary) -> Option<Post<'t>> {
    let role = group.first()?.role;
    let mut labels: Vec<&str> = Vec::with_capacity(group.len());
    for actor in &group {
        let own = text(told, actor, &actor.name)?;
        let mut label = own;
        for other in group.iter().filter(|other| !std::ptr::eq(**other, *actor)) {
            let its = text(told, other, &other.name)?;
            let one = one_person(own, its, names)?;
            // Where a document names two of them, there is room for several.
            if !one && other.doc == actor.doc {
                return None;
            }
            if one && !aliased(own, its, names) && (its.len(), its) < (label.len(), label) {
                label = its;
            }
        }
        labels.push(label);
    }
    let docs: BTreeSet<u32> = group.iter().map(|actor| actor.doc).collect();
    let whom = group.iter().filter_map(|actor| text(told, actor, &actor.whom));
    let subject =
        whom.max_by(|a, b| a.len().cmp(&b.len()).then(b.cmp(a)))?.split_whitespace().collect::<Vec<_>>().join(" ");
    let labels: Vec<String> =
        labels.into_iter().map(|label| label.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    (docs.len() > 1).then(|| Post { subject, role, actors: group.into_iter().zip(labels).collect() })
}

fn text<'t>(told: &'t [Told], actor: &Actor, span: &std::ops::Range<usize>) -> Option<&'t str> {
    told.get(actor.doc as usize)?.document.prose().get(span.clone())
}

/// True where the rules know two spellings as one name.
fn aliased(a: &str, b: &str, names: &Vocabulary) -> bool {
    names.knows(a) && names.knows(b) && value::fold(names.main(a)) == value::fold(names.main(b))
}

fn one_person(a: &str, b: &str, names: &Vocabulary) -> Option<bool> {
    if aliased(a, b, names) { Some(true) } else { person::same(a, b) }
}

/// True where two sentences speak of one role, for one person or thing, at one time.
fn one_post(told: &[Told], a: &Actor, b: &Actor, names: &Vocabulary) -> bool {
    let times = a.years.zip(b.years).is_none_or(|((from, to), (start, end))| from <= end && start <= to);
    let offices = a.office.is_empty() || b.office.is_empty() || a.office.iter().any(|key| b.office.contains(key));
    let whom = || {
        if a.role.of_person() {
            let whom = text(told, a, &a.whom).zip(text(told, b, &b.whom));
            return whom.and_then(|(one, other)| one_person(one, other, names)) == Some(true);
        }
        let bare = |actor: &Actor| -> Vec<(Part, Key)> {
            actor.words.iter().filter(|(part, key)| *part == Part::Name || !is_sort(*key)).copied().collect()
        };
        bare(a) == bare(b)
    };
    a.role == b.role && times && offices && a.ordinals == b.ordinals && whom()
}

fn is_sort(key: Key) -> bool {
    SORTS.iter().any(|word| key == Key::of(&stem(word)) || key == Key::notion(word))
}

/// What a document says of a post, as a claim.
pub(super) fn claim(
    told: &Told,
    actor: &Actor,
    label: &str,
    subject: &str,
    ids: &mut BTreeSet<String>,
) -> Option<Claim> {
    let value = Value::parse(value::Kind::Label, Text::One(label), &Reading::default()).ok()?;
    let mut claim = said(told, &actor.name, subject, actor.role.property(), value, ids);
    let wide = if actor.quote.len() <= WIDEST { &actor.quote } else { &actor.name };
    let (quote, name) = (told.document.from_prose(wide.clone()), told.document.from_prose(actor.name.clone()));
    claim.quote = Selector { exact: told.document.slice(quote.clone()).to_owned(), before: None, after: None };
    claim.passage = Some(Passage { quote, value: Some(name), because: None });
    claim.mode = if actor.reported { Mode::Reported } else { Mode::Asserted };
    Some(claim)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use std::sync::Arc;

    use crate::align::{Options, align};
    use crate::document::Document;

    const POSTS: [&str; 8] =
        ["successor", "killer", "leader", "author", "founder", "builder", "discoverer", "signatory"];

    /// `verdict: a / b` for every finding about who filled a role, whatever its severity.
    fn told(texts: [&str; 2]) -> Vec<String> {
        let documents: Vec<Arc<Document>> =
            texts.iter().enumerate().map(|(at, text)| Arc::new(Document::new(format!("{at}.txt"), *text))).collect();
        let findings = align(&documents, &Options::default()).findings();
        let posts = findings.iter().filter(|finding| POSTS.contains(&finding.property.as_str()));
        let values = |finding: &crate::finding::Finding| {
            finding.claims.iter().map(|cited| cited.value.clone()).collect::<Vec<_>>().join(" / ")
        };
        posts.map(|finding| format!("{}: {}", finding.verdict.unwrap().name(), values(finding))).collect()
    }

    #[test]
    fn two_names_in_one_role_clash() {
        let table = [
            (
                [
                    "Pell was replaced as mayor of Ashby by Dunn in 1860.",
                    "In 1860 Roger Fenwick replaced Pell as mayor.",
                ],
                "contradiction: Dunn / Roger Fenwick",
            ),
            (
                ["Mr Pell was succeeded by his cousin Albert Dunn.", "Pell was succeeded by General Harrow."],
                "contradiction: Albert Dunn / Harrow",
            ),
            (
                ["The strike at Ashby was led by Mary Dunn, a weaver.", "Tom Harrow led the strike at Ashby."],
                "contradiction: Mary Dunn / Tom Harrow",
            ),
            (
                ["The Ashby Letters, written by Dunn in prison, sold well.", "Harrow wrote the Ashby Letters."],
                "contradiction: Dunn / Harrow",
            ),
            (
                [
                    "The killer of Bishop Orme was Jack Dunn.",
                    "Orme was murdered by a soldier named Harrow. Bishop Orme was shot by Peter Harrow.",
                ],
                "contradiction: Jack Dunn / Harrow / Harrow",
            ),
            (
                [
                    "The Severn Tunnel was designed by Harrow.",
                    "The Severn Tunnel was built by the engineer Albert Dunn.",
                ],
                "contradiction: Harrow / Albert Dunn",
            ),
            (
                ["Pell had grown old, and in 1860 he was replaced by Dunn.", "Pell was replaced by Orme."],
                "contradiction: Dunn / Orme",
            ),
            (
                ["The novel Marianne was written by Dunn.", "Marianne was written by Orme."],
                "contradiction: Dunn / Orme",
            ),
            (
                ["The Treaty of Ashby was signed by Dunn.", "The Treaty of Ashby was signed by Harrow."],
                "unclear: Dunn / Harrow",
            ),
            (
                ["Pell was replaced by Nikolaev.", "Pell was replaced by Leonid Nikolayev."],
                "agreement: Nikolaev / Nikolaev",
            ),
        ];
        for (texts, expected) in table {
            assert_eq!(told(texts), [expected], "{texts:?}");
        }
    }

    #[test]
    fn two_names_in_two_roles_do_not() {
        let table = [
            // Another person, another post, another year, another unit.
            ["Pell was replaced by Dunn.", "Orme was replaced by Harrow."],
            ["Pell was replaced as mayor by Dunn.", "Pell was replaced as editor of the Gazette by Harrow."],
            ["Pell was replaced by Dunn in 1860.", "Pell was replaced by Harrow in 1871."],
            [
                "The 5th Yorkshire Regiment was commanded by Dunn.",
                "The 8th Yorkshire Regiment was commanded by Harrow.",
            ],
            ["The French army at Ashby was commanded by Dunn.", "The Russian army at Ashby was commanded by Harrow."],
            ["Ashby was founded by Dunn.", "The church of Ashby was founded by Harrow."],
            // Several, or perhaps.
            ["The strike at Ashby was led by Dunn and Orme.", "The strike at Ashby was led by Harrow."],
            ["The strike at Ashby was led by Dunn, Orme and Pell.", "The strike at Ashby was led by Harrow."],
            ["The strike at Ashby was first led by Dunn.", "The strike at Ashby was led by Harrow."],
            ["The Ashby Letters were probably written by Dunn.", "The Ashby Letters were written by Harrow."],
            ["The Ashby Letters were not written by Dunn.", "The Ashby Letters were written by Harrow."],
            [
                "The fleet at Ashby was commanded by Dunn. The fleet at Ashby was commanded by Orme too.",
                "The fleet at Ashby was commanded by Harrow.",
            ],
            ["Pell told Orme that in 1860 he was replaced by Dunn.", "Pell was replaced by Harrow."],
            // No person.
            ["Pell was replaced by the Council.", "Pell was replaced by Harrow."],
            ["The strike at Ashby was led by French miners.", "The strike at Ashby was led by Harrow."],
            ["The Ashby Bridge was built by the Harrow Company.", "The Ashby Bridge was built by Dunn."],
            ["Pell was killed by Ashby villagers.", "Pell was killed by Dunn."],
            // Perhaps one person.
            ["Pell was replaced by William Harrow.", "Pell was replaced by Bill Harrow."],
            ["Pell was replaced by William Harrow.", "Pell was replaced by William Dunn."],
        ];
        for texts in table {
            assert_eq!(told(texts), [] as [&str; 0], "{texts:?}");
        }
    }
}
