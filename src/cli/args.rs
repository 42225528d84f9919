//! The command line as it is written: what clap reads, before anything is understood.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Finds where sources disagree, shows the passage of each, and says why they differ.
#[derive(Debug, Parser)]
#[command(name = "counterclaim", version, max_term_width = 100, arg_required_else_help = false)]
#[command(
    after_help = "Exit codes: 0 clean · 1 findings at or above --fail-on · 2 a mistake in the call or in a file, \
                        or nothing to check."
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// How the output looks.
    #[command(flatten)]
    pub look: Look,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check claim files against their documents, and one another under the rules
    Check(Check),
    /// Compare plain documents: no claim files, no rules
    Compare(Compare),
    /// Pull claims out of documents into the claim files beside them
    Extract(Extract),
    /// Start a claim from a passage of a document
    Add(Add),
    /// Run the examples that rules carry
    Test(Test),
    /// List what is seen: sources, claims, rules, subjects or properties
    List(List),
    /// Say what a verdict, a rule or a property means, with an example, and how to change it
    Explain(Explain),
}

/// More findings than these are not shown at a terminal unless asked for: nobody reads on.
const LIMIT: usize = 200;

/// `counterclaim check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Collections, folders of collections or claim files; `claims` where none is named
    pub paths: Vec<PathBuf>,

    /// Rule files, or a folder of them; `rules` beside `claims` where none is named
    #[arg(long, value_name = "PATH")]
    pub rules: Option<PathBuf>,

    /// human, brief, narrated or json; FORMAT=FILE writes to a file; may be repeated
    #[arg(long = "format", value_name = "FORMAT[=FILE]")]
    pub formats: Vec<String>,

    /// Also list what agrees, fits together or stands alone
    #[arg(long, value_enum, default_value_t = Show::Listed)]
    pub show: Show,

    /// The most findings to show at the terminal, the worst first; 0 for all. Files and JSON hold all
    #[arg(long, value_name = "COUNT", default_value_t = LIMIT)]
    pub limit: usize,

    /// Also show what follows for values that nobody states, and how; never as anyone's claim
    #[arg(long)]
    pub infer: bool,

    /// Findings about views, figures or soundness alone; several with commas between
    #[arg(long, value_enum, value_name = "TOPIC", value_delimiter = ',')]
    pub only: Vec<Only>,

    /// The least severity that makes the exit code 1
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
}

/// `counterclaim compare`.
#[derive(Debug, Args)]
pub struct Compare {
    /// Documents to compare, or folders of them: plain text, Markdown or HTML; `-` is standard input
    #[arg(required = true, value_name = "DOC")]
    pub documents: Vec<PathBuf>,

    /// Rule files, or a folder of them: names, synonyms, what to leave out; none are needed
    #[arg(long, value_name = "PATH")]
    pub rules: Option<PathBuf>,

    /// human, brief, narrated or json; FORMAT=FILE writes to a file; may be repeated
    #[arg(long = "format", value_name = "FORMAT[=FILE]")]
    pub formats: Vec<String>,

    /// Also list what agrees or fits together
    #[arg(long)]
    pub agreements: bool,

    /// Also list what only one document says
    #[arg(long)]
    pub silences: bool,

    /// The same as --agreements, where all
    #[arg(long, value_enum, default_value_t = Show::Listed, hide = true)]
    pub show: Show,

    /// The most findings to show at the terminal, the worst first; 0 for all. Files and JSON hold all
    #[arg(long, value_name = "COUNT", default_value_t = LIMIT)]
    pub limit: usize,

    /// Say of each finding how surely the passages speak of one fact, and by what
    #[arg(long)]
    pub why: bool,

    /// Write documents, claims and rules into a new folder, for `check`
    #[arg(long, value_name = "DIR")]
    pub save: Option<PathBuf>,

    /// How surely two passages must speak of one fact to be compared, from 0 to 1
    #[arg(long, value_name = "SCORE", default_value_t = crate::align::LEAST, value_parser = score)]
    pub min_score: f32,

    /// The least severity that makes the exit code 1
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
}

/// `counterclaim extract`.
#[derive(Debug, Args)]
pub struct Extract {
    /// Documents to pull claims from: plain text, Markdown or HTML
    #[arg(required = true, value_name = "DOC")]
    pub documents: Vec<PathBuf>,

