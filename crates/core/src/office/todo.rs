//! What needs doing now: the office's first page.
use super::table::{RowIssue, TableFilter, TableKind};
use crate::domain::Level;
use serde::{Deserialize, Serialize};

/// See [`super::Request::GetTodo`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetTodo;

/// What needs doing; what does not is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Todo {
    /// The most urgent first.
    pub items: Vec<TodoItem>,
}

/// One kind of work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TodoItem {
    /// The device's clock says an earlier time than the last change was made at.
    Clock {
        /// When that was, in milliseconds since 1970.
        last: u64,
    },
    /// Cases that are overdue or due today.
    Cases {
        /// Whose last day is over.
        overdue: usize,
        /// Whose last day is today.
        due: usize,
    },
    /// Grids of a level without a responsible person.
    Vacant {
        /// The level.
        level: Level,
        /// How many.
        count: usize,
    },
    /// People with a post whose telephone cannot be dialled, or who have none.
    Phones {
        /// That cannot be dialled.
        broken: usize,
        /// That are missing.
        missing: usize,
    },
    /// Households in no grid.
    NoGrid {
        /// How many.
        count: usize,
    },
    /// Boards and cards that are no longer true.
    OutOfDate {
        /// Boards of villages.
        boards: usize,
        /// Grids whose cards are.
        cards: usize,
        /// Days that are left for the most urgent; below 0: overdue.
        days_left: i64,
    },
    /// No backup was made of what was changed.
    Backup {
        /// When the last one was made, in milliseconds since 1970; `None`: never on this device.
        last: Option<u64>,
        /// Changes since then.
        changes: usize,
    },
    /// What the public does not know yet.
    Unpublished {
        /// How many facts are another than they were.
        count: usize,
        /// When it was last published, in milliseconds since 1970; `None`: never.
        last: Option<u64>,
    },
}

impl TodoItem {
    /// The table that shows what it is about; `None` where it has a page of its own.
    #[must_use]
    pub fn table(&self) -> Option<(TableKind, TableFilter)> {
        let filter = |level, issue| TableFilter { level, issue: Some(issue), ..TableFilter::default() };
        match self {
            Self::Vacant { level, .. } => Some((TableKind::Grids, filter(Some(*level), RowIssue::Vacant))),
            Self::Phones { broken: 0, .. } => Some((TableKind::People, filter(None, RowIssue::NoPhone))),
            Self::Phones { .. } => Some((TableKind::People, filter(None, RowIssue::BrokenPhone))),
            Self::NoGrid { .. } => Some((TableKind::Households, filter(None, RowIssue::NoGrid))),
            Self::Clock { .. }
            | Self::Cases { .. }
            | Self::Unpublished { .. }
            | Self::OutOfDate { .. }
            | Self::Backup { .. } => None,
        }
    }
}
