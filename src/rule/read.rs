//! From the tree of a rule file to what it says: shapes and names of keys are checked here, meanings are not.

use crate::claim::RawSaid;
use crate::constraint::IMPLIED;
use crate::finding::{Severity, Verdict};
use crate::value::{Kind, PARTS};
use crate::yaml::{
    Content, Entry, Fields, Key, Node, Page, Scalar, Spanned, Tree, choose, clipped, follows_comma, read_map,
    read_texts,
};

use super::Role;
use super::aids::read_aids;
use super::raw::{
    RawChoice, RawConstraint, RawExtract, RawFor, RawGiven, RawLabel, RawName, RawProperty, RawRule, RawRules, RawTest,
};
use super::terms::{read_evidence, read_terms};

const FILE: &[&str] =
    &["properties", "subjects", "scopes", "rules", "constraints", "extract", "terms", "new_evidence", "compare"];
const PROPERTY: &[&str] = &[
    "type",
    "unit",
    "adds",
    "one",
    "question",
    "within",
    "tolerance",
    "labels",
    "role",
    "positions",
    "opposed",
    "vocabulary",
    "example",
];
const CHOICE: &[&str] = &["meaning", "aliases"];
const LABEL: &[&str] = &["aliases", "opposites"];
const SUBJECT: &[&str] = &["aliases", "part-of", "act-of"];
const NAME: &[&str] = &["aliases", "part-of"];
const RULE: &[&str] = &["id", "for", "report", "message", "teach", "tests"];
const FOR: &[&str] = &["subject", "property", "type"];
const TEST: &[&str] = &["a", "b", "verdict"];
const SAID: &[&str] = &["value", "scope", "says", "mode", "unit", "calendar", "others", "proof"];
const CONSTRAINT: &[&str] = &["id", "assert", "report", "message", "teach", "tests"];
const GIVEN: &[&str] = &["given", "holds"];
const EXTRACT: &[&str] = &["subject", "property", "cue", "take"];

/// Reads a rule file; mistakes go to the page.
#[must_use]
pub fn read<'t>(tree: &Tree<'t>, page: &mut Page) -> RawRules<'t> {
    let Some(fields) = tree.root.as_ref().and_then(|root| Fields::of(root, "a rule file", FILE, page)) else {
        return RawRules { broken: tree.broken, ..RawRules::default() };
    };
    let (mut properties, mut unread) = (Vec::new(), Vec::new());
    for entry in fields.map("properties", page) {
        match read_property(entry, page) {
            Some(property) => properties.push(property),
            None => unread.push(entry.0.clone()),
        }
    }
    let scopes = fields.map("scopes", page);
    RawRules {
        properties,
        unread,
        broken: tree.broken,
        subjects: read_names(fields.map("subjects", page), "a subject", SUBJECT, page),
        scopes: scopes.iter().filter_map(|entry| read_dimension(entry, page)).collect(),
        rules: fields.list("rules", page).iter().filter_map(|node| read_rule(node, page)).collect(),
        constraints: fields.list("constraints", page).iter().filter_map(|node| read_constraint(node, page)).collect(),
        terms: fields.list("terms", page).iter().filter_map(|node| read_terms(node, page)).collect(),
        evidence: fields.list("new_evidence", page).iter().filter_map(|node| read_evidence(node, page)).collect(),
        aids: fields.node("compare").and_then(|node| read_aids(node, page)).unwrap_or_default(),
        extract: fields.list("extract", page).iter().filter_map(|node| read_extract(node, page)).collect(),
    }
}

/// Nothing under a name, or a map: `Great Terror:` declares as much as `Great Terror: {}`.
pub(super) fn fields_or_nothing<'n, 't>(
    node: &'n Node<'t>,
    what: &'static str,
    keys: &'static [&'static str],
    page: &mut Page,
) -> Option<Option<Fields<'n, 't>>> {
    match &node.content {
        Content::Scalar(text) if text.span.is_empty() => Some(None),
        _ => Fields::of(node, what, keys, page).map(Some),
    }
}

