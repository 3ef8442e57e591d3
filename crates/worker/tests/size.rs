//! A county of full size: how large its history is and how long pages wait. Run by hand:
//! `cargo test --release -p wangge-worker --test size -- --ignored --nocapture`.
#[expect(dead_code, reason = "the county of full size comes from elsewhere")]
mod support;

use std::time::Instant;
use support::{ask, ask_with, code, open};
use wangge_core::domain::{GridCode, Level};
use wangge_core::office::{
    Accept, Column, GetHistory, GetHousehold, GetOutOfDate, GetTable, GetTodo, MarkPrinted, MoveHouseholds,
    ReadFiles, Subject, TableFilter, TableKind, Undo,
};
use wangge_demo::{Plan, county, reference_date};
use wangge_exchange::write::{sheets_of, write_xlsx};
use wangge_store::{MemoryStore, Store};
use wangge_worker::engine::InFile;

#[test]
#[ignore = "measures; asserts little"]
fn a_county_of_full_size() {
    let register = county(&Plan { seed: 1, towns: 10, households: 90_000 });
    let bytes = write_xlsx(&sheets_of(&register)).unwrap();
    let file = InFile { name: "县.xlsx".into(), size: bytes.len() as u64, bytes: Some(bytes) };
    let store = MemoryStore::default();
    let mut engine = open(&store);
    let mut last = Instant::now();
    let mut lap = |what: &str| {
        println!("{what}: {:.1} ms", last.elapsed().as_secs_f64() * 1000.0);
        last = Instant::now();
    };
    ask_with(&mut engine, ReadFiles, vec![file]).unwrap();
    lap("read files");
    ask(&mut engine, Accept::default()).unwrap();
    lap("accept");
    let documents = support::now(store.load()).unwrap().documents;
    let size = |prefix: &str| -> (usize, usize) {
        let these = documents.iter().filter(|(key, _)| key.starts_with(prefix));
        these.fold((0, 0), |(n, bytes), (_, b)| (n + 1, bytes + b.len()))
    };
    for prefix in ["", "history/", "changes/", "households/"] {
        println!("documents {prefix}*: {:?}", size(prefix));
    }
    assert!(size("changes/").1 * 4 < size("households/").1);
    lap("(counting)");
    drop(open(&store));
    lap("open again");
    for text in ["", "", "wj", "zhangwei 3"] {
        let filter = TableFilter { text: text.into(), ..TableFilter::default() };
        let kind = TableKind::Households;
        let page = |from| GetTable { kind, filter: filter.clone(), from, count: 50, ..GetTable::default() };
        let total = ask(&mut engine, page(0)).unwrap().total;
        lap(&format!("table “{text}” of {total}, first page"));
        ask(&mut engine, page(total / 2)).unwrap();
        lap("  a page in the middle");
    }
    let sorted =
        GetTable { kind: TableKind::Households, sort: Column::Name, count: 50, ..GetTable::default() };
    ask(&mut engine, sorted).unwrap();
    lap("table sorted by name");
    let home = engine.register().all_households().next().unwrap().id;
    let of = Subject::Household(home);
    assert_eq!(ask(&mut engine, GetHistory { of, from: 0, count: 9 }).unwrap().total, 1);
    lap("history of a household");
    let of = Subject::Place(code("990127100201"));
    ask(&mut engine, GetHistory { of, from: 0, count: 9 }).unwrap();
    lap("history of a village");
    ask(&mut engine, GetTodo).unwrap();
    lap("todo, after the audit");
    let grids = engine.register().grids_of(Level::Household, reference_date());
    let grid: GridCode = grids.map(|g| g.code).last().unwrap();
    ask(&mut engine, MoveHouseholds { ids: vec![home], grid: Some(grid) }).unwrap();
    lap("move a household");
    ask(&mut engine, GetHousehold { id: home }).unwrap();
    lap("a household");
    ask(&mut engine, GetTodo).unwrap();
    lap("todo, with the audit");
    let codes: Vec<GridCode> = engine.register().grids.keys().copied().collect();
    ask(&mut engine, MarkPrinted { codes, on: reference_date() }).unwrap();
    lap("mark all printed");
    ask(&mut engine, GetOutOfDate::default()).unwrap();
    lap("out of date");
    for _ in 0..3 {
        ask(&mut engine, Undo).unwrap();
        lap("undo");
    }
    assert!(engine.register().is_empty());
}
