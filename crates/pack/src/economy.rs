//! The committee's economy: chart of accounts, income statement and ledger rows.

mod accounts;
mod ledger;
mod statement;

use crate::PackFolder;
use crate::settings::Settings;
use enslinje_domain::economy::{
    AccountNumber, ActivityId, AmountKind, ChartOfAccounts, EntryKind, IncomeStatement, LineId,
};
use enslinje_domain::{Money, Month, Organisation, Place, Problems, UnitId};

/// Path of the chart of accounts.
pub const ACCOUNTS: &str = "accounts.csv";
/// Path of the income statement.
pub const STATEMENT: &str = "statement.toml";
/// Folder of the ledger files.
pub const FOLDER: &str = "ledger/";
pub use accounts::COLUMNS as ACCOUNT_COLUMNS;
pub use ledger::COLUMNS as LEDGER_COLUMNS;

/// Everything that ledger figures are computed from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Economy {
    /// Which account is on which line.
    pub accounts: ChartOfAccounts,
    /// Lines, totals and groups.
    pub statement: IncomeStatement,
    /// All rows of all ledger files.
    pub ledger: Vec<LedgerRow>,
}

/// One row of the ledger. Income is positive, costs are negative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    /// Line of the file.
    pub place: Place,
    /// Month; of a forecast, the month in which it was made.
    pub month: Month,
    /// Account.
    pub account: AccountNumber,
    /// Line of the income statement on the first day of the month.
    pub line: LineId,
    /// Unit.
    pub unit: UnitId,
    /// Activity.
    pub activity: ActivityId,
    /// Outcome, budget or forecast.
    pub amount: AmountKind,
    /// Booking, first amount or adjustment.
    pub entry: EntryKind,
    /// Öre.
    pub value: Money,
}

impl Economy {
    /// Reads the files. A pack without any of them has an empty economy.
    pub(crate) fn read(
        folder: &PackFolder,
        settings: Option<&Settings>,
        organisation: Option<&Organisation>,
        problems: &mut Problems,
    ) -> Option<Self> {
        let has_any = folder.text(ACCOUNTS).is_some()
            || folder.text(STATEMENT).is_some()
            || folder.under(FOLDER).next().is_some();
        if !has_any {
            return Some(Self::default());
        }
        let before = problems.as_slice().len();
        let statement = statement::read(folder, problems)?;
        let accounts = accounts::read(folder, &statement, problems)?;
        let is_sound = problems.as_slice().len() == before;
        let read = ledger::Accounts { chart: &accounts, is_sound };
        let ledger = ledger::read(folder, &read, settings?, organisation?, problems);
        Some(Self { accounts, statement, ledger })
    }

    /// What a row adds to a line, total or group: its value with the sign of the entry, or `None` when the
    /// row does not count there or the id is unknown.
    pub fn contribution(&self, id: &LineId, row: &LedgerRow) -> Option<Money> {
        if !self.statement.counts(id, &row.account, &row.line) {
            return None;
        }
        let negated = self.statement.get(id).is_some_and(|entry| entry.negated);
        Some(if negated { -row.value } else { row.value })
    }

    /// The sum of the rows that `wanted` picks for a line, total or group; `None` when it does not fit.
    pub fn sum(&self, id: &LineId, wanted: impl Fn(&LedgerRow) -> bool) -> Option<Money> {
        self.ledger
            .iter()
            .filter(|row| wanted(row))
            .filter_map(|row| self.contribution(id, row))
            .try_fold(Money(0), Money::checked_add)
    }
}
