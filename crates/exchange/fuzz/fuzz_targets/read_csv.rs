//! Any bytes as a csv.
#![no_main]
use libfuzzer_sys::fuzz_target;
use wangge_exchange::read::read;

fuzz_target!(|data: &[u8]| {
    match read("a.csv", data, &mut |_| {}) {
        Ok(tables) => {
            for table in tables {
                assert!(table.rows.windows(2).all(|w| matches!(w, [a, b] if a.number < b.number)));
            }
        }
        Err(error) => assert!(!error.message("a.csv", wangge_texts::Lang::Zh).is_empty()),
    }
});
