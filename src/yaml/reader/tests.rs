use std::sync::Arc;

use crate::document::Document;
use crate::mistake::Mistake;
use crate::yaml::{Fields, Page, plant};

fn with_fields(text: &str, look: impl FnOnce(Fields<'_, '_>, &mut Page)) -> Vec<Mistake> {
    let file = Arc::new(Document::new("a.yaml", text));
    let mut page = Page::new(&file);
    let tree = plant(file.text(), &mut page);
    if let Some(fields) =
        tree.root.as_ref().and_then(|root| Fields::of(root, "a claim", &["subject", "value", "flag"], &mut page))
    {
        look(fields, &mut page);
    }
    page.mistakes.sorted()
}

#[test]
fn each_field_that_is_not_as_it_should_be_is_told_and_reading_goes_on() {
    let file = "subjct: x\nvalue: [a, [b], '']\nflag: yes\n";
    let mistakes = with_fields(file, |fields, page| {
        fields.require(&[("subject", "say it")], page);
        assert!(fields.texts("value", page).is_empty());
        assert!(fields.flag("flag", page).is_none());
        assert!(fields.text("subject", page).is_none());
    });
    let told: Vec<_> = mistakes.iter().map(|m| (m.code, &file[m.labels[0].span.clone()])).collect();
    let expected = [("unknown-key", "subjct"), ("wrong-shape", "[b]"), ("empty-text", "''"), ("not-a-flag", "yes")];
    assert_eq!(told, expected);
    assert!(
        mistakes[0]
            .help
            .as_ref()
            .unwrap()
            .starts_with("did you mean `subject`? a claim may have `subject`, `value` or")
    );
}

#[test]
fn texts_are_one_or_a_list() {
    assert!(
        with_fields("value: a\nsubject: [b, c]\nflag: true", |fields, page| {
            let texts =
                |key, page: &mut Page| fields.texts(key, page).iter().map(|t| t.text.to_string()).collect::<Vec<_>>();
            assert_eq!(texts("value", page), ["a"]);
            assert_eq!(texts("subject", page), ["b", "c"]);
            assert!(fields.flag("flag", page).unwrap().value);
        })
        .is_empty()
    );
}

#[test]
fn a_number_split_at_its_comma_is_told_and_years_are_not_one() {
    for (file, told) in [
        ("value: [375,000]", 1),
        ("value: [~1,234]", 1),
        ("value: [1667,1668]", 0),
        ("value: [a,b]", 0),
        ("value: [12, 345]", 0),
    ] {
        let mistakes = with_fields(file, |fields, page| drop(fields.texts("value", page)));
        assert_eq!(mistakes.iter().filter(|m| m.code == "number-split").count(), told, "{file}");
    }
    let mistakes = with_fields("{value: 375,000}", |_, _| {});
    assert_eq!(mistakes.iter().map(|m| m.code).collect::<Vec<_>>(), ["number-split"]);
}

#[test]
fn a_map_that_is_none_says_what_it_is() {
    let mistakes = with_fields("- a\n- b\n", |_, _| panic!("it is no map"));
    assert_eq!((mistakes[0].code, mistakes[0].labels[0].text.as_str()), ("wrong-shape", "this is a list"));
}

#[test]
fn aliases_are_told_once_and_not_again_as_missing() {
    let mistakes = with_fields("subject: *x\nvalue: a\n", |fields, page| {
        fields.require(&[("subject", "say it")], page);
        assert!(fields.text("subject", page).is_none());
        assert!(fields.texts("subject", page).is_empty());
    });
    assert_eq!(mistakes.iter().map(|m| m.code).collect::<Vec<_>>(), ["yaml-alias"]);
}
