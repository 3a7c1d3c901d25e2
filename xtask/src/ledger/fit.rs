//! Iterative proportional fitting in whole numbers: scales cells until every margin has its sum.

use super::column::Cell;
use std::collections::BTreeMap;

/// Sums that groups of cells must have. Cells outside all groups stay free.
pub struct Margin {
    /// The group of a cell.
    pub group: fn(&Cell) -> &'static str,
    /// Sum of each group, in öre.
    pub sums: BTreeMap<&'static str, i64>,
}

/// Öre are divided in this many parts while fitting.
const PARTS: i128 = 1_000_000;
const ROUNDS: usize = 600;
/// How far a margin may be from its sum in the end, in öre.
const TOLERANCE: i128 = 5_000;

/// The cells scaled, all of the same sign, so that each margin has its sums within 50 kronor.
pub fn fit(cells: &[Cell], margins: &[Margin]) -> Result<Vec<Cell>, String> {
    let mut values: Vec<i128> = cells.iter().map(|cell| i128::from(cell.ore) * PARTS).collect();
    for _ in 0..ROUNDS {
        for margin in margins {
            let now = sums(cells, &values, margin);
            for (cell, value) in cells.iter().zip(&mut values) {
                let group = (margin.group)(cell);
                if let (Some(wanted), Some(now)) = (margin.sums.get(group), now.get(group))
                    && *now != 0
                {
                    *value = *value * (i128::from(*wanted) * 1_000) / (now / (PARTS / 1_000)).max(1);
                }
            }
        }
    }
    for margin in margins {
        let now = sums(cells, &values, margin);
        for (group, wanted) in &margin.sums {
            let found = now.get(group).copied().unwrap_or_default() / PARTS;
            if (found - i128::from(*wanted)).abs() > TOLERANCE {
                return Err(format!("{group} comes to {found} öre instead of {wanted}"));
            }
        }
    }
    cells
        .iter()
        .zip(values)
        .map(|(cell, value)| {
            let ore = i64::try_from(value / PARTS).map_err(|_| "too large")?;
            Ok(Cell { ore, ..*cell })
        })
        .collect()
}

fn sums(cells: &[Cell], values: &[i128], margin: &Margin) -> BTreeMap<&'static str, i128> {
    let mut sums = BTreeMap::new();
    for (cell, value) in cells.iter().zip(values) {
        *sums.entry((margin.group)(cell)).or_default() += value;
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_scaled_to_both_its_margins() {
        let cell = |account, unit, ore| Cell { account, unit, activity: "other", ore };
        let cells = [
            cell("5010", "bm", 100),
            cell("5010", "br", 100),
            cell("6010", "bm", 100),
            cell("6010", "br", 300),
        ];
        let margins = [
            Margin { group: |cell| cell.account, sums: BTreeMap::from([("5010", 60_000), ("6010", 40_000)]) },
            Margin { group: |cell| cell.unit, sums: BTreeMap::from([("bm", 50_000), ("br", 50_000)]) },
        ];
        let fitted = fit(&cells, &margins).unwrap();
        // x·(x − 10 000) = (60 000 − x)·(50 000 − x) / 3 has the root 37 750 (the odds ratio stays 3).
        let odds = fitted[0].ore * fitted[3].ore * 100 / (fitted[1].ore * fitted[2].ore);
        assert!((299..=301).contains(&odds), "{odds}");
        assert!((fitted[0].ore + fitted[2].ore - 50_000).abs() <= 2);
        assert!((fitted[0].ore + fitted[1].ore - 60_000).abs() <= 2);
    }

    #[test]
    fn margins_that_no_cells_can_give_are_told() {
        let cell = Cell { account: "5010", unit: "bm", activity: "other", ore: 100 };
        let margins = [
            Margin { group: |cell| cell.account, sums: BTreeMap::from([("5010", 60_000)]) },
            Margin { group: |cell| cell.unit, sums: BTreeMap::from([("bm", 80_000)]) },
        ];
        assert_eq!(fit(&[cell], &margins), Err("5010 comes to 80000 öre instead of 60000".to_owned()));
    }
}
