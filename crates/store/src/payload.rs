//! A row as JSON text: the form in which the audit chain remembers it.

use crate::error::{Result, StoreError};
use chrono::NaiveDate;
use enslinje_domain::Money;
use enslinje_domain::casework::{Event, EventKind, NoteKind};
use enslinje_domain::register::{Cell, Column, Kind, Register, Row};
use serde_json::{Map, Value};

/// `{"why":…,"row":{…}}`, without the columns that are empty.
pub(crate) fn write(why: &str, row: &Row) -> String {
    let mut text = String::with_capacity(64 + row.cells.len() * 24);
    text.push_str("{\"why\":");
    text.push_str(&Value::from(why).to_string());
    text.push_str(",\"row\":{");
    let mut first = true;
    for (column, cell) in row.register.columns.iter().zip(&row.cells) {
        let value = match cell {
            Cell::Empty => continue,
            Cell::Key(number) | Cell::Count(number) => number.to_string(),
            Cell::Money(money) => money.ore().to_string(),
            // A code is visible ASCII: only quotes and backslashes need care.
            Cell::Category(code) => Value::from(code.as_ref()).to_string(),
            Cell::Day(day) => format!("\"{day}\""),
        };
        if !first {
            text.push(',');
        }
        first = false;
        text.push('"');
        text.push_str(column.name);
        text.push_str("\":");
        text.push_str(&value);
    }
    text.push_str("}}");
    text
}

/// As [`write`], with the events that the row's columns do not hold: `"events":[…]` at the end.
pub(crate) fn write_matter(why: &str, row: &Row, events: &[Event]) -> String {
    let mut text = write(why, row);
    text.pop();
    text.push_str(",\"events\":");
    text.push_str(&Value::from(events.iter().map(event).collect::<Vec<_>>()).to_string());
    text.push('}');
    text
}

fn event(event: &Event) -> Value {
    let mut fields = detail(event);
    fields.insert("name".to_owned(), event.kind.name().into());
    fields.insert("day".to_owned(), event.day.to_string().into());
    if let Some(until) = event.until {
        fields.insert("until".to_owned(), until.to_string().into());
    }
    fields.into()
}

/// Reason, paragraph and notes of an event, where it has them.
pub(crate) fn detail(event: &Event) -> Map<String, Value> {
    let told = [("reason", &event.reason), ("paragraph", &event.paragraph)];
    let told = told.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text.clone()?.into())));
    told.chain(event.notes.iter().map(|(kind, text)| (kind.code().to_owned(), text.into()))).collect()
}

/// The event with what [`detail`] wrote of it; `None` when something is there that is not known, which would
/// be lost when the matter is written again.
pub(crate) fn with_detail(mut event: Event, detail: &Map<String, Value>) -> Option<Event> {
    for (name, value) in detail {
        let text = value.as_str()?;
        match name.as_str() {
            "reason" => event.reason = Some(text.to_owned()),
            "paragraph" => event.paragraph = Some(text.to_owned()),
            note => event.notes.add(NoteKind::from_code(note)?, text).ok()?,
        }
    }
    Some(event)
}

/// The events that the payload of a matter remembers; `None` when it tells of the row alone.
pub(crate) fn read_events(register: &str, payload: &str) -> Result<Option<Vec<Event>>> {
    let broken = |what: &str| StoreError::Database(format!("audit payload of {register}: {what}"));
    let value: Value = serde_json::from_str(payload).map_err(|error| broken(&error.to_string()))?;
    let Some(events) = value.get("events") else { return Ok(None) };
    let events = events.as_array().ok_or_else(|| broken("events"))?;
    events.iter().map(|told| read_event(told).ok_or_else(|| broken("event"))).collect::<Result<_>>().map(Some)
}

fn read_event(told: &Value) -> Option<Event> {
    let mut fields = told.as_object()?.clone();
    let kind = EventKind::from_name(fields.remove("name")?.as_str()?)?;
    let day = |value: Value| NaiveDate::parse_from_str(value.as_str()?, "%Y-%m-%d").ok();
    let mut event = Event::new(kind, day(fields.remove("day")?)?);
    if let Some(until) = fields.remove("until") {
        event.until = Some(day(until)?);
    }
    with_detail(event, &fields)
}

/// The row that a payload remembers.
pub(crate) fn read(register: &'static Register, payload: &str) -> Result<Row> {
    let broken = |what: &str| StoreError::Database(format!("audit payload of {}: {what}", register.name));
    let value: Value = serde_json::from_str(payload).map_err(|error| broken(&error.to_string()))?;
    let Some(fields) = value.get("row").and_then(Value::as_object) else { return Err(broken("row")) };
    let cells = register.columns.iter().map(|column| cell(column, fields).ok_or_else(|| broken(column.name)));
    Ok(Row { register, cells: cells.collect::<Result<_>>()? })
}

/// `None` when the field has another form than the column.
fn cell(column: &Column, fields: &Map<String, Value>) -> Option<Cell> {
    let Some(value) = fields.get(column.name) else { return Some(Cell::Empty) };
    Some(match column.kind {
        Kind::Key => Cell::Key(value.as_i64()?),
        Kind::Count => Cell::Count(value.as_i64()?),
        Kind::Money => Cell::Money(Money(value.as_i64()?)),
        Kind::Category(_) => Cell::category(column.kind, value.as_str()?),
        Kind::Day => Cell::Day(NaiveDate::parse_from_str(value.as_str()?, "%Y-%m-%d").ok()?),
    })
}
