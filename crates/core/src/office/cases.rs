//! Requests about cases: one with its steps, what a message says of one, and how many there are.
//! Private, as all of a ledger.
use crate::domain::GridCode;
use crate::ledger::RecordId;
pub use crate::ledger::case::CaseMap;
use crate::ledger::case::{Case, Deed, Phase};
use crate::office::PlaceChoice;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

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
