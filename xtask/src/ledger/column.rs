//! One column of the published tables as cells of account, unit and activity for a whole year.

use super::chosen;
use super::fit::{Margin, fit};
use super::published::Published;
use std::collections::BTreeMap;

/// The amount of a year on an account, a unit and an activity. Costs are negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Account.
    pub account: &'static str,
    /// Unit.
    pub unit: &'static str,
    /// Activity.
    pub activity: &'static str,
    /// Öre.
    pub ore: i64,
}

/// A column of the income statement, or the year before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Outcome 2024.
    Outcome2024,
    /// Budget 2024 with adjustments.
    Budget2024,
    /// Outcome 2023.
    Outcome2023,
    /// Outcome 2022, of which only the summary is printed.
    Outcome2022,
}

impl Column {
    fn name(self) -> &'static str {
        match self {
            Self::Outcome2024 => "outcome_2024",
            Self::Budget2024 => "budget_2024",
            Self::Outcome2023 => "outcome_2023",
            Self::Outcome2022 => "outcome_2022",
        }
    }

    /// Where the column stands in the tables of [`chosen`].
    pub fn position(self) -> usize {
        match self {
            Self::Outcome2024 => 0,
            Self::Budget2024 => 1,
            Self::Outcome2023 => 2,
            Self::Outcome2022 => 3,
        }
    }
}

/// The line of an account: the same map as `accounts.csv` of the pack.
pub fn line_of(account: &str) -> &'static str {
    match &account[..2] {
        "30" => "sales_income",
        "31" => "fees",
        "34" => "rents",
        "35" => "grants",
        "36" => "sales",
        "37" | "38" | "39" => "other_income",
        "45" => "transfers",
        "46" => "purchased_core",
        "50" | "51" | "52" | "53" | "54" | "55" => "wages",
        "56" | "57" => "social_fees",
        "60" => "premises",
        "61" => "property",
        "62" => "energy",
        "69" => "transport",
        "74" | "75" => "services",
        "81" => "council_grant",
        "82" => "internal_grants",
        "84" | "85" => "financial_net",
        _ => "other_costs",
    }
}

/// Outcome 2024: lines, department results and net costs are published.
pub fn outcome_2024(published: &Published) -> Result<Vec<Cell>, String> {
    let column = Column::Outcome2024;
    let mut cells = given(published, column)?;
    cells.extend(council_grant(published)?);
    let seeds = chosen::seeds();
    let margins = [
        lines(published, column, &cells)?,
        units(published, column, &cells)?,
        activities(published, column, &cells)?,
    ];
    balance(cells, fit(&seeds, &margins)?, &margins[..2])
}

/// Budget 2024: lines are published and every department's result is nought.
pub fn budget_2024(published: &Published, outcome: &[Cell]) -> Result<Vec<Cell>, String> {
    let column = Column::Budget2024;
    let mut cells = given(published, column)?;
    cells.extend(council_grant(published)?);
    let margins = [lines(published, column, &cells)?, units(published, column, &cells)?];
    balance(cells, fit(&spread_costs(outcome), &margins)?, &margins)
}

/// An earlier year: lines and net costs are known; the council grant is what gives the chosen results.
pub fn earlier(published: &Published, column: Column, later: &[Cell]) -> Result<Vec<Cell>, String> {
    let cells = given(published, column)?;
    let margins = [lines(published, column, &cells)?, activities(published, column, &cells)?];
    let mut cells = balance(cells, fit(&spread_costs(later), &margins)?, &margins[..1])?;
    for (unit, activity, results) in chosen::EARLIER_RESULTS {
        let result = results[column.position() - 2] * 100;
        let before: i64 = cells.iter().filter(|cell| cell.unit == unit).map(|cell| cell.ore).sum();
        cells.push(Cell { account: "8110", unit, activity, ore: result - before });
    }
    Ok(cells)
}

/// The exact amount of a line in öre: the printed thousands and the kronor that rounding took away.
fn line_total(published: &Published, column: Column, line: &'static str) -> Result<i64, String> {
    let row = chosen::LINES.iter().find(|(id, ..)| *id == line).ok_or_else(|| format!("no line {line}"))?;
    let (_, remainders, thousands_2022) = row;
    let thousands = match column {
        Column::Outcome2022 => return Ok(thousands_2022 * 100_000),
        _ => published.value("income_statement", line, column.name())?,
    };
    Ok(thousands * 100_000 + remainders[column.position()] * 100)
}

/// Cells that are chosen one by one, and the lines whose rest goes by fixed shares.
fn given(published: &Published, column: Column) -> Result<Vec<Cell>, String> {
    let mut cells: Vec<Cell> = chosen::FIXED
        .iter()
        .map(|(account, unit, activity, kronor)| Cell {
            account,
            unit,
            activity,
            ore: kronor[column.position()] * 100,
        })
        .filter(|cell| cell.ore != 0)
        .collect();
    for (account, shares) in chosen::SHARES {
        let line = line_of(account);
        let placed: i64 =
            cells.iter().filter(|cell| line_of(cell.account) == line).map(|cell| cell.ore).sum();
        let rest = line_total(published, column, line)? - placed;
        let whole: i64 = shares.iter().map(|(.., share)| share).sum();
        let (mut passed, mut spent) = (0, 0);
        for (unit, activity, share) in *shares {
            passed += share;
            let until = rest / whole * passed + rest % whole * passed / whole;
            cells.push(Cell { account, unit, activity, ore: until - spent });
            spent = until;
        }
    }
    cells.retain(|cell| cell.ore != 0);
    Ok(cells)
}

