//! What a county's size costs, measured natively: `cargo test --release -p wangge-exchange
//! --test size -- --ignored --nocapture`. Prints; asserts only what must hold anywhere.
use std::time::Instant;
use wangge_core::domain::Register;
use wangge_demo::{Plan, county, reference_date};
use wangge_exchange::import::propose;
use wangge_exchange::read::read;
use wangge_exchange::write::{Encoding, households, sheets_of, write_book, write_csv_rows};

/// Most memory so far, in MB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) / 1024
}

fn step<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let (before, start) = (peak(), Instant::now());
    let done = work();
    let after = peak();
    println!("{name}: {:.2} s, peak {after} MB (+{})", start.elapsed().as_secs_f64(), after - before);
    done
}

#[test]
#[ignore = "a measure, by name"]
fn a_county_of_90_000_households() {
    let demo = step("the county", || county(&Plan { seed: 1, towns: 10, households: 90_000 }));
    let homes = || households(&demo, demo.all_households());
    let csv = step("households as csv", || write_csv_rows(homes(), Encoding::Utf8Bom));
    let book = step("households as xlsx", || write_book(vec![homes()]).unwrap());
    println!("csv {} KB, xlsx {} KB", csv.len() / 1024, book.len() / 1024);
    let tables = step("read the xlsx", || read("a.xlsx", &book, &mut |_| {}).unwrap());
    let proposal = step("compare it", || propose(&demo, &tables, reference_date(), &mut |_| {}));
    assert!(proposal.change.is_empty() && proposal.sheets[0].same == demo.all_households().count());
    drop((tables, proposal));
    let sheets = sheets_of(&Register { households: Default::default(), ..demo.clone() });
    assert!(sheets[3].rows.is_empty());
}
