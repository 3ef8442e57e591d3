//! A small county in a store, and a way to ask the engine.
use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use wangge_core::Lang;
use wangge_core::change::{Change, Edit};
use wangge_core::domain::{
    Appointment, Door, Grid, GridCode, Household, HouseholdId, Person, PersonId, Phone, Post, Register,
};
use wangge_core::office::{Ask, Call, Failure, Progress};
use wangge_store::{MemoryStore, Store, documents};
use wangge_worker::engine::{Engine, InFile, Now};

/// The day of all tests.
pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

/// The in-memory store never waits, so one poll is enough.
pub fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the in-memory store waited"),
    }
}

pub fn code(text: &str) -> GridCode {
    text.parse().unwrap()
}

/// One town, two villages; the first has two groups with a grid each, 15 and 16 households;
/// the second has a group whose gridworker is missing, and one household in no grid.
pub fn county() -> Register {
    let mut change = Change::default();
    let nodes = [
        ("990127", "禾溪县"),
        ("990127100", "城关镇"),
        ("990127100201", "河湾村"),
        ("99012710020101", "1组"),
        ("9901271002010101", "第1网格"),
        ("99012710020102", "2组"),
        ("9901271002010201", "第1网格"),
        ("990127100202", "柳林村"),
        ("99012710020201", "1组"),
        ("9901271002020101", "第1网格"),
    ];
    change.grids.extend(nodes.map(|(c, name)| Edit::add(Grid::new(code(c), name))));
    for (id, (c, name)) in nodes.into_iter().skip(1).enumerate() {
        let id = PersonId(id as u32);
        if c == "9901271002020101" {
            continue;
        }
        change.persons.push(Edit::add(Person {
            id,
            name: format!("{name}长"),
            sex: None,
            phone: Phone::read(&format!("1380000{:04}", id.0)),
            party_member: None,
            photo: None,
            category: None,
        }));
        change.appointments.push(Edit::add(Appointment {
            person: id,
            grid: code(c),
            post: Post::Head,
            office: String::new(),
            from: None,
            to: None,
            origin: None,
        }));
    }
    let groups = [("99012710020101", 15), ("99012710020102", 16), ("99012710020201", 15)];
    for (group, households) in groups {
        for door in 1..=households {
            let id = change.households.len() as u32;
            let without = group == "99012710020201" && door == 15;
            change.households.push(Edit::add(Household {
                id: HouseholdId(id),
                code: String::new(),
                group: code(group),
                grid: (!without).then(|| code(&format!("{group}01"))),
                door: Some(Door::read(&format!("{}号", households - door + 1)).unwrap()),
                head: format!("户主{id}"),
                people: None,
                phone: Phone::Missing,
                position: None,
            }));
        }
    }
    let mut register = Register::default();
    change.apply(&mut register);
    register
}

/// A store that holds a register.
pub fn kept(register: &Register) -> MemoryStore {
    let store = MemoryStore::default();
    now(store.commit(0, documents::all(register).unwrap())).unwrap();
    store
}

pub fn open(store: &MemoryStore) -> Engine<MemoryStore> {
    now(Engine::open(store.clone(), Lang::Zh)).map_err(|f| f.message).unwrap()
}

/// Asks, and reads the answer as the page does.
pub fn ask<A: Ask>(engine: &mut Engine<MemoryStore>, request: A) -> Result<A::Answer, Failure> {
    ask_with(engine, request, vec![]).map(|(answer, _)| answer)
}

/// Asks with files, for the file that comes back.
pub fn ask_with<A: Ask>(
    engine: &mut Engine<MemoryStore>,
    request: A,
    files: Vec<InFile>,
) -> Result<(A::Answer, Option<Vec<u8>>), Failure>
where
    A::Answer: DeserializeOwned,
{
    // A call goes through JSON on its way.
    let call = serde_json::to_string(&Call::new(Lang::Zh, request)).unwrap();
    let mut heard: Vec<Progress> = vec![];
    let call = serde_json::from_str(&call).unwrap();
    // A clock that stands still.
    let clock = Now { day: day(), millis: 1_764_000_000_000, random: 7 };
    let reply = now(engine.handle(call, clock, files, &mut |p| heard.push(p)))?;
    Ok((serde_json::from_str(&reply.json).unwrap(), reply.file))
}
