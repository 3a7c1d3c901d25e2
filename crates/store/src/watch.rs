//! The watch list: limits that run, counted by how near they are and listed with the nearest first. The
//! database counts; rows come out only for what is shown.

use crate::Store;
use crate::condition::{Columns, ConditionSql, Told, rank};
use crate::db::{Param, Record};
use crate::error::{Result, StoreError};
use chrono::{Days, NaiveDate};
use enslinje_domain::access::Condition;
use enslinje_domain::casework::Matter;
use enslinje_domain::clock::EventName;
use enslinje_domain::watch::{Outlook, Urgency};
use enslinje_domain::{ClockId, UnitId};

/// Which limits are asked for.
#[derive(Debug, Clone, Copy)]
pub struct WatchFilter<'a> {
    /// What must hold for a row to be seen at all, from [`enslinje_domain::access::Scope::condition`].
    pub may: &'a Condition,
    /// Only these units; `None` for all.
    pub units: Option<&'a [UnitId]>,
    /// Only what this caseworker works with.
    pub caseworker: Option<&'a str>,
    /// Only limits that end on this day or before and do not stand still.
    pub until: Option<NaiveDate>,
}

/// How many limits of one clock are how near.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchCount {
    /// The clock.
    pub clock: ClockId,
    /// How many, in the order of [`Urgency::ALL`].
    pub counts: [u64; 6],
}

/// One limit that runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchRow {
    /// The clock.
    pub clock: ClockId,
    /// Register of the row.
    pub register: &'static str,
    /// Id of the row.
    pub row: i64,
    /// Unit that owns the row.
    pub unit: String,
    /// Who works with it.
    pub caseworker: Option<String>,
    /// The day that it is counted from.
    pub started: NaiveDate,
    /// The event of that day; `None` in rows that an earlier version wrote.
    pub counted_from: Option<EventName>,
    /// Which time in its matter the clock runs, from 1.
    pub episode: i64,
    /// Last lawful day.
    pub due: NaiveDate,
    /// The last lawful day without the decided extension, when there is one.
    pub before_extension: Option<NaiveDate>,
    /// The day since which it is paused.
    pub paused_since: Option<NaiveDate>,
    /// Sections that decide, with commas; empty for local limits.
    pub law: String,
}

/// Counts of all limits that are asked for, and the first of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WatchList {
    /// By clock, in the order of the clocks' ids.
    pub counts: Vec<WatchCount>,
    /// The nearest limits first.
    pub rows: Vec<WatchRow>,
}

impl WatchRow {
    /// How near the limit is on a day.
    pub fn urgency(&self, day: NaiveDate) -> Urgency {
        Urgency::of(self.due, self.paused_since.is_some(), day)
    }

    /// The matter's reference: register and row, and nothing about anybody.
    pub fn reference(&self) -> String {
        format!("{}/{}", self.register, self.row)
    }
}

impl WatchList {
    /// How many limits of all clocks are how near, in the order of [`Urgency::ALL`].
    pub fn totals(&self) -> [u64; 6] {
        let mut totals = [0; 6];
        for one in &self.counts {
            for (total, count) in totals.iter_mut().zip(one.counts) {
                *total += count;
            }
        }
        totals
    }
}

