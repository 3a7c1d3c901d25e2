//! What was delivered before: whether a wait is new, and which ends are still to be noticed.

use super::{Content, read};
use enslinje_domain::Period;
use enslinje_domain::unexecuted::{DecisionRecord, Ground, Notice, QuarterReport, Reporting, Wait};
use enslinje_store::{IssuedReport, Result};
use std::collections::{BTreeMap, BTreeSet};

/// A wait: the decision, what is waited for, and since when.
type Key = (i64, &'static str, String);

/// What the reports of earlier quarters told, the newest of each quarter.
pub(super) struct Delivered {
    quarters: BTreeSet<Period>,
    first: BTreeMap<Key, Period>,
    noticed: BTreeSet<Key>,
}

impl Delivered {
    /// Reads the reports of quarters before this one.
    pub(super) fn before(quarter: Period, issued: &[IssuedReport]) -> Result<Self> {
        let mut newest: BTreeMap<Period, &IssuedReport> = BTreeMap::new();
        for report in issued {
            if let Ok(period) = report.quarter.parse::<Period>()
                && period.from() < quarter.from()
            {
                newest.insert(period, report);
            }
        }
        let mut delivered = Self {
            quarters: newest.keys().copied().collect(),
            first: BTreeMap::new(),
            noticed: BTreeSet::new(),
        };
        for (period, report) in newest {
            let Content { rows, notices, .. } = read(report)?;
            for row in rows {
                let first = row.first.and_then(|first| first.parse().ok()).unwrap_or(period);
                delivered.first.entry((row.decision, known(&row.ground), row.from)).or_insert(first);
            }
            let told =
                notices.into_iter().map(|notice| (notice.decision, known(&notice.ground), notice.from));
            delivered.noticed.extend(told);
        }
        Ok(delivered)
    }

    /// The report by what was delivered; by the rule of law where a quarter was not delivered from here.
    pub(super) fn correct(&self, mut report: QuarterReport, records: &[DecisionRecord]) -> QuarterReport {
        if self.quarters.is_empty() {
            return report;
        }
        for row in &mut report.rows {
            row.reporting = match (self.first.get(&key(row.decision, row.ground, row.from)), row.reporting) {
                (Some(first), _) => Reporting::Again { first: *first },
                (None, Reporting::Again { first }) if self.quarters.contains(&first) => Reporting::New,
                (None, by_rule) => by_rule,
            };
        }
        report.notices.retain(|notice| {
            let told = key(notice.decision, notice.ground, notice.from);
            !self.noticed.contains(&told)
                && (self.first.contains_key(&told) || !self.quarters.contains(&notice.first))
        });
        for notice in &mut report.notices {
            if let Some(first) = self.first.get(&key(notice.decision, notice.ground, notice.from)) {
                notice.first = *first;
            }
        }
        let late: Vec<Notice> = records.iter().flat_map(|record| self.late(&report, record)).collect();
        report.notices.extend(late);
        report.notices.sort_by_key(|notice| (notice.on, notice.decision, notice.ground));
        report
    }

    /// Ends of waits that were reported, which became known only after their own quarter was delivered.
    fn late(&self, report: &QuarterReport, record: &DecisionRecord) -> Vec<Notice> {
        let told = |wait: &Wait| {
            report.notices.iter().any(|notice| {
                (notice.decision, notice.ground, notice.from) == (record.id, wait.ground, wait.from)
            })
        };
        let notice = |wait: Wait| {
            let wanted = key(record.id, wait.ground, wait.from);
            let first = *self.first.get(&wanted).filter(|_| !self.noticed.contains(&wanted))?;
            let (on, end) = wait.end.filter(|(on, _)| *on <= report.quarter.last_day())?;
            let (unit, reference) = (record.unit.clone(), record.reference.clone());
            let (ground, from) = (wait.ground, wait.from);
            (!told(&wait)).then_some(Notice {
                decision: record.id,
                unit,
                reference,
                ground,
                from,
                first,
                on,
                end,
            })
        };
        record.waits(report.known).into_iter().filter_map(notice).collect()
    }
}

fn key(decision: i64, ground: Ground, from: chrono::NaiveDate) -> Key {
    (decision, super::content::ground(ground), from.to_string())
}

fn known(ground: &str) -> &'static str {
    let interrupted = super::content::ground(Ground::Interrupted);
    if ground == interrupted { interrupted } else { super::content::ground(Ground::NotStarted) }
}