fn read_property<'t>((name, node): &Entry<'t>, page: &mut Page) -> Option<RawProperty<'t>> {
    let fields = Fields::of(node, "a property", PROPERTY, page)?;
    let kind = read_kind(&fields, page);
    let unread = fields.is_open() || (kind.is_none() && fields.entry("type").is_some());
    let property = RawProperty {
        name: name.clone(),
        kind,
        unit: fields.text("unit", page),
        adds: fields.flag("adds", page),
        one: fields.flag("one", page),
        question: fields.text("question", page),
        within: fields.node("within").map(|_| fields.texts("within", page)),
        tolerance: fields.text("tolerance", page),
        labels: fields.map("labels", page).iter().filter_map(|entry| read_label(entry, page)).collect(),
        role: fields.choice("role", "unknown-role", &Role::ALL.map(|role| (role.name(), role)), page),
        positions: read_choices("positions", &fields, page),
        opposed: read_opposed(&fields, page),
        vocabulary: read_choices("vocabulary", &fields, page),
        example: fields.entry("example").and_then(|(key, node)| RawSaid::of_value(node, key, page)),
    };
    (!unread).then_some(property)
}

fn read_kind(fields: &Fields<'_, '_>, page: &mut Page) -> Option<Spanned<Kind>> {
    fields.choice("type", "unknown-type", &Kind::ALL.map(|kind| (kind.name(), kind)), page)
}

fn read_label<'t>((name, node): &Entry<'t>, page: &mut Page) -> Option<RawLabel<'t>> {
    let fields = fields_or_nothing(node, "a label", LABEL, page)?;
    let mut texts = |key| fields.map(|fields| fields.texts(key, page)).unwrap_or_default();
    Some(RawLabel { name: name.clone(), aliases: texts("aliases"), opposites: texts("opposites") })
}

/// Names with a meaning each, or a list of names; `None` where the key is not given.
fn read_choices<'t>(key: &str, fields: &Fields<'_, 't>, page: &mut Page) -> Option<Vec<RawChoice<'t>>> {
    let node = fields.node(key)?;
    if matches!(node.content, Content::List(_)) {
        let bare = |name: Scalar<'t>| {
            let name = Key { text: name.text, span: name.span };
            RawChoice { name, meaning: None, aliases: Vec::new() }
        };
        return Some(fields.texts(key, page).into_iter().map(bare).collect());
    }
    let entries = fields.map(key, page);
    for (before, (name, node)) in entries.iter().zip(entries.iter().skip(1)) {
        let meant = matches!(&before.1.content, Content::Scalar(text) if !text.is_blank());
        if meant && node.span.is_empty() && follows_comma(page.file.text(), &name.span) {
            let help = "inside `{…}` a comma ends a text: put the meaning before it in double quotation marks; where a \
                        name without a meaning is meant, write `{}` behind it";
            let message = format!("`{}` follows a meaning and has none", clipped(&name.text));
            page.note("meaning-split", name.span.clone(), message, "read as a name of its own", help);
        }
    }
    Some(entries.iter().filter_map(|entry| read_choice(entry, page)).collect())
}

fn read_choice<'t>((name, node): &Entry<'t>, page: &mut Page) -> Option<RawChoice<'t>> {
    if let Content::Scalar(text) = &node.content {
        let meaning = (!text.is_blank()).then(|| text.clone());
        if let Some(meaning) = &meaning {
            crate::claim::check_cut(meaning, &name.text, page);
        }
        return Some(RawChoice { name: name.clone(), meaning, aliases: Vec::new() });
    }
    let fields = Fields::of(node, "a position or cause", CHOICE, page)?;
    let (meaning, aliases) = (fields.text("meaning", page), fields.texts("aliases", page));
    Some(RawChoice { name: name.clone(), meaning, aliases })
}

