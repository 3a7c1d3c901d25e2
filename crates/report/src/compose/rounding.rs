//! Whether printed cells that should add up do not, because each is rounded by itself.

use crate::model::{CellValue, Row, RowKind};
use crate::tables::{CellSource, Computation, TableSource};
use enslinje_domain::Number;
use enslinje_text::round_half_away;

/// A number as it is and as it is printed.
#[derive(Debug, Clone, Copy)]
struct Pair {
    exact: Number,
    printed: Number,
}

/// Whether a sum or difference holds exactly but not as printed, anywhere in the table.
pub(crate) fn is_rounded_apart(source: &TableSource, rows: &[Row]) -> bool {
    let cells: Vec<Vec<Option<Pair>>> = rows.iter().map(pairs).collect();
    let width = cells.iter().map(Vec::len).max().unwrap_or(0);
    (0..width).any(|column| sums_apart(rows, &cells, column)) || differences_apart(source, &cells)
}

fn pairs(row: &Row) -> Vec<Option<Pair>> {
    let pair = |value: &CellValue| match value {
        CellValue::Number { value, format, .. } => {
            Some(Pair { exact: *value, printed: round_half_away(*value, format.decimals) })
        }
        CellValue::Empty { .. } | CellValue::Text(_) | CellValue::Suppressed => None,
    };
    row.cells.iter().map(|cell| pair(&cell.value)).collect()
}

/// Each total is held against the lines since the total before, all lines above, and the totals above.
/// Only a sum that holds exactly is a sum.
fn sums_apart(rows: &[Row], cells: &[Vec<Option<Pair>>], column: usize) -> bool {
    let at = |row: usize| cells[row].get(column).copied().flatten();
    let mut since_total: Vec<Pair> = Vec::new();
    let mut lines: Vec<Pair> = Vec::new();
    let mut totals: Vec<Pair> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        match (row.kind, at(index)) {
            (RowKind::Line, Some(pair)) => {
                since_total.push(pair);
                lines.push(pair);
            }
            (RowKind::Total, Some(total)) => {
                let recent = &totals[totals.len().saturating_sub(2)..];
                let candidates = [since_total.as_slice(), &lines, &totals, recent];
                if candidates.iter().any(|parts| parts.len() > 1 && is_apart(parts, total)) {
                    return true;
                }
                since_total.clear();
                totals.push(total);
            }
            (RowKind::Heading, _) => since_total.clear(),
            (RowKind::Line | RowKind::Total, None) => {}
        }
    }
    false
}

fn is_apart(parts: &[Pair], total: Pair) -> bool {
    let exact: Number = parts.iter().map(|part| part.exact).sum();
    let printed: Number = parts.iter().map(|part| part.printed).sum();
    exact == total.exact && printed != total.printed
}

fn differences_apart(source: &TableSource, cells: &[Vec<Option<Pair>>]) -> bool {
    source.rows.iter().zip(cells).any(|(row, cells)| {
        row.cells.iter().enumerate().any(|(column, cell)| {
            let CellSource::Computed(computed) = cell else { return false };
            let at = |column: usize| cells.get(column).copied().flatten();
            let (first, second) = computed.columns;
            match (at(first), at(second), at(column)) {
                (Some(first), Some(second), Some(difference))
                    if computed.computation == Computation::Difference =>
                {
                    first.exact - second.exact == difference.exact
                        && first.printed - second.printed != difference.printed
                }
                _ => false,
            }
        })
    })
}
