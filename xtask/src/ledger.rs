//! `cargo xtask ledger`: makes the ledger of `packs/hisingen` from the published totals.
//!
//! The published report prints totals only. They are spread over plausible accounts, units, activities and
//! months, in öre, so that every printed line, total, department result and net cost is the rounded sum of
//! rows. What is published lies in `packs/hisingen/published`; what is chosen lies in [`chosen`]. The same
//! input gives the same bytes. `--check` compares with the files instead of writing them.

mod chosen;
mod column;
mod fit;
mod published;
mod rows;

use column::{Cell, Column};
use published::Published;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Writes the ledger files, or with `--check` tells whether they are what would be written.
pub fn run(arguments: &[String]) -> ExitCode {
    let is_check = arguments.iter().any(|argument| argument == "--check");
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs/hisingen");
    match make(&pack).and_then(|files| deliver(&pack, &files, is_check)) {
        Ok(size) => {
            println!("ledger: ok, {} kB", size / 1000);
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("ledger: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// Every file with its text.
fn make(pack: &Path) -> Result<BTreeMap<&'static str, String>, String> {
    let published = Published::read(&pack.join("published"))?;
    let outcome_2024 = column::outcome_2024(&published)?;
    let budget_2024 = column::budget_2024(&published, &outcome_2024)?;
    let outcome_2023 = column::earlier(&published, Column::Outcome2023, &outcome_2024)?;
    let outcome_2022 = column::earlier(&published, Column::Outcome2022, &outcome_2023)?;
    let forecast = forecast(&published, &budget_2024)?;
    Ok(BTreeMap::from([
        ("outcome-2022.csv", rows::outcome(2022, &outcome_2022, 3)),
        ("outcome-2023.csv", rows::outcome(2023, &outcome_2023, 1)),
        ("outcome-2024.csv", rows::outcome(2024, &outcome_2024, 1)),
        ("budget-2024.csv", rows::budget(&published, &budget_2024)?),
        ("forecast-2024-10.csv", rows::forecast(&forecast)),
    ]))
}

/// The budget, with the expected result of each department in its most uncertain cost.
fn forecast(published: &Published, budget: &[Cell]) -> Result<Vec<Cell>, String> {
    let mut cells = budget.to_vec();
    for (unit, account, activity) in chosen::FORECAST_ACCOUNTS {
        let expected = published.value("department_results", unit, "forecast_2024")? * 100_000;
        let before: i64 = cells.iter().filter(|cell| cell.unit == unit).map(|cell| cell.ore).sum();
        let wanted =
            |cell: &&mut Cell| cell.unit == unit && cell.account == account && cell.activity == activity;
        let cell =
            cells.iter_mut().find(wanted).ok_or_else(|| format!("{unit} has no {account} {activity}"))?;
        cell.ore += expected - before;
    }
    cells.retain(|cell| cell.ore != 0);
    Ok(cells)
}

fn deliver(pack: &Path, files: &BTreeMap<&'static str, String>, is_check: bool) -> Result<usize, String> {
    let folder: PathBuf = pack.join("ledger");
    if !is_check {
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    for (name, text) in files {
        let path = folder.join(name);
        let told = |error| format!("{}: {error}", path.display());
        if is_check {
            if fs::read_to_string(&path).map_err(told)? != *text {
                return Err(format!("{} is not what `cargo xtask ledger` writes", path.display()));
            }
        } else {
            fs::write(&path, text).map_err(told)?;
        }
    }
    Ok(files.values().map(String::len).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ledger_in_the_pack_is_what_the_published_totals_give() {
        let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs/hisingen");
        let files = make(&pack).unwrap();
        assert_eq!(deliver(&pack, &files, true).map(|size| size < 400_000), Ok(true));
    }
}
