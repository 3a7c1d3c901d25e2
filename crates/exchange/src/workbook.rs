//! Records of a sheet in a workbook (xlsx).

use crate::kind::{FileKind, kind_of};
use crate::mapping::FileForm;
use crate::record::{CellKind, Record, Records, number};
use crate::scan::line_of;
use calamine::{DataRef, Reader as _, Xlsx, XlsxError};
use csv::StringRecord;
use enslinje_domain::{Diagnostic, Place};
use std::io::{Read, Seek};
use std::vec::IntoIter;

/// Most bytes that a workbook unpacks to, and most text in its sheet: a small file can unpack to more than a
/// machine holds.
const MOST_BYTES: u64 = 512 * 1024 * 1024;
/// Most columns that are looked at.
const MOST_COLUMNS: usize = 1024;

/// The rows of one sheet, kept as short texts.
pub(crate) struct Workbook {
    file: String,
    header: Vec<String>,
    header_line: u64,
    rows: IntoIter<SheetRow>,
}

struct SheetRow {
    line: u64,
    texts: StringRecord,
    kinds: Box<[CellKind]>,
}

impl Workbook {
    /// Reads the sheet of the mapping, or the only one.
    pub(crate) fn open<R: Read + Seek>(
        file: &str,
        mut input: R,
        form: &FileForm,
    ) -> Result<Self, Diagnostic> {
        let (kind, _) = kind_of(&mut input).map_err(|fault| {
            Diagnostic::error("import-unreadable", Place::file(file)).with("reason", fault)
        })?;
        match kind {
            FileKind::Zip => {}
            FileKind::Empty => return Err(Diagnostic::error("import-empty", Place::file(file))),
            other => {
                let fault = Diagnostic::error("import-not-a-workbook", Place::file(file));
                return Err(fault.with("kind", other.word()));
            }
        }
        let damaged = |fault: XlsxError| {
            Diagnostic::error("import-workbook-damaged", Place::file(file)).with("reason", fault)
        };
        let large = || {
            Diagnostic::error("import-workbook-large", Place::file(file))
                .with("most", MOST_BYTES / (1024 * 1024))
        };
        let unpacked = unpacked(&mut input, MOST_BYTES).map_err(|fault| damaged(fault.into()))?;
        if unpacked > MOST_BYTES {
            return Err(large());
        }
        let mut workbook = Xlsx::new(input).map_err(damaged)?;
        let sheet = sheet_of(file, &workbook.sheet_names(), form)?;
        let mut rows = rows(&mut workbook, &sheet).map_err(|fault| match fault {
            SheetFault::TooLarge => large(),
            SheetFault::Damaged(fault) => damaged(fault),
        })?;
        let header_line = u64::from(form.header);
        rows.retain(|row| row.line >= header_line);
        let mut rows = rows.into_iter();
        let header = rows.next().filter(|row| row.line == header_line);
        let Some(header) = header else {
            return Err(Diagnostic::error("import-no-header", line_of(file, header_line)));
        };
        let header = header.texts.iter().map(|name| name.trim().to_owned()).collect();
        Ok(Self { file: file.to_owned(), header, header_line, rows })
    }

    /// Row of the header.
    pub(crate) fn header_line(&self) -> u64 {
        self.header_line
    }
}

/// How many bytes the parts of an archive unpack to; it is not gone on with beyond `most`. What the archive says
/// of their sizes is not believed.
fn unpacked<R: Read + Seek>(input: &mut R, most: u64) -> Result<u64, zip::result::ZipError> {
    let mut archive = zip::ZipArchive::new(&mut *input)?;
    let mut sum = 0;
    for part in 0..archive.len() {
        let mut part = archive.by_index(part)?.take(most + 1 - sum);
        sum += std::io::copy(&mut part, &mut std::io::sink())?;
        if sum > most {
            break;
        }
    }
    input.rewind()?;
    Ok(sum)
}

fn sheet_of(file: &str, names: &[String], form: &FileForm) -> Result<String, Diagnostic> {
    let known = names.join(", ");
    match (&form.sheet, names) {
        (Some(sheet), _) if names.contains(sheet) => Ok(sheet.clone()),
        (Some(sheet), _) => Err(Diagnostic::error("import-sheet-missing", Place::file(file))
            .with("sheet", sheet)
            .with("known", known)),
        (None, [only]) => Ok(only.clone()),
        (None, _) => Err(Diagnostic::error("import-sheet-unclear", Place::file(file)).with("known", known)),
    }
}

enum SheetFault {
    TooLarge,
    Damaged(XlsxError),
}

