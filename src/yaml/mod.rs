//! Takes the text of a YAML file, gives a tree with the bytes of every node and a reader of fields over it: the one
//! way in for claim files, rule files and whatever is written in YAML later.
//!
//! Reading never stops at a mistake that leaves the rest readable: it is noted on the [`Page`], and reading goes on.
//!
//! ```
//! use std::sync::Arc;
//! use counterclaim::document::Document;
//! use counterclaim::yaml::{Fields, Page, plant};
//!
//! let file = Arc::new(Document::new("a.yaml", "name: Hunt\nyaer: 1819\n"));
//! let mut page = Page::new(&file);
//! let tree = plant(file.text(), &mut page);
//! let root = tree.root.as_ref().expect("there is one");
//! let fields = Fields::of(root, "a person", &["name", "year"], &mut page).expect("it is a map");
//! assert_eq!(fields.text("name", &mut page).expect("it is there").text, "Hunt");
//! let mistakes = page.mistakes.sorted();
//! assert_eq!(mistakes[0].code, "unknown-key");
//! assert!(mistakes[0].help.as_ref().is_some_and(|help| help.starts_with("did you mean `year`?")));
//! ```

mod build;
mod cause;
mod page;
mod reader;
mod syntax;
mod tree;

pub use build::plant;
pub use page::{Page, clipped, listed, nearest, suggest};
pub(crate) use reader::follows_comma;
pub use reader::{Fields, choose, read_map, read_text, read_texts};
pub use tree::{Content, Entry, Key, Node, Scalar, Spanned, Style, Tree};

/// How deep lists and maps may be nested; claim and rule files need five or six.
pub const DEEPEST: usize = 64;
