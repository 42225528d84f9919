//! Takes a day in a sentence, gives of which phase of the event that the whole document is about it is: its beginning or
//! its end.
//!
//! Accounts of one event tell its beginning in any words (`the outbreak began`, `the phase of greatest violence set in`,
//! `Krakatoa had begun`); what they share is that something which stands for the whole begins.

use super::gauge::{Gauge, LINKS, thing};
use super::row::{Part, Row, Word};
use super::scene::Scene;
use super::stem::Key;
use crate::mention::{Kind, Mention, parted};

/// Phases that an event of some days has.
const PHASES: [&str; 2] = ["begin", "end"];

/// Nouns that stand for the event which a document tells, whatever it is.
const WHOLE: [&str; 20] = [
    "disaster",
    "catastrophe",
    "calamity",
    "tragedy",
    "event",
    "outbreak",
    "outburst",
    "phase",
    "paroxysm",
    "cataclysm",
    "eruption",
    "explosion",
    "fire",
    "blaze",
    "conflagration",
    "flood",
    "battle",
    "fighting",
    "siege",
    "storm",
];

/// Between a noun and its verb there are no more words than this.
const FAR: usize = 5;

/// The day of a date that says one, as a number by which days close to each other can be told.
pub(super) fn day(mention: &Mention) -> Option<i32> {
    let edtf = mention.edtf.as_deref().filter(|edtf| mention.kind == Kind::Date && edtf.len() == 10)?;
    let part = |from: usize, to: usize| edtf.get(from..to)?.parse::<i32>().ok();
    Some(part(0, 4)? * 372 + part(5, 7)? * 31 + part(8, 10)?)
}

/// True for a time that says how long something lasted or took: `for ten minutes`, `in half an hour`, `lasted two hours`.
pub(super) fn is_lasting(text: &str, row: &Row, place: usize) -> bool {
    let Some(value) = row.words.get(place) else { return false };
    let own = text.get(value.span.clone()).unwrap_or("").to_lowercase();
    let links = ["for", "in", "within", "lasted", "lasting", "took", "over"];
    let light = ["about", "some", "only", "just", "nearly", "almost", "barely", "the", "a", "another", "fully"];
    let mut before = row.words.iter().take(place).rev().skip_while(|word| word.is(text, &light));
    let linked = before.next().is_some_and(|word| word.is(text, &links) && word.clause == value.clause);
    let linked = linked || links.iter().any(|link| own.strip_prefix(link).is_some_and(|rest| rest.starts_with(' ')));
    let aside = ["later", "after", "before", "ago", "earlier", "afterwards", "away", "from", "old"];
    linked && !row.words.get(place + 1).is_some_and(|word| word.is(text, &aside))
}

/// The phase of a day that belongs to an event of its sentence.
pub(super) fn phase(scene: &Scene, row: &Row, event: Option<(usize, Key)>) -> Option<Gauge> {
    let (at, key) = event?;
    let name = PHASES.iter().find(|name| key == Key::notion(name))?;
    is_of_whole(scene, row, at).then(|| gauge(name))
}

fn gauge(name: &str) -> Gauge {
    Gauge { key: Key::notion(&format!("{name} of the whole")), common: false }
}

/// The phase that a sentence without a day tells of the day with which its paragraph opens: `On the 25th the people
/// heard a roar. … Krakatoa had begun.`
pub(super) fn told_later(scene: &Scene, row: &Row, place: usize) -> Option<Gauge> {
    const OPENING: usize = 3;
    const AFTER: usize = 4;
    let before = scene.at.checked_sub(1).and_then(|at| scene.rows.get(at));
    let opens = before.is_none_or(|before| breaks(scene, before, row)) && place <= OPENING;
    if !opens {
        return None;
    }
    let mut last = row;
    for next in scene.rows.iter().skip(scene.at + 1).take(AFTER) {
        let dated = next.words.iter().any(|word| is_date(scene, word));
        if breaks(scene, last, next) || dated {
            return None;
        }
        let verb = next.words.iter().position(|word| word.part == Part::Event && word.key == Key::notion("begin"));
        if verb.is_some_and(|at| is_of_whole(scene, next, at) && !is_denied(scene.text, next, at)) {
            return Some(gauge("begin"));
        }
        last = next;
    }
    None
}

fn is_date(scene: &Scene, word: &Word) -> bool {
    match word.part {
        Part::Mention(index) => {
            scene.told.mentions.get(index as usize).is_some_and(|mention| mention.kind == Kind::Date)
        }
        _ => false,
    }
}

fn breaks(scene: &Scene, before: &Row, after: &Row) -> bool {
    parted(scene.text, before.span.end, after.span.start)
}

/// `had hardly begun`, `had not yet begun`.
fn is_denied(text: &str, row: &Row, verb: usize) -> bool {
    let before = row.words.get(verb.saturating_sub(3)..verb).unwrap_or_default();
    before.iter().any(|word| word.is(text, &["not", "hardly", "scarcely", "barely", "never", "only"]))
}

