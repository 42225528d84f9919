//! Takes the place of digits and says whether they begin a telephone number, and where it ends.

use crate::mention::cursor::Cursor;
use crate::mention::lexicon::Lex;

/// Past a telephone number: three or more groups of digits joined by hyphens, or groups behind a nought.
pub(super) fn past(cursor: &Cursor, at: usize) -> Option<usize> {
    let group = |at: usize| cursor.whole(at).is_some();
    let (mut next, mut groups, mut hyphens) = (at + 1, 1, 0);
    loop {
        let mark = matches!(cursor.lex(next), Lex::Punct(b'-' | b'/')) && cursor.glued(next) && cursor.glued(next + 1);
        if mark && group(next + 1) {
            hyphens += usize::from(cursor.is_hyphen(next));
            next += 2;
        } else if hyphens == 0 && group(next) && cursor.whole(next).is_some_and(|(_, digits)| digits > 2) {
            next += 1;
        } else {
            break;
        }
        groups += 1;
    }
    let nought =
        cursor.whole(at).is_some_and(|(value, digits)| value > 0 && digits > 2 && cursor.word(at).starts_with('0'));
    (groups > 2 && hyphens > 1 || nought && groups > 1).then_some(next)
}
