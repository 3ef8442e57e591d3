//! The register goes into documents and comes back the same, whole and by parts.
use std::collections::BTreeMap;
use wangge_core::change::{Change, Edit};
use wangge_core::domain::{
    Appointment, Grid, Household, HouseholdId, Person, PersonId, Phone, Post, Register, SizeRule,
};
use wangge_store::documents::{self, DocumentError};
use wangge_store::{Batch, Document};

fn person(id: u32) -> Person {
    Person {
        id: PersonId(id),
        name: format!("网格员{id}"),
        sex: None,
        phone: Phone::read(if id.is_multiple_of(7) { "坏号" } else { "13800001234" }),
        party_member: Some(true),
        photo: None,
        category: None,
    }
}

fn household(id: u32, group: &str) -> Household {
    Household {
        id: HouseholdId(id),
        code: format!("H{id}"),
        group: group.parse().unwrap(),
        grid: format!("{group}01").parse().ok(),
        door: None,
        head: "张三".into(),
        people: Some(3),
        phone: Phone::Missing,
        position: None,
    }
}

/// One county, two towns, two villages, four groups, 450 people, 12 households.
fn county() -> Register {
    let mut change = Change::default();
    let codes = ["990127", "990127100", "990127100201", "990127101", "990127101201"];
    change.grids.extend(codes.map(|c| Edit::add(Grid::new(c.parse().unwrap(), c))));
    for group in ["99012710020101", "99012710020102", "99012710120101", "99012710120102"] {
        change.grids.push(Edit::add(Grid::new(group.parse().unwrap(), "组")));
        let first = change.households.len() as u32;
        change.households.extend((first..first + 3).map(|i| Edit::add(household(i, group))));
    }
    change.persons.extend((0..450).map(|i| Edit::add(person(i))));
    for (person, grid) in [(1, "990127"), (2, "990127100"), (3, "990127100201"), (4, "990127100201")] {
        let appointment = Appointment {
            person: PersonId(person),
            grid: grid.parse().unwrap(),
            post: Post::Head,
            office: String::new(),
            from: None,
            to: None,
            origin: None,
        };
        change.appointments.push(Edit::add(appointment));
    }
    let mut register = Register::default();
    change.apply(&mut register);
    register.settings.size = SizeRule { min: 10, max: 30 };
    register
}

fn apply(kept: &mut BTreeMap<String, Vec<u8>>, batch: Batch) {
    if batch.clear {
        kept.clear();
    }
    for key in &batch.deletes {
        kept.remove(key);
    }
    kept.extend(batch.puts);
}

fn check(kept: &BTreeMap<String, Vec<u8>>, register: &Register) {
    let documents: Vec<Document> = kept.clone().into_iter().collect();
    assert_eq!(&documents::read(&documents).unwrap(), register);
}

#[test]
fn a_register_comes_back_as_it_was() {
    let register = county();
    let mut kept = BTreeMap::new();
    apply(&mut kept, documents::all(&register).unwrap());
    check(&kept, &register);
    let keys: Vec<&str> = kept.keys().map(String::as_str).filter(|k| !k.starts_with("households")).collect();
    assert_eq!(
        keys,
        [
            "grids/990127",
            "grids/990127100",
            "grids/990127101",
            "meta",
            "people/00000",
            "people/00001",
            "people/00002",
            "posts/990127",
            "posts/990127100",
            "settings"
        ]
    );
    assert_eq!(documents::read(&[]), Ok(Register::default()));
}

#[test]
fn a_change_writes_only_what_it_touched() {
    let mut register = county();
    let mut kept = BTreeMap::new();
    apply(&mut kept, documents::all(&register).unwrap());
    let change = Change {
        grids: vec![Edit::add(Grid::new("990127102".parse().unwrap(), "新镇"))],
        persons: vec![Edit::add(person(600))],
        appointments: vec![],
        households: (0..3)
            .map(|i| Edit {
                before: Some(household(i, "99012710020101")),
                after: Some(household(i, "99012710120102")),
            })
            .collect(),
        ..Change::default()
    };
    let touched = change.apply(&mut register);
    let batch = documents::touched(&register, &touched).unwrap();
    let mut puts: Vec<&str> = batch.puts.iter().map(|(k, _)| k.as_str()).collect();
    puts.sort_unstable();
    assert_eq!(puts, ["grids/990127102", "households/99012710120102", "meta", "people/00003"]);
    assert_eq!(batch.deletes, ["posts/990127102", "households/99012710020101"]);
    apply(&mut kept, batch);
    check(&kept, &register);
    let touched = change.inverse().apply(&mut register);
    apply(&mut kept, documents::touched(&register, &touched).unwrap());
    check(&kept, &register);
}

#[test]
fn what_a_newer_version_wrote_is_refused() {
    let newer = [("meta".to_owned(), br#"{"schema":5,"more":1}"#.to_vec())];
    assert_eq!(documents::read(&newer), Err(DocumentError::Newer(5)));
    let broken = [("settings".to_owned(), b"[".to_vec())];
    assert_eq!(documents::read(&broken), Err(DocumentError::Unreadable("settings".into())));
    let broken = [("households/12".to_owned(), b"[]".to_vec())];
    assert_eq!(documents::read(&broken), Err(DocumentError::Unreadable("households/12".into())));
}
