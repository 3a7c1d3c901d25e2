//! Decisions out of the register, with what the events of their matters tell.

use super::Question;
use enslinje_domain::casework::Event;
use enslinje_domain::register::REGISTERS;
use enslinje_domain::unexecuted::DecisionRecord;
use enslinje_domain::{Diagnostic, Organisation, Place, Problems};
use enslinje_store::{MatterEvent, Result, Store, StoreError};
use std::collections::BTreeMap;

const REGISTER: &str = "decision";

/// The decisions of the unit and of all within it, in the order of their ids.
pub(super) async fn decisions(
    store: &Store,
    question: &Question<'_>,
    organisation: &Organisation,
) -> Result<Vec<DecisionRecord>> {
    let register = REGISTERS.iter().find(|register| register.name == REGISTER);
    let register = register.ok_or_else(|| StoreError::Database(REGISTER.to_owned()))?;
    let known_on = question.as_known.then_some(question.known_on);
    let rows = store.rows(register, known_on).await?;
    let mut events: BTreeMap<i64, Vec<Event>> = BTreeMap::new();
    for MatterEvent { row, event } in store.matter_events(REGISTER, question.known_on, known_on).await? {
        events.entry(row).or_default().push(event);
    }
    let mut problems = Problems::new();
    let mut records = Vec::new();
    for row in &rows {
        match DecisionRecord::from_row(row) {
            Ok(record) => {
                let told = events.remove(&record.id).unwrap_or_default();
                records.push(record.with_events(&told));
            }
            Err(gap) => {
                let line = row.id().map_or_else(String::new, |id| format!(" {id}"));
                let place = Place::file(format!("{REGISTER}{line}"));
                problems.push(Diagnostic::error(gap.code(), place).with("column", gap.column));
            }
        }
    }
    problems.or_ok(())?;
    records.retain(|record| {
        record.unit == *question.unit || organisation.is_within(&record.unit, question.unit)
    });
    Ok(records)
}
