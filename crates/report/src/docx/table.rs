//! Tables in Word: repeated header rows, spans, a first column marked as header, notes beneath.

use super::body::Body;
use super::markup::Markup;
use crate::column_width::Paper;
use crate::model::{Align, RowKind, Table};
use crate::printed::{HeadCell, PrintedCell, PrintedRow, PrintedTable};

/// A4 with 24 mm at the sides, set in Arial, which is wider than the typeface of the PDF.
pub(super) const PAPER: Paper = Paper {
    portrait: 459.0,
    landscape: 705.0,
    padding: 9.0,
    stretch: 1.14,
    sizes: &[9.0, 8.5, 8.0, 7.5, 7.0],
};

/// A place where the page cannot be turned.
pub(super) const UPRIGHT: Paper = Paper { portrait: 430.0, landscape: 430.0, ..PAPER };

const STRONG_RULE: &str = "1F3F66";
const FAINT_RULE: &str = "C5CCD3";

/// Writes the table with its caption, notes and legend; `row_label` names the bookmark of each row.
pub(super) fn write_table(
    body: &mut Body<'_>,
    table: &Table,
    printed: &PrintedTable,
    label: Option<&str>,
    row_label: Option<fn(usize) -> String>,
) {
    if !table.caption.is_empty() {
        body.bookmarked(label, |body| body.plain_paragraph("Caption", &table.caption));
    }
    let widths: Vec<u32> = printed.fit.widths.iter().map(|points| twips(*points)).collect();
    let cells = Cells { table, widths: &widths, half_points: half_points(printed.fit.size) };
    let first_bookmark = body.reserve_bookmarks(row_label.map_or(0, |_| printed.rows.len()));
    let mut xml = Markup::new();
    xml.with("w:tbl", &[], |xml| {
        cells.properties(xml);
        for head in 0..printed.head.len() {
            cells.head_row(xml, &printed.head, head);
        }
        let last = printed.rows.len().saturating_sub(1);
        for (at, row) in printed.rows.iter().enumerate() {
            // The last row stays with what is said below it.
            let keeps = if at == last {
                printed.has_remarks()
            } else {
                printed.is_short() || row.kind == RowKind::Heading
            };
            let bookmark = row_label.map(|label| (first_bookmark + at, label(at)));
            cells.body_row(xml, row, keeps, bookmark);
        }
    });
    body.append(xml);
    remarks(body, printed);
}

fn remarks(body: &mut Body<'_>, printed: &PrintedTable) {
    for remark in &printed.remarks {
        body.plain_paragraph("TableNote", remark);
    }
    for (at, note) in printed.notes.iter().enumerate() {
        body.note_paragraph(&(at + 1).to_string(), note);
    }
    let mut legend = printed.legend.clone();
    let is_blank = |cell: &&PrintedCell| cell.text.is_empty() && !cell.meaning.is_empty();
    if let Some(blank) = printed.rows.iter().flat_map(|row| &row.cells).find(is_blank) {
        legend.push((body.words.empty_cell.clone(), blank.meaning.clone()));
    }
    let legend: Vec<String> = legend.iter().map(|(sign, meaning)| format!("{sign} = {meaning}")).collect();
    if !legend.is_empty() {
        body.plain_paragraph("TableNote", &legend.join("; "));
    }
    // Two tables without a paragraph between them would be one table.
    body.plain_paragraph("TableEnd", "");
}

struct Cells<'a> {
    table: &'a Table,
    widths: &'a [u32],
    half_points: String,
}

/// How one cell is drawn.
struct Look<'a> {
    width: u32,
    colspan: usize,
    /// `restart` or `continue` when the cell spans rows.
    merge: Option<&'a str>,
    top: Option<&'a str>,
    bottom: (&'a str, &'a str),
    vertical: &'a str,
    align: &'a str,
    bold: bool,
    keeps: bool,
    is_first: bool,
}

