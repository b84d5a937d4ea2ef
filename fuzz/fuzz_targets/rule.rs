//! Rule files: a wrong rule is an error with its place, never a panic.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| timex::exercise_rule(bytes));
