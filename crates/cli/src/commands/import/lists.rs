//! Lists of what an import refused or changed, as CSV or JSON, written beside and put in place at the end.

use crate::comma_separated;
use crate::failure::Failure;
use crate::files;
use enslinje_app::import::Difference;
use enslinje_domain::{Diagnostic, Place, Problems};
use enslinje_text::Messages;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Csv,
    Json,
}

/// A list that grows.
pub struct List {
    path: PathBuf,
    form: Form,
    columns: &'static [&'static str],
    output: BufWriter<tempfile::NamedTempFile>,
    lines: u64,
}

impl List {
    /// A list of refused rows: one line for each reason.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn refused(path: &Path) -> Result<Self, Failure> {
        Self::new(path, &["file", "line", "key", "code", "reason", "help"])
    }

    /// A list of new, changed and gone rows.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn changes(path: &Path) -> Result<Self, Failure> {
        Self::new(path, &["file", "line", "key", "id", "change", "columns"])
    }

    fn new(path: &Path, columns: &'static [&'static str]) -> Result<Self, Failure> {
        let fail = |fault| Failure::Write { path: path.to_owned(), fault };
        let is_json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
        let form = if is_json { Form::Json } else { Form::Csv };
        let mut output = BufWriter::new(files::beside(path).map_err(fail)?);
        match form {
            Form::Csv => writeln!(output, "{}", columns.join(",")),
            Form::Json => write!(output, "["),
        }
        .map_err(fail)?;
        Ok(Self { path: path.to_owned(), form, columns, output, lines: 0 })
    }

    /// Adds what differs.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add(&mut self, messages: &Messages, file: &str, difference: &Difference) -> Result<(), Problems> {
        let text = |number: &dyn std::fmt::Display| number.to_string();
        let written = match difference {
            Difference::New { line, key, id } => self.line([file, &text(line), key, &text(id), "new", ""]),
            Difference::Changed { line, key, id, columns } => {
                self.line([file, &text(line), key, &text(id), "changed", &columns.join(" ")])
            }
            Difference::Gone { key, id } => self.line([file, "", key, &text(id), "gone", ""]),
            Difference::Refused { line, key, problems } => {
                let mut told = Ok(());
                for fault in problems.as_slice() {
                    let words = messages.diagnostic(fault);
                    let key = key.as_deref().unwrap_or_default();
                    told = self.line([file, &text(line), key, fault.code, &words.message, &words.help]);
                    if told.is_err() {
                        break;
                    }
                }
                told
            }
        };
        written.map_err(|fault| {
            let place = Place::file(self.path.display().to_string());
            Diagnostic::error("import-list-unwritten", place).with("reason", fault).into()
        })
    }

    fn line(&mut self, cells: [&str; 6]) -> std::io::Result<()> {
        self.lines += 1;
        match self.form {
            Form::Csv => writeln!(self.output, "{}", comma_separated::line(cells)),
            Form::Json => {
                let before = if self.lines == 1 { "\n" } else { ",\n" };
                let fields = self.columns.iter().zip(cells);
                let fields = fields.map(|(column, cell)| ((*column).to_owned(), cell.into()));
                let object: serde_json::Map<String, serde_json::Value> = fields.collect();
                write!(self.output, "{before}{}", serde_json::Value::Object(object))
            }
        }
    }

    /// Puts the list in its place.
    ///
    /// # Errors
    /// When it cannot be written; what was there is still there.
    pub fn finish(mut self) -> Result<(), Failure> {
        let path = self.path.clone();
        let fail = |fault| Failure::Write { path: path.clone(), fault };
        if self.form == Form::Json {
            writeln!(self.output, "\n]").map_err(fail)?;
        }
        let output = self.output.into_inner().map_err(|fault| fail(fault.into_error()))?;
        files::in_place(output, &path).map_err(fail)
    }
}
