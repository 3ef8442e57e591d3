//! What a division minds, between the register's documents and the wishes for a place: the lines of
//! every document near the place, the pairs and marks of its own households, wherever they were
//! kept. Never asks: lines are where they are, and households go where they live.
use super::draft::Draft;
use super::input::Barriers;
use crate::change::Edit;
use crate::domain::{GridCode, Ground, HouseholdId, Level, Position, Register};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Known {
    /// What is not crossed.
    pub barriers: Barriers,
    /// Households of candidates.
    pub candidates: BTreeSet<HouseholdId>,
}

type Line = Vec<Position>;

/// What the register knows of a place.
#[must_use]
pub fn known(register: &Register, place: GridCode) -> Known {
    let own: BTreeSet<HouseholdId> = register.households_in(place).map(|h| h.id).collect();
    let mut known = Known::default();
    for ground in register.grounds.values() {
        if near(ground, place) {
            known.barriers.lines.extend(ground.lines.iter().cloned());
        }
        let pairs = ground.apart.iter().filter(|pair| pair.iter().all(|id| own.contains(id)));
        known.barriers.apart.extend(pairs.copied());
        known.candidates.extend(ground.candidates.intersection(&own));
    }
    known
}

/// The change after which the register knows this of a place: what is gone is taken out of its
/// document; what is new stands with the village, or with the place where that is larger.
#[must_use]
pub fn keep(register: &Register, place: GridCode, now: &Known) -> Vec<Edit<Ground>> {
    let own: BTreeMap<HouseholdId, GridCode> =
        register.households_in(place).map(|h| (h.id, village_of(h.group))).collect();
    let mut after = register.grounds.clone();
    let mut new: Vec<Line> = Vec::new();
    for line in now.barriers.lines.iter().map(|l| rounded(l)).filter(|l| l.len() >= 2) {
        if !new.iter().any(|l| same(l, &line)) {
            new.push(line);
        }
    }
    for ground in after.values_mut() {
        let here = near(ground, place);
        ground.lines.retain(|line| {
            if !here {
                return true;
            }
            let at = new.iter().position(|l| same(l, line));
            at.map(|at| new.remove(at)).is_some()
        });
        ground.apart.retain(|pair| !pair.iter().all(|id| own.contains_key(id)));
        ground.candidates.retain(|id| !own.contains_key(id));
    }
    let mut at = |place: GridCode, put: &mut dyn FnMut(&mut Ground)| {
        put(after.entry(place).or_insert_with(|| Ground::new(place)));
    };
    for line in new {
        at(village_of(place), &mut |g| g.lines.push(line.clone()));
    }
    for pair in &now.barriers.apart {
        if let [Some(village), Some(_)] = pair.map(|id| own.get(&id).copied()) {
            at(village, &mut |g| g.apart.push(*pair));
        }
    }
    for id in &now.candidates {
        if let Some(village) = own.get(id) {
            at(*village, &mut |g| g.candidates.extend([*id]));
        }
    }
    edits(register, after)
}

impl Draft {
    /// Keeps with the division what it minded, as [`keep`].
    pub fn keep_ground(&mut self, register: &Register, place: GridCode, now: &Known) {
        self.change.grounds.extend(keep(register, place, now));
    }

    /// What is known of a place that is given up or split goes with its ground: lines to all who took
    /// over, pairs and marks to where the households are.
    pub(super) fn move_ground(&mut self, register: &Register) {
        let heirs = |code: &GridCode| self.successors.get(code).or_else(|| self.offshoots.get(code));
        let mut after: BTreeMap<GridCode, Ground> = BTreeMap::new();
        let moved = self.change.households.iter().filter_map(|e| e.after.as_ref());
        let moved: BTreeMap<HouseholdId, GridCode> = moved.map(|h| (h.id, village_of(h.group))).collect();
        for ground in register.grounds.values() {
            let Some(heirs) = heirs(&ground.place) else { continue };
            let gone = self.successors.contains_key(&ground.place);
            let stays = (!gone).then_some(ground.place);
            let home = |id: &HouseholdId| {
                let first = stays.or_else(|| heirs.first().copied()).unwrap_or(ground.place);
                moved.get(id).copied().unwrap_or(first)
            };
            let mut at = |place: GridCode, put: &mut dyn FnMut(&mut Ground)| {
                let now = || register.grounds.get(&place).filter(|_| heirs.contains(&place)).cloned();
                put(after.entry(place).or_insert_with(|| now().unwrap_or_else(|| Ground::new(place))));
            };
            at(ground.place, &mut |_| {});
            for &place in stays.iter().chain(heirs) {
                at(place, &mut |g| {
                    let new = ground.lines.iter().filter(|l| !g.lines.iter().any(|o| same(o, l)));
                    let new: Vec<Line> = new.cloned().collect();
                    g.lines.extend(new);
                });
            }
            for pair in &ground.apart {
                at(home(&pair[0]), &mut |g| g.apart.push(*pair));
            }
            for id in &ground.candidates {
                at(home(id), &mut |g| g.candidates.extend([*id]));
            }
        }
        self.change.grounds.extend(edits(register, after));
    }
}

fn edits(register: &Register, after: BTreeMap<GridCode, Ground>) -> Vec<Edit<Ground>> {
    let edit = |(place, new): (GridCode, Ground)| {
        let before = register.grounds.get(&place).cloned();
        let after = Some(new).filter(|g| !g.is_empty());
        (before != after).then_some(Edit { before, after })
    };
    after.into_iter().filter_map(edit).collect()
}

/// Whether a document is of a place that holds this one or lies in it.
fn near(ground: &Ground, place: GridCode) -> bool {
    ground.place.holds(place) || place.holds(ground.place)
}

fn village_of(place: GridCode) -> GridCode {
    place.at(Level::Village).unwrap_or(place)
}

/// Two lines are the same within a centimetre: a way through a file costs some digits.
#[must_use]
pub fn same(a: &[Position], b: &[Position]) -> bool {
    let near = |(a, b): (&Position, &Position)| (a.lon - b.lon).abs() < 2e-7 && (a.lat - b.lat).abs() < 2e-7;
    a.len() == b.len() && a.iter().zip(b).all(near)
}

/// To a centimetre.
fn rounded(line: &[Position]) -> Line {
    let seventh = |degrees: f64| (degrees * 1e7).round() / 1e7;
    line.iter().filter_map(|p| Position::new(seventh(p.lon), seventh(p.lat))).collect()
}
