//! `data/retired.<hash>.json`: codes that were given up, and who took over. Fetched only when
//! somebody asks for a code that is not in force: from an old card, say.
use crate::domain::GridCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All codes of the county that are no longer in force.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RetiredCodes {
    by_code: BTreeMap<GridCode, RetiredGrid>,
}

/// A code that was given up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetiredGrid {
    /// Its name with those above it: `云岭镇河湾村3组第2网格`.
    pub name: String,
    /// The first day on which it was no longer in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// The grids in force that took over, through any number of successions, by their codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heirs: Vec<GridCode>,
}

impl RetiredCodes {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_code.is_empty()
    }

    /// What became of a code.
    #[must_use]
    pub fn of(&self, code: GridCode) -> Option<&RetiredGrid> {
        self.by_code.get(&code)
    }
}

impl FromIterator<(GridCode, RetiredGrid)> for RetiredCodes {
    fn from_iter<I: IntoIterator<Item = (GridCode, RetiredGrid)>>(all: I) -> Self {
        Self { by_code: all.into_iter().collect() }
    }
}
