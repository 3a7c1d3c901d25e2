//! Any bytes, as the body of a web page.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| enslinje_check_fuzz::read(&[b"<html>", bytes].concat()));
