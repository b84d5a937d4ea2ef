//! Bytes of a file through the readers: whatever it is, a document or a diagnostic.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| source::exercise(bytes));
