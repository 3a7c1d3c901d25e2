//! Report source, document model, tables, charts and the four writers.

mod anchors;
mod column_width;
pub mod fault;
pub mod model;
pub mod pdf;
mod printable;
mod printed;
#[cfg(test)]
mod sample;
mod words;

pub use fault::{Complaint, ReportFault};
pub use pdf::write_pdf;
