//! The command line: the contract of `docs/command-line.md`.

use crate::commands::case::Case;
use crate::commands::digest::DigestOf;
use crate::commands::import::Import;
use crate::commands::watch::WatchOf;
use crate::desk::AtWork;
use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Steering, follow-up and control of a Swedish social welfare committee.
///
/// Exit codes: 0 fine, 1 the answer is no (targets missed, errors found), 2 could not be done.
#[derive(Debug, Parser)]
#[command(name = "enslinje", version, propagate_version = true)]
pub struct Arguments {
    /// Language of messages.
    #[arg(long, global = true, value_enum, default_value_t = Language::Sv)]
    pub language: Language,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Swedish.
    Sv,
    /// English.
    En,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build a demonstration: registers in a database, figures and the annual report in four formats.
    Demo(Demo),
    /// Write registers whose indicators reproduce the pack's published targets.
    Simulate(Simulate),
    /// Compute indicators over a snapshot.
    Indicators(Indicators),
    /// Tell one figure's definition, law, version, rows and value.
    Explain(Explain),
    /// Write a report of the pack with live figures.
    Report(Report),
    /// Find what does not add up in reports: text, PDF, Word and web pages.
    Check(Check),
    /// Make, verify, back up and copy the database of the registers.
    Db(Db),
    /// Register people, open matters, record what happens in them, and show them.
    Case(Case),
    /// List the limits that run, the nearest first.
    Watch(WatchOf),
    /// Print or send what each caseworker should know today.
    Digest(DigestOf),
    /// Write the registers of a database as a snapshot.
    Snapshot(SnapshotOf),
    /// Take in registers of other systems: CSV, workbooks, Lifecare's extract.
    Import(Import),
    /// Give and take back roles and cases, and open a person in an emergency.
    Access(crate::commands::access::Access),
    /// Review who looked at whom, and tell who looked at one person.
    Log(crate::commands::log::Log),
    /// Report decisions that were not carried out in three months, for a quarter.
    Unexecuted(crate::commands::unexecuted::Unexecuted),
    /// Propose, decide and carry out what is to be purged of personal files.
    Retention(crate::commands::retention::Retention),
}

/// A pack and a snapshot: what figures are computed from.
#[derive(Debug, Args)]
pub struct Inputs {
    /// Folder of the pack: a municipality as data.
    #[arg(long)]
    pub pack: PathBuf,
    /// Folder of the snapshot: the registers as known on a day.
    #[arg(long)]
    pub snapshot: PathBuf,
}

/// Arguments of `demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// Folder to write to; it is replaced when a demonstration wrote it before.
    #[arg(long, default_value = "demo")]
    pub dir: PathBuf,
    /// Folder of the pack to show.
    #[arg(long, default_value = "packs/hisingen")]
    pub pack: PathBuf,
    /// Do not serve the pages afterwards. There is nothing to serve so far: the files are all there is.
    #[arg(long)]
    pub no_serve: bool,
}

/// Arguments of `simulate`.
#[derive(Debug, Args)]
pub struct Simulate {
    /// Folder of the pack with targets.csv.
    #[arg(long)]
    pub pack: PathBuf,
    /// Folder to write the snapshot to.
    #[arg(long)]
    pub out: PathBuf,
    /// Seed: the same seed gives the same bytes.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Number of committees, for load tests.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub scale: u32,
}

/// Arguments of `indicators`.
#[derive(Debug, Args)]
pub struct Indicators {
    /// Folder of the pack: a municipality as data.
    #[arg(long)]
    pub pack: PathBuf,
    /// Folder of the snapshot; only `--definitions` does without.
    #[arg(long, required_unless_present = "definitions")]
    pub snapshot: Option<PathBuf>,
    /// Period, such as 2024, 2024-Q3, 2024-01--2024-11 or QY2024; may be repeated. Default: the pack's.
    #[arg(long)]
    pub period: Vec<String>,
    /// Each month from the first to the last, such as 2022-01--2024-12, as periods of their own.
    #[arg(long)]
    pub months: Option<String>,
    /// Organisational unit, or `all` for every unit. Default: each indicator's own.
    #[arg(long)]
    pub unit: Vec<String>,
    /// Split by columns, such as sex,age.
    #[arg(long, value_delimiter = ',')]
    pub by: Vec<String>,
    /// Only these indicators.
    #[arg(long, value_delimiter = ',')]
    pub indicator: Vec<String>,
    /// Only indicators counted from registers.
    #[arg(long)]
    pub registers_only: bool,
    /// Protect small counts, as for anybody outside the administration.
    #[arg(long)]
    pub public: bool,
    /// Form of the answer.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// File to write to instead of the terminal.
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// Tell seconds and peak memory as JSON on standard error.
    #[arg(long)]
    pub timings: bool,
    /// List the definitions with their filters as SQL, as JSON, instead of figures.
    #[arg(long)]
    pub definitions: bool,
}

/// Form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading.
    Table,
    /// Comma-separated values.
    Csv,
    /// An array of figures.
    Json,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// Indicator.
    pub indicator: String,
    /// What it is computed from.
    #[command(flatten)]
    pub inputs: Inputs,
    /// Period.
    #[arg(long)]
    pub period: String,
    /// Organisational unit. Default: the indicator's own.
    #[arg(long)]
    pub unit: Option<String>,
}

