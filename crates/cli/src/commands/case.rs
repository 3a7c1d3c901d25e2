//! `enslinje case`: people registered, matters opened, events recorded and taken back, matters shown.

use crate::database::wait;
use crate::desk::{AtWork, Place};
use crate::failure::Failure;
use crate::load::{self, refused};
use crate::terminal::Terminal;
use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use enslinje_app::casework::{Changed, Desk, Opening, Registration, starts_with};
use enslinje_domain::access::{PersonId, Protection, UserId};
use enslinje_domain::casework::{Event, EventKind, Matter, NoteKind, Notes};
use enslinje_domain::{Diagnostic, LegalSex, PersonalIdentity, Place as At, UnitId};
use enslinje_store::NewPerson;

mod household;
mod show;

/// Arguments of `case`.
#[derive(Debug, Args)]
pub struct Case {
    /// What to do.
    #[command(subcommand)]
    pub task: CaseTask,
}

/// What to do with a case. A matter is written register/row, such as intake/12.
#[derive(Debug, Subcommand)]
pub enum CaseTask {
    /// Register a person.
    Person(PersonOf),
    /// Open a matter about a person, or the next one out of another.
    Open(OpenOf),
    /// Record an event on a matter, or take one back.
    Record(RecordOf),
    /// Show a matter, or all of a person's: state, history and limits.
    Show(ShowOf),
    /// Give a matter to a caseworker.
    Assign(AssignOf),
    /// Register a household of people who are known, or show one.
    Household(household::HouseholdOf),
}

/// Arguments of `case person`.
#[derive(Debug, Args)]
pub struct PersonOf {
    /// Where, who and why.
    #[command(flatten)]
    pub at_work: AtWork,
    /// The unit that registers.
    #[arg(long)]
    pub unit: String,
    /// Personal identity number or coordination number; `-` reads it from standard input.
    #[arg(long)]
    pub identity: Option<String>,
    /// Name.
    #[arg(long)]
    pub name: Option<String>,
    /// Day of birth, when there is no number or when a coordination number does not tell it.
    #[arg(long, required_unless_present = "identity")]
    pub birth: Option<NaiveDate>,
    /// Legal sex, when there is no number.
    #[arg(long, value_enum, required_unless_present = "identity", conflicts_with = "identity")]
    pub sex: Option<Sex>,
    /// Protection in the population register: none, marking or `protected_registration`.
    #[arg(long, default_value = "none")]
    pub protection: String,
}

/// Legal sex.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Sex {
    /// Woman.
    Woman,
    /// Man.
    Man,
}

/// Arguments of `case open`.
#[derive(Debug, Args)]
pub struct OpenOf {
    /// Register of the matter, such as intake or investigation.
    pub matter: String,
    /// Where, who and why.
    #[command(flatten)]
    pub at_work: AtWork,
    /// The person that it is about.
    #[arg(long, conflicts_with = "from")]
    pub person: Option<i64>,
    /// The unit that owns it.
    #[arg(long, required_unless_present = "from", conflicts_with = "from")]
    pub unit: Option<String>,
    /// The matter that it comes out of; person and unit are the same.
    #[arg(long)]
    pub from: Option<String>,
    /// What is told of it, as column=value; may be repeated.
    #[arg(long = "set")]
    pub columns: Vec<String>,
    /// What happened.
    #[command(flatten)]
    pub details: Details,
}

/// Arguments of `case record`.
#[derive(Debug, Args)]
pub struct RecordOf {
    /// The matter, such as intake/12.
    pub matter: String,
    /// The event, such as `safety_assessed`.
    pub event: String,
    /// Where, who and why.
    #[command(flatten)]
    pub at_work: AtWork,
    /// Take the event of that day back: it was told by mistake. The chain keeps both.
    #[arg(long)]
    pub take_back: bool,
    /// What happened.
    #[command(flatten)]
    pub details: Details,
}

/// What is told of an event.
#[derive(Debug, Args)]
pub struct Details {
    /// The day on which it happened.
    #[arg(long)]
    pub on: NaiveDate,
    /// Last day of what was decided.
    #[arg(long)]
    pub until: Option<NaiveDate>,
    /// Code of the reason or outcome.
    #[arg(long)]
    pub reason: Option<String>,
    /// Section of law, such as "SoL 2025:400 11:1".
    #[arg(long)]
    pub paragraph: Option<String>,
    /// What is noted with it, as kind=text, such as `delay_reason`=…; may be repeated.
    #[arg(long = "note")]
    pub notes: Vec<String>,
}

/// Arguments of `case show`.
#[derive(Debug, Args)]
pub struct ShowOf {
    /// The matter, such as intake/12.
    #[arg(required_unless_present = "person", conflicts_with = "person")]
    pub matter: Option<String>,
    /// Where, who and why.
    #[command(flatten)]
    pub at_work: AtWork,
    /// Every matter of this person.
    #[arg(long)]
    pub person: Option<i64>,
}

