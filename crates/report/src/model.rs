//! The document model: all that the four writers see.
//!
//! Every number stands as a value with a format, so that each writer can give it as text (PDF, Word,
//! web) or as a number (Excel). Every computed figure points at its provenance in the annex.

use enslinje_domain::Number;

/// A finished report.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Title page and file properties.
    pub meta: Meta,
    /// The body in reading order.
    pub blocks: Vec<Block>,
    /// Where each computed figure came from; [`ProvenanceRef`] counts from zero into this list.
    pub provenance: Vec<Provenance>,
}

/// Title page and file properties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// Title, such as `Årsrapport 2024`.
    pub title: String,
    /// Whose report: the committee's name.
    pub author: String,
    /// One line under the title; may be empty.
    pub subtitle: String,
    /// BCP 47 language tag, such as `sv`.
    pub language: String,
    /// Day that stands on the report and in file properties: the snapshot's `as_of`.
    pub date: chrono::NaiveDate,
    /// SHA-256 of the snapshot, in hexadecimal; printed on the title page and in the annex. Empty for a
    /// document that no snapshot is behind.
    pub snapshot: String,
    /// Words for file properties.
    pub keywords: Vec<String>,
}

/// Index into [`Document::provenance`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProvenanceRef(pub usize);

/// Where one figure came from: a row of the annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// Indicator id.
    pub indicator: String,
    /// Indicator name in plain Swedish.
    pub name: String,
    /// Definition version.
    pub version: u32,
    /// Period as written.
    pub period: String,
    /// Organisational unit's name.
    pub unit: String,
    /// Part of the whole, in words; empty for the whole.
    pub part: String,
    /// Value as printed.
    pub value: String,
    /// Status in words.
    pub status: String,
    /// Source in words: register and snapshot, ledger, entered by whom, or computed from which.
    pub source: String,
}

/// A piece of the body.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Heading of level 1–4.
    Heading(Heading),
    /// Paragraph.
    Paragraph(Vec<Inline>),
    /// Bullet or numbered list; each item is a run of blocks.
    List {
        /// Numbered instead of bulleted.
        ordered: bool,
        /// Items.
        items: Vec<Vec<Block>>,
    },
    /// Table with header cells.
    Table(Table),
    /// Chart with title, description and data.
    Chart(Chart),
    /// Table of contents.
    Contents,
    /// A remark set apart from the text.
    Note(Vec<Inline>),
}

/// A heading. Every heading has a stable anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1–4; the document's title is not a heading.
    pub level: u8,
    /// Number as printed, such as `2.1.1`; empty for none.
    pub number: String,
    /// Text without number.
    pub text: String,
    /// Anchor: ASCII letters, digits, `-` and `.`.
    pub id: String,
}

/// A run inside a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Link to an address or, with `#`, to an anchor.
    Link {
        /// Address.
        target: String,
        /// What is read.
        content: Vec<Inline>,
    },
    /// A computed figure, or a word computed from one (a direction).
    Figure {
        /// As printed.
        text: String,
        /// Where it came from.
        provenance: ProvenanceRef,
    },
    /// Line break.
    Break,
}

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberFormat {
    /// Decimals.
    pub decimals: u8,
    /// Always with a sign.
    pub signed: bool,
    /// Unit after the number in running text: empty, `%`, `kr`, `tkr`, `mnkr` …
    pub suffix: &'static str,
}

/// What a table cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum CellValue {
    /// Nothing, with the reason that a screen reader hears (for example "ingen uppgift"); shown as
    /// `shown`, usually empty or a dash.
    Empty {
        /// Meaning in words.
        meaning: String,
        /// What the eye sees.
        shown: String,
    },
    /// Words.
    Text(String),
    /// A number: `value` already in the unit shown (tkr, percent …), not yet rounded.
    Number {
        /// Value in the unit shown.
        value: Number,
        /// How it is shown.
        format: NumberFormat,
        /// As printed, by `text`.
        text: String,
    },
    /// Hidden to protect people behind a small count.
    Suppressed,
}

/// A table cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Content.
    pub value: CellValue,
    /// Provenance of the figures in it.
    pub provenance: Vec<ProvenanceRef>,
    /// Numbers of the notes under the table that it points to, counted from one.
    pub notes: Vec<usize>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// An ordinary row.
    Line,
    /// A sum.
    Total,
    /// A heading inside the table; its cells are empty.
    Heading,
}

/// A table row: the first cell is the row's header.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// Row header.
    pub header: Cell,
    /// The other cells, one for each column after the first.
    pub cells: Vec<Cell>,
}

/// How a column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Left: words.
    Start,
    /// Right: numbers.
    End,
}

/// A table column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnHead {
    /// Heading as printed; may be empty only for the first column, then `meaning` tells it.
    pub text: String,
    /// What the column holds, for screen readers, when `text` does not say it.
    pub meaning: String,
    /// Heading shared with neighbouring columns that have the same one (`Planerad effekt 2024`); empty for none.
    pub group: String,
    /// Alignment.
    pub align: Align,
    /// Share of the width, relative to the other columns.
    pub weight: u16,
}

/// A table with header cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Stable id from its file: anchor and name of the Excel sheet.
    pub id: String,
    /// Caption.
    pub caption: String,
    /// Columns; the first holds the row headers.
    pub columns: Vec<ColumnHead>,
    /// Rows.
    pub rows: Vec<Row>,
    /// What is said of the table as a whole or of a column, under it.
    pub remarks: Vec<String>,
    /// Notes that cells point to, under the remarks, in order.
    pub notes: Vec<String>,
}

/// A chart: a picture with words and numbers beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Stable id: anchor and name of the Excel sheet.
    pub id: String,
    /// Title.
    pub title: String,
    /// What the picture shows, in a sentence or two.
    pub description: String,
    /// The picture: a complete SVG document.
    pub svg: String,
    /// The numbers behind it.
    pub data: Table,
}
