//! The history in documents: large changes are packed, and a snapshot and the entries after it are
//! the register.
#![cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
use wangge_core::change::{Body, Change, Edit, Kind, Stamp, diff, squash};
use wangge_core::domain::{
    Appointment, Grid, GridCode, Household, HouseholdId, Person, PersonId, Phone, Post, Register,
};
use wangge_store::history::{self, Draft, Kept};

fn draft(known: &Kept, kind: Kind) -> Draft {
    let id = Stamp::after(known.history.newest(), 1_000, 7);
    Draft { id, who: "河湾村".into(), kind, name: String::new() }
}

#[test]
fn an_import_of_a_county_is_one_entry_in_a_few_packed_documents() {
    let group: GridCode = "99012710020101".parse().unwrap();
    let mut change = Change::default();
    change.households.extend((0..5000).map(|id| Edit::add(household(id, group, "张三"))));
    let mut past = Kept::default();
    let import = draft(&past, Kind::Import { files: vec!["住户.xlsx".into()] });
    let documents = past.add(import, change.clone()).unwrap();
    let keys: Vec<&str> = documents.iter().map(|(k, _)| k.as_str()).collect();
    let part = |n: usize| format!("changes/{}/{n:03}", past.history.entries()[0].id);
    assert_eq!(keys, [&part(0), &part(1), &part(2), "history/00000"]);
    let entry = past.history.entries()[0].clone();
    let Body::Parts(heads) = &entry.body else { panic!("not in parts") };
    assert_eq!(heads[1].households, Some((2000, 3999)));
    assert!(heads[0].may_hold("990127".parse().unwrap()) && !heads[0].may_hold("990128".parse().unwrap()));
    let again = history::read(&documents).unwrap();
    assert_eq!(again.change(&entry), Some(change));
    // A damaged part is told, not guessed.
    let mut damaged = documents;
    damaged[1].1.truncate(40);
    assert_eq!(history::read(&damaged).unwrap().change(&entry), None);
    past.take_back();
    assert!(past.history.entries().is_empty() && past.packed_bytes() == 0);
}

fn person(id: u32) -> Person {
    Person {
        id: PersonId(id),
        name: format!("网格员{id}"),
        sex: None,
        phone: Phone::Missing,
        party_member: None,
        photo: None,
        category: None,
    }
}

fn household(id: u32, group: GridCode, head: &str) -> Household {
    Household {
        id: HouseholdId(id),
        code: format!("H{id}"),
        group,
        grid: None,
        door: None,
        head: head.into(),
        people: None,
        phone: Phone::Missing,
        position: None,
    }
}

/// One thing that an office does; numbers choose among what there is.
#[derive(Clone, Debug)]
enum Deed {
    Grid(u16),
    Person(u32, String),
    Appoint(usize, usize, u8),
    Remove(usize),
    Home(u32, u16, String),
    Homes(u16),
    Issuer(String),
    Undo,
    Redo,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let word = "[甲乙丙]{1,2}";
    let deed = prop_oneof![
        (1..6_u16).prop_map(Deed::Grid),
        (0..6_u32, word).prop_map(|(id, name)| Deed::Person(id, name)),
        (0..6_usize, 0..6_usize, 0..3_u8).prop_map(|(a, b, c)| Deed::Appoint(a, b, c)),
        (0..9_usize).prop_map(Deed::Remove),
        (0..9_u32, 1..6_u16, word).prop_map(|(id, group, head)| Deed::Home(id, group, head)),
        (1..6_u16).prop_map(Deed::Homes),
        word.prop_map(Deed::Issuer),
        Just(Deed::Undo),
        Just(Deed::Undo),
        Just(Deed::Redo),
    ];
    prop::collection::vec(deed, 1..40)
}

fn group(number: u16) -> GridCode {
    format!("990127100201{number:02}").parse().unwrap()
}

