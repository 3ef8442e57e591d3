//! How far each town and village is covered.
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use wangge_core::domain::audit::{Audit, Severity};
use wangge_core::domain::{GridCode, Level, Register};
use wangge_core::office::{Coverage, GetCoverage, slot};

/// Each town and village in force, in tree order.
pub(super) fn coverage(register: &Register, audit: &Audit, ask: GetCoverage, on: NaiveDate) -> Vec<Coverage> {
    let within = |code: GridCode| ask.within.is_none_or(|w| w.holds(code));
    let mut found: BTreeMap<GridCode, Coverage> = BTreeMap::new();
    let mut held: BTreeSet<GridCode> = BTreeSet::new();
    let in_force = || register.grids.values().filter(|g| g.in_force(on));
    for grid in in_force().filter(|g| matches!(g.level(), Level::Town | Level::Village) && within(g.code)) {
        let new = Coverage {
            code: grid.code,
            name: grid.name.clone(),
            grids: [0; 4],
            held: [0; 4],
            households: 0,
            served: 0,
            errors: 0,
        };
        found.insert(grid.code, new);
    }
    for grid in in_force() {
        let Some(level) = slot(grid.level()) else { continue };
        let has = register.head(grid.code, on).is_some();
        if has {
            held.insert(grid.code);
        }
        each(&mut found, grid.code, |row| {
            if let (Some(n), Some(h)) = (row.grids.get_mut(level), row.held.get_mut(level)) {
                *n += 1;
                *h += usize::from(has);
            }
        });
    }
    for (&group, homes) in &register.households {
        let served = |grid: Option<GridCode>| grid.is_some_and(|g| group.holds(g) && held.contains(&g));
        let count = homes.iter().filter(|h| served(h.grid)).count();
        each(&mut found, group, |row| {
            row.households += homes.len();
            row.served += count;
        });
    }
    for issue in audit.issues.iter().filter(|i| i.severity() == Severity::Error) {
        each(&mut found, issue.place, |row| row.errors += 1);
    }
    found.into_values().collect()
}

/// The town and the village that hold a place.
fn each(found: &mut BTreeMap<GridCode, Coverage>, code: GridCode, mut change: impl FnMut(&mut Coverage)) {
    for at in [Level::Town, Level::Village].into_iter().filter_map(|level| code.at(level)) {
        if let Some(row) = found.get_mut(&at) {
            change(row);
        }
    }
}
