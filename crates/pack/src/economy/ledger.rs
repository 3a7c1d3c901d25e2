//! `ledger/*.csv`: amounts by month, account, unit and activity.

use super::{FOLDER, LedgerRow};
use crate::settings::Settings;
use crate::targets::known_unit;
use crate::{CsvRow, PackFolder, csv_rows};
use enslinje_domain::economy::{AccountNumber, ActivityId, AmountKind, ChartOfAccounts, EntryKind};
use enslinje_domain::{Organisation, Problems};

/// Columns of each file.
pub const COLUMNS: [&str; 7] = ["month", "account", "unit", "activity", "amount", "entry", "value"];

/// Reads every file of the folder.
pub(super) fn read(
    folder: &PackFolder,
    accounts: &ChartOfAccounts,
    settings: &Settings,
    organisation: &Organisation,
    problems: &mut Problems,
) -> Vec<LedgerRow> {
    let mut ledger = Vec::new();
    for path in folder.under(FOLDER) {
        for row in csv_rows(folder, path, &COLUMNS, problems) {
            ledger.extend(ledger_row(&row, accounts, settings, organisation, problems));
        }
    }
    ledger
}

fn ledger_row(
    row: &CsvRow<'_>,
    accounts: &ChartOfAccounts,
    settings: &Settings,
    organisation: &Organisation,
    problems: &mut Problems,
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
        problems.push(row.fault("pack-account-without-line", "account").with("month", month));
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
