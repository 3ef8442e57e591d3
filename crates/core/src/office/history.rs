//! Requests about the history: undo, redo, who changed what and when.
use crate::change::{Counts, Mark, Stamp};
use crate::domain::{GridCode, HouseholdId, PersonId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// See [`super::Request::Undo`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undo;

/// See [`super::Request::Redo`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redo;

/// See [`super::Request::GetTurns`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetTurns;

/// What can be taken back and made again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turns {
    /// What undo would take back, in words.
    pub undo: Option<String>,
    /// What redo would make again, in words.
    pub redo: Option<String>,
}

/// Whose history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    /// Everything.
    #[default]
    All,
    /// A node and all in it.
    Place(GridCode),
    /// A person and the posts they hold.
    Person(PersonId),
    /// A household.
    Household(HouseholdId),
}

/// See [`super::Request::GetHistory`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetHistory {
    /// Whose.
    pub of: Subject,
    /// The first of them, from 0; the newest comes first.
    pub from: usize,
    /// How many at most.
    pub count: usize,
}

/// A part of the history.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryPage {
    /// How many entries there are.
    pub total: usize,
    /// Those asked for, the newest first.
    pub rows: Vec<HistoryRow>,
}

/// An entry of the history in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryRow {
    /// Its name.
    pub id: Stamp,
    /// When, in milliseconds since 1970.
    pub millis: u64,
    /// By which office; empty where it was never set.
    pub who: String,
    /// What happened.
    pub title: String,
    /// Where; empty for the whole county.
    pub place: String,
    /// How much of each kind.
    pub counts: Counts,
    /// The first facts that concern the subject, field by field; of the whole history none.
    pub lines: Vec<HistoryLine>,
    /// How many such lines there are.
    pub line_total: usize,
}

/// A field that was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryLine {
    /// Of what: a name.
    pub what: String,
    /// Which field; empty where the whole was added or removed.
    pub field: String,
    /// As it was; may be empty.
    pub before: String,
    /// As it is; may be empty.
    pub after: String,
}

/// See [`super::Request::GetEntry`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetEntry {
    /// Which.
    pub id: Stamp,
    /// How many lines at most.
    pub count: usize,
}

/// See [`super::Request::GetSince`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetSince {
    /// The last publication, or the last package for another office.
    pub mark: Mark,
    /// How many lines at most.
    pub count: usize,
}

/// What is another than it was at a mark. What was done and undone is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Since {
    /// When the mark was made, in milliseconds since 1970; `None` where there is none yet.
    pub millis: Option<u64>,
    /// What the mark is, in words; may be empty.
    pub title: String,
    /// How much of each kind.
    pub counts: Counts,
    /// The first changes, field by field.
    pub lines: Vec<HistoryLine>,
    /// How many lines there are.
    pub line_total: usize,
}

/// See [`super::Request::GetOffice`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetOffice;

/// See [`super::Request::PutOffice`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutOffice {
    /// Its name, as it stands beside each change; empty: none.
    pub name: String,
}

/// See [`super::Request::HolderOn`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolderOn {
    /// The grid.
    pub grid: GridCode,
    /// The day.
    pub day: NaiveDate,
}

/// Who held a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Name of the post.
    pub post: String,
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The office by which it is held; may be empty.
    pub office: String,
    /// First day, where it is known.
    pub from: Option<NaiveDate>,
    /// Last day; `None` while it lasts.
    pub to: Option<NaiveDate>,
}