impl Cells<'_> {
    fn properties(&self, xml: &mut Markup) {
        let total: u32 = self.widths.iter().sum();
        xml.with("w:tblPr", &[], |xml| {
            xml.property("w:tblStyle", "ReportTable");
            xml.empty("w:tblW", &[("w:w", &total.to_string()), ("w:type", "dxa")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            xml.empty(
                "w:tblLook",
                &[
                    ("w:val", "00A0"),
                    ("w:firstRow", "1"),
                    ("w:lastRow", "0"),
                    ("w:firstColumn", "1"),
                    ("w:lastColumn", "0"),
                    ("w:noHBand", "1"),
                    ("w:noVBand", "1"),
                ],
            );
            if !self.table.caption.is_empty() {
                xml.property("w:tblCaption", &self.table.caption);
            }
        });
        xml.with("w:tblGrid", &[], |xml| {
            self.widths.iter().for_each(|width| xml.empty("w:gridCol", &[("w:w", &width.to_string())]));
        });
    }

    fn head_row(&self, xml: &mut Markup, head: &[Vec<HeadCell>], at: usize) {
        let starts = |column: usize| head[at].iter().find(move |cell| cell.column == column);
        xml.with("w:tr", &[], |xml| {
            xml.with("w:trPr", &[], |xml| {
                xml.empty("w:cantSplit", &[]);
                xml.empty("w:tblHeader", &[]);
            });
            let mut column = 0;
            while column < self.widths.len() {
                let found = starts(column);
                let colspan = found.map_or(1, |cell| cell.colspan);
                let is_last = at + 1 == head.len() || found.is_some_and(|cell| cell.rowspan > 1);
                let look = Look {
                    width: self.widths.iter().skip(column).take(colspan).sum(),
                    colspan,
                    merge: match found {
                        None => Some("continue"),
                        Some(cell) if cell.rowspan > 1 => Some("restart"),
                        Some(_) => None,
                    },
                    top: None,
                    bottom: (if is_last { "8" } else { "4" }, STRONG_RULE),
                    vertical: "bottom",
                    align: found.map_or("left", |cell| head_align(cell)),
                    bold: true,
                    keeps: true,
                    is_first: column == 0,
                };
                self.cell(xml, &look, |xml, cells| cells.head_text(xml, found));
                column += colspan.max(1);
            }
        });
    }

    /// The corner cell may be empty to the eye; Word has no other place for what it means.
    fn head_text(&self, xml: &mut Markup, cell: Option<&HeadCell>) {
        let Some(cell) = cell else { return };
        let text = if cell.text.is_empty() { &cell.meaning } else { &cell.text };
        self.run(xml, text, true, false);
    }

    fn body_row(&self, xml: &mut Markup, row: &PrintedRow, keeps: bool, bookmark: Option<(usize, String)>) {
        let is_heading = row.kind == RowKind::Heading;
        let is_total = row.kind == RowKind::Total;
        xml.with("w:tr", &[], |xml| {
            xml.with("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]));
            for (column, cell) in row.cells.iter().enumerate() {
                let colspan = if is_heading { self.widths.len() } else { 1 };
                let align = self.table.columns.get(column).map_or(Align::Start, |column| column.align);
                let look = Look {
                    width: self.widths.iter().skip(column).take(colspan).sum(),
                    colspan,
                    merge: None,
                    top: is_total.then_some(STRONG_RULE),
                    bottom: if is_total { ("4", STRONG_RULE) } else { ("2", FAINT_RULE) },
                    vertical: "top",
                    align: if align == Align::End { "right" } else { "left" },
                    bold: is_total || is_heading,
                    keeps,
                    is_first: column == 0,
                };
                let bookmark = bookmark.as_ref().filter(|_| column == 0);
                self.cell(xml, &look, |xml, cells| {
                    if let Some((id, name)) = bookmark {
                        let id = id.to_string();
                        xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
                        xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
                    }
                    cells.run(xml, &cell.text, look.bold, false);
                    let marks: Vec<String> = cell.notes.iter().map(usize::to_string).collect();
                    cells.run(xml, &marks.join(","), look.bold, true);
                });
            }
        });
    }

    fn cell(&self, xml: &mut Markup, look: &Look<'_>, content: impl FnOnce(&mut Markup, &Self)) {
        xml.with("w:tc", &[], |xml| {
            xml.with("w:tcPr", &[], |xml| {
                xml.empty("w:tcW", &[("w:w", &look.width.to_string()), ("w:type", "dxa")]);
                if look.colspan > 1 {
                    xml.property("w:gridSpan", &look.colspan.to_string());
                }
                if let Some(merge) = look.merge {
                    xml.property("w:vMerge", merge);
                }
                xml.with("w:tcBorders", &[], |xml| {
                    if let Some(colour) = look.top {
                        border(xml, "w:top", "4", colour);
                    }
                    border(xml, "w:bottom", look.bottom.0, look.bottom.1);
                });
                if look.is_first {
                    // The first column's words begin where the text of the page begins.
                    xml.with("w:tcMar", &[], |xml| xml.empty("w:left", &[("w:w", "0"), ("w:type", "dxa")]));
                }
                xml.property("w:vAlign", look.vertical);
            });
            xml.with("w:p", &[], |xml| {
                xml.with("w:pPr", &[], |xml| {
                    xml.property("w:pStyle", "TableText");
                    if look.keeps {
                        xml.empty("w:keepNext", &[]);
                    }
                    xml.property("w:jc", look.align);
                });
                content(xml, self);
            });
        });
    }

    fn run(&self, xml: &mut Markup, text: &str, bold: bool, raised: bool) {
        if text.is_empty() {
            return;
        }
        xml.with("w:r", &[], |xml| {
            xml.with("w:rPr", &[], |xml| {
                if bold {
                    xml.empty("w:b", &[]);
                }
                xml.property("w:sz", &self.half_points);
                xml.property("w:szCs", &self.half_points);
                if raised {
                    xml.property("w:vertAlign", "superscript");
                }
            });
            xml.element("w:t", &[("xml:space", "preserve")], text);
        });
    }
}

fn head_align(cell: &HeadCell) -> &'static str {
    match cell.align {
        _ if cell.colspan > 1 => "center",
        Align::End => "right",
        Align::Start => "left",
    }
}

fn border(xml: &mut Markup, side: &str, eighths: &str, colour: &str) {
    xml.empty(side, &[("w:val", "single"), ("w:sz", eighths), ("w:space", "0"), ("w:color", colour)]);
}

/// Twentieths of a point.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a width on a page")]
pub(super) fn twips(points: f64) -> u32 {
    (points * 20.0).floor().clamp(1.0, 40_000.0) as u32
}

fn half_points(size: f64) -> String {
    format!("{:.0}", (size * 2.0).max(1.0))
}
