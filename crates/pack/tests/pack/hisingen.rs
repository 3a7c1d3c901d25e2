//! Hisingen: the pack loads, and its rows give every printed total.
//!
//! The sums are made here from the text of the CSV files, not with the reader or the engine.

use enslinje_domain::Problems;
use enslinje_domain::steering::{AssignmentOrigin, AssignmentStatus, ClosureProposal};
use enslinje_pack::{Pack, PackFolder};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

pub fn dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/hisingen")
}

fn pack() -> Pack {
    let mut problems = Problems::new();
    let pack = Pack::load(PackFolder::read(&dir()).unwrap(), &mut problems);
    assert_eq!(problems.sorted(), Vec::new());
    pack.unwrap()
}

/// One ledger row: year, month, account, unit, activity, amount, entry, öre.
pub struct Row {
    pub month: String,
    pub account: String,
    pub unit: String,
    pub activity: String,
    pub amount: String,
    pub entry: String,
    pub ore: i64,
}

pub fn ledger() -> Vec<Row> {
    let mut rows = Vec::new();
    let mut files: Vec<_> =
        fs::read_dir(dir().join("ledger")).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    for file in files {
        for line in fs::read_to_string(file).unwrap().lines().skip(1) {
            let cells: Vec<String> = line.split(',').map(str::to_owned).collect();
            let [month, account, unit, activity, amount, entry, value] = cells.try_into().unwrap();
            // Two decimals always, so the öre are the digits.
            let ore = value.replace('.', "").parse().unwrap();
            rows.push(Row { month, account, unit, activity, amount, entry, ore });
        }
    }
    rows
}

/// Rounds half away from zero.
pub fn rounded(ore: i64, unit: i64) -> i64 {
    let half = if ore < 0 { -unit / 2 } else { unit / 2 };
    (ore + half) / unit
}

#[test]
fn the_pack_loads_without_a_word() {
    let pack = pack();
    assert_eq!(pack.organisation.root().name, "Socialnämnden Hisingen");
    assert_eq!(pack.settings.small_count_minimum, 5);
    let ids: Vec<_> = pack.organisation.units().iter().map(|unit| unit.id.to_string()).collect();
    assert_eq!(ids, ["hisingen", "bou", "bm", "br", "fs", "vx", "vf", "common", "reserve", "board"]);
}

#[test]
fn the_engine_side_sum_of_a_line_equals_the_sum_of_its_rows() {
    let pack = pack();
    for entry in pack.economy.statement.entries().iter().filter(|entry| entry.printed) {
        let outcome =
            |row: &enslinje_pack::LedgerRow| row.amount.name() == "outcome" && row.month.year() == 2024;
        let sum = pack.economy.sum(&entry.id, outcome).unwrap();
        let prefixes = crate::published::prefixes(entry.id.as_str());
        let own: i64 = ledger()
            .iter()
            .filter(|row| row.amount == "outcome" && row.month.starts_with("2024"))
            .filter(|row| prefixes.contains(&&row.account[..2]))
            .map(|row| row.ore)
            .sum();
        assert_eq!(sum.ore(), own, "{}", entry.id);
    }
}

#[test]
fn the_ledger_is_small_enough_to_read() {
    let size: u64 =
        fs::read_dir(dir().join("ledger")).unwrap().map(|file| file.unwrap().metadata().unwrap().len()).sum();
    assert!(size < 400_000, "{size} bytes");
}

#[test]
fn the_state_grants_sum_to_the_printed_total_and_to_the_ledger() {
    let pack = pack();
    let grants = pack.list("grants").unwrap();
    let total = grants.money_sum("amount").unwrap();
    assert_eq!((grants.rows.len(), total.ore()), (16, 4_169_830_000));
    assert_eq!(rounded(total.ore(), 100_000), 41_698);
    let booked: i64 = ledger()
        .iter()
        .filter(|row| row.amount == "outcome" && row.month.starts_with("2024"))
        .filter(|row| ["3510", "3520", "3530", "3540", "3550"].contains(&row.account.as_str()))
        .map(|row| row.ore)
        .sum();
    assert_eq!(booked, total.ore());
}

#[test]
fn the_actions_sum_to_5_11_planned_and_2_11_achieved() {
    let pack = pack();
    let actions = pack.list("actions").unwrap();
    assert_eq!(actions.money_sum("planned").map(|sum| sum.ore()), Some(511_000_000));
    // The printed report tells 2,61: it counts 0,5 for the third action, whose row tells 0.
    assert_eq!(actions.money_sum("achieved").map(|sum| sum.ore()), Some(211_000_000));
}

#[test]
fn closing_equity_is_the_fixed_equity_and_the_result() {
    let pack = pack();
    let equity = pack.list("equity").unwrap();
    let amount = |id: &str| {
        let row = equity
            .rows
            .iter()
            .find(|row| row.cells[0] == enslinje_pack::ListCell::Text(id.to_owned()))
            .unwrap();
        let enslinje_pack::ListCell::Money(money) = row.cells[equity.column("amount").unwrap()] else {
            panic!()
        };
        money.ore()
    };
    let result: i64 = ledger()
        .iter()
        .filter(|row| row.amount == "outcome" && row.month.starts_with("2024"))
        .map(|row| row.ore)
        .sum();
    assert_eq!(rounded(amount("E3") + result, 10_000_000), rounded(amount("E7"), 10_000_000));
    assert_eq!(rounded(result, 10_000_000), rounded(amount("E6"), 10_000_000));
}

#[test]
fn the_22_assignments_of_council_and_board_are_those_of_the_report() {
    let pack = pack();
    let list = &pack.steering.assignments;
    let council: Vec<_> = list.iter().filter(|one| one.id.as_str().starts_with('U')).collect();
    let count = |wanted: &dyn Fn(&enslinje_domain::steering::Assignment) -> bool| {
        council.iter().filter(|one| wanted(one)).count()
    };
    assert_eq!(council.len(), 22);
    assert_eq!(count(&|one| one.origin == AssignmentOrigin::Budget), 13);
    assert_eq!(count(&|one| one.origin == AssignmentOrigin::OutsideBudget), 9);
    assert_eq!(count(&|one| one.status == AssignmentStatus::Closed), 17);
    assert_eq!(count(&|one| one.status == AssignmentStatus::Ongoing), 5);
    assert_eq!(count(&|one| one.closure == ClosureProposal::AlreadyClosed), 4);
    assert_eq!(count(&|one| one.year == Some(2023)), 1);
    assert_eq!(list.iter().filter(|one| one.origin == AssignmentOrigin::Committee).count(), 5);
    assert_eq!(list.iter().filter(|one| one.origin == AssignmentOrigin::Director).count(), 2);
    assert!(list.iter().all(|one| one.comment.is_some()));
}

#[test]
fn seven_goals_are_worked_with_in_five_areas_under_37_documents() {
    let steering = pack().steering;
    let links: usize = steering.areas.iter().map(|area| area.goals.len()).sum();
    assert_eq!((steering.goals.len(), steering.areas.len(), links, steering.documents.len()), (7, 5, 12, 37));
    let by_area: BTreeMap<_, usize> =
        steering.documents.iter().fold(BTreeMap::new(), |mut counts, document| {
            *counts.entry(document.area.to_string()).or_default() += 1;
            counts
        });
    assert_eq!(by_area.into_values().collect::<Vec<_>>(), [7, 2, 7, 10, 11]);
}
