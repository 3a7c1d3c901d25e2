//! The log review: the chain told as events, reviewed, and the review itself put on record; and the log of
//! one person or row, for whoever asks who has looked.

mod events;

use crate::access::{AccessError, AccessRefusal, Session, session, session_of};
use crate::time::beginning;
use chrono::{Days, NaiveDate};
use enslinje_domain::access::{Act as Right, Condition, Protection, Subject, UserId};
use enslinje_domain::log_review::{Review, Thresholds, review};
use enslinje_domain::{Organisation, UnitId};
use enslinje_store::{
    Act, Action, AuditHead, LogEvent, LogMaterial, LogQuestion, LogReviewRecord, Store, Subject as Noted,
};
use events::Told;
use std::collections::BTreeSet;

/// How many days before the period tell what is usual for a user.
const USUAL_DAYS: u64 = 90;

/// Somebody in the log who has no account: a program, an import, or a name given at the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stranger {
    /// As it stands in the chain.
    pub actor: String,
    /// Reads, writes and exports in the period.
    pub events: u32,
    /// Different persons.
    pub persons: u32,
}

/// A review that was made and is on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogReview {
    /// Its number.
    pub number: i64,
    /// The units that the reviewer answers for; `None` for the whole.
    pub units: Option<BTreeSet<UnitId>>,
    /// Findings and users.
    pub review: Review,
    /// Who acted without an account; told to those who review the whole.
    pub strangers: Vec<Stranger>,
    /// The end of the chain as it was read.
    pub head: AuditHead,
}

/// Reviews who looked at whom between two days, both included, and records that it was done.
///
/// # Errors
/// [`AccessRefusal::NotPermitted`] when the user may not review the log; a fault of the database.
pub async fn review_log(
    store: &Store,
    act: &Act,
    organisation: &Organisation,
    thresholds: &Thresholds,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<LogReview, AccessError> {
    let mut writing = store.write(act).await?;
    let session = session_of(&mut writing, act, organisation).await?;
    let condition = session.scope.condition(Right::ReviewLog);
    if *condition == Condition::None {
        return Err(AccessRefusal::NotPermitted.into());
    }
    let usual = from.checked_sub_days(Days::new(USUAL_DAYS)).unwrap_or(from);
    let end = to.succ_opt().unwrap_or(to);
    let between = LogQuestion::Between(beginning(usual), beginning(end));
    let material = writing.log_material(between).await?;
    let Told { looked, strangers } = events::told(&material, organisation, from);
    let seen: Vec<_> = looked.into_iter().filter(|event| is_reviewed(condition, event)).collect();
    let review = review(&seen, organisation, thresholds, from, to);
    let units = answers_for(condition, organisation);
    let record = LogReviewRecord {
        id: 0,
        units: units.as_ref().map_or_else(|| "all".to_owned(), joined),
        from,
        to,
        at: act.at,
        actor: act.actor.clone(),
        findings: i64::try_from(review.unusual.len()).unwrap_or(i64::MAX),
        head: material.head,
    };
    let number = writing.add_log_review(&record).await?;
    writing.commit().await?;
    let strangers = if units.is_none() { strangers } else { Vec::new() };
    Ok(LogReview { number, units, review, strangers, head: material.head })
}

/// Every event about a person or a row that the user may review, the first one first, and one event more
/// in the chain: that somebody asked.
///
/// # Errors
/// [`AccessRefusal::NotPermitted`] when the user may not review the log; a fault of the database.
pub async fn show_log(
    store: &Store,
    act: &Act,
    organisation: &Organisation,
    question: LogQuestion<'_>,
) -> Result<Vec<LogEvent>, AccessError> {
    let mut writing = store.write(act).await?;
    let session = session_of(&mut writing, act, organisation).await?;
    let condition = session.scope.condition(Right::ReviewLog);
    if *condition == Condition::None {
        return Err(AccessRefusal::NotPermitted.into());
    }
    let material = writing.log_material(question).await?;
    let shown = visible(&material, &session);
    let about = Noted { what: "log shown", ..Noted::default() };
    let about = match question {
        LogQuestion::Person(person) => Noted { person: Some(person.0), ..about },
        LogQuestion::Row(register, row) => Noted { register: Some(register), row: Some(row), ..about },
        LogQuestion::Between(..) => about,
    };
    // Neither a read nor a write of the case: the review would else ask about those who review.
    writing.note(Action::Access, about).await?;
    writing.commit().await?;
    Ok(shown)
}

/// Every review that was made, the first one first.
///
/// # Errors
/// [`AccessRefusal::NotPermitted`] when the user may not review the log; a fault of the database.
pub async fn reviews(
    store: &Store,
    user: &UserId,
    day: NaiveDate,
    organisation: &Organisation,
) -> Result<Vec<LogReviewRecord>, AccessError> {
    let session = session(store, user, day, organisation).await?;
    if *session.scope.condition(Right::ReviewLog) == Condition::None {
        return Err(AccessRefusal::NotPermitted.into());
    }
    Ok(store.log_reviews().await?)
}

fn visible(material: &LogMaterial, session: &Session) -> Vec<LogEvent> {
    let condition = session.scope.condition(Right::ReviewLog);
    let is_visible = |event: &&LogEvent| {
        let row = event.register.clone().zip(event.row);
        let unit = row.and_then(|row| material.units_of_rows.get(&row));
        let others = event.person.and_then(|person| material.units_of_persons.get(&person));
        let units: Vec<Option<&UnitId>> = match (unit, others) {
            (Some(unit), _) => vec![Some(unit)],
            (None, Some(units)) => units.iter().map(Some).collect(),
            (None, None) => vec![None],
        };
        let protection = Protection::None;
        let register = event.register.as_deref().unwrap_or_default();
        let mut subjects =
            units.into_iter().map(|unit| Subject { register, unit, person: event.person, protection });
        subjects.any(|subject| condition.permits(&subject))
    };
    material.events.iter().filter(is_visible).cloned().collect()
}

/// What a user of the reviewer's units did, and what anybody did with the cases of those units.
fn is_reviewed(condition: &Condition, event: &enslinje_domain::log_review::Looked) -> bool {
    let of = |unit| Subject {
        register: &event.register,
        unit,
        person: event.person,
        protection: event.protection,
    };
    condition.permits(&of(Some(&event.unit_of_user))) || condition.permits(&of(event.unit_of_person.as_ref()))
}

/// The units that the condition permits; `None` when it permits rows of no unit as well: the whole.
fn answers_for(condition: &Condition, organisation: &Organisation) -> Option<BTreeSet<UnitId>> {
    let of = |unit| Subject { register: "", unit, person: None, protection: Protection::None };
    if condition.permits(&of(None)) {
        return None;
    }
    let units = organisation.units().iter().map(|unit| &unit.id);
    Some(units.filter(|unit| condition.permits(&of(Some(unit)))).cloned().collect())
}

fn joined(units: &BTreeSet<UnitId>) -> String {
    units.iter().map(UnitId::as_str).collect::<Vec<_>>().join(",")
}
