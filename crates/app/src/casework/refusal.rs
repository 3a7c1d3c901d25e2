//! Why a use case of casework is refused.

use super::HouseholdFault;
use enslinje_domain::access::{Act, UserId};
use enslinje_domain::casework::{Matter, Overlap, Refusal};
use enslinje_domain::watch::WatchFault;
use enslinje_domain::{Diagnostic, IdentityRefusal, Place, Problems};
use enslinje_store::StoreError;

/// Why nothing was read or written.
#[derive(Debug)]
pub enum CaseRefusal {
    /// The user may not, or there is no such thing: which of them is not told.
    NotPermitted(Act),
    /// The event cannot follow, or a legal condition does not hold.
    Casework(Box<Refusal>),
    /// The identity number is not accepted.
    Identity(IdentityRefusal),
    /// The clocks of the matter cannot be told.
    Clocks(WatchFault),
    /// The person would live in two places at once.
    Overlap(Overlap),
    /// Such a matter does not come out of the other in the state that it is in.
    NotNext {
        /// What it should come out of.
        from: Matter,
        /// The state that that is in.
        state: &'static str,
        /// What should be opened.
        to: Matter,
    },
    /// It would start before what it comes out of.
    BeforePrevious {
        /// What it should come out of.
        from: Matter,
        /// The day on which that started.
        started: chrono::NaiveDate,
    },
    /// The matter has no such column, or it is filled by itself.
    Column {
        /// The matter.
        matter: Matter,
        /// What was asked for.
        column: String,
    },
    /// The column does not hold such a value.
    Value {
        /// The matter.
        matter: Matter,
        /// The column.
        column: String,
    },
    /// The person's day of birth or sex is not known.
    PersonUnknown,
    /// A person that such a matter is about is not given.
    PersonMissing(Matter),
    /// The people are no household.
    Household(HouseholdFault),
    /// The user has no open account with a role that works with cases.
    NotACaseworker(UserId),
    /// The database.
    Store(StoreError),
}

impl From<StoreError> for CaseRefusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Refusal> for CaseRefusal {
    fn from(refusal: Refusal) -> Self {
        Self::Casework(Box::new(refusal))
    }
}

impl From<IdentityRefusal> for CaseRefusal {
    fn from(refusal: IdentityRefusal) -> Self {
        Self::Identity(refusal)
    }
}

impl From<WatchFault> for CaseRefusal {
    fn from(fault: WatchFault) -> Self {
        Self::Clocks(fault)
    }
}

impl CaseRefusal {
    /// Stable code of the first fault.
    pub fn code(self) -> &'static str {
        Problems::from(self).as_slice().first().map_or("", |diagnostic| diagnostic.code)
    }
}

impl From<CaseRefusal> for Problems {
    fn from(refusal: CaseRefusal) -> Self {
        let place = |name: &str| Place::file(name);
        match refusal {
            CaseRefusal::Store(error) => error.into(),
            CaseRefusal::NotPermitted(act) => {
                Diagnostic::error("work-not-permitted", place(act.name())).into()
            }
            CaseRefusal::Casework(refusal) => {
                let mut problems: Self = refusal.diagnostic(place(refusal.register)).into();
                refusal.row_faults().iter().cloned().for_each(|fault| problems.push(fault));
                problems
            }
            CaseRefusal::Identity(refusal) => Diagnostic::error(refusal.code(), place("person")).into(),
            CaseRefusal::Clocks(fault) => {
                Diagnostic::error("work-clocks-unknown", place("case")).with("reason", fault).into()
            }
            CaseRefusal::Overlap(overlap) => Diagnostic::error("work-overlap", place("placement"))
                .with("from", overlap.from)
                .with("earlier", overlap.earlier.unwrap_or_default())
                .into(),
            CaseRefusal::NotNext { from, state, to } => Diagnostic::error("work-not-next", place(to.name()))
                .with("from", from.name())
                .with("state", state)
                .with("to", to.name())
                .into(),
            CaseRefusal::BeforePrevious { from, started } => {
                Diagnostic::error("work-before-previous", place(from.name())).with("on", started).into()
            }
            CaseRefusal::Column { matter, column } => {
                let columns = matter.register().map(super::given).unwrap_or_default().join(", ");
                Diagnostic::error("work-column", place(matter.name()))
                    .with("column", column)
                    .with("known", columns)
                    .into()
            }
            CaseRefusal::Value { matter, column } => {
                Diagnostic::error("work-value", place(matter.name())).with("column", column).into()
            }
            CaseRefusal::Household(HouseholdFault::Applicants(count)) => {
                Diagnostic::error("work-household-applicants", place("household")).with("count", count).into()
            }
            CaseRefusal::Household(HouseholdFault::Twice(person)) => {
                Diagnostic::error("work-household-twice", place("household")).with("person", person).into()
            }
            CaseRefusal::NotACaseworker(user) => {
                Diagnostic::error("work-not-a-caseworker", place("case")).with("user", user).into()
            }
            CaseRefusal::PersonUnknown => Diagnostic::error("work-person-unknown", place("person")).into(),
            CaseRefusal::PersonMissing(matter) => {
                Diagnostic::error("work-person-missing", place(matter.name())).into()
            }
        }
    }
}
