//! What is to be divided, and how: the households of one group and the office's wishes.
use crate::domain::{Door, GridCode, HouseholdId, Position, Register, SizeRule};
use serde::{Deserialize, Serialize};

/// A household as far as division needs it. Private, as all of a household is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Home {
    /// Number within the register.
    pub id: HouseholdId,
    /// Where it stands, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// Its door, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub door: Option<Door>,
    /// The grid it is in now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// Whether somebody of it can become gridworker.
    #[serde(default)]
    pub candidate: bool,
}

/// The households of one group (level 3), in the order of the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// The group's code.
    pub code: GridCode,
    /// Its households.
    pub homes: Vec<Home>,
}

impl Group {
    /// A group as the register has it; `candidate` tells which households are marked.
    #[must_use]
    pub fn of(register: &Register, code: GridCode, candidate: impl Fn(HouseholdId) -> bool) -> Self {
        let homes = register.households.get(&code).into_iter().flatten().map(|h| Home {
            id: h.id,
            position: h.position,
            door: h.door.clone(),
            grid: h.grid,
            candidate: candidate(h.id),
        });
        Self { code, homes: homes.collect() }
    }
}

/// What makes one division better than another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Objective {
    /// 紧凑: least sum of squared distances, in square metres, to the middle of the grid.
    #[default]
    Compact,
    /// 步行最短: least sum of distances, in metres, to the household of the (candidate) gridworker.
    Walking,
    /// 门牌连续: each grid one run of doors; among those, the most compact.
    Doors,
}

/// What a grid should not reach across.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Barriers {
    /// Pairs of households that should not share a grid.
    #[serde(default)]
    pub apart: Vec<[HouseholdId; 2]>,
    /// Rivers and roads as drawn. Two households should not share a grid where the straight line
    /// between them crosses one of these an odd number of times: across a bend and back is no crossing.
    #[serde(default)]
    pub lines: Vec<Vec<Position>>,
}

/// How a group is to be divided.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Wishes {
    /// Fewest and most households of a grid: the county's rule, or the group's own.
    pub size: SizeRule,
    /// What is good.
    #[serde(default)]
    pub objective: Objective,
    /// What is not crossed where sizes allow.
    #[serde(default)]
    pub barriers: Barriers,
    /// How strongly the grids of now are kept: 0 the best shape, 1 nothing is changed that is legal.
    /// Between: a household changes only where that saves `keep / (1 − keep)` times what a household
    /// of the best shape costs on average.
    #[serde(default)]
    pub keep: f64,
    /// A number of grids of the office's own; taken where it is legal.
    #[serde(default)]
    pub grids: Option<usize>,
}
