//! Bounds on what one document may cost in memory and time.
//!
//! What exceeds a bound is refused, or left out and listed as unread; it is never left out in silence.

/// The bounds. Those of [`Limits::STANDARD`] let through reports of thousands of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    /// Bytes of the file.
    pub input: usize,
    /// Bytes after decompression, of all parts that are read.
    pub unpacked: u64,
    /// Entries in an archive.
    pub entries: usize,
    /// Pages of a PDF; later ones are left out.
    pub pages: usize,
    /// Drawn characters, rules and pictures of a PDF.
    pub marks: usize,
    /// Drawn characters, rules and pictures of one page of a PDF.
    pub page_marks: usize,
    /// Bytes of one line; the rest of it is left out.
    pub line: usize,
    /// Cells of all tables; later rows are left out.
    pub cells: usize,
    /// Columns of one table; later cells of a row are left out.
    pub columns: usize,
    /// Elements inside each other; deeper ones are left out.
    pub depth: usize,
}

impl Limits {
    /// The bounds of every reading: a megabyte is 1 000 000 bytes.
    pub(crate) const STANDARD: Self = Self {
        input: 200_000_000,
        unpacked: 500_000_000,
        entries: 10_000,
        pages: 2_000,
        marks: 20_000_000,
        page_marks: 60_000,
        line: 100_000,
        cells: 1_000_000,
        columns: 200,
        depth: 100,
    };
}
