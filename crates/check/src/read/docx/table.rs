//! Tables of Word: spans, merged cells, header rows.

use super::{
    body::Body,
    xml::{Step, Xml},
};
use crate::read::{
    grid::{self, Band, Cell},
    piece::Piece,
};

impl Body<'_> {
    /// Reads a table whose start was just read.
    pub(super) fn table(&mut self, xml: &mut Xml<'_>, depth: usize, out: &mut Vec<Piece>) {
        let mut bands = Vec::new();
        self.rows(xml, depth, &mut bands);
        out.extend(grid::pieces(bands, self.limits));
    }

    fn rows(&mut self, xml: &mut Xml<'_>, depth: usize, bands: &mut Vec<Band>) {
        loop {
            match xml.step() {
                Step::Open(element) => match element.name() {
                    "tr" => {
                        let mut band = Band::default();
                        if self.cells(xml, depth, &mut band) {
                            bands.push(band);
                        }
                    }
                    "tblPr" | "tblGrid" | "tblPrEx" | "del" | "sdtPr" => xml.skip(),
                    _ if depth == 0 => xml.skip(),
                    _ => self.rows(xml, depth - 1, bands),
                },
                Step::Close | Step::End => return,
                Step::Text(_) => {}
            }
        }
    }

    /// Reads the cells of a row; whether the row stays when tracked changes are accepted.
    fn cells(&mut self, xml: &mut Xml<'_>, depth: usize, band: &mut Band) -> bool {
        let mut stays = true;
        loop {
            match xml.step() {
                Step::Open(element) => match element.name() {
                    "trPr" => stays &= row_properties(xml, band),
                    "tc" => {
                        let cell = self.cell(xml, depth);
                        band.cells.push(cell);
                    }
                    "tblPrEx" | "sdtPr" => xml.skip(),
                    _ if depth == 0 => xml.skip(),
                    _ => stays &= self.cells(xml, depth - 1, band),
                },
                Step::Close | Step::End => return stays,
                Step::Text(_) => {}
            }
        }
    }

    fn cell(&mut self, xml: &mut Xml<'_>, depth: usize) -> Cell {
        let mut cell = Cell { columns: 1, rows: 1, ..Cell::default() };
        let mut continues = false;
        loop {
            match xml.step() {
                Step::Open(element) => match element.name() {
                    "tcPr" => continues = cell_properties(xml, &mut cell),
                    "p" if depth > 0 => self.paragraph(xml, depth - 1, &mut cell.pieces),
                    "tbl" if depth > 0 => self.table(xml, depth - 1, &mut cell.pieces),
                    "del" | "moveFrom" | "sdtPr" => xml.skip(),
                    _ if depth == 0 => xml.skip(),
                    _ => self.blocks(xml, depth - 1, &mut cell.pieces),
                },
                Step::Close | Step::End => break,
                Step::Text(_) => {}
            }
        }
        if continues {
            cell.pieces.clear();
        }
        cell
    }
}

/// Whether the row stays when tracked changes are accepted.
fn row_properties(xml: &mut Xml<'_>, band: &mut Band) -> bool {
    let (mut open, mut stays) = (1_usize, true);
    while open > 0 {
        match xml.step() {
            Step::Open(element) => {
                match element.name() {
                    "tblHeader" => band.header = element.is_on(),
                    "del" => stays = false,
                    "gridBefore" => {
                        let columns = element.number("val").unwrap_or(0);
                        if columns > 0 {
                            band.cells.insert(0, Cell { columns, rows: 1, ..Cell::default() });
                        }
                    }
                    _ => {}
                }
                open += 1;
            }
            Step::Close => open -= 1,
            Step::Text(_) => {}
            Step::End => break,
        }
    }
    stays
}

/// Whether the cell continues the one above.
fn cell_properties(xml: &mut Xml<'_>, cell: &mut Cell) -> bool {
    let (mut open, mut continues) = (1_usize, false);
    while open > 0 {
        match xml.step() {
            Step::Open(element) => {
                match element.name() {
                    "gridSpan" => cell.columns = element.number("val").unwrap_or(1).max(1),
                    "vMerge" => continues = element.get("val").as_deref() != Some("restart"),
                    _ => {}
                }
                open += 1;
            }
            Step::Close => open -= 1,
            Step::Text(_) => {}
            Step::End => break,
        }
    }
    continues
}
