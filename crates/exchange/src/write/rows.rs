//! Facts → rows by the canonical columns. Whoever calls has chosen and ordered the facts, as a
//! table on a page is filtered and sorted.
use super::Rows;
use crate::sheets::{Column, SheetData, SheetKind};
use crate::words;
use wangge_core::domain::{Appointment, Category, Grid, Household, Level, Register};
use wangge_texts::Lang;

/// A register as the four sheets: importing them into an empty register gives the same facts.
#[must_use]
pub fn sheets_of(register: &Register) -> Vec<SheetData> {
    let mut sheets: Vec<Rows<'_>> = Vec::new();
    let (upper, lower): (Vec<&Grid>, Vec<&Grid>) =
        register.grids.values().partition(|g| g.level() <= Level::Village);
    sheets.push(nodes(SheetKind::Divisions, upper));
    sheets.push(nodes(SheetKind::Grids, lower));
    sheets.push(posts(register, register.appointments.values().flatten()));
    sheets.push(households(register, register.all_households()));
    sheets.into_iter().map(|s| SheetData { kind: s.kind, rows: s.rows.collect() }).collect()
}

/// Nodes of the tree: towns and villages as divisions, the rest as grids; a sheet for each that
/// there is.
pub fn grids<'a>(nodes_of: impl Iterator<Item = &'a Grid>) -> Vec<Rows<'a>> {
    let (upper, lower): (Vec<&Grid>, Vec<&Grid>) = nodes_of.partition(|g| g.level() <= Level::Village);
    let both = [(SheetKind::Divisions, upper), (SheetKind::Grids, lower)];
    both.into_iter().filter(|(_, list)| !list.is_empty()).map(|(kind, list)| nodes(kind, list)).collect()
}

fn nodes(kind: SheetKind, list: Vec<&Grid>) -> Rows<'_> {
    Rows { kind, rows: Box::new(list.into_iter().map(move |g| row(kind, &|c| grid_cell(g, c)))) }
}

/// People by their posts: one appointment a row.
pub fn posts<'a>(register: &'a Register, list: impl Iterator<Item = &'a Appointment> + 'a) -> Rows<'a> {
    let kind = SheetKind::Gridworkers;
    let rows = list.map(move |a| row(kind, &|c| worker_cell(register, a, c)));
    Rows { kind, rows: Box::new(rows) }
}

/// Households.
pub fn households<'a>(register: &'a Register, list: impl Iterator<Item = &'a Household> + 'a) -> Rows<'a> {
    let kind = SheetKind::Households;
    let rows = list.map(move |h| row(kind, &|c| household_cell(register, h, c)));
    Rows { kind, rows: Box::new(rows) }
}

fn row(kind: SheetKind, cell: &dyn Fn(Column) -> String) -> Vec<String> {
    kind.columns().iter().map(|&c| cell(c)).collect()
}

fn grid_cell(grid: &Grid, column: Column) -> String {
    match column {
        Column::Code => grid.code.to_string(),
        Column::Name => grid.name.clone(),
        Column::ParentCode => grid.code.parent().map(|c| c.to_string()).unwrap_or_default(),
        Column::Level => grid.level().name(Lang::Zh).to_owned(),
        Column::OfficePhone => grid.phone.to_string(),
        Column::RangeWords => grid.range_words.clone(),
        Column::Lon => grid.point.map(|p| p.lon().to_string()).unwrap_or_default(),
        Column::Lat => grid.point.map(|p| p.lat().to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

fn worker_cell(register: &Register, post: &Appointment, column: Column) -> String {
    let Some(person) = register.persons.get(&post.person) else { return String::new() };
    match column {
        Column::Name => person.name.clone(),
        Column::Sex => person.sex.map_or("", |s| s.name(Lang::Zh)).to_owned(),
        Column::Phone => person.phone.to_string(),
        Column::GridCode => post.grid.to_string(),
        Column::Post => post.post.name(post.grid.level(), Lang::Zh).to_owned(),
        Column::Office => post.office.clone(),
        Column::Category => person.category.map_or("", Category::name).to_owned(),
        Column::Party => person.party_member.map_or("", |yes| words::party(yes, Lang::Zh)).to_owned(),
        Column::From => post.from.map(|d| d.to_string()).unwrap_or_default(),
        Column::To => post.to.map(|d| d.to_string()).unwrap_or_default(),
        Column::Chosen => words::chosen(post.origin.as_ref(), Lang::Zh),
        _ => String::new(),
    }
}

fn household_cell(register: &Register, household: &Household, column: Column) -> String {
    let name = |level| household.group.at(level).map(|c| register.name(c)).unwrap_or_default();
    match column {
        Column::HouseholdCode => household.code.clone(),
        Column::GroupCode => household.group.to_string(),
        Column::Town => name(Level::Town),
        Column::Village => name(Level::Village),
        Column::Group => name(Level::Group),
        Column::GridCode => household.grid.map(|c| c.to_string()).unwrap_or_default(),
        Column::DoorNumber => household.door.as_ref().map(ToString::to_string).unwrap_or_default(),
        Column::Head => household.head.clone(),
        Column::People => household.people.map(|n| n.to_string()).unwrap_or_default(),
        Column::Phone => household.phone.to_string(),
        Column::Lon => household.position.map(|p| p.lon.to_string()).unwrap_or_default(),
        Column::Lat => household.position.map(|p| p.lat.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}
