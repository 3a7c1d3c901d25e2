//! One clock in one matter: what it is counted from, what makes it longer and what has paused it.

use super::called::Called;
use super::{Clock, ClockError, Recurrence, calendar};
use crate::casework::{EventKind, Law};
use crate::clock::{ClockVersion, Deadline, EventName, Selector};
use crate::register::Row;
use chrono::NaiveDate;

/// A clock that has started and not been stopped.
pub(super) struct Episode {
    /// Day of the start, or of the latest review.
    pub(super) base: NaiveDate,
    /// The event of that day.
    pub(super) counted_from: EventName,
    /// Which time in its matter the clock runs, from 1; a review begins no other.
    pub(super) number: u32,
    /// Whether it is counted from a review.
    pub(super) is_reviewed: bool,
    /// The day since which it is paused, and what ends the pause.
    pub(super) paused: Option<(NaiveDate, EventKind)>,
    /// Days of ended pauses.
    paused_days: u32,
    /// Last day of the longest decided extension.
    until: Option<NaiveDate>,
    /// The day on which it was asked for, of clocks that only run then.
    requested: Option<NaiveDate>,
}

/// The due date of an episode, and what decided it.
pub(super) struct Limit<'a> {
    pub(super) due: NaiveDate,
    pub(super) before_extension: Option<NaiveDate>,
    pub(super) version: &'a ClockVersion,
}

impl Episode {
    /// The episode of a clock that is not stopped by the last event; `None` when there is none.
    pub(super) fn of(clock: &Clock, row: &Row, events: &[Called<'_>]) -> Option<Self> {
        let mut current: Option<Self> = None;
        let mut begun = 0;
        for called in events {
            let ran = current.is_some();
            current = Self::next(clock, current, called);
            begun += u32::from(!ran && current.is_some());
        }
        let mut episode = current?;
        episode.number = begun;
        // The register tells the last day of an extension without the day of its decision.
        if clock.id.as_str() == "child_investigation" {
            episode.until = episode.until.max(row.day("extended_until"));
        }
        if clock.on_request {
            let request = format!("{}_requested", clock.id);
            episode.requested = events.iter().find(|called| called.is(&request)).map(Called::day);
            episode.requested?;
        }
        Some(episode)
    }

    fn next(clock: &Clock, current: Option<Self>, called: &Called<'_>) -> Option<Self> {
        let day = called.day();
        let Some(mut episode) = current else {
            return called.is(clock.start.as_str()).then(|| Self::from(day, &clock.start));
        };
        if let Some(stop) = clock.stops.iter().find(|stop| called.is(stop.as_str())) {
            let returns = matches!(clock.recurrence, Recurrence::Every(_)) && called.event.kind.is_review();
            let is_late = episode.is_reviewed && day < episode.base;
            let (latest, by) = if is_late { (episode.base, &episode.counted_from) } else { (day, stop) };
            return returns.then(|| Self {
                is_reviewed: true,
                paused: episode.paused,
                ..Self::from(latest, by)
            });
        }
        if called.is(clock.start.as_str()) && !episode.is_reviewed {
            episode.base = episode.base.min(day);
        }
        if called.event.kind.extends() == Some(clock.id.as_str()) {
            episode.until = episode.until.max(called.event.until);
        }
        if let Some((since, ends)) = episode.paused
            && called.event.kind == ends
        {
            let days = u32::try_from(day.signed_duration_since(since).num_days()).unwrap_or(0);
            episode.paused_days += days;
            episode.paused = None;
        }
        if let Some(ends) = called.event.kind.pause_ends_with()
            && clock.pauses.iter().any(|pause| called.is(pause.as_str()))
        {
            episode.paused = Some((day, ends));
        }
        Some(episode)
    }

    fn from(base: NaiveDate, by: &EventName) -> Self {
        Self {
            base,
            counted_from: by.clone(),
            number: 0,
            is_reviewed: false,
            paused: None,
            paused_days: 0,
            until: None,
            requested: None,
        }
    }

    /// The due date; `None` when no such limit was in force, or when it would fall after childhood.
    pub(super) fn limit<'a>(
        &self,
        law: &Law<'_>,
        clock: &'a Clock,
        row: &Row,
    ) -> Result<Option<Limit<'a>>, ClockError> {
        let Deadline { last_day, version } = match self.deadline(law, clock, row) {
            Ok(deadline) => deadline,
            // A limit that the law of that day did not have does not run.
            Err(ClockError::NoLaw { .. }) => return Ok(None),
            Err(error) => return Err(error),
        };
        let beyond = || ClockError::OutOfRange { clock: clock.id.clone(), start: self.base };
        let lawful = calendar::add_days(last_day, self.paused_days).ok_or_else(beyond)?;
        if is_after_childhood(law, clock, row, lawful) {
            return Ok(None);
        }
        // SoL 2025:400 19:6: who asks later than the decision is told at once.
        let lawful = self.requested.filter(|asked| *asked > self.base).unwrap_or(lawful);
        let until = self.until.filter(|until| *until > lawful);
        Ok(Some(Limit { due: until.unwrap_or(lawful), before_extension: until.map(|_| lawful), version }))
    }

    fn deadline<'a>(&self, law: &Law<'_>, clock: &'a Clock, row: &Row) -> Result<Deadline<'a>, ClockError> {
        if self.is_reviewed {
            return clock.deadline_after_review(self.base, law.shift);
        }
        match clock.selector {
            Selector::Decision => {
                clock.deadline_under(self.base, row.day("decided").unwrap_or(self.base), law.shift)
            }
            Selector::Closing => {
                clock.deadline_under(self.base, row.day("closed").unwrap_or(self.base), law.shift)
            }
            Selector::Start | Selector::Running => clock.deadline(self.base, law.shift),
        }
    }
}

/// Care is considered, and a transfer of custody too, as long as the person is a child, 22:13–14: a limit
/// that falls on the eighteenth birthday or later does not run.
fn is_after_childhood(law: &Law<'_>, clock: &Clock, row: &Row, due: NaiveDate) -> bool {
    let is_for_children = matches!(clock.id.as_str(), "care_review" | "custody_transfer");
    let years = law.rules.on("childhood", due).and_then(|version| version.years);
    let of_age = row
        .day("birth")
        .zip(years.and_then(|years| i32::try_from(years).ok()))
        .and_then(|(birth, years)| calendar::add_years(birth, years));
    is_for_children && of_age.is_some_and(|day| day <= due)
}