/// Arguments of `case assign`.
#[derive(Debug, Args)]
pub struct AssignOf {
    /// The matter, such as intake/12.
    pub matter: String,
    /// Where, who and why.
    #[command(flatten)]
    pub at_work: AtWork,
    /// The caseworker: an account with a role that works with cases. It gets the right to the person's case.
    #[arg(long)]
    pub to: String,
}

/// Runs the command.
///
/// # Errors
/// Why it is refused; nothing is written then.
pub fn run(terminal: &Terminal, arguments: &Case) -> Result<(), Failure> {
    match &arguments.task {
        CaseTask::Person(person) => register(terminal, person),
        CaseTask::Open(open) => self::open(terminal, open),
        CaseTask::Record(record) => self::record(terminal, record),
        CaseTask::Show(show) => show::run(terminal, show),
        CaseTask::Assign(assign) => self::assign(terminal, assign),
        CaseTask::Household(household) => household::run(terminal, household),
    }
}

fn register(terminal: &Terminal, asked: &PersonOf) -> Result<(), Failure> {
    let place = Place::new(terminal, &asked.at_work)?;
    let unit = load::unit(&asked.unit, &place.municipality.pack)?;
    let identity = asked.identity.as_deref().map(|text| identity(text, place.today)).transpose()?;
    let protection = Protection::from_code(&asked.protection)
        .ok_or_else(|| refused("work-not-a-protection", "--protection", "value", &asked.protection))?;
    let sex = match asked.sex {
        Some(Sex::Man) => LegalSex::Man,
        Some(Sex::Woman) | None => LegalSex::Woman,
    };
    let birth = birth(identity.as_ref().and_then(PersonalIdentity::birth), asked.birth)?;
    let told = NewPerson {
        identity: identity.as_ref(),
        name: asked.name.as_deref(),
        birth,
        sex: identity.map_or(sex, |identity| identity.sex()),
        protection,
    };
    let person = wait(async {
        let opened = place.open(&asked.at_work).await?;
        let registration = Registration { unit: &unit, person: told };
        let person = place.desk(&opened).register_person(&registration).await?;
        opened.store.close().await;
        Ok(person)
    })?;
    answer(terminal, "work-person-registered", &[("person", person.0.to_string())])
}

/// The day of birth that the number tells, or the one that is given beside it.
fn birth(of_number: Option<NaiveDate>, given: Option<NaiveDate>) -> Result<NaiveDate, Failure> {
    let refused = |code| Failure::Refused(Diagnostic::error(code, At::file("--birth")).into());
    if of_number.is_some() && given.is_some() && of_number != given {
        return Err(refused("work-birth-differs"));
    }
    of_number.or(given).ok_or_else(|| refused("work-birth-missing"))
}

/// An identity number, or that which stands on standard input so that no list of processes shows it.
fn identity(text: &str, today: NaiveDate) -> Result<PersonalIdentity, Failure> {
    let mut line = String::new();
    if text == "-" {
        let read = std::io::stdin().read_line(&mut line);
        read.map_err(|fault| Failure::Fault(fault.to_string()))?;
    }
    let text = if text == "-" { line.as_str() } else { text };
    PersonalIdentity::parse(text, today)
        .map_err(|refusal| Failure::Refused(Diagnostic::error(refusal.code(), At::file("--identity")).into()))
}

fn open(terminal: &Terminal, asked: &OpenOf) -> Result<(), Failure> {
    let matter = register_of(&asked.matter)?;
    let place = Place::new(terminal, &asked.at_work)?;
    let unit = asked.unit.as_deref().map(|unit| load::unit(unit, &place.municipality.pack)).transpose()?;
    let columns = asked.columns.iter().map(|text| column(text)).collect::<Result<Vec<_>, Failure>>()?;
    let from = asked.from.as_deref().map(reference).transpose()?;
    let kind = starts_with(matter, &columns);
    let kind = kind.ok_or_else(|| refused("work-start-unknown", "--set", "matter", matter.name()))?;
    let event = event(kind, &asked.details)?;
    let changed = wait(async {
        let opened = place.open(&asked.at_work).await?;
        let desk = place.desk(&opened);
        let changed = match (from, unit) {
            (Some(from), _) => desk.open_next(from, matter, &columns, &event).await?,
            (None, Some(unit)) => first(&desk, matter, &unit, asked.person, columns, event).await?,
            (None, None) => return Err(refused("work-start-unknown", "--unit", "matter", matter.name())),
        };
        opened.store.close().await;
        Ok(changed)
    })?;
    told(terminal, "work-opened", matter, &changed)
}

