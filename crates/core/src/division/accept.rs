//! From accepted divisions to one change: codes, successors, households; posts as a person says.
//! Never stores anything and never answers a question itself.
use super::draft::{Draft, Numbers};
use super::question::Question;
use super::{Division, Group, Wishes, judge};
use crate::change::Edit;
use crate::domain::{Grid, GridCode, Household, HouseholdId, Register};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use wangge_texts::{Lang, division as t};

/// What accepted divisions change from a day on.
///
/// A grid that is mostly the same keeps its code; others get the next numbers of the group, in the
/// order of [`Division::grids`], west to east and north to south. A code is never used again: what
/// is not kept is retired, with the grids that took its households as successors. A division is of
/// the register it was computed from; households that came since are asked about.
#[must_use]
pub fn accept(register: &Register, divisions: &[Division], on: NaiveDate) -> Draft {
    let mut draft = Draft { on, ..Draft::default() };
    for division in divisions {
        accept_one(register, division, &mut draft);
    }
    draft.ask_hanging(register);
    draft
}

fn accept_one(register: &Register, division: &Division, draft: &mut Draft) {
    let group = division.group;
    let in_force: BTreeSet<GridCode> = register.children(group, draft.on).map(|g| g.code).collect();
    let mut numbers = Numbers::below(register, group);
    let mut codes = Vec::with_capacity(division.grids.len());
    for part in &division.grids {
        match part.keeps.filter(|code| in_force.contains(code)).or_else(|| numbers.next()) {
            Some(code) => codes.push(code),
            None => {
                draft.questions.push(Question::CodesFull { place: group });
                return;
            }
        }
    }
    let place =
        |(part, &code): (&super::Part, &GridCode)| part.homes.iter().map(move |&id| (id, code)).collect();
    let to: BTreeMap<HouseholdId, GridCode> =
        division.grids.iter().zip(&codes).flat_map(|pair| -> Vec<_> { place(pair) }).collect();
    for &code in codes.iter().filter(|code| !in_force.contains(code)) {
        let name = t::grid_name(Lang::Zh, &code.number());
        draft.change.grids.push(Edit::add(Grid::new(code, name)));
    }
    let mut heirs: BTreeMap<GridCode, BTreeSet<GridCode>> = BTreeMap::new();
    let mut touched = BTreeSet::new();
    let mut was: BTreeMap<HouseholdId, GridCode> = BTreeMap::new();
    let mut left: BTreeMap<GridCode, Vec<HouseholdId>> = BTreeMap::new();
    for home in register.households.get(&group).into_iter().flatten() {
        let Some(&code) = to.get(&home.id) else {
            // Whoever was in a grid that stays, stays in it.
            if home.grid.is_none_or(|grid| !codes.contains(&grid)) {
                left.entry(home.grid.unwrap_or(group)).or_default().push(home.id);
            }
            continue;
        };
        if let Some(old) = home.grid {
            heirs.entry(old).or_default().insert(code);
            was.insert(home.id, old);
        }
        if home.grid != Some(code) {
            touched.extend([Some(code), home.grid].into_iter().flatten());
            let after = Household { grid: Some(code), ..home.clone() };
            draft.change.households.push(Edit { before: Some(home.clone()), after: Some(after) });
        }
    }
    // A grid is split where a new one is mostly of what was its own.
    for (part, &code) in division.grids.iter().zip(&codes).filter(|(_, c)| !in_force.contains(c)) {
        let mut from: BTreeMap<GridCode, usize> = BTreeMap::new();
        for old in part.homes.iter().filter_map(|id| was.get(id)) {
            *from.entry(*old).or_default() += 1;
        }
        let most = from.into_iter().find(|(old, n)| 2 * n > part.homes.len() && codes.contains(old));
        if let Some((old, _)) = most {
            draft.offshoots.entry(old).or_default().push(code);
        }
    }
    for &code in in_force.iter().filter(|code| !codes.contains(code)) {
        // An empty grid leads to all of the group, as nobody says which is nearest.
        let heirs = heirs.remove(&code).unwrap_or_else(|| codes.iter().copied().collect());
        draft.retire(register, code, heirs.into_iter().collect());
    }
    let words = |code: &GridCode| register.grid(*code).filter(|g| !g.range_words.is_empty());
    for grid in codes.iter().filter(|c| touched.contains(c)).filter_map(words) {
        let (grid, words) = (grid.code, grid.range_words.clone());
        draft.questions.push(Question::Range { grid, words });
    }
    let asked = left.into_iter().map(|(grid, households)| Question::Households { grid, households });
    draft.questions.extend(asked);
}

/// A grid split by hand into parts; the group's other grids stay. The part that is mostly the grid
/// keeps its code. Households of the grid that are in no part are asked about.
#[must_use]
pub fn split_grid(register: &Register, grid: GridCode, parts: &[Vec<HouseholdId>], on: NaiveDate) -> Draft {
    by_hand(register, &[grid], parts, on)
}

/// Grids of one group merged by hand into one. Where none of them is more than half of the new one,
/// it gets a new code.
#[must_use]
pub fn merge_grids(register: &Register, grids: &[GridCode], on: NaiveDate) -> Draft {
    let homes = grids.iter().flat_map(|&code| register.households_in(code)).map(|h| h.id).collect();
    by_hand(register, grids, &[homes], on)
}

/// Some grids of a group given up for others.
fn by_hand(register: &Register, old: &[GridCode], new: &[Vec<HouseholdId>], on: NaiveDate) -> Draft {
    let Some(code) = old.first().and_then(|c| c.parent()) else { return Draft { on, ..Draft::default() } };
    let group = Group::of(register, code, |_| false);
    let wishes = Wishes { size: register.settings.size, ..Wishes::default() };
    let others = register.children(code, on).filter(|g| !old.contains(&g.code));
    let stay: Vec<(GridCode, Vec<HouseholdId>)> =
        others.map(|g| (g.code, register.households_in(g.code).map(|h| h.id).collect())).collect();
    let mut lists: Vec<Vec<HouseholdId>> = stay.iter().map(|(_, homes)| homes.clone()).collect();
    lists.extend(new.iter().cloned());
    let mut division = judge(&group, &wishes, &lists);
    // Also a grid without households stays what it is.
    for (part, (code, _)) in division.grids.iter_mut().zip(&stay) {
        part.keeps = Some(*code);
    }
    for part in division.grids.iter_mut().skip(stay.len()) {
        part.keeps = part.keeps.filter(|code| old.contains(code));
    }
    accept(register, &[division], on)
}
