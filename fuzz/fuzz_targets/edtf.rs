//! EDTF strings: reading never panics, and what is read prints and reads back as itself.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| calendar::edtf::exercise(bytes));
