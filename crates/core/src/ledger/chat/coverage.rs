//! How far the groups of a place reach.
use super::ChatGroup;
use crate::domain::{GridCode, Level, Register};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// How far the groups of a place reach on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Household-level grids.
    pub grids: u32,
    /// Those with a group of their own.
    pub with_group: u32,
    /// Households.
    pub households: u32,
    /// Those of grids with a group.
    pub households_with_group: u32,
    /// Those with somebody in a group, at least: of groups that share a grid only the one that
    /// reaches most is counted, so that no household counts twice.
    pub reached: u32,
}

/// Counts the groups of a grid, village, town or the county. Only groups all of whose grids lie in
/// the place count for the households reached.
#[must_use]
pub fn coverage<'a>(
    groups: impl IntoIterator<Item = &'a ChatGroup>,
    register: &Register,
    place: GridCode,
    on: NaiveDate,
) -> Coverage {
    let groups: Vec<&ChatGroup> =
        groups.into_iter().filter(|g| g.in_use(on) && g.is_in_or_over(place)).collect();
    let own: BTreeSet<GridCode> = groups.iter().flat_map(|g| &g.grids).copied().collect();
    let mut found = Coverage::default();
    let mut in_use = BTreeSet::new();
    for grid in register.subtree(place).filter(|g| g.level() == Level::Household && g.in_force(on)) {
        found.grids += 1;
        let covered =
            own.contains(&grid.code) || grid.code.at(Level::Group).is_some_and(|g| own.contains(&g));
        if covered {
            found.with_group += 1;
            in_use.insert(grid.code);
        }
    }
    for household in register.households_in(place) {
        found.households += 1;
        found.households_with_group += u32::from(household.grid.is_some_and(|g| in_use.contains(&g)));
    }
    let mut inside: Vec<&ChatGroup> =
        groups.into_iter().filter(|g| g.grids.iter().all(|grid| place.holds(*grid))).collect();
    inside.sort_by_key(|g| (std::cmp::Reverse(g.households), g.id));
    let mut taken: Vec<GridCode> = Vec::new();
    for group in inside {
        let meets = |a: GridCode| taken.iter().any(|b| a.holds(*b) || b.holds(a));
        if !group.grids.iter().any(|g| meets(*g)) {
            taken.extend(&group.grids);
            found.reached = found.reached.saturating_add(group.households);
        }
    }
    found.reached = found.reached.min(found.households);
    found
}

impl ChatGroup {
    fn is_in_or_over(&self, place: GridCode) -> bool {
        self.grids.iter().any(|g| place.holds(*g) || g.holds(place))
    }
}
