//! `enslinje import`: registers of other systems into the database, with everything that differs told.

mod lists;

use crate::database::{act, now, wait};
use crate::failure::Failure;
use crate::load::{self, Municipality};
use crate::progress::Progress;
use crate::terminal::Terminal;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use enslinje_app::import::{
    Difference, ImportReport, Listener, Mode, OnKnownFile, OnRefusedRow, Outcome, Request, import,
};
use enslinje_app::law::LawBooks;
use enslinje_domain::{Diagnostic, Place, Problems};
use enslinje_exchange::Mapping;
use enslinje_store::{Counts, Store};
use enslinje_text::Messages;
use lists::List;
use std::path::{Path, PathBuf};

/// Refused rows that are told on the terminal; the list has all.
const TOLD: u64 = 20;

/// Arguments of `import`.
#[derive(Debug, Args)]
pub struct Import {
    /// Where the rows come from.
    #[command(subcommand)]
    pub from: From,
}

/// Where the rows come from.
#[derive(Debug, Subcommand)]
pub enum From {
    /// CSV files, or folders of them in the order of their names.
    Csv(Taken),
    /// Workbooks in xlsx, or folders of them in the order of their names.
    Xlsx(Taken),
    /// Folders with the pages of Lifecare's extract.
    Lifecare(Taken),
}

/// What is taken in, and how.
#[derive(Debug, Args)]
pub struct Taken {
    /// Files or folders, in the order in which they are taken in; each is a transaction of its own.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Mapping: which columns of the source become which columns of the register.
    #[arg(long)]
    pub mapping: PathBuf,
    /// Address of the database.
    #[arg(long)]
    pub db: String,
    /// Compare and tell, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Folder of the pack: its organisation and its own limits hold. Needed.
    #[arg(long)]
    pub pack: Option<PathBuf>,
    /// Write nothing of a file in which a row is refused.
    #[arg(long)]
    pub strict: bool,
    /// Take in a file again that was taken in before.
    #[arg(long)]
    pub again: bool,
    /// The day on which rows were known that do not tell it themselves. Default: today.
    #[arg(long)]
    pub known_on: Option<NaiveDate>,
    /// File for the list of refused rows: CSV, or JSON by its ending.
    #[arg(long)]
    pub refused: Option<PathBuf>,
    /// File for the list of new, changed and gone rows: CSV, or JSON by its ending.
    #[arg(long)]
    pub changes: Option<PathBuf>,
    /// Who does it. Default: the user who is logged in.
    #[arg(long)]
    pub user: Option<String>,
    /// Why; it stands in the audit chain.
    #[arg(long, default_value = "import")]
    pub why: String,
}

/// Runs the command.
///
/// # Errors
/// [`Failure::No`] when a row was refused; what is wrong with a file, the mapping or the database otherwise.
pub fn run(terminal: &Terminal, arguments: &Import) -> Result<(), Failure> {
    let (taken, ending) = match &arguments.from {
        From::Csv(taken) => (taken, Some("csv")),
        From::Xlsx(taken) => (taken, Some("xlsx")),
        From::Lifecare(taken) => (taken, None),
    };
    let mapping_text = read(&taken.mapping)?;
    let mapping = Mapping::parse(&taken.mapping.display().to_string(), &mapping_text)?;
    let mut files = Vec::new();
    for file in &taken.files {
        files.extend(files_of(file, ending.filter(|_| mapping.extract().is_none()))?);
    }
    let municipality = municipality(terminal, taken.pack.as_deref())?;
    let law = LawBooks::new(municipality.clocks)?;
    let act = act(taken.user.as_deref(), &taken.why)?;
    let today = now()?.date_naive();
    let steps = u64::try_from(files.len()).unwrap_or(u64::MAX);
    let mut work = Work {
        terminal,
        progress: Progress::new(steps),
        refused: taken.refused.as_deref().map(List::refused).transpose()?,
        changes: taken.changes.as_deref().map(List::changes).transpose()?,
        file: String::new(),
        shown: 0,
        told: Problems::new(),
    };
    let request = |path| Request {
        path,
        mapping: &mapping,
        mapping_text: &mapping_text,
        known_on: taken.known_on.unwrap_or(today),
        mode: if taken.dry_run { Mode::DryRun } else { Mode::Write },
        on_refused_row: if taken.strict { OnRefusedRow::RefuseFile } else { OnRefusedRow::LeaveOut },
        on_known_file: if taken.again { OnKnownFile::TakeAgain } else { OnKnownFile::PassOver },
        law: &law,
        organisation: &municipality.pack.organisation,
    };
    let ended = wait(async {
        let store = Store::open(&taken.db).await?;
        let ended = all(&store, &act, &files, request, &mut work).await;
        store.close().await;
        ended
    });
    work.progress.finish();
    let Work { refused, changes, .. } = work;
    // The lists are worth having also when a later file could not be taken in.
    for list in [refused, changes].into_iter().flatten() {
        list.finish()?;
    }
    match ended? {
        0 => Ok(()),
        _ => Err(Failure::No),
    }
}