/// `[a, b]`, or a list of such lists.
fn read_opposed<'t>(fields: &Fields<'_, 't>, page: &mut Page) -> Option<Vec<Vec<Scalar<'t>>>> {
    let (key, node) = fields.entry("opposed")?;
    match &node.content {
        Content::List(items) if items.iter().any(|item| matches!(item.content, Content::List(_))) => {
            Some(items.iter().filter_map(|item| read_texts(item, key, page)).collect())
        }
        _ => Some(vec![read_texts(node, key, page)?]),
    }
}

fn read_dimension<'t>((name, node): &Entry<'t>, page: &mut Page) -> Option<(Key<'t>, Vec<RawName<'t>>)> {
    if name.text == "period" {
        let help = "leave it out: which period holds which follows from the dates";
        page.note("period-named", name.span.clone(), "periods have no names here", "", help);
        return None;
    }
    if matches!(&node.content, Content::Scalar(text) if text.span.is_empty()) {
        return Some((name.clone(), Vec::new()));
    }
    let entries = read_map(node, &format!("scope `{}`", name.text), page)?;
    Some((name.clone(), read_names(entries, "a name in a scope", NAME, page)))
}

fn read_names<'t>(
    entries: &[Entry<'t>],
    what: &'static str,
    keys: &'static [&'static str],
    page: &mut Page,
) -> Vec<RawName<'t>> {
    let mut names = Vec::with_capacity(entries.len());
    for (name, node) in entries {
        let Some(fields) = fields_or_nothing(node, what, keys, page) else { continue };
        let aliases = fields.map(|fields| fields.texts("aliases", page)).unwrap_or_default();
        let part_of = fields.and_then(|fields| fields.text("part-of", page));
        let person = fields.filter(|_| keys.contains(&"act-of"));
        let act_of = person.and_then(|fields| fields.text("act-of", page));
        names.push(RawName { name: name.clone(), aliases, part_of, act_of });
    }
    names
}

fn read_rule<'t>(node: &Node<'t>, page: &mut Page) -> Option<RawRule<'t>> {
    let fields = Fields::of(node, "a rule", RULE, page)?;
    fields.require(&[("id", "name the rule with `id: some-words-in-kebab-case`")], page);
    let id = fields.text("id", page);
    let meets = fields.node("for").and_then(|node| read_for(node, page));
    let report = fields.map("report", page).iter().filter_map(|entry| read_report(entry, page)).collect();
    let (message, teach) = (fields.text("message", page), fields.text("teach", page));
    let tests = fields.list("tests", page).iter().filter_map(|node| read_test(node, page)).collect();
    Some(RawRule { id: id?, meets, report, message, teach, tests })
}

fn read_for<'t>(node: &Node<'t>, page: &mut Page) -> Option<RawFor<'t>> {
    let fields = Fields::of(node, "`for`", FOR, page)?;
    Some(RawFor {
        span: node.span.clone(),
        subject: fields.text("subject", page),
        property: fields.text("property", page),
        kind: read_kind(&fields, page),
    })
}

fn read_report(entry: &Entry<'_>, page: &mut Page) -> Option<(Spanned<Verdict>, Severity)> {
    let (name, node) = entry;
    let verdict = read_verdict(&name.text, name.span.clone(), page);
    let severity = crate::yaml::read_text(node, name, page)?;
    let names = Severity::ALL.map(|severity| (severity.name(), severity));
    let severity = choose(&severity.text, severity.span.clone(), "severity", "unknown-severity", &names, page)?;
    Some((verdict?, severity.value))
}

fn read_verdict(name: &str, span: std::ops::Range<usize>, page: &mut Page) -> Option<Spanned<Verdict>> {
    choose(name, span, "verdict", "unknown-verdict", &Verdict::ALL.map(|verdict| (verdict.name(), verdict)), page)
}

