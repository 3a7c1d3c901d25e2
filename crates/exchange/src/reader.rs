//! The rows of a source, one at a time.

use crate::csv_file::CsvFile;
use crate::extract::{Extract, ExtractFolder};
use crate::mapping::Mapping;
use crate::mask::shown;
use crate::plan::Plan;
use crate::record::{Record, Records};
use crate::row::{Extent, ImportedRow, Refused};
use crate::scan::line_of;
use crate::workbook::Workbook;
use chrono::NaiveDate;
use enslinje_domain::{Diagnostic, Place, Problems};
use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

/// Gives the rows of one source. Only the keys of the rows are kept, to tell the ones that come twice.
pub struct Reader {
    records: Box<dyn Records>,
    plan: Plan,
    record: Record,
    /// Key of each row and the line on which it came first.
    seen: HashMap<Box<str>, u64>,
    over: bool,
}

impl Reader {
    /// Opens a CSV file or a workbook by the ending of its name, or a folder of extract pages when the mapping
    /// names an extract. `day` is the day by which births and ten-digit numbers are judged.
    ///
    /// # Errors
    /// Why the source cannot be read as a whole: kind, encoding, header, missing columns.
    pub fn open(path: &Path, mapping: &Mapping, day: NaiveDate) -> Result<Self, Problems> {
        if path.is_dir() {
            return Self::pages(path, mapping, day);
        }
        let name = path.display().to_string();
        if let Some(extract) = mapping.extract {
            let fault = Diagnostic::error("import-extract-unwanted", Place::file(&name));
            return Err(fault.with("extract", extract.word()).into());
        }
        let input = File::open(path).map_err(|fault| {
            Problems::from(Diagnostic::error("import-unreadable", Place::file(&name)).with("reason", fault))
        })?;
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if ["xlsx", "xlsm"].iter().any(|known| ending.eq_ignore_ascii_case(known)) {
            Self::xlsx(&name, input, mapping, day)
        } else {
            Self::csv(&name, input, mapping, day)
        }
    }

    /// Reads a delimited text; `file` is its name in messages. The input is read twice: once as a whole, so
    /// that a file in the wrong encoding is refused before any row is given, and once row by row.
    ///
    /// # Errors
    /// Why the file cannot be read as a whole.
    pub fn csv<R>(file: &str, input: R, mapping: &Mapping, day: NaiveDate) -> Result<Self, Problems>
    where
        R: Read + Seek + Send + 'static,
    {
        let records = CsvFile::open(file, input, &mapping.form)?;
        let line = records.header_line();
        Self::new(Box::new(records), mapping, line, day)
    }

    /// Reads a sheet of a workbook in xlsx; `file` is its name in messages.
    ///
    /// # Errors
    /// Why the file cannot be read as a whole.
    pub fn xlsx<R>(file: &str, input: R, mapping: &Mapping, day: NaiveDate) -> Result<Self, Problems>
    where
        R: Read + Seek,
    {
        let records = Workbook::open(file, input, &mapping.form)?;
        let line = records.header_line();
        Self::new(Box::new(records), mapping, line, day)
    }

    /// Reads the pages of an extract in a folder: `decisions-0.json`, `decisions-500.json` and so on, named
    /// after the offset of their first record, and the pages of records that these point at.
    ///
    /// # Errors
    /// A page that is missing, overlaps another or cannot be read; a mapping without an extract.
    pub fn pages(folder: &Path, mapping: &Mapping, day: NaiveDate) -> Result<Self, Problems> {
        let Some(extract) = mapping.extract else {
            let known: Vec<_> = Extract::WORDS.iter().map(|(word, _)| *word).collect();
            let place = Place::file(folder.display().to_string());
            return Err(Diagnostic::error("import-extract-wanted", place)
                .with("known", known.join(", "))
                .into());
        };
        let records = ExtractFolder::open(folder, extract, mapping, day)?;
        Self::new(Box::new(records), mapping, 1, day)
    }

    fn new(
        records: Box<dyn Records>,
        mapping: &Mapping,
        header_line: u64,
        day: NaiveDate,
    ) -> Result<Self, Problems> {
        let plan = Plan::new(mapping, records.file(), header_line, records.header(), day)?;
        Ok(Self { records, plan, record: Record::default(), seen: HashMap::new(), over: false })
    }

    fn row(&mut self) -> Result<ImportedRow, Refused> {
        let record = &mut self.record;
        let place = line_of(self.records.file(), record.line);
        let mut problems = std::mem::take(&mut record.problems);
        let is_refused = problems.has_errors();
        let refused = |external_key, problems| Refused {
            line: record.line,
            external_key,
            extent: Extent::Row,
            problems,
        };
        if record.is_shifted {
            return Err(refused(None, problems));
        }
        if self.plan.is_header(record) {
            problems.push(Diagnostic::error("import-header-repeated", place));
            return Err(refused(None, problems));
        }
        let key = self.plan.key_of(record);
        self.plan.check_key(key.as_deref(), &place, &mut problems);
        let first = key.as_deref().and_then(|key| self.seen.get(key).copied());
        match (&key, first) {
            (Some(key), Some(first)) => problems.push(
                Diagnostic::error("import-key-twice", place.clone())
                    .with("value", shown(key))
                    .with("first", first)
                    .with("second", record.line),
            ),
            (Some(key), None) => {
                self.seen.insert(key.as_str().into(), record.line);
            }
            (None, _) => {}
        }
        // The source has said why; what cannot be built from it is no second fault.
        if is_refused {
            return Err(refused(key, problems));
        }
        match (self.plan.build(record, &place, &mut problems), key) {
            (Some(built), Some(external_key)) => Ok(ImportedRow {
                external_key,
                row: built.row,
                person: built.person,
                known_on: built.known_on,
                line: record.line,
            }),
            (_, key) => Err(refused(key, problems)),
        }
    }
}

impl Iterator for Reader {
    type Item = Result<ImportedRow, Refused>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        match self.records.read(&mut self.record) {
            Ok(true) => Some(self.row()),
            Ok(false) => {
                self.over = true;
                None
            }
            Err(fault) => {
                self.over = true;
                Some(Err(Refused {
                    line: u64::from(fault.place.line.unwrap_or(0)),
                    external_key: None,
                    extent: Extent::File,
                    problems: fault.into(),
                }))
            }
        }
    }
}
