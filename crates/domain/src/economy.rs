//! The words of the committee's economy: accounts, statement lines, totals and what kind of amount a row is.
//!
//! Reading the ledger and adding it up is not here. Costs are negative, income is positive.

use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Name of a line, total or group of the income statement: lower-case ASCII letters, digits and `_`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LineId(String);

/// Name of an activity (*verksamhet*): lower-case ASCII letters, digits and `_`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActivityId(String);

/// Number of an account (*konto*), or the beginning of one: one to ten digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountNumber(String);

fn name(text: &str) -> Option<String> {
    let sound = text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    sound.then(|| text.to_owned())
}

impl LineId {
    /// The id, or `None` when it has other characters or does not begin with a letter.
    pub fn new(text: &str) -> Option<Self> {
        name(text).map(Self)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl ActivityId {
    /// The id, or `None` when it has other characters or does not begin with a letter.
    pub fn new(text: &str) -> Option<Self> {
        name(text).map(Self)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AccountNumber {
    /// The number, or `None` when it is anything but one to ten digits.
    pub fn new(text: &str) -> Option<Self> {
        let sound = (1..=10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        sound.then(|| Self(text.to_owned()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the account begins with the digits of `prefix`.
    pub fn is_under(&self, prefix: &Self) -> bool {
        self.0.starts_with(&prefix.0)
    }
}

impl fmt::Display for LineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for ActivityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for AccountNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What an amount tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AmountKind {
    /// Outcome (*utfall*).
    Outcome,
    /// Budget, as it stands with adjustments.
    Budget,
    /// Forecast (*prognos*) of the whole year; its month is the one in which it was made.
    Forecast,
}

impl AmountKind {
    /// Every kind with its name in pack files and splits.
    pub const NAMES: [(&'static str, Self); 3] =
        [("outcome", Self::Outcome), ("budget", Self::Budget), ("forecast", Self::Forecast)];

    /// The name in pack files and splits.
    pub fn name(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Budget => "budget",
            Self::Forecast => "forecast",
        }
    }
}

/// How an amount came into the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntryKind {
    /// Booked (*bokfört*): the only entry of an outcome.
    Booking,
    /// The first amount of a budget, or a forecast.
    Initial,
    /// Budget adjustment (*budgetjustering*).
    Adjustment,
}

impl EntryKind {
    /// Every entry with its name in pack files and splits.
    pub const NAMES: [(&'static str, Self); 3] =
        [("booking", Self::Booking), ("initial", Self::Initial), ("adjustment", Self::Adjustment)];

    /// The name in pack files and splits.
    pub fn name(self) -> &'static str {
        match self {
            Self::Booking => "booking",
            Self::Initial => "initial",
            Self::Adjustment => "adjustment",
        }
    }

    /// Whether an amount of that kind can be such an entry.
    pub fn fits(self, amount: AmountKind) -> bool {
        match amount {
            AmountKind::Outcome => self == Self::Booking,
            AmountKind::Budget => self != Self::Booking,
            AmountKind::Forecast => self == Self::Initial,
        }
    }
}

/// Which line the accounts under a prefix belong to, between two days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountRule {
    /// Beginning of the account number.
    pub prefix: AccountNumber,
    /// Line of the income statement.
    pub line: LineId,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day, included; `None` while it lasts.
    pub valid_to: Option<NaiveDate>,
}

impl AccountRule {
    /// Whether the rule holds on the day.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Whether there is a day on which both rules hold.
    pub fn overlaps(&self, other: &Self) -> bool {
        let ends_before = |a: &Self, b: &Self| a.valid_to.is_some_and(|last| last < b.valid_from);
        !ends_before(self, other) && !ends_before(other, self)
    }
}

/// The map from accounts to lines (*kontoplan*): among the rules of the day the longest prefix wins.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartOfAccounts(Vec<AccountRule>);

impl ChartOfAccounts {
    /// A chart of the rules, which must not have two of one prefix on one day.
    pub fn new(rules: Vec<AccountRule>) -> Self {
        Self(rules)
    }

    /// The line of an account on a day.
    pub fn line_of(&self, account: &AccountNumber, day: NaiveDate) -> Option<&LineId> {
        self.0
            .iter()
            .filter(|rule| rule.is_valid_on(day) && account.is_under(&rule.prefix))
            .max_by_key(|rule| rule.prefix.as_str().len())
            .map(|rule| &rule.line)
    }

    /// All rules in the order of the file.
    pub fn rules(&self) -> &[AccountRule] {
        &self.0
    }
}

/// What an entry of the income statement adds up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineContent {
    /// The accounts that the chart of accounts gives it.
    Accounts,
    /// Other entries.
    Total(Vec<LineId>),
    /// Accounts by prefix, wherever the chart puts them: for figures that the statement does not print.
    Prefixes(Vec<AccountNumber>),
}

/// A line, total or group of the income statement (*resultaträkning*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementEntry {
    /// Id, which is also the id of the indicator of that line.
    pub id: LineId,
    /// Name as people read it.
    pub name: String,
    /// What it adds up.
    pub content: LineContent,
    /// Whether the sum changes sign, so that a net cost is told as a positive number.
    pub negated: bool,
    /// Whether the printed statement has it.
    pub printed: bool,
}

/// Why entries do not make an income statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatementFault {
    /// An id is used twice.
    Duplicate(LineId),
    /// A total names an entry that does not exist.
    UnknownPart(LineId, LineId),
    /// A total reaches itself.
    Cycle(LineId),
    /// A total reaches the same line twice, or a group.
    DoublePart(LineId, LineId),
}

impl StatementFault {
    /// The entry at fault.
    pub fn entry(&self) -> &LineId {
        match self {
            Self::Duplicate(id) | Self::UnknownPart(id, _) | Self::Cycle(id) | Self::DoublePart(id, _) => id,
        }
    }
}

/// The income statement in its printed order, with the groups that it does not print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IncomeStatement {
    entries: Vec<StatementEntry>,
    leaves: BTreeMap<LineId, BTreeSet<LineId>>,
}

impl IncomeStatement {
    /// The statement of the entries, which keep their order.
    ///
    /// # Errors
    /// Everything that keeps the totals from being sums of lines.
    pub fn new(entries: Vec<StatementEntry>) -> Result<Self, Vec<StatementFault>> {
        let mut faults = Vec::new();
        let mut known: BTreeMap<&LineId, &StatementEntry> = BTreeMap::new();
        for entry in &entries {
            if known.insert(&entry.id, entry).is_some() {
                faults.push(StatementFault::Duplicate(entry.id.clone()));
            }
        }
        let mut leaves = BTreeMap::new();
        for entry in &entries {
            let mut found = BTreeSet::new();
            let mut path = Vec::new();
            collect(entry, &known, &mut path, &mut found, &mut faults);
            leaves.insert(entry.id.clone(), found);
        }
        if faults.is_empty() { Ok(Self { entries, leaves }) } else { Err(faults) }
    }

    /// Every entry in order.
    pub fn entries(&self) -> &[StatementEntry] {
        &self.entries
    }

    /// The entry of that id.
    pub fn get(&self, id: &LineId) -> Option<&StatementEntry> {
        self.entries.iter().find(|entry| entry.id == *id)
    }

    /// Whether an account on a line counts in the entry; never for an unknown entry.
    pub fn counts(&self, id: &LineId, account: &AccountNumber, line: &LineId) -> bool {
        match self.get(id).map(|entry| &entry.content) {
            Some(LineContent::Prefixes(prefixes)) => prefixes.iter().any(|prefix| account.is_under(prefix)),
            Some(_) => self.leaves.get(id).is_some_and(|leaves| leaves.contains(line)),
            None => false,
        }
    }
}

/// Adds the lines below an entry to `found`. Only the faults of the entry where the walk began are told.
fn collect<'a>(
    entry: &'a StatementEntry,
    known: &BTreeMap<&'a LineId, &'a StatementEntry>,
    path: &mut Vec<&'a LineId>,
    found: &mut BTreeSet<LineId>,
    faults: &mut Vec<StatementFault>,
) {
    let first = path.first().copied().unwrap_or(&entry.id).clone();
    if path.contains(&&entry.id) {
        if entry.id == first {
            faults.push(StatementFault::Cycle(first));
        }
        return;
    }
    let LineContent::Total(parts) = &entry.content else {
        if !found.insert(entry.id.clone()) || (!path.is_empty() && entry.content != LineContent::Accounts) {
            faults.push(StatementFault::DoublePart(first, entry.id.clone()));
        }
        return;
    };
    path.push(&entry.id);
    for part in parts {
        match known.get(part) {
            Some(below) => collect(below, known, path, found, faults),
            None if path.len() == 1 => faults.push(StatementFault::UnknownPart(first.clone(), part.clone())),
            None => {}
        }
    }
    path.pop();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> LineId {
        LineId::new(text).unwrap()
    }

    fn entry(text: &str, parts: &[&str]) -> StatementEntry {
        let content = match parts {
            [] => LineContent::Accounts,
            parts => LineContent::Total(parts.iter().map(|part| id(part)).collect()),
        };
        StatementEntry { id: id(text), name: text.to_owned(), content, negated: false, printed: true }
    }

    fn rule(prefix: &str, line: &str, from: i32, to: Option<i32>) -> AccountRule {
        AccountRule {
            prefix: AccountNumber::new(prefix).unwrap(),
            line: id(line),
            valid_from: NaiveDate::from_ymd_opt(from, 1, 1).unwrap(),
            valid_to: to.map(|year| NaiveDate::from_ymd_opt(year, 12, 31).unwrap()),
        }
    }

    #[test]
    fn the_longest_prefix_of_the_day_wins() {
        let chart = ChartOfAccounts::new(vec![
            rule("46", "core", 2022, None),
            rule("469", "services", 2022, Some(2023)),
        ]);
        let account = AccountNumber::new("4691").unwrap();
        let line =
            |year| chart.line_of(&account, NaiveDate::from_ymd_opt(year, 6, 1).unwrap()).map(LineId::as_str);
        assert_eq!((line(2021), line(2023), line(2024)), (None, Some("services"), Some("core")));
    }

    #[test]
    fn a_total_of_totals_counts_every_line_below() {
        let statement = IncomeStatement::new(vec![
            entry("fees", &[]),
            entry("wages", &[]),
            entry("costs", &["wages"]),
            entry("net", &["fees", "costs"]),
        ])
        .unwrap();
        let account = AccountNumber::new("5010").unwrap();
        assert!(statement.counts(&id("net"), &account, &id("wages")));
        assert!(!statement.counts(&id("costs"), &account, &id("fees")));
        assert!(!statement.counts(&id("other"), &account, &id("fees")));
    }

    #[test]
    fn every_fault_of_the_totals_is_told_once() {
        let faults = IncomeStatement::new(vec![
            entry("a", &[]),
            entry("a", &[]),
            entry("b", &["c"]),
            entry("c", &["b"]),
            entry("d", &["a", "a"]),
            entry("e", &["x"]),
            entry("f", &["e"]),
        ])
        .unwrap_err();
        assert_eq!(
            faults,
            [
                StatementFault::Duplicate(id("a")),
                StatementFault::Cycle(id("b")),
                StatementFault::Cycle(id("c")),
                StatementFault::DoublePart(id("d"), id("a")),
                StatementFault::UnknownPart(id("e"), id("x")),
            ]
        );
    }

    #[test]
    fn a_budget_is_not_booked_and_an_outcome_is_not_adjusted() {
        let fitting: Vec<_> = AmountKind::NAMES
            .iter()
            .flat_map(|(amount, kind)| {
                EntryKind::NAMES
                    .iter()
                    .filter(|(_, entry)| entry.fits(*kind))
                    .map(move |(entry, _)| (*amount, *entry))
            })
            .collect();
        assert_eq!(
            fitting,
            [
                ("outcome", "booking"),
                ("budget", "initial"),
                ("budget", "adjustment"),
                ("forecast", "initial")
            ]
        );
    }
}
