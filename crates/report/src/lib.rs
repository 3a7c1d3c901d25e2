//! Report source, document model, tables, charts and the four writers.

pub mod model;
