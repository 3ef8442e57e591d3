//! A household by form.
use super::{Check, Field, Problem};
use crate::change::{Change, Edit};
use crate::domain::{Door, GridCode, Household, HouseholdId, Level, Position, Register};
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, edit as t};

/// What is typed of a household.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdForm {
    /// The office's own number; may be empty.
    pub code: String,
    /// The group it belongs to.
    pub group: Option<GridCode>,
    /// Its household-level grid; `None`: in none yet.
    pub grid: Option<GridCode>,
    /// Door, as typed.
    pub door: String,
    /// Head of the household.
    pub head: String,
    /// People in it, as typed; may be empty.
    pub people: String,
    /// Telephone, as typed.
    pub phone: String,
    /// Longitude and latitude, as typed: `123.2, 28.8`; may be empty.
    pub position: String,
}

/// A new household, or another form of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutHousehold {
    /// Which; `None`: a new one.
    pub id: Option<HouseholdId>,
    /// What is typed.
    pub form: HouseholdForm,
}

impl HouseholdForm {
    /// The form of a household as it is.
    #[must_use]
    pub fn of(home: &Household) -> Self {
        Self {
            code: home.code.clone(),
            group: Some(home.group),
            grid: home.grid,
            door: home.door.as_ref().map(ToString::to_string).unwrap_or_default(),
            head: home.head.clone(),
            people: home.people.map(|n| n.to_string()).unwrap_or_default(),
            phone: home.phone.to_string(),
            position: home.position.map(|p| format!("{}, {}", p.lon, p.lat)).unwrap_or_default(),
        }
    }
}

/// A new household or another form of one.
///
/// # Errors
/// What is wrong with the form.
pub fn put_household(register: &Register, put: &PutHousehold, lang: Lang) -> Result<Change, Vec<Problem>> {
    let mut check = Check::new(lang);
    let form = &put.form;
    let before = put.id.and_then(|id| register.all_households().find(|h| h.id == id)).cloned();
    if put.id.is_some() && before.is_none() {
        check.wrong(Field::Whole, "", t::gone(lang));
    }
    let group = form.group.filter(|g| g.level() == Level::Group && register.grids.contains_key(g));
    if group.is_none() {
        let typed = form.group.map(|g| g.to_string()).unwrap_or_default();
        check.wrong(Field::Group, typed, t::no_group(lang));
    }
    if let Some(grid) = form.grid {
        grid_of(&mut check, register, grid, group);
    }
    let people = form.people.trim();
    let count = if people.is_empty() { None } else { crate::domain::squeeze(people).parse::<u16>().ok() };
    if !people.is_empty() && count.is_none_or(|n| n > 99) {
        check.wrong(Field::People, people, t::bad_people(lang));
    }
    let pair = check.pair(Field::Position, &form.position);
    let position = pair.and_then(|(lon, lat)| Position::new(lon, lat));
    if pair.is_some() && position.is_none() {
        check.wrong(Field::Position, &form.position, t::bad_point(lang));
    }
    let code = super::tidy(&form.code);
    let id = before.as_ref().map_or(HouseholdId(register.next_household), |h| h.id);
    let twin = |h: &&Household| !code.is_empty() && h.code == code && h.id != id;
    if let Some(twin) = register.all_households().find(twin) {
        check.wrong(Field::HouseholdCode, &code, t::same_household(lang, &register.full_name(twin.group)));
    }
    let head = check.name(Field::Head, &form.head);
    let phone = check.phone(&form.phone, before.as_ref().map(|h| &h.phone));
    let Some(group) = group else { return Err(check.problems) };
    let (grid, door) = (form.grid, Door::read(&form.door));
    let after = Household { id, code, group, grid, door, head, people: count, phone, position };
    let same = before.as_ref() == Some(&after);
    let households = if same { vec![] } else { vec![Edit { before, after: Some(after) }] };
    check.end(Change { households, ..Change::default() })
}

/// Whether households may be put into a grid: it is of level 4, there, and of the group.
pub(super) fn grid_of(check: &mut Check, register: &Register, grid: GridCode, group: Option<GridCode>) {
    let there = register.grid(grid).is_some_and(|g| g.level() == Level::Household && g.retired.is_none());
    if !there {
        check.wrong(Field::Grid, grid, t::no_grid(check.lang));
    } else if group.is_some_and(|g| !g.holds(grid)) {
        check.wrong(Field::Grid, grid, t::other_group(check.lang));
    }
}

/// Takes households out.
///
/// # Errors
/// Where one of them is not there.
pub fn remove_households(
    register: &Register,
    ids: &[HouseholdId],
    lang: Lang,
) -> Result<Change, Vec<Problem>> {
    let mut check = Check::new(lang);
    let homes = super::many::chosen(&mut check, register, ids);
    let households = homes.into_iter().map(Edit::remove).collect();
    check.end(Change { households, ..Change::default() })
}
