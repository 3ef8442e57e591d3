//! Requests about nominations. Private: they are for the office alone.
use crate::domain::{GridCode, Nomination, NominationId, Stage};
use serde::{Deserialize, Serialize};

/// See [`super::Request::GetNominations`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetNominations {
    /// Only in this place.
    pub within: Option<GridCode>,
    /// Only those that are going on.
    pub open: bool,
}

/// A nomination to look at and to go on with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NominationView {
    /// All of it.
    pub nomination: Nomination,
    /// Its grid in words.
    pub grid_name: String,
    /// Where it stands today.
    pub stage: Stage,
    /// Its name.
    pub stage_name: String,
    /// Whom the villagers chose; empty: nobody yet.
    pub chosen: String,
    /// Days of the posting that are left, today included; 0 when it is over.
    pub days_left: i64,
}

/// See [`super::Request::GetNomination`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetNomination {
    /// Which.
    pub id: NominationId,
}
