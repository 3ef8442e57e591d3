//! What a person is asked before the tree changes, what they can say, and the question in words.
use crate::domain::{Appointment, GridCode, HouseholdId, NominationId, Register};
use crate::ledger::RecordId;
use crate::ledger::columns::case_title;
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, division as t};

/// What a person is asked before a change can be made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Question {
    /// A post on a grid whose code is given up: does it end, or go on on another grid? The grids
    /// that took over are named. Answered by [`Answer::Ends`] or [`Answer::To`].
    Post {
        /// The post as it is.
        appointment: Appointment,
        /// Grids that took over.
        successors: Vec<GridCode>,
    },
    /// Households that are in no grid of the new ones. Answered by [`Answer::To`].
    Households {
        /// The group, or the grid they are in now.
        grid: GridCode,
        /// Which.
        households: Vec<HouseholdId>,
    },
    /// A gridworker is being chosen for a grid whose code is given up: does that go on for another
    /// grid, or end? Answered by [`Answer::Ends`] or [`Answer::To`].
    Nomination {
        /// Which.
        id: NominationId,
        /// The grid given up.
        grid: GridCode,
        /// Grids that took over.
        successors: Vec<GridCode>,
    },
    /// A chat group in use on a grid whose code is given up, or that is split: for whom does it go
    /// on? Answered by [`Answer::All`], by [`Answer::To`] one of those who took over, by
    /// [`Answer::Stays`] (for the grids that stay alone, where there are `others`), and where its
    /// grid is `gone` by [`Answer::Ends`].
    Chat {
        /// Which.
        id: RecordId,
        /// The first grid of it that is concerned.
        grid: GridCode,
        /// Whether that, or another of it, is given up; else it is split.
        gone: bool,
        /// Whether it has grids that stay.
        others: bool,
        /// Grids that took over and are not of the group yet.
        successors: Vec<GridCode>,
    },
    /// An open case on a place whose code is given up, or that is split: where does it go on?
    /// Answered by [`Answer::To`] one of those who took over or the place above them, and where the
    /// place is split by [`Answer::Stays`]. It is not ended here: that takes its own steps.
    Case {
        /// Which.
        id: RecordId,
        /// The place concerned.
        place: GridCode,
        /// Whether that is given up; else it is split.
        gone: bool,
        /// Places that took over.
        successors: Vec<GridCode>,
    },
    /// The office's own words for a grid's range, which may no longer be true. Answered by
    /// [`Answer::Stays`] or [`Answer::Ends`].
    Range {
        /// Which grid.
        grid: GridCode,
        /// The words.
        words: String,
    },
    /// No number is left below this place. Has no answer: the change cannot be made so.
    CodesFull {
        /// Which place.
        place: GridCode,
    },
}

/// What a person says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// It ends; the words are dropped.
    Ends,
    /// It stays as it is.
    Stays,
    /// It goes on there.
    To(GridCode),
    /// It goes on for all who took over.
    All,
}

impl Question {
    /// The question in words.
    #[must_use]
    pub fn message(&self, register: &Register, lang: Lang) -> String {
        match self {
            Self::Post { appointment, .. } => {
                let name = register.persons.get(&appointment.person).map(|p| p.name.clone());
                t::ask_people(lang, &register.full_name(appointment.grid), &name.unwrap_or_default())
            }
            Self::Households { grid, households } => {
                t::ask_households(lang, &register.full_name(*grid), &households.len())
            }
            Self::Nomination { grid, .. } => t::ask_nomination(lang, &register.full_name(*grid)),
            Self::Chat { id, grid, gone, .. } => {
                let name = register.ledgers.groups.get(id).map(|g| g.name.as_str()).unwrap_or_default();
                let ask = if *gone { t::ask_chat } else { t::ask_chat_split };
                ask(lang, &register.full_name(*grid), &name)
            }
            Self::Case { id, place, gone, .. } => {
                let case = register.ledgers.cases.get(id);
                let title = case.map(|c| case_title(c, lang)).unwrap_or_default();
                let ask = if *gone { t::ask_case } else { t::ask_case_split };
                ask(lang, &register.full_name(*place), &title)
            }
            Self::Range { grid, words } => t::ask_range(lang, &register.full_name(*grid), words),
            Self::CodesFull { place } => t::ask_code_full(lang, &register.full_name(*place)),
        }
    }
}
