//! Many at once: one change, one undo.
use super::household::grid_of;
use super::{Check, Field, Problem};
use crate::change::{Change, Edit};
use crate::domain::{Category, GridCode, Household, HouseholdId, Level, Person, PersonId, Register, Sex};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use wangge_texts::{Lang, edit as t};

/// A value to give many households.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HouseholdValue {
    /// People in it; `None`: not known.
    People(Option<u16>),
    /// No telephone any more.
    NoPhone,
    /// No coordinates any more.
    NoPosition,
}

/// A value to give many people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PersonValue {
    /// 性别
    Sex(Option<Sex>),
    /// 中共党员
    PartyMember(Option<bool>),
    /// 类别
    Category(Option<Category>),
}

/// The households of some numbers, each once.
pub(super) fn chosen(check: &mut Check, register: &Register, ids: &[HouseholdId]) -> Vec<Household> {
    let wanted: BTreeSet<HouseholdId> = ids.iter().copied().collect();
    let found: Vec<Household> =
        register.all_households().filter(|h| wanted.contains(&h.id)).cloned().collect();
    if found.len() < wanted.len() {
        check.wrong(Field::Whole, wanted.len() - found.len(), t::gone(check.lang));
    }
    found
}

/// Moves households into a grid, and with it into its group; or out of every grid.
///
/// # Errors
/// Where the grid is none to be in.
pub fn move_households(
    register: &Register,
    ids: &[HouseholdId],
    grid: Option<GridCode>,
    lang: Lang,
) -> Result<Change, Vec<Problem>> {
    let mut check = Check::new(lang);
    if let Some(grid) = grid {
        grid_of(&mut check, register, grid, None);
    }
    let moved = |before: Household| {
        let group = grid.and_then(|g| g.at(Level::Group)).unwrap_or(before.group);
        (before.grid != grid || before.group != group)
            .then(|| Edit::change(before.clone(), Household { grid, group, ..before }))
    };
    let households = chosen(&mut check, register, ids).into_iter().filter_map(moved).collect();
    check.end(Change { households, ..Change::default() })
}

/// Gives many households one value.
///
/// # Errors
/// Where one is not there, or the value cannot be.
pub fn set_households(
    register: &Register,
    ids: &[HouseholdId],
    value: HouseholdValue,
    lang: Lang,
) -> Result<Change, Vec<Problem>> {
    let mut check = Check::new(lang);
    if let HouseholdValue::People(Some(people)) = value
        && people > 99
    {
        check.wrong(Field::People, people, t::bad_people(lang));
    }
    let set = |before: Household| {
        let mut after = before.clone();
        match value {
            HouseholdValue::People(people) => after.people = people,
            HouseholdValue::NoPhone => after.phone = crate::domain::Phone::Missing,
            HouseholdValue::NoPosition => after.position = None,
        }
        (after != before).then(|| Edit::change(before, after))
    };
    let households = chosen(&mut check, register, ids).into_iter().filter_map(set).collect();
    check.end(Change { households, ..Change::default() })
}

/// Gives many people one value.
///
/// # Errors
/// Where one is not there.
pub fn set_persons(
    register: &Register,
    ids: &[PersonId],
    value: PersonValue,
    lang: Lang,
) -> Result<Change, Vec<Problem>> {
    let mut check = Check::new(lang);
    let wanted: BTreeSet<PersonId> = ids.iter().copied().collect();
    let mut persons = Vec::new();
    for id in wanted {
        let Some(before) = register.persons.get(&id) else {
            check.wrong(Field::Whole, "", t::gone(lang));
            continue;
        };
        let mut after: Person = before.clone();
        match value {
            PersonValue::Sex(sex) => after.sex = sex,
            PersonValue::PartyMember(member) => after.party_member = member,
            PersonValue::Category(category) => after.category = category,
        }
        if after != *before {
            persons.push(Edit::change(before.clone(), after));
        }
    }
    check.end(Change { persons, ..Change::default() })
}
