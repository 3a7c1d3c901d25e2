//! Records of a delimited text.

use crate::code_page::Utf8;
use crate::kind::{FileKind, kind_of};
use crate::mapping::FileForm;
use crate::record::{Record, Records};
use crate::scan::{self, line_of};
use csv::{ReaderBuilder, StringRecord, Terminator};
use encoding_rs::Encoding;
use enslinje_domain::{Diagnostic, Place};
use std::io::{BufRead, BufReader, Read, Seek};

/// A delimited text that has been checked as a whole.
pub(crate) struct CsvFile<R> {
    file: String,
    reader: csv::Reader<BufReader<Utf8<R>>>,
    header: Vec<String>,
    /// Lines above the header.
    above: u64,
    form: FileForm,
}

impl<R: Read + Seek + Send> CsvFile<R> {
    /// Checks the whole input and reads its header.
    pub(crate) fn open(file: &str, mut input: R, form: &FileForm) -> Result<Self, Diagnostic> {
        let whole = || Place::file(file);
        let unreadable =
            |fault: std::io::Error| Diagnostic::error("import-unreadable", whole()).with("reason", fault);
        let (kind, first) = kind_of(&mut input).map_err(unreadable)?;
        match kind {
            FileKind::Text => {}
            FileKind::Empty => return Err(Diagnostic::error("import-empty", whole())),
            other => return Err(Diagnostic::error("import-other-kind", whole()).with("kind", other.word())),
        }
        if let Some((mark, _)) = Encoding::for_bom(&first)
            && mark != form.encoding
        {
            return Err(Diagnostic::error("import-encoding-mark", whole())
                .with("found", mark.name())
                .with("encoding", form.encoding.name()));
        }
        scan::check(file, &mut input, form)?;
        let mut text = BufReader::with_capacity(256 * 1024, Utf8::new(input, form.encoding));
        let above = u64::from(form.header) - 1;
        for _ in 0..above {
            text.skip_until(b'\n').map_err(unreadable)?;
        }
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(form.delimiter)
            .terminator(Terminator::Any(b'\n'))
            .from_reader(text);
        let mut csv = Self { file: file.to_owned(), reader, header: Vec::new(), above, form: form.clone() };
        let mut record = Record::default();
        if !csv.read(&mut record)? || record.is_blank() {
            return Err(Diagnostic::error("import-no-header", line_of(file, above + 1)));
        }
        csv.header = record.texts.iter().map(|name| name.trim().to_owned()).collect();
        match other_delimiter(&csv.header) {
            Some(found) => Err(Diagnostic::error("import-delimiter", line_of(file, record.line))
                .with("found", found)
                .with("delimiter", delimiter_word(char::from(form.delimiter)))),
            None => Ok(csv),
        }
    }

    /// Line on which the header stands.
    pub(crate) fn header_line(&self) -> u64 {
        self.above + 1
    }

    fn fault(&self, fault: &csv::Error, line: u64) -> Diagnostic {
        let csv::ErrorKind::Io(io) = fault.kind() else {
            return Diagnostic::error("import-unreadable", line_of(&self.file, line)).with("reason", fault);
        };
        scan::unreadable(&self.file, io, self.reader.get_ref().get_ref(), &self.form)
    }
}

/// The delimiter that a header of a single cell seems to be written with.
fn other_delimiter(header: &[String]) -> Option<&'static str> {
    let [only] = header else { return None };
    [';', '\t', ',', '|'].into_iter().find(|mark| only.contains(*mark)).map(delimiter_word)
}

fn delimiter_word(mark: char) -> &'static str {
    match mark {
        ';' => "semicolon",
        '\t' => "tab",
        '|' => "bar",
        _ => "comma",
    }
}

impl<R: Read + Seek + Send> Records for CsvFile<R> {
    fn read(&mut self, record: &mut Record) -> Result<bool, Diagnostic> {
        loop {
            record.clear();
            let before = self.above + self.reader.position().line();
            match self.reader.read_record(&mut record.texts) {
                Ok(true) => {}
                Ok(false) => return Ok(false),
                Err(fault) => return Err(self.fault(&fault, before)),
            }
            // The reader stands on the line after the record; line ends inside its cells are lines too.
            let inside = newlines(&record.texts);
            let after = self.above + self.reader.position().line();
            record.line = after.saturating_sub(1 + inside);
            let expected = self.header.len();
            if expected > 0 && record.is_blank() {
                continue;
            }
            if expected > 0 && record.texts.len() != expected {
                record.is_shifted = true;
                record.problems.push(
                    Diagnostic::error("import-cell-count", line_of(&self.file, record.line))
                        .with("found", record.texts.len())
                        .with("expected", expected),
                );
            }
            return Ok(true);
        }
    }

    fn file(&self) -> &str {
        &self.file
    }

    fn header(&self) -> &[String] {
        &self.header
    }
}

fn newlines(texts: &StringRecord) -> u64 {
    texts.as_slice().bytes().filter(|byte| *byte == b'\n').count() as u64
}
