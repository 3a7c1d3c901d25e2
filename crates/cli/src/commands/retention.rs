//! `enslinje retention`: what is to be purged, the decision, and carrying it out.

use crate::database::{act, now, wait};
use crate::failure::Failure;
use crate::files;
use crate::load::{self, Municipality, refused};
use crate::terminal::Terminal;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use enslinje_app::retention::{self, Deciding, Proposed, Rulebook};
use enslinje_domain::access::UserId;
use enslinje_domain::retention::{MunicipalityCode, RETENTION, RETENTION_FILE, RetentionRules, Why};
use enslinje_domain::{Diagnostic, Place};
use enslinje_store::{Act, Purge, RetentionList, RetentionState, Store};
use std::path::{Path, PathBuf};

/// Arguments of `retention`.
#[derive(Debug, Args)]
pub struct Retention {
    /// What to do.
    #[command(subcommand)]
    pub task: RetentionTask,
}

/// What the tasks have in common.
#[derive(Debug, Args)]
pub struct Where {
    /// Address of the database.
    #[arg(long)]
    pub db: String,
    /// Folder of the pack: a municipality as data.
    #[arg(long)]
    pub pack: PathBuf,
    /// Who asks. Default: the user who is logged in.
    #[arg(long)]
    pub user: Option<String>,
}

/// What to do about retention.
#[derive(Debug, Subcommand)]
pub enum RetentionTask {
    /// List the files that are to be purged, and keep the list for a decision.
    Propose {
        /// Where.
        #[command(flatten)]
        place: Where,
        /// Only look: what would be proposed on this day. Nothing is kept.
        #[arg(long)]
        on: Option<NaiveDate>,
        /// Why; it stands in the audit chain.
        #[arg(long, default_value = "gallring")]
        why: String,
    },
    /// Decide that a list is carried out.
    Decide {
        /// Where.
        #[command(flatten)]
        place: Where,
        /// Number of the list.
        #[arg(long)]
        list: i64,
        /// Who decides.
        #[arg(long)]
        by: String,
        /// Reference of the decision, such as its registry number.
        #[arg(long)]
        reference: String,
    },
    /// Carry a decided list out. What is purged cannot be brought back.
    Execute {
        /// Where.
        #[command(flatten)]
        place: Where,
        /// Number of the list.
        #[arg(long)]
        list: i64,
        /// File that keeps what was purged, by number, for backups. Default: beside a SQLite database, by its name with `.purges.json`.
        #[arg(long)]
        purges: Option<PathBuf>,
        /// Why; it stands in the audit chain.
        #[arg(long, default_value = "gallring")]
        why: String,
    },
    /// Carry purges out again on a database that came out of an older backup.
    Repeat {
        /// Address of the database.
        #[arg(long)]
        db: String,
        /// File that `execute` wrote. Default: as there.
        #[arg(long)]
        purges: Option<PathBuf>,
        /// Who does it. Default: the user who is logged in.
        #[arg(long)]
        user: Option<String>,
        /// Why; it stands in the audit chain.
        #[arg(long, default_value = "återläsning")]
        why: String,
    },
    /// Tell every list and how far it has come.
    List {
        /// Where.
        #[command(flatten)]
        place: Where,
    },
}

/// Runs the command.
///
/// # Errors
/// What is wrong with the pack, the list or the database; nothing is then purged.
pub fn run(terminal: &Terminal, arguments: &Retention) -> Result<(), Failure> {
    match &arguments.task {
        RetentionTask::Propose { place, on, why } => propose(terminal, place, *on, why),
        RetentionTask::Decide { place, list, by, reference } => decide(terminal, place, *list, by, reference),
        RetentionTask::Execute { place, list, purges, why } => {
            let file = purges_of(&place.db, purges.as_deref())?;
            execute(terminal, place, *list, &file, why)
        }
        RetentionTask::Repeat { db, purges, user, why } => {
            let file = purges_of(db, purges.as_deref())?;
            let purges = read_purges(&file)?;
            let act = act(user.as_deref(), why)?;
            repeat(terminal, db, &act, &purges)
        }
        RetentionTask::List { place } => list(terminal, place),
    }
}

