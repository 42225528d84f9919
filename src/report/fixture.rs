//! Findings made by hand, one of every verdict: what the tests of `report` are shown.

use std::sync::Arc;

use crate::claim::SourceKind;
use crate::document::Document;
use crate::finding::{Change, Cited, Extent, Finding, Severity, Side, Verdict, Written};
use crate::mistake::{Mistake, Weight};
use crate::outcome::{Outcome, SourceCard};

const ESSAY: &str = "The Harvest of Sorrows: an essay\n\nNobody kept a count while people were dying, and those who later \
tried to make one had only the censuses to go by. A demographer who has compared them all says the best guess is \
about six million for the whole of the Soviet Union, most of them in Ukraine, and there is little reason to think \
that the number will ever be known more closely than that.\n\nInternal passports were introduced in December 1932, at \
the height of the hunger.\n\nStalin said that “a single death is a tragedy, a million deaths is a statistic”, or so \
it is told.\n\nThe chief cause was the requisitioning of grain.\n";

const NOTES: &str = "REVISION NOTES 1924-41\r\n- famine 1932-33: 11 million died\r\n- passports for travel inside the \
country arrived in 1938\r\n- Stalin: 'one death is a tragedy; a million is a statistic'\r\n- wages: up\r\n";

const TEXTBOOK: &str = "Between five and ten million people died in the famine, in Ukraine, the Kuban,\nthe Volga and \
Kazakhstan. The first Five-Year Plan set out to double\nthe output of coal. In December 1932 a passport for travel \
inside the country\nwas required of every town dweller, and of no collective farmer at all.\n";

/// A document of the fixture.
pub(super) fn document(source: &str) -> Arc<Document> {
    let text = match source {
        "essay" => ESSAY,
        "revision-notes" => NOTES,
        _ => TEXTBOOK,
    };
    Arc::new(Document::new(format!("claims/soviet-union/{source}.txt"), text))
}

/// A source of the collection `soviet-union`.
pub(super) fn card(id: &str, document: Arc<Document>) -> SourceCard {
    let (title, kind, genre, written) = match id {
        "essay" => ("The Harvest of Sorrows", SourceKind::Secondary, "political essay", Some("2018")),
        "revision-notes" => ("Revision notes, the Soviet Union 1924–41", SourceKind::Tertiary, "revision notes", None),
        _ => ("Russia in the Twentieth Century", SourceKind::Tertiary, "school textbook", Some("about 1995")),
    };
    SourceCard {
        collection: "soviet-union".into(),
        id: id.into(),
        title: title.into(),
        kind: Some(kind),
        genre: Some(genre.into()),
        author: None,
        written: written.map(Into::into),
        document: Some(document),
    }
}

/// A claim of `source` with its quotation found in `document`.
pub(super) fn cite_in(document: &Document, side: Side, source: &str, quote: &str, value: &str) -> Cited {
    let start = document.text().find(quote);
    let at = start.map(|start| document.position(start));
    Cited {
        side,
        source: source.into(),
        document: Some(document.path.clone()),
        id: Some("claim".into()),
        line: at.map(|at| at.0),
        column: at.map(|at| at.1),
        start,
        end: start.map(|start| start + quote.len()),
        span: start.map(|start| start..start + quote.len()),
        quote: quote.into(),
        value: value.into(),
        value_start: None,
        value_end: None,
        written: Some(Written { file: format!("claims/soviet-union/{source}.yaml"), line: 12, column: 12 }),
        says: Vec::new(),
        citing: String::new(),
        because: None,
        cells: Vec::new(),
        scope: String::new(),
        denied: false,
        extent: None,
    }
}

/// The same in a document of the fixture.
pub(super) fn cite(side: Side, source: &str, quote: &str, value: &str) -> Cited {
    cite_in(&document(source), side, source, quote, value)
}

/// A number or a range of them; an end that is infinite is open.
pub(super) fn spans(low: f64, high: f64, reach: (f64, f64), days: bool) -> Option<Extent> {
    let end = |end: f64| end.is_finite().then_some(end);
    Some(Extent { low: end(low), high: end(high), reach: (end(reach.0), end(reach.1)), days })
}