fn council_grant(published: &Published) -> Result<Vec<Cell>, String> {
    chosen::EARLIER_RESULTS
        .iter()
        .map(|(unit, activity, _)| {
            let thousands = published.value("council_grant", unit, "total")?;
            Ok(Cell { account: "8110", unit, activity, ore: thousands * 100_000 })
        })
        .collect()
}

/// The cells that were fitted for another column.
fn spread_costs(cells: &[Cell]) -> Vec<Cell> {
    let seeds = chosen::seeds();
    let is_seed = |cell: &&Cell| {
        seeds
            .iter()
            .any(|seed| (seed.account, seed.unit, seed.activity) == (cell.account, cell.unit, cell.activity))
    };
    // Seeds are positive, costs negative.
    cells.iter().filter(is_seed).map(|cell| Cell { ore: -cell.ore, ..*cell }).collect()
}

fn sum(cells: &[Cell], wanted: impl Fn(&Cell) -> bool) -> i64 {
    cells.iter().filter(|cell| wanted(cell)).map(|cell| cell.ore).sum()
}

/// What is left to spread on each cost line, as positive öre.
fn lines(published: &Published, column: Column, placed: &[Cell]) -> Result<Margin, String> {
    let mut sums = BTreeMap::new();
    for line in chosen::SPREAD_LINES {
        let rest = line_total(published, column, line)? - sum(placed, |cell| line_of(cell.account) == line);
        sums.insert(line, -rest);
    }
    Ok(Margin { group: |cell| line_of(cell.account), sums })
}

/// What is left of each unit's costs, as positive öre.
fn units(published: &Published, column: Column, placed: &[Cell]) -> Result<Margin, String> {
    let mut sums = BTreeMap::new();
    for (unit, kronor) in chosen::RESULT_REMAINDERS {
        let result = match column {
            Column::Outcome2024 => {
                published.value("department_results", unit, "result_2024")? * 100_000 + kronor * 100
            }
            _ => published.value("department_results", unit, "budget_2024")? * 100_000,
        };
        sums.insert(unit, sum(placed, |cell| cell.unit == unit) - result);
    }
    Ok(Margin { group: |cell| cell.unit, sums })
}

/// What is left of each activity's net cost, as positive öre. Grants from the city do not lower a net cost.
fn activities(published: &Published, column: Column, placed: &[Cell]) -> Result<Margin, String> {
    let mut sums = BTreeMap::new();
    for (activity, kronor) in chosen::NET_COST_REMAINDERS {
        let thousands = published.value("net_costs", activity, column.name())?;
        let net_cost = thousands * 100_000 + kronor[column.position()] * 100;
        let is_net = |cell: &Cell| {
            cell.activity == activity && !matches!(line_of(cell.account), "council_grant" | "internal_grants")
        };
        sums.insert(activity, net_cost + sum(placed, is_net));
    }
    Ok(Margin { group: |cell| cell.activity, sums })
}

/// Joins placed and fitted cells, and takes the last öre: lines other than wages are mended in their largest
/// cell, units in their wages, after which wages are exact as well.
fn balance(placed: Vec<Cell>, mut fitted: Vec<Cell>, margins: &[Margin]) -> Result<Vec<Cell>, String> {
    let keep = |group: &str| group != "wages";
    for margin in margins {
        for (group, wanted) in margin.sums.iter().filter(|(group, _)| keep(group)) {
            let off = wanted - sum(&fitted, |cell| (margin.group)(cell) == *group);
            let is_candidate = |cell: &Cell| {
                let is_line = margin.sums.contains_key(line_of(cell.account));
                (margin.group)(cell) == *group && (is_line || cell.account == "5010")
            };
            let largest = fitted.iter_mut().filter(|cell| is_candidate(cell)).max_by_key(|cell| cell.ore);
            match largest {
                Some(cell) => cell.ore += off,
                None if off == 0 => {}
                None => return Err(format!("{group} has no cell for {off} öre")),
            }
        }
    }
    if margins.len() == 1 {
        // Without margins by unit the wages are mended like any other line.
        let wanted = margins[0].sums.get("wages").copied().unwrap_or_default();
        let off = wanted - sum(&fitted, |cell| line_of(cell.account) == "wages");
        if let Some(cell) = fitted.iter_mut().find(|cell| cell.account == "5010") {
            cell.ore += off;
        }
    }
    let costs = fitted.into_iter().map(|cell| Cell { ore: -cell.ore, ..cell });
    let mut cells: Vec<Cell> = placed.into_iter().chain(costs).collect();
    cells.sort_by_key(|cell| (cell.account, cell.unit, cell.activity));
    Ok(cells)
}
