//! Requests about the ledgers: lists and forms of every kind alike, and what cases need beside.
//! Private: they are for the office alone.
use crate::domain::GridCode;
use crate::domain::audit::Severity;
pub use crate::ledger::case::CaseMap;
use crate::ledger::case::{Case, Deed, Phase};
use crate::ledger::columns::{Input, Wrong};
use crate::ledger::incentive::HonourKind;
use crate::ledger::{RecordId, RecordKey, RecordKind};
use crate::office::PlaceChoice;
use chrono::{NaiveDate, NaiveDateTime};
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

/// See [`super::Request::GetCase`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetCase {
    /// Which.
    pub id: RecordId,
}

/// A case with its steps, and those that may be taken now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseView {
    /// All of it.
    pub case: Case,
    /// What it is called.
    pub title: String,
    /// Its number as it stands on papers.
    pub number: String,
    /// Where it stands.
    pub phase: Phase,
    /// The same, in words.
    pub phase_name: String,
    /// The grid that has it, with its level, in words.
    pub at_name: String,
    /// The level that has it.
    pub at: GridCode,
    /// Its place, in words.
    pub place_name: String,
    /// The last day in time, and the days left; `None` once it is closed.
    pub term: Option<(NaiveDate, i64)>,
    /// What was entered, by the names of the columns.
    pub facts: Vec<(String, String)>,
    /// Its steps.
    pub steps: Vec<StepView>,
    /// The grids to which it may be passed down.
    pub below: Vec<PlaceChoice>,
    /// Who entered a step last: the next one begins with the name.
    pub last_by: String,
    /// Most days with approval.
    pub longest: u16,
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepView {
    /// When.
    pub at: NaiveDateTime,
    /// Which, in words.
    pub name: String,
    /// By which level, in words.
    pub level: String,
    /// Who.
    pub by: String,
    /// What was done, or why.
    pub words: String,
    /// Why it could not be taken; empty where it was.
    pub wrong: String,
}

/// See [`super::Request::StepCase`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepCase {
    /// Which case.
    pub id: RecordId,
    /// Which step. Who approves a longer term is looked for by the name.
    pub deed: Deed,
    /// When it was taken.
    pub at: NaiveDateTime,
    /// Who took it.
    pub by: String,
    /// What was done, or why.
    pub words: String,
}

/// See [`super::Request::ReadSaid`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadSaid {
    /// The message as it was pasted.
    pub text: String,
    /// Where it comes from, where that is known.
    pub here: Option<GridCode>,
}

/// What was found in a message, each as a form's field holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidView {
    /// Kinds, the likeliest first.
    pub kinds: Vec<String>,
    /// Places, the smallest first.
    pub places: Vec<(GridCode, String)>,
    /// People.
    pub people: Vec<String>,
    /// Telephones.
    pub phones: Vec<String>,
}

/// See [`super::Request::GetCaseCounts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetCaseCounts {
    /// In which place; `None`: the county.
    pub within: Option<GridCode>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// See [`super::Request::GetCaseMap`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetCaseMap {
    /// Of which cases.
    pub of: GetCaseCounts,
}

/// Cases counted from several sides, each a name and a number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseCounts {
    /// By kind.
    pub kinds: Vec<(String, u32)>,
    /// By month.
    pub months: Vec<(String, u32)>,
    /// By the places right below.
    pub places: Vec<(String, u32)>,
    /// Closed ones by the level that closed them.
    pub levels: Vec<(String, u32)>,
}
