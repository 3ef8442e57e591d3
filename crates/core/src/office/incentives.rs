//! Requests about assessing and paying. Private: they are for the office alone.
use crate::domain::GridCode;
use crate::ledger::incentive::PaymentKey;
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
