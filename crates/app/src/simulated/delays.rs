//! Why simulated decisions wait: written down some days after the three months, as known that day, so that the
//! quarterly report has something to tell. Some are left without, as in life.

use super::{as_known, event_columns};
use crate::casework::CaseRefusal;
use chrono::{Days, NaiveDate};
use enslinje_domain::Problems;
use enslinje_domain::casework::{
    Applied, Event, EventKind, Law, Matter, NoteKind, NoteRefusal, Notes, apply,
};
use enslinje_domain::register::Row;
use enslinje_domain::unexecuted::{DecisionRecord, Ground};
use enslinje_store::{Act, Change, Result, Store, StoreError};
use std::collections::BTreeSet;

/// One decision of so many has no reason.
const WITHOUT: i64 = 8;

/// Kinds of decisions with a reason that is common for them, and what is done meanwhile.
const REASONS: &[(&str, &str, Option<&str>)] = &[
    ("contact_person", "Ingen kontaktperson som passar har hittats.", None),
    ("contact_family", "Ingen kontaktfamilj som passar har hittats.", Some("Stödsamtal i öppenvården.")),
    ("outpatient_care", "Kö till behandlare i öppenvården.", Some("Samtal med socialsekreteraren.")),
];

const OTHER_REASON: &str = "Insatsen går inte att få tag på ännu.";
const INTERRUPTED: &str = "Uppdragstagaren har slutat och en ny söks.";

/// Writes the reasons of all decisions that have waited too long by the day.
///
/// # Errors
/// A reason that cannot follow, a decision without a limit, or a fault of the database; nothing is written.
pub async fn delays(store: &Store, act: &Act, law: &Law<'_>, today: NaiveDate) -> Result<()> {
    let Some(register) = Matter::Decision.register() else { return Ok(()) };
    let rows = store.rows(register, None).await?;
    let mut writing = store.write(act).await?;
    for row in &rows {
        let events = reasons(row, law, today)?;
        for (known_on, change) in days(row, &events) {
            let matter = known(row, &events, known_on, change, law)?;
            writing.put_matter(law, &matter, change, known_on).await?;
        }
    }
    writing.commit().await?;
    Ok(())
}

/// The reason of each wait that was past its limit when it was written.
fn reasons(row: &Row, law: &Law<'_>, today: NaiveDate) -> Result<Vec<Event>> {
    let fault = |what: String| StoreError::Database(format!("decision: {what}"));
    let record = DecisionRecord::from_row(row).map_err(|gap| fault(gap.to_string()))?;
    if !record.favourable || record.law != "SoL" || record.id % WITHOUT == 0 {
        return Ok(Vec::new());
    }
    let mut events = Vec::new();
    for wait in record.waits(today) {
        let clock = match wait.ground {
            Ground::NotStarted => "unexecuted_decision",
            Ground::Interrupted => "interrupted_decision",
        };
        let clock = law.clocks.find(clock).ok_or_else(|| fault(clock.to_owned()))?;
        let deadline = clock.deadline(wait.from, law.shift).map_err(|none| fault(none.to_string()))?;
        let after = Days::new(1 + record.id.rem_euclid(10).unsigned_abs());
        let written = deadline.last_day.checked_add_days(after).filter(|day| *day <= today);
        if let Some(day) = written.filter(|day| wait.is_open_on(*day)) {
            let notes = notes(&record, wait.ground).map_err(|refusal| fault(refusal.to_string()))?;
            events.push(Event::new(EventKind::DelayReported, day).noting(notes));
        }
    }
    Ok(events)
}

fn notes(record: &DecisionRecord, ground: Ground) -> std::result::Result<Notes, NoteRefusal> {
    let common = REASONS.iter().find(|(kind, ..)| *kind == record.kind);
    let (reason, meanwhile) = match (ground, common) {
        (Ground::Interrupted, _) => (INTERRUPTED, None),
        (Ground::NotStarted, Some((_, reason, meanwhile))) => (*reason, *meanwhile),
        (Ground::NotStarted, None) => (OTHER_REASON, None),
    };
    let mut notes = Notes::default();
    notes.add(NoteKind::DelayReason, reason)?;
    if let Some(meanwhile) = meanwhile {
        notes.add(NoteKind::DelayMeanwhile, meanwhile)?;
    }
    // The whole number has so many digits that it may be taken for an identity number.
    notes.add(NoteKind::Reference, &format!("DEMO-{:06}", record.id.rem_euclid(1_000_000)))?;
    Ok(notes)
}

