//! A table of a web page while it is read.

use crate::read::{
    grid::{self, Band, Cell},
    limits::Limits,
    piece::Piece,
};

/// A table that is open.
#[derive(Debug, Default)]
pub(super) struct Table {
    bands: Vec<Band>,
    band: Option<Band>,
    cell: Option<Cell>,
}

/// Most rows that one cell covers, as browsers have it.
const MOST_ROWS: usize = 65_534;

impl Table {
    /// Begins a row, and ends the one before.
    pub(super) fn open_row(&mut self, header: bool) {
        self.close_row();
        self.band = Some(Band { header, ..Band::default() });
    }

    /// Ends the row.
    pub(super) fn close_row(&mut self) {
        self.close_cell();
        self.bands.extend(self.band.take());
    }

    /// Begins a cell, and ends the one before.
    pub(super) fn open_cell(&mut self, header: bool, columns: Option<usize>, rows: Option<usize>) {
        self.close_cell();
        let columns = columns.unwrap_or(1).max(1);
        let rows = rows.unwrap_or(1).clamp(1, MOST_ROWS);
        self.cell = Some(Cell { pieces: Vec::new(), columns, rows, header });
    }

    /// Ends the cell.
    pub(super) fn close_cell(&mut self) {
        if let Some(cell) = self.cell.take() {
            self.band.get_or_insert_default().cells.push(cell);
        }
    }

    /// Where pieces inside the open cell go.
    pub(super) fn sink(&mut self) -> Option<&mut Vec<Piece>> {
        self.cell.as_mut().map(|cell| &mut cell.pieces)
    }

    /// The pieces of the whole table.
    pub(super) fn finish(mut self, limits: &Limits) -> Vec<Piece> {
        self.close_row();
        grid::pieces(self.bands, limits)
    }
}