fn read_test<'t>(node: &Node<'t>, page: &mut Page) -> Option<RawTest<'t>> {
    let fields = Fields::of(node, "a test", TEST, page)?;
    let claim = "write a value, or a map such as `{value: 11, says: a witness, mode: reported}`";
    let verdict = "name the verdict the two must come to, such as `verdict: contradiction`";
    fields.require(&[("a", claim), ("b", claim), ("verdict", verdict)], page);
    let a = fields.entry("a").and_then(|entry| read_test_claim(entry, page));
    let b = fields.entry("b").and_then(|entry| read_test_claim(entry, page));
    let verdict = fields.text("verdict", page).and_then(|text| read_verdict(&text.text, text.span.clone(), page));
    Some(RawTest { span: fields.span(), a: a?, b: b?, verdict: verdict? })
}

fn read_test_claim<'t>((key, node): &Entry<'t>, page: &mut Page) -> Option<RawSaid<'t>> {
    // Causes are maps too, and are known by their keys.
    let bare = match &node.content {
        Content::Map(entries) => entries.iter().any(|(key, _)| PARTS.contains(&&*key.text)),
        _ => true,
    };
    if bare {
        return RawSaid::of_value(node, key, page);
    }
    let fields = Fields::of(node, "a claim in a test", SAID, page)?;
    fields.require(&[("value", "write what is said, such as `value: 11`")], page);
    Some(RawSaid::read(&fields, page)).filter(|said| said.value.is_some())
}

fn owned(text: Scalar<'_>) -> Spanned<String> {
    Spanned { value: text.text.into_owned(), span: text.span }
}

fn read_constraint<'t>(node: &Node<'t>, page: &mut Page) -> Option<RawConstraint<'t>> {
    let fields = Fields::of(node, "a constraint", CONSTRAINT, page)?;
    let id = fields.text("id", page);
    let mut required = vec![("id", "name the constraint with `id: some-words-in-kebab-case`")];
    // What the program knows already needs no expression: severities and words are changed under its id.
    if !id.as_ref().is_some_and(|id| IMPLIED.iter().any(|(known, ..)| *known == id.text)) {
        required.push(("assert", "write what must hold between claims"));
    }
    fields.require(&required, page);
    let assert = fields.text("assert", page);
    let report = fields.map("report", page).iter().filter_map(|entry| read_report(entry, page)).collect();
    let (message, teach) = (fields.text("message", page), fields.text("teach", page));
    let tests = fields.list("tests", page).iter().filter_map(|node| read_given(node, page)).collect();
    Some(RawConstraint { id: id?, assert, report, message, teach, tests })
}

fn read_given<'t>(node: &Node<'t>, page: &mut Page) -> Option<RawGiven<'t>> {
    let fields = Fields::of(node, "a test of a constraint", GIVEN, page)?;
    let given = "write what is claimed: `given: {executed(Great Terror): 700,000}`";
    fields.require(&[("given", given), ("holds", "write `holds: true` or `holds: false`")], page);
    let claims = fields.map("given", page).iter();
    let given = claims.filter_map(|entry| Some((entry.0.clone(), read_test_claim(entry, page)?))).collect();
    Some(RawGiven { span: fields.span(), given, holds: fields.flag("holds", page)? })
}

fn read_extract(node: &Node<'_>, page: &mut Page) -> Option<RawExtract> {
    let fields = Fields::of(node, "an extraction", EXTRACT, page)?;
    let required = [
        ("subject", "write what the claims are about"),
        ("property", "write which property the claims are of"),
        ("cue", "write the words that must stand near, such as `famine and (died or deaths)`"),
        ("take", "write the kind of mention that is the value, such as `take: quantity`"),
    ];
    fields.require(&required, page);
    let [subject, property, cue, take] = required.map(|(key, _)| fields.text(key, page).map(owned));
    let file = page.file.clone();
    Some(RawExtract { file, subject: subject?, property: property?, cue: cue?, take: take? })
}
