//! Reads a delimited text once before its rows are given, so that a file is refused before any of it is used.

use crate::code_page::Utf8;
use crate::mapping::FileForm;
use enslinje_domain::{Diagnostic, Place};
use std::io::{Read, Seek};

/// Longest record, in bytes of UTF-8.
const LONGEST_RECORD: usize = 1024 * 1024;

/// Checks encoding, quotes and lengths of the whole input, and sets it back to its beginning.
pub(crate) fn check<R: Read + Seek>(file: &str, input: &mut R, form: &FileForm) -> Result<(), Diagnostic> {
    let mut text = Utf8::new(&mut *input, form.encoding);
    let mut quotes = Quotes::new(form);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let length = match text.read(&mut buffer) {
            Ok(0) => break,
            Ok(length) => length,
            Err(fault) => return Err(unreadable(file, &fault, &text, form)),
        };
        for byte in buffer.get(..length).unwrap_or_default() {
            if let Some(fault) = quotes.step(*byte) {
                return Err(quotes.told(fault, file));
            }
        }
    }
    if text.looks_like_utf8() {
        let fault = Diagnostic::error("import-encoding-is-utf8", Place::file(file));
        return Err(fault.with("encoding", form.encoding.name()));
    }
    if let Some(fault) = quotes.end() {
        return Err(quotes.told(fault, file));
    }
    input
        .rewind()
        .map_err(|fault| Diagnostic::error("import-unreadable", Place::file(file)).with("reason", fault))
}

/// The fault of reading: a bad byte of the encoding, or the disk.
pub(crate) fn unreadable<R: Read>(
    file: &str,
    fault: &std::io::Error,
    text: &Utf8<R>,
    form: &FileForm,
) -> Diagnostic {
    match text.bad_byte() {
        Some(bad) => Diagnostic::error("import-encoding-byte", line_of(file, bad.line))
            .with("encoding", form.encoding.name())
            .with("value", format!("{:02X}", bad.value))
            .with("byte", bad.offset + 1),
        None => Diagnostic::error("import-unreadable", Place::file(file)).with("reason", fault),
    }
}

/// A line of a file, as far as lines are counted.
pub(crate) fn line_of(file: &str, line: u64) -> Place {
    Place::line(file, u32::try_from(line).unwrap_or(u32::MAX))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Above the header.
    Preamble,
    CellStart,
    Plain,
    Quoted,
    /// After a quote inside a quoted cell: a doubled one, or the end.
    QuoteSeen,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    Binary,
    TooLong,
    BadQuote,
    OpenQuote,
}

/// Follows the cells of a text byte by byte.
struct Quotes {
    delimiter: u8,
    header: u64,
    state: State,
    line: u64,
    length: usize,
    opened: u64,
}

impl Quotes {
    fn new(form: &FileForm) -> Self {
        let header = u64::from(form.header);
        let state = if header > 1 { State::Preamble } else { State::CellStart };
        Self { delimiter: form.delimiter, header, state, line: 1, length: 0, opened: 1 }
    }

    fn step(&mut self, byte: u8) -> Option<Fault> {
        self.length += 1;
        if byte == 0 {
            return Some(Fault::Binary);
        }
        if self.length > LONGEST_RECORD {
            return Some(if self.state == State::Quoted { Fault::OpenQuote } else { Fault::TooLong });
        }
        let fits = byte == b'\n' || byte == self.delimiter;
        self.state = match (self.state, byte) {
            (State::Preamble, b'\n') if self.line + 1 >= self.header => State::CellStart,
            (State::Preamble, _) => State::Preamble,
            (State::CellStart, b'"') => {
                self.opened = self.line;
                State::Quoted
            }
            (State::Quoted, b'"') => State::QuoteSeen,
            (State::QuoteSeen, b'"') | (State::Quoted, _) => State::Quoted,
            (State::QuoteSeen, _) if !fits => return Some(Fault::BadQuote),
            (State::CellStart | State::Plain | State::QuoteSeen, _) if fits => State::CellStart,
            (State::CellStart | State::Plain | State::QuoteSeen, _) => State::Plain,
        };
        if byte == b'\n' {
            self.line += 1;
            if self.state != State::Quoted {
                self.length = 0;
            }
        }
        None
    }

    fn end(&self) -> Option<Fault> {
        (self.state == State::Quoted).then_some(Fault::OpenQuote)
    }

    fn told(&self, fault: Fault, file: &str) -> Diagnostic {
        match fault {
            Fault::Binary => {
                Diagnostic::error("import-other-kind", line_of(file, self.line)).with("kind", "binary")
            }
            Fault::TooLong => Diagnostic::error("import-line-long", line_of(file, self.line))
                .with("most", LONGEST_RECORD / 1024),
            Fault::BadQuote => Diagnostic::error("import-bad-quote", line_of(file, self.line)),
            Fault::OpenQuote => Diagnostic::error("import-open-quote", line_of(file, self.opened)),
        }
    }
}
