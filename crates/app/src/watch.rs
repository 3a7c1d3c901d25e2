//! The watch list (*bevakningslista*): every limit that runs in matters that the user may read, with what
//! started it, the section of law and what stops it. It tells no names and no identity numbers.

use crate::casework::{CaseRefusal, Desk, Outcome};
use chrono::{Days, NaiveDate};
use enslinje_domain::access::{Act, Condition};
use enslinje_domain::clock::EventName;
use enslinje_domain::watch::{Outlook, Urgency};
use enslinje_domain::{Period, UnitId};
use enslinje_store::{WatchFilter, WatchList, WatchRow};
use std::collections::BTreeMap;

mod ics;
mod mail;

pub use ics::calendar;
pub use mail::{MailFault, Server, send};

/// Days ahead that a digest tells of.
pub const DIGEST_DAYS: u64 = 30;

/// Which part of the list is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// Only these units; `None` for all that the user may read.
    pub units: Option<&'a [UnitId]>,
    /// Only what this caseworker works with.
    pub caseworker: Option<&'a str>,
}

/// One limit with what decides it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The limit.
    pub row: WatchRow,
    /// How near it is.
    pub urgency: Urgency,
    /// Name of the clock; its id when the law has no such clock any longer.
    pub name: String,
    /// What it is counted from: the start, or the latest review.
    pub start: Option<EventName>,
    /// What stops it.
    pub stops: Vec<EventName>,
}

/// The list: counts of all, and the first rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Watch {
    /// By clock and urgency.
    pub list: WatchList,
    /// The nearest limits.
    pub rows: Vec<Watched>,
}

/// What one recipient is told: a caseworker, or the unit for what nobody works with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// The unit.
    pub unit: String,
    /// The caseworker.
    pub caseworker: Option<String>,
    /// Limits that have passed or end within [`DIGEST_DAYS`], the nearest first.
    pub rows: Vec<Watched>,
}

impl Desk<'_> {
    /// The list on a day, with no more than `limit` rows.
    ///
    /// # Errors
    /// The user may read no rows at all, or a fault of the database.
    pub async fn watch(&self, asked: &Asked<'_>, today: NaiveDate, limit: u32) -> Outcome<Watch> {
        let filter = self.filter(asked)?;
        let list = self.store.watch(&filter, today, limit).await?;
        let rows = list.rows.iter().map(|row| self.watched(row, today)).collect();
        Ok(Watch { list, rows })
    }

    /// How many limits will have passed by the end of a period if nothing is done.
    ///
    /// # Errors
    /// As [`Self::watch`].
    pub async fn forecast(
        &self,
        asked: &Asked<'_>,
        today: NaiveDate,
        period: Period,
    ) -> Outcome<Vec<Outlook>> {
        let filter = self.filter(asked)?;
        Ok(self.store.outlook(&filter, today, period.to()).await?)
    }

    /// What each caseworker should be told on a day.
    ///
    /// # Errors
    /// As [`Self::watch`].
    pub async fn digests(&self, asked: &Asked<'_>, today: NaiveDate) -> Outcome<Vec<Digest>> {
        let until = today.checked_add_days(Days::new(DIGEST_DAYS)).unwrap_or(today);
        let filter = WatchFilter { until: Some(until), ..self.filter(asked)? };
        let list = self.store.watch(&filter, today, u32::MAX).await?;
        let mut by_recipient: BTreeMap<(String, Option<String>), Vec<Watched>> = BTreeMap::new();
        for row in &list.rows {
            let recipient = (row.unit.clone(), row.caseworker.clone());
            by_recipient.entry(recipient).or_default().push(self.watched(row, today));
        }
        let digest = |((unit, caseworker), rows)| Digest { unit, caseworker, rows };
        Ok(by_recipient.into_iter().map(digest).collect())
    }

    fn filter<'f>(&'f self, asked: &Asked<'f>) -> Outcome<WatchFilter<'f>> {
        let may = self.scope.condition(Act::ReadRows);
        if *may == Condition::None {
            return Err(CaseRefusal::NotPermitted(Act::ReadRows));
        }
        Ok(WatchFilter { may, units: asked.units, caseworker: asked.caseworker, until: None })
    }

    fn watched(&self, row: &WatchRow, today: NaiveDate) -> Watched {
        let clock = self.law.clocks.get(&row.clock);
        Watched {
            urgency: row.urgency(today),
            name: clock.map_or_else(|| row.clock.to_string(), |clock| clock.name.clone()),
            start: row.counted_from.clone().or_else(|| clock.map(|clock| clock.start.clone())),
            stops: clock.map(|clock| clock.stops.clone()).unwrap_or_default(),
            row: row.clone(),
        }
    }
}
