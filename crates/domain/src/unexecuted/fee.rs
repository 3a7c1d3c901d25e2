//! Special fee (*särskild avgift*), SoL 2025:400 34:5–10: the interval of a decision and its last day. The
//! court weighs time and seriousness, so no amount is ever guessed.

use super::rules::sections;
use crate::clock::Confidence;
use crate::clock::read::{CONFIDENCES, follow_each_other, table};
use crate::{ClockError, Clocks, Money, Problems, WorkingDayShift};
use chrono::NaiveDate;
use table::Table;

/// The text of `law/special_fee.toml`, as it was when the program was built.
pub const FEE: &str = include_str!("../../../../law/special_fee.toml");
/// Where [`FEE`] stands in the repository.
pub const FEE_FILE: &str = "law/special_fee.toml";

/// Between which amounts the fee lies, for decisions between two days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeInterval {
    /// First day of the decision; `None` when it is older than anything counted here.
    pub from: Option<NaiveDate>,
    /// Last day, included; `None` while it is in force.
    pub to: Option<NaiveDate>,
    /// Lowest fee.
    pub lowest: Money,
    /// Highest fee.
    pub highest: Money,
    /// Sections of law.
    pub law: Vec<String>,
    /// Where the rule was read.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// All of `law/special_fee.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpecialFee {
    /// In order of time, without gap.
    pub intervals: Vec<FeeInterval>,
}

/// What may be demanded for one wait, and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeRisk {
    /// The interval of the decision.
    pub interval: FeeInterval,
    /// Last day on which the inspectorate's application may be served (*preskription*).
    pub last_day: NaiveDate,
    /// Days from the decision or interruption to the day of asking, or to the end of the wait.
    pub days: i64,
}

impl SpecialFee {
    /// Reads the file. Amounts are whole kronor.
    ///
    /// # Errors
    /// Everything that is wrong with the text, with `file_name`, line and column.
    pub fn parse(file_name: &str, toml_text: &str) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let mut fee = Self { intervals: Vec::new() };
        table::with_root(file_name, toml_text, &mut problems, |root, problems| {
            root.refuse_other_keys(&["interval"], problems);
            let tables = root.table_list("interval", problems).unwrap_or_default();
            fee.intervals = tables.iter().filter_map(|table| interval(table, problems)).collect();
            let spans: Vec<_> = fee.intervals.iter().map(|interval| (interval.from, interval.to)).collect();
            if spans.len() == tables.len() {
                follow_each_other(&spans, &tables, problems);
            }
        });
        problems.or_ok(fee)
    }

    /// The interval for a decision of that day.
    pub fn interval_on(&self, decided: NaiveDate) -> Option<&FeeInterval> {
        let in_force = |interval: &&FeeInterval| {
            interval.from.is_none_or(|from| from <= decided) && interval.to.is_none_or(|to| decided <= to)
        };
        self.intervals.iter().find(in_force)
    }

    /// The risk of a wait that began on `from` under a decision of `decided`, seen on a day; `None` when no
    /// interval covers the decision.
    ///
    /// # Errors
    /// When the clock of the limitation has no law on that day, or is not among the clocks.
    pub fn risk(
        &self,
        decided: NaiveDate,
        from: NaiveDate,
        seen: NaiveDate,
        clocks: &Clocks,
    ) -> Result<Option<FeeRisk>, ClockError> {
        let Some(clock) = clocks.find("special_fee_limitation") else { return Ok(None) };
        let last_day = clock.due(from, WorkingDayShift::None)?;
        let days = seen.signed_duration_since(from).num_days();
        Ok(self.interval_on(decided).map(|interval| FeeRisk { interval: interval.clone(), last_day, days }))
    }
}

fn interval(table: &Table<'_>, problems: &mut Problems) -> Option<FeeInterval> {
    let known = ["from", "to", "lowest", "highest", "law", "source", "confidence"];
    table.refuse_other_keys(&known, problems);
    let from = table.open_date("from", problems);
    let to = table.open_date("to", problems);
    let lowest = kronor(table, "lowest", problems);
    let highest = kronor(table, "highest", problems);
    let law = sections(table, "law", problems);
    let source = table.text("source", problems);
    let confidence = table.choice("confidence", &CONFIDENCES, problems);
    if let (Some(lowest), Some(highest)) = (lowest, highest)
        && highest < lowest
    {
        let fault = table.fault("law-amounts-reversed", "highest");
        problems.push(fault.with("lowest", lowest.ore() / 100).with("highest", highest.ore() / 100));
        return None;
    }
    Some(FeeInterval {
        from: from?,
        to: to?,
        lowest: lowest?,
        highest: highest?,
        law: law?,
        source: source?,
        confidence: confidence?,
    })
}

fn kronor(table: &Table<'_>, key: &'static str, problems: &mut Problems) -> Option<Money> {
    let count = table.integer(key, problems)?;
    let known = Some(count).filter(|count| *count > 0).and_then(Money::from_kronor);
    if known.is_none() {
        problems.push(table.fault("law-bad-amount", key).with("value", count));
    }
    known
}