/// True where what begins or ends stands for the whole: the name that the document is about, or a noun for what it
/// tells, as the subject or the object of the verb.
fn is_of_whole(scene: &Scene, row: &Row, verb: usize) -> bool {
    let subject = subject(scene, row, verb);
    subject.is_some_and(|at| is_whole(scene, row, at))
        || object(scene, row, verb).is_some_and(|at| is_whole(scene, row, at))
}

/// The noun that begins or ends: the nearest before the verb, the head where `of` ties it to one.
fn subject(scene: &Scene, row: &Row, verb: usize) -> Option<usize> {
    let text = scene.text;
    let noun = |at: usize| row.words.get(at).is_some_and(|word| is_noun(text, word));
    let mut at = (verb.saturating_sub(FAR)..verb).rev().find(|at| noun(*at))?;
    // `the phase of greatest violence`: the phase.
    while let Some(of) =
        (at.saturating_sub(4)..at).rev().find(|of| row.words.get(*of).is_some_and(|w| w.is(text, &LINKS)))
    {
        let head = of.checked_sub(1).filter(|head| noun(*head))?;
        let between = row.words.get(of + 1..at).unwrap_or_default();
        if between.iter().any(|word| word.clause != row.words.get(at).map_or(0, |word| word.clause)) {
            break;
        }
        at = head;
    }
    Some(at)
}

/// `began an explosive eruption`, `the beginning of the eruption`.
fn object(scene: &Scene, row: &Row, verb: usize) -> Option<usize> {
    let text = scene.text;
    let mut words = row.words.iter().enumerate().skip(verb + 1).take(FAR);
    let (at, first) = words.find(|(_, word)| word.tells())?;
    let noun = |at: usize| row.words.get(at).is_some_and(|word| is_noun(text, word));
    let starts = row.words.get(verb + 1).is_some_and(|word| word.is(text, &["the", "a", "an", "this", "of", "its"]));
    let last = (at..at + 3).take_while(|at| noun(*at)).last();
    last.filter(|_| starts && first.clause == row.words.get(verb).map_or(0, |verb| verb.clause))
}

fn is_noun(text: &str, word: &Word) -> bool {
    let event = word.part == Part::Event && !word.unlisted && WHOLE.iter().any(|noun| word.is(text, &[noun]));
    event || word.part == Part::People || thing(text, word).is_some()
}

fn is_whole(scene: &Scene, row: &Row, at: usize) -> bool {
    let text = scene.text;
    let Some(word) = row.words.get(at) else { return false };
    let next = row.words.get(at + 1).zip(row.words.get(at + 2));
    // `the eruption of another mountain`
    let of = next.filter(|(of, _)| of.is(text, &["of", "at", "in"])).map(|(_, name)| name);
    let strange = of.is_some_and(|name| {
        name.part == Part::Name && Some(name.key) != scene.told.main && !scene.told.title.contains(&name.key)
    });
    let main = word.part == Part::Name && Some(word.key) == scene.told.main;
    !strange && (main || WHOLE.iter().any(|noun| word.is(text, &[noun])))
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;

    /// Sentences that keep a text from being taken for a short passage.
    const REST: &str = "Nobody in Ashby slept. The mayor wept. Boats came from Kelford. Nothing was saved. The bells of \
                        Ashby rang.";

    #[test]
    fn the_beginning_of_the_whole_meets_in_other_words() {
        let table = [
            (
                "In June 1848 Ashby lay under snow. The great outbreak began on Sunday, 4 June.",
                "In 1848 Ashby suffered much.\n\nOn the 5th of June the people of Ashby heard a roar. It grew. The fire had begun.",
                "contradiction: 1848-06-04 / 1848-06-05",
            ),
            (
                "The siege of Ashby ended on 4 June 1848.",
                "Ashby fell hungry. On 9 June 1848 the siege came to an end.",
                "contradiction: 1848-06-04 / 1848-06-09",
            ),
            // the first of two is another
            ("The eruption of Ashby began on 3 May 1848.", "The catastrophe of Ashby began on 9 August 1848.", ""),
            // what begins is no name for the whole
            (
                "The disaster of Ashby began on 3 May 1848.",
                "At Ashby the reading of the lists began on 9 May 1848.",
                "",
            ),
            // it had not begun
            (
                "The fire of Ashby began on 3 June 1848.",
                "On the 5th of June 1848 the people of Ashby heard a roar. The fire had hardly begun.",
                "",
            ),
            // another's
            (
                "The fire of Ashby began on 3 June 1848.",
                "On the 5th of June 1848 the people of Ashby heard a roar. The fire of Marwick had begun.",
                "",
            ),
        ];
        for (a, b, found) in table {
            let (a, b) =
                (format!("The Ashby disaster.\n\n{a}\n\n{REST}"), format!("The Ashby disaster.\n\n{b}\n\n{REST}"));
            let told: Vec<String> = told(&[&a, &b]).into_iter().filter(|told| !told.starts_with("echo")).collect();
            assert_eq!(told.join(" | "), found, "{a} {b}");
        }
    }
}
