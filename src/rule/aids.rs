//! What helps `compare` to read documents: words that say one thing, and words whose passages it leaves out. Never
//! needed; a list for history prose is part of the program.

use crate::yaml::{Content, Fields, Node, Page, Scalar, read_texts};

const COMPARE: &[&str] = &["synonyms", "leave-out"];

/// What helps to compare documents that nobody has read yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aids {
    /// Words and phrases, each group saying one thing; at least two in a group, no phrase in two.
    pub synonyms: Vec<Vec<String>>,
    /// Subjects, words and phrases: a sentence that holds one is not compared.
    pub leave_out: Vec<String>,
}

/// What stands under `compare`, as written.
#[derive(Debug, Default)]
pub struct RawAids<'t> {
    /// `synonyms`: a list of lists.
    pub synonyms: Vec<Vec<Scalar<'t>>>,
    /// `leave-out`: one or several.
    pub leave_out: Vec<Scalar<'t>>,
}

/// Reads what stands under `compare`.
pub(super) fn read_aids<'t>(node: &Node<'t>, page: &mut Page) -> Option<RawAids<'t>> {
    let fields = Fields::of(node, "`compare`", COMPARE, page)?;
    Some(RawAids { synonyms: read_groups(&fields, page), leave_out: fields.texts("leave-out", page) })
}

/// `[a, b]`, or a list of such lists.
fn read_groups<'t>(fields: &Fields<'_, 't>, page: &mut Page) -> Vec<Vec<Scalar<'t>>> {
    let Some((key, node)) = fields.entry("synonyms") else { return Vec::new() };
    match &node.content {
        Content::List(items) if items.iter().any(|item| matches!(item.content, Content::List(_))) => {
            items.iter().filter_map(|item| read_texts(item, key, page)).collect()
        }
        _ => read_texts(node, key, page).into_iter().collect(),
    }
}
