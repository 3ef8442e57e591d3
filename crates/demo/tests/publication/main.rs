//! A publication of the demo county: nothing private is in it, and the one that ships in
//! `public/` is what the code makes.
mod ledgers;

use chrono::Days;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use wangge_core::directory::PublicVillage;
use wangge_core::domain::{
    Candidate, Door, GridCode, Level, Nomination, NominationId, Objection, Origin, Outcome, PersonId, Phone,
    Photo, Point, Position, Post, Printed, Register, Settled,
};
use wangge_core::publish::{Publication, PublishOptions, publish, with_pictures};
use wangge_demo::{Plan, after_years, county, reference_date};
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
            // In the form in which villages' places are published, to ten times their exactness.
            keep("a position", format!("{:.0},{:.0}", at.lon * 1e5, at.lat * 1e5));
            keep("a position", format!("{:.0},{:.0}", at.lon * 1e4, at.lat * 1e4));
        }
        if let Some(Door::Named(name)) = &h.door {
            keep("a house's name", name.clone());
        }
    }
    let on = reference_date();
    let in_office: BTreeSet<_> =
        register.appointments.values().flatten().filter(|a| a.held(on)).map(|a| a.person).collect();
    let year = Days::new(366);
    let lately: BTreeSet<_> = register
        .appointments
        .values()
        .flatten()
        .filter(|a| a.post == Post::Head && a.to.is_some_and(|to| on - year < to))
        .map(|a| a.person)
        .collect();
    for person in register.persons.values().filter(|p| !in_office.contains(&p.id)) {
        if !lately.contains(&person.id) {
            keep("the name of one who holds no post", person.name.clone());
        }
        keep("the telephone of one who holds no post", person.phone.to_string());
    }
    for appointment in register.appointments.values().flatten().filter(|a| !a.held(on)) {
        keep("a former office", appointment.office.clone());
    }
    for appointment in register.appointments.values().flatten() {
        if let Some(Origin::Without(reason)) = &appointment.origin {
            keep("why there was no nomination", reason.clone());
        }
    }
    for nomination in register.nominations.values() {
        for candidate in &nomination.candidates {
            keep("a candidate", candidate.name.clone());
            keep("a candidate's telephone", candidate.phone.to_string());
            keep("a recommender", candidate.recommender.clone());
            keep("a recommender's words", candidate.words.clone());
        }
        for objection in &nomination.objections {
            keep("who objects", objection.by.clone());
            keep("an objection", objection.words.clone());
            keep("an answer", objection.settled.as_ref().map(|s| s.words.clone()).unwrap_or_default());
        }
        if let Some(Outcome::Closed { reason, .. }) = &nomination.outcome {
            keep("why a nomination was closed", reason.clone());
        }
    }
    for printed in register.printed.values() {
        keep("a fingerprint of what was printed", printed.print.clone());
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
    // Every tenth post was given up long ago, every tenth lately, by people who hold no other.
    let (long_ago, lately) = (leave(&mut register, 3, 500, "离任"), leave(&mut register, 7, 1, "刚离"));
    nominate(&mut register);
    let values = private_values(&register);
    let kinds: BTreeSet<_> = values.values().copied().collect();
    assert_eq!(kinds.len(), 20, "{kinds:?}");
    assert!(values.len() > 11_000, "{} values", values.len());
    let publication = published(&register);
    assert_absent(&values, &publication);

    // The search itself finds what is there.
    let left: BTreeSet<_> = long_ago.union(&lately).collect();
    let head = register.persons.values().find(|p| !left.contains(&p.id)).unwrap();
    let planted = HashMap::from([(head.name.clone(), "planted")]);
    assert!(std::panic::catch_unwind(|| assert_absent(&planted, &publication)).is_err());
}

/// Each household-level grid has a nomination with something in every field, and a reason why its
/// gridworker came without one; its cards were printed.
fn nominate(register: &mut Register) {
    let day = reference_date();
    let grids: Vec<GridCode> =
        register.grids.keys().copied().filter(|c| c.level() == Level::Household).collect();
    for (number, grid) in (0..).zip(grids) {
        let id = NominationId(number);
        let candidate = Candidate {
            name: format!("人选{number:05}"),
            phone: Phone::read(&format!("137{number:08}")),
            recommender: format!("荐人{number:05}"),
            words: format!("荐语{number:05}"),
            ..Candidate::default()
        };
        let settled = Settled { on: day, upheld: true, words: format!("答复{number:05}") };
        let (by, words) = (format!("异议人{number:05}"), format!("异议{number:05}"));
        let nomination = Nomination {
            candidates: vec![candidate],
            objections: vec![Objection { on: day, by, words, settled: Some(settled) }],
            outcome: Some(Outcome::Closed { on: day, reason: format!("终止{number:05}") }),
            ..Nomination::new(id, grid)
        };
        register.nominations.insert(id, nomination);
        for appointment in register.appointments.get_mut(&grid).into_iter().flatten() {
            appointment.origin = Some(Origin::Without(format!("缘由{number:05}")));
        }
        register.printed.insert(grid, Printed { code: grid, on: day, print: format!("{number:016x}") });
    }
}

