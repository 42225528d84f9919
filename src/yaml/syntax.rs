//! Syntax errors, in words that help a person who writes quotations and not programs.

use serde_yaml::granit_parser::{ErrorKind, ScanError};

use super::Page;
use super::build::note_depth;
use super::cause::{Cause, seek};

/// Notes a syntax error; gives the byte offset at which the parser gave up.
pub(super) fn note_syntax(error: &ScanError, text: &str, page: &mut Page) -> usize {
    let mark = error.marker();
    let counted = || text.char_indices().nth(mark.index()).map_or(text.len(), |(at, _)| at);
    let at = mark.byte_offset().unwrap_or_else(counted).min(text.len());
    let span = at..(at + 1).min(text.len());
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        note_depth(span, page);
        return at;
    }
    if let Some(Cause { span, message, label, help }) = seek(error.kind(), text, at) {
        page.note("yaml-syntax", span, message, label, format!("{help}; what stands below was not read"));
        return at;
    }
    let (message, help) = explain(error.kind());
    let message = message.map_or_else(|| format!("this is not YAML: {}", error.info()), str::to_owned);
    let help = format!("{help}; what stands below was not read");
    page.note("yaml-syntax", span, message, "", help);
    at
}

/// What is wrong, where the parser's own words would not help, and what to do.
fn explain(kind: &ErrorKind) -> (Option<&'static str>, &'static str) {
    use ErrorKind as E;
    match kind {
        E::MappingValueNotAllowed | E::InvalidSimpleKey | E::SimpleKeyExpected => (
            Some("a `: ` inside a text makes YAML read what stands before it as a key"),
            "put the whole text in quotation marks, or write `|` behind the key and the text indented below it",
        ),
        E::InvalidTrailingDoubleQuotedScalar | E::InvalidTrailingSingleQuotedScalar => (
            Some("the text opens with a quotation mark and goes on behind the closing one"),
            "write `|` behind the key and the whole text, with its quotation marks, indented below it",
        ),
        E::UnclosedQuotedScalar | E::InvalidQuotedScalarIndent | E::DocumentIndicatorInQuotedScalar => (
            Some("a quotation mark was opened and is not closed"),
            "close it, or write `|` behind the key and the text indented below it",
        ),
        E::TabNotAllowed | E::TabInBlockIndentation | E::TabInIndentation | E::TabInPlainScalar => {
            (Some("a tab stands where only spaces may"), "indent with spaces")
        }
        E::CommentInterceptedScalar => (
            Some("a ` #` inside a text makes YAML read the rest of the line as a comment"),
            "put the whole text in quotation marks, or write `|` behind the key and the text indented below it",
        ),
        E::UnclosedFlowCollection { .. }
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator
        | E::MismatchedFlowCollectionEnd { .. } => (None, "every `[` needs its `]` and every `{` its `}`"),
        E::ExpectedBlockMappingKey | E::ExpectedBlockSequenceEntry | E::InvalidIndentation => {
            (Some("the line does not fit what stands above it"), "entries that belong together begin in one column")
        }
        _ => (None, "compare the line with those above it"),
    }
}
