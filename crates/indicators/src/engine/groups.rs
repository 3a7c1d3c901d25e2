//! Which group each row of a batch counts in: its unit and its codes as one number.

use super::fault::{RowFault, RowFaults};
use super::scan::{Partial, Plan};
use super::spec::Dimension;
use super::view::{BatchView, View, position};
use crate::register::Kind;
use arrow_array::Array;

impl Plan {
    /// For each way to split, the number of the group of each row: slot and codes together.
    pub(super) fn find_groups(&self, partial: &mut Partial, view: &BatchView<'_>) {
        partial.groups.resize_with(self.splits.len(), Vec::new);
        for (split, groups) in self.splits.iter().zip(&mut partial.groups) {
            groups.clear();
            groups.extend_from_slice(&partial.slots);
            for dimension in split {
                self.add_dimension(dimension, view, groups, &mut partial.faults);
            }
        }
    }

    fn add_dimension(
        &self,
        dimension: &Dimension,
        view: &BatchView<'_>,
        groups: &mut [u32],
        faults: &mut RowFaults,
    ) {
        let Some(View::Codes(codes, nulls, names)) = view.any(dimension.column) else { return };
        let closed = match self.register.column(dimension.column).map(|column| column.kind) {
            Some(Kind::Category(known)) => known,
            _ => &[],
        };
        // Without a rest any group will do: an unknown code is a fault, which ends the whole computation.
        let rest = if dimension.rest { u32::try_from(dimension.codes.len()).unwrap_or(u32::MAX) } else { 0 };
        let all = u32::try_from(dimension.groups()).unwrap_or(u32::MAX);
        let number = |at: usize| {
            let name = names.value(at);
            let found = dimension.codes.iter().position(|code| code == name);
            found.and_then(|found| u32::try_from(found).ok()).unwrap_or(rest)
        };
        let number_of: Vec<u32> = (0..names.len()).map(number).collect();
        for at in 0..names.len() {
            if !closed.is_empty() && !closed.contains(&names.value(at)) {
                let name = names.value(at).to_owned();
                faults.add_rows(RowFault::UnknownCode(dimension.column, name), view.rows as u64);
            }
        }
        for (row, (group, code)) in groups.iter_mut().zip(codes).enumerate() {
            let empty = nulls.is_some_and(|nulls| nulls.is_null(row));
            let code = if empty { rest } else { number_of.get(position(*code)).copied().unwrap_or(rest) };
            *group = *group * all + code;
        }
    }
}
