//! `enslinje access`: accounts, roles, cases by name, and opening a person in an emergency.

use crate::arguments::Format;
use crate::database::{act, wait};
use crate::failure::Failure;
use crate::listed::List;
use crate::load::municipality;
use crate::terminal::Terminal;
use chrono::{Days, NaiveDate};
use clap::{Args, Subcommand};
use enslinje_app::access::{self, AccessError};
use enslinje_app::time::local;
use enslinje_domain::access::{CaseAccess, Grant, PersonId, Protection, Role, UserId};
use enslinje_domain::{Diagnostic, Place, Problems, UnitId};
use enslinje_store::{Held, Store, User};
use std::path::PathBuf;

/// Arguments of `access`.
#[derive(Debug, Args)]
pub struct Access {
    /// What to do.
    #[command(subcommand)]
    pub task: AccessTask,
    /// Where, and who acts.
    #[command(flatten)]
    pub at: At,
}

/// Where, and who acts why.
#[derive(Debug, Args)]
pub struct At {
    /// Address of the database.
    #[arg(long, global = true, default_value = "sqlite:enslinje.db")]
    pub db: String,
    /// Folder of the pack, whose organisation rights follow.
    #[arg(long, global = true, default_value = "packs/hisingen")]
    pub pack: PathBuf,
    /// Who acts. Default: the user who is logged in.
    #[arg(long, global = true)]
    pub user: Option<String>,
    /// Why; it stands in the audit chain.
    #[arg(long, global = true, default_value = "")]
    pub why: String,
}