/// Every tenth post, from one on, is given up so many days ago, with each post of its holder; they
/// get names and numbers of their own.
fn leave(register: &mut Register, first: usize, days: u64, name: &str) -> BTreeSet<PersonId> {
    let day = reference_date() - Days::new(days);
    let who: BTreeSet<_> =
        register.appointments.values().flatten().skip(first).step_by(10).map(|a| a.person).collect();
    for appointment in register.appointments.values_mut().flatten().filter(|a| who.contains(&a.person)) {
        (appointment.from, appointment.to) = (None, Some(day));
        appointment.office = format!("原职务{}", appointment.grid);
    }
    for (number, id) in who.iter().enumerate() {
        let person = register.persons.get_mut(id).unwrap();
        person.name = format!("{name}{number:05}");
        person.phone = Phone::read(&format!("137{days:03}{number:05}"));
    }
    who
}

/// The published villages.
fn villages(publication: &Publication) -> Vec<PublicVillage> {
    let files = publication.files.iter().filter(|f| f.path.starts_with("data/v/"));
    files.map(|f| serde_json::from_slice(&f.bytes).unwrap()).collect()
}

#[test]
fn who_left_lately_is_named_and_cannot_be_called() {
    let mut register = county(&SMALL);
    let lately = leave(&mut register, 7, 1, "刚离");
    let villages = villages(&published(&register));
    let grids = villages.iter().flat_map(|v| v.groups.iter().chain(&v.grids).chain([&v.village]));
    let former: BTreeSet<_> = grids.flat_map(|g| &g.former).map(|f| f.name.as_str()).collect();
    let named = lately.iter().filter(|id| former.contains(register.persons[id].name.as_str())).count();
    assert!(named > 10 && named * 10 > lately.len() * 7, "{named} of {} are named", lately.len());
}

#[test]
fn photographs_are_of_people_in_office_who_agreed() {
    let mut register = after_years(county(&SMALL));
    let lately = leave(&mut register, 7, 1, "刚离");
    let on = reference_date();
    // A picture of their own for everybody; of three, one agrees, one never, one tomorrow.
    for (number, person) in (0_u32..).zip(register.persons.values_mut()) {
        let consent = [Some(on), None, on.succ_opt()][number as usize % 3];
        person.photo = Some(Photo::new(&picture(number), consent).unwrap());
    }
    let publication = published(&register);
    let pictures: Vec<_> = publication.files.iter().filter(|f| f.path.starts_with("data/p/")).collect();
    assert!(pictures.len() > 30, "{} pictures", pictures.len());
    let mut shown = 0;
    for person in register.persons.values() {
        let photo = person.photo.as_ref().unwrap();
        let there = publication.files.iter().any(|f| f.bytes == photo.bytes());
        let agreed = photo.consent == Some(on);
        assert!(!there || agreed && !lately.contains(&person.id), "{} is shown", person.name);
        shown += usize::from(there);
        let named = publication
            .files
            .iter()
            .any(|f| std::str::from_utf8(&f.bytes).is_ok_and(|t| t.contains(&photo.path())));
        assert_eq!(there, named, "a picture is there if a page names it: {}", person.name);
    }
    assert_eq!(shown, pictures.len(), "no picture of anybody else");
}

/// The least that is taken for a picture, another for each number.
fn picture(number: u32) -> Vec<u8> {
    let chunk = |kind: &[u8], data: &[u8]| {
        [(data.len() as u32).to_be_bytes().as_slice(), kind, data, b"crc!"].concat()
    };
    let parts = [chunk(b"IHDR", b""), chunk(b"IDAT", &number.to_be_bytes()), chunk(b"IEND", b"")];
    [b"\x89PNG\r\n\x1a\n".as_slice(), &parts.concat()].concat()
}

#[test]
fn places_are_published_of_villages_alone() {
    let mut register = county(&SMALL);
    // Whatever a register may hold: a place on every node.
    for (number, grid) in (0_u32..).zip(register.grids.values_mut()) {
        grid.point = Point::new(100.0 + f64::from(number) / 1e3, 30.0);
    }
    let publication = published(&register);
    let file = publication.files.iter().find(|f| f.path.starts_with("data/points.")).unwrap();
    let points: Vec<(GridCode, Point)> = serde_json::from_slice(&file.bytes).unwrap();
    assert_eq!(points.len(), register.grids_of(Level::Village, reference_date()).count());
    assert!(points.iter().all(|(code, _)| code.level() == Level::Village));
    let others = register.grids.values().filter(|g| g.level() != Level::Village);
    let values = others.map(|g| serde_json::to_string(&g.point).unwrap());
    let values = values.map(|v| (v.trim_matches(['[', ']']).to_owned(), "a place of no village"));
    assert_absent(&values.collect(), &publication);
}

#[test]
fn the_demo_publication_is_what_the_code_makes() {
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
    let publication = published(&after_years(county(&SMALL)));
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
