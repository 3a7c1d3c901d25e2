//! The database of a command: opening it, who acts, and waiting for its answers.

use crate::failure::Failure;
use crate::load::Municipality;
use crate::progress::Progress;
use crate::terminal::Terminal;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use enslinje_app::law::LawBooks;
use enslinje_app::simulated::{self, Accounts};
use enslinje_domain::{Diagnostic, Place, Problems};
use enslinje_simulate::Simulated;
use enslinje_store::{Act, Recomputed, Store, StoreError};
use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// Waits for an answer of the database.
///
/// # Errors
/// When no thread can be started, and what the work itself tells.
pub fn wait<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.map_err(|fault| Failure::Fault(fault.to_string()))?.block_on(work)
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}

/// Who acts, now, and why. The user is the one named, else the one who is logged in to the machine. The name
/// is taken at its word, so the machine's own account stands with the reason when it is another.
///
/// # Errors
/// When nobody is named and the machine does not tell, or when it has no random bytes.
pub fn act(user: Option<&str>, why: &str) -> Result<Act, Failure> {
    let named = user.map(str::to_owned).or_else(|| std::env::var("USER").ok()).or_else(machine_account);
    let actor = named.filter(|name| !name.trim().is_empty());
    let actor = actor
        .ok_or_else(|| Failure::Refused(Diagnostic::error("cli-no-user", Place::file("--user")).into()))?;
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|fault| Failure::Fault(fault.to_string()))?;
    let why = match machine_account() {
        Some(account) if account != actor => format!("{why} [os: {account}]").trim_start().to_owned(),
        _ => why.to_owned(),
    };
    Ok(Act { actor, at: now()?, why, secret })
}

/// The account that the machine runs the program under, or its number when it has no name; `None` where the
/// machine does not tell. Variables of the environment say what their user wants.
#[cfg(unix)]
fn machine_account() -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    let number = std::fs::metadata("/proc/self").ok()?.uid().to_string();
    let accounts = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let named = accounts.lines().find_map(|line| {
        let mut fields = line.split(':');
        let (name, _, of) = (fields.next()?, fields.next()?, fields.next()?);
        (of == number).then(|| name.to_owned())
    });
    Some(named.unwrap_or(number))
}

#[cfg(not(unix))]
fn machine_account() -> Option<String> {
    None
}

/// The time of day.
///
/// # Errors
/// When the machine's clock is out of the calendar.
pub fn now() -> Result<DateTime<Utc>, Failure> {
    let since =
        SystemTime::now().duration_since(UNIX_EPOCH).map_err(|fault| Failure::Fault(fault.to_string()))?;
    let seconds = i64::try_from(since.as_secs()).ok();
    seconds
        .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
        .ok_or_else(|| Failure::Fault("clock".to_owned()))
}

/// Fills a new database with simulated registers, in the place of an older one, and writes its snapshot.
/// The same registers give the same snapshot and the same chain: nobody's secrets are in them. The accounts
/// are invented as well.
///
/// # Errors
/// What is wrong with the folder or the database.
pub fn replace(
    terminal: &Terminal,
    file: &Path,
    simulation: Simulated,
    municipality: &Municipality,
    snapshot: &Path,
    progress: &Progress,
) -> Result<Accounts, Failure> {
    let step = terminal.text("cli-step-fill", &[]);
    progress.step(&step);
    remove(file)?;
    let last_year = municipality.pack.settings.simulation.last_year;
    let last_day = NaiveDate::from_ymd_opt(last_year, 12, 31).unwrap_or(simulation.as_of);
    let at = simulation.as_of.and_time(NaiveTime::MIN).and_utc();
    let act = Act { actor: "demo".to_owned(), at, why: "simulering".to_owned(), secret: [0; 32] };
    wait(async {
        let (store, _) = Store::migrate(&format!("sqlite:{}", file.display())).await?;
        let told = &mut |_: &str, done, all| progress.within(&step, done, all);
        simulated::fill(&store, &act, &simulation.registers, told).await?;
        let books = LawBooks::new(municipality.clocks.clone())?;
        warn(terminal, &store.recompute_clocks(&act, &books.law()).await?);
        simulated::reviews(&store, &act, &books.law(), last_day).await?;
        simulated::delays(&store, &act, &books.law(), last_day).await?;
        let organisation = &municipality.pack.organisation;
        let accounts = simulated::accounts(&store, &act, organisation, last_day).await?;
        progress.done();
        progress.step(&terminal.text("cli-step-write-snapshot", &[]));
        store.snapshot(snapshot, simulation.as_of, None, simulation.committees).await?;
        progress.done();
        store.close().await;
        Ok(accounts)
    })
}

/// Tells the matters whose limits cannot be computed.
pub fn warn(terminal: &Terminal, computed: &Recomputed) {
    let mut warnings = Problems::new();
    computed.faults.iter().for_each(|fault| warnings.push(fault.warning()));
    terminal.warn(warnings);
}

/// Removes the file of a database and what belongs to it.
///
/// # Errors
/// When a file that is there cannot be removed.
pub fn remove(file: &Path) -> Result<(), Failure> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(|fault| Failure::Write { path: folder.into(), fault })?;
    }
    for ending in ["", "-wal", "-shm"] {
        let path = PathBuf::from(format!("{}{ending}", file.display()));
        match std::fs::remove_file(&path) {
            Err(fault) if fault.kind() != std::io::ErrorKind::NotFound => {
                return Err(Failure::Write { path, fault });
            }
            _ => {}
        }
    }
    Ok(())
}

/// The address of a SQLite file that is not there yet.
///
/// # Errors
/// When something is there already: a backup never replaces one.
pub fn new_file(path: &Path) -> Result<String, Failure> {
    if path.exists() {
        let refused = Diagnostic::error("cli-file-exists", Place::file(path.display().to_string()));
        return Err(Failure::Refused(refused.into()));
    }
    Ok(format!("sqlite:{}", path.display()))
}

/// The address of a SQLite file that is there.
///
/// # Errors
/// When it is not.
pub fn existing_file(path: &Path) -> Result<String, Failure> {
    if !path.is_file() {
        let refused = Diagnostic::error("cli-no-file", Place::file(path.display().to_string()));
        return Err(Failure::Refused(refused.into()));
    }
    Ok(format!("sqlite:{}", path.display()))
}
