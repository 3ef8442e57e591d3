//! What a fact is known by, through all its changes.
use super::{Change, Edit};
use crate::domain::{
    Appointment, Grid, GridCode, Ground, Household, HouseholdId, Nomination, NominationId, Person, PersonId,
    Post, Printed, Settings,
};
use crate::ledger::{Record, RecordKey};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a fact is known by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FactKey {
    /// A node of the tree.
    Grid(GridCode),
    /// A person.
    Person(PersonId),
    /// A post on a grid, held by a person from a day.
    Appointment(GridCode, Post, PersonId, Option<NaiveDate>),
    /// A household.
    Household(HouseholdId),
    /// What the county sets.
    Settings,
    /// How a gridworker is chosen.
    Nomination(NominationId),
    /// What was printed last of a place.
    Printed(GridCode),
    /// What the division of a place should mind.
    Ground(GridCode),
    /// A record of a ledger.
    Record(RecordKey),
}

/// A kind of facts of a register.
pub trait Fact: Clone + PartialEq {
    /// What it is known by.
    fn key(&self) -> FactKey;

    /// The edits of this kind in a change.
    fn edits(change: &mut Change) -> &mut Vec<Edit<Self>>;
}

macro_rules! facts {
    ($($fact:ty, $list:ident, |$it:ident| $key:expr;)*) => {$(
        impl Fact for $fact {
            fn key(&self) -> FactKey {
                let $it = self;
                $key
            }

            fn edits(change: &mut Change) -> &mut Vec<Edit<Self>> {
                &mut change.$list
            }
        }
    )*};
}

facts! {
    Grid, grids, |it| FactKey::Grid(it.code);
    Person, persons, |it| FactKey::Person(it.id);
    Appointment, appointments, |it| FactKey::Appointment(it.grid, it.post, it.person, it.from);
    Household, households, |it| FactKey::Household(it.id);
    Nomination, nominations, |it| FactKey::Nomination(it.id);
    Printed, printed, |it| FactKey::Printed(it.code);
    Ground, grounds, |it| FactKey::Ground(it.place);
    Record, records, |it| FactKey::Record(it.key());
}

impl Fact for Settings {
    fn key(&self) -> FactKey {
        FactKey::Settings
    }

    fn edits(change: &mut Change) -> &mut Vec<Edit<Self>> {
        &mut change.settings
    }
}
