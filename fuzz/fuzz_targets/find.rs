//! Text through the tagger: spans on character boundaries, no panic, no hang.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| timex::exercise_find(bytes));
