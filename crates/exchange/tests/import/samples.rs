//! Mappings, days and readers that the tests share.

use chrono::NaiveDate;
use enslinje_domain::Problems;
use enslinje_exchange::{ImportedRow, Mapping, Reader, Refused};
use std::io::Cursor;

/// A mapping with one column of each kind that comes from a table; `file` is what stands under `[file]`.
pub fn mapping(file: &str) -> Mapping {
    let text = format!(
        r#"
register = "placement"
source = "test"

[file]
{file}

[row]
key = "Nr"
known_on = "Reg"

[person]
number = "Pnr"

[columns]
unit = "Enhet"
target_group = {{ constant = "child" }}
form = {{ from = "Form", codes = {{ "FH" = "foster_home", "HVB" = "residential_care_home" }} }}
provider = {{ constant = "internal" }}
legal_basis = "Lag"
cause = {{ constant = "need_of_care" }}
from = "Från"
to = "Till"
cost_per_day = "Dygn"
"#
    );
    Mapping::parse("test.toml", &text).unwrap()
}

/// The header that goes with [`mapping`].
pub const HEADER: &str = "Nr;Reg;Pnr;Enhet;Form;Lag;Från;Till;Dygn";

/// A sound row under [`HEADER`].
pub fn row(key: &str) -> String {
    format!("{key};2024-02-02;201405222389;bm;FH;LVU;2024-02-01;;1234,50")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The day by which births are judged in the tests.
pub fn today() -> NaiveDate {
    day("2025-01-31")
}

pub fn open(bytes: &[u8], file: &str) -> Result<Reader, Problems> {
    Reader::csv("test.csv", Cursor::new(bytes.to_vec()), &mapping(file), today())
}

pub fn open_semicolon(text: &str) -> Result<Reader, Problems> {
    open(text.as_bytes(), "delimiter = \";\"")
}

/// All rows of a text with semicolons.
pub fn read(text: &str) -> Vec<Result<ImportedRow, Refused>> {
    open_semicolon(text).unwrap().collect()
}

/// Place and code of each problem with its parameters.
pub fn told(problems: &Problems) -> Vec<String> {
    problems
        .as_slice()
        .iter()
        .map(|problem| {
            let args: Vec<_> = problem.args.iter().map(|(name, value)| format!("{name}={value}")).collect();
            format!("{} {} {}", problem.place, problem.code, args.join(" ")).trim_end().to_owned()
        })
        .collect()
}

/// The same for a whole file that was refused.
pub fn refused(opened: Result<Reader, Problems>) -> Vec<String> {
    told(&opened.err().unwrap())
}

/// The line of each row, with the problems of those that were refused.
pub fn outline(rows: &[Result<ImportedRow, Refused>]) -> Vec<(u64, Vec<String>)> {
    rows.iter()
        .map(|row| match row {
            Ok(row) => (row.line, Vec::new()),
            Err(refused) => (refused.line, told(&refused.problems)),
        })
        .collect()
}
