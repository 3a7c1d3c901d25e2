//! `enslinje snapshot`: the registers of a database as a snapshot, as they are or as they were known.

use crate::arguments::SnapshotOf;
use crate::database::{act, wait};
use crate::failure::Failure;
use crate::terminal::Terminal;
use enslinje_store::{Action, Store, Subject};

/// Runs the command.
///
/// # Errors
/// What is wrong with the database or the folder.
pub fn run(terminal: &Terminal, arguments: &SnapshotOf) -> Result<(), Failure> {
    let act = act(arguments.user.as_deref(), &arguments.why)?;
    let (hash, head) = wait(async {
        let store = Store::open(&arguments.db).await?;
        let mut writing = store.write(&act).await?;
        let what = arguments.out.display().to_string();
        writing.note(Action::Export, Subject { what: &what, ..Subject::default() }).await?;
        let hash = store.snapshot(&arguments.out, arguments.as_of, arguments.as_known_on, 1).await?;
        let head = writing.commit().await?;
        store.close().await;
        Ok((hash, head))
    })?;
    let args = [
        ("folder", arguments.out.display().to_string()),
        ("hash", hash.to_string()),
        ("head", head.to_string()),
    ];
    terminal.answer(&format!("{}\n", terminal.text("cli-snapshot-written", &args)))
}
