//! 网格: a node of the tree, and what becomes of a code that is given up.
use super::{GridCode, Level, Phone, Point};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The county itself or a grid of level 1–4. Its parent is given by its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// Never used again, even when the grid is retired.
    pub code: GridCode,
    /// `八渡镇`, `河湾村`, `3组`, `第2网格`.
    pub name: String,
    /// The office's telephone: of a village's committee, a town's government. Public.
    #[serde(default, skip_serializing_if = "Phone::is_missing")]
    pub phone: Phone,
    /// Where the office of a town or a village stands. Public; kept and published for those alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// The range in words where the office wrote its own (`河东片`); otherwise it is
    /// computed from the doors of its households.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub range_words: String,
    /// Set when the code is given up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<Retirement>,
}

/// A code given up on a day, with the grids that took its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retirement {
    /// The first day on which it is no longer in force.
    pub on: NaiveDate,
    /// Grids of the same level that took over: one after a merge, several after a split.
    pub successors: Vec<GridCode>,
}

impl Grid {
    /// A grid in force with a code and a name and nothing else.
    #[must_use]
    pub fn new(code: GridCode, name: impl Into<String>) -> Self {
        Self {
            code,
            name: name.into(),
            phone: Phone::Missing,
            point: None,
            range_words: String::new(),
            retired: None,
        }
    }

    /// The level of its code.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.code.level()
    }

    /// Whether the grid is in force on a day.
    #[must_use]
    pub fn in_force(&self, on: NaiveDate) -> bool {
        self.retired.as_ref().is_none_or(|r| on < r.on)
    }
}