/// The rules and the municipality's code.
struct Law {
    rules: RetentionRules,
    municipality: MunicipalityCode,
}

impl Law {
    fn read(municipality: Municipality) -> Result<Self, Failure> {
        let rules = RetentionRules::parse(RETENTION_FILE, RETENTION, municipality.clocks)?;
        let Some(code) = municipality.pack.settings.municipality_code else {
            let refused = Diagnostic::error("retention-no-municipality-code", Place::file("pack.toml"));
            return Err(Failure::Refused(refused.into()));
        };
        Ok(Self { rules, municipality: code })
    }

    fn rulebook(&self) -> Rulebook<'_> {
        Rulebook { rules: &self.rules, municipality: &self.municipality }
    }
}

fn propose(terminal: &Terminal, place: &Where, on: Option<NaiveDate>, why: &str) -> Result<(), Failure> {
    let law = Law::read(load::municipality(terminal, &place.pack)?)?;
    let act = act(place.user.as_deref(), why)?;
    let (proposed, list) = wait(async {
        let store = Store::open(&place.db).await?;
        let answer = match on {
            Some(day) => (retention::preview(&store, &law.rulebook(), day).await?, None),
            None => retention::propose(&store, &act, &law.rulebook()).await?,
        };
        store.close().await;
        Ok(answer)
    })?;
    terminal.answer(&told(terminal, &proposed, list))
}

fn told(terminal: &Terminal, proposed: &Proposed, list: Option<i64>) -> String {
    let args = [("files", proposed.files.to_string()), ("purge", proposed.purge.len().to_string())];
    let mut text = format!("{}\n", terminal.text("retention-proposed", &args));
    for (why, count) in &proposed.kept {
        let law = proposed.law.get(why).map(|law| law.join(", ")).unwrap_or_default();
        let told = terminal.text(why.code(), &[]);
        text.push_str(&format!("  {count}  {told} ({law})\n"));
    }
    for file in &proposed.purge {
        let args = [
            ("person", file.person.to_string()),
            ("earliest", file.earliest.to_string()),
            ("latest", file.latest.to_string()),
            ("law", file.law.join(", ")),
        ];
        text.push_str(&format!("  {}\n", terminal.text("retention-to-purge", &args)));
    }
    if !proposed.partly.is_empty() {
        let numbers: Vec<String> = proposed.partly.iter().map(ToString::to_string).collect();
        let args = [("files", proposed.partly.len().to_string()), ("numbers", numbers.join(", "))];
        text.push_str(&format!("{}\n", terminal.text("retention-partly", &args)));
    }
    if !proposed.purge.is_empty() {
        text.push_str(&format!("{}\n", terminal.text("retention-look-yourself", &[])));
    }
    match list {
        Some(number) => {
            text.push_str(&format!(
                "{}\n",
                terminal.text("retention-kept-list", &[("number", number.to_string())])
            ));
        }
        None if proposed.kept.contains_key(&Why::ExemptMunicipality) => {
            text.push_str(&format!("{}\n", terminal.text("retention-exempt", &[])));
        }
        None => {}
    }
    text
}

fn decide(terminal: &Terminal, place: &Where, list: i64, by: &str, reference: &str) -> Result<(), Failure> {
    let municipality = load::municipality(terminal, &place.pack)?;
    let organisation = municipality.pack.organisation.clone();
    let law = Law::read(municipality)?;
    let act = act(place.user.as_deref(), reference)?;
    let by = UserId::new(by).ok_or_else(|| refused("retention-not-a-user", "--by", "value", by))?;
    let head = wait(async {
        let store = Store::open(&place.db).await?;
        let deciding = Deciding { by: &by, reference, organisation: &organisation };
        let head = retention::decide(&store, &act, &law.rulebook(), list, &deciding).await?;
        store.close().await;
        Ok(head)
    })?;
    let args = [("number", list.to_string()), ("by", by.to_string()), ("head", head.to_string())];
    terminal.answer(&format!("{}\n", terminal.text("retention-decided", &args)))
}

