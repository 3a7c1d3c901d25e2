//! The pack's ledger as a register in memory.

use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, Date32Array, DictionaryArray, Int64Array, RecordBatch};
use enslinje_pack::LedgerRow;
use std::sync::Arc;

/// The rows as one batch with the columns of [`crate::register::LEDGER`].
pub(super) fn batch(rows: &[LedgerRow]) -> Option<RecordBatch> {
    let codes = |of: fn(&LedgerRow) -> &str| -> ArrayRef {
        Arc::new(rows.iter().map(of).collect::<DictionaryArray<Int32Type>>())
    };
    let numbers = |of: fn((i64, &LedgerRow)) -> i64| -> ArrayRef {
        Arc::new((0..).zip(rows).map(of).collect::<Int64Array>())
    };
    let months: Date32Array = rows.iter().map(|row| Some(row.month.first_day().to_epoch_days())).collect();
    RecordBatch::try_from_iter([
        ("id", numbers(|(number, _)| number)),
        ("unit", codes(|row| row.unit.as_str())),
        ("account", codes(|row| row.account.as_str())),
        ("line", codes(|row| row.line.as_str())),
        ("activity", codes(|row| row.activity.as_str())),
        ("amount", codes(|row| row.amount.name())),
        ("entry", codes(|row| row.entry.name())),
        ("month", Arc::new(months) as ArrayRef),
        ("value", numbers(|(_, row)| row.value.ore())),
    ])
    .ok()
}
