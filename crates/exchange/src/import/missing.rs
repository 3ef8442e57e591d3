//! What the register holds in the places that the sheets cover and no row speaks of. It stays,
//! unless a person chooses otherwise: households go, appointments end on a day, grids are given
//! up. What cannot be done without harm is kept, and says why.
use super::issue::{RowIssue, RowIssueKind as K};
use super::{Proposal, Severity};
use crate::sheets::SheetKind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use wangge_core::change::{Change, Edit};
use wangge_core::domain::{Appointment, Grid, GridCode, Household, Post, Register, Retirement};
use wangge_texts::{Lang, exchange as t};

/// What is missing, and how many rows were left out that might speak of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Missing {
    /// Nodes in force, siblings of which are listed.
    pub grids: Vec<GridCode>,
    /// Appointments that are held.
    pub appointments: Vec<Appointment>,
    /// Households of groups that are listed.
    pub households: Vec<Household>,
    /// Rows of divisions and grids that were left out.
    pub refused_grids: usize,
    /// Rows of gridworkers that were left out.
    pub refused_appointments: usize,
    /// Rows of households that were left out.
    pub refused_households: usize,
}

/// What a person chooses to do with it. By default nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// Grids are given up: the first day on which they are no longer in force.
    pub grids: Option<NaiveDate>,
    /// Appointments end: their last day.
    pub appointments: Option<NaiveDate>,
    /// Households are taken out.
    pub households: bool,
}

/// A change with what was chosen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Accepted {
    /// What would be stored.
    pub change: Change,
    /// What was chosen and cannot be done.
    pub kept: Vec<Kept>,
}

/// Something that was chosen to go and stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Its name; empty where all of a kind stay.
    pub what: String,
    /// Why it stays.
    pub why: KeptWhy,
}

/// Why something stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeptWhy {
    /// Rows of its kind were left out, and any of them might speak of it.
    RowsLeftOut {
        /// How many.
        rows: usize,
    },
    /// The appointment begins after the day on which it should end.
    BeginsLater {
        /// Its first day.
        from: NaiveDate,
    },
    /// The grid still has what belongs to it.
    InUse {
        /// Grids in force below it.
        grids: usize,
        /// Households in it.
        households: usize,
        /// Appointments that go on.
        appointments: usize,
    },
}

impl Missing {
    /// How much is missing: grids, appointments, households.
    #[must_use]
    pub fn counts(&self) -> [usize; 3] {
        [self.grids.len(), self.appointments.len(), self.households.len()]
    }

    /// Counts the rows of a sheet that were left out and might speak of anything.
    pub(super) fn hold(&mut self, kind: Option<SheetKind>, issues: &[RowIssue]) {
        // Said already by another row, or of a post that nobody holds.
        let silent = |k: &K| matches!(k, K::DuplicateRow { .. } | K::NoPersonName);
        let errors = issues.iter().filter(|i| i.severity == Severity::Error && i.row > 0);
        let rows = errors.filter(|i| !silent(&i.kind)).count();
        match kind {
            Some(SheetKind::Divisions | SheetKind::Grids) => self.refused_grids += rows,
            Some(SheetKind::Gridworkers) => self.refused_appointments += rows,
            Some(SheetKind::Households) => self.refused_households += rows,
            None => {}
        }
    }
}

impl Proposal {
    /// The change together with what a person chose to do with what is missing.
    #[must_use]
    pub fn with_missing(&self, register: &Register, chosen: &Chosen) -> Accepted {
        let mut accepted = Accepted { change: self.change.clone(), kept: Vec::new() };
        let missing = &self.missing;
        if chosen.households && accepted.free(missing.refused_households, missing.households.len()) {
            let gone = missing.households.iter().cloned();
            accepted.change.households.extend(gone.map(|h| Edit { before: Some(h), after: None }));
        }
        if let Some(day) = chosen.appointments
            && accepted.free(missing.refused_appointments, missing.appointments.len())
        {
            for held in &missing.appointments {
                accepted.end(register, held, day);
            }
        }
        if let Some(day) = chosen.grids
            && accepted.free(missing.refused_grids, missing.grids.len())
        {
            accepted.give_up(register, &missing.grids, day);
        }
        accepted
    }
}

impl Accepted {
    /// Whether something of a kind may go; if rows were left out, all of it is kept.
    fn free(&mut self, rows: usize, missing: usize) -> bool {
        if rows > 0 && missing > 0 {
            self.kept.push(Kept { what: String::new(), why: KeptWhy::RowsLeftOut { rows } });
        }
        rows == 0
    }

    fn end(&mut self, register: &Register, held: &Appointment, day: NaiveDate) {
        match held.from {
            Some(from) if from > day => {
                let name = register.persons.get(&held.person).map_or("", |p| p.name.as_str());
                let what = format!("{} {name}", register.full_name(held.grid));
                self.kept.push(Kept { what, why: KeptWhy::BeginsLater { from } });
            }
            _ => {
                let after = Appointment { to: Some(day), ..held.clone() };
                self.change.appointments.push(Edit { before: Some(held.clone()), after: Some(after) });
            }
        }
    }

    /// Grids from the lowest up, so that a group whose grids go can go as well.
    fn give_up(&mut self, register: &Register, grids: &[GridCode], day: NaiveDate) {
        let mut after = register.clone();
        self.change.apply(&mut after);
        let mut gone: BTreeSet<GridCode> = BTreeSet::new();
        let mut lowest: Vec<GridCode> = grids.to_vec();
        lowest.sort_by_key(|c| (std::cmp::Reverse(c.level()), *c));
        for code in lowest {
            let Some(before) = after.grids.get(&code).cloned() else { continue };
            let below = after.children(code, day).filter(|g| !gone.contains(&g.code)).count();
            let households = after.households_in(code).count();
            let posts = after.appointments.get(&code).into_iter().flatten();
            let appointments = posts.filter(|a| a.to.is_none_or(|to| to >= day)).count();
            if below + households + appointments > 0 {
                let why = KeptWhy::InUse { grids: below, households, appointments };
                self.kept.push(Kept { what: register.full_name(code), why });
                continue;
            }
            gone.insert(code);
            let retired = Some(Retirement { on: day, successors: Vec::new() });
            let after = Grid { retired, ..before.clone() };
            self.change.grids.push(Edit { before: Some(before), after: Some(after) });
        }
    }
}

impl Kept {
    /// What stays, why, and what to do.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let what = &self.what;
        match &self.why {
            KeptWhy::RowsLeftOut { rows } => t::kept_rows_left_out(lang, rows),
            KeptWhy::BeginsLater { from } => t::kept_begins_later(lang, what, from),
            KeptWhy::InUse { grids, households, appointments } => {
                t::kept_in_use(lang, what, grids, households, appointments)
            }
        }
    }
}

/// An appointment in words: who, where, as what.
pub(super) fn post_words(name: &str, place: &str, grid: GridCode, post: Post, lang: Lang) -> String {
    t::post_words(lang, &name, &place, &post.name(grid.level(), lang))
}
