//! A list in the form asked for: a table with headings in the user's language, CSV or JSON with stable keys.

use crate::arguments::Format;
use crate::failure::Failure;
use crate::terminal::Terminal;
use comfy_table::Table;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use serde_json::{Map, Value, json};

/// Rows under keys; the heading of a key is the message `log-head-KEY`.
pub struct List {
    /// Keys of the columns.
    pub keys: &'static [&'static str],
    /// Rows, a text for each key; empty when there is none.
    pub rows: Vec<Vec<String>>,
}

impl List {
    /// The list as text.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn written(&self, terminal: &Terminal, format: Format) -> Result<String, Failure> {
        match format {
            Format::Table => Ok(self.table(terminal)),
            Format::Csv => Ok(self.csv()),
            Format::Json => pretty(&self.json()),
        }
    }

    fn table(&self, terminal: &Terminal) -> String {
        let mut table = Table::new();
        table.load_style(UTF8_HORIZONTAL_ONLY);
        table.set_header(self.keys.iter().map(|key| terminal.text(&format!("log-head-{key}"), &[])));
        table.add_rows(&self.rows);
        format!("{table}\n")
    }

    fn csv(&self) -> String {
        let head = self.keys.join(",");
        let lines =
            self.rows.iter().map(|row| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","));
        std::iter::once(head).chain(lines).map(|line| line + "\n").collect()
    }

    /// An array of objects.
    pub fn json(&self) -> Value {
        let object = |row: &Vec<String>| {
            let cells = self.keys.iter().zip(row);
            let cells = cells.map(|(key, cell)| {
                let value = if cell.is_empty() { Value::Null } else { json!(cell) };
                ((*key).to_owned(), value)
            });
            Value::Object(cells.collect::<Map<_, _>>())
        };
        self.rows.iter().map(object).collect()
    }
}

/// JSON for people and programs.
///
/// # Errors
/// When it cannot be written.
pub fn pretty(value: &Value) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|fault| Failure::Fault(fault.to_string()))?;
    Ok(text + "\n")
}

/// A cell of comma-separated values. A text that a spreadsheet would take for a formula has `'` before it; a
/// negative number is none.
pub fn quoted(cell: &str) -> String {
    let is_number = |text: &str| text.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number(&cell[1..]);
    let guard = if is_formula { "'" } else { "" };
    if cell.contains([',', '"', '\n', '\r']) {
        return format!("\"{guard}{}\"", cell.replace('"', "\"\""));
    }
    format!("{guard}{cell}")
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_cell_is_a_formula_and_numbers_stay() {
        for (cell, told) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1,2)", "\"'@SUM(A1,2)\""),
            ("-2+3", "'-2+3"),
            ("\t=1", "'\t=1"),
            ("-12", "-12"),
            ("a=b", "a=b"),
            ("säg \"nej\"", "\"säg \"\"nej\"\"\""),
            ("", ""),
        ] {
            assert_eq!(quoted(cell), told);
        }
    }
}
