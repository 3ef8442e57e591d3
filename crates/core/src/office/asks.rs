//! What the plain requests carry.
use crate::domain::audit::Severity;
use crate::domain::{GridCode, Settings};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// See [`super::Request::GetStatus`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetStatus;

/// See [`super::Request::ReadFiles`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadFiles;

/// See [`super::Request::GetPreview`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetPreview;

/// See [`super::Request::GetPreviewPage`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetPreviewPage {
    /// Only issues of this severity.
    pub severity: Option<Severity>,
    /// Only issues of the sheet of this number, from 0.
    pub sheet: Option<usize>,
    /// The first of them, from 0.
    pub from: usize,
    /// How many at most.
    pub count: usize,
}

/// See [`super::Request::Discard`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discard;

/// See [`super::Request::GetTree`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetTree;

/// See [`super::Request::GetNode`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetNode {
    /// Which node.
    pub code: GridCode,
}

/// See [`super::Request::GetAudit`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetAudit {
    /// Only issues of this severity.
    pub severity: Option<Severity>,
    /// Only issues whose title in the call's language this is.
    pub title: Option<String>,
    /// Only issues of this place and all below it.
    pub within: Option<GridCode>,
    /// The first of them, from 0.
    pub from: usize,
    /// How many at most.
    pub count: usize,
}

/// See [`super::Request::Publish`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publish {
    /// Version of the data as people read it.
    pub version: String,
    /// Date of the publication.
    pub date: NaiveDate,
    /// Address of the site, checked; empty: where the app runs.
    pub site: String,
}

/// See [`super::Request::GetVillage`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetVillage {
    /// The village, or anything in it.
    pub code: GridCode,
}

/// See [`super::Request::GetDeliveries`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetDeliveries {
    /// A village, group or household-level grid.
    pub code: GridCode,
}

/// See [`super::Request::GetSettings`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetSettings;

/// See [`super::Request::PutSettings`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutSettings {
    /// All of them.
    pub settings: Settings,
}

/// See [`super::Request::GetTemplate`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetTemplate;

/// See [`super::Request::GetPlaces`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetPlaces {
    /// The node above; `None` for the towns of the county.
    pub parent: Option<GridCode>,
}

/// See [`super::Request::Clear`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clear;
