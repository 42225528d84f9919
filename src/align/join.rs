//! Takes two facts that a pair would make one, says whether all of their statements may be of one fact.

use super::agreement::{agree, alike_both, rounded, same};
use super::cluster::{CHAINED, Fact, own};
use super::likeness::may_be_alike;
use super::occasion::is_shared;
use super::score::score;
use super::statement::Statement;
use crate::value::Value;

/// More statements of one fact than this are not held against each other one by one.
const MOST: usize = 24;

/// Whether two facts are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fits {
    Yes,
    No,
    /// They would be, were it not for two numbers of one document that cannot both be of it.
    ButForItself,
}

/// Whether every statement of the one may be of one fact with every statement of the other.
pub(super) fn fit(left: &Fact, right: &Fact, all: &[&Statement], values: &[Option<Value>], least: f32) -> Fits {
    if left.statements.len() + right.statements.len() > MOST {
        return Fits::No;
    }
    let mut fits = Fits::Yes;
    for one in &left.statements {
        for other in &right.statements {
            if both_fit((*one, left), (*other, right), all, values, least) {
                continue;
            }
            let doc = |at: u32| all.get(at as usize).map(|statement| statement.doc);
            if doc(*one) != doc(*other) {
                return Fits::No;
            }
            fits = Fits::ButForItself;
        }
    }
    fits
}

/// True where two statements may be of one fact, each with the fact that it is of already.
fn both_fit(
    (one, left): (u32, &Fact),
    (other, right): (u32, &Fact),
    all: &[&Statement],
    values: &[Option<Value>],
    least: f32,
) -> bool {
    let at = |index: u32| all.get(index as usize);
    let Some((a, b)) = at(one).zip(at(other)) else { return false };
    if a.doc == b.doc && a.sentence == b.sentence {
        return false;
    }
    if is_one_number(a, b) && same(one, other, values) {
        return true;
    }
    let Some(score) = score(a, b) else { return false };
    let agreed = agree(one, other, values);
    if !agreed && rounded(one, other, all, values) {
        return false;
    }
    // A document is taken to contradict itself only where that is sure.
    // Two estimates side by side, `first … placed it at 80,000, others at 60,000`, are both held against the rest.
    let rival = a.doc == b.doc && a.chief && b.chief && a.sentence.start.abs_diff(b.sentence.end) < 80;
    let rival = rival || (a.doc == b.doc && b.sentence.start.abs_diff(a.sentence.end) < 80 && a.chief && b.chief);
    // Of several statements of one value in a document one is enough to be sure by.
    let sure = || {
        let alike = |x: u32, y: u32, own: &Fact| {
            own.statements.iter().any(|z| {
                *z != x && agree(*z, x, values) && at(*z).zip(at(y)).is_some_and(|(z, y)| is_sure(z, y, least))
            })
        };
        // Who agrees with one that is sure to clash clashes as surely.
        let through = |x: u32, y: u32, own: &Fact| {
            own.statements.iter().any(|z| {
                *z != x && alike_both(*z, y, values) && at(*z).zip(at(x)).is_some_and(|(z, x)| is_sure(z, x, least))
            })
        };
        alike(one, other, left) || alike(other, one, right) || through(one, other, left) || through(other, one, right)
    };
    (agreed || score.sure || sure())
        && (rival || score.total >= if a.doc == b.doc && !agreed { own(one, all) } else { least * CHAINED })
}

fn is_sure(a: &Statement, b: &Statement, least: f32) -> bool {
    a.doc != b.doc && score(a, b).is_some_and(|score| score.sure && score.total >= least)
}

/// True for two counts of people whose number is too long to be met by accident: a third account that differs from the
/// one differs from both.
fn is_one_number(a: &Statement, b: &Statement) -> bool {
    let long = a.size.as_ref().is_some_and(|size| size.middle >= 100.0 && size.middle % 10.0 != 0.0);
    long && a.of_people && b.of_people && may_be_alike(a, b) && is_shared(a, b)
}
