//! The table of assignments (*uppdrag*).

use crate::expression::{Condition, Fault, Spanned};
use crate::resolve::{Run, find_list, rows_where};
use crate::scope::List;
use crate::tables::{ColumnSource, GridContext, TableSource, listed_rows};

/// Fields of the table with the message of their heading and their width.
const COLUMNS: [(&str, &str, u16); 6] = [
    ("title", "report-assignment-title", 5),
    ("year", "report-assignment-year", 1),
    ("origin", "report-assignment-origin", 2),
    ("status", "report-assignment-status", 2),
    ("status_date", "report-assignment-date", 2),
    ("resolutions", "report-assignment-resolutions", 3),
];

/// The assignments that fulfil a condition.
///
/// # Errors
/// When a field of the condition is not known.
pub(crate) fn assignments_table(condition: &Condition, grid: &GridContext<'_>) -> Result<TableSource, Fault> {
    let name = Spanned { value: "assignments".to_owned(), span: 0..0 };
    let list: &List = find_list(&name, grid.scope)?;
    let rows = rows_where(list, condition)?;
    let text = |id: &str| grid.messages.text(id, &[]);
    let columns = COLUMNS.iter().map(|(_, heading, weight)| ColumnSource {
        text: vec![Run::Text(text(heading))],
        weight: *weight,
        ..ColumnSource::default()
    });
    let fields: Vec<&str> = COLUMNS.iter().map(|(field, ..)| *field).collect();
    Ok(TableSource {
        id: anchor(condition),
        title: vec![Run::Text(text("report-assignments"))],
        columns: columns.collect(),
        rows: listed_rows(list, &rows, &fields, &text("report-empty")),
        notes: Vec::new(),
        zero: None,
    })
}

/// Two tables of assignments with different conditions have different anchors.
fn anchor(condition: &Condition) -> String {
    let mut anchor = String::from("assignments");
    for test in &condition.0 {
        let sign = if test.equal { "" } else { "not-" };
        let words = format!("-{}-{sign}{}", test.field.value, test.value);
        anchor.extend(words.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }));
    }
    anchor
}
