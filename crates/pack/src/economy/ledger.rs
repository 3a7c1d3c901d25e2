//! `ledger/*.csv`: amounts by month, account, unit and activity.

use super::{FOLDER, LedgerRow};
use crate::settings::Settings;
use crate::targets::known_unit;
use crate::{CsvRow, PackFolder, csv_rows};
use enslinje_domain::economy::{AccountNumber, ActivityId, AmountKind, ChartOfAccounts, EntryKind};
use enslinje_domain::{Diagnostic, Organisation, Problems};
use std::collections::BTreeMap;

/// Columns of each file.
pub const COLUMNS: [&str; 7] = ["month", "account", "unit", "activity", "amount", "entry", "value"];

/// The chart of accounts, and whether it was read without faults.
pub(super) struct Accounts<'a> {
    pub chart: &'a ChartOfAccounts,
    pub is_sound: bool,
}

/// Reads every file of the folder.
pub(super) fn read(
    folder: &PackFolder,
    accounts: &Accounts<'_>,
    settings: &Settings,
    organisation: &Organisation,
    problems: &mut Problems,
) -> Vec<LedgerRow> {
    let mut ledger = Vec::new();
    let mut stray = Stray { in_one: !accounts.is_sound, first: BTreeMap::new() };
    for path in folder.under(FOLDER) {
        for row in csv_rows(folder, path, &COLUMNS, problems) {
            ledger.extend(ledger_row(&row, accounts.chart, settings, organisation, (problems, &mut stray)));
        }
    }
    stray.tell(problems);
    ledger
}

/// Rows whose account is on no line. One row of `accounts.csv` that is missing or wrong leaves thousands of
/// them, so only the first is told, with how many follow: of each account, or of all when the chart of
/// accounts has faults, which are then the likely cause.
struct Stray {
    in_one: bool,
    first: BTreeMap<Option<AccountNumber>, (Diagnostic, usize)>,
}

impl Stray {
    fn add(&mut self, account: AccountNumber, fault: impl FnOnce() -> Diagnostic) {
        let account = Some(account).filter(|_| !self.in_one);
        self.first.entry(account).and_modify(|(_, more)| *more += 1).or_insert_with(|| (fault(), 0));
    }

    fn tell(self, problems: &mut Problems) {
        for (first, more) in self.first.into_values() {
            problems.push(first.with("more", more));
        }
    }
}

fn ledger_row(
    row: &CsvRow<'_>,
    accounts: &ChartOfAccounts,
    settings: &Settings,
    organisation: &Organisation,
    (problems, stray): (&mut Problems, &mut Stray),
) -> Option<LedgerRow> {
    let month = row.month("month", problems);
    let account = row.parsed("account", "pack-not-an-account", problems, AccountNumber::new);
    let unit = known_unit(row, "unit", organisation, problems);
    let activity = row.parsed("activity", "pack-not-an-id", problems, ActivityId::new);
    let amount = row.choice("amount", &AmountKind::NAMES, problems);
    let entry = row.choice("entry", &EntryKind::NAMES, problems);
    let value = row.money("value", problems);
    if let Some(activity) = &activity
        && settings.activity(activity).is_none()
    {
        let known: Vec<_> = settings.activities.iter().map(|activity| activity.id.as_str()).collect();
        problems.push(row.fault("pack-unknown-activity", "activity").with("known", known.join(", ")));
    }
    if let (Some(unit), Some(month)) = (&unit, month)
        && organisation.get(unit).is_some_and(|unit| !unit.is_valid_on(month.first_day()))
    {
        problems.push(row.fault("pack-unit-not-valid", "unit").with("month", month));
    }
    if let (Some(amount), Some(entry)) = (amount, entry)
        && !entry.fits(amount)
    {
        problems.push(row.fault("pack-entry-does-not-fit", "entry").with("amount", amount.name()));
    }
    let (month, account) = (month?, account?);
    let Some(line) = accounts.line_of(&account, month.first_day()) else {
        stray.add(account, || row.fault("pack-account-without-line", "account").with("month", month));
        return None;
    };
    Some(LedgerRow {
        place: row.place(),
        month,
        line: line.clone(),
        account,
        unit: unit?,
        activity: activity?,
        amount: amount?,
        entry: entry?,
        value: value?,
    })
}