/// The change that a deed makes of a register.
fn change(register: &Register, deed: &Deed) -> Change {
    let mut change = Change::default();
    match deed {
        Deed::Grid(number) => {
            let code = group(*number);
            let (before, name) = (register.grids.get(&code).cloned(), format!("{}组", register.next_person));
            change.grids.push(Edit { before, after: Some(Grid::new(code, name)) });
        }
        Deed::Person(id, name) => {
            let before = register.persons.get(&PersonId(*id)).cloned();
            change.persons.push(Edit { before, after: Some(Person { name: name.clone(), ..person(*id) }) });
        }
        Deed::Appoint(a, b, month) => {
            let (grid, person) = (group(1 + *a as u16), PersonId(*b as u32));
            let from = chrono::NaiveDate::from_ymd_opt(2026, 1 + u32::from(*month), 1);
            let after = Appointment {
                person,
                grid,
                post: Post::Head,
                office: String::new(),
                from,
                to: None,
                origin: None,
            };
            let held = register.appointments.get(&grid).into_iter().flatten();
            if !held.clone().any(|h| h.person == person && h.from == from) {
                change.appointments.push(Edit::add(after));
            }
        }
        Deed::Remove(which) => {
            let all: Vec<&Appointment> = register.appointments.values().flatten().collect();
            change.appointments.extend(all.get(*which).map(|a| Edit::remove((*a).clone())));
            let homes: Vec<&Household> = register.all_households().collect();
            change.households.extend(homes.get(*which).map(|h| Edit::remove((*h).clone())));
        }
        Deed::Home(id, number, head) => {
            let before = register.all_households().find(|h| h.id.0 == *id).cloned();
            change.households.push(Edit { before, after: Some(household(*id, group(*number), head)) });
        }
        Deed::Homes(number) => {
            let first = register.next_household;
            let homes = (first..first + 300).map(|id| Edit::add(household(id, group(*number), "丁")));
            change.households.extend(homes);
        }
        Deed::Issuer(issuer) => {
            let before = register.settings.clone();
            let after = wangge_core::domain::Settings { issuer: issuer.clone(), ..before.clone() };
            change.settings.push(Edit::change(before, after));
        }
        Deed::Undo | Deed::Redo => {}
    }
    change
}

/// The facts, without the numbers that are never given out again.
fn facts(register: &Register) -> Register {
    Register { next_person: 0, next_household: 0, next_nomination: 0, ..register.clone() }
}

/// The facts, whatever the order in which posts were entered.
fn unordered(register: &Register) -> Register {
    let mut facts = facts(register);
    facts.appointments.values_mut().for_each(|list| list.sort_by_key(|a| (a.person, a.from)));
    facts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_snapshot_and_the_rest_are_the_whole_fold(deeds in deeds(), cut in 0..40_usize) {
        let mut register = Register::default();
        let mut past = Kept::default();
        let mut states = vec![register.clone()];
        let mut undone: Vec<Register> = vec![];
        for deed in &deeds {
            let turn = match deed {
                Deed::Undo => past.history.undoable().cloned().map(|of| (Kind::Undo, of)),
                Deed::Redo => past.history.redoable().cloned().map(|of| (Kind::Redo, of)),
                _ => None,
            };
            let mut made = match &turn {
                Some((kind, of)) => {
                    let change = past.change(of).unwrap();
                    let entry = draft(&past, kind.clone());
                    past.add_turn(entry, of).unwrap();
                    if *kind == Kind::Undo { change.inverse() } else { change }
                }
                None => {
                    let made = change(&register, deed);
                    if made.is_empty() {
                        continue;
                    }
                    undone.clear();
                    made
                }
            };
            prop_assert_eq!(made.fits(&register), Ok(()));
            let before = register.clone();
            made.apply_noted(&mut register);
            if turn.is_none() {
                let entry = draft(&past, Kind::Form);
                past.add(entry, made).unwrap();
            }
            match &turn {
                Some((Kind::Undo, _)) => undone.push(before),
                Some(_) => {
                    let was = undone.pop().unwrap();
                    prop_assert_eq!(facts(&register), facts(&was), "redo is what was before undo");
                }
                None => {}
            }
            states.push(register.clone());
        }
        let read = |id, number| past.part(id, number);
        let cut = cut.min(states.len() - 1);
        let mut folded = states[cut].clone();
        past.history.replay(&mut folded, cut, &read).unwrap();
        prop_assert_eq!(&folded, &register, "snapshot and rest");
        let mut whole = Register::default();
        past.history.replay(&mut whole, 0, &read).unwrap();
        prop_assert_eq!(&whole, &register, "whole fold");
        let mut back = register.clone();
        past.history.rewind(&mut back, cut, &read).unwrap();
        prop_assert_eq!(facts(&back), facts(&states[cut]), "taken back from the newest");
        let net = squash(past.history.entries()[cut..].iter().map(|e| past.change(e).unwrap()));
        let mut jumped = states[cut].clone();
        prop_assert_eq!(net.fits(&jumped), Ok(()));
        net.apply(&mut jumped);
        prop_assert_eq!(unordered(&jumped), unordered(&register), "the net change");
        let apart = diff(&states[cut], &register);
        prop_assert_eq!(apart.len(), net.len(), "what is another is what was changed");
        let mut jumped = states[cut].clone();
        apart.apply(&mut jumped);
        prop_assert_eq!(unordered(&jumped), unordered(&register), "the difference");
        // All the way back.
        let mut deepest = register.clone();
        while let Some(of) = past.history.undoable().cloned() {
            let change = past.change(&of).unwrap().inverse();
            prop_assert_eq!(change.fits(&deepest), Ok(()));
            change.apply(&mut deepest);
            let entry = draft(&past, Kind::Undo);
            past.add_turn(entry, &of).unwrap();
        }
        prop_assert_eq!(facts(&deepest), Register::default());
    }
}
