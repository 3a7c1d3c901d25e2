//! `enslinje log`: reviewing who looked at whom, and telling who looked at one person or row.

use crate::arguments::Format;
use crate::commands::access::{At, id};
use crate::database::{act, wait};
use crate::failure::Failure;
use crate::listed::{List, pretty};
use crate::load::municipality;
use crate::terminal::Terminal;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use enslinje_app::log_review::{LogReview, review_log, reviews, show_log};
use enslinje_app::time::local;
use enslinje_domain::access::PersonId;
use enslinje_domain::log_review::{Thresholds, Unusual, UserSummary};
use enslinje_domain::{Diagnostic, Place};
use enslinje_store::{LogEvent, LogQuestion, LogReviewRecord, Store};
use serde_json::json;

/// Arguments of `log`.
#[derive(Debug, Args)]
pub struct Log {
    /// What to do.
    #[command(subcommand)]
    pub task: LogTask,
    /// Where, and who acts.
    #[command(flatten)]
    pub at: At,
    /// Form of the answer.
    #[arg(long, global = true, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// What to do with the log.
#[derive(Debug, Subcommand)]
pub enum LogTask {
    /// Find what is worth asking about between two days, and put on record that it was done.
    Review {
        /// First day.
        #[arg(long)]
        from: NaiveDate,
        /// Last day.
        #[arg(long)]
        to: NaiveDate,
    },
    /// Tell who looked at a person or a row, when and why.
    Show {
        /// The person's number.
        #[arg(long, required_unless_present = "row", conflicts_with = "row")]
        person: Option<i64>,
        /// A row, such as investigation:17.
        #[arg(long)]
        row: Option<String>,
    },
    /// List the reviews that were made.
    Reviews,
}

/// Runs the command.
///
/// # Errors
/// What is refused, and what is wrong with the arguments, the pack or the database.
pub fn run(terminal: &Terminal, arguments: &Log) -> Result<(), Failure> {
    let (at, format) = (&arguments.at, arguments.format);
    let act = act(at.user.as_deref(), &at.why)?;
    let organisation = municipality(terminal, &at.pack)?.pack.organisation;
    let answer = wait(async {
        let store = Store::open(&at.db).await?;
        let answer = match &arguments.task {
            LogTask::Review { from, to } => {
                if to < from {
                    let reversed = Diagnostic::error("access-days-reversed", Place::file("--to"));
                    return Err(Failure::Refused(reversed.into()));
                }
                let usual = Thresholds::default();
                let made = review_log(&store, &act, &organisation, &usual, (*from, *to)).await?;
                reviewed(terminal, format, &made)?
            }
            LogTask::Show { person, row } => {
                let question = question(*person, row.as_deref())?;
                let events = show_log(&store, &act, &organisation, question).await?;
                shown(terminal, format, &events).written(terminal, format)?
            }
            LogTask::Reviews => {
                let day = local(act.at).date();
                let made = reviews(&store, &id(&act.actor)?, day, &organisation).await?;
                recorded(&made).written(terminal, format)?
            }
        };
        store.close().await;
        Ok(answer)
    })?;
    terminal.answer(&answer)
}

fn question(person: Option<i64>, row: Option<&str>) -> Result<LogQuestion<'_>, Failure> {
    if let Some(person) = person {
        return Ok(LogQuestion::Person(PersonId(person)));
    }
    let row = row.unwrap_or_default();
    let known = row.split_once(':').and_then(|(register, id)| {
        let register = enslinje_domain::register::register(register)?;
        Some(LogQuestion::Row(register.name, id.parse().ok()?))
    });
    let unknown = || Diagnostic::error("log-not-a-row", Place::file("--row")).with("value", row);
    known.ok_or_else(|| Failure::Refused(unknown().into()))
}

fn reviewed(terminal: &Terminal, format: Format, made: &LogReview) -> Result<String, Failure> {
    let findings = findings(terminal, format, &made.review.unusual);
    let users = users(&made.review.users);
    let strangers = List {
        keys: &["actor", "events", "persons"],
        rows: made
            .strangers
            .iter()
            .map(|one| vec![one.actor.clone(), one.events.to_string(), one.persons.to_string()])
            .collect(),
    };
    match format {
        Format::Csv => findings.written(terminal, format),
        Format::Json => pretty(&json!({
            "number": made.number,
            "from": made.review.from.to_string(),
            "to": made.review.to.to_string(),
            "head": made.head.to_string(),
            "findings": findings.json(),
            "users": users.json(),
            "strangers": strangers.json(),
        })),
        Format::Table => {
            let mut text = findings.written(terminal, format)?;
            text += &users.written(terminal, format)?;
            if !strangers.rows.is_empty() {
                text += &format!("{}\n", terminal.text("log-strangers", &[]));
                text += &strangers.written(terminal, format)?;
            }
            let args = [
                ("number", made.number.to_string()),
                ("from", made.review.from.to_string()),
                ("to", made.review.to.to_string()),
                ("findings", made.review.unusual.len().to_string()),
                ("head", made.head.to_string()),
            ];
            Ok(text + &format!("{}\n", terminal.text("log-reviewed", &args)))
        }
    }
}

fn findings(terminal: &Terminal, format: Format, unusual: &[Unusual]) -> List {
    let row = |found: &Unusual| {
        let code = found.sign.code();
        let sign = if format == Format::Table { terminal.text(code, &[]) } else { code.to_owned() };
        let person = found.person.map_or_else(String::new, |person| person.0.to_string());
        let persons = found.volume.map_or_else(String::new, |volume| volume.persons.to_string());
        let (day, events) = (found.day.to_string(), found.events.to_string());
        vec![sign, found.user.to_string(), day, person, events, persons, found.reasons.join("; ")]
    };
    List {
        keys: &["sign", "user", "day", "person", "events", "persons", "why"],
        rows: unusual.iter().map(row).collect(),
    }
}

fn users(users: &[UserSummary]) -> List {
    let row = |one: &UserSummary| {
        let findings: u32 = one.findings.values().sum();
        let counts = [one.events, one.persons, findings].map(|count| count.to_string());
        [vec![one.user.to_string()], counts.to_vec()].concat()
    };
    List { keys: &["user", "events", "persons", "findings"], rows: users.iter().map(row).collect() }
}

fn shown(terminal: &Terminal, format: Format, events: &[LogEvent]) -> List {
    let row = |event: &LogEvent| {
        let action = event.action.name();
        let action = match format {
            Format::Table => terminal.text(&format!("log-action-{action}"), &[]),
            Format::Csv | Format::Json => action.to_owned(),
        };
        vec![
            local(event.at).to_string(),
            event.actor.clone(),
            action,
            event.register.clone().unwrap_or_default(),
            event.row.map_or_else(String::new, |row| row.to_string()),
            event.why.clone().unwrap_or_default(),
        ]
    };
    List { keys: &["at", "user", "action", "register", "row", "why"], rows: events.iter().map(row).collect() }
}

fn recorded(made: &[LogReviewRecord]) -> List {
    let row = |one: &LogReviewRecord| {
        vec![
            one.id.to_string(),
            one.from.to_string(),
            one.to.to_string(),
            one.units.clone(),
            local(one.at).to_string(),
            one.actor.clone(),
            one.findings.to_string(),
            one.head.to_string(),
        ]
    };
    List {
        keys: &["number", "from", "to", "units", "at", "user", "findings", "head"],
        rows: made.iter().map(row).collect(),
    }
}
