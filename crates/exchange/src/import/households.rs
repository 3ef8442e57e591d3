//! Households: each row is a household of a group, in a household-level grid or in none.
//! Reads rows into households; [`super::matching`] finds those that are stored.
use super::Meter;
use super::draft::{Draft, Origin, edit};
use super::issue::{Expected, GridProblem, RowIssueKind as K};
use super::matching::Matching;
use super::places::Places;
use super::sheet::{Outcome, Sheet, Values, field};
use super::values;
use crate::sheets::Column as C;
use std::collections::BTreeMap;
use wangge_core::domain::{GridCode, Household, HouseholdId, Level, Phone, Position};

/// A row in values. Its household's number is not yet known; what is empty was not said.
pub(super) struct Entry {
    pub(super) origin: Origin,
    pub(super) household: Household,
}

/// Takes the rows of all sheets of households.
pub(super) fn take(
    draft: &mut Draft<'_>,
    places: &mut Places,
    mut sheets: BTreeMap<usize, &mut Sheet<'_>>,
    meter: &mut Meter<'_>,
) {
    let mut matching = Matching::new(draft.register);
    for (at, sheet) in &mut sheets {
        for index in std::mem::take(&mut sheet.rows) {
            if let Some(row) = sheet.values(index)
                && let Some(household) = read(draft, places, sheet, &row)
            {
                let entry = Entry { origin: Origin { sheet: *at, row: row.number }, household };
                matching.add(draft, sheet, entry);
            }
            meter.row();
        }
    }
    let highest = draft.register.all_households().map(|h| h.id.0.saturating_add(1)).max();
    let mut next = draft.register.next_household.max(highest.unwrap_or(0));
    for (entry, before) in matching.finish() {
        draft.covered.home(entry.household.group);
        let after = match before {
            Some(before) => {
                draft.seen_households.insert(before.id);
                merged(before, entry.household)
            }
            None => {
                let id = HouseholdId(next);
                next = next.saturating_add(1);
                Household { id, ..entry.household }
            }
        };
        let outcome = if before.is_some() { Outcome::Changed } else { Outcome::Added };
        let edit = edit(before, after);
        if let Some(sheet) = sheets.get_mut(&entry.origin.sheet) {
            sheet.count(if edit.is_some() { outcome } else { Outcome::Same });
        }
        draft.households.extend(edit.map(|edit| (edit, entry.origin)));
    }
}

/// What is stored, with what the row says over it.
fn merged(before: &Household, row: Household) -> Household {
    let grid = before.grid.filter(|g| row.group.holds(*g));
    Household {
        id: before.id,
        code: if row.code.is_empty() { before.code.clone() } else { row.code },
        group: row.group,
        grid: row.grid.or(grid),
        door: row.door.or_else(|| before.door.clone()),
        head: if row.head.is_empty() { before.head.clone() } else { row.head },
        people: row.people.or(before.people),
        phone: if row.phone.is_missing() { before.phone.clone() } else { row.phone },
        position: row.position.or(before.position),
    }
}

fn read(
    draft: &Draft<'_>,
    places: &mut Places,
    sheet: &mut Sheet<'_>,
    row: &Values<'_>,
) -> Option<Household> {
    let n = row.number;
    let head = values::name(row.get(C::Head));
    let door = field(sheet, row, C::DoorNumber, Expected::Door, values::door);
    let code = row.get(C::HouseholdCode).to_owned();
    if head.is_empty() && door.is_none() && code.is_empty() {
        sheet.refuse(n, Some(C::Head), "", K::NoHousehold);
        return None;
    }
    let (group, grid) = group_and_grid(draft, places, sheet, row)?;
    if head.is_empty() {
        sheet.warn(n, C::Head, "", K::NoHead);
    }
    let phone = Phone::read(row.get(C::Phone));
    if let Phone::Broken(written) = &phone {
        sheet.warn(n, C::Phone, written, K::BrokenPhone);
    }
    Some(Household {
        id: HouseholdId(0),
        code,
        group,
        grid,
        door,
        head,
        people: field(sheet, row, C::People, Expected::People, values::people),
        phone,
        position: position(sheet, row),
    })
}

