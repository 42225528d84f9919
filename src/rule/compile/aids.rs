//! What helps `compare`: from how it is written to what it means. Layers add to one another.

use std::collections::BTreeMap;

use super::{Declared, Part};
use crate::rule::Aids;
use crate::value::fold;
use crate::yaml::clipped;

/// The groups of synonyms and the words to leave out, in order of layer, file and place.
pub(super) fn merge(parts: &mut [Part<'_>]) -> Aids {
    let mut aids = Aids::default();
    let mut taken: BTreeMap<String, Declared> = BTreeMap::new();
    for part in parts {
        let raw = part.raw;
        for group in &raw.aids.synonyms {
            let mut words: Vec<String> = Vec::with_capacity(group.len());
            for word in group {
                let place = part.declared(&word.span);
                match taken.get(&fold(&word.text)) {
                    Some(before) => {
                        let message = format!("`{}` stands among the synonyms twice", clipped(&word.text));
                        let help = "keep it in one list: words of one list say one thing; make two lists one where all \
                                    of them do";
                        part.page.note("synonym-twice", place.span, message, first(before), help);
                    }
                    None => {
                        taken.insert(fold(&word.text), place);
                        words.push(word.text.trim().to_owned());
                    }
                }
            }
            if let [only] = group.as_slice() {
                let help = "name another word that says the same: `[death toll, lives lost]`";
                let message = format!("`{}` has no synonym beside it", clipped(&only.text));
                part.page.note("synonym-alone", only.span.clone(), message, "", help);
            }
            if words.len() > 1 {
                aids.synonyms.push(words);
            }
        }
        aids.leave_out.extend(raw.aids.leave_out.iter().map(|word| word.text.trim().to_owned()));
    }
    aids
}

fn first(before: &Declared) -> String {
    let (line, column) = before.file.position(before.span.start);
    format!("first in {}:{line}:{column}", before.file.path)
}
