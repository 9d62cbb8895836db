#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| talkcat::laws::shortcodes(text));
