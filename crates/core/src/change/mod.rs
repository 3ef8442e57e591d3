//! Changes of a register: what was there before and what is there after, so that a change
//! can be shown, applied, undone and told apart from nothing; and the history of them: who,
//! when, what for. Never reads a file, a clock or a store.
mod apply;
mod diff;
mod entry;
mod fact;
mod fits;
mod history;
mod parts;
mod squash;
mod stamp;
#[cfg(test)]
mod tests;

use crate::domain::{Appointment, Grid, GridCode, Ground, Household, Nomination, Person, Printed, Settings};
use crate::ledger::{LedgerPart, Record};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

pub use diff::diff;
pub use entry::{Body, Counts, Entry, Kind, PartHead, Tally};
pub use fact::{Fact, FactKey};
pub use fits::Misfit;
pub use history::{History, Mark};
pub use parts::{PART, parts};
pub use squash::squash;
pub use stamp::{NotAStamp, Stamp};

/// One fact before and after: added where `before` is `None`, removed where `after` is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edit<T> {
    /// As it was.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub before: Option<T>,
    /// As it will be.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub after: Option<T>,
}

const fn none<T>() -> Option<T> {
    None
}

/// A change of a register. It is a value: nothing happens until [`Change::apply`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Nodes of the tree.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grids: Vec<Edit<Grid>>,
    /// People.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub persons: Vec<Edit<Person>>,
    /// Appointments; one is known by its grid, person, post and first day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appointments: Vec<Edit<Appointment>>,
    /// Households; one is known by its number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub households: Vec<Edit<Household>>,
    /// What the county sets; at most one, and always with both sides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settings: Vec<Edit<Settings>>,
    /// How gridworkers are chosen; one is known by its number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nominations: Vec<Edit<Nomination>>,
    /// What was printed last; known by its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub printed: Vec<Edit<Printed>>,
    /// Records of the ledgers; known by their kind and number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<Edit<Record>>,
    /// What the division of a place should mind; known by the place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<Edit<Ground>>,
    /// Where appointments stood that it takes out, one after the other; so that its inverse puts
    /// them there again. See [`Change::apply_noted`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed_at: Vec<u32>,
    /// Where appointments go that it brings in; those without a number go last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added_at: Vec<u32>,
}

/// Which parts of a register a change touches, as they are stored: by town, by bucket of
/// people, by group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Codes of nodes and of grids with appointments.
    pub grids: BTreeSet<GridCode>,
    /// Numbers of people.
    pub persons: BTreeSet<u32>,
    /// Groups whose households change.
    pub groups: BTreeSet<GridCode>,
    /// Grids whose nominations, or printed boards and cards, change.
    pub records: BTreeSet<GridCode>,
    /// Places of which something else is known for their division.
    pub grounds: BTreeSet<GridCode>,
    /// Whether the settings change.
    pub settings: bool,
    /// Parts of the ledgers.
    pub ledgers: BTreeSet<LedgerPart>,
}

impl<T> Edit<T> {
    /// A new fact.
    pub const fn add(after: T) -> Self {
        Self { before: None, after: Some(after) }
    }

    /// A fact that is there no more.
    pub const fn remove(before: T) -> Self {
        Self { before: Some(before), after: None }
    }

    /// A fact that is another than it was.
    pub const fn change(before: T, after: T) -> Self {
        Self { before: Some(before), after: Some(after) }
    }

    /// The fact after, or before where it is removed.
    pub fn either(&self) -> Option<&T> {
        self.after.as_ref().or(self.before.as_ref())
    }

    fn inverse(self) -> Self {
        Self { before: self.after, after: self.before }
    }
}

impl Change {
    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many facts it changes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.grids.len()
            + self.persons.len()
            + self.appointments.len()
            + self.households.len()
            + self.settings.len()
            + self.nominations.len()
            + self.printed.len()
            + self.records.len()
            + self.grounds.len()
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Self {
        fn back<T>(edits: Vec<Edit<T>>) -> Vec<Edit<T>> {
            edits.into_iter().rev().map(Edit::inverse).collect()
        }
        Self {
            grids: back(self.grids),
            persons: back(self.persons),
            appointments: back(self.appointments),
            households: back(self.households),
            settings: back(self.settings),
            nominations: back(self.nominations),
            printed: back(self.printed),
            records: back(self.records),
            grounds: back(self.grounds),
            removed_at: self.added_at.into_iter().rev().collect(),
            added_at: self.removed_at.into_iter().rev().collect(),
        }
    }

    /// This change, and another after it.
    pub fn append(&mut self, mut next: Self) {
        self.grids.append(&mut next.grids);
        self.persons.append(&mut next.persons);
        self.appointments.append(&mut next.appointments);
        self.households.append(&mut next.households);
        self.settings.append(&mut next.settings);
        self.nominations.append(&mut next.nominations);
        self.printed.append(&mut next.printed);
        self.records.append(&mut next.records);
        self.grounds.append(&mut next.grounds);
        self.removed_at.append(&mut next.removed_at);
        self.added_at.append(&mut next.added_at);
    }
}
