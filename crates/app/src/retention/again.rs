//! The list of purges that is kept beside the database, and carried out again when a backup that is older
//! than they are is restored. It tells numbers, days and who decided: nothing about anybody.

use super::strike;
use enslinje_domain::{Diagnostic, Place};
use enslinje_store::{Act, AuditHead, Purge, PurgedAgain, PurgedPerson, Result, Store, StoreError};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The form of the file; another form gets another name.
const FORM: &str = "enslinje-purges-1";

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    form: String,
    /// The head of the audit chain when the file was written.
    receipt: String,
    purges: Vec<KeptPurge>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptPurge {
    list: i64,
    proposed_on: String,
    decided_on: String,
    decided_by: String,
    reference: String,
    executed_at: String,
    /// Number of each person with the first event about that person, as `SEQ:HASH`.
    people: Vec<(i64, String)>,
}

/// The file as it should be kept beside the database.
///
/// # Errors
/// A fault of the database.
pub async fn purges_to_keep(store: &Store) -> Result<String> {
    let purge = |purge: Purge| KeptPurge {
        list: purge.list,
        proposed_on: purge.proposed_on.to_string(),
        decided_on: purge.decided_on.to_string(),
        decided_by: purge.by,
        reference: purge.reference,
        executed_at: purge.at,
        people: purge.people.iter().map(|person| (person.person, person.first.to_string())).collect(),
    };
    let purges = store.purges().await?.into_iter().map(purge).collect();
    let kept = Kept { form: FORM.to_owned(), receipt: store.head().await?.to_string(), purges };
    let text =
        serde_json::to_string_pretty(&kept).map_err(|fault| StoreError::Database(fault.to_string()))?;
    Ok(text + "\n")
}

/// Reads such a file; `name` is told when it is none.
///
/// # Errors
/// What is wrong with it.
pub fn read_purges(name: &str, text: &str) -> Result<Vec<Purge>> {
    let refused = |reason: String| {
        let refused = Diagnostic::error("retention-not-purges", Place::file(name)).with("reason", reason);
        StoreError::Refused(refused.into())
    };
    let kept: Kept = serde_json::from_str(text).map_err(|fault| refused(fault.to_string()))?;
    if kept.form != FORM {
        return Err(refused(kept.form));
    }
    kept.purges.into_iter().map(|purge| read(purge).ok_or_else(|| refused(name.to_owned()))).collect()
}

fn read(purge: KeptPurge) -> Option<Purge> {
    let person = |(person, first): &(i64, String)| {
        Some(PurgedPerson { person: *person, first: AuditHead::parse(first)? })
    };
    Some(Purge {
        list: purge.list,
        proposed_on: purge.proposed_on.parse().ok()?,
        decided_on: purge.decided_on.parse().ok()?,
        by: purge.decided_by,
        reference: purge.reference,
        at: purge.executed_at,
        people: purge.people.iter().map(person).collect::<Option<_>>()?,
    })
}

/// Refuses a database that does not know all purges of a file, which would be lost when it is written anew.
///
/// # Errors
/// How many files are not purged in the database; a fault of it.
pub async fn refuse_behind(store: &Store, name: &str, purges: &[Purge]) -> Result<()> {
    let files = |purges: &[Purge]| -> BTreeSet<i64> {
        purges.iter().flat_map(|purge| &purge.people).map(|person| person.person).collect()
    };
    let own = files(&store.purges().await?);
    let lacking = files(purges).difference(&own).count();
    if lacking == 0 {
        return Ok(());
    }
    let behind = Diagnostic::error("retention-behind", Place::file(name)).with("files", lacking);
    Err(StoreError::Refused(behind.into()))
}

/// Carries out purges again for everybody who is in the database and was purged after it was copied, and
/// removes the traces from its files.
///
/// # Errors
/// A fault of the database; nothing is purged.
pub async fn repeat(store: &Store, act: &Act, purges: &[Purge]) -> Result<(PurgedAgain, AuditHead)> {
    let mut writing = store.write(act).await?;
    let mut all = PurgedAgain::default();
    for purge in purges {
        let again = writing.purge_again(purge).await?;
        all.purged.extend(again.purged);
        all.already += again.already;
        all.unknown += again.unknown;
    }
    strike(store, &mut writing, all.purged.iter().copied()).await?;
    let head = writing.commit().await?;
    if !all.purged.is_empty() {
        store.scrub().await?;
    }
    Ok((all, head))
}
