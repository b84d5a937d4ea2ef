//! Text through the tagger: spans on character boundaries, no panic, no hang.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| timex::exercise_find(text));
