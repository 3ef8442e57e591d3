//! Requests about what the ledgers add up to: figures, warnings, sheets. Private: they are for the
//! office alone.
use super::RecordFilter;
use crate::domain::GridCode;
use crate::ledger::{RecordId, RecordKey, RecordKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// See [`super::Request::GetFigures`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetFigures {
    /// Which place; `None`: the county.
    pub within: Option<GridCode>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// All figures of a place and period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresView {
    /// The place, in words.
    pub place: String,
    /// The days, in words.
    pub period: String,
    /// The period that they are compared with, in words.
    pub before: String,
    /// The figures, in the order of a report.
    pub rows: Vec<FigureRow>,
    /// Paragraphs to paste, in Chinese.
    pub paragraphs: Vec<String>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureRow {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Its value in the period before.
    pub before: String,
    /// How many rows stand behind it.
    pub rows: usize,
}

/// See [`super::Request::GetFigureRows`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetFigureRows {
    /// Of which figures.
    pub of: GetFigures,
    /// Which of them, from 0.
    pub figure: usize,
    /// The first row, from 0.
    pub from: usize,
    /// How many at most.
    pub count: usize,
}

/// See [`super::Request::ExportFigures`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportFigures {
    /// Which.
    pub of: GetFigures,
}

/// See [`super::Request::ExportRecords`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportRecords {
    /// Which.
    pub filter: RecordFilter,
    /// A sheet with its header and nothing in it: to fill in.
    pub empty: bool,
}

/// See [`super::Request::ReadRecords`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadRecords {
    /// Of which ledger the sheets are.
    pub kind: RecordKind,
}

/// What sheets of a ledger would change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetView {
    /// New records.
    pub added: usize,
    /// Records that change.
    pub changed: usize,
    /// Records that are there as they are.
    pub same: usize,
    /// Rows that are left out, with the reason.
    pub wrong: Vec<String>,
    /// How many rows are left out.
    pub wrong_total: usize,
}

/// See [`super::Request::AcceptRecords`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptRecords;

/// See [`super::Request::GetChat`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetChat {
    /// Which place; `None`: the county.
    pub within: Option<GridCode>,
}

/// How the chat groups of a place are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatView {
    /// The place, in words.
    pub place: String,
    /// The place and those right below: name, grids, grids with a group, households, households
    /// reached.
    pub coverage: Vec<(String, [u32; 4])>,
    /// What is amiss, with the group or the grid that it is about.
    pub warnings: Vec<(Option<RecordKey>, String)>,
    /// How many there are.
    pub warning_total: usize,
    /// Groups in use, for the list to check: name, grids, owner, members, last checked.
    pub groups: Vec<Vec<String>>,
    /// 群公约
    pub rules: String,
}

/// See [`super::Request::GetUntrained`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetUntrained {
    /// Which place; `None`: the county.
    pub within: Option<GridCode>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// See [`super::Request::GetSignIn`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetSignIn {
    /// Which session.
    pub id: RecordId,
}

/// See [`super::Request::RaiseMatter`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RaiseMatter {
    /// Which meeting.
    pub meeting: RecordId,
    /// Which of its matters, from 0.
    pub matter: usize,
    /// The kind of case that it becomes, in words.
    pub kind: String,
}

/// See [`super::Request::GetMatters`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetMatters {
    /// Which meeting.
    pub meeting: RecordId,
}

/// A matter of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatterView {
    /// What was raised.
    pub words: String,
    /// The case that it became.
    pub case: Option<RecordId>,
    /// Kinds of cases; the first is the likeliest.
    pub kinds: Vec<String>,
}
