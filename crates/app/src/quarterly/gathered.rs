//! Decisions out of the register, with what the events of their matters tell of the delay.

use super::Question;
use enslinje_domain::casework::{EventKind, NoteText, Notes};
use enslinje_domain::register::REGISTERS;
use enslinje_domain::unexecuted::{DecisionRecord, Delay, Offer};
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
    let mut events: BTreeMap<i64, Vec<MatterEvent>> = BTreeMap::new();
    for event in store.matter_events(REGISTER, question.known_on, known_on).await? {
        events.entry(event.row).or_default().push(event);
    }
    let mut problems = Problems::new();
    let mut records = Vec::new();
    for row in &rows {
        match DecisionRecord::from_row(row) {
            Ok(mut record) => {
                let told = events.remove(&record.id).unwrap_or_default();
                add(&mut record, told);
                records.push(record);
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

/// Reason, consequences and other interventions are those that were written last; offers are all of them.
fn add(record: &mut DecisionRecord, events: Vec<MatterEvent>) {
    let mut delay = Delay::default();
    let text = |note: Option<NoteText>| note.map(|text| text.as_str().to_owned());
    for event in events.into_iter().map(|event| event.event) {
        if event.day == record.decided {
            record.paragraph = record.paragraph.take().or(event.paragraph);
        }
        let Notes { delay_reason, delay_consequences, delay_meanwhile, reference, offered, .. } = event.notes;
        delay.reason = text(delay_reason).or(delay.reason);
        delay.consequences = text(delay_consequences).or(delay.consequences);
        delay.meanwhile = text(delay_meanwhile).or(delay.meanwhile);
        record.reference = reference.or(record.reference.take());
        if event.kind == EventKind::OfferDeclined {
            let offered = offered.unwrap_or(event.day);
            delay.offers.push(Offer { offered, declined: Some(event.day) });
        }
    }
    record.delay = delay;
}