/// Arguments of `report`.
#[derive(Debug, Args)]
pub struct Report {
    /// Name of the report: a folder under reports/ in the pack.
    pub name: String,
    /// What it is computed from.
    #[command(flatten)]
    pub inputs: Inputs,
    /// Period.
    #[arg(long)]
    pub period: String,
    /// Folder to write to.
    #[arg(long)]
    pub out: PathBuf,
    /// Forms to write.
    #[arg(long, value_enum, value_delimiter = ',', default_value = "pdf,docx,html,xlsx")]
    pub format: Vec<ReportFormat>,
    /// Protect small counts, as for anybody outside the administration.
    #[arg(long)]
    pub public: bool,
    /// Tell the warnings and notes of the check in full, not only how many they are.
    #[arg(long)]
    pub findings: bool,
    /// Tell seconds for each step as JSON on standard error.
    #[arg(long)]
    pub timings: bool,
}

/// Form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Accessible, archival PDF.
    Pdf,
    /// Word.
    Docx,
    /// One web page.
    Html,
    /// Excel.
    Xlsx,
}

impl ReportFormat {
    /// End of the file name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
        }
    }
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Files to check, each for itself and against each other.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Form of the answer.
    #[arg(long, value_enum, default_value_t = CheckFormat::Terminal)]
    pub format: CheckFormat,
    /// File to write to instead of the terminal.
    #[arg(long)]
    pub output: Option<PathBuf>,
    /// List of accepted findings, which are not told.
    #[arg(long)]
    pub baseline: Option<PathBuf>,
    /// File to write a list of all findings to, as a list of accepted ones.
    #[arg(long)]
    pub write_baseline: Option<PathBuf>,
    /// List the relations that hold as well; the other formats always have them.
    #[arg(long)]
    pub confirmed: bool,
    /// Least severity that is told.
    #[arg(long, value_enum, default_value_t = CheckSeverity::Info)]
    pub severity: CheckSeverity,
}

/// Form of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For reading, with source lines.
    Terminal,
    /// For programs.
    Json,
    /// For editors and review tools.
    Sarif,
    /// One web page with the whole text and marked places.
    Html,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckSeverity {
    /// No rounding explains it.
    Error,
    /// It may rest on another definition, population or date.
    Warning,
    /// Worth knowing.
    Info,
}

/// Arguments of `db`.
#[derive(Debug, Args)]
pub struct Db {
    /// What to do.
    #[command(subcommand)]
    pub task: DbTask,
}

/// What to do with a database. Addresses are sqlite:FILE or postgres://USER@HOST/NAME.
#[derive(Debug, Subcommand)]
pub enum DbTask {
    /// Make the tables, or bring them to this program's version.
    Migrate {
        /// Address of the database; a SQLite file is made when it is not there.
        #[arg(long)]
        db: String,
    },
    /// Follow the audit chain from its first event and compare it with the registers.
    Verify {
        /// Address of the database.
        #[arg(long)]
        db: String,
        /// Head of the chain as printed on a report, which the chain must hold; may be repeated.
        #[arg(long)]
        head: Vec<String>,
    },
    /// Compute the limits of every matter anew: when the law or the pack's own limits have changed.
    Clocks {
        /// Where, who and why.
        #[command(flatten)]
        at_work: AtWork,
    },
    /// Copy the database into a new SQLite file, while others work.
    Backup {
        /// Address of the database.
        #[arg(long)]
        db: String,
        /// File to make.
        #[arg(long)]
        to: PathBuf,
    },
    /// Copy a backup into an empty database.
    Restore {
        /// File that `backup` made.
        #[arg(long)]
        from: PathBuf,
        /// Address of the empty database.
        #[arg(long)]
        db: String,
        /// File with the purges since the backup, which are carried out again. Default: the one beside the database, when it is there.
        #[arg(long)]
        purges: Option<PathBuf>,
        /// Who does it. Default: the user who is logged in.
        #[arg(long)]
        user: Option<String>,
    },
    /// Copy the database into an empty one, of the same or the other kind.
    Copy {
        /// Address of the database.
        #[arg(long)]
        db: String,
        /// Address of the empty database.
        #[arg(long)]
        to: String,
    },
}

/// Arguments of `snapshot`.
#[derive(Debug, Args)]
pub struct SnapshotOf {
    /// Address of the database.
    #[arg(long)]
    pub db: String,
    /// Folder to write the snapshot to.
    #[arg(long)]
    pub out: PathBuf,
    /// The last day of which the registers know.
    #[arg(long)]
    pub as_of: NaiveDate,
    /// As the registers were known on this day, instead of now.
    #[arg(long)]
    pub as_known_on: Option<NaiveDate>,
    /// Who asks. Default: the user who is logged in.
    #[arg(long)]
    pub user: Option<String>,
    /// Why; it stands in the audit chain.
    #[arg(long)]
    pub why: String,
}

#[cfg(test)]
mod tests;
