//! 台账: the office's register, all facts of a county in one place, private ones included.
//! Holds facts only: what follows from them is computed by audit, publish, print.
use super::{
    Appointment, Grid, GridCode, Ground, Household, Level, Nomination, NominationId, Person, PersonId, Post,
    Printed, Settings,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A county's register.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Register {
    /// What the county sets once.
    pub settings: Settings,
    /// The county and its grids of all levels, retired ones included, in tree order.
    pub grids: BTreeMap<GridCode, Grid>,
    /// Everybody who holds or held a post.
    pub persons: BTreeMap<PersonId, Person>,
    /// Appointments by grid, in the order in which they were entered.
    pub appointments: BTreeMap<GridCode, Vec<Appointment>>,
    /// Households by group, in the order of their numbers.
    pub households: BTreeMap<GridCode, Vec<Household>>,
    /// How gridworkers were and are being chosen. Private.
    #[serde(default)]
    pub nominations: BTreeMap<NominationId, Nomination>,
    /// What was printed last of boards and cards.
    #[serde(default)]
    pub printed: BTreeMap<GridCode, Printed>,
    /// What the ledgers hold: cases, chat groups, trainings, subsidies. Private.
    #[serde(default)]
    pub ledgers: crate::ledger::Ledgers,
    /// What the division of a place should mind. Private.
    #[serde(default)]
    pub grounds: BTreeMap<GridCode, Ground>,
    /// The next free number of a nomination.
    #[serde(default)]
    pub next_nomination: u32,
    /// The next free number of a person.
    pub next_person: u32,
    /// The next free number of a household.
    pub next_household: u32,
}

impl Register {
    /// Whether nothing has been entered yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.grids.is_empty() && self.persons.is_empty() && self.households.is_empty()
    }

    /// Puts the households of each group in their order, as data from before there was one may
    /// not be.
    pub fn put_in_order(&mut self) {
        self.households.values_mut().for_each(|list| list.sort_by_key(|h| h.id));
    }

    /// The county's own node: the first of the level.
    #[must_use]
    pub fn county(&self) -> Option<&Grid> {
        self.grids.values().find(|g| g.level() == Level::County)
    }

    /// A grid by its code.
    #[must_use]
    pub fn grid(&self, code: GridCode) -> Option<&Grid> {
        self.grids.get(&code)
    }

    /// The node itself and all below it, in tree order.
    pub fn subtree(&self, code: GridCode) -> impl Iterator<Item = &Grid> {
        self.grids.range(code..=code.last()).map(|(_, g)| g)
    }

    /// The children of a node in force on a day, in the order of their codes.
    pub fn children(&self, code: GridCode, on: NaiveDate) -> impl Iterator<Item = &Grid> {
        let level = code.level().below();
        self.subtree(code).filter(move |g| Some(g.level()) == level && g.in_force(on))
    }

    /// Grids of a level in force on a day.
    pub fn grids_of(&self, level: Level, on: NaiveDate) -> impl Iterator<Item = &Grid> {
        self.grids.values().filter(move |g| g.level() == level && g.in_force(on))
    }

    /// The name of a node, or its code where it has none.
    #[must_use]
    pub fn name(&self, code: GridCode) -> String {
        self.grid(code).map_or_else(|| code.to_string(), |g| g.name.clone())
    }

    /// The names from the town down to the node: `八渡镇河湾村3组第2网格`.
    #[must_use]
    pub fn full_name(&self, code: GridCode) -> String {
        Level::GRIDS.into_iter().filter_map(|l| code.at(l)).map(|c| self.name(c)).collect()
    }

    /// Who holds a post on a grid on a day, in the order of appointment.
    pub fn holders(
        &self,
        grid: GridCode,
        post: Post,
        on: NaiveDate,
    ) -> impl Iterator<Item = (&Appointment, &Person)> {
        self.appointments
            .get(&grid)
            .into_iter()
            .flatten()
            .filter(move |a| a.post == post && a.held(on))
            .filter_map(|a| self.persons.get(&a.person).map(|p| (a, p)))
    }

    /// The responsible person of a grid on a day; the first where two hold the post.
    #[must_use]
    pub fn head(&self, grid: GridCode, on: NaiveDate) -> Option<(&Appointment, &Person)> {
        self.holders(grid, Post::Head, on).next()
    }

    /// All households in the order of their groups.
    pub fn all_households(&self) -> impl Iterator<Item = &Household> {
        self.households.values().flatten()
    }

    /// Households of a node of any level: of a household-level grid those assigned to it,
    /// of a level above all that belong to its groups.
    pub fn households_in(&self, code: GridCode) -> impl Iterator<Item = &Household> {
        let first = code.at(Level::Group).unwrap_or(code);
        self.households
            .range(first..=code.last())
            .flat_map(|(_, list)| list)
            .filter(move |h| code.level() != Level::Household || h.grid == Some(code))
    }
}