fn rows<R: Read + Seek>(workbook: &mut Xlsx<R>, sheet: &str) -> Result<Vec<SheetRow>, SheetFault> {
    let mut cells = workbook.worksheet_cells_reader(sheet).map_err(SheetFault::Damaged)?;
    let mut rows: Vec<SheetRow> = Vec::new();
    let mut record = Record::default();
    let mut line = 0;
    let mut size: u64 = 0;
    while let Some(cell) = cells.next_cell().map_err(SheetFault::Damaged)? {
        let (row, column) = cell.get_position();
        let (row, column) = (u64::from(row) + 1, column as usize);
        if row != line {
            keep(&mut rows, &mut record, line);
            line = row;
        }
        if *cell.get_value() == DataRef::Empty {
            continue;
        }
        if column >= MOST_COLUMNS {
            return Err(SheetFault::TooLarge);
        }
        // A cell that comes again or out of order would move the ones after it.
        if column < record.texts.len() {
            return Err(SheetFault::Damaged(XlsxError::Unexpected("cells out of order")));
        }
        while record.texts.len() < column {
            record.push("", CellKind::Text);
        }
        let (text, kind) = field(cell.get_value());
        size += text.len() as u64 + 16;
        if size > MOST_BYTES {
            return Err(SheetFault::TooLarge);
        }
        record.push(&text, kind);
    }
    keep(&mut rows, &mut record, line);
    if rows.windows(2).any(|pair| pair[0].line >= pair[1].line) {
        return Err(SheetFault::Damaged(XlsxError::Unexpected("rows out of order")));
    }
    Ok(rows)
}

fn keep(rows: &mut Vec<SheetRow>, record: &mut Record, line: u64) {
    if !record.is_blank() {
        let kinds = std::mem::take(&mut record.kinds).into_boxed_slice();
        rows.push(SheetRow { line, texts: record.texts.clone(), kinds });
    }
    record.clear();
}

fn field(value: &DataRef<'_>) -> (String, CellKind) {
    match value {
        DataRef::Empty => (String::new(), CellKind::Text),
        DataRef::String(text) => (text.clone(), CellKind::Text),
        DataRef::SharedString(text) => ((*text).to_owned(), CellKind::Text),
        DataRef::Int(whole) => (whole.to_string(), CellKind::Number),
        DataRef::Float(value) => number(*value),
        DataRef::Bool(truth) => (truth.to_string(), CellKind::Text),
        DataRef::DateTime(moment) if moment.is_datetime() => day_field(moment),
        DataRef::DateTime(moment) => number(moment.as_f64()),
        DataRef::DateTimeIso(text) => (text.clone(), CellKind::Text),
        DataRef::DurationIso(text) => (text.clone(), CellKind::Fault),
        DataRef::Error(fault) => (fault.to_string(), CellKind::Fault),
        // A value that this program does not know is not passed over.
        #[expect(unreachable_patterns, reason = "the type may grow")]
        other => (format!("{other:?}"), CellKind::Fault),
    }
}

fn day_field(moment: &calamine::ExcelDateTime) -> (String, CellKind) {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let day = chrono::NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    // The leap day of 1900 that never was has no day.
    match day.filter(|_| moment.as_f64() >= 1.0) {
        Some(day) => (day.to_string(), CellKind::Day(day)),
        None => (moment.as_f64().to_string(), CellKind::Fault),
    }
}

impl Records for Workbook {
    fn read(&mut self, record: &mut Record) -> Result<bool, Diagnostic> {
        record.clear();
        let Some(row) = self.rows.next() else { return Ok(false) };
        record.line = row.line;
        record.texts = row.texts;
        record.kinds = row.kinds.into_vec();
        let beyond = record.texts.iter().skip(self.header.len()).any(|text| !text.trim().is_empty());
        if beyond {
            record.is_shifted = true;
            record.problems.push(
                Diagnostic::error("import-cell-count", line_of(&self.file, row.line))
                    .with("found", record.texts.len())
                    .with("expected", self.header.len()),
            );
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

#[cfg(test)]
mod tests {
    use super::unpacked;
    use std::io::{Cursor, Write};
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn archive(parts: &[usize]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (number, size) in parts.iter().enumerate() {
            writer.start_file(format!("{number}.xml"), SimpleFileOptions::default()).unwrap();
            writer.write_all(&vec![b' '; *size]).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn an_archive_is_unpacked_no_further_than_it_may() {
        let bytes = archive(&[400_000, 600_000]);
        assert!(bytes.len() < 3_000);
        assert_eq!(unpacked(&mut Cursor::new(&bytes), 1_000_000).unwrap(), 1_000_000);
        assert_eq!(unpacked(&mut Cursor::new(&bytes), 999_999).unwrap(), 1_000_000);
        assert_eq!(unpacked(&mut Cursor::new(&bytes), 1_000).unwrap(), 1_001);
    }

    #[test]
    fn a_size_that_is_told_too_small_is_found_out() {
        let mut bytes = archive(&[400_000]);
        let told = 400_000_u32.to_le_bytes();
        let mut places = 0;
        for at in 0..bytes.len() - 4 {
            if bytes[at..at + 4] == told {
                bytes[at..at + 4].copy_from_slice(&4_u32.to_le_bytes());
                places += 1;
            }
        }
        assert!(places > 0);
        // Either the archive is found to be damaged, or all of it is counted.
        let counted = unpacked(&mut Cursor::new(&bytes), 1_000_000);
        assert!(counted.as_ref().map_or(true, |size| *size == 400_000), "{counted:?}");
    }
}
