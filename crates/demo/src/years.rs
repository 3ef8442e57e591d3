//! The county after some years of use: portraits of people in office, and codes that were given up.
//! Lists do not hold these, so they are not in the sheets of a plan; the publication that ships
//! with the project shows them.
use crate::portrait::portrait;
use crate::reference_date;
use chrono::{Months, NaiveDate};
use std::collections::BTreeSet;
use wangge_core::domain::{Grid, GridCode, Level, PersonId, Photo, Register, Retirement};

/// Adds what years of use leave in a register.
#[must_use]
pub fn after_years(mut register: Register) -> Register {
    photograph(&mut register);
    for village in register.grids_of(Level::Village, reference_date()).map(|g| g.code).collect::<Vec<_>>() {
        // Every fourth village has been divided anew.
        if village.number() % 4 == 1 {
            redivide(&mut register, village);
        }
    }
    merge_villages(&mut register);
    register
}

/// Leaders have portraits, and every third gridworker; one in eight of them has not agreed that it
/// be published.
fn photograph(register: &mut Register) {
    let posts = register.appointments.values().flatten();
    let shown = posts.filter(|a| a.grid.level() <= Level::Group || a.person.0 % 3 == 0);
    let who: BTreeSet<PersonId> = shown.map(|a| a.person).collect();
    for id in who {
        let Some(person) = register.persons.get_mut(&id) else { continue };
        let consent = (id.0 % 8 != 5).then(|| months_ago(6)).flatten();
        person.photo = portrait(id.0, person.sex).and_then(|bytes| Photo::new(&bytes, consent).ok());
    }
}

/// A group that was joined to the last one, and a grid that was split in two.
fn redivide(register: &mut Register, village: GridCode) {
    let children = |register: &Register, of: GridCode| -> Vec<GridCode> {
        register.children(of, reference_date()).map(|g| g.code).collect()
    };
    let groups = children(register, village);
    let Some(&last) = groups.last() else { return };
    let grids = children(register, last);
    let next = |code: GridCode| u16::try_from(code.number() + 1).ok();
    if let Some(old) = next(last).and_then(|n| village.child(n)) {
        retire(register, old, format!("{}组", old.number()), vec![last]);
        if let (Some(old), Some(&first)) = (old.child(1), grids.first()) {
            retire(register, old, "第1网格".to_owned(), vec![first]);
        }
    }
    if let Some(old) = grids.last().and_then(|c| next(*c)).and_then(|n| last.child(n)) {
        let heirs = grids.into_iter().take(2).collect();
        retire(register, old, format!("第{}网格", old.number()), heirs);
    }
}

/// In each town, a village was joined to the first one.
fn merge_villages(register: &mut Register) {
    let towns: Vec<GridCode> = register.grids_of(Level::Town, reference_date()).map(|g| g.code).collect();
    for town in towns {
        let villages: Vec<GridCode> = register.children(town, reference_date()).map(|g| g.code).collect();
        let old =
            villages.last().and_then(|v| u16::try_from(v.number() + 2).ok()).and_then(|n| town.child(n));
        let heir = villages.into_iter().find(|v| v.number() >= 200);
        if let (Some(old), Some(heir)) = (old, heir) {
            retire(register, old, "旧庄村".to_owned(), vec![heir]);
        }
    }
}

fn retire(register: &mut Register, code: GridCode, name: String, successors: Vec<GridCode>) {
    let Some(on) = months_ago(8) else { return };
    let grid = Grid { retired: Some(Retirement { on, successors }), ..Grid::new(code, name) };
    register.grids.insert(code, grid);
}

fn months_ago(months: u32) -> Option<NaiveDate> {
    reference_date().checked_sub_months(Months::new(months))
}