impl Store {
    /// Counts of the limits on a day, and no more than `limit` rows.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn watch(&self, filter: &WatchFilter<'_>, today: NaiveDate, limit: u32) -> Result<WatchList> {
        let mut tx = self.db.read().await?;
        let bounds = [0, 8, 31, 61].map(|days| today.checked_add_days(Days::new(days)).unwrap_or(today));
        let mut question = Question::default();
        question.push(r#"SELECT "clock", "#);
        // The steps of `Urgency::of`: each bound is the first day that no longer belongs to the step.
        for (at, bound) in bounds.into_iter().enumerate() {
            let from = at.checked_sub(1).and_then(|before| bounds.get(before));
            question.push(r#"COUNT(CASE WHEN "paused" IS NULL AND "due" < ?"#).with(bound);
            if let Some(from) = from {
                question.push(r#" AND "due" >= ?"#).with(*from);
            }
            question.push(" THEN 1 END), ");
        }
        question.push(r#"COUNT(CASE WHEN "paused" IS NULL AND "due" >= ? THEN 1 END), COUNT("paused")"#);
        question.with(bounds[3]).push(" FROM running_clock WHERE ");
        question.filter(filter).push(r#" GROUP BY "clock" ORDER BY "clock""#);
        let records = tx.fetch(&question.sql, &question.params).await?;
        let counts = records.iter().map(count).collect::<Result<_>>()?;
        let rows = if limit == 0 { Vec::new() } else { listed(&mut tx, filter, limit).await? };
        Ok(WatchList { counts, rows })
    }

    /// How many limits will have passed before `end` if nothing is done, by clock and unit.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn outlook(
        &self,
        filter: &WatchFilter<'_>,
        day: NaiveDate,
        end: NaiveDate,
    ) -> Result<Vec<Outlook>> {
        let mut question = Question::default();
        question
            .push(r#"SELECT "clock", "unit", COUNT(CASE WHEN "due" < ? THEN 1 END), "#)
            .with(day)
            .push(r#"COUNT(CASE WHEN "due" >= ? AND "paused" IS NULL AND "due" < ? THEN 1 END), "#)
            .with(day)
            .with(end)
            .push(r#"COUNT(CASE WHEN "due" >= ? AND "paused" IS NULL AND "due" >= ? THEN 1 END), "#)
            .with(day)
            .with(end)
            .push(r#"COUNT(CASE WHEN "due" >= ? AND "paused" IS NOT NULL THEN 1 END)"#)
            .with(day)
            .push(" FROM running_clock WHERE ")
            .filter(filter)
            .push(r#" GROUP BY "clock", "unit" ORDER BY "clock", "unit""#);
        let mut tx = self.db.read().await?;
        let records = tx.fetch(&question.sql, &question.params).await?;
        records
            .iter()
            .map(|record| {
                Ok(Outlook {
                    clock: clock(record.text(0)?)?,
                    unit: record.text(1)?.to_owned(),
                    overdue: number(record, 2)?,
                    will_pass: number(record, 3)?,
                    in_time: number(record, 4)?,
                    paused: number(record, 5)?,
                })
            })
            .collect()
    }
}

async fn listed(tx: &mut crate::db::Tx, filter: &WatchFilter<'_>, limit: u32) -> Result<Vec<WatchRow>> {
    let mut question = Question::default();
    question.push(
        r#"SELECT "clock", "register", "row_id", "unit", "caseworker", "started", "due", "unextended",
        "paused", "law", "episode", "counted_from" FROM running_clock WHERE "#,
    );
    question.filter(filter).push(r#" ORDER BY "due", "register", "row_id", "clock" LIMIT ?"#);
    question.with(i64::from(limit));
    let records = tx.fetch(&question.sql, &question.params).await?;
    records.iter().map(row).collect()
}

fn number(record: &Record, at: usize) -> Result<u64> {
    Ok(u64::try_from(record.int(at)?).unwrap_or(0))
}

fn clock(name: &str) -> Result<ClockId> {
    ClockId::new(name).ok_or_else(|| StoreError::Database(format!("running_clock: clock {name}")))
}

fn count(record: &Record) -> Result<WatchCount> {
    let mut counts = [0; 6];
    for (at, count) in counts.iter_mut().enumerate() {
        *count = number(record, at + 1)?;
    }
    Ok(WatchCount { clock: clock(record.text(0)?)?, counts })
}

fn row(record: &Record) -> Result<WatchRow> {
    let register = record.text(1)?;
    let broken = |what: &str| StoreError::Database(format!("running_clock: {what}"));
    Ok(WatchRow {
        clock: clock(record.text(0)?)?,
        register: Matter::of_register(register).ok_or_else(|| broken(register))?.name(),
        row: record.int(2)?,
        unit: record.text(3)?.to_owned(),
        caseworker: record.text_or_none(4)?.map(str::to_owned),
        started: record.day_or_none(5)?.ok_or_else(|| broken("started"))?,
        due: record.day_or_none(6)?.ok_or_else(|| broken("due"))?,
        before_extension: record.day_or_none(7)?,
        paused_since: record.day_or_none(8)?,
        law: record.text(9)?.to_owned(),
        episode: record.int(10)?,
        counted_from: EventName::new(record.text(11)?),
    })
}

/// How the table of running clocks tells what a condition asks for; a matter without person is unprotected.
fn columns() -> Columns {
    let protection =
        format!(r#"COALESCE((SELECT {} FROM person q WHERE q."id" = running_clock."person"), 0)"#, rank("q"));
    Columns {
        register: Told::Column("\"register\""),
        unit: "\"unit\"".to_owned(),
        person: "\"person\"".to_owned(),
        protection,
    }
}

/// A statement with its parameters as it is put together.
#[derive(Default)]
struct Question<'a> {
    sql: String,
    params: Vec<Param<'a>>,
}

impl<'a> Question<'a> {
    fn push(&mut self, sql: &str) -> &mut Self {
        self.sql.push_str(sql);
        self
    }

    fn with(&mut self, param: impl Into<Param<'a>>) -> &mut Self {
        self.params.push(param.into());
        self
    }

    fn filter(&mut self, filter: &WatchFilter<'a>) -> &mut Self {
        let columns = columns();
        let mut may = ConditionSql::new(&columns);
        may.add(filter.may);
        let ConditionSql { sql, params, .. } = may;
        self.push(&sql);
        self.params.extend(params);
        if let Some(units) = filter.units {
            self.push(" AND ").any_of("\"unit\"", units.iter().map(|unit| Param::from(unit.as_str())));
        }
        if let Some(caseworker) = filter.caseworker {
            self.push(r#" AND "caseworker" = ?"#).with(caseworker);
        }
        if let Some(until) = filter.until {
            self.push(r#" AND "paused" IS NULL AND "due" <= ?"#).with(until);
        }
        self
    }

    fn any_of(&mut self, column: &str, values: impl Iterator<Item = Param<'a>>) -> &mut Self {
        let before = self.params.len();
        self.params.extend(values);
        match self.params.len() - before {
            0 => self.push("1 = 0"),
            count => {
                let marks = vec!["?"; count].join(", ");
                self.push(&format!("{column} IN ({marks})"))
            }
        }
    }
}
