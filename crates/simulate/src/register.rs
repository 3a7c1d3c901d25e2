//! One generator for each register.

pub(crate) mod assistance_payment;
pub(crate) mod closure;
pub(crate) mod coordinated_plan;
pub(crate) mod data_breach;
pub(crate) mod decision;
pub(crate) mod feedback;
pub(crate) mod incorrect_payment;
pub(crate) mod intake;
pub(crate) mod investigation;
pub(crate) mod lex_sarah;
pub(crate) mod manager_span;
pub(crate) mod placement;
pub(crate) mod staff;
pub(crate) mod state_institution_request;
