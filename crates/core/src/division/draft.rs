//! A change of the tree that is not finished: what is certain, and what a person must say first.
//! Nothing is guessed: who held a post on a grid that is given up, and where households go that
//! nobody placed, is asked.
use super::hanging::Pen;
use super::question::{Answer, Question};
use crate::change::{Change, Edit};
use crate::domain::{Appointment, Grid, GridCode, Household, HouseholdId, Outcome, Post, Register};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use wangge_texts::{Lang, division as t};

/// A change with its open questions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// What is certain.
    pub(super) change: Change,
    /// The first day on which it is so.
    pub(super) on: NaiveDate,
    /// What must be said first.
    pub questions: Vec<Question>,
    /// Codes given up, with those that took over.
    pub successors: BTreeMap<GridCode, Vec<GridCode>>,
    /// Places that stay and are split, with the new ones that are mostly of what was theirs.
    pub(super) offshoots: BTreeMap<GridCode, Vec<GridCode>>,
}

impl Draft {
    /// What is certain, before anything is answered: to be told of.
    #[must_use]
    pub const fn certain(&self) -> &Change {
        &self.change
    }

    /// The change, when every question has its answer: one change, taken back by its inverse. `pen`
    /// is what the steps of cases are entered with that are handed over.
    ///
    /// # Errors
    /// The questions that have no answer, or one that does not fit.
    pub fn answer(
        mut self,
        register: &Register,
        pen: &Pen,
        mut by: impl FnMut(&Question) -> Option<Answer>,
    ) -> Result<Change, Vec<Question>> {
        let mut open = Vec::new();
        for question in std::mem::take(&mut self.questions) {
            let done = by(&question).is_some_and(|answer| self.take(register, pen, &question, answer));
            if !done {
                open.push(question);
            }
        }
        if !open.is_empty() {
            return Err(open);
        }
        self.follow_keepers(register);
        Ok(self.change)
    }

    fn take(&mut self, register: &Register, pen: &Pen, question: &Question, answer: Answer) -> bool {
        match (question, answer) {
            (Question::Post { appointment, .. }, Answer::Ends) => {
                self.end(appointment);
                true
            }
            (Question::Post { appointment, .. }, Answer::To(grid)) => {
                if !self.takes(register, grid, appointment.post) {
                    return false;
                }
                let from = appointment.from.filter(|&from| from > self.on).unwrap_or(self.on);
                self.end(appointment);
                let new = Appointment { grid, from: Some(from), ..appointment.clone() };
                self.change.appointments.push(Edit::add(new));
                true
            }
            (Question::Households { households, .. }, Answer::To(grid)) => {
                for &id in households {
                    self.place(register, id, grid);
                }
                true
            }
            (Question::Nomination { id, .. }, Answer::Ends | Answer::To(_)) => {
                let Some(before) = register.nominations.get(id).cloned() else { return false };
                let mut after = before.clone();
                match answer {
                    Answer::To(grid) => after.grid = grid,
                    _ => {
                        let reason = t::nomination_ended(Lang::Zh).to_owned();
                        after.outcome = Some(Outcome::Closed { on: self.on, reason });
                    }
                }
                self.change.nominations.push(Edit::change(before, after));
                true
            }
            (Question::Chat { id, .. }, answer) => self.take_chat(register, *id, answer),
            (Question::Case { id, place, .. }, Answer::To(to)) => {
                self.take_case(register, *id, (*place, to), pen)
            }
            (Question::Case { gone, .. }, Answer::Stays) => !gone,
            (Question::Range { .. }, Answer::Stays) => true,
            (Question::Range { grid, .. }, Answer::Ends) => {
                let before = register.grid(*grid).cloned();
                let after = before.clone().map(|g| Grid { range_words: String::new(), ..g });
                self.change.grids.push(Edit { before, after });
                true
            }
            _ => false,
        }
    }

    /// Whether a post on a grid is free: of one head there is one at a time.
    fn takes(&self, register: &Register, grid: GridCode, post: Post) -> bool {
        let same = |a: &&Appointment| (a.grid, a.post) == (grid, Post::Head);
        let coming = self.change.appointments.iter().filter_map(|e| e.after.as_ref());
        post != Post::Head
            || (register.head(grid, self.on).is_none()
                && !coming.filter(same).any(|a| a.to.is_none_or(|to| to >= self.on)))
    }

    /// Ends a post on the day before; one that has not begun is taken back.
    fn end(&mut self, appointment: &Appointment) {
        let last = self.on.pred_opt().filter(|&last| appointment.from.is_none_or(|from| from <= last));
        let after = last.map(|to| Appointment { to: Some(to), ..appointment.clone() });
        self.change.appointments.push(Edit { before: Some(appointment.clone()), after });
    }

    /// Puts a household into a grid, and into the group the grid lies in.
    fn place(&mut self, register: &Register, id: HouseholdId, grid: GridCode) {
        let made = self.change.households.iter_mut().find(|e| e.either().is_some_and(|h| h.id == id));
        let group = grid.parent().unwrap_or(grid);
        if let Some(edit) = made {
            if let Some(after) = &mut edit.after {
                (after.group, after.grid) = (group, Some(grid));
            }
            return;
        }
        if let Some(home) = register.all_households().find(|h| h.id == id) {
            let after = Household { group, grid: Some(grid), ..home.clone() };
            self.change.households.push(Edit { before: Some(home.clone()), after: Some(after) });
        }
    }

    /// Gives a code up, and asks about the posts on it.
    pub(super) fn retire(&mut self, register: &Register, code: GridCode, successors: Vec<GridCode>) {
        let Some(before) = register.grid(code).cloned() else { return };
        let retired = crate::domain::Retirement { on: self.on, successors: successors.clone() };
        let after = Grid { retired: Some(retired), ..before.clone() };
        self.change.grids.push(Edit { before: Some(before), after: Some(after) });
        for appointment in register.appointments.get(&code).into_iter().flatten() {
            if appointment.to.is_none_or(|to| to >= self.on) {
                let (appointment, successors) = (appointment.clone(), successors.clone());
                self.questions.push(Question::Post { appointment, successors });
            }
        }
        let going_on = register.nominations.values().filter(|n| n.grid == code && n.outcome.is_none());
        for nomination in going_on {
            let (id, successors) = (nomination.id, successors.clone());
            self.questions.push(Question::Nomination { id, grid: code, successors });
        }
        self.successors.insert(code, successors);
    }
}

/// Numbers below a place that were never used, the lowest after the greatest that was.
pub(super) struct Numbers {
    place: GridCode,
    last: u32,
}

impl Numbers {
    /// Of a place of the register; codes that only households name count as used.
    pub(super) fn below(register: &Register, place: GridCode) -> Self {
        let level = place.level().below();
        let grids = register.subtree(place).map(|g| g.code).filter(|c| Some(c.level()) == level);
        let named = register.households_in(place).filter_map(|h| h.grid);
        let named = named.filter_map(|c| level.and_then(|l| c.at(l))).filter(|c| place.holds(*c));
        Self { place, last: grids.chain(named).map(GridCode::number).max().unwrap_or(0) }
    }

    /// The next code; `None` where there are no more.
    pub(super) fn next(&mut self) -> Option<GridCode> {
        self.last += 1;
        u16::try_from(self.last).ok().and_then(|n| self.place.child(n))
    }
}
