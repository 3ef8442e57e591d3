//! The register as it would be, kept as differences: reads fall through to the register,
//! writes stay here until they become a change.
use super::Remaining;
use super::issue::RowPlace;
use crate::table::Table;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use wangge_core::change::{Change, Edit};
use wangge_core::domain::{Appointment, Grid, GridCode, Household, Person, PersonId, Register};

/// Which row of which sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    pub(super) sheet: usize,
    pub(super) row: u32,
}

/// What the import would make of the register.
pub(super) struct Draft<'r> {
    pub(super) register: &'r Register,
    pub(super) on: NaiveDate,
    sheets: Vec<(&'r str, &'r str)>,
    grids: BTreeMap<GridCode, Grid>,
    /// Codes that stand in the sheets.
    pub(super) seen_grids: BTreeSet<GridCode>,
    persons: BTreeMap<PersonId, Person>,
    next_person: u32,
    /// Edits of appointments in the order of the rows.
    pub(super) appointments: Vec<Edit<Appointment>>,
    /// Edits of households in the order of the rows.
    pub(super) households: Vec<Edit<Household>>,
    /// People of the register that stand in the sheets.
    pub(super) seen_persons: BTreeSet<PersonId>,
    /// How many appointments of the register stand in the sheets.
    pub(super) seen_appointments: usize,
    /// How many households of the register stand in the sheets.
    pub(super) seen_households: usize,
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
            seen_persons: BTreeSet::new(),
            seen_appointments: 0,
            seen_households: 0,
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
        self.grids.get(&code).or_else(|| self.register.grids.get(&code))
    }

    /// Whether a node would be there and in force.
    pub(super) fn in_force(&self, code: GridCode) -> bool {
        self.grid(code).is_some_and(|g| g.in_force(self.on))
    }

    pub(super) fn set_grid(&mut self, grid: Grid) {
        self.grids.insert(grid.code, grid);
    }

    /// All nodes in force as they would be: those of the register, then the new ones.
    pub(super) fn all_grids(&self) -> impl Iterator<Item = &Grid> {
        let old = self.register.grids.values().map(|g| self.grids.get(&g.code).unwrap_or(g));
        let new = self.grids.values().filter(|g| !self.register.grids.contains_key(&g.code));
        old.chain(new).filter(|g| g.in_force(self.on))
    }

    /// A person as they would be.
    pub(super) fn person(&self, id: PersonId) -> Option<&Person> {
        self.persons.get(&id).or_else(|| self.register.persons.get(&id))
    }

    pub(super) fn set_person(&mut self, person: Person) {
        self.persons.insert(person.id, person);
    }

    /// A number for a new person; the same number for ever where there are none left.
    pub(super) fn new_person(&mut self) -> PersonId {
        let id = PersonId(self.next_person);
        self.next_person = self.next_person.saturating_add(1);
        id
    }

    /// The differences as a change, and what of the register the sheets do not mention.
    pub(super) fn finish(self) -> (Change, Remaining) {
        let register = self.register;
        let seen_grids = self.seen_grids.iter().filter(|c| register.grids.contains_key(c)).count();
        let seen_persons = self.seen_persons.iter().filter(|id| register.persons.contains_key(id)).count();
        let remaining = Remaining {
            grids: register.grids.len().saturating_sub(seen_grids),
            persons: register.persons.len().saturating_sub(seen_persons),
            appointments: register
                .appointments
                .values()
                .map(Vec::len)
                .sum::<usize>()
                .saturating_sub(self.seen_appointments),
            households: register.all_households().count().saturating_sub(self.seen_households),
        };
        let grids = self.grids.into_values().filter_map(|after| edit(register.grids.get(&after.code), after));
        let persons = self.persons.into_values().filter_map(|p| edit(register.persons.get(&p.id), p));
        let change = Change {
            grids: grids.collect(),
            persons: persons.collect(),
            appointments: self.appointments,
            households: self.households,
            ..Change::default()
        };
        (change, remaining)
    }
}

/// The edit from before to after; `None` where nothing changes.
pub(super) fn edit<T: Clone + PartialEq>(before: Option<&T>, after: T) -> Option<Edit<T>> {
    (before != Some(&after)).then(|| Edit { before: before.cloned(), after: Some(after) })
}