fn position(sheet: &mut Sheet<'_>, row: &Values<'_>) -> Option<Position> {
    let (lon, lat) = (row.get(C::Lon), row.get(C::Lat));
    if lon.is_empty() && lat.is_empty() {
        return None;
    }
    let position =
        values::degrees(lon).zip(values::degrees(lat)).and_then(|(lon, lat)| Position::new(lon, lat));
    if position.is_none() {
        let (column, text) = if lon.is_empty() { (C::Lat, lat) } else { (C::Lon, lon) };
        sheet.warn(row.number, column, text, K::NotUnderstood { expected: Expected::Position });
    }
    position
}

/// The group of a row, and its grid if it names a good one. A row without group is refused.
fn group_and_grid(
    draft: &Draft<'_>,
    places: &mut Places,
    sheet: &mut Sheet<'_>,
    row: &Values<'_>,
) -> Option<(GridCode, Option<GridCode>)> {
    let (grid_text, group_text) = (row.get(C::GridCode), row.get(C::GroupCode));
    let coded = values::code(grid_text).ok();
    let in_force = |code: GridCode| draft.in_force(code).then_some(code);
    let by_group_code = values::code(group_text).ok().filter(|c| c.level() >= Level::Group);
    let by_group_code = by_group_code.and_then(|c| c.at(Level::Group)).and_then(in_force);
    let by_grid_code = coded.and_then(|c| c.at(Level::Group)).and_then(in_force);
    let mut named = None;
    if by_group_code.is_none() || (grid_text.is_empty() && !row.get(C::Grid).is_empty()) {
        named = places.of_row(row);
    }
    let by_names = named.as_ref().and_then(|n| n.as_ref().ok()).copied();
    // The names of the row come before the code of its grid: a slip in sixteen digits is
    // likelier than one in a name.
    let group = by_group_code.or_else(|| by_names.and_then(|c| c.at(Level::Group))).or(by_grid_code);
    let Some(group) = group else {
        refuse_group(sheet, row, coded, named);
        return None;
    };
    if grid_text.is_empty() {
        let name = row.get(C::Grid);
        let grid = match by_names.filter(|c| c.level() == Level::Household && group.holds(*c)) {
            Some(code) => Some(code),
            None if name.is_empty() => None,
            None => places.grid_in(group, name).ok(),
        };
        if grid.is_none() && !name.is_empty() {
            sheet.warn(row.number, C::Grid, name, K::GridNotUsed { why: GridProblem::Unknown });
        }
        return Some((group, grid));
    }
    let why = match coded {
        Some(code) if code == group => return Some((group, None)),
        Some(code) if code.level() != Level::Household => GridProblem::Bad,
        Some(code) if !draft.in_force(code) => GridProblem::Unknown,
        Some(code) if !group.holds(code) => GridProblem::OtherGroup,
        Some(code) => return Some((group, Some(code))),
        None => GridProblem::Bad,
    };
    sheet.warn(row.number, C::GridCode, grid_text, K::GridNotUsed { why });
    Some((group, None))
}

/// Refuses a row without group, by the best that it says of its place.
fn refuse_group(
    sheet: &mut Sheet<'_>,
    row: &Values<'_>,
    coded: Option<GridCode>,
    named: Option<Result<GridCode, super::places::NotFound>>,
) {
    if let Some(Err((column, value, kind))) = named {
        return sheet.refuse(row.number, Some(column), &value, kind);
    }
    let (group, grid) = (row.get(C::GroupCode), row.get(C::GridCode));
    let (column, text, code) = if group.is_empty() {
        (C::GridCode, grid, coded)
    } else {
        (C::GroupCode, group, values::code(group).ok())
    };
    let kind = match code {
        _ if text.is_empty() => K::NoPlace,
        Some(code) if code.level() >= Level::Group => K::UnknownGrid,
        Some(_) => K::NoPlace,
        None => K::BadCode,
    };
    sheet.refuse(row.number, Some(column), text, kind);
}
