//! What a rule file says, as it is written: every value with its place, nothing checked against anything else.

use std::ops::Range;
use std::sync::Arc;

use crate::claim::RawSaid;
use crate::document::Document;
use crate::finding::{Severity, Verdict};
use crate::rule::Role;
use crate::value::Kind;
use crate::yaml::{Key, Scalar, Spanned};

use super::aids::RawAids;
use super::terms::{RawEvidence, RawTerms};

/// A rule file.
#[derive(Debug, Default)]
pub struct RawRules<'t> {
    /// In order of the file.
    pub properties: Vec<RawProperty<'t>>,
    /// In order of the file.
    pub subjects: Vec<RawName<'t>>,
    /// By dimension, in order of the file.
    pub scopes: Vec<(Key<'t>, Vec<RawName<'t>>)>,
    /// In order of the file.
    pub rules: Vec<RawRule<'t>>,
    /// In order of the file.
    pub constraints: Vec<RawConstraint<'t>>,
    /// In order of the file.
    pub extract: Vec<RawExtract>,
    /// In order of the file.
    pub terms: Vec<RawTerms<'t>>,
    /// In order of the file.
    pub evidence: Vec<RawEvidence<'t>>,
    /// `compare`.
    pub aids: RawAids<'t>,
    /// Names of properties with a mistake that keeps them from being declared.
    pub unread: Vec<Key<'t>>,
    /// True where a syntax error cut the file short.
    pub broken: bool,
}

/// `properties: {NAME: …}`.
#[derive(Debug)]
pub struct RawProperty<'t> {
    /// Its name.
    pub name: Key<'t>,
    /// `type`.
    pub kind: Option<Spanned<Kind>>,
    /// `unit`.
    pub unit: Option<Scalar<'t>>,
    /// `adds`.
    pub adds: Option<Spanned<bool>>,
    /// `one`.
    pub one: Option<Spanned<bool>>,
    /// `question`.
    pub question: Option<Scalar<'t>>,
    /// `within`; `None` where it is not given.
    pub within: Option<Vec<Scalar<'t>>>,
    /// `tolerance`.
    pub tolerance: Option<Scalar<'t>>,
    /// `labels`.
    pub labels: Vec<RawLabel<'t>>,
    /// `role`.
    pub role: Option<Spanned<Role>>,
    /// `positions`, of a judgement; `None` where it is not given.
    pub positions: Option<Vec<RawChoice<'t>>>,
    /// `opposed`: each two of a list exclude one another; `None` where it is not given.
    pub opposed: Option<Vec<Vec<Scalar<'t>>>>,
    /// `vocabulary`, of causes and of responsibility; `None` where it is not given.
    pub vocabulary: Option<Vec<RawChoice<'t>>>,
    /// `example`: a value.
    pub example: Option<RawSaid<'t>>,
}

/// A position or a cause: `NAME: what it means`, or `NAME: {meaning, aliases}`.
#[derive(Debug)]
pub struct RawChoice<'t> {
    /// Its main name.
    pub name: Key<'t>,
    /// What it means.
    pub meaning: Option<Scalar<'t>>,
    /// Other spellings.
    pub aliases: Vec<Scalar<'t>>,
}

/// `labels: {NAME: {aliases, opposites}}`.
#[derive(Debug)]
pub struct RawLabel<'t> {
    /// Its main name.
    pub name: Key<'t>,
    /// Other spellings.
    pub aliases: Vec<Scalar<'t>>,
    /// Labels that cannot be true beside it.
    pub opposites: Vec<Scalar<'t>>,
}

/// A subject, or a name in a scope dimension: `NAME: {aliases, part-of}`.
#[derive(Debug)]
pub struct RawName<'t> {
    /// Its main name.
    pub name: Key<'t>,
    /// Other spellings.
    pub aliases: Vec<Scalar<'t>>,
    /// The whole it is part of.
    pub part_of: Option<Scalar<'t>>,
    /// `act-of`: the person whose act it is.
    pub act_of: Option<Scalar<'t>>,
}

/// An entry of `rules`.
#[derive(Debug)]
pub struct RawRule<'t> {
    /// `id`.
    pub id: Scalar<'t>,
    /// `for`; `None` where it is not given.
    pub meets: Option<RawFor<'t>>,
    /// `report`.
    pub report: Vec<(Spanned<Verdict>, Severity)>,
    /// `message`.
    pub message: Option<Scalar<'t>>,
    /// `teach`.
    pub teach: Option<Scalar<'t>>,
    /// `tests`.
    pub tests: Vec<RawTest<'t>>,
}

/// `for: {subject, property, type}`.
#[derive(Debug)]
pub struct RawFor<'t> {
    /// Where it is written.
    pub span: Range<usize>,
    /// `subject`.
    pub subject: Option<Scalar<'t>>,
    /// `property`.
    pub property: Option<Scalar<'t>>,
    /// `type`.
    pub kind: Option<Spanned<Kind>>,
}

/// An entry of `tests`.
#[derive(Debug)]
pub struct RawTest<'t> {
    /// Where it is written.
    pub span: Range<usize>,
    /// `a`.
    pub a: RawSaid<'t>,
    /// `b`.
    pub b: RawSaid<'t>,
    /// `verdict`.
    pub verdict: Spanned<Verdict>,
}

/// An entry of `constraints`.
#[derive(Debug)]
pub struct RawConstraint<'t> {
    /// `id`.
    pub id: Scalar<'t>,
    /// `assert`: the expression; `None` where it is not given.
    pub assert: Option<Scalar<'t>>,
    /// `report`.
    pub report: Vec<(Spanned<Verdict>, Severity)>,
    /// `message`.
    pub message: Option<Scalar<'t>>,
    /// `teach`.
    pub teach: Option<Scalar<'t>>,
    /// `tests`.
    pub tests: Vec<RawGiven<'t>>,
}

/// An entry of a constraint's `tests`.
#[derive(Debug)]
pub struct RawGiven<'t> {
    /// Where it is written.
    pub span: Range<usize>,
    /// `given`: calls and what is claimed of them.
    pub given: Vec<(Key<'t>, RawSaid<'t>)>,
    /// `holds`.
    pub holds: Spanned<bool>,
}

/// An entry of `extract`, kept as written until claims are pulled from prose.
#[derive(Clone, Debug)]
pub struct RawExtract {
    /// The file it stands in.
    pub file: Arc<Document>,
    /// `subject`.
    pub subject: Spanned<String>,
    /// `property`.
    pub property: Spanned<String>,
    /// `cue`: the words that must stand near.
    pub cue: Spanned<String>,
    /// `take`: the kind of mention that is the value.
    pub take: Spanned<String>,
}
