//! `accounts.csv`: account prefix to line of the income statement; the longest prefix of the day wins.

use super::ACCOUNTS;
use crate::{PackFolder, csv_rows};
use enslinje_domain::economy::{
    AccountNumber, AccountRule, ChartOfAccounts, IncomeStatement, LineContent, LineId,
};
use enslinje_domain::{Diagnostic, Problems};

/// Columns of the file.
pub const COLUMNS: [&str; 5] = ["prefix", "line", "valid_from", "valid_to", "name"];

/// Reads the file.
pub(super) fn read(
    folder: &PackFolder,
    statement: &IncomeStatement,
    problems: &mut Problems,
) -> Option<ChartOfAccounts> {
    folder.text(ACCOUNTS).or_else(|| {
        problems.push(Diagnostic::error("pack-missing-file", folder.place(ACCOUNTS)).with("file", ACCOUNTS));
        None
    })?;
    let mut rules: Vec<AccountRule> = Vec::new();
    for row in csv_rows(folder, ACCOUNTS, &COLUMNS, problems) {
        let prefix = row.parsed("prefix", "pack-not-an-account", problems, AccountNumber::new);
        let line = row.parsed("line", "pack-not-an-id", problems, LineId::new);
        row.text("name", problems);
        let validity = row.validity("valid_from", "valid_to", problems);
        let (Some(prefix), Some(line), Some((valid_from, valid_to))) = (prefix, line, validity) else {
            continue;
        };
        if statement.get(&line).is_none_or(|entry| entry.content != LineContent::Accounts) {
            let lines: Vec<_> = statement
                .entries()
                .iter()
                .filter(|entry| entry.content == LineContent::Accounts)
                .map(|entry| entry.id.as_str())
                .collect();
            problems.push(row.fault("pack-unknown-line", "line").with("known", lines.join(", ")));
            continue;
        }
        let rule = AccountRule { prefix, line, valid_from, valid_to };
        if rules.iter().any(|other| other.prefix == rule.prefix && other.overlaps(&rule)) {
            problems.push(row.fault("pack-double-prefix", "prefix"));
        }
        rules.push(rule);
    }
    Some(ChartOfAccounts::new(rules))
}
