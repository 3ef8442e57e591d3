//! Audit of people and their posts.
use super::issue::{answers_residents, broken};
use super::{Audit, Issue, IssueKind, village_of};
use crate::domain::{Appointment, GridCode, Level, PersonId, Post, Register};
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub(super) fn check(register: &Register, on: NaiveDate, audit: &mut Audit) {
    for grid in register.grids.values().filter(|g| g.in_force(on) && answers_residents(g.level())) {
        if register.head(grid.code, on).is_none() {
            audit.issues.push(Issue { place: grid.code, kind: IssueKind::Vacant });
        }
    }
    let mut first_place: BTreeMap<PersonId, GridCode> = BTreeMap::new();
    for (&grid, appointments) in &register.appointments {
        let now: Vec<&Appointment> = appointments.iter().filter(|a| a.held(on)).collect();
        check_posts(register, on, grid, appointments, &now, audit);
        for appointment in now {
            first_place.entry(appointment.person).or_insert(grid);
        }
    }
    check_phones(register, on, &first_place, audit);
    check_namesakes(register, &first_place, audit);
    check_origins(register, on, audit);
}

/// An office that keeps no nominations yet is not told of all its gridworkers at once.
fn check_origins(register: &Register, on: NaiveDate, audit: &mut Audit) {
    let kept = !register.nominations.is_empty()
        || register.appointments.values().flatten().any(|a| a.origin.is_some());
    if !kept {
        return;
    }
    let mut without: BTreeMap<GridCode, usize> = BTreeMap::new();
    for (&grid, list) in register.appointments.iter().filter(|(g, _)| g.level() == Level::Household) {
        let unknown = list.iter().any(|a| a.post == Post::Head && a.held(on) && a.origin.is_none());
        *without.entry(village_of(grid)).or_default() += usize::from(unknown);
    }
    for (place, gridworkers) in without.into_iter().filter(|(_, count)| *count > 0) {
        audit.issues.push(Issue { place, kind: IssueKind::NoOrigin { gridworkers } });
    }
}

fn check_posts(
    register: &Register,
    on: NaiveDate,
    grid: GridCode,
    all: &[Appointment],
    now: &[&Appointment],
    audit: &mut Audit,
) {
    let known_grid = register.grid(grid).is_some_and(|g| g.in_force(on));
    for appointment in now {
        if !known_grid || !register.persons.contains_key(&appointment.person) {
            audit
                .issues
                .push(Issue { place: grid, kind: IssueKind::Dangling { person: appointment.person } });
        }
    }
    for (i, a) in all.iter().enumerate() {
        for b in all.iter().skip(i + 1) {
            if a.post == Post::Head && b.post == Post::Head && a.person != b.person && a.overlaps(b) {
                audit.issues.push(Issue {
                    place: grid,
                    kind: IssueKind::HeldTwice { post: a.post, people: [a.person, b.person] },
                });
            }
        }
    }
}

fn check_phones(
    register: &Register,
    on: NaiveDate,
    places: &BTreeMap<PersonId, GridCode>,
    audit: &mut Audit,
) {
    for (&id, &place) in places {
        let Some(person) = register.persons.get(&id) else {
            continue;
        };
        if broken(&person.phone) {
            let kind = IssueKind::BrokenPhone { person: id, written: person.phone.to_string() };
            audit.issues.push(Issue { place, kind });
        } else if person.phone.is_missing() && register.head(place, on).is_some_and(|(_, p)| p.id == id) {
            audit.issues.push(Issue { place, kind: IssueKind::NoPhone { person: id } });
        }
    }
}

fn check_namesakes(register: &Register, places: &BTreeMap<PersonId, GridCode>, audit: &mut Audit) {
    let mut by_name: BTreeMap<(GridCode, &str), Vec<PersonId>> = BTreeMap::new();
    for (&id, &place) in places {
        if place.level() < Level::Village {
            continue;
        }
        if let Some(person) = register.persons.get(&id) {
            by_name.entry((village_of(place), person.name.as_str())).or_default().push(id);
        }
    }
    for ((place, name), people) in by_name {
        if people.len() > 1 {
            let kind = IssueKind::Namesakes { name: name.to_owned(), people };
            audit.issues.push(Issue { place, kind });
        }
    }
}
