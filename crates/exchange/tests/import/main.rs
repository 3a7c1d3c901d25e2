//! Sources read through mappings: the example of the documentation, text files, workbooks and damaged bytes.
#![expect(clippy::unwrap_used, reason = "functions that tests share are tests too")]

mod damage;
mod example;
mod extracts;
mod samples;
mod text_files;
mod workbooks;
