//! A folder of pages as records of named columns.

use super::Extract;
use super::joins::Joins;
use super::pages::{PageFile, pages};
use super::source::{Page, Source};
use crate::mapping::Mapping;
use crate::record::{CellKind, Record, Records};
use crate::scan::line_of;
use chrono::NaiveDate;
use enslinje_domain::{Diagnostic, Problems};
use std::path::Path;
use std::vec::IntoIter;

/// The records of one kind, page by page.
pub(crate) struct ExtractFolder {
    header: Vec<String>,
    /// Whether the mapping names the column: others are left empty.
    wanted: Vec<bool>,
    pages: IntoIter<PageFile>,
    file: String,
    records: IntoIter<Source>,
    number: u64,
    joins: Joins,
}

impl ExtractFolder {
    /// Checks all pages and loads the records that others point at.
    pub(crate) fn open(
        folder: &Path,
        extract: Extract,
        mapping: &Mapping,
        day: NaiveDate,
    ) -> Result<Self, Problems> {
        let named = mapping.source_columns();
        let wanted: Vec<bool> = extract.columns().iter().map(|column| named.contains(column)).collect();
        let joins = Joins::load(folder, extract, &named, &mapping.form.dates, day)?;
        Ok(Self {
            header: extract.columns().iter().map(|column| (*column).to_owned()).collect(),
            wanted,
            pages: pages(folder, extract)?.into_iter(),
            file: folder.display().to_string(),
            records: Vec::new().into_iter(),
            number: 0,
            joins,
        })
    }
}

impl Records for ExtractFolder {
    fn read(&mut self, record: &mut Record) -> Result<bool, Diagnostic> {
        record.clear();
        let source = loop {
            if let Some(source) = self.records.next() {
                break source;
            }
            let Some(page) = self.pages.next() else { return Ok(false) };
            let read: Page<Source> = page.read()?;
            self.number = page.offset;
            self.file = page.name;
            self.records = read.records.into_iter();
        };
        self.number += 1;
        record.line = self.number;
        for (column, wanted) in self.header.iter().zip(&self.wanted) {
            let value =
                if *wanted { self.joins.value(&source, column) } else { Ok(super::source::nothing()) };
            match value {
                Ok((text, kind)) => record.push(&text, kind),
                Err(fault) => {
                    record.push("", CellKind::Text);
                    let place = line_of(&self.file, self.number);
                    if !record.problems.as_slice().iter().any(|known| known.code == fault.code) {
                        record.problems.push(Diagnostic { place, ..fault });
                    }
                }
            }
        }
        Ok(true)
    }

    fn file(&self) -> &str {
        &self.file
    }

    fn header(&self) -> &[String] {
        &self.header
    }
}
