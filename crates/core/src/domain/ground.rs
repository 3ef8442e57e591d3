//! 划分条件: what is known of a place's ground for its division, kept so that the next division has it.
//! Private: it names households.
use super::{GridCode, HouseholdId, Position};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What the division of a place should mind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ground {
    /// A village; a town or the county for lines that were drawn over several.
    pub place: GridCode,
    /// Rivers and roads that grids should not reach across.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Vec<Position>>,
    /// Pairs of households that should not share a grid.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub apart: Vec<[HouseholdId; 2]>,
    /// Households of those who can become gridworker.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub candidates: BTreeSet<HouseholdId>,
}

impl Ground {
    /// Nothing is known.
    #[must_use]
    pub const fn new(place: GridCode) -> Self {
        Self { place, lines: Vec::new(), apart: Vec::new(), candidates: BTreeSet::new() }
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.apart.is_empty() && self.candidates.is_empty()
    }
}