/// Takes in the files one after the other and tells each; how many rows were refused.
async fn all<'a>(
    store: &Store,
    act: &enslinje_store::Act,
    files: &'a [PathBuf],
    request: impl Fn(&'a Path) -> Request<'a>,
    work: &mut Work<'_>,
) -> Result<u64, Failure> {
    let mut refused = 0;
    for path in files {
        work.file = path.display().to_string();
        (work.shown, work.told) = (0, Problems::new());
        work.rows(0);
        let report = import(store, act, &request(path), work).await?;
        work.progress.done();
        refused += report.counts.refused;
        work.end(report)?;
    }
    Ok(refused)
}

/// Tells and lists what happens.
struct Work<'a> {
    terminal: &'a Terminal,
    progress: Progress,
    refused: Option<List>,
    changes: Option<List>,
    file: String,
    /// Refused rows of the file so far.
    shown: u64,
    told: Problems,
}

impl Listener for Work<'_> {
    fn rows(&mut self, done: u64) {
        let args = [("path", self.file.clone()), ("rows", done.to_string())];
        self.progress.step(&self.terminal.text("cli-step-import", &args));
    }

    fn differs(&mut self, difference: Difference) -> Result<(), Problems> {
        let list = match &difference {
            Difference::Refused { problems, .. } => {
                self.shown += 1;
                if self.shown <= TOLD {
                    self.told.extend(problems.clone());
                }
                &mut self.refused
            }
            _ => &mut self.changes,
        };
        let messages: &Messages = self.terminal.messages();
        list.as_mut().map_or(Ok(()), |list| list.add(messages, &self.file, &difference))
    }
}

impl Work<'_> {
    fn end(&mut self, report: ImportReport) -> Result<(), Failure> {
        self.terminal.warn(std::mem::take(&mut self.told));
        self.terminal.warn(report.warnings);
        if self.shown > TOLD {
            let more = (self.shown - TOLD).to_string();
            self.terminal.say("cli-import-more", &[("count", more)]);
        }
        let Counts { new, changed, unchanged, gone, refused } = report.counts;
        let mut args = vec![
            ("file", self.file.clone()),
            ("new", new.to_string()),
            ("changed", changed.to_string()),
            ("unchanged", unchanged.to_string()),
            ("gone", gone.to_string()),
            ("refused", refused.to_string()),
        ];
        let id = match report.outcome {
            Outcome::Written(head) => {
                args.push(("head", head.to_string()));
                "cli-import-written"
            }
            Outcome::Tried => "cli-import-tried",
            Outcome::PassedOver(known) => {
                args.push(("at", known.at));
                "cli-import-known"
            }
            Outcome::RefusedForRows => "cli-import-strict",
            Outcome::Refused(problems) => return Err(Failure::Refused(problems)),
        };
        self.terminal.answer(&format!("{}\n", self.terminal.text(id, &args)))
    }
}

/// The municipality whose units rows belong to, and whose own limits run in them.
fn municipality(terminal: &Terminal, pack: Option<&Path>) -> Result<Municipality, Failure> {
    let missing = || Failure::Refused(Diagnostic::error("cli-import-no-pack", Place::file("--pack")).into());
    load::municipality(terminal, pack.ok_or_else(missing)?)
}

/// The file itself, or the files with that ending of a folder, in the order of their names.
fn files_of(path: &Path, ending: Option<&str>) -> Result<Vec<PathBuf>, Failure> {
    let Some(ending) = ending.filter(|_| path.is_dir()) else { return Ok(vec![path.to_owned()]) };
    let entries = std::fs::read_dir(path).map_err(|fault| unreadable(path, &fault))?;
    let mut files = Vec::new();
    for entry in entries {
        let file = entry.map_err(|fault| unreadable(path, &fault))?.path();
        let found = file.extension().and_then(|found| found.to_str());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(ending)) {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() {
        let refused = Diagnostic::error("cli-import-empty-folder", Place::file(path.display().to_string()));
        return Err(Failure::Refused(refused.with("ending", ending).into()));
    }
    Ok(files)
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|fault| unreadable(path, &fault))
}

fn unreadable(path: &Path, fault: &std::io::Error) -> Failure {
    let refused = Diagnostic::error("import-unreadable", Place::file(path.display().to_string()));
    Failure::Refused(refused.with("reason", fault).into())
}
