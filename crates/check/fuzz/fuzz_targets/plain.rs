//! Any bytes, as a file of text.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| enslinje_check_fuzz::read(bytes));
