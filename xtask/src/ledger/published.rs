//! The published totals: small CSV files of whole numbers without quotes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Every file that the ledger is made from, by name without ending.
const FILES: [&str; 4] = ["income_statement", "net_costs", "department_results", "council_grant"];

/// Whole numbers by file, row and column.
#[derive(Debug, Default)]
pub struct Published(BTreeMap<(String, String, String), i64>);

impl Published {
    /// Reads the files of a folder.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let mut published = Self::default();
        for name in FILES {
            let path = folder.join(format!("{name}.csv"));
            let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            published.add(name, &text).map_err(|fault| format!("{}: {fault}", path.display()))?;
        }
        Ok(published)
    }

    fn add(&mut self, name: &str, text: &str) -> Result<(), String> {
        let mut lines = text.lines();
        let header: Vec<&str> = lines.next().ok_or("no header")?.split(',').collect();
        for line in lines {
            let cells: Vec<&str> = line.split(',').collect();
            if cells.len() != header.len() {
                return Err(format!("{} cells instead of {}: {line}", cells.len(), header.len()));
            }
            for (column, cell) in header.iter().zip(&cells).skip(1) {
                let value = cell.parse().map_err(|_| format!("not a whole number: {cell}"))?;
                self.0.insert((name.to_owned(), cells[0].to_owned(), (*column).to_owned()), value);
            }
        }
        Ok(())
    }

    /// One number.
    pub fn value(&self, file: &str, row: &str, column: &str) -> Result<i64, String> {
        let key = (file.to_owned(), row.to_owned(), column.to_owned());
        self.0.get(&key).copied().ok_or_else(|| format!("{file}.csv has no {column} of {row}"))
    }

    /// The columns of one file that begin with `prefix`, in order.
    pub fn columns(&self, file: &str, row: &str, prefix: &str) -> Vec<(String, i64)> {
        self.0
            .iter()
            .filter(|((of, at, column), _)| of == file && at == row && column.starts_with(prefix))
            .map(|((_, _, column), value)| (column.clone(), *value))
            .collect()
    }
}
