//! Takes a date in brackets, gives what the words before the bracket had done or suffered then:
//! `serfdom (abolished in 1861)`, `Ned Hall (who died in prison in 1804)`.

use super::Found;
use super::dates::{part, span};
use super::lexicon::{self, Role};
use super::phrase;
use super::scene::{Token, What, words};

type Row<'s, 't> = [&'s Token<'t>];

/// The deed between an opening bracket and the date, told of what stands before the bracket.
pub(super) fn told(text: &str, row: &Row<'_, '_>, at: usize, edtf: &str) -> Option<Found> {
    let open = row.iter().take(at).rposition(|token| token.is_mark('('))?;
    let inside = part(row, open + 1, at);
    if inside.iter().any(|token| matches!(token.what, What::Mark(_) | What::Mention(_))) || inside.len() > 8 {
        return None;
    }
    let word = |n: usize| row.get(n).map_or("", |token| token.plain.as_str());
    let who = matches!(word(open + 1), "who" | "which");
    let helped = who && matches!(word(open + 2), "was" | "were");
    let verb = open + 1 + usize::from(who) + usize::from(helped);
    let deed = lexicon::deed_of(word(verb))?;
    // `(who founded …)` is told of what was founded; `(died in 1804)` of who did.
    let fits = if deed.role == Role::Actor { !helped } else { helped || !who };
    let plain =
        part(row, verb + 1, at).iter().all(|t| !lexicon::is_subordinate(&t.plain) && !lexicon::is_past(&t.plain));
    let own = row.get(verb + 1).is_none_or(|t| !t.is_nominal());
    let from = phrase::before(row, open, 5).filter(|_| fits && plain && own)?;
    // `accused Hall of heresy (banned since 1521)`: the last noun is meant; `court of wards (…)`: which, is not plain.
    let before = from.checked_sub(1).map_or("", word);
    let of = part(row, from, open).iter().rposition(|token| token.plain == "of").map(|of| from + of + 1);
    let from = of.filter(|_| lexicon::is_past(before)).unwrap_or(from);
    let name = part(row, from, open);
    let named = name.iter().all(|token| token.is_capital() || token.plain == "of");
    (named || !deed.named && before != "of").then(|| {
        let subject = format!("{}{}", deed.event, words(text, name));
        Found::new(subject, deed.property, edtf, span(row, from, at + 1))
    })
}
