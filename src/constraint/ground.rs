//! Takes constraints and the claims of a collection, gives each constraint as it bears on these claims: an instance for
//! every subject and scope that it speaks of, its references replaced by slots.
//!
//! A reference takes the claims that name just the scope that it names. Of a dimension that another reference of the
//! constraint names and this one leaves out, it means the whole: claims that leave it out too, or that name something
//! which holds all that is named. Dimensions that no reference names must be the same for all: a constraint holds for
//! each place, or each period, by itself.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::meaning::{Node, Reference, Template, Test};
use super::slot::{Index, Slot};
use crate::claim::{Scope, ScopeValue};
use crate::compare::Voiced;
use crate::rule::{Constraint, Names, Property, Rulebook};
use crate::value::{Stretch, fold};

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

/// The claims of a reference that fit it, by what they name beside.
type Fitting<'a> = BTreeMap<String, (Scope, Vec<Voiced<'a>>)>;

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
                text: text(constraint, each, &local, &numbers, slots),
                slots: numbers,
                condition: put(&template.condition),
                then: put(&template.then),
            });
        }
    }
    grounds
}

/// The expression with the subject in the place of `each`.
fn text(constraint: &Constraint, each: Option<&str>, _: &[Node], numbers: &[usize], slots: &Slots<'_>) -> String {
    let Some(each) = each else { return constraint.assert.clone() };
    let name = numbers
        .iter()
        .filter_map(|number| slots.list.get(*number))
        .find(|slot| fold(&slot.subject) == each)
        .map_or(each, |slot| slot.subject.as_str());
    constraint.assert.replace("(each", &format!("({name}"))
}

/// The dimensions that references name, with what they name.
fn dimensions(template: &Template) -> BTreeMap<&str, Vec<&ScopeValue>> {
    let mut named: BTreeMap<&str, Vec<&ScopeValue>> = BTreeMap::new();
    for reference in &template.references {
        for (dimension, value) in &reference.scope.0 {
            named.entry(dimension).or_default().push(value);
        }
        if let Some(over) = &reference.over {
            named.entry(over).or_default();
        }
    }
    named
}

/// The claims that fit a reference, grouped by what must be the same for all references.
fn fit<'a>(
    reference: &Reference,
    each: Option<&str>,
    template: &Template,
    named: &BTreeMap<&str, Vec<&ScopeValue>>,
    index: &Index<'a>,
) -> Fitting<'a> {
    let rules = index.rules;
    let mut fitting: Fitting<'a> = BTreeMap::new();
    let Some(property) = rules.property(&reference.property) else { return fitting };
    let summed: BTreeSet<&str> = template.references.iter().filter_map(|one| one.over.as_deref()).collect();
    let subject = reference.subject.as_deref().or(each).unwrap_or_default();
    for voiced in index.claims(&reference.property, subject) {
        let mut shared = Scope::default();
        let matters = |name: &str| {
            property.within.as_ref().is_none_or(|list| list.iter().any(|own| own == name)) || named.contains_key(name)
        };
        let claimed = &voiced.claim.scope.0;
        let mut fits = reference.scope.0.keys().all(|name| claimed.contains_key(name));
        for (name, value) in claimed.iter().filter(|(name, _)| matters(name)) {
            match (reference.scope.0.get(name), named.get(name.as_str())) {
                (Some(wanted), _) => fits &= same(name, wanted, value, rules),
                (None, _) if reference.over.as_ref() == Some(name) => {}
                (None, Some(others)) => {
                    fits &= others.iter().all(|other| holds(name, value, other, rules));
                    if summed.contains(name.as_str()) {
                        shared.0.insert(name.clone(), value.clone());
                    }
                }
                (None, None) => {
                    shared.0.insert(name.clone(), value.clone());
                }
            }
        }
        if let Some(over) = &reference.over {
            fits &= claimed.contains_key(over);
        }
        if fits {
            fitting.entry(shared.key()).or_insert_with(|| (shared, Vec::new())).1.push(*voiced);
        }
    }
    fitting
}

fn names<'r>(dimension: &str, rules: &'r Rulebook) -> Option<&'r Names> {
    rules.scopes.get(dimension)
}

fn same(dimension: &str, a: &ScopeValue, b: &ScopeValue, rules: &Rulebook) -> bool {
    match (a, b) {
        (ScopeValue::Period(a), ScopeValue::Period(b)) => a.relation(b) == Stretch::Same,
        (ScopeValue::Name(a), ScopeValue::Name(b)) => {
            let main = |name: &str| names(dimension, rules).map_or_else(|| fold(name), |names| fold(names.main(name)));
            main(a) == main(b)
        }
        _ => false,
    }
}

