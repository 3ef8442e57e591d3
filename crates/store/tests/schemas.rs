//! What earlier versions of the documents left behind is read, and becomes the newest with the next change.
#![cfg(not(target_arch = "wasm32"))]
use std::collections::BTreeMap;
use wangge_core::change::{Change, Edit, Kind, Stamp};
use wangge_core::domain::{GridCode, Ground, HouseholdId, Person, PersonId, Phone};
use wangge_store::history::{Draft, Kept};
use wangge_store::{Batch, Document, documents, history};

fn draft(known: &Kept, kind: Kind) -> Draft {
    let id = Stamp::after(known.history.newest(), 1_000, 7);
    Draft { id, who: "河湾村".into(), kind, name: String::new() }
}

/// What schema 1 left behind, written by its own code; one line a document.
fn schema_1() -> Vec<Document> {
    left_by(include_bytes!("fixtures/schema-1.json"))
}

fn left_by(text: &[u8]) -> Vec<Document> {
    let documents: BTreeMap<String, serde_json::Value> = serde_json::from_slice(text).unwrap();
    documents.into_iter().map(|(key, value)| (key, serde_json::to_vec(&value).unwrap())).collect()
}

fn write(kept: &mut BTreeMap<String, Vec<u8>>, batch: Batch) {
    for key in &batch.deletes {
        kept.remove(key);
    }
    kept.extend(batch.puts);
}

#[test]
fn what_schema_1_wrote_is_read_and_becomes_the_newest_with_the_next_change() {
    let mut kept: BTreeMap<String, Vec<u8>> = schema_1().into_iter().collect();
    let mut register = documents::read(&schema_1()).unwrap();
    assert_eq!((register.grids.len(), register.persons.len()), (9, 450));
    assert_eq!((register.all_households().count(), register.next_household), (12, 12));
    assert_eq!(register.settings.size.min, 10);
    let group: GridCode = "99012710020102".parse().unwrap();
    let ids: Vec<u32> = register.households[&group].iter().map(|h| h.id.0).collect();
    assert_eq!(ids, [0, 3, 4, 5], "a household that was moved stood last");
    let mut past = history::read(&schema_1()).unwrap();
    assert!(past.history.entries().is_empty() && past.device.is_none());

    let person = Person {
        id: PersonId(450),
        name: "网格员450".into(),
        sex: None,
        phone: Phone::Missing,
        party_member: None,
        photo: None,
        category: None,
    };
    let change = Change { persons: vec![Edit::add(person)], ..Change::default() };
    let touched = change.apply(&mut register);
    let mut batch = documents::touched(&register, &touched).unwrap();
    let form = draft(&past, Kind::Form);
    batch.puts.extend(past.add(form, change).unwrap());
    write(&mut kept, batch);
    assert!(kept["meta"].starts_with(br#"{"schema":4,"#));
    let now: Vec<Document> = kept.into_iter().collect();
    assert_eq!(documents::read(&now).unwrap(), register);
    assert_eq!(history::read(&now).unwrap().history, past.history);
}

#[test]
fn what_schema_3_wrote_is_read_and_keeps_grounds_from_now_on() {
    let left = left_by(include_bytes!("fixtures/schema-3.json"));
    let mut register = documents::read(&left).unwrap();
    assert_eq!((register.all_households().count(), register.ledgers.cases.len()), (3, 1));
    assert!(register.grounds.is_empty());
    let place: GridCode = "990127100201".parse().unwrap();
    let ground = Ground { candidates: [HouseholdId(1)].into(), ..Ground::new(place) };
    let change = Change { grounds: vec![Edit::add(ground)], ..Change::default() };
    let touched = change.apply(&mut register);
    let batch = documents::touched(&register, &touched).unwrap();
    let keys: Vec<&str> = batch.puts.iter().map(|(k, _)| k.as_str()).collect();
    assert_eq!(keys, ["ground/990127100201", "meta"]);
    let mut kept: BTreeMap<String, Vec<u8>> = left.into_iter().collect();
    write(&mut kept, batch);
    let now: Vec<Document> = kept.clone().into_iter().collect();
    assert_eq!(documents::read(&now).unwrap(), register);
    let touched = change.inverse().apply(&mut register);
    let batch = documents::touched(&register, &touched).unwrap();
    assert_eq!(batch.deletes, ["ground/990127100201"]);
}
