//! Somebody at work in a database: the pack and its law, the session with its rights, who acts and why.

use crate::database::{self, now};
use crate::failure::Failure;
use crate::load::{self, Municipality};
use crate::terminal::Terminal;
use chrono::NaiveDate;
use clap::Args;
use enslinje_app::access::{Session, session};
use enslinje_app::casework::{CaseRefusal, Desk};
use enslinje_app::law::LawBooks;
use enslinje_domain::Problems;
use enslinje_domain::access::UserId;
use enslinje_store::{Act, Store};
use std::path::PathBuf;

/// Where, who and why.
#[derive(Debug, Args)]
pub struct AtWork {
    /// Address of the database.
    #[arg(long)]
    pub db: String,
    /// Folder of the pack: its organisation and its own limits hold.
    #[arg(long)]
    pub pack: PathBuf,
    /// Who does it. Default: the user who is logged in.
    #[arg(long)]
    pub user: Option<String>,
    /// Why; it stands in the audit chain.
    #[arg(long, default_value = "handläggning")]
    pub why: String,
    /// The day that it is. Default: the machine's.
    #[arg(long)]
    pub today: Option<NaiveDate>,
}

/// What [`Desk`] borrows.
pub struct Place {
    /// The municipality.
    pub municipality: Municipality,
    /// The day that it is.
    pub today: NaiveDate,
    /// The law, with the municipality's own limits.
    pub books: LawBooks,
    /// Who acts.
    pub act: Act,
    user: UserId,
}

/// The database with the rights that the user has in it.
pub struct Opened {
    /// The database.
    pub store: Store,
    session: Session,
}

impl From<CaseRefusal> for Failure {
    fn from(refusal: CaseRefusal) -> Self {
        Self::Refused(Problems::from(refusal))
    }
}

impl Place {
    /// Reads the pack and finds out who acts.
    ///
    /// # Errors
    /// Every fault of the pack, or nobody who acts.
    pub fn new(terminal: &Terminal, at_work: &AtWork) -> Result<Self, Failure> {
        let municipality = load::municipality(terminal, &at_work.pack)?;
        let act = database::act(at_work.user.as_deref(), &at_work.why)?;
        let user = UserId::new(&act.actor);
        let user = user.ok_or_else(|| load::refused("work-not-a-user", "--user", "user", &act.actor))?;
        let today = match at_work.today {
            Some(day) => day,
            None => now()?.date_naive(),
        };
        let books = LawBooks::new(municipality.clocks.clone())?;
        Ok(Self { municipality, today, books, act, user })
    }

    /// Opens the database and asks what the user may do.
    ///
    /// # Errors
    /// What is wrong with the database.
    pub async fn open(&self, at_work: &AtWork) -> Result<Opened, Failure> {
        let store = Store::open(&at_work.db).await?;
        let organisation = &self.municipality.pack.organisation;
        let session = session(&store, &self.user, self.today, organisation).await?;
        Ok(Opened { store, session })
    }

    /// Who may do what, in which database, under which law.
    pub fn desk<'a>(&'a self, opened: &'a Opened) -> Desk<'a> {
        Desk { store: &opened.store, law: self.books.law(), act: &self.act, scope: &opened.session.scope }
    }
}
