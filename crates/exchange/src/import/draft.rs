//! The register as it would be, kept as differences: reads fall through to the register,
//! writes stay here until they become a change.
use super::covered::Covered;
use super::issue::RowPlace;
use super::missing::Missing;
use super::{Origins, Remaining};
use crate::table::Table;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use wangge_core::change::{Change, Edit};
use wangge_core::domain::{
    Appointment, Grid, GridCode, Household, HouseholdId, Person, PersonId, Post, Register,
};

/// Which row of which sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Its place among the proposal's sheets.
    pub sheet: usize,
    /// 1-based, as Excel shows it.
    pub row: u32,
}

/// By what an appointment of the register is known.
pub(super) type PostKey = (GridCode, PersonId, Post, Option<NaiveDate>);

/// What the import would make of the register.
pub(super) struct Draft<'r> {
    pub(super) register: &'r Register,
    pub(super) on: NaiveDate,
    sheets: Vec<(&'r str, &'r str)>,
    grids: BTreeMap<GridCode, (Grid, Origin)>,
    /// Codes that stand in the sheets.
    pub(super) seen_grids: BTreeSet<GridCode>,
    persons: BTreeMap<PersonId, (Person, Origin)>,
    next_person: u32,
    /// Edits of appointments in the order of the rows.
    pub(super) appointments: Vec<(Edit<Appointment>, Origin)>,
    /// Edits of households in the order of the rows.
    pub(super) households: Vec<(Edit<Household>, Origin)>,
    /// Of which places the sheets are a list.
    pub(super) covered: Covered,
    /// People of the register that stand in the sheets.
    pub(super) seen_persons: BTreeSet<PersonId>,
    /// Appointments of the register that stand in the sheets.
    pub(super) seen_appointments: HashSet<PostKey>,
    /// Households of the register that stand in the sheets.
    pub(super) seen_households: HashSet<HouseholdId>,
}

impl<'r> Draft<'r> {
    pub(super) fn new(register: &'r Register, on: NaiveDate, tables: &[&'r Table]) -> Self {
        let highest = register.persons.keys().next_back().map_or(0, |id| id.0.saturating_add(1));
        Self {
            register,
            on,
            sheets: tables.iter().map(|t| (t.file.as_str(), t.sheet.as_str())).collect(),
            grids: BTreeMap::new(),
            seen_grids: BTreeSet::new(),
            persons: BTreeMap::new(),
            next_person: register.next_person.max(highest),
            appointments: Vec::new(),
            households: Vec::new(),
            covered: Covered::default(),
            seen_persons: BTreeSet::new(),
            seen_appointments: HashSet::new(),
            seen_households: HashSet::new(),
        }
    }

    /// A row in words, seen from a sheet.
    pub(super) fn place(&self, of: Origin, from: usize) -> RowPlace {
        let (file, sheet) =
            self.sheets.get(of.sheet).copied().filter(|_| of.sheet != from).unwrap_or_default();
        RowPlace { file: file.to_owned(), sheet: sheet.to_owned(), row: of.row }
    }

    /// A node as it would be.
    pub(super) fn grid(&self, code: GridCode) -> Option<&Grid> {
        self.grids.get(&code).map(|(grid, _)| grid).or_else(|| self.register.grids.get(&code))
    }

    /// Whether a node would be there and in force.
    pub(super) fn in_force(&self, code: GridCode) -> bool {
        self.grid(code).is_some_and(|g| g.in_force(self.on))
    }

    /// A node as a row would have it; the first row that changes it is remembered.
    pub(super) fn set_grid(&mut self, grid: Grid, of: Origin) {
        let of = self.grids.get(&grid.code).map_or(of, |(_, first)| *first);
        self.grids.insert(grid.code, (grid, of));
    }

    /// All nodes in force as they would be: those of the register, then the new ones.
    pub(super) fn all_grids(&self) -> impl Iterator<Item = &Grid> {
        let old = self.register.grids.values().map(|g| self.grids.get(&g.code).map_or(g, |(new, _)| new));
        let new = self.grids.values().map(|(g, _)| g);
        old.chain(new.filter(|g| !self.register.grids.contains_key(&g.code))).filter(|g| g.in_force(self.on))
    }

    /// A person as they would be.
    pub(super) fn person(&self, id: PersonId) -> Option<&Person> {
        self.persons.get(&id).map(|(person, _)| person).or_else(|| self.register.persons.get(&id))
    }

    /// A person as a row would have them; the first row that changes them is remembered.
    pub(super) fn set_person(&mut self, person: Person, of: Origin) {
        let of = self.persons.get(&person.id).map_or(of, |(_, first)| *first);
        self.persons.insert(person.id, (person, of));
    }

    /// A number for a new person; the same number for ever where there are none left.
    pub(super) fn new_person(&mut self) -> PersonId {
        let id = PersonId(self.next_person);
        self.next_person = self.next_person.saturating_add(1);
        id
    }

    /// The differences as a change with the row of each, and what of the register the sheets
    /// do not mention: all of it, and what is missing in the places that they cover.
    pub(super) fn finish(self) -> (Change, Origins, Remaining, Missing) {
        let register = self.register;
        let missing = self.covered.missing(&self);
        let seen_grids = self.seen_grids.iter().filter(|c| register.grids.contains_key(c)).count();
        let seen_persons = self.seen_persons.iter().filter(|id| register.persons.contains_key(id)).count();
        let posts = register.appointments.values().map(Vec::len).sum::<usize>();
        let remaining = Remaining {
            grids: register.grids.len().saturating_sub(seen_grids),
            persons: register.persons.len().saturating_sub(seen_persons),
            appointments: posts.saturating_sub(self.seen_appointments.len()),
            households: register.all_households().count().saturating_sub(self.seen_households.len()),
        };
        let grids = self.grids.into_values();
        let grids = grids.filter_map(|(g, of)| Some((edit(register.grids.get(&g.code), g)?, of)));
        let persons = self.persons.into_values();
        let persons = persons.filter_map(|(p, of)| Some((edit(register.persons.get(&p.id), p)?, of)));
        let (grids, of_grids) = grids.unzip();
        let (persons, of_persons) = persons.unzip();
        let (appointments, of_appointments) = self.appointments.into_iter().unzip();
        let (households, of_households) = self.households.into_iter().unzip();
        let origins = Origins {
            grids: of_grids,
            persons: of_persons,
            appointments: of_appointments,
            households: of_households,
        };
        (
            Change { grids, persons, appointments, households, ..Change::default() },
            origins,
            remaining,
            missing,
        )
    }
}

/// The edit from before to after; `None` where nothing changes.
pub(super) fn edit<T: Clone + PartialEq>(before: Option<&T>, after: T) -> Option<Edit<T>> {
    (before != Some(&after)).then(|| Edit { before: before.cloned(), after: Some(after) })
}
