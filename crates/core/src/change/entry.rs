//! One entry of the history: a change with who made it, when, and what for. Holds data, not
//! words: those are made for the reader's language when they are asked for.
use super::{Change, Edit, Stamp};
use crate::domain::GridCode;
use serde::{Deserialize, Serialize};

/// Additions, changes and the like of one kind of facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// New.
    pub added: usize,
    /// There before, and changed.
    pub changed: usize,
    /// Taken out.
    pub removed: usize,
}

/// How much of each kind of facts a change concerns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Nodes of the tree.
    pub grids: Tally,
    /// People.
    pub persons: Tally,
    /// Appointments.
    pub appointments: Tally,
    /// Households.
    pub households: Tally,
    /// What the county sets.
    pub settings: Tally,
    /// Nominations.
    #[serde(default)]
    pub nominations: Tally,
    /// Printed boards and cards.
    #[serde(default)]
    pub printed: Tally,
    /// Records of the ledgers.
    #[serde(default)]
    pub records: Tally,
    /// What divisions mind.
    #[serde(default)]
    pub grounds: Tally,
}

/// How a change came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// By a form, of one fact or of several that belong together.
    Form,
    /// Of many facts at once.
    Many,
    /// From sheets.
    Import {
        /// Their files.
        files: Vec<String>,
    },
    /// By dividing households into grids.
    Division,
    /// By joining another office's package.
    Merge {
        /// Whose.
        from: String,
    },
    /// Of what the county sets.
    Settings,
    /// A step of choosing a gridworker.
    Nomination,
    /// Boards or cards were printed.
    Printed,
    /// A record of a ledger was entered, changed or went on.
    Ledger,
    /// By restoring a backup.
    Restore,
    /// Takes an entry back.
    Undo,
    /// Makes an entry again that was taken back.
    Redo,
    /// Changes nothing: a publication was made.
    Published {
        /// Its version.
        version: String,
    },
    /// Changes nothing: a package was made for another office.
    HandedOver {
        /// For whom.
        to: String,
    },
}

/// What an entry changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Body {
    /// This.
    Whole(Box<Change>),
    /// So much that it is kept in parts of its own, in this order.
    Parts(Vec<PartHead>),
    /// The inverse of another entry.
    Back(Stamp),
    /// The same as another entry.
    Again(Stamp),
    /// Nothing: a mark.
    Nothing,
}

/// What a part is about, so that it is only read where it is needed. Ranges include both ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartHead {
    /// Numbers of people in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub persons: Option<(u32, u32)>,
    /// Numbers of households in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub households: Option<(u32, u32)>,
    /// Places in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<(GridCode, GridCode)>,
}

/// An entry of the history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// When, and by which device; the entry's name as well.
    pub id: Stamp,
    /// Name of the office whose device it was; empty where it was never set.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// How it came about.
    pub kind: Kind,
    /// The smallest place that holds all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<GridCode>,
    /// Name of the one person, household or grid it is about; empty where there are several.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// How much it changes.
    #[serde(default)]
    pub counts: Counts,
    /// What it changes.
    pub body: Body,
}

impl Tally {
    /// What edits of one kind add up to.
    pub fn of<T>(edits: &[Edit<T>]) -> Self {
        let mut tally = Self::default();
        for edit in edits {
            match (&edit.before, &edit.after) {
                (None, Some(_)) => tally.added += 1,
                (Some(_), Some(_)) => tally.changed += 1,
                (Some(_), None) => tally.removed += 1,
                (None, None) => {}
            }
        }
        tally
    }

    /// All of them.
    #[must_use]
    pub const fn sum(self) -> usize {
        self.added + self.changed + self.removed
    }

    const fn inverse(self) -> Self {
        Self { added: self.removed, changed: self.changed, removed: self.added }
    }
}

impl Counts {
    /// How much a change concerns.
    #[must_use]
    pub fn of(change: &Change) -> Self {
        Self {
            grids: Tally::of(&change.grids),
            persons: Tally::of(&change.persons),
            appointments: Tally::of(&change.appointments),
            households: Tally::of(&change.households),
            settings: Tally::of(&change.settings),
            nominations: Tally::of(&change.nominations),
            printed: Tally::of(&change.printed),
            records: Tally::of(&change.records),
            grounds: Tally::of(&change.grounds),
        }
    }

    /// All of them.
    #[must_use]
    pub const fn sum(self) -> usize {
        self.grids.sum()
            + self.persons.sum()
            + self.appointments.sum()
            + self.households.sum()
            + self.settings.sum()
            + self.nominations.sum()
            + self.printed.sum()
            + self.records.sum()
            + self.grounds.sum()
    }

    /// Of the inverse change.
    #[must_use]
    pub const fn inverse(self) -> Self {
        Self {
            grids: self.grids.inverse(),
            persons: self.persons.inverse(),
            appointments: self.appointments.inverse(),
            households: self.households.inverse(),
            settings: self.settings.inverse(),
            nominations: self.nominations.inverse(),
            printed: self.printed.inverse(),
            records: self.records.inverse(),
            grounds: self.grounds.inverse(),
        }
    }
}

impl Entry {
    /// Whether undo may take it back: it changes something and does not itself take back or
    /// make again.
    #[must_use]
    pub const fn is_deed(&self) -> bool {
        matches!(self.body, Body::Whole(_) | Body::Parts(_))
    }
}
