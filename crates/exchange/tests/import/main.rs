//! Sources read through mappings: the example of the documentation, text files, workbooks and damaged bytes.

mod damage;
mod example;
mod samples;
mod text_files;
mod workbooks;
