//! Report source, document model, tables, charts and the four writers.

mod anchors;
mod chart;
mod column_width;
mod compose;
mod directives;
pub mod docx;
mod expression;
pub mod fault;
mod fonts;
mod from_pack;
mod html;
pub mod indicator;
pub mod model;
pub mod pdf;
mod printable;
mod printed;
mod resolve;
#[cfg(test)]
mod sample;
mod scope;
pub mod source;
mod tables;
mod words;
mod xlsx;

pub use compose::plain_text;
pub use docx::write_docx;
pub use fault::{Complaint, ReportFault};
pub use html::write_html;
pub use indicator::{IndicatorInfo, SeriesBreak, Tells};
pub use pdf::write_pdf;
pub use source::{BuildContext, Exception, ReportSource};
pub use xlsx::write_xlsx;