/// A finding of the fixture's famine.
pub(super) fn finding(verdict: Option<Verdict>, property: &str, claims: Vec<Cited>, why: &str) -> Finding {
    Finding {
        rule: verdict.map_or("quotation-lost", |_| "death-toll").into(),
        verdict,
        severity: verdict.map_or(Severity::Error, Verdict::severity),
        subject: "Soviet famine of 1932–33".into(),
        property: property.into(),
        fingerprint: "0".repeat(64),
        why: why.into(),
        steps: Vec::new(),
        constraint: None,
        claims,
        collection: "soviet-union".into(),
        message: None,
        teach: None,
        diff: Vec::new(),
        nearest: None,
        chain: None,
        question: None,
        reasons: Vec::new(),
    }
}

fn about_six(side: Side) -> Cited {
    let mut cited = cite(side, "essay", "the best guess is about six million", "~6 million");
    cited.says = vec!["a demographer".into()];
    cited.citing = "citing a demographer".into();
    cited.scope = "place Soviet Union".into();
    cited.extent = spans(6e6, 6e6, (5.4e6, 6.6e6), false);
    cited
}

fn eleven(side: Side) -> Cited {
    let mut cited = cite(side, "revision-notes", "11 million died", "11 million");
    cited.extent = spans(11e6, 11e6, (10.5e6, 11.5e6), false);
    cited
}

fn five_to_ten(side: Side) -> Cited {
    let mut cited = cite(side, "textbook", "Between five and ten million people died", "5 million..10 million");
    cited.extent = spans(5e6, 10e6, (5e6, 10e6), false);
    cited
}

fn passports() -> [Cited; 3] {
    let mut essay = cite(Side::A, "essay", "Internal passports were introduced in December 1932", "1932-12");
    essay.extent = spans(-13_545.0, -13_515.0, (-13_545.0, -13_515.0), true);
    let quote = "In December 1932 a passport for travel inside the country\nwas required of every town dweller";
    let mut textbook = cite(Side::A, "textbook", quote, "1932-12");
    textbook.extent = essay.extent;
    let mut notes = cite(Side::B, "revision-notes", "passports for travel inside the country arrived in 1938", "1938");
    notes.extent = spans(-11_688.0, -11_324.0, (-11_688.0, -11_324.0), true);
    [essay, textbook, notes]
}

/// One finding of every verdict, in the order of [`Verdict::ALL`].
pub(super) fn of_every_verdict() -> Vec<Finding> {
    Verdict::ALL.into_iter().map(of).collect()
}

/// A finding of that verdict.
pub(super) fn of(verdict: Verdict) -> Finding {
    let make = |property: &str, claims: Vec<Cited>, why: &str| finding(Some(verdict), property, claims, why);
    let stalin_a = "a single death is a tragedy, a million deaths is a statistic";
    let stalin_b = "one death is a tragedy; a million is a statistic";
    let wording =
        || vec![cite(Side::A, "essay", stalin_a, stalin_a), cite(Side::B, "revision-notes", stalin_b, stalin_b)];
    match verdict {
        Verdict::Contradiction => Finding {
            message: Some("The sources give different years for the passports".into()),
            teach: Some(
                "What would each source have had to know to give its date? Which of them could have known?".into(),
            ),
            ..make("introduced", passports().into(), "December 1932 and 1938 are five years apart, and both are firm.")
        },
        Verdict::Miscopied => Finding {
            steps: vec!["textbook: 5 million to 10 million".into(), "revision-notes: 11 million".into()],
            ..make(
                "deaths",
                vec![five_to_ten(Side::A), eleven(Side::B)],
                "revision-notes copies textbook, and the value changed",
            )
        },
        Verdict::Estimate => Finding {
            teach: Some("Were the same people counted, in the same place, over the same years?".into()),
            ..make(
                "deaths",
                vec![about_six(Side::A), eleven(Side::B)],
                "About 6 million reaches from 5.4 to 6.6 million; 11 million lies above that",
            )
        },
        Verdict::Interpretation => make(
            "cause",
            vec![
                cite(Side::A, "essay", "The chief cause was the requisitioning of grain", "requisitioning"),
                cite(Side::B, "textbook", "The first Five-Year Plan set out to double\nthe output of coal", "planning"),
            ],
            "They name different main causes",
        ),
        Verdict::Emphasis => make(
            "cause",
            vec![
                cite(Side::A, "essay", "requisitioning of grain", "requisitioning"),
                cite(Side::B, "revision-notes", "wages: up", "wages"),
            ],
            "Both can stand; only one of them names wages",
        ),
        Verdict::Wording => Finding {
            diff: vec![
                Change::Removed("a single".into()),
                Change::Added("one".into()),
                Change::Same(" death is a ".into()),
                Change::Removed("tragedy,".into()),
                Change::Added("tragedy;".into()),
                Change::Same(" a million ".into()),
                Change::Removed("deaths".into()),
                Change::Same(" is a statistic".into()),
            ],
            ..make("Stalin on death", wording(), "Four words differ")
        },
        Verdict::Unclear => make(
            "deaths",
            vec![about_six(Side::A), eleven(Side::B)],
            "revision-notes does not say which place it means",
        ),
        Verdict::Scope => {
            let mut denied = eleven(Side::B);
            denied.denied = true;
            make("deaths", vec![five_to_ten(Side::A), denied], "One speaks of Ukraine, the other of Kazakhstan")
        }
        Verdict::Precision => make(
            "deaths",
            vec![about_six(Side::A), five_to_ten(Side::B)],
            "About 6 million lies within 5 to 10 million",
        ),
        Verdict::Notation => {
            make("deaths", vec![about_six(Side::A), about_six(Side::B)], "The same after the units are converted")
        }
        Verdict::Agreement => {
            let [essay, textbook, _] = passports();
            make("introduced", vec![essay, Cited { side: Side::B, ..textbook }], "Both say December 1932")
        }
        Verdict::Echo => {
            make("deaths", vec![five_to_ten(Side::A), five_to_ten(Side::B)], "textbook and textbook share an ancestor")
        }
        Verdict::OnlyIn => Finding {
            subject: "Wages".into(),
            nearest: Some("textbook: first Five-Year Plan · output of coal".into()),
            ..make("trend", vec![cite(Side::A, "revision-notes", "wages: up", "up")], "Only one source speaks of it")
        },
    }
}

