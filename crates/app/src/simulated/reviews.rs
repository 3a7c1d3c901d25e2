//! Reviews that no column of a register tells of: in simulated registers, those that should have been made
//! long ago were made, or every limit of them would look overdue.

use crate::casework::CaseRefusal;
use chrono::{Days, NaiveDate};
use enslinje_domain::Problems;
use enslinje_domain::access::Condition;
use enslinje_domain::casework::{Event, EventKind, Law, Matter, apply};
use enslinje_store::{Act, Change, Result, Store, StoreError, WatchFilter, WatchRow, Writing};

/// Clocks, and the review that each asks for.
const REVIEWS: &[(&str, EventKind)] = &[
    ("care_review", EventKind::CareReviewed),
    ("care_reconsideration", EventKind::CareReconsidered),
    ("custody_transfer", EventKind::CustodyTransferConsidered),
    ("investigation_checkpoint", EventKind::InvestigationCheckpointDone),
];

/// A review is late by so many days at most; some are.
const LATEST: i64 = 14;

/// Days over which the newest reviews are spread.
const SPREAD: i64 = 120;

/// Records the newest review of each matter in which one is long overdue on the day, as known that day.
///
/// # Errors
/// A review that cannot follow, or a fault of the database; nothing is written.
pub async fn reviews(store: &Store, act: &Act, law: &Law<'_>, today: NaiveDate) -> Result<()> {
    let filter = WatchFilter { may: &Condition::All, units: None, caseworker: None, until: Some(today) };
    let rows = store.watch(&filter, today, u32::MAX).await?.rows;
    let mut writing = store.write(act).await?;
    for row in rows.iter().filter(|row| today.signed_duration_since(row.due).num_days() > LATEST) {
        if let Some((_, kind)) = REVIEWS.iter().find(|(clock, _)| *clock == row.clock.as_str()) {
            record(&mut writing, law, row, *kind, today).await?;
        }
    }
    writing.commit().await?;
    Ok(())
}

async fn record(
    writing: &mut Writing,
    law: &Law<'_>,
    row: &WatchRow,
    kind: EventKind,
    today: NaiveDate,
) -> Result<()> {
    let matter = Matter::of_register(row.register);
    let key = match matter {
        Some(matter) => writing.matter_key(matter, row.row).await?,
        None => None,
    };
    let key = key.ok_or_else(|| StoreError::Database(format!("running_clock: {}", row.reference())))?;
    let kept = writing.matter_to_change(&key).await?;
    // What happens once happened in time, what recurs lately.
    let newest = if kind == EventKind::InvestigationCheckpointDone { row.due } else { today };
    let before = Days::new(row.row.rem_euclid(SPREAD).unsigned_abs());
    let day = newest.checked_sub_days(before).unwrap_or(newest).max(row.started);
    let event = Event::new(kind, day);
    let applied = apply(&kept.row, &kept.events, &event, law)
        .map_err(|refusal| StoreError::Refused(Problems::from(CaseRefusal::from(refusal))))?;
    writing.put_matter(law, &applied, Change::Changed, today).await
}