fn holds(dimension: &str, whole: &ScopeValue, part: &ScopeValue, rules: &Rulebook) -> bool {
    match (whole, part) {
        (ScopeValue::Period(whole), ScopeValue::Period(part)) => whole.relation(part) == Stretch::Holds,
        (ScopeValue::Name(whole), ScopeValue::Name(part)) => {
            names(dimension, rules).is_some_and(|names| names.holds(whole, part))
        }
        _ => false,
    }
}

/// True where two scopes have nothing in common.
fn apart(dimension: &str, a: &ScopeValue, b: &ScopeValue, rules: &Rulebook) -> bool {
    match (a, b) {
        (ScopeValue::Period(a), ScopeValue::Period(b)) => a.relation(b) == Stretch::Apart,
        _ => !same(dimension, a, b, rules) && !holds(dimension, a, b, rules) && !holds(dimension, b, a, rules),
    }
}

/// Makes the slots of a reference.
struct SlotMaker<'r, 'a> {
    reference: &'r Reference,
    property: &'a Property,
    each: Option<&'r str>,
    shared: &'r Scope,
    index: &'r Index<'a>,
}

impl<'a> SlotMaker<'_, 'a> {
    /// The parts that a sum is made of, within the whole that the instance is of: scopes that hold no other and have
    /// nothing in common. `None` where they overlap.
    fn parts<'f>(
        &self,
        dimension: &str,
        fitting: &'f Fitting<'a>,
        rules: &Rulebook,
    ) -> Option<Vec<(Scope, &'f [Voiced<'a>])>> {
        let whole = self.shared.0.get(dimension);
        let rest = |scope: &Scope| {
            let mut scope = scope.clone();
            scope.0.remove(dimension);
            scope.key()
        };
        let wanted = rest(self.shared);
        let claims = fitting.iter().filter(|(key, _)| **key == wanted).flat_map(|(_, (_, claims))| claims);
        let mut values: Vec<&ScopeValue> = Vec::new();
        for value in claims.clone().filter_map(|voiced| voiced.claim.scope.0.get(dimension)) {
            let within = whole.is_none_or(|whole| holds(dimension, whole, value, rules));
            if within && !values.iter().any(|own| same(dimension, own, value, rules)) {
                values.push(value);
            }
        }
        let leaves: Vec<&ScopeValue> = values
            .iter()
            .copied()
            .filter(|value| !values.iter().any(|other| holds(dimension, value, other, rules)))
            .collect();
        let overlap =
            leaves.iter().enumerate().any(|(at, a)| leaves.iter().skip(at + 1).any(|b| !apart(dimension, a, b, rules)));
        if overlap || leaves.is_empty() {
            return None;
        }
        let mut parts = Vec::with_capacity(leaves.len());
        for leaf in leaves {
            let mut scope = self.reference.scope.clone();
            scope.0.insert(dimension.to_owned(), leaf.clone());
            // The claims stand together already; those of one part are found again when the slot is made.
            parts.push((scope, fitting.get(&wanted).map_or(&[][..], |(_, claims)| claims.as_slice())));
        }
        parts.sort_by_key(|(scope, _)| scope.key());
        Some(parts)
    }

    /// The number of the slot; made where it is new.
    fn slot(&self, scope: &Scope, claims: &[Voiced<'a>], slots: &mut Slots<'a>) -> usize {
        let rules = self.index.rules;
        let kept: Vec<Voiced<'a>> = match &self.reference.over {
            Some(dimension) => {
                let wanted = scope.0.get(dimension);
                let is =
                    |value: Option<&ScopeValue>| wanted.zip(value).is_some_and(|(a, b)| same(dimension, a, b, rules));
                claims.iter().filter(|voiced| is(voiced.claim.scope.0.get(dimension))).copied().collect()
            }
            None => claims.to_vec(),
        };
        let mut whole = scope.clone();
        for (name, value) in self.shared.0.iter().filter(|_| !kept.is_empty() || self.reference.over.is_none()) {
            whole.0.entry(name.clone()).or_insert_with(|| value.clone());
        }
        let subject = self.reference.subject.as_deref().or(self.each).unwrap_or_default();
        let mut key = format!("{}\0{}\0{}", self.property.name, fold(subject), whole.key());
        for voiced in &kept {
            // References that take different claims are different slots, whatever they are called.
            key.push('\0');
            key.push_str(&voiced.source.id);
            key.push('#');
            key.push_str(&voiced.claim.id);
        }
        if let Some(number) = slots.by_key.get(&key) {
            return *number;
        }
        let subject = kept.first().map_or(subject, |voiced| voiced.claim.subject.as_str());
        let slot = self.index.slot(self.property, subject, whole, self.reference.unit.clone(), &kept);
        slots.list.push(slot);
        slots.by_key.insert(key, slots.list.len() - 1);
        slots.list.len() - 1
    }
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
