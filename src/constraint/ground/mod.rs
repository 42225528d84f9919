//! Takes constraints and the claims of a collection, gives each constraint as it bears on these claims: an instance for
//! every subject and scope that it speaks of, its references replaced by slots.
//!
//! A reference takes the claims that name just the scope that it names. Of a dimension that another reference of the
//! constraint names and this one leaves out, it means the whole: claims that leave it out too, or that name something
//! which holds all that is named. Dimensions that no reference names must be the same for all: a constraint holds for
//! each place, or each period, by itself.

mod fit;
mod make;

use std::collections::{BTreeMap, HashMap};

use super::meaning::{Node, Test};
use super::slot::{Index, Slot};
use crate::claim::Scope;
use crate::rule::Constraint;
use crate::value::fold;
use fit::{Fitting, dimensions, fit};
use make::SlotMaker;

/// A constraint as it bears on claims.
#[derive(Clone, Debug)]
pub struct Ground<'a> {
    /// The constraint.
    pub constraint: &'a Constraint,
    /// Its expression; a subject in the place of `each`.
    pub text: String,
    /// The slots it speaks of, by number; tests name them by their place in this list.
    pub slots: Vec<usize>,
    /// Where all of these hold.
    pub condition: Vec<Test>,
    /// All of these must hold.
    pub then: Vec<Test>,
}

/// The slots that constraints speak of, each once.
#[derive(Default)]
pub struct Slots<'a> {
    /// By number.
    pub list: Vec<Slot<'a>>,
    by_key: HashMap<String, usize>,
}

/// Grounds a constraint: its instances, in the order of subjects and scopes.
pub fn ground<'a>(constraint: &'a Constraint, index: &Index<'a>, slots: &mut Slots<'a>) -> Vec<Ground<'a>> {
    let template = &constraint.template;
    let subjects: Vec<Option<String>> = if template.is_general() {
        let mut named = template.references.iter().filter(|reference| reference.subject.is_none());
        let first = named.next().map(|reference| index.subjects(&reference.property)).unwrap_or_default();
        let common = named.fold(first, |common, reference| {
            let own = index.subjects(&reference.property);
            common.into_iter().filter(|subject| own.contains(subject)).collect()
        });
        common.into_iter().map(|subject| Some(subject.to_owned())).collect()
    } else {
        vec![None]
    };
    subjects.into_iter().flat_map(|subject| for_subject(constraint, subject.as_deref(), index, slots)).collect()
}

fn for_subject<'a>(
    constraint: &'a Constraint,
    each: Option<&str>,
    index: &Index<'a>,
    slots: &mut Slots<'a>,
) -> Vec<Ground<'a>> {
    let template = &constraint.template;
    let rules = index.rules;
    let named = dimensions(template);
    let fitting: Vec<Fitting<'a>> =
        template.references.iter().map(|reference| fit(reference, each, template, &named, index)).collect();
    // Sums over parts are made for each whole, so that the parts of one are not added to those of another.
    let mut keys: BTreeMap<&String, &Scope> = BTreeMap::new();
    for (reference, own) in template.references.iter().zip(&fitting) {
        if reference.over.is_none() || template.references.iter().all(|reference| reference.over.is_some()) {
            keys.extend(own.iter().map(|(key, (scope, _))| (key, scope)));
        }
    }
    let mut grounds = Vec::new();
    for (key, shared) in keys {
        let mut local: Vec<Node> = Vec::new();
        let mut numbers: Vec<usize> = Vec::new();
        let mut said = false;
        let mut whole = true;
        for (reference, own) in template.references.iter().zip(&fitting) {
            let Some(property) = rules.property(&reference.property) else {
                whole = false;
                break;
            };
            let maker = SlotMaker { reference, property, each, shared, index };
            let parts = match &reference.over {
                Some(dimension) => maker.parts(dimension, own, rules),
                None => Some(vec![(reference.scope.clone(), own.get(key).map_or(&[][..], |(_, claims)| claims))]),
            };
            // What is claimed of other scopes only is not spoken of here; what nobody claims may still follow.
            let Some(parts) =
                parts.filter(|parts| own.is_empty() || parts.iter().any(|(_, claims)| !claims.is_empty()))
            else {
                whole = false;
                break;
            };
            let mut terms = Vec::with_capacity(parts.len());
            for (scope, claims) in parts {
                said |= !claims.is_empty();
                let number = maker.slot(&scope, claims, slots);
                let at = numbers.iter().position(|own| *own == number).unwrap_or_else(|| {
                    numbers.push(number);
                    numbers.len() - 1
                });
                terms.push((1.0, Node::Value(at)));
            }
            local.push(match (reference.over.is_some(), terms.pop()) {
                (false, Some((_, node))) => node,
                (_, Some(last)) => {
                    terms.push(last);
                    Node::Sum(terms)
                }
                (_, None) => Node::Sum(terms),
            });
        }
        if whole && said {
            let put = |tests: &[Test]| tests.iter().map(|test| placed(test, &local)).collect();
            grounds.push(Ground {
                constraint,
                text: text(constraint, each, &numbers, slots),
                slots: numbers,
                condition: put(&template.condition),
                then: put(&template.then),
            });
        }
    }
    grounds
}

/// The expression with the subject in the place of `each`.
fn text(constraint: &Constraint, each: Option<&str>, numbers: &[usize], slots: &Slots<'_>) -> String {
    let Some(each) = each else { return constraint.assert.clone() };
    let name = numbers
        .iter()
        .filter_map(|number| slots.list.get(*number))
        .find(|slot| fold(&slot.subject) == each)
        .map_or(each, |slot| slot.subject.as_str());
    constraint.assert.replace("(each", &format!("({name}"))
}

/// A test with its slots at other places of a list.
#[must_use]
pub fn placed_on(test: &Test, places: &[usize]) -> Test {
    let local: Vec<Node> = places.iter().map(|place| Node::Value(*place)).collect();
    placed(test, &local)
}

/// A test with slots in the place of references.
fn placed(test: &Test, local: &[Node]) -> Test {
    Test { left: node(&test.left, local), right: node(&test.right, local), ..test.clone() }
}

fn node(written: &Node, local: &[Node]) -> Node {
    let at = |reference: &usize| local.get(*reference).cloned().unwrap_or(Node::Sum(Vec::new()));
    let slot = |reference: &usize| match at(reference) {
        Node::Value(slot) => slot,
        _ => usize::MAX,
    };
    match written {
        Node::Constant(range, words) => Node::Constant(*range, words.clone()),
        Node::Value(reference) => at(reference),
        Node::Start(reference) => Node::Start(slot(reference)),
        Node::End(reference) => Node::End(slot(reference)),
        Node::Sum(terms) => Node::Sum(terms.iter().map(|(factor, term)| (*factor, node(term, local))).collect()),
        Node::Product(factors) => Node::Product(factors.iter().map(|factor| node(factor, local)).collect()),
        Node::Quotient(both) => Node::Quotient(Box::new((node(&both.0, local), node(&both.1, local)))),
    }
}