/// An outcome with these findings and the fixture's sources.
pub(super) fn outcome(findings: Vec<Finding>) -> Outcome {
    let mut outcome = Outcome { findings, ..Outcome::default() };
    outcome.sources = ["essay", "revision-notes", "textbook"].map(|id| card(id, document(id))).into();
    outcome.summary.collections = 1;
    outcome.summary.sources = 3;
    outcome.summary.documents = 3;
    outcome.summary.claims = 24;
    for finding in &outcome.findings {
        *outcome.summary.verdicts.entry(finding.verdict.map_or("soundness", Verdict::name)).or_default() += 1;
        *outcome.summary.severities.entry(finding.severity.name()).or_default() += 1;
    }
    outcome
}

/// A quotation that is no longer there.
pub(super) fn lost() -> Finding {
    let mut claim = cite(Side::A, "essay", "the best guess is about five million", "5 million");
    (claim.start, claim.span) = (None, None);
    Finding {
        diff: vec![
            Change::Same("the best guess is about ".into()),
            Change::Removed("five".into()),
            Change::Added("six".into()),
            Change::Same(" million".into()),
        ],
        ..finding(
            None,
            "deaths",
            vec![claim],
            "The quotation does not stand in the document; the nearest passage is on line 3",
        )
    }
}

/// Mistakes of several shapes in one claim file.
pub(super) fn mistakes() -> Vec<Mistake> {
    let text = "source:\n  title: Notes\nclaims:\n  - subject: passports\n    introdced: 1938\n    value: 19O8\n    value: 1908\n";
    let file = Arc::new(Document::new("claims/soviet-union/revision-notes.yaml", text));
    let at = |words: &str| text.find(words).map(|start| start..start + words.len()).unwrap();
    vec![
        Mistake::at("unknown-key", &file, at("introdced"), "unknown key `introdced`", "not a key of a claim")
            .help("did you mean `introduced`?"),
        Mistake::at("duplicate-key", &file, at("value: 1908"), "`value` is given twice", "and again here")
            .also(at("value: 19O8"), "first here"),
        Mistake::about("document-missing", "claims/soviet-union/notes.txt", "the document does not exist")
            .help("put it beside its claim file, or change `document:`"),
        Mistake {
            weight: Weight::Warning,
            ..Mistake::at("rule-unmet", &file, at("passports"), "no claim meets this rule", "")
        },
        Mistake::at("out-of-range", &file, 5_000..5_010, "the place is not in the file", "beyond the end"),
        Mistake::at("missing-key", &file, text.len()..text.len(), "`quote` is missing", "expected here"),
    ]
}