fn execute(terminal: &Terminal, place: &Where, list: i64, file: &Path, why: &str) -> Result<(), Failure> {
    let law = Law::read(load::municipality(terminal, &place.pack)?)?;
    let act = act(place.user.as_deref(), why)?;
    let kept = if file.exists() { read_purges(file)? } else { Vec::new() };
    let (head, text) = wait(async {
        let store = Store::open(&place.db).await?;
        retention::refuse_behind(&store, &file.display().to_string(), &kept).await?;
        let head = retention::execute(&store, &act, &law.rulebook(), list).await?;
        let text = retention::purges_to_keep(&store).await?;
        store.close().await;
        Ok((head, text))
    })?;
    files::write(file, text.as_bytes())?;
    let args = [("number", list.to_string()), ("head", head.to_string())];
    terminal.answer(&format!("{}\n", terminal.text("retention-executed", &args)))?;
    let args = [("file", file.display().to_string())];
    terminal.answer(&format!("{}\n", terminal.text("retention-purges-kept", &args)))
}

/// Where the purges of a database are kept.
fn purges_of(db: &str, named: Option<&Path>) -> Result<PathBuf, Failure> {
    let file = named.map(Path::to_owned).or_else(|| purges_beside(db));
    file.ok_or_else(|| refused("retention-no-purges-file", "--purges", "db", "postgres"))
}

/// The file beside a SQLite database; `None` for another.
pub fn purges_beside(db: &str) -> Option<PathBuf> {
    let file = db.strip_prefix("sqlite:")?;
    let file = file.strip_prefix("//").unwrap_or(file).split('?').next().unwrap_or_default();
    Some(PathBuf::from(format!("{file}.purges.json")))
}

/// Reads the purges that a file keeps.
///
/// # Errors
/// When it is not there or is no such file.
pub fn read_purges(file: &Path) -> Result<Vec<Purge>, Failure> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file).map_err(|fault| {
        let refused = Diagnostic::error("retention-no-purges", Place::file(name.as_str()));
        Failure::Refused(refused.with("reason", fault).into())
    })?;
    Ok(retention::read_purges(&name, &text)?)
}

/// Carries purges out again and tells how many files were purged.
///
/// # Errors
/// What is wrong with the database.
pub fn repeat(terminal: &Terminal, db: &str, act: &Act, purges: &[Purge]) -> Result<(), Failure> {
    let (again, head) = wait(async {
        let store = Store::open(db).await?;
        let again = retention::repeat(&store, act, purges).await?;
        store.close().await;
        Ok(again)
    })?;
    let args = [
        ("purged", again.purged.len().to_string()),
        ("already", again.already.to_string()),
        ("unknown", again.unknown.to_string()),
        ("head", head.to_string()),
    ];
    terminal.answer(&format!("{}\n", terminal.text("retention-repeated", &args)))
}

fn list(terminal: &Terminal, place: &Where) -> Result<(), Failure> {
    let today = now()?.date_naive();
    let lists = wait(async { Ok(Store::open(&place.db).await?.retention_lists().await?) })?;
    if lists.is_empty() {
        let args = [("day", today.to_string())];
        return terminal.answer(&format!("{}\n", terminal.text("retention-no-lists", &args)));
    }
    let lines: Vec<String> = lists.iter().map(|list| format!("{}\n", line(terminal, list))).collect();
    terminal.answer(&lines.concat())
}

fn line(terminal: &Terminal, list: &RetentionList) -> String {
    let mut args = vec![
        ("number", list.id.to_string()),
        ("proposed", list.proposed_on.to_string()),
        ("files", list.items.len().to_string()),
    ];
    let id = match &list.state {
        RetentionState::Proposed => "retention-list-proposed",
        RetentionState::Decided { on, by, reference } => {
            args.extend([("on", on.to_string()), ("by", by.clone()), ("reference", reference.clone())]);
            "retention-list-decided"
        }
        RetentionState::Executed { by, reference, at } => {
            args.extend([("on", at.clone()), ("by", by.clone()), ("reference", reference.clone())]);
            "retention-list-executed"
        }
    };
    terminal.text(id, &args)
}