async fn first(
    desk: &Desk<'_>,
    matter: Matter,
    unit: &UnitId,
    person: Option<i64>,
    columns: Vec<(String, String)>,
    event: Event,
) -> Result<Changed, Failure> {
    Ok(desk.open(&Opening { matter, unit, person: person.map(PersonId), columns, event }).await?)
}

fn record(terminal: &Terminal, asked: &RecordOf) -> Result<(), Failure> {
    let (matter, row) = reference(&asked.matter)?;
    let kind = EventKind::from_name(&asked.event)
        .ok_or_else(|| refused("work-not-an-event", "EVENT", "value", &asked.event))?;
    let event = event(kind, &asked.details)?;
    let place = Place::new(terminal, &asked.at_work)?;
    let changed = wait(async {
        let opened = place.open(&asked.at_work).await?;
        let desk = place.desk(&opened);
        let changed = if asked.take_back {
            desk.take_back(matter, row, kind, asked.details.on).await?
        } else {
            desk.record(matter, row, &event).await?
        };
        opened.store.close().await;
        Ok(changed)
    })?;
    let id = if asked.take_back { "work-taken-back" } else { "work-recorded" };
    told(terminal, id, matter, &changed)
}

fn assign(terminal: &Terminal, asked: &AssignOf) -> Result<(), Failure> {
    let (matter, row) = reference(&asked.matter)?;
    let to = UserId::new(&asked.to).ok_or_else(|| refused("work-not-a-user", "--to", "user", &asked.to))?;
    let place = Place::new(terminal, &asked.at_work)?;
    wait(async {
        let opened = place.open(&asked.at_work).await?;
        place.desk(&opened).assign(matter, row, &to, place.today).await?;
        opened.store.close().await;
        Ok(())
    })?;
    answer(terminal, "work-assigned", &[("matter", asked.matter.clone()), ("caseworker", to.to_string())])
}

/// Tells the matter, the state that it is in and the law of the day.
fn told(terminal: &Terminal, id: &str, matter: Matter, changed: &Changed) -> Result<(), Failure> {
    let state = terminal.text(&format!("work-state-{}", changed.applied.state), &[]);
    let law = changed.applied.law.join(", ");
    let args = [("matter", format!("{}/{}", matter.name(), changed.row)), ("state", state), ("law", law)];
    answer(terminal, id, &args)
}

fn answer(terminal: &Terminal, id: &str, args: &[(&str, String)]) -> Result<(), Failure> {
    terminal.answer(&format!("{}\n", terminal.text(id, args)))
}

fn event(kind: EventKind, details: &Details) -> Result<Event, Failure> {
    let Details { on, until, reason, paragraph, notes: told } = details;
    let mut notes = Notes::default();
    for text in told {
        note(&mut notes, text)?;
    }
    Ok(Event { day: *on, kind, until: *until, reason: reason.clone(), paragraph: paragraph.clone(), notes })
}

fn note(notes: &mut Notes, told: &str) -> Result<(), Failure> {
    let by_hand = |kind: &NoteKind| *kind != NoteKind::Origin;
    let found = told.split_once('=').and_then(|(name, text)| Some((NoteKind::from_code(name)?, text)));
    let Some((kind, text)) = found.filter(|(kind, _)| by_hand(kind)) else {
        // What was written is not repeated whole: it may tell about somebody.
        let name = told.split('=').next().unwrap_or_default();
        let known: Vec<&str> =
            NoteKind::ALL.iter().filter(|kind| by_hand(kind)).map(|kind| kind.code()).collect();
        let refused = Diagnostic::error("work-not-a-note", At::file("--note")).with("value", name);
        return Err(Failure::Refused(refused.with("known", known.join(", ")).into()));
    };
    notes.add(kind, text).map_err(|refusal| {
        let refused = Diagnostic::error(refusal.code(), At::file("--note")).with("note", kind);
        let told = refusal.args().into_iter().fold(refused, |told, (name, value)| told.with(name, value));
        Failure::Refused(told.into())
    })
}

fn column(text: &str) -> Result<(String, String), Failure> {
    let told = text.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    told.ok_or_else(|| refused("work-not-a-column", "--set", "value", text))
}

fn register_of(text: &str) -> Result<Matter, Failure> {
    let known: Vec<&str> = Matter::ALL.iter().map(|matter| matter.name()).collect();
    Matter::of_register(text).ok_or_else(|| {
        let refused = Diagnostic::error("work-not-a-register", At::file("MATTER"));
        Failure::Refused(refused.with("value", text).with("known", known.join(", ")).into())
    })
}

/// A matter as it is written: register/row.
fn reference(text: &str) -> Result<(Matter, i64), Failure> {
    let parts = text.split_once('/').and_then(|(name, row)| Some((name, row.parse().ok()?)));
    let (name, row) = parts.ok_or_else(|| refused("work-not-a-matter", "MATTER", "value", text))?;
    Ok((register_of(name)?, row))
}
