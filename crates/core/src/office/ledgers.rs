//! Requests about the ledgers: lists and forms of every kind alike. Private: they are for the office
//! alone.
use crate::domain::GridCode;
use crate::domain::audit::Severity;
use crate::ledger::columns::{Input, Wrong};
use crate::ledger::incentive::HonourKind;
use crate::ledger::{RecordId, RecordKey, RecordKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Which cases are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhichCases {
    /// All.
    #[default]
    Every,
    /// Those that are not closed.
    Open,
    /// Those of them whose last day is over.
    Overdue,
    /// Those that are closed.
    Closed,
}

/// Which posts and terms are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhichTerms {
    /// All.
    #[default]
    Every,
    /// Those that last.
    Now,
    /// Those of them that end soon, the next first.
    Ending,
    /// Those that are over.
    Over,
}

impl WhichTerms {
    /// Days before its end from which a term ends soon.
    pub const SOON: i64 = 60;

    /// Whether a term is wanted on a day, by its last day.
    #[must_use]
    pub fn wants(self, ends: Option<NaiveDate>, today: NaiveDate) -> bool {
        let left = ends.map(|day| (day - today).num_days());
        match self {
            Self::Every => true,
            Self::Now => left.is_none_or(|left| left >= 0),
            Self::Ending => left.is_some_and(|left| (0..=Self::SOON).contains(&left)),
            Self::Over => left.is_some_and(|left| left < 0),
        }
    }
}

/// Which records are wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordFilter {
    /// Of which ledger.
    pub kind: RecordKind,
    /// Only in this place.
    pub within: Option<GridCode>,
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Up to this day.
    pub to: Option<NaiveDate>,
    /// Only those that hold each of these words.
    pub words: String,
    /// Which cases.
    pub cases: WhichCases,
    /// Which posts and terms.
    pub terms: WhichTerms,
    /// Only honours of this kind.
    pub honour: Option<HonourKind>,
}

impl RecordFilter {
    /// All of a ledger.
    #[must_use]
    pub const fn of(kind: RecordKind) -> Self {
        Self {
            kind,
            within: None,
            from: None,
            to: None,
            words: String::new(),
            cases: WhichCases::Every,
            terms: WhichTerms::Every,
            honour: None,
        }
    }
}

/// See [`super::Request::GetRecords`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetRecords {
    /// Which.
    pub filter: RecordFilter,
    /// The first of them, from 0.
    pub from: usize,
    /// How many at most.
    pub count: usize,
}

/// A part of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordPage {
    /// How many there are by the filter.
    pub total: usize,
    /// Names of the columns after the title.
    pub heads: Vec<String>,
    /// Those asked for.
    pub rows: Vec<RecordRow>,
}

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordRow {
    /// What the record is known by; `None` for what is no record.
    pub key: Option<RecordKey>,
    /// What it is called.
    pub title: String,
    /// The texts of the columns.
    pub cells: Vec<String>,
    /// What should catch the eye.
    pub mark: Option<(Severity, String)>,
}

/// See [`super::Request::GetRecord`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetRecord {
    /// Of which ledger.
    pub kind: RecordKind,
    /// Which; `None`: a new one.
    pub key: Option<RecordKey>,
    /// Where a new one begins.
    pub place: Option<GridCode>,
}

/// A record to look at and to edit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordForm {
    /// What it is called; empty for a new one.
    pub title: String,
    /// Its place, where it has one.
    pub place: Option<GridCode>,
    /// A field for each column.
    pub fields: Vec<RecordField>,
}

/// A field of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordField {
    /// Its name.
    pub name: String,
    /// How it is typed.
    pub input: Input,
    /// It may not be empty.
    pub must: bool,
    /// It stands in the form.
    pub form: bool,
    /// What there is to choose from: as it is kept, and as it is read.
    pub options: Vec<(String, String)>,
    /// What is in it.
    pub text: String,
}

/// See [`super::Request::PutRecord`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutRecord {
    /// Of which ledger.
    pub kind: RecordKind,
    /// Which; `None`: a new one.
    pub key: Option<RecordKey>,
    /// A text for each column.
    pub cells: Vec<String>,
    /// A record that is written for several places at once: each, with its households.
    pub places: Vec<(GridCode, u32)>,
}

/// See [`super::Request::RemoveRecords`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveRecords {
    /// Which.
    pub keys: Vec<RecordKey>,
}

/// What became of a record's form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordSaved {
    /// What is wrong; where there is anything, nothing was stored.
    pub wrong: Vec<Wrong>,
    /// What was written.
    pub keys: Vec<RecordKey>,
}

/// See [`super::Request::GetGroupPicture`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetGroupPicture {
    /// Of which chat group.
    pub id: RecordId,
}

/// A chat group's picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupPictureView {
    /// An address that holds it; empty where there is none.
    pub picture: String,
    /// Its last day.
    pub last_day: Option<NaiveDate>,
    /// What the public page shows of it, and why.
    pub state: String,
}

/// See [`super::Request::PutGroupPicture`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutGroupPicture {
    /// Of which chat group.
    pub id: RecordId,
    /// Its last day; `None`: the picture goes.
    pub last_day: Option<NaiveDate>,
}

/// See [`super::Request::GetPeople`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetPeople {
    /// Who holds a post in this place.
    pub within: GridCode,
}

/// Somebody to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonChoice {
    /// As they are written in a form.
    pub word: String,
    /// Their post, in words.
    pub post: String,
}