/// The days on which the decision is written anew: each reason's, and each change after the first of them.
fn days(row: &Row, events: &[Event]) -> Vec<(NaiveDate, Change)> {
    let Some(first) = events.iter().map(|event| event.day).min() else { return Vec::new() };
    let changes = event_columns(row.register).filter_map(|column| row.day(column));
    let days: BTreeSet<NaiveDate> =
        changes.filter(|day| *day > first).chain(events.iter().map(|event| event.day)).collect();
    let last = days.last().copied();
    let change = |day| if Some(day) == last { Change::Changed } else { Change::Earlier };
    days.into_iter().map(|day| (day, change(day))).collect()
}

/// The decision with its reasons, as known on a day; whole when that is the last.
fn known(row: &Row, events: &[Event], day: NaiveDate, change: Change, law: &Law<'_>) -> Result<Applied> {
    let earlier = if change == Change::Changed { Some(row.clone()) } else { as_known(row, day) };
    let nothing = || StoreError::Database(format!("decision: not known on {day}"));
    let (mut now, mut stored, mut done) = (earlier.ok_or_else(nothing)?, Vec::new(), None);
    for event in events.iter().filter(|event| event.day <= day) {
        let applied = apply(&now, &stored, event, law)
            .map_err(|refusal| StoreError::Refused(Problems::from(CaseRefusal::from(refusal))))?;
        (now, stored) = (applied.row.clone(), applied.events.clone());
        done = Some(applied);
    }
    done.ok_or_else(nothing)
}

#[cfg(test)]
mod tests {
    use super::{days, known, reasons};
    use crate::law::LawBooks;
    use chrono::NaiveDate;
    use enslinje_domain::casework::Matter;
    use enslinje_domain::register::{Cell, Row};
    use enslinje_domain::{Clocks, clock};
    use enslinje_store::Change;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn decision(id: i64, executed: Option<&str>) -> Row {
        let mut row = Row::empty(Matter::Decision.register().unwrap());
        let code = |code: &str| Cell::Category(code.to_owned().into());
        for (column, cell) in [
            ("id", Cell::Key(id)),
            ("unit", code("bou")),
            ("person", Cell::Key(1)),
            ("sex", code("man")),
            ("birth", Cell::Day(day("2010-01-01"))),
            ("target_group", code("child")),
            ("law", code("SoL")),
            ("kind", code("contact_person")),
            ("favourable", code("yes")),
            ("decided", Cell::Day(day("2024-05-02"))),
        ] {
            assert!(row.set(column, cell));
        }
        for column in ["executed", "settled"] {
            assert!(row.set(column, executed.map_or(Cell::Empty, |text| Cell::Day(day(text)))));
        }
        row
    }

    fn books() -> LawBooks {
        LawBooks::new(Clocks::parse(clock::STATUTORY_FILE, clock::STATUTORY).unwrap()).unwrap()
    }

    /// Three months from 2 May end on 2 August; this decision is written two days later.
    #[test]
    fn a_reason_is_written_after_the_limit_and_later_changes_keep_it() {
        let (books, today) = (books(), day("2024-12-31"));
        let row = decision(2_837_830_719_491_801_091, Some("2024-11-20"));
        let events = reasons(&row, &books.law(), today).unwrap();
        let told: Vec<_> = events.iter().map(|event| event.day).collect();
        assert_eq!(told, [day("2024-08-04")]);
        let days = days(&row, &events);
        assert_eq!(days, [(day("2024-08-04"), Change::Earlier), (day("2024-11-20"), Change::Changed)]);
        let first = known(&row, &events, days[0].0, days[0].1, &books.law()).unwrap();
        assert_eq!((first.row.day("executed"), first.events.len()), (None, 1));
        let last = known(&row, &events, days[1].0, days[1].1, &books.law()).unwrap();
        assert_eq!((last.row, last.events), (row, first.events));
    }

    #[test]
    fn nothing_is_written_of_a_wait_that_ended_in_time_or_has_just_begun() {
        let (books, today) = (books(), day("2024-12-31"));
        let none = |id, executed, today| reasons(&decision(id, executed), &books.law(), today).unwrap();
        assert_eq!(none(1, Some("2024-08-02"), today), []);
        assert_eq!(none(1, None, day("2024-08-03")), []);
        assert_eq!(none(8, None, today), [], "one of eight is left without");
        assert_eq!(none(1, None, today).len(), 1);
    }
}
