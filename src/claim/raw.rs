//! What a claim file says, as it is written: every value with its place, nothing checked against the rules.

use std::ops::Range;

use super::{Certainty, RawSaid, SourceKind, Status};
use crate::value::Calendar;
use crate::yaml::{Scalar, Spanned};

/// A claim file.
#[derive(Debug, Default)]
pub struct RawFile<'t> {
    /// The source.
    pub source: RawSource<'t>,
    /// Its claims, in order of the file; those with a mistake of shape are left out.
    pub claims: Vec<RawClaim<'t>>,
    /// How many entries stand under `claims`, those with mistakes too.
    pub written: usize,
    /// Where `claims` is written, if it is.
    pub claims_key: Option<Range<usize>>,
}

/// `source: …`.
#[derive(Debug, Default)]
pub struct RawSource<'t> {
    /// `title`.
    pub title: Option<Scalar<'t>>,
    /// `kind`.
    pub kind: Option<Spanned<SourceKind>>,
    /// `genre`.
    pub genre: Option<Scalar<'t>>,
    /// `author`.
    pub author: Option<Scalar<'t>>,
    /// `written`: EDTF, or `unknown`.
    pub written: Option<Scalar<'t>>,
    /// `audience`.
    pub audience: Option<Scalar<'t>>,
    /// `purpose`.
    pub purpose: Option<Scalar<'t>>,
    /// `provenance`.
    pub provenance: Option<Scalar<'t>>,
    /// `document`: its name below the collection's folder.
    pub document: Option<Scalar<'t>>,
    /// `copies`.
    pub copies: Vec<Scalar<'t>>,
    /// `calendar`: that of its dates where a claim names none.
    pub calendar: Option<Spanned<Calendar>>,
    /// `excerpt`.
    pub excerpt: bool,
    /// `disagreements: expected`.
    pub disagreements_expected: bool,
}

/// An entry of `claims`.
#[derive(Debug)]
pub struct RawClaim<'t> {
    /// True where a mistake was noted in it already, so that it is read on and then left out.
    pub broken: bool,
    /// `id`.
    pub id: Option<Scalar<'t>>,
    /// `subject`.
    pub subject: Scalar<'t>,
    /// `property`.
    pub property: Scalar<'t>,
    /// Value, scope, voice and mode.
    pub said: RawSaid<'t>,
    /// `certainty`.
    pub certainty: Option<Certainty>,
    /// `status`.
    pub status: Option<Status>,
    /// `note`.
    pub note: Option<Scalar<'t>>,
    /// `quote`.
    pub quote: RawSelector<'t>,
    /// `context`.
    pub context: Option<RawSelector<'t>>,
    /// `because`.
    pub because: Option<RawSelector<'t>>,
}

/// `quote: words`, or `quote: {exact, before, after}`.
#[derive(Debug)]
pub struct RawSelector<'t> {
    /// The words themselves.
    pub exact: Scalar<'t>,
    /// The words just before.
    pub before: Option<Scalar<'t>>,
    /// The words just after.
    pub after: Option<Scalar<'t>>,
}
