//! A publication of the demo county: nothing private is in it, and the one that ships in
//! `public/` is what the code makes.
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use wangge_core::domain::{Door, Phone, Position, Register};
use wangge_core::publish::{Publication, PublishOptions, publish};
use wangge_demo::{Plan, county, reference_date};
use wangge_pinyin::Hanzi;

const SMALL: Plan = Plan { seed: 1, towns: 2, households: 2200 };

fn published(register: &Register) -> Publication {
    let date = reference_date();
    publish(register, &PublishOptions { date, version: format!("{date}-1") }, &Hanzi, &mut |_, _| {}).unwrap()
}

/// Every private value of a register, with what it is.
fn private_values(register: &Register) -> HashMap<String, &'static str> {
    let mut all = HashMap::new();
    let mut keep = |what, value: String| {
        if !value.is_empty() {
            all.insert(value, what);
        }
    };
    for h in register.all_households() {
        keep("a household's head", h.head.clone());
        keep("a household's code", h.code.clone());
        keep("a resident's telephone", h.phone.to_string());
        if let Some(at) = h.position {
            keep("a longitude", at.lon.to_string());
            keep("a latitude", at.lat.to_string());
        }
        if let Some(Door::Named(name)) = &h.door {
            keep("a house's name", name.clone());
        }
    }
    let on = reference_date();
    let in_office: BTreeSet<_> =
        register.appointments.values().flatten().filter(|a| a.held(on)).map(|a| a.person).collect();
    for person in register.persons.values().filter(|p| !in_office.contains(&p.id)) {
        keep("the name of one who holds no post", person.name.clone());
        keep("the telephone of one who holds no post", person.phone.to_string());
    }
    for appointment in register.appointments.values().flatten().filter(|a| !a.held(on)) {
        keep("a former office", appointment.office.clone());
    }
    all
}

/// Panics where any of the values stands anywhere in a published file or its path.
fn assert_absent(values: &HashMap<String, &'static str>, publication: &Publication) {
    let lengths: BTreeSet<usize> = values.keys().map(String::len).collect();
    for file in &publication.files {
        let text = [file.path.as_bytes(), &file.bytes].concat();
        for &length in &lengths {
            for window in text.windows(length).filter_map(|w| std::str::from_utf8(w).ok()) {
                let found = values.get(window);
                assert_eq!(found, None, "{}: “{window}” is private", file.path);
            }
        }
    }
}

#[test]
fn no_private_value_is_in_any_published_file() {
    // As it is: numbers and codes of residents are theirs alone.
    let mut register = county(&SMALL);
    let mut values = private_values(&register);
    values.retain(|value, _| value.is_ascii() && value.len() >= 7);
    assert!(values.len() > 4_000, "{} values", values.len());
    assert_absent(&values, &published(&register));

    // Heads of households share their names with people in office, so each gets one of its
    // own; and every private field is filled.
    let mut number = 0;
    for household in register.households.values_mut().flatten() {
        number += 1;
        household.head = format!("户主{number:05}");
        household.code = format!("户号{number:05}");
        household.phone = Phone::read(&format!("139{number:08}"));
        household.position = Position::new(106.5 + f64::from(number) * 1e-6, 34.5 + f64::from(number) * 1e-6);
        if number % 7 == 0 {
            household.door = Some(Door::Named(format!("老屋{number:05}")));
        }
    }
    // Every tenth post is one that was given up, with a person who holds no other.
    let day_before = reference_date().pred_opt();
    let mut former = BTreeSet::new();
    for appointment in register.appointments.values_mut().flatten().step_by(10) {
        appointment.to = day_before;
        appointment.office = format!("原职务{}", appointment.grid);
        former.insert(appointment.person);
    }
    for appointment in register.appointments.values_mut().flatten() {
        if former.contains(&appointment.person) {
            appointment.to = day_before;
            appointment.office = format!("原职务{}", appointment.grid);
        }
    }
    for (number, id) in former.iter().enumerate() {
        let person = register.persons.get_mut(id).unwrap();
        person.name = format!("离任{number:05}");
        person.phone = Phone::read(&format!("137{number:08}"));
    }
    let values = private_values(&register);
    let kinds: BTreeSet<_> = values.values().copied().collect();
    assert_eq!(kinds.len(), 9, "{kinds:?}");
    assert!(values.len() > 11_000, "{} values", values.len());
    let publication = published(&register);
    assert_absent(&values, &publication);

    // The search itself finds what is there.
    let head = register.persons.values().find(|p| !former.contains(&p.id)).unwrap();
    let planted = HashMap::from([(head.name.clone(), "planted")]);
    assert!(std::panic::catch_unwind(|| assert_absent(&planted, &publication)).is_err());
}

#[test]
fn the_demo_publication_is_what_the_code_makes() {
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
    let publication = published(&county(&SMALL));
    for file in &publication.files {
        let there = std::fs::read(public.join(&file.path)).unwrap_or_default();
        assert!(there == file.bytes, "{}: run `cargo xtask demo-publication`", file.path);
    }
    let (mut open, mut count) = (vec![public.join("data"), public.join("g")], 0);
    while let Some(at) = open.pop() {
        let entries: Vec<PathBuf> = std::fs::read_dir(at).unwrap().flatten().map(|e| e.path()).collect();
        let (dirs, files): (Vec<_>, Vec<_>) = entries.into_iter().partition(|p| p.is_dir());
        open.extend(dirs);
        count += files.len();
    }
    assert_eq!(count, publication.files.len(), "files of an older one: run `cargo xtask demo-publication`");
}
