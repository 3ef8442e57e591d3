//! Any text as a paste.
#![no_main]
use libfuzzer_sys::fuzz_target;
use wangge_exchange::read::read_paste;

fuzz_target!(|text: &str| {
    if let Ok(table) = read_paste(text) {
        assert!(table.rows.windows(2).all(|w| matches!(w, [a, b] if a.number < b.number)));
    }
});
