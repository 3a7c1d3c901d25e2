//! `enslinje db`: the database itself: its version, its chain, copies of it.

use crate::arguments::{Db, DbTask};
use crate::commands::retention;
use crate::database::{self, act, wait};
use crate::desk::{AtWork, Place};
use crate::failure::Failure;
use crate::progress::Progress;
use crate::terminal::Terminal;
use enslinje_domain::{Diagnostic, Place as At, Problems};
use enslinje_store::{AuditHead, ChainFault, CopiedTable, Store, StoreError, without_password};

/// Runs the command.
///
/// # Errors
/// [`Failure::No`] when the chain does not hold; what is wrong with a database otherwise.
pub fn run(terminal: &Terminal, arguments: &Db) -> Result<(), Failure> {
    match &arguments.task {
        DbTask::Migrate { db } => migrate(terminal, db),
        DbTask::Verify { db, head } => verify(terminal, db, head),
        DbTask::Clocks { at_work } => clocks(terminal, at_work),
        DbTask::Backup { db, to } => {
            let address = database::new_file(to)?;
            let done = copy(terminal, db, &address);
            // What was begun is no backup.
            if matches!(done, Err(Failure::Refused(_) | Failure::Fault(_))) {
                database::remove(to)?;
            }
            done
        }
        DbTask::Restore { from, db, purges, user } => {
            let kept = purges.clone().or_else(|| retention::purges_beside(db).filter(|file| file.exists()));
            let again = match &kept {
                Some(file) => Some((act(user.as_deref(), "återläsning")?, retention::read_purges(file)?)),
                None => None,
            };
            copy(terminal, &database::existing_file(from)?, db)?;
            match again {
                Some((act, purges)) => retention::repeat(terminal, db, &act, &purges),
                None => {
                    terminal.say("retention-restored-without-purges", &[]);
                    Ok(())
                }
            }
        }
        DbTask::Copy { db, to } => copy(terminal, db, to),
    }
}

fn migrate(terminal: &Terminal, url: &str) -> Result<(), Failure> {
    let before = wait(async {
        let (store, before) = Store::migrate(url).await?;
        store.close().await;
        Ok(before)
    })?;
    let args = [("before", before.to_string()), ("now", Store::version().to_string())];
    let id = if before == Store::version() { "cli-db-up-to-date" } else { "cli-db-migrated" };
    terminal.answer(&format!("{}\n", terminal.text(id, &args)))
}

fn verify(terminal: &Terminal, url: &str, heads: &[String]) -> Result<(), Failure> {
    let printed = heads.iter().map(|text| printed(text)).collect::<Result<Vec<_>, Failure>>()?;
    let verified = wait(async { Ok(Store::open(url).await?.verify(&printed).await?) })?;
    warn(terminal, &verified.faults);
    let args = [
        ("events", verified.events.to_string()),
        ("head", verified.head.to_string()),
        ("faults", verified.faults.len().to_string()),
    ];
    let id = if verified.faults.is_empty() { "cli-db-verified" } else { "cli-db-broken" };
    terminal.answer(&format!("{}\n", terminal.text(id, &args)))?;
    if verified.faults.is_empty() { Ok(()) } else { Err(Failure::No) }
}

fn clocks(terminal: &Terminal, at_work: &AtWork) -> Result<(), Failure> {
    let place = Place::new(terminal, at_work)?;
    let computed = wait(async {
        let store = Store::open(&at_work.db).await?;
        let computed = store.recompute_clocks(&place.act, &place.books.law()).await?;
        store.close().await;
        Ok(computed)
    })?;
    database::warn(terminal, &computed);
    let args = [
        ("matters", computed.matters.to_string()),
        ("clocks", computed.clocks.to_string()),
        ("faults", computed.faults.len().to_string()),
    ];
    terminal.answer(&format!("{}\n", terminal.text("cli-db-clocks", &args)))?;
    if computed.faults.is_empty() { Ok(()) } else { Err(Failure::No) }
}

fn printed(text: &str) -> Result<AuditHead, Failure> {
    let refused = || Diagnostic::error("cli-not-a-head", At::file("--head")).with("value", text);
    AuditHead::parse(text).ok_or_else(|| Failure::Refused(refused().into()))
}

fn warn(terminal: &Terminal, faults: &[ChainFault]) {
    let mut problems = Problems::new();
    faults.iter().for_each(|fault| problems.push(told(fault)));
    terminal.warn(problems);
}

fn told(fault: &ChainFault) -> Diagnostic {
    let error = |code| Diagnostic::error(code, At::file("audit_event"));
    match fault {
        ChainFault::Missing { expected, found } => {
            error("store-event-missing").with("expected", expected).with("found", found)
        }
        ChainFault::Altered { seq } => error("store-event-altered").with("seq", seq),
        ChainFault::AlteredPayload { seq } => error("store-payload-altered").with("seq", seq),
        ChainFault::Head { kept, found } => {
            error("store-head-differs").with("kept", kept).with("found", found)
        }
        ChainFault::Printed { printed } => error("store-printed-head-missing").with("printed", printed),
        ChainFault::Row { register, id } => {
            error("store-row-differs").with("register", register).with("id", id)
        }
    }
}

/// Copies a database into an empty one and proves that both hold the same, and that the chain holds.
fn copy(terminal: &Terminal, from: &str, to: &str) -> Result<(), Failure> {
    let progress = Progress::new(1);
    let copied = wait(async {
        let source = Store::open(from).await?;
        let (target, _) = Store::migrate(to).await?;
        let copied = source.copy_to(&target, &mut |table| progress.step(table)).await;
        let copied = copied.map_err(|error| placed(error, to))?;
        let verified = target.verify(&[source.head().await?]).await?;
        target.close().await;
        source.close().await;
        Ok((copied, verified))
    });
    progress.finish();
    let (copied, verified) = copied?;
    terminal.answer(&table(terminal, &copied))?;
    warn(terminal, &verified.faults);
    let rows: u64 = copied.iter().map(|table| table.rows).sum();
    let args = [
        ("tables", copied.len().to_string()),
        ("rows", rows.to_string()),
        ("head", verified.head.to_string()),
    ];
    terminal.answer(&format!("{}\n", terminal.text("cli-db-copied", &args)))?;
    if verified.faults.is_empty() { Ok(()) } else { Err(Failure::No) }
}

/// Names the database that is copied into, where it is what is wrong.
fn placed(error: StoreError, to: &str) -> Failure {
    let mut told = Problems::new();
    for diagnostic in Problems::from(error).as_slice() {
        let mut diagnostic = diagnostic.clone();
        if diagnostic.place.file == "target" {
            diagnostic.place.file = without_password(to);
        }
        told.push(diagnostic);
    }
    Failure::Refused(told)
}

fn table(terminal: &Terminal, copied: &[CopiedTable]) -> String {
    let mut table = comfy_table::Table::new();
    table.load_style(comfy_table::presets::UTF8_HORIZONTAL_ONLY);
    table.set_header(["cli-head-table", "cli-head-rows", "cli-head-hash"].map(|id| terminal.text(id, &[])));
    for one in copied.iter().filter(|table| table.rows > 0) {
        let hash: String = one.hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        table.add_row([one.name.clone(), one.rows.to_string(), hash]);
    }
    if let Some(column) = table.column_mut(1) {
        column.set_cell_alignment(comfy_table::CellAlignment::Right);
    }
    format!("{table}\n")
}
