//! The columns of one batch as slices.

use super::fault::{RowFault, RowFaults};
use super::grid::MonthGrid;
use crate::register::{Kind, Register};
use arrow_array::types::{Date32Type, Int32Type, Int64Type};
use arrow_array::{Array, DictionaryArray, PrimitiveArray, RecordBatch, StringArray};
use arrow_buffer::NullBuffer;

/// A column of a batch.
#[derive(Debug, Clone, Copy)]
pub enum View<'a> {
    /// Days since 1970-01-01.
    Days(&'a [i32], Option<&'a NullBuffer>),
    /// Öre, keys or whole numbers.
    Numbers(&'a [i64], Option<&'a NullBuffer>),
    /// Positions in a dictionary.
    Codes(&'a [i32], Option<&'a NullBuffer>, &'a StringArray),
}

impl<'a> View<'a> {
    /// Which cells are empty, when any is.
    pub fn nulls(self) -> Option<&'a NullBuffer> {
        match self {
            Self::Days(_, nulls) | Self::Numbers(_, nulls) | Self::Codes(_, nulls, _) => nulls,
        }
    }
}

/// A code as a position in its dictionary; what can be none (a negative code of an empty cell) is beyond any.
#[inline]
pub fn position(code: i32) -> usize {
    code.cast_unsigned() as usize
}

/// Days of a column; an empty cell has none.
#[derive(Debug, Clone, Copy)]
pub struct Days<'a> {
    values: &'a [i32],
    nulls: Option<&'a NullBuffer>,
}

impl Days<'_> {
    /// The cell of each row's day; that which nobody reads for a row without one.
    pub fn cells(&self, grid: &MonthGrid, cells: &mut Vec<u16>) {
        cells.clear();
        cells.extend(self.values.iter().map(|day| grid.number(*day)));
        let after = grid.number(i32::MAX);
        if let Some(nulls) = self.nulls {
            let empty = cells.iter_mut().zip(nulls).filter(|(_, valid)| !valid);
            empty.for_each(|(cell, _)| *cell = after);
        }
    }

    /// The greatest distance of any day from `zero`. What stands in empty cells may count too.
    pub fn farthest(&self, zero: i32) -> u64 {
        self.values.iter().fold(0, |most, day| most.max(u64::from(day.abs_diff(zero))))
    }

    /// How many rows have both days, the second before the first.
    pub fn count_before(&self, first: &Days<'_>) -> usize {
        let pairs = || self.values.iter().zip(first.values);
        match NullBuffer::union(self.nulls, first.nulls) {
            None => pairs().filter(|(second, first)| second < first).count(),
            Some(nulls) => {
                pairs().zip(&nulls).filter(|((second, first), valid)| *valid && second < first).count()
            }
        }
    }

    /// The day of a row.
    #[inline]
    pub fn get(&self, row: usize) -> Option<i32> {
        match self.nulls {
            Some(nulls) if nulls.is_null(row) => None,
            _ => Some(self.values[row]),
        }
    }
}

/// Numbers of a column.
#[derive(Debug, Clone, Copy)]
pub struct Numbers<'a> {
    values: &'a [i64],
    nulls: Option<&'a NullBuffer>,
}

impl Numbers<'_> {
    /// A power of two that all numbers, without their signs, stay below. What stands in empty cells may count
    /// too.
    pub fn bound(&self) -> u128 {
        let bits = self.values.iter().fold(0, |bits, number| bits | (number ^ (number >> 63)));
        1 << (u64::BITS - bits.cast_unsigned().leading_zeros())
    }

    /// The number of a row.
    #[inline]
    pub fn get(&self, row: usize) -> Option<i64> {
        match self.nulls {
            Some(nulls) if nulls.is_null(row) => None,
            _ => Some(self.values[row]),
        }
    }
}

/// The columns of one batch, by name.
#[derive(Debug)]
pub struct BatchView<'a> {
    /// Number of rows.
    pub rows: usize,
    columns: Vec<(&'static str, View<'a>)>,
}

impl<'a> BatchView<'a> {
    /// The named columns of a batch; `None` when one is missing, of another type, or empty where it must not be.
    pub fn new(
        register: &'static Register,
        names: &[&'static str],
        batch: &'a RecordBatch,
        faults: &mut RowFaults,
    ) -> Option<Self> {
        let mut columns = Vec::with_capacity(names.len());
        for name in names {
            let Some(view) = view(register, name, batch) else {
                faults.add_rows(RowFault::NoColumn(name), batch.num_rows() as u64);
                continue;
            };
            let empty = view.nulls().map_or(0, NullBuffer::null_count);
            if empty > 0 && register.column(name).is_some_and(|column| !column.optional) {
                faults.add_rows(RowFault::Empty(name), empty as u64);
                continue;
            }
            let nulls_matter = if empty == 0 { without_nulls(view) } else { view };
            columns.push((*name, nulls_matter));
        }
        (columns.len() == names.len()).then_some(Self { rows: batch.num_rows(), columns })
    }

    fn find(&self, name: &str) -> Option<View<'a>> {
        self.columns.iter().find(|(known, _)| *known == name).map(|(_, view)| *view)
    }

    /// A day column; without rows when there is no such column.
    pub fn days(&self, name: &str) -> Option<Days<'a>> {
        match self.find(name)? {
            View::Days(values, nulls) => Some(Days { values, nulls }),
            _ => None,
        }
    }

    /// A column of numbers.
    pub fn numbers(&self, name: &str) -> Option<Numbers<'a>> {
        match self.find(name)? {
            View::Numbers(values, nulls) => Some(Numbers { values, nulls }),
            _ => None,
        }
    }

    /// Any column.
    pub fn any(&self, name: &str) -> Option<View<'a>> {
        self.find(name)
    }
}

fn without_nulls(view: View<'_>) -> View<'_> {
    match view {
        View::Days(values, _) => View::Days(values, None),
        View::Numbers(values, _) => View::Numbers(values, None),
        View::Codes(codes, _, names) => View::Codes(codes, None, names),
    }
}

fn view<'a>(register: &Register, name: &str, batch: &'a RecordBatch) -> Option<View<'a>> {
    let any = batch.column_by_name(name)?.as_any();
    match register.column(name)?.kind {
        Kind::Day => {
            let array = any.downcast_ref::<PrimitiveArray<Date32Type>>()?;
            Some(View::Days(array.values(), array.nulls()))
        }
        Kind::Key | Kind::Money | Kind::Count => {
            let array = any.downcast_ref::<PrimitiveArray<Int64Type>>()?;
            Some(View::Numbers(array.values(), array.nulls()))
        }
        Kind::Category(_) => {
            let array = any.downcast_ref::<DictionaryArray<Int32Type>>()?;
            let names = array.values().as_any().downcast_ref::<StringArray>()?;
            Some(View::Codes(array.keys().values(), array.keys().nulls(), names))
        }
    }
}
