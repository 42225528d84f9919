//! Words that carry a view, and what became known when: what `terms` and `new_evidence` of a rule file declare.

use std::ops::Range;
use std::sync::Arc;

use crate::document::Document;
use crate::value::Date;
use crate::yaml::{Entry, Fields, Key, Node, Page, Scalar};

use super::read::fields_or_nothing;

const TERMS: &[&str] = &["id", "subject", "question", "teach", "words"];
const WORD: &[&str] = &["forms", "view"];
const EVIDENCE: &[&str] = &["year", "what", "subject"];

/// Words for one thing, of which each says something else about it.
#[derive(Clone, Debug)]
pub struct TermSet {
    /// Kebab-case, unique in a rulebook, among rules too.
    pub id: String,
    /// What they are words for: the subject's main name. Sources without a claim about it are not looked at.
    pub subject: String,
    /// The heading of the report.
    pub question: Option<String>,
    /// What to ask a class.
    pub teach: Option<String>,
    /// In order of the file.
    pub words: Vec<Term>,
}

/// A word or a few words that carry a view.
#[derive(Clone, Debug)]
pub struct Term {
    /// As declared; sought too.
    pub name: String,
    /// Other forms of it that are sought: endings, spellings. Nothing else is: what is not declared is not found.
    pub forms: Vec<String>,
    /// What whoever uses it says with it.
    pub view: Option<String>,
    /// The rule file that declares it.
    pub file: Arc<Document>,
    /// Where it is declared in that file.
    pub span: Range<usize>,
}

/// Something that became known at some time, such as the opening of an archive.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// When.
    pub date: Date,
    /// What, in words that go on a sentence: `the archives began to open`.
    pub what: String,
    /// The subjects it is about, in their main names; all where there are none.
    pub subjects: Vec<String>,
}

/// An entry of `terms`, as written.
#[derive(Debug)]
pub struct RawTerms<'t> {
    /// `id`.
    pub id: Scalar<'t>,
    /// `subject`.
    pub subject: Scalar<'t>,
    /// `question`.
    pub question: Option<Scalar<'t>>,
    /// `teach`.
    pub teach: Option<Scalar<'t>>,
    /// `words`.
    pub words: Vec<RawTerm<'t>>,
}

/// A word of `terms`, as written.
#[derive(Debug)]
pub struct RawTerm<'t> {
    /// The word itself.
    pub name: Key<'t>,
    /// `forms`.
    pub forms: Vec<Scalar<'t>>,
    /// `view`.
    pub view: Option<Scalar<'t>>,
}

/// An entry of `new_evidence`, as written.
#[derive(Debug)]
pub struct RawEvidence<'t> {
    /// `year`: a date.
    pub year: Scalar<'t>,
    /// `what`.
    pub what: Scalar<'t>,
    /// `subject`: one or several.
    pub subjects: Vec<Scalar<'t>>,
}

/// Reads an entry of `terms`.
pub(super) fn read_terms<'t>(node: &Node<'t>, page: &mut Page) -> Option<RawTerms<'t>> {
    let fields = Fields::of(node, "an entry of `terms`", TERMS, page)?;
    let required = [
        ("id", "name it with `id: some-words-in-kebab-case`"),
        ("subject", "say what these are words for: `subject: German-Soviet treaty of 1939`"),
        ("words", "list the words: `words: {alliance: {forms: [allies, allied]}, non-aggression pact: {}}`"),
    ];
    fields.require(&required, page);
    let (id, subject) = (fields.text("id", page), fields.text("subject", page));
    let (question, teach) = (fields.text("question", page), fields.text("teach", page));
    let words = fields.map("words", page).iter().filter_map(|entry| read_term(entry, page)).collect();
    Some(RawTerms { id: id?, subject: subject?, question, teach, words })
}

fn read_term<'t>((name, node): &Entry<'t>, page: &mut Page) -> Option<RawTerm<'t>> {
    let fields = fields_or_nothing(node, "a word of `terms`", WORD, page)?;
    let forms = fields.map(|fields| fields.texts("forms", page)).unwrap_or_default();
    let view = fields.and_then(|fields| fields.text("view", page));
    Some(RawTerm { name: name.clone(), forms, view })
}

/// Reads an entry of `new_evidence`.
pub(super) fn read_evidence<'t>(node: &Node<'t>, page: &mut Page) -> Option<RawEvidence<'t>> {
    let fields = Fields::of(node, "an entry of `new_evidence`", EVIDENCE, page)?;
    let required = [
        ("year", "say when it became known: `year: 1991`"),
        ("what", "say what became known: `what: the archives began to open`"),
    ];
    fields.require(&required, page);
    let (year, what) = (fields.text("year", page), fields.text("what", page));
    Some(RawEvidence { year: year?, what: what?, subjects: fields.texts("subject", page) })
}