    /// A claim file, a folder for claim files, or `-` for standard output; beside the document if not named
    #[arg(short, long, value_name = "PATH")]
    pub out: Option<PathBuf>,

    /// Rule files, or a folder of them; `rules` beside `claims` where none is named
    #[arg(long, value_name = "PATH")]
    pub rules: Option<PathBuf>,

    /// Show what would change, and write nothing
    #[arg(long)]
    pub diff: bool,

    /// List the quantities and dates instead; `-` is standard input
    #[arg(long, conflicts_with_all = ["diff", "out"])]
    pub mentions: bool,

    /// How to list mentions
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = MentionFormat::Jsonl)]
    pub format: MentionFormat,
}

/// How to list mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MentionFormat {
    /// A JSON object on a line each.
    Jsonl,
}

/// `counterclaim add`.
#[derive(Debug, Args)]
pub struct Add {
    /// The text file that holds the passage
    #[arg(value_name = "DOC")]
    pub document: PathBuf,

    /// The words, as they stand in the document
    #[arg(value_name = "WORDS")]
    pub words: String,

    /// Rule files, or a folder of them; `rules` beside `claims` where none is named
    #[arg(long, value_name = "PATH")]
    pub rules: Option<PathBuf>,
}

/// `counterclaim test`.
#[derive(Debug, Args)]
pub struct Test {
    /// Collections or folders of collections, whose rules are tested; `claims` where none is named
    pub paths: Vec<PathBuf>,

    /// Rule files, or a folder of them
    #[arg(long, value_name = "PATH")]
    pub rules: Option<PathBuf>,
}

/// `counterclaim list`.
#[derive(Debug, Args)]
pub struct List {
    /// What to list
    #[arg(value_enum)]
    pub what: What,

    /// Collections, folders of collections or claim files; `claims` where none is named
    pub paths: Vec<PathBuf>,

    /// Rule files, or a folder of them
    #[arg(long, value_name = "PATH")]
    pub rules: Option<PathBuf>,
}

/// `counterclaim explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// A verdict (`contradiction`), a rule (`quotations`), a property (`cause`) or a mistake's code (`unknown-key`)
    pub name: String,

    /// Rule files, or a folder of them
    #[arg(long, value_name = "PATH")]
    pub rules: Option<PathBuf>,
}

/// How the output looks.
#[derive(Debug, Args)]
pub struct Look {
    /// Colour: auto looks at the stream written to and at NO_COLOR
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = When::Auto)]
    pub color: When,

    /// Columns to write to, from 40 to 1000; the terminal's, else 80
    #[arg(long, global = true, value_name = "COLUMNS")]
    pub width: Option<usize>,

    /// Draw with ASCII characters alone
    #[arg(long, global = true)]
    pub ascii: bool,
}

/// A score from 0 to 1.
fn score(text: &str) -> Result<f32, String> {
    let score = text.parse::<f32>().ok().filter(|score| (0.0..=1.0).contains(score));
    score.ok_or_else(|| "a score lies between 0 and 1, such as 0.5".to_owned())
}

/// When to do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// As the stream suggests.
    Auto,
    /// In any case.
    Always,
    /// In no case.
    Never,
}

/// Which findings to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Show {
    /// Those of severity note and above.
    Listed,
    /// Those that agree or stand alone too.
    All,
}

/// What findings are to be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Only {
    /// Judgements, causes, responsibility, definitions, and words that carry a view.
    Views,
    /// What can be right or wrong: quantities, dates, names, quotations.
    Figures,
    /// Whether quotations stand in their documents and say what they are quoted for.
    Soundness,
}

/// What to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// Each source with its title, kind, date and number of claims.
    Sources,
    /// Each claim with its value and place.
    Claims,
    /// Each rule with what it is for.
    Rules,
    /// Each subject with its aliases and how many claims speak of it.
    Subjects,
    /// Each property with its question and an example.
    Properties,
}

/// The least severity that fails a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Anything listed.
    Note,
    /// Estimates and worse.
    Warning,
    /// Contradictions, wrong copies, and what is unsound.
    Error,
    /// Nothing: findings never fail a run.
    Never,
}
