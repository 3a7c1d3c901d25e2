//! Indicator definitions, filter language, engine, small counts and snapshots.

pub mod compute;
pub mod definition;
pub mod derived;
pub mod engine;
pub mod explain;
pub mod filter;
mod nearest;
pub mod peers;
pub mod publish;
pub mod snapshot;
pub mod suppression;

pub use enslinje_domain::register;

pub use compute::{Engine, Figures, GridRequest, UnitAnswers};
pub use definition::Catalogue;
pub use publish::publish;
pub use snapshot::Snapshot;
