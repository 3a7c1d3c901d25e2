//! The words of the field as types: periods, units, money, clocks, law versions and figures.
//!
//! No input or output, no current time, no Swedish sentences: text is chosen where it is shown.

pub mod access;
pub mod calendar;
pub mod casework;
pub mod clock;
pub mod diagnostic;
pub mod economy;
pub mod figure;
pub mod identity;
pub mod log_review;
pub mod money;
pub mod organisation;
pub mod period;
pub mod register;
pub mod retention;
pub mod steering;
pub mod unexecuted;
pub mod watch;

pub use calendar::WorkingDayShift;
pub use clock::{Clock, ClockError, ClockId, ClockVersion, Clocks, Confidence, Deadline, Length, LengthUnit};
pub use diagnostic::{Diagnostic, Place, Problems, Severity};
pub use figure::{Figure, FigureKey, IndicatorId, Measure, Number, Source, Split, Status, UnitId};
pub use identity::{IdentityKind, IdentityRefusal, LegalSex, PersonalIdentity};
pub use money::Money;
pub use organisation::{OrgUnit, Organisation, OrganisationFault, Successor, TranslationFault, UnitKind};
pub use period::{Form, Month, Period};
