//! What is amiss with the groups of a place.
use super::{CODE_MEMBERS, ChatGroup, Keeper, NEARLY_FULL, Purpose};
use crate::domain::{GridCode, Level, PersonId, Register, squeeze};
use crate::ledger::RecordId;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use wangge_texts::{Lang, ledger as t};

/// Something amiss.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// A household-level grid without a group.
    NoGroup(GridCode),
    /// Two groups for one purpose on a grid.
    Twice(GridCode, RecordId, RecordId),
    /// The task is over since a day and the group is not dissolved.
    TaskOver(RecordId, NaiveDate),
    /// No owner is known.
    NoOwner(RecordId),
    /// The owner no longer holds the post.
    OwnerLeft(RecordId, (GridCode, PersonId)),
    /// Its code admits nobody any more.
    CodeClosed(RecordId, u32),
    /// A second group should be opened.
    NearlyFull(RecordId, u32),
    /// Not checked against the list this quarter.
    Unchecked(RecordId),
}

/// All that is amiss in a place on a day, sorted.
#[must_use]
pub fn warnings<'a>(
    groups: impl IntoIterator<Item = &'a ChatGroup>,
    register: &Register,
    place: GridCode,
    on: NaiveDate,
) -> Vec<Warning> {
    let groups: Vec<&ChatGroup> = groups.into_iter().filter(|g| g.in_use(on)).collect();
    let own: BTreeSet<GridCode> = groups.iter().flat_map(|g| &g.grids).copied().collect();
    let has =
        |code: GridCode| [Some(code), code.at(Level::Group)].into_iter().flatten().any(|c| own.contains(&c));
    let mut found: BTreeSet<Warning> = register
        .subtree(place)
        .filter(|g| g.level() == Level::Household && g.in_force(on) && !has(g.code))
        .map(|g| Warning::NoGroup(g.code))
        .collect();
    let here: Vec<&ChatGroup> = groups.into_iter().filter(|g| g.is_in(place)).collect();
    found.extend(twice(&here));
    for group in here {
        found.extend(of_one(group, register, on));
    }
    found.into_iter().collect()
}

fn of_one(group: &ChatGroup, register: &Register, on: NaiveDate) -> Vec<Warning> {
    let id = group.id;
    let owner = match group.owner {
        None => Some(Warning::NoOwner(id)),
        Some(k) => (!holds(register, k, on)).then_some(Warning::OwnerLeft(id, (k.grid, k.person))),
    };
    let members = match group.members {
        n if n >= NEARLY_FULL => Some(Warning::NearlyFull(id, n)),
        n if n > CODE_MEMBERS => Some(Warning::CodeClosed(id, n)),
        _ => None,
    };
    let over = group.until.filter(|day| *day < on).map(|day| Warning::TaskOver(id, day));
    let unchecked = (!group.is_checked(on)).then_some(Warning::Unchecked(id));
    [owner, members, over, unchecked].into_iter().flatten().collect()
}

fn holds(register: &Register, keeper: Keeper, on: NaiveDate) -> bool {
    register.holders(keeper.grid, keeper.post, on).any(|(_, p)| p.id == keeper.person)
}

/// Pairs of groups with one purpose (and one task) that share a grid, each pair once.
fn twice(groups: &[&ChatGroup]) -> Vec<Warning> {
    let mut by_purpose: BTreeMap<(GridCode, Purpose, String), Vec<RecordId>> = BTreeMap::new();
    for group in groups {
        for grid in &group.grids {
            by_purpose.entry((*grid, group.purpose, squeeze(&group.task))).or_default().push(group.id);
        }
    }
    let mut pairs = BTreeMap::new();
    for ((grid, ..), mut ids) in by_purpose {
        ids.sort_unstable();
        for (first, second) in ids.iter().zip(ids.iter().skip(1)) {
            pairs.entry((*first, *second)).or_insert(grid);
        }
    }
    pairs.into_iter().map(|((a, b), grid)| Warning::Twice(grid, a, b)).collect()
}

impl Warning {
    /// The group it is about, or the second of two.
    #[must_use]
    pub const fn group(&self) -> Option<RecordId> {
        match self {
            Self::NoGroup(_) => None,
            Self::Twice(_, _, id)
            | Self::TaskOver(id, _)
            | Self::NoOwner(id)
            | Self::OwnerLeft(id, _)
            | Self::CodeClosed(id, _)
            | Self::NearlyFull(id, _)
            | Self::Unchecked(id) => Some(*id),
        }
    }

    /// What is amiss and what to do.
    #[must_use]
    pub fn words(&self, register: &Register, groups: &BTreeMap<RecordId, ChatGroup>, lang: Lang) -> String {
        let name = |id: &RecordId| groups.get(id).map_or_else(|| id.to_string(), |g| g.name.clone());
        match self {
            Self::NoGroup(grid) => t::chat_no_group(lang, &register.full_name(*grid)),
            Self::Twice(grid, a, b) => t::chat_twice(lang, &register.full_name(*grid), &name(a), &name(b)),
            Self::TaskOver(id, day) => t::chat_task_over(lang, &name(id), day),
            Self::NoOwner(id) => t::chat_no_owner(lang, &name(id)),
            Self::OwnerLeft(id, (grid, person)) => {
                let who = register.persons.get(person).map_or("", |p| p.name.as_str());
                t::chat_owner_left(lang, &name(id), &who, &register.full_name(*grid))
            }
            Self::CodeClosed(id, n) => t::chat_code_closed(lang, &name(id), n),
            Self::NearlyFull(id, n) => t::chat_nearly_full(lang, &name(id), n),
            Self::Unchecked(id) => t::chat_unchecked(lang, &name(id)),
        }
    }
}
