//! Spreads the cells over months and writes them as CSV.

use super::chosen;
use super::column::{Cell, line_of};
use super::published::Published;
use std::fmt::Write;

const HEADER: &str = "month,account,unit,activity,amount,entry,value\n";

/// Booked rows of a year, one for every `step` months.
pub fn outcome(year: i32, cells: &[Cell], step: usize) -> String {
    let mut text = HEADER.to_owned();
    for (index, parts) in spread(cells, step).iter().enumerate() {
        let month = format!("{year}-{:02}", (index + 1) * step);
        for (cell, ore) in cells.iter().zip(parts) {
            row(&mut text, &month, cell, "outcome,booking", *ore);
        }
    }
    text
}

/// The first budget by quarter, and the adjustments in the months in which they were decided.
///
/// An adjustment moves council grant and costs alike, so that the budget of every unit stays in balance.
pub fn budget(published: &Published, cells: &[Cell]) -> Result<String, String> {
    let mut text = HEADER.to_owned();
    let mut initial = cells.to_vec();
    let mut adjustments = Vec::new();
    for (unit, account, activity) in chosen::ADJUSTED_ACCOUNTS {
        for (month, thousands) in published.columns("council_grant", unit, "2024-") {
            let grant = Cell { account: "8110", unit, activity, ore: thousands * 100_000 };
            let cost = Cell { account, unit, activity, ore: -grant.ore };
            for change in [grant, cost] {
                let wanted = |cell: &&mut Cell| {
                    (cell.account, cell.unit, cell.activity) == (change.account, change.unit, change.activity)
                };
                let cell = initial
                    .iter_mut()
                    .find(wanted)
                    .ok_or_else(|| format!("the budget has no {} of {unit}", change.account))?;
                cell.ore -= change.ore;
                adjustments.push((month.clone(), change));
            }
        }
    }
    for (quarter, parts) in spread(&initial, 3).iter().enumerate() {
        let month = format!("2024-{:02}", quarter * 3 + 1);
        for (cell, ore) in initial.iter().zip(parts) {
            row(&mut text, &month, cell, "budget,initial", *ore);
        }
    }
    adjustments.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (month, change) in &adjustments {
        row(&mut text, month, change, "budget,adjustment", change.ore);
    }
    Ok(text)
}

/// The forecast of October for the whole year.
pub fn forecast(cells: &[Cell]) -> String {
    let mut text = HEADER.to_owned();
    for cell in cells {
        row(&mut text, "2024-10", cell, "forecast,initial", cell.ore);
    }
    text
}

/// For each part of the year, the öre of each cell. The parts of a cell sum to the cell.
fn spread(cells: &[Cell], step: usize) -> Vec<Vec<i64>> {
    let mut parts = vec![Vec::with_capacity(cells.len()); 12 / step];
    for cell in cells {
        let weights = chosen::month_weights(line_of(cell.account), cell.account);
        let whole: i64 = weights.iter().sum();
        let (mut passed, mut given) = (0, 0);
        for (part, months) in parts.iter_mut().zip(weights.chunks(step)) {
            passed += months.iter().sum::<i64>();
            let until = i128::from(cell.ore) * i128::from(passed) / i128::from(whole);
            // A part of an i64 fits an i64.
            let until = i64::try_from(until).unwrap_or(cell.ore);
            part.push(until - given);
            given = until;
        }
    }
    parts
}

fn row(text: &mut String, month: &str, cell: &Cell, kind: &str, ore: i64) {
    if ore == 0 {
        return;
    }
    let sign = if ore < 0 { "-" } else { "" };
    let Cell { account, unit, activity, .. } = cell;
    let (kronor, rest) = (ore.abs() / 100, ore.abs() % 100);
    // Writing to a String cannot fail.
    writeln!(text, "{month},{account},{unit},{activity},{kind},{sign}{kronor}.{rest:02}").unwrap_or_default();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_months_of_a_cell_sum_to_the_cell() {
        let cell = Cell { account: "4610", unit: "bm", activity: "child_youth", ore: -9_800_000_007 };
        for step in [1, 3] {
            let parts = spread(&[cell], step);
            assert_eq!(parts.len(), 12 / step);
            assert_eq!(parts.iter().map(|part| part[0]).sum::<i64>(), -9_800_000_007);
        }
    }

    #[test]
    fn an_amount_is_written_in_kronor_with_two_decimals() {
        let mut text = String::new();
        let cell = Cell { account: "5010", unit: "bm", activity: "child_youth", ore: 0 };
        row(&mut text, "2024-01", &cell, "outcome,booking", -105);
        row(&mut text, "2024-01", &cell, "outcome,booking", 0);
        assert_eq!(text, "2024-01,5010,bm,child_youth,outcome,booking,-1.05\n");
    }
}
