//! A whole PDF, or the operators of one page.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"%PDF-") {
        enslinje_check_fuzz::read(bytes);
    } else {
        enslinje_check_fuzz::read(&enslinje_check_fuzz::pdf(bytes));
    }
});
