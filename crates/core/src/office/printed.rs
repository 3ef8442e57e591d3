//! Requests about what was printed and is out of date.
use crate::domain::GridCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// See [`super::Request::MarkPrinted`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkPrinted {
    /// Villages, for their boards, and household-level grids, for their cards.
    pub codes: Vec<GridCode>,
    /// When they were printed.
    pub on: NaiveDate,
}

/// See [`super::Request::GetOutOfDate`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetOutOfDate {
    /// Only in this place.
    pub within: Option<GridCode>,
}

/// A board, or a grid's cards, that says what is no longer true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutOfDate {
    /// A village: its board. A household-level grid: its cards.
    pub code: GridCode,
    /// Where, in words.
    pub name: String,
    /// When it was printed last.
    pub printed: NaiveDate,
    /// Since when it has not been true.
    pub since: NaiveDate,
    /// Days that are left of the fifteen; below 0: overdue.
    pub days_left: i64,
}