/// What to do with rights.
#[derive(Debug, Subcommand)]
pub enum AccessTask {
    /// Make the first account, an administrator, in a database without accounts.
    First {
        /// Account.
        account: String,
        /// The user's own name.
        #[arg(long)]
        name: String,
    },
    /// Make an account, or close one.
    User {
        /// Account.
        account: String,
        /// The user's own name; makes the account.
        #[arg(long, required_unless_present = "close")]
        name: Option<String>,
        /// The user's number among the persons, when there is a case about the user.
        #[arg(long)]
        person: Option<i64>,
        /// Closes the account from this day on instead.
        #[arg(long, conflicts_with_all = ["name", "person"])]
        close: Option<NaiveDate>,
    },
    /// Give a role for a unit and those below it.
    Grant {
        /// Account.
        account: String,
        /// Role, as docs/access.md lists them.
        role: String,
        /// Unit.
        unit: String,
        /// First day. Default: today.
        #[arg(long)]
        from: Option<NaiveDate>,
        /// Last day.
        #[arg(long)]
        to: Option<NaiveDate>,
    },
    /// Take a role for a unit back.
    Revoke {
        /// Account.
        account: String,
        /// Role.
        role: String,
        /// Unit.
        unit: String,
        /// Last day. Default: yesterday, so that it ends at once.
        #[arg(long)]
        last: Option<NaiveDate>,
    },
    /// Give a person's case to a user by name, or take it back.
    Case {
        /// Account.
        account: String,
        /// The person's number.
        person: i64,
        /// Highest protection that is opened: none, marking or protected_registration.
        #[arg(long, default_value = "none")]
        opens: String,
        /// First day. Default: today.
        #[arg(long)]
        from: Option<NaiveDate>,
        /// Last day.
        #[arg(long)]
        to: Option<NaiveDate>,
        /// Takes the case back after this day instead.
        #[arg(long, conflicts_with_all = ["opens", "from", "to"])]
        end: Option<NaiveDate>,
    },
    /// Open a person in an emergency for whoever acts, from today; the log review reads the reason.
    Open {
        /// The person's number.
        person: i64,
        /// Why.
        #[arg(long)]
        reason: String,
        /// Days, today counted.
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
        days: u64,
    },
    /// List accounts with their roles, cases and openings.
    List {
        /// Form of the answer.
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
}

impl From<AccessError> for Failure {
    fn from(error: AccessError) -> Self {
        Self::Refused(error.into())
    }
}

/// Runs the command.
///
/// # Errors
/// What is refused, and what is wrong with the arguments, the pack or the database.
pub fn run(terminal: &Terminal, arguments: &Access) -> Result<(), Failure> {
    let At { db, pack, user, why } = &arguments.at;
    let act = act(user.as_deref(), why)?;
    let today = local(act.at).date();
    let organisation = municipality(terminal, pack)?.pack.organisation;
    let done = wait(async {
        let store = Store::open(db).await?;
        let answer = match &arguments.task {
            AccessTask::First { account, name } => {
                let user = User { id: id(account)?, name: name.clone(), person: None, closed: None };
                access::first(&store, &act, &organisation, user, today).await?;
                told(terminal, "access-first-made", account)
            }
            AccessTask::User { account, close: Some(day), .. } => {
                access::close_user(&store, &act, &organisation, &id(account)?, *day).await?;
                told(terminal, "access-closed", account)
            }
            AccessTask::User { account, name, person, close: None } => {
                let name = name.clone().unwrap_or_default();
                let user = User { id: id(account)?, name, person: person.map(PersonId), closed: None };
                access::add_user(&store, &act, &organisation, user).await?;
                told(terminal, "access-user-made", account)
            }
            AccessTask::Grant { account, role, unit, from, to } => {
                let (user, role, unit) = (id(account)?, role_of(role)?, unit_of(unit)?);
                let grant = Grant { user, role, unit, from: from.unwrap_or(today), to: *to };
                access::grant(&store, &act, &organisation, &grant).await?;
                told(terminal, "access-given", account)
            }
            AccessTask::Revoke { account, role, unit, last } => {
                let (user, role, unit) = (id(account)?, role_of(role)?, unit_of(unit)?);
                let last = last.or(today.pred_opt()).unwrap_or(today);
                access::revoke(&store, &act, &organisation, (&user, role, &unit), last).await?;
                told(terminal, "access-taken", account)
            }
            AccessTask::Case { account, person, end: Some(last), .. } => {
                let which = (&id(account)?, PersonId(*person));
                access::unassign(&store, &act, &organisation, which, *last).await?;
                told(terminal, "access-taken", account)
            }
            AccessTask::Case { account, person, opens, from, to, end: None } => {
                let opens = Protection::from_code(opens).ok_or_else(|| {
                    refused(Diagnostic::error("access-unknown-protection", of("--opens")), opens)
                })?;
                let (user, person) = (id(account)?, PersonId(*person));
                let case = CaseAccess { user, person, opens, from: from.unwrap_or(today), to: *to };
                access::assign(&store, &act, &organisation, &case).await?;
                told(terminal, "access-given", account)
            }
            AccessTask::Open { person, reason, days } => {
                let last = today.checked_add_days(Days::new(days - 1)).unwrap_or(NaiveDate::MAX);
                let which = (PersonId(*person), last);
                let opened = access::open(&store, &act, &organisation, which, reason).await?;
                let args = [("person", person.to_string()), ("last", opened.to().to_string())];
                format!("{}\n", terminal.text("access-opened", &args))
            }
            AccessTask::List { format } => {
                listed(&access::list(&store, &act, &organisation).await?).written(terminal, *format)?
            }
        };
        store.close().await;
        Ok(answer)
    })?;
    terminal.answer(&done)
}

fn listed(all: &[Held]) -> List {
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    let mut rows = Vec::new();
    for held in all {
        let user = held.user.id.to_string();
        let closed = day(held.user.closed);
        let before = rows.len();
        rows.extend(held.grants.iter().map(|grant| {
            let (role, unit) = (grant.role.name().to_owned(), grant.unit.to_string());
            vec![
                user.clone(),
                role,
                unit,
                String::new(),
                grant.from.to_string(),
                day(grant.to),
                closed.clone(),
            ]
        }));
        rows.extend(held.cases.iter().chain(&held.assigned).map(|case| {
            let (kind, person) = ("case".to_owned(), case.person.0.to_string());
            vec![
                user.clone(),
                kind,
                String::new(),
                person,
                case.from.to_string(),
                day(case.to),
                closed.clone(),
            ]
        }));
        rows.extend(held.opened.iter().map(|open| {
            let (kind, person) = ("break_glass".to_owned(), open.person().0.to_string());
            let (from, to) = (open.from().to_string(), open.to().to_string());
            vec![user.clone(), kind, String::new(), person, from, to, closed.clone()]
        }));
        if rows.len() == before {
            let nothing = String::new;
            rows.push(vec![user, nothing(), nothing(), nothing(), nothing(), nothing(), closed]);
        }
    }
    List { keys: &["user", "role", "unit", "person", "from", "to", "closed"], rows }
}

fn told(terminal: &Terminal, message: &str, account: &str) -> String {
    format!("{}\n", terminal.text(message, &[("user", account.to_owned())]))
}

fn of(argument: &str) -> Place {
    Place::file(argument)
}

fn refused(diagnostic: Diagnostic, value: &str) -> Failure {
    Failure::Refused(Problems::from(diagnostic.with("value", value)))
}

/// The account of that name.
///
/// # Errors
/// When no account can have it.
pub fn id(text: &str) -> Result<UserId, Failure> {
    UserId::new(text).ok_or_else(|| refused(Diagnostic::error("access-not-an-account", of("USER")), text))
}

fn role_of(text: &str) -> Result<Role, Failure> {
    Role::from_name(text).ok_or_else(|| refused(Diagnostic::error("access-unknown-role", of("ROLE")), text))
}

fn unit_of(text: &str) -> Result<UnitId, Failure> {
    let unknown = || Diagnostic::error("access-unknown-unit", of("UNIT")).with("unit", text);
    UnitId::new(text).ok_or_else(|| Failure::Refused(unknown().into()))
}
