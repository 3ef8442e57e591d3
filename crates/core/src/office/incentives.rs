//! Requests about assessing and paying. Private: they are for the office alone.
use crate::domain::GridCode;
use crate::ledger::RecordId;
use crate::ledger::incentive::{PayOf, PaySide, PaymentKey};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// See [`super::Request::GetOwn`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetOwn {
    /// Who, as written in a form.
    pub person: String,
    /// Near which place.
    pub place: Option<GridCode>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// A person's own records: never a score, and never beside somebody else's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnView {
    /// Their name; empty where nobody is meant, or several are.
    pub name: String,
    /// How many of each, by name.
    pub counts: Vec<(String, usize)>,
    /// The records, each in a line with its day.
    pub lines: Vec<String>,
}

/// See [`super::Request::GetAssessment`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetAssessment {
    /// Which.
    pub id: RecordId,
}

/// An assessment in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentView {
    /// The grid.
    pub grid: String,
    /// The days.
    pub period: String,
    /// The grade.
    pub grade: String,
    /// The reason.
    pub words: String,
    /// Who assesses.
    pub by: String,
    /// Who is assessed, with their records of the period.
    pub own: OwnView,
}

/// Which sums of payments are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaySumsOf {
    /// In which place; `None`: the county.
    pub within: Option<GridCode>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// A row for each of these.
    pub by: PaySide,
}

/// See [`super::Request::GetPaySums`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetPaySums {
    /// Which.
    pub of: PaySumsOf,
}

/// See [`super::Request::ExportPaySums`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportPaySums {
    /// Which.
    pub of: PaySumsOf,
}

/// See [`super::Request::GetPayRows`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetPayRows {
    /// Of which sums.
    pub of: PaySumsOf,
    /// Behind which of them.
    pub row: PayOf,
    /// The first, from 0.
    pub from: usize,
    /// How many at most.
    pub count: usize,
}

/// Payments added up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaySumsView {
    /// Names of the columns after the row's own.
    pub heads: Vec<String>,
    /// The sums; the last is that of all, where there are any.
    pub rows: Vec<PaySumRow>,
}

/// A sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaySumRow {
    /// Of which payments; `None`: of all.
    pub of: Option<PayOf>,
    /// Its name.
    pub name: String,
    /// Its columns.
    pub cells: Vec<String>,
}

/// See [`super::Request::GetAwards`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetAwards {
    /// In which place; `None`: the county.
    pub within: Option<GridCode>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// What is proposed to be paid, and what is not, each with its reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwardsView {
    /// Proposals.
    pub rows: Vec<AwardRow>,
    /// Cases that are not paid for: what, and why.
    pub not: Vec<(String, String)>,
}

/// A payment that is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwardRow {
    /// What for.
    pub key: PaymentKey,
    /// Through which channel.
    pub channel: String,
    /// What for, in words.
    pub what: String,
    /// To whom.
    pub person: String,
    /// How much.
    pub amount: String,
    /// The earlier case that may be the same; empty: none.
    pub doubt: String,
}

/// See [`super::Request::Pay`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pay {
    /// Of which proposals.
    pub of: GetAwards,
    /// Which of them.
    pub keys: Vec<PaymentKey>,
    /// The day on which they count.
    pub on: NaiveDate,
    /// Who approves them.
    pub approved: String,
}

/// See [`super::Request::GetPayList`] and [`super::Request::ExportPayList`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayListOf {
    /// The village.
    pub village: GridCode,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// See [`super::Request::GetPayList`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetPayList {
    /// Which.
    pub of: PayListOf,
}

/// See [`super::Request::ExportPayList`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportPayList {
    /// Which.
    pub of: PayListOf,
}

/// A list to be signed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayListView {
    /// The village, in words.
    pub place: String,
    /// The days, in words.
    pub period: String,
    /// Names of the channels.
    pub channels: Vec<String>,
    /// A line a person: name, an amount a channel, the sum.
    pub rows: Vec<Vec<String>>,
    /// Down the columns, as a line.
    pub total: Vec<String>,
}
