//! Takes the place of a number and says whether it and the next are the two sides of a score or a vote
//! (`beat Ajax 3-1`, `voted 5-4`), which are two numbers and no range.

use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;
use crate::mention::unit;

/// Words of a contest, before a score or behind it.
const CONTEST: &[&str] = &[
    "beat",
    "beats",
    "beaten",
    "beating",
    "defeat",
    "defeated",
    "defeating",
    "defeats",
    "lose",
    "loses",
    "losing",
    "lost",
    "loss",
    "win",
    "wins",
    "winning",
    "won",
    "victory",
    "draw",
    "draws",
    "drew",
    "drawn",
    "tie",
    "tied",
    "lead",
    "leads",
    "leading",
    "led",
    "trail",
    "trailed",
    "trailing",
    "thrashed",
    "thrash",
    "routed",
    "edged",
    "downed",
    "topped",
    "upset",
    "score",
    "scoreline",
    "vote",
    "voted",
    "votes",
    "ruled",
    "ruling",
    "rout",
    "triumph",
    "thumping",
    "crushed",
    "down",
    "ahead",
];

/// What a side of a game has.
const POINTS: &[&str] = &["goals", "goal", "points", "runs", "tries", "sets", "games", "frames", "legs", "falls"];

/// Whether the number at a token is one side of a score: no count of anything that another text could give.
pub(super) fn is_side(cursor: &Cursor, at: usize) -> bool {
    let glued = |at: usize| stands(cursor, at) || is_falling(cursor, at);
    // `by two goals to one`
    let told = |at: usize| {
        POINTS.contains(&cursor.word(at + 1)) && cursor.lex(at + 2) == Lex::To && cursor.lex(at + 3).is_cardinal()
    };
    let second = cursor.is_hyphen(at.wrapping_sub(1)) && at.checked_sub(2).is_some_and(glued);
    glued(at) || told(at) || second || at.checked_sub(3).is_some_and(told)
}

/// `3-1`, `2-2`: two short numbers that no range joins.
fn is_falling(cursor: &Cursor, at: usize) -> bool {
    let joined = cursor.is_hyphen(at + 1) && cursor.glued(at + 1) && cursor.glued(at + 2);
    let pair = cursor.whole(at).zip(cursor.whole(at + 2)).filter(|_| joined);
    pair.is_some_and(|((first, digits), (second, its))| first >= second && digits <= 2 && its <= 2)
        && unit::read(cursor, at + 3).is_none()
        && !cursor.is_hyphen(at + 3)
}

/// Whether a score begins at a token: two short numbers, a glued hyphen between, and a contest in the same clause.
pub(super) fn stands(cursor: &Cursor, at: usize) -> bool {
    let short = |at: usize| cursor.whole(at).is_some_and(|(_, digits)| digits <= 3);
    let joined = cursor.is_hyphen(at + 1) && cursor.glued(at + 1) && cursor.glued(at + 2);
    if !short(at) || !joined || !short(at + 2) || cursor.is_hyphen(at + 3) && cursor.lex(at + 4) == Lex::Digits {
        return false;
    }
    let measured = unit::read(cursor, at + 3).is_some()
        || matches!(cursor.lex(at + 3), Lex::PercentSign | Lex::Percent | Lex::Scale(_) | Lex::Month(_));
    let contest = |at: usize| CONTEST.contains(&cursor.word(at));
    let ends = |at: usize| matches!(cursor.lex(at), Lex::End | Lex::Punct(b'.' | b';'));
    !measured
        && ((1..=8).map(|n| at.wrapping_sub(n)).take_while(|&i| !ends(i)).any(contest)
            || (at + 3..at + 6).take_while(|&i| !ends(i)).any(contest))
}
