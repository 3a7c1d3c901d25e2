//! A whole Word file, or its document part.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        enslinje_check_fuzz::read(bytes);
    } else if let Some(file) = enslinje_check_fuzz::docx(bytes) {
        enslinje_check_fuzz::read(&file);
    }
});
